"""A Word file as bytes: no trace of who made it when, and the same bytes for the same paper."""

import io
import zipfile
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from oversight_app.summaries.document import Document
from oversight_app.summaries.words import MADE_BY, readable, worded

_WML = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14_IDS = (
    "{http://schemas.microsoft.com/office/word/2010/wordml}paraId",
    "{http://schemas.microsoft.com/office/word/2010/wordml}textId",
)
_LONGEST = 255
"""Letters in one property, by the rules of the format."""
_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Oversight</Application></Properties>"
)
_CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>\
<dc:subject>{subject}</dc:subject><dc:creator>{office}</dc:creator>\
<cp:keywords>{marking}</cp:keywords><dc:description>{made}</dc:description>\
<cp:revision>1</cp:revision>\
<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified>\
<dc:language>{language}</dc:language></cp:coreProperties>"""


def packed(made: Any, document: Document) -> bytes:
    """Return a filled Word document as bytes, its properties set from the paper."""
    _set_properties(made.part.package, document)
    for part in made.part.package.iter_parts():
        root = getattr(part, "element", None)
        if root is not None:
            _forget_sessions(root)
    written = io.BytesIO()
    made.save(written)
    return _dated(written.getvalue(), document.dated)


def _set_properties(package: Any, document: Document) -> None:
    for key, relation in list(package.rels.items()):
        if relation.reltype != RELATIONSHIP_TYPE.OFFICE_DOCUMENT:
            del package.rels[key]
    core = _CORE.format(
        title=_property(readable(document.title)),
        subject=_property(worded(document.subtitle)),
        office=_property(readable(document.office)),
        marking=_property(readable(document.marking_line)),
        made=MADE_BY,
        day=document.dated.isoformat(),
        language=escape(document.language),
    )
    for name, kind, content_type, text in (
        ("core", RELATIONSHIP_TYPE.CORE_PROPERTIES, CONTENT_TYPE.OPC_CORE_PROPERTIES, core),
        ("app", RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, CONTENT_TYPE.OFC_EXTENDED_PROPERTIES,
         _APPLICATION),
    ):  # fmt: skip
        uri = PackURI(f"/docProps/{name}.xml")
        package.relate_to(Part(uri, content_type, text.encode(), package), kind)


def _property(words: str) -> str:
    return escape(" ".join(words.split())[:_LONGEST])


def _forget_sessions(root: Any) -> None:
    """Drop the marks by which Word tells the sessions in which a text was written."""
    for one in root.iter():
        for name in list(one.attrib):
            if name.startswith(f"{_WML}rsid") or name in _W14_IDS:
                del one.attrib[name]
    for one in list(root.iter(f"{_WML}rsid", f"{_WML}rsids")):
        one.getparent().remove(one)


def _dated(content: bytes, day: date) -> bytes:
    """Write the parts again in their order, each with the paper's own date."""
    made = io.BytesIO()
    moment = (max(1980, day.year), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            again = zipfile.ZipInfo(entry.filename, moment)
            again.compress_type = zipfile.ZIP_DEFLATED
            again.create_system = 0
            new.writestr(again, old.read(entry))
    return made.getvalue()

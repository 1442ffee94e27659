"""The base of a Word file: the program's own, or the office's template without its text.

A template is somebody's file. Nothing of it is used but its styles, lists, page, headers and
footers, and one with anything active, remembered about people, or kept elsewhere is refused.
"""

import io
import re
import zipfile
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from oversight_app.domain.errors import UserProblem

_LARGEST = 20_000_000
_LARGEST_UNPACKED = 100_000_000
_MOST_PARTS = 2_000
_TYPES = "[Content_Types].xml"
_AS_TEMPLATE = b"wordprocessingml.template.main+xml"
_AS_DOCUMENT = b"wordprocessingml.document.main+xml"
_ACTIVE = re.compile(
    r"vbaproject|vbadata|activex|/embeddings/|oleobject|/ctrlprops/", re.IGNORECASE
)
_UNSEEN = {
    "w:vanish": "words that nobody sees",
    "w:webHidden": "words that nobody sees",
    "w:specVanish": "words that nobody sees",
    "w:ins": "tracked changes",
    "w:del": "tracked changes",
    "w:moveFrom": "tracked changes",
    "w:moveTo": "tracked changes",
    "w:commentRangeStart": "a comment",
    "w:commentReference": "a comment",
    "w:dataBinding": "a field bound to data behind it",
    "w:ffData": "a form",
    "w:permStart": "somebody’s right to change it",
}
"""What the header or footer of a template may not hold, though no field and no link."""
_HIDES = re.compile(r"visibility\s*:\s*hidden|mso-hide\s*:", re.IGNORECASE)
_FIELD = re.compile(r"^\s*\\?\s*([A-Za-z=]+)")
_HARMLESS_FIELDS = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "TITLE", "SUBJECT"}
_KEPT = {RT.STYLES, RT.NUMBERING, RT.THEME, RT.FONT_TABLE, RT.SETTINGS, RT.HEADER, RT.FOOTER}
_KEPT_SETTINGS = {"zoom", "mirrorMargins", "gutterAtTop", "defaultTabStop", "evenAndOddHeaders",
                  "characterSpacingControl", "compat", "mathPr", "themeFontLang",
                  "clrSchemeMapping", "decimalSymbol", "listSeparator"}  # fmt: skip
_DROPPED_OF_SECTION = ("w:type", "w:cols", "w:lnNumType", "w:pgNumType", "w:footnotePr",
                       "w:endnotePr", "w:docGrid", "w:formProt", "w:printerSettings")  # fmt: skip


def base(template: bytes | None) -> Any:
    """Return a Word document without text, ready to be filled.

    Raises UserProblem for a template that is none, or that holds what may not leave.
    """
    import docx

    if template is None:
        made = docx.Document()
        _emptied(made)
        return made
    try:
        made = docx.Document(io.BytesIO(_as_document(template)))
    except UserProblem:
        raise
    except Exception as problem:
        # Whatever a reader of Word files makes of a file that is broken.
        raise _no_template() from problem
    _emptied(made)
    _checked(made.part)
    return made


def _no_template() -> UserProblem:
    return UserProblem(
        "The template is not a Word file that can be read. Nothing was written. In Word, open the "
        "template, choose Save as, and save it as a Word document (.docx); then choose that file."
    )


def _refused(holds: str, mend: str) -> UserProblem:
    return UserProblem(f"The template {holds}. Nothing was written. {mend}")


def _as_document(template: bytes) -> bytes:
    """Return the file as a document if it is a template (.dotx), after a look at its parts."""
    if len(template) > _LARGEST:
        raise _refused(
            "is larger than 20 MB", "Save a copy without its pictures and text, and choose that."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as packed:
            entries = packed.infolist()
            if len(entries) > _MOST_PARTS or sum(e.file_size for e in entries) > _LARGEST_UNPACKED:
                raise _no_template()
            if any(_ACTIVE.search(entry.filename) for entry in entries):
                raise _refused(
                    "holds macros or embedded objects",
                    "In Word, save a copy as a Word document (.docx), which leaves them out, and "
                    "choose that.",
                )
            parts = [(entry, _part(packed, entry)) for entry in entries]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as problem:
        raise _no_template() from problem
    types = next((content for entry, content in parts if entry.filename == _TYPES), b"")
    if any(b"<!DOCTYPE" in content or b"<!ENTITY" in content
           for entry, content in parts if entry.filename.endswith((".xml", ".rels"))):  # fmt: skip
        raise _no_template()
    if b"macroEnabled" in types:
        raise _refused(
            "is of the kind that holds macros",
            "In Word, save a copy as a Word document (.docx) and choose that.",
        )
    if _AS_TEMPLATE not in types:
        return template
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as again:
        for entry, content in parts:
            if entry.filename == _TYPES:
                content = content.replace(_AS_TEMPLATE, _AS_DOCUMENT)
            again.writestr(entry, content)
    return made.getvalue()


def _part(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return one part, no more of it than it says it has: some say less than they hold."""
    with packed.open(entry) as part:
        return part.read(entry.file_size)


def _emptied(made: Any) -> None:
    """Drop the text and every part that only the text, or whoever wrote it, needed."""
    part, body = made.part, made.element.body
    section = _last_section(body)
    for child in list(body):
        body.remove(child)
    body.append(section)
    used = {child.get(qn("r:id")) for child in section if child.get(qn("r:id"))}
    for key, relation in list(part.rels.items()):
        furniture = relation.reltype in {RT.HEADER, RT.FOOTER}
        if relation.reltype not in _KEPT or (furniture and key not in used):
            del part.rels[key]
    for relation in part.rels.values():
        if relation.reltype == RT.SETTINGS:
            _clean_settings(relation.target_part)
    for key, relation in list(part.package.rels.items()):
        if relation.reltype not in {RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES}:
            del part.package.rels[key]


def _last_section(body: Any) -> Any:
    """Return the page set-up of the last section, with headers that it takes from earlier ones."""
    from oversight_app.summaries.docx_xml import element

    sections = list(body.iter(qn("w:sectPr")))
    if not sections:
        return element("w:sectPr")
    last = sections[-1]
    references = ("w:headerReference", "w:footerReference")
    for tag in references:
        own = {one.get(qn("w:type")) for one in last.findall(qn(tag))}
        for earlier in reversed(sections[:-1]):
            for one in earlier.findall(qn(tag)):
                if one.get(qn("w:type")) not in own:
                    own.add(one.get(qn("w:type")))
                    last.insert(0, one)
    for tag in _DROPPED_OF_SECTION:
        for child in last.findall(qn(tag)):
            last.remove(child)
    for change in last.findall(qn("w:sectPrChange")):
        last.remove(change)
    return last


def _clean_settings(part: Any) -> None:
    for child in list(part.element):
        if not isinstance(child.tag, str) or child.tag.rsplit("}", 1)[-1] not in _KEPT_SETTINGS:
            part.element.remove(child)
    for key in list(part.rels):
        del part.rels[key]


def _checked(part: Any) -> None:
    """Refuse what the kept parts still hold of links, fields, objects or people."""
    for relation in part.rels.values():
        kept = relation.target_part
        where = {RT.HEADER: "header", RT.FOOTER: "footer"}.get(relation.reltype, "styles")
        for inner in kept.rels.values():
            if inner.is_external or inner.reltype not in {RT.IMAGE, RT.THEME}:
                raise _refused(
                    f"has a link or an object in its {where}",
                    f"In Word, remove it from the {where} (for a picture: insert it instead of "
                    "linking to it), save, and choose the template again.",
                )
        root = getattr(kept, "element", None)
        root = parse_xml(kept.blob) if root is None else root
        if any(qn("w:author") in one.attrib for one in root.iter()):
            raise _refused(
                f"has tracked changes or comments in its {where}",
                "In Word, accept or reject the changes and remove the comments, save, and choose "
                "the template again.",
            )
        _harmless(root, where)


def _harmless(root: Any, where: str) -> None:
    for tag, holds in _UNSEEN.items():
        for one in root.iter(qn(tag)):
            # A style may hide words that nobody uses; a header holds what it holds.
            if where != "styles" and one.get(qn("w:val")) not in ("0", "false"):
                raise _refused(
                    f"has {holds} in its {where}",
                    f"In Word, remove it from the {where}, save, and choose the template again.",
                )
    if any(_HIDES.search(one.get("style") or "") for one in root.iter()):
        raise _refused(
            f"has a shape that nobody sees in its {where}",
            f"In Word, remove it from the {where}, save, and choose the template again.",
        )
    active = ("w:object", "w:control", "w:altChunk")
    if any(True for tag in active for _ in root.iter(qn(tag))):
        raise _refused(f"has an object in its {where}", "Remove it in Word and save it again.")
    codes = [one.get(qn("w:instr")) or "" for one in root.iter(qn("w:fldSimple"))]
    # One field can be spread over several runs: what is between its begin and its result.
    spread = ""
    for one in root.iter(qn("w:instrText"), qn("w:fldChar")):
        if one.tag == qn("w:instrText"):
            spread += one.text or ""
        elif spread:
            codes.append(spread)
            spread = ""
    for code in [*codes, spread]:
        found = _FIELD.match(code)
        if code.strip() and (not found or found[1].upper() not in _HARMLESS_FIELDS):
            name = found[1].upper() if found else code.strip()[:20]
            raise _refused(
                f"has a field that works itself out ({name}) in its {where}",
                "In Word, click the field, press Ctrl+Shift+F9 to make it plain text, save, and "
                "choose the template again.",
            )

"""A written Word document, opened again: its parts, its words, and what nobody would see."""

import re
from collections.abc import Iterator

from oversight_app.summaries.reread_figures import FoundTable, Reading
from oversight_app.summaries.reread_parts import Element, Parts, attribute

_KNOWN = (
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml"
    r"|word/(document|styles|stylesWithEffects|settings|webSettings|fontTable|numbering"
    r"|footnotes|endnotes|(header|footer)\d*)\.xml|word/theme/theme\d*\.xml"
    r"|word/_rels/[a-zA-Z]+\d*\.xml\.rels|word/(theme/_rels/theme\d+\.xml\.rels)"
    r"|word/media/[\w-]+\.(png|svg|jpe?g|emf)|word/theme/media/[\w-]+\.(png|jpe?g)"
)
_SHOWN = re.compile(r"word/(document|footnotes|endnotes|(header|footer)\d*)\.xml")
_HIDES = re.compile(r"visibility\s*:\s*hidden|mso-hide\s*:", re.IGNORECASE)
_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SEQ", "TOC", "PAGEREF", "REF", "STYLEREF"}
_FORBIDDEN = {
    "ins": "tracked changes",
    "del": "tracked changes",
    "moveFrom": "tracked changes",
    "moveTo": "tracked changes",
    "rPrChange": "tracked changes",
    "pPrChange": "tracked changes",
    "tblPrChange": "tracked changes",
    "sectPrChange": "tracked changes",
    "cellIns": "tracked changes",
    "cellDel": "tracked changes",
    "commentRangeStart": "comments",
    "commentReference": "comments",
    "vanish": "words that nobody sees",
    "webHidden": "words that nobody sees",
    "specVanish": "words that nobody sees",
    "object": "an embedded file",
    "OLEObject": "an embedded file",
    "control": "a control",
    "altChunk": "an embedded file",
    "subDoc": "an embedded file",
    "dataBinding": "data behind its words",
    "ffData": "a form",
    "permStart": "somebody’s right to change it",
}
_IN_THE_SETTINGS = {
    "trackRevisions": "tracked changes",
    "mailMerge": "a connection to data elsewhere",
    "attachedTemplate": "a link to its template",
    "docVars": "values that nobody sees",
    "linkStyles": "a link to its template",
    "rsids": "marks of who worked on it when",
}


def read_docx(content: bytes, office: str) -> Reading:
    """Read a document; Unreadable for what is none."""
    parts = Parts.of(content)
    faults = [*parts.unknown(_KNOWN), *parts.links(), *parts.properties(office)]
    if "word/settings.xml" in parts.content:
        for each in parts.xml("word/settings.xml").iter():
            if each.tag in _IN_THE_SETTINGS:
                faults.append(f"it holds {_IN_THE_SETTINGS[each.tag]}")
    shown = {name: parts.xml(name) for name in parts.content if _SHOWN.fullmatch(name)}
    for root in shown.values():
        faults += _of_the_words(root)
    body = parts.xml("word/document.xml")
    around = "\n".join(_words(root) for name, root in shown.items() if "/document" not in name)
    tables = (FoundTable(f"table {n}", rows) for n, rows in enumerate(_tables(body), start=1))
    return Reading(
        faults=tuple(dict.fromkeys(faults)),
        tables=tuple(tables),
        text=_words(body),
        pages=(("its pages", around),),
        whole=False,
    )


def _of_the_words(root: Element) -> Iterator[str]:
    for each in root.iter():
        # In styles of contents Word hides the numbers of pages on the web, which is no secret.
        if each.tag in _FORBIDDEN and attribute(each, "val") not in ("0", "false"):
            yield f"it holds {_FORBIDDEN[each.tag]}"
        if _HIDES.search(each.get("style") or ""):
            yield "it holds words that nobody sees"
        if any("}rsid" in name for name in each.attrib):
            yield "it holds marks of who worked on it when"
        if each.tag == "hyperlink" and attribute(each, "id"):
            yield "it holds a link that leads out of the file"
        if each.tag in ("blip", "imagedata") and attribute(each, "link"):
            yield "it shows a picture that is not in it"
        if each.tag in ("hlinkClick", "hlinkHover"):
            yield "it holds a link that leads out of the file"
    yield from _fields(root)


def _fields(root: Element) -> Iterator[str]:
    for each in root.iter("fldSimple"):
        yield from _of_the_field(attribute(each, "instr"))
    # A field may be spread over several runs: one paragraph's are read together.
    for paragraph in root.iter("p"):
        said = ""
        for each in paragraph.iter():
            if each.tag == "instrText":
                said += each.text or ""
            elif each.tag == "fldChar" and said:
                yield from _of_the_field(said)
                said = ""
        if said:
            yield from _of_the_field(said)


def _of_the_field(instruction: str) -> Iterator[str]:
    words = instruction.split()
    name = words[0].upper() if words else ""
    inside = name == "HYPERLINK" and len(words) > 1 and words[1] == "\\l"
    if name not in _FIELDS and not inside:
        yield f"it holds a field that acts ({name or 'without a name'})"


def _tables(body: Element) -> Iterator[tuple[tuple[str, ...], ...]]:
    for table in body.iter("tbl"):
        rows = []
        for row in table.findall("tr"):
            heading = row.find("trPr/tblHeader") is not None
            if not heading:
                rows.append(tuple(_words(cell) for cell in row.iter("tc")))
        yield tuple(rows)


def _words(root: Element) -> str:
    said: list[str] = []
    for each in root.iter():
        if each.tag == "p":
            said.append("\n")
        elif each.tag == "t":
            said.append(each.text or "")
        elif each.tag in ("br", "cr", "tab"):
            said.append(" ")
        elif each.tag == "noBreakHyphen":
            said.append("-")
    return "".join(said)

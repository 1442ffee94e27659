"""A written spreadsheet, opened again: its parts, its cells, and what nobody would see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from oversight_app.summaries.reread_figures import FoundTable, Reading
from oversight_app.summaries.reread_parts import Element, Parts, Unreadable, attribute

_KNOWN = (
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|xl/workbook\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/(styles|sharedStrings)\.xml|xl/theme/theme1\.xml"
    r"|xl/worksheets/sheet\d+\.xml|xl/worksheets/_rels/sheet\d+\.xml\.rels"
    r"|xl/tables/table\d+\.xml"
)
_OF_THE_PAPER = ("Cover", "Contents", "Notes", "Method", "Sources")
"""The sheets that a paper has beside those of its tables."""
_OF_WORDS = ("Notes",)
"""The one whose table holds nothing but sentences of the paper."""
_ACTIVE = {
    "f": "a formula",
    "dataValidation": "a rule for what may be entered",
    "conditionalFormatting": "a rule for how cells look",
    "legacyDrawing": "comments",
    "oleObject": "an embedded file",
    "control": "a control",
    "mergeCell": "merged cells",
    "drawing": "a drawing",
    "picture": "a picture behind the cells",
    "customSheetView": "somebody’s own view of it",
    "scenario": "a scenario",
    "webPublishItem": "a link to the web",
}
_FIRST_DAY = date(1899, 12, 30)
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str
    cells: dict[tuple[int, int], str]
    """By (row, column), both from 1."""
    reference: tuple[int, int, int, int] | None
    """First row and column, last row and column of its marked-up table."""


def read_xlsx(content: bytes, office: str) -> Reading:
    """Read a spreadsheet; Unreadable for what is none."""
    parts = Parts.of(content)
    faults = [*parts.unknown(_KNOWN), *parts.links(), *parts.properties(office)]
    book = parts.xml("xl/workbook.xml")
    faults += _of_the_book(book)
    texts = _shared(parts)
    days = _day_styles(parts)
    sheets: list[_Sheet] = []
    for name, part in _sheets(parts, book):
        faults += _of_the_sheet(name, parts.xml(part))
        sheets.append(_read(name, part, parts, texts, days))
        faults += _beside_the_table(sheets[-1])
    tables = tuple(FoundTable(f"the sheet “{one.name}”", _rows(one)) for one in sheets)
    said = [(one.name, "\n".join(one.cells.values())) for one in sheets]
    return Reading(
        faults=tuple(dict.fromkeys(faults)),
        tables=tuple(one for one in tables if one.rows),
        text="\n".join(words for _, words in said),
        pages=tuple((f"the sheet “{name}”", words) for name, words in said),
        around="\n".join(words for one in sheets for words in _around(one)),
    )


def paper_sheet(where: str) -> bool:
    """Tell whether a table stands on one of the sheets that every paper has."""
    return any(where == f"the sheet “{name}”" for name in _OF_THE_PAPER)


def _of_the_book(book: Element) -> Iterator[str]:
    for sheet in book.iter("sheet"):
        if sheet.get("state", "visible") != "visible":
            yield f"its sheet “{sheet.get('name')}” is hidden"
    own = {(sheet.get("name") or "").replace("'", "''") for sheet in book.iter("sheet")}
    for name in book.iter("definedName"):
        sheet_name = (name.text or "").rpartition("!")[0]
        known = (name.get("name") or "").startswith("_xlnm.Print_")
        inside = sheet_name in own or sheet_name[1:-1] in own
        if not known or name.get("hidden") or not inside:
            yield f"it defines a name ({name.get('name')})"
    for tag in ("externalReference", "pivotCache", "fileSharing", "fileRecoveryPr"):
        if book.find(f".//{tag}") is not None:
            yield "it is bound to something outside the file"


def _of_the_sheet(name: str, sheet: Element) -> Iterator[str]:
    where = f"its sheet “{name}”"
    for each in sheet.iter():
        if each.tag in _ACTIVE:
            yield f"{where} holds {_ACTIVE[each.tag]}"
    for tag, what, size in (("row", "row", "ht"), ("col", "column", "width")):
        for each in sheet.iter(tag):
            folded = each.get("collapsed", "0") not in ("0", "false")
            flat = each.get(size) is not None and float(each.get(size) or 0) <= 0
            if each.get("hidden", "0") not in ("0", "false") or folded or flat:
                yield f"{where} has a hidden {what}"
    for each in sheet.iter("hyperlink"):
        if attribute(each, "id") or not re.fullmatch(r"'.+'!A1", each.get("location") or ""):
            yield f"{where} holds a link that leads out of the file"
    for each in sheet.iter("filterColumn"):
        yield f"{where} has a filter, which hides rows ({each.get('colId')})"


def _sheets(parts: Parts, book: Element) -> Iterator[tuple[str, str]]:
    rels = parts.xml("xl/_rels/workbook.xml.rels")
    targets = {one.get("Id"): one.get("Target") or "" for one in rels.iter("Relationship")}
    for sheet in book.iter("sheet"):
        target = targets.get(attribute(sheet, "id"), "")
        yield sheet.get("name") or "", f"xl/{target.removeprefix('/xl/')}"


def _shared(parts: Parts) -> list[str]:
    if "xl/sharedStrings.xml" not in parts.content:
        return []
    return [_words(one) for one in parts.xml("xl/sharedStrings.xml").iter("si")]


def _words(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter("t"))


def _day_styles(parts: Parts) -> frozenset[int]:
    """Return the places of the cell styles that show a number as a day."""
    styles = parts.xml("xl/styles.xml")
    days = {
        each.get("numFmtId")
        for each in styles.iter("numFmt")
        if "mmm" in (each.get("formatCode") or "")
    }
    looks = styles.find("cellXfs")
    return frozenset(
        place
        for place, look in enumerate(looks if looks is not None else ())
        if look.get("numFmtId") in days
    )


def _read(name: str, part: str, parts: Parts, texts: list[str], days: frozenset[int]) -> _Sheet:
    cells: dict[tuple[int, int], str] = {}
    for cell in parts.xml(part).iter("c"):
        found = _CELL.fullmatch(cell.get("r") or "")
        words = _value(cell, texts, days)
        if found and words:
            cells[int(found[2]), _column(found[1])] = words
    return _Sheet(name, part, cells, _reference(part, parts))


def _value(cell: Element, texts: list[str], days: frozenset[int]) -> str:
    value = cell.find("v")
    written = (value.text or "") if value is not None else ""
    try:
        if cell.get("t") == "s":
            return texts[int(written)]
        if cell.get("t") == "inlineStr":
            return _words(cell)
        if written and cell.get("t", "n") == "n" and int(cell.get("s", "0")) in days:
            return (_FIRST_DAY + timedelta(days=int(float(written)))).isoformat()
        return f"{float(written):.10f}" if written and cell.get("t", "n") == "n" else written
    except (ValueError, IndexError, OverflowError):
        raise Unreadable("one of its cells can’t be read") from None


def _reference(part: str, parts: Parts) -> tuple[int, int, int, int] | None:
    folder, file = part.rsplit("/", 1)
    rels = f"{folder}/_rels/{file}.rels"
    if rels not in parts.content:
        return None
    targets = [
        one.get("Target") or ""
        for one in parts.xml(rels).iter("Relationship")
        if (one.get("Type") or "").endswith("/table")
    ]
    if len(targets) != 1:
        return None
    table = parts.xml(f"xl/{targets[0].removeprefix('../').removeprefix('/xl/')}")
    first, _, last = (table.get("ref") or "").partition(":")
    start, end = _CELL.fullmatch(first), _CELL.fullmatch(last)
    if not start or not end:
        raise Unreadable("one of its tables has no place")
    return int(start[2]), _column(start[1]), int(end[2]), _column(end[1])


def _rows(sheet: _Sheet) -> tuple[tuple[str, ...], ...]:
    if sheet.reference is None:
        return ()
    top, left, bottom, right = sheet.reference
    return tuple(
        tuple(sheet.cells.get((row, column), "") for column in range(left, right + 1))
        for row in range(top + 1, min(bottom, max((row for row, _ in sheet.cells), default=0)) + 1)
    )


def _around(sheet: _Sheet) -> Iterator[str]:
    """Yield what a sheet says outside its table, and in one that holds words."""
    top, left, bottom, right = sheet.reference or (0, 0, -1, -1)
    for (row, column), words in sheet.cells.items():
        inside = top <= row <= bottom and left <= column <= right
        if not inside or (sheet.name in _OF_WORDS and row > top and column > 1):
            yield words


def _beside_the_table(sheet: _Sheet) -> Iterator[str]:
    """Yield that cells stand where no reader would look for them."""
    for row, column in sheet.cells:
        if sheet.reference is None:
            stray = column > 1
        else:
            top, left, bottom, right = sheet.reference
            inside = top <= row <= bottom and left <= column <= right
            stray = not inside and (row > bottom or column > 1)
        if stray:
            yield f"its sheet “{sheet.name}” holds cells beside its table"
            return


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number

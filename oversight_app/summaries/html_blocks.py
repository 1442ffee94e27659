"""The parts of a document as elements of a web page: headings, tables, charts, lists, notes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement

from oversight_app.domain.findings import Align, Row, Status, Table
from oversight_app.summaries.chart_element import chart_element
from oversight_app.summaries.document import (
    Block,
    ChartBlock,
    Columns,
    Document,
    Heading,
    KeyFigures,
    ListBlock,
    Notes,
    PageBreak,
    Paragraph,
    TableBlock,
    Terms,
    Words,
)
from oversight_app.summaries.table_notes import HiddenNotes, note_above
from oversight_app.summaries.words import cell_words, is_total, paper_columns, readable, worded

_DEEPEST = 6
_BEHIND = "The figures in this chart, as a table"


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading for the list of contents: its level from 1, its words, and the id it has."""

    level: int
    words: str
    id: str


_SHORT, _SHORT_NAME = 10, 20
"""Letters of a cell, and of the name of a row, that stay on one line: a number of a record breaks
at no hyphen, and a month stays with its year."""


class BlockElements:
    """Makes the elements of one document, counting headings, tables and charts as it goes, so
    that each has an id of its own. ``entries`` are the headings met so far."""

    def __init__(self, document: Document) -> None:
        self.entries: list[Entry] = []
        self._hidden = HiddenNotes(document, charts=True)
        self._known_notes = {note.number for note in document.notes()}
        self._written_notes: set[int] = set()
        self._tables = 0
        self._charts = 0

    def of(self, blocks: tuple[Block, ...]) -> Iterator[Element]:
        """Yield the elements of some blocks in reading order."""
        for block in blocks:
            yield from self._parts(block)

    def last(self) -> Iterator[Element]:
        """Yield what is said after all blocks."""
        if said := self._hidden.at_the_end():
            yield said_element("p", said, "small")

    def _parts(self, block: Block) -> Iterator[Element]:
        match block:
            case Heading(level, text):
                yield self._heading(text, level)
            case Paragraph(text, role):
                yield said_element("p", text, str(role))
            case KeyFigures(figures):
                made = Element("dl", {"class": "figures"})
                for figure in figures:
                    pair = SubElement(made, "div")
                    pair.append(said_element("dt", figure.label))
                    pair.append(said_element("dd", str(figure.value)))
                yield made
            case ListBlock(items, ordered):
                made = Element("ol" if ordered else "ul")
                made.extend(said_element("li", item) for item in items)
                yield made
            case Terms(terms):
                made = Element("dl", {"class": "terms"})
                for term in terms:
                    made.append(said_element("dt", readable(term.name)))
                    made.append(said_element("dd", term.text))
                yield made
            case Notes(notes):
                yield from (self._note(note.number, note.text) for note in notes)
            case TableBlock():
                yield from self._table_block(block)
            case ChartBlock():
                yield self._chart(block)
            case Columns(left, right):
                yield from self.of(left)
                yield from self.of(right)
            case PageBreak():
                yield Element("div", {"class": "new-page"})

    def _heading(self, text: Words, level: int) -> Element:
        words = " ".join(worded(text).split()) or "Untitled"
        entry = Entry(level, words, f"section-{len(self.entries) + 1}")
        self.entries.append(entry)
        made = Element(f"h{min(level + 1, _DEEPEST)}", {"id": entry.id})
        made.text = words
        return made

    def _note(self, number: int, text: Words) -> Element:
        made = said_element("p", text, "note")
        if number not in self._written_notes:
            self._written_notes.add(number)
            made.set("id", f"note-{number}")
        mark = Element("b")
        mark.text, mark.tail = f"[note {number}]", f" {made.text or ''}"
        made.text = None
        made.insert(0, mark)
        return made

    def _table_block(self, block: TableBlock) -> Iterator[Element]:
        heading = self._heading(block.table.title, block.level)
        yield heading
        yield from self._table(block.table, block.notes, str(heading.get("id")))

    def _table(self, table: Table, notes: tuple[int, ...], named_by: str = "") -> Iterator[Element]:
        self._tables += 1
        prefix = f"table-{self._tables}"
        described = []
        above = said_element("p", note_above(table), "table-note")
        self._call_up(above, notes)
        if above.text or len(above):
            above.set("id", f"{prefix}-note")
            described.append(f"{prefix}-note")
            yield above
        below = self._hidden.below(table)
        if below:
            described.append(f"{prefix}-hidden")
        caption = f"{prefix}-caption"
        around = Element(
            "div",
            {
                "class": "scroll",
                "role": "region",
                "tabindex": "0",
                "aria-labelledby": named_by or caption,
            },
        )
        made = SubElement(around, "table")
        if described:
            made.set("aria-describedby", " ".join(described))
        heads = [readable(column.heading) for _, column in paper_columns(table)]
        if len(heads) > _MANY:
            made.set("class", "wide")
        called = SubElement(made, "caption", {"id": caption, "class": "unseen"})
        called.text = " ".join(readable(table.title).split()) or "Table"
        _fill(made, table)
        yield around
        if below:
            told = said_element("p", below, "table-note")
            told.set("id", f"{prefix}-hidden")
            yield told

    def _call_up(self, above: Element, notes: tuple[int, ...]) -> None:
        """Add ``[note 1]`` to what stands above a table, leading to the note where it is here."""
        for number in notes:
            if number in self._known_notes:
                mark = SubElement(above, "a", {"href": f"#note-{number}"})
            else:
                mark = SubElement(above, "span")
            mark.text = f"[note {number}]"
            mark.tail = " "
        if notes and above.text:
            above.text += " "

    def _chart(self, block: ChartBlock) -> Element:
        self._charts += 1
        prefix = f"chart-{self._charts}-"
        heading = self._heading(block.chart.title, block.level)
        made = Element("figure", {"aria-labelledby": str(heading.get("id"))})
        made.append(heading)
        if subtitle := worded(block.chart.subtitle):
            made.append(said_element("p", subtitle, "subtitle"))
        around = SubElement(
            made,
            "div",
            {
                "class": "scroll",
                "role": "region",
                "tabindex": "0",
                "aria-labelledby": str(heading.get("id")),
            },
        )
        around.append(chart_element(block, prefix))
        details = SubElement(made, "details")
        summary = SubElement(details, "summary")
        summary.text = _BEHIND
        details.extend(self._table(block.table, ()))
        if caption := worded(block.caption):
            made.append(said_element("figcaption", caption, "small"))
        return made


_MANY = 7
"""A table of more columns is set in smaller type."""


def said_element(tag: str, text: Words, kind: str = "") -> Element:
    """Return an element that says some words, line feeds among them."""
    made = Element(tag, {"class": kind} if kind else {})
    first, *others = worded(text).split("\n")
    made.text = first
    for line in others:
        SubElement(made, "br").tail = line
    return made


def _fill(made: Element, table: Table) -> None:
    columns = paper_columns(table)
    line = SubElement(SubElement(made, "thead"), "tr")
    for _, column in columns:
        head = said_element("th", readable(column.heading), _side(column.align))
        head.set("scope", "col")
        line.append(head)
    body = SubElement(made, "tbody")
    for row in table.rows:
        kind = "pinned" if row.pinned else "total" if is_total(row) else ""
        line = SubElement(body, "tr", {"class": kind} if kind else {})
        line.extend(_cells(table, row))
        line.tail = "\n"


def _cells(table: Table, row: Row) -> Iterator[Element]:
    for place, (number, column) in enumerate(paper_columns(table)):
        cell = row.cells[number]
        kinds = [_side(column.align)]
        if isinstance(cell, Status) and cell.strong:
            kinds.append("strong")
        words = cell_words(cell)
        if isinstance(cell, date) or len(words) <= (_SHORT if place else _SHORT_NAME):
            kinds.append("day")
        made = said_element("td" if place else "th", words, " ".join(filter(None, kinds)))
        if not place:
            made.set("scope", "row")
        yield made


def _side(align: Align) -> str:
    return "number" if align is Align.RIGHT else ""

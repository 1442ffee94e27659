"""What was written, opened again and read as a stranger would: nothing rides along, and its
numbers are the document's.

Nothing here knows how the files are made. A zipped file is read by its parts, and a part that no
paper has is refused whatever it is; so what is refused need not be known beforehand.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from oversight_app.domain.papers import Format
from oversight_app.summaries.concerns import Concern, Weight
from oversight_app.summaries.document import Document
from oversight_app.summaries.reread_csv import lists_named, read_csv, unguarded
from oversight_app.summaries.reread_docx import read_docx
from oversight_app.summaries.reread_figures import (
    Reading,
    Spelled,
    differences,
    figures_of,
    short,
    squeezed,
)
from oversight_app.summaries.reread_html import read_html
from oversight_app.summaries.reread_parts import Unreadable
from oversight_app.summaries.reread_words import added
from oversight_app.summaries.reread_xlsx import paper_sheet, read_xlsx
from oversight_app.summaries.typeface import showable
from oversight_app.summaries.words import SAMPLE, readable

CHECK = "written-file"
"""The id of this check among those of the publish-safe check."""
_MEND = (
    "Write the paper again. If this comes back, leave that format out and tell whoever looks "
    "after the program."
)


def reread(
    content: bytes, format: Format, document: Document, name: str = ""
) -> tuple[Concern, ...]:
    """Return what keeps a written file from leaving: none where all is well.

    ``format`` CSV is one list, or the file about them. ``name`` is the file's name, where the words
    are to say which of several it is.
    """
    what = f"The file {name}" if name else f"The {format.upper()} file"
    try:
        reading = _read(content, format, readable(document.office))
    except Unreadable as problem:
        return (_concern(f"{what} was read again: {problem}."),)
    shown = _shown(format)
    found = [*reading.faults, *_unmarked(reading, document, shown)]
    found += _one_list(reading, document) if format is Format.CSV else ()
    if format is not Format.CSV:
        found += differences(document, reading, shown)
        found += _beside(reading, document, format, shown)
    return tuple(_concern(f"{what} was read again: {one}.") for one in found)


def lists_together(lists: Mapping[str, bytes], document: Document) -> tuple[Concern, ...]:
    """Return what is wrong with a paper's lists as a whole, by the names of their files: a table
    of the document is in none, or the file about them names others than there are."""
    left = [figures_of(one, unguarded) for one in document.tables()]
    named: list[str] = []
    for name, content in lists.items():
        if name.endswith(".json"):
            named += lists_named(content)
        else:
            for table in _bare(_read(content, Format.CSV, ""), document):
                left = [one for place, one in enumerate(left) if place != _first(left, table)]
    found = [f"{len(left)} of its tables are in none of them"] if len(left) > 1 else []
    found += ["one of its tables is in none of them"] if len(left) == 1 else []
    if sorted(named) != sorted(name for name in lists if not name.endswith(".json")):
        found.append("the file about them names others than there are")
    return tuple(_concern(f"The lists were read again: {one}.") for one in found)


def _first(left: Sequence[Spelled], table: Spelled) -> int:
    return left.index(table) if table in left else -1


def figures_in(content: bytes, format: Format) -> tuple[Spelled, ...]:
    """Return the tables of a written file in their order, each the rows of its cells without the
    header row, in one spelling for all formats: numbers plain (``-7.3``), days ISO, words without
    spaces. Tables of a paper's own (contents, sources) are among them. UserProblem never;
    ``Unreadable`` for what is no such file."""
    return tuple(table.figures for table in _read(content, format, "").tables)


def _read(content: bytes, format: Format, office: str) -> Reading:
    match format:
        case Format.XLSX:
            return read_xlsx(content, office)
        case Format.DOCX:
            return read_docx(content, office)
        case Format.HTML:
            return read_html(content, office)
        case Format.CSV:
            return read_csv(content, office)
        case Format.PDF:
            from oversight_app.summaries.reread_pdf import read_pdf

            return read_pdf(content, office)


def _shown(format: Format) -> Callable[[str], str]:
    """A PDF is in letters that its typeface has; every other format holds all."""
    return showable if format is Format.PDF else str


def _unmarked(reading: Reading, document: Document, shown: Callable[[str], str]) -> Iterator[str]:
    marking = squeezed(shown(readable(document.marking_line)))
    for where, words in reading.pages:
        said = squeezed(words)
        if marking not in said:
            yield f"{where} does not bear the marking {document.marking}"
        if document.sample and squeezed(SAMPLE).casefold() not in said.casefold():
            yield f"{where} does not say that it holds sample data"


def _one_list(reading: Reading, document: Document) -> Iterator[str]:
    """Yield that a list is none of the document's tables."""
    for table in _bare(reading, document):
        if table not in [figures_of(one, unguarded) for one in document.tables()]:
            yield "its cells are not those of any table of the document"


def _bare(reading: Reading, document: Document) -> Iterator[Spelled]:
    """Yield the tables of a list without the column that says that they hold sample data."""
    more = 1 if document.sample else 0
    for table in reading.tables:
        yield tuple(row[: len(row) - more] for row in table.figures)


def _beside(
    reading: Reading, document: Document, format: Format, shown: Callable[[str], str]
) -> Iterator[str]:
    """Yield that a file holds a table, or words, that the document has not."""
    tables = [figures_of(one, shown) for one in document.tables()]
    for table in reading.tables:
        empty = format is Format.XLSX and len(table.rows) == 1 and table.rows[0][0] == "None"
        figures = () if empty else table.figures
        if figures in tables:
            tables.remove(figures)
        elif format is not Format.XLSX or not paper_sheet(table.where):
            yield f"{table.where} holds rows that the document has not"
    text = reading.text if reading.around is None else reading.around
    for line in added(document, text, shown):
        yield f"it says “{short(line)}”, which the document does not"


def _concern(words: str) -> Concern:
    return Concern(CHECK, Weight.STOPS, words, _MEND)

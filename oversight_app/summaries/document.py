"""The one document model: what a paper says, before any format is chosen.

Numbers stay numbers and sentences stay sentences with slots; a writer words them at the last
moment (``oversight_app.summaries.words``). So a spreadsheet writes a number as a number, and
no two formats can disagree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from oversight_app.domain.charts import Chart
from oversight_app.domain.findings import Table
from oversight_app.domain.observations import Provenance, Release
from oversight_app.domain.papers import Marking
from oversight_app.domain.small_numbers import NO_COUNTING, Counting
from oversight_app.domain.wording import Quantity, Sentence

Words = Sentence | str


class Role(StrEnum):
    """What a paragraph is for; a writer gives each its own style."""

    FINDING = "finding"
    """The headline: what the paper says, in one sentence."""
    SUPPORT = "support"
    """The sentence or two that stand under the headline."""
    BODY = "body"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading. Level 1 stands directly under the document's title."""

    level: int
    text: Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that run on."""

    text: Words
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure to be read at a glance, and what it is."""

    value: Quantity
    label: Words


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Up to four key figures, side by side where there is room."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart with the table that says the same to somebody who cannot see it.

    The chart's own ``title`` is its heading, at ``level``, and its ``alt`` the text
    alternative. ``height`` is in millimetres on paper of the full text width. ``after`` says
    where the figures are, for formats that print the chart and not its table.
    """

    chart: Chart
    table: Table
    level: int = 2
    height: float = 70.0
    caption: Words = ""
    after: Words = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; ``notes`` are the numbers of the notes it needs. ``shares`` are the parts of the
    width on paper that its columns get, where the usual ones would not do: words that run on."""

    table: Table
    level: int = 1
    notes: tuple[int, ...] = ()
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list, with bullets or numbers."""

    items: tuple[Words, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A name and what it means here: "Method" and how the limits were drawn."""

    name: str
    text: Words


@dataclass(frozen=True, slots=True)
class Terms:
    """Names with their meanings, as the source and method of a paper."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note, called up as ``[note 1]``."""

    number: int
    text: Words


@dataclass(frozen=True, slots=True)
class Notes:
    """The numbered notes of the paper."""

    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page, in formats that have pages."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Two parts side by side on paper, and one after the other everywhere else (which is
    also the order in which they are read aloud)."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]


Block = (
    Heading
    | Paragraph
    | KeyFigures
    | ChartBlock
    | TableBlock
    | ListBlock
    | Terms
    | Notes
    | PageBreak
    | Columns
)


@dataclass(frozen=True, slots=True)
class Document:
    """A paper. ``as_at`` is the date its figures are about, and ``dated`` the workspace's day,
    which every format takes for its own date, so that two renderings are the same bytes.

    ``provenance`` is the humblest of all its figures; a paper with sample data is watermarked
    and can't be recorded as sent. ``history_head`` is the workspace's last history entry.
    ``stem`` is the part of its file name that says what it is.

    Raises ValueError for headings that skip a level or a chart without a text alternative:
    faults of the paper's author, which no reader should meet.
    """

    title: str
    subtitle: Words
    stem: str
    office: str
    as_at: date
    dated: date
    marking: Marking
    history_head: str
    blocks: tuple[Block, ...]
    sources: tuple[Release, ...]
    provenance: Provenance = Provenance.PUBLISHED
    handling: str = ""
    language: str = "en-GB"
    counting: Counting = NO_COUNTING
    """Counts that its sentences give away beside those of its tables."""
    hidden_note: str = ""
    """What the small-number rule did, for readers; "" where it did nothing."""
    sections: tuple[tuple[str, int], ...] = ()
    """The id of each section of the paper, and the place of its first block."""

    def __post_init__(self) -> None:
        level = 0
        for block in self.walk():
            if isinstance(block, ChartBlock) and not str(block.chart.alt).strip():
                raise ValueError(f"the chart “{block.chart.title}” has no text alternative")
            if not isinstance(block, Heading | ChartBlock | TableBlock):
                continue
            if not 1 <= block.level <= level + 1:
                raise ValueError(f"a heading of level {block.level} follows one of level {level}")
            level = block.level

    @property
    def sample(self) -> bool:
        """True where some figure is made up: watermarked, and never recorded as sent."""
        return self.provenance is Provenance.SAMPLE

    @property
    def marking_line(self) -> str:
        """The marking as it is printed, with its handling note."""
        return f"{self.marking} – {self.handling}" if self.handling else str(self.marking)

    def walk(self) -> Iterator[Block]:
        """Yield every block in reading order, those of columns among them."""
        yield from flat(self.blocks)

    def tables(self) -> Iterator[Table]:
        """Yield every table in reading order, those behind the charts among them."""
        for block in self.walk():
            if isinstance(block, ChartBlock | TableBlock):
                yield block.table

    def counted(self) -> Counting:
        """Return every count of people in it, and how they add up."""
        found = self.counting
        for table in self.tables():
            found += table.counting
        return found

    def notes(self) -> tuple[Note, ...]:
        """Return the numbered notes."""
        return tuple(n for block in self.walk() if isinstance(block, Notes) for n in block.notes)


def flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield blocks in reading order, those of columns among them."""
    for block in blocks:
        if isinstance(block, Columns):
            yield from flat(block.left)
            yield from flat(block.right)
        else:
            yield block

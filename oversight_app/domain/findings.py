"""A finding: one plain sentence, the table and charts that show it, and where it comes from.

Made by ``review``, shown by ``ui``, printed by ``summaries``: the very same object, so that
screen and paper cannot disagree.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from oversight_app.domain.charts import Chart
from oversight_app.domain.funnel import Limits, Position
from oversight_app.domain.observations import Marker, Provenance, Release
from oversight_app.domain.small_numbers import NO_COUNTING, Counting
from oversight_app.domain.wording import Sentence, Slot, Words, in_words


class Align(StrEnum):
    """Words stand left, numbers right."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A small line of values, oldest first; None is a gap. The last one is dotted. ``band`` is
    the usual range that holds for the last of them, its lower end first; ``band_from`` is the
    place of the first value that it holds for. ``mean`` is the average that the band is about.
    ``signals`` are, value by value, "better", "worse", "higher" or "lower" where one is beyond
    chance, else ""; () where nothing is judged."""

    values: tuple[float | None, ...]
    first: str
    last: str
    band: tuple[float, float] | None = None
    band_from: int = 0
    mean: float | None = None
    signals: tuple[str, ...] = ()

    def __str__(self) -> str:
        known = [v for v in self.values if v is not None]
        if not known:
            return "no figures"
        return f"{len(known)} figures from {self.first} to {self.last}"


@dataclass(frozen=True, slots=True)
class Status:
    """A word with an icon. ``icon`` names a file of ``resources/icons``; ``strong`` is bold
    (beyond the 99.8% limits), everything else stays plain so that it stands out."""

    words: str
    icon: str
    strong: bool = False

    def __str__(self) -> str:
        return self.words


Cell = Slot | Sparkline | Status | None


def cell_words(cell: Cell) -> str:
    """Write a cell as a reader would: None is an empty string."""
    return str(cell) if isinstance(cell, Sparkline | Status) else in_words(cell)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. ``on_paper`` False leaves it to the screen (sparklines)."""

    key: str
    heading: str
    align: Align = Align.LEFT
    on_paper: bool = True
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its key (a body's code where it is a force) and a cell for each column."""

    key: str
    cells: tuple[Cell, ...]
    pinned: bool = False
    """The home force: first, tinted, whatever the order."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; ``title`` is words, ``note`` says its order and coverage: both
    sentences where they hold a count of people."""

    id: str
    title: Words
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: Words = ""
    counting: Counting = NO_COUNTING
    """The counts of people in it and how they add up, for the small-number rule."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The answer to "Where does this come from?" for one figure or one finding."""

    figure: Sentence
    definition: str
    numerator: Words
    denominator: Words
    inclusion: str
    period: str
    method: str
    releases: tuple[Release, ...]
    rows: tuple[str, ...]
    """Where in which files its rows stand, in words."""
    coverage: Words
    caveats: tuple[Words, ...]
    figure_id: str = ""
    """How records name the figure: the id of a measure, or a series of it as written; "" for
    what no record names."""

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Return (label, words) pairs for a panel or the clipboard, empty ones left out."""
        pairs = (
            ("Figure", str(self.figure)),
            ("Definition", self.definition),
            ("Numerator", str(self.numerator)),
            ("Denominator", str(self.denominator)),
            ("Included", self.inclusion),
            ("Date", self.period),
            ("Method", self.method),
            ("Source", "\n".join(f"{r.title} ({r.publisher})" for r in self.releases)),
            ("Licence", "\n".join(dict.fromkeys(r.licence for r in self.releases))),
            ("Rows", "\n".join(self.rows)),
            ("Coverage", str(self.coverage)),
            ("Caveats", "\n".join(map(str, self.caveats))),
        )
        return tuple((label, words) for label, words in pairs if words)


@dataclass(frozen=True, slots=True)
class ForceFigure:
    """One force's figure with its parts and limits; what the command line prints.

    ``value`` and the limits are in the measure's unit; ``numerator`` and ``denominator`` are
    as published; ``release`` is the key of the numerator's release.
    """

    gss_code: str
    name: str
    numerator: float | None
    denominator: float | None
    value: float | None
    limits: Limits | None
    position: Position
    release: str
    marker: Marker | None = None
    sources: tuple[Release, ...] = ()
    denominator_on: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer. ``provenance`` is the humblest of its parts: one sample row makes it sample."""

    id: str
    question: str
    headline: Sentence
    support: Sentence
    method: str
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    origin: Origin
    caveats: tuple[Words, ...]
    provenance: Provenance
    sensitive: bool = False
    counting: Counting = NO_COUNTING
    """Every count of people in its sentences, charts and tables, and how they add up."""

"""Charts as data: what is to be seen, before anyone draws it.

``key`` is always a body's code, so that a click on any chart or table row selects the same
force everywhere. Titles are findings of ten words or fewer; ``alt`` says what the chart shows
to somebody who cannot see it.
"""

from dataclasses import dataclass
from datetime import date

from oversight_app.domain.batches import Boundary
from oversight_app.domain.funnel import Limits
from oversight_app.domain.measures import Unit
from oversight_app.domain.small_numbers import NO_COUNTING, Counting
from oversight_app.domain.wording import Sentence, Words


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """A force on the funnel: ``x`` its denominator, ``y`` its value in the measure's unit."""

    key: str
    name: str
    x: float
    y: float
    home: bool = False
    named: bool = False
    """Labelled on the chart: the home force, those outside the 99.8% limits, the largest."""
    tip: Words = ""


@dataclass(frozen=True, slots=True)
class FunnelChart:
    """Values against size. Without ``average`` and ``curve`` it shows values alone.

    ``curve`` is (denominator, limits) from the smallest to the largest force.
    """

    title: Sentence
    subtitle: Sentence
    alt: Sentence
    points: tuple[FunnelPoint, ...]
    x_label: str
    y_label: str
    unit: Unit
    decimals: int
    average: float | None = None
    curve: tuple[tuple[float, Limits], ...] = ()


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One date of the trend; None where there is no figure. Peers' values are the quartiles."""

    day: date
    value: float | None
    median: float | None = None
    lower_half: float | None = None
    upper_half: float | None = None
    target: float | None = None
    tip: Words = ""


@dataclass(frozen=True, slots=True)
class TrendChart:
    """The home force over the dates, with its peers' median and middle half behind it.

    ``callout`` is the date whose value is written on the chart (a peak), if any.
    """

    title: Sentence
    subtitle: Sentence
    alt: Sentence
    key: str
    name: str
    points: tuple[TrendPoint, ...]
    unit: Unit
    decimals: int
    peers: int = 0
    callout: date | None = None
    starts_at_zero: bool = True


@dataclass(frozen=True, slots=True)
class MapArea:
    """A force on the map: its step in the key (0 lowest; None without a figure), and its shape.

    ``tile`` is (column, row) on the tile map; ``outline`` the true boundary where there is one.
    """

    key: str
    name: str
    step: int | None
    home: bool = False
    tile: tuple[int, int] | None = None
    outline: Boundary | None = None
    short: str = ""
    """Up to five letters for the tile."""
    tip: Words = ""
    value: Words = ""


@dataclass(frozen=True, slots=True)
class MapStep:
    """One step of the key, its words ("6 to 9") and how many forces are in it."""

    label: str
    forces: int


@dataclass(frozen=True, slots=True)
class MapChart:
    """Where the values are: tiles of the project's own design, or true outlines.

    ``steps`` go from low to high; ``missing`` counts forces without a figure.
    """

    title: Sentence
    subtitle: Sentence
    alt: Sentence
    areas: tuple[MapArea, ...]
    key_title: str
    steps: tuple[MapStep, ...]
    missing: int = 0
    attribution: str = ""

    @property
    def tiled(self) -> bool:
        """True where the map is drawn in tiles."""
        return not any(area.outline for area in self.areas)


@dataclass(frozen=True, slots=True)
class RangePoint:
    """One month of a run: its value (None: no figure), and what stands out about it.

    ``signal`` "" is a plain point; else "higher" or "lower", as the four rules found it.
    ``key`` is the month as it is written (``2022-10``), for a click.
    """

    key: str
    day: date
    value: float | None
    signal: str = ""
    selected: bool = False
    tip: Words = ""
    counts: tuple[str, ...] = ()
    """The counts of people it is made of, as of a ``Quantity``."""
    hidden: bool = False
    """Hidden before publication (its value is then None), not missing."""


@dataclass(frozen=True, slots=True)
class RangeSegment:
    """Limits over some months: from the first to the last ``RangePoint.key``.

    ``label`` names them ("Usual range 335 to 496, November 2019 to March 2022"); ``current``
    False: kept drawn after a re-base, and no longer judged by.
    """

    first: str
    last: str
    mean: float
    lower: float
    upper: float
    label: Words
    trial: bool = False
    current: bool = True


@dataclass(frozen=True, slots=True)
class RangeNote:
    """Words at a month: a note, or the name of a re-base (``rebase``), drawn as a line."""

    key: str
    words: str
    signed: str
    rebase: bool = False


@dataclass(frozen=True, slots=True)
class RangeChart:
    """A run of months with its usual range (an XmR chart), notes and target."""

    title: Sentence
    subtitle: Sentence
    alt: Sentence
    points: tuple[RangePoint, ...]
    segments: tuple[RangeSegment, ...]
    notes: tuple[RangeNote, ...]
    unit: Unit
    decimals: int
    y_label: str
    target: float | None = None
    target_label: str = ""
    callout: str = ""
    """The key of the month whose value is written on the chart."""
    counting: Counting = NO_COUNTING
    """The counts of people in it and how they add up."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its value, and its share in per cent (None where that means nothing).

    ``key`` is what a click chooses; ``strong`` is the one chosen.
    """

    key: str
    name: str
    value: float
    share: float | None = None
    strong: bool = False
    tip: str = ""
    counts: tuple[str, ...] = ()
    """The counts of people it is made of, as of a ``Quantity``."""
    hidden: bool = False
    """Hidden before publication: no bar, ``[c]`` in the place of its value (which is then 0)."""


@dataclass(frozen=True, slots=True)
class BarGroup:
    """Bars under one small heading ("By district"): a sentence where it holds a count of people."""

    heading: Words
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Groups of horizontal bars from zero, all on one scale."""

    title: Sentence
    subtitle: Sentence
    alt: Sentence
    groups: tuple[BarGroup, ...]
    unit: Unit
    decimals: int
    value_label: str = "Figure"
    """What the values are, for the heading of their table ("Hours")."""
    counting: Counting = NO_COUNTING
    """The counts of people in it and how they add up."""


@dataclass(frozen=True, slots=True)
class SpanMark:
    """One stretch of time: ``last`` None reaches to the chart's last day, and on.

    ``shape`` ("crossed", "half", "filled", "dashed") tells what ``words`` say without them;
    ``more`` follows where there is room. ``changes``: other than what stood before it.
    ``first_words`` and ``last_words`` are the days as exactly as they are known. Where ``dated``
    is False, ``first`` is no more than a place in the order: no beginning is drawn there.
    """

    key: str
    first: date
    last: date | None
    shape: str
    words: str
    first_words: str = ""
    last_words: str = ""
    more: str = ""
    changes: bool = False
    tip: str = ""
    dated: bool = True


@dataclass(frozen=True, slots=True)
class SpanRow:
    """One name and its stretches of time, the earliest first."""

    name: str
    spans: tuple[SpanMark, ...]


@dataclass(frozen=True, slots=True)
class SpanChart:
    """A timeline: a row a name. ``key`` are the shapes that occur, with what they say;
    ``change_words`` what a change is called."""

    title: Sentence
    subtitle: Sentence
    alt: Sentence
    rows: tuple[SpanRow, ...]
    last_day: date
    key: tuple[tuple[str, str], ...] = ()
    change_words: str = "Change"


@dataclass(frozen=True, slots=True)
class SharePoint:
    """One share with its interval, in per cent: ``label`` names its period ("2016"), which ends on
    ``day``; ``counts`` is what it is made of ("114 of 259"). ``key`` is what a click chooses;
    ``strong`` is the one that the chart is about."""

    key: str
    label: str
    day: date
    value: float
    low: float
    high: float
    counts: str
    strong: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class ShareChart:
    """Shares of a count over some periods, each with the whiskers of its interval."""

    title: Sentence
    subtitle: Sentence
    alt: Sentence
    points: tuple[SharePoint, ...]
    decimals: int = 1
    value_label: str = "Share"
    """What is shared, for the heading of their table ("Share of files")."""


Chart = FunnelChart | TrendChart | MapChart | RangeChart | BarChart | SpanChart | ShareChart

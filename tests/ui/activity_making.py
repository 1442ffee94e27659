"""An answer of the Volunteer activity page made by hand, so that it can be shown without a
workspace: eight schemes, of which Community Speedwatch has been higher since April 2026."""

from oversight_app.domain.annotations import SeriesKey
from oversight_app.domain.charts import (
    Bar,
    BarChart,
    BarGroup,
    RangeChart,
    RangeNote,
    RangePoint,
    RangeSegment,
)
from oversight_app.domain.findings import (
    Align,
    Column,
    Finding,
    Origin,
    Row,
    Sparkline,
    Status,
    Table,
)
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import Period, PeriodKind, written_month
from oversight_app.domain.wording import Quantity, Sentence
from oversight_app.review.activity import ActivityAnswer
from oversight_app.review.activity_selection import ActivityChoices, ActivitySelection

OCTOBER = 2026 * 12 + 9
BEFORE = (420, 448, 368, 452, 410, 392, 392, 385, 406, 431, 425, 426, 370, 374, 449, 434, 463)
AFTER = (511, 537, 495, 528, 550, 516, 534)
_SCHEMES = (
    ("specials", "Special Constabulary", "Force", 128, 2214, 17.3, "none"),
    ("psv", "Police support volunteers", "Force", 81, 611, 7.5, "lower"),
    ("cadets", "Volunteer Police Cadets", "Force", 142, 1036, 7.3, "none"),
    ("speedwatch", "Community Speedwatch", "Parishes", 214, 534, 2.5, "higher"),
    ("watch", "Neighbourhood Watch", "Independent", 396, None, None, "missing"),
    ("custody", "Independent Custody Visitors", "Commissioner", 14, 62, 4.4, "none"),
    ("animals", "Animal welfare visitors", "Commissioner", 5, 11, 2.2, "none"),
    ("scrutiny", "Scrutiny panels", "Commissioner", 12, 38, 3.2, "none"),
)
_SHOWN = {
    "none": Status("No real change", "no-change"),
    "higher": Status("Higher", "higher", strong=True),
    "lower": Status("Lower", "lower", strong=True),
    "missing": Status("Not collected", "not-needed"),
}
ORIGIN = Origin(
    Sentence("534 hours"), "Hours of duty given in the month", "Minutes of duty", "",
    "Every activity that is not training", "October 2026", "Limits from 17 months", (),
    ("speedwatch.csv, rows 412 to 548",), "All months", ("Counted by the sender.",),
)  # fmt: skip


def _sparkline(scale: float) -> Sparkline:
    return Sparkline(tuple(v * scale for v in (*BEFORE, *AFTER)), "November 2024", "October 2026")


def schemes_table() -> Table:
    """A row a scheme, with the columns of the real one."""
    right = Align.RIGHT
    columns = (
        Column("scheme", "Scheme"),
        Column("run-by", "Run by"),
        Column("active", "Active", right),
        Column("hours", "Hours", right),
        Column("hours-per-person", "Each", right),
        Column("change", "On last year", right),
        Column("months", "24 months", on_paper=False),
        Column("shows", "What it shows"),
        Column("target", "Target"),
    )
    rows = tuple(
        Row(
            code,
            (
                name,
                run_by,
                Quantity(float(active)),
                Quantity(float(hours)) if hours is not None else None,
                Quantity(each, Unit.RATE, 1) if each is not None else None,
                Quantity(3.0, Unit.PERCENT, 0, signed=True) if hours else None,
                _sparkline(hours / 534) if hours else Sparkline((), "", ""),
                _SHOWN[shows],
                Status("No target", "target-none"),
            ),
        )
        for code, name, run_by, active, hours, each, shows in _SCHEMES
    )
    note = "People are not added up: some belong to two schemes"
    return Table("schemes", "Eight schemes, October 2026", columns, rows, note)


def range_chart() -> RangeChart:
    """Speedwatch hours with re-based limits."""
    values = (*BEFORE, *AFTER)
    first = OCTOBER - len(values) + 1
    months = [Period(PeriodKind.MONTH, first + i) for i in range(len(values))]
    points = tuple(
        RangePoint(
            str(month), month.last_day, float(value), "",
            tip=f"{written_month(month.index)}: {value} hours",
        )
        for month, value in zip(months, values, strict=True)
    )  # fmt: skip
    return RangeChart(
        Sentence("Speedwatch hours have been higher since April 2026"),
        Sentence("Hours each month, Community Speedwatch, all districts"),
        Sentence("A run of months."),
        points,
        (
            RangeSegment(
                points[0].key, points[16].key, 415, 335, 496,
                "Usual range 335 to 496, November 2024 to March 2026", current=False,
            ),
            RangeSegment(points[17].key, points[-1].key, 525, 448, 602, "Trial limits, 7 months",
                         trial=True),
        ),
        (RangeNote(points[17].key, "Six new groups start", "Performance Officer", rebase=True),),
        Unit.COUNT, 0, "Hours", callout=points[-1].key,
    )  # fmt: skip


def bar_chart() -> BarChart:
    """Speedwatch hours of October by activity and district; 534 either way."""

    def bars(kind: str, parts: tuple[tuple[str, int], ...]) -> tuple[Bar, ...]:
        return tuple(
            Bar(f"{kind}:{name.casefold().replace(' ', '-')}", name, float(value),
                100 * value / 534, tip=f"{name}: {value} hours")
            for name, value in parts
        )  # fmt: skip

    activities = (("Roadside session", 341), ("Letters", 142), ("Meeting", 51))
    districts = (("Swindon", 148), ("West Wiltshire", 121), ("North Wiltshire", 108),
                 ("South Wiltshire", 92), ("East Wiltshire", 65))  # fmt: skip
    return BarChart(
        Sentence("Roadside sessions are 64% of 534 hours"),
        Sentence("Community Speedwatch, October 2026"),
        Sentence("Bars."),
        (
            BarGroup("By activity", bars("activity", activities)),
            BarGroup("By district", bars("district", districts)),
        ),
        Unit.COUNT, 0,
    )  # fmt: skip


def answer(
    selection: ActivitySelection | None = None, provenance: Provenance = Provenance.SAMPLE
) -> ActivityAnswer:
    """An answer for a selection, filled in as the real one fills it in."""
    chosen = selection or ActivitySelection()
    filled = ActivitySelection(
        chosen.schemes, chosen.districts, chosen.activities, chosen.statuses,
        chosen.scheme or "speedwatch", chosen.measure, chosen.period_kind,
        chosen.period if chosen.period is not None else OCTOBER,
    )  # fmt: skip
    names = {code: name for code, name, *_ in _SCHEMES}
    chips = [("schemes", code, names[code]) for code in filled.schemes]
    chips += [("districts", code, code.title()) for code in filled.districts]
    finding = Finding(
        "activity", "Who gave what?",
        Sentence("Community Speedwatch hours have been higher than usual since April 2026"),
        Sentence("534 hours in October 2026, against a usual 448 to 602."),
        "", (range_chart(), bar_chart()), (schemes_table(),), ORIGIN,
        ("More hours are not a judgement on how well they were used.",), provenance,
    )  # fmt: skip
    districts = ("Swindon", "North Wiltshire", "West Wiltshire", "South Wiltshire")
    choices = ActivityChoices(
        tuple(names.items()),
        (*((d.casefold().replace(" ", "-"), d) for d in districts), ("", "Not stated")),
        (("roadside", "Roadside session"), ("training", "Training"), ("", "Not stated")),
        (("independent", "Independent patrol"), ("", "Not stated")),
        tuple((m, written_month(m)) for m in range(OCTOBER, OCTOBER - 24, -1)),
        (("hours", "Hours of duty"), ("active", "Active people")),
    )
    return ActivityAnswer(
        filled, choices, finding, schemes_table(), range_chart(), bar_chart(),
        SeriesKey("hours", filled.scheme), tuple(chips), 548, "No target", provenance,
        ("People are not added up: some belong to two schemes.",),
    )  # fmt: skip

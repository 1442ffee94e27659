"""From a figure of custody visiting down to the visit forms behind it, whose sums equal it."""

from oversight_app.domain.custody import CustodyVisit
from oversight_app.domain.findings import Align, Cell, Column, Row, Table
from oversight_app.domain.periods import Period
from oversight_app.domain.wording import Quantity
from oversight_app.review.activity_wording import period_words
from oversight_app.review.custody import CustodySelection
from oversight_app.review.custody_sums import detainees, visits_of
from oversight_app.store import custody as forms
from oversight_app.store.workspace import Workspace

_COUNTS = (
    ("in_custody", "In custody"),
    ("not_available", "Not available"),
    ("not_offered", "Not offered"),
    ("offered", "Offered"),
    ("unaccounted", "Unaccounted"),
    ("accepted", "Accepted"),
    ("seen", "Seen"),
)


def visits_behind(ws: Workspace, selection: CustodySelection, suite: str = "") -> Table:
    """Return the visit forms of a filled-in selection, of one suite where it is given; the note
    repeats their sums."""
    suite = suite or selection.suite
    if selection.period is None:
        return Table("custody-visits", "Visits", (), (), "No visit form is here yet.")
    period = Period(selection.period_kind, selection.period)
    found = [
        visit
        for visit in forms.visits(ws, period.first_day, period.last_day)
        if suite in ("", visit.suite)
    ]
    words = period_words(selection.period_kind, selection.period)
    columns = (
        Column("suite", "Suite"),
        Column("planned", "Planned for"),
        Column("made", "Made on"),
        Column("delay", "Delay", Align.RIGHT, tip="Minutes at the door"),
        *(Column(name, heading, Align.RIGHT) for name, heading in _COUNTS),
        Column("row", "File row", Align.RIGHT),
        Column("file", "File"),
    )
    rows = tuple(Row(str(place), _cells(visit)) for place, visit in enumerate(found))
    where = f"{suite}, " if suite else ""
    return Table("custody-visits", f"Visits behind this: {where}{words}", columns, rows,
                 _sums(found))  # fmt: skip


def _cells(visit: CustodyVisit) -> tuple[Cell, ...]:
    counts = (getattr(visit, name) for name, _ in _COUNTS)
    return (
        visit.suite,
        visit.planned,
        visit.made or "Not made",
        None if visit.delay is None else Quantity(visit.delay),
        *(None if count is None else Quantity(count) for count in counts),
        Quantity(visit.file_row) if visit.file_row else "Typed in",
        visit.file_name,
    )


def _sums(found: list[CustodyVisit]) -> str:
    if not found:
        return "No visit was planned or made in the period."
    made, seen = visits_of(found), detainees(found)
    words = f"{made.made:,} of {made.planned:,} planned visits made"
    if made.unplanned:
        words += f", and {made.unplanned:,} without a planned day"
    if not seen.visits:
        return f"{words}. No form says who was in custody."
    return (
        f"{words}. Of {seen.in_custody:,} in custody, {seen.not_available:,} not available, "
        f"{seen.not_offered:,} not offered, {seen.offered:,} offered, {seen.unaccounted:,} "
        f"unaccounted for; {seen.accepted:,} accepted, {seen.seen:,} seen."
    )

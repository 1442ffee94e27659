"""From a figure of custody visiting down to the visit forms behind it, whose sums equal it."""

from oversight_app.domain.custody import CustodyVisit
from oversight_app.domain.findings import Align, Cell, Column, Row, Table
from oversight_app.domain.periods import Period
from oversight_app.domain.wording import Quantity, Sentence, Slot, Words
from oversight_app.review.activity_wording import period_words
from oversight_app.review.counts import Ledger, count_of, figure
from oversight_app.review.custody import CustodySelection
from oversight_app.review.custody_people import SCHEME, Held, add_up, held, held_in
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
    ledger = Ledger()
    whole, _ = held_in(found, selection.period_kind, selection.period, suite, ledger)
    named = [_named(visit, ledger) for visit in found]
    add_up(whole, [one for one in named if one is not None], ledger)
    rows = tuple(
        Row(str(place), _cells(visit, of, ledger))
        for place, (visit, of) in enumerate(zip(found, named, strict=True))
    )
    where = f"{suite}, " if suite else ""
    return Table("custody-visits", f"Visits behind this: {where}{words}", columns, rows,
                 _sums(found, whole), ledger.counting)  # fmt: skip


def _name(visit: CustodyVisit) -> str:
    return visit.row_key or f"{visit.batch}-{visit.file_row}"


def _named(visit: CustodyVisit, ledger: Ledger) -> Held | None:
    """Name the counts of one visit, None of one whose form says too little to be counted."""
    if visit.made is None or visit.unaccounted is None:
        return None
    day = visit.made.isoformat()
    return held(detainees([visit]), day, ledger, suite=visit.suite, visit=_name(visit))


def _cells(visit: CustodyVisit, of: Held | None, ledger: Ledger) -> tuple[Cell, ...]:
    return (
        visit.suite,
        visit.planned,
        visit.made or "Not made",
        None if visit.delay is None else Quantity(visit.delay),
        *(_cell(visit, name, of, ledger) for name, _ in _COUNTS),
        Quantity(visit.file_row) if visit.file_row else "Typed in",
        visit.file_name,
    )


def _cell(visit: CustodyVisit, name: str, of: Held | None, ledger: Ledger) -> Cell:
    value: int | None = getattr(visit, name)
    if value is None:
        return None
    if of is None:
        # A form that is counted in no sum still tells of people.
        known = count_of(
            f"detainees-{name.replace('_', '-')}-told", SCHEME, str(visit.made or visit.planned),
            value, suite=visit.suite, visit=_name(visit),
        )  # fmt: skip
        return ledger.figure(known)
    return of.lost if name == "unaccounted" else figure(getattr(of, name))


def _sums(found: list[CustodyVisit], whole: Held) -> Words:
    if not found:
        return "No visit was planned or made in the period."
    made, seen = visits_of(found), detainees(found)
    words = f"{made.made:,} of {made.planned:,} planned visits made"
    if made.unplanned:
        words += f", and {made.unplanned:,} without a planned day"
    if not seen.visits:
        return f"{words}. No form says who was in custody."
    slots: dict[str, Slot] = {
        name: whole.lost if name == "unaccounted" else figure(getattr(whole, name))
        for name, _ in _COUNTS
    }
    return Sentence(
        "{words}. Of {in_custody} in custody, {not_available} not available, {not_offered} not "
        "offered, {offered} offered, {unaccounted} unaccounted for; {accepted} accepted, {seen} "
        "seen.",
        slots | {"words": words},
    )

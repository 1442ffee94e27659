"""From a count of the “In date” tab down to the volunteers behind it, by reference."""

from dataclasses import dataclass

from oversight_app.domain.currency import LAPSING, State
from oversight_app.domain.findings import Align, Cell, Column, Row, Table
from oversight_app.domain.periods import written_date, written_month
from oversight_app.domain.schemes import NOT_STATED, TermKind
from oversight_app.domain.small_numbers import Count
from oversight_app.domain.volunteers import VolunteerRecord
from oversight_app.domain.wording import Quantity, Sentence, Slot, Words
from oversight_app.review.counts import Ledger, count_of, figure, people
from oversight_app.review.currency_counts import Held
from oversight_app.review.currency_people import InDate, in_date, of_list
from oversight_app.review.currency_situation import (
    CurrencySelection,
    CurrencySituation,
    currency_situation,
)
from oversight_app.review.currency_tables import OF_ROLE
from oversight_app.store import schemes
from oversight_app.store.workspace import Workspace

_ORDER = tuple(State)


@dataclass(frozen=True, slots=True)
class Which:
    """Which of those who need something are wanted."""

    id: str
    words: str
    states: frozenset[State]


WHICH = {
    one.id: one
    for one in (
        Which("", "all who need it", frozenset(State)),
        Which("overdue", "overdue", frozenset({State.OVERDUE})),
        Which(
            "lapsing",
            f"lapsing within {LAPSING[-1]} days",
            frozenset({State.LAPSES_30, State.LAPSES_60, State.LAPSES_90}),
        ),
        Which("in-date", "in date", frozenset(one for one in State if one.in_date)),
        Which("not-recorded", "not recorded", frozenset({State.NOT_RECORDED})),
    )
}


def people_behind(
    ws: Workspace, selection: CurrencySelection, key: str = "", which: str = ""
) -> Table:
    """Return the volunteers behind a row of the need's table (its key; "" for the scheme in
    focus), those of one kind of ``WHICH``; the overdue first. The note repeats their counts."""
    with ws.snapshot():
        found = currency_situation(ws, selection, months=False)
        if found is None:
            return Table("currency-people", "Volunteers", (), (), "No status list is here yet.")
        districts = {t.code: t.name for t in schemes.terms(ws, TermKind.DISTRICT)}
    code, _, role = (key or found.selection.scheme).partition(OF_ROLE)
    held = found.of(code)
    if OF_ROLE in key:
        held = held.of_role(role)
    ledger = Ledger()
    wanted = WHICH[which]
    behind = sorted(
        ((one, state) for one, state in held.people if state in wanted.states),
        key=lambda pair: (_ORDER.index(pair[1]), pair[0].reference),
    )
    name = held.scheme.name + (f", {role or NOT_STATED}" if OF_ROLE in key else "")
    of_role = role if OF_ROLE in key else None
    counts = in_date(found.of(code), found.list_days, found.day, ledger, role=of_role)
    shown = _shown(found, held, len(behind), f"{which or 'all'}-{of_role or ''}", ledger)
    return Table(
        "currency-people",
        f"{found.need.name}, {wanted.words}: {name}, {written_date(found.day)}",
        _columns(found),
        tuple(
            Row(str(place), _cells(found, one, state, districts))
            for place, (one, state) in enumerate(behind)
        ),
        _note(held, counts, shown),
        ledger.counting,
    )


def _columns(found: CurrencySituation) -> tuple[Column, ...]:
    return (
        Column("reference", "Reference"),
        Column("role", "Role"),
        Column("rank", "Rank"),
        Column("district", "District"),
        Column("state", "Standing"),
        Column("said", "In date until" if found.need.until else "Last done"),
        Column("listed", "By the list of"),
        Column("row", "File row", Align.RIGHT),
        Column("file", "File"),
    )


def _cells(
    found: CurrencySituation, one: VolunteerRecord, state: State, districts: dict[str, str]
) -> tuple[Cell, ...]:
    return (
        one.reference,
        one.role,
        one.rank,
        districts.get(one.district, one.district),
        str(state),
        getattr(one, found.need.column),
        one.listed_on,
        Quantity(one.file_row),
        one.file_name,
    )


def _shown(found: CurrencySituation, held: Held, number: int, which: str, ledger: Ledger) -> Count:
    """Count those listed in the table."""
    code, day = held.scheme.code, found.day
    of = of_list(found.list_days, code, day)
    measure = f"{found.need.id}-shown-{which}"
    shown = count_of(measure, code, day.isoformat(), number, **of)
    ledger.note(shown)
    return shown


def _note(held: Held, counts: InDate, shown: Count) -> Words:
    slots: dict[str, Slot] = {
        "shown": people(shown, "volunteer", "volunteers"),
        "in": figure(counts.in_date),
        "of": figure(counts.needing),
        "overdue": figure(counts.overdue),
        "none": figure(counts.not_recorded),
    }
    if held.leaders is not None:
        slots["where"] = (
            f"row {held.leaders.file_row:,} of “{held.leaders.file_name}”, "
            f"{written_month(held.leaders.month)}"
        )
        return Sentence(
            "{in} of {of} leaders are vetted by {where}. Leaders are counted and never listed.",
            slots,
        )
    return Sentence(
        "{shown}. Of {of} who need it, {in} in date, {overdue} overdue, {none} not recorded", slots
    )

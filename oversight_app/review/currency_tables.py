"""The tables of the “In date” tab: every scheme with every need, one need by scheme and role, and
the ranks."""

from collections.abc import Sequence
from datetime import date

from oversight_app.domain.currency import (
    CONSTABLE,
    NEEDS,
    SUPERVISOR,
    State,
    rank_kind,
)
from oversight_app.domain.currency_measures import CURRENCY_MEASURES, RANK_RATIO
from oversight_app.domain.findings import Align, Cell, Column, Row, Table
from oversight_app.domain.periods import written_date, written_month
from oversight_app.domain.schemes import NOT_STATED, Scheme, VettingOf
from oversight_app.domain.small_numbers import Count
from oversight_app.domain.spc import Variation
from oversight_app.domain.volunteers import VolunteerRecord
from oversight_app.review.activity_wording import TARGETS, variation_status
from oversight_app.review.counts import Ledger, figure
from oversight_app.review.currency_counts import Held
from oversight_app.review.currency_people import (
    InDate,
    ListDays,
    add_roles,
    in_date,
    listed,
    of_ranks,
    ratio,
)
from oversight_app.review.currency_situation import CurrencySituation

NOT_NEEDED = str(State.NOT_NEEDED)
OF_ROLE = "|"
"""Between a scheme's code and a role, in the key of a row."""
_HEADINGS = {"supervision": "Supervised", "values": "Values", "welfare": "Welfare"}


def everything_table(found: CurrencySituation) -> Table:
    """Return a row a scheme: the share in date with each need, and the rank ratio."""
    day = written_date(found.day)
    ledger = Ledger()
    rows = tuple(_scheme_row(found, scheme, ledger) for scheme in found.schemes)
    return Table(
        id="currency-all",
        title=f"In date on {day}",
        columns=(
            Column("scheme", "Scheme"),
            Column("listed", "Listed", Align.RIGHT, tip="In post by the status list"),
            *(
                Column(one.id, _HEADINGS.get(one.id, one.name), Align.RIGHT,
                       tip=f"{one.name}: {CURRENCY_MEASURES[one.measure].definition}. "
                       f"{one.lasts}.")
                for one in NEEDS.values()
            ),
            Column("ratio", "Rank ratio", Align.RIGHT, tip=f"{RANK_RATIO.definition}."),
        ),
        rows=rows,
        note="No figure where the list does not say",
        counting=ledger.counting,
    )  # fmt: skip


def _scheme_row(found: CurrencySituation, scheme: Scheme, ledger: Ledger) -> Row:
    mine = [one for one in found.in_post if one.scheme == scheme.code]
    there = listed(scheme.code, len(mine), found.list_days, found.day)
    shares = [
        share_cell(found.held[scheme.code, one], found.list_days, found.day, there, ledger)
        for one in NEEDS
    ]
    ranked = of_ranks(there, *ranks(mine), ledger)
    name = scheme.name
    number = ledger.figure(there if mine else None)
    return Row(scheme.code, (name, number, *shares, ratio(*ranked)))


def need_table(found: CurrencySituation) -> Table:
    """Return a row a scheme that is asked for the need in focus, with rows of roles below the
    scheme in focus (key: its code, ``|`` and the role)."""
    rows: list[Row] = []
    ledger = Ledger()
    for scheme in found.schemes:
        held = found.of(scheme.code)
        if not held.asked:
            continue
        shown = found.shown(scheme.code)
        judged: tuple[Cell, ...] = (
            variation_status(shown, found.measure.direction),
            None if shown is Variation.NOT_COLLECTED else TARGETS[found.assurance(scheme.code)],
        )
        name = scheme.name
        if scheme.vetting_of is VettingOf.LEADERS and found.need.id == "vetting":
            name = f"{name}, leaders"
        whole = in_date(held, found.list_days, found.day, ledger)
        rows.append(Row(scheme.code, (name, *_cells(whole), *judged)))
        roles = held.roles if scheme.code == found.selection.scheme else ()
        if len(roles) > 1:
            parts = [in_date(held, found.list_days, found.day, ledger, role=r) for r in roles]
            add_roles(whole, parts, ledger)
            rows.extend(
                Row(
                    f"{scheme.code}{OF_ROLE}{role}",
                    (f"\u2003{role or NOT_STATED}", *_cells(part), None, None),
                )
                for role, part in zip(roles, parts, strict=True)
            )
    month = written_month(found.now)
    return Table(
        id=f"currency-{found.need.id}",
        title=f"{found.need.name}, by scheme and role",
        columns=(
            Column("scheme", "Scheme and role"),
            Column("need", "Need it", Align.RIGHT, tip=f"{found.need.asked}."),
            Column("in-date", "In date", Align.RIGHT, tip="Also where it lapses soon"),
            Column("share", "Share", Align.RIGHT, tip="In date, as a share of those who need it"),
            Column("overdue", "Overdue", Align.RIGHT, tip="Its date has passed"),
            *(
                Column(f"within-{days}", f"{days} days", Align.RIGHT,
                       tip=f"In date, and lapses within {days} days")
                for days in found.need.lapsing
            ),
            Column("none", "Not recorded", Align.RIGHT, tip="The list says nothing of it"),
            Column("shows", "What it shows", tip=f"What the end of {month} shows against the "
                   "usual range of the share"),
            Column("target", "Target", tip="Whether the target can be relied on to be met"),
        ),
        rows=tuple(rows),
        note="" if rows else f"No list says anything of it: {found.need.name.lower()}",
        counting=ledger.counting,
    )  # fmt: skip


def share_cell(
    held: Held,
    lists: ListDays,
    day: date,
    there: Count,
    ledger: Ledger,
    up_to: date | None = None,
) -> Cell:
    """Return the share in date; a word where nobody needs it, nothing where it is not known.
    ``there`` counts those listed, of whom those who need it are a part."""
    if not held.needed:
        return NOT_NEEDED
    if not held.asked:
        return None
    found = in_date(held, lists, day, ledger, up_to=up_to)
    if held.leaders is None:
        ledger.rest(there, f"{held.need.id}-not-needed", found.needing)
    return found.share


def ranks(people: Sequence[VolunteerRecord]) -> tuple[int, int]:
    """Return how many are supervisors and how many constables, by rank."""
    kinds = [rank_kind(one.rank) for one in people]
    return kinds.count(SUPERVISOR), kinds.count(CONSTABLE)


def _cells(found: InDate) -> tuple[Cell, ...]:
    return (
        figure(found.needing),
        figure(found.in_date),
        found.share,
        figure(found.overdue),
        *(figure(one) for one in found.within.values()),
        figure(found.not_recorded),
    )

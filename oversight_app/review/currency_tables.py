"""The tables of the “In date” tab: every scheme with every need, one need by scheme and role, and
the ranks."""

from collections.abc import Sequence

from oversight_app.domain.currency import (
    CONSTABLE,
    NEEDS,
    SUPERVISOR,
    Need,
    State,
    Tally,
    rank_kind,
)
from oversight_app.domain.currency_measures import CURRENCY_MEASURES, RANK_RATIO
from oversight_app.domain.findings import Align, Cell, Column, Row, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.periods import written_date, written_month
from oversight_app.domain.schemes import NOT_STATED, VettingOf
from oversight_app.domain.spc import Variation
from oversight_app.domain.volunteers import VolunteerRecord
from oversight_app.domain.wording import Quantity
from oversight_app.review.activity_wording import TARGETS, variation_status
from oversight_app.review.currency_counts import Held
from oversight_app.review.currency_situation import CurrencySituation

NOT_NEEDED = str(State.NOT_NEEDED)
OF_ROLE = "|"
"""Between a scheme's code and a role, in the key of a row."""
_HEADINGS = {"supervision": "Supervised", "values": "Values", "welfare": "Welfare"}


def everything_table(found: CurrencySituation) -> Table:
    """Return a row a scheme: the share in date with each need, and the rank ratio."""
    day = written_date(found.day)
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
        rows=tuple(
            Row(
                scheme.code,
                (
                    scheme.name,
                    Quantity(listed) if (listed := _listed(found, scheme.code)) else None,
                    *(share_cell(found.held[scheme.code, one]) for one in NEEDS),
                    _ratio_cell([p for p in found.in_post if p.scheme == scheme.code]),
                ),
            )
            for scheme in found.schemes
        ),
        note="A dash: the list does not say",
    )  # fmt: skip


def need_table(found: CurrencySituation) -> Table:
    """Return a row a scheme that is asked for the need in focus, with rows of roles below the
    scheme in focus (key: its code, ``|`` and the role)."""
    rows: list[Row] = []
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
        rows.append(Row(scheme.code, (name, *_counts(found.need, held.tally), *judged)))
        roles = held.roles if scheme.code == found.selection.scheme else ()
        if len(roles) > 1:
            rows.extend(
                Row(
                    f"{scheme.code}{OF_ROLE}{role}",
                    (
                        f"\u2003{role or NOT_STATED}",
                        *_counts(found.need, held.of_role(role).tally),
                        None,
                        None,
                    ),
                )
                for role in roles
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
    )  # fmt: skip


def share_cell(held: Held) -> Cell:
    """Return the share in date; a word where nobody needs it, nothing where it is not known."""
    if not held.needed:
        return NOT_NEEDED
    share = held.tally.share
    return None if share is None else Quantity(share, Unit.PERCENT, 1)


def ranks(people: Sequence[VolunteerRecord]) -> tuple[int, int]:
    """Return how many are supervisors and how many constables, by rank."""
    kinds = [rank_kind(one.rank) for one in people]
    return kinds.count(SUPERVISOR), kinds.count(CONSTABLE)


def _ratio_cell(people: Sequence[VolunteerRecord]) -> Cell:
    supervisors, constables = ranks(people)
    return Quantity(supervisors / constables, Unit.RATE, 2) if constables else None


def _listed(found: CurrencySituation, scheme: str) -> int:
    return sum(one.scheme == scheme for one in found.in_post)


def _counts(need: Need, tally: Tally) -> tuple[Cell, ...]:
    share = tally.share
    return (
        Quantity(tally.needing),
        Quantity(tally.in_date),
        None if share is None else Quantity(share, Unit.PERCENT, 1),
        Quantity(tally.overdue),
        *(Quantity(tally.within(days)) for days in need.lapsing),
        Quantity(tally.not_recorded),
    )

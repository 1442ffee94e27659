"""Whether those in post are vetted, trained, supervised and agreed with, counted from lists.

The shares are those of the Governance page: of those who need it (see ``currency_counts``).
"""

from collections.abc import Mapping, Sequence
from datetime import date

from oversight_app.domain.currency import NEEDS
from oversight_app.domain.currency_measures import CURRENCY_MEASURES
from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.periods import written_date
from oversight_app.domain.returns import SchemeReturn
from oversight_app.domain.schemes import Scheme
from oversight_app.domain.volunteers import VolunteerRecord
from oversight_app.review.counts import Ledger
from oversight_app.review.currency_counts import everything_held
from oversight_app.review.currency_people import ListDays, in_date, listed
from oversight_app.review.currency_tables import share_cell

_HEADINGS = {
    "vetting": "Vetting in date",
    "training": "Training in date",
    "supervision": "Supervised",
}
_KEYS = {
    "vetting": "vetted",
    "training": "trained",
    "supervision": "supervised",
    "agreement": "agreed",
}


def standing_table(
    schemes: Sequence[Scheme],
    in_post: Sequence[VolunteerRecord],
    returns: Mapping[tuple[str, int], SchemeReturn],
    day: date,
    lists: ListDays,
    up_to: date,
) -> Table:
    """Return a row a scheme with anybody listed or leaders counted: the share in date of those
    who need each, and how many have no vetting in date. ``up_to`` is the day that the lists are
    read on."""
    ledger = Ledger()
    held = everything_held(schemes, in_post, returns, day)
    rows = []
    for scheme in schemes:
        number = sum(one.scheme == scheme.code for one in in_post)
        there = listed(scheme.code, number, lists, day, up_to)
        vetting = held[scheme.code, "vetting"]
        if number or vetting.asked:
            shares = {
                need: share_cell(held[scheme.code, need], lists, day, there, ledger, up_to)
                for need in NEEDS
            }
            overdue = in_date(vetting, lists, day, ledger, up_to=up_to).overdue
            rows.append(
                Row(
                    scheme.code,
                    (
                        scheme.name,
                        ledger.figure(there if number else None),
                        shares.pop("vetting"),
                        ledger.figure(overdue if vetting.asked else None),
                        *shares.values(),
                    ),
                )
            )
    first, *others = (
        Column(
            _KEYS.get(need.id, need.id),
            _HEADINGS.get(need.id, need.name),
            Align.RIGHT,
            tip=f"{CURRENCY_MEASURES[need.measure].definition}. {need.lasts}.",
        )
        for need in NEEDS.values()
    )
    return Table(
        id="people-standing",
        title=f"Vetting, training and support, {written_date(day)}",
        columns=(
            Column("scheme", "Scheme"),
            Column("listed", "Listed", Align.RIGHT, tip="In post by the status list"),
            first,
            Column("lapsed", "Overdue", Align.RIGHT, tip="Vetting lapsed or withdrawn"),
            *others,
        ),
        rows=tuple(rows),
        note="No figure where the list does not say" if rows else "No status list is here yet",
        counting=ledger.counting,
    )

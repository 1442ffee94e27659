"""Whether those in post are vetted, trained, supervised and agreed with, counted from lists.

Of cadets it is the leaders who are vetted, as the monthly return says; of some schemes nobody is.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from oversight_app.domain.findings import Align, Cell, Column, Row, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.periods import Period, PeriodKind, written_date
from oversight_app.domain.returns import SchemeReturn
from oversight_app.domain.schemes import Scheme, VettingOf
from oversight_app.domain.volunteers import VolunteerRecord
from oversight_app.domain.wording import Quantity

SUPERVISED_DAYS = 92
"""A quarter: how long ago a supervision may be to count as recent."""
NOT_NEEDED = "Not needed"


def vetted(one: VolunteerRecord, day: date) -> bool | None:
    """Tell whether a volunteer's vetting is in date on a day; None where none is needed, or
    nothing is said of it. A date that has passed counts for more than the word *in date*."""
    if one.vetting_status == "not-needed":
        return None
    if one.vetting_status in ("lapsed", "withdrawn"):
        return False
    if one.vetting_until is not None:
        return one.vetting_until >= day
    return True if one.vetting_status == "in-date" else None


def standing_table(
    schemes: Sequence[Scheme],
    in_post: Sequence[VolunteerRecord],
    returns: Mapping[tuple[str, int], SchemeReturn],
    month: int,
) -> Table:
    """Return a row a scheme with anybody listed or leaders counted: shares of those it is asked
    of, and how many are overdue."""
    day = Period(PeriodKind.MONTH, month).last_day
    rows = []
    for scheme in schemes:
        mine = [one for one in in_post if one.scheme == scheme.code]
        sent = returns.get((scheme.code, month))
        if mine or (sent is not None and sent.leaders is not None):
            rows.append(Row(scheme.code, _cells(scheme, mine, sent, day)))
    return Table(
        id="people-standing",
        title=f"Vetting, training and support, {written_date(day)}",
        columns=(
            Column("scheme", "Scheme"),
            Column("listed", "Listed", Align.RIGHT, tip="In post by the status list"),
            Column("vetted", "Vetting in date", Align.RIGHT,
                   tip="As a share of those whose vetting is needed and known; of cadets, of "
                   "their leaders"),
            Column("lapsed", "Lapsed", Align.RIGHT, tip="Vetting lapsed or withdrawn"),
            Column("trained", "Training in date", Align.RIGHT,
                   tip="As a share of those with a training date"),
            Column("supervised", "Supervised", Align.RIGHT,
                   tip="Supervised in the last 92 days, as a share of those listed"),
            Column("agreed", "Agreement", Align.RIGHT,
                   tip="Volunteer agreement signed, as a share of those listed"),
            Column("values", "Values check", Align.RIGHT,
                   tip="Values check done, as a share of those listed"),
            Column("welfare", "Welfare contact", Align.RIGHT,
                   tip="Contacted about their welfare in the last 92 days, as a share of those "
                   "listed"),
        ),
        rows=tuple(rows),
        note="A dash: the list does not say" if rows else "No status list is here yet",
    )  # fmt: skip


def _cells(
    scheme: Scheme, mine: Sequence[VolunteerRecord], sent: SchemeReturn | None, day: date
) -> tuple[Cell, ...]:
    recent = day - timedelta(days=SUPERVISED_DAYS)
    trained = [one.training_until >= day for one in mine if one.training_until is not None]
    return (
        scheme.name,
        Quantity(len(mine)) if mine else None,
        *_vetting(scheme, mine, sent, day),
        _share(sum(trained), len(trained)),
        _of_dated([one.supervision_last for one in mine], recent, day),
        _of_dated([one.agreement_signed for one in mine], date.min, day),
        _of_dated([one.values_check for one in mine], date.min, day),
        _of_dated([one.welfare_last for one in mine], recent, day),
    )


def _vetting(
    scheme: Scheme, mine: Sequence[VolunteerRecord], sent: SchemeReturn | None, day: date
) -> tuple[Cell, Cell]:
    if scheme.vetting_of is VettingOf.NOBODY:
        return NOT_NEEDED, None
    if scheme.vetting_of is VettingOf.LEADERS:
        if sent is None or sent.leaders is None or sent.leaders_vetted is None:
            return None, None
        lapsed = max(sent.leaders - sent.leaders_vetted, 0)
        return _share(sent.leaders_vetted, sent.leaders), Quantity(lapsed)
    known = [held for one in mine if (held := vetted(one, day)) is not None]
    return _share(sum(known), len(known)), Quantity(known.count(False)) if known else None


def _of_dated(days: Sequence[date | None], first: date, last: date) -> Cell:
    """The share of those listed with a day in a span; a dash where no day is given at all."""
    if not any(days):
        return None
    return _share(sum(day is not None and first <= day <= last for day in days), len(days))


def _share(part: int, of: int) -> Cell:
    return Quantity(part / of * 100, Unit.PERCENT, 1) if of else None

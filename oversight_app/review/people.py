"""People: how many are in post in each scheme, how many are active, and with what standing?"""

from collections.abc import Sequence
from dataclasses import dataclass

from oversight_app.domain.charts import Bar, BarChart, BarGroup
from oversight_app.domain.findings import Align, Cell, Column, Finding, Origin, Row, Table
from oversight_app.domain.local_measures import A_FEW_GIVE_MANY, MANY_ROLES
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import Period, PeriodKind, written_month
from oversight_app.domain.schemes import NOT_STATED, Scheme, TermKind
from oversight_app.domain.volunteers import VolunteerRecord
from oversight_app.domain.wording import Quantity, Sentence, Slot, counted
from oversight_app.review.activity_origin import origin_of
from oversight_app.review.activity_selection import ActivitySelection
from oversight_app.review.activity_situation import Situation, situation
from oversight_app.review.activity_wording import hours, possessive
from oversight_app.review.people_pipeline import pipeline_table
from oversight_app.review.people_standing import standing_table
from oversight_app.store import recruitment, volunteers
from oversight_app.store.activity_sources import local_provenance
from oversight_app.store.workspace import Workspace

_METHOD = (
    "People in post are as the monthly return counts them, else as the status list does. Active "
    "people are those with duty in the month. The share who gave the required hours is of those "
    "in post at the start of the month."
)


@dataclass(frozen=True, slots=True)
class PeopleAnswer:
    """Everything the People tab shows, for one month. ``schemes`` has a row a scheme (key: its
    code); ``statuses`` counts volunteers of the status list by patrol status, None without."""

    month: int | None
    months: tuple[tuple[int, str], ...]
    finding: Finding
    schemes: Table
    statuses: BarChart | None
    standing: Table
    pipeline: Table
    provenance: Provenance
    notes: tuple[str, ...] = ()


def people(ws: Workspace, month: int | None = None) -> PeopleAnswer:
    """Answer for a month, None for the newest whole one."""
    selection = ActivitySelection(measure="headcount", period=month)
    with ws.snapshot():
        found = situation(ws, selection)
        if found is None:
            return _nothing(ws)
        now = found.months[-1]
        day = Period(PeriodKind.MONTH, now).last_day
        # A list without a date of its own counts from the day it came, which is after the month.
        read_on = max(day, ws.today()) if now == found.newest else day
        records = volunteers.as_at(ws, read_on)
        in_post = [one for one in records if one.in_post(day)]
        table = _schemes_table(found)
        statuses = _status_bars(found, in_post)
        standing = standing_table(
            found.schemes, in_post, found.figures.returns, day, volunteers.list_days(ws), read_on
        )
        pipeline = pipeline_table(recruitment.stages(ws), day)
        headline, support = _words(found)
        provenance = local_provenance(ws)
        notes = _notes(bool(records))
        finding = Finding(
            id="activity-people",
            question="How many are in post and active, and with what standing?",
            headline=headline,
            support=support,
            method=_METHOD,
            charts=(statuses,) if statuses else (),
            tables=(table, standing, pipeline),
            origin=origin_of(ws, found, found.selection.scheme),
            caveats=(MANY_ROLES, *notes),
            provenance=provenance,
            sensitive=True,
        )
    return PeopleAnswer(
        now,
        tuple((m, written_month(m)) for m in range(found.newest, found.first - 1, -1)),
        finding,
        table,
        statuses,
        standing,
        pipeline,
        provenance,
        notes,
    )


def _nothing(ws: Workspace) -> PeopleAnswer:
    headline = Sentence("No return that counts people is here yet")
    finding = Finding(
        "activity-people", "How many are in post and active, and with what standing?",
        headline, Sentence("Bring in a monthly return or a status list."), "", (), (),
        Origin(headline, "", "", "", "", "", "", (), (), "", ()), (), local_provenance(ws),
    )  # fmt: skip
    none = Table("activity-people", "Schemes", (), ())
    return PeopleAnswer(
        None, (), finding, none, None,
        Table("people-standing", "Standing", (), ()),
        Table("people-pipeline", "Recruitment", (), ()),
        finding.provenance,
    )  # fmt: skip


_COLUMNS = (
    ("opening", "At the start", "In post at the start of the month, by the monthly return"),
    ("joiners", "Joined", "Joiners in the month"),
    ("leavers", "Left", "Leavers in the month"),
    ("headcount", "In post", "In post at the end of the month"),
    ("active", "Active", "People with duty in the month"),
    ("rate", "Active share", "Active people as a share of those in post at the start"),
    ("each", "Hours each", "Hours of duty for each person in post: the average"),
    ("met", "Met required", "Share who gave the required hours"),
    ("required", "Required", "Hours asked of each person in a month"),
)


def _schemes_table(found: Situation) -> Table:
    now = found.months[-1]
    return Table(
        id="activity-people",
        title=f"People, {written_month(now)}",
        columns=(
            Column("scheme", "Scheme"),
            *(Column(key, heading, Align.RIGHT, tip=tip) for key, heading, tip in _COLUMNS),
        ),
        rows=tuple(_scheme_row(found, scheme, now) for scheme in found.schemes),
        note=MANY_ROLES,
    )


def _scheme_row(found: Situation, scheme: Scheme, now: int) -> Row:
    code, figures = scheme.code, found.figures
    sent = figures.returns.get((code, now))
    start, active = figures.at_start(code, now), figures.active(code, now)
    each = figures.value("hours-per-person", code, (now,))
    share = figures.value("share-required", code, (now,))
    required = scheme.required_minutes
    return Row(
        code,
        (
            scheme.name,
            _count(sent.opening if sent else None),
            _count(sent.joiners if sent else None),
            _count(sent.leavers if sent else None),
            _count(figures.headcount(code, now)),
            _count(active),
            Quantity(active / start * 100, Unit.PERCENT) if active is not None and start else None,
            None if each is None else Quantity(each, decimals=1),
            None if share is None else Quantity(share, Unit.PERCENT),
            None if required is None else hours(required),
        ),
    )


def _count(number: int | None) -> Cell:
    return None if number is None else Quantity(number)


def _status_bars(found: Situation, in_post: Sequence[VolunteerRecord]) -> BarChart | None:
    """Return the volunteers in post by patrol status, of schemes whose list has any."""
    names = found.terms.names(TermKind.STATUS)
    groups = []
    for scheme in found.schemes:
        mine = [one for one in in_post if one.scheme == scheme.code]
        if not any(one.status for one in mine):
            continue
        counts: dict[str, int] = {}
        for one in mine:
            counts[one.status] = counts.get(one.status, 0) + 1
        order = [code for code in (*names, "") if code in counts]
        groups.append(
            BarGroup(
                scheme.name,
                tuple(
                    Bar(
                        f"{scheme.code}:{code}",
                        names.get(code, NOT_STATED),
                        counts[code],
                        counts[code] / len(mine) * 100,
                    )
                    for code in order
                ),
            )
        )
    if not groups:
        return None
    first = groups[0]
    top = first.bars[-2] if first.bars[-1].name == NOT_STATED else first.bars[-1]
    total = int(sum(bar.value for bar in first.bars))
    slots: dict[str, Slot] = {
        "name": top.name,
        "share": Quantity(top.share, Unit.PERCENT),
        "total": counted(total, "volunteer", "volunteers"),
        "scheme": str(first.heading),
        "day": Period(PeriodKind.MONTH, found.months[-1]).last_day,
    }
    return BarChart(
        title=Sentence("{name}: {share} of {total}", slots),
        subtitle=Sentence("{scheme}: in post by patrol status, {day}", slots),
        alt=Sentence(
            "Bars of volunteers in post by patrol status on {day}. {scheme}: {name} {share} of "
            "{total}.",
            slots,
        ),
        groups=tuple(groups),
        unit=Unit.COUNT,
        decimals=0,
        value_label="Volunteers",
    )


def _words(found: Situation) -> tuple[Sentence, Sentence]:
    """Say the share who gave what is required beside the average, or how many are in post."""
    now = found.months[-1]
    slots: dict[str, Slot] = {"month": written_month(now)}
    for scheme in found.schemes:
        share = found.figures.value("share-required", scheme.code, (now,))
        each = found.figures.value("hours-per-person", scheme.code, (now,))
        if share is None or each is None or scheme.required_minutes is None:
            continue
        slots |= {
            "share": Quantity(share, Unit.PERCENT),
            "people": scheme.people,
            "required": hours(scheme.required_minutes),
            "each": Quantity(each, decimals=1),
        }
        return (
            Sentence("{share} of {people} gave the required {required} hours in {month}", slots),
            Sentence("The average is {each} hours each. " + A_FEW_GIVE_MANY, slots),
        )
    for scheme in found.schemes:
        number = found.figures.headcount(scheme.code, now)
        if number is not None:
            slots |= {"scheme": possessive(scheme.name), "number": Quantity(number)}
            return (
                Sentence("{scheme} people in post: {number} in {month}", slots),
                Sentence("No hours are required of anybody, so no share is shown."),
            )
    return (
        Sentence("No return says how many people are in post in {month}", slots),
        Sentence("Bring in a monthly return or a status list."),
    )


def _notes(any_list: bool) -> tuple[str, ...]:
    if any_list:
        return ()
    return ("No status list is here, so vetting, training and patrol status are not known.",)

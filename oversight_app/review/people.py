"""People: how many are in post in each scheme, how many are active, and with what standing?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from oversight_app.domain.charts import Bar, BarChart, BarGroup
from oversight_app.domain.findings import Align, Column, Finding, Origin, Row, Table
from oversight_app.domain.local_measures import A_FEW_GIVE_MANY, LOCAL_MEASURES, MANY_ROLES
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import Period, PeriodKind, written_month
from oversight_app.domain.schemes import NOT_STATED, Scheme, TermKind
from oversight_app.domain.small_numbers import NO_COUNTING, Count
from oversight_app.domain.volunteers import VolunteerRecord
from oversight_app.domain.wording import Quantity, Sentence, Slot
from oversight_app.review.activity_counts import PeopleBehind
from oversight_app.review.activity_origin import origin_of
from oversight_app.review.activity_selection import ActivitySelection
from oversight_app.review.activity_situation import Situation, situation
from oversight_app.review.activity_wording import hours, possessive
from oversight_app.review.counts import PROTECTED, Ledger, count_of, month_name
from oversight_app.review.counts import people as worded
from oversight_app.review.currency_people import listed, of_list
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
        lists = volunteers.list_days(ws)
        statuses = _status_bars(found, in_post, lists, read_on)
        standing = standing_table(
            found.schemes, in_post, found.figures.returns, day, lists, read_on
        )
        pipeline = pipeline_table(recruitment.stages(ws), day)
        ledger = Ledger()
        for part in (table, standing, pipeline, statuses):
            ledger.take(part.counting if part else NO_COUNTING)
        headline, support = _words(found, ledger)
        _same(found, in_post, lists, read_on, ledger)
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
            origin=origin_of(ws, found, found.selection.scheme, ledger),
            caveats=(MANY_ROLES, *notes),
            provenance=provenance,
            sensitive=True,
        )
        finding = replace(finding, counting=ledger.counting)
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
    ledger = Ledger()
    return Table(
        id="activity-people",
        title=f"People, {written_month(now)}",
        columns=(
            Column("scheme", "Scheme"),
            *(Column(key, heading, Align.RIGHT, tip=tip) for key, heading, tip in _COLUMNS),
        ),
        rows=tuple(_scheme_row(found, scheme, now, ledger) for scheme in found.schemes),
        note=MANY_ROLES,
        counting=ledger.counting,
    )


def _scheme_row(found: Situation, scheme: Scheme, now: int, ledger: Ledger) -> Row:
    code = scheme.code
    people_ = PeopleBehind(found.figures, found.selection)
    flow = _flow(found, code, now, people_, ledger)
    start, active = people_.at_start(code, now), people_.active(code, now)
    required = scheme.required_minutes
    return Row(
        code,
        (
            scheme.name,
            *(ledger.figure(one) for one in flow),
            ledger.figure(active),
            ledger.share(active, start) if active is not None and start is not None else None,
            people_.figure(LOCAL_MEASURES["hours-per-person"], code, (now,), ledger),
            people_.figure(LOCAL_MEASURES["share-required"], code, (now,), ledger),
            None if required is None else hours(required),
        ),
    )


def _flow(
    found: Situation, code: str, now: int, people_: PeopleBehind, ledger: Ledger
) -> tuple[Count | None, ...]:
    """Return those at the start, who joined, who left, and in post at the end; and take down that
    the first two are as many as the others, where the return says so."""
    sent = found.figures.returns.get((code, now))

    def one(measure: str, number: int | None) -> Count | None:
        return None if number is None else count_of(measure, code, month_name(now), number)

    start = one("opening", sent.opening if sent else None)
    joined = one("joiners", sent.joiners if sent else None)
    left = one("leavers", sent.leavers if sent else None)
    end = people_.headcount(code, now)
    if start is not None and joined is not None:
        together = count_of("ever", code, month_name(now), start.value + joined.value)
        ledger.adds_up(together, start, joined)
        if left is not None and end is not None:
            ledger.adds_up(together, end, left)
    before = people_.headcount(code, now - 1)
    if start is not None and before is not None:
        # Who was there at the end of a month is who is there when the next begins.
        ledger.adds_up(start, before)
    return start, joined, left, end


def _status_bars(
    found: Situation,
    in_post: Sequence[VolunteerRecord],
    lists: Mapping[str, Sequence[date]],
    read_on: date,
) -> BarChart | None:
    """Return the volunteers in post by patrol status, of schemes whose list has any."""
    names = found.terms.names(TermKind.STATUS)
    day = Period(PeriodKind.MONTH, found.months[-1]).last_day
    ledger = Ledger()
    groups = []
    totals = []
    for scheme in found.schemes:
        mine = [one for one in in_post if one.scheme == scheme.code]
        if not any(one.status for one in mine):
            continue
        counts: dict[str, int] = {}
        for one in mine:
            counts[one.status] = counts.get(one.status, 0) + 1
        order = [code for code in (*names, "") if code in counts]
        whole = listed(scheme.code, len(mine), lists, day, read_on)
        of = of_list(lists, scheme.code, day, read_on)
        parts = {
            code: count_of("listed", scheme.code, day.isoformat(), counts[code], status=code, **of)
            for code in order
        }
        ledger.adds_up(whole, *parts.values())
        totals.append(whole)
        groups.append(
            BarGroup(
                scheme.name,
                tuple(
                    Bar(
                        f"{scheme.code}:{code}",
                        names.get(code, NOT_STATED),
                        counts[code],
                        counts[code] / len(mine) * 100,
                        counts=(parts[code].key, whole.key),
                    )
                    for code in order
                ),
            )
        )
    if not groups:
        return None
    first = groups[0]
    top = first.bars[-2] if first.bars[-1].name == NOT_STATED else first.bars[-1]
    slots: dict[str, Slot] = {
        "name": top.name,
        "share": Quantity(top.share, Unit.PERCENT, counts=top.counts, ratio=100.0),
        "total": worded(totals[0], "volunteer", "volunteers"),
        "scheme": str(first.heading),
        "day": day,
    }
    return BarChart(
        title=Sentence("{name}: {share} of {total}", slots, "Volunteers in post by patrol status"),
        subtitle=Sentence("{scheme}: in post by patrol status, {day}", slots),
        alt=Sentence(
            "Bars of volunteers in post by patrol status on {day}. {scheme}: {name} {share} of "
            "{total}.",
            slots,
            f"Bars of volunteers in post by patrol status on {{day}}. {{scheme}}: some are hidden "
            f"{PROTECTED}.",
        ),
        groups=tuple(groups),
        unit=Unit.COUNT,
        decimals=0,
        value_label="Volunteers",
        counting=ledger.counting,
    )


def _words(found: Situation, ledger: Ledger) -> tuple[Sentence, Sentence]:
    """Say the share who gave what is required beside the average, or how many are in post."""
    now = found.months[-1]
    people_ = PeopleBehind(found.figures, found.selection)
    slots: dict[str, Slot] = {"month": written_month(now)}
    for scheme in found.schemes:
        share = people_.figure(LOCAL_MEASURES["share-required"], scheme.code, (now,), ledger)
        each = people_.figure(LOCAL_MEASURES["hours-per-person"], scheme.code, (now,), ledger)
        if share is None or each is None or scheme.required_minutes is None:
            continue
        slots |= {
            "share": share,
            "people": scheme.people,
            "required": hours(scheme.required_minutes),
            "each": each,
        }
        return (
            Sentence(
                "{share} of {people} gave the required {required} hours in {month}",
                slots,
                "The share of {people} who gave the required {required} hours in {month} is "
                f"hidden {PROTECTED}",
            ),
            Sentence(
                "The average is {each} hours each. " + A_FEW_GIVE_MANY,
                slots,
                f"The average is hidden {PROTECTED}. " + A_FEW_GIVE_MANY,
            ),
        )
    for scheme in found.schemes:
        number = ledger.figure(people_.headcount(scheme.code, now))
        if number is not None:
            slots |= {"scheme": possessive(scheme.name), "number": number}
            return (
                Sentence(
                    "{scheme} people in post: {number} in {month}",
                    slots,
                    f"The number of {{scheme}} people in post in {{month}} is hidden {PROTECTED}",
                ),
                Sentence("No hours are required of anybody, so no share is shown."),
            )
    return (
        Sentence("No return says how many people are in post in {month}", slots),
        Sentence("Bring in a monthly return or a status list."),
    )


def _same(
    found: Situation,
    in_post: Sequence[VolunteerRecord],
    lists: Mapping[str, Sequence[date]],
    read_on: date,
    ledger: Ledger,
) -> None:
    """Take down where the headcount of a month is that of the list: one number by two names."""
    now = found.months[-1]
    day = Period(PeriodKind.MONTH, now).last_day
    people_ = PeopleBehind(found.figures, found.selection)
    for scheme in found.schemes:
        number = sum(one.scheme == scheme.code for one in in_post)
        headcount = people_.headcount(scheme.code, now)
        if number and headcount is not None:
            ledger.adds_up(headcount, listed(scheme.code, number, lists, day, read_on))


def _notes(any_list: bool) -> tuple[str, ...]:
    if any_list:
        return ()
    return ("No status list is here, so vetting, training and patrol status are not known.",)

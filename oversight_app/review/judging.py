"""One judgement of an appraisal; what is known before an appraisal is begun or a role is judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.accountability import Question
from oversight_app.domain.appraisal import JUDGEMENT_ICONS, CriteriaSet, Judgement
from oversight_app.domain.findings import Column, Origin, Row, Status, Table
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.wording import Sentence, in_words
from oversight_app.review.appraisal import (
    AppraisalView,
    Behind,
    JudgedBy,
    JudgementCell,
    RoleAppraised,
    appraisal_view,
    appraisals_listed,
    asked_as,
    assessments_behind,
    judgement_words,
)
from oversight_app.store import records
from oversight_app.store.criteria_sets import criteria_sets
from oversight_app.store.record_links import links
from oversight_app.store.record_offices import offices
from oversight_app.store.record_versions import versions
from oversight_app.store.workspace import Workspace

_METHOD = (
    "The office judges each role by each criterion, on the evidence named. The judgement shown is "
    "as it was last changed."
)


@dataclass(frozen=True, slots=True)
class AppraisingFacts:
    """What a new appraisal begins with: the criteria of today, the groups that it may be about,
    and the office that made the last one ("" for none)."""

    today: date
    criteria: CriteriaSet
    sets: tuple[CriteriaSet, ...]
    groups: tuple[OutsideGroup, ...]
    offices: tuple[str, ...]
    last_by: str


@dataclass(frozen=True, slots=True)
class JudgingFacts:
    """What judging a role begins with. ``behind`` are the boundary assessments of its scheme or
    group, the newest first; of a role that is of neither, all of them."""

    today: date
    view: AppraisalView
    role: RoleAppraised
    behind: tuple[Behind, ...]
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgementDetail:
    """All about one cell. ``earlier`` counts what was judged before; ``linked`` are the records
    that are about the judgement, questions first."""

    view: AppraisalView
    role: RoleAppraised
    cell: JudgementCell
    earlier: int
    linked: tuple[Recorded, ...]


def appraising_facts(ws: Workspace) -> AppraisingFacts:
    """Read what a new appraisal begins with."""
    with ws.snapshot():
        today = ws.today()
        sets = criteria_sets(ws)
        made = appraisals_listed(ws)
        groups = tuple(
            one for one in records.read(ws, OutsideGroup) if one.ended is None or one.ended >= today
        )
        last = max(made, key=lambda one: one.number).appraised_by if made else ""
        return AppraisingFacts(today, sets[-1], sets, groups, offices(ws), last)


def judging_facts(ws: Workspace, appraisal_id: int, role: str) -> JudgingFacts | None:
    """Read what judging a role begins with; None where the role is not there any more."""
    with ws.snapshot():
        view = appraisal_view(ws, appraisal_id)
        whose = view.subject(role) if view is not None else None
        if view is None or whose is None:
            return None
        behind = list(assessments_behind(ws).values())
        if whose.option.scheme:
            behind = [one for one in behind if one.assessment.scheme == whose.option.scheme]
        elif whose.outside_group is not None:
            behind = [one for one in behind if one.assessment.outside_group == whose.outside_group]
        return JudgingFacts(ws.today(), view, whose, tuple(reversed(behind)), offices(ws))


def begun(view: AppraisalView, role: RoleAppraised, question: JudgedBy) -> Judgement:
    """Return the judgement that there is, or a new one: *not known*, resting on the newest
    boundary assessment where that asks about it."""
    made = view.cell(role.key, question.code).judgement
    if made is not None:
        return made
    proposed = role.proposed if asked_as(question.code) else None
    return Judgement(
        option=role.option.id,
        criterion=question.code,
        assessment=proposed.assessment.id if proposed is not None else None,
        judged_by=view.appraisal.appraised_by,
    )


def judgement_detail(
    ws: Workspace, appraisal_id: int, role: str, criterion: str, as_at: date | None = None
) -> JudgementDetail | None:
    """Return all about one cell of an appraisal; None where it is there no more."""
    with ws.snapshot():
        view = appraisal_view(ws, appraisal_id, as_at)
        whose = view.subject(role) if view is not None else None
        if view is None or whose is None or view.criteria.criterion(criterion) is None:
            return None
        cell = view.cell(role, criterion)
        if cell.judgement is None:
            return JudgementDetail(view, whose, cell, 0, ())
        earlier = len(_history(ws, cell.judgement, as_at)) - 1
        return JudgementDetail(view, whose, cell, earlier, _linked(ws, cell.judgement, as_at))


def judgement_history(
    ws: Workspace, appraisal_id: int, role: str, criterion: str, as_at: date | None = None
) -> Table:
    """Return what was judged over time, the newest first: each version that says something
    else."""
    with ws.snapshot():
        detail = judgement_detail(ws, appraisal_id, role, criterion, as_at)
        made = detail.cell.judgement if detail is not None else None
        kept = _history(ws, made, as_at) if made is not None else []
    rows = []
    for place, (day, said, who) in enumerate(kept):
        status = Status(
            judgement_words(said.judgement),
            JUDGEMENT_ICONS[said.judgement],
            strong=said.judgement in ("weak", "not-known"),
        )
        rows.append(
            Row(
                str(place),
                (day, status, said.why, said.evidence or said.location, said.judged_by, who),
            )
        )
    title = f"{detail.cell.question.name}: {detail.role.name}" if detail is not None else ""
    return Table(
        id="judgement-history",
        title=title,
        columns=(
            Column("day", "From"),
            Column("judgement", "Judgement"),
            Column("why", "Why"),
            Column("evidence", "Evidence"),
            Column("by", "Judged by"),
            Column("who", "Typed by", tip="The user of the computer, as it calls them"),
        ),
        rows=tuple(reversed(rows)),
        note="The newest judgement is first",
    )


def judgement_origin(detail: JudgementDetail) -> Origin:
    """Say where one judgement comes from."""
    cell, made = detail.cell, detail.view.appraisal
    judgement, behind = cell.judgement, cell.behind
    rows = [f"{made.reference}, appraised on {in_words(made.appraised_on)} by {made.appraised_by}"]
    rows.append(f"{detail.role.option.reference}: {detail.role.name}")
    said: Mapping[str, str] = {}
    if judgement is not None:
        by = f" by {judgement.judged_by}" if judgement.judged_by else ""
        rows.append(f"{judgement.reference}, judged on {in_words(judgement.judged_on)}{by}")
        said = {"evidence": judgement.evidence, "place": judgement.location}
    if behind is not None:
        rows.append(
            f"{behind.assessment.reference}: boundary assessment of {behind.subject}, "
            f"{in_words(behind.assessment.assessed_on)}"
        )
    return Origin(
        figure=Sentence(
            "{criterion}, {role}: {judgement}",
            {
                "criterion": cell.question.name,
                "role": detail.role.name,
                "judgement": cell.words,
            },
        ),
        definition=cell.question.words,
        numerator="",
        denominator="",
        inclusion=f"Version {detail.view.criteria.version} of the criteria",
        period=f"Judged on {in_words(judgement.judged_on)}" if judgement else "Not judged yet",
        method=_METHOD,
        releases=(),
        rows=tuple(rows),
        coverage="; ".join(one for one in said.values() if one) or "No evidence is named",
        caveats=("A judgement is that of the office that made it.",),
    )


def _history(
    ws: Workspace, made: Judgement, as_at: date | None
) -> list[tuple[date, Judgement, str]]:
    """(from which day, what was judged, who typed it), the earliest first. The first counts from
    the day of the judgement, not the day it was typed in."""
    found: list[tuple[date, Judgement, str]] = []
    for one in versions(ws, made):
        said = one.record
        assert isinstance(said, Judgement)
        last = found[-1][1] if found else None
        new_day = last is None or said.judged_on != last.judged_on
        day = (said.judged_on if new_day else None) or one.day
        if as_at is not None and day > as_at:
            break
        if last is None or _gist(said) != _gist(last):
            found.append((day, said, one.who))
    return found


def _gist(said: Judgement) -> tuple[str, str, str, str, int | None]:
    return said.judgement, said.why, said.evidence, said.location, said.assessment


def _linked(ws: Workspace, made: Judgement, as_at: date | None) -> tuple[Recorded, ...]:
    ids: dict[int, None] = {}
    for link in links(ws, made.id, as_at=as_at):
        other = link.to_id if link.from_id == made.id else link.from_id
        if other:
            ids[other] = None
    found = [one for number in ids if (one := records.one(ws, number)) is not None]
    return tuple(sorted(found, key=lambda one: (not isinstance(one, Question), -one.number)))

"""What the program fills in when a record is saved or linked, and what it refuses for what other
records say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar, cast

from oversight_app.domain.accountability import Action as Task
from oversight_app.domain.appraisal import Appraisal, Judgement
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.press import LineToTake
from oversight_app.domain.record_fields import Holds
from oversight_app.domain.record_kinds import DECISIONS, KINDS, Link, Relation, reference, table_of
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.domain.requests import InformationRequest, Recommendation, response_due
from oversight_app.domain.risk import Risk
from oversight_app.store import decision_rules, outside_rules
from oversight_app.store.actions import Action
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.press_rules import check_clearance
from oversight_app.store.question_sets import questions_in_db
from oversight_app.store.risk_scales import off_scale, scale_in_db
from oversight_app.store.superseding import as_its_assessment, mark_superseded
from oversight_app.store.working_days import request_due

R = TypeVar("R", bound=Recorded)


def prepared(action: Action, old: Recorded | None, new: R, day: date) -> R:
    """Return the record with what the program fills in; UserProblem for what may not be."""
    found: Recorded = new
    if isinstance(new, InformationRequest):
        found = replace(new, due=_by_clock(request_due, new.clarified_on or new.received))
    elif isinstance(new, Recommendation):
        found = replace(new, due=_by_clock(response_due, new.published_on))
    elif isinstance(new, Assessment):
        found = _asked(action, old if isinstance(old, Assessment) else None, new)
    elif isinstance(new, Answer):
        found = as_its_assessment(action, new)
    elif isinstance(new, Risk):
        found = _scored(action, old if isinstance(old, Risk) else None, new)
    elif isinstance(new, Decision):
        found = decision_rules.signed(action, old if isinstance(old, Decision) else None, new, day)
    elif isinstance(new, Position):
        found = outside_rules.as_replaced(action, new)
    elif isinstance(new, OutsideGroup):
        was = old if isinstance(old, OutsideGroup) else None
        outside_rules.check_contact(action.db, was, new, day)
    elif isinstance(new, Appraisal):
        found = outside_rules.with_criteria(
            action, old if isinstance(old, Appraisal) else None, new
        )
    elif isinstance(new, Task) and new.id and not new.open:
        _check_decisions(action, new)
    return cast(R, found)


def check_others(db: WorkspaceDatabase, old: Recorded | None, new: Recorded) -> None:
    """Raise UserProblem where a record does not agree with what else is kept: what it points to,
    the questions of its assessment, the scale of its scores."""
    _check_pointing(db, old, new)
    if isinstance(new, Answer):
        _check_question(db, new)
    elif isinstance(new, Assessment):
        _check_question_set(db, new)
    elif isinstance(new, Risk):
        _check_scale(db, new)
    elif isinstance(new, OutsideGroup):
        outside_rules.check_contact(db, old if isinstance(old, OutsideGroup) else None, new)
    elif isinstance(new, Position):
        outside_rules.check_position(db, new)
    elif isinstance(new, Appraisal):
        outside_rules.check_criteria(db, new)
    elif isinstance(new, Judgement):
        outside_rules.check_judgement(db, new)
    elif isinstance(new, LineToTake):
        check_clearance(old if isinstance(old, LineToTake) else None, new)


def check_may_go(db: WorkspaceDatabase, record: Recorded) -> None:
    """Raise UserProblem for a record that may not be deleted for what it says, or is held."""
    if isinstance(record, Decision):
        decision_rules.check_may_go(record)
    why = db.value(
        "SELECT why FROM record_hold WHERE record_id = ? AND lifted_on IS NULL ORDER BY id",
        (record.id,),
    )
    if why is not None:
        raise UserProblem(
            f"{record.reference} is on hold ({why}), so it can’t be deleted. Nothing was changed. "
            "Lift the hold first."
        )


def settle(action: Action, record: Recorded, day: date | None) -> None:
    """Bring about in other records what the save or deletion of one brings with it."""
    if isinstance(record, Assessment):
        mark_superseded(action, record, day)
    elif isinstance(record, Position):
        outside_rules.mark_replaced(action, record, day)


def linked(action: Action, link: Link, day: date | None) -> None:
    """Bring about what a new link brings with it: a decision's day of publication. UserProblem
    for the publication of a draft, for a closed action that hangs on one, and for a decision that
    would replace one signed after it."""
    from oversight_app.store.records import in_db, put

    shown = (Relation.PUBLISHES, Relation.FOLLOWS, Relation.REPLACES)
    if link.to_id is None or link.relation not in shown:
        return
    ends = [in_db(action.db, link.from_id), in_db(action.db, link.to_id)]
    if link.relation is Relation.REPLACES:
        decision_rules.check_order(*ends)
        return
    if link.relation is Relation.FOLLOWS:
        if isinstance(ends[0], Task) and not ends[0].open:
            _check_decisions(action, ends[0])
        return
    publication, decision = ends
    if not isinstance(publication, Publication) or not isinstance(decision, Decision):
        return
    if decision.state == "draft":
        raise UserProblem(
            f"{decision.reference} is still a draft, so it can’t be published. Nothing was saved. "
            "Sign it first."
        )
    if decision.state == "signed" and decision.published_on is None:
        on = publication.published_on
        put(action, replace(decision, published_on=on), day or on or decision.signed_on or date.min)


def _by_clock(clock: Callable[[date], date], start: date | None) -> date | None:
    """Return what a clock says; None without a day to start from, or one of a year that no field
    takes, which the record's own checks tell of."""
    return clock(start) if start is not None and 1900 <= start.year <= 2200 else None


def _newest(action: Action, table: str) -> int:
    return int(action.db.value(f"SELECT max(version) FROM {table}"))


def _asked(action: Action, old: Assessment | None, new: Assessment) -> Assessment:
    """An assessment keeps the questions that it was made with."""
    version = old.question_set if old else new.question_set
    return replace(new, question_set=version or _newest(action, "question_set"))


def _scored(action: Action, old: Risk | None, new: Risk) -> Risk:
    """A risk whose scores are given anew is on the scale of today."""

    def scores(risk: Risk) -> tuple[int | None, ...]:
        return (
            risk.likelihood, risk.impact, risk.inherent_likelihood, risk.inherent_impact,
            risk.target_likelihood, risk.target_impact,
        )  # fmt: skip

    if old is not None and scores(old) == scores(new) and new.scale == old.scale:
        return new
    return replace(new, scale=_newest(action, "risk_scale"))


def _check_decisions(action: Action, task: Task) -> None:
    """Raise UserProblem for an action that is closed while a decision it follows from is a draft:
    what is not decided can't have been carried out. A decision that follows from it may be."""
    drafts = [
        reference(kind, number)
        for kind in DECISIONS
        for (number,) in action.db.rows(
            f"SELECT r.number FROM record_link AS l JOIN {table_of(kind)} AS d ON d.id = l.to_id "
            "JOIN record AS r ON r.id = d.id WHERE l.from_id = ? AND l.relation = 'follows' "
            "AND d.state = 'draft' ORDER BY r.number",
            (task.id,),
        )
    ]
    if drafts:
        names = ", ".join(drafts)
        many = len(drafts) > 1
        still, it = ("are still drafts", "them") if many else ("is still a draft", "it")
        raise UserProblem(
            f"This action hangs on {names}, which {still}. Nothing was saved. Sign or withdraw "
            f"{it} first, or take the link away."
        )


def _check_pointing(db: WorkspaceDatabase, old: Recorded | None, new: Recorded) -> None:
    for spec in specs(type(new)):
        value = getattr(new, spec.id)
        if not value or (old is not None and getattr(old, spec.id) == value):
            continue
        if spec.holds is Holds.RECORD:
            kind = db.value("SELECT kind FROM record WHERE id = ?", (value,))
            if kind != spec.of:
                raise UserProblem(
                    f"{spec.heading} names no {KINDS[spec.of].noun} that is there. Nothing was "
                    "saved. Choose one from the list, or leave it blank."
                )
        elif spec.holds is Holds.SCHEME and not db.value(
            "SELECT 1 FROM scheme WHERE code = ? AND live = 1", (value,)
        ):
            raise UserProblem(
                f"There is no scheme “{value}”. Nothing was saved. Choose one from the list, or "
                "add it under Data."
            )


def _check_question_set(db: WorkspaceDatabase, assessment: Assessment) -> None:
    if questions_in_db(db, assessment.question_set) is None:
        raise UserProblem(
            f"There is no version {assessment.question_set} of the questions. Nothing was saved. "
            "Leave the version blank, and the newest is used."
        )


def _check_question(db: WorkspaceDatabase, answer: Answer) -> None:
    version = db.value(
        "SELECT question_set FROM assessment_record WHERE id = ?", (answer.assessment,)
    )
    asked = questions_in_db(db, version)
    if asked is None or asked.question(answer.question) is None:
        raise UserProblem(
            f"“{answer.question}” is none of the questions of this assessment. Nothing was saved. "
            "Answer one that it was made with."
        )
    if db.value(
        "SELECT 1 FROM answer_record WHERE assessment = ? AND question = ? AND id <> ?",
        (answer.assessment, answer.question, answer.id),
    ):
        raise UserProblem(
            f"“{answer.question}” is answered in this assessment already. Nothing was saved. "
            "Change that answer instead."
        )


def _check_scale(db: WorkspaceDatabase, risk: Risk) -> None:
    """A closed risk may stay on the scale of its time."""
    scale = scale_in_db(db)
    if (risk.open or risk.scale == scale.version) and off_scale(scale, risk):
        raise UserProblem(
            "The risk has a level that the scale does not have: likelihood goes from 1 to "
            f"{len(scale.likelihood)}, impact from 1 to {len(scale.impact)}. Nothing was saved. "
            "Choose levels of the scale."
        )

"""What moved since an engagement decision: risks scored otherwise, answers worse or better."""

from collections.abc import Iterable, Iterator
from datetime import date

from oversight_app.domain.boundary import ANSWERS, Answer, Assessment, moved
from oversight_app.domain.findings import Status
from oversight_app.domain.recorded import spec_of
from oversight_app.domain.risk import Risk
from oversight_app.review.boundaries import subject_key
from oversight_app.review.engagement_said import CHANGED, change_of_new
from oversight_app.review.engagement_since import Since
from oversight_app.review.engagement_view import Change, ChangeOf
from oversight_app.store import question_sets, risk_scales
from oversight_app.store.opened import Workspace

WORSE = Status("Worse", "worse", strong=True)
BETTER = Status("Better", "better")
CLOSED = Status("Closed", "not-needed")
_ANSWER_WORDS = dict(ANSWERS)


def risk_changes(ws: Workspace, since: Since) -> Iterator[Change]:
    """Yield risks about the group, or that the decision rests on, that are new, were closed or
    opened again, score otherwise, or whose controls stand otherwise."""
    scales = {one.version: one for one in risk_scales.scales(ws)}
    for risk in since.now(Risk):
        if risk.outside_group != since.group and risk.id not in since.rested:
            continue
        then = since.then(risk)
        score = f", score {risk.current}" if risk.current is not None else ""
        if then is None:
            yield change_of_new(since, ChangeOf.RISK, f"Risk: {risk.name}{score}", risk)
            continue
        if then.open != risk.open:
            day = since.day_of(risk, lambda one: one.state)
            words, status = f"Risk opened again: {risk.name}{score}", WORSE
            if not risk.open:
                day, words, status = risk.closed_on or day, f"Risk closed: {risk.name}", CLOSED
            yield Change(ChangeOf.RISK, status, words, day, risk.id, risk.reference)
            continue
        if (then.current, then.scale) != (risk.current, risk.scale):
            before, after = scales.get(then.scale or 0), scales.get(risk.scale or 0)
            same = before is not None and after is not None and before.same_levels(after)
            if not same or then.current is None or risk.current is None:
                day = since.day_of(risk, lambda one: (one.current, one.scale))
                words = f"Risk scored on another scale: {risk.name}{score}"
                yield Change(ChangeOf.RISK, CHANGED, words, day, risk.id, risk.reference)
            elif then.current != risk.current:
                day = since.day_of(risk, lambda one: one.current)
                words = f"{risk.name}: score from {then.current} to {risk.current}"
                status = WORSE if risk.current > then.current else BETTER
                yield Change(ChangeOf.RISK, status, words, day, risk.id, risk.reference)
        if then.control_state != risk.control_state:
            said = spec_of(Risk, "control_state")
            day = since.day_of(risk, lambda one: one.control_state)
            words = (
                f"{risk.name}: {said.words_of(then.control_state).lower()} before, now "
                f"{said.words_of(risk.control_state).lower()}"
            )
            yield Change(ChangeOf.RISK, CHANGED, words, day, risk.id, risk.reference)


def answer_changes(ws: Workspace, since: Since) -> Iterator[Change]:
    """Yield what the boundary assessments of the group, and of what the decision rests on, answer
    otherwise: in a later assessment, or as an answer was changed."""
    made, answers = since.now(Assessment), since.now(Answer)
    names = {
        question.code: question.name
        for one in question_sets.question_sets(ws)
        for question in one.questions
    }
    for key in _subjects(since, made, answers):
        mine = [one for one in made if subject_key(one) == key]
        known = [one for one in mine if since.then(one) is not None]
        latest = max(mine, key=_order)
        if not known:
            words = "First boundary assessment"
            yield change_of_new(since, ChangeOf.ASSESSMENT, words, latest)
            continue
        before = max(known, key=_order)
        was = {
            then.question: then
            for one in answers
            if one.assessment == before.id and (then := since.then(one)) is not None
        }
        later = [one for one in answers if one.assessment == latest.id]
        if latest.id != before.id:
            words = "A later boundary assessment"
            yield change_of_new(since, ChangeOf.ASSESSMENT, words, latest)
        for one in later:
            earlier = was.get(one.question)
            if earlier is None or earlier.answer == one.answer:
                continue
            direction = moved(earlier.answer, one.answer)
            status = {1: BETTER, -1: WORSE}.get(direction, CHANGED)
            if latest.id == before.id:
                day = since.day_of(one, lambda of: of.answer)
            else:
                day = one.answered_on or latest.assessed_on or since.today
            words = (
                f"{names.get(one.question, one.question)}: from "
                f"“{_ANSWER_WORDS[earlier.answer]}” to “{_ANSWER_WORDS[one.answer]}”"
            )
            yield Change(ChangeOf.ASSESSMENT, status, words, day, one.id, one.reference)


def _subjects(since: Since, made: Iterable[Assessment], answers: Iterable[Answer]) -> list[str]:
    rested = since.rested | {
        one.assessment for one in answers if one.id in since.rested and one.assessment is not None
    }
    keys = (
        subject_key(one)
        for one in made
        if one.id in rested or (one.outside_group is not None and one.outside_group == since.group)
    )
    return list(dict.fromkeys(keys))


def _order(one: Assessment) -> tuple[date, int]:
    return one.assessed_on or date.min, one.number

"""What the program fills in when a record is saved, and what it refuses for what other records
say."""

from dataclasses import replace
from datetime import date
from typing import TypeVar, cast

from oversight_app.domain.accountability import Action as Task
from oversight_app.domain.boundary import Assessment
from oversight_app.domain.decisions import Decision
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.requests import InformationRequest, Recommendation, response_due
from oversight_app.domain.risk import Risk
from oversight_app.store.actions import Action
from oversight_app.store.working_days import request_due

R = TypeVar("R", bound=Recorded)


def prepared(action: Action, old: Recorded | None, new: R, day: date) -> R:
    """Return the record with what the program fills in; UserProblem for what may not be."""
    found: Recorded = new
    if isinstance(new, InformationRequest) and new.received:
        found = replace(new, due=request_due(new.clarified_on or new.received))
    elif isinstance(new, Recommendation) and new.published_on:
        found = replace(new, due=response_due(new.published_on))
    elif isinstance(new, Assessment) and new.question_set is None:
        found = replace(new, question_set=_newest(action, "question_set"))
    elif isinstance(new, Risk):
        found = _scored(action, old if isinstance(old, Risk) else None, new)
    elif isinstance(new, Decision):
        found = _signed(action, old if isinstance(old, Decision) else None, new, day)
    elif isinstance(new, Task) and new.id and not new.open:
        _check_decisions(action, new)
    return cast(R, found)


def _newest(action: Action, table: str) -> int:
    return int(action.db.value(f"SELECT max(version) FROM {table}"))


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


def _signed(action: Action, old: Decision | None, new: Decision, day: date) -> Decision:
    """Issue the number of the notice at signature; keep what was signed as it was."""
    was = old.state if old else "draft"
    new = replace(new, notice=old.notice if old else "")
    if was != "draft" and new.state == "draft":
        raise UserProblem(
            "A signed decision can’t become a draft again. Nothing was changed. Withdraw it, and "
            "write another that replaces it."
        )
    if new.state == "signed" and not new.notice and not new.problems() and new.signed_on:
        from oversight_app.store.records import issue_number

        year = new.signed_on.year
        number = issue_number(action, f"decision {year}", day, new.id)
        return replace(new, notice=f"{year}/{number:03d}")
    return new


def _check_decisions(action: Action, task: Task) -> None:
    """Raise UserProblem for an action that is closed while a decision it hangs on is a draft."""
    rows = action.db.rows(
        "SELECT r.number FROM record_link AS l JOIN decision_record AS d "
        "ON d.id IN (l.from_id, l.to_id) JOIN record AS r ON r.id = d.id "
        "WHERE ? IN (l.from_id, l.to_id) AND l.relation = 'follows' AND d.state = 'draft' "
        "ORDER BY r.number",
        (task.id,),
    )
    if rows:
        names = ", ".join(f"D-{number:03d}" for (number,) in rows)
        raise UserProblem(
            f"This action hangs on {names}, which is still a draft. Nothing was saved. Sign or "
            "withdraw the decision first, or take the link away."
        )

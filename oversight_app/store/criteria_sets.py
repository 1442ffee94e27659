"""The criteria of option appraisals, in versions: an appraisal keeps those it was made with."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from oversight_app.domain.appraisal import CriteriaSet, Criterion
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.wording import counted
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace
from oversight_app.store.record_seeds import written_criteria
from oversight_app.store.setting_versions import check_set, next_version
from oversight_app.store.typed_words import typed_line, typed_text

_SELECT = "SELECT version, from_day, set_by, reason, criteria FROM criteria_set"


def criteria_sets(workspace: Workspace) -> tuple[CriteriaSet, ...]:
    """Return every version of the criteria, the first one first."""
    with workspace.snapshot():
        return tuple(_read(row) for row in workspace.db.rows(f"{_SELECT} ORDER BY version"))


def current_criteria(workspace: Workspace) -> CriteriaSet:
    """Return the criteria that an appraisal is made with now."""
    return criteria_sets(workspace)[-1]


def criteria_in_db(db: WorkspaceDatabase, version: int | None) -> CriteriaSet | None:
    """Return one version inside a snapshot or action; None for one that there is not."""
    row = db.execute_sql(f"{_SELECT} WHERE version = ?", (version,)).fetchone()
    return None if row is None else _read(row)


def save_criteria(
    workspace: Workspace,
    criteria: Sequence[Criterion],
    from_day: date,
    by: str,
    reason: str,
) -> Changes:
    """Save the criteria as a new version; earlier ones stay, with what was appraised by them.

    Raises UserProblem for no criterion, one without a code, name or words, two alike, a day to
    come, or nobody and no reason named. Where nothing differs, nothing is saved.
    """
    kept = tuple(
        replace(
            one,
            code=typed_line(one.code),
            name=typed_line(one.name),
            words=typed_text(one.words),
        )
        for one in criteria
    )
    by, reason = typed_line(by), typed_text(reason)
    _check(kept)
    check_set(workspace, from_day, by, reason)
    with writing(workspace, "Change the criteria", "criteria_set") as action:
        version = next_version(action, "criteria_set")
        written = written_criteria(kept)
        now = action.db.value("SELECT criteria FROM criteria_set WHERE version = ?", (version - 1,))
        if written != now:
            action.insert(
                "criteria_set",
                version=version,
                from_day=from_day,
                set_by=by,
                reason=reason,
                criteria=written,
            )
        many = counted(len(kept), "criterion", "criteria")
        action.description = f"{many} saved as version {version}"
    return action.changes


def _read(row: tuple[Any, ...]) -> CriteriaSet:
    version, from_day, set_by, reason, written = row
    criteria = tuple(Criterion(*one) for one in json.loads(written))
    return CriteriaSet(version, date.fromisoformat(from_day), set_by, reason, criteria)


def _check(criteria: Sequence[Criterion]) -> None:
    if not criteria:
        raise UserProblem("There is no criterion. Nothing was saved. Keep at least one.")
    for place, one in enumerate(criteria, 1):
        if not (one.code and one.name and one.words):
            raise UserProblem(
                f"Criterion {place} has no {'words' if one.name else 'name'}. Nothing was saved. "
                "Write them, or take the criterion out."
            )
    for words in ("code", "name"):
        found = Counter(getattr(one, words).casefold() for one in criteria)
        (most, times), *_ = found.most_common(1)
        if times > 1:
            alike = next(one for one in criteria if getattr(one, words).casefold() == most)
            raise UserProblem(
                f"“{alike.name}” is there more than once. Nothing was saved. Name each criterion "
                "differently, or take one out."
            )

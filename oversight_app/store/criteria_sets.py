"""The criteria of option appraisals, in versions: an appraisal keeps those it was made with."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from oversight_app.domain.appraisal import CriteriaSet, Criterion
from oversight_app.domain.wording import counted
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace
from oversight_app.store.record_seeds import written_criteria
from oversight_app.store.setting_versions import Setting, check_asked, check_set
from oversight_app.store.typed_words import typed_line, typed_text


def criteria_sets(workspace: Workspace) -> tuple[CriteriaSet, ...]:
    """Return every version of the criteria, the first one first."""
    return _CRITERIA.versions(workspace)


def current_criteria(workspace: Workspace) -> CriteriaSet:
    """Return the criteria that an appraisal is made with now."""
    return _CRITERIA.current(workspace)


def criteria_in_db(db: WorkspaceDatabase, version: int | None) -> CriteriaSet | None:
    """Return one version inside a snapshot or action; None for one that there is not."""
    return _CRITERIA.in_db(db, version)


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
    check_asked(kept, "criterion")
    check_set(workspace, from_day, by, reason)
    with writing(workspace, "Change the criteria", "criteria_set") as action:
        made = _CRITERIA.keep(action, written_criteria(kept), from_day, by, reason)
        if made is not None:
            many = counted(len(kept), "criterion", "criteria")
            action.description = f"{many} saved as version {made.version}"
    return action.changes


def _read(version: int, from_day: date, by: str, reason: str, written: str) -> CriteriaSet:
    criteria = tuple(Criterion(*one) for one in json.loads(written))
    return CriteriaSet(version, from_day, by, reason, criteria)


_CRITERIA = Setting("criteria_set", "criteria", _read)

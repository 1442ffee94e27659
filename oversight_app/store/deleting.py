"""Deleting several records in one act: all of them, or none."""

from collections.abc import Iterable, Iterator, Mapping

from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.wording import counted
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace
from oversight_app.store.record_links import delete_links
from oversight_app.store.record_rows import record_from, select
from oversight_app.store.record_rules import check_may_go
from oversight_app.store.records import expected_in_db, pointing_to, reference_of, remove

_NAMED = 5


def delete_all(workspace: Workspace, numbers: Iterable[int]) -> Changes:
    """Delete the records with some ``id`` as one action; undo brings all of them back.

    They may point to each other; an assessment takes its answers along. Raises UserProblem, naming
    those that can’t go and why, where one of them is held, may not go for what it says, or is
    pointed to by a record that stays.
    """
    with writing(workspace, "Delete records", "record") as action:
        going = {number: expected_in_db(action.db, number) for number in dict.fromkeys(numbers)}
        asked = len(going)
        for assessment in [one for one in going.values() if isinstance(one, Assessment)]:
            going |= {answer.id: answer for answer in _answers(action.db, assessment)}
        _check(action.db, going)
        for number in going:
            delete_links(action, number)
        waiting = list(going.values())
        while waiting:
            # What points to another in a field goes before it: an objective before its plan.
            stay = []
            for one in waiting:
                if pointing_to(action.db, one):
                    stay.append(one)
                else:
                    remove(action, one)
            waiting = stay
        action.description = f"{counted(asked, 'record', 'records')} deleted"
    return action.changes


def _answers(db: WorkspaceDatabase, assessment: Assessment) -> Iterator[Answer]:
    for row in db.rows(f"{select(Answer)} WHERE t.assessment = ?", (assessment.id,)):
        yield record_from(Answer, row)


def _check(db: WorkspaceDatabase, going: Mapping[int, Recorded]) -> None:
    """Raise UserProblem for those that can’t go, all of them at once."""
    pointed, problems = [], []
    for record in going.values():
        outside = [number for number in pointing_to(db, record) if number not in going]
        if outside:
            names = _some([reference_of(db, number) for number in outside])
            pointed.append(f"{record.reference} (from {names})")
            continue
        try:
            check_may_go(db, record)
        except UserProblem as problem:
            problems.append(str(problem))
    if len(going) == 1 and problems:
        raise UserProblem(problems[0])
    if pointed:
        problems = [
            f"Records that stay point to {_some(pointed)}. Take those links away first.",
            *problems,
        ]
    if problems:
        kept = " ".join(one.replace(" Nothing was changed.", "") for one in problems[:_NAMED])
        raise UserProblem(f"None of these records was deleted, and nothing was lost. {kept}")


def _some(words: list[str]) -> str:
    more = f" and {len(words) - _NAMED} more" if len(words) > _NAMED else ""
    return ", ".join(words[:_NAMED]) + more

"""Visits to custody are told apart, and known again, by their forms."""

from datetime import date

from oversight_app.domain.batches import Ledger
from oversight_app.domain.local_building import Record
from oversight_app.store import (
    custody,
)
from oversight_app.store.batches import undo_batch
from oversight_app.store.local_keeping import compare_local, keep_local
from oversight_app.store.workspace import Workspace
from tests.store.making_local import local_file

DAY = date(2022, 1, 3)


def test_a_planned_visit_and_the_form_of_it_are_one_visit(small: Workspace) -> None:
    keep_local(small, [local_file("custody-visits", {"suite": "Midtown", "planned": DAY})])
    form: Record = {"suite": "midtown ", "planned": DAY, "made": date(2022, 1, 5), "in_custody": 6}
    keep_local(small, [local_file("custody-visits", form)])
    (visit,) = custody.visits(small)
    assert (visit.planned, visit.made, visit.in_custody) == (DAY, date(2022, 1, 5), 6)


def test_forms_without_a_number_may_be_alike(small: Workspace) -> None:
    """Two issues of one day and kind are two; the next file's take their places."""
    issue: Record = {"suite": "Midtown", "raised": DAY, "category": "building", "urgent": False}
    first: list[Record] = [{**issue, "resolution": "Cell 3"}, {**issue, "resolution": "Cell 9"}]
    file = local_file("custody-issues", *first, first[0])
    preview = compare_local(small, file)
    assert preview.ledger == Ledger(added=2, rejected=1)
    keep_local(small, [file])
    later = [{**one, "resolved": date(2022, 2, 1)} for one in first]
    assert compare_local(small, local_file("custody-issues", *later)).ledger == Ledger(updated=2)
    keep_local(small, [local_file("custody-issues", *later)])
    assert [(one.resolution, one.resolved) for one in custody.issues(small)] == [
        ("Cell 3", date(2022, 2, 1)),
        ("Cell 9", date(2022, 2, 1)),
    ]
    undo_batch(small, 2)
    assert [one.resolved for one in custody.issues(small)] == [None, None]


def test_forms_with_a_number_are_told_apart_by_it(small: Workspace) -> None:
    visit: Record = {"suite": "Midtown", "planned": DAY, "made": DAY}
    numbered: list[Record] = [{**visit, "row_key": "V1"}, {**visit, "row_key": "V2"}]
    twice = local_file("custody-visits", *numbered, {**numbered[0], "seen": 2})
    assert compare_local(small, twice).ledger == Ledger(added=2, rejected=1)

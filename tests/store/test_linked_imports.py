"""An import that a record is about: taken back, brought back, and told of."""

from collections.abc import Callable
from datetime import date

from oversight_app.domain.accountability import Question
from oversight_app.domain.batches import Incoming
from oversight_app.domain.observations import Observation
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.review.about_figures import about_import
from oversight_app.store import history, records
from oversight_app.store.batches import all_batches, dependents, keep, undo_batch
from oversight_app.store.digests import digest
from oversight_app.store.record_links import links
from oversight_app.store.workspace import Workspace
from tests.store.making_records import made

MARCH = date(2022, 3, 31)


def _linked(workspace: Workspace, incoming: Callable[..., Incoming]) -> None:
    keep(workspace, [incoming(MARCH, Observation("E1", MARCH, "specials-strength", 10))])
    records.save(workspace, made(Question), [Link(0, Relation.ABOUT, batch=1)])


def test_an_import_says_which_records_are_linked_to_it(
    small: Workspace, incoming: Callable[..., Incoming]
) -> None:
    _linked(small, incoming)
    assert dependents(small, 1) == ("Q-001 is linked to this import",)
    assert [one.reference for one in about_import(small, 1)] == ["Q-001"]
    for _ in range(6):
        records.save(small, made(Question), [Link(0, Relation.ABOUT, batch=1)])
    assert dependents(small, 1) == (
        "Q-001, Q-002, Q-003, Q-004, Q-005 and 2 more are linked to this import",
    )


def test_a_linked_import_is_taken_back_and_brought_back_with_its_link(
    small: Workspace, incoming: Callable[..., Incoming]
) -> None:
    _linked(small, incoming)
    before = digest(small)
    undo_batch(small, 1)
    back = digest(small)
    assert all_batches(small)[0].undone_at is not None
    assert len(links(small)) == 1
    assert [one.reference for one in about_import(small, 1)] == ["Q-001"]
    history.undo(small)
    assert digest(small) == before
    history.redo(small)
    assert digest(small) == back
    assert len(links(small)) == 1


def test_undoing_all_takes_the_record_before_the_import(
    small: Workspace, incoming: Callable[..., Incoming]
) -> None:
    empty = digest(small)
    _linked(small, incoming)
    full = digest(small)
    for _ in range(2):
        history.undo(small)
    assert digest(small) == empty
    for _ in range(2):
        history.redo(small)
    assert digest(small) == full
    assert len(links(small)) == 1

"""Notes, decisions about limits, targets and views: dated, reasoned, undoable."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from oversight_app.domain.annotations import (
    Baseline,
    ChartNote,
    Rebase,
    SavedView,
    SeriesKey,
    SeriesTarget,
)
from oversight_app.domain.errors import UserProblem
from oversight_app.store import annotations, history
from oversight_app.store.changes import Changes
from oversight_app.store.digests import digest
from oversight_app.store.workspace import Workspace

HOURS = SeriesKey("hours", "specials")
OTHER = SeriesKey("hours", "psv")
DAY = date(2022, 10, 17)
APRIL = 2022 * 12 + 3
NOTE = ChartNote(HOURS, APRIL, "Six parishes began", "An officer", DAY)
REBASE = Rebase(HOURS, APRIL, "New groups", "Six parishes began in April", "An officer", DAY)
BASELINE = Baseline(HOURS, APRIL - 24, APRIL, "Two usual years", "An officer", DAY)
TARGET = SeriesTarget(HOURS, 16.0, DAY, "The Commissioner", "The plan")

Act = Callable[[Workspace, Any], Changes]
KINDS: list[tuple[Any, Act, Act, Act, Callable[..., tuple[Any, ...]], dict[str, Any]]] = [
    (NOTE, annotations.add_note, annotations.change_note, annotations.delete_note,
     annotations.notes, {"words": "Seven parishes began"}),
    (REBASE, annotations.add_rebase, annotations.change_rebase, annotations.delete_rebase,
     annotations.rebases, {"reason": "Seven parishes began"}),
    (BASELINE, annotations.add_baseline, annotations.change_baseline,
     annotations.delete_baseline, annotations.baselines, {"last_month": APRIL + 1}),
    (TARGET, annotations.add_target, annotations.change_target, annotations.delete_target,
     annotations.targets, {"value": None}),
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind[0]).__name__)
def test_added_changed_deleted_and_undone(small: Workspace, kind: Any) -> None:
    one, add, change, delete, all_of, changed = kind
    before = digest(small)
    assert add(small, one).annotations
    add(small, replace(one, series=OTHER))
    assert [replace(found, id=0) for found in all_of(small, HOURS)] == [one]
    assert len(all_of(small)) == 2
    (held,) = all_of(small, HOURS)
    change(small, replace(held, **changed))
    assert all_of(small, HOURS) == (replace(held, **changed),)
    delete(small, held.id)
    assert all_of(small, HOURS) == ()
    with pytest.raises(UserProblem, match="deleted in the meantime"):
        delete(small, held.id)
    with pytest.raises(UserProblem, match="deleted in the meantime"):
        change(small, held)
    history.undo(small)
    history.undo(small)
    assert all_of(small, HOURS) == (held,)
    while history.next_undo(small):
        history.undo(small)
    assert digest(small) == before


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lambda ws: annotations.add_note(ws, replace(NOTE, words=" ")), "note is empty"),
        (lambda ws: annotations.add_note(ws, replace(NOTE, words="x" * 501)), "501 characters"),
        (lambda ws: annotations.add_rebase(ws, replace(REBASE, reason="")), "has no reason"),
        (lambda ws: annotations.add_rebase(ws, replace(REBASE, decided_by=" ")), "who decided"),
        (lambda ws: annotations.add_rebase(ws, replace(REBASE, name="")), "has no name"),
        (lambda ws: annotations.add_baseline(ws, replace(BASELINE, reason=" ")), "has no reason"),
        (
            lambda ws: annotations.add_baseline(ws, replace(BASELINE, last_month=1)),
            "end before they begin",
        ),
        (lambda ws: annotations.add_target(ws, replace(TARGET, source="")), "has no source"),
        (lambda ws: annotations.add_target(ws, replace(TARGET, value=-1.0)), "below zero"),
        (
            lambda ws: annotations.save_view(ws, SavedView("activity", "", "{}", DAY)),
            "view has no name",
        ),
    ],
)
def test_what_is_not_complete_is_not_saved(
    small: Workspace, act: Callable[[Workspace], object], told: str
) -> None:
    before = digest(small), history.head(small)
    with pytest.raises(UserProblem, match="Nothing was saved") as problem:
        act(small)
    assert told in str(problem.value)
    assert (digest(small), history.head(small)) == before


def test_a_series_has_one_decision_from_a_month(small: Workspace) -> None:
    for one, add, *_ in KINDS[1:]:
        add(small, one)
        with pytest.raises(UserProblem, match=r"already one for this series.*Nothing was saved"):
            add(small, one)
    annotations.add_note(small, NOTE)
    annotations.add_note(small, NOTE)  # of notes there may be several


def test_views_are_kept_by_name(small: Workspace) -> None:
    view = SavedView("activity", "Swindon", '{"districts": ["swindon"]}', DAY)
    annotations.save_view(small, view)
    annotations.save_view(small, replace(view, name="All", selection="{}"))
    annotations.save_view(small, replace(view, page="custody"))
    annotations.save_view(small, replace(view, selection='{"districts": []}'))
    found = annotations.views(small, "activity")
    assert [(one.name, one.selection) for one in found] == [
        ("All", "{}"), ("Swindon", '{"districts": []}')
    ]  # fmt: skip
    annotations.delete_view(small, found[0].id)
    assert [one.name for one in annotations.views(small, "activity")] == ["Swindon"]

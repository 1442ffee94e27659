"""Every change in the history, and undo that goes back through all of them."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight_app.domain.batches import Incoming
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.local import LocalIncoming
from oversight_app.domain.local_building import Record
from oversight_app.domain.observations import Observation
from oversight_app.domain.plans import Investment
from oversight_app.domain.records import Flow, Office, PeerSet, Target
from oversight_app.domain.schemes import Term, TermKind
from oversight_app.store import (
    bodies,
    flows,
    history,
    peers,
    preferences,
    records,
    schemes,
    targets,
)
from oversight_app.store.batches import all_batches, keep, undo_batch
from oversight_app.store.checking import check
from oversight_app.store.digests import digest
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.office import office, save_office
from oversight_app.store.workspace import Workspace, create, open_workspace
from tests.store.making_local import JANUARY, local_file, returned

Make = Callable[..., Incoming]
DAY = date(2022, 3, 31)


def _target(value: float | None = 300, day: date = DAY) -> Target:
    return Target("specials-strength", "E1", value, day, "The Commissioner", "The plan")


def test_an_entry_says_who_did_what_and_what_it_was_before(small: Workspace) -> None:
    targets.add_target(small, _target())
    (target,) = targets.targets(small, "specials-strength", "E1")
    targets.delete_target(small, target.id)
    deleted, added, *_ = history.entries(small)
    assert (added.action, added.subject, added.before) == ("Add target", "target", [])
    assert added.after == [
        {
            "table": "target",
            "measure": "specials-strength",
            "body": "E1",
            "value": 300.0,
            "set_on": "2022-03-31",
            "set_by": "The Commissioner",
            "source": "The plan",
            "review_by": None,
        }
    ]
    assert deleted.action == "Delete target"
    assert deleted.before == added.after
    assert deleted.after == []
    assert deleted.who
    assert deleted.at.tzinfo is not None
    assert "does not verify" in history.UNAUTHENTICATED


def test_entries_are_numbered_without_a_gap_and_chained(small: Workspace) -> None:
    for year in (2016, 2017, 2018):
        targets.add_target(small, _target(day=date(year, 1, 1)))
    found = history.entries(small)
    assert [one.seq for one in found] == [5, 4, 3, 2, 1]
    assert found[0].hash == history.head(small)
    assert len({one.hash for one in found}) == 5
    assert history.entries(small, limit=2, before_seq=4) == found[2:4]
    assert history.verify(small) == ()


@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        ("UPDATE history SET who = 'someone else' WHERE seq = 2", "Entry 2 .* was changed"),
        ("UPDATE history SET at = '2001-01-01T00:00:00' WHERE seq = 2", "Entry 2 .* was changed"),
        ("UPDATE history_content SET content = '{}' WHERE seq = 2", "content of entry 2 .*changed"),
        ("DELETE FROM history_content WHERE seq = 2", "content of entry 2 .* is missing"),
        ("DELETE FROM history WHERE seq = 3", "Entry 4 .* does not follow"),
    ],
)
def test_an_edited_history_is_noticed(small_file: Path, tampering: str, told: str) -> None:
    with open_workspace(small_file) as workspace:
        for year in (2016, 2017):
            targets.add_target(workspace, _target(day=date(year, 1, 1)))
        workspace.db.execute_sql("PRAGMA foreign_keys = OFF")
        workspace.db.execute_sql(tampering)
        assert history.verify(workspace) != ()
    report = check(small_file)
    assert not report.ok
    assert any(re.search(told, line) for line in report.lines)


def test_a_new_workspace_has_nothing_to_undo(tmp_path: Path) -> None:
    with create(tmp_path / "a.oversight", Office("North", "E1"), reference=False) as workspace:
        assert history.next_undo(workspace) is None
        assert history.next_redo(workspace) is None
        for step in (history.undo, history.redo):
            with pytest.raises(UserProblem, match="nothing to"):
                step(workspace)
        assert [one.action for one in history.entries(workspace)] == ["Make the workspace"]


def test_undo_and_redo_are_entries_and_survive_closing(small_file: Path) -> None:
    with open_workspace(small_file) as workspace:
        targets.add_target(workspace, _target())
        with_target = digest(workspace)
    with open_workspace(small_file) as workspace:
        assert history.next_undo(workspace) == "Add target"
        assert history.undo(workspace).records
        assert targets.targets(workspace, "specials-strength", "E1") == ()
    with open_workspace(small_file) as workspace:
        assert history.next_undo(workspace) is None
        assert history.next_redo(workspace) == "Add target"
        history.redo(workspace)
        assert digest(workspace) == with_target
        actions = [one.action for one in history.entries(workspace, limit=3)]
        assert actions == ["Redo: Add target", "Undo: Add target", "Add target"]


def test_a_new_action_ends_what_could_be_redone(small: Workspace) -> None:
    targets.add_target(small, _target())
    history.undo(small)
    save_office(small, Office("Another", "E1"))
    assert history.next_redo(small) is None
    assert history.next_undo(small) == "Change the office"


def test_what_changes_nothing_leaves_no_entry(small: Workspace) -> None:
    bodies.add_spelling(small, "Ashire & District", "E1")
    head = history.head(small)
    assert not bodies.add_spelling(small, "ASHIRE and district", "E1")
    assert not save_office(small, office(small))
    assert history.head(small) == head


def test_a_refused_action_leaves_no_trace(small: Workspace) -> None:
    targets.add_target(small, _target())
    before = digest(small), history.head(small)
    with pytest.raises(UserProblem, match="31 March 2022"):
        targets.add_target(small, _target(500))
    assert (digest(small), history.head(small)) == before


def _return(number: int) -> LocalIncoming:
    rows = [returned(JANUARY + month, number) for month in range(number % 3 + 1)]
    return local_file("return", *rows, whole_months=number % 2 == 0)


def _log(number: int) -> LocalIncoming:
    """A few duties in a district that is new at first; every other log holds its months whole."""
    district = Term(TermKind.DISTRICT, f"d{number % 3}", f"District {number % 3}")
    duties: list[Record] = [
        {
            "scheme": "specials",
            "day": date(2022, number % 3 + 1, day),
            "district": district.code,
            "activity": "patrol",
            "volunteer": f"S-{day % 2}",
            "minutes": 60 * (number % 4 + 1),
        }
        for day in range(1, number % 4 + 2)
    ]
    file = local_file("activity", *duties, whole_months=number % 2 == 0)
    return replace(file, new_terms=(district,))


_ACTIONS: list[Callable[[Workspace, Make, int], object]] = [
    lambda ws, make, n: keep(
        ws, [make(date(2000 + n, 3, 31), Observation("E1", DAY, "specials-strength", float(n)))]
    ),
    lambda ws, make, n: undo_batch(
        ws, next((b.id for b in all_batches(ws) if b.undone_at is None), 0)
    ),
    lambda ws, make, n: targets.add_target(ws, _target(n, date(2000 + n, 1, 1))),
    lambda ws, make, n: targets.delete_target(
        ws, next((t.id for t in targets.targets(ws, "specials-strength", "E1")), 0)
    ),
    lambda ws, make, n: peers.save_peer_set(
        ws, PeerSet(f"Set {n}", ("E1", "E2", "E3")[: n % 3 + 1], "me", DAY, "why")
    ),
    lambda ws, make, n: peers.save_peer_set(
        ws,
        PeerSet(
            f"Renamed {n}",
            ("E3", "E1"),
            "me",
            DAY,
            "why",
            next((p.id for p in peers.all_peer_sets(ws)), 0),
        ),
    ),
    lambda ws, make, n: peers.delete_peer_set(ws, next((p.id for p in peers.all_peer_sets(ws)), 0)),
    lambda ws, make, n: flows.add_flow(
        ws, Flow("E1", date(2000 + n, 4, 1), date(2001 + n, 3, 31), n, n + 1, "The force")
    ),
    lambda ws, make, n: records.save(
        ws,
        Investment(
            scheme="specials", from_day=DAY, to_day=DAY, spent=n, purpose="kit", source="minutes"
        ),
    ),
    lambda ws, make, n: bodies.add_spelling(ws, f"Name {n % 4}", ("E1", "E2", None)[n % 3]),
    lambda ws, make, n: save_office(ws, Office(f"Office {n % 3}", "E2", DAY)),
    lambda ws, make, n: preferences.prefer(
        ws, "specials-strength", DAY, f"tables/{2000 + n}-03-31", f"reason {n}"
    ),
    lambda ws, make, n: preferences.withdraw(ws, "specials-strength", DAY),
    lambda ws, make, n: keep_local(ws, [_return(n)], mappings=[_return(n).mapping]),
    lambda ws, make, n: keep_local(ws, [_log(n), _return(n + 1)]),
    lambda ws, make, n: schemes.save_term(
        ws, Term(TermKind.ACTIVITY, "patrol", f"Patrol {n}", training=n % 2 == 0)
    ),
    lambda ws, make, n: schemes.delete_term(ws, TermKind.DISTRICT, f"d{n % 3}"),
    lambda ws, make, n: history.undo(ws),
    lambda ws, make, n: history.redo(ws),
]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.integers(0, len(_ACTIONS) - 1), st.integers(1, 9)), min_size=1, max_size=25
    )
)
def test_whatever_is_done_can_be_undone_and_done_again(
    small_file: Path, incoming: Make, plan: list[tuple[int, int]]
) -> None:
    whole = small_file.read_bytes()
    with open_workspace(small_file) as workspace:
        start = digest(workspace)
        for action, number in plan:
            try:
                _ACTIONS[action](workspace, incoming, number)
            except UserProblem:
                continue  # refused, as it would be for a person
        end = digest(workspace)
        done = 0
        while history.next_undo(workspace):
            history.undo(workspace)
            done += 1
        assert digest(workspace) == start
        for _ in range(done):
            history.redo(workspace)
        assert history.verify(workspace) == ()
        assert digest(workspace) == end
    assert check(small_file).ok
    small_file.write_bytes(whole)

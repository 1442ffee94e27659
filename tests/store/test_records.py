"""Peer sets, targets, investments, joiners and leavers, and printed names."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.plans import Investment
from oversight_app.domain.records import Flow, PeerSet, Target
from oversight_app.store import bodies, flows, peers, records, targets
from oversight_app.store.workspace import Workspace

DAY = date(2016, 10, 1)
SPECIALS = "specials-strength"


def test_peer_sets_keep_their_members_in_order(small: Workspace) -> None:
    south = PeerSet("south", ("E3", "E1"), "The board", DAY, "Alike")
    assert peers.save_peer_set(small, south).records
    peers.save_peer_set(small, PeerSet("North", ("E2",), "The board", DAY, "Near"))
    north, saved = peers.all_peer_sets(small)
    assert (north.name, saved) == ("North", replace(south, id=saved.id))
    peers.save_peer_set(small, replace(saved, members=("E1", "E2"), reason="Nearer"))
    assert peers.all_peer_sets(small)[1].members == ("E1", "E2")
    peers.delete_peer_set(small, saved.id)
    assert peers.all_peer_sets(small) == (north,)


@pytest.mark.parametrize(
    "bad",
    [
        PeerSet(" ", ("E1",), "me", DAY, "why"),
        PeerSet("Empty", (), "me", DAY, "why"),
        PeerSet("Taken", ("E1",), "me", DAY, "why"),
        PeerSet(" TAKEN ", ("E1",), "me", DAY, "why"),
        PeerSet("All  forces", ("E1",), "me", DAY, "why"),
        PeerSet("Region: North", ("E1",), "me", DAY, "why"),
        PeerSet("x" * 101, ("E1",), "me", DAY, "why"),
        PeerSet("Unknown", ("E9",), "me", DAY, "why"),
        PeerSet("Gone", ("E1",), "me", DAY, "why", id=99),
    ],
)
def test_peer_sets_that_are_refused(small: Workspace, bad: PeerSet) -> None:
    peers.save_peer_set(small, PeerSet("Taken", ("E1",), "me", DAY, "why"))
    with pytest.raises(UserProblem, match="Nothing was"):
        peers.save_peer_set(small, bad)
    assert [one.name for one in peers.all_peer_sets(small)] == ["Taken"]


def test_targets_keep_their_history(small: Workspace) -> None:
    first = Target(SPECIALS, "E1", 300, date(2013, 1, 1), "The Commissioner", "A paper")
    second = Target(SPECIALS, "E1", 500, DAY, "The Commissioner", "A plan", date(2017, 10, 1))
    end = Target(SPECIALS, "E1", None, date(2020, 1, 1), "The Commissioner", "A plan")
    for one in (second, end, first):
        targets.add_target(small, one)
    found = targets.targets(small, SPECIALS, "E1")
    assert [replace(one, id=0) for one in found] == [first, second, end]
    assert targets.targets(small, SPECIALS, "E2") == ()
    assert targets.targets(small, "psv-strength", "E1") == ()
    targets.delete_target(small, found[0].id)
    with pytest.raises(UserProblem, match="deleted in the meantime"):
        targets.delete_target(small, found[0].id)


@pytest.mark.parametrize(
    "change", [{"value": -1}, {"value": float("nan")}, {"source": " "}, {"body": "E9"}]
)
def test_targets_that_are_refused(small: Workspace, change: dict[str, object]) -> None:
    good = Target(SPECIALS, "E1", 300, DAY, "The Commissioner", "A paper")
    with pytest.raises(UserProblem, match="Nothing was saved"):
        targets.add_target(small, replace(good, **change))  # type: ignore[arg-type]
    assert targets.targets(small, SPECIALS, "E1") == ()


def test_the_investment_ledger(small: Workspace) -> None:
    one = Investment(
        scheme="specials", from_day=date(2016, 4, 1), to_day=date(2017, 3, 31), spent=12_345_67,
        purpose="Uniforms", source="Decision 12",
    )  # fmt: skip
    (number,) = records.save(small, one).saved
    (kept,) = records.read(small, Investment)
    assert (kept.id, kept.spent, kept.purpose) == (number, 12_345_67, "Uniforms")
    records.save(small, replace(kept, spent=1))
    (now,) = records.read(small, Investment)
    assert now.spent == 1
    for wrong, words in (
        ({"to_day": date(2016, 1, 1)}, "is before"),
        ({"spent": -1}, "below zero"),
        ({"spent": None}, "neither a budget nor a spend"),
    ):
        with pytest.raises(UserProblem, match=words):
            records.save(small, replace(now, **wrong))
    records.delete(small, number)
    assert records.read(small, Investment) == ()


def test_joiners_and_leavers(small: Workspace) -> None:
    one = Flow("E1", date(2021, 4, 1), date(2022, 3, 31), 30, 45, "The force")
    flows.add_flow(small, one)
    (kept,) = flows.flows(small, "E1")
    assert replace(kept, id=0) == one
    flows.save_flow(small, replace(kept, leavers=46))
    assert flows.flows(small, "E1")[0].leavers == 46
    with pytest.raises(UserProblem, match="recorded already"):
        flows.add_flow(small, one)
    with pytest.raises(UserProblem, match="below zero"):
        flows.add_flow(small, replace(one, from_day=date(2020, 4, 1), joiners=-1))
    flows.delete_flow(small, kept.id)
    assert flows.flows(small, "E1") == ()


def test_a_printed_name_means_a_force_or_none(small: Workspace) -> None:
    assert bodies.add_spelling(small, "Ashire & Co3", "E1").bodies
    bodies.add_spelling(small, "Total 43 forces", None)
    bodies.add_spelling(small, "Wrong", "E1")
    bodies.add_spelling(small, "Wrong", "E2")
    names = bodies.names(small)
    assert names["ashire"] == "E1"  # its own name
    assert names["ashire and co"] == "E1"
    assert names["total 43 forces"] is None
    assert names["wrong"] == "E2"
    assert "wessex" not in names
    with pytest.raises(UserProblem, match="E9"):
        bodies.add_spelling(small, "Wessex", "E9")


def test_forces_are_those_that_existed_on_the_day(small: Workspace) -> None:
    assert [one.code for one in bodies.forces(small, date(2009, 12, 31))] == ["E1", "E3"]
    assert [one.code for one in bodies.forces(small, date(2010, 1, 1))] == ["E1", "E2", "E3"]
    assert [one.code for one in bodies.all_bodies(small)] == ["E1", "E2", "BTP", "E3"]

"""The figures that a new workspace starts with, against the published sums."""

from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.observations import Marker, Provenance
from oversight_app.domain.records import Office
from oversight_app.store import bodies, figures
from oversight_app.store.batches import all_batches
from oversight_app.store.checking import check
from oversight_app.store.digests import digest
from oversight_app.store.office import office
from oversight_app.store.peers import all_peer_sets
from oversight_app.store.releases import all_releases
from oversight_app.store.sample import write_sample
from oversight_app.store.targets import targets
from oversight_app.store.workspace import Workspace, create, open_workspace

MARCH_22 = date(2022, 3, 31)
WILTSHIRE = "E23000038"


def _sum(workspace: Workspace, measure: str, as_at: date) -> float:
    return sum(one.value or 0 for one in figures.current(workspace, measure, as_at=as_at))


@pytest.mark.parametrize(
    ("measure", "as_at", "total"),
    [  # facts.md, "National workforce", and the issue
        ("specials-strength", MARCH_22, 8_545),
        ("specials-strength", date(2012, 3, 31), 20_343),
        ("officers-fte", MARCH_22, 140_228),
        ("officers-fte", date(2010, 3, 31), 143_734),
        ("pcso-headcount", date(2010, 3, 31), 17_209),
        ("pcso-headcount", MARCH_22, 9_125),
        ("population", date(2020, 6, 30), 59_719_724),
    ],
)
def test_published_sums(reference: Workspace, measure: str, as_at: date, total: int) -> None:
    assert round(_sum(reference, measure, as_at)) == total


def test_wiltshire(reference: Workspace) -> None:
    of = {
        measure: next(
            one.value
            for one in figures.current(reference, measure, as_at=MARCH_22)
            if one.body == WILTSHIRE
        )
        for measure in ("specials-strength", "officers-fte")
    }
    assert of["specials-strength"] == 153
    assert round(of["officers-fte"] or 0) == 1_127


def test_a_published_zero_that_means_not_supplied(reference: Workspace) -> None:
    missing = {
        (one.body, one.as_at.year)
        for one in figures.current(reference, "psv-strength")
        if one.marker is Marker.NOT_SUPPLIED
    }
    # Northumbria 2019 and 2021, Gwent 2018 (facts.md, section 2).
    assert missing == {("E23000007", 2019), ("E23000007", 2021), ("W15000002", 2018)}


def test_there_are_43_forces_each_with_a_tile_of_its_own(reference: Workspace) -> None:
    found = bodies.forces(reference, MARCH_22)
    assert len(found) == 43
    assert len({one.tile for one in found if one.tile}) == 43


def test_each_release_is_one_import(reference: Workspace) -> None:
    assert len(all_batches(reference)) == len(all_releases(reference))
    assert {one.provenance for one in all_releases(reference)} == {Provenance.PUBLISHED}


def test_two_new_workspaces_say_the_same(reference: Workspace, tmp_path: Path) -> None:
    same = Office("Test office", WILTSHIRE)
    with create(tmp_path / "second.oversight", same) as second:
        assert digest(second) == digest(reference)
    with create(tmp_path / "other.oversight", Office("Other", WILTSHIRE)) as other:
        assert digest(other) != digest(reference)


def test_the_sample_is_sound_and_dated(tmp_path: Path) -> None:
    write_sample(tmp_path / "sample.oversight")
    assert check(tmp_path / "sample.oversight").ok
    with open_workspace(tmp_path / "sample.oversight") as sample:
        assert office(sample).sample
        assert sample.today() == date(2022, 10, 31)
        assert len(all_peer_sets(sample)[0].members) == 5
        (target,) = targets(sample, "specials-strength", WILTSHIRE)
        assert (target.value, target.set_on.year, target.set_on.month) == (500, 2016, 10)
        assert _sum(sample, "specials-strength", MARCH_22) == 8_545

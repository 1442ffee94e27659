"""Whatever counts positions and claims about outside groups counts the same ones, of the sample."""

import csv
import io
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.findings import Table, cell_words
from oversight_app.review.claims_and_decisions import Wanted, claims_and_decisions
from oversight_app.review.outside_bodies import organisations_table
from oversight_app.review.outside_group_detail import group_detail
from oversight_app.review.outside_groups import what_stands
from oversight_app.review.positions import (
    positions_held,
    positions_listed,
    side_by_side,
    timeline,
)
from oversight_app.review.press_line import press_line
from oversight_app.store import records
from oversight_app.store.workspace import Workspace, open_workspace

ACTIVISTS, PATROL = "Online child abuse activist groups", "Evening street patrol"
APART = "PO-005"
"""“More volunteers in policing is a good thing”, which is about no group."""
COMMISSIONER = "Police and Crime Commissioner for Wiltshire and Swindon"
HELD = 10
"""Of 12 positions one is replaced, and one is about no group."""


@pytest.fixture(scope="module")
def file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(sample_file, tmp_path_factory.mktemp("counts") / "sample.oversight"))


@pytest.fixture(scope="module")
def sample(file: Path) -> Iterator[Workspace]:
    with open_workspace(file) as ws:
        yield ws


def id_of(ws: Workspace, group: str) -> int:
    return next(one.group.id for one in what_stands(ws).groups if one.group.name == group)


def total(table: Table, column: str) -> int:
    place = [one.key for one in table.columns].index(column)
    return sum(int(cell_words(row.cells[place])) for row in table.rows)


def test_the_positions_held_about_the_activists_are_the_same_everywhere(sample: Workspace) -> None:
    group = id_of(sample, ACTIVISTS)
    first_tab = claims_and_decisions(sample, Wanted(group=group))
    assert first_tab.view is not None
    detail = group_detail(sample, group)
    assert detail is not None
    on_the_chart = [
        span.held.position.id
        for row in timeline(sample, group).rows
        for span in row.spans
        if span.held.held
    ]
    sides = side_by_side(sample, sample.today(), sample.today(), group)
    found = {
        "register": [one.position.id for one in positions_listed(sample, about=group).on_groups],
        "command line": [one.position.id for one in positions_held(sample, sample.today(), group)],
        "timeline": on_the_chart,
        "two days": [one.second.position.id for one in sides.pairs if one.second],
        "first tab": [one.position.id for one in first_tab.view.positions],
        "groups": [one.id for one in detail.positions],
        "press line": [one.position.id for one in press_line(sample, group).positions],
    }
    assert {name: len(ids) for name, ids in found.items()} == dict.fromkeys(found, HELD)
    assert len({frozenset(ids) for ids in found.values()}) == 1
    apart = records.by_reference(sample, APART)
    assert apart is not None
    assert apart.id not in found["register"]


def test_what_is_about_no_group_is_in_no_count(sample: Workspace) -> None:
    assert "Six bodies hold ten positions" in str(positions_listed(sample).finding.headline)
    assert "one supports it" in str(positions_listed(sample).finding.headline)
    assert "One more is not about a group" in str(positions_listed(sample).finding.support)
    assert [one.position.reference for one in timeline(sample).apart] == [APART]
    patrol = what_stands(sample).group(id_of(sample, PATROL))
    assert patrol is not None
    assert len(patrol.held) == 0
    assert total(what_stands(sample).finding.tables[0], "held") == HELD
    # The groups themselves hold three of the ten.
    assert total(organisations_table(sample), "held") == HELD - 3
    assert total(organisations_table(sample), "earlier") == 1


def test_the_command_line_lists_what_the_register_holds(
    run: Callable[..., tuple[int, str, str]], file: Path, sample: Workspace
) -> None:
    code, out, _ = run(
        "list", "positions", "-w", file, "--as-at", f"{sample.today():%Y-%m-%d}", "--format", "csv"
    )
    assert code == 0
    printed = list(csv.DictReader(io.StringIO(out)))
    stances = Counter(row["stance"] for row in printed)
    assert stances == {
        "Opposes": 3, "Would consider in certain instances": 2, "Supports": 1, "No stance": 4,
        "Not about a group": 1,
    }  # fmt: skip
    assert printed[-1]["reference"] == APART
    assert [row["from"] for row in printed if row["body"] == "Other police forces"] == [
        "Day not given"
    ]


def test_the_claims_are_the_same_everywhere(sample: Workspace) -> None:
    for name, many in ((ACTIVISTS, 8), (PATROL, 0)):
        group = id_of(sample, name)
        press = press_line(sample, group)
        standing = what_stands(sample).group(group)
        assert standing is not None
        found = {
            "first tab": len(claims_and_decisions(sample, Wanted(group=group)).claims),
            "groups": len(standing.claims),
            "press line": len(press.claims) + len(press.others),
        }
        assert found == dict.fromkeys(found, many)


def test_nobody_changed_their_stance_and_the_commissioner_said_it_again(
    sample: Workspace,
) -> None:
    found = timeline(sample)
    assert found.changes == ()
    assert str(found.finding.headline) == "No change of stance is recorded"
    assert str(found.finding.support).startswith(
        f"{COMMISSIONER} spoke again in September 2018, and took no stance either time."
    )
    sides = side_by_side(sample, date(2017, 9, 30), sample.today())
    assert str(sides.headline) == (
        "Two of ten positions differ: one has other words, one is of a day not given"
    )

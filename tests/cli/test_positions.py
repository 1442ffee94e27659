"""Positions on the command line: what was held on a day."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.records import Office
from oversight_app.store import records
from oversight_app.store.workspace import create

Run = Callable[..., tuple[int, str, str]]
SEPTEMBER = date(2017, 9, 30)
HELD = """\
body,stance,short,from,source,reference
National police council,Opposes,Will not condone it,September 2017,Swindon Advertiser,PO-002
Wiltshire Police,Would consider in certain instances,May consider it,September 2017,\
Swindon Advertiser,PO-001
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The force’s position, and the council’s, which is another one from June 2018."""
    file = tmp_path_factory.mktemp("positions") / "office.oversight"
    ws = create(file, Office("Office", "E23000038", review_date=date(2022, 10, 31)))
    for name in ("Wiltshire Police", "National police council"):
        records.save(ws, Organisation(name=name, known_since=date(2017, 1, 1)))
    force, council = (one.id for one in records.read(ws, Organisation))
    records.save(ws, OutsideGroup(name="Activist groups", known_since=date(2014, 1, 1)))
    (group,) = records.read(ws, OutsideGroup)
    said: dict[str, Any] = {
        "about": group.id,
        "wording": "“…”",
        "source": "Swindon Advertiser",
        "dated": "month",
    }
    records.save(ws, Position(organisation=force, name="May consider it",
                              stance="would-consider", from_day=SEPTEMBER,
                              review_by=date(2018, 3, 31), owner="Scrutiny", **said))  # fmt: skip
    records.save(ws, Position(organisation=council, name="Will not condone it",
                              stance="opposes", from_day=SEPTEMBER, **said))  # fmt: skip
    first = records.by_reference(ws, "PO-002")
    assert first is not None
    records.save(ws, Position(organisation=council, name="Not that conversation",
                              stance="none", from_day=date(2018, 6, 30), replaces=first.id,
                              **said))  # fmt: skip
    ws.close()
    return file


def listed(printed: str) -> list[str]:
    return [row["reference"] for row in csv.DictReader(io.StringIO(printed))]


def test_what_was_held_on_a_day(run: Run, office: Path) -> None:
    code, out, _ = run(
        "list", "positions", "-w", office, "--as-at", "2017-12-31", "--format", "csv"
    )
    assert code == 0
    assert out.replace("\r\n", "\n") == HELD


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        (["--as-at", "2017-09-29"], []),
        (["--as-at", "2018-06-29"], ["PO-002", "PO-001"]),
        (["--as-at", "2018-06-30"], ["PO-003", "PO-001"]),
        (["--as-at", "2018-03-31", "--overdue"], []),
        (["--as-at", "2018-04-01", "--overdue"], ["PO-001"]),
        (["--as-at", "2018-06-30", "--find", "conversation"], ["PO-003"]),
        (["--as-at", "2018-06-30", "--owner", "scrutiny"], ["PO-001"]),
    ],
)
def test_what_was_held_is_narrowed(
    run: Run, office: Path, choice: list[str], left: list[str]
) -> None:
    code, out, _ = run("list", "positions", "-w", office, "--format", "csv", *choice)
    assert (code, listed(out)) == (0, left)


def test_a_table_for_people_says_the_day(run: Run, office: Path) -> None:
    _, out, _ = run("list", "positions", "-w", office, "--as-at", "2017-12-31")
    assert "Would consider" in out
    assert "Wiltshire Police" in out


def test_without_a_day_every_position_is_listed_by_the_names_of_its_bodies(
    run: Run, office: Path
) -> None:
    _, out, _ = run("list", "positions", "-w", office, "--format", "csv")
    assert sorted(listed(out)) == ["PO-001", "PO-002", "PO-003"]
    assert "National police council" in out
    assert "OR-0" not in out


def test_a_day_without_a_position_is_said(run: Run, office: Path) -> None:
    code, out, _ = run("list", "positions", "-w", office, "--as-at", "2017-09-29")
    assert code == 0
    assert out.splitlines()[-1] == "There are none."
    # A program reads headings and nothing else.
    _, out, _ = run("list", "positions", "-w", office, "--as-at", "2017-09-29", "--format", "csv")
    assert out == "body,stance,short,from,source,reference\n"

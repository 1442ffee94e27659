"""What needs attention, listed on the command line for a scheduled task."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.accountability import Action
from oversight_app.domain.records import Office
from oversight_app.store import records, snoozes
from oversight_app.store.workspace import create, open_workspace
from tests.cli.conftest import Run


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An action that is eleven days late, and one that falls due in three."""
    path = tmp_path / "office.oversight"
    with create(path, Office("North", "", date(2022, 10, 31)), reference=False) as ws:
        for task, due in (("Vet", date(2022, 10, 20)), ("Train", date(2022, 11, 3))):
            records.save(
                ws, Action(task=task, owner="HR", set_on=date(2022, 10, 3), due=due)
            )  # fmt: skip
    return path


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_the_list_comes_with_its_next_steps(run: Run, office: Path) -> None:
    code, out, _ = run("attention", "--workspace", office, "--format", "csv")
    assert code == 0
    assert [(row["weight"], row["title"], row["next"], row["days_late"]) for row in rows(out)] == [
        ("Late", "A-001 is overdue: Vet", "Say what came of it", "11"),
        ("To come", "A-002 falls due: Train", "Say what came of it", ""),
    ]
    _, out, _ = run("attention", "-w", office, "--within", "2", "--format", "csv")
    assert len(rows(out)) == 1


def test_what_was_put_off_is_listed_where_asked_for(run: Run, office: Path) -> None:
    with open_workspace(office) as ws:
        (number, *_) = (one.id for one in records.read(ws, Action))
        snoozes.snooze(ws, f"due:action:{number}", date(2022, 11, 7), "The lead is away")
    _, out, _ = run("attention", "-w", office, "--format", "csv")
    assert [row["title"] for row in rows(out)] == ["A-002 falls due: Train"]
    _, out, _ = run("attention", "-w", office, "--snoozed", "--format", "csv")
    assert rows(out)[1]["put_off"] == "Until 7 November 2022: The lead is away"


def test_nothing_to_do_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.oversight"
    create(path, Office("North", "", date(2022, 10, 31)), reference=False).close()
    code, out, _ = run("attention", "-w", path)
    assert (code, out.strip().splitlines()[-1]) == (0, "There are none.")


def test_how_many_volunteers_are_meant_is_not_printed(run: Run, sample_file: Path) -> None:
    """Of 152 Specials 4 are overdue with their training: few enough to be known."""
    code, out, _ = run("attention", "-w", sample_file, "--format", "csv")
    said = {row["title"]: row["detail"] for row in rows(out)}
    assert code == 0
    assert said["Training is overdue for some Specials"] == (
        "Overdue by role: Events [c], Patrol [c] and Roads [c]"
    )
    assert "5 actions are overdue" in said
    assert not [title for title in said if "of 152" in title]


def test_square_brackets_are_printed_as_they_were_written(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "brackets.oversight"
    with create(path, Office("North", "", date(2022, 10, 31)), reference=False) as ws:
        task = "Ask [lead] about [/rota] and [red]"
        records.save(
            ws, Action(task=task, owner="HR", set_on=date(2022, 10, 3), due=date(2022, 10, 20))
        )
    for command in (("attention",), ("list", "action")):
        code, out, _ = run(*command, "-w", path)
        assert code == 0
        said = " ".join(out.split())
        assert all(word in said for word in ("[lead]", "[/rota]", "[red]"))

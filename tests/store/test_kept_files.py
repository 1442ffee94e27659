"""Files of older versions of the program, kept beside these tests, open with all they said."""

import gzip
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain import plans
from oversight_app.domain.appraisal import SEEDED_CRITERIA
from oversight_app.domain.boundary import SEEDED_QUESTIONS
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.records import Office, Target
from oversight_app.domain.schemes import SEEDED, SEEDED_TERMS, TermKind
from oversight_app.store import figures, history, records, schemes, targets, volunteers
from oversight_app.store.checking import check
from oversight_app.store.content import canonical
from oversight_app.store.criteria_sets import current_criteria
from oversight_app.store.database import WRITING, WorkspaceDatabase
from oversight_app.store.disposal import dispose, what_goes
from oversight_app.store.migrations import STEPS, migrate
from oversight_app.store.record_rows import said_by
from oversight_app.store.record_versions import read_as_at, versions
from oversight_app.store.retention import review_list, rules
from oversight_app.store.schema import VERSION
from oversight_app.store.workspace import create, open_workspace

KEPT = Path(__file__).with_name("kept")


def _unpacked(folder: Path, version: int) -> Path:
    path = folder / f"version-{version}.oversight"
    path.write_bytes(gzip.decompress((KEPT / f"{path.name}.gz").read_bytes()))
    return path


@pytest.fixture
def version_1(tmp_path: Path) -> Path:
    """A file that the program of version 1 made: two forces with a figure each, a target and
    an investment."""
    return _unpacked(tmp_path, 1)


@pytest.fixture
def version_2(tmp_path: Path) -> Path:
    """A file that the program of version 2 made: the same; the investment was corrected from
    120,000 pounds, and there is a second one without purpose and source; a scheme of the office's
    own, a return, a status list, and a district that was undone and could be redone."""
    return _unpacked(tmp_path, 2)


@pytest.fixture(params=[1, 2, 3])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file of each older version."""
    return _unpacked(tmp_path, request.param)


def test_figures_and_targets_are_kept(older: Path) -> None:
    with open_workspace(older) as workspace:
        assert workspace.db.value("PRAGMA user_version") == VERSION
        found = figures.current(workspace, "specials-strength", as_at=date(2021, 3, 31))
        assert {one.body: one.value for one in found} == {"E23000038": 153, "E23000039": 120}
        (target,) = targets.targets(workspace, "specials-strength", "E23000038")
        assert replace(target, id=0) == Target(
            "specials-strength", "E23000038", 500, date(2016, 10, 1), "Commissioner", "a report"
        )
    report = check(older)
    assert report.ok, report.lines
    (made,) = (older.parent / f"{older.stem} backups").glob("*.oversight")
    assert check(made).ok


def test_the_history_goes_on_and_undo_does_not_reach_behind(older: Path) -> None:
    was = older.stem[-1]
    with open_workspace(older) as workspace:
        first = history.entries(workspace)[0]
        assert first.action == f"Update the workspace from version {was} to {VERSION}"
        assert history.entries(workspace)[-1].action == "Make the workspace"
        assert history.verify(workspace) == ()
        assert history.next_undo(workspace) is None
        assert history.next_redo(workspace) is None


def test_the_investment_of_version_1_is_a_record(version_1: Path) -> None:
    with open_workspace(version_1) as workspace:
        (record,) = records.read(workspace, plans.Investment)
    assert (record.reference, record.scheme, record.spent) == ("I-001", "specials", 12_345_600)


def test_investments_of_version_2_are_records(version_2: Path) -> None:
    with open_workspace(version_2) as workspace:
        first, second = records.read(workspace, plans.Investment)
        entry = history.entries(workspace)[0].seq
        assert first == plans.Investment(
            id=first.id,
            number=1,
            version=entry,
            scheme="specials",
            purpose="Recruitment",
            from_day=date(2016, 4, 1),
            to_day=date(2017, 3, 31),
            spent=12_345_600,
            source="Budget paper",
        )
        assert (second.reference, second.purpose, second.source) == (
            "I-002", "Not stated", "Not stated"
        )  # fmt: skip
        assert second.problems() == {}
        # As at the period it is about, it is there; before, it is not.
        assert read_as_at(workspace, plans.Investment, date(2016, 4, 1)) == (first,)
        assert read_as_at(workspace, plans.Investment, date(2016, 3, 31)) == ()
        # What is kept of it is what a save would keep.
        for one in (first, second):
            (kept,) = versions(workspace, one)
            assert kept.record == one
            said = workspace.db.value(
                "SELECT said FROM record_version WHERE record_id = ?", (one.id,)
            )
            assert said == canonical(said_by(one))
        # The next one has the next number, and changing an old one works and is undone.
        records.save(workspace, replace(first, budget=20_000_000))
        new = replace(first, id=0, number=0, version=0)
        (added,) = records.save(workspace, new).saved
        record = records.one(workspace, added)
        assert record is not None
        assert record.reference == "I-003"
        history.undo(workspace)
        history.undo(workspace)
        assert records.read(workspace, plans.Investment) == (first, second)


def test_returns_and_schemes_of_version_2_are_kept(version_2: Path) -> None:
    with open_workspace(version_2) as workspace:
        months = workspace.db.rows(
            "SELECT s.code, t.headcount FROM scheme_return AS t "
            "JOIN scheme AS s ON s.id = t.scheme_id ORDER BY 1, 2"
        )
        assert months == [("dogs", 7), ("specials", 150), ("specials", 151), ("specials", 152)]
        people = {one.reference: one for one in volunteers.records(workspace)}
        assert set(people) == {"S-1", "S-2"}
        assert people["S-1"].vetting_until == date(2023, 1, 31)
        assert workspace.db.rows("SELECT DISTINCT listed_on FROM volunteer_status") == [(None,)]
        found = {one.code for one in schemes.all_schemes(workspace)}
        assert found == {one.code for one in SEEDED} | {"dogs"}
        assert [one.code for one in schemes.terms(workspace, TermKind.DISTRICT)] == ["north"]


def test_questions_scale_and_periods_are_there(older: Path) -> None:
    with open_workspace(older) as workspace:
        assert {rule.kind for rule in rules(workspace)} == set(KINDS)
        said = json.loads(workspace.db.value("SELECT questions FROM question_set"))
        assert len(said) == len(SEEDED_QUESTIONS)
        assert workspace.db.value("SELECT min(version) FROM risk_scale") == 1
        assert current_criteria(workspace).criteria == SEEDED_CRITERIA


def test_an_investment_of_version_2_goes_from_the_old_entries_too(version_2: Path) -> None:
    """They speak of it without a number, so every one that speaks of an investment goes: three of
    the time before, and the one that changes it now."""
    with open_workspace(version_2) as workspace:
        first, _ = records.read(workspace, plans.Investment)
        records.save(workspace, replace(first, spent=1))
        newest = history.entries(workspace)[0].seq
        assert what_goes(workspace, [first.id]).entries == (6, 7, 8, newest)
        dispose(workspace, [first.id], "Office", "Seven years after it ended")
        assert history.verify(workspace) == ()
    assert b"Recruitment" not in version_2.read_bytes()


def test_a_file_that_can_not_be_brought_on_is_left_as_it_was(older: Path) -> None:
    was = int(older.stem[-1])
    tables = _tables(older)

    def step(db: WorkspaceDatabase) -> None:
        STEPS[VERSION - 1](db)
        raise OSError("something fails at the very end")

    steps = {**STEPS, VERSION - 1: step}
    with pytest.raises(OSError, match="very end"):
        migrate(older, steps)
    assert _tables(older) == tables
    assert tables[0] == (was,)
    with open_workspace(older) as workspace:  # and the next time it is
        assert workspace.db.value("PRAGMA user_version") == VERSION


def _tables(path: Path) -> list[tuple[object, ...]]:
    """The version and the tables of a file."""
    db = WorkspaceDatabase(path, WRITING)
    db.connect()
    found = [*db.rows("PRAGMA user_version"), *db.rows("SELECT * FROM sqlite_schema")]
    db.close_all()
    return found


def test_it_becomes_like_a_new_one(older: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.oversight"
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2"
    with (
        open_workspace(older) as old,
        create(new, Office("New", "E1"), reference=False) as fresh,
    ):
        assert old.db.rows(schema) == fresh.db.rows(schema)
        for workspace in (old, fresh):
            own = [one for one in schemes.all_schemes(workspace) if one.code != "dogs"]
            assert tuple(own) == SEEDED
            for kind in (TermKind.ACTIVITY, TermKind.STATUS):
                assert set(schemes.terms(workspace, kind)) == {
                    one for one in SEEDED_TERMS if one.kind is kind
                }


def _edited(path: Path, *statements: str) -> Path:
    """A file of version 2 into which another program wrote."""
    db = WorkspaceDatabase(path, WRITING)
    db.connect()
    for statement in statements:
        db.execute_sql(statement)
    db.close_all()
    return path


def test_odd_rows_of_version_2_are_kept_as_far_as_they_go(version_2: Path) -> None:
    odd = _edited(
        version_2,
        "INSERT INTO investment VALUES (7, '0001-01-01', '9999-12-31', 0, char(0, 8203), '  ')",
        "INSERT INTO investment VALUES (8, '2022-01-01', '2022-12-31', 9000000000000000000, "
        "'Two' || char(10) || 'lines', printf('%.*c', 1000, 'x'))",
    )
    with open_workspace(odd) as workspace:
        *_, third, fourth = records.read(workspace, plans.Investment)
        assert (third.purpose, third.source, third.spent) == ("Not stated", "Not stated", 0)
        assert (fourth.purpose, fourth.source) == ("Two lines", "x" * 1000)
        # What a form would not take is named there; nothing of it was cut.
        assert set(third.problems()) == {"from_day", "to_day"}
        assert set(fourth.problems()) == {"spent", "source"}
        assert review_list(workspace, date(2200, 1, 1))
    assert check(odd).ok


def test_a_row_that_no_version_saved_stops_the_step_and_changes_nothing(version_2: Path) -> None:
    bad = _edited(
        version_2,
        "PRAGMA ignore_check_constraints = ON",
        "INSERT INTO investment VALUES (7, '2022-13-01', '2021-12-31', -5, 'x', 'y')",
    )
    with pytest.raises(UserProblem, match=r"holds a row that Oversight never saved.*as it was"):
        open_workspace(bad)
    db = WorkspaceDatabase(bad, WRITING)
    db.connect()
    assert db.value("PRAGMA user_version") == 2
    assert db.value("SELECT count(*) FROM investment") == 3
    db.close_all()

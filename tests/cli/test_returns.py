"""Returns on the command line: by a mapping file in, and as sums out."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight_app import cli
from oversight_app.domain.mappings import ColumnUse, DateOrder, Mapping, Transform
from oversight_app.imports.local.mapping_files import save_mapping_file

Run = Callable[..., tuple[int, str, str]]
SHIFTS = Path(__file__).resolve().parents[2].parent / "shared/data/volunteers/shifts.csv"

LOG = """Shift log
,,,,
Date,Vol ref,Team,Hours,Kind of work
04/04/2022,A-1,North,7.5,Patrol
05/04/2022,A-2,South,2:15,
05/04/2022,A-1,North,minus two,Patrol
06/05/2022,A-1,North,90 min,Drill night
Total,,,9.75,
"""
MAPPING = Mapping(
    "Shift log",
    "activity",
    (
        ColumnUse("Date", "day", order=DateOrder.DAY_FIRST),
        ColumnUse("Vol ref", "volunteer"),
        ColumnUse("Team", "district"),
        ColumnUse("Hours", "minutes"),
        ColumnUse("Kind of work", "activity"),
    ),
    constants={"scheme": "specials"},
    made_on=date(2022, 6, 1),
)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    file = tmp_path / "office.oversight"
    assert cli.run(["new", str(file), "--office", "Office", "--force", "E23000038"]) == 0
    return file


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text(LOG, encoding="utf-8")
    return path


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "shift log.json"
    save_mapping_file(MAPPING, path)
    return path


def sums(run: Run, office: Path, by: str, *more: str) -> list[tuple[str, float, int]]:
    """(word, hours, records) of the activity log."""
    _, out, _ = run("activity", "--workspace", office, "--by", by, "--format", "csv", *more)
    rows = list(csv.reader(io.StringIO(out)))[1:]
    return [(row[0], float(row[1]), int(row[-1])) for row in rows]


def test_a_layout_never_seen_is_described_and_nothing_is_kept(
    run: Run, office: Path, log: Path
) -> None:
    code, out, _ = run("import", log, "--workspace", office, "--preview")
    assert code == 0
    assert "“Date”: date" in out
    assert "“Hours”: hours" in out
    assert "still to be said" in out
    assert "Nothing was kept" in out
    code, _, err = run("import", log, "--workspace", office)
    assert code == 1
    assert "--mapping" in err
    assert sums(run, office, "month") == []


def test_a_log_by_a_mapping_file_and_its_sums(
    run: Run, office: Path, log: Path, mapping: Path, tmp_path: Path
) -> None:
    rejects = tmp_path / "rejected.csv"
    code, out, err = run(
        "import", log, "--workspace", office, "--mapping", mapping, "--add-words",
        "--rejects", rejects,
    )  # fmt: skip
    assert (code, err) == (0, "")
    assert "rows read 4 = 3 added + 0 revised + 0 unchanged + 1 rejected" in out
    assert "3 rows added" in out
    # 7.5 h and 2 h 15 min in April, 90 minutes in May, each by hand.
    assert sums(run, office, "month") == [("2022-04", 9.75, 2), ("2022-05", 1.5, 1)]
    assert sums(run, office, "district") == [("North", 9.0, 2), ("South", 2.25, 1)]
    by_work = {word: hours for word, hours, _ in sums(run, office, "activity")}
    assert by_work == {"Patrol": 7.5, "Drill night": 1.5, "Not stated": 2.25}
    assert sums(run, office, "month", "--from", "2022-05") == [("2022-05", 1.5, 1)]
    refused = list(csv.reader(io.StringIO(rejects.read_text(encoding="utf-8-sig"))))
    assert refused[0][:5] == ["Date", "Vol ref", "Team", "Hours", "Kind of work"]
    assert refused[1][:5] == ["05/04/2022", "A-1", "North", "minus two", "Patrol"]
    assert "6" in refused[1]


def test_the_same_file_again_adds_nothing_and_one_undo_takes_it_all_back(
    run: Run, office: Path, log: Path, mapping: Path
) -> None:
    run("mappings", "import", mapping, "--workspace", office)
    run("import", log, "--workspace", office, "--add-words")
    # The words that were new then are remembered with the layout.
    _, out, _ = run("import", log, "--workspace", office)
    assert "rows read 4 = 0 added + 0 revised + 3 unchanged + 1 rejected" in out
    assert "Nothing new" in out
    run("undo", office)
    assert sums(run, office, "month") == []
    code, _, _ = run("check", office)
    assert code == 0


def test_words_that_are_not_known_are_named_and_stop_the_file(
    run: Run, office: Path, log: Path, mapping: Path
) -> None:
    code, out, err = run("import", log, "--workspace", office, "--mapping", mapping)
    assert code == 1
    assert "not known: “North” as district (2 rows)" in out
    assert "--add-words" in err


def test_a_mapping_goes_to_a_colleague_as_a_file(
    run: Run, office: Path, mapping: Path, tmp_path: Path
) -> None:
    assert run("mappings", "import", mapping, "--workspace", office)[0] == 0
    _, listed, _ = run("mappings", "list", "--workspace", office)
    assert "Shift log" in listed
    assert "“Team”: district" in listed
    copy = tmp_path / "copy.json"
    assert run("mappings", "export", "shift log", copy, "--workspace", office)[0] == 0
    given, sent = (json.loads(path.read_text(encoding="utf-8")) for path in (mapping, copy))
    # Who kept it here is the user of this computer.
    assert {**sent, "made_by": ""} == {**given, "made_by": ""}
    code, _, err = run("mappings", "export", "no such", copy, "--workspace", office)
    assert code == 1
    assert "“Shift log”" in err


def test_a_return_and_a_published_table_are_not_mixed(run: Run, office: Path, log: Path) -> None:
    table = log.with_name("population.csv")
    table.write_text("code,name,year,population\nE06000054,Wiltshire,2020,500000\n")
    code, _, err = run("import", log, table, "--workspace", office)
    assert code == 1
    assert "one after the other" in err


def test_a_month_that_is_none_is_named(run: Run, office: Path) -> None:
    code, _, err = run("activity", "--workspace", office, "--by", "month", "--from", "April")
    assert code == 1
    assert "2022-04" in err


@pytest.mark.skipif(not SHIFTS.is_file(), reason="the real shift log is not here")
def test_a_real_shift_log_comes_out_to_the_hour(run: Run, office: Path, tmp_path: Path) -> None:
    headings = ("date", "shift_id", "postcode", "volunteer_hours", "attended", "event_type")
    fields = ("day", "row_key", "district", "minutes", "people", "activity")
    mapping = replace(
        MAPPING,
        name="City shifts",
        columns=tuple(
            ColumnUse(heading, field, order=DateOrder.YEAR_FIRST)
            for heading, field in zip(headings, fields, strict=True)
        ),
    )
    shortened = tuple(
        replace(use, transform=Transform.OUTWARD) if use.field == "district" else use
        for use in mapping.columns
    )
    file = tmp_path / "city.json"
    save_mapping_file(replace(mapping, columns=shortened), file)
    code, out, _ = run("import", SHIFTS, "-w", office, "--mapping", file, "--add-words")
    assert code == 0
    assert "rows read 1,081 = 1,081 added" in out
    months = sums(run, office, "month")
    # facts.md: 17,766 hours in all, 314 rows without a type, 51 without a postcode.
    assert int(sum(hours for _, hours, _ in months)) == 17_766
    assert len(months) == 15
    by_work = {word: records for word, _, records in sums(run, office, "activity")}
    assert by_work == {"LEEDS 2023 Events": 405, "Partner Events": 362, "Not stated": 314}
    by_place = {word: records for word, _, records in sums(run, office, "district")}
    assert by_place["Not stated"] == 51
    _, out, _ = run("activity", "-w", office, "--by", "scheme", "--format", "json")
    assert sum(row["attendances"] for row in json.loads(out)) == 6_098


def test_a_word_that_may_be_a_name_is_never_made_a_district(
    run: Run, office: Path, log: Path, mapping: Path
) -> None:
    log.write_text(LOG.replace("South", "Jane Smith"), encoding="utf-8")
    code, out, _ = run(
        "import", log, "--workspace", office, "--mapping", mapping, "--add-words"
    )  # fmt: skip
    assert code == 1
    assert "not known: “Jane Smith” as district (1 rows); it may be a name" in out
    assert sums(run, office, "district") == []


def test_a_file_of_which_nothing_can_be_kept_is_not_said_to_be_here_already(
    run: Run, office: Path, log: Path, mapping: Path
) -> None:
    log.write_text(
        "Date,Vol ref,Team,Hours,Kind of work\n05/04/2022,A-1,,minus two,\n", encoding="utf-8"
    )
    code, out, _ = run("import", log, "--workspace", office, "--mapping", mapping)
    assert code == 0
    assert "Nothing was kept: 1 row was rejected, and there are no others" in out
    log.write_text("Date,Vol ref,Team,Hours,Kind of work\n", encoding="utf-8")
    _, out, _ = run("import", log, "--workspace", office, "--mapping", mapping)
    assert "Nothing was kept: there are no rows to keep" in out


def test_a_mapping_can_not_be_saved_over_a_folder(
    run: Run, office: Path, mapping: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("mappings", "import", mapping, "--workspace", office)
    code, _, err = run("mappings", "export", "shift log", ".", "--workspace", office)
    assert code == 1
    assert "fault" not in err


def test_a_very_wide_file_is_described_in_few_lines(run: Run, office: Path, tmp_path: Path) -> None:
    wide = tmp_path / "wide.csv"
    heads = ",".join(f"c{number}" for number in range(300))
    wide.write_text(f"Date,Hours,{heads}\n01/04/2022,7,{',' * 299}\n", encoding="utf-8")
    code, out, _ = run("import", wide, "--workspace", office, "--preview")
    assert code == 0
    assert "“c39”: left out" in out
    assert "“c40”" not in out
    assert "and 260 more columns: left out, not needed" in out

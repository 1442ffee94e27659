"""The command line as a person or a scheduled task uses it."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from oversight_app import cli
from oversight_app.store import history
from oversight_app.store.digests import digest
from oversight_app.store.workspace import open_workspace

Run = Callable[..., tuple[int, str, str]]


def content(file: Path) -> tuple[str, str]:
    """The digest of what a workspace holds, and the head of its history."""
    ws = open_workspace(file, for_writing=False)
    try:
        return digest(ws), history.head(ws)
    finally:
        ws.close()


def test_the_figures_of_the_sample(run: Run, made_once: Path) -> None:
    code, out, _ = run(
        "figures", "specials-per-100-officers", "--workspace", made_once, "--as-at", "2022-03-31",
        "--format", "json",
    )  # fmt: skip
    rows = json.loads(out)
    home = next(row for row in rows if row["name"] == "Wiltshire")
    assert code == 0
    assert list(home) == [
        "gss_code", "name", "numerator", "denominator", "value", "lower_95", "upper_95",
        "lower_998", "upper_998", "position", "release",
    ]  # fmt: skip
    assert (home["gss_code"], home["numerator"], round(home["denominator"])) == (
        "E23000038",
        153,
        1127,
    )
    assert round(home["value"], 1) == 13.6
    assert home["position"] == "above 99.8%"
    assert home["release"] == "home-office-open-data/2022-03-31"
    assert (len(rows), sum(row["numerator"] for row in rows)) == (43, 8545)


def test_csv_has_the_same_columns_and_figures(run: Run, made_once: Path) -> None:
    words = ("figures", "specials-strength", "-w", made_once, "--as-at", "2012-03-31", "--format")
    rows = json.loads(run(*words, "json")[1])
    table = list(csv.DictReader(io.StringIO(run(*words, "csv")[1])))
    assert [row["gss_code"] for row in table] == [row["gss_code"] for row in rows]
    assert sum(float(row["numerator"]) for row in table) == 20343
    assert {row["lower_95"] for row in table} == {""}
    assert list(table[0]) == list(rows[0])


def test_plain_limits_give_other_verdicts(run: Run, made_once: Path) -> None:
    words = ("figures", "specials-per-100-officers", "-w", made_once, "--format", "json")
    outside = {
        method: sum(
            "99.8" in row["position"] for row in json.loads(run(*words, "--limits", method)[1])
        )
        for method in ("plain", "adjusted")
    }
    assert outside == {"plain": 27, "adjusted": 3}


def test_a_table_for_people_lists_the_peers_asked_for(run: Run, made_once: Path) -> None:
    code, out, _ = run("figures", "specials-strength", "-w", made_once, "--peers", "Region: Wales")
    assert code == 0
    assert "Dyfed-Powys" in out
    assert "Kent" not in out


def test_problems_are_one_line_and_exit_1(run: Run, made_once: Path, tmp_path: Path) -> None:
    text = tmp_path / "notes.oversight"
    text.write_text("not a workspace", encoding="utf-8")
    for words in (
        ("figures", "specials-strength", "-w", tmp_path / "none.oversight"),
        ("figures", "no-such-measure", "-w", made_once),
        ("figures", "specials-strength", "-w", made_once, "--peers", "Nowhere"),
        ("figures", "specials-strength", "-w", text),
        ("new", tmp_path / "x.oversight", "--office", "A", "--force", "Atlantis"),
        ("new", tmp_path / "x.oversight", "--office", "A", "--force", "BTP"),
        ("new", tmp_path / "x.oversight", "--office", " ", "--force", "Kent"),
        ("new", tmp_path / ("x" * 300), "--office", "A", "--force", "Kent"),
        ("sample", made_once),
        ("summary", "no-such-paper", "-w", made_once, "--out", tmp_path),
        ("summary", "specials", "-w", made_once, "--out", tmp_path / "missing"),
    ):
        code, _, err = run(*words)
        assert (code, len(err.strip().splitlines())) == (1, 1), (words, err)


def test_wrong_usage_exits_2(run: Run, made_once: Path) -> None:
    assert run("figures")[0] == 2
    assert run("figures", "specials-strength", "-w", made_once, "--format", "pdf")[0] == 2
    assert run("figures", "specials-strength", "-w", made_once, "--as-at", "yesterday")[0] == 2


def test_a_workspace_of_ones_own_by_the_name_of_the_force(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "kent.oversight"
    assert run("new", file, "--office", "Office for Kent", "--force", "kent")[0] == 0
    code, out, _ = run("figures", "specials-strength", "-w", file, "--format", "json")
    assert code == 0
    assert len(json.loads(out)) == 43


def test_import_previews_keeps_and_repeats(run: Run, made_once: Path, tmp_path: Path) -> None:
    file = tmp_path / "office.oversight"
    run("new", file, "--office", "Office", "--force", "E23000038")
    table = tmp_path / "open.csv"
    table.write_text(
        "As at 31 March,Geo code,Force name,Region,Sex,Rank description,Worker type,"
        "Total (headcount),Total (FTE)\n"
        "2010,E23000038,Wiltshire,South West,Female,Special Constable,Special Constable,60,N/A\n",
        encoding="utf-8",
    )
    before = file.read_bytes()
    code, out, err = run("import", table, "--workspace", file, "--preview")
    assert code == 0, err
    assert "rows read 1 =" in out
    assert file.read_bytes() == before
    digest_before, _ = content(file)
    assert run("import", table, "--workspace", file)[0] == 0
    kept = content(file)
    code, out, _ = run("import", table, "--workspace", file)
    assert (code, "1 unchanged" in out) == (0, True)
    assert content(file) == kept
    assert run("undo", file)[0] == 0
    assert content(file)[0] == digest_before
    assert run("undo", file)[0] == 1


def test_an_unknown_name_is_asked_about_and_can_be_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "office.oversight"
    run("new", file, "--office", "Office", "--force", "E23000038")
    table = tmp_path / "open.csv"
    table.write_text(
        "As at 31 March,Geo code,Force name,Region,Sex,Rank description,Worker type,"
        "Total (headcount),Total (FTE)\n"
        "2010,,Moonrakers,South West,Female,Special Constable,Special Constable,60,N/A\n",
        encoding="utf-8",
    )
    code, out, err = run("import", table, "--workspace", file)
    assert code == 1
    assert "Moonrakers" in out + err
    told = run("import", table, "--workspace", file, "--name", "Moonrakers=E23000038")
    assert told[0] == 0, told
    assert run("import", table, "--workspace", file)[0] == 0  # remembered


def test_a_name_that_was_told_goes_with_its_file(run: Run, tmp_path: Path) -> None:
    """One undo takes back the import and what was said for it."""
    file, table = tmp_path / "office.oversight", tmp_path / "open.csv"
    run("new", file, "--office", "Office", "--force", "E23000038")
    before, _ = content(file)
    table.write_text(
        "As at 31 March,Geo code,Force name,Region,Sex,Rank description,Worker type,"
        "Total (headcount),Total (FTE)\n"
        "2010,,Moonrakers,South West,Female,Special Constable,Special Constable,60,N/A\n",
        encoding="utf-8",
    )
    assert run("import", table, "-w", file, "--name", "Moonrakers=Wiltshire")[0] == 0
    assert run("undo", file)[0] == 0
    assert content(file)[0] == before


def test_a_change_since_a_later_day_is_refused(run: Run, made_once: Path) -> None:
    words = ("figures", "specials-change", "-w", made_once, "--as-at", "2015-03-31", "--since")
    code, _, err = run(*words, "2020-03-31")
    assert (code, "earlier date" in err) == (1, True)
    assert run(*words, "2014-03-31")[0] == 0


def test_a_fall_can_be_written_to_a_file_on_windows(made_once: Path) -> None:
    """Windows opens files and pipes as cp1252, which lacks the minus sign."""
    done = subprocess.run(
        [sys.executable, "-m", "oversight_app", "figures", "specials-change", "-w", made_once],
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=True,
    )
    # Wiltshire: 154 in 2021, 153 in 2022.
    (home,) = (line for line in done.stdout.decode().splitlines() if line.startswith("Wiltshire"))
    assert home.split()[1:4] == ["153", "154", "−1"]


def test_a_refused_file_gets_one_advice(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "letter.oversight"
    other.write_text("Dear colleague", encoding="utf-8")
    code, out, err = run("check", other)
    assert (code, "not an Oversight workspace" in out) == (3, True)
    assert "backup" not in err


def test_help_is_short_as_well(run: Run) -> None:
    assert run("-h")[0] == run("figures", "-h")[0] == run("--help")[0] == 0


def test_two_files_of_which_one_is_bad_keep_nothing(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "office.oversight"
    run("new", file, "--office", "Office", "--force", "E23000038")
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(
        "As at 31 March,Geo code,Force name,Region,Sex,Rank description,Worker type,"
        "Total (headcount),Total (FTE)\n"
        "2010,E23000038,Wiltshire,South West,Female,Special Constable,Special Constable,60,N/A\n",
        encoding="utf-8",
    )
    bad.write_text("nothing,of,use\n1,2,3\n", encoding="utf-8")
    before = content(file)
    code, _, err = run("import", good, bad, "--workspace", file)
    assert (code, len(err.strip().splitlines())) == (1, 1)
    assert content(file) == before


def test_check_backup_and_restore(run: Run, made_once: Path, tmp_path: Path) -> None:
    copy, again = tmp_path / "copy.oversight", tmp_path / "again.oversight"
    assert run("check", made_once)[0] == 0
    assert run("backup", made_once, copy)[0] == 0
    assert run("restore", copy, again)[0] == 0
    assert run("check", again)[0] == 0
    with copy.open("r+b") as file:
        # Where content lies, and not the free room of a page.
        file.seek(copy.read_bytes().index(b"swindon24.co.uk"))
        file.write(b"\xff" * 64)
    code, out, err = run("check", copy)
    assert code in (1, 3)
    assert out + err
    assert run("restore", copy, tmp_path / "third.oversight")[0] in (1, 3)
    assert not (tmp_path / "third.oversight").exists()


def test_the_window_takes_a_file_or_the_sample() -> None:
    assert cli.window_request([]).file is None
    assert cli.window_request(["--sample"]).sample
    assert cli.window_request(["a.oversight"]).file == Path("a.oversight")
    with pytest.raises(SystemExit) as wrong:
        cli.window_request(["a.oversight", "--sample"])
    assert wrong.value.code == 2
    assert not cli.is_command(["a.oversight"])
    assert cli.is_command(["figures", "x"])

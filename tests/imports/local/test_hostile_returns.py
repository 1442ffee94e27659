"""Returns that are damaged, made to do harm, or odd: refused in words, and no process is left."""

import io
import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import psutil
import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.mappings import Mapping
from oversight_app.imports import limits
from oversight_app.imports.local.reading import read_local
from tests.imports.local.returns import DAY, HOURS, TODAY, log, read, rows
from tests.imports.making import ods, xlsx

MAPPING = log(DAY, HOURS)
LINES = [["Date", "Hours"], [date(2022, 4, 1), 7.5], [date(2022, 4, 2), "1:30"]]


def refused(folder: Path, data: bytes, mapping: Mapping = MAPPING) -> str:
    path = folder / "log.xlsx"
    path.write_bytes(data)
    with pytest.raises(UserProblem) as caught:
        read_local(path, mapping, today=TODAY)
    told = str(caught.value)
    assert "“log.xlsx”" in told
    assert "Nothing was brought in, and the workspace is as it was." in told
    assert not psutil.Process().children()
    return told


def test_an_ods_is_read_as_any_sheet(tmp_path: Path) -> None:
    found = read(tmp_path, ods({"Log": LINES}), MAPPING, name="log.ods")
    assert rows(found, "day", "minutes") == [(20220401, 450), (20220402, 90)]


@pytest.mark.parametrize("share", [0.3, 0.95])
def test_a_workbook_cut_short(tmp_path: Path, share: float) -> None:
    data = xlsx({"Log": LINES})
    assert "damaged or cut short" in refused(tmp_path, data[: int(len(data) * share)])


def test_a_workbook_that_unpacks_to_a_thousand_times_its_size(tmp_path: Path) -> None:
    data = io.BytesIO(xlsx({"Log": LINES}))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"<worksheet>" + b" " * (64 * 2**20))
    assert "unpacks to far more" in refused(tmp_path, data.getvalue())


def test_one_cell_in_the_last_row_and_column(tmp_path: Path) -> None:
    data = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx({"Log": LINES}))) as old,
        zipfile.ZipFile(data, "w") as new,
    ):
        for name in old.namelist():
            text = old.read(name)
            far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
            new.writestr(name, text.replace(b"</sheetData>", far))
    assert "so far from the others" in refused(tmp_path, data.getvalue())


def test_a_file_larger_than_returns_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_RETURN_BYTES", 2**20)
    told = refused(tmp_path, b"Date,Hours\n" + b"01/04/2022,1\n" * 90_000)
    assert "larger than Oversight reads at once (1 MB is the most)" in told


def test_a_quotation_mark_that_swallows_the_rest(tmp_path: Path) -> None:
    told = refused(tmp_path, b'Date,Hours\n01/04/2022,"1\n' + b"01/04/2022,1\n" * 50_000)
    assert "do not pair up" in told


def test_an_old_excel_file(tmp_path: Path) -> None:
    assert ".xls" in refused(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    with pytest.raises(UserProblem, match="not an ordinary file"):
        read_local(path, MAPPING, today=TODAY)


def test_the_reading_process_loads_neither_store_nor_window() -> None:
    said = subprocess.run(
        [sys.executable, "-c",
         "import sys, oversight_app.imports.local.child\n"
         "print([m for m in sys.modules if m.split('.')[-1] in"
         " {'peewee', 'PySide6', 'store', 'ui', 'matplotlib', 'python_calamine'}])"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.strip() == "[]"

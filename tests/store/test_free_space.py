"""A disk without the room is told before anything is written, with how much is there and needed."""

import shutil
from collections import namedtuple
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.batches import Incoming
from oversight_app.domain.errors import FileProblem, Trouble
from oversight_app.domain.observations import Observation, Release
from oversight_app.domain.records import Office
from oversight_app.store.backup import backup
from oversight_app.store.batches import all_batches, keep
from oversight_app.store.free_space import megabytes, need_space
from oversight_app.store.history import head
from oversight_app.store.workspace import create

Usage = namedtuple("Usage", "total used free")
DAY = date(2022, 3, 31)


def _free(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10**12, 10**12 - size, size))


def test_it_says_how_much_is_needed_and_how_much_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _free(monkeypatch, 3_000_000)
    with pytest.raises(FileProblem, match=r"may take 105 MB.*has 3 MB free.*Nothing was") as told:
        need_space(tmp_path, 100_000_000, "The backup")
    assert told.value.trouble is Trouble.FULL
    _free(monkeypatch, 105_000_000)
    need_space(tmp_path, 100_000_000, "The backup")


def test_where_the_system_can_not_tell_nothing_is_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_folder: Path) -> None:
        raise OSError

    monkeypatch.setattr(shutil, "disk_usage", fails)
    need_space(tmp_path, 10**15, "The backup")


@pytest.mark.parametrize(
    ("size", "words"),
    [(900, "1 kB"), (350_000, "350 kB"), (2_400_000, "2 MB"), (1_240_000_000, "1.2 GB")],
)
def test_sizes_are_written_as_people_read_them(size: int, words: str) -> None:
    assert megabytes(size) == words


def test_a_backup_is_not_begun_where_it_has_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with create(tmp_path / "a.oversight", Office("A", "E23000038"), reference=False) as workspace:
        _free(monkeypatch, 1_000_000)
        with pytest.raises(FileProblem, match="Free some space"):
            backup(workspace, tmp_path / "b.oversight")
        assert not (tmp_path / "b.oversight").exists()
        _free(monkeypatch, 10**9)
        assert backup(workspace, tmp_path / "b.oversight").is_file()


def test_many_rows_are_not_begun_where_they_have_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = tuple(
        (Observation("E23000038", DAY, "specials-strength", 1.0, area=f"{number:05}"),)
        for number in range(20_000)
    )
    release = Release("tables", DAY, "Tables", "Home Office", "OGL")
    file = Incoming("tables.ods", "0" * 64, "Test", release, rows)
    with create(tmp_path / "a.oversight", Office("A", "E23000038")) as workspace:
        before = head(workspace), all_batches(workspace)
        _free(monkeypatch, 8_000_000)
        with pytest.raises(FileProblem, match=r"20,000 rows .* may take 13 MB.*has 8 MB free"):
            keep(workspace, [file])
        assert (head(workspace), all_batches(workspace)) == before
        _free(monkeypatch, 10**9)
        assert keep(workspace, [file]).description == "20,000 rows revised"

"""NUL bytes in a text stand for nothing: left out, said to be, and nothing else is lost."""

from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.imports.local.looking import is_local, look
from tests.imports.local.returns import TODAY, read, rows

HEAD = b"Date,Ref,District,Hours\n"


def test_fields_filled_up_with_nuls_are_read(tmp_path: Path) -> None:
    line = b"01/04/2022,A1\0\0\0\0,Swindon\0\0\0\0\0\0,2\n"
    found = read(tmp_path, HEAD + line * 50)
    assert (found.length, found.issues) == (50, ())
    assert set(rows(found, "volunteer", "district", "minutes")) == {("A1", "Swindon", 120)}
    assert found.notes == (
        "The file holds 500 NUL bytes, which stand for no letter and were left out. Ask the "
        "sender whether it is whole.",
    )


def test_such_a_file_is_looked_at_as_any_other(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(HEAD + b"01/04/2022,A1,Swindon\0\0\0\0\0\0,2\n" * 50)
    assert is_local(path)
    assert [column.use.field for column in look(path, today=TODAY).columns] == [
        "day", "volunteer", "district", "minutes",
    ]  # fmt: skip


def test_a_hole_of_nuls_longer_than_any_piece_ends_nothing(tmp_path: Path) -> None:
    line = b"01/04/2022,A1,Swindon,2\n"
    found = read(tmp_path, HEAD + line * 10_000 + b"\0" * 3_000_000 + line * 5)
    assert (found.length, found.issues) == (10_005, ())
    assert "3,000,000 NUL bytes" in found.notes[0]


def test_one_is_one(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + b"01/04/2022,A1,Swin\0don,2\n")
    assert rows(found, "district") == [("Swindon",)]
    assert "1 NUL byte," in found.notes[0]


def test_utf_16_is_read_as_ever(tmp_path: Path) -> None:
    found = read(tmp_path, (HEAD + b"01/04/2022,A1,Swindon,2\n").decode().encode("utf-16-le"))
    assert rows(found, "district") == [("Swindon",)]
    assert found.notes == ()


@pytest.mark.parametrize(
    "content", [b"\0" * 5_000, b"Date,Hours\n" + b"\0" * 500, b"\0\1\2\3" * 90]
)
def test_what_is_no_text_without_its_nuls_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UserProblem, match="workspace is as it was"):
        read(tmp_path, content)

"""Files that are not what they seem, or that would do harm: refused with one clear message."""

import io
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.imports.reading import read_files
from tests.imports.making import (
    BODIES,
    NAMES,
    TODAY,
    figures,
    ods,
    ods_of,
    read,
    replaced,
    table_2019,
    table_rows,
    xlsx,
    zipped,
)

GRID = table_2019(table_rows(figures()))
SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(folder: Path, data: bytes, name: str = "table.xlsx") -> str:
    """Return the message that a file is refused with, having checked what all must say."""
    with pytest.raises(UserProblem) as caught:
        read(folder, data, name=name)
    message = str(caught.value)
    assert f"“{name}”" in message
    assert "Nothing was brought in" in message
    assert "\n" not in message
    return message


def with_end_of_sheet(addition: bytes) -> bytes:
    """Return a sound .xlsx with something added below its last row."""
    return replaced(
        xlsx({"T": GRID}), SHEET, lambda b: b.replace(b"</sheetData>", addition + b"</sheetData>")
    )


def test_an_empty_file(tmp_path: Path) -> None:
    assert "is empty" in refused(tmp_path, b"")
    assert "is empty" in refused(tmp_path, b"\r\n  \r\n", "table.csv")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n\x00\x01\x02 stream",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        bytes(range(256)) * 16,
        zipped({"word/document.xml": "<w/>", "[Content_Types].xml": "<t/>"}),
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<t/>"}),
    ],
    ids=["pdf", "png", "noise", "docx", "odt"],
)
def test_not_a_spreadsheet(tmp_path: Path, data: bytes) -> None:
    assert "is not a spreadsheet" in refused(tmp_path, data)


def test_plain_words_are_no_table_that_is_known(tmp_path: Path) -> None:
    message = refused(tmp_path, b"Dear all,\nsee attached.\n")
    assert "not a published table that Oversight knows" in message
    assert "open data table" in message


def test_an_xlsx_with_a_password(tmp_path: Path) -> None:
    data = OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert "protected with a password" in refused(tmp_path, data)


def test_an_old_excel_file(tmp_path: Path) -> None:
    assert "save it as .xlsx" in refused(tmp_path, OLE + bytes(2000))


def test_an_ods_with_a_password(tmp_path: Path) -> None:
    manifest = b"<manifest><manifest:encryption-data/></manifest>"
    data = replaced(ods({"T": GRID}), "META-INF/manifest.xml", lambda _: manifest)
    assert "protected with a password" in refused(tmp_path, data)


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    data = bytearray(xlsx({"T": GRID}))
    at = data.find(b"PK\x01\x02")
    while at >= 0:  # the flag of each entry of the directory
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert "protected with a password" in refused(tmp_path, bytes(data))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("maker", [xlsx, ods])
def test_a_workbook_cut_short(tmp_path: Path, maker: type, share: float) -> None:
    data = maker({"T": GRID})
    assert "damaged or cut short" in refused(tmp_path, data[: int(len(data) * share)])


def test_a_workbook_with_a_byte_gone_wrong(tmp_path: Path) -> None:
    data = bytearray(ods({"T": GRID}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("content.xml")
    data[info.header_offset + 60 + info.compress_size // 2] ^= 0xFF
    assert "damaged or cut short" in refused(tmp_path, bytes(data))


def test_a_zip_bomb(tmp_path: Path) -> None:
    data = with_end_of_sheet(b" " * 100_000_000)
    assert len(data) < 200_000
    assert "unpacks to far more" in refused(tmp_path, data)


def test_a_bomb_whose_directory_says_it_is_small(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = packer.compress(b" " * 50_000_000) + packer.flush()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        with zipfile.ZipFile(io.BytesIO(xlsx({"T": GRID}))) as sound:
            for name in sound.namelist():
                if name != SHEET:
                    archive.writestr(name, sound.read(name))
        archive.writestr(SHEET, bomb)
        local = archive.getinfo(SHEET).header_offset
    data = bytearray(out.getvalue())
    # A part of 100 bytes with their check sum, says the directory; its packed data go on.
    method = struct.pack("<H", zipfile.ZIP_DEFLATED)
    check, size = struct.pack("<I", zlib.crc32(b" " * 100)), struct.pack("<I", 100)
    directory = data.rfind(b"PK\x01\x02")
    for at in (local + 8, directory + 10):
        data[at : at + 2] = method
        data[at + 6 : at + 10] = check
        data[at + 14 : at + 18] = size
    assert "unpacks to far more" in refused(tmp_path, bytes(data))


def test_a_zip_of_very_many_parts(tmp_path: Path) -> None:
    assert "unpacks to far more" in refused(tmp_path, zipped({str(i): "" for i in range(5_000)}))


def test_one_cell_in_the_last_row_and_column(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    message = refused(tmp_path, with_end_of_sheet(far))
    assert "row 1,048,576, column 16,384" in message


@pytest.mark.parametrize(
    "far",
    [
        b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        b'<row r = "1048576"><c s="0" r = "XFD1048576"><v>1</v></c></row>',
        b'<row r="2"><c\nr="XFD1048576"><v>1</v></c></row>',
        b'<row r="2"><c t="n" r="xfd1048576"><v>1</v></c></row>',
    ],
)
def test_a_far_cell_written_in_another_way(tmp_path: Path, far: bytes) -> None:
    assert "so far from the others" in refused(tmp_path, with_end_of_sheet(far))


def test_an_empty_far_cell_that_only_bears_a_format_does_no_harm(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert not read(tmp_path, with_end_of_sheet(far)).blocked


@pytest.mark.parametrize(
    "rows",
    [
        '<table:table-row table:number-rows-repeated="1048574"/><table:table-row>'
        '<table:table-cell table:number-columns-repeated="16383"/>'
        '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>',
        '<table:table-row table:number-rows-repeated="1048575"><table:table-cell '
        'office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
        "</table:table-row>",
    ],
    ids=["far", "repeated"],
)
def test_far_cells_of_an_ods(tmp_path: Path, rows: str) -> None:
    table = f'<table:table table:name="T">{rows}</table:table>'
    assert "so far from the others" in refused(tmp_path, ods_of(table))


def test_empty_rows_repeated_to_the_end_are_how_every_ods_ends(tmp_path: Path) -> None:
    assert not read(tmp_path, ods({"T": GRID})).blocked


DTD = '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def test_a_document_type_with_entities(tmp_path: Path) -> None:
    content = with_end_of_sheet(b"")
    start = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    for data in (
        replaced(content, SHEET, lambda b: b.replace(start, start + DTD.encode())),
        replaced(content, "xl/workbook.xml", lambda b: b.replace(start, start + DTD.encode())),
        ods_of('<table:table table:name="T"/>', before=DTD),
    ):
        assert "document type declaration" in refused(tmp_path, data)


def test_a_part_in_another_encoding_can_not_hide_anything(tmp_path: Path) -> None:
    data = replaced(
        xlsx({"T": GRID}), SHEET, lambda b: b.decode().replace("UTF-8", "UTF-16").encode("utf-16")
    )
    assert "damaged" in refused(tmp_path, data)


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no memory limits")
def test_long_text_repeated_in_many_cells_runs_out_of_the_memory_allowed(tmp_path: Path) -> None:
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<si><t>{'x' * 32_000}</t></si></sst>"
    )
    rows = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(2, 50_000))
    data = xlsx({"T": [["x"]]})
    data = replaced(data, "xl/sharedStrings.xml", lambda _: strings.encode())
    end = b"</sheetData>"
    data = replaced(data, SHEET, lambda b: b.replace(end, rows.encode() + end))
    assert "more memory" in refused(tmp_path, data)  # 1.6 thousand million letters


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "gone.ods", "There is no file"), (tmp_path, "can't be opened")):
        with pytest.raises(UserProblem, match=words):
            read_files([path], names=NAMES, bodies=BODIES, today=TODAY)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "table.csv")
    with pytest.raises(UserProblem, match="not an ordinary file"):
        read_files([tmp_path / "table.csv"], names=NAMES, bodies=BODIES, today=TODAY)


def test_the_reading_process_loads_neither_window_nor_database_nor_charts() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, oversight_app.imports.child as c; "
         "import python_calamine; print(*sorted(sys.modules))"],
        capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    heavy = {"PySide6", "peewee", "sqlcipher3", "matplotlib", "typst", "numpy", "docx"}
    assert not heavy & set(loaded)

"""Lists: plain numbers that a program reads, nothing that a spreadsheet runs, and a file about
them."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from oversight_app.domain.findings import Align, Cell, Column, Row, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Marker
from oversight_app.domain.papers import Marking
from oversight_app.domain.wording import Quantity
from oversight_app.summaries.csv_files import csv_files
from oversight_app.summaries.document import Block, Document, Note, Notes, TableBlock
from tests.summaries import making


def paper(*blocks: Block) -> Document:
    return replace(making.document(), blocks=blocks)


def table(*cells: Cell, heading: str = "Value", title: str = "Tested") -> Table:
    rows = tuple(Row(str(i), (f"row {i}", cell)) for i, cell in enumerate(cells))
    columns = (Column("name", "Name"), Column("the-value", heading, Align.RIGHT))
    return Table("tested", title, columns, rows)


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def about(document: Document, stem: str = "") -> dict[str, Any]:
    name, content = csv_files(document, stem)[-1]
    assert name == "-metadata.json"
    found = json.loads(content)
    assert isinstance(found, dict)
    return found


def values(*cells: Cell) -> list[str]:
    ((_, content), _) = csv_files(paper(TableBlock(table(*cells))))
    return [row[1] for row in read(content)[1:]]


def test_there_is_a_file_a_table_in_their_order_and_one_about_them() -> None:
    names = [name for name, _ in csv_files(making.document())]
    assert names == ["-01-forces.csv", "-02-limits.csv", "-03-trend.csv", "-metadata.json"]


def test_a_table_alone_needs_no_number() -> None:
    names = [name for name, _ in csv_files(paper(TableBlock(table(Quantity(1)))))]
    assert names == [".csv", "-metadata.json"]


def test_a_long_title_is_cut_between_two_words() -> None:
    long = table(Quantity(1), title="Delays at the door, July to September 2022, by suite")
    first, *_ = csv_files(paper(TableBlock(long), TableBlock(table(Quantity(1)))))
    assert first[0] == "-01-delays-at-the-door-july-to-september.csv"
    whole = table(Quantity(1), title="x" * 50)
    first, *_ = csv_files(paper(TableBlock(whole), TableBlock(table(Quantity(1)))))
    assert first[0] == f"-01-{'x' * 40}.csv"


def test_two_writings_are_the_same_bytes() -> None:
    assert csv_files(making.document()) == csv_files(making.document())


def test_the_forces_are_there_with_their_published_figures() -> None:
    content = dict(csv_files(making.document()))["-01-forces.csv"]
    heading, home, *others = read(content)
    assert heading == ["Force", "Specials", "Officers", "Per 100", "Against limits"]
    assert home == ["Wiltshire", "153", "1127", "13.6", "Above 99.8%"]
    assert len(others) == 42
    assert int(home[1]) + sum(int(row[1]) for row in others) == 8545


def test_excel_is_told_that_it_is_utf_8() -> None:
    ((_, content), _) = csv_files(paper(TableBlock(table("£5 − more"))))
    assert content.startswith(b"\xef\xbb\xbf")


def test_numbers_and_days_are_such_as_a_program_reads() -> None:
    assert values(
        Quantity(1234567.4),
        Quantity(-7.25, Unit.RATE, 1, signed=True),
        Quantity(3.0, signed=True),
        Quantity(-0.04, Unit.RATE, 1),
        date(2022, 3, 31),
    ) == ["1234567", "-7.3", "3", "0.0", "2022-03-31"]


def test_what_is_no_figure_is_said_as_on_paper() -> None:
    assert values(
        Quantity(None, marker=Marker.HIDDEN), Quantity(None, marker=Marker.NOT_SUPPLIED), None
    ) == ["[c]", "not supplied", "[z]"]


def test_the_heading_names_the_unit_that_the_cells_leave_out() -> None:
    ((_, content), _) = csv_files(paper(TableBlock(table(Quantity(5.0, Unit.PERCENT)))))
    assert read(content)[0] == ["Name", "Value (%)"]


def test_shares_beside_other_figures_each_have_their_sign_and_the_heading_has_none() -> None:
    """A list of measures has people and shares in one column: 153 is no per cent."""
    mixed = table(Quantity(153.0), Quantity(91.4, Unit.PERCENT, 1))
    (_, content), (_, said) = csv_files(paper(TableBlock(mixed)))
    assert [row[1] for row in read(content)] == ["Value", "153", "91.4%"]
    (_, column) = json.loads(said)["tables"][0]["tableSchema"]["columns"]
    assert (column["titles"], column["datatype"]) == ("Value", "string")


def test_shares_beside_what_is_hidden_need_no_sign() -> None:
    cells = Quantity(None, marker=Marker.HIDDEN), Quantity(91.4, Unit.PERCENT, 1)
    ((_, content), _) = csv_files(paper(TableBlock(table(*cells))))
    assert [row[1] for row in read(content)] == ["Value (%)", "[c]", "91.4"]


@pytest.mark.parametrize("payload", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_text_is_a_formula(payload: str) -> None:
    ((_, content), _) = csv_files(paper(TableBlock(table(payload, heading=payload))))
    heading, row = read(content)
    assert heading[1] == row[1] == f"'{payload}"


def test_a_sample_says_so_in_each_row_and_in_the_file_about_it() -> None:
    document = making.sample_document()
    for name, content in csv_files(document)[:-1]:
        heading, *rows = read(content)
        assert heading[-1] == "Data", name
        assert {row[-1] for row in rows} == {"Holds sample data, about no real force"}
    assert "This paper holds sample data" in about(document)["rdfs:comment"][0]


def test_the_file_about_them_names_each_list_by_its_name_and_each_column_by_its_heading() -> None:
    files = csv_files(making.document(), "brief-OFFICIAL")
    known = about(making.document(), "brief-OFFICIAL")
    assert [one["url"] for one in known["tables"]] == [
        f"brief-OFFICIAL{ending}" for ending, _ in files[:-1]
    ]
    for one, (_, content) in zip(known["tables"], files, strict=False):
        assert [column["titles"] for column in one["tableSchema"]["columns"]] == read(content)[0]
    assert known["@context"][0] == "http://www.w3.org/ns/csvw"


def test_the_file_about_them_says_what_the_columns_hold_and_what_stands_for_no_figure() -> None:
    hidden = Quantity(None, marker=Marker.HIDDEN)
    known = about(paper(TableBlock(table(Quantity(12), hidden, None))))
    name, value = known["tables"][0]["tableSchema"]["columns"]
    assert name == {"name": "name", "titles": "Name", "datatype": "string"}
    assert value == {
        "name": "the_value", "titles": "Value", "datatype": "integer", "null": ["[c]", "[z]"],
    }  # fmt: skip
    days = about(paper(TableBlock(table(date(2022, 3, 31)))))
    assert days["tables"][0]["tableSchema"]["columns"][1]["datatype"] == "date"


def test_the_file_about_them_holds_marking_source_licence_notes_and_state() -> None:
    document = replace(
        making.document(Marking.OFFICIAL_SENSITIVE, "Board"),
        blocks=(TableBlock(table("x"), notes=(1,)), Notes((Note(1, "How it is counted."),))),
        hidden_note="Numbers below 5 are hidden.",
    )
    known = about(document)
    assert known["schema:conditionsOfAccess"] == "OFFICIAL-SENSITIVE – Board"
    assert known["schema:version"] == making.HEAD
    assert known["dc:source"][0]["dc:license"] == "Open Government Licence v3.0"
    assert known["rdfs:comment"] == [
        "Numbers below 5 are hidden.", "[note 1] How it is counted.",
    ]  # fmt: skip
    assert known["tables"][0]["rdfs:comment"][0] == "How it is counted."

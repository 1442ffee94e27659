"""Months across and another measure in each row: recognised, read, remembered, corrected."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from oversight_app.domain.batches import Ledger
from oversight_app.domain.local import LocalIncoming
from oversight_app.domain.mapping_text import read as mapping_read
from oversight_app.domain.mapping_text import written
from oversight_app.domain.mappings import ColumnUse, Crosstab, Mapping
from oversight_app.domain.records import Office
from oversight_app.domain.schemes import SEEDED, TermKind
from oversight_app.imports.local.looking import look, relook, settled
from oversight_app.imports.local.preview import mapping_lines
from oversight_app.imports.local.reading import read_local
from oversight_app.imports.local.rejects import write_local_rejects
from oversight_app.imports.local.resolving import Known, known, resolve
from oversight_app.store.local_keeping import compare_local, keep_local
from oversight_app.store.mappings import all_mappings
from oversight_app.store.workspace import create
from tests.imports.local.making_layouts import TODAY, csv_file, looked, taken, workbook
from tests.imports.local.returns import rows, whys

APRIL = 2022 * 12 + 3
RETURN = ("scheme", "month", "headcount", "joiners", "leavers", "duty_minutes")
TITLED: list[list[Any]] = [
    ["Wiltshire Police: volunteers in policing"],
    ["Figures at the end of each month"],
    [],
    [None, None, "2022", None, None, None],
    ["Scheme", "Measure", "Apr", "May", "Jun", "Total"],
    ["Special Constabulary", "Headcount", 176, 178, 180, None],
    [None, "New joiners", 4, 3, 2, 9],
    [None, "Leavers", 1, 1, 0, 2],
    [None, "Duty hours", 1200.5, 1300, 1400, 3900.5],
    [],
    ["Police support volunteers", "Headcount", 76, 78, None, None],
    [None, "New joiners", 4, 2, None, 6],
    [None, "Average age", 41, 42, None, None],
    ["Total", "Headcount", 252, 256, 180, None],
    ["Source: HR system"],
]


def read(path: Path, mapping: Mapping) -> LocalIncoming:
    return read_local(path, mapping, today=TODAY)


def test_a_return_with_titles_and_merged_headings_is_read_in_one_go(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Return": TITLED})
    seen = look(path, today=TODAY)
    assert seen.dataset == "return"
    assert taken(seen) == {"Scheme": "scheme", "Total": "(not needed)"}
    assert seen.crosstab == Crosstab(
        "",
        "month",
        "month",
        2,
        "Measure",
        {
            "Headcount": "headcount",
            "New joiners": "joiners",
            "Leavers": "leavers",
            "Duty hours": "duty_minutes",
            "Average age": "",
        },
    )
    assert settled(seen.proposed) == ()
    found = read(path, seen.proposed)
    assert rows(found, *RETURN) == [
        ("Special Constabulary", APRIL, 176, 4, 1, 72_030),
        ("Special Constabulary", APRIL + 1, 178, 3, 1, 78_000),
        ("Special Constabulary", APRIL + 2, 180, 2, 0, 84_000),
        ("Police support volunteers", APRIL, 76, 4, None, None),
        ("Police support volunteers", APRIL + 1, 78, 2, None, None),
    ]
    assert list(found.rows) == [6, 6, 6, 11, 11]
    assert list(found.columns_across) == [2, 3, 4, 2, 3]
    assert found.issues == ()
    layout = found.layout
    assert (layout.header_row, layout.total_rows, layout.blank_rows) == (5, 1, 1)
    known = Known(SEEDED, dict.fromkeys(TermKind, ()), TODAY)
    assert resolve(found, known).asked == ()


def test_it_is_kept_and_a_later_return_restates_one_month(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Return": TITLED})
    office = Office("Test office", "E23000038")
    with create(tmp_path / "o.oversight", office, reference=False) as ws:
        seen = look(path, today=TODAY, words=known(ws).words)
        mapping = replace(seen.proposed, name="Monthly return")
        first = resolve(read(path, mapping), known(ws))
        assert compare_local(ws, first).ledger == Ledger(added=5, checked=1)
        keep_local(ws, [first], mappings=[mapping])
        later = [list(row) for row in TITLED]
        later[6] = [None, "New joiners", 4, 5, 2, 11]
        again = look(
            workbook(tmp_path, {"Return": later}, "later.xlsx"),
            mappings=all_mappings(ws),
            today=TODAY,
            words=known(ws).words,
        )
        assert again.fits is not None
        second = resolve(read(again.path, again.fits), known(ws))
        assert compare_local(ws, second).ledger == Ledger(updated=1, unchanged=4, checked=1)


def test_headings_between_the_rows_say_the_scheme(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path,
        """
        ,Apr-22,May-22
        Special Constabulary,,
        Headcount,176,178
        Leavers,2,3
        Police cadets,,
        Headcount,76,78
        Total hours,100,200
        All schemes total,,
        Headcount,252,256
        """.replace("        ", ""),
    )
    seen = look(path, today=TODAY)
    assert seen.crosstab is not None
    assert (seen.crosstab.down, seen.crosstab.between) == ("", "scheme")
    assert seen.crosstab.measures["Total hours"] == "duty_minutes"
    assert seen.between == ("Special Constabulary", "Police cadets")
    found = read(path, seen.proposed)
    assert rows(found, "scheme", "month", "headcount", "leavers", "duty_minutes") == [
        ("Special Constabulary", APRIL, 176, 2, None),
        ("Special Constabulary", APRIL + 1, 178, 3, None),
        ("Police cadets", APRIL, 76, None, 6_000),
        ("Police cadets", APRIL + 1, 78, None, 12_000),
    ]


def test_headings_that_sort_measures_are_no_schemes(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        Measure,Apr-22,May-22
        People,,
        Headcount,176,178
        Joiners,4,1
        Time given,,
        Duty hours,1200,1300
        """,
    )
    assert seen.crosstab is not None
    assert seen.crosstab.between == ""
    assert settled(seen.proposed) == ("Say which scheme the file is of, or which column says it.",)


def test_hours_by_district_are_taken_for_the_activity_log(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path,
        """
        Measure,District,Apr-22,May-22
        Duty minutes,Swindon,12,13
        ,Salisbury,22,23
        Volunteers on duty,Swindon,1,1
        ,Salisbury,2,2
        Joiners,Swindon,2,2
        """,
    )
    seen = look(path, today=TODAY)
    assert (seen.dataset, taken(seen)) == ("activity", {"District": "district"})
    found = read(path, replace(seen.proposed, constants={"scheme": "specials"}))
    assert rows(found, "district", "day", "minutes", "people") == [
        ("Swindon", 20220400, 12, 1),
        ("Swindon", 20220500, 13, 1),
        ("Salisbury", 20220400, 22, 2),
        ("Salisbury", 20220500, 23, 2),
    ]
    as_return = relook(seen, dataset="return")
    assert as_return.crosstab is not None
    assert as_return.crosstab.measures["Joiners"] == "joiners"


def _simple(folder: Path, text: str) -> LocalIncoming:
    mapping = Mapping(
        "Monthly",
        "return",
        (ColumnUse("Scheme", "scheme"),),
        crosstab=Crosstab(
            "",
            "month",
            down="Measure",
            measures={"Headcount": "headcount", "Joiners": "joiners", "Miles": ""},
        ),
    )
    return read(csv_file(folder, text), mapping)


def test_a_wrong_figure_rejects_its_month_and_is_told_with_its_place(tmp_path: Path) -> None:
    found = _simple(
        tmp_path,
        "Scheme,Measure,Apr-22,May-22\nPSV,Headcount,40,x\nPSV,Joiners,2,-1\nPSV,Miles,9,9\n",
    )
    assert rows(found, "month", "headcount", "joiners") == [(APRIL, 40, 2)]
    assert whys(found) == [
        (2, "May-22", "A whole number was expected."),
        (3, "May-22", "It is below zero."),
    ]
    assert len(found.rejected.rows) == 1


def test_a_figure_given_twice_is_rejected_and_the_first_taken(tmp_path: Path) -> None:
    found = _simple(tmp_path, "Scheme,Measure,Apr-22\nPSV,Headcount,40\nPSV,Headcount,41\n")
    assert rows(found, "headcount") == [(40,)]
    assert whys(found) == [(3, "Apr-22", "The table gives this figure twice; the first was taken.")]


def test_a_row_of_figures_without_a_measure_is_rejected(tmp_path: Path) -> None:
    found = _simple(tmp_path, "Scheme,Measure,Apr-22\nPSV,Headcount,40\n,,41\n")
    assert [(row, column) for row, column, _ in whys(found)] == [(3, "Measure")]


def test_measures_that_the_layout_does_not_have_are_named(tmp_path: Path) -> None:
    found = _simple(tmp_path, "Scheme,Measure,Apr-22\nPSV,Headcount,40\nPSV,Resigned early,4\n")
    assert found.length == 1
    assert found.notes == (
        "The rows “Resigned early” were not read: the layout does not say what they count. Match "
        "the file again to say it.",
    )


def test_the_next_file_fits_and_a_new_measure_is_asked_about(tmp_path: Path) -> None:
    text = "Scheme,Measure,Apr-22,May-22\nPSV,Headcount,40,41\nPSV,People who left,1,2\n"
    first = looked(tmp_path, text)
    assert first.crosstab is not None
    own = replace(first.crosstab, measures={"Headcount": "headcount", "People who left": "leavers"})
    kept = mapping_read(written(replace(first.proposed, name="Monthly", crosstab=own)))
    again = looked(tmp_path, text.replace("22", "23"), mappings=[kept])
    assert again.fits == kept
    more = looked(tmp_path, f"{text}PSV,Joiners,3,4\n", mappings=[kept])
    assert more.fits is None
    assert more.added == ("Joiners",)
    assert more.proposed.crosstab is not None
    assert dict(more.proposed.crosstab.measures) == {
        "Headcount": "headcount",
        "People who left": "leavers",
        "Joiners": "joiners",
    }
    other = looked(tmp_path, "Scheme,Apr-22,May-22\nPSV,40,41\nSpecials,40,41\n", mappings=[kept])
    assert other.fits is None
    assert other.crosstab == Crosstab("", "month")


def test_rejected_months_come_back_whole_once_corrected(tmp_path: Path) -> None:
    rows_in = [list(row) for row in TITLED]
    rows_in[6] = [None, "New joiners", 4, "three", 2, 9]
    path = workbook(tmp_path, {"Return": rows_in})
    mapping = look(path, today=TODAY).proposed
    found = read(path, mapping)
    assert found.length == 4
    saved = tmp_path / "rejected.csv"
    write_local_rejects(found, saved)
    text = saved.read_text(encoding="utf-8-sig")
    assert "three,2,9,7,A whole number was expected" in text
    saved.write_text(text.replace("three", "3"), encoding="utf-8-sig")
    again = read(saved, mapping)
    assert rows(again, *RETURN)[:3] == [
        ("Special Constabulary", APRIL, 176, 4, 1, 72_030),
        ("Special Constabulary", APRIL + 1, 178, 3, 1, 78_000),
        ("Special Constabulary", APRIL + 2, 180, 2, 0, 84_000),
    ]
    assert (again.length, again.issues) == (5, ())


def test_the_layout_is_told_in_lines(tmp_path: Path) -> None:
    seen = looked(tmp_path, "Scheme,Measure,Apr-22,May-22\nPSV,Headcount,40,4\nPSV,Leavers,1,2\n")
    assert mapping_lines(seen.proposed) == [
        "“Scheme”: scheme",
        "across the table: month; cells: another measure in each row",
        "rows “Headcount”: in post at the end",
        "rows “Leavers”: leavers",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "District,Apr-22,May-22\nNorth,1,2\nSouth,3,4\n",
        "Scheme,Apr-22,May-22\nPSV,1,2\nTraining,3,4\nCadets,1,2\nSpecials,1,1\n",
    ],
)
def test_names_of_places_and_schemes_are_no_measures(tmp_path: Path, text: str) -> None:
    seen = looked(tmp_path, text)
    assert seen.crosstab is not None
    assert not seen.crosstab.measures

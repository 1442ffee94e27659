"""From a cell to a figure or a date: nothing rounded, cut or guessed."""

import string
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.observations import Marker
from oversight_app.imports.cells import (
    Cell,
    NotAFigure,
    column_letters,
    day,
    days,
    figure,
    heading,
    shown,
)  # fmt: skip

COUNTS = st.integers(0, 10**11)


@given(COUNTS)
def test_a_count_is_read_whichever_way_it_is_grouped(count: int) -> None:
    comma = f"{count:,}"
    for text in (str(count), comma, comma.replace(",", " "), comma.replace(",", "\u00a0"),
                 f" {comma} ", f"\u00a0{count}\u00a0"):  # fmt: skip
        assert figure(text) == count


@given(st.floats(-1e11, 1e11))
def test_a_number_cell_is_the_number(number: float) -> None:
    assert figure(number) == number


@given(st.decimals(0, 10**8, places=2, allow_nan=False, allow_infinity=False))
def test_decimals_are_read_to_the_last_place(number: object) -> None:
    assert figure(f"{number:,}") == float(str(number))


@given(st.text())
def test_any_text_is_a_figure_a_marker_or_refused(text: str) -> None:
    try:
        found: object = figure(text)
    except NotAFigure as why:
        found = why
    assert isinstance(found, Marker | float | NotAFigure)


@given(COUNTS, st.text(string.ascii_letters + "~^*%£$()[]/", min_size=1, max_size=3))
def test_a_count_with_anything_stuck_to_it_is_refused(count: int, mark: str) -> None:
    for text in (f"{count}{mark}", f"{mark}{count}"):
        with pytest.raises(NotAFigure):
            figure(text)


@pytest.mark.parametrize(
    "cell",
    [None, "", "  ", "nan", "NaN", "inf", "1e5", "1_000", "12,34", "1,2345", "0x10", "٣", "²",
     "1.2.3", "=1+1", "1 2 3", True, date(2019, 1, 1), float("nan"), float("inf"), 1e300,
     10**400],
)  # fmt: skip
def test_what_is_no_figure(cell: Cell) -> None:
    with pytest.raises(NotAFigure):
        figure(cell)


@pytest.mark.parametrize("text", ["-5", "−5", "-5.0"])
def test_a_minus_sign_of_either_kind_is_kept(text: str) -> None:
    assert figure(text) == -5


def test_markers_and_nil() -> None:
    assert figure("..") is Marker.NOT_AVAILABLE
    assert figure(" N/A ") is Marker.NOT_AVAILABLE
    assert figure(" - ") == 0
    assert figure(" ' - '") == 0


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_date_is_read_however_it_is_held(when: date) -> None:
    words = f"{when.day} {when:%B} {when.year}"
    held: list[Cell] = [when, datetime.combine(when, datetime.min.time()), when.isoformat(), words,
                        f"{words}1", f"  {words}2,3 "]  # fmt: skip
    assert {day(cell) for cell in held} == {when}


@pytest.mark.parametrize(
    "cell",
    ["01/02/2019", "1.2.2019", "31 February 2019", "Sep-19", "number", "", None, 43738, True],
)
def test_what_is_no_date_or_might_be_two(cell: Cell) -> None:
    assert day(cell) is None


def test_every_date_of_a_title_is_found() -> None:
    title = "Table 1: … 30 September 2018, 31 March 2019 and 30 September 20191,2 (FTE)"
    assert days(title) == [date(2018, 9, 30), date(2019, 3, 31), date(2019, 9, 30)]


@pytest.mark.parametrize("printed", ["Total (headcount)", "total_headcount", " TOTAL\nHeadcount "])
def test_headings_are_one_however_printed(printed: str) -> None:
    assert heading(printed) == "total headcount"


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"),
                           (16383, "XFD")]
)  # fmt: skip
def test_columns_have_the_spreadsheets_letters(index: int, letters: str) -> None:
    assert column_letters(index) == letters


def test_a_quoted_cell_is_short() -> None:
    assert shown("a\nb") == "“a b”"
    assert len(shown("x" * 500)) < 70
    assert shown(None) == shown(" ") == "(empty)"

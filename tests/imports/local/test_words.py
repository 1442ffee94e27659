"""Counts, words, references, and rows that are totals."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.local import MISSING
from oversight_app.domain.mappings import Transform
from oversight_app.imports.local.reasons import Why, Wrong
from oversight_app.imports.local.words import (
    count,
    names_a_total,
    printed,
    reference,
    transformed,
    words,
    yes_or_no,
)


@pytest.mark.parametrize(
    ("cell", "means"),
    [
        ("1,204", 1204),
        (" 12 ", 12),
        ("66 776", 66_776),
        ("12.0", 12),
        (12.0, 12),
        (0, 0),
        ("nil", 0),
        ("", MISSING),
        (None, MISSING),
        ("  ", MISSING),
        ("-", MISSING),
        ("n/a", MISSING),
        ("..", MISSING),
    ],
)
def test_counts(cell: object, means: int) -> None:
    assert count(cell) == means


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("17~", Why.NOT_A_COUNT),
        ("1,20", Why.NOT_A_COUNT),
        ("twelve", Why.NOT_A_COUNT),
        (True, Why.NOT_A_COUNT),
        (date(2022, 4, 1), Why.NOT_A_COUNT),
        (time(1), Why.NOT_A_COUNT),
        ("12.5", Why.NOT_WHOLE),
        (12.5, Why.NOT_WHOLE),
        ("-3", Why.NEGATIVE),
        ("−3", Why.NEGATIVE),
        (-3, Why.NEGATIVE),
        ("9" * 30, Why.TOO_LARGE),
    ],
)
def test_what_is_no_count_says_why(cell: object, why: Why) -> None:
    with pytest.raises(Wrong) as caught:
        count(cell)
    assert caught.value.why is why


@given(st.integers(0, 10**9))
def test_a_count_reads_back_with_and_without_commas(number: int) -> None:
    assert count(f"{number:,}") == count(str(number)) == count(number) == count(f" {number} ")


@pytest.mark.parametrize(
    ("cell", "means"),
    [
        ("  Pewsey \n Vale\t", "Pewsey Vale"),
        (1234.0, "1234"),
        (0.5, "0.5"),
        ("0012", "0012"),
        (True, "Yes"),
        (date(2022, 4, 1), "2022-04-01"),
        (None, ""),
        ("'=SUM(A1)", "=SUM(A1)"),
        ("'Tis", "'Tis"),
    ],
)
def test_words_as_printed(cell: object, means: str) -> None:
    assert printed(cell) == means
    assert printed(printed(cell)) == means


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("x" * 301, Why.LONG_TEXT),
        ("a\0b", Why.CONTROLS),
        ("a\x07b", Why.CONTROLS),
        ("\ud800", Why.CONTROLS),
        ("#DIV/0!", Why.ERROR_CELL),
    ],
)
def test_what_is_no_text_says_why(cell: str, why: Why) -> None:
    with pytest.raises(Wrong) as caught:
        words(cell)
    assert caught.value.why is why


@given(st.text())
def test_any_text_is_cleaned_to_itself_or_refused(text: str) -> None:
    try:
        once = words(text)
    except Wrong:
        return
    assert once.encode("utf-8").decode("utf-8") == once
    assert "\0" not in once
    assert "\n" not in once
    assert once == once.strip()


def test_references_are_never_addresses() -> None:
    assert reference("SC 0012") == "SC 0012"
    for cell, why in (("a@b.uk", Why.AN_ADDRESS), ("x" * 81, Why.LONG_REFERENCE)):
        with pytest.raises(Wrong) as caught:
            reference(cell)
        assert caught.value.why is why


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("LS10 1NE", "LS10"),
        ("w1a 1aa", "W1A"),
        ("SN11AA", "SN1"),
        ("sn1", "SN1"),
        ("Swindon", "Swindon"),
        ("", ""),
    ],
)
def test_the_first_half_of_a_postcode(text: str, means: str) -> None:
    assert transformed(text, Transform.OUTWARD) == means
    assert transformed(text, Transform.NONE) == text


def test_yes_and_no() -> None:
    assert [yes_or_no(cell) for cell in ("Yes", "y", True, "URGENT", "1", 1)] == [1] * 6
    assert [yes_or_no(cell) for cell in ("No", "routine", False, 0)] == [0] * 4
    assert yes_or_no("") == MISSING
    with pytest.raises(Wrong):
        yes_or_no("maybe")


@pytest.mark.parametrize(
    "text",
    ["Total", "TOTALS", "Grand total", "Sub-total", "Subtotal:", "Total for April", "Swindon total",
     "Overall Total"],
)  # fmt: skip
def test_categories_that_say_that_a_row_is_a_total(text: str) -> None:
    assert names_a_total(text)


@pytest.mark.parametrize("text", ["Totally wired", "Total policing day", "Swindon", "", "Totnes"])
def test_categories_that_are_no_totals(text: str) -> None:
    assert not names_a_total(text)
    assert not names_a_total("Swindon total", bare=True)

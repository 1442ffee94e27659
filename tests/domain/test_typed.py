"""Amounts as people type them, and as they are written back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.typed import pence_of, written_pounds


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("12,500", 1_250_000),
        ("£12,500.50", 1_250_050),
        ("0.05", 5),
        ("7.5", 750),
        (" 1000 ", 100_000),
        ("1,25", None),
        ("12.345", None),
        ("-5", None),
        ("twelve", None),
        ("", None),
    ],
)
def test_pounds_become_whole_pence_or_are_asked_about(typed: str, pence: int | None) -> None:
    assert pence_of(typed) == pence


@given(st.integers(0, 10**13))
def test_an_amount_survives_being_written_and_read(pence: int) -> None:
    assert pence_of(written_pounds(pence)) == pence

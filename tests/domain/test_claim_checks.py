"""The arithmetic and the fixed questions that every claim is asked."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.claim_checks import QUESTIONS, Check, Finds, checks
from oversight_app.domain.claims import Claim, agrees, share_said
from oversight_app.domain.shares import Share
from tests.domain.making_claims import FIRST, QUOTED, SECOND, THIRD, year_of

A, P, D, U, N = Finds.AGREES, Finds.PARTLY, Finds.DIFFERS, Finds.UNKNOWN, Finds.NOT_NEEDED


def found(claim: Claim, check: str, *others: Claim, area: str = "Wiltshire") -> Check:
    (one,) = [c for c in checks(claim, area, others, 2026) if c.id == check]
    return one


def finds(claim: Claim, check: str, *others: Claim) -> Finds:
    return found(claim, check, *others).finds


def test_every_claim_is_asked_the_same_in_the_same_order() -> None:
    fixed = ["denominator", "units", "place", "coverage", "conviction", "twice", "failures",
             "gains"]  # fmt: skip
    assert [one.id for one in QUESTIONS] == fixed
    for claim in (THIRD, QUOTED, Claim()):
        assert [one.id for one in checks(claim, "", ())] == ["arithmetic", "source", *fixed]


@pytest.mark.parametrize(
    ("top", "bottom", "is_", "quoted", "expected"),
    [
        (114, 259, "exact", "44%", A),
        (114, 259, "exact", "44.0%", A),
        (114, 259, "exact", "44.02 per cent", A),  # 44.015…
        (114, 259, "exact", "44.1%", D),
        (114, 259, "exact", "45%", D),
        (1, 8, "exact", "12%", A),  # 12.5: a half may go either way
        (1, 8, "exact", "13%", A),
        (250, 403, "more-than", "62%", A),
        (250, 403, "more-than", "65%", P),  # more than 62.0% does not rule it out
        (250, 403, "at-least", "60%", D),
        (110, 259, "about", "44%", P),
        (114, 259, "exact", "", N),
        (None, None, "exact", "44%", U),
        (150, None, "at-least", "", U),
        (None, None, "exact", "", U),
    ],
)
def test_the_sum(
    top: int | None, bottom: int | None, is_: str, quoted: str, expected: Finds
) -> None:
    claim = year_of(2016, top, bottom, numerator_is=is_, quoted_share=quoted)
    assert finds(claim, "arithmetic") is expected


def test_the_sum_agrees_with_the_same_counts_told_elsewhere() -> None:
    one = found(QUOTED, "arithmetic", FIRST, SECOND, THIRD)
    assert (one.finds, one.because, one.others) == (A, "as-elsewhere", (THIRD,))
    without = year_of(2016, None, None, id=7, quoted_share="44%")
    assert found(QUOTED, "arithmetic", without).others == (without,)


def test_the_sum_differs_from_other_counts_of_the_same_year() -> None:
    other = year_of(2016, 120, 259, id=8)
    assert finds(THIRD, "arithmetic", other) is D
    assert finds(THIRD, "arithmetic", other, replace(THIRD, id=9)) is P
    assert finds(replace(THIRD, quoted_share="44%"), "arithmetic", other) is P


@given(st.integers(1, 10_000), st.data(), st.integers(0, 4))
def test_a_share_rounded_as_people_round_agrees(of: int, data: st.DataObject, to: int) -> None:
    share = Share(data.draw(st.integers(0, of)), of)
    said = share_said(f"{share.value * 100:.{to}f}%")
    assert said is not None
    assert agrees(share, said)
    off = min(said[0] + 2 * 10.0**-to, said[0] - 2 * 10.0**-to, key=lambda v: not 0 <= v <= 100)
    assert not agrees(share, (off, to))


@pytest.mark.parametrize(
    ("units", "expected"),
    [(("files", "files"), A), (("Files", "files "), A), (("occasions", "cases"), D),
     (("occasions", ""), U), (("", ""), U)],
)  # fmt: skip
def test_the_units(units: tuple[str, str], expected: Finds) -> None:
    claim = replace(THIRD, numerator_unit=units[0], denominator_unit=units[1])
    assert finds(claim, "units") is expected


def test_units_differ_where_another_telling_counts_something_else() -> None:
    one = found(THIRD, "units", QUOTED)
    assert (one.finds, one.others) == (D, (QUOTED,))
    assert finds(replace(THIRD, denominator=None), "units") is N


@pytest.mark.parametrize(
    ("area", "decision", "year", "expected"),
    [
        ("England and Wales", "Wiltshire", 2026, D),
        ("Wiltshire", "Wiltshire and Swindon", 2016, P),
        ("wiltshire", "Wiltshire", 2016, A),
        ("Wiltshire", "Wiltshire", 2026, P),
        ("Wiltshire", "Wiltshire", None, A),
        ("", "Wiltshire", 2026, U),
        ("Wiltshire", "", 2026, U),
        ("Kentish Town", "Kent", 2016, D),
        ("New South Wales", "Wales", 2016, D),
        ("Wales", "New South Wales", 2016, D),
        ("West Kent", "Kent", 2016, D),
        ("England and Wales", "Wales", 2016, P),
        ("Wales", "England & Wales", 2016, P),
        ("Scotland and Wales", "England and Wales", 2016, P),
        ("South Wales and Gwent", "Wales", 2016, D),
        ("Avon and Somerset", "Avon and Somerset and Wiltshire", 2016, P),
        ("Swindon, Wiltshire", "Wiltshire", 2016, P),
        ("England & Wales", "England and Wales", 2016, A),
    ],
)
def test_place_and_time(area: str, decision: str, year: int | None, expected: Finds) -> None:
    claim = replace(THIRD, area=area)
    (one,) = [c for c in checks(claim, decision, (), year) if c.id == "place"]
    assert one.finds is expected


@pytest.mark.parametrize(
    ("asked", "answered", "complete", "expected"),
    [(43, 29, "not-known", P), (43, 43, "not-known", A), (None, 29, "all", U),
     (43, None, "not-known", U), (None, None, "not-known", U), (None, None, "all", A),
     (0, 0, "not-known", U)],
)  # fmt: skip
def test_the_coverage(
    asked: int | None, answered: int | None, complete: str, expected: Finds
) -> None:
    claim = replace(THIRD, asked=asked, answered=answered, complete=complete)
    assert finds(claim, "coverage") is expected


def test_29_of_43_is_67_per_cent() -> None:
    share = found(replace(THIRD, asked=43, answered=29), "coverage").share
    assert share is not None
    assert round(share.value * 100) == 67


@pytest.mark.parametrize(
    ("check", "said", "expected"),
    [
        ("conviction", {"conviction": "yes"}, A), ("conviction", {"conviction": "no"}, D),
        ("conviction", {"conviction": ""}, U), ("conviction", {"conviction": "not-needed"}, N),
        ("twice", {"twice": "yes"}, D), ("twice", {"twice": "no"}, A), ("twice", {}, U),
        ("failures", {"failures": "yes"}, A), ("failures", {"failures": "no"}, D),
        ("gains", {"gains": "The groups"}, N), ("gains", {}, U),
        ("denominator", {}, A), ("denominator", {"denominator": None}, D),
        ("source", {}, U), ("source", {"counted_by": "BBC"}, P),
        ("source", {"counted_by": "BBC, by requests", "location": "a.pdf"}, A),
        ("source", {"counted_by": "The Home Office", "location": "a.pdf"}, P),
    ],
)  # fmt: skip
def test_the_other_questions(check: str, said: dict[str, Any], expected: Finds) -> None:
    assert finds(replace(THIRD, **said), check) is expected


@given(
    st.none() | st.integers(0, 300), st.none() | st.integers(0, 300),
    st.sampled_from(["exact", "at-least", "more-than", "about"]),
    st.sampled_from(["", "44%", "100%", "0.0%"]), st.sampled_from(["", "files"]),
    st.none() | st.just(date(2016, 1, 1)),
)  # fmt: skip
def test_whatever_is_known_is_checked(
    top: int | None, bottom: int | None, is_: str, quoted: str, unit: str, begins: date | None
) -> None:
    """A claim is shown before it is right: a draft, or one that an older version kept."""
    claim = year_of(
        2016, top, bottom, numerator_is=is_, quoted_share=quoted, numerator_unit=unit,
        period_from=begins,
    )  # fmt: skip
    assert len(checks(claim, "Wiltshire", (FIRST, THIRD, QUOTED), 2026)) == 10

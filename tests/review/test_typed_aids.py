"""What the form of a claim works out while it is typed. The shares and intervals are those that
the issue and published tables of Wilson's interval give, not the program's own."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.claims import Claim
from oversight_app.domain.positions import Position
from oversight_app.review.typed_aids import aids

CLAIM = Claim(
    name="Evidence used", wording="114 of 259", source="A newspaper, September 2017",
    quoted_on=date(2017, 9, 30), numerator=114, denominator=259, denominator_unit="cases",
    offence="meeting a child following grooming", area="England and Wales",
    period_from=date(2016, 1, 1), period_to=date(2016, 12, 31),
)  # fmt: skip


def test_the_share_stands_beside_the_counts() -> None:
    said = aids(CLAIM)["denominator"]
    assert said.words == "= 44.0%, 95% interval 38.1% to 50.1%"
    assert not said.fills


def test_a_full_count_has_no_interval() -> None:
    assert aids(replace(CLAIM, complete="all"))["denominator"].words == "= 44.0%, a full count"


@pytest.mark.parametrize(
    ("top", "bottom"), [(None, 259), (114, None), (114, 0), (260, 259), (None, None)]
)
def test_without_a_share_nothing_is_said_of_one(top: int | None, bottom: int | None) -> None:
    assert aids(replace(CLAIM, numerator=top, denominator=bottom))["denominator"].words == ""


def test_a_numerator_that_is_the_least_gives_no_exact_share() -> None:
    said = aids(replace(CLAIM, numerator=250, denominator=403, numerator_is="more-than"))
    assert said["denominator"].words == "makes more than 62.0%"


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("44%", "The counts make the same"),
        ("44.0 per cent", "The counts make the same"),
        ("47%", "The counts make 44.0%, not 47%"),
        ("", ""),
        ("nearly half", ""),
    ],
)
def test_a_share_as_quoted_is_held_against_the_counts(quoted: str, said: str) -> None:
    assert aids(replace(CLAIM, quoted_share=quoted))["quoted_share"].words == said


def test_a_wording_is_offered_that_keeps_the_whole_base() -> None:
    offered = aids(CLAIM)["quotable"].fills
    for part in ("114 of 259 cases", "44.0%", "England and Wales", "2016", "A newspaper"):
        assert part in offered
    assert "eeting a child following grooming" in offered
    assert CLAIM.left_out(offered) == ()


def test_what_keeps_its_base_needs_no_other_wording() -> None:
    offered = aids(CLAIM)["quotable"].fills
    taken = aids(replace(CLAIM, quotable=offered))["quotable"]
    assert (taken.words, taken.fills) == ("It keeps the offence, the period and the area", "")


def test_beside_a_wording_that_leaves_something_out_the_whole_one_is_offered() -> None:
    said = aids(replace(CLAIM, quotable="It was used 114 times"))["quotable"]
    assert said.fills == aids(CLAIM)["quotable"].fills


def test_what_a_wording_still_needs_is_named() -> None:
    bare = replace(CLAIM, area="", denominator=None, source="")
    said = aids(bare)["quotable"]
    assert said.fills == ""
    assert said.words == (
        "The area, the denominator and the source are still to be filled in before a wording is "
        "offered"
    )


@pytest.mark.parametrize("verdict", ["not-supported", "cannot"])
def test_nothing_is_offered_of_what_is_not_supported(verdict: str) -> None:
    assert aids(replace(CLAIM, verdict=verdict))["quotable"].fills == ""


def test_other_kinds_have_none() -> None:
    assert aids(Position()) == {}

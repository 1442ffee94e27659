"""A wording keeps the base of a claim, or leaves a part of it out: worked by hand."""

from datetime import date

import pytest

from oversight_app.domain.claims import Claim

OFFENCE = "meeting a child following sexual grooming"
YEAR_2016 = (date(2016, 1, 1), date(2016, 12, 31))
YEAR_2016_17 = (date(2016, 4, 1), date(2017, 3, 31))


def claim(
    area: str = "England and Wales", period: tuple[date, date] = YEAR_2016, offence: str = OFFENCE
) -> Claim:
    return Claim(offence=offence, period_from=period[0], period_to=period[1], area=area)


@pytest.mark.parametrize(
    "said",
    [
        "in England and Wales", "in ENGLAND AND WALES", "in England & Wales", "(England and Wales)",
        "in England and Wales¹", "in England and\nWales[2]", "in England and Wales*",
    ],
)  # fmt: skip
def test_an_area_is_named_however_it_is_printed(said: str) -> None:
    assert claim().left_out(f"114 of 259 files of {OFFENCE}, 2016, {said}") == ()


@pytest.mark.parametrize(
    ("area", "said"),
    [
        ("Wales", "in England and Wales"),
        ("Wales", "in England & Wales"),
        ("Wales", "in New South Wales"),
        ("Wales", "in South Wales²"),
        ("England", "in England and Wales"),
        ("Wiltshire", "in Wiltshire and Swindon"),
        ("Kent", "in West Kent"),
        ("Kent", "in Kentish Town"),
        ("England and Wales", "in England"),
    ],
)
def test_another_area_of_a_like_name_is_not_the_area(area: str, said: str) -> None:
    assert claim(area).left_out(f"114 of 259 files of {OFFENCE}, 2016, {said}") == ("area",)


@pytest.mark.parametrize(
    "said",
    ["In Wales, and nowhere else,", "Across Wales", "Wales:", "For the whole of Wales and in time",
     "In England and Wales the question was asked; in Wales"],
)  # fmt: skip
def test_an_area_by_itself_is_named(said: str) -> None:
    assert claim("Wales").left_out(f"{said} 114 of 259 files of {OFFENCE}, 2016") == ()


@pytest.mark.parametrize(
    ("said", "names_2016", "names_2016_17"),
    [
        ("2016", True, False),
        ("2016¹", True, False),
        ("2016/17", False, True),
        ("2016-17", False, True),
        ("2016–17", False, True),
        ("2016/2017", False, True),
        ("2016 to 2017", True, True),
        ("2015/16", False, False),
        ("2015/16 and 2016/17", False, True),
        ("2016-12", True, False),
        ("12016", False, False),
        ("20167", False, False),
        ("2,016 cases", False, False),
        ("’16", False, False),
    ],
)
def test_the_years_of_the_period_are_named(
    said: str, names_2016: bool, names_2016_17: bool
) -> None:
    words = f"{OFFENCE}, England and Wales, {said}"
    assert (claim().left_out(words) == ()) is names_2016
    assert (claim(period=YEAR_2016_17).left_out(words) == ()) is names_2016_17


def test_a_financial_year_goes_over_the_turn_of_a_century() -> None:
    over = claim(period=(date(1999, 4, 1), date(2000, 3, 31)))
    assert over.left_out(f"{OFFENCE}, England and Wales, 1999/00") == ()
    assert over.left_out(f"{OFFENCE}, England and Wales, 1999/01") == ("period",)


@pytest.mark.parametrize(
    "said", ["child sex offences", "Child-sex offences¹", "CHILD-SEX\nOFFENCES"]
)
def test_an_offence_is_named_with_or_without_its_hyphen(said: str) -> None:
    assert claim(offence="child-sex offences").left_out(f"{said}, England and Wales, 2016") == ()


def test_what_the_claim_does_not_say_is_left_out_of_every_wording() -> None:
    assert Claim().left_out("Anything, anywhere, 2016") == ("offence", "period", "area")
    assert claim(area="—").left_out(f"{OFFENCE}, — 2016") == ("area",)

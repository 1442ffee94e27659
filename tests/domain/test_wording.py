"""Figures, sentences and names as they are written."""

from datetime import date

import pytest

from oversight_app.domain.bodies import Body, BodyKind, spelling_key
from oversight_app.domain.measures import COMPARED, MEASURES, LimitsKind, Shape, Unit
from oversight_app.domain.observations import Marker, Observation
from oversight_app.domain.reconcile import cost_per_net_additional, leaver_rates, residual
from oversight_app.domain.wording import Quantity, Sentence, count_word, round_half_up


@pytest.mark.parametrize(
    ("quantity", "written"),
    [
        (Quantity(8545), "8,545"),
        (Quantity(13.5745, Unit.RATE, 1), "13.6"),
        (Quantity(24.18, Unit.PERCENT, 1), "24.2%"),
        (Quantity(-1, signed=True), "−1"),
        (Quantity(31, signed=True), "+31"),
        (Quantity(0, signed=True), "0"),
        (Quantity(-0.04, Unit.PERCENT, 1, signed=True), "0.0%"),
        (Quantity(None, marker=Marker.NOT_SUPPLIED), "not supplied"),
        (Quantity(None), "no figure"),
    ],
)
def test_a_quantity_is_written(quantity: Quantity, written: str) -> None:
    assert str(quantity) == written


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [(13.45, 1, 13.5), (-13.45, 1, -13.5), (2.5, 0, 3), (1127.1239, 0, 1127)],
)
def test_a_half_goes_away_from_zero(value: float, decimals: int, rounded: float) -> None:
    assert round_half_up(value, decimals) == rounded


def test_a_sentence_writes_its_slots() -> None:
    sentence = Sentence(
        "{force} had {value} on {day}",
        {"force": "Wiltshire", "value": Quantity(153), "day": date(2022, 3, 31)},
    )
    assert str(sentence) == "Wiltshire had 153 on 31 March 2022"


def test_braces_in_a_name_are_words_not_slots() -> None:
    assert str(Sentence("{name}", {"name": "{value}"})) == "{value}"


def test_numbers_to_ten_are_words() -> None:
    assert [count_word(n) for n in (0, 3, 10, 11)] == ["no", "three", "ten", "11"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("South Wales3", "South  wales"),
        ("Avon & Somerset", "Avon and Somerset"),
        ("North Northamptonshire\xa0", "North Northamptonshire"),
        ("London, City of", "London City of"),
        ("Dyfed–Powys", "Dyfed-Powys"),
        ("West Midlands 1,2", "West Midlands"),
    ],
)
def test_typesetting_does_not_change_a_name(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wilts", "Wiltshire"),
        ("Kent", "Gwent"),
        ("West Mercia", "West Midlands"),
        ("N Wales", "North Wales"),
    ],
)
def test_a_guess_is_never_made(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


def test_a_body_exists_between_its_dates() -> None:
    body = Body("X", "Old", BodyKind.FORCE, "R", date(1974, 4, 1), date(2013, 3, 31))
    assert body.exists_on(date(2013, 3, 31))
    assert not body.exists_on(date(2013, 4, 1))
    assert Body("Y", "New", BodyKind.FORCE, "R").exists_on(date(1900, 1, 1))


def test_an_observation_is_a_value_or_a_marker() -> None:
    with pytest.raises(ValueError, match="a value or a marker"):
        Observation("E", date(2022, 3, 31), "m")
    with pytest.raises(ValueError, match="a value or a marker"):
        Observation("E", date(2022, 3, 31), "m", 1.0, Marker.NOT_SUPPLIED)


def test_the_catalogue_names_only_what_it_holds() -> None:
    for measure in MEASURES.values():
        if measure.shape is not Shape.OBSERVED:
            assert MEASURES[measure.numerator].observed
            assert MEASURES[measure.denominator].observed
        assert measure.definition
        assert measure.caveats or not measure.id.startswith(("specials", "psv"))
    assert set(COMPARED) <= MEASURES.keys()


def test_a_count_and_a_change_have_no_limits() -> None:
    for measure in MEASURES.values():
        limited = measure.limits is not LimitsKind.NONE
        assert limited == (measure.shape is Shape.RATIO)


def test_three_denominators_give_three_leaver_rates() -> None:
    """40 leave a force that went from 200 to 160: 40/180, 40/200, 40/160."""
    rates = leaver_rates(opening=200, closing=160, leavers=40)
    assert rates.mean == pytest.approx(22.2222, abs=1e-4)
    assert (rates.opening, rates.closing) == (20, 25)
    assert leaver_rates(0, 0, 0).mean is None


def test_a_residual_is_what_flows_do_not_explain() -> None:
    assert residual(opening=200, joiners=30, leavers=50, closing=182) == 2
    assert residual(opening=200, joiners=30, leavers=50, closing=180) == 0


def test_cost_is_not_meaningful_unless_strength_rose() -> None:
    assert cost_per_net_additional(500_000_00, 200, 250) == 1_000_000
    assert cost_per_net_additional(500_000_00, 200, 200) is None
    assert cost_per_net_additional(500_000_00, 200, 150) is None

"""The looks keep the promises of the visual language: text 4.5:1, marks 3:1."""

import pytest

from oversight_app.charts.looks import (
    DARK,
    HIGH_CONTRAST,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    PAPER,
    Look,
    contrast,
)

LOOKS = [LIGHT, DARK, PAPER, HIGH_CONTRAST, HIGH_CONTRAST_LIGHT]


def test_contrast_is_that_of_the_published_tokens() -> None:
    # Measured by others, and written in the visual language.
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast("#15212E", "#FFFFFF") == pytest.approx(16.3, abs=0.05)
    assert contrast("#F46A25", "#FFFFFF") == pytest.approx(3.0, abs=0.05)
    assert contrast("#F46A25", "#E6EBF1") == pytest.approx(2.5, abs=0.05)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_text_reads_on_the_surface_and_on_the_band(look: Look) -> None:
    for ink in (look.text, look.text2, look.text3, look.home_text):
        assert contrast(ink, look.surface) >= 4.5
    for ink in (look.text, look.text2):
        assert contrast(ink, look.band) >= 4.5


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_marks_stand_out_from_what_is_behind_them(look: Look) -> None:
    for mark in (look.mark, look.named_mark, look.home_on_band):
        assert contrast(mark, look.band) >= 3
    for mark in (look.mark, look.named_mark, look.home, look.accent):
        assert contrast(mark, look.surface) >= 2.95  # 3.0 as the tokens round it


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7])
def test_words_on_every_map_step_read(look: Look, count: int) -> None:
    steps = look.steps(count)
    assert len(set(steps)) == count
    for fill in (*steps, look.no_figure):
        assert contrast(look.text_on(fill), fill) >= 4.5


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_more_is_always_further_from_the_surface(look: Look) -> None:
    away = [contrast(step, look.surface) for step in look.steps(4)]
    assert away == sorted(away)


def test_four_steps_are_the_designed_ones() -> None:
    assert LIGHT.steps(4) == LIGHT.sequence
    assert LIGHT.steps(0) == ()


def test_scaled_changes_the_text_size_alone() -> None:
    assert LIGHT.scaled(2.0).text_scale == 2.0
    assert LIGHT.scaled(2.0).scaled(1.0) == LIGHT

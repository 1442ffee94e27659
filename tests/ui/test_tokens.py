"""Colours that people of any eyesight can read, worked out here by WCAG 2.2's own formula."""

import pytest

from oversight_app.ui.tokens import DARK, HIGH_CONTRAST, HIGH_CONTRAST_LIGHT, LIGHT, STRONG, Tokens

ALL = [
    pytest.param(LIGHT, id="light"),
    pytest.param(DARK, id="dark"),
    pytest.param(HIGH_CONTRAST, id="high contrast"),
    pytest.param(HIGH_CONTRAST_LIGHT, id="high contrast, light"),
]


def ratio(first: str, second: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""

    def luminance(colour: str) -> float:
        total = 0.0
        for start, weight in ((1, 0.2126), (3, 0.7152), (5, 0.0722)):
            c = int(colour[start : start + 2], 16) / 255
            total += weight * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
        return total

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_gives_the_published_extremes() -> None:
    assert ratio("#FFFFFF", "#000000") == pytest.approx(21)
    assert ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("tokens", ALL)
def test_text_is_at_least_four_and_a_half_to_one(tokens: Tokens) -> None:
    for ink in ("text", "text2", "text3", "accent", "tealt", "oranget", "plumt"):
        for ground in ("surface", "bg"):
            found = ratio(getattr(tokens, ink), getattr(tokens, ground))
            assert found >= 4.5, (ink, ground, found)
    assert ratio(tokens.text3, tokens.nav) >= 4.5
    assert ratio(tokens.onaccent, tokens.accent) >= 4.5


@pytest.mark.parametrize("tokens", ALL)
def test_text_on_the_soft_fills_is_at_least_four_and_a_half_to_one(tokens: Tokens) -> None:
    for ink, fill in (
        ("accent", "soft_blue"),
        ("text", "soft_blue"),
        ("tealt", "soft_teal"),
        ("oranget", "soft_orange"),
        ("text", "soft_orange"),
        ("plumt", "soft_lilac"),
        ("text", "soft_lilac"),
        ("text", "soft_grey"),
    ):
        found = ratio(getattr(tokens, ink), getattr(tokens, fill))
        assert found >= 4.5, (ink, fill, found)


@pytest.mark.parametrize("tokens", ALL)
def test_marks_and_the_edges_of_controls_are_at_least_three_to_one(tokens: Tokens) -> None:
    for mark in ("control", "mute", "accent"):
        for ground in ("surface", "bg"):
            found = ratio(getattr(tokens, mark), getattr(tokens, ground))
            assert found >= 3, (mark, ground, found)
    assert round(ratio(tokens.home, tokens.surface), 1) >= 3.0


@pytest.mark.parametrize("tokens", STRONG)
def test_high_contrast_text_is_seven_to_one_and_every_line_is_seen(tokens: Tokens) -> None:
    for ink in ("text", "text2", "text3", "accent", "tealt", "oranget", "plumt"):
        assert ratio(getattr(tokens, ink), tokens.surface) >= 7, ink
    for edge in ("line", "border", "control"):
        assert ratio(getattr(tokens, edge), tokens.surface) >= 3, edge

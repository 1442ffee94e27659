"""The look: one scale, two schemes, fonts with figures that line up."""

import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QStyle

from oversight_app.ui import icons
from oversight_app.ui.motion import Motion, is_still
from oversight_app.ui.theme import (
    DARK,
    HIGH_CONTRAST,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    Role,
    Scheme,
    Theme,
)
from oversight_app.ui.widgets.label import label


def test_a_chosen_scheme_gives_its_colours(theme: Theme) -> None:
    assert theme.tokens is LIGHT
    theme.choose(Scheme.DARK)
    assert theme.tokens is DARK
    assert theme.look.surface == DARK.surface
    theme.choose(Scheme.HIGH_CONTRAST)
    assert theme.tokens is HIGH_CONTRAST


def test_a_choice_tells_those_who_paint(theme: Theme, qtbot) -> None:  # type: ignore[no-untyped-def]
    with qtbot.waitSignal(theme.changed):
        theme.choose(Scheme.DARK)


def test_every_role_doubles_at_two_hundred_per_cent(theme: Theme) -> None:
    before = {role: theme.font(role).pixelSize() for role in Role}
    theme.choose(text_scale=2.0)
    for role, size in before.items():
        assert theme.font(role).pixelSize() == pytest.approx(2 * size, abs=1), role
    assert theme.px(24) == 48
    assert theme.look.text_scale == 2.0


def test_text_can_be_neither_smaller_than_usual_nor_larger_than_twice(theme: Theme) -> None:
    theme.choose(text_scale=5.0)
    assert theme.text_scale == 2.0
    theme.choose(text_scale=0.2)
    assert theme.text_scale == 1.0


@pytest.mark.parametrize("role", list(Role))
def test_figures_are_of_one_width(theme: Theme, role: Role) -> None:
    metrics = QFontMetricsF(theme.font(role))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_labels_take_the_size_of_their_role_and_follow_the_scale(theme: Theme) -> None:
    title, caption = label("Title", Role.PAGE_TITLE), label("Caption", Role.CAPTION)
    for one in (title, caption):
        one.ensurePolished()
    small = title.fontMetrics().height()
    assert small > caption.fontMetrics().height()
    theme.choose(text_scale=2.0)
    for one in (title, caption):
        one.ensurePolished()
    assert title.fontMetrics().height() == pytest.approx(2 * small, abs=3)


def test_what_a_label_says_is_never_taken_for_markup(theme: Theme) -> None:
    one = label("<b>Not bold</b>")
    plain = QLabel("Not bold")
    assert one.sizeHint().width() > plain.sizeHint().width()


def test_controls_are_thirty_two_high(theme: Theme, qapp: QApplication) -> None:
    button = QPushButton("Export")
    button.ensurePolished()
    assert button.sizeHint().height() == 32


def test_an_icon_takes_its_colour_and_its_size(theme: Theme) -> None:
    picture = icons.pixmap("undo", "#A83E07", 16, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (32, 2.0)
    image = picture.toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {"#a83e07"}


def test_a_missing_icon_is_empty_and_said_once(
    theme: Theme, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "oversight_app.ui.icons"):
        first = icons.pixmap("no-such-icon", "#000000", 16)
        icons.pixmap("no-such-icon", "#FFFFFF", 18)
    assert not first.isNull()
    assert first.toImage().pixelColor(8, 8).alpha() == 0
    assert [record.getMessage() for record in caplog.records] == [
        "There is no icon called no-such-icon"
    ]


def test_as_the_system_takes_its_colours_and_its_contrast(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = {"dark": False, "strong": False}

    class Accessibility:
        def contrastPreference(self) -> Qt.ContrastPreference:
            strong = Qt.ContrastPreference.HighContrast
            return strong if wanted["strong"] else Qt.ContrastPreference.NoPreference

    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:
            return Qt.ColorScheme.Dark if wanted["dark"] else Qt.ColorScheme.Light

        def accessibility(self) -> Accessibility:
            return Accessibility()

    monkeypatch.setattr("oversight_app.ui.theme.QGuiApplication.styleHints", Hints)
    theme.choose(Scheme.SYSTEM)
    shown = []
    for dark, strong in ((False, False), (True, False), (False, True), (True, True)):
        wanted.update(dark=dark, strong=strong)
        shown.append((theme.tokens, theme.look.name))
    assert shown == [
        (LIGHT, "light"),
        (DARK, "dark"),
        (HIGH_CONTRAST_LIGHT, "high contrast light"),
        (HIGH_CONTRAST, "high contrast"),
    ]


def test_less_motion_stills_the_cursor_and_the_bar_that_runs(
    theme: Theme, qapp: QApplication
) -> None:
    blinks = qapp.cursorFlashTime()
    bar = QProgressBar()
    theme.choose(motion=Motion.LESS)
    try:
        bar.ensurePolished()
        duration = QStyle.StyleHint.SH_Widget_Animation_Duration
        assert bar.style().styleHint(duration, None, bar) == 0
        assert qapp.cursorFlashTime() == 0
        assert is_still()
    finally:
        theme.choose(motion=Motion.SYSTEM)
    assert qapp.cursorFlashTime() == blinks
    assert not is_still()

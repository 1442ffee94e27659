"""The look of the window: colours, fonts and sizes, applied in one place.

Follows the system's light or dark scheme unless the person chose one. Every size comes from
the design's pixels times one text scale, so that 200% is one number.
"""

import os
import tempfile
from enum import StrEnum
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from oversight_app.charts import looks
from oversight_app.ui import icons
from oversight_app.ui.motion import STILL_SHEET, Motion, settle, wants_less
from oversight_app.ui.stylesheet import stylesheet
from oversight_app.ui.tokens import DARK, HIGH_CONTRAST, HIGH_CONTRAST_LIGHT, LIGHT, Tokens

__all__ = [
    "DARK",
    "HIGH_CONTRAST",
    "HIGH_CONTRAST_LIGHT",
    "LIGHT",
    "Motion",
    "Role",
    "Scheme",
    "Theme",
    "Tokens",
    "scaled",
]


class Scheme(StrEnum):
    """What the person chose in Settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high contrast"
    """White on black."""
    HIGH_CONTRAST_LIGHT = "high contrast light"
    """Black on white."""


class Role(StrEnum):
    """What words are for, which fixes their size and weight."""

    KEY_FIGURE = "key_figure"
    PAGE_TITLE = "page_title"
    FINDING = "finding"
    CARD_TITLE = "card_title"
    BODY = "body"
    CAPTION = "caption"
    TAG = "tag"


_SIZES: dict[Role, tuple[int, int]] = {
    Role.KEY_FIGURE: (36, 600),
    Role.PAGE_TITLE: (22, 600),
    Role.FINDING: (18, 600),
    Role.CARD_TITLE: (15, 600),
    Role.BODY: (13, 400),
    Role.CAPTION: (12, 400),
    Role.TAG: (11, 600),
}
"""Size in the design's px, drawn for Inter, and weight."""

_WELL_DRAWN = ("Inter", "Segoe UI Variable Text", "Segoe UI", ".AppleSystemUIFont", "Adwaita Sans")
"""System interface fonts that look right beside the pictures, the first found is used."""
_BUNDLED = "Source Sans Pro"
_SCALE = "oversight text scale"
"""The application's property that holds it."""
STYLE = "Fusion"
STYLED = "oversight style"
"""The application's property that says that it has that style: to be told of a style costs the
first paint some milliseconds, so that who makes the application names it there."""
_INTER_X_HEIGHT = 0.546
_LARGEST_ADJUSTMENT = 1.13


class Theme(QObject):
    """Colours, fonts and sizes for every widget; ``changed`` tells painters to paint again."""

    changed = Signal()

    def __init__(
        self,
        scheme: Scheme = Scheme.SYSTEM,
        text_scale: float = 1.0,
        parent: QObject | None = None,
        *,
        motion: Motion = Motion.SYSTEM,
    ) -> None:
        super().__init__(parent)
        self._scheme, self._motion = scheme, motion
        self._scale = _clamped(text_scale)
        self.family = _interface_family()
        self._adjust = _adjustment(self.family)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        if hasattr(hints, "accessibility"):  # from Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self.apply()

    @property
    def scheme(self) -> Scheme:
        """The choice made in Settings."""
        return self._scheme

    @property
    def motion(self) -> Motion:
        """Whether things may move, as chosen in Settings."""
        return self._motion

    @property
    def text_scale(self) -> float:
        """1.0 to 2.0."""
        return self._scale

    @property
    def tokens(self) -> Tokens:
        """The colours in use now."""
        return _TOKENS[_of_system() if self._scheme is Scheme.SYSTEM else self._scheme]

    @property
    def look(self) -> looks.Look:
        """The charts' colours that go with these."""
        shown = _of_system() if self._scheme is Scheme.SYSTEM else self._scheme
        return _LOOKS[shown].scaled(self._scale)

    def px(self, length: float) -> int:
        """Scale a length of the design; never less than one pixel."""
        return max(1, round(length * self._scale))

    def font(self, role: Role | str = Role.BODY, weight: int | None = None) -> QFont:
        """The font for a role, for those who paint; tabular figures on."""
        size, usual = self.sizes()[Role(role)]
        font = QFont(self.family)
        font.setPixelSize(size)
        font.setWeight(QFont.Weight(weight or usual))
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def color(self, name: str) -> QColor:
        """A colour by its token's name."""
        return QColor(getattr(self.tokens, name))

    def sizes(self) -> dict[Role, tuple[int, int]]:
        """Each role's font size in px, scaled, and its weight."""
        factor = self._scale * self._adjust
        return {role: (round(px * factor), weight) for role, (px, weight) in _SIZES.items()}

    def choose(
        self,
        scheme: Scheme | None = None,
        text_scale: float | None = None,
        motion: Motion | None = None,
    ) -> None:
        """Take a choice from Settings and show it at once."""
        self._scheme = scheme or self._scheme
        self._scale = _clamped(text_scale or self._scale)
        self._motion = motion or self._motion
        self.apply()

    def apply(self) -> None:
        """Dress the whole application."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setProperty(_SCALE, self._scale)
        roles = {role.value: pair for role, pair in self.sizes().items()}
        still = wants_less(self._motion)
        settle(app, still=still)
        sheet = stylesheet(self.tokens, self.px, roles, self._sheet_pictures())
        if still:
            sheet = f"{sheet}\n{STILL_SHEET}"
        if app.styleSheet() != sheet:
            # Off with the old one first: a sheet in place of another is dressed in widget by
            # widget, each time through all that are inside it, which takes seven times as long.
            app.setStyleSheet("")
            if not app.property(STYLED):
                app.setStyle(STYLE)
                app.setProperty(STYLED, True)
            app.setPalette(_palette(self.tokens))
            app.setFont(self.font(Role.BODY))
            app.setStyleSheet(sheet)
        self.changed.emit()

    def _sheet_pictures(self) -> dict[str, str]:
        """Write the icons that a style sheet shows, in today's colours, for it to read."""
        pictures = {}
        for name, icon, colour in (
            ("chevron", "chevron-down", self.tokens.text2),
            ("earlier", "chevron-left", self.tokens.text2),
            ("later", "chevron-right", self.tokens.text2),
            ("check", "check", self.tokens.onaccent),
        ):
            path = Path(_pictures().name, f"{icon}-{colour[1:]}.svg")
            if not path.exists():
                path.write_text(icons.drawing(icon, colour), encoding="utf-8")
            pictures[name] = path.as_posix()
        return pictures

    def _system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self.apply()


_TOKENS = {
    Scheme.LIGHT: LIGHT,
    Scheme.DARK: DARK,
    Scheme.HIGH_CONTRAST: HIGH_CONTRAST,
    Scheme.HIGH_CONTRAST_LIGHT: HIGH_CONTRAST_LIGHT,
}
_LOOKS = {
    Scheme.LIGHT: looks.LIGHT,
    Scheme.DARK: looks.DARK,
    Scheme.HIGH_CONTRAST: looks.HIGH_CONTRAST,
    Scheme.HIGH_CONTRAST_LIGHT: looks.HIGH_CONTRAST_LIGHT,
}


def _of_system() -> Scheme:
    """What the system asks for now: light or dark, and more contrast where it says so."""
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() is Qt.ColorScheme.Dark
    strong = hasattr(hints, "accessibility") and (
        hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    )
    if strong:
        return Scheme.HIGH_CONTRAST if dark else Scheme.HIGH_CONTRAST_LIGHT
    return Scheme.DARK if dark else Scheme.LIGHT


@cache
def _pictures() -> "tempfile.TemporaryDirectory[str]":
    """The folder of the style sheet's pictures, as long-lived as the sheet: the program's."""
    return tempfile.TemporaryDirectory(prefix="oversight-")


def scaled(length: float) -> int:
    """Scale a length of the design by today's text size, for dialogs made without a theme."""
    app = QGuiApplication.instance()
    scale = app.property(_SCALE) if app is not None else None
    return max(1, round(length * float(scale or 1.0)))


def _clamped(scale: float) -> float:
    return min(2.0, max(1.0, scale))


def _interface_family() -> str:
    """Choose the system's interface font where it is a good one, else the one we bring."""
    for family in _WELL_DRAWN:
        if QFontDatabase.hasFamily(family):
            return family
    if not QFontDatabase.hasFamily(_BUNDLED):
        import font_source_sans_pro

        folder = Path(font_source_sans_pro.font_directory)
        for style in ("Regular", "Semibold"):
            QFontDatabase.addApplicationFont(os.fspath(folder / f"SourceSansPro-{style}.ttf"))
    return _BUNDLED if QFontDatabase.hasFamily(_BUNDLED) else QFont().family()


def _adjustment(family: str) -> float:
    """How much larger to set a font whose lower case is smaller than that of the pictures."""
    font = QFont(family)
    font.setPixelSize(100)
    ratio = QFontMetricsF(font).xHeight() / 100
    return min(_LARGEST_ADJUSTMENT, max(1.0, _INTER_X_HEIGHT / ratio)) if ratio > 0 else 1.0


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    part = QPalette.ColorRole
    for role, colour in (
        (part.Window, tokens.bg),
        (part.WindowText, tokens.text),
        (part.Base, tokens.surface),
        (part.AlternateBase, tokens.subtle),
        (part.Text, tokens.text),
        (part.Button, tokens.surface),
        (part.ButtonText, tokens.text),
        (part.BrightText, tokens.oranget),
        (part.Highlight, tokens.accent),
        (part.HighlightedText, tokens.onaccent),
        (part.Link, tokens.accent),
        (part.LinkVisited, tokens.accent),
        (part.ToolTipBase, tokens.surface),
        (part.ToolTipText, tokens.text),
        (part.PlaceholderText, tokens.text3),
        (part.Mid, tokens.border),
        (part.Dark, tokens.control),
        (part.Light, tokens.surface),
        (part.Midlight, tokens.line),
        (part.Shadow, tokens.control),
    ):
        palette.setColor(role, QColor(colour))
    for role in (part.WindowText, part.Text, part.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.text3))
    return palette

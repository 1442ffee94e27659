"""The settings of this computer: shown at once, kept for this person alone."""

from functools import partial

from PySide6.QtWidgets import QWidget

from oversight_app.ui.dialogs import settings_editors as editors
from oversight_app.ui.dialogs.settings_draft import SettingsDraft
from oversight_app.ui.dialogs.settings_rows import Section, SettingRow
from oversight_app.ui.theme import Motion, Scheme

_SCHEMES = (
    ("As the system", Scheme.SYSTEM),
    ("Light", Scheme.LIGHT),
    ("Dark", Scheme.DARK),
    ("High contrast, white on black", Scheme.HIGH_CONTRAST),
    ("High contrast, black on white", Scheme.HIGH_CONTRAST_LIGHT),
)
_SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
_MOTIONS = (("As the system", Motion.SYSTEM), ("Less", Motion.LESS))


def _colours(draft: SettingsDraft) -> QWidget:
    return editors.choice("scheme", "Colours", _SCHEMES, draft.theme.scheme,
                          lambda one: draft.look(scheme=one))  # fmt: skip


def _text(draft: SettingsDraft) -> QWidget:
    offered = [("Usual" if one == 1 else f"{round(one * 100)}%", one) for one in _SCALES]
    now = min(_SCALES, key=lambda one: abs(one - draft.theme.text_scale))
    return editors.choice("text-scale", "Text size", offered, now,
                          lambda one: draft.look(text_scale=one))  # fmt: skip


def _motion(draft: SettingsDraft) -> QWidget:
    return editors.choice("motion", "Motion", _MOTIONS, draft.theme.motion,
                          lambda one: draft.look(motion=one))  # fmt: skip


def _places(draft: SettingsDraft) -> QWidget:
    def told(remembers: bool) -> None:
        draft.remembers_places = remembers
        draft.changed.emit()

    return editors.tick("places", "Open on the page you were on", draft.remembers_places, told)


_row = partial(SettingRow, section=Section.COMPUTER, office=False)
COMPUTER_ROWS = (
    _row(id="scheme", words="Colours",
         help="As the system follows its light or dark, and its contrast, while the window is "
              "open.",
         keywords=("theme", "dark", "light", "contrast", "night", "colour"), editor=_colours),
    _row(id="text-scale", words="Text size",
         help="Everything grows with the text, up to twice its size.",
         keywords=("font", "zoom", "larger", "bigger", "accessibility", "scale"), editor=_text),
    _row(id="motion", words="Motion",
         help="With less, nothing fades, runs or blinks by itself.",
         keywords=("animation", "reduced motion", "blink", "accessibility"), editor=_motion),
    _row(id="places", words="Open on the page you were on",
         help="Otherwise each workspace opens on the Overview.",
         keywords=("remember", "last", "start", "place"), editor=_places),
    _row(id="looked", words="When you last looked",
         help="The Overview says what changed since then. It is kept on this computer and never "
              "in the workspace.",
         keywords=("since", "changed", "date", "time", "last look"),
         value=lambda d: (d.facts.looked if d.facts else "") or "Not yet"),
)  # fmt: skip

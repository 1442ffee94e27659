"""What a setting is: a row of Settings, declared once and found by its words.

Another part of the program adds a row by a line in ``OFFICE_ROWS``, ``FIGURE_ROWS`` and the like
of ``settings_office``, ``settings_records`` and ``settings_computer``: it either has an editor of
its own, opens what there is already, or goes to where it is set.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from oversight_app.ui.dialogs.settings_draft import SettingsDraft

Span = tuple[int, int]
"""From which letter to which, the last one not counted."""


class Section(StrEnum):
    """The parts of Settings, in their order."""

    WORKSPACE = "This workspace"
    FIGURES = "How figures are shown"
    PAPERS = "Small numbers and papers"
    RECORDS = "Records"
    BACKUPS = "Backups"
    COMPUTER = "This computer"


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting: its words, a sentence of help, and the other words it is looked for by.

    ``editor`` makes the control, which reads and changes the draft. ``opens`` is done by the
    row's button instead, which is given too, for a menu or as what a dialog stands over; ``goes``
    is the place where it is set (``Context.go_to``). ``button`` are the button's words. ``value``
    says how it stands. A row without any of them is told and can't be changed. ``office`` is True
    of what is kept in the workspace: not changed where that can't be.
    """

    id: str
    section: Section
    words: str
    help: str
    keywords: tuple[str, ...] = ()
    editor: "Callable[[SettingsDraft], QWidget] | None" = None
    opens: "Callable[[SettingsDraft, QWidget], None] | None" = None
    goes: str = ""
    button: str = "Change…"
    value: "Callable[[SettingsDraft], str] | None" = None
    office: bool = True


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row that was found, and where in its words and its help what was typed stands."""

    row: SettingRow
    words: tuple[Span, ...] = ()
    help: tuple[Span, ...] = ()


def find(rows: Sequence[SettingRow], typed: str) -> tuple[FoundRow, ...]:
    """Return the rows that say everything that was typed, in their order: in their words, help or
    keywords, or in the name of their section. Capitals and accents make no difference."""
    wanted = _folded(typed)[0].split()
    found = []
    for row in rows:
        said = [_folded(one)[0] for one in (row.words, row.help, row.section, *row.keywords)]
        if all(any(word in one for one in said) for word in wanted):
            found.append(FoundRow(row, _spans(row.words, wanted), _spans(row.help, wanted)))
    return tuple(found)


def _spans(text: str, wanted: Sequence[str]) -> tuple[Span, ...]:
    """Where any of some folded words stands in a text, without overlaps."""
    folded, places = _folded(text)
    inside: set[int] = set()
    for word in wanted:
        start = folded.find(word)
        while start >= 0:
            inside.update(places[start : start + len(word)])
            start = folded.find(word, start + 1)
    spans: list[Span] = []
    for place in sorted(inside):
        if spans and spans[-1][1] == place:
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return tuple(spans)


def _folded(text: str) -> tuple[str, list[int]]:
    """Return small letters without accents, and from which letter of the text each one comes."""
    letters, places = [], []
    for place, letter in enumerate(text):
        for one in unicodedata.normalize("NFKD", letter.casefold()):
            if not unicodedata.combining(one):
                letters.append("'" if one in "’‘" else one)
                places.append(place)
    return "".join(letters), places

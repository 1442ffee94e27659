"""What a setting is: a row of Settings, declared once and found by its words.

Another part of the program adds a row by a line in ``rows`` of ``settings_office`` or
``settings_computer``; a row either has an editor of its own or opens what there is already.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from oversight_app.ui.dialogs.settings_draft import SettingsDraft


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
    row's button instead (``button`` are its words, "Change…"). ``office`` is True of what is kept
    in the workspace: not changed where the workspace can't be.
    """

    id: str
    section: Section
    words: str
    help: str
    keywords: tuple[str, ...] = ()
    editor: "Callable[[SettingsDraft], QWidget] | None" = None
    opens: "Callable[[SettingsDraft], None] | None" = None
    button: str = "Change…"
    value: str = ""
    """How it stands, in words, beside the button of a row that opens something."""
    office: bool = True


Rows = Sequence[SettingRow]

"""Where a paper is written, and why it goes out with the warnings that have no reason yet."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from oversight_app.summaries.concerns import Concern
from oversight_app.ui.dialogs.folder_field import add_folder
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.dialogs.papers import add_reason
from oversight_app.ui.theme import Theme


class ExportPaperDialog(FormDialog):
    """``folder`` is where to, ``reason`` why in spite of ``warnings``."""

    asks_about = ("reason",)

    def __init__(
        self, theme: Theme, title: str, consequence: str, save: str, folder: str,
        warnings: Sequence[Concern] = (), parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme, title, consequence, save, parent)
        self.setObjectName("export-paper")
        self._folder = add_folder(self, folder)
        self._folder.textChanged.connect(self._look_again)
        self._warned = bool(warnings)
        self._reason = add_reason(self, warnings, "Reason to go on, kept with the paper")
        (self._reason if self._warned else self._folder).setFocus()

    @property
    def folder(self) -> Path:
        """The folder chosen."""
        return self._folder.folder

    @property
    def reason(self) -> str:
        """Why it goes out in spite of the warnings; "" where there is none."""
        return " ".join(self._reason.text().split())

    def problems(self) -> dict[str, str]:
        """A folder that is there, and a reason where one is needed."""
        wrong = {}
        if self._folder.problem:
            wrong["folder"] = self._folder.problem
        if self._warned and not self.reason:
            wrong["reason"] = "Write why it can go out with these warnings."
        return wrong

"""Where a paper is written, and why it goes out with the warnings that have no reason yet."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileInfo, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from oversight_app.summaries.concerns import Concern
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.dialogs.papers import add_reason
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.label import button


class ExportPaperDialog(FormDialog):
    """``folder`` is where to, ``reason`` why in spite of ``warnings``."""

    asks_about = ("reason",)

    def __init__(
        self, theme: Theme, title: str, consequence: str, save: str, folder: str,
        warnings: Sequence[Concern] = (), parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme, title, consequence, save, parent)
        self.setObjectName("export-paper")
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = QLineEdit(folder or QStandardPaths.writableLocation(documents))
        self._folder.textChanged.connect(self._look_again)
        browse = button("Choose…", tip="Choose a folder")
        browse.setObjectName("choose-folder")
        browse.clicked.connect(lambda _c=False: self._browse())
        self.add_field("folder", "Folder", self._folder)
        row = QHBoxLayout()
        row.setSpacing(8)
        place = self.body.indexOf(self._folder)
        row.addWidget(self._folder, 1)
        row.addWidget(browse)
        self.body.insertLayout(place, row)
        self._warned = bool(warnings)
        self._reason = add_reason(self, warnings, "Reason to go on, kept with the paper")
        (self._reason if self._warned else self._folder).setFocus()

    @property
    def folder(self) -> Path:
        """The folder chosen."""
        return Path(self._folder.text().strip())

    @property
    def reason(self) -> str:
        """Why it goes out in spite of the warnings; "" where there is none."""
        return " ".join(self._reason.text().split())

    def problems(self) -> dict[str, str]:
        """A folder that is there, and a reason where one is needed."""
        wrong = {}
        # Not ``Path.is_dir``, which raises for words that are too long to be a folder.
        if not QFileInfo(self._folder.text().strip()).isDir():
            wrong["folder"] = "There is no such folder. Choose one that is there."
        if self._warned and not self.reason:
            wrong["reason"] = "Write why it can go out with these warnings."
        return wrong

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Choose a folder", self._folder.text())
        if chosen:
            self._folder.setText(chosen)

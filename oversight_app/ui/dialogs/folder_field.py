"""Where files go: a folder typed, pasted or chosen, in any dialog that writes some."""

from pathlib import Path

from PySide6.QtCore import QFileInfo, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit

from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.widgets.label import button


class FolderField(QLineEdit):
    """A folder's path, at first ``folder``, or the documents of whoever is at the desk."""

    def __init__(self, folder: str = "") -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        super().__init__(folder or QStandardPaths.writableLocation(documents))

    @property
    def folder(self) -> Path:
        """The folder that is named; a path pasted from Windows may stand in quotation marks."""
        return Path(self.text().strip().strip('"'))

    @property
    def problem(self) -> str:
        """What is wrong with it, in words; "" where it is there."""
        # Not ``Path.is_dir``, which raises for words that are too long to be a folder.
        if self.text().strip() and QFileInfo(str(self.folder)).isDir():
            return ""
        return "There is no such folder. Choose one that is there."

    def browse(self) -> None:
        """Ask for a folder."""
        chosen = QFileDialog.getExistingDirectory(self, "Choose a folder", str(self.folder))
        if chosen:
            self.setText(chosen)


def add_folder(dialog: FormDialog, folder: str) -> FolderField:
    """Add the field to a dialog, under the name ``folder``, with a button beside it."""
    field = FolderField(folder)
    dialog.add_field("folder", "Folder", field)
    choose = button("Choose…", tip="Choose a folder")
    choose.setObjectName("choose-folder")
    choose.clicked.connect(lambda _c=False: field.browse())
    row = QHBoxLayout()
    row.setSpacing(8)
    place = dialog.body.indexOf(field)
    row.addWidget(field, 1)
    row.addWidget(choose)
    dialog.body.insertLayout(place, row)
    return field

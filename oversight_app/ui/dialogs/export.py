"""What leaves the window as files: its marking, its formats and where it goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QWidget

from oversight_app.domain.papers import Format, Marking
from oversight_app.ui.dialogs.folder_field import add_folder
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import label

MARKING_WORDS = "A marking says how to handle it; it does not limit who can open the file."


@dataclass(frozen=True, slots=True)
class Export:
    """What is written: its name among dialogs, its words, and its formats, (format, words,
    ticked at first)."""

    id: str
    title: str
    about: str
    yes: str
    formats: tuple[tuple[Format, str, bool], ...]


TABLE = Export(
    "save-table",
    "Save this table",
    f"Every row, as the page shows it now. {MARKING_WORDS}",
    "Save table",
    (
        (Format.XLSX, "Excel workbook, with what the page says of it", True),
        (Format.CSV, "CSV, the rows, with a file that says what they are", False),
        (Format.HTML, "Web page, for the office’s site", False),
        (Format.DOCX, "Word document", False),
        (Format.PDF, "PDF, to read and print", False),
    ),
)


PAGE = Export(
    "export-page",
    "Export this page",
    "Its sentences, charts, tables and sources, as it shows them now. Small numbers of people are "
    f"hidden by the office’s rule. {MARKING_WORDS}",
    "Export page",
    (
        (Format.PDF, "PDF, to read and print", True),
        (Format.HTML, "Web page, for the office’s site", False),
        (Format.DOCX, "Word document, to edit", False),
        (Format.XLSX, "Excel workbook, with every table", False),
        (Format.CSV, "CSV, one file a table, with one that says what they are", False),
    ),
)


class ExportDialog(FormDialog):
    """``marking``, ``formats`` and ``folder`` hold what was chosen."""

    def __init__(
        self,
        theme: Theme,
        what: Export,
        folder: str = "",
        parent: QWidget | None = None,
        marking: Marking = Marking.OFFICIAL,
        notes: Sequence[tuple[str, bool]] = (),
    ) -> None:
        """``notes`` are told before it is written; True of those that warn."""
        super().__init__(theme, what.title, what.about, what.yes, parent)
        self.setObjectName(what.id)
        self._marking = QComboBox()
        for one in Marking:
            self._marking.addItem(one.value, one)
        self._marking.setCurrentIndex(self._marking.findData(marking))
        self.add_field("marking", "Marking, on every page and sheet", self._marking)
        self.body.addWidget(label("Formats", ink="text2"))
        self._formats = {
            one: self.add_tick(str(one), words, ticked) for one, words, ticked in what.formats
        }
        self._folder = add_folder(self, folder)
        self._folder.textChanged.connect(self._look_again)
        if any(warns for _, warns in notes):
            self.body.addWidget(label("The check warns", Role.CARD_TITLE))
        for words, warns in notes:
            self.body.addWidget(label(words, ink="oranget" if warns else "text2", wrap=True))
        self._marking.setFocus()

    @property
    def marking(self) -> Marking:
        """The marking chosen."""
        return Marking(self._marking.currentData())

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats ticked."""
        return tuple(one for one, tick in self._formats.items() if tick.isChecked())

    @property
    def folder(self) -> Path:
        """The folder chosen."""
        return self._folder.folder

    def problems(self) -> dict[str, str]:
        """A format, and a folder that is there."""
        wrong = {}
        if not self.formats:
            wrong["folder"] = "Tick at least one format."
        elif self._folder.problem:
            wrong["folder"] = self._folder.problem
        return wrong


def written_dialog(files: tuple[Path, ...], parent: QWidget | None = None) -> FramedDialog:
    """Say which files were written, with the way to them."""
    count = "1 file" if len(files) == 1 else f"{len(files)} files"
    dialog = FramedDialog(f"Saved {count}", f"In {files[0].parent}", parent)
    dialog.setObjectName("written")
    for file in files:
        dialog.body.addWidget(label(file.name, selectable=True))
    folder = dialog.add_button("Open folder")
    folder.setToolTip("Show the files in the system's file window")
    folder.clicked.connect(
        lambda _c=False: QDesktopServices.openUrl(QUrl.fromLocalFile(str(files[0].parent)))
    )
    dialog.add_button("Close", "primary", result=False).setFocus()
    return dialog

"""The step of a new workspace that says where the file lies, and where its backups go."""

import re
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QFileDialog, QLineEdit, QRadioButton

from oversight_app.store.place import good_place, reason_against
from oversight_app.ui.dialogs.first_steps import Step, say_why
from oversight_app.ui.dialogs.folder_field import FolderField
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import button, label

ENDING = ".oversight"
_SAFE = (
    "Keep it on this computer. A network or a synchronised folder can lose what was saved, so "
    "neither is taken."
)
_NOWHERE = "No file can lie there. Choose a folder, and a shorter name for the file."


class PlaceStep(Step):
    """Where the workspace lies, and where its backups go. ``backups`` is a folder that this
    computer uses already ("" for none)."""

    title = "Where it lies"
    about = "A workspace is one file on this computer. A checked copy is kept at each opening."

    def __init__(self, backups: str = "") -> None:
        super().__init__()
        self._named = False
        self.place = QLineEdit()
        self.place.setObjectName("workspace-place")
        self.place.setToolTip("The folder and the name of the file")
        browse = button("Choose…", tip="Choose a folder and a name for the file")
        browse.setObjectName("choose-place")
        self._why = label("", Role.CAPTION, "text3", wrap=True)
        self.add_labelled("Where the file lies", self.place, browse)
        self.column.addWidget(self._why)
        self.column.addSpacing(8)
        self.column.addWidget(label("Where backups go", Role.CAPTION, "text2"))
        self.beside = QRadioButton("In a folder beside it")
        self.beside.setObjectName("backups-beside")
        self.beside.setToolTip("Lost together with this computer, if that is lost")
        self.elsewhere = QRadioButton("In another folder: a second drive, or the network")
        self.elsewhere.setObjectName("backups-elsewhere")
        self.elsewhere.setToolTip("Backups may lie on a network; the workspace may not")
        group = QButtonGroup(self)
        for one in (self.beside, self.elsewhere):
            group.addButton(one)
            self.column.addWidget(one)
        self.folder = FolderField(backups)
        self.folder.setObjectName("backups-folder")
        self._choose = button("Choose…", tip="Choose a folder for backups")
        self._choose.setObjectName("choose-backups")
        self.add_labelled("Folder of backups", self.folder, self._choose)
        self._why_folder = label("", Role.CAPTION, "oranget", wrap=True)
        self.column.addWidget(self._why_folder)
        self.column.addStretch(1)
        (self.elsewhere if backups else self.beside).setChecked(True)
        self.place.textEdited.connect(self._typed)
        browse.clicked.connect(lambda _c=False: self._browse())
        self._choose.clicked.connect(lambda _c=False: self.folder.browse())
        self.folder.textChanged.connect(lambda _t: self._check())
        self.elsewhere.toggled.connect(lambda _on: self._check())
        self.name_after("")

    @property
    def path(self) -> Path:
        """Where the workspace is to lie."""
        written = Path(self.place.text().strip()).expanduser()
        return written.with_suffix(written.suffix or ENDING) if written.name else written

    @property
    def backups(self) -> Path | None:
        """The folder for backups; None for the one beside the workspace."""
        return self.folder.folder if self.elsewhere.isChecked() else None

    @property
    def why_not(self) -> str:
        return self._against() or self._against_backups()

    def name_after(self, office: str) -> None:
        """Name the file after the office until the person names it otherwise."""
        if not self._named:
            plain = re.sub(r"[^\w]+", "-", office.strip().lower()).strip("-")
            self.place.setText(str(good_place() / f"{plain or 'workspace'}{ENDING}"))
        self._check()

    def begin(self) -> None:
        self.place.setFocus()

    def _typed(self) -> None:
        self._named = True
        self._check()

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            "Where the workspace is to lie",
            self.place.text(),
            f"Workspaces (*{ENDING})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.place.setText(chosen)
            self._typed()

    def _check(self) -> None:
        """Say what stands in the way, before it is tried."""
        against = self._against()
        self._why.setText(against or _SAFE)
        say_why(self._why, wrong=bool(against))
        other = self.elsewhere.isChecked()
        self.folder.setEnabled(other)
        self._choose.setEnabled(other)
        wrong = self._against_backups()
        self._why_folder.setText(wrong)
        self._why_folder.setVisible(bool(wrong))
        self.changed.emit()

    def _against_backups(self) -> str:
        return self.folder.problem if self.elsewhere.isChecked() else ""

    def _against(self) -> str:
        # Of a name with a NUL in it pathlib says no more than that there is no such file.
        if "\0" in self.place.text():
            return _NOWHERE
        try:
            return self._against_place()
        except (OSError, ValueError, RuntimeError):
            # Too long, with characters that no name may have, or in the home of nobody known.
            return _NOWHERE

    def _against_place(self) -> str:
        if not self.path.name:
            return "Choose a folder, and a name for the file."
        reason = reason_against(self.path)
        if reason:
            return (
                f"This place lies {reason}, where a workspace can lose what was saved. "
                f"A place that works: {good_place()}"
            )
        if self.path.exists():
            return f"There is a file called {self.path.name} there already. Choose another name."
        if not self.path.parent.is_dir():
            return f"There is no folder {self.path.parent}. Make it first, or choose another."
        return ""

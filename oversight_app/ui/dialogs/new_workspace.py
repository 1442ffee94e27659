"""Start a workspace: whose it is, which force it watches, and where the file lies."""

import csv
import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from oversight_app.domain.bodies import Body, BodyKind
from oversight_app.domain.records import Office
from oversight_app.resource_files import resource
from oversight_app.store.place import good_place, reason_against
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.force_choice import force_choice
from oversight_app.ui.widgets.label import button, label, repolish

_ENDING = ".oversight"


class NewWorkspaceDialog(FramedDialog):
    """``office`` and ``path`` hold what was chosen, once accepted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Start a workspace",
            "A workspace is one file on this computer. It starts with the published figures "
            "for all forces.",
            parent,
            width=520,
        )
        self.setObjectName("new-workspace")
        self._name = QLineEdit()
        self._name.setObjectName("office-name")
        self._name.setPlaceholderText("Wiltshire and Swindon")
        self._force = force_choice(_forces())
        self._place = QLineEdit()
        self._place.setObjectName("workspace-place")
        self._browse = button("Choose…", tip="Choose a folder and a name for the file")
        self._why = label("", Role.CAPTION, "text3", wrap=True)
        self._named = False
        self.add_labelled("Name of the office", self._name)
        self.add_labelled("Home force", self._force)
        self.add_labelled("Where the file lies", self._place, self._browse)
        self.body.addWidget(self._why)
        self.add_button("Cancel", result=False)
        self._make = self.add_button("Start the workspace", "primary", result=True)
        self._name.textChanged.connect(self._suggest)
        self._force.currentIndexChanged.connect(self._check)
        self._place.textEdited.connect(self._on_place_typed)
        self._browse.clicked.connect(lambda _c=False: self._choose())
        self._suggest()
        self._name.setFocus()

    @property
    def office(self) -> Office:
        """Whose workspace it is to be."""
        return Office(self._name.text().strip(), str(self._force.currentData() or ""))

    @property
    def path(self) -> Path:
        """Where it is to lie."""
        written = Path(self._place.text().strip()).expanduser()
        return written.with_suffix(written.suffix or _ENDING) if written.name else written

    def _suggest(self) -> None:
        """Name the file after the office until the person names it otherwise."""
        if not self._named:
            plain = re.sub(r"[^\w]+", "-", self._name.text().strip().lower()).strip("-")
            self._place.setText(str(good_place() / f"{plain or 'workspace'}{_ENDING}"))
        self._check()

    def _on_place_typed(self) -> None:
        self._named = True
        self._check()

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            "Where the workspace is to lie",
            self._place.text(),
            f"Workspaces (*{_ENDING})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self._place.setText(chosen)
            self._on_place_typed()

    def _check(self) -> None:
        """Say what stands in the way, before it is tried."""
        against = self._against()
        self._why.setText(
            against
            or "Keep it on this computer. Backups may go to a shared folder; the workspace "
            "itself may not, since a network can lose what was saved."
        )
        self._why.setProperty("ink", "oranget" if against else "text3")
        repolish(self._why)
        ready = self._name.text().strip() and self._force.currentData()
        self._make.setEnabled(bool(ready) and not against)

    def _against(self) -> str:
        try:
            return self._against_place()
        except (OSError, ValueError, RuntimeError):
            # Too long, with characters that no name may have, or in the home of nobody known.
            return "No file can lie there. Choose a folder, and a shorter name for the file."

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


def _forces() -> tuple[Body, ...]:
    """The forces that every new workspace starts with, before there is one to ask."""
    with resource("reference", "forces.csv").open(encoding="utf-8", newline="") as file:
        bodies = [
            Body(row["code"], row["name"], BodyKind(row["kind"]), row["region"])
            for row in csv.DictReader(file)
        ]
    forces = (body for body in bodies if body.kind is BodyKind.FORCE)
    return tuple(sorted(forces, key=lambda body: body.name))

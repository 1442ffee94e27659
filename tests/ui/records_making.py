"""An office with one matter, and a window's hands around it, for the tests of forms and lists."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from oversight_app.domain.accountability import Action, Assurance, Question
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.store import records
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.record_form import RecordForm
from oversight_app.ui.record_forms import RecordForms
from oversight_app.ui.session import Hands, Session
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Theme

W = TypeVar("W", bound=QWidget)
TODAY = date(2022, 10, 31)
ASKED = "How many Special Constables are overdue for vetting?"


def question(workspace: Workspace, **said: object) -> int:
    """Keep a question; return its id."""
    begun = Question(asked=ASKED, asked_of="Chief Constable", asked_on=date(2022, 9, 12))
    return records.save(workspace, replace(begun, **said)).saved[0]  # type: ignore[arg-type]


def assurance(workspace: Workspace, of: int) -> int:
    """Keep an assurance that answers a question; return its id."""
    said = Assurance(
        said="31 are overdue", rating="partly", given_by="Chief Constable",
        given_on=date(2022, 10, 12), review_by=date(2022, 12, 1),
    )  # fmt: skip
    return records.save(workspace, said, [Link(0, Relation.ANSWERS, of)]).saved[0]


def action(workspace: Workspace, **said: object) -> int:
    """Keep an action; return its id."""
    begun = Action(
        task="Send the list", owner="Head of Performance", set_on=date(2022, 10, 12),
        due=date(2022, 11, 30),
    )  # fmt: skip
    return records.save(workspace, replace(begun, **said)).saved[0]  # type: ignore[arg-type]


@dataclass
class Desk:
    """A host in place of the main window, and what was said on it."""

    workspace: Workspace
    session: Session
    host: QWidget
    said: list[str] = field(default_factory=list)

    @property
    def context(self) -> Context:
        """What a page would be given."""
        return self.session.context

    @property
    def forms(self) -> RecordForms:
        """The forms of this desk."""
        found = self.host.findChild(RecordForms)
        return found or RecordForms(self.context, self.host)

    def settle(self) -> None:
        """Wait until nothing is under way."""
        for _ in range(5):
            QApplication.processEvents()
            assert self.session.jobs.drain()
            QApplication.processEvents()

    def form(self, record_id: int | None = None) -> RecordForm:
        """The one open form, or that of a record (0: of a new one)."""
        found = [
            one for one in self.forms.forms if record_id is None or one.facts.record.id == record_id
        ]
        assert len(found) == 1, f"{len(found)} forms are open"
        return found[0]

    def open(self, record_id: int) -> RecordForm:
        """Open a record's form."""
        self.forms.open(record_id)
        self.settle()
        return self.form(record_id)

    def come_back(self) -> None:
        """What a window manager does once a dialog has gone; the offscreen screen has none."""
        self.settle()
        self.host.activateWindow()
        QApplication.processEvents()

    def find(self, within: QWidget, name: str, kind: type[W]) -> W:
        """The one widget of a name that can be seen."""
        found = [one for one in within.findChildren(kind, name) if one.isVisible()]
        assert len(found) == 1, f"{len(found)} visible widgets are called {name}"
        return found[0]

    def dialog(self, within: QWidget, name: str) -> QDialog:
        """The open dialog of a name."""
        self.settle()
        return self.find(within, name, QDialog)

    def keys(self, words: str) -> None:
        """Type where the keyboard is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, words)

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the keyboard is, and wait."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)
        self.settle()


def seated(
    workspace: Workspace, theme: Theme, settings: Settings, go: Callable[[str], None]
) -> Desk:
    """Open a desk on a workspace."""
    host = QWidget()
    host.resize(1440, 900)
    said: list[str] = []

    def say(words: str, *, undo: bool = False) -> None:
        said.append(words)

    def show(dialog: QDialog, accepted: Callable[[], None] | None = None) -> None:
        dialog.setParent(host, dialog.windowFlags())
        if accepted is not None:
            dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def nothing() -> None:
        return None

    hands = Hands(say, show, nothing, go, nothing, nothing)
    session = Session(workspace, theme, settings, hands, host)
    return Desk(workspace, session, host, said)


def only(workspace: Workspace, kind: type) -> object:
    """Return the one record of a kind that there is."""
    (found,) = records.read(workspace, kind)
    return found

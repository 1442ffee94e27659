"""The real window on the sample, taken to every page and tab."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QTableView, QWidget

from oversight_app.store.workspace import Workspace, open_workspace
from oversight_app.ui import asides
from oversight_app.ui.main_window import MainWindow
from oversight_app.ui.places import PLACES
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Scheme, Theme
from oversight_app.ui.widgets.tabs import Tabs

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that somebody could not use, and where."""

    view: str
    check: str
    where: str
    said: str

    def __str__(self) -> str:
        return f"{self.view} | {self.check} | {self.where} | {self.said}"


@dataclass(frozen=True, slots=True)
class Opening:
    """How a dialog is opened. ``shows`` is its class; ``at`` the page to be on first."""

    shows: str
    at: str
    open: "Callable[[Walk], None]"


GO_ON = {"MatchColumnsDialog": "go-on", "MatchValuesDialog": "use-suggested"}
"""What leads from a dialog to the one that comes after it."""

FOLLOWS = ("MatchValuesDialog", "LocalPreviewDialog")
"""What comes up after another dialog."""


@dataclass
class View:
    """What is looked at: a page with one of its tabs in front, or a dialog."""

    name: str
    root: QWidget


@dataclass
class Walk:
    """A window of one look and one size of text. ``faults`` gathers what was found."""

    theme: Theme
    settings: Settings
    window: MainWindow
    folder: Path
    faults: list[Fault] = field(default_factory=list)

    @classmethod
    def begin(cls, folder: Path, workspace: Path | None, scheme: Scheme, scale: float) -> "Walk":
        """Open a window; ``workspace`` is opened in it."""
        QAccessible.setActive(True)
        settings = Settings(QSettings(str(folder / "walk.ini"), QSettings.Format.IniFormat))
        theme = Theme(scheme, scale)
        window = MainWindow(theme, settings)
        window.resize(1440, 900)
        window.show()
        window.activateWindow()
        walk = cls(theme, settings, window, folder)
        if workspace is not None:
            window.show_workspace(open_workspace(workspace, read_only_if_held=True))
        walk.settle()
        return walk

    def settle(self) -> None:
        """Wait until nothing is under way."""
        for _ in range(3):
            assert self.window.jobs.drain()
            if self.window.session is not None:
                assert self.window.session.jobs.drain()
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def views(self) -> Iterator[View]:
        """Every page with every one of its tabs in front."""
        for place in PLACES:
            self.window.go_to(place.id)
            self.settle()
            yield from self._tabs(place.id)
        self.window.going.go_to(PLACES[0].id)
        asides.history(self.window)
        self.settle()
        panel = self.window.findChild(QWidget, "history-panel")
        assert panel is not None
        # It lies over a part of the page where the text is large.
        yield View("history", panel)
        asides.history(self.window)
        self.settle()

    def _tabs(self, name: str) -> Iterator[View]:
        bars = [one for one in self.page.findChildren(Tabs) if one.isVisible()]
        if not bars:
            yield View(name, self.window)
            return
        for index in range(bars[0].bar.count()):
            bars[0].bar.setCurrentIndex(index)
            self.settle()
            yield View(f"{name}/{bars[0].current}", self.window)

    @property
    def page(self) -> QWidget:
        """The page in front."""
        assert self.window.page is not None
        return self.window.page

    def read(self, wanted: Callable[[Workspace], T]) -> T:
        """Read from the workspace."""
        assert self.window.session is not None
        got: list[T] = []
        self.window.session.jobs.read(f"walk-{id(got)}", wanted, got.append)
        self.settle()
        return got[0]

    def take_scale(self, scale: float) -> None:
        """Show all text at another size."""
        if self.theme.text_scale != scale:
            self.theme.choose(text_scale=scale)
            self.settle()

    def opened(self, openings: Sequence[Opening]) -> Iterator[View]:
        """Every dialog, one after another; what could not be opened is a fault."""
        for one in openings:
            if self.at != one.at:
                self.window.go_to(one.at)
                self.settle()
                self._first_rows()
            self.at = one.at
            try:
                one.open(self)
            except AssertionError as error:
                self.faults.append(Fault(one.at, "not opened", one.shows, str(error)))
                continue
            self.settle()
            yield from self._chain(one)
            self._close()

    at = ""

    def _chain(self, opening: Opening) -> Iterator[View]:
        """What came up, and what follows it."""
        seen: list[str] = []
        while (top := next(iter(reversed(self.dialogs())), None)) is not None:
            shown = type(top).__name__
            if shown in seen:
                return
            seen.append(shown)
            yield View(f"{shown} {top.windowTitle()}".strip(), top)
            on = top.findChild(QPushButton, GO_ON.get(shown, "-"))
            if on is None:
                break
            on.click()
            self.settle()
            if shown == "MatchValuesDialog":
                ready = top.findChild(QPushButton, "go-on")
                assert ready is not None
                ready.click()
                self.settle()
        follow = FOLLOWS if opening.shows == "MatchColumnsDialog" else ()
        if not {opening.shows, *follow} <= set(seen):
            self.faults.append(Fault(opening.at, "not opened", opening.shows, f"came up: {seen}"))

    def _first_rows(self) -> None:
        """Select the first row of every table, as a person does who means to act on it."""
        for table in self.page.findChildren(QTableView):
            filled = table.isVisible() and table.model() is not None and table.model().rowCount()
            if filled and not table.selectionModel().hasSelection():
                table.selectRow(0)
        self.settle()

    def _close(self) -> None:
        while self.dialogs():
            for dialog in reversed(self.dialogs()):
                QDialog.done(dialog, 0)
            self.settle()

    def dialogs(self) -> list[QDialog]:
        """Every open dialog."""
        tops = (one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog))
        return [one for one in tops if one.isVisible()]

    def end(self) -> None:
        """Close what is open, and the window."""
        self.settle()
        for dialog in self.dialogs():
            dialog.done(0)
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.theme.choose(Scheme.LIGHT, 1.0)


def path_of(widget: QWidget) -> str:
    """Say which widget it is, so that somebody can find it."""
    parts: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(parts) < 3:
        kind, name = type(at).__name__, at.objectName()
        plain = kind in ("QWidget", "QStackedWidget", "QScrollArea") and not name
        if not plain and not name.startswith("qt_"):
            parts.append(f"{kind}#{name}" if name else kind)
        at = at.parentWidget()
    words = getattr(widget, "text", lambda: "")
    try:
        said = str(words())[:40]
    except TypeError:
        said = ""
    return " < ".join(parts) + (f" “{said}”" if said else "")

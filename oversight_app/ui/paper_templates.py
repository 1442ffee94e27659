"""Templates of papers: the sections, their order, the office's own words and the settings, kept by
name to begin other papers with. They are saved views of the Summaries page."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from oversight_app.domain.annotations import SavedView
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.papers import PaperOrder
from oversight_app.store import annotations
from oversight_app.store.changes import Changes
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.message import problem_dialog
from oversight_app.ui.dialogs.papers import TemplateDialog
from oversight_app.ui.saving import keeping, save_from
from oversight_app.ui.widgets.label import button

PAGE = "summaries"
"""Of which page the saved views are."""


def template_of(order: PaperOrder) -> PaperOrder:
    """Return what of an order makes a template. Period and record are those of one paper, as is
    the reason for showing small numbers; the office's own words are kept, to be written over."""
    return replace(order, period=None, subject="", shown_because="")


def templates(ws: Workspace) -> tuple[SavedView, ...]:
    """Return the templates that are kept, A to Z."""
    return annotations.views(ws, PAGE)


def save_template(
    context: Context, order: PaperOrder, name: str, kept: Sequence[SavedView], over: QWidget
) -> None:
    """Ask for a name, ``name`` unless another is written, and keep a template; one of the same
    name is replaced."""
    dialog = TemplateDialog(context.theme, name, [one.name for one in kept], over.window())
    written = template_of(order).written()

    def keep(ws: Workspace, called: str) -> Changes:
        changes = annotations.save_view(ws, SavedView(PAGE, called, written, ws.today()))
        return changes.described(f"Template “{called}” saved") if changes else changes

    save_from(context, dialog, "", lambda: keeping(keep, dialog.name))


class TemplatesButton(QWidget):
    """Offers the templates that are kept; nothing where there is none. ``chosen`` carries the
    order of a paper to begin."""

    chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        made = button("From a template", "link", "Begin a paper with sections and settings kept")
        made.setObjectName("templates")
        self.menu = QMenu(made)
        self.menu.setToolTipsVisible(True)
        made.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(made)
        self.kept: tuple[SavedView, ...] = ()
        self.hide()

    def show_templates(self, kept: tuple[SavedView, ...]) -> None:
        """Offer these; a window that can write may delete them."""
        self.setVisible(bool(kept))
        if kept == self.kept:
            return
        self.kept = kept
        self.menu.clear()
        for one in kept:
            self._add(self.menu, one.name, partial(self._begin, one))
        if kept and not self._context.read_only:
            self.menu.addSeparator()
            delete = self.menu.addMenu("Delete a template")
            for one in kept:
                self._add(delete, one.name, partial(self._delete, one))

    def _begin(self, one: SavedView) -> None:
        try:
            order = PaperOrder.read(one.selection)
        except UserProblem as error:
            self._context.open_dialog(problem_dialog(str(error), f"Template “{one.name}”"))
            return
        self.chosen.emit(order)

    def _delete(self, one: SavedView) -> None:
        self._context.write(
            f"Template “{one.name}” deleted", lambda ws: annotations.delete_view(ws, one.id)
        )

    def _add(self, menu: QMenu, words: str, run: Callable[[], None]) -> None:
        # An ampersand would be taken for the mark of a key.
        action = menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda _c=False: run())

"""The way from a figure or an import to what the office recorded about it, and to a question
about it: one hook for every place that says where a figure comes from."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from oversight_app.domain.accountability import Question
from oversight_app.domain.record_kinds import Link
from oversight_app.review.about_figures import (
    AboutRecord,
    about_figure,
    about_import,
    question_about,
)
from oversight_app.store.changes import Changes
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.record_forms import forms_of
from oversight_app.ui.widgets.about_list import AboutList
from oversight_app.ui.widgets.origin_panel import OriginPanel


class AboutRecords(QObject):
    """Fills a list for what is shown, and again after each change; opens what is chosen."""

    def __init__(self, context: Context, shown: AboutList) -> None:
        super().__init__(shown)
        self._context, self._list = context, shown
        self._look: Callable[[Workspace], tuple[AboutRecord, ...]] | None = None
        self._start: tuple[Question, Link] | None = None
        shown.opened.connect(lambda number: forms_of(context).open(number))
        shown.asked.connect(self._ask)
        shown.ask.setEnabled(not context.read_only)
        shown.hide()
        context.changed.connect(self._changed)

    def follow_figure(self, figure: str) -> None:
        """Show what was recorded about a figure, as records name it; "" for none."""
        if not figure:
            self._show_nothing()
            return
        self._start = question_about(figure=figure)
        self._look = lambda ws: about_figure(ws, figure)
        self._read()

    def follow_import(self, batch: int) -> None:
        """Show what was recorded about an import, by its number; 0 for none."""
        if not batch:
            self._show_nothing()
            return
        self._start = question_about(batch=batch)
        self._look = lambda ws: about_import(ws, batch)
        self._read()

    def _show_nothing(self) -> None:
        self._look = self._start = None
        self._list.hide()

    def _read(self) -> None:
        look = self._look
        if look is not None:
            self._context.jobs.read(f"about-{id(self)}", look, self._show)

    def _show(self, found: tuple[AboutRecord, ...]) -> None:
        if self._look is not None:
            self._list.show_records(found)
            self._list.show()

    def _changed(self, changes: Changes) -> None:
        if changes.governance and self._list.isVisible():
            self._read()

    def _ask(self) -> None:
        if self._start is not None:
            start, link = self._start
            forms_of(self._context).add(Question, start, (link,))


def about_figures(context: Context, panel: OriginPanel) -> AboutRecords:
    """Let a panel that says where a figure comes from list what was recorded about it."""
    made = AboutRecords(context, panel.about)
    panel.figure_shown.connect(made.follow_figure)
    return made

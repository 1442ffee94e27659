"""Press line: what can be said to a journalist within a minute, and what can’t?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import isValid

from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.press import LineToTake
from oversight_app.review.press_line import groups_to_ask, press_line
from oversight_app.review.press_parts import PressLine
from oversight_app.store import records
from oversight_app.store.record_offices import offices
from oversight_app.store.workspace import Workspace
from oversight_app.ui import press_out
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.clear_line import ClearLineDialog
from oversight_app.ui.dialogs.day import DayDialog
from oversight_app.ui.pages.record_tab import RecordTab
from oversight_app.ui.saving import keeping, save_from
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.label import button, dress_button
from oversight_app.ui.widgets.press_sheet import PressSheet

_GROUP = "group"
Answer = tuple[tuple[OutsideGroup, ...], PressLine | None]


class PressLineTab(RecordTab):
    """A sheet about one group, and the ways to take it out of the window."""

    nothing = "No outside group has been recorded yet, so there is nothing to say of one."
    way_in = "Add an outside group…"
    adds = OutsideGroup

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._read: PressLine | None = None
        self._group: int | None = None
        self.filters = self.aside = FilterBar()
        self.filters.add_choice(_GROUP, "Group", "Which group the call is about", 24)
        self.filters.chosen.connect(self._choose)
        days = self.make_days(self.filters)
        self.copy_all = self._button("copy-all", "Copy all", "Copy the whole press line, for a "
                                     "message or a paper", "copy", "primary")  # fmt: skip
        self.print_all = self._button("print-press", "Print…", "Print the press line", "print")
        self.save_all = self._button("save-press", "Save as PDF…",
                                     "Save the press line as one page", "export")  # fmt: skip
        self.write_line = self._button(
            "write-line", "Write a line…", "Write what the office says about the group", "plus"
        )
        days.lock(self.write_line)
        self.sheet = PressSheet(theme, locked=context.read_only)
        acts = QWidget()
        row = FlowLayout(acts, gap=8)
        row.setContentsMargins(0, 0, 0, 0)
        for one in (self.copy_all, self.print_all, self.save_all, self.write_line):
            row.addWidget(one)
        row.push_right(self.write_line)
        column = self.page.column
        for widget in (self.filters, days.banner, acts, self.sheet):
            column.addWidget(widget)
        column.addStretch(1)
        self.copy_all.clicked.connect(lambda _c=False: self.copy())
        self.print_all.clicked.connect(lambda _c=False: self._out(press_out.print_out))
        self.save_all.clicked.connect(lambda _c=False: self._out(press_out.save_pdf))
        self.write_line.clicked.connect(lambda _c=False: self.write())
        self.sheet.copy_asked.connect(self.copy)
        self.sheet.opened.connect(self.open)
        self.sheet.clear_asked.connect(self.clear_line)
        self.sheet.take_back_asked.connect(self.take_back)

    @property
    def press(self) -> PressLine | None:
        """What is shown; None until the first answer."""
        return self._read

    def reload(self) -> None:
        """Read the press line again."""
        wanted = self._group

        def ask(ws: Workspace, day: date | None) -> Answer:
            groups = groups_to_ask(ws, day)
            if not groups:
                return groups, None
            known = {one.id for one in groups}
            return groups, press_line(ws, wanted if wanted in known else groups[0].id, day)

        self.read_dated("press-line", ask, self._show)

    def show_figure(self, figure: str) -> None:
        """Show a group, or the group that a line is about, by the ``id`` of the record."""
        if not figure.isdigit():
            return

        def read(ws: Workspace) -> int | None:
            found = records.one(ws, int(figure))
            if isinstance(found, LineToTake):
                return found.about
            return found.id if isinstance(found, OutsideGroup) else None

        self.context.jobs.read("press-group", read, self._show_group)

    @property
    def figure(self) -> str:
        """The group that is asked about."""
        return str(self._group) if self._group is not None else ""

    def focus_copy(self) -> None:
        """Put the keyboard where the whole line is copied."""
        if self._read is None:
            self.when_read(self.copy_all.setFocus)
        else:
            self.copy_all.setFocus()

    def copy(self, part: str = press_out.ALL) -> None:
        """Copy all of it, or one part."""
        if self._read is not None:
            press_out.copy(self.context, self._read, part)

    def write(self) -> None:
        """Open the form of a new line about the group."""
        start = LineToTake(about=self._group, written_on=self.today)
        self.add(LineToTake, start)

    def clear_line(self, number: int) -> None:
        """Ask who cleared a line, when and until when, and record it."""
        if not self.may_change:
            return

        def read(ws: Workspace) -> tuple[LineToTake, tuple[str, ...], date]:
            line = records.one(ws, number)
            assert isinstance(line, LineToTake)
            return line, offices(ws), ws.today()

        def ask(got: tuple[LineToTake, tuple[str, ...], date]) -> None:
            line, known, today = got
            dialog = ClearLineDialog(self.context.theme, line, today, known, self.window())
            save_from(
                self.context, dialog, f"{line.reference} is cleared",
                lambda: keeping(records.save, dialog.line),
            )  # fmt: skip

        self.context.jobs.read(f"clear-line-{number}", read, ask)

    def take_back(self, number: int) -> None:
        """Ask from which day a line may no longer be said, and record it."""
        if not self.may_change:
            return

        def read(ws: Workspace) -> tuple[LineToTake, date]:
            line = records.one(ws, number)
            assert isinstance(line, LineToTake)
            return line, ws.today()

        def ask(got: tuple[LineToTake, date]) -> None:
            line, today = got
            dialog = DayDialog(
                self.context.theme, f"Take {line.reference} back",
                "From that day it may no longer be said. It stays on record.", "Take it back",
                today, self.window(),
            )  # fmt: skip
            save_from(
                self.context, dialog, f"{line.reference} is taken back",
                lambda: keeping(records.save, replace(line, taken_back_on=dialog.day)),
            )  # fmt: skip

        self.context.jobs.read(f"take-back-{number}", read, ask)

    def saved(self, record_id: int) -> None:
        """Show the group of what was saved."""
        self.show_figure(str(record_id))

    def _show(self, answer: Answer) -> None:
        groups, press = answer
        if press is None:
            self.show_empty()
            return
        self._read, self._group, self.today = press, press.group, press.day
        options = [(one.id, one.name) for one in groups]
        self.filters.offer(_GROUP, options, press.group)
        self.sheet.locked = not self.may_change
        focus = QApplication.focusWidget()
        inside = focus is not None and self.sheet.isAncestorOf(focus)
        self.sheet.show_press(press)
        self.show_content()
        if inside:
            # What had the keyboard has gone with the sheet before.
            self.copy_all.setFocus()

    def _show_group(self, number: int | None) -> None:
        if number is not None and number != self._group:
            self._group = number
            self.reload()

    def _choose(self, name: str, value: object) -> None:
        if name == _GROUP and isinstance(value, int):
            self._show_group(value)

    def _out(self, way: Callable[[Context, PressLine, QWidget], None]) -> None:
        if self._read is not None:
            way(self.context, self._read, self)

    def _button(self, name: str, words: str, tip: str, icon: str, kind: str = "") -> QPushButton:
        made = button(words, kind, tip)
        made.setObjectName(name)
        made.setAccessibleName(words)
        theme = self.context.theme

        def dress() -> None:
            # The theme lives longer than a page of a workspace that is closed.
            if not isValid(made):
                return
            dress_button(made, theme, icon, "onaccent" if kind else "text")

        theme.changed.connect(dress)
        dress()
        return made

"""The press line as a sheet to read from during a call: the office’s line first, then what was
decided and checked, and what others say, each with its source and a way to copy it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from oversight_app.domain.findings import Status
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import written_date
from oversight_app.review.engagement_ladder import OPERATIONAL
from oversight_app.review.press_parts import (
    CheckedClaim,
    HeldBack,
    PressLine,
    SayableLine,
)
from oversight_app.summaries import press_paper as paper
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.columns import GAP, NARROW
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.label import button, label, rule
from oversight_app.ui.widgets.points_list import Point, PointsList
from oversight_app.ui.widgets.state_tag import SAMPLE_STATE, StateTag
from oversight_app.ui.widgets.thread_view import StatusLabel

_WIDTHS = (3, 9, 4)
"""How wide who, what was said, and where, are to each other."""
_WHERE = 2

_PAST_REVIEW = Status("Past review: check before use", "warning", strong=True)


class PressSheet(QFrame):
    """``copy_asked`` carries which part: "line", "decision", "claims", "positions". The others
    carry the ``id`` of a record."""

    copy_asked = Signal(str)
    opened = Signal(int)
    clear_asked = Signal(int)
    take_back_asked = Signal(int)

    def __init__(self, theme: Theme, *, locked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.locked = theme, locked
        self.setProperty("part", "card")
        self.setAccessibleName("Press line")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(24, 16, 24, 20)
        self._inside: QWidget | None = None
        self._sides: QBoxLayout | None = None
        self._grid: QGridLayout | None = None
        self._wheres: list[tuple[QLabel, _Stack | None, int]] = []

    def show_press(self, press: PressLine) -> None:
        """Show another press line."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._grid, self._wheres = None, []
        inside = self._inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._top(press))
        if paper.to_check(press):
            column.addWidget(self._warnings(press))
        column.addWidget(rule())
        sides = QWidget()
        row = self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, sides)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GAP)
        row.addWidget(self._left(press), 1)
        row.addWidget(self._claims(press), 1)
        column.addWidget(sides)
        column.addWidget(rule())
        column.addWidget(self._positions(press))
        if press.contacts:
            column.addWidget(rule())
            box = self._part(paper.CONTACTS)
            box.add(label(paper.contacts_words(press.contacts), wrap=True, selectable=True))
            column.addWidget(box)
        for words in inside.findChildren(QLabel):
            # It is read in passing: Tab goes on to what can be pressed.
            words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._box.addWidget(inside)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One side below the other where there is no room for both."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if self._sides is not None:
            narrow = self.width() < self._theme.px(NARROW - 4 * GAP)
            way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            self._sides.setDirection(way)
            self._place_wheres(narrow=narrow)

    def _place_wheres(self, *, narrow: bool) -> None:
        """When and where stands in a column of its own, or under what was said."""
        if self._grid is None:
            return
        self._grid.setColumnStretch(_WHERE, 0 if narrow else _WIDTHS[_WHERE])
        for words, said, row in self._wheres:
            if said is None:
                words.setVisible(not narrow)
            elif narrow and self._grid.indexOf(words) >= 0:
                self._grid.removeWidget(words)
                said.add(words)
            elif not narrow and self._grid.indexOf(words) < 0:
                said.column.removeWidget(words)
                self._grid.addWidget(words, row, _WHERE, Qt.AlignmentFlag.AlignTop)

    def _top(self, press: PressLine) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(press.name, Role.FINDING, wrap=True, selectable=True))
        day = f"As at {written_date(press.day)}. {press.reference}, {press.office}"
        words.addWidget(label(day, Role.CAPTION, "text2", wrap=True))
        row.addLayout(words, 1)
        if press.sample:
            tag = StateTag(self._theme, SAMPLE_STATE, sample=True)
            row.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _warnings(self, press: PressLine) -> QWidget:
        box = self._part(paper.WARNINGS)
        points = PointsList(self._theme)
        points.setObjectName("press-warnings")
        points.show_points([Point(one.words, "warning") for one in paper.to_check(press)])
        box.add(points)
        return box

    def _left(self, press: PressLine) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addWidget(self._lines(press))
        column.addWidget(self._decision(press))
        column.addStretch(1)
        return made

    def _lines(self, press: PressLine) -> QWidget:
        box = self._part(paper.LINE, "line" if press.lines else "")
        for one in press.lines:
            box.add(self._sayable(one))
        if not press.lines:
            box.add(label(paper.NO_LINE, ink="oranget", wrap=True))
        for held in press.held_back:
            box.add(self._held_back(held))
        return box

    def _sayable(self, one: SayableLine) -> QWidget:
        made = _Stack(4)
        made.setProperty("part", "inset")
        made.column.setContentsMargins(14, 10, 14, 10)
        words = label(one.words, wrap=True, selectable=True)
        words.setAccessibleName(f"You can say: {one.words}")
        made.add(words)
        made.add(label(f"{one.cleared}.", Role.CAPTION, "text2", wrap=True))
        row = _Row()
        self._add_sample(row, one.provenance)
        row.line.addStretch(1)
        row.add(self._link("Open", f"Open {one.reference}", lambda: self.opened.emit(one.record)))
        back = self._link("Take it back…", f"{one.reference} may no longer be said from a day on",
                          lambda: self.take_back_asked.emit(one.record))  # fmt: skip
        back.setEnabled(not self.locked)
        row.add(back)
        made.add(row)
        return made

    def _held_back(self, one: HeldBack) -> QWidget:
        row = _Row()
        words = label(
            f"{one.reference} may not be said. {one.why}", Role.CAPTION, "text2", wrap=True
        )
        row.line.addWidget(words, 1)
        row.add(self._link("Open", f"Open {one.reference}", lambda: self.opened.emit(one.record)))
        clear = self._link("Clear this line…", f"Record who cleared {one.reference}, and when",
                           lambda: self.clear_asked.emit(one.record))  # fmt: skip
        clear.setObjectName("clear-this-line")
        clear.setEnabled(not self.locked)
        row.add(clear)
        return row

    def _decision(self, press: PressLine) -> QWidget:
        one = press.decision
        box = self._part(paper.DECISION, "decision" if one else "")
        if one is None:
            box.add(label(paper.NO_DECISION, ink="oranget", wrap=True))
        else:
            row = _Row()
            outcome = label(one.outcome, Role.CARD_TITLE, "accent", wrap=True, selectable=True)
            row.line.addWidget(outcome, 1)
            self._add_sample(row, one.provenance)
            box.add(row)
            box.add(label(f"{one.signed}.", Role.CAPTION, "text2", wrap=True, selectable=True))
        box.add(label(OPERATIONAL, Role.CAPTION, "text2", wrap=True))
        if press.draft is not None:
            words = f"{press.draft.reference} is in draft and is not for use."
            box.add(label(words, Role.CAPTION, "text2", wrap=True))
        return box

    def _claims(self, press: PressLine) -> QWidget:
        box = self._part(paper.CLAIMS, "claims" if press.claims else "")
        for one in press.claims:
            box.add(self._claim(one))
        if not press.claims:
            box.add(label(paper.NO_CLAIM, wrap=True))
        if press.others:
            box.add(label(paper.OTHERS, Role.CAPTION, wrap=True))
            for verdict, found in paper.by_verdict(press.others).items():
                words = f"{', '.join(found)}: {verdict}"
                box.add(label(words, Role.CAPTION, "text2", wrap=True, selectable=True))
        box.column.addStretch(1)
        return box

    def _claim(self, one: CheckedClaim) -> QWidget:
        made = _Stack(6)
        top = _Row()
        top.add(StateTag(self._theme, one.verdict))
        top.line.addStretch(1)
        top.add(self._link("Open", f"Open {one.reference}", lambda: self.opened.emit(one.record)))
        made.add(top)
        quote = _Stack(4)
        quote.setProperty("part", "inset")
        quote.column.setContentsMargins(14, 10, 14, 10)
        quote.add(label("Wording you can quote", Role.CAPTION, "text2"))
        quote.add(label(one.quotable, wrap=True, selectable=True))
        made.add(quote)
        if one.figure:
            made.add(label(f"{one.figure}.", wrap=True, selectable=True))
        if one.not_shown:
            points = PointsList(self._theme, Role.CAPTION)
            points.show_points([Point(line, "close") for line in one.not_shown])
            made.add(label("It does not show", Role.CAPTION, "text2"))
            made.add(points)
        said = f"As claimed: {one.said} {one.said_by}. {one.source}. {one.judged}."
        made.add(label(said, Role.CAPTION, "text2", wrap=True, selectable=True))
        return made

    def _positions(self, press: PressLine) -> QWidget:
        box = self._part(paper.POSITIONS, "positions" if press.positions else "")
        if not press.positions:
            box.add(label(paper.NO_POSITION, wrap=True))
            return box
        table = QWidget()
        table.setAccessibleName("What others say")
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(7)
        for place, (share, heading) in enumerate(
            zip(_WIDTHS, ("Who", "What was said", "When and where"), strict=True)
        ):
            grid.setColumnStretch(place, share)
            words = label(heading, Role.CAPTION, "text3")
            grid.addWidget(words, 0, place)
            if place == _WHERE:
                self._wheres.append((words, None, 0))
        row = 1
        before = ""
        for one in press.positions:
            grid.addWidget(rule(), row, 0 if one.body != before else 1, 1, -1)
            who = one.body if one.body != before else ""
            before = one.body
            said = _Stack(3)
            said.add(label(one.wording, wrap=True, selectable=True))
            stance = QWidget()
            flow = FlowLayout(stance, gap=10, row_gap=2)
            flow.setContentsMargins(0, 0, 0, 0)
            flow.addWidget(StatusLabel(self._theme, one.stance))
            if one.review_overdue:
                flow.addWidget(StatusLabel(self._theme, _PAST_REVIEW))
            said.add(stance)
            where = label(paper.when_and_where(one), Role.CAPTION, "text2", wrap=True,
                          selectable=True)  # fmt: skip
            for place, cell in enumerate((label(who, wrap=True), said, where)):
                grid.addWidget(cell, row + 1, place, Qt.AlignmentFlag.AlignTop)
            self._wheres.append((where, said, row + 1))
            row += 2
        self._grid = grid
        box.add(table)
        return box

    def _add_sample(self, row: "_Row", provenance: Provenance) -> None:
        if provenance is Provenance.SAMPLE:
            row.add(StateTag(self._theme, SAMPLE_STATE, sample=True))

    def _part(self, title: str, copies: str = "") -> "_Stack":
        made = _Stack(6)
        row = _Row()
        row.line.addWidget(label(title, Role.CARD_TITLE, wrap=True), 1)
        if copies:
            copy = self._link("Copy", f"Copy: {title}", lambda: self.copy_asked.emit(copies))
            copy.setObjectName(f"copy-{copies}")
            row.add(copy)
        made.add(row)
        return made

    def _link(self, words: str, tip: str, run: Callable[[], None]) -> QWidget:
        made = button(words, "link", tip)
        made.setAccessibleName(tip)
        made.clicked.connect(lambda _c=False: run())
        return made


class _Stack(QFrame):
    """Parts one below the other."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(gap)

    def add(self, widget: QWidget) -> None:
        self.column.addWidget(widget)


class _Row(QWidget):
    """Parts beside each other."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(10)

    def add(self, widget: QWidget) -> None:
        self.line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

"""What the office adds to the chart: notes, re-based and locked limits, targets."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from oversight_app.domain.annotations import Baseline, ChartNote, Rebase, SeriesKey, SeriesTarget
from oversight_app.domain.charts import RangeChart
from oversight_app.domain.periods import Period, PeriodKind, written_month
from oversight_app.store import annotations
from oversight_app.store.changes import Changes
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.annotations import Annotation, AnnotationsDialog
from oversight_app.ui.dialogs.chart_note import ChartNoteDialog
from oversight_app.ui.dialogs.lock_limits import LockLimitsDialog
from oversight_app.ui.dialogs.rebase import RebaseDialog
from oversight_app.ui.dialogs.series_target import SeriesTargetDialog
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.saving import if_open, keeping, save_from
from oversight_app.ui.widgets.chart_card import ChartCard

_Form = ChartNoteDialog | RebaseDialog | LockLimitsDialog | SeriesTargetDialog


class Annotated(Protocol):
    """What is said of a chart of months: its series, itself, and what it is of, in words."""

    @property
    def series(self) -> SeriesKey: ...

    @property
    def chart(self) -> RangeChart | None: ...

    @property
    def measure_name(self) -> str: ...


class ChartNotes(QObject):
    """Two quiet buttons on the chart's card: “Add note”, and “Limits” with its menu."""

    def __init__(self, context: Context, card: ChartCard) -> None:
        super().__init__(card)
        self._context, self._card = context, card
        self._answer: Annotated | None = None
        self.note_button = card.add_action("Add note", "Add a dated, signed note to a month")
        self.note_button.setObjectName("add-note")
        self.note_button.clicked.connect(lambda _c=False: self.add_note())
        self.limits_button = card.add_action(
            "Limits", "Re-base or lock the limits, set a target, see what was decided"
        )
        self.limits_button.setObjectName("limits")
        self.menu = QMenu(self.limits_button)
        self.menu.setToolTipsVisible(True)
        self._add("Re-base limits…", "Work them out anew from a month on", self.rebase)
        self._add("Lock limits…", "Rest them on chosen months", self.lock)
        self._add("Set a target…", "Draw a target, and say whether it can be relied on",
                  self.set_target)  # fmt: skip
        self.menu.addSeparator()
        self._add("Notes and decisions…", "See all of this chart; change or delete what was wrong",
                  self.show_all, writes=False)  # fmt: skip
        self.limits_button.setMenu(self.menu)
        self.note_button.setEnabled(not context.read_only)

    def show_answer(self, answer: Annotated) -> None:
        """What is added from now on is added to this answer's series."""
        self._answer = answer

    def add_note(self) -> None:
        """Ask for a note and keep it."""

        def ask(answer: Annotated, today: date) -> None:
            dialog = ChartNoteDialog(
                self._context.theme, answer.series, self._months(), self._month(), today,
                parent=self._card.window(),
            )  # fmt: skip
            save_from(
                self._context, dialog, "Note added",
                lambda: keeping(annotations.add_note, dialog.note),
            )  # fmt: skip

        self._with_today(ask)

    def rebase(self) -> None:
        """Ask for a decision to re-base the limits and keep it."""

        def ask(answer: Annotated, today: date) -> None:
            dialog = RebaseDialog(
                self._context.theme, answer.series, self._months(), self._month(), today,
                parent=self._card.window(),
            )  # fmt: skip
            save_from(
                self._context, dialog, "Limits re-based",
                lambda: keeping(annotations.add_rebase, dialog.rebase),
            )  # fmt: skip

        self._with_today(ask)

    def lock(self) -> None:
        """Ask for the months that the limits rest on and keep them."""

        def ask(answer: Annotated, today: date) -> None:
            months = [month for month, _ in self._months()]
            first, last = int(str(months[-1])), int(str(months[0]))
            dialog = LockLimitsDialog(
                self._context.theme, answer.series, self._months(),
                (max(first, last - 23), last), today, parent=self._card.window(),
            )  # fmt: skip
            save_from(
                self._context, dialog, "Limits locked",
                lambda: keeping(annotations.add_baseline, dialog.baseline),
            )  # fmt: skip

        self._with_today(ask)

    def set_target(self) -> None:
        """Ask for a target and keep it."""

        def ask(answer: Annotated, today: date) -> None:
            dialog = SeriesTargetDialog(
                self._context.theme, answer.series, f"{answer.measure_name.lower()}, each month",
                today, parent=self._card.window(),
            )  # fmt: skip
            save_from(
                self._context, dialog, "Target set",
                lambda: keeping(annotations.add_target, dialog.target),
            )  # fmt: skip

        self._with_today(ask)

    def show_all(self) -> None:
        """List what was added to this chart."""
        answer = self._answer
        if answer is None:
            return

        def read(ws: Workspace) -> tuple[Annotation, ...]:
            return all_of(ws, answer.series)

        def show(found: tuple[Annotation, ...]) -> None:
            dialog = AnnotationsDialog(
                self._context.theme, found, self._context.read_only, self._card.window()
            )
            shown = list(found)

            def show_again(now: tuple[Annotation, ...]) -> None:
                shown[:] = now
                dialog.show_found(now)

            def read_again() -> None:
                self._context.jobs.read("annotations", read, if_open(dialog, show_again))

            def delete(place: int) -> None:
                self._context.write("Deleted", partial(delete_one, one=shown[place]), read_again)

            dialog.deleted.connect(delete)
            dialog.change_asked.connect(lambda place: self._change(shown[place], read_again))
            self._context.open_dialog(dialog)

        self._context.jobs.read("annotations", read, show)

    def _change(self, one: Annotation, done: Callable[[], None]) -> None:
        """Ask again for a note or a decision, and keep it."""

        def ask(answer: Annotated, today: date) -> None:
            dialog = self._form_of(one, answer, today)

            def saved() -> None:
                dialog.accept()
                done()

            save_from(
                self._context,
                dialog,
                "Changed",
                lambda: keeping(change_one, asked_for(dialog)),
                saved,
            )

        self._with_today(ask)

    def _form_of(self, one: Annotation, answer: Annotated, today: date) -> _Form:
        theme, series, over = self._context.theme, answer.series, self._card.window()
        match one:
            case ChartNote():
                months = self._months((one.month,))
                return ChartNoteDialog(theme, series, months, None, today, one, over)
            case Rebase():
                months = self._months((one.from_month,))
                return RebaseDialog(theme, series, months, None, today, one, over)
            case Baseline():
                span = (one.first_month, one.last_month)
                return LockLimitsDialog(theme, series, self._months(span), span, today, one, over)
            case SeriesTarget():
                what = f"{answer.measure_name.lower()}, each month"
                return SeriesTargetDialog(theme, series, what, today, one, over)

    def _add(self, words: str, tip: str, run: Callable[[], None], *, writes: bool = True) -> None:
        action = self.menu.addAction(words)
        action.setToolTip(plain_tip(tip))
        action.setEnabled(not (writes and self._context.read_only))
        action.triggered.connect(lambda _c=False: run())

    def _months(self, others: tuple[int, ...] = ()) -> list[tuple[object, str]]:
        """The months drawn, and others that a decision speaks of, the newest first."""
        chart = self._answer.chart if self._answer else None
        points = chart.points if chart else ()
        drawn = {Period.parse(point.key, PeriodKind.MONTH).index for point in points}
        months = sorted({*drawn, *others}, reverse=True)
        return [(month, written_month(month)) for month in months]

    def _month(self) -> int | None:
        key = self._card.view.selected_key
        return Period.parse(key, PeriodKind.MONTH).index if key else None

    def _with_today(self, ask: Callable[[Annotated, date], None]) -> None:
        answer = self._answer
        if answer is not None and self._months():
            self._context.jobs.read(
                "today", lambda ws: ws.today(), lambda today: ask(answer, today)
            )


def all_of(ws: Workspace, series: SeriesKey) -> tuple[Annotation, ...]:
    """Return what was added to a series, the kinds one after another."""
    return (
        *annotations.notes(ws, series),
        *annotations.rebases(ws, series),
        *annotations.baselines(ws, series),
        *annotations.targets(ws, series),
    )


def asked_for(form: _Form) -> Annotation:
    """Return what a form was filled in with."""
    match form:
        case ChartNoteDialog():
            return form.note
        case RebaseDialog():
            return form.rebase
        case LockLimitsDialog():
            return form.baseline
        case SeriesTargetDialog():
            return form.target


def change_one(ws: Workspace, one: Annotation) -> Changes:
    """Keep a note or a decision as it was changed."""
    match one:
        case ChartNote():
            return annotations.change_note(ws, one)
        case Rebase():
            return annotations.change_rebase(ws, one)
        case Baseline():
            return annotations.change_baseline(ws, one)
        case SeriesTarget():
            return annotations.change_target(ws, one)


def delete_one(ws: Workspace, one: Annotation) -> Changes:
    """Delete a note or a decision."""
    match one:
        case ChartNote():
            return annotations.delete_note(ws, one.id)
        case Rebase():
            return annotations.delete_rebase(ws, one.id)
        case Baseline():
            return annotations.delete_baseline(ws, one.id)
        case SeriesTarget():
            return annotations.delete_target(ws, one.id)

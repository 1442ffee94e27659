"""What can be done on the Overview: put something off, choose the measures, add a note."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from oversight_app.domain.attention import AttentionItem
from oversight_app.domain.office_settings import MatrixOrder, OfficeSettings
from oversight_app.domain.periods import month_of
from oversight_app.review.measure_names import IN_DATE, RETURNED, NamedMeasure, series_of
from oversight_app.store.office_settings import office_settings, save_office_settings
from oversight_app.store.snoozes import snooze, wake
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.saving import keeping, save_from

# Imported by the job that reads: the window opens without.
if TYPE_CHECKING:
    from oversight_app.review.matrix_lines import MatrixLine

_MONTHS = 24


def put_off(context: Context, item: AttentionItem, over: QWidget) -> None:
    """Ask until when and why, and put something off."""
    from oversight_app.ui.dialogs.snooze import SnoozeDialog

    def ask(today: date) -> None:
        dialog = SnoozeDialog(context.theme, str(item.title), today, over.window())
        save_from(
            context, dialog, "",
            lambda: keeping(snooze, item.subject, dialog.until, dialog.reason, item.amount),
        )  # fmt: skip

    context.jobs.read("snooze-today", lambda ws: ws.today(), ask)


def bring_back(context: Context, item: AttentionItem) -> None:
    """Bring back what was put off."""
    context.write("", partial(wake, subject=item.subject))


def choose_measures(context: Context, over: QWidget) -> None:
    """Ask which measures are shown and in which order, and keep that for the office."""
    from oversight_app.review.metric_matrix import DEFAULT_MEASURES
    from oversight_app.review.overview import choosable
    from oversight_app.ui.dialogs.choose_measures import ChooseMeasuresDialog

    def read(ws: Workspace) -> tuple[tuple[NamedMeasure, ...], OfficeSettings]:
        return tuple(choosable(ws)), office_settings(ws)

    def ask(got: tuple[tuple[NamedMeasure, ...], OfficeSettings]) -> None:
        offered, settings = got
        shown = settings.measures or DEFAULT_MEASURES
        dialog = ChooseMeasuresDialog(
            context.theme, offered, shown, DEFAULT_MEASURES, over.window()
        )

        def chosen() -> OfficeSettings:
            same = dialog.measures == tuple(one for one in DEFAULT_MEASURES if one in dialog.names)
            return replace(settings, measures=() if same else dialog.measures)

        save_from(
            context, dialog, "Measures of the Overview chosen",
            lambda: keeping(save_office_settings, chosen()),
        )  # fmt: skip

    context.jobs.read("choosable", read, ask)


def sort_by(context: Context, order: MatrixOrder) -> None:
    """Sort the measures another way, for the office."""

    def change(settings: OfficeSettings) -> None:
        said = "what matters" if order is MatrixOrder.MATTERS else "subject"
        new = replace(settings, sorted_by=order)
        context.write(f"Measures sorted by {said}", lambda ws: save_office_settings(ws, new))

    context.jobs.read("office-settings", office_settings, change)


def takes_notes(line: "MatrixLine") -> bool:
    """True of a measure with a chart of months, at which notes stand."""
    return line.measure.group in (RETURNED, IN_DATE) and line.day is not None


def add_note(context: Context, line: "MatrixLine", over: QWidget) -> None:
    """Ask for a note at a month of a measure's chart, and keep it."""
    from oversight_app.store import annotations
    from oversight_app.ui.dialogs.chart_note import ChartNoteDialog
    from oversight_app.ui.dialogs.choosing import months_back

    assert line.day is not None
    months = months_back(month_of(line.day), _MONTHS)

    def ask(today: date) -> None:
        dialog = ChartNoteDialog(
            context.theme, series_of(line.measure.id), months, None, today, parent=over.window()
        )
        save_from(context, dialog, "Note added", lambda: keeping(annotations.add_note, dialog.note))

    context.jobs.read("note-today", lambda ws: ws.today(), ask)

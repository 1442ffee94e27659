"""A target of a measure in a strip: asked for, and kept."""

from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.review.governance_strip import StripMeasure
from oversight_app.store import annotations
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.series_target import SeriesTargetDialog
from oversight_app.ui.saving import keeping, save_from


def ask_target(context: Context, measure: StripMeasure, over: QWidget) -> None:
    """Ask for a target in per cent, over a window, and keep it."""
    if context.read_only:
        return

    def show(today: date) -> None:
        what = f"{measure.name.lower()}, in per cent"
        dialog = SeriesTargetDialog(
            context.theme, measure.series, what, today, parent=over.window()
        )
        save_from(
            context, dialog, "Target set", lambda: keeping(annotations.add_target, dialog.target)
        )

    context.jobs.read("today", lambda ws: ws.today(), show)

"""The choice “As at” of a tab: today, a day that is offered, or any other; and the banner that says
which earlier day is shown."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from oversight_app.domain.periods import written_date
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.day import DayDialog
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.filter_bar import FilterBar

FIELD = "as_at"
_OTHER_DAY = "another day"


class EarlierDays(QObject):
    """``day`` is what is shown, None for now; ``changed`` when it is another."""

    changed = Signal()

    def __init__(self, context: Context, filters: FilterBar, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._filters, self._over = context, filters, over
        self.day: date | None = None
        self._offered: tuple[date, ...] = ()
        self._latest = date.min
        self.banner = Banner(context.theme, BannerKind.RULE, action="Show today")
        self.banner.acted.connect(lambda: self.show(None))
        filters.chosen.connect(self._choose)

    def show(self, day: date | None) -> None:
        """Show everything as it stood on a day; None is now."""
        self.day = day
        self.changed.emit()

    def offer(self, days: Iterable[date], latest: date) -> None:
        """Offer days, the newest first, and any other up to ``latest``; say which is shown."""
        self._offered, self._latest = tuple(days), latest
        known = sorted({*self._offered, *([self.day] if self.day else [])}, reverse=True)
        options: list[tuple[object, str]] = [(None, "Today")]
        options += [(day, written_date(day)) for day in known]
        self._filters.offer(FIELD, options, self.day, (_OTHER_DAY, "Another day…"))
        self.banner.set_words(
            f"As at {written_date(self.day)}. What was recorded later is left out."
            if self.day is not None
            else ""
        )

    def _choose(self, name: str, value: object) -> None:
        if name != FIELD:
            return
        if value == _OTHER_DAY:
            self._ask()
        else:
            self.show(value if isinstance(value, date) else None)

    def _ask(self) -> None:
        self.offer(self._offered, self._latest)
        dialog = DayDialog(
            self._context.theme, "Show an earlier day",
            "Everything is shown as it stood at the end of that day. Nothing is changed.",
            "Show it", self._latest, self._over.window(),
        )  # fmt: skip

        def take() -> None:
            dialog.accept()
            self.show(dialog.day)

        dialog.submitted.connect(take)
        self._context.open_dialog(dialog)

"""The forms that are open over the window, one for each record."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from oversight_app.domain.record_kinds import Link
from oversight_app.domain.recorded import Recorded
from oversight_app.ui.context import Context

Saved = Callable[[int], None]
"""Called with the ``id`` of a record when its form has saved it."""


class RecordForms(QObject):
    """Opens forms as windows beside each other; a record that is open comes to the front."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def add(
        self,
        kind: type[Recorded],
        start: Recorded | None = None,
        links: Sequence[Link] = (),
        saved: Saved | None = None,
    ) -> None:
        """Open an empty form, or one that says already what ``start`` says. ``links`` are made
        with the record; their end 0 stands for it."""

    def open(self, record_id: int, saved: Saved | None = None) -> None:
        """Open a record that there is."""

"""The records of one kind, or of several, as a table: found, narrowed, opened, handed on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oversight_app.domain.recorded import Recorded
from oversight_app.ui.context import Context
from oversight_app.ui.record_forms import RecordForms


class RecordList(QWidget):
    """``name`` is what its saved views and columns are kept under ("accountability-threads")."""

    selected = Signal(int)
    """The ``id`` of the record that the keyboard is on."""
    opened = Signal(int)
    """The ``id`` of a record whose form was asked for."""

    def __init__(
        self,
        context: Context,
        kinds: Sequence[type[Recorded]],
        forms: RecordForms,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.kinds = tuple(kinds)
        self.forms = forms
        self.setObjectName(name)

    def reload(self) -> None:
        """Read again, staying in place."""

    def show_record(self, record_id: int) -> None:
        """Show the kind of a record and select it."""

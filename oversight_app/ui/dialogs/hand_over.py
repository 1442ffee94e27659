"""Hand the open work of one office to another: first the list of it, then the act."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from oversight_app.domain.periods import written_date
from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.domain.recorded import Recorded
from oversight_app.ui.dialogs.choosing import chosen
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Theme, scaled
from oversight_app.ui.widgets.filter_bar import ChoiceBox
from oversight_app.ui.widgets.word_editors import LineField

_SHOWN = 8


class HandOverDialog(FormDialog):
    """``from_office``, ``to_office`` and ``ids`` are what was chosen. ``asked`` carries an office
    whose open work is wanted; ``show_work`` shows it."""

    asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        holders: Mapping[str, int],
        offices: tuple[str, ...],
        start: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            "Hand over open work",
            "Everything that is ticked goes to the other office in one act. Undo takes it back.",
            "Hand over",
            parent,
        )
        self.setObjectName("hand-over")
        self.setMinimumWidth(scaled(560))
        self._from = ChoiceBox()
        for office, number in holders.items():
            self._from.addItem(f"{office} ({number:,} open)", office)
        names = list(holders)
        self._from.setCurrentIndex(names.index(start) if start in names else 0)
        self._from.setToolTip("The office whose work is handed over")
        self.add_field("from", "From", self._from)
        self._work = QListWidget()
        self._work.setProperty("part", "card")
        self._work.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._work.setToolTip("What is open in its hands. Space ticks or unticks")
        self.add_field("work", "Its open work", self._work)
        self._to = LineField(Spec("to", "To", Holds.OFFICE), offices)
        self.add_field("to", "To", self._to)
        self._from.currentIndexChanged.connect(lambda _i: self._ask())
        self._to.changed.connect(self._look_again)
        self._work.itemChanged.connect(lambda _item: self._count())
        self._count()
        self._from.setFocus()

    @property
    def from_office(self) -> str:
        """The office that hands over."""
        return str(chosen(self._from) or "")

    @property
    def to_office(self) -> str:
        """The office that takes over."""
        return self._to.value.strip()

    @property
    def ids(self) -> tuple[int, ...]:
        """The records that are ticked."""
        items = (self._work.item(i) for i in range(self._work.count()))
        on = Qt.CheckState.Checked
        return tuple(
            int(one.data(Qt.ItemDataRole.UserRole)) for one in items if one.checkState() is on
        )

    def show_work(self, office: str, found: tuple[Recorded, ...]) -> None:
        """Show the open work of an office, all of it ticked."""
        if office != self.from_office:
            return
        self._work.blockSignals(True)
        self._work.clear()
        for record in found:
            day = record.due_on or record.review_on
            when = f", by {written_date(day)}" if day else ""
            item = QListWidgetItem(f"{record.reference}{when}: {record.title}", self._work)
            item.setData(Qt.ItemDataRole.UserRole, record.id)
            item.setToolTip(plain_tip(record.title))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self._work.blockSignals(False)
        row = max(self._work.sizeHintForRow(0), 20)
        self._work.setFixedHeight(min(_SHOWN, max(2, len(found))) * row + scaled(10))
        self._count()

    def problems(self) -> dict[str, str]:
        """Something to hand over, and another office."""
        wrong = {}
        if not self.from_office:
            wrong["from"] = "No office has open work."
        elif not self.ids:
            wrong["work"] = "Nothing is ticked. Tick what is to be handed over."
        if not self.to_office:
            wrong["to"] = "Name the office or post that takes over."
        elif self.to_office.casefold() == self.from_office.casefold():
            wrong["to"] = "This is the office that hands over. Name another."
        return wrong

    def ask(self) -> None:
        """Ask for the open work of the office that is chosen."""
        self._ask()

    def _ask(self) -> None:
        if self.from_office:
            self.asked.emit(self.from_office)

    def _count(self) -> None:
        number = len(self.ids)
        records = "record" if number == 1 else "records"
        self.save_button.setText(f"Hand over {number:,} {records}" if number else "Hand over")
        self._look_again()

"""Choose the columns of a list."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from oversight_app.domain.record_fields import Spec
from oversight_app.ui.dialogs.framed import FramedDialog


class ListColumnsDialog(FramedDialog):
    """``chosen`` are the ids of the fields that are ticked, in the order of the form."""

    def __init__(
        self, plural: str, own: Sequence[Spec], shown: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            f"Columns of {plural.lower()}",
            "The number and how it stands are always shown.",
            parent,
            width=360,
        )
        self.setObjectName("list-columns")
        self._ticks: dict[str, QCheckBox] = {}
        for spec in own:
            tick = QCheckBox(spec.heading)
            tick.setObjectName(spec.id)
            tick.setToolTip(spec.tip or f"Show the column {spec.heading}")
            tick.setChecked(spec.id in shown)
            self._ticks[spec.id] = tick
            self.body.addWidget(tick)
        self.add_button("Cancel", result=False)
        self.add_button("Show these", "primary", result=True).setObjectName("show-columns")
        next(iter(self._ticks.values())).setFocus()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the fields that are ticked."""
        return tuple(id for id, tick in self._ticks.items() if tick.isChecked())

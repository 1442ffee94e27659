"""Say on which rung of the engagement ladder contact with a group stands, and since when."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.periods import written_date
from oversight_app.review.outside_group_detail import UNLOCKS, GroupDetail, RungState
from oversight_app.ui.dialogs.form import FormDialog, day_of
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import label


class ChangeContactDialog(FormDialog):
    """``group`` is the group as chosen; ``day`` is that from which it counts. Rungs above the
    Commissioner's position can't be chosen, and say why."""

    def __init__(
        self, theme: Theme, detail: GroupDetail, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            "Change contact",
            "Where contact stood before stays in its history. What a police force does by its own "
            "choice is recorded as that force’s position.",
            "Save contact",
            parent,
        )
        self.setObjectName("change-contact")
        self._detail = detail
        self.body.addWidget(label(detail.group.name, Role.CARD_TITLE, wrap=True))
        rungs = QWidget()
        box = QVBoxLayout(rungs)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        for rung in detail.rungs:
            locked = rung.state is RungState.LOCKED
            made = QRadioButton(f"{rung.words} (locked)" if locked else rung.words)
            made.setObjectName(f"contact-{rung.code}")
            made.setToolTip(plain_tip(rung.needs or f"Contact stands at “{rung.words}”"))
            made.setEnabled(not locked)
            made.setChecked(rung.code == detail.group.contact)
            made.toggled.connect(lambda _on: self._look_again())
            self._group.addButton(made)
            self.buttons[rung.code] = made
            box.addWidget(made)
        self.add_field("contact", "Contact stands at", rungs)
        rungs.setFocusProxy(self.buttons[detail.group.contact])
        if any(rung.state is RungState.LOCKED for rung in detail.rungs):
            self.body.addWidget(label(f"{UNLOCKS}.", Role.CAPTION, "text2", wrap=True))
        self._day = self.add_day("since", "Since", today)
        self._today = today
        self.buttons[detail.group.contact].setFocus()

    @property
    def group(self) -> OutsideGroup:
        """The group with the rung chosen."""
        chosen = next(code for code, made in self.buttons.items() if made.isChecked())
        return replace(self._detail.group, contact=chosen)

    @property
    def day(self) -> date:
        """The day from which it counts."""
        return day_of(self._day)

    def problems(self) -> dict[str, str]:
        """Another rung than before, from a day between the last change and today."""
        wrong = {}
        if self.group.contact == self._detail.group.contact:
            wrong["contact"] = "Contact stands there already. Choose another rung, or cancel."
        last = self._detail.moves[0].day if self._detail.moves else None
        if self._day.value is not None and self._day.value > self._today:
            wrong["since"] = "That day is still to come. Correct it."
        elif self._day.value is not None and last is not None and self._day.value < last:
            wrong["since"] = (
                f"Contact was last changed on {written_date(last)}. Choose that day or a later one."
            )
        return wrong

"""Add the ready-made risks of working with an outside group."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.risk import READY_MADE
from oversight_app.ui.dialogs.choosing import add_choice, add_signer, chosen
from oversight_app.ui.dialogs.form import FormDialog, day_of
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import label


class ReadyMadeRisksDialog(FormDialog):
    """``owner``, ``review_by`` and ``outside_group`` (None: of such groups in general) are what
    was filled in; ``groups`` are (id, name)."""

    def __init__(
        self,
        theme: Theme,
        today: date,
        review_by: date,
        groups: Sequence[tuple[int, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            f"Add {len(READY_MADE)} ready-made risks",
            "Each starts at the middle of the scale, for the office to score, and is the office’s "
            "own from then on. Those that are open already are not added twice.",
            "Add the risks",
            parent,
        )
        self.setObjectName("ready-made-risks")
        self._today = today
        names = ", ".join(name for name, _words in READY_MADE)
        self.body.addWidget(label(f"{names}.", Role.CAPTION, "text2", wrap=True))
        options: list[tuple[object, str]] = [(None, "Outside groups in general"), *groups]
        self._group = add_choice(self, "outside_group", "About", options)
        self._owner = add_signer(self, "owner", "Owner", "")
        self._review = self.add_day("review_by", "Review by", review_by)
        self._owner.setFocus()

    @property
    def owner(self) -> str:
        """The office that is to own them."""
        return self._owner.text().strip()

    @property
    def review_by(self) -> date:
        """By when they are to be scored and looked at again."""
        return day_of(self._review)

    @property
    def outside_group(self) -> int | None:
        """The group they are about."""
        found: int | None = chosen(self._group)
        return found

    def problems(self) -> dict[str, str]:
        """An owner, and a day that is to come."""
        wrong = {}
        if not self.owner:
            wrong["owner"] = "Say which office or post is to own them."
        if self.review_by < self._today:
            wrong["review_by"] = "This day has passed. Choose one that is to come."
        return wrong

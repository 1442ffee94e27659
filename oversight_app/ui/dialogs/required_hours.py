"""Set how many hours a month a scheme asks of each of its people."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from oversight_app.domain.schemes import Scheme
from oversight_app.ui.dialogs.choosing import hours_of, minutes_of, whole_hours_problem
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.theme import Theme


class RequiredHoursDialog(FormDialog):
    """``scheme`` is the scheme with what was filled in."""

    def __init__(self, theme: Theme, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            f"Set required hours: {scheme.name}",
            "What each is asked to give in a month. The share who gave as much or more is shown "
            "beside the average, since a few people give very many hours.",
            "Set required hours",
            parent,
        )
        self.setObjectName("required-hours")
        self._scheme = scheme
        self._hours = self.add_words(
            "hours", "Hours a month", hours_of(scheme.required_minutes),
            "Leave it empty where nothing is asked",
        )  # fmt: skip
        self._hours.setFocus()

    @property
    def scheme(self) -> Scheme:
        """The scheme with its hours, None where nothing is asked."""
        return replace(self._scheme, required_minutes=minutes_of(self._hours.text()) or None)

    def problems(self) -> dict[str, str]:
        """Whole hours that a month has: shares are counted by whole hours."""
        return whole_hours_problem("hours", self._hours.text())

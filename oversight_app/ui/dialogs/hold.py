"""Place a hold on a record, so that it is not disposed of."""

from PySide6.QtWidgets import QWidget

from oversight_app.ui.dialogs.choosing import add_signer
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.theme import Theme


class HoldDialog(FormDialog):
    """``reference``, ``why`` and ``by`` are what was filled in."""

    asks_about = ("why",)

    def __init__(self, theme: Theme, reference: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            "Place a hold",
            "The record is kept past its time until the hold is lifted. Undo takes it back.",
            "Place hold",
            parent,
        )
        self.setObjectName("hold")
        self._reference = self.add_words("reference", "Record", reference, "Such as Q-031")
        self._why = self.add_words(
            "why", "Why it has to be kept", "", "A claim, an inquiry, an audit"
        )
        self._by = add_signer(self, "by", "Placed by", "")
        (self._why if reference else self._reference).setFocus()

    @property
    def reference(self) -> str:
        """The record as the office calls it."""
        return self._reference.text().strip().upper()

    @property
    def why(self) -> str:
        """The reason."""
        return self._why.text().strip()

    @property
    def by(self) -> str:
        """The office that places it."""
        return self._by.text().strip()

    def problems(self) -> dict[str, str]:
        """A hold has a record, a reason and an office."""
        wrong = {}
        if not self.reference:
            wrong["reference"] = "Say which record, by its reference."
        if not self.why:
            wrong["why"] = "Say why the record has to be kept."
        if not self.by:
            wrong["by"] = "Say which office or post places the hold."
        return wrong

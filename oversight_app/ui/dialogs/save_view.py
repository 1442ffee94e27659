"""Keep a page's filters by name."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.theme import Theme


class SaveViewDialog(FormDialog):
    """``name`` is what was filled in. ``taken`` are the names there are: one of them again
    stands for these filters from now on."""

    def __init__(
        self, theme: Theme, taken: Sequence[str], shown: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            "Save view",
            f"These filters are kept by name: {shown}.",
            "Save view",
            parent,
        )
        self.setObjectName("save-view")
        self._taken = {one.casefold() for one in taken}
        self._name = self.add_words("name", "Name", hint="Swindon patrols")
        self._name.setMaxLength(60)
        self._name.textChanged.connect(self._say_what_happens)
        self._name.setFocus()

    @property
    def name(self) -> str:
        """The name as filled in."""
        return " ".join(self._name.text().split())

    def problems(self) -> dict[str, str]:
        """A name."""
        return {} if self.name else {"name": "Give the view a name."}

    def _say_what_happens(self) -> None:
        again = self.name.casefold() in self._taken
        self.save_button.setText("Replace view" if again else "Save view")

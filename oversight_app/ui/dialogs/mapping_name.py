"""Give a layout another name."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from oversight_app.domain.mapping_text import LONGEST_NAME
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.theme import Theme


class MappingNameDialog(FormDialog):
    """``name`` is what was filled in; names of other layouts are refused."""

    def __init__(
        self, theme: Theme, name: str, others: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            "Rename this layout",
            "Files of this layout are known by their headings, so they are found as before.",
            "Rename",
            parent,
        )
        self.setObjectName("rename-layout")
        self._others = {other.casefold() for other in others if other != name}
        self._name = self.add_words("name", "Name", name)
        self._name.setMaxLength(LONGEST_NAME)
        self._name.selectAll()
        self._name.setFocus()

    @property
    def name(self) -> str:
        """The new name."""
        return " ".join(self._name.text().split())

    def problems(self) -> dict[str, str]:
        """A name that no other layout has."""
        if not self.name:
            return {"name": "Write a name."}
        if self.name.casefold() in self._others:
            return {"name": f"Another layout is called “{self.name}”. Write another name."}
        return {}

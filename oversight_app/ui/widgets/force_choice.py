"""A list of police forces to choose one from."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from oversight_app.domain.bodies import Body

_SHOWN = 16


def force_choice(forces: Sequence[Body], first: str = "Choose a force") -> QComboBox:
    """Make a list of forces; its data are their codes."""
    combo = QComboBox()
    combo.setObjectName("force")
    combo.setMaxVisibleItems(_SHOWN)
    combo.addItem(first, "")
    for force in forces:
        combo.addItem(force.name, force.code)
    return combo

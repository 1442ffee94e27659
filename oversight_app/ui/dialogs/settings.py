"""Settings: the office (kept in the workspace) and the look (kept on this computer)."""

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from oversight_app.domain.bodies import Body
from oversight_app.domain.records import Office
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Role, Scheme
from oversight_app.ui.widgets.force_choice import force_choice
from oversight_app.ui.widgets.label import label, rule

_SCHEMES = (
    (Scheme.SYSTEM, "As the system"),
    (Scheme.LIGHT, "Light"),
    (Scheme.DARK, "Dark"),
    (Scheme.HIGH_CONTRAST, "High contrast"),
)
_SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class SettingsDialog(FramedDialog):
    """``scheme``, ``text_scale`` and ``office`` hold what was chosen, once accepted.

    ``office`` is None where no workspace is open, or it can't be changed.
    """

    def __init__(
        self,
        scheme: Scheme,
        text_scale: float,
        office: Office | None = None,
        forces: tuple[Body, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Settings", parent=parent)
        self.setObjectName("settings")
        self._before = office
        self._name = QLineEdit(office.name if office else "")
        self._name.setObjectName("office-name")
        self._force = force_choice(forces)
        if office is not None:
            self.body.addWidget(label("This workspace", Role.CARD_TITLE))
            self._force.setCurrentIndex(max(0, self._force.findData(office.home_force)))
            self.add_labelled("Name of the office", self._name)
            self.add_labelled("Home force", self._force)
            self.body.addSpacing(4)
            self.body.addWidget(rule())
        self.body.addWidget(label("This computer", Role.CARD_TITLE))
        self._scheme = QComboBox()
        self._scheme.setObjectName("scheme")
        for one, words in _SCHEMES:
            self._scheme.addItem(words, one.value)
        self._scheme.setCurrentIndex(self._scheme.findData(scheme.value))
        self._scale = QComboBox()
        self._scale.setObjectName("text-scale")
        for scale in _SCALES:
            self._scale.addItem("Usual" if scale == 1 else f"{round(scale * 100)}%", scale)
        nearest = min(range(len(_SCALES)), key=lambda i: abs(_SCALES[i] - text_scale))
        self._scale.setCurrentIndex(nearest)
        self.add_labelled("Colours", self._scheme)
        self.add_labelled("Text size", self._scale)
        self.add_button("Cancel", result=False)
        self.add_button("Save settings", "primary", result=True)

    @property
    def scheme(self) -> Scheme:
        """The colours chosen."""
        return Scheme(str(self._scheme.currentData()))

    @property
    def text_scale(self) -> float:
        """The text size chosen, 1.0 to 2.0."""
        return float(self._scale.currentData())

    @property
    def office(self) -> Office | None:
        """The office as it is to be; None where nothing of it is to be saved."""
        if self._before is None:
            return None
        new = replace(
            self._before,
            name=self._name.text().strip() or self._before.name,
            home_force=str(self._force.currentData() or self._before.home_force),
        )
        return None if new == self._before else new

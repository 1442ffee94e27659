"""Before you publish: what the check found, the worst first, each with the way to mend it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from oversight_app.summaries.concerns import Concern, Weight
from oversight_app.ui.icons import pixmap
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.label import IconLabel, button, label

_LOOKS = {
    Weight.STOPS: ("problem", "oranget", "Must be mended"),
    Weight.WARNS: ("warning", "oranget", "Warning"),
    Weight.FINE: ("met", "tealt", "In order"),
}
PassedOn = Mapping[tuple[str, str], str]
"""The reason given for each warning that was passed, by its check and its words."""


_LOOKED = "It was looked at before it was frozen, and each file is read again when it is written."


class ConcernList(QWidget):
    """``go_asked`` carries where something is mended, ``pass_asked`` a ``Concern`` that only
    warns, and ``unpass_asked`` one whose reason is taken back."""

    go_asked = Signal(str)
    pass_asked = Signal(object)
    unpass_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.after: QWidget | None = None
        """What the keyboard is on before it comes to the first of its buttons."""
        self._shown: tuple[tuple[Concern, ...], dict[tuple[str, str], str], bool] | None = None
        self.setObjectName("concerns")
        self.setAccessibleName("Before you publish")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(16, 0, 12, 12)
        self._box.setSpacing(8)
        theme.changed.connect(self._again)

    def show_concerns(
        self, concerns: Sequence[Concern], passed: PassedOn, *, locked: bool = False
    ) -> None:
        """Show what the check found; ``locked`` offers no reasons."""
        shown = (tuple(concerns), dict(passed), locked)
        if shown == self._shown:
            return
        self._shown = shown
        self._again()

    def _again(self) -> None:
        if self._shown is None:
            return
        concerns, passed, locked = self._shown
        focus = self.focusWidget()
        name = focus.objectName() if focus is not None and self.isAncestorOf(focus) else ""
        while (item := self._box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, one in enumerate(concerns):
            reason = passed.get((one.check, str(one.words)), "")
            self._box.addWidget(self._row(number, one, reason, locked))
        if not concerns:
            said = _LOOKED if locked else "Nothing has been looked at yet."
            self._box.addWidget(label(said, ink="text2", wrap=True))
        for (_check, words), reason in passed.items() if locked and not concerns else ():
            self._box.addWidget(label(words, wrap=True))
            self._box.addWidget(label(f"Gone on with: {reason}", Role.CAPTION, "text2", wrap=True))
        self._box.addStretch(1)
        before = self.after
        for made in self.findChildren(QPushButton):
            if before is not None and made.isVisibleTo(self):
                QWidget.setTabOrder(before, made)
                before = made
        if name and (again := self.findChild(QWidget, name)) is not None:
            again.setFocus()

    def _row(self, number: int, concern: Concern, reason: str, locked: bool) -> QWidget:
        icon, ink, aloud = _LOOKS[concern.weight]
        row = QWidget()
        row.setAccessibleName(f"{aloud}: {concern.words}")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(9)
        sign = IconLabel()
        size = self._theme.px(16)
        colour = getattr(self._theme.tokens, ink)
        sign.setPixmap(pixmap(icon, colour, size, self.devicePixelRatioF()))
        sign.setAccessibleName(aloud)
        sign.setToolTip(plain_tip(aloud))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(str(concern.words), wrap=True, selectable=False))
        if reason:
            words.addWidget(label(f"Gone on with: {reason}", Role.CAPTION, "text2", wrap=True))
        elif str(concern.mend):
            words.addWidget(label(str(concern.mend), Role.CAPTION, "text2", wrap=True))
        acts = self._acts(number, concern, reason, locked)
        if acts is not None:
            words.addWidget(acts)
        line.addLayout(words, 1)
        return row

    def _acts(self, number: int, concern: Concern, reason: str, locked: bool) -> QWidget | None:
        made = []
        if concern.go_to:
            words = _go_words(concern.go_to)
            go = button(words, "link", f"{words}: {concern.words}")
            go.setObjectName(f"mend-{number}")
            go.clicked.connect(lambda _c=False: self.go_asked.emit(concern.go_to))
            made.append(go)
        if concern.weight is Weight.WARNS and not locked:
            if reason:
                other = button("Take the reason back", "link", "Show this warning again")
                other.clicked.connect(lambda _c=False: self.unpass_asked.emit(concern))
            else:
                other = button("Go on with a reason…", "link", "The reason is kept with the paper")
                other.clicked.connect(lambda _c=False: self.pass_asked.emit(concern))
            other.setObjectName(f"pass-{number}")
            made.append(other)
        if not made:
            return None
        acts = QWidget()
        row = FlowLayout(acts, gap=4, row_gap=0)
        row.setContentsMargins(0, 0, 0, 0)
        for one in made:
            one.setProperty("role", Role.CAPTION.value)
            one.setProperty("flush", one is made[0])
            one.setAccessibleDescription(str(concern.words))
            row.addWidget(one)
        return acts


def _go_words(go_to: str) -> str:
    if go_to.startswith("paper/words"):
        return "Write words of your own"
    if go_to == "paper/marking":
        return "Change the marking"
    if go_to == "paper/small-numbers":
        return "See the small numbers"
    if go_to == "paper/audience":
        return "Change whom it is for"
    return f"Open {go_to}" if "/" not in go_to and any(c.isdigit() for c in go_to) else "Show it"

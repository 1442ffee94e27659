"""What would have to be true for each role to be the best choice, one below the other."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from oversight_app.review.appraisal import AppraisalView
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import label, rule

_NOT_SAID = "Not said yet."


class BestIfDialog(FramedDialog):
    """The sentences whole, in the order of the appraisal."""

    def __init__(self, theme: Theme, view: AppraisalView, parent: QWidget | None = None) -> None:
        super().__init__(
            "What would have to be true",
            f"{view.appraisal.name}. In the order of the appraisal, which is no order of merit.",
            parent,
            width=720,
        )
        self.setObjectName("best-if")
        lines = []
        for role in view.subjects:
            said = role.if_words or _NOT_SAID
            self.body.addWidget(rule())
            self.body.addWidget(label(f"{role.name} would be the best choice if", Role.CARD_TITLE))
            self.body.addWidget(label(said, wrap=True, selectable=True))
            lines.append(f"{role.name}: {role.best_if or _NOT_SAID}")
        self.body.addStretch(1)
        copy = self.add_button("Copy all")
        copy.setObjectName("copy")
        copy.setToolTip("Copy every role with its sentence, for a paper")
        copy.clicked.connect(lambda: QApplication.clipboard().setText("\n".join(lines)))
        close = self.add_button("Close", result=False)
        close.setToolTip("Go back to the page (Esc)")
        self.prefer(QSize(theme.px(720), theme.px(640)))
        close.setFocus()

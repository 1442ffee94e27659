"""Two roles of an appraisal side by side, with what would have to be true for each."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from oversight_app.review.appraisal import AppraisalView
from oversight_app.review.appraisal_compare import compare_roles
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.table_view import TableView
from oversight_app.ui.widgets.whole_rows import in_card


class CompareRolesDialog(FramedDialog):
    """Compares again whenever a role is chosen."""

    def __init__(
        self, theme: Theme, view: AppraisalView, role: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Compare roles",
            "Criteria by which they differ come first. Nothing is weighted or added up.",
            parent,
            width=900,
        )
        self.setObjectName("compare-roles")
        self._view = view
        roles = [(one.name, one.key) for one in view.subjects]
        other = next((one.key for one in view.subjects if one.key != role), role)
        row = QHBoxLayout()
        row.setSpacing(16)
        self._sides: list[tuple[Choice[str], QLabel]] = []
        for name, words, key in (("left", "Left", role), ("right", "Right", other)):
            choice: Choice[str] = Choice(f"{name}-role", f"{words}: role", 30)
            choice.offer([roles], key)
            best_if = label("", Role.CAPTION, "text2", wrap=True, selectable=True)
            caption = label(words, ink="text2")
            caption.setBuddy(choice)
            side = QVBoxLayout()
            side.setSpacing(4)
            for part in (caption, choice, best_if):
                side.addWidget(part)
            side.addStretch(1)
            row.addLayout(side, 1)
            self._sides.append((choice, best_if))
            choice.currentIndexChanged.connect(lambda _i: self._show())
        self.headline = label("", Role.CARD_TITLE, wrap=True)
        self.view = TableView(theme)
        self.view.set_compact()
        self.body.addLayout(row)
        self.body.addSpacing(4)
        self.body.addWidget(self.headline)
        self.body.addWidget(in_card(self.view), 1)
        copy = self.add_button("Copy this table")
        copy.setToolTip("Copy all rows, for a spreadsheet or a paper")
        copy.clicked.connect(self.view.copy_table)
        close = self.add_button("Close", result=False)
        close.setToolTip("Go back to the page (Esc)")
        self.view.setMinimumHeight(theme.px(220))
        self.prefer(QSize(theme.px(900), theme.px(700)))
        self._sides[0][0].setFocus()
        self._show()

    def _show(self) -> None:
        left, right = (choice.value for choice, _ in self._sides)
        found = compare_roles(self._view, left, right)
        assert found is not None  # the roles offered are those of the view
        for (_, best_if), role in zip(self._sides, (found.left, found.right), strict=True):
            said = role.if_words or "not said yet"
            best_if.setText(f"Best choice if: {said}")
        self.headline.setText(str(found.headline))
        self.view.set_table(found.table)

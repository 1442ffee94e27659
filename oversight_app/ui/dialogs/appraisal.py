"""A new option appraisal: what it is about, and which roles stand side by side."""

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from oversight_app.domain.appraisal import READY_MADE_ROLES, Appraisal, Option
from oversight_app.domain.periods import months_after
from oversight_app.domain.wording import counted
from oversight_app.review.judging import AppraisingFacts
from oversight_app.store.appraising import JudgedRole
from oversight_app.ui.dialogs.form import FormDialog, day_of
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.label import label

_NO_GROUP = 0
_LOOK_AGAIN = 6
"""Months until it is proposed to be looked at again."""


class AppraisalDialog(FormDialog):
    """``appraisal`` and ``roles`` are what was filled in."""

    asks_about = ("name",)

    def __init__(self, theme: Theme, facts: AppraisingFacts, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            "New appraisal",
            "The roles stand side by side, each judged by the same criteria. Nothing is weighted "
            "and nothing is added up. Roles can be added, removed and moved later.",
            "Save appraisal",
            parent,
        )
        self.setObjectName("appraisal")
        self.setMinimumWidth(theme.px(860))
        self._facts = facts
        self._name = self.add_words("name", "Title", hint="What is to be chosen")
        self._group: Choice[int] = Choice("outside_group", "About working with", 24)
        groups = [(one.name, one.id) for one in facts.groups]
        first = facts.groups[0].id if len(facts.groups) == 1 else _NO_GROUP
        self._group.offer([[("No group in particular", _NO_GROUP)], groups], first)
        self.add_field("outside_group", "About working with", self._group)
        self._day = self.add_day("appraised_on", "Appraised on", facts.today)
        self._by = self.add_office("appraised_by", "Appraised by", facts.offices, facts.last_by)
        self._review = self.add_day(
            "review_by", "Review by", months_after(facts.today, _LOOK_AGAIN)
        )
        self._roles = QListWidget()
        self._roles.setTabKeyNavigation(False)
        self._roles.setProperty("part", "inset")
        self._roles.setToolTip("Space ticks a role or takes its tick away")
        for role in READY_MADE_ROLES:
            item = QListWidgetItem(role.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setSizeHint(QSize(0, theme.px(28)))
            self._roles.addItem(item)
        self._roles.setCurrentRow(0)
        self.add_field("roles", "Roles side by side", self._roles)
        self._roles.itemChanged.connect(lambda _i: self._count())
        self.count = label("", Role.CAPTION, "text2")
        self.left.addWidget(self.count)
        self._arrange(theme)
        self._count()
        self._name.setFocus()

    @property
    def appraisal(self) -> Appraisal:
        """The appraisal as filled in."""
        return Appraisal(
            name=self._name.text().strip(),
            outside_group=self._group.value or None,
            appraised_on=day_of(self._day),
            appraised_by=self._by.text().strip(),
            owner=self._by.text().strip(),
            review_by=day_of(self._review),
            criteria=self._facts.criteria.version,
        )

    @property
    def roles(self) -> tuple[JudgedRole, ...]:
        """The roles that are ticked, not judged yet."""
        day: date = day_of(self._day)
        return tuple(
            JudgedRole(Option(name=role.name, scheme=role.scheme, rung=role.rung, added_on=day))
            for place, role in enumerate(READY_MADE_ROLES)
            if self._roles.item(place).checkState() is Qt.CheckState.Checked
        )

    def problems(self) -> dict[str, str]:
        """A title, an office, days that follow each other, and a role at least."""
        shown = ("name", "appraised_on", "appraised_by", "review_by")
        wrong = {
            field: words for field, words in self.appraisal.problems().items() if field in shown
        }
        if not self.roles:
            wrong["roles"] = "Tick at least one role."
        return wrong

    def _count(self) -> None:
        self.count.setText(counted(len(self.roles), "role", "roles"))
        self._look_again()

    def _arrange(self, theme: Theme) -> None:
        """What it is about at the left; the roles and the criteria at the right."""
        taken: list[QWidget] = []
        while (item := self.body.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                taken.append(widget)
        *fields, caption, view, wrong = taken
        left, right = QVBoxLayout(), QVBoxLayout()
        for each in (left, right):
            each.setSpacing(4)
        for widget in fields:
            left.addWidget(widget)
        left.addStretch(1)
        for widget in (caption, view, wrong):
            right.addWidget(widget, 1 if widget is view else 0)
        view.setMinimumHeight(theme.px(28 * len(READY_MADE_ROLES) + 12))
        criteria = self._facts.criteria
        names = ", ".join(one.name for one in criteria.criteria)
        said = label(
            f"Judged by version {criteria.version} of the criteria: {names}.",
            Role.CAPTION, "text2", wrap=True,
        )  # fmt: skip
        right.addSpacing(6)
        right.addWidget(said)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self.body.addLayout(columns, 1)

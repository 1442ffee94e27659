"""Start a workspace, guided: whose it is, which schemes there are, where the file lies, and what is
brought in first. One dialog in steps; nothing is made before the last."""

import csv
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from oversight_app.domain.bodies import Body, BodyKind
from oversight_app.domain.records import Office
from oversight_app.domain.schemes import Scheme
from oversight_app.resource_files import resource
from oversight_app.ui.dialogs.first_place import PlaceStep
from oversight_app.ui.dialogs.first_steps import (
    FiguresStep,
    FirstFigures,
    OfficeStep,
    SchemesStep,
    Step,
    say_why,
)
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import label

_NEXT, _MAKE = "Next", "Start the workspace"


class NewWorkspaceDialog(FramedDialog):
    """``office``, ``schemes``, ``path``, ``backups`` and ``first`` hold what was chosen, once
    accepted. ``backups`` at the beginning is the folder that this computer uses already."""

    def __init__(self, parent: QWidget | None = None, backups: str = "") -> None:
        super().__init__("Start a workspace", " ", parent, width=600)
        self.setObjectName("new-workspace")
        self._office = OfficeStep(_forces())
        self._schemes = SchemesStep(date.today())  # noqa: DTZ011  (the day at this desk)
        self._place = PlaceStep(backups)
        self._figures = FiguresStep()
        self._steps: tuple[Step, ...] = (self._office, self._schemes, self._place, self._figures)
        self.consequence.setObjectName("step")
        self._title = label("", Role.CARD_TITLE)
        self._about = label("", ink="text2", wrap=True)
        self._stack = QStackedWidget()
        for step in self._steps:
            self._stack.addWidget(step)
            step.changed.connect(self._check)
        self._why = label("", Role.CAPTION, "text3", wrap=True)
        self._why.setObjectName("why-not")
        self.body.addWidget(self._title)
        self.body.addWidget(self._about)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._why)
        self._cancel = self.add_button("Cancel", result=False)
        self._back = self.add_button("Back")
        self._next = self.add_button(_NEXT, "primary")
        self._back.setObjectName("step-back")
        self._next.setObjectName("step-next")
        self._back.setToolTip("Go back to the step before; nothing is lost")
        self._back.clicked.connect(lambda _c=False: self._go(-1))
        self._next.clicked.connect(lambda _c=False: self._go(1))
        self._office.name.textChanged.connect(self._place.name_after)
        self._show()

    @property
    def office(self) -> Office:
        """Whose workspace it is to be."""
        return Office(self._office.name.text().strip(), self._office.home_force)

    @property
    def schemes(self) -> tuple[Scheme, ...]:
        """The schemes that the office has, with their first and last days."""
        return self._schemes.chosen

    @property
    def path(self) -> Path:
        """Where the workspace is to lie."""
        return self._place.path

    @property
    def backups(self) -> Path | None:
        """The folder for backups; None for the one beside the workspace."""
        return self._place.backups

    @property
    def first(self) -> FirstFigures:
        """What is to be brought in as soon as it is open."""
        return self._figures.first

    def _go(self, by: int) -> None:
        """Go a step on or back; the last one makes the workspace."""
        if by > 0 and self._steps[self._stack.currentIndex()].why_not:
            return
        place = self._stack.currentIndex() + by
        if place == len(self._steps):
            # What was right when it was asked may have changed meanwhile: a file has come to lie
            # there, a folder has gone.
            wrong = next((n for n, step in enumerate(self._steps) if step.why_not), None)
            if wrong is None:
                self.accept()
                return
            place = wrong
        self._stack.setCurrentIndex(place)
        self._show()

    def _show(self) -> None:
        place = self._stack.currentIndex()
        step = self._steps[place]
        progress = f"Step {place + 1} of {len(self._steps)}"
        self.say(progress)
        self._title.setText(step.title)
        self._about.setText(step.about)
        self._back.setVisible(place > 0)
        last = place == len(self._steps) - 1
        self._next.setText(_MAKE if last else _NEXT)
        self._next.setToolTip(
            "Make the file and open it" if last else f"Go on to: {self._steps[place + 1].title}"
        )
        self._next.setAccessibleDescription(progress)
        self.setAccessibleName(f"Start a workspace, {progress.lower()}: {step.title}")
        self._check()
        step.begin()

    def _check(self) -> None:
        step = self._steps[self._stack.currentIndex()]
        against = step.why_not
        self._next.setEnabled(not against)
        # Of the place, the words stand right below the field.
        self._why.setText("" if step is self._place else against)
        say_why(self._why, wrong=False)


def _forces() -> tuple[Body, ...]:
    """The forces that every new workspace starts with, before there is one to ask."""
    with resource("reference", "forces.csv").open(encoding="utf-8", newline="") as file:
        bodies = [
            Body(row["code"], row["name"], BodyKind(row["kind"]), row["region"])
            for row in csv.DictReader(file)
        ]
    forces = (body for body in bodies if body.kind is BodyKind.FORCE)
    return tuple(sorted(forces, key=lambda body: body.name))

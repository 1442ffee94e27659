"""What Settings holds until it is saved: what the office decides waits, and what is of this
computer is shown at once and taken back by Cancel."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from oversight_app.domain.bodies import Body
from oversight_app.domain.office_settings import OfficeSettings
from oversight_app.domain.papers import PaperSettings
from oversight_app.domain.records import Office
from oversight_app.domain.retention import RetentionRule
from oversight_app.domain.returns import ExpectedReturn
from oversight_app.domain.schemes import Scheme
from oversight_app.store.changes import Changes
from oversight_app.ui.context import Context, Write
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Motion, Theme
from oversight_app.ui.theme import Scheme as Colours

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SettingsFacts:
    """What Settings shows of a workspace. ``versions`` are those in force of the risk scale, the
    boundary questions and the criteria; ``looked`` is when this person looked last, in words."""

    office: Office
    figures: OfficeSettings
    forces: tuple[Body, ...]
    today: date
    peer_sets: tuple[str, ...]
    expected: tuple[ExpectedReturn, ...]
    schemes: tuple[Scheme, ...]
    papers: PaperSettings
    rules: tuple[RetentionRule, ...]
    versions: tuple[int, int, int]
    backups: tuple[str, str]
    """Where they go, and when the newest was made, in words."""
    looked: str = ""


class SettingsDraft(QObject):
    """``facts`` and ``context`` are None while no workspace is open. ``changed`` says that
    something is another than it was saved; ``go_asked`` carries a place to go to."""

    changed = Signal()
    go_asked = Signal(str)
    backups_changed = Signal()
    """Backups go elsewhere, or one was made: no act of the office."""

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        context: Context | None = None,
        facts: SettingsFacts | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self.settings = theme, settings
        self.context, self.facts = context, facts
        self.problems: dict[str, str] = {}
        """What can't be saved as it is, by the row."""
        self.remembers_places = settings.remembers_places
        self._before = theme.scheme, theme.text_scale, theme.motion
        self._office: dict[str, Any] = {}
        self._figures: dict[str, Any] = {}

    @property
    def can_write(self) -> bool:
        """True where what the office decides can be changed."""
        return self.context is not None and not self.context.read_only

    @property
    def office(self) -> Office:
        """The office as it is to be."""
        assert self.facts is not None
        return replace(self.facts.office, **self._office)

    @property
    def figures(self) -> OfficeSettings:
        """How figures are to be shown."""
        assert self.facts is not None
        return replace(self.facts.figures, **self._figures)

    def set_office(self, **changes: object) -> None:
        """Change something of the office; saved later."""
        self._office |= changes
        self.changed.emit()

    def set_figures(self, **changes: object) -> None:
        """Change how figures are shown; saved later."""
        self._figures |= changes
        self.changed.emit()

    def look(
        self,
        scheme: Colours | None = None,
        text_scale: float | None = None,
        motion: Motion | None = None,
    ) -> None:
        """Show the window otherwise, at once."""
        self.theme.choose(scheme, text_scale, motion)
        self.changed.emit()

    @property
    def differs(self) -> bool:
        """True where there is something to save."""
        look = self.theme.scheme, self.theme.text_scale, self.theme.motion
        return (
            self.change() is not None
            or look != self._before
            or self.remembers_places != self.settings.remembers_places
        )

    def change(self) -> Write | None:
        """What is to be saved in the workspace, as one act; None for nothing. What somebody else
        saved in the meantime stays, unless it is the same setting."""
        facts = self.facts
        if facts is None or not self.can_write:
            return None
        whose = _others(facts.office, self._office)
        shown = _others(facts.figures, self._figures)
        return _saving(whose, shown) if whose or shown else None

    def keep_computer(self) -> None:
        """Remember what was chosen for this computer."""
        self.settings.scheme = self.theme.scheme
        self.settings.text_scale = self.theme.text_scale
        self.settings.motion = self.theme.motion
        self.settings.remembers_places = self.remembers_places
        self._before = self.theme.scheme, self.theme.text_scale, self.theme.motion

    def take_back(self) -> None:
        """Show the window as it was."""
        if (self.theme.scheme, self.theme.text_scale, self.theme.motion) != self._before:
            self.theme.choose(*self._before)


def _others(before: object, changes: dict[str, Any]) -> dict[str, Any]:
    return {name: new for name, new in changes.items() if getattr(before, name) != new}


def _saving(whose: dict[str, Any], shown: dict[str, Any]) -> "Callable[[Workspace], Changes]":
    def change(workspace: "Workspace") -> Changes:
        from oversight_app.store.office import office, save_office
        from oversight_app.store.office_settings import (
            office_settings,
            save_both,
            save_office_settings,
        )

        new = replace(office(workspace), **whose)
        figures = replace(office_settings(workspace), **shown)
        if not shown:
            return save_office(workspace, new)
        return (
            save_both(workspace, new, figures)
            if whose
            else save_office_settings(workspace, figures)
        )

    return change

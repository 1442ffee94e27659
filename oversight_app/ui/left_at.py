"""How somebody left the window the last time: the page and tabs in front, what they were set to.

Kept in the settings of this person on this computer, by the workspace's path, and not at all where
Settings says so. What is kept are names of the program's own (pages, tabs, measures, kinds) and the
codes of schemes: no words that were typed, nobody's office, no record.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oversight_app.ui.places_seen import key_of
from oversight_app.ui.settings import Settings

if TYPE_CHECKING:
    from oversight_app.ui.context import Context


class LeftAt:
    """Short words by a name, for one workspace."""

    def __init__(self, settings: Settings, workspace: Path) -> None:
        self._settings = settings
        self._at = f"left/{key_of(workspace)}"

    @staticmethod
    def of(context: "Context") -> "LeftAt":
        """Return that of an open workspace."""
        return LeftAt(context.settings, context.workspace.path)

    def word(self, name: str) -> str:
        """Return what was kept; "" for nothing."""
        if not self._settings.remembers_places:
            return ""
        return self._settings.value(f"{self._at}/{name}")

    def keep(self, name: str, word: str) -> None:
        """Keep a word; "" forgets it."""
        if self._settings.remembers_places or not word:
            self._settings.set_value(f"{self._at}/{name}", word)

    def choices(self, name: str) -> dict[str, Any]:
        """Return what a tab was set to, by the names of its choices."""
        try:
            read = json.loads(self.word(name) or "{}")
        except ValueError:
            return {}
        return read if isinstance(read, dict) else {}

    def keep_choices(self, name: str, **choices: object) -> None:
        """Keep what a tab is set to: those that are set to something."""
        said = {key: value for key, value in choices.items() if value}
        self.keep(name, json.dumps(said) if said else "")

"""What one person chose of a table's columns on this computer: kept in the settings, by the
table's name and the names of its columns, never what the table says."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QWidget

from oversight_app.ui.settings import Settings


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """``shown`` says of columns, by their keys, whether they are to be seen whatever room there
    is; ``widths`` are in the pixels of a text of usual size, 0 for one that was out of sight when
    another was widened. Columns of neither are fitted by the table itself."""

    shown: Mapping[str, bool] = field(default_factory=dict)
    widths: Mapping[str, int] = field(default_factory=dict)
    still: int = 1
    """So many of the first columns stay in sight while the rest is scrolled sideways."""
    sorted_by: str = ""
    """The column that the rows are in the order of; "" for the table's own order."""
    down: bool = False
    """From the highest, or from Z."""

    def written(self) -> str:
        """Return it as it is kept; "" where nothing was chosen."""
        if self == ColumnChoice():
            return ""
        said = {
            "shown": dict(self.shown), "widths": dict(self.widths), "still": self.still,
            "sorted": self.sorted_by, "down": self.down,
        }  # fmt: skip
        return json.dumps(said)

    @staticmethod
    def read(kept: str) -> "ColumnChoice":
        """Read what was kept; what can't be read was never chosen."""
        try:
            said: Any = json.loads(kept) if kept else {}
            return ColumnChoice(
                {str(k): bool(v) for k, v in said.get("shown", {}).items()},
                {str(k): max(0, int(v)) for k, v in said.get("widths", {}).items()},
                max(0, int(said.get("still", 1))),
                str(said.get("sorted", "")),
                bool(said.get("down", False)),
            )
        except (ValueError, TypeError, AttributeError):
            return ColumnChoice()


def settings_of(widget: QWidget) -> Settings | None:
    """Return the settings of the window that a widget stands in, or that its dialog was opened
    over; None where there is no such window."""
    above: QWidget | None = widget
    while above is not None:
        found = getattr(above, "settings", None)
        if isinstance(found, Settings):
            return found
        above = above.parentWidget()
    return None


def key_of(table: str) -> str:
    """Return where the choice for a table is kept."""
    return f"tables/columns/{table}"

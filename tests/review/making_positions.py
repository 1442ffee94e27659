"""Bodies and positions for tests: the days and stances are chosen so that answers can be worked
out by hand."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.store import records
from oversight_app.store.workspace import Workspace

SEPTEMBER = date(2017, 9, 30)
FORCE, COUNCIL, CHARITY = "Wiltshire Police", "National police council", "Children’s charity"
GROUPS = "Online child abuse activist groups"


@dataclass
class Bodies:
    """Makes bodies as they are named, and says positions of them."""

    ws: Workspace
    ids: dict[str, int] = field(default_factory=dict)

    def organisation(self, name: str) -> int:
        """Return the ``id`` of an organisation, made if need be."""
        if name not in self.ids:
            self.ids[name] = self._saved(Organisation(name=name, known_since=date(2017, 1, 1)))
        return self.ids[name]

    def group(self, name: str = GROUPS) -> int:
        """Return the ``id`` of an outside group, made if need be."""
        if name not in self.ids:
            made = OutsideGroup(name=name, known_since=date(2014, 1, 1))
            self.ids[name] = self._saved(made)
        return self.ids[name]

    def says(self, body: str, stance: str, day: date, **more: Any) -> int:
        """Record what a body holds about working with GROUPS, which may be speaking themselves;
        return its ``id``. With ``about=None`` it is not about a group."""
        more.setdefault("about", self.group())
        if body == GROUPS:
            more = {"organisation": None, "outside_group": self.group(), **more}
        else:
            more = {"organisation": self.organisation(body), **more}
        said: dict[str, Any] = {
            "name": f"{body}, {stance}",
            "wording": "“Word for word”", "source": "A newspaper, September 2017",
        }  # fmt: skip
        return self._saved(Position(stance=stance, from_day=day, **{**said, **more}))

    def _saved(self, record: Any) -> int:
        records.save(self.ws, record)
        return max(one.id for one in records.read(self.ws, type(record)))

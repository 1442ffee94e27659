"""The forces that a workspace knows, by printed name and by code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.bodies import Body, BodyKind, spelling_key


@dataclass(frozen=True, slots=True)
class Names:
    """What is known: ``spellings`` maps a spelling key to a body's code, or to None for a name
    known to be no single force."""

    spellings: Mapping[str, str | None]
    bodies: Mapping[str, Body]

    @classmethod
    def of(cls, spellings: Mapping[str, str | None], bodies: Sequence[Body]) -> "Names":
        """Build from what a workspace gives; a body's own name is always known."""
        known = {spelling_key(body.name): body.code for body in bodies}
        return cls({**known, **spellings}, {body.code: body for body in bodies})

    def known(self, printed: str) -> bool:
        """Tell whether a printed name is known at all."""
        return spelling_key(printed) in self.spellings

    def code(self, printed: str) -> str | None:
        """Return the code of the body a printed name means, None where it means none."""
        return self.spellings.get(spelling_key(printed))

    def is_force(self, code: str) -> bool:
        """Tell whether a code is a territorial force: a body not described counts as one."""
        body = self.bodies.get(code)
        return body is None or body.kind is BodyKind.FORCE

    def forces_on(self, day: date) -> list[Body]:
        """The territorial forces that existed on a day."""
        return [
            body
            for body in self.bodies.values()
            if body.kind is BodyKind.FORCE and body.exists_on(day)
        ]

    def name(self, code: str) -> str:
        """Return a body's name, or its code where it has none here."""
        body = self.bodies.get(code)
        return body.name if body else code

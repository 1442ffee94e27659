"""What a write changed, so that whoever shows it knows to read it again."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Changes:
    """What one action changed. ``description`` is for the person: "24 rows added"."""

    description: str = ""
    office: bool = False
    bodies: bool = False
    figures: bool = False
    boundaries: bool = False
    batches: bool = False
    records: bool = False
    schemes: bool = False
    activity: bool = False
    mappings: bool = False
    annotations: bool = False
    history: bool = False

    def __bool__(self) -> bool:
        """True where anything changed."""
        return any(getattr(self, one.name) for one in fields(self) if one.name != "description")

    def __or__(self, other: "Changes") -> "Changes":
        words = "; ".join(part for part in (self.description, other.description) if part)
        flags = {
            one.name: getattr(self, one.name) or getattr(other, one.name)
            for one in fields(self)
            if one.name != "description"
        }
        return Changes(words, **flags)

    def described(self, words: str) -> "Changes":
        """Return the same changes in other words."""
        flags = {
            one.name: getattr(self, one.name) for one in fields(self) if one.name != "description"
        }
        return Changes(words, **flags)

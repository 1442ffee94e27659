"""What a write changed, so that whoever shows it knows to read it again."""

from dataclasses import dataclass, fields, replace


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
    governance: bool = False
    """The office's own records: questions, decisions, risks, assessments and the like."""
    papers: bool = False
    """Papers that the office keeps, and how it writes them."""
    attention: bool = False
    """What was put off, or brought back."""
    viewing: bool = False
    """How the office looks at its figures."""
    history: bool = False

    saved: tuple[int, ...] = ()
    """The ``id`` of each record that was added or changed, in order."""
    undoable: bool = True
    """False for what undo doesn't reach behind: a disposal."""

    def __bool__(self) -> bool:
        """True where anything changed."""
        return any(getattr(self, name) for name in _FLAGS)

    def __or__(self, other: "Changes") -> "Changes":
        words = "; ".join(part for part in (self.description, other.description) if part)
        flags = {name: getattr(self, name) or getattr(other, name) for name in _FLAGS}
        return Changes(
            words,
            **flags,
            saved=self.saved + other.saved,
            undoable=self.undoable and other.undoable,
        )

    def described(self, words: str) -> "Changes":
        """Return the same changes in other words."""
        return replace(self, description=words)


_FLAGS = tuple(
    one.name for one in fields(Changes) if one.name not in ("description", "saved", "undoable")
)

"""An explanation of one thing that the window shows, in words for somebody who meets it first."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explained:
    """What a measure or a kind of chart is. ``subject`` is the id that it was asked by.

    ``how_to_read``, ``not_for`` and ``caveats`` are sentences, each standing alone. ``formula``
    says how it is worked out, as (part, words) pairs. ``topic`` is the help topic that says more;
    ``shown_as`` the kinds of chart that show it, by their ids.
    """

    subject: str
    title: str
    what: str
    how_to_read: tuple[str, ...]
    not_for: tuple[str, ...]
    formula: tuple[tuple[str, str], ...] = ()
    source: str = ""
    topic: str = ""
    shown_as: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Return (label, words) pairs for a panel or the clipboard, empty ones left out."""
        pairs = (
            ("What it is", self.what),
            *self.formula,
            ("How to read it", "\n".join(self.how_to_read)),
            ("When not to use it", "\n".join(self.not_for)),
            ("What it does not show", "\n".join(self.caveats)),
            ("Source", self.source),
        )
        return tuple((caption, words) for caption, words in pairs if words)

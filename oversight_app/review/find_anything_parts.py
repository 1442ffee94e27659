"""What was found anywhere in a workspace: groups, each with what it holds and where to go."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

RECORD, FIGURE, FORCE, SCHEME = "record", "figure", "force", "scheme"
IMPORT, VOLUNTEER, PAPER, VIEW, HELP = "import", "volunteer", "paper", "view", "help"
USED = "used"
"""Where a typed figure stands: "153" is Specials in post, Wiltshire, 31 March 2022."""
TERM, CHANGE = "term", "change"
"""A district, activity or patrol status; an entry of the history of changes."""


class Topic(Protocol):
    """A topic of the help: ``id`` is its address after ``help/``, ``words`` all that it says."""

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def words(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found. ``go`` is where it is shown, as ``Going.go_to`` takes it.

    ``matches`` are the places in ``title`` where the words occur: first letter, and the one after
    the last. ``detail`` says more in one line, ``inside`` are such places in it. ``figure`` is
    the figure as it is written ("153"), "" for none; ``small`` is True where it counts people of
    a return, so that it may be a small number. ``record`` is the number of a record, 0 for
    anything else; ``of`` is which kind of record it is ("question"), "" for another thing.
    """

    kind: str
    title: str
    detail: str
    go: str
    matches: tuple[tuple[int, int], ...] = ()
    record: int = 0
    of: str = ""
    inside: tuple[tuple[int, int], ...] = ()
    figure: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """What was found of a kind, the likeliest first. ``count`` is how many there are in all,
    ``more`` True where not all of them are in ``found``. ``parts`` are the counts by kind of
    record, in words: ("question", "3 questions"). ``exact``: the first is called just what was
    typed."""

    kind: str
    title: str
    count: int
    more: bool
    found: tuple[Found, ...]
    parts: tuple[tuple[str, str], ...] = ()
    exact: bool = False


@dataclass(frozen=True, slots=True)
class FoundAnything:
    """What was found for some words. ``instead`` are the words that were looked for in the place
    of misspelt ones, "" where none was; ``misspelt`` pairs each such word with the one looked
    for. ``looked_through`` says in a sentence what was looked through, for when nothing was
    found."""

    words: str
    instead: str = ""
    groups: tuple[FoundGroup, ...] = ()
    misspelt: tuple[tuple[str, str], ...] = ()
    looked_through: str = ""

    @property
    def count(self) -> int:
        """How many things were found, those not shown among them."""
        return sum(group.count for group in self.groups)

    @property
    def said_instead(self) -> str:
        """The line above what was found for other words than those typed; "" for none."""
        said = "; ".join(f"instead of ‘{typed}’: {taken}" for typed, taken in self.misspelt)
        return said[:1].upper() + said[1:]

    def group(self, kind: str) -> FoundGroup | None:
        """Return the group of a kind, None where nothing of it was found."""
        return next((one for one in self.groups if one.kind == kind), None)


Topics = Sequence[Topic]

"""What the palette lists: rows in groups, from the window's commands and places and from what was
found. No Qt here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.wording import sentence_case
from oversight_app.review.find_anything_parts import Found, FoundAnything, FoundGroup
from oversight_app.store.record_search import folded
from oversight_app.ui.commands import Command
from oversight_app.ui.places import PLACES, TABS

Span = tuple[int, int]
COMMANDS, GO = "commands", "places"
_ARTICLES = ("a", "an", "the")
_FEW = 6
"""Commands and places shown of a kind while there is more to see."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: ``run`` is what Enter does, ``why_not`` says why it can't now. ``matches`` and
    ``inside`` are the letters of ``title`` and ``detail`` that were typed."""

    id: str
    title: str
    detail: str = ""
    keys: str = ""
    icon: str = ""
    matches: tuple[Span, ...] = ()
    inside: tuple[Span, ...] = ()
    aside: str = ""
    """What stands at the right in place of keys: a figure."""
    why_not: str = ""
    go: str = ""
    run: Callable[[], None] = field(default=lambda: None, compare=False)

    @property
    def said(self) -> str:
        """The row in words, for a screen reader."""
        parts = (self.title, self.why_not or self.detail, self.aside, self.keys)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading. ``count`` is how many there are in all; ``more`` are those that are
    not shown, of ``kind``."""

    kind: str
    title: str
    rows: tuple[Row, ...]
    count: int
    exact: bool = False
    parts: tuple[str, ...] = ()
    """How many of which kinds there are, most first."""
    last: bool = False
    """Stands below what was found."""

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.rows)

    @property
    def heading(self) -> str:
        """Its title with all its kinds."""
        return self.headings()[0]

    def headings(self) -> tuple[str, ...]:
        """Its title with ever fewer of its kinds, for where there is less room."""
        if not self.parts:
            return (self.title,)
        shorter = (
            f"{self.title}: {', '.join(self.parts[:many])} and others"
            for many in range(len(self.parts) - 1, 0, -1)
        )
        return (f"{self.title}: {', '.join(self.parts)}", *shorter, self.title)


def spans(text: str, words: str) -> tuple[Span, ...]:
    """Return where each of the words begins a word of the text; () unless all do, or the text
    has all of them somewhere within."""
    said = _said(text)
    found: list[Span] = []
    for word in folded(words).split():
        at = _at(said, word)
        if at < 0:
            return ()
        found.append((at, at + len(word)))
    return tuple(sorted(found))


@lru_cache(2048)
def _said(text: str) -> str:
    """The text in plain small letters, as many as it has."""
    return "".join(folded(letter)[:1] or " " for letter in text)


def _plain(words: str) -> str:
    """What was typed for a command without its articles; one that is being typed may become
    another word."""
    *before, last = words.rstrip("…. ").split() or [""]
    said = [one for one in before if one.casefold() not in _ARTICLES]
    return " ".join((*said, last))


def _whole(text: str, matches: Sequence[Span]) -> bool:
    """Tell whether every match begins a word."""
    return bool(matches) and all(
        first == 0 or not text[first - 1].isalnum() for first, _ in matches
    )


def _at(said: str, word: str) -> int:
    """The first word that begins so, else where it stands within one."""
    at = said.find(word)
    first = at
    while at > 0 and said[at - 1].isalnum():
        at = said.find(word, at + 1)
    return at if at >= 0 else first


def command_rows(
    commands: Iterable[Command],
    words: str,
    why: Callable[[Command], str],
    *,
    whole: bool = False,
    named: tuple[str, str] = (COMMANDS, "Commands"),
    few: int = _FEW,
    last: bool = False,
) -> Group:
    """Return the commands that say the words, those that begin so first; the ones of another page
    stand after those here, and the ones that can't run now last among equals, saying why not.
    ``whole`` lists all of them."""
    words = _plain(words)
    found: list[tuple[tuple[int, bool, bool], Row]] = []
    for command in commands:
        title = command.shown_words
        matches = spans(title, words)
        inside: tuple[Span, ...] = ()
        if words and not matches:
            # Words may be shared out over what it is called and what it does.
            both = spans(f"{title}\n{command.tip}\n{command.menu}", words)
            if not both:
                continue
            matches = tuple(span for span in both if span[1] <= len(title))
            end = len(title) + 1
            inside = tuple(
                (first - end, last - end)
                for first, last in both
                if first >= end and last <= end + len(command.tip)
            )
        begins = folded(title).startswith(folded(words))
        rank = 0 if begins else 3 if not _whole(title, matches) else 2 if inside else 1
        can = command.can_run
        row = Row(
            f"command/{command.id}", title, command.tip, command.shortcut,
            command.icon or "chevron-right", matches, inside,
            why_not="" if can else why(command), run=command.run,
        )  # fmt: skip
        found.append(((rank, "/" in command.id, not can), row))
    if words:
        found.sort(key=lambda pair: pair[0])
    rows = tuple(row for _, row in found)
    shown = rows if whole else rows[:few]
    return Group(*named, shown, len(rows), exact=_is(rows, words), last=last)


def place_rows(words: str, go_to: Callable[[str], None], *, whole: bool = False) -> Group:
    """Return the places and tabs that say the words."""
    rows: list[tuple[int, Row]] = []
    for number, place in enumerate(PLACES, 1):
        for key, tab in (("", ""), *TABS.get(place.id, ())):
            title = f"{place.words} ▸ {tab}" if tab else place.words
            matches = spans(title, words)
            if words and not matches:
                continue
            address = f"{place.id}/{key}" if key else place.id
            own = spans(tab or title, words)
            begins = folded(tab or title).startswith(folded(words))
            row = Row(
                f"place/{address}", title, "", "" if tab else f"Ctrl+{number}", place.icon,
                matches, go=address, run=_going(go_to, address),
            )  # fmt: skip
            rows.append((0 if begins else 1 if own else 2, row))
    if words:
        rows.sort(key=lambda pair: pair[0])
    else:
        rows = [pair for pair in rows if "/" not in pair[1].go]
    listed = tuple(row for _, row in rows)
    shown = listed if whole or not words else listed[:_FEW]
    return Group(GO, "Places", shown, len(listed), exact=_is(listed, words))


def found_groups(found: FoundAnything, go_to: Callable[[str], None]) -> tuple[Group, ...]:
    """Return what was found, as groups of rows."""
    return tuple(_found_group(group, go_to) for group in found.groups)


def in_order(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Put first what is called just what was typed, below what was found what is to stand there,
    and leave empty groups out."""
    shown = [one for one in groups if one.rows]
    return tuple(sorted(shown, key=lambda one: (not one.exact, one.last)))


_ICONS = {
    "used": "target", "figure": "chart", "force": "specials", "scheme": "volunteers",
    "volunteer": "volunteers", "term": "filter", "paper": "summaries", "view": "eye",
    "import": "import", "help": "help", "change": "history",
}  # fmt: skip


def _found_group(group: FoundGroup, go_to: Callable[[str], None]) -> Group:
    rows = tuple(_found_row(one, go_to) for one in group.found)
    parts = tuple(words for _, words in group.parts) if len(group.parts) > 1 else ()
    return Group(group.kind, group.title, rows, group.count, group.exact, parts)


def _found_row(one: Found, go_to: Callable[[str], None]) -> Row:
    kind = KINDS.get(one.of)
    detail, shift = one.detail, 0
    if kind is not None:
        noun = sentence_case(kind.noun)
        detail = f"{noun} · {detail}" if detail else noun
        shift = len(noun) + 3
    return Row(
        f"{one.kind}/{one.go}/{one.title}", one.title, detail,
        icon=(kind.icon if kind is not None else "") or _ICONS.get(one.kind, "chevron-right"),
        matches=one.matches,
        inside=tuple((first + shift, last + shift) for first, last in one.inside),
        aside=one.figure, go=one.go, run=_going(go_to, one.go),
    )  # fmt: skip


def _going(go_to: Callable[[str], None], address: str) -> Callable[[], None]:
    return lambda: go_to(address)


def _is(rows: Sequence[Row], words: str) -> bool:
    return bool(rows) and folded(rows[0].title).rstrip("….") == folded(words).strip()

"""The positions that were held on two days, side by side: what differs comes first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from oversight_app.domain.findings import Column, Row, Status, Table
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Sentence, Slot, count_word, sentence_case
from oversight_app.review.position_rows import (
    HeldPosition,
    held_of,
    in_order,
    positions_with_names,
)
from oversight_app.store.opened import Workspace

Difference = Literal["changed", "new", "ended", "undated", "same"]
_ORDER: tuple[Difference, ...] = ("changed", "new", "ended", "undated", "same")
_SAID = {
    "stance": ("changed its stance", "changed their stance"),
    "words": ("has other words", "have other words"),
    "new": ("is new", "are new"),
    "ended": ("ended", "ended"),
    "undated": ("is of a day not given", "are of a day not given"),
}


@dataclass(frozen=True, slots=True)
class PositionPair:
    """What one body held on the first day and on the second; None where it held none (more), or
    where that is not known: *undated* is what stands later and whose day is not given."""

    body: str
    first: HeldPosition | None
    second: HeldPosition | None
    difference: Difference

    @property
    def stance_differs(self) -> bool:
        """True where both days have a stance, and not the same one."""
        if self.first is None or self.second is None:
            return False
        return self.first.position.stance != self.second.position.stance

    @property
    def how(self) -> str:
        """How they differ, told apart further: "stance", "words", "new", "ended", "undated"."""
        if self.difference == "changed":
            return "stance" if self.stance_differs else "words"
        return self.difference


@dataclass(frozen=True, slots=True)
class PositionSides:
    """Both days, the pairs (those that differ first), a sentence and the table."""

    first_day: date
    second_day: date
    pairs: tuple[PositionPair, ...]
    headline: Sentence
    table: Table

    @property
    def differing(self) -> int:
        """How many pairs differ."""
        return sum(one.difference != "same" for one in self.pairs)


def side_by_side(
    ws: Workspace, first_day: date, second_day: date, about: int | None = None
) -> PositionSides:
    """Return what was held on two days, by all that is recorded now; the earlier day first,
    whichever is given first.

    ``about`` is the ``id`` of a group: those about working with it. What is not about a group is
    left out.
    """
    first_day, second_day = sorted((first_day, second_day))
    every = [one for one in positions_with_names(ws, about=about) if one.of_a_group]
    pairs = paired(held_of(every, first_day), held_of(every, second_day))
    return PositionSides(
        first_day, second_day, pairs, sides_headline(pairs, first_day, second_day),
        sides_table(pairs, first_day, second_day),
    )  # fmt: skip


def paired(
    first: Sequence[HeldPosition], second: Sequence[HeldPosition]
) -> tuple[PositionPair, ...]:
    """Pair what was held on two days: a position with itself, else with the one that took its
    place, else with another one of the same body about the same group."""
    left, right = list(first), list(second)
    found: list[PositionPair] = []
    for difference, fits in _FITS:
        for one in tuple(left):
            other = next((two for two in right if fits(one, two)), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                found.append(PositionPair(one.body, one, other, difference))
    found += [PositionPair(one.body, one, None, "ended") for one in left]
    for one in right:
        kind: Difference = "undated" if one.position.undated else "new"
        found.append(PositionPair(one.body, None, one, kind))
    return tuple(sorted(found, key=_differing_first))


def _is(one: HeldPosition, two: HeldPosition) -> bool:
    return one.position.id == two.position.id


def _took_its_place(one: HeldPosition, two: HeldPosition) -> bool:
    return one.position.id in two.in_place_of


def _of_the_same(one: HeldPosition, two: HeldPosition) -> bool:
    return (one.body_key, one.position.about) == (two.body_key, two.position.about)


_FITS: tuple[tuple[Difference, Callable[[HeldPosition, HeldPosition], bool]], ...] = (
    ("same", _is),
    ("changed", _took_its_place),
    ("changed", _of_the_same),
)


def _differing_first(pair: PositionPair) -> tuple[object, ...]:
    one = pair.second or pair.first
    assert one is not None
    return (_ORDER.index(pair.difference), *in_order(one))


def sides_headline(pairs: Sequence[PositionPair], first_day: date, second_day: date) -> Sentence:
    """Say how many positions differ between two days, and how."""
    days: dict[str, Slot] = {"first": first_day, "second": second_day}
    if not pairs:
        return Sentence("No position is recorded as held on {first} or on {second}", days)
    differing = [one for one in pairs if one.difference != "same"]
    if not differing:
        return Sentence("No position differs between {first} and {second}", days)
    parts = []
    for kind, (single, several) in _SAID.items():
        number = sum(one.how == kind for one in differing)
        if number:
            parts.append(f"{count_word(number)} {single if number == 1 else several}")
    if len(pairs) == 1:
        said = parts[0].removeprefix("one ")
        return Sentence("The one position {said}", {"said": said})
    return Sentence(
        "{n} of {all} positions {differ}: {parts}",
        {
            "n": sentence_case(count_word(len(differing))),
            "all": count_word(len(pairs)),
            "differ": "differs" if len(differing) == 1 else "differ",
            "parts": ", ".join(parts),
        },
    )


def sides_table(pairs: Sequence[PositionPair], first_day: date, second_day: date) -> Table:
    """Return a row a pair; its key is the ``id`` of the later position."""
    rows = []
    for pair in pairs:
        one = pair.second or pair.first
        assert one is not None
        before = _side(pair.first) if pair.difference != "undated" else "Not known"
        cells = (pair.body, before, _side(pair.second), _difference(pair))
        rows.append(Row(one.key, cells))
    return Table(
        id="positions-side-by-side",
        title=f"{written_date(first_day)} and {written_date(second_day)}",
        columns=(
            Column("body", "Body"),
            Column("first", written_date(first_day)),
            Column("second", written_date(second_day)),
            Column("difference", "Difference"),
        ),
        rows=tuple(rows),
        note="Those that differ come first" if rows else "No position is recorded for these days",
    )


def _side(one: HeldPosition | None) -> Status | str:
    if one is None:
        return "No position"
    return Status(f"{one.stance_short.words}: {one.in_short}", one.stance.icon)


def _difference(pair: PositionPair) -> Status | str:
    if pair.difference == "changed":
        words = "Stance changed" if pair.stance_differs else "Same stance, other words"
        return Status(words, "swap", strong=pair.stance_differs)
    if pair.difference == "new":
        return Status("New", "plus")
    if pair.difference == "undated":
        return Status("Day not given", "unknown")
    return Status("Ended", "close") if pair.difference == "ended" else "Same"

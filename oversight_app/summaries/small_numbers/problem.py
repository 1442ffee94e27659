"""What is to be decided: which counts may be hidden, which must be, and what is known already.

All counts of one document and of the papers sent before it stand in one problem, joined by their
sums. A value is a *base* here: one that fits all sums. What may be true instead is written as
deviations from it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log2

from oversight_app.domain.small_numbers import Disclosure, Rule, Sum
from oversight_app.summaries.small_numbers.gathered import Gathered, adds_up

REACH = 3
"""How many times the width that it needs a count may be moved, up or down, while the plan looks
for what else it could be. Less than the truth: what is found possible is possible."""

Span = tuple[int, int]
"""The smallest and the greatest deviation from the base."""


def rounded_to(value: int, base: int) -> int:
    """Return the multiple of ``base`` nearest to a count, a half upwards."""
    return (2 * value + base) // (2 * base) * base


@dataclass(slots=True)
class Node:
    """One count. ``fixed``: what is known of it is known, whatever this paper does. ``must``: it
    is hidden in any case. ``shown`` and ``hidden`` are what may be true of it when it is."""

    key: str
    base: int
    shown: Span
    hidden: Span
    needs: int
    """The width over which it must stay possible when hidden; 0 where nobody needs that."""
    fixed: bool = False
    must: bool = False
    free: bool = False
    """Not given away by this paper in any case: no figure names it."""
    weight: float = 1.0


@dataclass(slots=True)
class Problem:
    """Counts and sums by their places in ``nodes``: (total, parts, exact)."""

    nodes: list[Node] = field(default_factory=list)
    sums: list[tuple[int, tuple[int, ...], bool]] = field(default_factory=list)

    def components(self, moving: Iterable[int]) -> list[int]:
        """Return for each count the number of its component, where counts that can move are
        joined by the sums they stand in; −1 for one that can't."""
        parent = list(range(len(self.nodes)))

        def root(at: int) -> int:
            while parent[at] != at:
                parent[at] = parent[parent[at]]
                at = parent[at]
            return at

        can = set(moving)
        for total, parts, _ in self.sums:
            first = -1
            for at in (total, *parts):
                if at in can:
                    if first < 0:
                        first = root(at)
                    else:
                        parent[root(at)] = first
        return [root(at) if at in can else -1 for at in range(len(self.nodes))]


def stated(found: Gathered, rule: Rule, sent: Sequence[Disclosure]) -> Problem:
    """Set out the problem of a document; counts that no small one can reach are left out."""
    known = _Known(found)
    for number, disclosure in enumerate(sent):
        known.take(disclosure, number)
    known.fill()
    width = rule.threshold
    problem = Problem()
    place: dict[str, int] = {}
    for key in sorted(known.values):
        own = key in found.values
        fixed = key in found.exempt or key in known.shown
        small = own and not rule.rounds and 0 < known.values[key] < width
        must = not fixed and (small or key in known.hidden)
        free = not own or (key not in found.printed and not must)
        place[key] = len(problem.nodes)
        problem.nodes.append(_node(known, key, rule, fixed=fixed, must=must, free=free))
    for one in known.sums:
        at = tuple(place[part] for part in one.parts)
        problem.sums.append((place[one.total], at, one.exact))
    _weigh(problem, found)
    return _relevant(problem)


def _node(known: "_Known", key: str, rule: Rule, *, fixed: bool, must: bool, free: bool) -> Node:
    base, width = known.values[key], rule.threshold
    low, high = max(-base, -REACH * width), REACH * width
    needs = 0 if fixed or (free and not must) else width
    room = known.rooms.get(key)
    if room:
        low, high = max(low, min(0, room[0] - base)), min(high, max(0, room[1] - base))
        needs = min(needs, high - low)
    shown = (0, 0)
    if rule.rounds and not fixed:
        printed = rounded_to(base, width)
        shown = (max(low, printed - 2 - base), min(high, printed + 2 - base))
    return Node(key, base, shown, (0, 0) if fixed else (low, high), needs, fixed, must, free)


def _weigh(problem: Problem, found: Gathered) -> None:
    """Say what it costs a reader to lose a count: more for one in many figures, for a large one
    and for a total, and most for a zero, which is not small."""
    height = [0] * len(problem.nodes)
    for _ in range(4):
        for total, parts, _exact in problem.sums:
            height[total] = min(4, max([height[total], *(height[part] + 1 for part in parts)]))
    for at, node in enumerate(problem.nodes):
        size = 1 + log2(1 + node.base) / 4 if node.base else 4.0
        figures = 1 + found.printed.get(node.key, 0)
        node.weight = figures * size * 3.0 ** height[at]


def _relevant(problem: Problem) -> Problem:
    part = problem.components(at for at, node in enumerate(problem.nodes) if not node.fixed)
    taken = {part[at] for at, node in enumerate(problem.nodes) if node.must and not node.fixed}
    new: dict[int, int] = {}
    left = Problem()
    for at, node in enumerate(problem.nodes):
        if part[at] in taken:
            new[at] = len(left.nodes)
            left.nodes.append(node)
    for total, parts, exact in problem.sums:
        if any(at in new for at in (total, *parts)):
            for at in (total, *parts):
                if at not in new:
                    new[at] = len(left.nodes)
                    left.nodes.append(problem.nodes[at])
            left.sums.append((new[total], tuple(new[at] for at in parts), exact))
    return left


class _Known:
    """What the document counts and what papers sent gave away, under one name a value.

    A count whose value has changed since (it was restated) is another count, with the sums that
    it had then.
    """

    def __init__(self, found: Gathered) -> None:
        self.values = dict(found.values)
        self.sums = dict.fromkeys(found.sums)
        self.shown: set[str] = set()
        self.hidden: set[str] = set()
        self.rooms: dict[str, Span] = {}

    def take(self, sent: Disclosure, number: int) -> None:
        """Add what a paper gave away."""
        names: dict[str, str] = {}
        for given, into in ((sent.shown, self.shown), (sent.hidden, self.hidden)):
            for key, value in given.items():
                same = self.values.setdefault(key, value) == value
                names[key] = key if same else f"{key}@{value}"
                self.values[names[key]] = value
                into.add(names[key])
        restated = any(name != key for key, name in names.items())
        for one in sent.sums:
            named = self._named(one, names)
            if restated or adds_up(named, self.values) is False:
                # What the paper did not print may have changed as well.
                for key in (one.total, *one.parts):
                    names.setdefault(key, f"{key}@then{number}")
                named = self._named(one, names)
                if adds_up(named, self.values) is False:
                    continue
            self.sums[named] = None
        for key, printed in sent.rounded.items():
            low, high = max(0, printed - 2), printed + 2
            name = names.get(key, key)
            if not low <= self.values.get(name, low) <= high:
                name = f"{key}@about{printed}"
            before = self.rooms.get(name, (low, high))
            self.rooms[name] = (max(low, before[0]), min(high, before[1]))

    @staticmethod
    def _named(one: Sum, names: dict[str, str]) -> Sum:
        parts = tuple(names.get(part, part) for part in one.parts)
        return Sum(names.get(one.total, one.total), parts, one.exact)

    def fill(self) -> None:
        """Give counts that are in sums alone a value that fits; sums that none fits are dropped."""
        self.hidden -= self.shown
        while self._worked_out():
            pass
        named = {key for one in self.sums for key in (one.total, *one.parts)}
        left = sorted(named - self.values.keys())
        if left:
            from oversight_app.summaries.small_numbers.solver import fitted

            fit = fitted(self.values, left, self.rooms, tuple(self.sums))
            self.values.update(fit or {})
        # What papers said of different times may contradict itself, and then says nothing.
        self.sums = {one: None for one in self.sums if adds_up(one, self.values)}

    def _worked_out(self) -> bool:
        """Work out values that one exact sum gives; tell whether there was one."""
        before = len(self.values)
        for one in self.sums:
            missing = [key for key in (one.total, *one.parts) if key not in self.values]
            if not one.exact or len(missing) != 1:
                continue
            rest = sum(self.values[part] for part in one.parts if part in self.values)
            value = rest if missing[0] == one.total else self.values[one.total] - rest
            if value >= 0:
                self.values[missing[0]] = value
        return len(self.values) > before

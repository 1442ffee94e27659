"""Which counts to hide: those that are small, and as little else as keeps them from being worked
back.

Cell suppression as in Fischetti and Salazar-González (2001): hide at little weight, ask what the
sums still leave possible, mend what is too narrow, and show again what was hidden for nothing.
Whether the outcome holds is decided by the asking alone, in whole numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from oversight_app.summaries.small_numbers.problem import Problem, Span
from oversight_app.summaries.small_numbers.solver import Room, Vector, complement

_NEAR = 1e-6
_MENDING = 400
"""Rounds of mending, after which all that can be hidden is."""
_SHOWING = 600
"""Questions that showing again may ask; what is then left stays hidden, which is safe."""


@dataclass(slots=True)
class Plan:
    """What is hidden, by place in the problem, and which of these have too little room."""

    hidden: list[bool]
    exposed: list[int] = field(default_factory=list)


def planned(problem: Problem) -> Plan:
    """Decide what to hide. The same problem has the same plan."""
    return _Planning(problem).made()


class _Planning:
    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._nodes = problem.nodes
        count = len(self._nodes)
        self._hidden = [(node.must or node.free) and not node.fixed for node in self._nodes]
        self._room = Room(problem)
        self._room.set(
            {at: self._span(at) for at, node in enumerate(self._nodes) if self._span(at) != (0, 0)}
        )
        self._points: list[Vector] = [np.zeros(count)]
        self._least, self._most = np.zeros(count), np.zeros(count)
        self._least_in, self._most_in = np.zeros(count, int), np.zeros(count, int)
        self._hopeless: set[int] = set()
        self._demand = [node.needs for node in self._nodes]
        movable = [at for at, node in enumerate(self._nodes) if not node.fixed]
        self._whole = problem.components(movable)

    def _span(self, at: int) -> Span:
        node = self._nodes[at]
        return node.hidden if self._hidden[at] else node.shown

    def made(self) -> Plan:
        self._mend()
        self._show_again()
        return Plan(self._hidden, self._narrow(self._wanting()))

    def _wanting(self) -> list[int]:
        return [at for at, node in enumerate(self._nodes) if node.needs and self._hidden[at]]

    def _wide(self, at: int) -> bool:
        return bool(self._most[at] - self._least[at] >= self._nodes[at].needs)

    def _mend(self) -> None:
        for turn in range(_MENDING):
            narrow = [at for at in self._narrow(self._wanting()) if at not in self._hopeless]
            if not narrow:
                return
            asked: dict[int, int] = {}
            for at in sorted(narrow, key=lambda at: (self._nodes[at].base, at)):
                asked.setdefault(self._whole[at], at)
            last = turn == _MENDING - 1
            scope = [part in asked for part in self._whole]
            demands = {at: self._demand[at] for at in asked.values()}
            more, hopeless = complement(self._problem, self._hidden, demands, scope)
            mended = {self._whole[at] for at in more}
            for part, at in asked.items():
                if part in mended and not last:
                    continue
                # Room there is by fractions alone, or there is none at all.
                if at not in hopeless and self._demand[at] < 2 * self._nodes[at].needs:
                    self._demand[at] += 1
                    continue
                rest = [
                    other
                    for other, its in enumerate(self._whole)
                    if its == part and not self._hidden[other] and not self._nodes[other].fixed
                ]
                if self._demand[at] == self._nodes[at].needs or not rest:
                    self._hopeless.add(at)
                more += rest if self._demand[at] > self._nodes[at].needs or last else []
            self._hide(more)

    def _hide(self, more: Iterable[int]) -> None:
        spans = {}
        for at in more:
            self._hidden[at] = True
            spans[at] = self._span(at)
        self._room.set(spans)

    def _show_again(self) -> None:
        """Show what was hidden and proves not to be needed, the heaviest first."""
        again = [
            at
            for at, node in enumerate(self._nodes)
            if self._hidden[at] and not (node.must or node.free)
        ]
        again.sort(key=lambda at: (-self._nodes[at].weight, at))
        queues: dict[int, list[int]] = {}
        for at in again:
            queues.setdefault(self._whole[at], []).append(at)
        allowed = self._room.solved + _SHOWING
        while queues and self._room.solved < allowed:
            tried = {part: queue.pop(0) for part, queue in queues.items()}
            queues = {part: queue for part, queue in queues.items() if queue}
            self._try_showing(tried)

    def _try_showing(self, tried: dict[int, int]) -> None:
        kept = (self._least.copy(), self._most.copy(), self._least_in.copy(), self._most_in.copy())
        spans = {}
        for at in tried.values():
            self._hidden[at] = False
            spans[at] = self._span(at)
        self._room.set(spans)
        leaning = [at for at in self._wanting() if self._whole[at] in tried]
        for at in leaning:
            tests = tried[self._whole[at]]
            low, high = spans[tests]
            for ends, seen in ((self._least, self._least_in), (self._most, self._most_in)):
                if not low <= self._points[seen[at]][tests] <= high:
                    ends[at], seen[at] = 0, 0
        narrow = self._narrow([at for at in leaning if at not in self._hopeless], first=True)
        failed = {self._whole[at] for at in narrow}
        if not failed:
            return
        back = [at for part, at in tried.items() if part in failed]
        self._hide(back)
        for at, part in enumerate(self._whole):
            if part in failed:
                self._least[at], self._most[at] = kept[0][at], kept[1][at]
                self._least_in[at], self._most_in[at] = kept[2][at], kept[3][at]

    def _narrow(self, targets: Iterable[int], *, first: bool = False) -> list[int]:
        """Return those of some counts that have less room than they need. With ``first``, one for
        each component is enough."""
        pending = [at for at in targets if not self._wide(at)]
        if not pending:
            return []
        part = self._problem.components(
            at for at in range(len(self._nodes)) if self._span(at) != (0, 0)
        )
        before = len(pending) + 1
        while len(pending) < before:
            before = len(pending)
            for sign in (1.0, -1.0):
                if pending:
                    self._see(self._room.furthest(dict.fromkeys(pending, sign)), part)
                    pending = [at for at in pending if not self._wide(at)]
        narrow: list[int] = []
        while pending:
            asked: dict[int, int] = {}
            for at in pending:
                asked.setdefault(part[at], at)
            chosen = list(asked.values())
            narrow += self._too_narrow(chosen, part)
            gone = set(chosen)
            if first:
                failed = {self._whole[at] for at in narrow}
                pending = [at for at in pending if self._whole[at] not in failed]
            pending = [at for at in pending if at not in gone and not self._wide(at)]
        return sorted(narrow)

    def _too_narrow(self, chosen: list[int], part: list[int]) -> list[int]:
        """Ask for each of some counts, of which no two are in one component."""
        ends = {at: [0.0, 0.0] for at in chosen}
        for which, sign in enumerate((1.0, -1.0)):
            left = [at for at in chosen if not self._wide(at)]
            if left:
                point = self._room.furthest(dict.fromkeys(left, sign))
                self._see(point, part)
                for at in left:
                    ends[at][which] = point[at]
        narrow = []
        for at in chosen:
            if self._wide(at):
                continue
            if ends[at][0] - ends[at][1] < self._nodes[at].needs - _NEAR:
                narrow.append(at)
                continue
            members = [other for other, its in enumerate(part) if its == part[at]]
            for sign in (1, -1):
                self._see(self._room.furthest_whole(at, sign, members), part)
            if not self._wide(at):
                narrow.append(at)
        return narrow

    def _see(self, point: Vector, part: list[int]) -> None:
        """Note a possible world: in a component in which it is not whole, nothing moved."""
        whole = np.round(point)
        broken = {part[at] for at in np.nonzero(np.abs(point - whole) > _NEAR)[0]}
        if broken:
            whole[[at for at, its in enumerate(part) if its in broken]] = 0
        number = len(self._points)
        self._points.append(whole)
        for ends, seen, better in (
            (self._most, self._most_in, whole > self._most),
            (self._least, self._least_in, whole < self._least),
        ):
            ends[better] = whole[better]
            seen[better] = number

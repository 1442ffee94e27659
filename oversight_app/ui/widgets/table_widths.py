"""How wide the columns of a table are: as they need, as they were chosen, and what gives way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fitting:
    """What the widths follow from; columns by their places, sizes in px.

    ``needed`` shows each column whole in a table ``room`` wide. ``words`` may be cut short to
    ``least``. ``gives_way`` are hidden, one after another, where not all is whole; ``goes_last``
    where words would be cut shorter than ``least_last``; ``spare_ones`` before anything is
    scrolled to. ``chosen`` and ``shown`` are a person's own and stand.
    """

    needed: Sequence[int]
    room: int
    words: Sequence[int]
    least: int
    gives_way: Sequence[int] = ()
    goes_last: Sequence[int] = ()
    least_last: int = 0
    spare_ones: Sequence[int] = ()
    chosen: Mapping[int, int] = field(default_factory=dict)
    shown: Mapping[int, bool] = field(default_factory=dict)

    def widths(self) -> list[int]:
        """Return the width of each column, 0 for one that is hidden. What is left over is shared
        out in proportion; where widths were chosen the last column takes it."""
        needed = list(self.needed)
        for i in range(len(needed)):
            needed[i] = self.chosen.get(i, needed[i])
            if self.shown.get(i) is False:
                needed[i] = 0
            elif not needed[i] and self.shown.get(i):
                needed[i] = self.needed[i]
        for i in self._may_go(self.gives_way):
            if sum(needed) <= self.room:
                break
            needed[i] = 0
        for i in self._may_go(self.goes_last):
            if sum(self._tightened(needed, self.least_last)) <= self.room:
                break
            needed[i] = 0
        if sum(needed) > self.room:
            for i in self._may_go(self.spare_ones):
                needed[i] = 0
        needed = self._tightened(needed, self.least)
        spare, total = self.room - sum(needed), sum(needed)
        if spare <= 0 or not total:
            return needed
        seen = [i for i, width in enumerate(needed) if width]
        if any(self.chosen.values()):
            needed[seen[-1]] += spare
            return needed
        widths = [width + spare * width // total for width in needed]
        widths[seen[0]] += self.room - sum(widths)
        return widths

    def _may_go(self, wanted: Sequence[int]) -> list[int]:
        return [i for i in wanted if not self.shown.get(i) and i not in self.chosen]

    def _tightened(self, needed: Sequence[int], shortest: int) -> list[int]:
        """Cut the longest words short (their tooltip has the whole) before anything has to be
        scrolled to."""
        cut = list(needed)
        words = [i for i in self.words if i not in self.chosen]
        while (over := sum(cut) - self.room) > 0:
            # The longest go down together, to the next longest, so that all say as much.
            top = max((cut[i] for i in words), default=0)
            highest = [i for i in words if cut[i] == top]
            if top <= shortest:
                break
            below = max([shortest, *(cut[i] for i in words if cut[i] < top)])
            by = max(1, min(top - below, over // len(highest)))
            for i in highest:
                cut[i] -= by
        return cut

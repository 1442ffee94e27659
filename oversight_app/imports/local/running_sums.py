"""The reading process: sums of the figures so far, by which a row of totals without a word is
known."""

from collections.abc import Mapping, Sequence

from oversight_app.domain.local import MISSING
from oversight_app.imports.local.parsers import REJECT

_LEAST_ROWS = 2


class RunningSums:
    """Sums of some columns, from the start and since the last total.

    ``minutes`` names the columns whose figures are rounded to whole minutes: each may be off the
    sender's by half a minute.
    """

    def __init__(self, columns: Sequence[str], minutes: Sequence[str]) -> None:
        self._minutes = frozenset(minutes)
        self._sums = dict.fromkeys(columns, 0)
        self._before = dict.fromkeys(columns, 0)
        self._rows = self._rows_before = 0

    def add(self, values: Mapping[str, Sequence[int]], first: int, end: int) -> None:
        """Add the figures from place ``first`` up to ``end``; those that can't be taken and those
        not stated are left aside."""
        if first >= end:
            return
        for name in self._sums:
            part = values[name][first:end]
            if max(part) >= REJECT or min(part) < 0:
                part = [value for value in part if 0 <= value < REJECT]
            self._sums[name] += sum(part)
        self._rows += end - first

    def is_total(self, values: Mapping[str, Sequence[int]], at: int) -> bool:
        """Tell whether a row's figures are the sums so far, or since the last total: all of those
        that it states, and one at least is more than nothing."""
        stated = {name: values[name][at] for name in self._sums if values[name][at] != MISSING}
        if not any(stated.values()) or any(value >= REJECT for value in stated.values()):
            return False
        for base, rows in ((dict.fromkeys(stated, 0), 0), (self._before, self._rows_before)):
            of = self._rows - rows
            if of >= _LEAST_ROWS and all(
                abs(value - (self._sums[name] - base[name]))
                <= (1 + of // 2 if name in self._minutes else 0)
                for name, value in stated.items()
            ):
                return True
        return False

    def total(self) -> None:
        """Take note that a total stands here."""
        self._before = dict(self._sums)
        self._rows_before = self._rows

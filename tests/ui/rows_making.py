"""Records without a workspace: as many as a test wants, made when they are looked at."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from oversight_app.domain.activity import ActivityRow, RowOrder, RowQuery
from oversight_app.domain.errors import UserProblem
from oversight_app.ui.jobs import Jobs
from oversight_app.ui.widgets.rows_reading import RowNames, RowReader, RowsHead

NAMES = RowNames(
    {"speedwatch": "Community Speedwatch"},
    {"swindon": "Swindon"},
    {"roadside": "Roadside session"},
    {"independent": "Independent patrol"},
)
OCTOBER = 2026 * 12 + 9


def record(number: int) -> ActivityRow:
    """The ``number``-th record: on 3 October 2026, of ``number`` minutes, in row number + 2."""
    return ActivityRow(
        OCTOBER, date(2026, 10, 3), "speedwatch", f"V{number}", "swindon", "roadside", "",
        number, 8, "", 1, number + 1, "log.csv", number + 2, None, "local",
    )  # fmt: skip


@dataclass
class Shelf:
    """So many records, and what was asked of them. ``problem`` is raised by every page."""

    count: int
    pages: list[tuple[int, int]] = field(default_factory=list)
    queries: list[RowQuery] = field(default_factory=list)
    problem: UserProblem | None = None
    refuses: RowOrder | None = None

    def head(self, _ws: object, query: RowQuery, first: int) -> RowsHead:
        """Answer as the store does."""
        self.queries.append(query)
        rows = tuple(record(i) for i in range(min(first, self.count)))
        if query.order is self.refuses:
            return RowsHead(RowQuery(query.filter), self.count, NAMES, rows, self.refuses)
        return RowsHead(query, self.count, NAMES, rows)

    def page(self, _ws: object, query: RowQuery, first: int, count: int) -> tuple[ActivityRow, ...]:
        """Answer as the store does."""
        if self.problem is not None:
            raise self.problem
        self.pages.append((first, count))
        return tuple(record(i) for i in range(first, min(first + count, self.count)))

    @property
    def reader(self) -> RowReader:
        """What a table is given."""
        return RowReader(self.head, self.page)


class NoWorkspace:
    """Stands where a workspace is asked for and not looked into."""

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Nothing changes."""
        yield


class HeldJobs(Jobs):
    """Answers no page until ``release``: what a slow disk does."""

    def __init__(self) -> None:
        super().__init__(NoWorkspace())  # type: ignore[arg-type]
        self.held: list[Callable[[], None]] = []
        self.holding = False

    def read(self, key: str, fn: Any, done: Any, failed: Any = None) -> Any:
        """Keep it for later while holding."""
        if self.holding:
            self.held.append(lambda: done(fn(self.workspace)))
            return None
        return super().read(key, fn, done, failed)

    def release(self) -> None:
        """Answer what was asked so far."""
        held, self.held = self.held, []
        for each in held:
            each()

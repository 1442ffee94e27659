"""Measurements: printed as ratios to the raw limit in the same run, never asserted.

``pytest -m bench -s -n 0`` runs them all.
"""

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.records import Office
from oversight_app.store.workspace import Workspace, create

Measure = Callable[[str, Callable[[], object], Callable[[], object]], None]


@pytest.fixture
def office_file(tmp_path: Path) -> Path:
    path = tmp_path / "bench.oversight"
    create(path, Office("Bench", "E23000038", review_date=date(2022, 10, 31))).close()
    return path


@pytest.fixture
def ws(office_file: Path) -> Iterator[Workspace]:
    from oversight_app.store.workspace import open_workspace

    opened = open_workspace(office_file)
    yield opened
    opened.close()


@pytest.fixture
def against() -> Measure:
    """Time ours against the raw limit, best of some runs each, and print the ratio."""

    def best(work: Callable[[], object], runs: int) -> float:
        times = []
        for _ in range(runs):
            start = time.perf_counter()
            work()
            times.append(time.perf_counter() - start)
        return min(times)

    def measure(
        what: str, ours: Callable[[], object], raw: Callable[[], object], runs: int = 5
    ) -> None:
        mine, limit = best(ours, runs), best(raw, runs)
        print(
            f"\n{what}: {mine * 1000:.1f} ms, raw {limit * 1000:.1f} ms, ratio {mine / limit:.2f}"
        )

    return measure

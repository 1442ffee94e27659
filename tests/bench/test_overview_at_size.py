"""How soon the Overview is there: on the example with a million duties more, or as many as
``OVERSIGHT_BENCH_ROWS`` says.

``pytest -m bench -s -n 0 tests/bench/test_overview_at_size.py``
"""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from oversight_app.review import remembered
from oversight_app.review.attention import attention
from oversight_app.review.next_meeting import next_meeting
from oversight_app.review.overview import measures, overview
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.sample import write_sample
from oversight_app.store.workspace import Workspace, open_workspace
from tests.bench import activity_log

pytestmark = pytest.mark.bench
ROWS = int(os.environ.get("OVERSIGHT_BENCH_ROWS", "1000000"))
AT_ONCE = 1_000_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path: Path = tmp_path_factory.mktemp("overview") / "large.oversight"
    write_sample(path)
    with open_workspace(path) as ws:
        for incoming in activity_log.incomings(ROWS, AT_ONCE):
            keep_local(ws, [incoming])
        yield ws


def test_the_overview_at_size(large: Workspace) -> None:
    print(f"\nThe example and {ROWS:,} duties")
    for what, read in (
        ("the measures and what changed", lambda: measures(large)),
        ("what needs attention", lambda: attention(large)),
        ("the next meeting", lambda: next_meeting(large)),
        ("all of it", lambda: overview(large)),
    ):
        first = [_timed(lambda read=read: _anew(large, read)) for _ in range(7)]  # type: ignore[misc]
        again = [_timed(read) for _ in range(7)]
        print(
            f"{what}: {statistics.median(first) * 1000:.1f} ms; while nothing has changed "
            f"{statistics.median(again) * 1000:.1f} ms"
        )


def _anew(ws: Workspace, read: Callable[[], object]) -> object:
    remembered.forget(ws)
    return read()


def _timed(read: Callable[[], object]) -> float:
    start = time.perf_counter()
    read()
    return time.perf_counter() - start

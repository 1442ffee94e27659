"""What the page of outside groups asks of its records: of the sample, and of the many of
``keep_outside`` (about 5,900) beside ``OVERSIGHT_BENCH_RECORDS`` (500 unless set) of each other
main kind. Goal: 50 ms each.

``pytest -m bench -s -n 0 tests/bench/test_outside_at_size.py``
"""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.appraisal import Appraisal
from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.press import LineToTake
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.records import Office
from oversight_app.review.appraisal import appraisal_view, appraisals_listed
from oversight_app.review.claims import claim_check, claims_listed
from oversight_app.review.claims_and_decisions import Wanted, claims_and_decisions
from oversight_app.review.due import due
from oversight_app.review.engagement import engagement_view, engagements_listed
from oversight_app.review.outside_group_detail import group_detail
from oversight_app.review.outside_groups import what_stands
from oversight_app.review.positions import positions_listed, side_by_side, timeline
from oversight_app.review.press_line import groups_to_ask, press_line
from oversight_app.review.record_facts import facts_of
from oversight_app.review.record_listing import listing
from oversight_app.store import records
from oversight_app.store.sample import write_sample
from oversight_app.store.workspace import Workspace, create, open_workspace
from tests.bench.many_outside import keep_outside
from tests.bench.many_records import TODAY, keep_many

pytestmark = pytest.mark.bench
MANY = int(os.environ.get("OVERSIGHT_BENCH_RECORDS", "500"))
EARLIER = date(2019, 3, 31)
_KINDS = (Claim, Position, Engagement, OutsideGroup, Appraisal, LineToTake)


@contextmanager
def _many(path: Path) -> Iterator[Workspace]:
    create(path, Office("Bench", "", review_date=TODAY), reference=False).close()
    with open_workspace(path) as workspace:
        keep_many(workspace, MANY)
        keep_outside(workspace)
        yield workspace


@contextmanager
def _sample(path: Path) -> Iterator[Workspace]:
    write_sample(path)
    with open_workspace(path) as workspace:
        yield workspace


@pytest.fixture(scope="module", params=["sample", "many"])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[
    tuple[str, Workspace]
]:  # fmt: skip
    path = tmp_path_factory.mktemp("outside") / "x.oversight"
    with (_many if request.param == "many" else _sample)(path) as workspace:
        print(f"\n{request.param}: {workspace.db.value('SELECT count(*) FROM record'):,} records")
        yield request.param, workspace


def _say(what: str, work: Callable[[], object], runs: int = 5) -> None:
    times, at_work = [], []
    for _ in range(runs):
        start, spent = time.perf_counter(), time.thread_time()
        work()
        times.append((time.perf_counter() - start) * 1000)
        at_work.append((time.thread_time() - spent) * 1000)
    median, least = statistics.median(times), min(at_work)
    print(f"  {what}: median {median:.1f} ms, most {max(times):.1f} ms, {least:.1f} ms at work")


def test_page_data(kept: tuple[str, Workspace]) -> None:
    _, ws = kept

    def first(kind: type[Recorded]) -> int:
        return records.read(ws, kind)[0].id

    claim, decision, group = first(Claim), first(Engagement), first(OutsideGroup)
    appraisal = first(Appraisal)
    asked: dict[str, Callable[[], object]] = {
        "claims and decisions": lambda: claims_and_decisions(ws, Wanted()),
        "claims and decisions of a group": lambda: claims_and_decisions(ws, Wanted(group)),
        "claims and decisions as at": lambda: claims_and_decisions(ws, Wanted(), EARLIER),
        "one claim checked": lambda: claim_check(ws, claim),
        "claims listed": lambda: claims_listed(ws),
        "one decision": lambda: engagement_view(ws, decision),
        "decisions listed": lambda: engagements_listed(ws),
        "what stands": lambda: what_stands(ws),
        "what stands of a group": lambda: what_stands(ws, group),
        "one group": lambda: group_detail(ws, group),
        "positions": lambda: positions_listed(ws),
        "timeline": lambda: timeline(ws),
        "timeline as at": lambda: timeline(ws, as_at=EARLIER),
        "two days side by side": lambda: side_by_side(ws, EARLIER, TODAY),
        "press line": lambda: press_line(ws, group),
        "press line, which groups": lambda: groups_to_ask(ws),
        "appraisals listed": lambda: appraisals_listed(ws),
        "one appraisal": lambda: appraisal_view(ws, appraisal),
        "what is overdue": lambda: due(ws, within=-1),
    }
    for what, work in asked.items():
        _say(what, work, 3)


def test_lists_and_forms(kept: tuple[str, Workspace]) -> None:
    _, ws = kept
    for kind in _KINDS:
        one = records.read(ws, kind)[0].id
        _say(f"list of {kind.kind}", lambda of=KINDS[kind.kind]: listing(ws, of), 3)  # type: ignore[misc]
        _say(f"form of {kind.kind}", lambda n=one: facts_of(ws, n), 3)  # type: ignore[misc]

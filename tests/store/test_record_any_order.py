"""Whatever is done to records, in whatever order, with disposals in between: the file stays sound,
any earlier day can be looked at, and no number ever names another record."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_kinds import KINDS, Link, Relation
from oversight_app.domain.retention import RetentionRule
from oversight_app.store import history, records
from oversight_app.store.batches import all_batches
from oversight_app.store.checking import check_open
from oversight_app.store.digests import digest
from oversight_app.store.disposal import dispose
from oversight_app.store.gathering import held_on
from oversight_app.store.record_links import add_link
from oversight_app.store.record_versions import read_at_days, versions
from oversight_app.store.retention import review_list, save_rule
from oversight_app.store.workspace import Workspace, open_workspace
from tests.store.making_records import DAY, OFFICE
from tests.store.test_record_undo import _ACTIONS, _all, _one

_DAYS = (date.min, DAY - timedelta(1), DAY, date(2022, 10, 31), date(2023, 12, 1), date.max)


def _dispose(ws: Workspace, number: int) -> object:
    """Of one record, or of two at once: what points to them, and holds, stop it."""
    there = _all(ws)
    ids = [one.id for one in there[number % max(len(there), 1) :][: number % 2 + 1]]
    return dispose(ws, ids, OFFICE, "Kept by mistake")


def _about_an_import(ws: Workspace, number: int) -> object:
    batch = next((one.id for one in all_batches(ws)), None)
    return add_link(ws, Link(_one(ws, number).id, Relation.ABOUT, batch=batch))


_MORE: list[Callable[[Workspace, int], object]] = [
    *_ACTIONS,
    _dispose,
    _about_an_import,
    lambda ws, n: save_rule(
        ws, RetentionRule(list(KINDS)[n % len(KINDS)], n % 1300, f"Why {n % 3}", OFFICE, DAY)
    ),
]
_PLANS = st.lists(
    st.tuples(st.integers(0, len(_MORE) - 1), st.integers(0, 500)), min_size=10, max_size=50
)


def _look_everywhere(ws: Workspace) -> None:
    for kind in KINDS.values():
        now = records.read(ws, kind)
        at = read_at_days(ws, kind, _DAYS)
        # At the end of all days each record says what it says now; before all days there is none.
        assert at[-1] == now
        assert at[0] == ()
        for record in now:
            assert versions(ws, record)[-1].version == record.version
            assert records.by_reference(ws, record.reference) == record
    review_list(ws, date(2040, 1, 1))
    held_on(ws, "changed")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_PLANS)
def test_the_file_stays_sound_and_no_number_names_another_record(
    small_file: Path, plan: list[tuple[int, int]]
) -> None:
    whole = small_file.read_bytes()
    called: dict[str, int] = {}
    notices: dict[str, int] = {}
    with open_workspace(small_file) as ws:
        for action, number in plan:
            before = digest(ws), history.head(ws)
            try:
                _MORE[action](ws, number)
            except UserProblem:
                if _MORE[action].__name__ != "_back_and_forth":
                    assert (digest(ws), history.head(ws)) == before
            for one in _all(ws):
                assert called.setdefault(one.reference, one.id) == one.id
                if notice := getattr(one, "notice", ""):
                    assert notices.setdefault(notice, one.id) == one.id
        _look_everywhere(ws)
        with ws.snapshot():
            report = check_open(ws.db)
        assert report.ok, report.lines
    small_file.write_bytes(whole)

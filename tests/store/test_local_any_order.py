"""Whatever returns are kept and taken back, in whatever order: the newest that stands is shown."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.local import LocalIncoming
from oversight_app.store import (
    history,
)
from oversight_app.store.batches import all_batches, undo_batch
from oversight_app.store.checking import check
from oversight_app.store.digests import digest
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.workspace import open_workspace
from tests.store.making_local import FEBRUARY, JANUARY, headcounts, local_file, returned

_KEYS = [(JANUARY, "specials"), (FEBRUARY, "specials"), (JANUARY, "psv")]
_FILES = st.dictionaries(st.sampled_from(_KEYS), st.integers(1, 3), min_size=1)
_PLANS = st.lists(
    st.one_of(
        _FILES,
        st.tuples(st.just("back"), st.integers(0, 5)),
        st.sampled_from(["undo", "redo"]),
    ),
    max_size=12,
)


def _file(said: dict[tuple[int, str], int]) -> LocalIncoming:
    return local_file(
        "return", *(returned(month, count, scheme) for (month, scheme), count in said.items())
    )


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_PLANS)
def test_the_newest_import_that_was_not_taken_back_stands(
    small_file: Path, plan: list[object]
) -> None:
    """Against a model: what was kept, in order, and which of it was taken back."""
    path, whole = small_file, small_file.read_bytes()
    kept: dict[int, dict[tuple[int, str], int]] = {}
    with open_workspace(path) as workspace:
        for step in plan:
            try:
                if isinstance(step, dict):
                    changed = bool(keep_local(workspace, [_file(step)]))
                    if changed:
                        kept[all_batches(workspace)[0].id] = step
                elif isinstance(step, tuple):
                    numbers = sorted(kept)
                    undo_batch(workspace, numbers[step[1] % len(numbers)] if numbers else 0)
                else:
                    getattr(history, str(step))(workspace)
            except UserProblem:
                continue
            expected: dict[tuple[str, int], int] = {}
            for batch in reversed(all_batches(workspace)):
                if batch.undone_at is None:
                    said = kept[batch.id]
                    expected |= {(scheme, month): n for (month, scheme), n in said.items()}
            assert headcounts(workspace) == expected
        end = digest(workspace)
        standing = [b.id for b in reversed(all_batches(workspace)) if b.undone_at is None]
        assert history.verify(workspace) == ()
    assert check(path).ok
    # A workspace in which what stands was kept in the same order says the same.
    path.write_bytes(whole)
    with open_workspace(path) as workspace:
        for number in standing:
            keep_local(workspace, [_file(kept[number])])
        assert digest(workspace) == end
    path.write_bytes(whole)

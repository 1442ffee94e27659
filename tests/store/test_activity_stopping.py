"""Long work on the log says how far it has come, and can be stopped with nothing changed."""

import hashlib
import json
import struct
from collections.abc import Callable

import pytest

from oversight_app.domain.schemes import Term, TermKind
from oversight_app.store import history
from oversight_app.store.activity_blocks import stored_blocks
from oversight_app.store.activity_summaries import wrong_sums
from oversight_app.store.batches import all_batches, undo_batch
from oversight_app.store.changes import Changes
from oversight_app.store.digests import digest
from oversight_app.store.local_keeping import compare_local, keep_local
from oversight_app.store.schemes import save_term
from oversight_app.store.workspace import Workspace
from tests.store.making_activity import Duty, log

ROWS = tuple(
    Duty(20220000 + month * 100 + day, 60, f"S{day}", activity="patrol")
    for month in range(1, 7)
    for day in range(1, 6)
)


class StoppedError(Exception):
    pass


@pytest.fixture
def kept(small: Workspace) -> Workspace:
    keep_local(small, [log(*ROWS)])
    return small


def stopping(times: int) -> Callable[[int, int], None]:
    """A progress that stops at its so many-th call."""
    seen: list[int] = []

    def tell(done: int, of: int) -> None:
        seen.append(done)
        if len(seen) > times:
            raise StoppedError

    return tell


def test_comparing_tells_of_the_rows_compared_and_can_be_stopped(kept: Workspace) -> None:
    seen: list[tuple[int, int]] = []
    compare_local(kept, log(*ROWS), progress=lambda *at: seen.append(at))
    assert seen == [(done, 30) for done in range(0, 30, 5)]  # five rows a month
    with pytest.raises(StoppedError):
        compare_local(kept, log(*ROWS), progress=stopping(3))


def test_comparing_rows_with_references_can_be_stopped(small: Workspace) -> None:
    file = log(*(Duty(20220501, 60, key=f"D{n}") for n in range(1200)))
    keep_local(small, [file])
    with pytest.raises(StoppedError):
        compare_local(small, file, progress=stopping(2))


CHANGES: dict[str, Callable[[Workspace], Changes]] = {
    "undo": history.undo,
    "taking back": lambda ws: undo_batch(ws, all_batches(ws)[0].id),
    "calling patrol training": lambda ws: save_term(
        ws, Term(TermKind.ACTIVITY, "patrol", "Patrol", training=True)
    ),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("calls", [0, 1, 4])
def test_a_change_of_a_large_log_can_be_stopped(kept: Workspace, change: str, calls: int) -> None:
    before = digest(kept), history.head(kept)
    with pytest.raises(StoppedError), kept.reporting(stopping(calls)):
        CHANGES[change](kept)
    assert (digest(kept), history.head(kept)) == before
    assert wrong_sums(kept.db) == 0
    CHANGES[change](kept)
    assert digest(kept) != before[0]


def test_redo_can_be_stopped(kept: Workspace) -> None:
    full = digest(kept)
    history.undo(kept)
    before = digest(kept)
    with pytest.raises(StoppedError), kept.reporting(stopping(3)):
        history.redo(kept)
    assert digest(kept) == before
    history.redo(kept)
    assert digest(kept) == full


@pytest.mark.parametrize("change", ["undo", "taking back"])
def test_what_is_told_never_goes_back_nor_beyond_the_rows(kept: Workspace, change: str) -> None:
    seen: list[tuple[int, int]] = []
    with kept.reporting(lambda *at: seen.append(at)):
        CHANGES[change](kept)
    done = [at for at, of in seen if of]
    assert {of for _, of in seen if of} == {30}
    assert done == sorted(done)
    assert done[0] == 0
    assert 15 < done[-1] <= 30


def test_nobody_is_told_after_the_block(kept: Workspace) -> None:
    with kept.reporting(stopping(0)):
        pass
    assert history.undo(kept)


def test_a_block_of_many_rows_is_hashed_as_one(small: Workspace) -> None:
    """Over 20,000 rows of one month, which are hashed piece by piece."""
    count = 20_003
    file = log(*(Duty(20220501, 15 + n % 7, key=f"D{n:05}") for n in range(count)))
    keep_local(small, [file])
    missing = -(2**63)

    def numbers(values: list[int]) -> bytes:
        return struct.pack(f"<{count}q", *values)

    said = [file.file_sha256, "specials", 2022 * 12 + 4, count]
    whole = b"".join(
        [
            json.dumps(said, separators=(",", ":")).encode(),
            numbers([20220501] * count),
            numbers([15 + n % 7 for n in range(count)]),
            numbers([1] * count),
            numbers(list(range(2, count + 2))),
            *[numbers([missing] * count)] * 5,  # column across, volunteer, three terms
            json.dumps([f"D{n:05}" for n in range(count)], separators=(",", ":")).encode(),
        ]
    )
    with small.snapshot():
        (block,) = stored_blocks(small.db).values()
    assert block.sum.text == hashlib.sha256(whole).hexdigest()

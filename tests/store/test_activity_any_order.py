"""Whatever is kept, restated and taken back, in whatever order: the rows are what a simple
model says, and sums and digests are those of the rows."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from oversight_app.domain.records import Office
from oversight_app.store import history
from oversight_app.store.activity_blocks import table_sum, wrong_blocks
from oversight_app.store.activity_summaries import wrong_sums
from oversight_app.store.batches import all_batches, undo_batch
from oversight_app.store.digest_table import read_sums
from oversight_app.store.digests import digest
from oversight_app.store.local_keeping import compare_local, keep_local
from oversight_app.store.workspace import Workspace, create
from tests.store.making_activity import Duty, log, standing

_DUTIES = st.builds(
    Duty,
    day=st.sampled_from([20220501, 20220502, 20220611]),
    minutes=st.sampled_from([30, 60]),
    volunteer=st.sampled_from(["", "S1"]),
    scheme=st.sampled_from(["specials", "psv"]),
    activity=st.sampled_from(["", "training"]),
)
_KEYED = st.builds(
    Duty,
    day=st.sampled_from([20220501, 20220611]),
    minutes=st.sampled_from([30, 60, 90]),
    volunteer=st.just("S2"),
    key=st.sampled_from(["K1", "K2"]),
)
_FILES = st.tuples(st.lists(_DUTIES | _KEYED, max_size=6), st.booleans(), st.sampled_from([0, 40]))
_STEPS = st.lists(
    st.tuples(st.just("keep"), _FILES)
    | st.tuples(st.sampled_from(["undo", "redo", "take back"]), st.integers(0, 5)),
    max_size=8,
)


@dataclass
class _Row:
    """A stored row: of which import, and which imports took its place."""

    duty: Duty
    batch: int
    replaced_by: set[int] = field(default_factory=set)


@dataclass
class _Model:
    """Rows in a list, and which imports were taken back."""

    rows: list[_Row] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)

    def stands(self, row: _Row) -> bool:
        return row.batch not in self.gone and row.replaced_by <= self.gone

    def standing(self) -> list[Duty]:
        return sorted((row.duty for row in self.rows if self.stands(row)), key=repr)

    def keep(self, batch: int, duties: list[Duty], *, whole: bool) -> bool:
        """Keep a file by the rules of the data; False where it brings nothing."""
        alive = [row for row in self.rows if self.stands(row)]
        shelved = [row for row in self.rows if row.batch not in self.gone and not self.stands(row)]
        keys: set[tuple[str, str]] = set()
        duties = [
            one
            for one in duties
            if not one.key
            or ((one.scheme, one.key) not in keys and not keys.add((one.scheme, one.key)))
        ]
        matched: list[_Row] = []
        new: list[Duty] = []
        replaced: list[_Row] = []
        for one in duties:
            if not one.key:
                continue
            same = [row for row in alive if _key(row.duty) == _key(one)]
            matched += same
            if not same or same[0].duty != one:
                new.append(one)
                replaced += same
        for one in duties:
            if one.key:
                continue
            same = [
                row
                for row in alive
                if _content(row.duty) == _content(one) and not any(row is m for m in matched)
            ]
            if same:
                matched.append(same[0])
            else:
                new.append(one)
        months = {(one.scheme, one.day // 100) for one in duties}
        if whole:
            replaced += [
                row
                for row in alive
                if _month(row.duty) in months and not any(row is m for m in matched)
            ]
        if not new and not replaced:
            return False
        left = Counter(_content(one) for one in new if not one.key)
        for row in shelved:
            again = row.duty.key and any(_key(one) == _key(row.duty) for one in new if one.key)
            if whole and _month(row.duty) in months:
                again = True
            elif not again and left[_content(row.duty)]:
                left[_content(row.duty)] -= 1
                again = True
            if again:
                row.replaced_by.add(batch)
        for row in replaced:
            row.replaced_by.add(batch)
        self.rows += [_Row(one, batch) for one in new]
        return True


def _key(duty: Duty) -> tuple[str, str] | None:
    return (duty.scheme, duty.key) if duty.key else None


def _month(duty: Duty) -> tuple[str, int]:
    return duty.scheme, duty.day // 100


def _content(duty: Duty) -> tuple[object, ...]:
    return duty.scheme, duty.day, duty.minutes, duty.volunteer, duty.activity


@given(_STEPS)
@settings(max_examples=60, deadline=None)
def test_what_stands_is_what_the_rules_say(steps: list[tuple[str, object]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "any.oversight"
        with create(path, Office("Any", ""), reference=False) as workspace:
            _walk(workspace, steps)


@dataclass(frozen=True)
class _State:
    """As things were: how many imports had been kept, which were gone, and the digest."""

    batches: int
    gone: frozenset[int]
    digest: str


def _walk(workspace: Workspace, steps: list[tuple[str, object]]) -> None:
    model, batches = _Model(), 0
    done: list[tuple[_State, _State]] = []
    undone: list[tuple[_State, _State]] = []
    for name, what in steps:
        before = _State(batches, frozenset(model.gone), digest(workspace))
        then = None
        if name == "keep":
            assert isinstance(what, tuple)
            duties, whole, bulk = what
            # With a bulk of rows in May, sums are changed and not made anew.
            duties = duties + [Duty(20220503, 1, f"B{n}") for n in range(bulk)]
            file = log(*duties, name=f"{len(steps)}-{batches}.csv", whole=whole)
            preview = compare_local(workspace, file)
            assert preview.ledger.read == len(duties)
            keep_local(workspace, [file])
            if not model.keep(batches + 1, duties, whole=whole):
                continue
            batches += 1
        elif name == "take back":
            assert isinstance(what, int)
            live = [one.id for one in all_batches(workspace) if one.id not in model.gone]
            if not live:
                continue
            undo_batch(workspace, live[what % len(live)])
            model.gone.add(live[what % len(live)])
        elif name == "undo" and done:
            history.undo(workspace)
            undone.append(done.pop())
            then = undone[-1][0]
        elif name == "redo" and undone:
            history.redo(workspace)
            done.append(undone.pop())
            then = done[-1][1]
        if then is not None:
            # What was kept after that is gone, too.
            model.gone = set(then.gone) | set(range(then.batches + 1, batches + 1))
            assert digest(workspace) == then.digest
        elif name in ("keep", "take back"):
            after = _State(batches, frozenset(model.gone), digest(workspace))
            done.append((before, after))
            undone = []
        assert standing(workspace) == model.standing()
        assert wrong_sums(workspace.db) == 0
        assert wrong_blocks(workspace.db) == 0
        for table in ("activity", "activity_shelf"):
            assert table_sum(workspace.db, table) == read_sums(workspace.db)[table]

"""What keeping, restating and taking back a log leaves standing."""

from dataclasses import replace
from pathlib import Path

import pytest

from oversight_app.domain.batches import Ledger
from oversight_app.domain.local import Moved
from oversight_app.store import activity, history
from oversight_app.store.activity_blocks import wrong_blocks
from oversight_app.store.activity_restated import LogMoved, log_moved
from oversight_app.store.activity_summaries import wrong_sums
from oversight_app.store.batches import all_batches, undo_batch
from oversight_app.store.checking import check
from oversight_app.store.digests import digest
from oversight_app.store.local_keeping import compare_local, keep_local
from oversight_app.store.workspace import Workspace, open_workspace
from tests.store.making_activity import JUNE, MAY, Duty, log, standing

ONE = Duty(20220503, 450, "S1", district="north", activity="patrol")
TWO = Duty(20220504, 300, "S2", activity="event", status="directed")
OLD = Duty(20220510, 120, "S1", key="D7")
NEW = replace(OLD, minutes=180)
NEWER = replace(OLD, day=20220611, minutes=240)


def _sound(workspace: Workspace) -> None:
    """Sums and digests are those of the rows."""
    assert wrong_sums(workspace.db) == 0
    assert wrong_blocks(workspace.db) == 0


def test_a_log_is_kept_row_for_row(small: Workspace) -> None:
    preview = compare_local(small, log(ONE, TWO, Duty(20220500, 6000, people=12)))
    assert preview.ledger == Ledger(added=3)
    keep_local(small, [preview.incoming])
    assert standing(small) == sorted([ONE, TWO, Duty(20220500, 6000, people=12)], key=repr)
    _sound(small)


def test_blanks_are_kept_as_blanks_and_a_row_without_people_is_one_persons(
    small: Workspace,
) -> None:
    file = log(Duty(20220503, 90))
    columns = {name: file.columns[name] for name in ("day", "scheme", "minutes")}
    keep_local(small, [replace(file, columns=columns)])
    assert standing(small) == [Duty(20220503, 90, people=1)]


def test_the_same_rows_again_change_nothing(small: Workspace) -> None:
    keep_local(small, [log(ONE, TWO)])
    again = log(TWO, ONE, name="another.csv")
    assert compare_local(small, again).ledger == Ledger(unchanged=2)
    assert not keep_local(small, [again])
    assert len(all_batches(small)) == 1


def test_equal_rows_of_one_file_are_all_kept(small: Workspace) -> None:
    """Two duties of the same kind on one day are two duties, in whatever file they come."""
    keep_local(small, [log(ONE, ONE)])
    assert standing(small) == [ONE, ONE]
    third = log(ONE, ONE, ONE, name="again.csv")
    assert compare_local(small, third).ledger == Ledger(added=1, unchanged=2)
    keep_local(small, [third])
    assert standing(small) == [ONE, ONE, ONE]
    _sound(small)


def test_rows_that_differ_in_one_thing_are_other_rows(small: Workspace) -> None:
    keep_local(small, [log(ONE)])
    others = [
        replace(ONE, day=20220504),
        replace(ONE, minutes=451),
        replace(ONE, volunteer="S2"),
        replace(ONE, volunteer=""),
        replace(ONE, scheme="psv"),
        replace(ONE, district="south"),
        replace(ONE, district=""),
        replace(ONE, activity="event"),
        replace(ONE, status="directed"),
        replace(ONE, people=2),
    ]
    assert compare_local(small, log(*others)).ledger == Ledger(added=10)


def test_a_reference_belongs_to_its_scheme(small: Workspace) -> None:
    """S1 among Specials and S1 among support volunteers are two people."""
    keep_local(small, [log(ONE, replace(ONE, scheme="psv"))])
    assert small.db.value("SELECT count(*) FROM volunteer") == 2


def test_a_row_with_a_reference_of_its_own_is_restated(small: Workspace) -> None:
    keep_local(small, [log(OLD, TWO)])
    preview = compare_local(small, log(NEW, name="later.csv"))
    assert preview.ledger == Ledger(updated=1)
    assert preview.no_longer == 0
    assert preview.moved == (Moved("specials", MAY, 420, 480, 2, 2),)
    keep_local(small, [preview.incoming])
    assert standing(small) == sorted([NEW, TWO], key=repr)
    assert log_moved(small) == (LogMoved("specials", MAY, "later.csv", 1, 120, 1, 180),)
    _sound(small)


def test_a_row_may_be_restated_into_another_month(small: Workspace) -> None:
    keep_local(small, [log(OLD)])
    preview = compare_local(small, log(NEWER))
    assert preview.moved == (Moved("specials", MAY, 120, 0, 1, 0),)
    keep_local(small, [preview.incoming])
    assert standing(small) == [NEWER]
    assert activity.months(small) == (JUNE, JUNE)
    _sound(small)


def test_one_reference_twice_in_a_file_is_kept_once(small: Workspace) -> None:
    file = log(OLD, NEW, OLD, TWO, replace(OLD, scheme="psv"))
    preview = compare_local(small, file)
    assert preview.ledger == Ledger(added=3, rejected=2)
    assert [(issue.row, issue.column) for issue in preview.incoming.issues] == [
        (3, "Duty no"),
        (4, "Duty no"),
    ]
    different, equal = (issue.why for issue in preview.incoming.issues)
    assert "different contents" in different
    assert "counted once" in equal
    assert list(preview.incoming.rejected.rows) == [3, 4]
    keep_local(small, [preview.incoming])
    assert standing(small) == sorted([OLD, TWO, replace(OLD, scheme="psv")], key=repr)
    assert all_batches(small)[0].ledger == Ledger(added=3, rejected=2)


def test_a_file_of_whole_months_says_what_is_no_more(small: Workspace) -> None:
    june = Duty(20220602, 60)
    keep_local(small, [log(ONE, TWO, june)])
    later = log(ONE, NEW, name="whole.csv", whole=True)
    preview = compare_local(small, later)
    assert (preview.ledger, preview.no_longer) == (Ledger(added=1, unchanged=1), 1)
    assert preview.moved == (Moved("specials", MAY, 750, 630, 2, 2),)
    keep_local(small, [later])
    assert standing(small) == sorted([ONE, NEW, june], key=repr)
    _sound(small)


def test_a_whole_month_leaves_other_schemes_alone(small: Workspace) -> None:
    theirs = replace(TWO, scheme="psv")
    keep_local(small, [log(ONE, theirs)])
    keep_local(small, [log(TWO, whole=True)])
    assert standing(small) == sorted([TWO, theirs], key=repr)


def test_undo_and_redo_are_exact(small: Workspace) -> None:
    keep_local(small, [log(OLD, TWO, ONE)])
    before = (standing(small), digest(small))
    keep_local(small, [log(NEW, ONE, name="whole.csv", whole=True)])
    after = (standing(small), digest(small))
    assert before != after
    for _ in range(2):
        history.undo(small)
        assert (standing(small), digest(small)) == before
        _sound(small)
        history.redo(small)
        assert (standing(small), digest(small)) == after
        _sound(small)


def test_taking_back_a_restatement_in_the_middle_leaves_the_newest(small: Workspace) -> None:
    for number, duty in enumerate((OLD, NEW, NEWER)):
        keep_local(small, [log(duty, name=f"{number}.csv")])
    newest, middle, oldest = (batch.id for batch in all_batches(small))
    undo_batch(small, middle)
    assert standing(small) == [NEWER]
    undo_batch(small, newest)
    assert standing(small) == [OLD]
    _sound(small)
    history.undo(small)
    assert standing(small) == [NEWER]
    history.undo(small)
    assert standing(small) == [NEWER]
    undo_batch(small, newest)
    assert standing(small) == [NEW]
    undo_batch(small, oldest)
    assert standing(small) == [NEW]
    _sound(small)


def test_a_row_that_a_later_file_dropped_too_stays_gone(small: Workspace) -> None:
    keep_local(small, [log(ONE, TWO)])
    keep_local(small, [log(ONE, NEW, name="2.csv", whole=True)])
    keep_local(small, [log(ONE, name="3.csv", whole=True)])
    third, second, _ = (batch.id for batch in all_batches(small))
    undo_batch(small, second)
    assert standing(small) == [ONE]
    undo_batch(small, third)
    assert standing(small) == sorted([ONE, TWO], key=repr)
    _sound(small)


def test_a_row_that_came_again_is_not_counted_twice(small: Workspace) -> None:
    """Dropped by the second file and brought by the third, it is one row when the second is
    taken back."""
    keep_local(small, [log(ONE, TWO)])
    keep_local(small, [log(ONE, name="2.csv", whole=True)])
    keep_local(small, [log(TWO, name="3.csv")])
    third, second, _ = (batch.id for batch in all_batches(small))
    undo_batch(small, second)
    assert standing(small) == sorted([ONE, TWO], key=repr)
    undo_batch(small, third)
    assert standing(small) == sorted([ONE, TWO], key=repr)
    _sound(small)


def test_what_workspaces_say_alike_has_one_digest(small: Workspace, small_file: Path) -> None:
    """Whatever was kept and taken back in between, and whatever the inner numbers are."""
    twin = small_file.with_name("twin.oversight")
    twin.write_bytes(small_file.read_bytes())
    keep_local(small, [log(Duty(20220101, 5, "Z9", district="west"))])
    keep_local(small, [log(ONE, TWO)])
    undo_batch(small, 1)
    with open_workspace(twin) as other:
        keep_local(other, [log(ONE, TWO, Duty(20220101, 5, "Z9", district="west"))])
        assert digest(other) != digest(small)
        history.undo(other)
        # The district is a word of the office's that stays with the first.
        keep_local(other, [log(Duty(20220101, 5, "Z9", district="west"))])
        undo_batch(other, 2)
        keep_local(other, [log(ONE, TWO)])
        assert digest(other) == digest(small)


def test_a_check_finds_all_sound(small: Workspace) -> None:
    keep_local(small, [log(OLD, TWO, ONE)])
    keep_local(small, [log(NEW, name="2.csv", whole=True)])
    undo_batch(small, 1)
    path = small.path
    small.close()
    assert check(path).ok


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE activity SET minutes = minutes + 1",
        "UPDATE activity SET volunteer_id = NULL",
        "UPDATE activity SET district_id = NULL",
        "UPDATE activity SET file_row = 1",
        "DELETE FROM activity WHERE minutes = 300",
        "UPDATE activity_shelf SET minutes = 7",
        "UPDATE activity_shelf SET replaced_by = NULL",
        "UPDATE activity_month SET minutes = 7",
        "UPDATE people_month SET people = 7",
        "UPDATE activity_block SET first_day = 20220501",
        "DELETE FROM activity_replaced",
    ],
)
def test_a_check_finds_what_was_damaged(small: Workspace, damage: str) -> None:
    keep_local(small, [log(OLD, TWO, ONE)])
    keep_local(small, [log(NEW, name="2.csv")])
    small.db.execute_sql(damage)
    path = small.path
    small.close()
    assert not check(path).ok


def test_keeping_can_be_stopped_and_leaves_nothing(small: Workspace) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, rows: int) -> None:
        if done:
            raise StoppedError

    before = digest(small)
    with pytest.raises(StoppedError):
        keep_local(small, [log(*(Duty(20220501, n) for n in range(1, 20_500)))], progress=stop)
    assert standing(small) == []
    assert digest(small) == before
    _sound(small)

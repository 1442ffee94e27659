"""What a month sent again has moved is told, and both figures are kept."""

from dataclasses import replace

from oversight_app.store import history
from oversight_app.store.activity_restated import LogMoved, log_moved
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.workspace import Workspace
from tests.store.making_activity import MAY, Duty, log

FIRST = (Duty(20220503, 450, "S1", key="A"), Duty(20220504, 300, "S2", key="B"))


def test_a_first_log_has_moved_nothing(small: Workspace) -> None:
    keep_local(small, [log(*FIRST)])
    assert log_moved(small) == ()


def test_a_restated_duty_is_told_with_both_figures(small: Workspace) -> None:
    keep_local(small, [log(*FIRST)])
    shorter = replace(FIRST[0], minutes=200)
    keep_local(small, [log(shorter, name="again.csv")])
    assert log_moved(small) == (LogMoved("specials", MAY, "again.csv", 1, 450, 1, 200),)
    # Restated in its turn: the second file's row no longer stands, and what it moved is the same.
    keep_local(small, [log(replace(FIRST[0], minutes=260), name="third.csv")])
    assert log_moved(small) == (
        LogMoved("specials", MAY, "third.csv", 1, 200, 1, 260),
        LogMoved("specials", MAY, "again.csv", 1, 450, 1, 200),
    )
    history.undo(small)
    history.undo(small)
    assert log_moved(small) == ()

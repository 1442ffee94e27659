"""The runner: off the main thread, back on it, newest wins, errors said honestly."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from oversight_app.domain.errors import FileProblem, Trouble, UserProblem
from oversight_app.ui.faults import Fault
from oversight_app.ui.jobs import Jobs
from oversight_app.ui.progress import Progress


class Desk:
    """Stands in for a workspace: counts snapshots and the threads they were taken on."""

    def __init__(self) -> None:
        self.inside = 0
        self.threads: set[str] = set()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        self.inside += 1
        self.threads.add(threading.current_thread().name)
        try:
            yield
        finally:
            self.inside -= 1


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def jobs(qapp: object, desk: Desk) -> Iterator[Jobs]:
    made = Jobs(desk)  # type: ignore[arg-type]
    yield made
    made.drain()
    made.close()


def test_a_read_runs_in_a_snapshot_off_the_main_thread_and_comes_back_on_it(
    jobs: Jobs, desk: Desk
) -> None:
    seen: list[object] = []
    jobs.read(
        "page",
        lambda ws: (ws.inside, threading.current_thread().name),  # type: ignore[attr-defined]
        lambda result: seen.append((result, threading.current_thread().name)),
    )
    assert jobs.drain()
    ((inside, worker), here) = seen[0]  # type: ignore[misc]
    assert inside == 1
    assert worker != here == threading.main_thread().name


def test_of_two_reads_with_one_key_only_the_newer_is_shown(jobs: Jobs) -> None:
    gate = threading.Event()
    seen: list[str] = []

    def slow(_ws: object) -> str:
        gate.wait(10)
        return "older"

    jobs.read("page", slow, seen.append)
    jobs.read("page", lambda _ws: "newer", seen.append)
    gate.set()
    assert jobs.drain()
    assert seen == ["newer"]


def test_reads_with_other_keys_are_all_shown(jobs: Jobs) -> None:
    seen: list[str] = []
    for key in ("a", "b", "c"):
        jobs.read(key, lambda _ws, key=key: key, seen.append)
    assert jobs.drain()
    assert sorted(seen) == ["a", "b", "c"]


def test_writes_happen_one_after_another_in_the_order_asked_for(jobs: Jobs) -> None:
    done: list[int] = []
    threads: set[str] = set()

    def write(number: int) -> Callable[[object, Progress], int]:
        def run(_ws: object, _progress: Progress) -> int:
            threads.add(threading.current_thread().name)
            return number

        return run

    for number in range(20):
        jobs.write("Saving", write(number), done.append)
    assert jobs.drain()
    assert done == list(range(20))
    assert len(threads) == 1


def test_a_problem_is_said_in_its_own_words(jobs: Jobs) -> None:
    said: list[tuple[str, bool]] = []
    jobs.problem.connect(lambda problem, doing, fault: said.append((str(problem), fault)))

    def refuse(_ws: object, _progress: Progress) -> None:
        raise UserProblem("The disk is full. Nothing was changed.")

    jobs.write("Saving", refuse, lambda _r: pytest.fail("it did not work"))
    assert jobs.drain()
    assert said == [("The disk is full. Nothing was changed.", False)]


def test_what_a_full_disk_stopped_can_be_done_again(jobs: Jobs) -> None:
    """The same work, with the same outcome to the same place, once there is space."""
    tries: list[str] = []
    done: list[str] = []
    again: list[Callable[[], None]] = []

    def told(_problem: object, _doing: str, _fault: bool) -> None:
        assert jobs.again is not None
        again.append(jobs.again)

    jobs.problem.connect(told)

    def save(_ws: object, _progress: Progress) -> str:
        tries.append("tried")
        if len(tries) == 1:
            raise FileProblem("The disk is full. Nothing was changed.", Trouble.FULL)
        return "saved"

    jobs.write("Saving", save, done.append)
    assert jobs.drain()
    assert done == []
    assert jobs.again is None  # what was told is over: nothing of the window is held on to
    (do_again,) = again
    do_again()
    assert jobs.drain()
    assert (tries, done) == (["tried", "tried"], ["saved"])


def test_a_problem_goes_to_who_asked_for_it(jobs: Jobs) -> None:
    said: list[str] = []
    jobs.problem.connect(lambda *_: pytest.fail("it was dealt with"))

    def refuse(_ws: object, _progress: Progress) -> None:
        raise UserProblem("There is no name.")

    jobs.write("Saving", refuse, lambda _r: None, lambda error: said.append(str(error)))
    assert jobs.drain()
    assert said == ["There is no name."]


def test_a_fault_is_called_one_and_logged_without_what_was_written(
    jobs: Jobs, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[tuple[Fault, str, bool]] = []
    jobs.problem.connect(lambda *args: said.append(args))

    written = " ".join(("Jane", "Smith"))

    def break_down(_ws: object) -> None:
        raise ValueError(f"invalid number: {written}")

    jobs.read("page", break_down, lambda _r: None)
    assert jobs.drain()
    ((fault, doing, is_fault),) = said
    assert (doing, is_fault) == ("Reading", True)
    assert "ValueError" in fault.report()
    assert "Jane Smith" not in fault.report()
    assert "ValueError" in caplog.text
    assert "break_down" in caplog.text
    assert "Jane Smith" not in caplog.text


def test_cancelled_work_shows_nothing(jobs: Jobs) -> None:
    gate = threading.Event()

    def work(progress: Progress) -> str:
        gate.wait(10)
        progress.report(1, 10, "Reading")
        return "kept"

    job = jobs.other("import", "Reading", work, lambda _r: pytest.fail("it was cancelled"))
    job.cancel()
    gate.set()
    assert jobs.drain()


def test_nothing_comes_back_after_closing(qapp: object, desk: Desk) -> None:
    jobs = Jobs(desk)  # type: ignore[arg-type]
    jobs.read("page", lambda _ws: 1, lambda _r: pytest.fail("the window has gone"))
    jobs.close()
    jobs.read("page", lambda _ws: 1, lambda _r: pytest.fail("the window has gone"))
    assert not jobs.busy


def test_drawing_and_reading_do_not_wait_for_each_other(jobs: Jobs) -> None:
    gate = threading.Event()
    seen: list[str] = []

    def draw() -> str:
        gate.wait(10)
        return "drawn"

    def read(_ws: object) -> str:
        gate.set()
        return "read"

    jobs.draw("chart", draw, seen.append)
    jobs.read("page", read, seen.append)
    assert jobs.drain()
    assert sorted(seen) == ["drawn", "read"]


class _Part:
    """Stands in for a part of the window; it says on which thread it ended."""

    def __init__(self, ended_on: list[str]) -> None:
        self._ended_on = ended_on

    def show(self, _found: object) -> None:
        """What a job does with what comes of it."""

    def __del__(self) -> None:
        self._ended_on.append(threading.current_thread().name)


def _with(_part: _Part, *_given: object, fails: bool = False) -> None:
    if fails:
        raise UserProblem("It did not work.")


def test_what_a_job_was_to_show_ends_on_the_main_thread_when_the_runner_closes(
    qapp: object, desk: Desk
) -> None:
    jobs = Jobs(desk)  # type: ignore[arg-type]
    ended_on: list[str] = []
    gate = threading.Event()
    jobs.write("Saving", lambda _ws, _p: gate.wait(10), lambda _: None)
    for _ in range(3):
        part = _Part(ended_on)
        jobs.write("Waiting", partial(_with, part), part.show)
        del part
    threading.Timer(0.05, gate.set).start()
    jobs.close()
    assert ended_on == [threading.main_thread().name] * 3


@pytest.mark.parametrize("fails", [False, True])
def test_what_a_job_has_shown_is_let_go_before_its_thread_lets_go(
    jobs: Jobs, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    """The thread is held where it has sent back what came of the job."""
    ended_on: list[str] = []
    shown, part = threading.Event(), _Part(ended_on)
    work = jobs._work

    def held(*task: object) -> None:
        work(*task)  # type: ignore[arg-type]
        shown.wait(10)

    monkeypatch.setattr(jobs, "_work", held)

    jobs.read("page", partial(_with, part, fails=fails), part.show, part.show)
    del part
    assert jobs.drain()
    shown.set()
    assert ended_on == [threading.main_thread().name]


def test_what_is_read_is_dressed_on_its_way_and_what_is_written_is_not(qtbot: QtBot) -> None:
    desk = Desk()
    inside: list[int] = []

    def dressed(workspace: Any, found: Any) -> Any:
        inside.append(workspace.inside)
        return [found]

    jobs = Jobs(desk, arriving=dressed)  # type: ignore[arg-type]
    came: list[object] = []
    jobs.read("one", lambda _ws: 1, came.append)
    assert jobs.drain()
    jobs.write("two", lambda _ws, _p: 2, came.append)
    assert jobs.drain()
    jobs.close()
    assert came == [[1], 2]
    assert inside == [1], "in the same unchanging state as it was read"

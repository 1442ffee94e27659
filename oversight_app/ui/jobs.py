"""The one runner of slow work: one thread writes, a few read, one draws.

The window never waits. A job's function runs on its thread; what it returns, or raises, comes
back on the main thread. A newer job with the same key drops what an older one brings.
"""

import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEventLoop,
    QObject,
    Qt,
    Signal,
    Slot,
)

from oversight_app.domain.errors import FileProblem, Trouble, UserProblem
from oversight_app.ui.collecting import ShortCollections
from oversight_app.ui.faults import log_fault
from oversight_app.ui.progress import Cancelled, Progress

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from oversight_app.store.workspace import Workspace

T = TypeVar("T")
Failed = Callable[[Exception], None]
_READERS = 2
_TURN_SECONDS = 0.001
_MAY_PASS = (Trouble.FULL, Trouble.BUSY, Trouble.DISK)
"""Troubles after which the same work may be done again."""


@dataclass(eq=False)
class Job:
    """One piece of work under way. ``title`` is shown beside its progress."""

    title: str
    key: str = ""
    progress: Progress = field(default_factory=Progress)
    stale: bool = False
    shown: bool = False
    """True where its progress is shown once it takes longer than a moment."""
    last: bool = False
    """True where it is done even though the workspace is being closed."""

    def cancel(self) -> None:
        """Ask the work to stop; the database is left as it was."""
        self.progress.cancel()


@dataclass(eq=False)
class _Task:
    """What is done for a job, and with what comes of it: often parts of the window.

    They are let go on the main thread alone (``empty``). The last to hold a part of the window
    ends it, and were that a worker, the program would end too.
    """

    pool: str
    job: Job
    run: Callable[[Progress], Any] | None
    done: Callable[[Any], None] | None
    failed: Failed | None
    outcome: Callable[[], None] | None = None

    def empty(self) -> None:
        self.run = self.done = self.failed = self.outcome = None


class Arriving(Protocol):
    """What is done to all that is read, on the way to whoever asked: a thing of the same kind."""

    def __call__(self, workspace: "Workspace", found: T) -> T: ...


class Jobs(QObject):
    """Runs functions off the main thread.

    ``problem`` says what to tell the person: (words, what they were doing, True for a fault of
    the program). ``started`` and ``ended`` carry the ``Job``. ``closing`` is the last moment to
    ask for a write: one with ``last`` is made before the threads stop. ``arriving`` is done to what
    ``read`` brings, in the same unchanging state.
    """

    started = Signal(object)
    ended = Signal(object)
    closing = Signal()
    problem = Signal(object, str, bool)
    _deliver = Signal(object)

    def __init__(
        self,
        workspace: "Workspace | None" = None,
        parent: QObject | None = None,
        *,
        arriving: Arriving | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._arriving = arriving
        # While a job computes, the window gets its turn after this long and not after Python's
        # own 5 ms: painting asks for a turn many times over.
        sys.setswitchinterval(_TURN_SECONDS)
        self._pools: dict[str, ThreadPoolExecutor] = {}
        self._newest: dict[tuple[str, str], Job] = {}
        self._under_way: dict[Job, _Task] = {}
        self._closed = False
        self.again: Callable[[], None] | None = None
        """While a problem is told: does the work again, where that may help once it is mended."""
        self.unasked = False
        """While a problem is told: True of work that nobody waits for, such as a backup kept by
        the way."""
        self._collections = ShortCollections()
        self._deliver.connect(self._on_main, Qt.ConnectionType.QueuedConnection)

    @property
    def workspace(self) -> "Workspace":
        """The open workspace."""
        assert self._workspace is not None
        return self._workspace

    @property
    def busy(self) -> bool:
        """True while anything is under way."""
        return bool(self._under_way)

    @property
    def reading(self) -> bool:
        """True while the workspace is asked anything."""
        return any(task.pool == "read" for task in self._under_way.values())

    def read(
        self,
        key: str,
        fn: "Callable[[Workspace], T]",
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> Job:
        """Ask the workspace a question; ``fn`` sees one unchanging state of it."""

        def run(_progress: Progress) -> T:
            with self.workspace.snapshot():
                found = fn(self.workspace)
                return found if self._arriving is None else self._arriving(self.workspace, found)

        return self._start("read", Job("Reading", key), run, done, failed)

    def write(
        self,
        title: str,
        fn: "Callable[[Workspace, Progress], T]",
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        quiet: bool = False,
        last: bool = False,
    ) -> Job:
        """Change the workspace; writes happen one after another, in the order asked for.

        ``quiet`` never shows its progress. ``last`` is done even though the workspace is being
        closed, for what would be lost otherwise.
        """
        job = Job(title, shown=not quiet, last=last)
        return self._start("write", job, lambda p: fn(self.workspace, p), done, failed)

    def draw(
        self, key: str, fn: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None
    ) -> Job:
        """Draw a chart (matplotlib can't be used from two threads)."""
        return self._start("draw", Job("Drawing", key), lambda _p: fn(), done, failed)

    def other(
        self,
        key: str,
        title: str,
        fn: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        quiet: bool = False,
    ) -> Job:
        """Do anything else slow: read a file, write a summary. ``quiet`` never shows its
        progress."""
        return self._start("other", Job(title, key, shown=not quiet), fn, done, failed)

    def drain(self, milliseconds: int = 30_000) -> bool:
        """Wait for everything under way, delivering results; False if time ran out."""
        deadline = QDeadlineTimer(milliseconds)
        while self._under_way and not deadline.hasExpired():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        return not self._under_way

    def close(self) -> None:
        """Cancel what can be cancelled, wait for the rest and stop the threads."""
        if not self._closed:
            self.closing.emit()
        self._closed = True
        for job in self._under_way:
            if not job.last:
                job.stale = True
                job.cancel()
        for pool in self._pools.values():
            # What is stale does nothing when its turn comes.
            pool.shutdown(wait=True)
        for task in self._under_way.values():
            task.empty()
        self._under_way.clear()
        self._newest.clear()

    def _start(
        self,
        pool: str,
        job: Job,
        run: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Failed | None,
    ) -> Job:
        if self._closed:
            return job
        if job.key:
            older = self._newest.get((pool, job.key))
            if older is not None:
                older.stale = True
                older.cancel()
            self._newest[pool, job.key] = job
        task = self._under_way[job] = _Task(pool, job, run, done, failed)
        self._pool(pool).submit(self._work, task)
        self.started.emit(job)
        return job

    def _pool(self, name: str) -> "ThreadPoolExecutor":
        """The threads of a kind of work, begun with the first of it."""
        if name not in self._pools:
            # Imported here: the first paint waits for no work.
            from concurrent.futures import ThreadPoolExecutor

            threads = _READERS if name == "read" else 1
            self._pools[name] = ThreadPoolExecutor(threads, f"oversight-{name}")
        return self._pools[name]

    def _work(self, task: _Task) -> None:
        """On the worker's thread: run, and send back what came of it."""
        job = task.job
        if not job.stale:
            try:
                with self._collections.during() if job.shown else nullcontext():
                    assert task.run is not None
                    result = task.run(job.progress)
            except Cancelled:
                pass
            except Exception as error:
                task.outcome = partial(self._fail, task, error, task.run, task.done, task.failed)
            else:
                assert task.done is not None
                task.outcome = partial(task.done, result)
        if not self._closed:
            self._deliver.emit(task)

    @Slot(object)
    def _on_main(self, task: _Task) -> None:
        job, outcome = task.job, task.outcome
        self._under_way.pop(job, None)
        try:
            if not self._closed:
                self.ended.emit(job)
                if outcome is not None and not job.stale:
                    outcome()
        finally:
            task.empty()

    def _fail(
        self,
        task: _Task,
        error: Exception,
        run: Callable[[Progress], Any] | None,
        done: Callable[[Any], None] | None,
        failed: Failed | None,
    ) -> None:
        job = task.job
        if isinstance(error, UserProblem):
            if failed is not None:
                failed(error)
                return
            may_pass = isinstance(error, FileProblem) and error.trouble in _MAY_PASS
            if may_pass and run is not None and done is not None:
                anew = Job(job.title, job.key, shown=job.shown)
                self.again = lambda: self._do_again(task.pool, anew, run, done)
            self.unasked = not job.shown
            self.problem.emit(error, job.title, False)
            self.again, self.unasked = None, False
            return
        fault = log_fault(job.key or "a write", error)
        if failed is not None:
            failed(error)
        self.problem.emit(fault, job.title, True)

    def _do_again(
        self, pool: str, job: Job, run: Callable[[Progress], Any], done: Callable[[Any], None]
    ) -> None:
        self._start(pool, job, run, done, None)

"""How late the window's tick is while the office's records are looked at, searched, opened and
saved: ``OVERSIGHT_BENCH_RECORDS`` of each main kind, 1,600 unless set, 10,000 in all, and beside
them those about outside groups of some years (``OVERSIGHT_BENCH_OUTSIDE``: all of
``keep_outside``, divided by 5 unless set).

Printed, never asserted; the goal is 50 ms (quality.md). ``OVERSIGHT_BENCH_LATE`` set to a number
of milliseconds also prints what the main loop was doing when the tick was later than that.
"""

import gc
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from oversight_app.domain.accountability import Question
from oversight_app.domain.appraisal import Judgement
from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.press import LineToTake
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.records import Office
from oversight_app.store import records
from oversight_app.store.workspace import create, open_workspace
from oversight_app.ui.collecting import QuietCollections
from oversight_app.ui.dialogs.record_form import RecordForm
from oversight_app.ui.main_window import MainWindow
from oversight_app.ui.pages.accountability import AccountabilityPage
from oversight_app.ui.record_forms import forms_of
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Scheme, Theme
from tests.bench.many_outside import keep_outside
from tests.bench.many_records import TODAY, keep_many
from tests.bench.test_window_alive import Ticks

pytestmark = [
    pytest.mark.bench,
    pytest.mark.usefixtures("qapp"),
    pytest.mark.qt_log_ignore("does not support", extend=True),
]
MANY = int(os.environ.get("OVERSIGHT_BENCH_RECORDS", "1600"))
PART = int(os.environ.get("OVERSIGHT_BENCH_OUTSIDE", "5"))
LATE = int(os.environ.get("OVERSIGHT_BENCH_LATE", "0")) / 1000
GOVERNANCE = ("boundaries", "currency", "risks", "objectives", "publication")
OUTSIDE = ("decisions", "claims", "positions", "timeline", "groups", "options", "press")
FORMS: tuple[type[Recorded], ...] = (
    Claim, Position, Engagement, OutsideGroup, Organisation, LineToTake, Judgement,
)  # fmt: skip
ACCOUNTABILITY = (
    "due", "questions", "actions", "decisions", "meetings", "requests", "measures",
)  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "large.oversight"
    create(path, Office("Bench", "", review_date=TODAY), reference=False).close()
    with open_workspace(path) as workspace:
        keep_many(workspace, MANY)
        keep_outside(workspace, PART)
    stored = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    opened = MainWindow(Theme(Scheme.LIGHT), Settings(stored), None)
    opened.resize(1440, 900)
    opened.show()
    opened.opening.open_path(path)
    collections = QuietCollections(lambda: not opened.is_busy(), opened)
    collections.start()
    _wait(4)
    yield opened
    collections.stop()
    opened.close()
    qtbot.wait(50)


def _wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


@contextmanager
def _watched() -> Iterator[None]:
    """Print where the main thread was while a tick was late."""
    if not LATE:
        yield
        return
    over, main = threading.Event(), threading.get_ident()
    beats = [time.perf_counter()]
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start()

    def collected(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            begun.append(time.perf_counter())
        elif time.perf_counter() - begun.pop() > LATE / 2:
            print(f"    collecting garbage, generation {about['generation']}")

    def watch() -> None:
        while not over.is_set():
            time.sleep(0.004)
            late = time.perf_counter() - beats[-1]
            if late > LATE:
                ours = [
                    f"{Path(one.filename).name}:{one.lineno}"
                    for one in traceback.extract_stack(sys._current_frames()[main])
                    if "oversight_app" in one.filename
                ]
                print(f"    {late * 1000:.0f} ms: {' '.join(ours[-6:])}")

    begun: list[float] = []
    gc.callbacks.append(collected)
    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield
    finally:
        over.set()
        watching.join()
        gc.callbacks.remove(collected)
        timer.stop()


def _step(what: str, act: Callable[[], object], seconds: float = 1.2) -> None:
    ticks = Ticks()
    ticks.start()
    with _watched():
        QTimer.singleShot(0, act)
        _wait(seconds)
    ticks.stop()
    gaps = sorted(ticks.gaps)
    late = sum(gap > 0.05 for gap in gaps)
    worked = max(ticks.worked) * 1000
    print(
        f"{what}: longest gap {gaps[-1] * 1000:.0f} ms, {late} over 50 ms, {worked:.0f} ms at work"
    )


def test_the_tick(window: MainWindow) -> None:
    print(f"\n{MANY:,} records of each main kind")
    _step("at rest", lambda: None)
    for page, tabs in (
        ("governance", GOVERNANCE), ("outside-groups", OUTSIDE), ("accountability", ACCOUNTABILITY),
    ):  # fmt: skip
        for again in ("", ", again"):
            for tab in tabs:
                place = f"{page}/{tab}"
                _step(f"  {place}{again}", lambda to=place: window.go_to(to))  # type: ignore[misc]
    _forms(window)
    shown = window.findChildren(AccountabilityPage)[0]
    window.go_to("accountability/actions")
    _wait(1)
    search = next(one for one in shown.findChildren(QLineEdit, "search-records") if one.isVisible())
    for end in range(1, 8):
        typed = "vetting"[:end]
        _step(f"  typing “{typed}”", lambda words=typed: search.setText(words), 0.5)  # type: ignore[misc]
    _step("an empty form", lambda: shown.add(Question))
    assert window.session is not None
    write = window.session.context.write
    question = Question(
        asked="How many are vetted?", asked_of="The force", asked_on=TODAY, owner="Head"
    )
    _step("saving a record", lambda: write("Saved", lambda ws: records.save(ws, question)), 2)
    window.session.undo()
    _step("undoing it", window.undo, 2)


def _forms(window: MainWindow) -> None:
    """Each new form, empty and of a record, opened and closed again."""
    assert window.session is not None
    context = window.session.context
    forms = forms_of(context)
    for again in ("", ", again"):
        for kind in FORMS:
            one = records.read(context.jobs.workspace, kind)[0].id
            _step(f"  the form of a {kind.noun}{again}", lambda n=one: forms.open(n), 0.9)  # type: ignore[misc]
            _close_form(window)
            if kind is not Judgement:
                _step(f"  an empty one{again}", lambda of=kind: forms.add(of), 0.9)  # type: ignore[misc]
                _close_form(window)


def _close_form(window: MainWindow) -> None:
    for form in window.findChildren(RecordForm):
        if form.isVisible():
            form.reject()
    _wait(0.3)

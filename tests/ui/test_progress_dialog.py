"""Progress: nothing for a moment, then a bar with a count, and Cancel."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from oversight_app.ui.dialogs.progress_dialog import ProgressDialog
from oversight_app.ui.jobs import Job, Jobs
from oversight_app.ui.progress import Cancelled, Progress
from oversight_app.ui.progress_watch import PATIENCE_MS, ProgressWatch
from oversight_app.ui.theme import Theme


@pytest.fixture
def jobs(theme: Theme) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_it_waits_three_hundred_milliseconds() -> None:
    assert PATIENCE_MS == 300


def test_quick_work_shows_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    ProgressWatch(jobs, window)
    jobs.other("quick", "Reading", lambda _p: None, lambda _r: None)
    assert jobs.drain()
    qtbot.wait(PATIENCE_MS + 100)
    assert window.findChildren(ProgressDialog) == []


def test_slow_work_shows_its_count_and_can_be_stopped(jobs: Jobs, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    ProgressWatch(jobs, window)
    stopped: list[bool] = []

    def work(progress: Progress) -> None:
        progress.report(412, 1204, "Reading rows")
        try:
            while True:
                progress.check()
        except Cancelled:
            stopped.append(True)
            raise

    jobs.other("slow", "Reading the files", work, lambda _r: pytest.fail("it was stopped"))
    qtbot.waitUntil(lambda: window.findChildren(ProgressDialog) != [], timeout=10_000)
    dialog = window.findChildren(ProgressDialog)[0]
    words = [one.text() for one in dialog.findChildren(QLabel)]
    assert "Reading the files" in words
    assert "Reading rows · 412 of 1,204" in words
    bar = dialog.findChild(QProgressBar)
    assert (bar.value(), bar.maximum()) == (412, 1204)
    dialog.findChild(QPushButton).click()
    assert jobs.drain()
    assert stopped == [True]
    qtbot.waitUntil(lambda: window.findChildren(ProgressDialog) == [], timeout=10_000)


def test_the_bar_does_not_pretend_to_know_an_unknown_length(theme: Theme, qtbot: QtBot) -> None:
    dialog = ProgressDialog(Job("Backing up"))
    qtbot.addWidget(dialog)
    assert dialog.findChild(QProgressBar).maximum() == 0

"""What the pages are made of is read before anybody asks for it, and nothing heavy with it."""

import subprocess
import sys
import threading

from pytestqt.qtbot import QtBot

from oversight_app.store.workspace import Workspace
from oversight_app.ui.getting_ready import GettingReady, modules
from oversight_app.ui.jobs import Jobs

_LATER = ("matplotlib", "xlsxwriter", "typst", "docx", "openpyxl")
"""Imported when the first chart is drawn or the first paper written."""


def test_every_page_is_read_and_no_library_of_charts_or_papers(qtbot: QtBot) -> None:
    jobs = Jobs()
    ready = GettingReady(jobs)
    ready.start()
    qtbot.waitUntil(lambda: not ready.under_way, timeout=30_000)
    jobs.close()
    assert not [name for name in modules() if name not in sys.modules]


def test_nothing_heavy_is_read() -> None:
    """In a process of its own, as other tests draw charts."""
    code = (
        "import importlib, sys\n"
        "from oversight_app.ui.getting_ready import modules\n"
        "found = modules()\n"
        "assert 'oversight_app.ui.pages.governance' in found\n"
        "assert 'oversight_app.ui.dialogs.record_form' in found\n"
        "for name in found: importlib.import_module(name)\n"
        f"print([one for one in {_LATER!r} if one in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stdout == "[]\n", done.stderr


def test_it_waits_while_something_is_under_way(qtbot: QtBot, workspace: Workspace) -> None:
    jobs = Jobs(workspace)
    go_on = threading.Event()
    jobs.read("long", lambda _ws: go_on.wait(20), lambda _found: None)
    ready = GettingReady(jobs)
    ready.start()
    qtbot.wait(400)
    assert ready.under_way
    go_on.set()
    qtbot.waitUntil(lambda: not ready.under_way, timeout=30_000)
    ready.start()
    ready.stop()
    assert not ready.under_way
    jobs.close()

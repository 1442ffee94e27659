"""Without a screen or Qt's libraries: one line that says what mends it, and no crash."""

import ctypes
import os
import subprocess
import sys

import pytest

from oversight_app.display import problem_with_display

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks about X and Wayland")


def bare_environment() -> dict[str, str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {name: value for name, value in os.environ.items() if name not in hidden}


@linux
def test_without_a_screen_it_names_the_command_that_gives_one() -> None:
    problem = problem_with_display({})
    assert "no screen" in problem
    assert "xvfb-run oversight --sample" in problem
    assert "\n" not in problem


@linux
def test_a_screen_that_is_asked_for_by_name_is_taken() -> None:
    assert problem_with_display({"QT_QPA_PLATFORM": "offscreen"}) == ""
    assert problem_with_display({"QT_QPA_PLATFORM": "minimal:size=800x600"}) == ""


@linux
def test_a_missing_system_library_is_named_with_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(_name: str) -> None:
        raise OSError

    monkeypatch.setattr(ctypes, "CDLL", missing)
    problem = problem_with_display({"DISPLAY": ":99"})
    assert "libxcb-cursor" in problem
    assert "apt-get install" in problem


@linux
def test_the_window_without_a_screen_ends_with_one_line_and_exit_code_one() -> None:
    code = "from oversight_app.app import run_window; raise SystemExit(run_window(None))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=bare_environment(),
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "There is no screen" in done.stderr
    assert done.stdout == ""

"""What the fault tests need: a workspace to break, and children to kill."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from oversight_app.domain.records import Office
from oversight_app.store.workspace import create

WILTSHIRE = "E23000038"


@pytest.fixture(scope="session")
def reference_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a closed workspace with the reference figures."""
    path = tmp_path_factory.mktemp("faults") / "reference.oversight"
    create(path, Office("Test office", WILTSHIRE)).close()
    return path.read_bytes()


@pytest.fixture
def workspace_file(reference_bytes: bytes, tmp_path: Path) -> Path:
    """A closed workspace with the reference figures, of the test's own."""
    path = tmp_path / "office.oversight"
    path.write_bytes(reference_bytes)
    return path


Child = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def child() -> Iterator[Child]:
    """Starts a script of this folder as a process of its own; all are ended with the test."""
    started: list[subprocess.Popen[str]] = []

    def start(script: str, *arguments: object) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name(script)), *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()

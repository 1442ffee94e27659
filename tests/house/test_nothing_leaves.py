"""The program opens no network connection: read in its own source, and tried with every connection
refused. Help says so to the office's IT department."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import oversight_app

_PACKAGE = Path(oversight_app.__file__).parent
_WAYS_OUT = {
    "socket", "ssl", "urllib.request", "http", "http.client", "http.server", "ftplib", "smtplib",
    "imaplib", "poplib", "telnetlib", "xmlrpc", "socketserver", "asyncio", "webbrowser",
    "requests", "httpx", "aiohttp", "urllib3", "PySide6.QtNetwork", "PySide6.QtWebSockets",
    "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtRemoteObjects",
}  # fmt: skip
_NAMES_ALONE = {"socket": {"gethostname"}}
"""What may be asked of such a module: the name of this computer, for who holds a workspace."""

_RUN = """
import socket, sys
def refused(*_a, **_k):
    raise AssertionError("a connection was tried")
class Refused(socket.socket):
    connect = connect_ex = bind = listen = sendto = refused
socket.socket = Refused
socket.create_connection = socket.getaddrinfo = refused
from pathlib import Path
from oversight_app.cli import run
there = Path(sys.argv[1])
ws = str(there / "sample.oversight")
for words in (
    ["check", ws],
    ["activity", "--workspace", ws, "--by", "scheme"],
    ["summary", "specials", "--workspace", ws, "--out", str(there), "--format", "pdf",
     "--format", "docx"],
    ["backup", ws, str(there / "copy.oversight")],
    ["help", "for-it"],
):
    assert run(words) == 0, words
print("nothing left")
"""


def _imports() -> Iterator[tuple[Path, str, str]]:
    """Yield (file, module, name) of everything that the program imports."""
    for file in _PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((file, one.name, "") for one in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((file, node.module, one.name) for one in node.names)


def test_no_module_of_the_program_has_a_way_to_the_network() -> None:
    found = set()
    for file, module, name in _imports():
        whole = f"{module}.{name}" if name else module
        if {module, whole} & _WAYS_OUT:
            found.add((file.relative_to(_PACKAGE).as_posix(), module))
    assert found == {("store/lock.py", "socket")}


def test_the_one_that_is_imported_is_asked_for_the_name_of_the_computer_alone() -> None:
    tree = ast.parse((_PACKAGE / "store" / "lock.py").read_text(encoding="utf-8"))
    asked = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "socket"
    }
    assert asked == _NAMES_ALONE["socket"]


def test_it_works_with_every_connection_refused(tmp_path: Path, sample_file: Path) -> None:
    shutil.copy(sample_file, tmp_path / "sample.oversight")
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "nothing left" in done.stdout

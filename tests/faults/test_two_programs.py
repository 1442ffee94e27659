"""Two programs on one workspace: one writes, the other is told who does."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.records import Office
from oversight_app.store import figures
from oversight_app.store.checking import check
from oversight_app.store.office import office, save_office
from oversight_app.store.workspace import open_workspace


def test_the_second_is_told_who_holds_it_until_the_first_ends(
    child: Any, workspace_file: Path
) -> None:
    first = child("hold.py", workspace_file)
    holder = first.stdout.readline().strip()
    assert holder
    with pytest.raises(UserProblem) as caught:
        open_workspace(workspace_file)
    assert holder in str(caught.value)
    with open_workspace(workspace_file, read_only_if_held=True) as window:
        assert window.read_only
        assert window.holder is not None
        assert window.holder.pid == first.pid
        assert len(figures.current(window, "specials-strength", as_at=date(2022, 3, 31))) == 43
    first.communicate()
    with open_workspace(workspace_file) as workspace:
        assert not workspace.read_only


def test_a_program_that_was_killed_holds_nobody_up(child: Any, workspace_file: Path) -> None:
    first = child("hold.py", workspace_file)
    assert first.stdout.readline()
    first.kill()
    first.wait()
    with open_workspace(workspace_file) as workspace:
        assert workspace.holder is not None
        assert workspace.holder.pid == os.getpid()
        save_office(workspace, Office("Afterwards", "E23000038"))
    assert check(workspace_file).ok
    assert [one.name for one in workspace_file.parent.iterdir()] == [workspace_file.name]
    with open_workspace(workspace_file, for_writing=False) as workspace:
        assert office(workspace).name == "Afterwards"

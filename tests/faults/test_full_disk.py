"""A disk that is full: one clear message, nothing changed, and it works once there is space."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.batches import Incoming
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.local_building import Record, built
from oversight_app.domain.mappings import Mapping
from oversight_app.domain.observations import Observation, Release
from oversight_app.store import history
from oversight_app.store.batches import all_batches, keep, undo_batch
from oversight_app.store.bodies import forces
from oversight_app.store.checking import check
from oversight_app.store.digests import digest
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.workspace import Workspace, open_workspace

DAY = date(2022, 3, 31)


def _large(workspace: Workspace) -> Incoming:
    rows = tuple(
        (Observation(force.code, date(2023, 3, 31), "specials-strength", 1.0, area=f"{number:05}"),)
        for force in forces(workspace, DAY)
        for number in range(200)
    )
    release = Release("tables", date(2023, 3, 31), "Tables", "Home Office", "OGL")
    return Incoming("tables.ods", "0" * 64, "Test", release, rows)


def _fill(workspace: Workspace) -> None:
    """Let the file grow by no more than a few pages."""
    pages = workspace.db.value("PRAGMA page_count")
    workspace.db.execute_sql(f"PRAGMA max_page_count = {pages + 20}")


def _free(workspace: Workspace) -> None:
    workspace.db.execute_sql("PRAGMA max_page_count = 1000000")


def test_an_import_on_a_full_disk(workspace_file: Path) -> None:
    with open_workspace(workspace_file) as workspace:
        before = digest(workspace), history.head(workspace), all_batches(workspace)
        file = _large(workspace)
        _fill(workspace)
        with pytest.raises(UserProblem, match=r"is full.*as it was.*Free some space"):
            keep(workspace, [file])
        assert (digest(workspace), history.head(workspace), all_batches(workspace)) == before
        _free(workspace)
        assert keep(workspace, [file]).description == "8,600 rows added"
    assert check(workspace_file).ok


def test_a_log_on_a_full_disk(workspace_file: Path) -> None:
    duties: list[Record] = [
        {
            "scheme": "specials",
            "day": date(2022, number % 12 + 1, number % 28 + 1),
            "volunteer": f"S-{number}",
            "minutes": 60,
        }
        for number in range(8000)
    ]
    file = built(duties, Mapping("Log", "activity", ()), file_name="log.csv")
    with open_workspace(workspace_file) as workspace:
        before = digest(workspace), history.head(workspace), all_batches(workspace)
        _fill(workspace)
        with pytest.raises(UserProblem, match=r"is full.*as it was.*Free some space"):
            keep_local(workspace, [file])
        assert (digest(workspace), history.head(workspace), all_batches(workspace)) == before
        _free(workspace)
        assert keep_local(workspace, [file]).description == "8,000 rows added"
    assert check(workspace_file).ok


def test_taking_an_import_back_on_a_full_disk(workspace_file: Path) -> None:
    with open_workspace(workspace_file) as workspace:
        keep(workspace, [_large(workspace)])
        before = digest(workspace), history.head(workspace)
        _fill(workspace)
        with pytest.raises(UserProblem, match="is full"):
            undo_batch(workspace, all_batches(workspace)[0].id)
        assert (digest(workspace), history.head(workspace)) == before
        _free(workspace)
        assert undo_batch(workspace, all_batches(workspace)[0].id)
    assert check(workspace_file).ok


_LIMITED = """
import resource, signal, sys, json
from datetime import date
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.records import Office
from oversight_app.store.workspace import create, open_workspace
from oversight_app.store.backup import backup, restore
from oversight_app.store.salvage import salvage

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
what, path, dest = sys.argv[1:4]
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

def act():
    if what == "create":
        create(dest, Office("North", "E23000038")).close()
    elif what == "backup":
        backup(path, dest)
    elif what == "salvage":
        salvage(path, dest)
    else:
        restore(path, dest)

said = []
for limit in (600_000, soft):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        act()
        said.append("")
    except UserProblem as problem:
        said.append(str(problem))
print(json.dumps(said))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("what", ["create", "backup", "restore", "salvage"])
def test_a_file_that_can_not_grow_is_not_left_half_written(
    workspace_file: Path, tmp_path: Path, what: str
) -> None:
    folder = tmp_path / "to"
    folder.mkdir()
    before = workspace_file.read_bytes()
    run = subprocess.run(
        [sys.executable, "-c", _LIMITED, what, workspace_file, folder / "new.oversight"],
        capture_output=True,
        text=True,
        check=True,
    )
    refused, again = json.loads(run.stdout)
    assert "new.oversight" in refused
    assert "as it was" in refused
    assert again == ""  # with space, the same works, over no remains of the first
    made = {one.name for one in folder.iterdir()} - {"new.oversight.head.json"}
    assert made == {"new.oversight"}
    assert check(folder / "new.oversight").ok
    assert workspace_file.read_bytes() == before

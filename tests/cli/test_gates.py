"""No position above its gates by the command line."""

from datetime import date
from pathlib import Path

from oversight_app.domain.engagement import Engagement
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.records import Office
from oversight_app.store import records
from oversight_app.store.workspace import create, open_workspace
from tests.cli.conftest import Run
from tests.store.making_records import kept


def test_tables_of_positions_and_groups_keep_nothing_above_the_gates(
    run: Run, tmp_path: Path
) -> None:
    office = tmp_path / "office.oversight"
    with create(office, Office("Wiltshire", "E23000038", review_date=date(2022, 10, 31))) as ws:
        kept(ws, OutsideGroup)
    positions, groups = tmp_path / "positions.csv", tmp_path / "groups.csv"
    positions.write_text(
        "Title,Proposed on,Outside group,Area it is about,The Commissioner’s position\n"
        "Closer,31 March 2022,G-001,Wiltshire,Written agreement\n",
        encoding="utf-8",
    )
    groups.write_text("Reference,Contact\nG-001,Written agreement\n", encoding="utf-8")
    code, out, err = run("records", "import", "engagement", positions, "-w", office)
    assert (code, "needs all three gates" in out) == (1, True)
    assert "Nothing was kept" in err
    code, out, err = run("records", "import", "group", groups, "-w", office)
    assert (code, "lies above “Signpost to report”" in out) == (1, True)
    with open_workspace(office, for_writing=False) as ws:
        assert records.read(ws, Engagement) == ()
        assert [one.contact for one in records.read(ws, OutsideGroup)] == ["none"]

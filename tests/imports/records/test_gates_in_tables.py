"""Tables of positions on engagement and of outside groups: no row goes round the gates."""

from pathlib import Path

from oversight_app.domain.engagement import Engagement
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.recorded import spec_of
from oversight_app.imports.records.reading import read_table
from oversight_app.review.sent_table import sent_table
from oversight_app.store import records
from oversight_app.store.record_importing import keep_table
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.record_file import write_records
from tests.imports.records.reading_tables import read, why
from tests.store.making_records import ALL_MET, kept, signed_engagement

HEAD = ("Title", "Proposed on", "Outside group", "Area it is about", "The Commissioner’s position")
NEEDS = (
    "needs all three gates, and gates 1, 2 and 3 are not met. Choose “No engagement”, “Ask for "
    "more” or “Signpost to report”, or record the evidence first."
)


def heading(field: str) -> str:
    return spec_of(Engagement, field).heading


def test_rows_above_their_gates_are_rejected_and_the_others_taken(
    ws: Workspace, tmp_path: Path
) -> None:
    kept(ws, OutsideGroup)
    one = ("Working with them", "31 March 2022", "G-001", "Wiltshire")
    found = read(
        ws, Engagement, tmp_path, HEAD,
        (*one, "Integrated volunteer role"), (*one, "Signpost to report"),
        (*one, "Receive evidence only"), (*one, "No contact"),
    )  # fmt: skip
    assert found.rejected == (2, 4, 5)
    assert [words for _, _, words in why(found)][:2] == [
        f"“Integrated volunteer role” {NEEDS}", f"“Receive evidence only” {NEEDS}",
    ]  # fmt: skip
    keep_table(ws, Engagement, found.to_keep)
    assert [one.outcome for one in records.read(ws, Engagement)] == ["signpost"]


def test_gates_that_say_met_without_evidence_office_or_day_open_nothing(
    ws: Workspace, tmp_path: Path
) -> None:
    kept(ws, OutsideGroup)
    gates = tuple(heading(f"{gate}_gate") for gate in ("children", "risks", "case"))
    row = ("Working with them", "31 March 2022", "G-001", "Wiltshire", "Receive evidence only")
    found = read(ws, Engagement, tmp_path, (*HEAD, *gates), (*row, "Met", "Met", "Met"))
    assert found.rejected == (2,)
    said = " ".join(words for _, _, words in why(found))
    assert "Gate 1 is answered without evidence" in said
    assert "Gate 2 is met once an office has accepted what remains of the risks" in said


def test_a_signed_position_keeps_its_gates_whatever_a_table_says(
    ws: Workspace, tmp_path: Path
) -> None:
    group = kept(ws, OutsideGroup)
    signed_engagement(ws, group.id)
    found = read(
        ws, Engagement, tmp_path, ("Reference", "The Commissioner’s position"),
        ("ED-001", "No engagement"),
    )  # fmt: skip
    assert "can’t change any more" in why(found)[0][2]


def test_contact_above_the_position_is_rejected_when_the_table_is_read(
    ws: Workspace, tmp_path: Path
) -> None:
    group = kept(ws, OutsideGroup)
    rows = (
        ("Reference", "Neutral name", "Known since", "Contact"),
        ("G-001", "Group A", "31 March 2022", "Receive evidence only"),
        ("", "Group B", "31 March 2022", "Information protocol"),
        ("", "Group C", "31 March 2022", "Signpost to report"),
    )
    found = read(ws, OutsideGroup, tmp_path, *rows)
    assert found.rejected == (2, 3)
    assert "lies above “Signpost to report”" in why(found)[0][2]
    signed_engagement(ws, group.id, **ALL_MET, outcome="protocol")
    assert read(ws, OutsideGroup, tmp_path, *rows).rejected == (3,)


def test_a_spreadsheet_of_positions_comes_back_as_it_went_and_no_higher(
    ws: Workspace, tmp_path: Path
) -> None:
    group = kept(ws, OutsideGroup)
    kept(ws, Engagement, **ALL_MET, outcome="evidence", outside_group=group.id)
    path = tmp_path / "positions.xlsx"
    write_records(sent_table(ws, Engagement), path)
    assert read_table(ws, Engagement, path).unchanged == 1
    table = sent_table(ws, Engagement)
    place = table.headings.index(heading("case_gate"))
    cells = ["" if cell is None else str(cell) for cell in table.rows[0]]
    cells[place] = "Partly"
    found = read(ws, Engagement, tmp_path, table.headings, cells)
    assert found.rejected == (2,)
    assert "gate 3 is not met" in why(found)[0][2]

"""What is sent out as a table comes back the same: into the same workspace, into an empty one,
whatever people wrote; and nothing that is opened is a formula."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight_app.domain.accountability import Question
from oversight_app.domain.appraisal import Judgement
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.claims import Claim
from oversight_app.domain.decisions import Decision
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.plans import Objective, Plan
from oversight_app.domain.positions import Position
from oversight_app.domain.record_fields import Holds
from oversight_app.domain.record_kinds import KINDS, Link, Relation
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.imports.records.reading import read_table
from oversight_app.imports.records.table import TableRead
from oversight_app.imports.textual import csv_sheet, decoded
from oversight_app.review.sent_table import SentTable, in_words, plain, sent_table
from oversight_app.store import history, records
from oversight_app.store.record_importing import keep_table
from oversight_app.store.record_links import add_link, links
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.record_file import records_csv, records_xlsx, write_records
from tests.store.making_records import (
    ALL_MET,
    DAY,
    LATER,
    OFFICE,
    again,
    kept,
    signed,
    signed_engagement,
)

NASTY = (
    "=1+1", "'=1+1", "''=x", "+44", "-5 degrees", "@home", "'quoted", "a;b\tc", 'He said "no"',
    "Line one\n\n=SUM(A1)\nLine, three", "007", "1,5", "31 March 2022", "true", "é’“”\u2028x",
)  # fmt: skip
IN_ORDER = (
    "term", "plan", "objective", "meeting", "group", "risk", "assessment", "answer", "question",
    "assurance", "recommendation", "request", "decision", "action", "publication", "investment",
    "organisation", "position", "claim", "engagement", "appraisal", "option", "judgement", "press",
)  # fmt: skip
"""Kinds that are pointed to come before those that point."""


@pytest.fixture
def office(ws: Workspace) -> Workspace:
    """A workspace with at least one record of each kind, its texts as awkward as they come."""
    term = kept(ws, KINDS["term"])
    plan = kept(ws, Plan, term=term.id)
    shown_by = "specials-strength\nhours\nvetting-in-date/specials///"
    objective = kept(ws, Objective, plan=plan.id, name="=More", measured_by=shown_by)
    meeting = kept(ws, KINDS["meeting"], in_public=True, agenda="One\n-Two\n=Three")
    group = kept(ws, OutsideGroup, name="+Group")
    kept(ws, KINDS["risk"], controls="A\nB", inherent_likelihood=4, inherent_impact=4)
    first = kept(ws, Assessment)
    kept(ws, Assessment, assessed_on=LATER)
    other_subject = kept(ws, Assessment, scheme="", outside_group=group.id)
    kept(ws, Answer, assessment=first.id, answer="met", evidence="-seen")
    kept(ws, Answer, assessment=other_subject.id, question="exit")
    asked = [kept(ws, Question, asked=words, meeting=meeting.id) for words in NASTY]
    records.delete(ws, asked[3].id)
    told = kept(ws, KINDS["assurance"], review_by=LATER)
    kept(ws, KINDS["recommendation"])
    kept(ws, KINDS["request"])
    signed(ws, notice="", objective=objective.id)
    late = signed(ws, signed_on=date(2021, 5, 1), proposed_on=date(2021, 4, 1))
    kept(ws, Decision)
    task = kept(ws, KINDS["action"], scheme="specials")
    notice = kept(ws, KINDS["publication"])
    kept(ws, KINDS["investment"], budget=1, spent=1_234_567_89)
    body = kept(ws, KINDS["organisation"], name="-The council", aliases="=One\nTwo")
    held = kept(ws, Position, organisation=body.id, wording="“We may consider it …”")
    # Replaced by one with a smaller number, as where the earlier was found later.
    newest = kept(ws, Position, organisation=body.id, from_day=LATER)
    between = kept(ws, Position, organisation=body.id, from_day=date(2022, 6, 1), replaces=held.id)
    records.save(ws, replace(newest, replaces=between.id))
    kept(ws, Position, organisation=None, outside_group=group.id, about=group.id, forecast="=No",
         forecast_by=LATER, came_true="no", happened="+It was so", judged_on=LATER)  # fmt: skip
    claim = kept(ws, Claim, about=group.id, offence="meeting a child", area="England and Wales",
                 period_from=date(2016, 1, 1), period_to=date(2016, 12, 31), quoted_share="44%",
                 asked=43, answered=29, verdict="caveats", not_shown="=Convictions\n-Failures",
                 checked_by=OFFICE, checked_on=LATER)  # fmt: skip
    other = kept(ws, Claim, numerator=77, denominator=256, same_figure=claim.id)
    records.save(ws, replace(again(ws, Claim, claim.id), same_figure=other.id))
    decided = signed_engagement(ws, group.id, **ALL_MET, outcome="protocol", conditions="-One")
    kept(ws, Engagement, outside_group=group.id, case_gate="partly", case_evidence="=A\n+B",
         case_by=OFFICE, case_on=DAY)  # fmt: skip
    appraisal = kept(ws, KINDS["appraisal"], outside_group=group.id)
    role = kept(ws, KINDS["option"], appraisal=appraisal.id, scheme="", rung="evidence", position=2)
    kept(ws, Judgement, option=role.id, judgement="weak", why="=No", assessment=other_subject.id)
    kept(ws, Judgement, option=role.id, criterion="liability")
    line = kept(ws, KINDS["press"], cleared_by=OFFICE, cleared_on=LATER, words="@All")
    for link in (
        Link(decided.id, Relation.RESTS, claim.id),
        Link(line.id, Relation.RESTS, held.id),
        Link(told.id, Relation.ANSWERS, asked[0].id),
        Link(task.id, Relation.FOLLOWS, told.id),
        Link(asked[1].id, Relation.REPLACES, asked[0].id),
        Link(notice.id, Relation.PUBLISHES, late.id),
        Link(task.id, Relation.ABOUT, scheme="cadets"),
        Link(task.id, Relation.ABOUT, figure="specials-strength"),
    ):
        add_link(ws, link)
    return ws


def sent(ws: Workspace, kind: type[Recorded], folder: Path, ending: str) -> Path:
    path = folder / f"{kind.kind}{ending}"
    write_records(sent_table(ws, kind), path)
    return path


def ledger(read: TableRead) -> tuple[int, int, int, int]:
    assert read.read == (len(read.added) + len(read.changed) + read.unchanged + len(read.rejected))
    return len(read.added), len(read.changed), read.unchanged, len(read.rejected)


def said(ws: Workspace) -> dict[str, dict[str, Any]]:
    """What every record says, records named by reference."""
    every = [one for kind in KINDS.values() for one in records.read(ws, kind)]
    names = {one.id: one.reference for one in every}
    return {
        one.reference: {
            spec.id: names.get(getattr(one, spec.id))
            if spec.holds is Holds.RECORD
            else getattr(one, spec.id)
            for spec in specs(type(one))
        }
        for one in every
    }


def linked(ws: Workspace) -> set[tuple[str, str, str]]:
    names = {one.id: one.reference for kind in KINDS.values() for one in records.read(ws, kind)}
    return {
        (names[one.from_id], one.relation, names.get(one.to_id or 0, one.scheme or one.figure))
        for one in links(ws)
    }


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_into_the_same_workspace_nothing_changes(
    office: Workspace, tmp_path: Path, ending: str
) -> None:
    for kind in KINDS.values():
        read = read_table(office, kind, sent(office, kind, tmp_path, ending))
        assert read.problems == ()
        assert ledger(read) == (0, 0, len(records.read(office, kind)), 0)
        assert read.to_keep == ()


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_into_an_empty_workspace_the_records_are_the_same(
    office: Workspace, new_workspace: Callable[[], Workspace], tmp_path: Path, ending: str
) -> None:
    empty = new_workspace()
    for name in IN_ORDER:
        kind = KINDS[name]
        path = sent(office, kind, tmp_path, ending)
        read = read_table(empty, kind, path)
        assert (read.problems, read.left_out) == ((), ())
        assert ledger(read) == (len(records.read(office, kind)), 0, 0, 0)
        keep_table(empty, kind, read.to_keep)
        again = read_table(empty, kind, path)
        assert ledger(again) == (0, 0, len(records.read(office, kind)), 0)
    assert said(empty) == said(office)
    assert linked(empty) == linked(office)


def test_an_import_is_undone_and_redone_as_one(
    office: Workspace, new_workspace: Callable[[], Workspace], tmp_path: Path
) -> None:
    path, empty = sent(office, Question, tmp_path, ".csv"), new_workspace()
    for one in ("meeting",):
        table = read_table(empty, KINDS[one], sent(office, KINDS[one], tmp_path, ".csv"))
        keep_table(empty, KINDS[one], table.to_keep)
    keep_table(empty, Question, read_table(empty, Question, path).to_keep)
    there = said(empty)
    history.undo(empty)
    assert records.read(empty, Question) == ()
    history.redo(empty)
    assert said(empty) == there


def test_no_cell_of_a_list_is_a_formula(office: Workspace) -> None:
    for kind in KINDS.values():
        rows = csv.reader(io.StringIO(records_csv(sent_table(office, kind)).decode("utf-8-sig")))
        assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))]


def test_no_cell_of_a_spreadsheet_is_a_formula(office: Workspace) -> None:
    for kind in KINDS.values():
        book = openpyxl.load_workbook(io.BytesIO(records_xlsx(sent_table(office, kind))))
        cells = [cell for row in book.active.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
        assert not any(cell.hyperlink or cell.comment for cell in cells)
        assert not [c for c in cells if c.data_type == "s" and c.value.startswith(tuple("=+-@"))]


def test_days_and_money_of_a_spreadsheet_are_days_and_numbers(office: Workspace) -> None:
    book = openpyxl.load_workbook(io.BytesIO(records_xlsx(sent_table(office, KINDS["investment"]))))
    headings, row = book.active.iter_rows(values_only=True)
    there = dict(zip(headings, row, strict=True))
    assert there["From"].date() == DAY
    assert (there["Budget"], there["Spent"]) == (0.01, 1_234_567.89)
    assert there["Scheme"] == "Special Constabulary"


def test_a_text_longer_than_a_cell_takes_goes_into_a_list_alone(
    ws: Workspace, tmp_path: Path
) -> None:
    kept(ws, Question, asked="x" * 50_000)
    with pytest.raises(Exception, match=r"Q-001 holds a text of 50,000 characters.*\.csv"):
        sent(ws, Question, tmp_path, ".xlsx")
    assert not (tmp_path / "question.xlsx").exists()
    assert ledger(read_table(ws, Question, sent(ws, Question, tmp_path, ".csv"))) == (0, 0, 1, 0)


def test_a_chosen_few_in_their_order(office: Workspace) -> None:
    few = [one.id for one in records.read(office, Question)][2::-1]
    assert [row[0] for row in sent_table(office, Question, few).rows] == ["Q-003", "Q-002", "Q-001"]


def test_as_at_an_earlier_day_there_is_no_version(ws: Workspace) -> None:
    kept(ws, Question, day=DAY)
    then = sent_table(ws, Question, as_at=DAY)
    assert then.rows[0][then.headings.index("Version")] is None


_WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Co", "Cn", "Cc")) | st.sampled_from("='+-@;,\"\n")
)


@settings(max_examples=200)
@given(words=st.lists(_WORDS, min_size=1, max_size=5))
def test_any_words_come_through_a_list_as_they_are_kept(words: list[str]) -> None:
    as_kept = [Question(asked=one).cleaned().asked for one in words]
    rows = tuple(
        (f"Q-{place:03d}", one if plain(f"'{one}") == f"'{one}" else f"'{one}")
        for place, one in enumerate(as_kept, 1)
    )
    table = SentTable(Question, ("Reference", "Question"), rows)
    sheet = csv_sheet(decoded(records_csv(table)))
    came = [Question(asked=plain(str(row[1]))).cleaned().asked for row in sheet.rows[1:]]
    assert came == as_kept


def test_words_of_cells() -> None:
    assert [in_words(one) for one in (None, DAY, Decimal("12500.5"), 3, "a")] == [
        "", "31 March 2022", "12,500.50", "3", "a",
    ]  # fmt: skip

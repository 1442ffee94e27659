"""Tables about outside groups: what contradicts itself is rejected with its row, column and reason,
and everything else comes in; no table opens a gate."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from oversight_app.domain.appraisal import (
    SEEDED_CRITERIA,
    Appraisal,
    Criterion,
    Judgement,
    Option,
)
from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.store import records
from oversight_app.store.criteria_sets import save_criteria
from oversight_app.store.digests import digest
from oversight_app.store.record_importing import BroughtRecord, keep_table
from oversight_app.store.workspace import Workspace
from tests.imports.records.reading_tables import read, why
from tests.store.making_records import ALL_MET, DAY, LATER, OFFICE, again, kept, signed_engagement


def _claims(ws: Workspace, folder: Path, more: Sequence[str], *rows: Sequence[str]) -> Any:
    head = ("In short", "Words as quoted", "Quoted on", "Source", *more)
    sound = ("A sound one", "Words", "1 September 2017", "A newspaper", *[""] * len(more))
    said = ("A claim", "Words", "1 September 2017", "A newspaper")
    found = read(ws, Claim, folder, head, *((*said, *row) for row in rows), sound)
    # The others lose nothing by it.
    assert [row.title for row in found.added] == ["A sound one"]
    keep_table(ws, Claim, found.to_keep)
    assert len(records.read(ws, Claim)) == 1
    return why(found)


def test_a_claim_with_its_counts(ws: Workspace, tmp_path: Path) -> None:
    found = read(
        ws, Claim, tmp_path,
        ("In short", "Words as quoted", "Quoted on", "Source", "Numerator", "Denominator",
         "Share as quoted", "Counted from", "Counted to", "Offence, or what it is about", "Area",
         "Does it follow?", "Conclusion drawn from it", "Why", "The denominator is"),
        ("114 of 259", "On 114 occasions", "30 September 2017", "A newspaper", "114", "259",
         "44%", "2016-01-01", "31/12/2016", "meeting a child following sexual grooming",
         "England and Wales", "does not follow", "It is vital", "Nothing shows it",
         "All of them: a full count"),
    )  # fmt: skip
    assert why(found) == []
    keep_table(ws, Claim, found.to_keep)
    (claim,) = records.read(ws, Claim)
    assert (claim.numerator, claim.denominator, claim.period) == (114, 259, "2016")
    assert claim.share is not None
    assert round(claim.share.value, 3) == 0.440
    assert (claim.follows, claim.complete, claim.verdict) == ("no", "all", "")


def test_counts_that_can_not_be(ws: Workspace, tmp_path: Path) -> None:
    found = _claims(
        ws, tmp_path, ("Numerator", "Denominator"), ("260", "259"), ("114", "0"), ("-1", "259"),
        ("11.4", "259"), ("114", "10000000000000"),
    )  # fmt: skip
    assert [(row, column) for row, column, _ in found] == [
        (2, "Numerator"), (3, "Denominator"), (4, "Numerator"), (5, "Numerator"),
        (6, "Denominator"),
    ]  # fmt: skip
    assert found[0][2].startswith("260 is more than 259, so it is no part of it.")
    assert found[1][2].startswith("A share of none means nothing.")
    assert found[2][2] == found[3][2] == "Write a whole number from 0 up"
    assert found[4][2] == "It is too large to be a count"


def test_a_share_without_counts_is_held_and_not_called_supported(
    ws: Workspace, tmp_path: Path
) -> None:
    heads = ("Share as quoted", "Verdict", "Judged by", "Judged on")
    judged = (OFFICE, "1 October 2017")
    found = _claims(
        ws, tmp_path, heads, ("44%", "Supported", *judged), ("a lot", "", "", ""),
        ("44%", "Arithmetic right, conclusion not shown", *judged),
    )  # fmt: skip
    assert [(row, column) for row, column, _ in found] == [
        (2, "Verdict"), (3, "Share as quoted"), (4, "Verdict"),
    ]  # fmt: skip
    assert found[0][2].startswith("Without a numerator and a denominator the sum can’t be checked")
    head = ("In short", "Words as quoted", "Quoted on", "Source", *heads)
    as_quoted = ("44 %", "Words", "1 September 2017", "A newspaper", "44%")
    table = read(ws, Claim, tmp_path, head, (*as_quoted, "Cannot be checked", *judged))
    assert why(table) == []


def test_a_period_that_ends_before_it_begins(ws: Workspace, tmp_path: Path) -> None:
    found = _claims(ws, tmp_path, ("Counted from", "Counted to"), ("2016-12-31", "2016-01-01"))
    assert found == [
        (2, "Counted to", "Its last day (1 January 2016) is before its first day (31 December "
         "2016). Correct one of the two."),
    ]  # fmt: skip


POSITION = ("Reference", "Whose position", "In short", "Word for word", "Stance", "From", "To",
            "Source", "Replaces")  # fmt: skip


def _held(own: str, whose: str, since: str, until: str, replaces: str) -> tuple[str, ...]:
    return (own, whose, "In short", "Words", "Opposes", since, until, "A paper", replaces)


def test_positions_name_their_body_and_replace_one_another(ws: Workspace, tmp_path: Path) -> None:
    kept(ws, Organisation, name="Wiltshire Police")
    council = kept(ws, Organisation, name="The national council")
    twice = [kept(ws, Organisation, name="A charity") for _ in range(2)]
    found = read(
        ws, Position, tmp_path, POSITION,
        # The one that replaces stands before the one that it replaces.
        _held("PO-002", "wiltshire police", "1 September 2018", "", "PO-001"),
        _held("PO-001", "OR-001", "1 September 2017", "", ""),
        _held("", "The national council", "1 September 2018", "", "PO-001"),
        _held("", "A charity", "1 September 2017", "", ""),
        _held("", twice[1].reference, "1 September 2017", "", ""),
    )  # fmt: skip
    assert why(found) == [
        (4, "Replaces", "PO-001 is the position of another body. Choose an earlier position of "
         "the same one."),
        (5, "Whose position", "There is no such organisation. Write its name or reference, such "
         "as OR-001, and bring in the table of Organisations first"),
    ]  # fmt: skip
    keep_table(ws, Position, found.to_keep)
    first, second, third = records.read(ws, Position)
    assert (second.replaces, first.superseded, second.superseded) == (first.id, True, False)
    assert (third.organisation, third.replaces) == (twice[1].id, None)
    assert council.id not in {one.organisation for one in (first, second, third)}
    # Said again, it is there already.
    again_read = read(
        ws, Position, tmp_path, POSITION,
        _held("PO-002", "Wiltshire Police", "1 September 2018", "", "PO-001"),
        _held("PO-001", "Wiltshire Police", "1 September 2017", "", ""),
    )  # fmt: skip
    assert (again_read.unchanged, again_read.to_keep) == (2, ())


def test_positions_that_can_not_follow_one_another(ws: Workspace, tmp_path: Path) -> None:
    body = kept(ws, Organisation, name="A force")
    kept(ws, Position, organisation=body.id, from_day=date(2017, 9, 1), to_day=date(2018, 6, 30))
    found = read(
        ws, Position, tmp_path, POSITION,
        _held("PO-001", "A force", "1 September 2017", "30 June 2018", "PO-001"),
        _held("PO-005", "A force", "1 September 2017", "", "PO-005"),
        _held("PO-006", "A force", "1 May 2018", "", "PO-001"),
        _held("PO-007", "A force", "1 May 2019", "31 May 2019", ""),
        _held("PO-008", "A force", "1 May 2018", "", "PO-007"),
        _held("PO-009", "A force", "soon", "", ""),
        _held("PO-010", "A force", "1 May 2020", "", "PO-009"),
    )  # fmt: skip
    assert [(row, column, words.partition(".")[0]) for row, column, words in why(found)] == [
        (2, "Replaces", "A position can’t replace itself"),
        (3, "Replaces", "It is the record of this row"),
        (4, "position", "PO-001 is held until 30 June 2018, and this one, which replaces it, "
         "begins on 1 May 2018"),
        (6, "Replaces", "PO-007 begins on 1 May 2019, after this one"),
        (7, "From", "It is no day; figures are read with the day first"),
        (8, "Replaces", "Its own row was rejected"),
    ]  # fmt: skip
    keep_table(ws, Position, found.to_keep)
    assert [one.reference for one in records.read(ws, Position)] == ["PO-001", "PO-007"]


GATED = ("Outside group", "Title", "Proposed on", "Area it is about", "The Commissioner’s position")


def test_a_table_opens_no_gate(ws: Workspace, tmp_path: Path) -> None:
    group = kept(ws, OutsideGroup, name="A group")
    said = ("a group", "A title", "31 March 2022", "Wiltshire")
    gates = ("Does it help protect children?", "Gate 1: evidence for", "Gate 1: answered by",
             "Gate 1: answered on")  # fmt: skip
    answered = (OFFICE, "31 March 2022")
    found = read(
        ws, Engagement, tmp_path, (*GATED, *gates),
        (*said, "Receive evidence only", "", "", "", ""),
        (*said, "Written agreement", "Met", "A report", *answered),
        (*said, "Signpost to report", "Met", "", *answered),
        (*said, "Signpost to report", "Partly", "A report", "", ""),
        (*said, "Signpost to report", "Met", "A report", *answered),
        (*said, "", "", "", "", ""),
    )  # fmt: skip
    assert [(row, column) for row, column, _ in why(found)] == [
        (2, "The Commissioner’s position"),
        (3, "The Commissioner’s position"),
        (4, "Gate 1: evidence for"),
        (5, "Gate 1: answered by"),
        (5, "Gate 1: answered on"),
    ]
    words = [one[2] for one in why(found)]
    assert words[1].startswith("“Written agreement” needs all three gates, and gates 2 and 3 are")
    assert words[2].startswith("Gate 1 is answered without evidence.")
    keep_table(ws, Engagement, found.to_keep)
    assert [(one.outside_group, one.outcome) for one in records.read(ws, Engagement)] == [
        (group.id, "signpost"), (group.id, ""),
    ]  # fmt: skip


def test_what_is_handed_over_unread_opens_no_gate_either(ws: Workspace) -> None:
    group = kept(ws, OutsideGroup)
    start = kept(ws, Engagement, outside_group=group.id)
    before = digest(ws)
    for number, said in (
        (start.id, {"outcome": "role"}),
        (0, {"outcome": "role", "name": "A title", "area": "Wiltshire", "proposed_on": DAY,
             "outside_group": group.id, "children_gate": "met"}),
    ):  # fmt: skip
        row = BroughtRecord(2, number, start.version if number else 0, 0, said)
        with pytest.raises(UserProblem, match=r"Row 2 can’t be kept, so nothing was brought in"):
            keep_table(ws, Engagement, [row])
    assert digest(ws) == before


def test_contact_by_a_table_goes_as_far_as_the_position(ws: Workspace, tmp_path: Path) -> None:
    group = kept(ws, OutsideGroup, name="A group")
    rows = (("Reference", "Contact"), (group.reference, "Information protocol"))
    assert [(row, column) for row, column, _ in why(read(ws, OutsideGroup, tmp_path, *rows))] == [
        (2, "outside group"),
    ]  # fmt: skip
    signed_engagement(ws, group.id, **ALL_MET, outcome="protocol")
    table = read(ws, OutsideGroup, tmp_path, *rows)
    assert why(table) == []
    keep_table(ws, OutsideGroup, table.to_keep)
    assert again(ws, OutsideGroup, group.id).contact == "protocol"


def test_judgements_by_the_name_that_a_criterion_has_in_its_appraisal(
    ws: Workspace, tmp_path: Path
) -> None:
    role = kept(ws, Option, appraisal=kept(ws, Appraisal).id, name="Special Constable")
    renamed = [Criterion("vetting", "Checks before a start", "Are people checked?")]
    save_criteria(ws, renamed, LATER, OFFICE, "Clearer")
    new = kept(ws, Option, appraisal=kept(ws, Appraisal).id, name="A new role")
    head = ("Role", "Criterion", "Judgement", "Evidence", "Judged on")
    found = read(
        ws, Judgement, tmp_path, head,
        ("Special Constable", "Vetting", "Strong", "The policy", "31 March 2022"),
        ("OP-002", "Checks before a start", "Weak", "", "31 March 2022"),
        ("OP-002", "Cost", "Weak", "", "31 March 2022"),
        ("OP-001", "Colour", "Weak", "", "31 March 2022"),
        ("OP-001", "Training", "Strong", "", "31 March 2022"),
    )  # fmt: skip
    assert [(row, column, words.partition(".")[0]) for row, column, words in why(found)] == [
        (4, "judgement", "“cost” is none of the criteria of this appraisal"),
        (5, "Criterion", "It is no criterion of an appraisal"),
        (6, "Evidence", "“Strong” and “Adequate” need evidence"),
    ]
    keep_table(ws, Judgement, found.to_keep)
    assert [(one.option, one.criterion) for one in records.read(ws, Judgement)] == [
        (role.id, "vetting"), (new.id, "vetting"),
    ]  # fmt: skip
    assert SEEDED_CRITERIA[2].code == "vetting"

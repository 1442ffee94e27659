"""Keeping returns of the small datasets: as one action, once, restated, taken back."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.annotations import Baseline, Rebase, SeriesKey
from oversight_app.domain.batches import Ledger, RowIssue
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.local import Asked, Moved
from oversight_app.domain.local_building import Record
from oversight_app.domain.observations import Provenance
from oversight_app.domain.schemes import Term, TermKind
from oversight_app.store import (
    annotations,
    history,
    mappings,
    scheme_returns,
    schemes,
    volunteers,
)
from oversight_app.store.batches import all_batches, dependents, issues, undo_batch
from oversight_app.store.checking import check_open
from oversight_app.store.digests import digest
from oversight_app.store.local_keeping import compare_local, keep_local, local_batches
from oversight_app.store.workspace import Workspace
from tests.store.making_local import FEBRUARY, JANUARY, MARCH, headcounts, local_file, returned

DAY = date(2022, 1, 3)
SWINDON = Term(TermKind.DISTRICT, "swindon", "Swindon")


def _sound(workspace: Workspace) -> bool:
    with workspace.snapshot():
        return check_open(workspace.db).ok


EACH: dict[str, tuple[Record, Record]] = {
    "return": (returned(JANUARY, 10), returned(JANUARY, 11)),
    "volunteers": (
        {"scheme": "specials", "volunteer": "S-1", "status": "directed", "started": DAY},
        {"scheme": "specials", "volunteer": "S-1", "status": "independent", "started": DAY},
    ),
    "recruitment": (
        {"scheme": "specials", "volunteer": "A-1", "stage": "enquiry", "reached": DAY},
        {"scheme": "specials", "volunteer": "A-1", "stage": "enquiry", "reached": date(2022, 2, 1)},
    ),
    "custody-visits": (
        {"suite": "Midtown", "planned": DAY},
        {"suite": "Midtown", "planned": DAY, "made": DAY, "in_custody": 4},
    ),
    "custody-issues": (
        {"suite": "Midtown", "raised": DAY, "category": "care", "urgent": True},
        {"suite": "Midtown", "raised": DAY, "category": "care", "urgent": True, "resolved": DAY},
    ),
}
"""Of each dataset a record, and the same restated."""


@pytest.mark.parametrize("dataset", EACH)
def test_a_record_is_added_known_restated_and_taken_back(small: Workspace, dataset: str) -> None:
    first, second = (local_file(dataset, record) for record in EACH[dataset])
    empty = digest(small)
    assert compare_local(small, first).ledger == Ledger(added=1)
    changes = keep_local(small, [first])
    assert (changes.activity, changes.batches, changes.figures) == (True, True, False)
    assert changes.description == "1 row added"
    once = digest(small), history.head(small), all_batches(small)
    again = keep_local(small, [replace(first, file_name="copy.csv", file_sha256="1" * 64)])
    assert not again
    assert "Nothing new" in again.description
    assert compare_local(small, first).ledger == Ledger(unchanged=1)
    assert (digest(small), history.head(small), all_batches(small)) == once
    assert compare_local(small, second).ledger == Ledger(updated=1)
    assert keep_local(small, [second]).description == "1 row revised"
    twice = digest(small)
    assert len({empty, once[0], twice}) == 3
    undo_batch(small, 2)
    assert digest(small) == once[0]
    history.undo(small)
    assert digest(small) == twice
    undo_batch(small, 1)  # what restated it stands as before
    assert digest(small) == twice
    undo_batch(small, 2)
    assert digest(small) == empty
    while history.next_undo(small):
        history.undo(small)
    assert digest(small) == empty
    while history.next_redo(small):
        history.redo(small)
    assert digest(small) == empty
    assert _sound(small)


def test_what_a_taken_back_import_restated_stands_again(small: Workspace) -> None:
    for headcount in (10, 11, 12):
        keep_local(small, [local_file("return", returned(JANUARY, headcount))])
    undo_batch(small, 2)
    assert headcounts(small) == {("specials", JANUARY): 12}
    undo_batch(small, 3)
    assert headcounts(small) == {("specials", JANUARY): 10}
    history.undo(small)
    history.undo(small)
    assert [
        (one.before.headcount, one.after.headcount) for one in scheme_returns.restated(small)
    ] == [(11, 12), (10, 11)]


def test_a_month_that_two_files_say_stands_when_one_goes(small: Workspace) -> None:
    keep_local(small, [local_file("return", returned(JANUARY, 10))])
    both = local_file("return", returned(JANUARY, 10), returned(FEBRUARY, 11))
    assert compare_local(small, both).ledger == Ledger(added=1, unchanged=1)
    keep_local(small, [both])
    undo_batch(small, 1)
    assert headcounts(small) == {("specials", JANUARY): 10, ("specials", FEBRUARY): 11}


def test_restated_months_say_what_moved(small: Workspace) -> None:
    before = returned(JANUARY, 10, duty_minutes=6000)
    keep_local(small, [local_file("return", before, returned(FEBRUARY, 9))])
    later = local_file(
        "return", returned(JANUARY, 10, duty_minutes=6600), returned(FEBRUARY, 9), layout="Other"
    )
    preview = compare_local(small, later)
    assert preview.moved == (Moved("specials", JANUARY, 6000, 6600, 1, 1),)
    keep_local(small, [later])
    (restated,) = scheme_returns.restated(small)
    assert (restated.scheme, restated.month) == ("specials", JANUARY)
    assert (restated.before.duty_minutes, restated.after.duty_minutes) == (6000, 6600)
    assert (restated.before.batch, restated.after.batch) == (1, 2)
    undo_batch(small, 2)
    assert scheme_returns.restated(small) == ()


def test_what_a_later_file_leaves_blank_is_said_before_it_is_kept(small: Workspace) -> None:
    keep_local(small, [local_file("return", returned(JANUARY, 10), returned(FEBRUARY, 10))])
    hours: list[Record] = [
        {"scheme": "specials", "month": month, "duty_minutes": 600} for month in (JANUARY, FEBRUARY)
    ]
    preview = compare_local(small, local_file("return", *hours, layout="Hours"))
    (note,) = preview.incoming.notes
    assert "“In post at the end” (2 rows)" in note
    assert compare_local(small, preview.incoming).incoming.notes == (note,)
    keep_local(small, [preview.incoming])
    assert all_batches(small)[0].notes == (note,)


def test_rows_that_can_not_be_kept_are_rejected_with_their_reason(small: Workspace) -> None:
    file = local_file(
        "return",
        returned(JANUARY, 10),
        returned(JANUARY, 10),  # a repeat
        returned(JANUARY, 11),  # a contradiction
        {"month": JANUARY, "headcount": 3},  # no scheme
        {"scheme": "psv", "month": FEBRUARY, "leaders": 1},  # nothing that is asked for
        returned(FEBRUARY, -1),
        returned(12, 4),
        returned(MARCH, 9),
    )
    preview = compare_local(small, file)
    assert preview.ledger == Ledger(added=2, rejected=6)
    assert list(preview.incoming.rejected.rows) == [3, 4, 5, 6, 7, 8]
    said = [(one.row, one.why, one.blocking) for one in preview.incoming.issues]
    assert said[0] == (3, "It says the same as row 2", True)
    assert said[1] == (4, "It is about the same as row 2 and says something else", True)
    assert "“Scheme”" in said[2][1]
    assert "says nothing that could be kept" in said[3][1]
    assert "−1" in said[4][1]
    assert said[5][1] == "There is no such month"
    # The preview's file is the one without them; keeping either comes to the same.
    assert compare_local(small, preview.incoming).ledger == preview.ledger
    keep_local(small, [preview.incoming])
    assert not keep_local(small, [file])
    (batch,) = all_batches(small)
    assert batch.ledger == preview.ledger
    assert issues(small, batch.id) == preview.incoming.issues


def test_all_files_or_none(small: Workspace) -> None:
    good = local_file("return", returned(JANUARY, 10))
    asked = Asked("district", TermKind.DISTRICT, "Gotham", 4)
    before = digest(small), history.head(small)
    for bad, told in (
        (replace(good, resolved=False), "have not been looked up"),
        (replace(good, asked=(asked,)), "“Gotham” is not known"),
        (local_file("return", returned(JANUARY, 1, "knights")), "no scheme with the code “knights"),
    ):
        with pytest.raises(UserProblem, match=f"{told}.*Nothing was kept"):
            keep_local(small, [good, bad])
        with pytest.raises(UserProblem):
            compare_local(small, bad)
    assert (digest(small), history.head(small)) == before


def test_stopping_keeps_nothing(small: Workspace) -> None:
    files = [local_file("return", returned(month, 1)) for month in (JANUARY, FEBRUARY)]
    before = digest(small), history.head(small)

    class Stopped(Exception):  # noqa: N818 - what a person did, not an error
        pass

    def progress(done: int, rows: int) -> None:
        assert rows == 2
        if done == 1:
            raise Stopped

    with pytest.raises(Stopped):
        keep_local(small, files, progress=progress)
    assert (digest(small), history.head(small)) == before
    assert keep_local(small, files).description == "2 rows added"


def test_new_words_and_the_layout_come_and_go_with_the_file(small: Workspace) -> None:
    file = replace(
        local_file(
            "volunteers",
            {"scheme": "specials", "volunteer": "S-1", "district": "swindon"},
            layout="Status list",
        ),
        new_terms=(SWINDON,),
    )
    before = digest(small)
    changes = keep_local(small, [file], mappings=[file.mapping])
    assert changes.schemes
    assert changes.mappings
    assert len(history.entries(small)) == 3  # made, bodies, and this one act
    assert schemes.terms(small, TermKind.DISTRICT) == (SWINDON,)
    assert [one.name for one in mappings.all_mappings(small)] == ["Status list"]
    after = digest(small)
    history.undo(small)
    assert schemes.terms(small, TermKind.DISTRICT) == ()
    assert mappings.all_mappings(small) == ()
    assert volunteers.records(small) == ()
    assert digest(small) == before
    history.redo(small)
    assert digest(small) == after
    (record,) = volunteers.records(small)
    assert record.district == "swindon"
    # A word of the same code that the office has named otherwise stays as the office has it.
    schemes.save_term(small, replace(SWINDON, name="Swindon town"))
    keep_local(
        small,
        [replace(local_file("volunteers", {"scheme": "psv", "volunteer": "P-1"}),
                 new_terms=(SWINDON,))],
    )  # fmt: skip
    assert [one.name for one in schemes.terms(small, TermKind.DISTRICT)] == ["Swindon town"]
    assert _sound(small)


def test_an_undone_word_can_be_made_anew(small: Workspace) -> None:
    record: Record = {"scheme": "specials", "volunteer": "S-1", "district": "swindon"}
    file = replace(local_file("volunteers", record), new_terms=(SWINDON,))
    keep_local(small, [file])
    history.undo(small)
    schemes.save_term(small, replace(SWINDON, name="Old Town"))
    assert schemes.terms(small, TermKind.DISTRICT) == (replace(SWINDON, name="Old Town"),)
    keep_local(small, [file])
    assert [one.district for one in volunteers.records(small)] == ["swindon"]
    assert _sound(small)


def test_how_an_import_is_known(small: Workspace) -> None:
    file = local_file(
        "return",
        returned(JANUARY, 10),
        returned(FEBRUARY, 10),
        layout="Monthly",
        name="feb.xlsx",
        source_office="The force",
    )
    query = RowIssue("Sheet1", 2, "B", "The parts do not add up", "1 too many")
    layout = replace(file.layout, sheet="Sheet1", total_rows=2)
    keep_local(small, [replace(file, issues=(query,), notes=("A note",), layout=layout)])
    keep_local(
        small,
        [replace(local_file("return", returned(FEBRUARY, 11), layout="Monthly"), typed_in=True)],
        provenance=Provenance.SAMPLE,
    )
    second, first = all_batches(small)
    assert first.file_name == "feb.xlsx"
    assert first.format_name == "Monthly scheme return"
    assert first.ledger == Ledger(added=2, checked=2)
    assert first.notes == ("A note",)
    assert issues(small, first.id) == (query,)
    assert first.release.key == "local/return/Monthly/2022-02-28"
    assert first.release.publisher == "The force"
    assert first.release.provenance is Provenance.LOCAL
    assert second.release.key == "local/return/Monthly/2022-02-28/2"
    assert second.release.publisher == "Test office"
    assert second.release.provenance is Provenance.SAMPLE
    known = local_batches(small)
    assert (known[1].mapping_name, known[1].layout, known[1].typed_in) == ("Monthly", layout, False)
    assert known[2].typed_in
    assert history.entries(small)[0].action == "Type in: monthly scheme return"


def test_the_history_says_nothing_of_single_volunteers(small: Workspace) -> None:
    keep_local(small, [local_file("volunteers", {"scheme": "specials", "volunteer": "S-77"})])
    undo_batch(small, 1)
    text = str(small.db.rows("SELECT content FROM history_content"))
    assert "volunteers.csv" in text
    assert "S-77" not in text


def test_a_log_that_holds_its_months_whole(small: Workspace) -> None:
    duties: list[Record] = [
        {"scheme": "psv", "day": date(2022, 1, day), "minutes": 60 * day} for day in (1, 2, 3)
    ]
    keep_local(small, [local_file("activity", *duties, whole_months=True)])
    before = digest(small)
    fewer = local_file("activity", *duties[:2], whole_months=True)
    preview = compare_local(small, fewer)
    assert (preview.ledger, preview.no_longer) == (Ledger(unchanged=2), 1)
    assert preview.moved == (Moved("psv", JANUARY, 360, 180, 3, 2),)
    assert keep_local(small, [fewer]).description == "1 row no longer stands"
    assert local_batches(small)[2].no_longer == 1
    assert not keep_local(small, [fewer])
    other: Record = {"scheme": "psv", "day": date(2022, 1, 9), "minutes": 30}
    changed = local_file("activity", duties[0], other, whole_months=True)
    assert keep_local(small, [changed]).description == "1 row added, 1 no longer stands"
    undo_batch(small, 2)
    undo_batch(small, 3)
    assert digest(small) == before


def test_decisions_about_limits_are_named_before_an_import_goes(small: Workspace) -> None:
    keep_local(small, [local_file("return", returned(JANUARY, 10), returned(FEBRUARY, 10))])
    keep_local(small, [local_file("return", returned(MARCH, 10), returned(MARCH, 4, "psv"))])
    assert dependents(small, 1) == dependents(small, 2) == ()
    key = SeriesKey("headcount", "specials")
    decided = ("A reason", "An officer", date(2022, 10, 17))
    annotations.add_rebase(small, Rebase(key, MARCH, "New rota", *decided))
    annotations.add_baseline(small, Baseline(key, JANUARY - 5, JANUARY, *decided))
    assert dependents(small, 1) == (
        "Limits for Special Constabulary are locked to August 2021 to January 2022 "
        "(decided on 17 October 2022)",
    )
    assert dependents(small, 2) == (
        "Limits for Special Constabulary are re-based from March 2022 (decided on 17 October 2022)",
    )


def test_single_cadets_are_never_stored(small: Workspace) -> None:
    duty: Record = {"day": DAY, "minutes": 60, "activity": "patrol"}
    files = [
        local_file("activity", {**duty, "scheme": "cadets", "volunteer": "C-1"},
                   {**duty, "scheme": "specials", "volunteer": "S-1"}),
        local_file("volunteers", {"scheme": "cadets", "volunteer": "C-1"}),
    ]  # fmt: skip
    assert compare_local(small, files[1]).ledger == Ledger(rejected=1)
    keep_local(small, files)
    assert not keep_local(small, files)
    assert small.db.rows("SELECT reference FROM volunteer") == [("S-1",)]
    assert small.db.value("SELECT sum(minutes) FROM activity") == 120


def test_words_that_differ_in_capitals_may_be_two(small: Workspace) -> None:
    """The person was asked what each means, and said: add as new."""
    rows: list[Record] = [
        {"scheme": "specials", "volunteer": code, "district": code} for code in ("north", "north-2")
    ]
    new = (Term(TermKind.DISTRICT, "north", "North"), Term(TermKind.DISTRICT, "north-2", "NORTH"))
    keep_local(small, [replace(local_file("volunteers", *rows), new_terms=new)])
    assert len(schemes.terms(small, TermKind.DISTRICT)) == 2


def test_a_month_in_place_of_a_day(small: Workspace) -> None:
    """The first of the month for what began in it, the last for what holds until it."""
    record: Record = {
        "scheme": "specials", "volunteer": "S-1", "started": 20220200, "vetting_until": 20240200,
    }  # fmt: skip
    keep_local(small, [local_file("volunteers", record)])
    (found,) = volunteers.records(small)
    assert (found.started, found.vetting_until) == (date(2022, 2, 1), date(2024, 2, 29))

"""What is disposed of is gone, from the file's bytes too; the history still holds together."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from oversight_app.domain.accountability import Action, Assurance, Meeting, Question
from oversight_app.domain.attention import record_subject
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.requests import InformationRequest
from oversight_app.store import history, records, snoozes
from oversight_app.store.actions import writing
from oversight_app.store.backup import backup
from oversight_app.store.checking import check
from oversight_app.store.disposal import disposals, dispose, what_goes
from oversight_app.store.drafts import drafts, keep_draft
from oversight_app.store.kept_backups import backup_folder, keep_backups
from oversight_app.store.retention import holds, lift_hold, place_hold
from oversight_app.store.workspace import Workspace

SECRET = "Ashwood Mill"
OLD = date(2012, 5, 1)
RULE = "Seven years after it ended"


def _question(asked: str, **more: object) -> Question:
    said = {"asker": "office", "asked_of": "Force", "asked_on": OLD, "owner": "Office"}
    return Question(asked=asked, **{**said, "state": "answered", "answered_on": OLD, **more})  # type: ignore[arg-type]


def _save(workspace: Workspace, record: Recorded, links: Sequence[Link] = ()) -> int:
    (made,) = records.save(workspace, record, links).saved
    return made


@pytest.fixture
def two(small: Workspace) -> tuple[int, int]:
    """A question that says the secret, changed once and with all that hangs on a record; and
    another one that stays."""
    first = _save(small, _question(f"What about {SECRET}?"))
    kept = _save(small, _question("What of the others?"))
    record = records.one(small, first)
    assert isinstance(record, Question)
    with writing(small, "Add a note", "record_note") as action:
        action.insert(
            "record_note", record_id=first, words=f"{SECRET} noted", noted_by="Office",
            noted_on=OLD,
        )  # fmt: skip
    place_hold(small, first, f"Needed for {SECRET}", "Office")
    lift_hold(small, holds(small, first)[0].id)
    keep_draft(small, "question", first, record.version, {"asked": f"{SECRET} again"})
    return first, kept


def _bytes(path: Path) -> bytes:
    files = [path, path.with_name(path.name + "-wal")]
    return b"".join(one.read_bytes() for one in files if one.exists())


def test_no_byte_of_it_is_left_and_the_history_holds(
    small: Workspace, two: tuple[int, int]
) -> None:
    first, kept = two
    assert SECRET.encode() in _bytes(small.path)
    made = dispose(small, [first], "Chief executive", RULE)
    assert SECRET.encode() not in _bytes(small.path)
    assert records.one(small, first) is None
    assert records.one(small, kept) is not None
    assert drafts(small) == ()
    assert history.verify(small) == ()
    newest = history.entries(small)[0]
    assert newest.action == "Dispose of 1 record"
    assert made.references == ("Q-001",)
    gone = [one.seq for one in history.entries(small) if one.after is None]
    assert sorted(gone) == list(made.entries)
    assert len(gone) == 4  # saved, noted, held, lifted
    assert disposals(small) == (made,)
    path = small.path
    small.close()
    assert SECRET.encode() not in _bytes(path)
    report = check(path)
    assert report.ok, report.lines


def test_why_it_was_put_off_goes_with_it(small: Workspace, two: tuple[int, int]) -> None:
    first, kept = two
    day = small.today() + timedelta(days=7)
    snoozes.snooze(small, record_subject("due", "question", first), day, f"{SECRET} is on leave")
    snoozes.snooze(small, record_subject("soon-due", "question", first), day, f"Ask {SECRET}")
    snoozes.wake(small, record_subject("soon-due", "question", first))
    # Another record, of another kind with its number, and all of a kind: they stay.
    others = (record_subject("due", "question", kept), record_subject("due", "risk", first),
              "due:question")  # fmt: skip
    for subject in others:
        snoozes.snooze(small, subject, day, "The force answers")
    made = dispose(small, [first], "Chief executive", RULE)
    assert [one.subject for one in snoozes.snoozes(small)] == sorted(others)
    assert len(made.entries) == 4 + 3  # as above, and put off twice and brought back
    assert SECRET.encode() not in _bytes(small.path)
    assert history.verify(small) == ()
    small.close()
    assert check(small.path).ok


def test_undo_says_that_it_does_not_reach_behind_it(small: Workspace, two: tuple[int, int]) -> None:
    dispose(small, two[:1], "Office", RULE)
    with pytest.raises(UserProblem, match=r"records were disposed of on .* does not reach behind"):
        history.undo(small)
    _save(small, _question("Another?"))
    history.undo(small)  # what came after it is taken back as ever
    with pytest.raises(UserProblem, match="so that nothing of them comes back"):
        history.undo(small)


def test_nothing_can_be_undone_behind_it(small: Workspace, two: tuple[int, int]) -> None:
    assert what_goes(small, two[:1]).undo_steps == 5
    dispose(small, two[:1], "Office", RULE)
    assert history.next_undo(small) is None
    assert history.next_redo(small) is None


def test_numbers_and_ids_do_not_come_back(small: Workspace) -> None:
    first = _save(small, _question("One"))
    dispose(small, [first], "Office", RULE)
    second = _save(small, _question("Two"))
    assert second != first
    record = records.one(small, second)
    assert record is not None
    assert record.reference == "Q-002"


def test_a_content_that_is_missing_without_a_disposal_is_reported(
    small: Workspace, two: tuple[int, int]
) -> None:
    dispose(small, two[:1], "Office", RULE)
    seq = history.entries(small)[-1].seq
    assert seq == 1
    with small.db.transaction():
        small.db.execute_sql("DELETE FROM history_content WHERE seq = 1")
    assert history.verify(small) == ("The content of entry 1 of the history is missing.",)


def test_a_forged_word_of_a_disposal_excuses_nothing(
    small: Workspace, two: tuple[int, int]
) -> None:
    """A row of the table alone is not enough: the entry of the history has to say it."""
    dispose(small, two[:1], "Office", RULE)
    with small.db.transaction():
        small.db.execute_sql("UPDATE disposal SET entries = '[1]'")
        small.db.execute_sql("DELETE FROM history_content WHERE seq = 1")
    assert history.verify(small) == ("The content of entry 1 of the history is missing.",)


def test_a_hold_stops_all_of_it(small: Workspace, two: tuple[int, int]) -> None:
    place_hold(small, two[1], "A claim is expected", "Office", date(2022, 5, 3))
    before = history.head(small)
    with pytest.raises(UserProblem, match="Q-002: On hold since 3 May 2022: A claim is expected"):
        dispose(small, two, "Office", RULE)
    assert history.head(small) == before
    assert records.one(small, two[0]) is not None


def test_a_request_stops_what_it_gathered_as_long_as_it_needs_it(small: Workspace) -> None:
    question = _save(small, _question("One"))
    request = InformationRequest(
        subject="Ones", asked="All about one", received=date(2022, 10, 3), owner="Office"
    )
    number = _save(small, request, [Link(0, Relation.GATHERED, question)])
    with pytest.raises(UserProblem, match="Q-001: Gathered for F-001, which is open"):
        dispose(small, [question], "Office", RULE)
    with pytest.raises(UserProblem, match="F-001: It is open"):
        dispose(small, [number, question], "Office", RULE)
    kept = records.one(small, number)
    assert isinstance(kept, InformationRequest)
    from dataclasses import replace

    answered = replace(
        kept, state="answered", answered_on=date(2022, 10, 20), hold_until=date(2022, 12, 20)
    )
    records.save(small, answered)
    with pytest.raises(UserProblem, match="Gathered for F-001, kept until 20 December 2022"):
        dispose(small, [question], "Office", RULE)
    kept = records.one(small, number)
    assert isinstance(kept, InformationRequest)
    records.save(small, replace(kept, hold_until=date(2022, 10, 30)))
    dispose(small, [question], "Office", RULE)  # the review date of the small one is 31 October


def test_what_a_kept_record_points_to_stays_and_both_may_go_together(small: Workspace) -> None:
    meeting = _save(small, Meeting(name="Board", held_on=OLD))
    question = _save(small, _question("One", meeting=meeting))
    answer = _save(
        small,
        Assurance(said="All is well", rating="assured", given_by="Force", given_on=OLD),
        [Link(0, Relation.ANSWERS, question)],
    )
    with pytest.raises(UserProblem, match="M-001: Q-001, kept, points to it"):
        dispose(small, [meeting], "Office", RULE)
    with pytest.raises(UserProblem, match="kept, points to it"):
        dispose(small, [meeting, question], "Office", RULE)
    dispose(small, [meeting, question, answer], "Office", RULE)
    assert small.db.value("SELECT count(*) FROM record") == 0
    assert small.db.value("SELECT count(*) FROM record_link") == 0
    path = small.path
    small.close()
    report = check(path)
    assert report.ok, report.lines


def test_entries_that_name_it_as_what_another_points_to_go_too(small: Workspace) -> None:
    question = _save(small, _question("One"))
    task = Action(task="See to it", owner="Office", set_on=OLD, due=OLD, state="done", done_on=OLD)
    action = _save(small, task, [Link(0, Relation.FOLLOWS, question)])
    goes = what_goes(small, [action])
    assert goes.stopped == ()
    assert [one.seq for one in history.entries(small)][:1] == list(goes.entries)
    dispose(small, [action], "Office", RULE)
    goes = what_goes(small, [question])
    assert goes.stopped == ()
    assert len(goes.entries) == 1


def test_the_preview_tells_of_others_in_the_same_entry(small: Workspace) -> None:
    changes = records.save_all(small, [_question("One"), _question("Two")], "Bring in questions")
    first, _ = changes.saved
    goes = what_goes(small, [first])
    assert goes.also == ("Q-002",)
    assert len(goes.entries) == 1


def test_who_and_which_rule_are_needed(small: Workspace, two: tuple[int, int]) -> None:
    for by, rule in (("", RULE), ("Office", " ")):
        with pytest.raises(UserProblem, match="Nothing was changed"):
            dispose(small, two[:1], by, rule)


def test_a_disposal_names_the_backups_that_still_hold_it(small: Workspace) -> None:
    """The first was made before the record was there, so it is not named."""
    folder = backup_folder(small.path)
    folder.mkdir()
    backup(small, folder / "small 2022-10-29 120000Z.oversight")
    first = _save(small, _question(SECRET))
    backup(small, folder / "small 2022-10-30 100000Z.oversight")
    backup(small, folder / "small 2022-10-30 120000Z.oversight")
    now = datetime(2022, 10, 31, 12, tzinfo=UTC)
    _save(small, _question("Another"))
    keep_backups(small, now=now)
    made = dispose(small, [first], "Office", RULE, now=now)
    said = [(one.file_name, one.ages_out_on) for one in made.copies]
    # Of 30 October the second is kept, among the weeks, as the last of its week (a Sunday). It is
    # 366 days old on 31 October 2023; a day after that, so is that of the 31st, which then takes
    # its place as the last of the month.
    assert said == [
        ("small 2022-10-30 100000Z.oversight", date(2022, 11, 2)),
        ("small 2022-10-30 120000Z.oversight", date(2023, 11, 2)),
        ("small 2022-10-31 120000Z.oversight", None),
    ]


def test_backups_on_a_drive_and_beside_the_workspace_are_both_named(
    small: Workspace, tmp_path: Path
) -> None:
    """While a drive is away backups go beside the workspace, and hold what was recorded too."""
    drive, own = tmp_path / "drive", backup_folder(small.path)
    drive.mkdir()
    own.mkdir()
    first = _save(small, _question(SECRET))
    backup(small, drive / "small 2022-10-29 120000Z.oversight")
    backup(small, own / "small 2022-10-30 120000Z.oversight")
    goes = what_goes(small, [first], drive, datetime(2022, 10, 31, 12, tzinfo=UTC))
    assert [one.file_name for one in goes.copies] == [
        "small 2022-10-29 120000Z.oversight",
        "small 2022-10-30 120000Z.oversight",
    ]

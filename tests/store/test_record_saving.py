"""Records of every kind: saved, changed, deleted, numbered, linked; nobody's change is lost."""

import threading
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from oversight_app.domain.accountability import Action, Assurance, Meeting, Question
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.decisions import Decision
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance
from oversight_app.domain.plans import Objective
from oversight_app.domain.record_kinds import KINDS, Link, Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.records import Office
from oversight_app.domain.requests import InformationRequest, Recommendation
from oversight_app.domain.risk import Risk
from oversight_app.store import history, records
from oversight_app.store.actions import writing
from oversight_app.store.digests import digest
from oversight_app.store.office import save_office
from oversight_app.store.record_links import add_link, delete_link, links
from oversight_app.store.record_notes import add_note, notes
from oversight_app.store.record_versions import versions
from oversight_app.store.workspace import Workspace
from tests.store.making_records import DAY, LATER, again, begun, kept, made


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_record_comes_back_as_it_was_kept(small: Workspace, kind: type[Recorded]) -> None:
    start = begun(small, kind)
    changes = records.save(small, start)
    assert changes.governance
    assert changes.history
    (number,) = changes.saved
    found = records.one(small, number)
    assert found is not None
    assert found.number == 1
    assert found.reference == f"{kind.prefix}-001"
    assert found.problems() == {}
    given = ("due", "question_set", "scale", "superseded", "criteria")
    filled = {spec: getattr(found, spec) for spec in given if hasattr(found, spec)}
    expected: Any = start
    assert replace(expected, id=number, number=1, version=found.version, **filled) == found
    assert records.read(small, kind) == (found,)
    assert records.by_reference(small, f" {found.reference.lower()} ") == found


def test_a_number_is_never_used_again(small: Workspace) -> None:
    first, second = kept(small, Question), kept(small, Question)
    assert (first.reference, second.reference) == ("Q-001", "Q-002")
    records.delete(small, second.id)
    assert kept(small, Question).reference == "Q-003"
    history.undo(small)
    third = kept(small, Question)
    assert third.reference == "Q-004"
    assert third.id not in (first.id, second.id)
    assert kept(small, Meeting).reference == "M-001"  # each kind has its own


def test_a_change_keeps_the_version_before(small: Workspace) -> None:
    first = kept(small, Question, day=date(2022, 4, 1))
    records.save(small, replace(first, state="answered", answered_on=LATER), day=LATER)
    found = versions(small, first)
    assert [(one.day, one.record.open) for one in found] == [
        (date(2022, 4, 1), True),
        (LATER, False),
    ]
    as_it_was = records.read(small, Question, as_at=date(2022, 9, 29))
    assert [one.open for one in as_it_was] == [True]
    assert [one.open for one in records.read(small, Question, as_at=LATER)] == [False]
    # What is about March and was recorded in April is there as at March, and not before.
    assert len(records.read(small, Question, as_at=DAY)) == 1
    assert records.read(small, Question, as_at=date(2022, 3, 30)) == ()


def test_to_save_what_is_there_already_is_no_change(small: Workspace) -> None:
    first = kept(small, Question)
    head = history.head(small)
    assert not records.save(small, first)
    assert history.head(small) == head


def test_two_who_have_it_open_do_not_overwrite_each_other(small: Workspace) -> None:
    mine = yours = kept(small, Question)
    records.save(small, replace(yours, asked="How many are vetted at all?"))
    before = history.head(small)
    with pytest.raises(records.Conflict, match=r"Q-001 was changed.*in: Question.*Look at") as told:
        records.save(small, replace(mine, asked="How many are in date?"))
    now = told.value.now
    assert isinstance(now, Question)
    assert now.asked == "How many are vetted at all?"
    assert history.head(small) == before
    # Having looked, mine is saved over what I have seen.
    records.save(small, replace(mine, asked="How many are in date?", version=now.version))
    assert again(small, Question, mine.id).asked == "How many are in date?"


def test_a_clash_names_what_people_write_and_no_number_that_the_program_gives(
    small: Workspace,
) -> None:
    mine = kept(small, Decision)
    signed = {"state": "signed", "options": "Nothing", "reasons": "So", "signatory": "The office"}
    records.save(small, replace(mine, **signed, signed_on=LATER))  # type: ignore[arg-type]
    with pytest.raises(records.Conflict) as told:
        records.save(small, replace(mine, name="Pay for half of it"))
    assert (
        "in: Title, Options considered, Reasons, State, Signed by, Signed on. Look at both"
        in str(told.value)
    )


def test_a_change_of_what_is_gone_is_told(small: Workspace) -> None:
    first = kept(small, Question)
    records.delete(small, first.id)
    with pytest.raises(records.Conflict, match="deleted in the meantime") as told:
        records.save(small, replace(first, asked="Still there?"))
    assert told.value.now is None
    with pytest.raises(UserProblem, match="deleted in the meantime"):
        records.delete(small, first.id)


@pytest.mark.parametrize(
    ("kind", "more", "told"),
    [
        (Question, {"asked": " \n\t "}, "Question is missing"),
        (Question, {"due": date(2022, 3, 30)}, "before the day it was asked"),
        (Question, {"state": "answered"}, "The day of the answer is missing"),
        (Question, {"state": "lost"}, "none of the choices"),
        (Question, {"asked": "x" * 100_001}, "100,001 characters"),
        (Question, {"asked_of": "x" * 301}, "301 characters"),
        (Question, {"asked_on": date(1022, 3, 31)}, "Correct the year"),
        (Question, {"meeting": 99}, "names no meeting"),
        (Question, {"scheme": "none such"}, "no scheme “none such”"),
        (Action, {"state": "done"}, "when it was done"),
        (Decision, {"state": "signed", "signed_on": DAY}, "no options yet"),
        (Risk, {"response": "accept", "owner": ""}, "Owner is missing"),
        (Risk, {"state": "closed"}, "The day it was closed is missing"),
        (Risk, {"likelihood": 5}, "likelihood goes from 1 to 4"),
        (Risk, {"target_likelihood": 1, "target_impact": 7}, "impact from 1 to 4"),
        (Assessment, {"scheme": ""}, "one scheme or of one outside group"),
        (Assessment, {"question_set": 7}, "no version 7"),
        (Answer, {"assessment": None}, "Assessment is missing"),
        (Objective, {"plan": 99}, "names no plan"),
    ],
)
def test_what_can_not_be_so_is_refused(
    small: Workspace, kind: type[Recorded], more: dict[str, Any], told: str
) -> None:
    before = digest(small), history.head(small)
    with pytest.raises(UserProblem, match=f"(?s)Nothing was.*{told}|{told}.*Nothing was"):
        records.save(small, made(kind, **more))
    assert (digest(small), history.head(small)) == before
    assert records.read(small, kind) == ()


def test_a_record_of_another_kind_is_none_to_point_to(small: Workspace) -> None:
    with pytest.raises(UserProblem, match="Raised at names no meeting"):
        kept(small, Question, meeting=kept(small, Action).id)


def test_fifty_thousand_characters_and_a_paste_from_word(small: Workspace) -> None:
    long = "word " * 10_000
    first = kept(small, Question, asked=long, asked_of="The\u000b force\u0007\r\n of\u00a0North")
    assert len(long) == 50_000
    assert first.asked == long.strip()
    assert first.asked_of == "The force of North"
    pasted = kept(small, Question, asked="One\r\nTwo\x00\x1b \u2028Three\u00adfour")
    assert pasted.asked == "One\nTwo\nThreefour"


def test_clocks_are_worked_out(small: Workspace) -> None:
    """Twenty working days from Thursday 31 March 2022, over Easter and the May holiday: 3 May is
    the twentieth (15 and 18 April, and 2 May, do not count)."""
    request = kept(small, InformationRequest, received=DAY, due=date(2022, 4, 1))
    assert request.due == date(2022, 5, 3)
    late = kept(small, InformationRequest, received=DAY, clarified_on=date(2022, 4, 14))
    # 4 working days to 22 April, 5 to the 29th, 4 to 6 May, 5 to the 13th: 17 May is the next two.
    assert late.due == date(2022, 5, 17)
    recommended = kept(small, Recommendation, published_on=date(2022, 3, 1))
    assert recommended.due == date(2022, 4, 25)  # 31 days of March, and 25


def test_a_record_of_the_sample_says_so(small: Workspace) -> None:
    assert kept(small, Question).provenance is Provenance.LOCAL
    save_office(small, Office("Sample office", "E1", date(2022, 10, 31), sample=True))
    assert kept(small, Question).provenance is Provenance.SAMPLE


# Links.


def test_links_are_made_with_the_record_and_seen_from_both_ends(small: Workspace) -> None:
    question = kept(small, Question)
    (told,) = records.save(
        small, made(Assurance), [Link(0, Relation.ANSWERS, question.id),
                                 Link(0, Relation.ABOUT, scheme="specials"),
                                 Link(0, Relation.ABOUT, figure="specials-strength")]
    ).saved  # fmt: skip
    (link,) = links(small, question.id)
    assert (link.from_id, link.relation, link.to_id) == (told, Relation.ANSWERS, question.id)
    assert [(one.to_id, one.scheme, one.figure) for one in links(small, told)] == [
        (question.id, "", ""), (None, "specials", ""), (None, "", "specials-strength"),
    ]  # fmt: skip
    assert not add_link(small, Link(told, Relation.ANSWERS, question.id))  # there already
    delete_link(small, link.id)
    assert links(small, question.id) == ()
    history.undo(small)
    assert len(links(small, question.id)) == 1


def test_links_count_from_the_day_they_were_made(small: Workspace) -> None:
    asked, recorded, later = date(2021, 3, 1), date(2021, 5, 1), date(2021, 8, 1)
    question = records.save(small, made(Question, asked_on=asked), day=recorded).saved[0]
    said = made(Assurance, given_on=date(2021, 3, 20))
    # Recorded with its link in May, it is there as at March, and so is the link.
    told = records.save(
        small, said, [Link(0, Relation.ANSWERS, question)], day=recorded
    ).saved[0]  # fmt: skip
    again = records.one(small, told)
    assert again is not None
    records.save(small, again, [Link(told, Relation.ABOUT, scheme="specials")], day=later)
    add_link(small, Link(question, Relation.ABOUT, scheme="specials"))  # today
    assert [one.made_on for one in links(small)] == [date(2021, 3, 20), later, small.today()]

    def as_at(day: date) -> int:
        return len(links(small, as_at=day))

    assert [as_at(date(2021, 3, 19)), as_at(date(2021, 3, 20)), as_at(later)] == [0, 1, 2]
    assert as_at(small.today()) == 3


def test_a_link_that_is_refused_saves_nothing(small: Workspace) -> None:
    before = digest(small)
    with pytest.raises(UserProblem, match="does not go from an action to a meeting"):
        records.save(small, made(Action), [Link(0, Relation.FOLLOWS, kept(small, Meeting).id)])
    history.undo(small)
    assert digest(small) == before


@pytest.mark.parametrize(
    ("link", "told"),
    [
        (Link(1, Relation.ABOUT, 1), "linked to itself"),
        (Link(1, Relation.ABOUT, 99), "deleted in the meantime"),
        (Link(99, Relation.ABOUT, 1), "deleted in the meantime"),
        (Link(1, Relation.ABOUT, scheme="none such"), "scheme is not there"),
        (Link(1, Relation.ABOUT, batch=99), "import is not there"),
        (Link(1, Relation.FOLLOWS, scheme="specials"), "goes to another record"),
        (Link(1, Relation.REPLACES, 2), "does not go from a question to an action"),
        (Link(1, Relation.PUBLISHES, 2), "does not go from a question to an action"),
    ],
)
def test_links_that_lead_nowhere(small: Workspace, link: Link, told: str) -> None:
    assert kept(small, Question).id == 1
    assert kept(small, Action).id == 2
    with pytest.raises(UserProblem, match=told):
        add_link(small, link)
    assert links(small) == ()


def test_a_loop_of_links_is_refused(small: Workspace) -> None:
    question, action, more = (kept(small, one).id for one in (Question, Action, Action))
    add_link(small, Link(action, Relation.FOLLOWS, question))
    add_link(small, Link(more, Relation.FOLLOWS, action))
    for start, end in ((question, action), (question, more), (action, more)):
        with pytest.raises(UserProblem, match="make a loop"):
            add_link(small, Link(start, Relation.FOLLOWS, end))
    add_link(small, Link(question, Relation.ABOUT, more))  # to mention each other is no loop
    assert len(links(small)) == 3


# Deletion.


def test_what_others_point_to_stays(small: Workspace) -> None:
    meeting, question = kept(small, Meeting), kept(small, Question)
    told = kept(small, Assurance, meeting=meeting.id)
    add_link(small, Link(told.id, Relation.ANSWERS, question.id))
    with pytest.raises(UserProblem, match=r"Q-001 can’t be deleted, since AS-001 points to it"):
        records.delete(small, question.id)
    with pytest.raises(UserProblem, match=r"M-001 can’t be deleted, since AS-001 points to it"):
        records.delete(small, meeting.id)
    records.delete(small, told.id)  # with its own links
    records.delete(small, question.id)
    records.delete(small, meeting.id)
    assert links(small) == ()


def test_a_deletion_is_taken_back_whole(small: Workspace) -> None:
    meeting = kept(small, Meeting)
    first = kept(small, Question, meeting=meeting.id)
    records.save(small, replace(first, asked="Again?"))
    add_link(small, Link(first.id, Relation.ABOUT, scheme="specials"))
    add_note(small, first.id, "A note", "The office")
    before = digest(small), records.one(small, first.id), notes(small, first.id)
    records.delete(small, first.id)
    assert records.read(small, Question) == ()
    history.undo(small)
    assert (digest(small), records.one(small, first.id), notes(small, first.id)) == before
    assert len(versions(small, first)) == 2
    assert len(links(small, first.id)) == 1


def test_a_clock_that_was_set_back_breaks_nothing(
    small: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order is that of the entries, whatever the days on them are."""
    first = kept(small, Question, asked="First?", day=LATER)
    year_before = date(2021, 9, 30)
    monkeypatch.setattr(Workspace, "today", lambda self: year_before)
    monkeypatch.setattr("oversight_app.store.chain.now", lambda: "2021-09-30T00:00:00.000000+00:00")
    records.save(small, replace(first, asked="Second?"))
    second = again(small, Question, first.id)
    records.save(small, replace(second, asked="Third?"))
    later = kept(small, Question)
    assert [one.record.title for one in versions(small, first)] == ["First?", "Second?", "Third?"]
    assert later.reference == "Q-002"
    assert [one.action for one in history.entries(small, limit=3)] == [
        "Add a question", "Change a question", "Change a question",
    ]  # fmt: skip
    assert history.verify(small) == ()
    # As at any day on or after the clock's, what was said last.
    assert records.read(small, Question, as_at=year_before)[0].asked == "Third?"
    assert records.read(small, Question, as_at=LATER)[0].asked == "Third?"
    with pytest.raises(records.Conflict):
        records.save(small, replace(first, asked="From the old form?"))
    for _ in range(3):
        history.undo(small)
    assert again(small, Question, first.id) == first


def test_several_are_saved_as_one_or_not_at_all(small: Workspace) -> None:
    before = digest(small)
    with pytest.raises(UserProblem, match="Question is missing"):
        records.save_all(small, [made(Question), made(Question, asked="")], "Bring in questions")
    assert digest(small) == before
    changes = records.save_all(small, [made(Question), made(Action)], "Bring in records")
    assert len(changes.saved) == 2
    assert changes.description == "2 records saved"
    assert history.entries(small, limit=1)[0].action == "Bring in records"
    history.undo(small)
    assert digest(small) == before


def test_a_snapshot_reads_one_state_and_the_next_one_the_newer(small: Workspace) -> None:
    first = kept(small, Question)
    with small.snapshot():
        before = records.read(small, Question)
        writer = threading.Thread(target=records.save, args=(small, replace(first, asked="When?")))
        writer.start()
        writer.join()
        assert records.read(small, Question) is before
        assert [one.asked for one in before] == [first.asked]
    assert [one.asked for one in records.read(small, Question)] == ["When?"]


def test_an_action_reads_what_it_wrote(small: Workspace) -> None:
    with writing(small, "Add two", "record") as action:
        for number in (1, 2):
            records.put(action, begun(small, Question), DAY)
            assert len(records.read(small, Question)) == number

"""Records are found by any words they say; each tells who changed what."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.accountability import Action, Meeting, Question
from oversight_app.domain.boundary import Assessment
from oversight_app.domain.claims import Claim
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.positions import Position
from oversight_app.store import history, records
from oversight_app.store.record_history import changes_of
from oversight_app.store.record_notes import add_note
from oversight_app.store.record_reviews import mark_reviewed
from oversight_app.store.record_search import find, folded
from oversight_app.store.workspace import Workspace
from tests.store.making_records import DAY, LATER, OFFICE, again, kept, made


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("vetted", {"Q-001"}),
        ("VETTED how", {"Q-001"}),  # in any order
        ("how many clerks", set()),  # every word has to occur
        ("vet", {"Q-001", "A-001"}),
        ("cafe", {"M-001"}),
        ("CAFÉ", {"M-001"}),
        ("strasse", {"M-001"}),
        ("q-001", {"Q-001"}),
        ("A-001 vet", {"A-001"}),
        ("deputy", {"A-001"}),  # in a note
        ("lapsed", {"Q-001"}),  # in the outcome of a review
        ("special constabulary boundary", {"BA-001"}),  # a scheme by its name, a kind by its own
        ("three force", set()),  # no word runs over from one field to the next
        ("threehead", set()),
        ("  ", set()),
        ("%", set()),
        ("_", set()),
        ("' OR 1=1", set()),
    ],
)
def test_every_word_anywhere(small: Workspace, words: str, found: set[str]) -> None:
    question, task = kept(small, Question), kept(small, Action, task="Vet the three")
    kept(small, Meeting, name="Café in the Straße")
    kept(small, Assessment)
    add_note(small, task.id, "Asked the deputy")
    mark_reviewed(small, question.id, LATER, OFFICE, "Two have lapsed")
    assert {one.reference for one in find(small, words)} == found


def test_what_is_called_so_comes_first_then_what_is_about_it(small: Workspace) -> None:
    about = kept(small, Question, asked="Is A-002 late?")
    says = kept(small, Question, asked="What else?", reply="See A-002")
    kept(small, Action)
    called = kept(small, Action)
    newer = kept(small, Question, asked="Why is A-002 late?")
    assert [one.id for one in find(small, "a-002")] == [called.id, newer.id, about.id, says.id]
    assert [one.id for one in find(small, "a-002", kinds=["action"])] == [called.id]
    assert [one.id for one in find(small, "a-002", limit=2)] == [called.id, newer.id]
    assert len(find(small, "late", limit=None)) == 2


def test_a_hit_shows_where_the_words_stand(small: Workspace) -> None:
    long = f"{'before ' * 40}Ärger mit\nvetting {'after ' * 40}"
    kept(small, Question, asked="What else?", reply=long)
    (hit,) = find(small, "arger")
    assert (hit.kind, hit.reference, hit.title) == ("question", "Q-001", "What else?")
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert "before Ärger mit vetting after" in hit.snippet
    assert len(hit.snippet) < 160
    assert find(small, "q-001")[0].snippet == ""


def test_folding_keeps_what_has_no_accent() -> None:
    assert folded("Ärger, naïve ŽIVOT — 5½") == "arger, naive zivot — 51⁄2"
    assert folded("Plain WORDS") == "plain words"


def test_the_history_of_a_record_says_who_changed_what(small: Workspace) -> None:
    meeting = kept(small, Meeting)
    first = kept(small, Question, day=DAY)
    records.save(small, replace(first, state="answered", answered_on=LATER, meeting=meeting.id),
                 day=LATER)  # fmt: skip
    changed, added = changes_of(small, first)
    assert (changed.made, changed.day, changed.action) == (False, LATER, "Change a question")
    assert [(one.name, one.before, one.after) for one in changed.fields] == [
        ("State", "open", "answered"),
        ("Answered on", None, LATER),
        ("Raised at", None, meeting.id),
    ]
    assert [one.spec.id for one in changed.fields] == ["state", "answered_on", "meeting"]
    assert (added.made, added.day, added.action) == (True, DAY, "Add a question")
    assert ("Question", None, "How many are vetted?") in [
        (one.name, one.before, one.after) for one in added.fields
    ]
    assert "Raised at" not in [one.name for one in added.fields]  # what was left blank
    assert changed.who
    assert changed.at is not None
    assert changed.version > added.version
    assert changed.version == again(small, Question, first.id).version


def test_what_was_undone_is_no_part_of_it(small: Workspace) -> None:
    first = kept(small, Question)
    records.save(small, replace(first, asked="Changed?"))
    history.undo(small)
    assert [one.made for one in changes_of(small, first)] == [True]
    history.redo(small)
    assert [one.made for one in changes_of(small, first)] == [False, True]
    assert changes_of(small, replace(made(Question), id=99)) == ()


def test_a_change_of_several_records_is_told_of_each(small: Workspace) -> None:
    first, second = kept(small, Question), kept(small, Question)
    records.save_all(small, [replace(first, due=LATER), second], "Bring in questions")
    assert [one.action for one in changes_of(small, first)] == [
        "Bring in questions", "Add a question",
    ]  # fmt: skip
    assert len(changes_of(small, second)) == 1  # which said the same before
    assert date(2022, 10, 31) == changes_of(small, first)[0].day


@pytest.mark.parametrize("words", ["250", "1403", "1,403", "29", "43", "250 1403"])
def test_a_claim_is_found_by_its_figures(small: Workspace, words: str) -> None:
    figures = {"numerator": 250, "denominator": 1403, "asked": 43, "answered": 29}
    claim = kept(small, Claim, name="Quarter", wording="One in five", quotable="", **figures)
    kept(small, Question)
    assert [one.id for one in find(small, words)] == [claim.id]


def test_a_record_is_found_by_the_words_of_its_choices(small: Workspace) -> None:
    body, other = kept(small, Organisation), kept(small, Organisation, name="A charity")
    kept(small, Position, name="Never", wording="We won’t", stance="opposes", organisation=other.id)
    held = kept(small, Position, name="May", wording="We may", organisation=body.id)
    (hit,) = find(small, "would consider in certain instances")
    assert (hit.id, hit.snippet) == (held.id, "Would consider in certain instances")
    assert [one.kind for one in find(small, "commissioner’s office")] == []
    assert [one.id for one in find(small, "national policing")] == [other.id, body.id]


def test_a_number_that_is_said_comes_before_one_in_a_reference(small: Workspace) -> None:
    claim = kept(small, Claim, wording="In 7 of 12 it failed", quotable="")
    questions = [kept(small, Question, asked="Why?") for _ in range(7)]
    assert [one.id for one in find(small, "7")] == [claim.id, questions[6].id]

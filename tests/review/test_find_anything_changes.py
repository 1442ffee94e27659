"""What is found follows what is there: saved, noted, renamed, deleted, undone, disposed of."""

import string
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight_app.domain.accountability import Action, Question
from oversight_app.domain.annotations import SavedView
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.papers import PaperOrder
from oversight_app.domain.records import Target
from oversight_app.domain.risk import Risk
from oversight_app.domain.schemes import Term, TermKind
from oversight_app.review.find_anything import SearchIndex, build_index, find_anything, is_current
from oversight_app.review.find_anything_parts import FIGURE, PAPER, RECORD, TERM, USED, VIEW
from oversight_app.store import annotations, history, papers, records, schemes, targets
from oversight_app.store.disposal import dispose
from oversight_app.store.record_notes import add_note
from oversight_app.store.workspace import Workspace

DAY = date(2022, 9, 1)


def question(asked: str, **more: object) -> Question:
    said = {"asked_of": "The force", "asked_on": DAY, "owner": "Office", **more}
    return Question(asked=asked, **said)  # type: ignore[arg-type]


def titles(ws: Workspace, words: str, index: SearchIndex | None = None) -> set[str]:
    found = find_anything(ws, words, index=index, limit=50).group(RECORD)
    return {one.title for one in found.found} if found else set()


def test_an_index_follows_every_change(ws: Workspace) -> None:
    index = build_index(ws)
    assert is_current(ws, index)
    (own,) = records.save(ws, question("Who minds the harbour?")).saved
    assert not is_current(ws, index)
    assert titles(ws, "harbour", index) == {"Who minds the harbour?"}
    now = records.one(ws, own)
    assert isinstance(now, Question)
    records.save(ws, replace(now, asked="Who minds the river?"))
    assert titles(ws, "harbour", index) == set()
    assert titles(ws, "river", index) == {"Who minds the river?"}
    history.undo(ws)
    assert titles(ws, "river", index) == set()
    assert titles(ws, "harbour", index) == {"Who minds the harbour?"}
    records.delete(ws, own)
    assert titles(ws, "harbour", index) == set()
    history.undo(ws)
    assert titles(ws, "harbour", index) == {"Who minds the harbour?"}


def test_notes_are_found_from_when_they_are_made(ws: Workspace) -> None:
    (own,) = records.save(ws, question("Who minds the harbour?")).saved
    index = build_index(ws)
    assert titles(ws, "lighthouse", index) == set()
    add_note(ws, own, "The lighthouse keeper rang")
    assert titles(ws, "lighthouse", index) == {"Who minds the harbour?"}
    history.undo(ws)
    assert titles(ws, "lighthouse", index) == set()


def test_a_new_name_of_a_scheme_finds_the_records_about_it(ws: Workspace) -> None:
    records.save(ws, question("How many hours?", scheme="cadets"))
    index = build_index(ws)
    cadets = next(one for one in schemes.all_schemes(ws) if one.code == "cadets")
    schemes.save_scheme(ws, replace(cadets, name="Junior Constables"))
    assert titles(ws, "junior constables", index) == {"How many hours?"}


def test_what_was_disposed_of_is_found_no_more(ws: Workspace) -> None:
    old = date(2012, 5, 1)
    (own,) = records.save(
        ws, question("About Ashwood Mill", state="answered", asked_on=old, answered_on=old)
    ).saved
    index = build_index(ws)
    assert titles(ws, "ashwood", index)
    dispose(ws, [own], "Chief executive", "Seven years after it ended")
    assert titles(ws, "ashwood", index) == set()
    assert "ashwood" not in index.records.words
    assert find_anything(ws, "ashwodo", index=index).instead == ""


def test_the_newest_comes_first_among_equals_and_the_name_before_the_rest(ws: Workspace) -> None:
    for asked in ("Rivers and who minds them", "About rivers", "About rivers again"):
        records.save(ws, question(asked))
    records.save(ws, question("Harbours", reply="Rivers are minded too"))
    found = find_anything(ws, "rivers").group(RECORD)
    assert found is not None
    assert [one.title for one in found.found] == [
        "Rivers and who minds them", "About rivers again", "About rivers", "Harbours",
    ]  # fmt: skip
    assert found.found[-1].detail == "Q-004: Rivers are minded too"
    first, last = found.found[-1].inside[0]
    assert found.found[-1].detail[first:last] == "Rivers"


def test_accents_and_capitals_make_no_difference(ws: Workspace) -> None:
    records.save(ws, question("Café in the Straße"))
    assert titles(ws, "CAFE strasse") == {"Café in the Straße"}
    found = find_anything(ws, "cafe").group(RECORD)
    assert found is not None
    assert found.found[0].matches == ((0, 4),)


def test_views_terms_and_papers_by_their_names(ws: Workspace) -> None:
    annotations.save_view(ws, SavedView("activity", "Rural patrols", "{}", DAY))
    schemes.save_term(ws, Term(TermKind.DISTRICT, "salisbury", "Salisbury"))
    papers.save_draft(ws, "Panel paper of autumn", PaperOrder("quarterly-pack"), "Office")
    found = find_anything(ws, "rural").group(VIEW)
    assert found is not None
    assert found.found[0].go.startswith("activity/activity/view/")
    found = find_anything(ws, "salisb").group(TERM)
    assert found is not None
    assert found.found[0].go == "activity/activity/hours//salisbury//"
    found = find_anything(ws, "panel autumn").group(PAPER)
    assert found is not None
    assert found.found[0].detail == "Draft of 31 October 2022"


def test_a_target_is_a_figure_too(ws: Workspace) -> None:
    targets.add_target(ws, Target("specials-strength", "E23000038", 311.0, DAY, "Office", "Plan"))
    found = find_anything(ws, "311").group(USED)
    assert found is not None
    assert "Target set on 1 September 2022" in {one.detail for one in found.found}


def test_the_office_s_own_work_has_its_figure_again_once_it_is_worked_out(ws: Workspace) -> None:
    index = build_index(ws)
    for task in ("One", "Two"):
        records.save(ws, Action(task=task, owner="Office", set_on=DAY, due=DAY))

    def shown() -> str:
        found = find_anything(ws, "actions open", index=index).group(FIGURE)
        assert found is not None
        return found.found[0].figure

    assert shown() == ""
    index.complete(ws)
    assert shown() == "2"


def test_another_workspace_is_read_anew(ws: Workspace, published: Workspace) -> None:
    records.save(ws, question("Who minds the harbour?"))
    index = build_index(ws)
    assert titles(published, "harbour", index) == set()
    assert titles(ws, "harbour", index) == {"Who minds the harbour?"}


def test_without_records_measures_and_forces_are_found_all_the_same(published: Workspace) -> None:
    found = find_anything(published, "wiltshire strength").group(FIGURE)
    assert found is not None
    assert found.found[0].figure == "153"


_WORD = st.text(string.ascii_lowercase, min_size=5, max_size=10)


@pytest.fixture
def index_of(ws: Workspace) -> SearchIndex:
    return build_index(ws)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.lists(_WORD, min_size=1, max_size=5), data=st.data())
def test_any_word_of_a_name_finds_it_and_so_does_one_slip(
    ws: Workspace, index_of: SearchIndex, name: list[str], data: st.DataObject
) -> None:
    said = " ".join(name)
    (own,) = records.save(
        ws, Risk(name=said, owner="Office", raised_on=DAY, likelihood=1, impact=1, review_by=DAY)
    ).saved
    for word in name:
        assert said in titles(ws, word, index_of)
        assert said in titles(ws, word[:4], index_of)
    word = data.draw(st.sampled_from(name))
    at = data.draw(st.integers(0, len(word) - 2))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    typed = data.draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )
    )
    found = find_anything(ws, typed, index=index_of, limit=50)
    # A word that something says is never taken for another.
    if found.instead:
        group = found.group(RECORD)
        assert group is not None
        assert own in {one.record for one in group.found}
    else:
        assert found.count
    records.delete(ws, own)
    assert own not in {
        one.record
        for group in find_anything(ws, word, index=index_of, limit=50).groups
        for one in group.found
    }


def test_an_organisation_is_found_with_what_it_holds(ws: Workspace) -> None:
    records.save(ws, Organisation(name="Harbour Board", known_since=DAY))
    assert titles(ws, "harbor board") == {"Harbour Board"}

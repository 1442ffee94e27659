"""The words that were looked for are marked where they stand."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.review.found_words import marked, told
from oversight_app.store import records
from oversight_app.store.record_search import find
from oversight_app.store.workspace import Workspace


@pytest.mark.parametrize(
    ("text", "words", "bold"),
    [
        ("How many are vetted?", "VET many", ["many", "vet"]),
        ("Café in the Straße", "cafe strasse", ["Café", "Straße"]),
        ("Cafe\u0301 here", "cafe", ["Cafe\u0301"]),
        ("aaa", "aa", ["aa"]),
        ("overlap", "over verl", ["overl"]),
        ("nothing", "", []),
        ("", "word", []),
        ("no such", "word", []),
    ],
)
def test_words_are_marked_whatever_their_letters(text: str, words: str, bold: list[str]) -> None:
    assert [said for said, hit in marked(text, words) if hit] == bold


@given(st.text(max_size=60), st.text(max_size=12))
def test_the_pieces_are_the_text_and_take_turns(text: str, words: str) -> None:
    runs = marked(text, words)
    assert "".join(said for said, _hit in runs) == text
    assert all(one[1] != other[1] for one, other in pairwise(runs))


def test_an_answer_is_told_by_its_question_and_subject(ws: Workspace) -> None:
    day = date(2022, 9, 1)
    of = records.save(
        ws, Assessment(scheme="specials", assessed_on=day, assessed_by="Officer")
    ).saved[0]
    records.save(ws, Answer(assessment=of, question="vetting", owner="Officer", answered_on=day))
    hits = told(ws, find(ws, "special constabulary")) + told(ws, find(ws, "an-001"))
    assert [(one.reference, one.title) for one in hits] == [
        ("BA-001", "Boundary assessment: Special Constabulary"),
        ("AN-001", "Vetting: Special Constabulary"),
    ]

"""What an unknown word may stand for: shown beside the question, never an answer."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.local import Asked, LocalIncoming
from oversight_app.domain.mappings import ColumnUse, DateOrder, Mapping
from oversight_app.domain.schemes import SEEDED, Term, TermKind
from oversight_app.imports.local.preview import asked_lines
from oversight_app.imports.local.resolving import Known, resolve
from oversight_app.imports.local.suggesting import distance, suggested
from tests.imports.local.returns import TODAY, read, rows, whys

CODES = {
    "midtown": "mid",
    "swindon": "swi",
    "north swindon": "nsw",
    "team 1": "t1",
    "team 2": "t2",
    "patrol": "pat",
    "roadside session": "road",
    "st": "saint",
}


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Midtown sector", "mid"),
        ("MIDTOWN (LPA)", "mid"),
        ("Swindn", "swi"),
        ("Swidnon", "swi"),  # two letters swapped are one slip
        ("North Swindon sector", "nsw"),  # the longer of two
        ("Midtown and Swindon", ""),  # equally long: which of the two it is can't be told
        ("Midtownshire", ""),  # not a word of its own, and far from the other
        ("Team 3", ""),
        ("Team 12", ""),
        ("Road side sessions", "road"),  # a space and an s
        ("Patrols", "pat"),
        ("Petrel", ""),
        ("St Ives", ""),  # too short to tell from chance
        ("Op Drogo", ""),
        ("", ""),
    ],
)
def test_a_word_is_like_a_known_one_or_it_is_not(printed: str, code: str) -> None:
    assert suggested(printed, CODES) == code


@pytest.mark.parametrize(
    ("one", "other", "away"),
    [("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("ab", "ba", 1), ("abcd", "acbd", 1),
     ("ca", "abc", 3)],
)  # fmt: skip
def test_slips_are_counted(one: str, other: str, away: int) -> None:
    assert distance(one, other) == away


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_slips_are_the_same_both_ways_and_none_for_the_same_word(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))


def _known(*terms: Term) -> Known:
    of = {kind: tuple(t for t in terms if t.kind is kind) for kind in TermKind}
    return Known(SEEDED, of, TODAY)


def test_a_suggestion_answers_nothing(tmp_path: Path) -> None:
    midtown = Term(TermKind.DISTRICT, "mid", "Midtown")
    found = resolve(
        read(tmp_path, "Date,Ref,District,Hours\n01/04/2022,A1,Midtown sector,2\n"),
        _known(midtown),
    )
    assert found.blocked
    assert found.asked == (Asked("district", TermKind.DISTRICT, "Midtown sector", 1, "mid"),)
    assert asked_lines(found, _known(midtown).names)[0] == (
        "not known: district “Midtown sector”, in 1 row; perhaps “Midtown”"
    )


def test_a_scheme_by_another_of_its_names_is_suggested(tmp_path: Path) -> None:
    mapping = Mapping(
        "Log",
        "activity",
        (
            ColumnUse("Date", "day", order=DateOrder.DAY_FIRST),
            ColumnUse("Scheme", "scheme"),
            ColumnUse("Hours", "minutes"),
        ),
    )
    found = resolve(
        read(tmp_path, "Date,Scheme,Hours\n01/04/2022,MSC,2\n01/04/2022,ICVs,2\n", mapping),
        _known(),
    )
    assert [(one.printed, one.suggested) for one in found.asked] == [
        ("MSC", "specials"),
        ("ICVs", "custody"),
    ]


STAGES = Mapping(
    "Stages",
    "recruitment",
    (
        ColumnUse("Ref", "volunteer"),
        ColumnUse("Stage", "stage"),
        ColumnUse("Date", "reached", order=DateOrder.DAY_FIRST),
    ),
    {"scheme": "specials"},
)
STAGED = (
    "Ref,Stage,Date\nA1,Assesment,01/04/2022\nA2,Board,02/04/2022\nA3,Vetting,03/04/2022\n"
    "A4,Board,04/04/2022\nA5,Jane Smith said she would rather wait a year,05/04/2022\n"
)


def _stages(found: LocalIncoming) -> list[tuple[int | str | None, ...]]:
    return rows(found, "volunteer", "stage")


def test_a_word_that_is_no_choice_is_asked_and_remembered(tmp_path: Path) -> None:
    raw = read(tmp_path, STAGED, STAGES)
    stage = DATASETS["recruitment"].field("stage")
    asked = resolve(raw, _known())
    assert asked.asked == (
        Asked("stage", None, "Assesment", 1, "selection", stage),
        Asked("stage", None, "Board", 2, "", stage),
    )
    assert asked.blocked
    # Free text is no choice: it is rejected and not asked about, since it may name somebody.
    assert whys(asked) == [(6, "Stage", "It is none of the choices for this column.")]
    answers = {("stage", "Assesment"): "selection", ("stage", "Board"): "selection"}
    ready = resolve(raw, _known(), answers)
    assert not ready.blocked
    assert _stages(ready) == [
        ("A1", "selection"),
        ("A2", "selection"),
        ("A3", "vetting"),
        ("A4", "selection"),
    ]
    again = resolve(read(tmp_path, STAGED, ready.mapping), _known())
    assert (again.asked, _stages(again)) == ((), _stages(ready))


def test_a_stage_said_to_be_none_rejects_its_rows_then_and_later(tmp_path: Path) -> None:
    raw = read(tmp_path, STAGED, STAGES)
    ready = resolve(raw, _known(), {("stage", "Assesment"): "selection", ("stage", "Board"): ""})
    assert _stages(ready) == [("A1", "selection"), ("A3", "vetting")]
    assert sorted(row for row, _, _ in whys(ready)) == [3, 5, 6]
    again = resolve(read(tmp_path, STAGED, ready.mapping), _known())
    assert _stages(again) == _stages(ready)
    assert sorted(row for row, _, _ in whys(again)) == [3, 5, 6]


def test_an_answer_has_to_be_a_choice(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="passed"):
        resolve(read(tmp_path, STAGED, STAGES), _known(), {("stage", "Board"): "passed"})

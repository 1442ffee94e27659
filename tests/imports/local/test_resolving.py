"""Printed words become the office's codes; what nobody knows is asked."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.local import MISSING, Layout, LocalColumn, LocalIncoming
from oversight_app.domain.mappings import ColumnUse, Mapping
from oversight_app.domain.records import Office
from oversight_app.domain.schemes import SEEDED, SEEDED_TERMS, Term, TermKind, code_for
from oversight_app.imports.local.resolving import Known, known, resolve
from oversight_app.imports.local.spelling import word_key
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.schemes import save_term
from oversight_app.store.workspace import create

TODAY = date(2024, 10, 31)
NORTH = Term(TermKind.DISTRICT, "north", "Northtown")
SOUTH = Term(TermKind.DISTRICT, "south", "Southby & Vale")


def office(*more: Term, schemes: Sequence[object] = SEEDED, **changes: object) -> Known:
    """The office as it starts, with a few districts."""
    terms = (*SEEDED_TERMS, NORTH, SOUTH, *more)
    return Known(
        tuple(schemes),  # type: ignore[arg-type]
        {
            kind: tuple(term for term in terms if term.kind is kind)
            for kind in TermKind
            if kind is not TermKind.SCHEME
        },
        TODAY,
        **changes,  # type: ignore[arg-type]
    )


def words(*cells: str) -> LocalColumn:
    """A column of words, as the reader gives it: "" stands first."""
    found = ("", *dict.fromkeys(cell for cell in cells if cell))
    return LocalColumn(array("q", [found.index(cell) for cell in cells]), found)


def numbers(*cells: int) -> LocalColumn:
    """A column of numbers."""
    return LocalColumn(array("q", cells))


def read(dataset: str = "activity", mapping: Mapping | None = None, **columns: LocalColumn) -> (
    LocalIncoming
):  # fmt: skip
    """A file as read, its first record in row 2."""
    length = len(next(iter(columns.values())).values)
    uses = tuple(ColumnUse(name.title(), name) for name in columns)
    return LocalIncoming(
        "return.csv",
        "0" * 64,
        "/tmp/return.csv",
        mapping or Mapping("Log", dataset, uses),
        Layout(sheet="Log"),
        columns,
        array("q", range(2, length + 2)),
        array("q"),
    )


def log(districts: Sequence[str], **more: LocalColumn) -> LocalIncoming:
    """Duties of one hour in some districts."""
    n = len(districts)
    columns = {
        "day": numbers(*[20220403] * n),
        "scheme": words(*["Special Constabulary"] * n),
        "district": words(*districts),
        "minutes": numbers(*[60] * n),
        "people": numbers(*[1] * n),
    }
    return read(**{**columns, **more})


def codes(incoming: LocalIncoming, field: str) -> list[str]:
    """The code of each record."""
    column = incoming.columns[field]
    return [column.words[at] for at in column.values]


def test_names_and_codes_are_known_however_they_are_printed() -> None:
    found = resolve(log(["Northtown", "NORTHTOWN ", "north", "Southby and  Vale", ""]), office())
    assert not found.blocked
    assert codes(found, "district") == ["north", "north", "north", "south", ""]
    assert codes(found, "scheme") == ["specials"] * 5
    assert found.columns["district"].words.count("north") == 1


def test_what_nobody_knows_is_asked_with_its_rows() -> None:
    found = resolve(log(["Northtown", "Eastham", "Eastham", "Westby"]), office())
    assert found.blocked
    assert [(one.field, one.kind, one.printed, one.rows) for one in found.asked] == [
        ("district", TermKind.DISTRICT, "Eastham", 2),
        ("district", TermKind.DISTRICT, "Westby", 1),
    ]


def test_answers_are_taken_and_remembered() -> None:
    raw = log(["Eastham", "Westby", "Elsewhere"])
    east = Term(TermKind.DISTRICT, "eastham", "Eastham")
    answers = {
        ("district", "Eastham"): "eastham",
        ("district", "Westby"): "north",
        ("district", "Elsewhere"): "",
    }
    found = resolve(raw, office(), answers, [east])
    assert not found.blocked
    assert codes(found, "district") == ["eastham", "north", ""]
    assert found.new_terms == (east,)
    assert found.mapping.values["district"] == {
        "Eastham": "eastham",
        "Westby": "north",
        "Elsewhere": "",
    }
    later = replace(log(["WESTBY", "elsewhere"]), mapping=found.mapping)
    assert codes(resolve(later, office(east)), "district") == ["north", ""]


def test_a_blank_answer_is_not_asked_again_and_no_code_is_guessed() -> None:
    with pytest.raises(ValueError, match="no term has the code"):
        resolve(log(["Eastham"]), office(), {("district", "Eastham"): "not-there"})


def test_words_of_a_colleagues_layout_that_this_office_lacks_are_asked() -> None:
    mapping = Mapping("Theirs", "activity", (), values={"district": {"Eastham": "their-code"}})
    found = resolve(replace(log(["Eastham"]), mapping=mapping), office())
    assert [one.printed for one in found.asked] == ["Eastham"]


def test_districts_that_differ_in_their_number_are_two() -> None:
    found = resolve(log(["LS1", "LS10", "Team 1", "Team 2"]), office())
    assert [one.printed for one in found.asked] == ["LS1", "LS10", "Team 1", "Team 2"]


def test_asking_again_changes_nothing() -> None:
    once = resolve(log(["Eastham", "Northtown"]), office())
    assert resolve(once, office()).asked == once.asked
    done = resolve(once, office(), {("district", "Eastham"): "north"})
    assert codes(done, "district") == ["north", "north"]


def test_the_file_read_is_left_as_it_was() -> None:
    raw = log(["Eastham"])
    before = (dict(raw.columns), raw.mapping)
    resolve(raw, office(), {("district", "Eastham"): "north"})
    assert (dict(raw.columns), raw.mapping) == before
    assert raw.columns["district"].words == ("", "Eastham")


def test_records_before_a_scheme_began_or_after_it_ended_are_rejected() -> None:
    specials = replace(SEEDED[0], valid_from=date(2022, 4, 10), valid_to=date(2023, 3, 31))
    days = (20220409, 20220410, 20220400, 20220300, 20230331, 20230401, 20230400)
    raw = log([""] * 7, day=numbers(*days))
    found = resolve(raw, office(schemes=(specials, *SEEDED[1:])))
    # The month in which it began counts; a whole month before or after does not.
    assert list(found.columns["day"].values) == [20220410, 20220400, 20230331]
    assert list(found.rows) == [3, 4, 6]
    assert list(found.rejected.rows) == [2, 5, 7, 8]
    assert [found.rejected.whys[at] for at in found.rejected.reasons] == [
        "It is before Special Constabulary began, on 10 April 2022",
        "It is before Special Constabulary began, on 10 April 2022",
        "It is after Special Constabulary ended, on 31 March 2023",
        "It is after Special Constabulary ended, on 31 March 2023",
    ]
    assert len(raw.rows) == found.length + len(found.rejected.rows)
    assert str(found.issues[0]) == (
        "sheet Log, row 2, column Day: This row was rejected. It is before Special Constabulary "
        "began, on 10 April 2022."
    )


def test_a_record_left_without_a_scheme_is_rejected() -> None:
    raw = log(["", ""], scheme=words("Special Constabulary", "Others"))
    found = resolve(raw, office(), {("scheme", "Others"): ""})
    assert list(found.rows) == [2]
    assert list(found.rejected.rows) == [3]


def test_no_single_cadet_is_recorded() -> None:
    raw = log(
        ["", "", ""],
        scheme=words("Volunteer Police Cadets", "Special Constabulary", "cadets"),
        volunteer=words("C17", "SC12", ""),
    )
    found = resolve(raw, office())
    assert codes(found, "volunteer") == ["", "SC12", ""]
    assert found.notes == (
        "Volunteer Police Cadets: references were left off 1 row, since no single person is "
        "recorded there.",
    )


def test_a_list_of_cadets_is_rejected_row_by_row() -> None:
    raw = read(
        "volunteers",
        volunteer=words("C17", "SC12"),
        scheme=words("Volunteer Police Cadets", "Special Constabulary"),
    )
    found = resolve(raw, office())
    assert codes(found, "volunteer") == ["SC12"]
    assert list(found.rejected.rows) == [2]


def test_a_file_with_no_records_is_resolved() -> None:
    found = resolve(log([]), office())
    assert not found.blocked
    assert found.length == 0


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [
        ("North Wiltshire", (), "north-wiltshire"),
        ("  Zoë's & Co. ", (), "zoe-s-co"),
        ("LS10", ("ls10",), "ls10-2"),
        ("LS10", ("ls10", "ls10-2"), "ls10-3"),
        ("日本", (), "term"),
    ],
)
def test_codes_for_new_terms(name: str, taken: tuple[str, ...], code: str) -> None:
    assert code_for(name, taken) == code


@given(st.lists(st.text(max_size=60), max_size=12))
def test_codes_are_never_given_twice(names: list[str]) -> None:
    given_codes: list[str] = []
    for name in names:
        given_codes.append(code_for(name, given_codes))
    assert len(set(given_codes)) == len(names)
    assert all(code and code == code.strip("-") for code in given_codes)


@given(st.text(max_size=40))
def test_a_word_is_the_same_word_in_capitals_and_with_more_spaces(text: str) -> None:
    assert word_key(f"  {text} ") == word_key(text)
    assert word_key(word_key(text)) == word_key(text)


@given(
    st.lists(st.sampled_from(["Northtown", "north", "Southby & Vale", "", "Eastham"]), min_size=1)
)
def test_every_record_keeps_its_own_word(districts: list[str]) -> None:
    found = resolve(log(districts), office(), {("district", "Eastham"): "south"})
    meant = {"Northtown": "north", "north": "north", "Southby & Vale": "south", "": "",
             "Eastham": "south"}  # fmt: skip
    assert codes(found, "district") == [meant[printed] for printed in districts]


def test_what_a_workspace_knows(tmp_path: Path) -> None:
    gone = read(
        "volunteers",
        volunteer=words("SC12", "SC13"),
        scheme=words("Special Constabulary", "Special Constabulary"),
        ended=numbers(20220331, MISSING),
    )
    created = create(
        tmp_path / "office.oversight", Office("Test office", "E23000038"), reference=False
    )
    with created as workspace:
        save_term(workspace, NORTH)
        keep_local(workspace, [resolve(gone, known(workspace))])
        found = known(workspace)
    assert "specials" in {one.code for one in found.schemes}
    assert NORTH in found.terms[TermKind.DISTRICT]
    assert "northtown" in found.words[TermKind.DISTRICT]
    assert found.ended == {("specials", "SC12"): date(2022, 3, 31)}

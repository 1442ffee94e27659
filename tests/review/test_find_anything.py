"""Anything is found as it is typed, in the sample: records, figures, forces, schemes, help.

What the sample says was read off its pages; the published figures are those of the Home Office's
table of 31 March 2022 (153 Specials and 1,126.6 officers in Wiltshire: 13.6 for every 100).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from oversight_app.review.find_anything import (
    Found,
    FoundAnything,
    FoundGroup,
    SearchIndex,
    build_index,
    find_anything,
)
from oversight_app.review.find_anything_parts import (
    FIGURE,
    FORCE,
    HELP,
    IMPORT,
    RECORD,
    SCHEME,
    USED,
    VOLUNTEER,
)
from oversight_app.store.workspace import Workspace, open_workspace

WILTSHIRE = "E23000038"


@dataclass(frozen=True)
class Topic:
    id: str
    title: str
    words: str


@pytest.fixture(scope="module")
def sample(sample_file: Path) -> Iterator[Workspace]:
    with open_workspace(sample_file, for_writing=False) as ws:
        yield ws


@pytest.fixture(scope="module")
def index(sample: Workspace) -> SearchIndex:
    topic = Topic("backups", "Backups", "Where copies of the workspace lie, and how one comes back")
    return build_index(sample, topics=(topic,))


class Finding:
    def __init__(self, ws: Workspace, index: SearchIndex) -> None:
        self.ws, self.index = ws, index

    def __call__(self, words: str, **more: object) -> FoundAnything:
        return find_anything(self.ws, words, index=self.index, **more)  # type: ignore[arg-type]

    def first(self, words: str, kind: str) -> Found:
        return self.group(words, kind).found[0]

    def group(self, words: str, kind: str) -> FoundGroup:
        found = self(words).group(kind)
        assert found is not None, f"nothing of {kind} for {words}"
        return found


@pytest.fixture
def find(sample: Workspace, index: SearchIndex) -> Finding:
    return Finding(sample, index)


@pytest.mark.parametrize("words", ["R-001", "r1", "R 1", "r001", "r.1", "R–001", "r-001 "])
def test_a_record_is_found_by_its_reference_however_it_is_written(
    find: Finding, words: str
) -> None:
    found = find.group(words, RECORD)
    assert found.exact
    assert found.found[0].title == "Vetting of volunteers lapses"
    assert found.found[0].detail == "R-001"
    assert found.found[0].go == f"record/{found.found[0].record}"
    assert found.found[0].of == "risk"


def test_the_words_may_stand_in_any_order_and_be_beginnings(find: Finding) -> None:
    for words in ("vetting lapses", "laps vett", "LAPSES of volunteers"):
        assert find.first(words, RECORD).title == "Vetting of volunteers lapses"


def test_matches_say_where_the_words_stand_in_the_title(find: Finding) -> None:
    found = find.first("lapses vett", RECORD)
    assert [found.title[first:last] for first, last in found.matches] == ["Vett", "lapses"]


def test_records_are_counted_by_kind(find: Finding) -> None:
    found = find.group("insurance", RECORD)
    assert found.count == sum(int(words.split()[0]) for _, words in found.parts)
    assert ("risk", "1 risk") in found.parts
    assert found.more is (found.count > 8)
    assert len(found.found) == min(found.count, 8)


def test_a_misspelt_word_is_taken_for_the_nearest_and_said(find: Finding) -> None:
    found = find("vettnig lapses")
    assert found.said_instead == "Instead of ‘vettnig’: vetting"
    assert found.instead == "vetting lapses"
    assert find.first("vettnig lapses", RECORD).title == "Vetting of volunteers lapses"


def test_what_is_found_as_it_is_typed_is_not_taken_for_something_else(find: Finding) -> None:
    assert find("vetting").instead == ""
    assert find("q-9999").groups == ()
    assert find("q-9999").instead == ""
    assert find("987654").instead == ""


@pytest.mark.parametrize(
    "words", ["wiltshire strength", "SC headcount", "specials in post", "strength wilts"]
)
def test_a_measure_is_found_by_what_it_is_called_with_its_latest_figure(
    find: Finding, words: str
) -> None:
    found = find.first(words, FIGURE)
    assert found.title == "Specials in post, Wiltshire"
    assert found.figure == "153"
    assert "31 March 2022" in found.detail
    assert found.go == f"specials/compare/specials-strength/{WILTSHIRE}"
    assert not found.small


def test_a_measure_of_another_force(find: Finding) -> None:
    found = find.first("per 100 officers dorset", FIGURE)
    assert found.title == "Specials per 100 officers, Dorset"
    assert found.go == "specials/compare/specials-per-100-officers/E23000039"


def test_a_measure_of_a_scheme(find: Finding) -> None:
    found = find.first("speedwatch hours", FIGURE)
    assert found.title == "Hours of duty, Community Speedwatch"
    assert found.go == "activity/activity/hours/speedwatch///"
    assert "October 2022" in found.detail


def test_the_leaver_rate_leads_to_joiners_and_leavers(find: Finding) -> None:
    assert find.first("leaver rate", FIGURE).go == "specials/flows"


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("153", "Specials in post, Wiltshire"),
        ("13.6", "Specials per 100 officers, Wiltshire"),
        ("24.2%", "Share of women among Specials, Wiltshire"),
    ],
)
def test_a_figure_is_found_where_it_is_used_the_home_force_first(
    find: Finding, typed: str, what: str
) -> None:
    group = find.group(typed, USED)
    assert group.title == f"Where {typed} is used"
    assert (group.found[0].title, group.found[0].figure) == (what, typed)
    assert group.found[0].detail == "31 March 2022"
    assert group.found[0].go.endswith(f"/{WILTSHIRE}/2022-03-31")


def test_a_figure_beside_a_force_is_of_that_force(find: Finding) -> None:
    found = find.group("153 humberside", USED).found
    assert {one.title for one in found} == {"Specials in post, Humberside"}


def test_a_percentage_is_no_count(find: Finding) -> None:
    group = find("153%").group(USED)
    assert group is None


def test_a_figure_that_a_claim_gives_finds_the_claim(find: Finding) -> None:
    found = find.group("114 259", RECORD)
    assert {one.of for one in found.found} == {"claim"}
    assert "2016: 114 of 259 files used such evidence" in {one.title for one in found.found}


def test_forces_by_name_old_spelling_and_code(find: Finding) -> None:
    for words in ("wiltshire", "wilts", WILTSHIRE.lower()):
        assert find.first(words, FORCE).title == "Wiltshire"
    assert find.first("wiltshire", FORCE).detail.startswith("Home force")


def test_the_home_force_comes_before_others_that_are_found_as_well(find: Finding) -> None:
    assert find.first("south west", FORCE).title == "Wiltshire"


def test_schemes_imports_and_help(find: Finding) -> None:
    assert find.first("speedwatch", SCHEME).go == "activity/activity/hours/speedwatch///"
    imported = find.first("status list 2022-09", IMPORT)
    assert imported.title == "Sample status list of 2022-09.csv"
    assert imported.go.startswith("data/imports/")
    assert find.first("backups", HELP).go == "help/backups"
    assert find.first("copies lie", HELP).title == "Backups"


def test_a_volunteer_is_found_by_the_reference_alone(find: Finding) -> None:
    group = find.group("sc-0001", VOLUNTEER)
    assert [(one.title, one.detail) for one in group.found] == [("SC-0001", "Special Constabulary")]
    assert group.found[0].go == "activity/records/SC-0001"
    assert find.group("SC-000", VOLUNTEER).count == 9
    assert find("sc-0001 speedwatch").group(VOLUNTEER) is None


@pytest.mark.parametrize("typed", ["SC 0001", "sc0001", "SC.0001", "sc–0001"])
def test_a_volunteers_reference_may_be_written_oddly(find: Finding, typed: str) -> None:
    found = find(typed)
    assert [(one.kind, one.found[0].title) for one in found.groups] == [(VOLUNTEER, "SC-0001")]


@pytest.mark.parametrize(
    ("typed", "force"),
    [
        ("Bedfordshire Police", "Bedfordshire"),
        ("London, City of", "City of London"),
        ("avon & somerset constabulary", "Avon and Somerset"),
    ],
)
def test_a_force_by_any_of_its_names_comes_before_its_figures(
    find: Finding, typed: str, force: str
) -> None:
    first = find(typed).groups[0]
    assert (first.kind, first.found[0].title) == (FORCE, force)


def test_some_kinds_alone(find: Finding) -> None:
    assert {one.kind for one in find("vetting", kinds={FIGURE}).groups} == {FIGURE}
    (risks,) = find("vetting", kinds={"risk"}).groups
    assert {one.of for one in risks.found} == {"risk"}


def test_nothing_found_says_what_was_looked_through(find: Finding) -> None:
    found = find("zzzqqq")
    assert found.groups == ()
    assert found.count == 0
    assert found.looked_through.startswith("Looked through ")
    assert "44 forces" in found.looked_through
    assert "9 schemes" in found.looked_through
    assert "1 help topic." in found.looked_through


@pytest.mark.parametrize("words", ["", "   ", "—", "()", "\x00", "%", "'; drop table record"])
def test_odd_words_are_harmless(find: Finding, words: str) -> None:
    assert find(words).words == words


def test_a_long_paste_is_cut(find: Finding) -> None:
    assert find("vetting " * 5000).group(RECORD) is not None

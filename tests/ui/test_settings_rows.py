"""Settings are found by their words, whatever capitals and accents are typed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.ui.dialogs.settings_computer import COMPUTER_ROWS
from oversight_app.ui.dialogs.settings_rows import Section, SettingRow, find
from oversight_app.ui.showing_settings import OF_WORKSPACE

ROWS = (*OF_WORKSPACE, *COMPUTER_ROWS)
CAFE = SettingRow("cafe", Section.RECORDS, "Café hours", "The day’s first cup.", ("espresso",))


def ids(typed: str) -> list[str]:
    return [one.row.id for one in find(ROWS, typed)]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("decimal", "decimals"),
        ("ROUNDING", "decimals"),
        ("suppress", "small-numbers"),
        ("peer", "peer-sets"),
        ("dark", "scheme"),
        ("zoom", "text-scale"),
        ("GDPR", "retention"),
        ("USB", "backup-folder"),
        ("letterhead", "word-template"),
        ("16 hours", "required-hours"),
        ("april", "financial-year"),
        ("reduced motion", "motion"),
    ],
)
def test_a_setting_is_found_by_the_word_that_somebody_has_for_it(typed: str, wanted: str) -> None:
    assert wanted in ids(typed)


def test_nothing_typed_finds_all_and_nonsense_nothing() -> None:
    assert ids("  ") == [row.id for row in ROWS]
    assert ids("zebra crossing") == []


def test_each_word_that_is_typed_must_be_there() -> None:
    assert [one.row.id for one in find((CAFE,), "cup cafe")] == ["cafe"]
    assert find((CAFE,), "cup tea") == ()


def test_what_was_typed_is_marked_without_its_accents_and_capitals() -> None:
    (found,) = find((CAFE,), "CAFE day's")
    assert [CAFE.words[a:b] for a, b in found.words] == ["Café"]
    assert [CAFE.help[a:b] for a, b in found.help] == ["day’s"]
    (by_keyword,) = find((CAFE,), "espresso")
    assert (by_keyword.words, by_keyword.help) == ((), ())


def test_letters_that_become_two_are_marked_whole() -> None:
    (found,) = find((replace(CAFE, words="Straße"),), "strasse")
    assert [("Straße")[a:b] for a, b in found.words] == ["Straße"]


@given(st.text(max_size=30), st.text(max_size=10))
def test_marks_lie_in_the_words_one_after_the_other(words: str, typed: str) -> None:
    for found in find((replace(CAFE, words=words),), typed):
        ends = [place for span in found.words for place in span]
        assert ends == sorted(ends)
        assert all(0 <= place <= len(words) for place in ends)


def test_every_setting_has_a_name_of_its_own_and_a_sentence_of_help() -> None:
    names = [row.id for row in ROWS]
    assert len(names) == len(set(names))
    assert {row.section for row in ROWS} == set(Section)
    for row in ROWS:
        assert row.help.endswith("."), row.id
        assert len(row.help) <= 140, row.id
        assert row.keywords, row.id

"""Words are taken out of what is said, found by their beginnings, and forgiven one slip."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.store.vocabulary import Vocabulary, WordIndex, nearest, ranks, words_in


def index_of(*said: tuple[str, str, str]) -> WordIndex:
    """An index of things: what each is called by, its name, what else it says."""
    vocabulary = Vocabulary()
    return WordIndex(vocabulary, [vocabulary.pack(*one) for one in said])


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("how many are vetted?", ["how", "many", "are", "vetted"]),
        ("1,204 people, 44.0% of 2,737", ["1204", "people", "44.0", "of", "2737"]),
        ("see q-031, as-002", ["see", "q-031", "as-002"]),
        ("3,4 and 12", ["3", "4", "and", "12"]),
        ("the 2nd list of covid-19", ["the", "2nd", "list", "of", "covid", "19"]),
        ("", []),
    ],
)
def test_words_as_they_are_looked_for(said: str, words: list[str]) -> None:
    assert words_in(said) == words


def test_where_a_word_stands_says_how_near_the_front() -> None:
    index = index_of(
        ("q-001", "vetting of volunteers", "the force"),
        ("q-002", "who pays for vetting", "the force"),
        ("q-003", "who pays", "vetting is late"),
        ("q-004", "who pays", "revetting"),
        ("q-005", "who pays", "nothing"),
    )
    assert ranks([index.match("vetting")]).tolist() == [9, 7, 5, 2, 0]
    assert ranks([index.match("q-003")]).tolist() == [0, 0, 11, 0, 0]
    assert ranks([index.match("vett"), index.match("forc")]).tolist() == [4, 4, 0, 0, 0]
    assert ranks([index.match("pay"), index.match("who")]).tolist() == [0, 8, 8, 8, 8]


@pytest.mark.parametrize(
    ("typed", "said"),
    [("volunteers", "volunteer"), ("policies", "policy"), ("searches", "search")],
)
def test_a_plural_finds_its_singular(typed: str, said: str) -> None:
    assert index_of(("", said, "")).match(typed).any()


def test_what_is_no_plural_finds_nothing_shorter() -> None:
    index = index_of(("", "pas", ""), ("", "pres", ""), ("", "19", ""))
    assert not index.match("pass").any()
    assert not index.match("press").any()
    assert not index.match("19s").any()


def test_a_whole_word_is_no_beginning() -> None:
    index = index_of(("", "custody", ""), ("", "custodian", ""))
    assert index.match("custod", whole=True).tolist() == [0, 0]
    assert index.match("custody", whole=True).astype(bool).tolist() == [True, False]


def test_an_empty_index_says_nothing() -> None:
    index = index_of()
    assert index.words == ()
    assert index.match("anything").tolist() == []
    assert not index.says("anything")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vettnig", "vetting"),  # swapped
        ("veting", "vetting"),  # left out
        ("vettting", "vetting"),  # put in
        ("vebting", "vetting"),  # changed
        ("ettving", "vetting"),  # two slips in a long word
        ("custdoy", "custody"),
        ("vettn", "vetting"),  # half typed
    ],
)
def test_a_slip_is_forgiven(typed: str, meant: str) -> None:
    words = ("custody", "meeting", "training", "vetting")
    assert nearest(typed, words, (1, 1, 1, 1))[0] == meant


@pytest.mark.parametrize("typed", ["vet", "q-031", "1204", "zzzzzz", "tra1ning", ""])
def test_short_words_numbers_and_references_are_taken_as_they_are(typed: str) -> None:
    assert nearest(typed, ("vetting", "training", "vent"), (1, 1, 1)) == ()


def test_of_two_as_near_the_one_said_more_often_comes_first() -> None:
    assert nearest("duties", ("cuties", "duties", "dutiey"), (5, 1, 2))[0] == "duties"
    assert nearest("mating", ("rating", "dating", "mating's"), (1, 9, 1))[:2] == (
        "dating",
        "rating",
    )


_WORD = st.text(string.ascii_lowercase, min_size=5, max_size=12)


@st.composite
def _slips(draw: st.DrawFn) -> tuple[str, str]:
    word = draw(_WORD)
    at = draw(st.integers(0, len(word) - 2))
    letter = draw(st.sampled_from(string.ascii_lowercase))
    return word, draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )
    )


@given(_slips(), st.lists(_WORD, max_size=5, unique=True))
def test_any_one_slip_in_a_word_of_five_letters_leads_back(
    slip: tuple[str, str], others: list[str]
) -> None:
    word, typed = slip
    words = tuple(sorted({word, *others}))
    found = nearest(typed, words, tuple(1 for _ in words))
    assert word in found or typed == word


@given(
    st.lists(st.text("abcde ", max_size=20), max_size=8),
    st.text("abcde", min_size=1, max_size=4),
)
def test_an_index_finds_just_what_begins_with_a_word_or_has_it_inside(
    said: list[str], word: str
) -> None:
    found = index_of(*(("", one, "") for one in said)).match(word)
    for one, quality in zip(said, found.tolist(), strict=True):
        begun = any(each.startswith(word) for each in one.split())
        assert (quality > 1) == begun
        assert (quality > 0) == (begun or (len(word) >= 3 and word in one))

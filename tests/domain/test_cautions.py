"""Cautions about free text: what says who somebody is, and what an office writes every day."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.accountability import Action, Question
from oversight_app.domain.cautions import (
    ADDRESS,
    BIRTH,
    BIRTH_OF,
    CASE,
    EMAIL,
    INSURANCE,
    NAME,
    OFFENCE,
    PHONE,
    cautions,
    record_cautions,
)


@pytest.mark.parametrize(
    ("words", "what", "seen"),
    [
        ("Ring 01793 507800 after five.", PHONE, "01793 507800"),
        ("Ring 07700 900123.", PHONE, "07700 900123"),
        ("Ring 07700900123.", PHONE, "07700900123"),
        ("Ring +44 7700 900 123.", PHONE, "+44 7700 900 123"),
        ("Ring +44 (0)1225 256800.", PHONE, "+44 (0)1225 256800"),
        ("Ring (01225) 256 800.", PHONE, "(01225) 256 800"),
        ("Ring 020 7946 0958.", PHONE, "020 7946 0958"),
        ("Ring 0800 555 111.", PHONE, "0800 555 111"),
        ("Write to some.body@example.co.uk.", EMAIL, "some.body@example.co.uk"),
        ("DOB 12/3/85", BIRTH, "DOB 12/3/85"),
        ("He was born on 12 March 1985 in Bath.", BIRTH, "born on 12 March 1985"),
        ("John Smith (12/03/1985) rang.", BIRTH_OF, "John Smith (12/03/1985"),
        ("John Smith, born 12 March 1985", BIRTH_OF, "John Smith, born 12 March 1985"),
        ("Her number is AB 12 34 56 C.", INSURANCE, "AB 12 34 56 C"),
        ("See crime reference 54220012345.", CASE, "crime reference 54220012345"),
        ("custody record 54GA/1234/22", CASE, "custody record 54GA/1234/22"),
        ("It is 54GA/1234/22.", CASE, "54GA/1234/22"),
        ("12 High Street, Swindon SN1 2JG", ADDRESS, "12 High Street, Swindon SN1 2JG"),
        ("Mr Jones said so.", NAME, "Mr Jones"),
        ("Mrs A. Smith-Brown said so.", NAME, "Mrs A. Smith-Brown"),
        ("PC Dixon attended.", NAME, "PC Dixon"),
        ("Owner: Sarah Jones", NAME, "Sarah Jones"),
        ("SARAH JONES", NAME, "SARAH JONES"),
        ("Mark Smith follows it up.", NAME, "Mark Smith"),
        ("Kevin Webb was seen grooming a girl.", OFFENCE, "Kevin Webb"),
        ("There was a theft, and Mr Webb did it.", OFFENCE, "Mr Webb"),
        ("Rashid Zaman was arrested.", OFFENCE, "Rashid Zaman"),
    ],
)
def test_what_says_who_somebody_is(words: str, what: str, seen: str) -> None:
    assert [(one.what, words[one.start : one.end]) for one in cautions(words)] == [(what, seen)]


@pytest.mark.parametrize(
    "words",
    [
        "Swindon Advertiser, 15 September 2017, article 15544947",
        "Police and Crime Commissioner for Wiltshire and Swindon",
        "The Chief Constable of Wiltshire Police, on 3 March 2022",
        "Wiltshire Police recorded 114 thefts and 3 murders in 2016.",
        "Meeting on 3 March 2022 at Devizes, born of the review of 2021",
        "Q-031, D-014, 2022/014, SI 2023/649 and F-003",
        "The Sexual Offences Act 2003 on grooming",
        "Police Act 1996, section 55; Freedom of Information Act 2000, section 10",
        "Lucy Faithfull Foundation on child abuse",
        "The Stephen Lawrence Inquiry on murder",
        "St John Ambulance, St George’s Day, Prince Charles Avenue",
        "£12,500.50 of £1,234,567; 0.123456789; 2020 2021 2022 2023",
        "Victoria Road, Charlotte Street and Thomas Park",
        "The Grant Agreement of May 2022 and the June Meeting",
        "The business case 2021/2022 and custody records 2021 to 2022",
        "Lord Lieutenant of Wiltshire and the Lord Chancellor",
        "Independent Office for Police Conduct; Independent Custody Visiting",
        "PEEL 2021/22, 43 forces, 259 cases, row 15544947",
        "The Home Secretary was accused of delay by the Home Affairs Committee.",
        "A group handed evidence on grooming to Wiltshire Police.",
        "Special Constabulary, Community Speed Watch, Volunteer Police Cadets",
        "Ring 101, in an emergency 999.",
        "",
    ],
)
def test_what_an_office_writes_every_day(words: str) -> None:
    assert cautions(words) == ()


def test_a_telephone_number_beside_a_name_is_told_of_too() -> None:
    found = cautions("John Smith was arrested; ring 07700 900123 or a@example.org.")
    assert [one.what for one in found] == [OFFENCE, PHONE, EMAIL]
    assert all(one.advice.endswith(".") for one in found)


def test_an_offence_in_another_sentence_is_not_beside_the_name() -> None:
    (one,) = cautions("Sarah Jones took the minutes. Theft fell by a tenth.")
    assert one.what == NAME


def test_what_people_wrote_in_a_record() -> None:
    record = Action(
        task="Ring 07700 900123", owner="Sarah Jones", outcome="Done", scheme="specials"
    )
    found = record_cautions(record)
    assert {name: [one.what for one in some] for name, some in found.items()} == {
        "task": [PHONE],
        "owner": [NAME],
    }
    assert record_cautions(Question(asked="How many Specials?", asked_of="Wiltshire Police")) == {}


_OFFICE = st.lists(
    st.sampled_from(
        ["the Commissioner asked", "Wiltshire Police answered", "on 3 March 2022", "of £12,500",
         "about Specials", "at Swindon", "as D-014 says", "under the Police Act 1996",
         "114 of 259 cases", "12 of them", "for theft and grooming"]
    ),
    max_size=8,
).map(" ".join)  # fmt: skip
_FIGURES = st.text("0123456789", min_size=9, max_size=9)


@given(before=_OFFICE, after=_OFFICE, figures=_FIGURES, gaps=st.sampled_from(["", " ", "-"]))
def test_a_mobile_number_is_seen_wherever_it_stands(
    before: str, after: str, figures: str, gaps: str
) -> None:
    number = f"07{figures[:3]}{gaps}{figures[3:6]}{gaps}{figures[6:]}"
    words = f"{before} {number} {after}".strip()
    assert [(one.what, words[one.start : one.end]) for one in cautions(words)] == [(PHONE, number)]


@given(before=_OFFICE, after=_OFFICE)
def test_words_of_the_office_alone_give_no_caution(before: str, after: str) -> None:
    assert cautions(f"{before}. {after}") == ()


_PIECES = st.sampled_from(
    ["John ", "Smith ", "Mr ", "born ", "1/2/85", "07700 900123", "a@b.uk", " arrested ", "\n",
     ". ", "theft ", "(", "AB123456C ", "12 High Street SN1 2JG ", "crime ref 12345 ", "é", "’"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(_PIECES).map("".join)))
def test_places_lie_in_the_text_in_order_and_apart(words: str) -> None:
    found = cautions(words)
    assert all(0 <= one.start < one.end <= len(words) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.advice for one in found)


def test_a_text_of_the_longest_kind_is_read_through() -> None:
    found = cautions("John Smith rang 07700 900123. " * 3_300)
    assert len(found) == 6_600

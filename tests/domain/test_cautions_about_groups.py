"""Free text about outside groups: an offence, a name or a number is told of; what such groups are
called, what was said of them and the bases of figures are not."""

import pytest

from oversight_app.domain.appraisal import Judgement
from oversight_app.domain.cautions import (
    A_CASE,
    CASE,
    NAME,
    OFFENCE,
    PHONE,
    field_cautions,
    record_cautions,
)
from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.press import LineToTake
from oversight_app.domain.recorded import Recorded, specs


def _seen(kind: type[Recorded], field: str, words: str) -> list[tuple[str, str]]:
    return [(one.what, words[one.start : one.end]) for one in field_cautions(kind, field, words)]


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("Its leader was convicted of theft.", ["convicted", "theft"]),
        ("Brings in people for grooming.", ["grooming"]),
        ("Confronted a suspect in Swindon.", ["suspect"]),
        ("Found indecent images on a telephone.", ["indecent images"]),
        ("RAPE in 2016", ["RAPE"]),
        ("Child abuse images were passed on after an assault.", ["Child abuse", "assault"]),
    ],
)
@pytest.mark.parametrize("field", ["does", "aliases", "name", ""])
def test_a_group_is_described_without_an_offence(words: str, seen: list[str], field: str) -> None:
    assert _seen(OutsideGroup, field, words) == [(A_CASE, one) for one in seen]


def test_a_name_a_number_and_an_offence_are_each_told_of_once() -> None:
    group = OutsideGroup(
        name="Group A", does="Run by Sarah Jones. Ring 07700 900123.",
        aliases="Paedophile hunters\nKevin Webb, arrested",
    )  # fmt: skip
    found = record_cautions(group)
    assert {field: [one.what for one in some] for field, some in found.items()} == {
        "does": [NAME, PHONE], "aliases": [OFFENCE, A_CASE],
    }  # fmt: skip
    assert found["aliases"][1].advice == (
        "Leave it out: cases, and those accused, stay with the police."
    )
    assert _seen(OutsideGroup, "", "crime reference 54220012345") == [
        (CASE, "crime reference 54220012345"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Online child abuse activist groups",
        "Pose as children online and pass on what they find",
        "Paedophile hunters\nPedophile hunting groups\nGuardians of the North",
        "Self-appointed; streams stings live and confronts people in public places",
        "Known to the force since September 2017. No control, no boundaries, no governance",
        "Patrols the streets of Swindon and Trowbridge at night",
        "Works against online child abuse and child sexual abuse",
    ],
)
def test_what_such_groups_are_called_gives_no_caution(words: str) -> None:
    assert _seen(OutsideGroup, "does", words) == _seen(OutsideGroup, "aliases", words) == []


@pytest.mark.parametrize("kind", [Position, Engagement, LineToTake, Claim, Judgement, Organisation])
@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("A man was arrested after it.", "arrested"),
        ("She was the victim of an assault.", "assault"),
        ("It led to theft by a 34-year-old.", "theft"),
        ("On 3 March there was a robbery: on 3 March they met.", "robbery"),
        ("A teacher of the town, charged since.", "charged"),
    ],
)
def test_one_case_is_told_of_wherever_it_stands(
    kind: type[Recorded], words: str, seen: str
) -> None:
    free = [one.id for one in specs(kind) if one.free]
    field = next(one for one in free if one not in ("wording", "source"))
    assert _seen(kind, "", words) == _seen(kind, field, words) == [(A_CASE, seen)]


_PUBLIC_RECORD = (
    "We may consider working with these groups in certain instances, if it helps us protect "
    "children and we can manage the risks of their involvement.",
    "I’m not going to condone these groups and I would encourage them all to stop, but I "
    "recognise that I am not winning that conversation.",
    "Entrapment by self-appointed paedophile hunters who pose as children is risky. We have heard "
    "of some successes but there is no control, boundaries or governance.",
    "In 2016, paedophile hunters' evidence was used in court on 114 occasions in a total 259 cases "
    "of meeting a child after sexual grooming.",
    "identifying offenders and investigating crimes is best left to the police",
    "can run the risk of driving offenders underground, endanger on-going police work and the "
    "legal process or result in innocent people being harassed – all of which may put more "
    "children at risk",
    "we need to understand how police working with these 'paedophile hunter' groups could be done "
    "without jeopardising the case or putting themselves and children in danger.",
    "I cannot see the police working with, endorsing or partnering with paedophile hunters any "
    "time soon.",
    "At least 150 people were charged in 2017, from the answers of 29 of 43 forces.",
    "meeting a child following sexual grooming; England and Wales; 2016",
    "Use of evidence in court is not conviction. Failures and cases that collapsed are not counted",
    "Anyone who suspects child abuse should report it to the police on 101, or 999 in an emergency",
    "Gathers evidence so that an offender can be brought to court, without entrapment",
)


@pytest.mark.parametrize("kind", [Position, Engagement, LineToTake, Claim, Judgement, Organisation])
@pytest.mark.parametrize("words", _PUBLIC_RECORD)
def test_the_public_record_gives_no_caution(kind: type[Recorded], words: str) -> None:
    for spec in specs(kind):
        if spec.free:
            assert field_cautions(kind, spec.id, words) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Swindon Advertiser, September 2017, article 15544947",
        "Police and Crime Commissioner for Wiltshire and Swindon",
        "National lead for child protection, National Police Chiefs’ Council",
        "NSPCC", "Crown Prosecution Service", "BBC, Freedom of Information answers",
        "The Northern Echo, story 19123285", "Greater Manchester 39, Northumbria 27, Hampshire 20",
        "Chief Constable of Wiltshire Police", "A member of a local group",
        "https://www.swindonadvertiser.co.uk/news/15544947",
    ],
)  # fmt: skip
def test_bodies_by_office_and_sources_are_no_names(words: str) -> None:
    for kind in (Organisation, Position, Claim, OutsideGroup):
        assert field_cautions(kind, "name", words) == ()


def test_a_quotation_is_kept_as_it_was_said() -> None:
    said = "A man was arrested after they met him."
    for kind, field in ((Position, "wording"), (Claim, "wording"), (Claim, "conclusion")):
        assert _seen(kind, field, said) == []
    assert _seen(LineToTake, "words", f"The paper wrote “{said}”") == []
    # A name in it is told of all the same.
    assert _seen(Position, "wording", "Sarah Jones said so") == [(NAME, "Sarah Jones")]

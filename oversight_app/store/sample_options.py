"""The sample's option appraisal, made up: nine roles judged by fifteen criteria, October 2022."""

from datetime import date

from oversight_app.domain.appraisal import (
    READY_MADE_ROLES,
    SEEDED_CRITERIA,
    Appraisal,
    Judgement,
    Option,
)
from oversight_app.store.sample_story import Story

_DAY = date(2022, 10, 24)
_BY = "Head of Assurance"
_GROUP = "group-activist"
_CODES = {"s": "strong", "a": "adequate", "w": "weak", "u": "not-known", "-": "not-needed"}
_BEHIND = {"specials": "specials 2022", "psv": "psv 2022"}
_RESTS = {
    "selection", "vetting", "training", "supervision", "liability", "evidence", "disclosure",
    "data", "safeguarding", "safety",
}  # fmt: skip
"""The criteria that the boundary assessment says something about."""

_ROLES = (
    # In the order of the ready-made roles and of the criteria; what would have to be true.
    ("sssassssssassaa",
     "Enough Specials with the training could be spared from neighbourhood duty, and the force "
     "put them under its own investigators."),
    ("-aasssassssasaa",
     "The work wanted is analysis at a desk, and needs no police power at any step."),
    ("uauuaaaaauauwwu",
     "The role is limited in law and in writing, every person in it is selected and vetted as a "
     "Special is, and people can be found who accept that."),
    ("-------wwwuw-su",
     "It were shown that any contact, even to say how to report, encourages what is feared."),
    ("-----wwwwwuwssu",
     "People who report through the usual channels stop their own operations, and the police can "
     "act on what they report."),
    ("wwwwwuuwwwwwauu",
     "Evidence arrived whole and at once, nobody was confronted, and the Crown Prosecution "
     "Service advised that it can be used."),
    ("wwwwwuwaawwwauu",
     "The group kept to a written protocol that somebody outside it checks, and stopped all "
     "confrontation and streaming."),
    ("wwwwwwwawwwwauu",
     "There were one body that could sign for all members, with insurance, vetting and a "
     "complaints procedure of its own."),
    ("waaawuawawwwwwu",
     "Members left the group, passed the selection and vetting of a volunteer and worked under "
     "direction. It would then be a police role, and no longer a group."),
)  # fmt: skip

_WORDS = {
    # What a judgement rests on where it is strong or adequate, and why it is weak.
    "powers": ("Attestation and warrant card", "No police power, and none can be lent"),
    "selection": ("Interview notes and values check", "Nobody is selected: anybody can begin"),
    "vetting": ("Monthly list of vetting dates", "Nobody is vetted"),
    "training": ("Training record of each person", "No training that the force knows of"),
    "supervision": ("Named supervisors, seen at each visit", "No one directs what is done"),
    "liability": ("Certificate of insurance, seen", "No insurance was found, and no one to sue"),
    "evidence": ("Instruction on handing over evidence", "Entrapment is alleged in such cases"),
    "disclosure": ("Retention schedule and disclosure unit", "No duty to keep or disclose all"),
    "data": ("Privacy notice and sharing agreement", "Personal data is shown to the public"),
    "safeguarding": ("Safeguarding policy and training record",
                     "Children may be put at more risk, and nobody answers for it"),
    "welfare": ("Welfare contacts, yearly", "Nobody looks after those who do it"),
    "safety": ("Risk assessments, reviewed this year", "Confrontations in public places"),
    "cost": ("Unit cost of the Citizens in Policing lead", "No budget covers it"),
    "time": ("Median days from application to first duty", "Checks alone take a year or more"),
    "effect": ("Duties of the past year, by kind", "Nothing shows an effect"),
}  # fmt: skip


def tell_options(story: Story) -> None:
    """Tell how the roles were appraised. The groups and assessments are told before."""
    story.add(
        _DAY,
        "appraisal 2022",
        Appraisal(
            name="Who could help to protect children online",
            appraised_on=_DAY,
            appraised_by=_BY,
            owner=_BY,
            review_by=date(2023, 4, 24),
            note="Made up, to show how roles stand side by side.",
        ),
        outside_group=_GROUP,
    )
    for place, (role, (said, best_if)) in enumerate(zip(READY_MADE_ROLES, _ROLES, strict=True), 1):
        key = f"option {place}"
        option = Option(
            name=role.name,
            position=place,
            scheme=role.scheme,
            rung=role.rung,
            best_if=best_if,
            added_on=_DAY,
        )
        story.add(_DAY, key, option, appraisal="appraisal 2022")
        behind = f"{_GROUP} 2022" if role.rung else _BEHIND.get(role.scheme, "")
        _judge(story, key, said, behind)


def _judge(story: Story, key: str, said: str, behind: str) -> None:
    for criterion, letter in zip(SEEDED_CRITERIA, said, strict=True):
        shown, weak = _WORDS[criterion.code]
        judgement = Judgement(
            criterion=criterion.code,
            judgement=_CODES[letter],
            why={"w": weak, "u": "Nothing was found that says."}.get(letter, ""),
            evidence=shown if letter in "sa" else "",
            judged_by=_BY,
            judged_on=_DAY,
        )
        rests = behind and letter != "-" and criterion.code in _RESTS
        named = {"assessment": behind} if rests else {}
        story.add(_DAY, f"{key} {criterion.code}", judgement, option=key, **named)

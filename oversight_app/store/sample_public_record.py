"""The public record of 2017 and 2018 about outside groups, in the words of the report: who said
what, with its source. Real, so marked as published; by office, never by name.

A suspect and a court case that the report names are left out. Where a source gives a month alone,
the last day of the month stands, and the record says so.
"""

from dataclasses import replace
from datetime import date

from oversight_app.domain.observations import Provenance
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.store.sample_story import Story

REPORT = "Swindon Advertiser, September 2017, article 15544947"
REPORT_AT = "https://www.swindonadvertiser.co.uk/news/15544947"
REPORTED = date(2017, 9, 30)
A_YEAR_ON = date(2018, 9, 30)
MEMBER = "Member of a local online child abuse activist group"
_KEPT_BY = "Volunteer and scrutiny officer"
_REVIEW = date(2023, 3, 31)
_PAST_REVIEW = date(2022, 9, 30)
_NOT_LOOKED_AT = ("po-force", "po-npcc-stop", "po-nspcc-police")
_PUBLISHED = Provenance.PUBLISHED

_ORGANISATIONS = (
    ("org-pcc", "Police and Crime Commissioner for Wiltshire and Swindon", "office",
     "Wiltshire and Swindon", "Holds the chief constable to account for the public.", "PCC"),
    ("org-force", "Wiltshire Police", "force", "Wiltshire and Swindon",
     "Operational policing, under its chief constable.", ""),
    ("org-chief", "Chief Constable of Wiltshire Police", "force", "Wiltshire and Swindon",
     "Chooses whether the force works with a group.", ""),
    ("org-npcc", "National lead for child protection, National Police Chiefs’ Council", "national",
     "England and Wales", "Speaks for chief constables on child protection.", "NPCC lead"),
    ("org-forces", "Other police forces", "force", "England and Wales", "", ""),
    ("org-nspcc", "NSPCC", "charity", "United Kingdom", "Protects children.",
     "National Society for the Prevention of Cruelty to Children"),
    ("org-cps", "Crown Prosecution Service", "prosecutor", "England and Wales",
     "Decides on charges in serious cases, and publishes guidance on such evidence.", "CPS"),
    ("org-courts", "Courts of England and Wales", "prosecutor", "England and Wales",
     "Decide what evidence is admitted.", ""),
    ("org-press", "Swindon Advertiser", "press", "Swindon", "", ""),
    ("org-bbc", "BBC", "press", "United Kingdom", "", ""),
)  # fmt: skip

_LOCAL_GROUP = OutsideGroup(
    name="Local online child abuse activist group quoted in 2017", sort="activist",
    area="Wiltshire and Swindon", does="Spoke for such groups in the press in September 2017.",
    known_to="Swindon Advertiser", known_since=REPORTED, provenance=_PUBLISHED,
)  # fmt: skip

_POSITIONS = (
    # Key, whose, in short, word for word, stance, rung, about the groups.
    ("po-force", "org-force",
     "May consider it, if it helps protect children and the risks can be managed",
     "“We may consider working with these groups in certain instances, if it helps us protect "
     "children and we can manage the risks of their involvement.”", "would-consider", "", True),
    ("po-npcc-stop", "org-npcc", "Does not condone these groups; encourages them to stop",
     "“I'm not going to condone these groups and I would encourage them all to stop, but I "
     "recognise that I am not winning that conversation.”", "opposes", "none", True),
    ("po-npcc-look", "org-npcc", "May have to be looked at; real complexity",
     "Working with them is “something we're going to have to potentially have to look at, yes, "
     "but it comes with some real complexity.”", "would-consider", "", True),
    ("po-pcc", "org-pcc", "Entrapment is risky; no control, boundaries or governance",
     "“Entrapment by self-appointed paedophile hunters who pose as children is risky. We have "
     "heard of some successes but there is no control, boundaries or governance.”",
     "none", "", True),
    ("po-pcc-volunteers", "org-pcc", "More volunteers in policing is a good thing",
     "“More volunteers in policing is a good thing, and I have made considerable investment in "
     "the Special Constabulary to build up its strength.” “We need to ensure that those who "
     "volunteer with us do so for the right reason and with the right support.”",
     "supports", "", False),
    ("po-nspcc-police", "org-nspcc", "Identifying offenders is best left to the police",
     "“identifying offenders and investigating crimes is best left to the police”; the public "
     "taking the law into their own hands “can run the risk of driving offenders underground, "
     "endanger on-going police work and the legal process or result in innocent people being "
     "harassed – all of which may put more children at risk”", "opposes", "none", True),
    ("po-nspcc-how", "org-nspcc", "How could it be done without jeopardising the case?",
     "“we need to understand how police working with these 'paedophile hunter' groups could be "
     "done without jeopardising the case or putting themselves and children in danger.”",
     "none", "", True),
)  # fmt: skip

_OWN_POSITIONS = (
    ("po-group-role", "A “Special Constable-type” role would not work in the same way",
     "“it just would not work in the same way and we wouldn't see the same success rate, given "
     "their strict procedures and red tape.”", "none", "role"),
    ("po-group-conduct", "Not all such groups act professionally",
     "“Not all paedophile hunters act professionally … stream stings live on Facebook and cause "
     "a scene in a public place – in turn, putting everyone in danger.”", "none", ""),
)  # fmt: skip


def tell_public_record(story: Story) -> None:
    """Tell who spoke, what each said in September 2017, and what was said a year later."""
    for key, name, sort, area, answers_for, aliases in _ORGANISATIONS:
        body = Organisation(
            name=name, sort=sort, area=area, answers_for=answers_for, aliases=aliases,
            known_since=REPORTED, provenance=_PUBLISHED,
        )  # fmt: skip
        story.add(REPORTED, key, body)
    story.add(REPORTED, "group-local", _LOCAL_GROUP)
    for key, whose, name, wording, stance, rung, about in _POSITIONS:
        said = _said(name, wording, stance, rung)
        if key in _NOT_LOOKED_AT:
            said = replace(said, review_by=_PAST_REVIEW)
        story.add(REPORTED, key, said, organisation=whose, **_of_groups(about))
    story.add(
        REPORTED, "po-group-work", _wants_to_work(), outside_group="group-local", **_of_groups()
    )
    for key, name, wording, stance, rung in _OWN_POSITIONS:
        said = _said(name, wording, stance, rung)
        story.add(REPORTED, key, said, outside_group="group-local", **_of_groups())
    _a_year_on(story)


def _said(name: str, wording: str, stance: str, rung: str = "") -> Position:
    return Position(
        name=name, wording=wording, stance=stance, rung=rung, from_day=REPORTED, source=REPORT,
        dated="month", location=REPORT_AT, owner=_KEPT_BY, review_by=_REVIEW,
        provenance=_PUBLISHED,
    )  # fmt: skip


def _of_groups(about: bool = True) -> dict[str, str]:
    return {"about": "group-activist"} if about else {}


def _wants_to_work() -> Position:
    """What the group asks for, with its forecast."""
    return Position(
        name="The police should work with such groups in some form",
        wording="“Given this statistic, I would say it's vital that the police start working with "
        "paedophile hunters in some form, even if it's a very basic relationship rather than a "
        "full-on collaboration.”",
        stance="supports", rung="protocol", from_day=REPORTED, source=REPORT, dated="month",
        location=REPORT_AT, owner=_KEPT_BY, review_by=_REVIEW, provenance=_PUBLISHED,
        forecast="“I cannot see the police working with, endorsing or partnering with paedophile "
        "hunters any time soon.”",
        forecast_by=A_YEAR_ON,
    )  # fmt: skip


def _a_year_on(story: Story) -> None:
    again = Position(
        name="Again: no control, no boundaries and no governance",
        wording="“no control, no boundaries and no governance”", stance="none",
        from_day=A_YEAR_ON, source="Blog of the Police and Crime Commissioner, September 2018",
        dated="month", location="https://www.wiltshire-pcc.gov.uk", owner=_KEPT_BY,
        review_by=_REVIEW, provenance=_PUBLISHED,
    )  # fmt: skip
    story.add(
        A_YEAR_ON, "po-pcc-again", again, organisation="org-pcc", replaces="po-pcc", **_of_groups()
    )
    others = Position(
        name="Will not work with such groups", wording="“we will not work with them”",
        stance="opposes", rung="none", from_day=A_YEAR_ON,
        source="The Northern Echo, article 19123285; its day is not on record here",
        dated="not-known", location="https://www.thenorthernecho.co.uk/news/19123285",
        owner=_KEPT_BY, review_by=_REVIEW, provenance=_PUBLISHED,
    )  # fmt: skip
    story.add(A_YEAR_ON, "po-forces", others, organisation="org-forces", **_of_groups())
    story.change(
        A_YEAR_ON, "po-group-work", came_true="partly", judged_on=A_YEAR_ON,
        happened="In September 2018 the Commissioner repeated “no control, no boundaries and no "
        "governance” (wiltshire-pcc.gov.uk), and other forces came to say that they will not work "
        "with such groups (The Northern Echo). What Wiltshire Police held a year later is not on "
        "record here.",
    )  # fmt: skip

"""The made-up risk register of the Sample office; the nine risks about outside groups are those
that the 2017 report names (product.md, section 1, rows 7 and 8), scored as an example."""

from datetime import date

from oversight_app.domain.risk import READY_MADE, Risk
from oversight_app.store.sample_story import Story, about

_HEAD = "Head of Assurance"
_CHIEF = "Chief Executive"
_RAISED = date(2021, 11, 10)

_Level = tuple[int, int]
_Scores = tuple[_Level, _Level, _Level, _Level, str, str, date]

_GROUP_SCORES: tuple[_Scores, ...] = (
    # Inherent, first, now, wanted; controls; state of controls; next review.
    (
        (4, 4),
        (3, 4),
        (3, 4),
        (2, 3),
        "Position published: the groups are asked to report, not act",
        "tasked",
        date(2022, 11, 10),
    ),
    (
        (4, 3),
        (3, 3),
        (3, 3),
        (2, 2),
        "Point of contact for what is handed over",
        "tasked",
        date(2022, 11, 24),
    ),
    ((4, 4), (3, 3), (4, 3), (2, 3), "", "none", date(2022, 10, 14)),
    (
        (3, 3),
        (3, 3),
        (2, 3),
        (1, 3),
        "Control room instruction on how to attend",
        "controlled",
        date(2022, 12, 8),
    ),
    ((3, 4), (2, 4), (2, 4), (2, 3), "", "none", date(2022, 11, 24)),
    (
        (3, 4),
        (3, 4),
        (2, 4),
        (1, 4),
        "Names of operations are checked before officers attend",
        "controlled",
        date(2022, 12, 8),
    ),
    (
        (3, 4),
        (3, 4),
        (2, 4),
        (1, 4),
        "Advice on evidence asked of the prosecutors",
        "tasked",
        date(2022, 11, 24),
    ),
    ((4, 4), (3, 4), (3, 4), (1, 4), "", "none", date(2022, 11, 10)),
    (
        (3, 4),
        (2, 4),
        (2, 4),
        (1, 4),
        "Referral route to children’s services",
        "controlled",
        date(2022, 12, 8),
    ),
)

_OTHERS = (
    ("risk-vetting",
     Risk(name="Vetting of volunteers lapses", scheme="specials", owner=_HEAD,
          description="Volunteers are on duty whose vetting is out of date, and nobody can say "
          "who they are.",
          raised_on=date(2021, 5, 20), likelihood=2, impact=3, inherent_likelihood=4,
          inherent_impact=3, target_likelihood=1, target_impact=3,
          controls="Monthly list of dates\nDuty is stopped a month after a date has passed",
          control_state="controlled", review_by=date(2021, 8, 20))),
    ("risk-supervision",
     Risk(name="Too few supervisors for new Specials", scheme="specials",
          owner="Citizens in Policing lead, Sample Police",
          description="New Specials wait for somebody to go out with, and leave.",
          raised_on=date(2021, 6, 17), likelihood=3, impact=2, inherent_likelihood=3,
          inherent_impact=3, target_likelihood=2, target_impact=2,
          controls="Two tutor weekends a year", control_state="controlled",
          review_by=date(2021, 9, 17))),
    ("risk-insurance",
     Risk(name="Speedwatch volunteers without insurance", scheme="speedwatch", owner=_CHIEF,
          description="Somebody is hurt at the roadside and it is not clear who is liable.",
          raised_on=date(2021, 10, 28), likelihood=2, impact=4, inherent_likelihood=2,
          inherent_impact=4, target_likelihood=1, target_impact=4,
          controls="Parishes are asked for their certificate", control_state="tasked",
          review_by=date(2022, 1, 28))),
    ("risk-custody",
     Risk(name="Detainees are not offered a visit", scheme="custody",
          owner="Volunteer and scrutiny officer",
          description="Visitors are kept waiting and detainees are not offered, so that poor "
          "conditions are not seen.",
          raised_on=date(2021, 9, 9), likelihood=3, impact=3, inherent_likelihood=4,
          inherent_impact=3, target_likelihood=2, target_impact=2,
          controls="Delay and its reason on each form\nMonthly report to the custody lead",
          control_state="controlled", review_by=date(2021, 12, 9))),
    ("risk-returns",
     Risk(name="Returns arrive late or not at all", owner="Volunteer and scrutiny officer",
          description="What is published about volunteers rests on months that are missing.",
          raised_on=date(2022, 4, 7), likelihood=2, impact=2, target_likelihood=1,
          target_impact=2, controls="List of expected returns", control_state="controlled",
          review_by=date(2022, 7, 7))),
)  # fmt: skip


def tell_risks(story: Story) -> None:
    """Tell what was feared, and how the scores moved."""
    for (name, description), scores in zip(READY_MADE, _GROUP_SCORES, strict=True):
        _tell_group_risk(story, name, description, scores)
    for key, risk in _OTHERS:
        assert risk.raised_on is not None
        story.add(risk.raised_on, key, risk)
    _tell_reviews(story)


def _tell_group_risk(story: Story, name: str, description: str, scores: _Scores) -> None:
    inherent, first, now, wanted, controls, state, following = scores
    key = f"risk {name}"
    risk = Risk(
        name=name, description=description, owner=_HEAD, raised_on=_RAISED,
        likelihood=first[0], impact=first[1], inherent_likelihood=inherent[0],
        inherent_impact=inherent[1], target_likelihood=wanted[0], target_impact=wanted[1],
        controls=controls, control_state=state, review_by=date(2022, 2, 10),
    )  # fmt: skip
    story.add(_RAISED, key, risk, about("group-activist"), outside_group="group-activist")
    story.review(date(2022, 2, 9), key, _HEAD, "No change.", date(2022, 5, 10))
    story.review(date(2022, 5, 12), key, _HEAD, "No change.", date(2022, 8, 10))
    if now != first:
        story.change(date(2022, 8, 9), key, likelihood=now[0], impact=now[1])
    moved = "Scored again." if now != first else "No change."
    story.review(date(2022, 8, 9), key, _HEAD, moved, following)


def _tell_reviews(story: Story) -> None:
    quarters = (date(2021, 11, 25), date(2022, 2, 24), date(2022, 5, 26), date(2022, 8, 25))
    following = (date(2022, 2, 24), date(2022, 5, 26), date(2022, 8, 25), date(2022, 11, 24))
    for key, risk in _OTHERS:
        for day, due in zip(quarters, following, strict=True):
            if risk.raised_on and day > risk.raised_on:
                story.review(day, key, risk.owner, "Looked at with its controls.", due)
    story.change(date(2022, 5, 26), "risk-supervision", likelihood=2)
    story.change(date(2022, 2, 24), "risk-custody", likelihood=2)
    story.change(date(2022, 5, 26), "risk-insurance", control_state="overdue")
    # What the list of October showed.
    story.change(
        date(2022, 10, 6), "risk-vetting", likelihood=4, control_state="tasked",
        review_by=date(2022, 11, 3),
    )  # fmt: skip
    story.note(
        date(2022, 10, 6), "risk-vetting",
        "Raised from 6 to 12: the share of Specials with vetting in date fell in each of three "
        "months.",
        _HEAD,
    )  # fmt: skip
    story.change(
        date(2022, 9, 15), "risk-supervision", state="closed", closed_on=date(2022, 9, 15),
        likelihood=1,
    )  # fmt: skip

"""The made-up position of the Sample office on engagement: one signed in 2021, and the draft that
looks at it again. About no real office or force."""

from datetime import date

from oversight_app.domain.decisions import Publication
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.press import LineToTake
from oversight_app.store.sample_matters import CHIEF_EXECUTIVE, HEAD, OFFICER, PCC
from oversight_app.store.sample_story import Points, Story, about, follows, publishes, rests

_SIGNED = date(2021, 11, 24)
_NOTED = date(2022, 10, 20)
_AREA = "Sample area"
_OPTIONS = (
    "No engagement\nSignpost to report\nReceive evidence through a point of contact\nA role inside "
    "the Special Constabulary"
)
_STOPS = (
    "A child, a volunteer or a member of the public is hurt\nA case fails because of what a group "
    "did\nA group streams a confrontation live"
)
_NSPCC = "NSPCC: such action “may put more children at risk” (September 2017)"


def tell_engagement(story: Story) -> None:
    """Tell what was decided, and what is being looked at again."""
    story.add(date(2021, 11, 12), "engagement-2021", _first(), *_rests_on("2021"),
              outside_group="group-activist")  # fmt: skip
    story.change(
        _SIGNED, "engagement-2021", state="signed", signed_on=_SIGNED, signatory=PCC,
        publish_by=date(2021, 12, 8), review_by=date(2022, 11, 24),
    )  # fmt: skip
    story.add(
        date(2021, 12, 1), "p-engagement-2021",
        Publication(name="Decision 2021: working with outside groups", item="decisions",
                    location="https://example.org/decisions/outside-groups-2021",
                    published_on=date(2021, 12, 1), owner=OFFICER),
        publishes("engagement-2021"),
    )  # fmt: skip
    story.change(date(2021, 12, 1), "engagement-2021", published_on=date(2021, 12, 1))
    story.change(_SIGNED, "group-activist", contact="signpost")
    story.add(_NOTED, "engagement-2022", _second(), *_rests_on("2022"), follows("q-groups"),
              outside_group="group-activist")  # fmt: skip
    _line(story)


def _rests_on(year: str) -> tuple[Points, ...]:
    risks = ("Entrapment", "Live-streaming", "Legal process endangered", "More children at risk")
    return (
        rests("claim-114"), rests("po-force"), rests("po-npcc-stop"), rests("po-nspcc-how"),
        rests(f"group-activist {year}"), *(rests(f"risk {name}") for name in risks),
    )  # fmt: skip


def _first() -> Engagement:
    return Engagement(
        name="Working with online child abuse activist groups",
        proposed_on=date(2021, 11, 12), owner=HEAD, area=_AREA, outcome="signpost",
        summary="Groups are told how to report what they know. Nothing is asked of them.",
        options=_OPTIONS,
        reasons="None of the three gates is met. What groups know should reach the police by the "
        "way that is open to everybody.",
        assurance="How the force answers a group that comes forward, and who supervises it.",
        financial="None.", legal="Police Reform and Social Responsibility Act 2011, section 1.",
        equality="No effect found.", environmental="None.", interests="None.",
        classification="official", public_interest="yes",
        children_needs="Evidence of benefit, with its source and date",
        children_against=_NSPCC,
        risks_needs="Controls, and an office that accepts what remains",
        risks_against="Nine risks are on the register",
        case_needs="Advice of the prosecutors, and the force’s view",
        stop_conditions=_STOPS, supervised_by=CHIEF_EXECUTIVE,
        conditions="No group is named in what the office publishes",
        ends="At its review, or when one of the conditions to stop is met.",
        how_published="As a decision notice, with its reasons.",
    )  # fmt: skip


def _second() -> Engagement:
    return Engagement(
        name="Closer working with online child abuse activist groups?",
        proposed_on=_NOTED, owner=HEAD, area=_AREA, outcome="signpost",
        summary="Looks again at the position of 2021, a year on.",
        options=_OPTIONS, reasons="",
        assurance="What the force does with what a group hands over, case by case.",
        financial="None.", legal="Police Reform and Social Responsibility Act 2011, section 1.",
        classification="official", public_interest="yes",
        children_against=_NSPCC,
        children_needs="Evidence, its source and its date",
        risks_gate="partly",
        risks_evidence="Each risk has an owner, and was looked at again in August 2022",
        risks_against="No office has accepted what remains",
        risks_needs="The office that accepts, the day, and the day of review",
        risks_by=HEAD, risks_on=date(2022, 10, 19),
        case_against="No advice of the prosecutors on a case of this area is recorded",
        case_needs="Advice of the prosecutors, and the force’s view",
        stop_conditions=_STOPS, supervised_by=CHIEF_EXECUTIVE,
    )  # fmt: skip


def _line(story: Story) -> None:
    line = LineToTake(
        name="Working with outside groups",
        words="Whoever is worried about a child should tell the police at once. We do not work "
        "with self-appointed groups. We have asked the chief constable how children, evidence and "
        "the public are kept safe where a group comes forward, and we publish what we are told.",
        written_on=date(2021, 12, 1), owner=OFFICER, cleared_by="Monitoring Officer",
        cleared_on=date(2021, 12, 2), review_by=date(2022, 11, 30),
    )  # fmt: skip
    story.add(date(2021, 12, 1), "press-groups", line, about("engagement-2021"),
              about="group-activist")  # fmt: skip

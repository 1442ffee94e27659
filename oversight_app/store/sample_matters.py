"""The made-up matters of the Sample office, told as they went: question, assurance, action,
decision, publication. One is late on purpose: what an office has to find is there to be found."""

from dataclasses import replace
from datetime import date, timedelta

from oversight_app.domain.accountability import Action, Assurance, Question
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.store.sample_meetings import holding, panel
from oversight_app.store.sample_story import (
    Points,
    Story,
    about,
    answers,
    follows,
    publishes,
    reduces,
)

CHIEF = "Chief Constable, Sample Police"
LEAD = "Citizens in Policing lead, Sample Police"
OFFICER = "Volunteer and scrutiny officer"
HEAD = "Head of Assurance"
CHIEF_EXECUTIVE = "Chief Executive"
PCC = "Police and Crime Commissioner"


def tell_matters(story: Story) -> None:
    """Tell them all."""
    _required_hours(story)
    _custody(story)
    _insurance(story)
    _agreements(story)
    _devices(story)
    _cadets(story)
    _groups(story)
    _vetting(story)


def ask(
    story: Story,
    key: str,
    day: date,
    asked: str,
    due: date,
    *points: Points,
    of: str = CHIEF,
    scheme: str = "",
    meeting: str = "",
    asker: str = "",
) -> None:
    """Ask a question; one by ``asker`` is asked of the office."""
    question = Question(
        asked=asked, asked_of=of, asked_on=day, due=due, scheme=scheme,
        owner=OFFICER, direction="of" if asker else "by", asker=asker or "office",
    )  # fmt: skip
    named = {"meeting": meeting} if meeting else {}
    story.add(day, key, question, *points, **named)


def told(
    story: Story,
    key: str,
    question: str,
    day: date,
    rating: str,
    said: str,
    evidence: str = "",
    by: str = CHIEF,
    review: date | None = None,
) -> None:
    """Record what the office was told, and close the question."""
    assurance = Assurance(
        said=said, rating=rating, given_by=by, given_on=day, evidence=evidence,
        judged_by=HEAD, review_by=review,
    )  # fmt: skip
    story.add(day, key, assurance, answers(question))
    story.change(day, question, state="answered", answered_on=day)


def do(
    story: Story,
    key: str,
    day: date,
    task: str,
    owner: str,
    due: date,
    *points: Points,
    done: date | None = None,
    outcome: str = "",
    begun: date | None = None,
) -> None:
    """Set an action; begun and done on their days."""
    story.add(day, key, Action(task=task, owner=owner, set_on=day, due=due), *points)
    if begun:
        story.change(begun, key, state="under-way")
    if done:
        story.change(done, key, state="done", done_on=done, outcome=outcome)


def decide(
    story: Story,
    key: str,
    proposed: date,
    signed: date | None,
    published: date | None,
    decision: Decision,
    *points: Points,
    objective: str = "",
) -> None:
    """Propose a decision, sign and publish it on their days."""
    named = {"objective": objective} if objective else {}
    story.add(proposed, key, _proposed(decision, proposed), *points, **named)
    if signed:
        story.change(
            signed, key, state="signed", signed_on=signed, signatory=PCC,
            publish_by=signed + timedelta(days=14), review_by=signed.replace(year=signed.year + 1),
        )  # fmt: skip
    if published:
        story.add(
            published, f"{key} published",
            Publication(name=f"Decision: {decision.name}", item="decisions",
                        location=f"https://sample.example/decisions/{key}", owner=CHIEF_EXECUTIVE,
                        published_on=published),
            publishes(key),
        )  # fmt: skip
        story.change(published, key, published_on=published)


def _proposed(decision: Decision, day: date) -> Decision:
    return replace(
        decision,
        proposed_on=day,
        owner=decision.owner or CHIEF_EXECUTIVE,
        interests=decision.interests or "None",
        classification=decision.classification or "official",
        public_interest=decision.public_interest or "yes",
        legal=decision.legal or "Police Reform and Social Responsibility Act 2011, Schedule 1",
    )


def _required_hours(story: Story) -> None:
    ask(story, "q-hours", date(2021, 11, 24),
        "Why do fewer than half of all Specials give the sixteen hours a month that are asked?",
        date(2022, 1, 26), about(figure="share-required/specials///"), about("objective-old"),
        scheme="specials", meeting=holding(date(2021, 11, 24)))  # fmt: skip
    told(story, "as-hours", "q-hours", date(2022, 1, 26), "partly",
         "Duties are published too late for people with jobs. A new rota will show them two months "
         "ahead.", "Paper of the Citizens in Policing lead", review=date(2022, 7, 27))  # fmt: skip
    story.review(date(2022, 7, 27), "as-hours", HEAD, "The rota is in use; the hours will show.",
                 date(2022, 12, 14))  # fmt: skip
    do(story, "a-rota", date(2022, 1, 26), "Bring in a rota that shows duties two months ahead",
       LEAD, date(2022, 4, 29), follows("as-hours"), begun=date(2022, 2, 14),
       done=date(2022, 4, 20), outcome="In use since April 2022.")  # fmt: skip
    do(story, "a-rota-check", date(2022, 4, 27),
       "Report after six months whether the new rota changed the hours given", LEAD,
       date(2022, 10, 26), follows("a-rota"), begun=date(2022, 9, 5))  # fmt: skip
    decide(story, "d-tutors", date(2022, 2, 9), date(2022, 2, 23), date(2022, 3, 4),
           Decision(
               name="Tutor weekends for new Specials", scheme="specials",
               summary="Pays for tutor weekends and training days in 2022/23.",
               options="Do nothing\nPay for two weekends\nPay for four weekends",
               reasons="New Specials who are tutored in their first months stay longer, on the "
               "force’s own figures for three intakes.",
               financial="£60,000 from the volunteering budget",
               equality="Weekend dates are set with those who can’t come on Saturdays.",
               environmental="None of note"),
           follows("as-hours"), objective="objective-old")  # fmt: skip


def _custody(story: Story) -> None:
    ask(story, "q-offered", date(2021, 12, 15),
        "What share of detainees were offered a visit, and why were the others not?",
        date(2022, 1, 26), about(scheme="custody"), about("risk-custody"), scheme="custody",
        meeting=holding(date(2021, 12, 15)))  # fmt: skip
    told(story, "as-offered", "q-offered", date(2022, 1, 24), "partly",
         "Two in three were offered. In the rest detention staff were busy, asleep detainees were "
         "not woken, or no reason was written down.",
         "Visit forms of the last quarter", by="Custody lead, Sample Police",
         review=date(2022, 9, 28))  # fmt: skip
    story.review(date(2022, 9, 28), "as-offered", HEAD, "Reasons are written down now.",
                 date(2023, 1, 25))  # fmt: skip
    do(story, "a-reasons", date(2022, 1, 26), "Write down the reason for each detainee not offered",
       "Custody lead, Sample Police", date(2022, 3, 31), follows("as-offered"),
       reduces("risk-custody"), begun=date(2022, 2, 21), done=date(2022, 4, 6),
       outcome="The form has a column for it.")  # fmt: skip
    decide(story, "d-custody", date(2022, 4, 20), date(2022, 5, 4), date(2022, 5, 13),
           Decision(
               name="Custody visiting: re-accreditation every three years", scheme="custody",
               summary="Visitors are interviewed and trained again every three years.",
               options="Keep re-accreditation as it is\nEvery three years\nEvery two years",
               reasons="Three years fits the national scheme and keeps training fresh.",
               financial="£4,500 a year", legal="Police Reform Act 2002, section 51",
               equality="Interviews are offered online.", environmental="Fewer journeys"),
           follows("as-offered"), objective="objective-custody")  # fmt: skip


def _insurance(story: Story) -> None:
    ask(
        story,
        "q-insurance",
        date(2022, 1, 26),
        "Who is liable if a Speedwatch volunteer is hurt at the roadside?",
        date(2022, 3, 23),
        about("risk-insurance"),
        scheme="speedwatch",
        meeting=holding(date(2022, 1, 26)),
    )
    told(story, "as-insurance", "q-insurance", date(2022, 3, 21), "not",
         "The parishes insure their own volunteers. Nine of fourteen certificates were seen.",
         "List of certificates", by="Community Speedwatch co-ordinator, Sample Police",
         review=date(2022, 6, 22))  # fmt: skip
    do(story, "a-certificates", date(2022, 3, 23), "See the certificate of every parish",
       "Community Speedwatch co-ordinator, Sample Police", date(2022, 5, 25),
       follows("as-insurance"), reduces("risk-insurance"), begun=date(2022, 4, 11))  # fmt: skip
    story.note(date(2022, 6, 22), "a-certificates",
               "Twelve of fourteen seen. Two parishes meet in the autumn.", OFFICER)  # fmt: skip
    decide(story, "d-insurance", date(2022, 5, 11), date(2022, 5, 25), date(2022, 6, 24),
           Decision(
               name="No roadside session without proof of insurance", scheme="speedwatch",
               summary="A group without a certificate holds no session.",
               options="Trust the parishes\nNo session without proof\nInsure all through the force",
               reasons="It is not known who is covered, and the harm could be serious.",
               financial="None", equality="None of note",
               environmental="None of note"),
           follows("as-insurance"), objective="objective-control")  # fmt: skip


def _agreements(story: Story) -> None:
    ask(story, "q-agreements", date(2022, 5, 25),
        "How many police support volunteers have no signed agreement?", date(2022, 6, 22),
        about(scheme="psv"), scheme="psv", meeting=holding(date(2022, 5, 25)))  # fmt: skip
    told(story, "as-agreements", "q-agreements", date(2022, 6, 20), "partly",
         "About one in ten, most of whom joined before agreements were brought in.",
         "Status list of May", by=LEAD, review=date(2022, 12, 14))  # fmt: skip
    do(story, "a-agreements", date(2022, 7, 27), "Have every agreement signed, or end the role",
       LEAD, date(2022, 9, 30), follows("as-agreements"), begun=date(2022, 8, 3))  # fmt: skip


def _devices(story: Story) -> None:
    decide(story, "d-devices", date(2021, 10, 20), date(2021, 11, 3), date(2021, 11, 12),
           Decision(
               name="Twelve speed devices for Community Speedwatch", scheme="speedwatch",
               summary="Buys twelve devices, shared by the groups.",
               options="Do nothing\nLease devices\nBuy twelve",
               reasons="Five groups share one device and meet half as often as they could.",
               financial="£14,400, once", equality="None of note",
               environmental="Rechargeable"),
           objective="objective-old")  # fmt: skip
    do(story, "a-devices", date(2021, 11, 3), "Buy and hand out the devices", OFFICER,
       date(2022, 2, 28), follows("d-devices"), begun=date(2021, 11, 29), done=date(2022, 2, 10),
       outcome="Handed out to eleven groups, one held in reserve.")  # fmt: skip


def _cadets(story: Story) -> None:
    ask(story, "q-cadets", date(2022, 3, 3),
        "Is every cadet leader vetted and checked before the first evening?", date(2022, 4, 7),
        of=PCC, scheme="cadets", meeting=panel(date(2022, 3, 3)), asker="panel")  # fmt: skip
    told(story, "as-cadets", "q-cadets", date(2022, 4, 1), "assured",
         "Yes. No leader begins before vetting and an enhanced check are back. One renewal was two "
         "weeks late, and that leader stood back.", "List of leaders, seen by this office",
         by="Youth lead, Sample Police", review=date(2023, 4, 3))  # fmt: skip
    decide(story, "d-cadets", date(2022, 6, 8), date(2022, 6, 22), date(2022, 7, 1),
           Decision(
               name="A new cadet unit", scheme="cadets",
               summary="Pays for a ninth unit from September 2022.",
               options="Do nothing\nOpen a ninth unit\nEnlarge two units",
               reasons="Two units have waiting lists, and the north of the area has none.",
               financial="£18,000 in 2022/23", equality="A third of places for young people who "
               "are hard to reach", environmental="Close to bus stops"),
           objective="objective-many")  # fmt: skip


def _groups(story: Story) -> None:
    ask(story, "q-groups", date(2022, 9, 28),
        "Does the force’s position on online child abuse activist groups still stand, and what "
        "would change it?", date(2022, 11, 23), about("group-activist"),
        about("risk Live-streaming"), meeting=holding(date(2022, 9, 28)))  # fmt: skip
    do(story, "a-crown", date(2022, 2, 9),
       "Ask the prosecutors which recordings made by groups they can use", HEAD, date(2022, 5, 31),
       reduces("risk Legal process endangered"), about("group-activist"),
       begun=date(2022, 3, 1), done=date(2022, 6, 14),
       outcome="Asked. Their published guidance is the answer; it is linked.")  # fmt: skip
    do(story, "a-stream", date(2022, 8, 9),
       "Agree with the control room what is said to a group that streams live",
       "Control room lead, Sample Police", date(2022, 10, 14), reduces("risk Live-streaming"),
       about("group-activist"))  # fmt: skip
    decide(story, "d-patrol", date(2022, 7, 13), None, None,
           Decision(
               name="First-aid course for the evening street patrol",
               summary="Pays for a course for the people who walk the town centre.",
               options="Pay for a course\nPoint to a free one\nDo nothing", reasons="",
               public_interest="yes"),
           about("group-patrol"))  # fmt: skip


def _vetting(story: Story) -> None:
    ask(story, "q-vetting", date(2022, 10, 4),
        "Why has the share of Specials with vetting in date fallen since July?", date(2022, 10, 26),
        about(scheme="specials"), about("risk-vetting"), about("objective-control"),
        scheme="specials", meeting=holding(date(2022, 10, 26)))  # fmt: skip
    do(story, "a-vetting", date(2022, 10, 6),
       "Send the list of lapsed vetting each Monday until none is overdue", LEAD,
       date(2022, 10, 24), reduces("risk-vetting"), follows("q-vetting"),
       begun=date(2022, 10, 10))  # fmt: skip
    do(story, "a-duty", date(2022, 10, 6), "Confirm that nobody is on duty with lapsed vetting",
       CHIEF, date(2022, 11, 3), reduces("risk-vetting"), follows("q-vetting"))  # fmt: skip

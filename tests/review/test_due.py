"""What is due across all records, and the numbers beside the pages."""

from dataclasses import replace
from datetime import date

from oversight_app.domain.accountability import Action, Question
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.decisions import Decision
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.requests import InformationRequest, Recommendation
from oversight_app.domain.risk import Risk
from oversight_app.review.due import PLACES, due
from oversight_app.review.due_list import due_finding, narrowed
from oversight_app.store import records
from oversight_app.store.assessments import assess
from oversight_app.store.workspace import Workspace

MARCH = date(2022, 3, 1)
FORCE = "Wiltshire Police"


def kept(ws: Workspace, record: Recorded) -> int:
    (number, *_) = records.save(ws, record).saved
    return number


def overdue_counts(ws: Workspace, *, today: date | None = None) -> dict[str, int]:
    """How many things are overdue on each page that they belong to."""
    places = [place for one in due(ws, within=-1, today=today) for place in one.places]
    return {place: places.count(place) for place in PLACES}


def told(ws: Workspace, within: int | None = None) -> list[tuple[str, str, str, str]]:
    return [(one.reference, one.what, one.when, one.place) for one in due(ws, within=within)]


def test_what_is_overdue_comes_first(ws: Workspace) -> None:
    kept(ws, Action(task="Vet", owner="HR", set_on=MARCH, due=date(2022, 11, 2)))
    kept(ws, Question(asked="How many?", asked_of=FORCE, asked_on=MARCH, due=date(2022, 10, 31)))
    kept(ws, Risk(name="Entrapment", owner="HR", raised_on=MARCH, likelihood=2, impact=3,
                  review_by=date(2022, 10, 1)))  # fmt: skip
    # The 56th day from 1 March 2022 is 25 April 2022, 189 days before 31 October 2022.
    kept(ws, Recommendation(report="Integrity", published_on=MARCH, recommended="Vet all"))
    # The twentieth working day after Monday 3 October 2022 is Monday 31 October 2022.
    kept(ws, InformationRequest(subject="Vetting", asked="All", received=date(2022, 10, 3)))
    assert told(ws) == [
        ("HR-001", "Response due", "Overdue by 189 days", "accountability"),
        ("R-001", "Review", "Overdue by 30 days", "governance"),
        ("F-001", "Answer due", "Due today", "accountability"),
        ("Q-001", "Answer due", "Due today", "accountability"),
        ("A-001", "Due", "In 2 days", "accountability"),
    ]
    assert [one[0] for one in told(ws, within=1)] == ["HR-001", "R-001", "F-001", "Q-001"]
    assert overdue_counts(ws) == {"governance": 1, "outside-groups": 0, "accountability": 1}


def test_seen_from_another_day(ws: Workspace) -> None:
    kept(ws, Action(task="Vet", owner="HR", set_on=MARCH, due=date(2022, 11, 2)))
    (one,) = due(ws, today=date(2022, 11, 12))
    assert (one.days_late, one.owner) == (10, "HR")
    assert overdue_counts(ws, today=date(2022, 11, 12)) == {
        "governance": 0,
        "outside-groups": 0,
        "accountability": 1,
    }


def test_what_was_due_on_an_earlier_day_by_what_was_recorded_then(ws: Workspace) -> None:
    task = Action(task="Vet", owner="HR", set_on=MARCH, due=date(2022, 6, 1))
    records.save(ws, task, day=MARCH)
    (open_then,) = records.read(ws, Action)
    done = replace(open_then, state="done", done_on=date(2022, 7, 1), outcome="All are vetted")
    records.save(ws, done, day=date(2022, 7, 1))
    kept(ws, Action(task="Train", owner="HR", set_on=date(2022, 8, 1), due=date(2022, 8, 2)))
    then = due(ws, as_at=date(2022, 6, 11))
    assert [(one.reference, one.when) for one in then] == [("A-001", "Overdue by 10 days")]
    assert [one.reference for one in due(ws)] == ["A-002"]
    assert due(ws, as_at=date(2022, 2, 28)) == ()


def test_what_is_done_is_not_due(ws: Workspace) -> None:
    kept(ws, Action(task="Vet", owner="HR", set_on=MARCH, due=MARCH, state="done", done_on=MARCH))
    kept(ws, Decision(name="A draft", proposed_on=MARCH, review_by=MARCH))
    assert told(ws) == []


def test_a_signed_decision_is_to_be_published(ws: Workspace) -> None:
    said = {"options": "A", "reasons": "B", "signatory": "PCC", "state": "signed",
            "proposed_on": MARCH, "signed_on": MARCH}  # fmt: skip
    kept(ws, Decision(name="Soon", **said))
    kept(ws, Decision(name="By a day", publish_by=date(2022, 10, 30), **said))
    kept(ws, Decision(name="Of no interest", public_interest="no", **said))
    kept(ws, Decision(name="Is published", published_on=MARCH, **said))
    kept(ws, Decision(name="A draft", proposed_on=MARCH, publish_by=date(2022, 11, 3)))
    assert told(ws) == [
        ("D-002", "To publish", "Overdue by 1 day", "accountability"),
        ("D-001", "To publish", "Due today", "accountability"),
        ("D-005", "To sign and publish", "In 3 days", "accountability"),
    ]


def test_answers_of_one_assessment_are_one_line(ws: Workspace) -> None:
    number = kept(ws, Assessment(scheme="specials", assessed_on=MARCH, assessed_by="The office"))
    for question, day in (
        ("vetting", date(2022, 10, 1)),
        ("training", date(2022, 9, 1)),
        ("exit", date(2022, 12, 1)),
    ):
        kept(ws, Answer(assessment=number, question=question, answered_on=MARCH, review_by=day))
    late, coming = due(ws)
    assert (late.reference, late.what, late.day, late.answers) == (
        "BA-001", "Review", date(2022, 9, 1), 2,
    )  # fmt: skip
    assert (coming.reference, coming.title, coming.answers) == (
        "AN-003", "Exit: Special Constabulary", 0,
    )  # fmt: skip
    assert overdue_counts(ws) == {"governance": 1, "outside-groups": 0, "accountability": 0}


def test_an_assessment_typed_in_late_follows_the_earlier_one_from_its_own_day(
    ws: Workspace,
) -> None:
    # Assessed in January and looked at again by 1 February; assessed anew on 15 March, and that
    # recorded on 10 May. As at 31 March the new one stands, and nothing is overdue of the old.
    january, march = date(2022, 1, 10), date(2022, 3, 15)
    said = Assessment(scheme="specials", assessed_on=january, assessed_by="The office",
                      review_by=date(2022, 2, 1))  # fmt: skip
    answer = Answer(question="vetting", answered_on=january, review_by=date(2022, 2, 1))
    assess(ws, said, [answer], day=january)
    later = replace(said, assessed_on=march, review_by=date(2023, 3, 15))
    assess(ws, later, [replace(answer, answered_on=march, review_by=None)], day=date(2022, 5, 10))
    told = [(one.reference, one.day) for one in due(ws, as_at=date(2022, 3, 31))]
    assert told == [("BA-002", date(2023, 3, 15))]
    before = [(one.reference, one.answers) for one in due(ws, as_at=date(2022, 3, 14))]
    assert before == [("BA-001", 1)]


def test_what_is_overdue_about_outside_groups_counts_on_their_page(ws: Workspace) -> None:
    group = kept(ws, OutsideGroup(name="Activist groups", known_since=MARCH))
    force = kept(ws, Organisation(name=FORCE, sort="force"))
    kept(ws, Position(organisation=force, about=group, name="May consider", wording="We may",
                      stance="would-consider", from_day=MARCH, source="A paper",
                      review_by=date(2022, 10, 1)))  # fmt: skip
    kept(ws, Engagement(name="Closer working", outside_group=group, area="Wiltshire",
                        proposed_on=MARCH, publish_by=date(2022, 10, 2)))  # fmt: skip
    assert told(ws) == [
        ("PO-001", "Review", "Overdue by 30 days", "outside-groups"),
        ("ED-001", "To sign and publish", "Overdue by 29 days", "outside-groups"),
    ]
    # A decision is the business of Accountability too: it counts once on each of the two pages.
    assert overdue_counts(ws) == {"governance": 0, "outside-groups": 2, "accountability": 1}
    assert [one.reference for one in narrowed(due(ws), place="accountability")] == ["ED-001"]
    assert str(due_finding(due(ws), date(2022, 10, 31)).support) == (
        "1 on this page, 0 on Governance and 1 more on Outside groups. "
        "No more is due within 30 days. The longest is PO-001."
    )

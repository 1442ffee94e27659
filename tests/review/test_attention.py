"""What needs a person: from every page, by hand, with its one next step; what was put off."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from oversight_app.domain.accountability import Action, Question
from oversight_app.domain.attention import AttentionItem, BackupStanding, Weight
from oversight_app.domain.decisions import Decision
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Marker, Provenance
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.records import Target
from oversight_app.domain.returns import ExpectedReturn
from oversight_app.domain.risk import Risk
from oversight_app.domain.wording import Quantity, Sentence
from oversight_app.review.attention import Attention, attention
from oversight_app.review.attention_keeping import backups_attention
from oversight_app.store import expected, history, records, snoozes, targets
from oversight_app.store.workspace import Workspace, open_workspace
from tests.review.making_matters import WHOLE, signed
from tests.review.making_positions import Bodies
from tests.review.making_returns import OCTOBER, bring, duty, office, sent
from tests.review.test_currency import special

MARCH = date(2022, 3, 1)
TODAY = date(2022, 10, 31)
FORCE = "Wiltshire Police"


@pytest.fixture
def local(tmp_path: Path) -> Iterator[Workspace]:
    """An office without published figures."""
    with office(tmp_path) as made:
        yield made


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The example, which may be written to."""
    with open_workspace(Path(shutil.copy(sample_file, tmp_path / "sample.oversight"))) as made:
        yield made


def kept(ws: Workspace, *several: Recorded) -> list[int]:
    """Typed in today, so that there are no months by which the office's own work is judged."""
    return [records.save(ws, one).saved[0] for one in several]


def action(task: str, due: date) -> Action:
    return Action(task=task, owner="Training lead", set_on=date(2022, 9, 30), due=due)


def item(found: Attention | Sequence[AttentionItem], subject: str) -> AttentionItem:
    items = found.items if isinstance(found, Attention) else found
    return next(one for one in items if one.subject == subject)


def subjects(found: Attention) -> list[str]:
    return [one.subject for one in found.items]


def hidden(said: Sentence) -> str:
    """A sentence as it is worded where every figure in it is hidden."""
    slots = {
        name: replace(slot, value=None, marker=Marker.HIDDEN)
        if isinstance(slot, Quantity)
        else slot
        for name, slot in said.slots.items()
    }
    return str(Sentence(said.template, slots, said.if_hidden))


def test_nothing_needs_anybody_in_a_new_office(published: Workspace) -> None:
    found = attention(published)
    assert (found.items, found.snoozed, found.counts) == ((), (), {})


def test_several_of_a_kind_are_one_line_and_a_single_one_has_its_name(ws: Workspace) -> None:
    kept(ws, *(action(f"Vet {day}", date(2022, 10, day)) for day in (3, 11, 24)))
    (number,) = kept(ws, Question(
        asked="How many are vetted?", asked_of=FORCE, asked_on=MARCH, due=date(2022, 10, 26),
    ))  # fmt: skip
    found = attention(ws)
    actions, question = found.items
    assert (actions.subject, actions.amount, actions.days_late) == ("due:action", 3, 28)
    assert str(actions.title) == "3 actions are overdue"
    assert str(actions.detail) == "The longest: A-001, due on 3 October 2022"
    assert (actions.step.words, actions.step.go) == ("See all 3", "accountability/actions")
    assert question.subject == f"due:question:{number}"
    assert str(question.title) == "Q-001 is overdue: How many are vetted?"
    assert question.step.go == f"record/{number}"
    assert found.counts == {"accountability": 2}


def test_a_record_to_be_done_and_to_be_reviewed_is_two_things(ws: Workspace) -> None:
    kept(ws, Risk(
        name="Entrapment", owner="HR", raised_on=date(2022, 9, 30), likelihood=2, impact=3,
        review_by=date(2022, 10, 1),
    ))  # fmt: skip
    (one,) = attention(ws).items
    assert str(one.title) == "R-001 is past its review: Entrapment"
    assert (str(one.detail), one.place) == ("Overdue by 30 days, with HR", "governance")
    assert one.step.words == "Mark as reviewed…"


def test_a_position_past_its_review_is_something_that_was_said(ws: Workspace) -> None:
    Bodies(ws).says(FORCE, "would-consider", date(2022, 9, 1), review_by=date(2022, 9, 30))
    (one,) = attention(ws).items
    assert (one.concern, one.place, one.days_late) == ("said", "outside-groups", 31)


def test_a_decision_that_is_not_published_counts_its_working_days(ws: Workspace) -> None:
    """From Wednesday 12 October to Monday 31 October 2022 are 13 working days; the aim is 10."""
    decided = replace(
        signed(WHOLE, date(2022, 10, 12)), publish_by=date(2022, 11, 20)
    )  # fmt: skip
    assert isinstance(decided, Decision)
    (number,) = kept(ws, decided)
    one = item(attention(ws), f"publish:decision:{number}")
    assert str(one.title) == "D-001 is not yet published: A longer rota"
    assert str(one.detail) == "Signed for 13 working days. Aim: 10"
    assert (one.weight, one.concern, one.step.words) == (Weight.LATE, "publish", "Publish…")


def test_what_falls_due_is_one_line_a_page(ws: Workspace) -> None:
    kept(ws, *(action(f"Vet {day}", date(2022, 11, day)) for day in (3, 29)))
    kept(ws, Question(asked="How?", asked_of=FORCE, asked_on=MARCH, due=date(2022, 11, 1)))
    kept(ws, action("Much later", date(2022, 12, 1)))  # 31 days ahead
    (one,) = attention(ws).items
    assert (one.subject, one.weight, one.amount) == ("soon:accountability", Weight.SOON, 3)
    assert str(one.title) == "3 things fall due on Accountability"
    assert str(one.detail) == (
        "2 actions and 1 question by 29 November 2022. The first: Q-001 on 1 November 2022"
    )
    assert one.step.go == "accountability/due"
    assert [one.amount for one in attention(ws, within=2).items] == [1]
    assert attention(ws, within=31).items[0].amount == 4


def test_overdue_comes_before_what_is_to_come_and_the_longest_first(ws: Workspace) -> None:
    kept(ws, action("Soon", date(2022, 11, 3)))
    kept(ws, Question(asked="How?", asked_of=FORCE, asked_on=MARCH, due=date(2022, 10, 1)))
    kept(ws, action("Late", date(2022, 10, 30)))
    assert [one.days_late for one in attention(ws).items] == [30, 1, -3]


def test_one_that_was_put_off_stays_out_of_its_group_and_comes_back(ws: Workspace) -> None:
    first, _ = kept(ws, action("One", date(2022, 10, 3)), action("Two", date(2022, 10, 4)))
    assert subjects(attention(ws)) == ["due:action"]
    history.undo(ws)
    (one,) = attention(ws).items
    snoozes.snooze(ws, one.subject, TODAY + timedelta(days=7), "The lead is away")
    (third,) = kept(ws, action("Three", date(2022, 10, 5)))
    found = attention(ws)
    assert subjects(found) == [f"due:action:{third}"]
    (away,) = found.snoozed
    assert away.subject == f"due:action:{first}"
    assert away.snooze is not None
    assert away.snooze.reason == "The lead is away"
    assert found.counts == {"accountability": 1}
    snoozes.wake(ws, away.subject)
    assert subjects(attention(ws)) == ["due:action"]


def test_a_group_that_was_put_off_comes_back_when_there_is_more_of_it(ws: Workspace) -> None:
    kept(ws, action("One", date(2022, 10, 3)), action("Two", date(2022, 10, 4)))
    snoozes.snooze(ws, "due:action", TODAY + timedelta(days=7), "Next week", 2)
    assert attention(ws).items == ()
    # One of them is done: still no more than was put off.
    done = records.read(ws, Action)[0]
    records.save(ws, replace(done, state="done", done_on=TODAY, outcome="Vetted"))
    assert attention(ws).items == ()
    assert [one.amount for one in attention(ws).snoozed] == [1]
    kept(ws, action("Three", date(2022, 10, 5)), action("Four", date(2022, 10, 6)))
    (back,) = attention(ws).items
    assert (back.subject, back.amount) == ("due:action", 3)


def test_who_is_overdue_is_said_by_need_specials_first(local: Workspace) -> None:
    """Of five Specials one lapsed on 5 September (56 days) and one is withdrawn; one support
    volunteer lapsed on 30 October; two of eight leaders of cadets are not vetted."""
    bring(local, "volunteers", [
        special(1, role="Patrol", vetting_until=date(2025, 1, 1)),
        special(2, role="Patrol", vetting_until=date(2022, 11, 20)),
        special(3, role="Roads", vetting_until=date(2022, 9, 5)),
        special(4, role="Roads", vetting_status="withdrawn"),
        special(5, role="Roads"),
        {"volunteer": "PV-1", "scheme": "psv", "vetting_until": date(2022, 10, 30),
         "listed_on": TODAY},
    ])  # fmt: skip
    bring(local, "return", [sent(OCTOBER, "cadets", leaders=8, leaders_vetted=6, headcount=40)])
    found = attention(local)
    assert [one for one in subjects(found) if one.startswith("lapsed:vetting")] == [
        "lapsed:vetting:specials", "lapsed:vetting:others",
    ]  # fmt: skip
    specials, others = (item(found, f"lapsed:vetting:{who}") for who in ("specials", "others"))
    assert str(specials.title) == "Vetting is overdue for 2 of 5 Specials"
    assert str(specials.detail) == "Overdue by role: Roads 2"
    assert (specials.amount, specials.days_late, specials.place) == (2, 56, "governance")
    assert specials.step.go == "governance/currency/vetting-in-date/specials///"
    assert str(others.title) == (
        "Vetting is overdue for 1 of 1 police support volunteers and 2 of 8 leaders of cadets"
    )
    assert others.amount == 3
    assert hidden(specials.title) == "Vetting is overdue for some Specials"
    # It is said once: that another lapses soon is told where somebody is overdue already.
    assert not [one for one in subjects(found) if one.startswith("lapsing")]


def test_putting_off_what_is_not_recorded_does_not_put_off_who_is_overdue(local: Workspace) -> None:
    """Of three Specials no vetting is recorded; then one of them turns out to have lapsed."""
    unknown = [special(number, role="Patrol") for number in (1, 2, 3)]
    bring(local, "volunteers", [{**one, "listed_on": date(2022, 10, 1)} for one in unknown])
    before = item(attention(local), "unrecorded:vetting:specials")
    assert (before.weight, before.amount) == (Weight.LOOK, 3)
    snoozes.snooze(local, before.subject, date(2022, 12, 1), "The force is asking", before.amount)
    bring(local, "volunteers", [
        {**unknown[0], "vetting_until": date(2022, 9, 5), "listed_on": TODAY},
    ], name="newer list")  # fmt: skip
    after = item(attention(local), "lapsed:vetting:specials")
    assert (after.weight, after.amount, after.days_late) == (Weight.LATE, 1, 56)


def test_what_lapses_within_thirty_days_is_said_while_nobody_is_overdue(local: Workspace) -> None:
    bring(local, "volunteers", [
        special(1, vetting_until=date(2025, 1, 1)), special(2, vetting_until=date(2022, 11, 30)),
        special(3, vetting_until=date(2022, 12, 1)),
    ])  # fmt: skip
    (one,) = attention(local).items
    assert (one.subject, one.weight, one.amount) == ("lapsing:vetting:specials", Weight.SOON, 1)
    assert str(one.title) == "Vetting lapses within 30 days for 1 of 3 Specials"
    assert hidden(one.title) == "Vetting lapses within 30 days for some Specials"


def test_a_return_that_is_late_is_one_line_however_many_months(local: Workspace) -> None:
    """July is here; August was due on 14 September, September on 14 October."""
    since = OCTOBER - 3
    expected.save_expected(
        local, ExpectedReturn("activity", "specials", "monthly", 14, "The force", since)
    )
    bring(local, "activity", [duty(since, 5)])
    late = next(one for one in attention(local).items if one.subject.startswith("late:activity:"))
    assert str(late.title) == (
        "The duty or shift log of the Special Constabulary for August to September 2022 is late"
    )
    assert str(late.detail) == (
        "2 returns are missing, the first due on 14 September 2022, from The force"
    )
    assert (late.amount, late.days_late, late.step.go) == (2, 47, "activity/returns")
    # The missing log is told as the late return, and not once more as a gap.
    assert "quality:returns" not in subjects(attention(local))


def test_a_return_and_a_log_that_disagree_are_two_sources(local: Workspace) -> None:
    bring(local, "activity", [duty(OCTOBER, 5)])
    bring(local, "return", [sent(OCTOBER, duty_minutes=600, headcount=20)])
    one = item(attention(local), "differ:specials")
    assert str(one.title) == "Two sources disagree on hours: Special Constabulary"
    assert "October 2022" in str(one.detail)
    assert one.step.words == "Ask which is right"


def test_a_return_that_does_not_add_up_wants_explaining(local: Workspace) -> None:
    """20 at the start and 2 who joined are 22, and 25 are said to be there."""
    bring(local, "return", [sent(OCTOBER, opening=20, joiners=2, leavers=0, headcount=25)])
    one = item(attention(local), "quality:returns")
    assert str(one.title) == "1 thing in the returns wants explaining"
    assert (one.amount, one.weight) == (1, Weight.LOOK)


def test_a_month_beyond_the_usual_range_is_a_signal_from_what_to_what(local: Workspace) -> None:
    """Twenty-two months of 100 and 102 hours in turn, then 60."""
    months = range(OCTOBER - 22, OCTOBER)
    bring(local, "activity", [
        *(duty(month, 100 + 2 * (month % 2)) for month in months), duty(OCTOBER, 60),
    ])  # fmt: skip
    one = item(attention(local), "signal:hours:specials:2022-10")
    before = 102 if (OCTOBER - 1) % 2 else 100
    assert str(one.title) == (
        f"Hours of duty, Special Constabulary: fell from {before} to 60 in 1 month"
    )
    assert str(one.detail) == "Lower, October 2022"
    assert (one.place, one.step.go) == ("activity", "activity/activity/hours/specials///")


def test_a_target_without_a_day_of_review_is_to_be_confirmed(ws: Workspace) -> None:
    goal = Target("specials-strength", "E23000038", 500, date(2016, 10, 1), "PCC", "The plan")
    targets.add_target(ws, goal)
    one = item(attention(ws), "target:specials-strength:review")
    assert str(one.title) == "Target of 500 for Specials in post has no review date"
    assert str(one.detail) == "Set on 1 October 2016. 153 on 31 March 2022"
    assert (one.weight, one.step.words) == (Weight.LOOK, "Confirm, change or retire it")
    targets.add_target(
        ws, replace(goal, set_on=date(2022, 4, 1), value=200, review_by=date(2022, 10, 1))
    )
    past = item(attention(ws), "target:specials-strength:review")
    assert str(past.title) == "Target of 200 for Specials in post is past its review"
    assert (past.weight, past.days_late) == (Weight.LATE, 30)


@pytest.mark.parametrize(
    ("made_on", "missing_since", "told"),
    [
        (None, None, ["backup:none"]),
        (date(2022, 10, 24), None, []),
        (date(2022, 10, 23), None, ["backup:old"]),
        (TODAY, date(2022, 10, 25), []),
        (TODAY, date(2022, 10, 24), ["backup:folder"]),
    ],
)
def test_a_backup_is_old_after_a_week(
    made_on: date | None, missing_since: date | None, told: list[str]
) -> None:
    stands = BackupStanding(made_on, "E:/backups", missing_since)
    assert [one.subject for one in backups_attention(stands, TODAY)] == told


def test_no_backup_at_all_comes_before_everything(ws: Workspace) -> None:
    kept(ws, action("Late", date(2022, 10, 3)))
    first = attention(ws, backups=BackupStanding(None)).items[0]
    assert (first.weight, str(first.title)) == (Weight.FIRST, "There is no backup yet")


def test_papers_that_used_other_figures_are_told_by_their_number(published: Workspace) -> None:
    (one,) = attention(published, affected=2).items
    assert str(one.title) == "2 papers sent used figures that have been restated"
    assert (one.place, one.amount) == ("summaries", 2)


def test_every_line_of_the_sample_has_a_name_of_its_own_and_one_step(sample: Workspace) -> None:
    found = attention(sample, backups=BackupStanding(None), affected=1)
    names = subjects(found)
    assert len(names) == len(set(names))
    for one in found.items:
        assert str(one.title)
        assert one.step.words
        assert one.step.go
        assert one.amount >= 1
    assert sum(found.counts.values()) == len(found.items)
    # What is made up says so; what the report of 2017 says is real.
    assert {one.provenance for one in found.items} >= {Provenance.SAMPLE, Provenance.LOCAL}
    weights = [one.weight for one in found.items]
    assert weights == sorted(weights, reverse=True)


def test_every_line_of_the_sample_can_be_put_off_and_comes_back(sample: Workspace) -> None:
    before = subjects(attention(sample))
    for one in attention(sample).items:
        snoozes.snooze(sample, one.subject, TODAY + timedelta(days=1), "Later", one.amount)
    away = attention(sample)
    assert away.items == ()
    assert sorted(one.subject for one in away.snoozed) == sorted(before)
    for _ in before:
        history.undo(sample)
    assert subjects(attention(sample)) == before


def test_a_share_that_fell_is_told_where_people_are_overdue(sample: Workspace) -> None:
    """139 of 152 are in date (91.4%), and a month before it were 94.9%."""
    found = attention(sample)
    one = item(found, "lapsed:vetting:specials")
    assert str(one.detail) == "In date fell from 94.9% to 91.4% in 1 month"
    assert not [name for name in subjects(found) if name.startswith("signal:vetting")]


def test_a_figure_on_its_way_back_is_not_said_to_have_gone_there(sample: Workspace) -> None:
    """Reviews overdue: 0 until January, 36 or 37 from February to September, 6 in October."""
    one = next(
        x for x in attention(sample).items if x.subject.startswith("signal:reviews-overdue:")
    )
    assert str(one.title) == "Reviews overdue is higher than usual: 6"


def test_figures_of_people_name_what_they_count(sample: Workspace) -> None:
    """So that they can be hidden before the list leaves."""
    for one in attention(sample).items:
        if not one.subject.startswith(("lapsed", "lapsing")):
            continue
        figures = [slot for slot in one.title.slots.values() if isinstance(slot, Quantity)]
        assert figures
        assert all(figure.counts for figure in figures if figure.unit is Unit.COUNT)

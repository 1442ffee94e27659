"""The usual range of an activity over time, its limits and its target."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.annotations import (
    Baseline,
    ChartNote,
    Rebase,
    SeriesKey,
    SeriesTarget,
)
from oversight_app.review.activity import ActivitySelection, answer
from oversight_app.store import annotations
from oversight_app.store.workspace import Workspace
from tests.review.activity_rows import SPEEDWATCH, row
from tests.review.making_returns import OCTOBER, bring, duty, office


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with office(tmp_path) as made:
        yield made


STEADY = [10.0, 12.0] * 6


def test_the_headline_says_since_when(ws: Workspace) -> None:
    """Seventeen months of 10 and 12, then seven of 40: outside, and seven on one side."""
    steady = [10.0, 12.0] * 8 + [10.0]
    hours = [*steady, *[40.0] * 7]
    first = OCTOBER - len(hours) + 1
    bring(ws, "activity", [
        *(duty(first + n, h, scheme=SPEEDWATCH, volunteer=None) for n, h in enumerate(hours)),
        *(duty(first + n, 12, scheme="psv") for n in range(len(hours))),
    ])  # fmt: skip
    found = answer(ws, ActivitySelection())
    assert found.selection.scheme == SPEEDWATCH
    assert str(found.finding.headline) == (
        "Community Speedwatch hours have been higher than usual since April 2022"
    )
    assert found.chart is not None
    assert len(str(found.chart.title).split()) <= 10
    assert str(found.chart.title) == "Community Speedwatch hours have been higher since April 2022"
    assert row(found, SPEEDWATCH)["shows"] == "Higher"
    assert row(found, "psv")["shows"] == "No real change"
    asked = answer(ws, ActivitySelection(scheme="psv"))
    assert str(asked.finding.headline) == (
        "Police support volunteers’ hours show no real change in October 2022"
    )
    assert "Higher than usual: Community Speedwatch." in str(asked.finding.support)


def test_no_scheme_shows_a_change(ws: Workspace) -> None:
    first = OCTOBER - 11
    bring(ws, "activity", [
        duty(first + n, h, scheme=s) for n, h in enumerate(STEADY) for s in ("psv", "specials")
    ])  # fmt: skip
    assert str(answer(ws, ActivitySelection()).finding.headline) == (
        "No scheme’s hours show a real change in October 2022"
    )


def test_limits_by_hand_in_the_chart(ws: Workspace) -> None:
    """Mean 11, range 2: 11 ± 5.32."""
    bring(ws, "activity", [duty(OCTOBER - 11 + n, h) for n, h in enumerate(STEADY)])
    chart = answer(ws, ActivitySelection()).chart
    assert chart is not None
    (segment,) = chart.segments
    assert (segment.mean, segment.lower, segment.upper) == pytest.approx((11, 5.68, 16.32))
    assert not segment.trial
    assert (segment.first, segment.last) == ("2021-11", "2022-10")
    assert chart.callout == "2022-10"
    assert [point.key for point in chart.points if point.selected] == ["2022-10"]


def test_a_rebase_keeps_the_old_limits_drawn_and_judges_by_the_new(ws: Workspace) -> None:
    hours = [*STEADY, *[40.0, 42.0] * 4]
    first = OCTOBER - len(hours) + 1
    march = OCTOBER - 7
    bring(ws, "activity", [duty(first + n, h) for n, h in enumerate(hours)])
    key = SeriesKey("hours", "specials")
    day = date(2022, 10, 17)
    annotations.add_rebase(ws, Rebase(key, march, "New rota", "It doubled.", "Head", day))
    annotations.add_note(ws, ChartNote(key, OCTOBER - 1, "A festival", "Officer", day))
    found = answer(ws, ActivitySelection())
    chart = found.chart
    assert chart is not None
    old, new = chart.segments
    assert (old.mean, new.mean) == (11, 41)
    assert (old.current, new.current) == (False, True)
    assert (old.trial, new.trial) == (False, True)
    assert "trial limits, 8 months" in str(new.label)
    assert row(found, "specials")["shows"] == "No real change"
    assert str(found.finding.headline) == (
        "Special Constabulary hours have kept to a new usual range since March 2022"
    )
    assert "an average of 41 a month, 11 before" in str(found.finding.support)
    rebase, note = chart.notes
    assert rebase.rebase
    assert rebase.words == "1 March 2022: New rota"
    assert "Head, 17 October 2022" in rebase.signed
    assert (note.key, note.words, note.signed) == (
        "2022-09", "A festival", "Officer, 17 October 2022",
    )  # fmt: skip
    # Another series has neither.
    other = answer(ws, ActivitySelection(districts=("north",))).chart
    assert other is not None
    assert other.notes == ()


def test_a_locked_baseline_holds_after_its_months_have_left_the_chart(ws: Workspace) -> None:
    """Locked on the first twelve of 50 months, 11 ± 5.32: 20 hours are higher ever after."""
    first = OCTOBER - 49
    hours = [*STEADY, *[20.0] * 38]
    bring(ws, "activity", [duty(first + n, h) for n, h in enumerate(hours)])
    assert row(answer(ws, ActivitySelection()), "specials")["shows"] == "No real change"
    annotations.add_baseline(
        ws,
        Baseline(
            SeriesKey("hours", "specials"), first, first + 11, "As planned", "Head",
            date(2022, 10, 1),
        ),
    )  # fmt: skip
    found = answer(ws, ActivitySelection())
    assert row(found, "specials")["shows"] == "Higher"
    assert found.chart is not None
    assert len(found.chart.points) == 36
    assert found.chart.segments[-1].upper == pytest.approx(16.32)


def test_the_target_and_its_verdict(ws: Workspace) -> None:
    bring(ws, "activity", [duty(OCTOBER - 11 + n, h) for n, h in enumerate(STEADY)])
    key = SeriesKey("hours", "specials")
    for day, value in ((date(2022, 1, 1), 5.0), (date(2022, 10, 1), 20.0)):
        annotations.add_target(ws, SeriesTarget(key, value, day, "Head", "Plan"))
    now = answer(ws, ActivitySelection())
    assert now.assurance == "Target of 20 a month: reliably missed"
    assert row(now, "specials")["target"] == "Reliably missed"
    before = answer(ws, ActivitySelection(period=OCTOBER - 1))
    assert row(before, "specials")["target"] == "Reliably met"
    assert row(answer(ws, ActivitySelection(measure="active")), "specials")["target"] == "No target"
    annotations.add_target(ws, SeriesTarget(key, None, date(2022, 10, 20), "Head", "Plan"))
    assert answer(ws, ActivitySelection()).assurance == ""

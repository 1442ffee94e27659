"""What the money bought, against figures worked out by hand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.findings import cell_words
from oversight_app.domain.plans import Investment
from oversight_app.review.investment import InvestmentAnswer, about_pounds, investment, pounds
from oversight_app.store import records
from oversight_app.store.workspace import Workspace
from tests.review.making_returns import bring, duty, office, sent

MARCH_2021, MARCH_2022 = 2021 * 12 + 2, 2022 * 12 + 2
YEAR = (date(2021, 4, 1), date(2022, 3, 31))


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Workspace]:
    with office(tmp_path) as ws:
        yield ws


def spend(ws: Workspace, spent: int | None = 120_000_00, **said: object) -> int:
    """£120,000 on cadets in the year to March 2022, unless told otherwise."""
    one = Investment(
        scheme="cadets", purpose="A new unit", from_day=YEAR[0], to_day=YEAR[1], spent=spent,
        source="Budget book",
    )  # fmt: skip
    return records.save(ws, replace(one, **said)).saved[0]  # type: ignore[arg-type]


def cells(answer: InvestmentAnswer, row: int = 0) -> dict[str, str]:
    columns = [one.key for one in answer.table.columns]
    return dict(zip(columns, map(cell_words, answer.table.rows[row].cells), strict=True))


def test_cost_of_a_net_additional_person(small: Workspace) -> None:
    """£120,000 over 208 − 182 = 26 people is £4,615.38 each, written £4,615."""
    bring(
        small, "return",
        [sent(MARCH_2021, "cadets", headcount=182), sent(MARCH_2022, "cadets", headcount=208)],
    )  # fmt: skip
    spend(small)
    answer = investment(small)
    assert cells(answer)["net"] == "+26"
    assert cells(answer)["cost"] == "£4,615"
    assert answer.lines[0].per_additional == pytest.approx(4615.3846 * 100, abs=0.01)
    assert "does not show cause" in str(answer.finding.support)
    assert answer.finding.sensitive  # a change of a few people may be told


def test_a_cost_is_not_meaningful_where_strength_did_not_rise(small: Workspace) -> None:
    for closing in (182, 170):
        bring(
            small, "return",
            [sent(MARCH_2021, "cadets", headcount=182),
             sent(MARCH_2022, "cadets", headcount=closing)],
            name=f"to-{closing}",
        )  # fmt: skip
        if closing == 182:
            spend(small)
        assert cells(investment(small))["cost"] == "not meaningful"


def test_cost_of_an_hour_of_duty(small: Workspace) -> None:
    """£1,000 over twelve months of 10 hours is 120 hours, £8.33 each; training is not duty."""
    months = range(MARCH_2021 + 1, MARCH_2022 + 1)
    bring(small, "activity", [duty(month, 10, scheme="cadets") for month in months])
    spend(small, 1_000_00)
    assert (cells(investment(small))["hours"], cells(investment(small))["per-hour"]) == (
        "120",
        "£8.33",
    )


def test_no_cost_of_an_hour_while_a_month_is_missing(small: Workspace) -> None:
    months = range(MARCH_2021 + 1, MARCH_2022)
    bring(small, "activity", [duty(month, 10, scheme="cadets") for month in months])
    spend(small, 1_000_00)
    line = investment(small).lines[0]
    assert (line.known, line.months, line.per_hour) == (11, 12, None)
    assert cells(investment(small))["per-hour"] == ""


def test_a_period_under_way_is_counted_so_far(small: Workspace) -> None:
    """From April 2022, at a review date of 31 October: seven months are over."""
    bring(small, "activity", [duty(MARCH_2022 + n, 10, scheme="cadets") for n in range(1, 8)])
    spend(small, 700_00, from_day=date(2022, 4, 1), to_day=date(2023, 3, 31), budget=1_400_00)
    line = investment(small).lines[0]
    assert (line.until, line.months, line.minutes) == (date(2022, 10, 31), 7, 4200)
    assert line.per_hour == pytest.approx(1000)
    assert cells(investment(small))["share"] == "50%"


def test_what_nobody_counted_is_left_blank(small: Workspace) -> None:
    spend(small)
    found = cells(investment(small))
    assert [found[key] for key in ("net", "cost", "hours", "per-hour", "budget")] == [""] * 5


def test_budget_alone_is_no_spend(small: Workspace) -> None:
    spend(small, None, budget=50_000_00)
    found = cells(investment(small))
    assert (found["budget"], found["spent"], found["cost"]) == ("£50,000", "", "")


def test_budget_against_spend_in_the_headline(small: Workspace) -> None:
    spend(small, 58_250_00, budget=60_000_00)
    spend(small, 91_400_00, budget=95_000_00)
    words = str(investment(small).finding.headline)
    assert words == "£149,650 of £155,000 has been spent, on two lines"


def test_only_lines_that_touch_the_years_asked_for(small: Workspace) -> None:
    spend(small)
    late = spend(small, from_day=date(2022, 4, 1), to_day=date(2023, 3, 31))
    answer = investment(small, between=(date(2022, 4, 1), None))
    assert [line.investment.id for line in answer.lines] == [late]
    assert len(investment(small).lines) == 2


def test_specials_are_held_against_published_strength(ws: Workspace) -> None:
    """Wiltshire: 154 on 31 March 2021, 153 on 31 March 2022."""
    spend(ws, scheme="specials")
    line = investment(ws).lines[0]
    assert (line.opening and line.opening.people, line.closing and line.closing.people) == (
        154,
        153,
    )
    assert line.not_meaningful
    assert not investment(ws).finding.sensitive


def test_no_newer_figure_is_no_change(ws: Workspace) -> None:
    """The newest published strength is of 31 March 2022: nothing says what came after."""
    spend(ws, scheme="specials", from_day=date(2022, 4, 1), to_day=date(2023, 3, 31))
    found = cells(investment(ws))
    assert (found["net"], found["cost"]) == ("", "")


def test_money_is_written_as_it_is_read() -> None:
    assert [pounds(p) for p in (125_000, 125_050, 0)] == ["£1,250", "£1,250.50", "£0"]
    assert [about_pounds(p) for p in (461_538.46, 833.3, 9_999.4)] == ["£4,615", "£8.33", "£99.99"]


def test_each_line_says_what_it_rests_on(small: Workspace) -> None:
    bring(
        small, "return",
        [sent(MARCH_2021, "cadets", headcount=182), sent(MARCH_2022, "cadets", headcount=208)],
    )  # fmt: skip
    number = spend(small, purpose="Cups {and} plates")
    rows = "\n".join(investment(small).origin(number).rows)
    assert "Strength 182 on 31 March 2021, 208 on 31 March 2022" in rows
    assert "Cups {and} plates" in str(investment(small).origin(number).figure)

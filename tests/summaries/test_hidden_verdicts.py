"""Words that judge a line of months go where a month that they rest on is hidden."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.annotations import Rebase, SeriesKey
from oversight_app.domain.papers import PaperOrder
from oversight_app.review.activity import ActivitySelection, answer
from oversight_app.store import annotations
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.page_paper import PAGE, page_paper
from oversight_app.summaries.plain_text import as_text
from oversight_app.summaries.preparing import prepare_material
from tests.review.making_returns import OCTOBER, bring, office, sent

DAY = date(2022, 9, 30)
MONTHS = range(OCTOBER - 9, OCTOBER)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with office(tmp_path) as made:
        yield made


def printed(ws: Workspace, *active: int) -> str:
    """The page of active people, as a paper, of nine months to September 2022."""
    months = zip(MONTHS, active, strict=True)
    bring(ws, "return", [sent(month, headcount=30, active=number) for month, number in months])
    found = answer(ws, ActivitySelection(measure="active", scheme="specials"))
    order = PaperOrder("page")
    material = page_paper(found.finding, as_at=DAY)
    return as_text(prepare_material(ws, PAGE, order, material).document)


def test_of_shown_months_the_verdict_is_said(ws: Workspace) -> None:
    said = printed(ws, 20, 21, 20, 21, 20, 21, 20, 21, 9)
    assert "lower" in said.lower()
    assert "[c]" not in said


def test_of_a_hidden_month_nothing_says_where_it_lies(ws: Workspace) -> None:
    """3 is hidden: neither the headline nor the chart, its table or its picture says lower, and
    what the months average is not said."""
    said = printed(ws, 20, 21, 20, 21, 20, 21, 20, 21, 3)
    assert "[c]" in said
    assert "what the months show is hidden to protect small numbers" in said
    assert not re.search(r"(was|been|is) lower|What it shows: Lower", said)
    assert "18.6" not in said  # (4 × 20 + 4 × 21 + 3) / 9 = 18.56


def test_the_average_since_a_new_range_goes_with_a_month_of_it(ws: Workspace) -> None:
    """A new range from June: an average of 14 (20, 21, 12 and 3), and 20 before."""
    key = SeriesKey("active", "specials")
    rebase = Rebase(key, MONTHS[5], "New rota", "It changed.", "Head", date(2022, 10, 17))
    annotations.add_rebase(ws, rebase)
    said = printed(ws, 20, 21, 20, 21, 20, 20, 21, 12, 3)
    assert "an average of 14" not in said
    assert "an average of [c] a month, 20 before" in said


def test_other_schemes_are_not_said_to_be_lower_where_one_is_hidden(ws: Workspace) -> None:
    """Two panels of 20 fell in September, one of them to 3, which is hidden in the table."""
    before = [20, 21, 20, 21, 20, 21, 20, 21]
    bring(
        ws,
        "return",
        [
            sent(month, "scrutiny", headcount=30, active=number)
            for month, number in zip(MONTHS, [*before, 3], strict=True)
        ],
        name="panels",
    )
    said = printed(ws, *before, 9)
    assert "What each scheme shows stands in the table." in said
    assert not re.search(r"ower than usual: ", said)

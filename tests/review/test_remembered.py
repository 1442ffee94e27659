"""An answer is worked out once for a state of the workspace, and anew for every other."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.accountability import Action
from oversight_app.domain.findings import cell_words
from oversight_app.review.attention import attention
from oversight_app.review.currency import currency
from oversight_app.review.metric_matrix import office_matrix
from oversight_app.review.remembered import RECORDS, forget, remembered
from oversight_app.store import history, records
from oversight_app.store.batches import all_batches, undo_batch
from oversight_app.store.snoozes import snooze
from oversight_app.store.workspace import Workspace
from tests.review.making_returns import bring, office
from tests.review.test_currency import special

DAY = date(2022, 10, 3)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with office(tmp_path) as made:
        yield made


class Asked:
    """Counts how often it was worked out."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


def save(ws: Workspace) -> None:
    records.save(ws, Action(task="Vet", owner="HR", set_on=DAY, due=DAY))


def test_it_is_asked_once_until_something_is_saved_or_taken_back(ws: Workspace) -> None:
    asked = Asked()
    assert [remembered(ws, "it", asked) for _ in range(3)] == [1, 1, 1]
    save(ws)
    assert [remembered(ws, "it", asked) for _ in range(2)] == [2, 2]
    history.undo(ws)
    assert remembered(ws, "it", asked) == 3
    forget(ws)
    assert remembered(ws, "it", asked) == 4


def test_what_does_not_depend_on_records_outlasts_a_save_and_nothing_else(ws: Workspace) -> None:
    asked = Asked()
    assert remembered(ws, "lists", asked, despite=RECORDS) == 1
    save(ws)
    assert remembered(ws, "lists", asked, despite=RECORDS) == 1
    history.undo(ws)
    assert remembered(ws, "lists", asked, despite=RECORDS) == 2
    bring(ws, "volunteers", [special(1, vetting_until=date(2025, 1, 1))])
    assert remembered(ws, "lists", asked, despite=RECORDS) == 3


def shares(ws: Workspace) -> list[str]:
    """The figures of the chart of vetting in date."""
    chart = currency(ws).chart
    return [cell_words(str(point.value)) for point in chart.points] if chart else []


def test_the_months_of_lists_follow_what_comes_in_and_what_is_taken_back(ws: Workspace) -> None:
    """One of two in date is 50%, two of three 66.7%."""
    lists = ([(1, 2025), (2, 2021)], [(1, 2025), (2, 2021), (3, 2025)])
    bring(ws, "volunteers", [special(n, vetting_until=date(y, 1, 1)) for n, y in lists[0]])
    assert shares(ws) == ["50.0"]
    save(ws)
    assert shares(ws) == ["50.0"]
    bring(ws, "volunteers", [special(n, vetting_until=date(y, 1, 1)) for n, y in lists[1]],
          name="again")  # fmt: skip
    assert [one[:4] for one in shares(ws)] == ["66.6"]
    undo_batch(ws, all_batches(ws)[0].id)
    assert shares(ws) == ["50.0"]
    history.undo(ws)
    assert [one[:4] for one in shares(ws)] == ["66.6"]


def test_what_is_remembered_of_the_overview_is_what_would_be_worked_out_anew(
    ws: Workspace,
) -> None:
    def bring_list(year: int) -> None:
        bring(ws, "volunteers", [special(1, vetting_until=date(year, 1, 1))], name=str(year))

    def is_as_anew(overdue: bool) -> None:
        kept, matrix = attention(ws), office_matrix(ws)
        forget(ws)
        assert (attention(ws), office_matrix(ws)) == (kept, matrix)
        assert ("lapsed:vetting:specials" in {one.subject for one in kept.items}) is overdue

    bring_list(2025)
    is_as_anew(overdue=False)
    save(ws)
    is_as_anew(overdue=False)
    bring_list(2021)
    is_as_anew(overdue=True)
    snooze(ws, "lapsed:vetting:specials", date(2023, 1, 1), "The force is asking", 1)
    is_as_anew(overdue=False)
    history.undo(ws)
    is_as_anew(overdue=True)
    history.undo(ws)
    is_as_anew(overdue=False)

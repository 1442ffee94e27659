"""Papers frozen side by side and sent one after the other: the second is held against the first."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.papers import Format, PaperOrder
from oversight_app.domain.records import Office
from oversight_app.domain.small_numbers import Rule
from oversight_app.store import history, papers
from oversight_app.store.workspace import Workspace, create
from oversight_app.summaries import keeping
from oversight_app.summaries.document import Document
from oversight_app.summaries.document_codec import to_bytes
from oversight_app.summaries.small_numbers import protect
from tests.summaries.counted_tables import Tabulated, row

TODAY = date(2022, 10, 31)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "office.oversight"
    with create(path, Office("Test office", "E23000038", review_date=TODAY)) as workspace:
        yield workspace


def _approved(ws: Workspace, name: str, document: Document, order: PaperOrder) -> int:
    (number,) = papers.save_draft(ws, name, order, "The office").saved
    made = protect(document, order.rule, shown_because=order.shown_because)
    papers.freeze(ws, number, to_bytes(made.document, made.disclosure), history.head(ws), TODAY)
    papers.approve(ws, number, "The Commissioner", TODAY)
    return number


def _send(ws: Workspace, number: int) -> None:
    keeping.record_sent(ws, number, "The panel", "The office", TODAY, [Format.CSV])


ORDER = PaperOrder("activity", rule=Rule.BELOW_5)


def test_a_paper_that_another_gives_away_is_not_sent(ws: Workspace) -> None:
    # Both were made when neither was sent: the first hides 3 and 20 of 100, the second shows 20.
    first = _approved(ws, "Pack", row(3, 20, 77).document(), ORDER)
    second = _approved(ws, "Report", Tabulated({"B": 20}, ()).document(), ORDER)
    _send(ws, second)
    before = history.head(ws)
    with pytest.raises(UserProblem, match="“Report”, sent on 31 October 2022") as told:
        _send(ws, first)
    assert "Nothing was changed. Make it a draft again" in str(told.value)
    assert history.head(ws) == before
    history.undo(ws)
    _send(ws, first)
    with pytest.raises(UserProblem, match="“Pack”, sent on 31 October 2022"):
        _send(ws, second)


def test_papers_that_hide_the_same_go_one_after_the_other(ws: Workspace) -> None:
    numbers = [_approved(ws, name, row(3, 20, 77).document(), ORDER) for name in ("A", "B")]
    for number in numbers:
        _send(ws, number)
    assert len(papers.sent_papers(ws)) == 2


def test_numbers_shown_for_a_recorded_reason_go(ws: Workspace) -> None:
    hides = _approved(ws, "Pack", row(3, 20, 77).document(), ORDER)
    reason = PaperOrder("activity", shown_because="Asked for by the coroner")
    shows = _approved(ws, "Answer", row(3, 20, 77).document(), reason)
    _send(ws, hides)
    _send(ws, shows)
    assert len(papers.sent_papers(ws)) == 2

"""The volunteer activity report: of a quarter, a month or a year, for the board."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from oversight_app.domain.papers import PaperOrder
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.review.activity import ActivitySelection, answer
from oversight_app.store.workspace import Workspace, create, open_workspace
from oversight_app.summaries.activity_report import ACTIVITY, build
from oversight_app.summaries.document import TableBlock
from oversight_app.summaries.papers import compose
from oversight_app.summaries.plain_text import as_text
from oversight_app.summaries.preparing import prepare
from oversight_app.summaries.writing import stem_of
from tests.summaries import making
from tests.summaries.golden_text import reads_as_kept

SUMMER = Period.parse("2022-23-Q2", PeriodKind.QUARTER)
ORDER = PaperOrder("activity", SUMMER)


@pytest.fixture(scope="module")
def sample(sample_file: Path) -> Iterator[Workspace]:
    with open_workspace(sample_file, for_writing=False) as ws:
        yield ws


def test_the_whole_report_reads_as_it_was_read_and_kept(sample: Workspace) -> None:
    prepared = prepare(sample, ORDER)
    text = as_text(prepared.document).replace(prepared.document.history_head, "HEAD")
    reads_as_kept("activity-2022-23-Q2", text)


@pytest.mark.parametrize(
    ("kind", "written", "said"),
    [
        (PeriodKind.MONTH, "2022-09", "September 2022, for the board"),
        (PeriodKind.QUARTER, "2022-23-Q2", "July to September 2022, for the board"),
        (PeriodKind.YEAR, "2021-22", "April 2021 to March 2022, for the board"),
    ],
)
def test_it_is_of_a_month_a_quarter_or_a_year(
    sample: Workspace, kind: PeriodKind, written: str, said: str
) -> None:
    period = Period.parse(written, kind)
    found = build(sample, replace(ORDER, period=period))
    assert str(found.subtitle) == said
    page = answer(sample, ActivitySelection(period_kind=kind, period=period.index))
    schemes = next(b for b in found.parts[0].blocks if isinstance(b, TableBlock)).table
    hours = next(i for i, one in enumerate(page.schemes.columns) if one.key == "hours")
    assert [row.cells[3] for row in schemes.rows] == [r.cells[hours] for r in page.schemes.rows]
    assert compose(sample, ACTIVITY, ORDER, found).blocks


def test_two_months_have_two_names(sample: Workspace) -> None:
    months = [Period.parse(one, PeriodKind.MONTH) for one in ("2022-08", "2022-09")]
    papers = [prepare(sample, replace(ORDER, period=one)) for one in months]
    assert [stem_of(one.document, one.order) for one in papers] == [
        "volunteer-activity-month-2022-08-sample-data-OFFICIAL",
        "volunteer-activity-month-2022-09-sample-data-OFFICIAL",
    ]


def test_without_a_return_it_says_so(tmp_path: Path) -> None:
    with create(tmp_path / "w.oversight", making.OFFICE) as ws:
        text = as_text(prepare(ws, PaperOrder("activity")).document)
    assert "No return of volunteer activity is here for July to September 2022." in text
    assert "No return is expected yet." in text

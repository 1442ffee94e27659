"""The README's "Try it in five minutes", from the file dropped to all of it taken back."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from oversight_app.domain.charts import RangeChart
from oversight_app.store.sample_example import write_example
from oversight_app.ui.pages.activity import ActivityPage
from tests.journeys.active_office import click_row
from tests.journeys.bringing_returns import drop
from tests.journeys.conftest import Driver, OpenWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def driver(open_window: OpenWindow, sample_file: Path, tmp_path: Path) -> Driver:
    return open_window(Path(shutil.copy(sample_file, tmp_path / "sample.oversight")))


def months(page: ActivityPage) -> dict[str, float | None]:
    """The months of the chart and what it shows for each."""
    chart = page.overview.answer and page.overview.answer.chart
    assert isinstance(chart, RangeChart)
    return {point.key: point.value for point in chart.points}


def test_a_return_is_brought_in_seen_traced_and_taken_back(driver: Driver, tmp_path: Path) -> None:
    driver.window.go_to("activity")
    driver.settle()
    page = driver.window.findChild(ActivityPage)
    assert page is not None
    click_row(driver, page.overview.schemes.view, "adults")
    before = months(page)
    assert before["2022-08"]
    assert not before.get("2022-10")

    example = tmp_path / "Appropriate adults call-outs.csv"
    write_example(example)
    drop(driver, example)
    columns = driver.dialog("match-columns")
    assert "Ample" not in driver.words(columns), "a column of names is never shown"
    driver.click("go-on", columns)
    driver.click("use-suggested", driver.dialog("match-values"))
    driver.click("go-on", driver.dialog("match-values"))
    preview = driver.dialog("local-preview")
    keep = driver.find("keep", QPushButton, preview).text()
    driver.click("keep", preview)

    click_row(driver, page.overview.schemes.view, "adults")
    after = months(page)
    assert after["2022-08"] == before["2022-08"]
    # What the file says of October, added up by hand from its cells.
    duties = [line.split(",") for line in example.read_text(encoding="utf-8").splitlines()[3:]]
    october = [
        sum(int(part) * unit for part, unit in zip(row[4].split(":"), (60, 1), strict=True))
        for row in duties
        if row[0][3:] == "10/2022" and row[3] != "Training evening"
    ]
    assert after["2022-10"] == pytest.approx(sum(october) / 60)
    assert keep == f"Keep {sum(1 for row in duties if row[0][:1].isdigit())} rows"

    view = page.overview.chart.view
    mark = next(one for one in view.marks if one.key == "2022-10")
    driver.bot.mouseClick(view, LEFT, pos=QPoint(round(mark.x), round(mark.y)))
    driver.settle()
    behind = [row for row in duties if row[0][3:] == "10/2022"]
    assert f"in {len(behind)} records" in page.overview.rows.sum.text()

    driver.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert months(page) == before

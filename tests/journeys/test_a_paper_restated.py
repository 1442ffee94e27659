"""A paper of an office of its own, all the way: drafted, frozen, approved, recorded as sent, saved
again byte for byte, restated, told, and the next one begun."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from oversight_app.domain.local_building import Record
from oversight_app.domain.papers import KeptPaper, Stage
from oversight_app.store import papers
from oversight_app.store.changes import Changes
from oversight_app.store.workspace import Workspace
from oversight_app.ui import paper_acts
from oversight_app.ui.pages.summaries import SummariesPage
from tests.journeys.conftest import Driver, OpenWindow
from tests.journeys.test_quarterly_pack import page_of, wait
from tests.journeys.typist import Typist
from tests.review.making_returns import OCTOBER, bring, office, sent

CTRL = Qt.KeyboardModifier.ControlModifier
RESTATED = "1 paper sent used figures that have been restated"


@pytest.fixture
def driver(open_window: OpenWindow, tmp_path: Path) -> Driver:
    """A window on a workspace with monthly returns of twenty Specials."""
    with office(tmp_path) as ws:
        bring(ws, "return", [_month(OCTOBER - back, 100) for back in range(1, 16)])
    return open_window(tmp_path / "local.oversight")


def _month(month: int, hours: int) -> Record:
    return sent(month, headcount=20, active=12, duty_minutes=hours * 60)


def _kept(driver: Driver) -> KeptPaper:
    assert driver.window.session is not None
    (found,) = papers.papers(driver.window.session.workspace)
    return found


def _sent(driver: Driver, page: SummariesPage) -> KeptPaper:
    typist = Typist(driver)
    steps: tuple[dict[str, str], ...] = (
        {},
        {"by": "The Chief Executive"},
        {"to": "The Panel", "by": "The office"},
    )
    for step in steps:
        driver.choose("summaries-step")
        typist.fill(**step)
        typist.use("save")
        wait(driver, page)
    return _kept(driver)


def test_from_a_draft_to_a_restatement_and_the_next(driver: Driver, tmp_path: Path) -> None:
    typist = Typist(driver)
    typist.press(Qt.Key.Key_7, CTRL)
    page = page_of(driver)
    wait(driver, page)
    found = _sent(driver, page)
    assert (found.stage, found.sent_to, found.approved_by) == (
        Stage.SENT, "The Panel", "The Chief Executive",
    )  # fmt: skip
    # The very files that were sent come out again.
    again = tmp_path / "again"
    again.mkdir()
    paper_acts.write_kept(driver.window.session.context, found, again, page)  # type: ignore[union-attr]
    driver.settle()
    typist.press(Qt.Key.Key_Escape)
    ws = driver.window.session.workspace  # type: ignore[union-attr]
    assert found.files
    for one in found.files:
        assert (again / one.name).read_bytes() == papers.kept(ws, one.sha256)

    # August is corrected: told in the toast, beside Summaries, on Data, and in the list.
    def correct(workspace: Workspace) -> Changes:
        bring(workspace, "return", [_month(OCTOBER - 2, 110)], name="corrected")
        return Changes("1 row revised", activity=True, batches=True)

    session = driver.window.session
    assert session is not None
    session.write("", correct)
    driver.settle()
    driver.bot.waitUntil(lambda: session.state is not None and session.state.affected == 1)
    driver.settle()
    assert f"1 row revised. {RESTATED}" in driver.words(driver.window)
    driver.until_said("Summaries: 1 thing needs attention")
    driver.window.go_to("data/imports")
    driver.settle()
    assert f"{RESTATED}." in driver.words()
    driver.find("toast-go", QPushButton).click()
    driver.settle()
    assert page.tabs.current == "papers"
    assert (
        page.papers.headline.text() == "One paper that was sent has figures that were revised since"
    )
    # What was sent stays as it was, and the next is begun with what is so now.
    assert _kept(driver).files == found.files
    page.papers.act("next")
    wait(driver, page)
    assert page.prepare.read is not None
    assert page.prepare.read.kept is None
    assert page.prepare.read.document is not None
    # Undone, nothing is told any more.
    session.undo()
    driver.settle()
    driver.bot.waitUntil(lambda: session.state is not None and session.state.affected == 0)

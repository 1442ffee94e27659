"""The quarterly pack by keyboard: choose, leave out, say, look at the check, write, freeze,
approve; and what keeps a made-up paper from being recorded as sent."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from oversight_app.domain.papers import Stage
from oversight_app.store import papers
from oversight_app.ui.pages.summaries import SummariesPage
from tests.journeys.conftest import Driver, OpenWindow
from tests.journeys.typist import Typist

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
OWN = "The Commissioner asked about these figures at the meeting in October."


@pytest.fixture
def driver(open_window: OpenWindow, sample_file: Path, tmp_path: Path) -> Driver:
    """A window on a copy of the sample."""
    return open_window(Path(shutil.copy(sample_file, tmp_path / "sample.oversight")))


def page_of(driver: Driver) -> SummariesPage:
    page = driver.window.page
    assert isinstance(page, SummariesPage)
    return page


def the_pack(driver: Driver) -> tuple[Typist, SummariesPage]:
    """Ctrl+7, and the pack is there with its pages."""
    typist = Typist(driver)
    typist.press(Qt.Key.Key_7, CTRL)
    page = page_of(driver)
    read = page.prepare.read
    assert read is not None
    assert read.paper.id == "quarterly"
    assert str(read.order.period) == "2022-23-Q2"
    return typist, page


def run(driver: Driver, command: str) -> None:
    """Choose a command from the menus."""
    driver.choose(command)


def test_the_pack_is_written_frozen_and_approved_by_keyboard(
    driver: Driver, tmp_path: Path
) -> None:
    typist, page = the_pack(driver)
    prepare = page.prepare
    assert prepare.preview.pages >= 2
    # A section is left out, another moves up, and the office says something above it.
    typist.tab_to("sections")
    second = prepare.sections.chosen[1][0]
    typist.press(Qt.Key.Key_Space)
    typist.press(Qt.Key.Key_Down)
    typist.press(Qt.Key.Key_Up, ALT)
    assert prepare.sections.chosen[0] == (second, True)
    typist.press(Qt.Key.Key_F2)
    typist.write(OWN)
    typist.use("save")
    wait(driver, page)
    assert prepare.order is not None
    first, left_out = prepare.order.sections[:2]
    assert (first.id, first.words, left_out.included) == (second, OWN, False)
    # The check says that it is sample data, in words.
    assert "sample data" in driver.words(prepare.concerns)
    # Two formats of five.
    for name in ("format-xlsx",):
        typist.tab_to(name)
        typist.press(Qt.Key.Key_Space)
    assert prepare.export_words == "Export draft, 2 files"
    folder = tmp_path / "out"
    folder.mkdir()
    typist.press(Qt.Key.Key_E, CTRL)
    typist.fill(folder=str(folder), reason="For the office to look at")
    typist.use("save")
    written = sorted(one.suffix for one in folder.iterdir())
    assert written == [".html", ".pdf"]
    assert all("sample-data" in one.name and "OFFICIAL" in one.name for one in folder.iterdir())
    web = next(folder.glob("*.html")).read_text(encoding="utf-8")
    assert OWN in web
    typist.press(Qt.Key.Key_Escape)
    # Frozen, then approved.
    run(driver, "summaries-step")
    typist.use("save")
    wait(driver, page)
    assert prepare.export_words == "Export, 2 files"
    run(driver, "summaries-step")
    typist.fill(by="Chief Executive")
    typist.use("save")
    wait(driver, page)
    kept = papers.papers(driver.window.session.workspace)  # type: ignore[union-attr]
    assert [(one.stage, one.approved_by) for one in kept] == [(Stage.APPROVED, "Chief Executive")]
    # What is made up is never recorded as sent.
    run(driver, "summaries-step")
    assert "can’t be recorded as sent" in driver.words(driver.dialog("problem"))


def test_what_is_kept_is_listed_and_begins_the_next(driver: Driver) -> None:
    typist, page = the_pack(driver)
    typist.press(Qt.Key.Key_S, CTRL)
    typist.fill(name="Pack for the Panel")
    typist.use("save")
    page.tabs.show_tab("papers")
    driver.settle()
    assert page.papers.current is not None
    assert page.papers.current.name == "Pack for the Panel"
    assert page.papers.headline.text() == "1 draft"
    typist.use("paper-delete")
    assert "No paper has been kept yet." in driver.words(page.papers)
    run(driver, "undo")
    assert page.papers.current is not None


def wait(driver: Driver, page: SummariesPage) -> None:
    """Let what was changed settle, and the paper be made again."""
    driver.bot.waitUntil(lambda: not page.prepare._settling.isActive())
    driver.settle()

"""Sections and settings kept as a template, and another paper begun with them."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from oversight_app.domain.papers import PaperOrder
from oversight_app.store import annotations, papers
from oversight_app.ui.pages.summaries_prepare import PrepareTab
from tests.journeys.conftest import Driver, OpenWindow
from tests.journeys.test_quarterly_pack import OWN, page_of, the_pack, wait
from tests.journeys.typist import Typist


@pytest.fixture
def driver(open_window: OpenWindow, sample_file: Path, tmp_path: Path) -> Driver:
    """A window on a copy of the sample."""
    return open_window(Path(shutil.copy(sample_file, tmp_path / "sample.oversight")))


def _kept(driver: Driver) -> list[tuple[str, PaperOrder]]:
    assert driver.window.session is not None
    found = annotations.views(driver.window.session.workspace, "summaries")
    return [(one.name, PaperOrder.read(one.selection)) for one in found]


def _left_out(prepare: PrepareTab) -> list[str]:
    return [name for name, inside in prepare.sections.chosen if not inside]


def test_a_template_keeps_sections_and_words_and_no_period(driver: Driver) -> None:
    typist, page = the_pack(driver)
    prepare = page.prepare
    usual = _left_out(prepare)
    assert prepare.templates.isHidden(), "there is none yet"
    typist.tab_to("sections")
    typist.press(Qt.Key.Key_Space)
    typist.press(Qt.Key.Key_F2)
    typist.write(OWN)
    typist.use("save")
    wait(driver, page)
    first = prepare.sections.chosen[0][0]
    driver.choose("summaries-template")
    assert driver.dialog("paper-template").isVisible()
    typist.fill(name="For the Panel")
    typist.use("save")
    wait(driver, page)
    ((name, order),) = _kept(driver)
    assert (name, order.paper, order.period, order.subject) == (
        "For the Panel",
        "quarterly",
        None,
        "",
    )
    assert order.sections[0].words == OWN
    assert not papers.papers(driver.window.session.workspace)  # type: ignore[union-attr]
    # Another paper, and back by the template.
    prepare.begin(None, "quarterly")
    driver.settle()
    assert _left_out(prepare) == usual
    assert not prepare.templates.isHidden()
    prepare.templates.menu.actions()[0].trigger()
    driver.settle()
    assert first in _left_out(prepare)
    assert prepare.order is not None
    assert str(prepare.order.period) == "2022-23-Q2", "the newest whole quarter"
    # The same name again stands for this one; deleted, it is offered no more.
    driver.choose("summaries-template")
    typist.fill(name="for the panel")
    assert "Replace template" in _buttons(driver)
    typist.press(Qt.Key.Key_Escape)
    deleting = prepare.templates.menu.findChildren(QMenu)[-1]

    deleting.actions()[0].trigger()
    driver.settle()
    assert _kept(driver) == []
    assert prepare.templates.isHidden()


def _buttons(driver: Driver) -> list[str]:

    return [one.text() for one in driver.window.findChildren(QPushButton) if one.isVisible()]


def test_a_template_of_an_older_program_is_read_as_far_as_it_goes(driver: Driver) -> None:
    """A section that there is no longer is passed over, and its words are not lost."""
    _, page = the_pack(driver)
    order = PaperOrder.read(
        '{"paper": "quarterly", "period": null, "subject": "", "audience": "", "marking": '
        '"OFFICIAL", "handling": "", "rule": "below-5", "shown_because": "", "selection": "", '
        '"sections": [{"id": "gone", "included": true, "words": "Kept"}]}'
    )
    page_of(driver).prepare.begin(order)
    wait(driver, page)
    read = page.prepare.read
    assert read is not None
    assert not read.problem
    assert "gone" not in [one for one, _ in page.prepare.sections.chosen]
    assert read.order.sections[0].words == "Kept"
    Typist(driver).tab_to("sections")
    Typist(driver).press(Qt.Key.Key_Space)
    wait(driver, page)
    assert page.prepare.order is not None
    assert "Kept" in [one.words for one in page.prepare.order.sections]

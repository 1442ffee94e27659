"""A newcomer is never lost: help on the page in front, *What is this?*, and empty pages that say
what to bring."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QTabBar

from oversight_app.ui.help_commands import write_assessment
from oversight_app.ui.help_window import HelpWindow, show_help
from oversight_app.ui.places import PLACES
from oversight_app.ui.what_is_this import ExplainDialog
from oversight_app.ui.widgets.chart_card import ChartCard
from oversight_app.ui.widgets.empty_state import EmptyState
from tests.journeys.conftest import Driver, OpenWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NEVER_EMPTY = {
    "overview", "specials/compare", "specials/detail", "specials/revisions", "summaries/prepare",
    "data/imports", "data/releases", "data/revisions", "data/layouts", "data/names",
    "data/retention", "data/history", "data/backups",
}  # fmt: skip
"""They have the published figures, or say in their table that there is nothing to list."""


def shown_help(window: Driver) -> HelpWindow:
    """The help window, as it is."""
    found = show_help(window.window)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("address", "topic"),
    [("specials", "compare-forces"), ("data/backups", "backups"), ("summaries", "quarterly-pack")],
)
def test_help_opens_on_the_page_in_front(at_office: Driver, address: str, topic: str) -> None:
    at_office.window.go_to(address)
    at_office.settle()
    at_office.press(Qt.Key.Key_F1, SHIFT)
    assert shown_help(at_office).shown == topic


def test_help_closes_with_the_window_and_is_one(at_office: Driver) -> None:
    at_office.window.go_to("help/check-a-claim")
    first = shown_help(at_office)
    assert first.shown == "check-a-claim"
    at_office.window.go_to("help/for-it")
    assert shown_help(at_office) is first
    assert first.shown == "for-it"
    at_office.window.close()
    assert not first.isVisible()


def test_help_can_be_had_before_there_is_a_workspace(open_window: OpenWindow) -> None:
    window = open_window(None)
    window.click("welcome-help")
    assert shown_help(window).shown == "first-steps"


def test_a_link_of_the_help_runs_a_command(at_office: Driver, tmp_path: Path) -> None:
    helped = show_help(at_office.window, "comfort")
    assert helped is not None
    before = at_office.window.theme.text_scale
    helped.do_asked.emit("larger")
    assert at_office.window.theme.text_scale > before
    at_office.window.smaller_text()


def test_the_assessment_is_saved_as_a_word_document(at_office: Driver, tmp_path: Path) -> None:
    target = tmp_path / "assessment.docx"
    write_assessment(at_office.window, str(target))
    at_office.settle()
    written = docx.Document(str(target))
    headings = [p.text for p in written.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings[0] == "1. About this assessment"
    assert len(headings) == 10
    assert len(written.tables) == 4
    words = "\n".join(p.text for p in written.paragraphs)
    assert "A reference is personal data" in words
    assert "See also" not in words
    assert "Save it as a Word document" not in words


def test_the_figure_of_a_page_and_its_charts_say_what_they_are(at_office: Driver) -> None:
    at_office.window.go_to("specials/compare")
    at_office.settle()
    at_office.press(Qt.Key.Key_H, CTRL, SHIFT)
    dialog = at_office.dialog("what-is-this")
    assert isinstance(dialog, ExplainDialog)
    assert "Specials per 100 officers" in at_office.words(dialog)
    assert "When not to use it" in at_office.words(dialog)
    at_office.click("explain-funnel", dialog)
    funnel = next(one for one in dialog.findChildren(ExplainDialog) if one.isVisible())
    assert "a question: about two forces of 43" in at_office.words(funnel)
    at_office.click("explain-copy", funnel)
    assert QGuiApplication.clipboard().text().startswith("Funnel plot\nWhat it is: Every force")
    at_office.click("explain-more", funnel)
    assert shown_help(at_office).shown == "compare-forces"
    dialog.done(0)
    for card in at_office.window.findChildren(ChartCard):
        if card.isVisible():
            assert card.explain_button.accessibleName() == "What is this?"
            card.explain_button.click()
            asked = at_office.dialog("what-is-this")
            asked.done(0)
            at_office.settle()


def test_every_page_of_a_new_workspace_says_what_to_bring(at_office: Driver) -> None:
    seen = set()
    for place in PLACES:
        at_office.window.go_to(place.id)
        at_office.settle()
        page = at_office.window.page
        assert page is not None
        bar = next((one for one in page.findChildren(QTabBar) if one.isVisible()), None)
        for tab in range(bar.count() if bar else 1):
            if bar is not None:
                bar.setCurrentIndex(tab)
                at_office.settle()
            address = "/".join([place.id, *page.part.split("/")[:1]]).rstrip("/")
            empty = [one for one in page.findChildren(EmptyState) if one.isVisible()]
            if not empty:
                assert address in NEVER_EMPTY, f"{address} says nothing of what to bring"
                continue
            seen.add(address)
            (one,) = empty
            assert one.accessibleName().endswith("."), f"{address}: {one.accessibleName()}"
            filled = [
                b for b in one.findChildren(QPushButton)
                if b.isVisible() and b.property("kind") == "primary"
            ]  # fmt: skip
            assert [b.isEnabled() for b in filled] == [True], address
    assert len(seen) >= 20

"""Help in its window: topics, words looked for, back and forward, links, other text sizes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from oversight_app.help import topics
from oversight_app.ui.help_window import HelpWindow
from oversight_app.ui.theme import Role, Scheme, Theme


@pytest.fixture
def helped(qtbot: QtBot, theme: Theme) -> Iterator[HelpWindow]:
    """The window, on its first topic."""
    made = HelpWindow(theme)
    qtbot.addWidget(made)
    made.show_topic("first-steps")
    made.show()
    yield made
    made.close()


def listed(window: HelpWindow) -> list[str]:
    """The ids of the topics in the contents."""
    found = []
    each = QTreeWidgetItemIterator(window.contents)
    while (item := each.value()) is not None:
        if item.data(0, Qt.ItemDataRole.UserRole):
            found.append(str(item.data(0, Qt.ItemDataRole.UserRole)))
        each += 1
    return found


def test_it_lists_every_topic_in_order(helped: HelpWindow) -> None:
    assert listed(helped) == [one.id for one in topics()]


@pytest.mark.parametrize("topic_id", [one.id for one in topics()])
def test_every_topic_can_be_shown(helped: HelpWindow, topic_id: str) -> None:
    helped.show_topic(topic_id)
    title = next(one.title for one in topics() if one.id == topic_id)
    assert helped.text.toPlainText().splitlines()[0] == title
    assert helped.windowTitle() == f"{title} – Help with Oversight"
    current = helped.contents.currentItem()
    assert current is not None
    assert current.text(0) == title


def test_words_leave_the_topics_that_say_them(helped: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(helped.search, "small numbers")
    assert listed(helped)[0] == "small-numbers"
    assert "topics say this" in helped.count.text()
    qtbot.keyClick(helped.search, Qt.Key.Key_Return)
    assert helped.shown == "small-numbers"
    helped.search.setText("xyzzy")
    assert listed(helped) == []
    assert helped.count.text() == "No topic says this. Try fewer or shorter words."
    helped.search.clear()
    assert len(listed(helped)) == len(topics())


def test_links_lead_on_and_back_leads_back(helped: HelpWindow) -> None:
    assert not helped.back_button.isEnabled()
    helped.text.anchorClicked.emit(QUrl("find-anything.md"))
    assert helped.shown == "find-anything"
    helped.back()
    assert helped.shown == "first-steps"
    assert not helped.back_button.isEnabled()
    helped.forward()
    assert helped.shown == "find-anything"
    assert not helped.forward_button.isEnabled()


def test_a_link_may_go_to_a_page_or_run_a_command(helped: HelpWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(helped.go_asked) as gone:
        helped.text.anchorClicked.emit(QUrl("go:data/backups"))
    assert gone.args == ["data/backups"]
    with qtbot.waitSignal(helped.do_asked) as done:
        helped.text.anchorClicked.emit(QUrl("do:save-dpia"))
    assert done.args == ["save-dpia"]
    assert helped.shown == "first-steps"


def _title(window: HelpWindow) -> tuple[int, QFont.Weight, QColor]:
    look = window.text.document().begin().begin().fragment().charFormat()
    return look.font().pixelSize(), QFont.Weight(look.fontWeight()), look.foreground().color()


def test_it_follows_text_size_and_colours(helped: HelpWindow, theme: Theme) -> None:
    assert _title(helped) == (
        theme.sizes()[Role.PAGE_TITLE][0], QFont.Weight.DemiBold, QColor(theme.tokens.text)
    )  # fmt: skip
    before = _title(helped)[0]
    theme.choose(Scheme.DARK, 2.0)
    size, _, colour = _title(helped)
    assert abs(size - 2 * before) <= 1
    assert colour == QColor(theme.tokens.text)
    assert helped.shown == "first-steps"


def test_on_paper_it_is_dark_on_white_whatever_the_window(helped: HelpWindow, theme: Theme) -> None:
    theme.choose(Scheme.DARK)
    document = helped.on_paper()
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            assert parts.fragment().charFormat().foreground().color() == QColor("black")
            parts += 1
        block = block.next()

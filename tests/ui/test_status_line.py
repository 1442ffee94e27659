"""The foot of the window says what is so; it and the top of a page make room for large text."""

from datetime import UTC, date, datetime

from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from oversight_app.ui.commands import Command
from oversight_app.ui.theme import Scheme, Theme
from oversight_app.ui.widgets.page_header import PageHeader
from oversight_app.ui.widgets.status_line import Standing, StatusLine, clock, moment

NINE = datetime(2026, 11, 22, 9, 41, tzinfo=UTC)


def test_it_says_where_and_when_it_was_saved() -> None:
    assert Standing("wiltshire.oversight", NINE).left() == (
        "check",
        f"Saved in wiltshire.oversight, {clock(NINE)}",
    )


def test_it_says_who_holds_a_workspace_that_can_not_be_written() -> None:
    standing = Standing("a.oversight", NINE, held_by="ann on pc-7 since 09:41 on 22 November 2026")
    assert standing.left() == (
        "info",
        "Read only: opened by ann on pc-7 since 09:41 on 22 November 2026",
    )


def test_it_says_when_there_is_no_backup_and_when_there_was_one() -> None:
    assert Standing("a.oversight").backup() == "No backup yet"
    assert Standing("a.oversight", backed_up_at=NINE).backup() == f"Last backup {moment(NINE)}"
    assert Standing("a.oversight", sample=True).backup() == "Sample workspace"


def test_it_says_how_far_the_published_figures_go() -> None:
    assert Standing("a", published_to=date(2022, 3, 31)).right() == (
        "Published data to 31 March 2022"
    )
    assert Standing("a").right() == "No published figures yet"
    assert Standing("a", local_to=2022 * 12 + 9).right() == "Local data to October 2022"
    both = Standing("a", published_to=date(2022, 3, 31), local_to=2022 * 12 + 9).right()
    assert both.split("  ")[0] == "Local data to October 2022"
    assert both.endswith("Published data to 31 March 2022")


def test_it_is_empty_while_no_workspace_is_open(theme: Theme, qtbot) -> None:  # type: ignore[no-untyped-def]
    line = StatusLine(theme)
    qtbot.addWidget(line)
    line.show_standing(Standing("a.oversight"))
    line.show()
    assert line.height() == 28
    line.show_standing(None)
    shown = [w.text() for w in line.children() if hasattr(w, "text") and w.isVisible()]
    assert shown == ["OFFICIAL"]


def test_the_backup_gives_way_to_large_text(qtbot: QtBot, theme: Theme) -> None:
    standing = Standing("office.oversight", NINE, NINE, date(2022, 3, 31), 2022 * 12 + 9)
    line = StatusLine(theme)
    qtbot.addWidget(line)
    line.setFixedWidth(1440)
    line.show()
    line.show_standing(standing)
    shown = {one.text() for one in line.findChildren(QLabel) if one.isVisible()}
    assert any(words.startswith("Last backup") for words in shown)
    theme.choose(Scheme.LIGHT, 2.0)
    line.show_standing(standing)
    QApplication.processEvents()
    for one in line.findChildren(QLabel):
        if one.isVisible():
            assert not one.text().startswith("Last backup")
            assert one.width() >= one.sizeHint().width(), one.text()


def test_the_buttons_leave_the_title_its_room(qtbot: QtBot, theme: Theme) -> None:
    header = PageHeader(theme)
    qtbot.addWidget(header)
    find = Command("find", "Find a record…", "Record", lambda: None, header=True)
    add = Command("add", "Add record…", "Record", lambda: None, header=True)
    header.show_page("Accountability", (find, add))
    header.resize(700, 60)
    header.show()
    QApplication.processEvents()
    title = next(one for one in header.findChildren(QLabel) if one.text() == "Accountability")
    undo = header.findChild(QPushButton, "header-undo")
    assert undo is not None
    assert undo.geometry().center().y() == title.geometry().center().y()
    theme.choose(Scheme.LIGHT, 2.0)
    header.show_page("Accountability", (find, add))
    QApplication.processEvents()
    header.resize(700, header.sizeHint().height())
    assert undo.geometry().top() >= title.geometry().bottom()
    assert title.width() >= title.sizeHint().width()

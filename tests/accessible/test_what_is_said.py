"""What is read out: charts as lists of values, what is wrong with a form, what a toast says."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from oversight_app.ui.accessible import announcing, factory
from oversight_app.ui.accessible.chart import ChartInterface, said
from oversight_app.ui.dialogs.save_view import SaveViewDialog
from oversight_app.ui.theme import Scheme, Theme
from oversight_app.ui.widgets.label import IconLabel
from oversight_app.ui.widgets.toast import Toast

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    factory.install()
    QAccessible.setActive(True)
    return Theme(Scheme.LIGHT)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What was announced, and whether at once."""
    said: list[tuple[str, bool]] = []

    def update(event: object) -> None:
        from PySide6.QtGui import QAccessibleAnnouncementEvent

        assert isinstance(event, QAccessibleAnnouncementEvent)
        at_once = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
        said.append((event.message(), at_once))

    told = type("Told", (QAccessible,), {"updateAccessibility": staticmethod(update)})
    monkeypatch.setattr(announcing, "QAccessible", told)
    return said


class Dots(QWidget):
    """A chart of three months; the keyboard is on the second."""

    def __init__(self) -> None:
        super().__init__()
        self.marks = tuple(
            Dot(40.0 * i + 20, tip)
            for i, tip in enumerate(
                ("August 2022\n41.0%", "September 2022\n38.5%",
                 "October 2022\n52.4%\nabove the usual range")
            )
        )  # fmt: skip
        self.current = 1
        self.setAccessibleName("More are in date")
        self.setAccessibleDescription("A line of three months")

    def accessible_interface(self) -> ChartInterface:
        return ChartInterface(self)


class Dot:
    """A value of it."""

    polygons = ()
    key = ""
    y, radius = 30.0, 4.0

    def __init__(self, x: float, tip: str) -> None:
        self.x, self.tip = x, tip


def test_a_chart_is_a_list_of_its_values(qtbot: QtBot, theme: Theme) -> None:
    chart = Dots()
    qtbot.addWidget(chart)
    chart.resize(140, 60)
    chart.show()
    told = QAccessible.queryAccessibleInterface(chart)
    assert told.role() == QAccessible.Role.Chart
    assert told.text(NAME) == "More are in date"
    assert told.text(DESCRIPTION) == "A line of three months"
    values = [told.child(i) for i in range(told.childCount())]
    assert [one.text(NAME) for one in values] == [
        "August 2022: 41.0%",
        "September 2022: 38.5%",
        "October 2022: 52.4%, above the usual range",
    ]
    assert [one.text(DESCRIPTION) for one in values] == ["1 of 3", "2 of 3", "3 of 3"]
    assert [bool(one.state().selected) for one in values] == [False, True, False]
    assert all(one.role() == QAccessible.Role.ListItem for one in values)
    assert values[2].rect().contains(chart.mapToGlobal(chart.rect().topLeft()) + QPoint(100, 30))
    assert told.indexOfChild(values[2]) == 2


def test_a_chart_that_shows_something_else_tells_of_that(qtbot: QtBot, theme: Theme) -> None:
    chart = Dots()
    qtbot.addWidget(chart)
    told = QAccessible.queryAccessibleInterface(chart)
    assert told.child(0).text(NAME) == "August 2022: 41.0%"
    chart.marks = (Dot(20, "Wiltshire\n13.6 per 100 officers"),)
    assert told.childCount() == 1
    assert told.child(0).text(NAME) == "Wiltshire: 13.6 per 100 officers"
    assert told.child(1) is None


@pytest.mark.parametrize(
    ("tip", "words"),
    [
        ("October 2022\n52.4%", "October 2022: 52.4%"),
        ("Wiltshire: 7.9\n110 over 1,396", "Wiltshire: 7.9, 110 over 1,396"),
        ("One line", "One line"),
        ("", ""),
    ],
)
def test_the_lines_of_a_value_are_read_as_one(tip: str, words: str) -> None:
    assert said(tip) == words


def test_an_icon_beside_words_is_passed_over_unless_it_has_a_name(
    qtbot: QtBot, theme: Theme
) -> None:
    icon = IconLabel()
    qtbot.addWidget(icon)
    icon.show()
    told = QAccessible.queryAccessibleInterface(icon)
    assert told.state().invisible
    icon.setAccessibleName("Not shown, and not kept")
    assert not told.state().invisible


def test_a_toast_is_read_out_when_it_comes_up(
    qtbot: QtBot, theme: Theme, heard: list[tuple[str, bool]]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    Toast(window, theme).say("24 records added")
    assert heard == [("24 records added", False)]


def test_what_is_wrong_is_read_out_at_once_and_stays_with_its_field(
    qtbot: QtBot, theme: Theme, heard: list[tuple[str, bool]]
) -> None:
    form = SaveViewDialog(theme, (), "Swindon")
    qtbot.addWidget(form)
    form.show()
    field = form.findChild(QLineEdit, "name")
    told = QAccessible.queryAccessibleInterface(field)
    assert told.text(NAME) == "Name"
    assert told.text(DESCRIPTION) == "Required"
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    wrong = form.problem_beside("name")
    assert wrong
    assert told.text(DESCRIPTION) == f"Required. {wrong}"
    assert heard == [(wrong, True)]

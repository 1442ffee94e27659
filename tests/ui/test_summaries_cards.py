"""The parts of the Prepare tab: sections by keyboard, the check, the settings, the pages."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from oversight_app.domain.papers import Format, Marking, PaperOrder
from oversight_app.domain.small_numbers import Rule
from oversight_app.summaries.concerns import Concern, Weight
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.concern_list import ConcernList
from oversight_app.ui.widgets.paper_preview import PaperPreview
from oversight_app.ui.widgets.paper_settings_card import PaperSettingsCard, files_words
from oversight_app.ui.widgets.section_list import SectionEntry, SectionList
from oversight_app.ui.widgets.sections_card import SectionsCard

ALT = Qt.KeyboardModifier.AltModifier
ENTRIES = (
    SectionEntry("key", "Key points", "4 points", included=True),
    SectionEntry("changed", "What changed", "1 better", included=True),
    SectionEntry("sources", "Sources", "Always included", included=True, fixed=True),
)
OLD = Concern("old-data", Weight.WARNS, "One source is old.", "Say so.", "paper/words/key", "key")
GATE = Concern("gates", Weight.STOPS, "ED-002 is not signed.", "Have it signed.", "ED-002")


@pytest.fixture
def sections(qtbot: QtBot, theme: Theme) -> SectionList:
    made = shown(qtbot, SectionList(theme))
    assert isinstance(made, SectionList)
    made.show_entries(ENTRIES)
    made.setCurrentRow(0)
    return made


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(360, 500)
    widget.show()
    return widget


def test_alt_and_an_arrow_move_a_section_and_fixed_ones_stay_last(
    qtbot: QtBot, sections: SectionList
) -> None:
    qtbot.keyClick(sections, Qt.Key.Key_Down, ALT)
    assert [one for one, _ in sections.chosen] == ["changed", "key", "sources"]
    assert sections.current_id == "key"
    qtbot.keyClick(sections, Qt.Key.Key_Down, ALT)
    assert [one for one, _ in sections.chosen] == ["changed", "key", "sources"]


def test_space_takes_a_section_out_but_not_a_fixed_one(qtbot: QtBot, sections: SectionList) -> None:
    with qtbot.waitSignal(sections.changed):
        qtbot.keyClick(sections, Qt.Key.Key_Space)
    sections.setCurrentRow(2)
    qtbot.keyClick(sections, Qt.Key.Key_Space)
    assert sections.chosen == (("key", False), ("changed", True), ("sources", True))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_enter_and_f2_ask_for_words(qtbot: QtBot, sections: SectionList, key: Qt.Key) -> None:
    with qtbot.waitSignal(sections.words_asked) as asked:
        qtbot.keyClick(sections, key)
    assert asked.args == ["key"]


def test_a_click_on_the_box_ticks_and_one_on_the_name_does_not(
    qtbot: QtBot, sections: SectionList
) -> None:
    area = sections.visualItemRect(sections.item(0))
    middle = area.center()
    qtbot.mouseClick(sections.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert sections.chosen[0] == ("key", True)
    middle.setX(area.left() + 42)
    qtbot.mouseClick(sections.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert sections.chosen[0] == ("key", False)


def test_a_locked_paper_keeps_its_sections(qtbot: QtBot, sections: SectionList) -> None:
    sections.show_entries(ENTRIES, locked=True)
    qtbot.keyClick(sections, Qt.Key.Key_Space)
    qtbot.keyClick(sections, Qt.Key.Key_Down, ALT)
    assert sections.chosen == (("key", True), ("changed", True), ("sources", True))


def test_a_section_is_read_aloud_with_its_state(sections: SectionList) -> None:
    said = sections.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Key points. 4 points. Ready"


def test_a_concern_leads_to_where_it_is_mended_and_a_warning_can_be_passed(
    qtbot: QtBot, theme: Theme
) -> None:
    made = ConcernList(theme)
    shown(qtbot, made)
    made.show_concerns([GATE, OLD], {})
    # What must be mended can't be passed.
    assert made.findChild(QPushButton, "pass-0") is None
    with qtbot.waitSignal(made.go_asked) as went:
        click(qtbot, made, "mend-0")
    assert went.args == ["ED-002"]
    with qtbot.waitSignal(made.pass_asked) as passed:
        click(qtbot, made, "pass-1")
    assert passed.args == [OLD]


def test_the_head_counts_what_is_left_to_do(qtbot: QtBot, theme: Theme) -> None:
    card = SectionsCard(theme)
    shown(qtbot, card)
    card.show_paper(ENTRIES, [GATE, OLD], {}, locked=False)
    assert card.head.text() == "Before you publish: 1 to mend, 1 warning"
    card.show_paper(ENTRIES, [OLD], {("old-data", "One source is old."): "known"}, locked=False)
    assert card.head.text() == "Before you publish"


def test_the_settings_make_the_order(qtbot: QtBot, theme: Theme) -> None:
    card = PaperSettingsCard(theme)
    shown(qtbot, card)
    card.show_order(PaperOrder("quarterly"), ["Police and Crime Panel"], locked=False)
    card.sensitive.click()
    card.handling.setText(" For the   panel alone ")
    card.rule.setCurrentIndex(1)
    card.audience.setEditText("Police and Crime Panel")
    order = card.order_of(PaperOrder("quarterly", selection="as it was"))
    assert order == PaperOrder(
        "quarterly", audience="Police and Crime Panel", marking=Marking.OFFICIAL_SENSITIVE,
        handling="For the panel alone", rule=Rule.BELOW_10, selection="as it was",
    )  # fmt: skip


def test_a_paper_that_lists_people_is_not_marked_official(qtbot: QtBot, theme: Theme) -> None:
    card = PaperSettingsCard(theme)
    shown(qtbot, card)
    card.show_order(PaperOrder("activity", marking=Marking.OFFICIAL_SENSITIVE), [], locked=False)
    card.show_row_level(True)
    assert not card.official.isEnabled()
    assert card.sensitive.isChecked()


def test_the_export_button_counts_files_it_can_count() -> None:
    assert files_words((Format.PDF,)) == "1 file"
    assert files_words((Format.PDF, Format.HTML, Format.XLSX)) == "3 files"
    # A list has one file a table: nobody knows how many before it is made.
    assert files_words((Format.PDF, Format.CSV)) == "2 formats"


def page() -> bytes:
    image = QImage(21, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")  # type: ignore[call-overload]
    return bytes(held.data().data())


def test_page_up_and_down_turn_the_pages(qtbot: QtBot, theme: Theme) -> None:
    preview = PaperPreview(theme)
    shown(qtbot, preview)
    preview.show_pages((page(), page(), page()))
    assert preview.number.text() == "Page 1 of 3"
    keys: list[tuple[Qt.Key, str]] = [
        (Qt.Key.Key_PageDown, "Page 2 of 3"),
        (Qt.Key.Key_End, "Page 3 of 3"),
        (Qt.Key.Key_PageDown, "Page 3 of 3"),
        (Qt.Key.Key_PageUp, "Page 2 of 3"),
    ]
    for key, words in keys:
        qtbot.keyClick(preview.view, key)
        assert preview.number.text() == words
    # Fewer pages now: the last of them is shown.
    preview.show_pages((page(),))
    assert preview.number.text() == "Page 1 of 1"


def test_the_last_pages_stay_dimmed_while_others_are_set(qtbot: QtBot, theme: Theme) -> None:
    preview = PaperPreview(theme)
    shown(qtbot, preview)
    preview.show_pages((page(),))
    preview.redraw()
    assert preview.view.dimmed
    assert preview.pages == 1
    preview.show_problem("There is no engagement decision yet.")
    assert preview.view.accessibleDescription() == "There is no engagement decision yet."
    preview.show_pages((page(), page()))
    assert not preview.view.dimmed


def click(qtbot: QtBot, within: QWidget, name: str) -> None:
    made = within.findChild(QPushButton, name)
    assert made is not None
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def test_a_frozen_paper_says_what_was_looked_at_and_why_it_went_on(
    qtbot: QtBot, theme: Theme
) -> None:
    card = shown(qtbot, SectionsCard(theme))
    assert isinstance(card, SectionsCard)
    card.show_paper(ENTRIES, (), {("old-data", "One source is old."): "Asked for"}, locked=True)
    QApplication.processEvents()
    said = " ".join(one.text() for one in card.findChildren(QLabel) if one.isVisibleTo(card))
    assert "It was looked at before it was frozen" in said
    assert "One source is old. Gone on with: Asked for" in said
    assert "Tick to include" not in said

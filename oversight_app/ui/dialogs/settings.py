"""Settings: everything that the office and this person can set, found by typing."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from oversight_app.domain.wording import counted
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.dialogs.settings_draft import SettingsDraft, SettingsFacts
from oversight_app.ui.dialogs.settings_rows import Section, SettingRow, find
from oversight_app.ui.theme import Role, scaled
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.label import label, rule
from oversight_app.ui.widgets.setting_line import SettingLine

_SIZE = QSize(900, 680)
_SECTIONS = 216
_WITH_SECTIONS = 760
"""Narrower than this, in the design's pixels, the list of sections gives way."""
_ABOVE = 40
"""So far below the top a heading still names what is in front."""
_NONE = "No setting says that. Try another word, such as “colours”, “decimals” or “backup”."


class SettingsDialog(FramedDialog):
    """``saving`` asks whoever opened it to save; ``accept`` or ``refuse`` follows."""

    saving = Signal()

    def __init__(
        self, draft: SettingsDraft, rows: Sequence[SettingRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Settings",
            "What the office decides is kept in the workspace for everybody, and can be undone. "
            "What is chosen for this computer is shown at once."
            if draft.facts is not None
            else "What is chosen for this computer is shown at once. Open a workspace to see its "
            "own.",
            parent,
        )
        self.setObjectName("settings")
        self.draft = draft
        draft.setParent(self)
        self.rows = tuple(rows)
        self.lines: dict[str, SettingLine] = {}
        self._heads: dict[Section, QWidget] = {}
        self._going = False
        self._search = QLineEdit()
        self._search.setObjectName("settings-search")
        self._search.setAccessibleName("Find a setting")
        self._search.setToolTip("Type a part of what a setting says")
        self._search.setPlaceholderText("Find a setting")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(lambda _text: self._filter())
        self.count = label("", Role.CAPTION, "text2")
        self.count.setObjectName("settings-count")
        self.sections = QListWidget()
        self.sections.setObjectName("settings-sections")
        self.sections.setProperty("part", "sections")
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections.setWordWrap(True)
        self.sections.setAccessibleName("Sections")
        self.sections.setToolTip("Go to a part of Settings")
        self.sections.currentRowChanged.connect(self._go_to_section)
        self._scroll.verticalScrollBar().valueChanged.connect(lambda _at: self._name_section())
        self._refused = Banner(draft.theme, BannerKind.PROBLEM)
        self._lay_out()
        self.none = label(_NONE, ink="text2", wrap=True)
        self.none.hide()
        self._fill()
        cancel = self.add_button("Cancel", result=False)
        cancel.setToolTip("Close, with everything as it was (Esc)")
        self.save_button = self.add_button("Save settings", "primary")
        self.save_button.setObjectName("save")
        self.save_button.setToolTip("Save what was changed")
        self.save_button.clicked.connect(self.submit)
        draft.changed.connect(self._look_at_problems)
        draft.theme.changed.connect(self._dress)
        self._dress()
        self._filter()
        self._search.setFocus()

    # What those who opened it do.

    def submit(self) -> None:
        """Ask for what was changed to be saved, unless something can't be as it is."""
        if self._look_at_problems():
            wrong = next(iter(self.draft.problems))
            self._search.clear()
            line = self.lines[wrong]
            self._scroll.ensureWidgetVisible(line)
            if line.control is not None:
                line.control.setFocus()
            return
        self.save_button.setEnabled(False)
        self.saving.emit()

    def refuse(self, words: str) -> None:
        """Say why it could not be saved, with everything still as it was set."""
        self._refused.set_words(words)
        self.save_button.setEnabled(True)

    def show_facts(self, facts: SettingsFacts) -> None:
        """Show how things stand now: something was saved beside this dialog."""
        self.draft.facts = facts
        for row in self.rows:
            if row.value is not None:
                self.lines[row.id].set_value(row.value(self.draft))

    def look_for(self, words: str) -> None:
        """Look for settings that say some words."""
        self._search.setText(words)

    # Inside.

    def _lay_out(self) -> None:
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._search, 1)
        top.addWidget(self.count)
        place = whole.indexOf(self._scroll)
        whole.insertWidget(place, self._refused)
        whole.insertLayout(place + 1, top)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        whole.removeWidget(self._scroll)
        middle.addWidget(self.sections)
        middle.addWidget(self._scroll, 1)
        whole.insertLayout(place + 2, middle, 1)

    def _fill(self) -> None:
        draft = self.draft
        if draft.context is not None and draft.context.read_only:
            self.body.addWidget(
                Banner(draft.theme, BannerKind.RULE, "This window can look at the workspace and "
                       "not change it. What the office decided is shown as it is.")
            )  # fmt: skip
        self.body.addWidget(self.none)
        for section in Section:
            mine = [row for row in self.rows if row.section is section]
            if not mine:
                continue
            self._heads[section] = head = _head(section, first=not self._heads)
            self.body.addWidget(head)
            for row in mine:
                self.body.addWidget(self._line(row))
            self.sections.addItem(QListWidgetItem(section.value))
        self.body.setSpacing(0)
        self.body.addStretch(1)

    def _line(self, row: SettingRow) -> SettingLine:
        draft = self.draft
        control = row.editor(draft) if row.editor is not None else None
        press = row.button if row.opens is not None or row.goes else ""
        line = SettingLine(row.words, row.help, control, press, row.value is not None)
        line.setObjectName(f"setting-{row.id}")
        if line.button is not None:
            line.button.setObjectName(f"setting-{row.id}-button")
        if row.value is not None:
            line.set_value(row.value(draft))
        line.set_changeable(bool(row.goes) or not row.office or draft.can_write)
        if row.opens is not None:
            line.pressed.connect(partial(row.opens, draft))
        elif row.goes:
            line.pressed.connect(lambda _button: draft.go_asked.emit(row.goes))
        self.lines[row.id] = line
        return line

    def _filter(self) -> None:
        """Show what says what was typed, its letters marked."""
        typed = self._search.text()
        found = {one.row.id: one for one in find(self.rows, typed)}
        for row in self.rows:
            one, line = found.get(row.id), self.lines[row.id]
            line.setVisible(one is not None)
            line.set_found(one.words if one else (), one.help if one else ())
        for place, (section, head) in enumerate(self._heads.items()):
            many = sum(row.section is section for row in self.rows if row.id in found)
            head.setVisible(bool(many))
            item = self.sections.item(place)
            item.setText(f"{section} ({many})" if typed.strip() else section.value)
            item.setHidden(not many)
        every = len(self.rows)
        self.none.setVisible(not found)
        shown = len(found)
        said = counted(every, "setting", "settings")
        self.count.setText(f"{shown:,} of {said}" if typed.strip() else said)
        self.count.setAccessibleName(self.count.text())
        self._name_section()

    def _go_to_section(self, place: int) -> None:
        if 0 <= place < len(self._heads):
            head = list(self._heads.values())[place]
            self._going = True
            self._scroll.verticalScrollBar().setValue(head.y())
            self._going = False

    def _name_section(self) -> None:
        """Say left which part is in front, as somebody scrolls."""
        if self._going:
            return
        at = self._scroll.verticalScrollBar().value()
        shown = [i for i, head in enumerate(self._heads.values()) if not head.isHidden()]
        heads = list(self._heads.values())
        passed = [place for place in shown if at and heads[place].y() <= at + scaled(_ABOVE)]
        above = passed or shown[:1]
        if above:
            self.sections.blockSignals(True)
            self.sections.setCurrentRow(above[-1])
            self.sections.blockSignals(False)

    def _look_at_problems(self) -> bool:
        for name, line in self.lines.items():
            own = self.draft.problems.get(name, "")
            line.set_problem(own if not hasattr(line.control, "problem") else "")
        return bool(self.draft.problems)

    def _dress(self) -> None:
        """A larger text asks for more room, at once."""
        for line in self.lines.values():
            line.dress()
        self.sections.setFixedWidth(scaled(_SECTIONS))
        self.setMinimumWidth(min(scaled(560), self.most().width()))
        if self.isVisible():
            self.resize(self.sizeHint())
        self._show_sections()

    def _show_sections(self) -> None:
        self.sections.setVisible(len(self._heads) > 1 and self.width() >= scaled(_WITH_SECTIONS))

    # Qt's own names from here.

    def sizeHint(self) -> QSize:
        """One size, whatever is found; the rows scroll."""
        wanted = QSize(scaled(_SIZE.width()), scaled(_SIZE.height()))
        return wanted.boundedTo(self.most())

    def done(self, result: int) -> None:
        """Esc, Cancel and a workspace that closes take back what was shown at once."""
        if not result:
            self.draft.take_back()
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The dialog keeps its size: its rows scroll."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list of sections gives way where there is little room."""
        super().resizeEvent(event)
        self._show_sections()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F looks for a setting; Esc empties the search first."""
        if event.key() == Qt.Key.Key_F and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._search.setFocus()
            self._search.selectAll()
        elif event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
        else:
            super().keyPressEvent(event)


def _head(section: Section, *, first: bool) -> QWidget:
    """The heading of a section, with a line above all but the first."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 4, 0, 4)
    column.setSpacing(10)
    words: QLabel = label(section.value, Role.CARD_TITLE)
    if not first:
        column.addWidget(rule())
    column.addWidget(words)
    return whole

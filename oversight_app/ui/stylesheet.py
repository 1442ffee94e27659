"""The style sheet: about eighty rules over Fusion, made from the colours and one scale.

Widgets say what they are with properties: ``role`` (the size of their words), ``ink`` (their
colour), ``kind`` (``primary``, ``link``, ``quiet``) and ``part`` (a card, a bar, a column).
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict

from oversight_app.ui.tokens import STRONG, Tokens

_SHEET = """
QMainWindow, QDialog, QWidget[part="page"] { background: @bg; }
QScrollArea, QScrollArea > QWidget > QWidget[part="page"] { background: transparent; border: 0; }
QScrollArea[reads="true"] { border: 2px solid transparent; border-radius: $6; }
QScrollArea[reads="true"]:focus { border-color: @accent; }
QToolTip { color: @text; background: @surface; border: 1px solid @control; padding: $4; }
QMenuBar { background: @surface; color: @text2; border-bottom: 1px solid @line;
  padding: 0 $8; }
QMenuBar::item { padding: $5 $9 $6 $9; margin: 0; background: transparent; }
QMenuBar::item:selected { background: @soft_blue; color: @text; border-radius: $4; }
QMenu { background: @surface; color: @text; border: 1px solid @border; padding: $4; }
QMenu::item { padding: $6 $24 $6 $12; border-radius: $4; }
QMenu::item:selected { background: @soft_blue; color: @text; }
QMenu::item:disabled { color: @text3; }
QMenu::separator { height: 1px; background: @line; margin: $4 $8; }
QMenu::icon { padding-left: $8; }
*[part="nav"] { background: @nav; border: 0; border-right: 1px solid @line; }
*[part="bar"] { background: @surface; border: 0; border-top: 1px solid @line; }
*[part="card"] { background: @surface; border: 1px solid @line; border-radius: $8; }
QScrollArea > QWidget > QWidget[part="in-card"] { background: transparent; border: 0; }
*[part="palette"] { background: @surface; border: 1px solid @control; }
*[part="find"] { background: @surface; border: 1px solid @border; border-radius: $6; }
*[part="inset"] { background: @subtle; border: 1px solid @line; border-radius: $8; }
*[part="rule"] { background: @line; border: 0; max-height: 1px; min-height: 1px; }
*[part="key"] { background: @surface; color: @text; border: 1px solid @border;
  border-radius: $4; padding: $2 $6; }
*[part="marking"] { color: @text; background: @surface; border: 1px solid @text;
  border-radius: $3; padding: $2 $10; }
*[part="toast"] { background: @text; border-radius: $6; }
*[part="toast"] QLabel { color: @bg; background: transparent; }
*[part="toast"] QPushButton { color: @bg; background: transparent; border: 0; padding: $4 $8;
  text-decoration: underline; }
*[part="toast"] QPushButton:focus { border: 2px solid @bg; border-radius: $4; padding: $2 $6; }
QLabel { background: transparent; }
QLabel[strong="true"] { font-weight: 600; }
QPushButton { background: @surface; color: @text; border: 1px solid @border;
  border-radius: $6; padding: 0 $14; min-height: $30; font-weight: 600; }
QPushButton:hover { background: @subtle; border-color: @control; }
QPushButton:pressed { background: @soft_blue; }
QPushButton:disabled { color: @text3; background: @bg; border-color: @line; }
QPushButton:focus { border: 2px solid @accent; padding: 0 $13; min-height: $28; }
QPushButton[kind="primary"] { background: @accent; color: @onaccent; border: 1px solid @accent; }
QPushButton[kind="primary"]:hover { border-color: @text; }
QPushButton[kind="primary"]:disabled { background: @soft_grey; color: @text3;
  border-color: @soft_grey; }
QPushButton[kind="primary"]:focus { border: 2px solid @accent; }
QPushButton[kind="link"] { background: transparent; border: 2px solid transparent;
  color: @accent; padding: 0 $6; min-height: $28; }
QPushButton[kind="link"][flush="true"] { padding: 0 $6 0 0; text-align: left; }
QPushButton[kind="link"][role="caption"] { min-height: $20; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: @text3; }
QPushButton[kind="link"]:focus { border: 2px solid @accent; }
QPushButton[kind="sign"] { background: transparent; border: 2px solid transparent;
  border-radius: $6; padding: 0; min-height: $24; }
QPushButton[kind="sign"]:hover { background: @soft_blue; }
QPushButton[kind="sign"]:focus { border-color: @accent; }
QPushButton[kind="chip"] { background: @soft_blue; border: 1px solid @soft_blue; color: @accent;
  border-radius: $11; padding: 0 $10; min-height: $22; }
QPushButton[kind="chip"]:hover { border-color: @accent; }
QPushButton[kind="chip"]:focus { border: 2px solid @accent; padding: 0 $9; min-height: $20; }
QPushButton::menu-indicator { image: none; width: 0; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QPlainTextEdit, QTextEdit {
  background: @surface; color: @text; border: 1px solid @control; border-radius: $6;
  padding: 0 $8; min-height: $30; selection-background-color: @accent;
  selection-color: @onaccent; placeholder-text-color: @text3; }
QPlainTextEdit, QTextEdit { padding: $4 $6; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus,
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @accent; padding: 0 $7;
  min-height: $28; }
QLineEdit[part="palette-words"] { border: 0; border-radius: 0; background: transparent;
  padding: 0; }
QLineEdit[part="palette-words"]:focus { border: 0; border-bottom: 2px solid @accent; padding: 0; }
QLineEdit:disabled, QComboBox:disabled { color: @text3; background: @bg; border-color: @border; }
QComboBox { padding-right: $2; }
QComboBox:focus { padding-right: $1; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: $26; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(&chevron); width: $14; height: $14; }
QComboBox QAbstractItemView { background: @surface; color: @text; border: 1px solid @border;
  outline: 0; padding: $4; selection-background-color: @soft_blue; selection-color: @text; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @surface; }
QCalendarWidget QToolButton { background: transparent; color: @text; border: 0;
  border-radius: $4; padding: $4 $6; font-weight: 600; }
QCalendarWidget QToolButton:hover { background: @soft_blue; }
QCalendarWidget QToolButton::menu-indicator { image: none; width: 0; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url(&earlier); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url(&later); }
QCalendarWidget QAbstractItemView { alternate-background-color: @subtle;
  selection-background-color: @accent; selection-color: @onaccent; }
QCalendarWidget QAbstractItemView:disabled { color: @text3; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button { width: 0; border: 0; }
QCheckBox, QRadioButton { spacing: $8; color: @text; background: transparent;
  border: 2px solid transparent; border-radius: $4; padding: $1; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
QCheckBox::indicator, QRadioButton::indicator { width: $15; height: $15; background: @surface;
  border: 1px solid @control; border-radius: $4; }
QRadioButton::indicator { border-radius: $8; }
QListView::indicator { width: $15; height: $15; background: @surface;
  border: 1px solid @control; border-radius: $4; }
QListView::indicator:checked { background: @accent; border-color: @accent; image: url(&check); }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(&check); }
QRadioButton::indicator:checked { background: @surface; border: $5 solid @accent; width: $7;
  height: $7; }
QTabBar { background: transparent; border: 0; }
QTabBar::tab { background: transparent; color: @text2; font-weight: 600;
  border: 2px solid transparent; padding: $5 $4 $8 $4; margin-right: $14; }
QTabBar::tab:selected { color: @accent; border-bottom: 2px solid @accent; }
QTabBar::tab:hover:!selected { color: @text; border-bottom: 2px solid @border; }
QTabBar::tab:focus { background: @soft_blue; border: 2px solid @accent; border-radius: $4; }
QTabBar::tab:last, QTabBar::tab:only-one { margin-right: 0; }
QTabBar::scroller { width: $40; }
QTabBar QToolButton { background: @surface; border: 1px solid @border; border-radius: $4; }
QTabBar QToolButton:focus { border: 2px solid @accent; }
QTabBar QToolButton::left-arrow { image: url(&earlier); width: $16; height: $16; }
QTabBar QToolButton::right-arrow { image: url(&later); width: $16; height: $16; }
QTabBar::tear { image: none; width: 0; }
QTabWidget::pane { border: 0; }
QTableView, QListView, QTreeView { background: @surface; color: @text; border: 0; outline: 0;
  gridline-color: @line; selection-background-color: @soft_blue; selection-color: @text; }
QListView[part="sections"] { background: transparent; }
QListView[part="sections"]::item { padding: $7 $8; border-radius: $6; color: @text2;
  border: 2px solid transparent; }
QListView[part="sections"]::item:hover { color: @text; }
QListView[part="sections"]::item:selected { background: @soft_blue; color: @accent; }
QListView[part="sections"]::item:selected:focus { border-color: @accent; }
QListView, QTreeView { border: 2px solid transparent; border-radius: $6; }
QListView:focus, QTreeView:focus { border-color: @accent; }
QComboBox QAbstractItemView:focus { border: 1px solid @border; }
QHeaderView { background: @surface; border: 0; }
QHeaderView::section { background: @surface; color: @text3; border: 0;
  border-bottom: 1px solid @border; padding: 0 $8; min-height: $31; }
QTableCornerButton::section { background: @surface; border: 0; }
QProgressBar { background: @soft_grey; border: 0; border-radius: $4; max-height: $8;
  min-height: $8; }
QProgressBar::chunk { background: @accent; border-radius: $4; }
QScrollBar:vertical { background: transparent; width: $12; margin: 0; }
QScrollBar:horizontal { background: transparent; height: $12; margin: 0; }
QScrollBar::handle { background: @border; border: 0; border-radius: $3; margin: $3;
  min-height: $28; min-width: $28; }
QScrollBar::handle:hover { background: @control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
"""


def stylesheet(
    tokens: Tokens,
    px: Callable[[float], int],
    roles: Mapping[str, tuple[int, int]],
    pictures: Mapping[str, str],
) -> str:
    """Write the sheet out.

    ``px`` scales a length of the design; ``roles`` gives each role's font size in px, already
    scaled, and its weight; ``pictures`` the files of the few icons a sheet can show.
    """
    sheet = _SHEET
    for name, path in pictures.items():
        sheet = sheet.replace(f"&{name}", path)
    for length in range(40, 0, -1):
        sheet = sheet.replace(f"${length}", f"{px(length)}px")
    colours = {name: str(colour) for name, colour in asdict(tokens).items() if name != "dark"}
    for name in sorted(colours, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", colours[name])
    lines = [sheet]
    if tokens in STRONG:
        # Where no grey is faint enough to tell by, the edge says what can't be pressed.
        lines.append("QPushButton:disabled { border-style: dashed; }")
    lines += [
        f'*[role="{role}"] {{ font-size: {size}px; font-weight: {weight}; }}'
        for role, (size, weight) in roles.items()
    ]
    lines += [f'*[ink="{name}"] {{ color: {colour}; }}' for name, colour in colours.items()]
    return "\n".join(lines)

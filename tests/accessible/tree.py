"""What a screen reader is told: every control has a role and a name, and no two the same."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from tests.accessible.walking import Fault, View, path_of

_R = QAccessible.Role
NAMED = {
    _R.Button, _R.ButtonMenu, _R.ButtonDropDown, _R.EditableText, _R.ComboBox, _R.CheckBox,
    _R.RadioButton, _R.PageTab, _R.PageTabList, _R.Table, _R.List, _R.Tree, _R.Slider, _R.SpinBox,
    _R.Link, _R.Chart, _R.Dialog, _R.ProgressBar, _R.MenuItem, _R.ListItem, _R.TreeItem, _R.Graphic,
    _R.Cell,
}  # fmt: skip
"""What is never without a name."""
_MOST_CELLS = 60
"""So many cells of a table are asked for their names: the model makes the rest alike."""


def name_of(one: QAccessibleInterface) -> str:
    """The name that is read out."""
    return str(one.text(QAccessible.Text.Name)).strip()


def walk(one: QAccessibleInterface, deep: int = 0) -> Iterator[QAccessibleInterface]:
    """Everything that can be seen below something, itself first."""
    yield one
    if deep > 40:
        return
    table = one.role() in (_R.Table, _R.Tree, _R.List)
    count = one.childCount()
    for number in range(min(count, _MOST_CELLS) if table else count):
        child = one.child(number)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        yield from walk(child, deep + 1)


def check_names(view: View) -> Iterator[Fault]:
    """Fail on a control without a name."""
    root = QAccessible.queryAccessibleInterface(view.root)
    assert root is not None
    for one in walk(root):
        if one.role() in NAMED and not name_of(one):
            if one.role() in (_R.Cell, _R.ListItem, _R.TreeItem) and _empty_cell(one):
                continue
            yield Fault(view.name, "unnamed", _where(one), one.role().name)


def _empty_cell(one: QAccessibleInterface) -> bool:
    return False


def check_roles(view: View) -> Iterator[Fault]:
    """Fail on something that takes the keyboard and says nothing of what it is."""
    from PySide6.QtCore import Qt

    for widget in view.root.findChildren(QWidget):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        found = QAccessible.queryAccessibleInterface(widget)
        if isinstance(widget, QScrollArea) and widget.accessibleName():
            continue  # words that the arrow keys scroll
        if found is None or found.role() in (_R.Client, _R.NoRole, _R.Pane):
            yield Fault(view.name, "no role", path_of(widget), str(found and found.role()))


def check_alike(view: View) -> Iterator[Fault]:
    """Fail on two buttons in one view that are called the same."""
    names: Counter[tuple[str, str]] = Counter()
    where: dict[tuple[str, str], str] = {}
    for button in view.root.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled():
            found = QAccessible.queryAccessibleInterface(button)
            if found is None or found.role() not in (_R.Button, _R.Link, _R.ButtonMenu):
                continue
            said = (name_of(found), str(found.text(QAccessible.Text.Description)))
            names[said] += 1
            where[said] = path_of(button)
    for said, count in names.items():
        if count > 1:
            yield Fault(view.name, "alike", where[said], f"{count} × {said[0]!r}")


def _where(one: QAccessibleInterface) -> str:
    at: QAccessibleInterface | None = one
    parts = []
    while at is not None and len(parts) < 3:
        thing = at.object()
        if isinstance(thing, QWidget):
            return " < ".join([*parts, path_of(thing)])
        parts.append(f"{at.role().name} {name_of(at)!r}")
        at = at.parent()
    return " < ".join(parts)

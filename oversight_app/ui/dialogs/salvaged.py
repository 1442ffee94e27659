"""What came of a salvage: what was kept and lost, page by page, before the new file is opened."""

from PySide6.QtWidgets import QWidget

from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.wording import Quantity, sentence_case
from oversight_app.store.salvage import Salvaged
from oversight_app.store.salvage_parts import PLACES
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.table_view import TableView
from oversight_app.ui.widgets.whole_rows import in_card

_ROWS = 9


class SalvagedDialog(FramedDialog):
    """Accepted, the new file is to be opened."""

    def __init__(
        self, theme: Theme, made: Salvaged, damaged: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title_of(made), summary(made, damaged), parent, width=760)
        self.setObjectName("salvaged")
        table = salvaged_table(made)
        if table.rows:
            self.view = TableView(theme)
            self.view.set_compact()
            self.view.set_table(table)
            self.view.setAccessibleName("What was kept and lost")
            shown = min(_ROWS, len(table.rows))
            self.view.setMinimumHeight(self.view.content_height(shown) + 2)
            self.body.addWidget(in_card(self.view))
            copy = self.add_button("Copy this table")
            copy.setToolTip("Copy all rows, to keep a note of what was lost")
            copy.clicked.connect(self.view.copy_table)
        if any(part.unproved for part in made.parts):
            self.body.addWidget(
                label(
                    "“Not proved” were read, and hold together; too little is left of the file to "
                    "prove that each letter is what was saved. Look at them before you publish.",
                    ink="text2",
                    wrap=True,
                )
            )
        close = self.add_button("Close", result=False)
        close.setToolTip("Stay here; the new file is there to be opened later (Esc)")
        go = self.add_button("Open the new workspace", "primary", result=True)
        go.setObjectName("salvaged-open")
        go.setToolTip(plain_tip(f"Open {made.path.name}"))
        go.setFocus()


def title_of(made: Salvaged) -> str:
    """Return what came of it in a few words."""
    if made.whole:
        return "Everything that was saved could be read"
    return "What could be read is in a new workspace"


def summary(made: Salvaged, damaged: str) -> str:
    """Return the sentences above the table."""
    said = [f"The new file is “{made.path.name}”, in {made.path.parent}. It passed every check."]
    if made.lost:
        rows = "row is" if made.lost == 1 else "rows are"
        said.append(f"At least {made.lost:,} {rows} lost.")
    elif made.whole:
        said.append("Every row is, letter for letter, what was saved.")
    if made.put_right:
        rows = "One row" if made.put_right == 1 else f"{made.put_right:,} rows"
        said.append(f"{rows} had changed by one bit, and the bit was put right.")
    if not made.history_whole:
        said.append(
            "Part of the history of changes could not be read: each such entry says so, and the "
            "history was chained anew."
        )
    said.append(f"What was done before can’t be undone in it. “{damaged}” was left as it is.")
    return " ".join(said)


def salvaged_table(made: Salvaged) -> Table:
    """Return what became of each kind of rows that lost something, by page."""
    columns = (
        Column("page", "Page"),
        Column("what", "What"),
        Column("kept", "Kept", Align.RIGHT),
        Column("lost", "Lost", Align.RIGHT),
        Column("unproved", "Not proved", Align.RIGHT),
    )
    rows = tuple(
        Row(
            part.table,
            (
                title,
                sentence_case(part.words),
                Quantity(part.kept),
                "Not known" if part.lost is None else Quantity(part.lost),
                Quantity(part.unproved),
            ),
        )
        for place, title in PLACES.items()
        for part in made.parts
        if part.place == place and (part.lost != 0 or part.unproved)
    )
    return Table("salvaged", "What was kept and lost", columns, rows, "")

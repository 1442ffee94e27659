"""What files say, before anything is kept: recognised as, checked, and what keeping would do."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from oversight_app.domain.batches import Preview
from oversight_app.domain.bodies import Body
from oversight_app.domain.errors import UserProblem
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.incoming_card import IncomingCard

_WIDTH, _TALLEST, _MARGIN = 820, 440, 24
_EXPLAINED = (
    "Nothing has been kept yet. Keeping is one step that Undo takes back as a whole.",
    "Some names in the file are not known. Say which force each one is; the answer is remembered.",
    "This can't be kept as it is. Nothing was changed. Mend the file, or ask its publisher.",
    "Everything in it is in the workspace already, so there is nothing to keep.",
)


class ImportPreviewDialog(FramedDialog):
    """Accepted to keep. ``names_given`` asks to read again with the ``meanings`` given."""

    names_given = Signal()

    def __init__(
        self,
        theme: Theme,
        previews: Sequence[Preview],
        forces: Sequence[Body],
        parent: QWidget | None = None,
    ) -> None:
        count = len(previews)
        title = "Bring in 1 file" if count == 1 else f"Bring in {count} files"
        super().__init__(title, parent=parent, width=760)
        self.setObjectName("import-preview")
        self._previews = previews
        self._cards = [IncomingCard(preview, forces) for preview in previews]
        self._area = self._scrolled()
        self.body.addWidget(self._area, 1)
        if any(preview.incoming.issues for preview in previews):
            save = self.add_button("Save rejected rows…")
            save.setObjectName("save-rejects")
            save.clicked.connect(lambda _c=False: self._save_rejects())
        leave = self.add_button("Leave it", result=False)
        leave.setObjectName("leave")
        leave.setFocus()
        self._keep = self.add_button("", "primary")
        self._keep.setObjectName("keep")
        self._keep.clicked.connect(lambda _c=False: self._go_on())
        for card in self._cards:
            card.answered.connect(self._check)
        self._check()
        self._fit(theme.px(_WIDTH), theme.px(_TALLEST))

    @property
    def meanings(self) -> Mapping[str, str | None]:
        """The force's code for each name that was asked about; None for no single force."""
        return {name: code for card in self._cards for name, code in card.meanings.items()}

    @property
    def _asks(self) -> bool:
        return any(preview.incoming.unknown_names for preview in self._previews)

    @property
    def _broken(self) -> bool:
        return any(_broken(preview) for preview in self._previews)

    def _to_keep(self, *, outlines: bool) -> int:
        """How many rows of figures are new or revised, or how many outlines of areas."""
        return sum(
            p.ledger.added + p.ledger.updated
            for p in self._previews
            if bool(p.incoming.boundaries) is outlines
        )

    def _check(self) -> None:
        """Say what is next, and let it be done once it can."""
        rows, outlines = self._to_keep(outlines=False), self._to_keep(outlines=True)
        keep, asked, broken, nothing = _EXPLAINED
        ready = True
        if self._broken:
            words, said, ready = "Keep nothing", self._which_is_broken() or broken, False
        elif self._asks:
            words, said = "Use these names", asked
            ready = all(card.complete for card in self._cards)
        elif not rows and not outlines:
            words, said, ready = "Nothing to keep", nothing, False
        else:
            words, said = f"Keep {_counted(rows, outlines)}", keep
        self._keep.setText(words)
        self._keep.setEnabled(ready)
        self.say(said)

    def _which_is_broken(self) -> str:
        """Of several files, name the first that stands in the way of all."""
        if len(self._previews) == 1:
            return ""
        name = next(p.incoming.file_name for p in self._previews if _broken(p))
        return (
            f"“{name}” can't be kept as it is, so none of the files is. Nothing was changed. "
            "Mend it, or bring the others in without it."
        )

    def _go_on(self) -> None:
        if self._asks:
            self.names_given.emit()
        else:
            self.accept()

    def _fit(self, width: int, tallest: int) -> None:
        """Be as tall as the cards need, up to a limit; from there on they scroll."""
        inside = self._cards_column
        room = width - 2 * _MARGIN - self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumHeight(min(inside.heightForWidth(room) + 2, tallest))
        self.prefer(QSize(width, self.sizeHint().height()))

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("part", "page")
        self._cards_column = column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in self._cards:
            column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        # The keyboard scrolls it: it may be all words.
        area.setProperty("reads", True)
        area.setAccessibleName("What would be brought in")
        area.setToolTip("The arrow keys scroll")
        return area

    def _save_rejects(self) -> None:
        """Save what was rejected, with the reasons, as a file for a spreadsheet."""
        from oversight_app.imports.preview import write_rejects

        stem = Path(self._previews[0].incoming.file_name).stem
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Save rejected rows", f"{stem}-rejected.csv", "Tables (*.csv)"
        )
        if not chosen:
            return
        try:
            write_rejects([p.incoming for p in self._previews], Path(chosen))
        except UserProblem as problem:
            self.say(str(problem))
        else:
            self.say(f"The rejected rows are saved in {Path(chosen).name}.")


def _counted(rows: int, outlines: int) -> str:
    parts = ((rows, "row"), (outlines, "outline"))
    return " and ".join(f"{n:,} {word}{'' if n == 1 else 's'}" for n, word in parts if n)


def _broken(preview: Preview) -> bool:
    return any(issue.blocking for issue in preview.incoming.issues)

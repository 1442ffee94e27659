"""What a page prints as, before a printer is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from oversight_app.domain.papers import Marking
from oversight_app.ui.dialogs.export import MARKING_WORDS
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.paper_preview import PaperPreview

_NO_PRINTER = (
    "No printer is set up on this computer. Save it as a PDF, and print that where there is one."
)
_WIDTH, _HIGH = 620, 820


class PrintDialog(FramedDialog):
    """``print_asked`` and ``save_asked`` say what is to be done with the pages that are shown,
    ``marked`` that they are to have another marking."""

    print_asked = Signal()
    save_asked = Signal()
    marked = Signal(object)

    def __init__(
        self,
        theme: Theme,
        title: str,
        marking: Marking | None,
        printers: bool,
        parent: QWidget | None = None,
    ) -> None:
        """``marking`` None is of a paper that has its own, and its own ways to be saved."""
        words = (
            f"“{title}”, as the page shows it now. Small numbers of people are hidden by the "
            "office’s rule."
        )
        super().__init__("Print this page", words, parent, width=_WIDTH)
        self.setObjectName("print-page")
        if not printers:
            self.say(f"{words} {_NO_PRINTER}")
        self._marking = QComboBox()
        if marking is not None:
            for one in Marking:
                self._marking.addItem(one.value, one)
            self._marking.setCurrentIndex(self._marking.findData(marking))
            self._marking.setObjectName("marking")
            self._marking.setToolTip(MARKING_WORDS)
            self._marking.currentIndexChanged.connect(
                lambda _i: self.marked.emit(Marking(self._marking.currentData()))
            )
            self.add_labelled("Marking, on every page", self._marking)
        self._notes = QVBoxLayout()
        self.body.addLayout(self._notes)
        self.preview = PaperPreview(theme)
        self.preview.pdf.hide()
        # As high as the dialog leaves it, so that nothing beside it has to be scrolled to.
        expanding, ignored = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored
        self.preview.view.setSizePolicy(expanding, ignored)
        self.preview.view.setMinimumHeight(theme.px(260))
        self.body.addWidget(self.preview, 1)
        cancel = self.add_button("Cancel", result=False)
        cancel.setToolTip("Close without printing (Esc)")
        self._save = self.add_button("Save as files…", "" if printers else "primary")
        self._save.setObjectName("save-instead")
        self._save.setToolTip("Save a PDF, or another format, in place of printing")
        self._save.clicked.connect(lambda _c=False: self.save_asked.emit())
        self._save.setVisible(marking is not None)
        self._print = self.add_button("Print…", "primary" if printers else "")
        self._print.setObjectName("print")
        self._print.setToolTip("Choose a printer" if printers else _NO_PRINTER)
        self._print.clicked.connect(lambda _c=False: self.print_asked.emit())
        self._printers = printers
        self._print.setEnabled(False)
        self.prefer(QSize(theme.px(_WIDTH), theme.px(_HIGH)))
        cancel.setFocus()

    def show_notes(self, notes: Sequence[tuple[str, bool]]) -> None:
        """Say what the check found; True of what warns."""
        while (item := self._notes.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for words, warns in notes:
            self._notes.addWidget(label(words, ink="oranget" if warns else "text2", wrap=True))

    def show_pages(self, pages: tuple[bytes, ...]) -> None:
        """Show the pages; they can be printed now."""
        self.preview.show_pages(pages)
        first = not self._print.isEnabled()
        self._print.setEnabled(self._printers and bool(pages))
        if first and self._print.isEnabled():
            self._print.setFocus()
        elif first and self._save.isVisible():
            self._save.setFocus()

"""The pages of a paper as pictures, drawn off the main thread, and once for each document."""

from oversight_app.domain.errors import UserProblem
from oversight_app.summaries.document import Document
from oversight_app.ui.context import Context
from oversight_app.ui.widgets.paper_preview import PaperPreview

_SHARP = 144.0
"""Dots to an inch of the preview: sharp on a screen of twice the usual dots."""
_FAULT = "This paper can’t be shown because of a fault in the program. Nothing was lost."


class PaperDrawing:
    """Shows documents in a preview."""

    def __init__(self, context: Context, preview: PaperPreview) -> None:
        self._context = context
        self._preview = preview
        self._drawn: Document | None = None

    @property
    def drawn(self) -> bool:
        """True while pages are shown."""
        return self._drawn is not None

    def clear(self) -> None:
        """Show nothing."""
        self._drawn = None
        self._preview.clear()

    def show(self, document: Document | None, problem: str = "") -> None:
        """Draw a document, unless it is the one that is shown; or say why there is none."""
        self._preview.document = document
        if document is None:
            self._drawn = None
            if problem:
                self._preview.show_problem(problem)
            return
        if document == self._drawn and self._preview.pages:
            self._preview.show_again()
            return

        def drawn() -> tuple[bytes, ...]:
            from oversight_app.summaries.pdf import page_pictures

            return page_pictures(document, _SHARP)

        def show(pages: tuple[bytes, ...]) -> None:
            self._drawn = document
            self._preview.show_pages(pages)

        self._preview.redraw()
        self._context.jobs.draw("paper-preview", drawn, show, self.failed)

    def failed(self, error: Exception) -> None:
        """Say why there are no pages."""
        said = str(error) if isinstance(error, UserProblem) else _FAULT
        self._preview.show_problem(said)

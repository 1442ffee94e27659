"""The forms that are open over the window, one for each record."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from oversight_app.domain.record_kinds import KINDS, Link
from oversight_app.domain.recorded import Recorded
from oversight_app.review.record_facts import RecordFacts, facts_of, facts_of_new
from oversight_app.store.drafts import Draft
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.record_form import RecordForm
from oversight_app.ui.record_drafts import draft_of, read_links
from oversight_app.ui.record_editing import RecordEditing

Saved = Callable[[int], None]
"""Called with the ``id`` of a record when its form has saved it."""


class RecordForms(QObject):
    """Opens forms as windows beside each other; a record that is open comes to the front."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._asked = 0

    @property
    def forms(self) -> tuple[RecordForm, ...]:
        """The forms that are open on this workspace, whichever page opened them."""
        found = (one for one in QApplication.topLevelWidgets() if isinstance(one, RecordForm))
        return tuple(one for one in found if one.isVisible() and one.context is self.context)

    def add(
        self,
        kind: type[Recorded],
        start: Recorded | None = None,
        links: Sequence[Link] = (),
        saved: Saved | None = None,
    ) -> None:
        """Open an empty form, or one that says already what ``start`` says. ``links`` are made
        with the record; their end 0 stands for it."""
        if self.context.read_only:
            return
        first = start or kind()

        def read(ws: Workspace) -> tuple[RecordFacts, Draft | None]:
            # A form that begins with something goes on with what began in the same way.
            draft = draft_of(ws, kind.kind, None, links if start is not None else None)
            return facts_of_new(ws, first, links), draft

        self._read(read, lambda got: self._open(got, tuple(links), saved))

    def open(self, record_id: int, saved: Saved | None = None, at: str = "") -> None:
        """Open a record that there is; ``at`` is the id of the field to begin at."""
        for form in self.forms:
            if form.facts.record.id == record_id:
                form.open()
                if at:
                    form.panel.go_to(at)
                return

        def read(ws: Workspace) -> tuple[RecordFacts, Draft | None]:
            facts = facts_of(ws, record_id)
            return facts, draft_of(ws, facts.record.kind, record_id)

        def show(got: tuple[RecordFacts, Draft | None]) -> None:
            form = self._show(*got, (), saved)
            if form is not None and at:
                form.panel.go_to(at)

        self._read(read, show)

    def go_on(self, draft: Draft) -> None:
        """Open the form of a draft and go on with it."""

        def read(ws: Workspace) -> tuple[RecordFacts, Draft | None]:
            if draft.record_id is not None:
                return facts_of(ws, draft.record_id), draft
            return facts_of_new(ws, KINDS[draft.kind](), read_links(draft)), draft

        def show(got: tuple[RecordFacts, Draft | None]) -> None:
            form = self._show(*got, read_links(draft), None)
            if form is not None:
                form.take_draft()

        self._read(read, show)

    def _read(
        self,
        read: Callable[[Workspace], tuple[RecordFacts, Draft | None]],
        show: Callable[[tuple[RecordFacts, Draft | None]], None],
    ) -> None:
        # Each has a key of its own: two that were asked for both open.
        self._asked += 1
        self.context.jobs.read(f"record-form-{id(self)}-{self._asked}", read, show)

    def _open(
        self,
        got: tuple[RecordFacts, Draft | None],
        links: tuple[Link, ...],
        saved: Saved | None,
    ) -> None:
        self._show(*got, links, saved)

    def _show(
        self,
        facts: RecordFacts,
        draft: Draft | None,
        links: tuple[Link, ...],
        saved: Saved | None,
    ) -> RecordForm | None:
        """Show a form; None where that of the record was open already."""
        # Asked for twice in a hurry, it still opens once.
        already = next((f for f in self.forms if facts.record.id == f.facts.record.id != 0), None)
        if already is not None:
            already.open()
            return None
        form = RecordForm(self.context, facts, links, parent=self._window())
        editing = RecordEditing(self.context, form)
        if saved is not None:
            editing.saved.connect(saved)
        editing.opened.connect(self.open)
        form.side.place_asked.connect(self.context.go_to)
        editing.begun.connect(lambda start, its: self.add(type(start), start, its, saved))
        editing.wanted.connect(lambda kind, take: self.add(KINDS[kind], saved=take))
        if draft is not None:
            form.offer_draft(draft)
        self.context.open_dialog(form)
        form.panel.go_to(next(id for id, one in form.panel.editors.items() if not one.spec.given))
        return form

    def _window(self) -> QWidget | None:
        """The window of the workspace, None without one. A form that is its own from the beginning
        is not dressed a second time."""
        above = self.parent()
        while above is not None and not isinstance(above, QWidget):
            above = above.parent()
        return above


def forms_of(context: Context) -> RecordForms:
    """Return the forms of an open workspace: the same for every page, so that a record which is
    open comes to the front wherever it is asked for."""
    found = context.jobs.findChild(RecordForms)
    return found if found is not None else RecordForms(context, context.jobs)

"""Publication duties: what the office has to publish, what is out of date, which decisions wait."""

from PySide6.QtWidgets import QWidget

from oversight_app.domain.decisions import Publication
from oversight_app.review.next_steps import PUBLISH
from oversight_app.review.publication import (
    PublicationAnswer,
    items_table,
    publication,
    published_table,
    waiting_table,
)
from oversight_app.ui.context import Context
from oversight_app.ui.pages.record_tab import RecordTab
from oversight_app.ui.widgets.columns import TwoColumns
from oversight_app.ui.widgets.notes_line import NotesLine
from oversight_app.ui.widgets.table_card import TableCard


class PublicationTab(RecordTab):
    """The items of the Order, the decisions to publish, and everything that is published."""

    nothing = "Nothing has been recorded as published, and no decision is signed."
    way_in = "Add a publication…"
    adds = Publication

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._read: PublicationAnswer | None = None
        days = self.make_days()
        self.header = self.header_of()
        self.items, self.waiting, self.published = (
            TableCard(theme, note_below=True) for _ in range(3)
        )
        for card in (self.items, self.waiting, self.published):
            card.view.set_two_lines()
        self.items.view.gives_way = ("last", "in-date")
        self.waiting.view.gives_way = ("missing", "interest", "signed")
        self.published.view.gives_way = ("where", "item", "published")
        self.add_here = self.action(
            self.items, "add-to-item", "Add publication…",
            "Record something published under the selected item", self._add_to_item, writes=True,
        )  # fmt: skip
        self.publish_button = self.action(
            self.waiting, "publish-waiting", "Publish…",
            "Record where and when the selected decision is published", self._publish,
            writes=True,
        )  # fmt: skip
        columns = TwoColumns(theme, (1, 1))
        columns.add(self.items, right=False, share=1, least=200)
        columns.add(self.waiting, right=True, share=2, least=90, most=self._most)
        columns.add(self.published, right=True, share=3, least=150)
        self.notes = NotesLine()
        column = self.page.column
        for widget in (self.sample, days.banner, self.header):
            column.addWidget(widget)
        column.addWidget(columns, 1)
        column.addWidget(self.notes)
        self.notes.asked.connect(self.show_origin)
        self.items.activated.connect(self._show_item)
        for card in (self.waiting, self.published):
            card.activated.connect(lambda key: self.open(int(key)))
        self.waiting.view.selection_changed.connect(self._refresh)

    @property
    def answer(self) -> PublicationAnswer | None:
        """What is shown; None until the first answer."""
        return self._read

    def reload(self) -> None:
        """Read what is published again."""
        self.read_dated("publication", publication, self._show)

    def show_origin(self) -> None:
        """What the Order asks for, and what is counted."""
        if self._read is not None:
            self.origin.show_origin(self._read.finding.origin)

    def _most(self) -> int:
        """All decisions that wait, or as many as leave what is published in sight."""
        view = self.waiting.view
        room = round(0.4 * self.page.viewport().height())
        return max(view.content_height(2), min(view.content_height(), room))

    def _show(self, found: PublicationAnswer) -> None:
        self._read = found
        self.today = found.today
        if not found.total and not found.decisions.signed and self.day is None:
            self.show_empty()
            return
        self.header.show_finding(found.finding)
        self.say_sample(found.provenance)
        self.items.set_table(items_table(found))
        self.waiting.set_table(waiting_table(found))
        self.published.set_table(published_table(found))
        self.notes.set_notes(found.finding.caveats)
        if found.waiting and not self.waiting.view.selected_key():
            self.waiting.select_key(found.waiting[0].key)
        self._refresh()
        self.show_content()

    def _show_item(self, item_id: str) -> None:
        """Go to what is published under an item, or record the first of it."""
        found = self._read
        item = next((one for one in found.items if one.id == item_id), None) if found else None
        if item is not None and item.published:
            self.published.select_key(str(item.published[0].id))
            self.published.view.setFocus()
        else:
            self._add_to_item()

    def _add_to_item(self) -> None:
        item = self.items.view.selected_key() or "decisions"
        self.add(Publication, Publication(item=item, published_on=self.today))

    def _publish(self) -> None:
        key = self.waiting.view.selected_key()
        found = self._read.waiting if self._read else ()
        decision = next((one.decision for one in found if one.key == key), None)
        if decision is not None:
            self.take_step(PUBLISH, decision)

    def _refresh(self) -> None:
        chosen = bool(self.waiting.view.selected_key())
        self.publish_button.setEnabled(chosen and self.may_change)

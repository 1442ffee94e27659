"""Requests and recommendations: two clocks that the law sets, what was gathered and done."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from oversight_app.domain.recorded import Recorded
from oversight_app.domain.requests import InformationRequest, Recommendation
from oversight_app.review.clocks import (
    Clocks,
    clocks,
    clocks_finding,
    recommendations_table,
    requests_table,
)
from oversight_app.store import records
from oversight_app.ui.context import Context
from oversight_app.ui.gathering import ask_gather, save_gathered
from oversight_app.ui.pages.record_tab import RecordTab
from oversight_app.ui.widgets.table_card import TableCard


class RequestsTab(RecordTab):
    """A row a request with its working days left, a row a recommendation with its 56 days."""

    nothing = "No information request or recommendation has been recorded yet."
    way_in = "Add an information request…"
    adds = InformationRequest

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        days = self.make_days()
        self.header = self.header_of()
        self.requests, self.recommendations = (TableCard(theme, note_below=True) for _ in range(2))
        for card in (self.requests, self.recommendations):
            card.view.set_two_lines()
        self.requests.view.goes_last = ("disclosed",)
        self.recommendations.view.goes_last = ("report", "actions")
        self._dress_card(self.requests, InformationRequest, "request")
        self.action(
            self.requests,
            "gather",
            "Gather what is held…",
            "Look for everything held on the subject of the selected request",
            lambda: self._with_request(lambda one: ask_gather(context, one)),
            writes=True,
        )
        self.action(
            self.requests,
            "save-gathered",
            "Save what was gathered…",
            "A list or spreadsheet with everything that the gathered records say",
            lambda: self._with_request(lambda one: save_gathered(context, one, self)),
        )
        self._dress_card(self.recommendations, Recommendation, "recommendation")
        column = self.page.column
        for widget in (self.sample, days.banner, self.header):
            column.addWidget(widget)
        column.addWidget(self.requests, 1)
        column.addWidget(self.recommendations, 1)
        theme.changed.connect(self._dress)
        self._dress()

    def reload(self) -> None:
        """Read both again."""
        self.read_dated("clocks", clocks, self._show)

    def show_origin(self) -> None:
        """How the clocks run."""
        if self.header.finding is not None:
            self.origin.show_origin(self.header.finding.origin)

    def _show(self, found: Clocks) -> None:
        self.today = found.today
        if not (found.requests or found.recommendations) and self.day is None:
            self.show_empty()
            return
        finding = clocks_finding(found)
        self.header.show_finding(finding)
        self.say_sample(finding.provenance)
        self.requests.set_table(requests_table(found))
        self.recommendations.set_table(recommendations_table(found))
        # The most pressing one is what is most often wanted: “Gather” needs one to work on.
        for card in (self.requests, self.recommendations):
            if card.view.table.rows and not card.view.selected_key():
                card.select_key(card.view.table.rows[0].key)
        self.show_content()

    def _dress_card(self, card: TableCard, kind: type[Recorded], name: str) -> None:
        self.action(
            card,
            f"matter-of-{name}",
            "Show the matter",
            "What followed from the selected one",
            lambda: self._matter(card),
        ).setAccessibleName(f"Show the matter of the selected {name}")
        self.action(
            card,
            f"add-{name}",
            f"Add a {name}…",
            f"Record {_a(kind.noun)}",
            lambda: self.add(kind),
            writes=True,
        )
        self.add_list_button(card, kind)
        card.activated.connect(lambda key: self.open(int(key)))

    def _with_request(self, then: Callable[[InformationRequest], None]) -> None:
        """Do something with the selected request as it is now, or with the one there is."""
        view = self.requests.view
        keys = [row.key for row in view.table.rows]
        key = view.selected_key() or (keys[0] if len(keys) == 1 else "")
        if not key:
            self.context.toast("Select a request first")
            return

        def show(found: Recorded | None) -> None:
            if isinstance(found, InformationRequest):
                then(found)

        self.context.jobs.read("request", lambda ws: records.one(ws, int(key)), show)

    def _matter(self, card: TableCard) -> None:
        key = card.view.selected_key()
        if key:
            self.matter_asked.emit(int(key))

    def _dress(self) -> None:
        for card in (self.requests, self.recommendations):
            card.setMinimumHeight(self.context.theme.px(190))


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"

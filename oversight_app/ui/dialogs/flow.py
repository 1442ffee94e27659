"""Add or change the joiners and leavers of a period."""

from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.records import Flow
from oversight_app.ui.dialogs.form import FormDialog, count_of, day_of
from oversight_app.ui.theme import Theme


class FlowDialog(FormDialog):
    """``flow`` is what was filled in; ``before`` the one that is being changed."""

    def __init__(
        self,
        theme: Theme,
        body: str,
        today: date,
        before: Flow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        verb = "Change" if before else "Add"
        super().__init__(
            theme,
            f"{verb} joiners and leavers",
            "Opening strength and joiners, less leavers, is checked with closing strength.",
            "Save" if before else "Add joiners and leavers",
            parent,
        )
        self.setObjectName("flow")
        self._body, self._id = body, before.id if before else 0
        first = before.from_day if before else date(today.year - 1, 4, 1)
        last = before.to_day if before else date(today.year, 3, 31)
        self._from = self.add_day("from_day", "From", first)
        self._to = self.add_day("to_day", "To, that day included", last)
        self._joiners = self.add_count("joiners", "Joined", str(before.joiners) if before else "")
        self._leavers = self.add_count("leavers", "Left", str(before.leavers) if before else "")
        self._source = self.add_words(
            "source", "Source", before.source if before else "", "The return it stands in"
        )
        self._joiners.setFocus()

    @property
    def flow(self) -> Flow:
        """The joiners and leavers as filled in."""
        return Flow(
            self._body,
            day_of(self._from),
            day_of(self._to),
            count_of(self._joiners) or 0,
            count_of(self._leavers) or 0,
            self._source.text().strip(),
            self._id,
        )

    def problems(self) -> dict[str, str]:
        """A period the right way round, and where the numbers stand."""
        wrong = {}
        filled = self.flow
        if filled.to_day < filled.from_day:
            wrong["to_day"] = "The period ends before it begins. Correct one of the dates."
        for name, line in (("joiners", self._joiners), ("leavers", self._leavers)):
            if count_of(line) is None:
                wrong[name] = "Write a whole number, 0 where there were none."
        if not filled.source:
            wrong["source"] = "Say which return or table the numbers stand in."
        return wrong

"""The criteria of option appraisals: add, reword, reorder, retire."""

from PySide6.QtWidgets import QWidget

from oversight_app.domain.appraisal import Criterion
from oversight_app.review.judging import AppraisingFacts
from oversight_app.ui.dialogs.set_editor import SetEditor
from oversight_app.ui.theme import Theme


class CriteriaDialog(SetEditor[Criterion]):
    """``rows``, ``by`` and ``reason`` are what was filled in."""

    one, many = "criterion", "criteria"
    words_caption = "What is judged"
    name_problem = "Give this criterion a name for its row."
    words_problem = "Say what is judged under “{name}”."
    letter = "c"

    def __init__(self, theme: Theme, facts: AppraisingFacts, parent: QWidget | None = None) -> None:
        used = {one.code for version in facts.sets for one in version.criteria}
        super().__init__(
            theme,
            f"New appraisals are made with them from today, as version "
            f"{facts.criteria.version + 1}. Appraisals that were made keep their criteria. "
            "Criteria have no weights: one that matters is judged, and said why.",
            facts.criteria.criteria,
            used,
            parent,
        )
        self.setObjectName("criteria-set")

    def started(self, code: str) -> Criterion:
        """A criterion without words."""
        return Criterion(code, "", "")

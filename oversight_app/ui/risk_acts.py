"""What is done about risks from their tab: added, changed, scored again, reviewed, acted on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from oversight_app.domain.accountability import Action
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.periods import months_after
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.risk import Risk, RiskScale
from oversight_app.review.risk_detail import RiskDetail
from oversight_app.store import records, risk_scales, risk_sets
from oversight_app.store.record_offices import offices
from oversight_app.store.record_reviews import mark_reviewed
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.mark_reviewed import MarkReviewedDialog
from oversight_app.ui.dialogs.ready_made_risks import ReadyMadeRisksDialog
from oversight_app.ui.dialogs.risk_scale import RiskScaleDialog
from oversight_app.ui.dialogs.score_again import ScoreAgainDialog
from oversight_app.ui.record_forms import RecordForms
from oversight_app.ui.saving import keeping, save_from


@dataclass(frozen=True, slots=True)
class _Known:
    """What the dialogs need that the tab does not show."""

    today: date
    scale: RiskScale
    open_risks: int
    groups: tuple[tuple[int, str], ...]
    offices: tuple[str, ...]


class RiskActs(QObject):
    """Each act asks and keeps; the tab reads again when it has."""

    def __init__(self, context: Context, forms: RecordForms, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._forms, self._over = context, forms, over

    def add(self, saved: Callable[[int], None] | None = None) -> None:
        """Open the form of a new risk. Its review is proposed as that of the highest band, so
        that nothing is seen too late."""

        def ask(known: _Known) -> None:
            soonest = min(band.review_months for band in known.scale.bands)
            start = Risk(raised_on=known.today, review_by=months_after(known.today, soonest))
            self._forms.add(Risk, start, saved=saved)

        self._with_known(ask)

    def change(self, risk: Risk) -> None:
        """Open the form of a risk."""
        self._forms.open(risk.id)

    def delete(self, number: int) -> None:
        """Delete a risk; undo brings it back."""
        self._context.write("Risk deleted", lambda ws: records.delete(ws, number))

    def add_action(self, detail: RiskDetail) -> None:
        """Open the form of an action that reduces a risk."""
        risk = detail.risk

        def ask(known: _Known) -> None:
            start = Action(owner=risk.owner, set_on=known.today, scheme=risk.scheme)
            self._forms.add(Action, start, [Link(0, Relation.REDUCES, risk.id)])

        self._with_known(ask)

    def review(self, detail: RiskDetail) -> None:
        """Ask what came of looking at a risk again; the next day follows from its band."""
        risk, score = detail.risk, detail.risk.current

        def ask(known: _Known) -> None:
            later = None
            if score is not None and not detail.again:
                later = known.scale.review_after(score, known.today)
            dialog = MarkReviewedDialog(
                self._context.theme, [risk], known.today, known.offices, later, self._over.window()
            )
            save_from(
                self._context, dialog, f"{risk.reference} reviewed",
                lambda: keeping(
                    mark_reviewed, risk.id, dialog.on, dialog.by, dialog.outcome, dialog.next_review
                ),
            )  # fmt: skip

        self._with_known(ask)

    def score_again(self, detail: RiskDetail) -> None:
        """Ask for a risk’s levels on the scale in force."""

        def ask(known: _Known) -> None:
            dialog = ScoreAgainDialog(
                self._context.theme, detail.risk, detail.scale, known.scale, self._over.window()
            )
            save_from(
                self._context, dialog, f"{detail.risk.reference} scored again",
                lambda: keeping(records.save, dialog.risk),
            )  # fmt: skip

        self._with_known(ask)

    def add_ready_made(self) -> None:
        """Ask who is to own the ready-made risks, and add them in one act."""

        def ask(known: _Known) -> None:
            soonest = min(band.review_months for band in known.scale.bands)
            dialog = ReadyMadeRisksDialog(
                self._context.theme, known.today, months_after(known.today, soonest),
                known.groups, self._over.window(),
            )  # fmt: skip
            save_from(
                self._context, dialog, "Ready-made risks added",
                lambda: keeping(
                    risk_sets.add_ready_made, dialog.owner, dialog.review_by, dialog.outside_group
                ),
            )  # fmt: skip

        self._with_known(ask)

    def change_scale(self) -> None:
        """Ask for the levels and bands of a new version of the scale."""

        def ask(known: _Known) -> None:
            dialog = RiskScaleDialog(
                self._context.theme, known.scale, known.open_risks, known.today,
                self._over.window(),
            )  # fmt: skip
            save_from(
                self._context, dialog, "Risk scale saved",
                lambda: keeping(
                    risk_scales.save_scale, dialog.likelihood, dialog.impact, dialog.bands,
                    dialog.from_day, dialog.by, dialog.reason,
                ),
            )  # fmt: skip

        self._with_known(ask)

    def _with_known(self, ask: Callable[[_Known], None]) -> None:
        if not self._context.read_only:
            self._context.jobs.read("risk-acts", _read, ask)


def _read(ws: Workspace) -> _Known:
    with ws.snapshot():
        scale = risk_scales.current_scale(ws)
        found = records.read(ws, Risk)
        return _Known(
            ws.today(),
            scale,
            sum(one.open for one in found),
            tuple((one.id, one.title) for one in records.read(ws, OutsideGroup)),
            tuple(offices(ws)),
        )

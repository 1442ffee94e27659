"""The register of risks as tables."""

from collections.abc import Sequence
from datetime import date

from oversight_app.domain.findings import Align, Cell, Column, Row, Status, Table
from oversight_app.domain.periods import written_date
from oversight_app.domain.risk import CONTROL_STATES, RESPONSES, RiskScale
from oversight_app.domain.wording import Quantity, counted
from oversight_app.review.risk_detail import RiskDetail

SCORE_AGAIN = Status("Score again", "unknown", strong=True)


def register_table(details: Sequence[RiskDetail], scale: RiskScale, day: date) -> Table:
    """Return a row a risk (key: its id), in the order given."""
    right = Align.RIGHT
    return Table(
        id="risks",
        title="Risk register",
        columns=(
            Column("reference", "Number"),
            Column("name", "Risk"),
            Column("value", "Score", right, tip="Likelihood × impact, as they are now"),
            Column("band", "Band", tip="Where the score falls on the office’s scale"),
            Column("inherent", "Without controls", right, tip="Likelihood × impact at first"),
            Column("target", "Wanted", right, tip="Likelihood × impact that is wanted"),
            Column("months", "12 months", on_paper=False,
                   tip="The score at the end of each month"),
            Column("moved", "Last move", tip="When the score last rose or fell"),
            Column("owner", "Owner"),
            Column("response", "Response"),
            Column("controls", "Controls", tip="Whether what keeps the risk down is in place"),
            Column("acts", "Actions", tip="Actions and decisions that reduce the risk"),
            Column("review", "Review by"),
        ),
        rows=tuple(Row(str(one.risk.id), _cells(one, scale, day)) for one in details),
        note="Overdue first, then by score" if details
        else "No risk has been recorded yet",
    )  # fmt: skip


def again_table(details: Sequence[RiskDetail]) -> Table:
    """Return open risks whose levels are those of an earlier scale, with what they scored."""
    rows = tuple(
        Row(
            str(one.risk.id),
            (
                one.risk.reference,
                one.risk.name,
                None if one.risk.current is None else Quantity(one.risk.current),
                f"{len(one.scale.likelihood)} × {len(one.scale.impact)}",
                one.risk.owner,
            ),
        )
        for one in details
        if one.again and one.open
    )
    return Table(
        id="risks-again",
        title="Risks to be scored again",
        columns=(
            Column("reference", "Number"),
            Column("name", "Risk"),
            Column("value", "Score then", Align.RIGHT),
            Column("scale", "Scale then"),
            Column("owner", "Owner"),
        ),
        rows=rows,
        note="Their scores are on an earlier scale" if rows else "None",
    )


def _cells(one: RiskDetail, scale: RiskScale, day: date) -> tuple[Cell, ...]:
    risk = one.risk
    return (
        risk.reference,
        risk.name,
        _score(one, risk.current),
        band_status(one, scale),
        _score(one, risk.inherent),
        _score(one, risk.target),
        one.trend.sparkline(day),
        one.trend.status,
        risk.owner,
        dict(RESPONSES).get(risk.response, ""),
        control_status(risk.control_state),
        acts_words(one),
        review_status(one, day),
    )


def _score(one: RiskDetail, score: int | None) -> Cell:
    return None if one.again or score is None else Quantity(score)


def band_status(one: RiskDetail, scale: RiskScale) -> Cell:
    """The band in words; the highest one in bold. A closed or replaced risk says
    so instead."""
    if not one.open:
        return Status("Closed", "check") if not one.risk.open else Status("Replaced", "not-needed")
    if one.again:
        return SCORE_AGAIN
    if not one.band:
        return None
    names = [band.name for band in scale.bands]
    if one.band == names[-1]:
        return Status(one.band, "warning", strong=True)
    return Status(one.band, "limit-none" if one.band == names[0] else "limit-within")


_CONTROLS = {"controlled": "met", "tasked": "partly", "overdue": "not-met", "none": "unknown"}


def control_status(state: str) -> Status:
    """The state of a risk's controls, with its icon."""
    words = dict(CONTROL_STATES).get(state, state)
    return Status(words, _CONTROLS.get(state, "unknown"), strong=state == "overdue")


def acts_words(one: RiskDetail) -> str:
    """Say what reduces a risk: ``2 open, 1 overdue``."""
    if not one.acts:
        return "None"
    open_ = sum(act.open for act in one.acts)
    late = sum(act.overdue for act in one.acts)
    if not open_:
        done = sum(act.state not in ("Stopped", "Decision, withdrawn") for act in one.acts)
        return f"{done} of {len(one.acts)} done" if done < len(one.acts) else f"{done} done"
    return f"{open_} open" + (f", {late} overdue" if late else "")


def review_status(one: RiskDetail, day: date) -> Cell:
    """By when a risk is to be looked at again; what is overdue in bold."""
    due = one.risk.review_on
    if due is None or not one.open:
        return None
    if due < day:
        late = counted((day - due).days, "day", "days")
        return Status(f"Overdue by {late}", "clock", strong=True)
    return Status(written_date(due), "calendar")

"""Two roles of an appraisal side by side; where they differ comes first."""

from dataclasses import dataclass

from oversight_app.domain.findings import Column, Row, Status, Table
from oversight_app.domain.wording import Quantity, Sentence, Slot
from oversight_app.review.appraisal import AppraisalView, JudgedBy, JudgementCell, RoleAppraised
from oversight_app.review.appraisal_words import cell_status, listed, quoted

_BETTER_LAST = ("weak", "adequate", "strong")


@dataclass(frozen=True, slots=True)
class RolePair:
    """One criterion for both roles. ``direction`` is 1 where the right role is the stronger, −1
    where it is the weaker, 0 where neither is or it can't be said."""

    question: JudgedBy
    left: JudgementCell
    right: JudgementCell
    direction: int

    @property
    def differs(self) -> bool:
        """True where the two are judged differently."""
        return self.left.code != self.right.code


@dataclass(frozen=True, slots=True)
class RolesCompared:
    """Two roles, criterion by criterion (those that differ first), as a sentence and a table."""

    left: RoleAppraised
    right: RoleAppraised
    pairs: tuple[RolePair, ...]
    headline: Sentence
    table: Table


def compare_roles(view: AppraisalView, left: str, right: str) -> RolesCompared | None:
    """Compare two roles by their keys; None where one is not part of the appraisal."""
    one, other = view.subject(left), view.subject(right)
    if one is None or other is None:
        return None
    pairs = [
        _pair(question, view.cell(left, question.code), view.cell(right, question.code))
        for question in view.questions
    ]
    ordered = tuple(sorted(pairs, key=lambda pair: not pair.differs))
    return RolesCompared(
        one, other, ordered, _headline(one, other, ordered), _table(one, other, ordered)
    )


def _pair(question: JudgedBy, left: JudgementCell, right: JudgementCell) -> RolePair:
    direction = 0
    if left.code in _BETTER_LAST and right.code in _BETTER_LAST:
        step = _BETTER_LAST.index(right.code) - _BETTER_LAST.index(left.code)
        direction = (step > 0) - (step < 0)
    return RolePair(question, left, right, direction)


def _headline(left: RoleAppraised, right: RoleAppraised, pairs: tuple[RolePair, ...]) -> Sentence:
    """Say where they differ by name: a count of who is stronger would be a score."""
    differing = sum(one.differs for one in pairs)
    slots: dict[str, Slot] = {"n": Quantity(differing), "all": Quantity(len(pairs))}
    if not differing:
        return Sentence("Both are judged alike by all {all} criteria", slots)
    parts = [f"{{n}} of {{all}} judgements {'differs' if differing == 1 else 'differ'}"]
    for key, role, direction in (("left", left, -1), ("right", right, 1)):
        names = [quoted(one.question) for one in pairs if one.direction == direction]
        if names:
            slots |= {key: role.name, f"{key}_by": listed(names)}
            parts.append(f"{{{key}}} is stronger by {{{key}_by}}")
    return Sentence(". ".join(parts), slots)


def _table(left: RoleAppraised, right: RoleAppraised, pairs: tuple[RolePair, ...]) -> Table:
    return Table(
        id="roles-compared",
        title=f"{left.name} and {right.name}",
        columns=(
            Column("criterion", "Criterion"),
            Column("left", left.name),
            Column("right", right.name),
            Column("difference", "Difference"),
        ),
        rows=tuple(
            Row(
                one.question.code,
                (
                    one.question.name,
                    cell_status(one.left),
                    cell_status(one.right),
                    _difference(one, left, right),
                ),
            )
            for one in pairs
        ),
        note="Criteria by which they differ come first. Nothing is added up",
    )


def _difference(pair: RolePair, left: RoleAppraised, right: RoleAppraised) -> Status | str:
    if not pair.differs:
        return "Same"
    if not pair.direction:
        return "Differs"
    return "Stronger on the right" if pair.direction > 0 else "Stronger on the left"

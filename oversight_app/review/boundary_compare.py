"""Two subjects side by side, or one subject on two days; what differs comes first."""

from dataclasses import dataclass
from datetime import date

from oversight_app.domain.boundary import ANSWERS, BoundaryQuestion, moved
from oversight_app.domain.findings import Align, Column, Row, Status, Table
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Quantity, Sentence, Slot
from oversight_app.review.boundaries import (
    ANSWER_WORDS,
    Assessed,
    MatrixCell,
    Subject,
    cell_of,
    in_order,
    read_assessed,
)
from oversight_app.review.boundary_words import cell_status, in_sentence
from oversight_app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Side:
    """One side: a subject by its key, as it stands or (``as_at``) as it stood on a day."""

    subject: str
    as_at: date | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """One question on both sides. ``direction`` is 1 where the right answer is the better one, −1
    where it is the worse."""

    question: BoundaryQuestion
    left: MatrixCell
    right: MatrixCell
    differs: bool
    direction: int


@dataclass(frozen=True, slots=True)
class SidesCompared:
    """Both sides with their names, the pairs (those that differ first), a sentence and tables:
    the pairs, then the counts of each side."""

    left: str
    right: str
    pairs: tuple[Pair, ...]
    headline: Sentence
    table: Table
    counts: Table

    @property
    def differing(self) -> int:
        """How many questions have another answer."""
        return sum(one.differs for one in self.pairs)


def compare(ws: Workspace, left: Side, right: Side) -> SidesCompared | None:
    """Compare two sides; None where a side has no assessment on its day."""
    with ws.snapshot():
        one, other = read_assessed(ws, left.as_at), read_assessed(ws, right.as_at)
    mine, yours = _whose(one, left), _whose(other, right)
    if mine is None or yours is None:
        return None
    same = left.subject == right.subject
    names = (_name(one, mine, left, same=same), _name(other, yours, right, same=same))
    pairs = _pairs(one, mine, other, yours)
    return SidesCompared(
        *names,
        pairs,
        _headline(names, pairs, same=same),
        _table(names, pairs, same=same),
        _counts(names, pairs),
    )


def _whose(found: Assessed, side: Side) -> Subject | None:
    for subject in found.subjects:
        if subject.key == side.subject and subject.latest is not None:
            return subject
    return None


def _name(found: Assessed, subject: Subject, side: Side, *, same: bool) -> str:
    if side.as_at is None:
        return f"{subject.name}, now" if same else subject.name
    return f"{subject.name}, {written_date(found.as_at)}"


def _pairs(one: Assessed, mine: Subject, other: Assessed, yours: Subject) -> tuple[Pair, ...]:
    asked = {question.code: question for question in one.current.questions}
    asked |= {question.code: question for question in other.current.questions}
    pairs = []
    for question in in_order(asked.values()):
        left, right = cell_of(one, mine, question), cell_of(other, yours, question)
        pairs.append(
            Pair(
                question,
                left,
                right,
                left.code != right.code,
                moved(left.code, right.code),
            )
        )
    return tuple(sorted(pairs, key=lambda pair: not pair.differs))


def _headline(names: tuple[str, str], pairs: tuple[Pair, ...], *, same: bool) -> Sentence:
    differing = sum(one.differs for one in pairs)
    if not differing:
        return Sentence("All {n} answers are the same", {"n": Quantity(len(pairs))})
    better = sum(one.direction > 0 for one in pairs)
    worse = sum(one.direction < 0 for one in pairs)
    slots: dict[str, Slot] = {
        "n": Quantity(differing),
        "all": Quantity(len(pairs)),
        "better": Quantity(better),
        "worse": Quantity(worse),
        "neither": Quantity(differing - better - worse),
    }
    # From not known to not met, or the other way round, is a step in neither direction.
    rest = differing > better + worse
    if same:
        template = "{n} of {all} answers changed: {better} for the better, {worse} for the worse"
        return Sentence(f"{template}, {{neither}} for neither" if rest else template, slots)
    slots |= {"left": in_sentence(names[0]), "right": in_sentence(names[1])}
    if differing in (better, worse):
        slots["whom"] = slots["right" if better else "left"]
        return Sentence("{n} of {all} answers differ: {whom} has the better one each time", slots)
    if not better + worse:
        return Sentence("{n} of {all} answers differ: neither side has the better one", slots)
    template = (
        "{n} of {all} answers differ: the better one to {better} is that of {right}, to {worse} "
        "that of {left}"
    )
    return Sentence(f"{template}, to {{neither}} that of neither" if rest else template, slots)


def _table(names: tuple[str, str], pairs: tuple[Pair, ...], *, same: bool) -> Table:
    return Table(
        id="boundaries-compared",
        title=f"{names[0]} and {names[1]}",
        columns=(
            Column("heading", "Heading"),
            Column("question", "Question"),
            Column("left", names[0]),
            Column("right", names[1]),
            Column("difference", "Change" if same else "Difference"),
        ),
        rows=tuple(
            Row(
                one.question.code,
                (
                    str(one.question.heading),
                    one.question.name,
                    cell_status(one.left),
                    cell_status(one.right),
                    _difference(one, same=same),
                ),
            )
            for one in pairs
        ),
        note="Answers that differ come first",
    )


def _difference(pair: Pair, *, same: bool) -> Status | str:
    if not pair.differs:
        return "Same"
    if not pair.direction:
        return "Changed" if same else "Differs"
    better = pair.direction > 0
    if same:
        return Status("Better", "better") if better else Status("Worse", "worse", strong=True)
    return "Better on the right" if better else "Better on the left"


def _counts(names: tuple[str, str], pairs: tuple[Pair, ...]) -> Table:
    rows = []
    for key, name, codes in (
        ("left", names[0], [one.left.code for one in pairs]),
        ("right", names[1], [one.right.code for one in pairs]),
    ):
        cells = tuple(Quantity(codes.count(code)) for code in ANSWER_WORDS)
        rows.append(Row(key, (name, *cells)))
    return Table(
        id="boundaries-compared-counts",
        title="Answers of each side",
        columns=(
            Column("side", "Side"),
            *(Column(code, words, Align.RIGHT) for code, words in ANSWERS),
        ),
        rows=tuple(rows),
        note="No total score: one missing control can matter more than ten met",
    )

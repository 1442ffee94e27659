"""What the matrix of boundaries says: its headline, its table for a paper, where it comes from."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from oversight_app.domain.boundary import ANSWERS, BoundaryQuestion, Heading
from oversight_app.domain.findings import Align, Cell, Column, Finding, Origin, Row, Status, Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Quantity, Sentence, Slot, counted

if TYPE_CHECKING:
    from oversight_app.review.boundaries import Assessed, MatrixCell, Subject

Cells = Mapping[tuple[str, str], "MatrixCell"]
_QUESTION = "Is there control, are there boundaries, is there governance?"
_METHOD = (
    "Each subject’s latest assessment is shown, with the answers as they stand. Not met and not "
    "known count as gaps. There is no total score: one missing control can matter more than ten "
    "met."
)
_CAVEATS = (
    "An answer is the judgement of the office that gave it, on the evidence named.",
    "That more is met does not show that a scheme is safer, nor that a group may be worked with.",
)


def boundary_finding(
    found: "Assessed",
    questions: Sequence[BoundaryQuestion],
    subjects: Sequence["Subject"],
    never: Sequence["Subject"],
    cells: Cells,
    counts: Mapping[str, Mapping[str, int]],
    provenance: Provenance,
) -> Finding:
    """Make the finding of a matrix."""
    words = headline(questions, subjects, cells)
    missing = tuple(f"{one.name} was never assessed." for one in never)
    return Finding(
        id="boundaries",
        question=_QUESTION,
        headline=words,
        support=_support(cells),
        method=_METHOD,
        charts=(),
        tables=(matrix_table(questions, subjects, cells), counts_table(subjects, counts)),
        origin=_origin(found, questions, subjects, never, cells, words),
        caveats=(*_CAVEATS, *missing),
        provenance=provenance,
    )


def headline(
    questions: Sequence[BoundaryQuestion], subjects: Sequence["Subject"], cells: Cells
) -> Sentence:
    """Say how many answers are gaps, and whom or what they concern."""
    if not subjects:
        return Sentence("Nothing has been assessed yet")
    gaps = [cell for cell in cells.values() if cell.gap]
    total = Quantity(len(gaps))
    if not gaps:
        partly = sum(cell.code == "partly" for cell in cells.values())
        if partly:
            return Sentence(
                "No answer is “not met” or “not known”; {n} met in part",
                {"n": f"{partly:,} {'is' if partly == 1 else 'are'}"},
            )
        return Sentence("Every question that was asked is met or not needed")
    kinds = _kinds({cell.code for cell in gaps})
    names = {one.key: in_sentence(one.name) for one in subjects}
    concerned = [one for one in subjects if any(cell.subject == one.key for cell in gaps)]
    if len(gaps) == 1:
        cell = gaps[0]
        return Sentence(
            "One answer is {kinds}: {question}, of {subject}",
            {"kinds": kinds, "question": cell.question.name, "subject": names[cell.subject]},
        )
    slots: dict[str, Slot] = {"n": total, "kinds": kinds}
    if whom := _all_of_them(concerned, subjects):
        return Sentence("All {n} gaps that are {kinds} concern {whom}", {**slots, "whom": whom})
    headings = {cell.question.heading for cell in gaps}
    if len(headings) == 1 and len({one.heading for one in questions}) > 1:
        return Sentence(
            "All {n} gaps that are {kinds} concern {whom}, across {where}",
            {**slots, "whom": next(iter(headings)).lower(), "where": _across(concerned)},
        )
    most, of_most = _most(gaps, concerned)
    if 2 * of_most > len(gaps):
        return Sentence(
            "{most} of the {n} gaps that are {kinds} concern {whom}",
            {**slots, "most": Quantity(of_most), "whom": in_sentence(most.name)},
        )
    return Sentence("{n} gaps are {kinds}, across {where}", {**slots, "where": _across(concerned)})


def matrix_table(
    questions: Sequence[BoundaryQuestion], subjects: Sequence["Subject"], cells: Cells
) -> Table:
    """Return the matrix as a table: a row a question, a column a subject."""
    return Table(
        id="boundaries",
        title="Boundary assessments",
        columns=(
            Column("heading", "Heading"),
            Column("question", "Question"),
            *(Column(one.key, one.name) for one in subjects),
        ),
        rows=tuple(
            Row(
                one.code,
                (
                    str(one.heading),
                    one.name,
                    *(cell_status(cells[subject.key, one.code]) for subject in subjects),
                ),
            )
            for one in questions
        ),
        note="Schemes first, then outside groups",
    )


def counts_table(subjects: Sequence["Subject"], counts: Mapping[str, Mapping[str, int]]) -> Table:
    """Return how many answers there are of each kind, by subject and in all."""
    named = [*((one.key, one.name) for one in subjects), ("", "All")]
    return Table(
        id="boundary-counts",
        title="Answers by subject",
        columns=(
            Column("subject", "Subject"),
            *(Column(code, words, Align.RIGHT) for code, words in ANSWERS),
        ),
        rows=tuple(
            Row(key or "all", (name, *(Quantity(counts[key][code]) for code, _ in ANSWERS)))
            for key, name in named
        ),
        note="No total score: one missing control can matter more than ten met",
    )


def cell_status(cell: "MatrixCell") -> Cell:
    """Return an answer as a table's cell; gaps are strong, so that they stand out."""
    if not cell.icon:
        return cell.words
    return Status(cell.words, cell.icon, strong=cell.gap)


def in_sentence(name: str) -> str:
    """Return a name for the middle of a sentence: a common one ("Police support volunteers")
    without its capital, a proper one ("Community Speedwatch") as it is."""
    first, *rest = name.split(" ")
    common = bool(rest) and all(word == word.lower() for word in rest) and first[1:].islower()
    return f"{first.lower()} {' '.join(rest)}" if common else name


def _kinds(codes: set[str]) -> str:
    """The gaps there are, in words."""
    found = [f"“{words.lower()}”" for code, words in ANSWERS if code in codes]
    return " or ".join(found)


def _all_of_them(concerned: Sequence["Subject"], subjects: Sequence["Subject"]) -> str:
    """Whom the gaps concern where that is one subject, or one kind of subject of the two."""
    if len(concerned) == 1:
        return in_sentence(concerned[0].name)
    both = len({one.is_group for one in subjects}) == 2
    if both and all(one.is_group for one in concerned):
        return "outside groups"
    if both and not any(one.is_group for one in concerned):
        return "volunteer schemes"
    return ""


def _across(concerned: Sequence["Subject"]) -> str:
    groups = sum(one.is_group for one in concerned)
    parts = [
        counted(number, one, many)
        for number, one, many in (
            (len(concerned) - groups, "scheme", "schemes"),
            (groups, "outside group", "outside groups"),
        )
        if number
    ]
    return " and ".join(parts)


def _most(gaps: Sequence["MatrixCell"], concerned: Sequence["Subject"]) -> tuple["Subject", int]:
    """The subject with the most gaps, and how many it has."""
    number = {one.key: sum(cell.subject == one.key for cell in gaps) for one in concerned}
    most = max(concerned, key=lambda one: number[one.key])
    return most, number[most.key]


def _support(cells: Cells) -> Sentence:
    if not cells:
        return Sentence("Assess a scheme or an outside group to begin.")
    parts = [
        "Each answer needs evidence, an owner and a review date.",
        "There is no total score: one missing control can matter more than ten met.",
    ]
    answered = [cell for cell in cells.values() if cell.answer is not None]
    bare = sum(not cell.has_evidence for cell in answered if cell.code != "not-applicable")
    late = sum(cell.overdue for cell in answered)
    if bare:
        parts.append(f"{counted(bare, 'answer has', 'answers have')} no evidence.")
    if late:
        parts.append(f"{counted(late, 'answer is', 'answers are')} past the day of review.")
    return Sentence(" ".join(parts))


def _origin(
    found: "Assessed",
    questions: Sequence[BoundaryQuestion],
    subjects: Sequence["Subject"],
    never: Sequence["Subject"],
    cells: Cells,
    words: Sentence,
) -> Origin:
    made = []
    for one in subjects:
        latest = one.latest
        if latest is not None and latest.assessed_on is not None:
            made.append(
                f"{one.name}: {latest.reference}, assessed on "
                f"{written_date(latest.assessed_on)} by {latest.assessed_by}"
            )
    headings = {
        str(heading): sum(one.heading is heading for one in questions) for heading in Heading
    }
    asked = ", ".join(f"{number} on {name.lower()}" for name, number in headings.items() if number)
    answered = sum(cell.answer is not None for cell in cells.values())
    of_all = len(subjects) + len(never)
    return Origin(
        figure=words,
        definition=_QUESTION,
        numerator="Answers that are not met or not known",
        denominator="",
        inclusion="Schemes and outside groups that were assessed and have not ended",
        period=f"As at {written_date(found.as_at)}",
        method=_METHOD,
        releases=(),
        rows=tuple(made),
        coverage=(
            f"{len(subjects)} of {of_all} subjects assessed; {answered:,} of {len(cells):,} "
            f"questions answered. Version {found.current.version} of the questions: {asked}"
        ),
        caveats=_CAVEATS,
    )

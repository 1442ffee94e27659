"""What an option appraisal says: its headline, its tables for a paper, where it comes from."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from oversight_app.domain.appraisal import Appraisal, CriteriaSet
from oversight_app.domain.findings import Cell, Column, Finding, Origin, Row, Status, Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Quantity, Sentence, Slot, counted, in_words

if TYPE_CHECKING:
    from oversight_app.review.appraisal import JudgedBy, JudgementCell, RoleAppraised

Cells = Mapping[tuple[str, str], "JudgementCell"]
QUESTION = "Which role would be the best choice, and what would have to be true?"
_NO_TOTAL = (
    "Nothing is weighted or added up: strength by one criterion does not make up for harm by "
    "another."
)
_METHOD = (
    "Every role is judged by the same criteria, in the version that the appraisal was made with. "
    f"{_NO_TOTAL} Each role shows what would have to be true for it to be the best choice."
)
_CAVEATS = (
    "A judgement is that of the office that made it, on the evidence named.",
    "An appraisal decides nothing. Whether a police force works with a group is for its chief "
    "constable; the Commissioner’s position is a decision of its own, with three gates.",
)
_NAMED = 2
"""So many criteria are named in the headline; the others are counted."""
_FEWEST = 2
"""“Each rung” is said of two or more."""


def appraisal_finding(
    day: date,
    made: Appraisal,
    group: OutsideGroup | None,
    criteria: CriteriaSet,
    questions: Sequence["JudgedBy"],
    roles: Sequence["RoleAppraised"],
    cells: Cells,
    provenance: Provenance,
) -> Finding:
    """Make the finding of an appraisal."""
    words = headline(questions, roles, cells)
    return Finding(
        id="appraisal",
        question=QUESTION,
        headline=words,
        support=_support(cells),
        method=_METHOD,
        charts=(),
        tables=(judgements_table(made, questions, roles, cells), best_if_table(made, roles)),
        origin=_origin(day, made, group, criteria, roles, cells, words),
        caveats=_CAVEATS,
        provenance=provenance,
    )


def headline(
    questions: Sequence["JudgedBy"], roles: Sequence["RoleAppraised"], cells: Cells
) -> Sentence:
    """Say whether a role is strong throughout, and what is weak for every outside group."""
    if not roles:
        return Sentence("No role has been put side by side yet")
    judged = [cell for cell in cells.values() if cell.judgement is not None]
    if not judged:
        return Sentence(
            "{roles} to be judged by {criteria}",
            {
                "roles": counted(len(roles), "role is", "roles are"),
                "criteria": counted(len(questions), "criterion", "criteria"),
            },
        )
    first, slots = _strong_throughout(questions, roles, cells)
    second, more = _weak_for_each(questions, roles, cells)
    text = f"{first}; {second}" if second else first
    return Sentence(text, {**slots, **more})


def _strong_throughout(
    questions: Sequence["JudgedBy"], roles: Sequence["RoleAppraised"], cells: Cells
) -> tuple[str, dict[str, Slot]]:
    """Name the roles that are strong by every criterion that applies to them."""
    through = []
    for role in roles:
        codes = {cells[role.key, one.code].code for one in questions}
        if "strong" in codes and codes <= {"strong", "not-needed"}:
            through.append(role.name)
    slots: dict[str, Slot] = {"n": Quantity(len(questions))}
    if not through:
        if len(questions) == 1:
            return f"No role is strong on {quoted(questions[0])}", {}
        return "No role is strong on all {n} criteria", slots
    if len(through) > _NAMED:
        return "{m} roles are strong on every criterion that applies to them", {
            "m": Quantity(len(through))
        }
    verb = "is" if len(through) == 1 else "are"
    return f"{{who}} {verb} strong on every criterion that applies", {"who": listed(through)}


def _weak_for_each(
    questions: Sequence["JudgedBy"], roles: Sequence["RoleAppraised"], cells: Cells
) -> tuple[str, dict[str, Slot]]:
    """Name what is weak on each outside-group rung; without two of those, for each role; else
    say how much is not known."""
    groups = [role for role in roles if role.is_group]
    for some, whose in ((groups, "on each rung"), (roles, "for each role")):
        if len(some) < _FEWEST:
            continue
        weak = [one for one in questions if _weak_throughout(one, some, cells)]
        if not weak:
            continue
        names = [quoted(one) for one in weak[:_NAMED]]
        more = len(weak) - len(names)
        which = listed([*names, f"{more} more"] if more else names)
        verb = "is" if len(weak) == 1 else "are"
        return f"{{weak}} {verb} weak {whose}", {"weak": which}
    unknown = sum(cell.to_ask for cell in cells.values())
    if not unknown:
        return "", {}
    verb = "is" if unknown == 1 else "are"
    return f"{{unknown}} of {{all}} judgements {verb} not known yet", {
        "unknown": Quantity(unknown),
        "all": Quantity(len(cells)),
    }


def _weak_throughout(question: "JudgedBy", roles: Sequence["RoleAppraised"], cells: Cells) -> bool:
    return all(cells[role.key, question.code].code == "weak" for role in roles)


def judgements_table(
    made: Appraisal,
    questions: Sequence["JudgedBy"],
    roles: Sequence["RoleAppraised"],
    cells: Cells,
) -> Table:
    """Return the judgements as a table: a row a criterion, a column a role."""
    return Table(
        id="appraisal",
        title=made.name,
        columns=(
            Column("criterion", "Criterion"),
            *(Column(role.key, role.name) for role in roles),
        ),
        rows=tuple(
            Row(
                one.code,
                (one.name, *(cell_status(cells[role.key, one.code]) for role in roles)),
            )
            for one in questions
        ),
        note="Judgements side by side. Nothing is weighted and nothing is added up",
    )


def best_if_table(made: Appraisal, roles: Sequence["RoleAppraised"]) -> Table:
    """Return what would have to be true for each role to be the best choice."""
    return Table(
        id="appraisal-best-if",
        title=f"{made.name}: what would have to be true",
        columns=(
            Column("role", "Role"),
            Column("kind", "Of"),
            Column("best_if", "It would be the best choice if"),
        ),
        rows=tuple(
            Row(role.key, (role.name, role.kind, role.best_if or "Not said yet")) for role in roles
        ),
        note="In the order of the appraisal, which is no order of merit",
    )


def cell_status(cell: "JudgementCell") -> Cell:
    """Return a judgement as a table's cell; what stands out is strong."""
    return Status(cell.words, cell.icon, strong=cell.gap) if cell.icon else cell.words


def quoted(question: "JudgedBy") -> str:
    """Return a criterion's name for the middle of a sentence."""
    first = question.name[:1]
    rest = question.name[1:]
    return f"{first.lower()}{rest}" if rest[:1].islower() else question.name


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them: "powers, vetting and cost"."""
    *some, last = names
    return f"{', '.join(some)} and {last}" if some else last


def _support(cells: Cells) -> Sentence:
    if not cells:
        return Sentence("Add the roles that are to be compared.")
    to_ask = sum(cell.to_ask for cell in cells.values())
    bare = sum(cell.bare for cell in cells.values())
    newer = sum(cell.overdue for cell in cells.values())
    parts = [_NO_TOTAL]
    if to_ask:
        parts.append(f"{counted(to_ask, 'gap', 'gaps')} to ask about.")
    if bare:
        parts.append(f"{counted(bare, 'judgement names', 'judgements name')} no evidence.")
    if newer:
        parts.append(
            f"{counted(newer, 'judgement rests', 'judgements rest')} on a boundary assessment "
            "that a newer one has followed."
        )
    return Sentence(" ".join(parts))


def _origin(
    day: date,
    made: Appraisal,
    group: OutsideGroup | None,
    criteria: CriteriaSet,
    roles: Sequence["RoleAppraised"],
    cells: Cells,
    words: Sentence,
) -> Origin:
    behind = {
        cell.behind.assessment.reference: cell.behind
        for cell in cells.values()
        if cell.behind is not None
    }
    rows = [
        f"{made.reference}, appraised on {in_words(made.appraised_on)} by {made.appraised_by}",
        *(f"{role.option.reference}: {role.name}" for role in roles),
        *(
            f"{reference}: boundary assessment of {one.subject}, "
            f"{in_words(one.assessment.assessed_on)}"
            for reference, one in behind.items()
        ),
    ]
    judged = sum(cell.judgement is not None for cell in cells.values())
    shown = sum(cell.has_evidence for cell in cells.values())
    many = counted(len(criteria.criteria), "criterion", "criteria")
    return Origin(
        figure=words,
        definition=QUESTION,
        numerator="",
        denominator="",
        inclusion=(
            f"Roles of {made.reference}"
            + (f", about working with {group.name}" if group is not None else "")
            + f"; version {criteria.version} of the criteria ({many})"
        ),
        period=f"As at {written_date(day)}",
        method=_METHOD,
        releases=(),
        rows=tuple(rows),
        coverage=(
            f"{judged:,} of {len(cells):,} judgements made; {counted(shown, 'names', 'name')} what "
            f"{'it rests' if shown == 1 else 'they rest'} on"
        ),
        caveats=_CAVEATS,
    )

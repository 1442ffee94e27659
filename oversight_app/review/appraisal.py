"""Option appraisal: which role would be the best choice, and what would have to be true?

Roles stand side by side, each judged by the same criteria. Nothing is weighted and nothing is
added up: what a Special Constable gains in powers does not outweigh what a child loses in safety.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.appraisal import (
    JUDGEMENT_ICONS,
    JUDGEMENTS,
    Appraisal,
    CriteriaSet,
    Judgement,
    Option,
)
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.findings import Finding
from oversight_app.domain.observations import Provenance, humblest
from oversight_app.domain.outside_groups import LADDER, OutsideGroup
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.wording import sentence_case
from oversight_app.review.appraisal_words import appraisal_finding
from oversight_app.store import records, schemes
from oversight_app.store.criteria_sets import criteria_sets
from oversight_app.store.workspace import Workspace

JUDGEMENT_WORDS = dict(JUDGEMENTS)
NOT_JUDGED = "not-judged"
_LAST = 10**9
_ASKED_AS = {
    "selection": "selection", "vetting": "vetting", "training": "training",
    "supervision": "supervision", "liability": "insurance", "evidence": "evidence",
    "disclosure": "evidence", "data": "data", "safeguarding": "safeguarding", "safety": "safety",
}  # fmt: skip
"""The question of a boundary assessment that a criterion rests on, by the codes that both begin
with."""


@dataclass(frozen=True, slots=True)
class Behind:
    """The boundary assessment behind a judgement. ``subject`` names what it is of; ``newer`` is a
    later one of the same subject. ``answers`` are its answers by the question's code."""

    assessment: Assessment
    subject: str
    newer: Assessment | None
    answers: Mapping[str, Answer]

    def answer(self, criterion: str) -> Answer | None:
        """What it says about a criterion; None where it asks nothing about it."""
        return self.answers.get(asked_as(criterion))


@dataclass(frozen=True, slots=True)
class RoleAppraised:
    """A role of an appraisal. ``key`` is ``option:12`` (the record's ``id``). ``kind`` says what
    it is of: the scheme's name, or the group's and the rung's. ``proposed`` is the newest boundary
    assessment of that scheme or group; None where there is none."""

    key: str
    option: Option
    kind: str
    proposed: Behind | None
    outside_group: int | None = None

    @property
    def name(self) -> str:
        """What the role is called."""
        return self.option.name

    @property
    def heading(self) -> str:
        """Its name over a column, under “Outside group” where it is one."""
        _, colon, rest = self.name.partition(": ")
        return sentence_case(rest) if self.is_group and colon and rest else self.name

    @property
    def is_group(self) -> bool:
        """True for an outside group on a rung of the ladder."""
        return bool(self.option.rung)

    @property
    def best_if(self) -> str:
        """What would have to be true for it to be the best choice; "" for not said yet."""
        return self.option.best_if

    @property
    def if_words(self) -> str:
        """The same after “if”: without its capital, unless that begins a name in capitals."""
        said = self.best_if
        return said[:1].lower() + said[1:] if said[1:2].islower() else said


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """A criterion, as a row of the matrix; it stands under no heading."""

    code: str
    name: str
    words: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class JudgementCell:
    """How one role does by one criterion. ``code`` is that of the judgement, or *not-judged*.

    ``overdue`` is True where the assessment behind it has been followed by a newer one.
    """

    subject: str
    question: JudgedBy
    code: str
    judgement: Judgement | None = None
    behind: Behind | None = None
    change: int = 0

    @property
    def words(self) -> str:
        """The judgement in words."""
        return judgement_words(self.code)

    @property
    def icon(self) -> str:
        """The icon beside the words; "" where nothing was judged."""
        return JUDGEMENT_ICONS.get(self.code, "")

    @property
    def gap(self) -> bool:
        """True for what stands out: *weak*, and what is not known."""
        return self.code == "weak" or self.to_ask

    @property
    def to_ask(self) -> bool:
        """True for what is to be asked about: *not known*, or not judged yet."""
        return self.code in ("not-known", NOT_JUDGED)

    @property
    def has_evidence(self) -> bool:
        """True where it says what it rests on, where that is, or names an assessment."""
        made = self.judgement
        return made is not None and bool(made.evidence or made.location or made.assessment)

    @property
    def bare(self) -> bool:
        """True for a judgement that needs evidence and names none."""
        return self.code in ("strong", "adequate", "weak") and not self.has_evidence

    @property
    def overdue(self) -> bool:
        """True where the assessment behind it has been followed by a newer one."""
        return self.behind is not None and self.behind.newer is not None

    @property
    def told(self) -> tuple[str, ...]:
        """What its marks say, in words."""
        return (
            "A newer boundary assessment has been made since" if self.overdue else "",
            "No evidence named" if self.bare else "",
        )


@dataclass(frozen=True, slots=True)
class AppraisalView:
    """An appraisal as at a day. ``cells`` are by (role's key, criterion's code), complete."""

    as_at: date
    appraisal: Appraisal
    group: OutsideGroup | None
    criteria: CriteriaSet
    questions: tuple[JudgedBy, ...]
    subjects: tuple[RoleAppraised, ...]
    cells: Mapping[tuple[str, str], JudgementCell]
    finding: Finding
    provenance: Provenance

    def cell(self, subject: str, question: str) -> JudgementCell:
        """Return one cell; KeyError for a role or criterion that is not shown."""
        return self.cells[subject, question]

    def subject(self, key: str) -> RoleAppraised | None:
        """Return a role by its key."""
        return next((one for one in self.subjects if one.key == key), None)

    @property
    def to_ask(self) -> tuple[JudgementCell, ...]:
        """What is not known or not judged yet: what is to be asked about."""
        return tuple(one for one in self.cells.values() if one.to_ask)


def judgement_words(code: str) -> str:
    """Return a judgement in words: "Weak", "Not judged"."""
    return JUDGEMENT_WORDS.get(code, "Not judged")


def asked_as(criterion: str) -> str:
    """Return the question of a boundary assessment that a criterion rests on; "" for none."""
    return _ASKED_AS.get(criterion, "")


def appraisals_listed(ws: Workspace, as_at: date | None = None) -> tuple[Appraisal, ...]:
    """Return the appraisals, the newest first."""
    found = records.read(ws, Appraisal, as_at)
    return tuple(
        sorted(found, key=lambda one: (one.appraised_on or date.min, one.number), reverse=True)
    )


def appraisal_view(
    ws: Workspace, appraisal_id: int, as_at: date | None = None
) -> AppraisalView | None:
    """Return an appraisal as it stands, or as it stood on a day; None where it is not there."""
    with ws.snapshot():
        day = as_at or ws.today()
        made = next((a for a in records.read(ws, Appraisal, as_at) if a.id == appraisal_id), None)
        if made is None:
            return None
        sets = criteria_sets(ws)
        criteria = next((one for one in sets if one.version == made.criteria), sets[-1])
        groups = {one.id: one for one in records.read(ws, OutsideGroup, as_at)}
        group = groups.get(made.outside_group or 0)
        behind = _assessments(ws, groups, as_at)
        options = [one for one in records.read(ws, Option, as_at) if one.appraisal == made.id]
        names = {one.code: one.name for one in schemes.all_schemes(ws)}
        judgements = {
            (one.option, one.criterion): one for one in records.read(ws, Judgement, as_at)
        }
    roles = tuple(_role(one, group, names, behind) for one in sorted(options, key=_order))
    questions = tuple(JudgedBy(one.code, one.name, one.words) for one in criteria.criteria)
    cells = {
        (role.key, question.code): _cell(
            role, question, judgements.get((role.option.id, question.code)), behind
        )
        for role in roles
        for question in questions
    }
    shown: list[Recorded] = [made, *(role.option for role in roles)]
    shown += [cell.judgement for cell in cells.values() if cell.judgement is not None]
    provenance = humblest(one.provenance for one in shown)
    finding = appraisal_finding(day, made, group, criteria, questions, roles, cells, provenance)
    return AppraisalView(day, made, group, criteria, questions, roles, cells, finding, provenance)


def assessments_behind(ws: Workspace, as_at: date | None = None) -> Mapping[int, Behind]:
    """Return every boundary assessment that may be behind a judgement, by its ``id``."""
    with ws.snapshot():
        groups = {one.id: one for one in records.read(ws, OutsideGroup, as_at)}
        return _assessments(ws, groups, as_at)


def _assessments(
    ws: Workspace, groups: Mapping[int, OutsideGroup], as_at: date | None
) -> Mapping[int, Behind]:
    names = {one.code: one.name for one in schemes.all_schemes(ws)}
    answers: dict[int, dict[str, Answer]] = {}
    for answer in records.read(ws, Answer, as_at):
        answers.setdefault(answer.assessment or 0, {})[answer.question] = answer
    made = sorted(records.read(ws, Assessment, as_at), key=_when)
    newest = {_of(one): one for one in made}
    found = {}
    for one in made:
        group = groups.get(one.outside_group or 0)
        subject = group.name if group is not None else names.get(one.scheme, one.scheme)
        latest = newest[_of(one)]
        newer = latest if latest.id != one.id else None
        found[one.id] = Behind(one, subject, newer, answers.get(one.id, {}))
    return found


def _role(
    option: Option,
    group: OutsideGroup | None,
    names: Mapping[str, str],
    behind: Mapping[int, Behind],
) -> RoleAppraised:
    """A role of a scheme is proposed the newest assessment of that scheme, an outside group that
    of the group."""
    group_id = group.id if group is not None and option.rung else None
    whose = (option.scheme, group_id) if option.scheme or group_id else None
    proposed = next(
        (one for one in behind.values() if _of(one.assessment) == whose and one.newer is None), None
    )
    kind = names.get(option.scheme, option.scheme)
    if option.rung:
        of = group.name if group is not None else "Outside group"
        kind = f"{of}: {dict(LADDER)[option.rung].lower()}"
    return RoleAppraised(f"option:{option.id}", option, kind, proposed, group_id)


def _cell(
    role: RoleAppraised,
    question: JudgedBy,
    judgement: Judgement | None,
    behind: Mapping[int, Behind],
) -> JudgementCell:
    if judgement is None:
        return JudgementCell(role.key, question, NOT_JUDGED)
    found = behind.get(judgement.assessment or 0)
    return JudgementCell(role.key, question, judgement.judgement, judgement, found)


def _order(option: Option) -> tuple[int, int]:
    return _LAST if option.position is None else option.position, option.number


def _of(assessment: Assessment) -> tuple[str, int | None]:
    return assessment.scheme or "", assessment.outside_group


def _when(assessment: Assessment) -> tuple[date, int]:
    return assessment.assessed_on or date.min, assessment.number

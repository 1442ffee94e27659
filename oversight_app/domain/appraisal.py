"""Option appraisal: roles side by side, each judged by the same criteria.

There are no weights and there is no total: judgements stand beside each other, with what would
have to be true for each role to be the best choice (product.md, section 1, row 14).
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from oversight_app.domain.outside_groups import LADDER
from oversight_app.domain.record_fields import (
    address,
    choice,
    count,
    day,
    line,
    office,
    record,
    scheme,
    text,
)
from oversight_app.domain.recorded import Recorded, before

JUDGEMENTS = (
    ("strong", "Strong"),
    ("adequate", "Adequate"),
    ("weak", "Weak"),
    ("not-known", "Not known"),
    ("not-needed", "Not needed"),
)
JUDGEMENT_ICONS = {
    "strong": "met", "adequate": "partly", "weak": "not-met", "not-known": "unknown",
    "not-needed": "not-needed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Criterion:
    """What every role is judged by. A criterion keeps its ``code`` when it is reworded."""

    code: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """A version of the criteria, in their order, with who set it, from when and why."""

    version: int
    from_day: date
    set_by: str
    reason: str
    criteria: tuple[Criterion, ...]

    def criterion(self, code: str) -> Criterion | None:
        """Return the criterion with a code, None where this version has none."""
        return next((one for one in self.criteria if one.code == code), None)


SEEDED_CRITERIA = (
    Criterion("powers", "Powers", "Which legal powers does the role have, and does it need them?"),
    Criterion("selection", "Selection", "How are people chosen, and by which values?"),
    Criterion("vetting", "Vetting", "Are people vetted before they begin, and again?"),
    Criterion("training", "Training", "Are people trained for what they do?"),
    Criterion("supervision", "Supervision", "Who directs and supervises them, day by day?"),
    Criterion("liability", "Liability and insurance",
              "Who is liable for what they do, and is it insured?"),
    Criterion("evidence", "Evidence rules",
              "Is evidence gathered so that it can be used, without entrapment?"),
    Criterion("disclosure", "Disclosure", "Is all that was gathered kept and disclosed?"),
    Criterion("data", "Data protection", "Is personal data held lawfully?"),
    Criterion("safeguarding", "Safeguarding", "Are children and adults at risk kept safe?"),
    Criterion("welfare", "Welfare of the volunteer", "Who looks after the people who do it?"),
    Criterion("safety", "Public safety", "Is the public safe while it is done?"),
    Criterion("cost", "Cost", "What does it cost, and who pays?"),
    Criterion("time", "Time to deploy", "How long until the first person can begin?"),
    Criterion("effect", "Expected effect", "What is it expected to change, and what shows it?"),
)  # fmt: skip
"""The criteria that every workspace starts with; the office edits them."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role that an appraisal starts with: of a scheme, or an outside group on a rung."""

    name: str
    scheme: str = ""
    rung: str = ""


READY_MADE_ROLES = (
    Role("Special Constable", scheme="specials"),
    Role("Police support volunteer", scheme="psv"),
    Role("“Special Constable-type” role, as proposed"),
    *(Role(f"Outside group: {words.lower()}", rung=code) for code, words in LADDER),
)
"""The roles that the 2017 report sets side by side, the outside group under each rung."""


@dataclass(frozen=True, kw_only=True)
class Appraisal(Recorded):
    """An appraisal of roles, by one version of the criteria (``criteria``)."""

    kind: ClassVar[str] = "appraisal"
    noun: ClassVar[str] = "option appraisal"
    plural: ClassVar[str] = "Option appraisals"
    prefix: ClassVar[str] = "OA"
    icon: ClassVar[str] = "table"

    name: str = line("Title", required=True, listed=True)
    outside_group: int | None = record("About working with", "group", listed=True)
    appraised_on: date | None = day("Appraised on", required=True, listed=True)
    appraised_by: str = office("Appraised by", required=True, listed=True)
    owner: str = office("Kept by")
    review_by: date | None = day("Review by", listed=True)
    note: str = text("Note")
    criteria: int | None = count("Version of the criteria", given=True)

    @property
    def title(self) -> str:
        return self.name

    @property
    def begins(self) -> date | None:
        return self.appraised_on

    @property
    def ended_on(self) -> date | None:
        return self.appraised_on

    def own_problems(self) -> dict[str, str]:
        late = before(
            "the day of the appraisal", self.appraised_on, "The day of review", self.review_by
        )
        return {"review_by": late} if late else {}


@dataclass(frozen=True, kw_only=True)
class Option(Recorded):
    """One role of an appraisal, and what would have to be true for it to be the best choice."""

    kind: ClassVar[str] = "option"
    noun: ClassVar[str] = "role appraised"
    plural: ClassVar[str] = "Roles appraised"
    prefix: ClassVar[str] = "OP"
    icon: ClassVar[str] = "volunteers"
    held_by: ClassVar[str] = ""

    appraisal: int | None = record("Appraisal", "appraisal", required=True, listed=True)
    name: str = line("Role", required=True, listed=True)
    position: int | None = count("Place in the order", tip="The smallest stands first")
    scheme: str = scheme("Of the scheme")
    rung: str = choice("Outside group, on the rung", LADDER, listed=True)
    best_if: str = text("What would have to be true for it to be the best choice")
    added_on: date | None = day("Added on", required=True)

    @property
    def title(self) -> str:
        return self.name

    @property
    def begins(self) -> date | None:
        return self.added_on

    @property
    def ended_on(self) -> date | None:
        return self.added_on

    def own_problems(self) -> dict[str, str]:
        if self.scheme and self.rung:
            return {"rung": "A role is of a scheme or of an outside group. Choose one."}
        return {}


@dataclass(frozen=True, kw_only=True)
class Judgement(Recorded):
    """How one role does by one criterion, what that rests on, and the boundary assessment behind
    it."""

    kind: ClassVar[str] = "judgement"
    noun: ClassVar[str] = "judgement"
    plural: ClassVar[str] = "Judgements"
    prefix: ClassVar[str] = "J"
    icon: ClassVar[str] = "table"
    groups: ClassVar[tuple[str, ...]] = ("Belongs to",)
    held_by: ClassVar[str] = "judged_by"

    option: int | None = record("Role", "option", required=True, listed=True, group="Belongs to")
    criterion: str = line("Criterion", required=True, given=True, listed=True)
    judgement: str = choice("Judgement", JUDGEMENTS, "not-known", required=True, listed=True)
    why: str = text("Why", tip="In a sentence")
    evidence: str = text("Evidence", tip="What the judgement rests on")
    location: str = address("Where the evidence is", tip="A web address or the name of a file")
    assessment: int | None = record("Boundary assessment behind it", "assessment")
    judged_by: str = office("Judged by", listed=True)
    judged_on: date | None = day("Judged on", required=True, listed=True)

    @property
    def title(self) -> str:
        return self.criterion

    @property
    def begins(self) -> date | None:
        return self.judged_on

    @property
    def ended_on(self) -> date | None:
        return self.judged_on

    def own_problems(self) -> dict[str, str]:
        said = self.why or self.evidence or self.location or self.assessment
        if self.judgement in ("strong", "adequate") and not said:
            return {
                "evidence": "“Strong” and “Adequate” need evidence. Say what the judgement rests "
                "on, or choose “Not known”."
            }
        return {}

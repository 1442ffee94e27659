"""Papers that leave the office: what is asked for, and the dated acts from a draft to what was
sent."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.small_numbers import Rule


class Marking(StrEnum):
    """The government's security markings that an office uses."""

    OFFICIAL = "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"


class Format(StrEnum):
    """The kinds of file a paper is written as; the value is the ending."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class SectionChoice:
    """One section as the office wants it: in or out, and the office's own words above it."""

    id: str
    included: bool = True
    words: str = ""


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """What a paper is to be: which one, of which period or record, for whom, and how.

    ``subject`` is the reference of a record (``ED-001``, ``CL-002``), where the paper is about
    one. ``selection`` is what a page was set to, as that page writes it. ``sections`` are in the
    office's order; those it does not name follow in the paper's own, included.
    ``shown_because`` is the recorded reason for showing small numbers; "" hides them.
    """

    paper: str
    period: Period | None = None
    subject: str = ""
    audience: str = ""
    marking: Marking = Marking.OFFICIAL
    handling: str = ""
    rule: Rule = Rule.BELOW_5
    shown_because: str = ""
    sections: tuple[SectionChoice, ...] = ()
    selection: str = ""

    def written(self) -> str:
        """Return it as the JSON that the paper's record keeps."""
        said = asdict(self)
        said["period"] = [self.period.kind, str(self.period)] if self.period else None
        return json.dumps(said, ensure_ascii=False, sort_keys=True)

    @classmethod
    def read(cls, written: str) -> "PaperOrder":
        """Read what ``written`` wrote; UserProblem for anything else."""
        try:
            said = json.loads(written)
            if said["period"] is not None:
                kind, words = said["period"]
                said["period"] = Period.parse(words, PeriodKind(kind))
            said["marking"], said["rule"] = Marking(said["marking"]), Rule(said["rule"])
            said["sections"] = tuple(SectionChoice(**one) for one in said["sections"])
            return cls(**said)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise UserProblem(
                "What this paper is to be can’t be read. Nothing was changed. Make the paper anew."
            ) from None


class Stage(StrEnum):
    """How far a paper is. Each step is a dated act; none is skipped."""

    DRAFT = "draft"
    FROZEN = "frozen"
    APPROVED = "approved"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Passed:
    """A warning of the publish-safe check that was passed, and why."""

    check: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a paper as it was sent; ``sha256`` is of its bytes, which are kept."""

    name: str
    format: Format
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """A paper that the office keeps, with its acts.

    ``frozen`` is the SHA-256 under which the whole frozen paper is kept, "" of a draft, and
    ``frozen_head`` the history head it was made at. ``request`` is the reference of the
    information request that it answered, if any: what was disclosed so counts as sent.
    """

    id: int
    name: str
    order: PaperOrder
    prepared_by: str
    drafted_on: date
    provenance: Provenance = Provenance.LOCAL
    frozen: str = ""
    frozen_on: date | None = None
    frozen_head: str = ""
    approved_on: date | None = None
    approved_by: str = ""
    sent_on: date | None = None
    sent_to: str = ""
    sent_by: str = ""
    """Which office sent it."""
    request: str = ""
    passed: tuple[Passed, ...] = ()
    files: tuple[KeptFile, ...] = field(default=())

    @property
    def stage(self) -> Stage:
        """How far it is."""
        if self.sent_on:
            return Stage.SENT
        if self.approved_on:
            return Stage.APPROVED
        return Stage.FROZEN if self.frozen_on else Stage.DRAFT


DEFAULT_PATTERN = "{paper}-{period}-{marking}"


@dataclass(frozen=True, slots=True)
class PaperSettings:
    """How the office writes papers. ``pattern`` names files by ``{paper}``, ``{period}``,
    ``{office}``, ``{date}`` and ``{marking}`` (the last is never left out). ``template`` is the
    SHA-256 of the office's own Word template, kept in the workspace; "" for none."""

    rule: Rule = Rule.BELOW_5
    pattern: str = DEFAULT_PATTERN
    handling: str = ""
    template: str = ""
    template_name: str = ""

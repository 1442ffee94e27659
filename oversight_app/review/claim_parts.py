"""What a page shows of a claim that was checked: the parts, worded and typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from oversight_app.domain.charts import ShareChart
from oversight_app.domain.claim_checks import Finds
from oversight_app.domain.claim_versions import Comparison
from oversight_app.domain.claims import Claim
from oversight_app.domain.findings import Finding, Status
from oversight_app.domain.observations import Provenance
from oversight_app.domain.wording import Quantity, Sentence


@dataclass(frozen=True, slots=True)
class WordedCheck:
    """One check in words. ``name`` is its short label ("Arithmetic"), ``asks`` the whole question,
    ``words`` what was found, ``status`` that in one word with its icon."""

    id: str
    name: str
    asks: str
    words: Sentence
    status: Status
    finds: Finds

    @property
    def stands_against(self) -> bool:
        """True where it speaks against the verdict "Supported"."""
        return self.finds in (Finds.PARTLY, Finds.DIFFERS, Finds.UNKNOWN)


@dataclass(frozen=True, slots=True)
class ComparedVersion:
    """Another version of the figure, held against this one. ``counts`` reads "77 of 256";
    ``words`` say the difference with its interval, or why the two are not compared."""

    comparison: Comparison
    reference: str
    name: str
    period: str
    counts: str
    share: Quantity | None
    words: Sentence
    status: Status

    @property
    def id(self) -> int:
        """The ``id`` of the claim that holds the other version."""
        return self.comparison.other.id

    @property
    def compared(self) -> bool:
        """True where a difference with an interval is given."""
        return self.comparison.difference is not None


@dataclass(frozen=True, slots=True)
class Quotable:
    """The wording that may be quoted; ``words`` "" where none is offered. ``composed`` is True
    where the program put it together; ``note`` says so, or why none is offered and what is
    missing."""

    words: str
    composed: bool
    note: str
    missing: tuple[str, ...] = ()

    @property
    def offered(self) -> bool:
        """True where there is a wording to copy."""
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The conclusion that was drawn from a claim, held beside it. ``status`` is None where nobody
    has said yet whether it follows."""

    words: str
    by: str
    status: Status | None
    why: str


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """A claim as its card shows it.

    ``said_by`` is the line below the quotation; ``share`` the share in per cent (None without
    counts), ``share_words`` how it reads large ("44.0%", "more than 62.0%", ""), ``division``
    "114 ÷ 259", ``interval`` and ``interval_means`` the lines under it ("" without a share).
    ``verdict`` is what the office judged; ``against`` is what stands against "Supported".
    """

    claim: Claim
    about: str
    said_by: str
    share: Quantity | None
    share_words: str
    division: str
    interval: str
    interval_means: str
    checks: tuple[WordedCheck, ...]
    versions: tuple[ComparedVersion, ...]
    decision_area: str
    verdict: Status
    shows: tuple[str, ...]
    not_shown: tuple[str, ...]
    quotable: Quotable
    conclusion: Drawn | None
    against: tuple[Sentence, ...]
    finding: Finding
    provenance: Provenance

    @property
    def reference(self) -> str:
        """What the office calls it: ``CL-014``."""
        return self.claim.reference

    @property
    def chart(self) -> ShareChart | None:
        """The series of the figure, None where there is no share to draw."""
        return next((one for one in self.finding.charts if isinstance(one, ShareChart)), None)

    def check(self, check_id: str) -> WordedCheck:
        """Return one check by its id; KeyError for none."""
        for one in self.checks:
            if one.id == check_id:
                return one
        raise KeyError(check_id)


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim in a list: ``share_words`` as in ``ClaimCheck``, ``counts`` "114 of 259" or ""."""

    claim: Claim
    about: str
    counts: str
    share: Quantity | None
    share_words: str
    verdict: Status
    quotable: Quotable


def against(checks: Sequence[WordedCheck]) -> tuple[Sentence, ...]:
    """Return what stands against "Supported", in the order in which it was asked."""
    return tuple(one.words for one in checks if one.stands_against)

"""Claims that were checked: the sum, the interval, the fixed questions, the other versions of the
figure, the verdict and the wording that may be quoted (product.md, section 1, rows 9 to 12)."""

from collections.abc import Iterable, Sequence
from datetime import date

from oversight_app.domain.claim_checks import checks
from oversight_app.domain.claim_versions import same_figures, series
from oversight_app.domain.claims import FOLLOWS, VERDICT_ICONS, VERDICTS, Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Align, Cell, Column, Row, Status, Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.review.claim_compared import held_against
from oversight_app.review.claim_figures import (
    counts,
    division,
    interval_line,
    interval_means,
    share_of,
    share_words,
)
from oversight_app.review.claim_finding import claim_finding
from oversight_app.review.claim_parts import (
    ClaimCheck,
    ComparedVersion,
    Drawn,
    ListedClaim,
    Quotable,
    WordedCheck,
    against,
)
from oversight_app.review.claim_quotable import quotable
from oversight_app.review.claim_words import all_worded
from oversight_app.store import bodies, records
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace

__all__ = [
    "ClaimCheck", "ComparedVersion", "Drawn", "ListedClaim", "Quotable", "WordedCheck",
    "claim_check", "claims_listed", "claims_table", "verdict_status",
]  # fmt: skip

NOT_JUDGED = Status("Not judged yet", "unknown", strong=True)
_GONE = (
    "This claim is not there, or was not there on the day that is shown. Nothing was changed. "
    "Choose another one, or another day."
)
_FOLLOWS_ICONS = {"yes": "met", "partly": "partly", "no": "not-met"}


def claim_check(ws: Workspace, claim_id: int, as_at: date | None = None) -> ClaimCheck:
    """Return a claim with everything its card shows, as it stands or as it stood on a day;
    UserProblem where there is none."""
    with ws.snapshot():
        every = records.read(ws, Claim, as_at)
        groups = {one.id: one.name for one in records.read(ws, OutsideGroup, as_at)}
        claim = next((one for one in every if one.id == claim_id), None)
        if claim is None:
            raise UserProblem(_GONE)
        area, year = decided_about(ws, claim.about, as_at)
    others = same_figures(claim, every)
    worded = all_worded(checks(claim, area, others, year))
    found = series(claim, others)
    versions = tuple(held_against(claim, one, found) for one in others)
    provenance = _provenance((claim, *others))
    return ClaimCheck(
        claim=claim,
        about=groups.get(claim.about or 0, ""),
        said_by=said_by(claim),
        share=share_of(claim),
        share_words=share_words(claim),
        division=division(claim),
        interval=interval_line(claim),
        interval_means=interval_means(claim),
        checks=worded,
        versions=versions,
        decision_area=area,
        verdict=verdict_status(claim),
        shows=_lines(claim.shows),
        not_shown=_lines(claim.not_shown),
        quotable=quotable(claim, worded),
        conclusion=_conclusion(claim),
        against=against(worded),
        finding=claim_finding(claim, found, versions, worded, provenance),
        provenance=provenance,
    )


def claims_listed(ws: Workspace, as_at: date | None = None) -> tuple[ListedClaim, ...]:
    """Return every claim by number, with its share, its verdict and its wording."""
    with ws.snapshot():
        every = records.read(ws, Claim, as_at)
        groups = {one.id: one.name for one in records.read(ws, OutsideGroup, as_at)}
    return tuple(
        ListedClaim(
            one,
            groups.get(one.about or 0, ""),
            counts(one),
            share_of(one),
            share_words(one),
            verdict_status(one),
            _wording(one),
        )
        for one in every
    )


def _wording(claim: Claim) -> Quotable:
    """The checks are needed where a wording is put together and nobody wrote what it does not
    show; what they then say is of the claim alone, not of its other versions."""
    found = quotable(claim)
    if not found.composed or claim.not_shown.strip():
        return found
    return quotable(claim, all_worded(checks(claim, "", ())))


def claims_table(found: Sequence[ListedClaim]) -> Table:
    """Return claims as a table, a row each (key: its id)."""
    return Table(
        id="claims",
        title="Claims",
        columns=(
            Column("reference", "Number"),
            Column("name", "In short"),
            Column("about", "About"),
            Column("counts", "Counts", Align.RIGHT),
            Column("share", "Share", Align.RIGHT),
            Column("period", "Period"),
            Column("area", "Area"),
            Column("verdict", "Verdict"),
            Column("wording", "Wording to quote"),
        ),
        rows=tuple(Row(str(one.claim.id), _cells(one)) for one in found),
        note="By number" if found else "No claim has been recorded yet",
    )


def _cells(one: ListedClaim) -> tuple[Cell, ...]:
    claim = one.claim
    return (
        claim.reference,
        claim.name,
        one.about,
        one.counts,
        one.share_words,
        claim.period,
        claim.area,
        one.verdict,
        "Yes" if one.quotable.offered else "None",
    )


def verdict_status(claim: Claim) -> Status:
    """Return the verdict with its icon; that there is none stands out."""
    if not claim.verdict:
        return NOT_JUDGED
    return Status(dict(VERDICTS)[claim.verdict], VERDICT_ICONS[claim.verdict])


def said_by(claim: Claim) -> str:
    """Return the line below a quotation: who, where, when, and the period of its figures."""
    who = claim.quoted_by or "Not said by whom"
    when = "" if claim.dated == "not-known" else f", {claim.quoted_when}"
    # A source often ends with its own day; said twice, it reads like two days.
    if claim.quoted_when and claim.quoted_when in claim.source:
        when = ""
    about = f" The figures are for {claim.period}." if claim.period else ""
    return f"{who}: {claim.source.rstrip('.')}{when}.{about}"


def decided_about(
    ws: Workspace, group: int | None, as_at: date | None = None
) -> tuple[str, int | None]:
    """Return the area and the year of the decision that a claim is held against: those of the
    newest engagement decision about the same group; else the home force's area, and today's
    year."""
    with ws.snapshot():
        about = [
            one
            for one in records.read(ws, Engagement, as_at)
            if group is not None and one.outside_group == group and one.state != "withdrawn"
        ]
        day = as_at or ws.today()
        if about:
            newest = max(about, key=_decided)
            on = newest.signed_on or newest.proposed_on or day
            return newest.area, max(on, day).year if newest.state == "draft" else on.year
        code = office(ws).home_force
        home = next((one.name for one in bodies.all_bodies(ws) if one.code == code), "")
    return home, day.year


def _decided(one: Engagement) -> tuple[date, int]:
    return one.signed_on or one.proposed_on or date.min, one.number


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())


def _conclusion(claim: Claim) -> Drawn | None:
    if not claim.conclusion:
        return None
    status = None
    if claim.follows:
        status = Status(dict(FOLLOWS)[claim.follows], _FOLLOWS_ICONS[claim.follows])
    return Drawn(claim.conclusion, claim.conclusion_by, status, claim.follows_why)


def _provenance(found: Iterable[Claim]) -> Provenance:
    """Published where all of it is the public record, and the humblest of its parts otherwise."""
    parts = {one.provenance for one in found}
    for humble in (Provenance.SAMPLE, Provenance.LOCAL):
        if humble in parts:
            return humble
    return Provenance.PUBLISHED

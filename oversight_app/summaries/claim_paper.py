"""The claim check as a paper: a figure as it was quoted, what it shows, and what it does not.

Its counts are of cases that others counted and published, so none of them is a small number of
the office's own.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from oversight_app.charts.tables import as_table
from oversight_app.domain.claims import Claim
from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.observations import Release
from oversight_app.domain.papers import PaperOrder
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Quantity, Sentence, counted, sentence_case
from oversight_app.review.claim_parts import ClaimCheck
from oversight_app.review.claims import claim_check
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.concerns import Concern, Weight
from oversight_app.summaries.document import (
    Block,
    ChartBlock,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Paragraph,
    Role,
    TableBlock,
    Term,
    Terms,
)
from oversight_app.summaries.papers import Material, Paper, Part, Section
from oversight_app.summaries.subjects import quoted, subject_of

NO_WORDING = "No wording is offered for quoting."
_SHARES = (2.0, 1.6, 5.4)
_VERSION_SHARES = (1.0, 0.9, 1.6, 1.3, 1.6, 4.0)


def build(ws: Workspace, order: PaperOrder) -> Material:
    """Make the paper of the claim that ``order.subject`` names (``CL-002``)."""
    record = subject_of(ws, order, (Claim,))
    return claim_paper(claim_check(ws, record.id), ws)


def claim_paper(check: ClaimCheck, ws: Workspace) -> Material:
    """Set out a claim as its card shows it, on a page or two."""
    claim, today = check.claim, ws.today()
    concerns = tuple(_concerns(check, ws))
    blocks: dict[str, tuple[Block, ...]] = {
        "claim": _claim(check),
        "figure": _figure(check),
        "versions": _versions(check),
        "checks": (TableBlock(checks_table(check), 1, (), _SHARES),),
        "shows": _shows(check),
        "conclusion": _conclusion(check),
        "quote": _quote(check),
        "method": (
            Terms(tuple(_method(check))),
            Heading(2, "Sources"),
            ListBlock(tuple(check.finding.origin.rows)),
        ),
    }
    state = {
        "claim": str(check.verdict),
        "figure": check.share_words or "No share",
        "versions": counted(len(check.versions), "other version", "other versions"),
        "checks": f"{counted(len(check.against), 'stands', 'stand')} against it",
        "shows": counted(len(check.not_shown), "thing not shown", "things not shown"),
        "conclusion": "" if check.conclusion else "None drawn",
        "quote": "" if check.quotable.offered else "No wording",
    }
    return Material(
        title=f"Claim check: {claim.name}",
        subtitle=Sentence("{reference}, as at {day}", {"reference": claim.reference, "day": today}),
        stem=f"claim-check-{claim.reference}",
        as_at=today,
        parts=tuple(
            Part(
                section,
                said,
                state.get(section, ""),
                _sources(check),
                check.provenance,
                concerns=tuple(one for one in concerns if one.section == section),
            )
            for section, said in blocks.items()
        ),
    )


CLAIM = Paper(
    id="claim",
    name="Claim check",
    purpose="One claim: its words, its sum, the checks, the verdict and what may be quoted",
    audience="Press office",
    sections=(
        Section("claim", "The claim", "Word for word, with the verdict", heading=False),
        Section("figure", "The figure", "The counts, the share and its interval"),
        Section("versions", "Other versions", "The same figure at other times, as a chart",
                heading=False),
        Section("checks", "What was checked", "Each question, and what was found", heading=False),
        Section("shows", "What it shows, and what it does not", "As the office judged it"),
        Section("conclusion", "The conclusion drawn from it", "And whether it follows"),
        Section("quote", "Wording to quote", "With the offence, the period and the area"),
        Section("method", "Method and sources", "Always included", fixed=True),
    ),
    build=build,
    subject="claim",
)  # fmt: skip


def checks_table(check: ClaimCheck) -> Table:
    """Return the checks as a table, a row each."""
    return Table(
        "claim-checks",
        "What was checked",
        (Column("check", "Check"), Column("answer", "Answer"), Column("found", "What was found")),
        tuple(Row(one.id, (one.name, one.status, str(one.words))) for one in check.checks),
        "In the order in which they are asked",
    )


def _claim(check: ClaimCheck) -> tuple[Block, ...]:
    claim = check.claim
    about = (Term("About", check.about),) if check.about else ()
    judged = (
        f". Judged by {claim.checked_by} on {written_date(claim.checked_on)}"
        if claim.checked_by and claim.checked_on
        else ""
    )
    return (
        Paragraph(check.finding.headline, Role.FINDING),
        Paragraph(quoted(claim.wording), Role.SUPPORT),
        Paragraph(check.said_by, Role.SMALL),
        Terms((Term("Verdict", f"{check.verdict}{judged}."), *about)),
    )


def _figure(check: ClaimCheck) -> tuple[Block, ...]:
    claim, share = check.claim, check.share
    blocks: list[Block] = []
    if share is not None and claim.numerator_is == "exact" and claim.share is not None:
        counted_words = sentence_case(claim.counted or claim.numerator_unit)
        top, bottom = Quantity(claim.share.numerator), Quantity(claim.share.denominator)
        blocks.append(
            KeyFigures(
                (
                    KeyFigure(share, "Share"),
                    KeyFigure(top, counted_words or "Numerator"),
                    KeyFigure(bottom, sentence_case(claim.denominator_unit) or "Denominator"),
                )
            )
        )
    base = (
        ("Offence, or what it is about", claim.offence),
        ("Period", claim.period),
        ("Area", claim.area),
        ("Out of", claim.population),
    )
    terms = [Term(name, words) for name, words in base if words]
    if check.division:
        terms.insert(0, Term("Sum", f"{check.division} is {check.share_words}"))
    if check.interval:
        terms.append(Term("95% interval", check.interval.removeprefix("95% interval ")))
    if check.interval_means:
        terms.append(Term("What that means", check.interval_means))
    if terms:
        blocks.append(Terms(tuple(terms)))
    if not check.division:
        blocks.insert(0, Paragraph("No counts are given that a share could be made of."))
    return tuple(blocks)


def _versions(check: ClaimCheck) -> tuple[Block, ...]:
    tables = [
        TableBlock(_without_sources(table), 1, (), _VERSION_SHARES)
        for table in check.finding.tables
        if table.rows
    ]
    chart = check.chart
    if chart is None:
        return tuple(tables)
    after = "The figures are in the table of other versions." if tables else ""
    return (ChartBlock(chart, as_table(chart), 1, 62, after=after), *tables)


def _without_sources(table: Table) -> Table:
    """The sources stand whole under the method; in a narrow column they would fill a page."""
    return replace(
        table,
        columns=tuple(
            replace(column, on_paper=False) if column.key == "source" else column
            for column in table.columns
        ),
    )


def _shows(check: ClaimCheck) -> tuple[Block, ...]:
    shows = check.shows or ("The office has not written what it shows.",)
    hidden = check.not_shown or tuple(str(one) for one in check.against)
    hidden = hidden or ("The office has not written what it does not show.",)
    return (
        Heading(2, "It shows"), ListBlock(shows),
        Heading(2, "It does not show"), ListBlock(hidden),
    )  # fmt: skip


def _conclusion(check: ClaimCheck) -> tuple[Block, ...]:
    drawn = check.conclusion
    if drawn is None:
        return (Paragraph("No conclusion drawn from it is recorded."),)
    by = (Paragraph(f"Drawn by {drawn.by}.", Role.SMALL),) if drawn.by else ()
    follows = str(drawn.status) if drawn.status else "Not judged yet"
    why = f". {drawn.why}" if drawn.why else "."
    return (
        Paragraph(quoted(drawn.words)), *by,
        Terms((Term("Does it follow?", f"{follows}{why}"),)),
    )  # fmt: skip


def _quote(check: ClaimCheck) -> tuple[Block, ...]:
    found = check.quotable
    note = (Paragraph(found.note, Role.SMALL),) if found.note else ()
    return (Paragraph(found.words if found.offered else NO_WORDING), *note)


def _method(check: ClaimCheck) -> Iterator[Term]:
    origin = check.finding.origin
    yield Term("What was counted", origin.definition)
    yield Term("Coverage", origin.coverage)
    yield Term("Method", check.finding.method)
    yield Term("To be borne in mind", " ".join(map(str, origin.caveats)))


def _sources(check: ClaimCheck) -> tuple[Release, ...]:
    """Where the claim, and the versions it is held against, were read; a source of several by the
    newest of its figures."""
    every = (check.claim, *(one.comparison.other for one in check.versions))
    every = tuple({one.source: one for one in sorted(every, key=_about)}.values())
    return tuple(
        Release(
            one.reference,
            _about(one),
            one.source.rstrip("."),
            one.counted_by or one.quoted_by or "Not said by whom",
            "Quoted; no licence is stated",
            one.quoted_on,
            provenance=one.provenance,
        )
        for one in every
    )


def _about(one: Claim) -> date:
    return one.period_to or one.quoted_on or date.min


def _concerns(check: ClaimCheck, ws: Workspace) -> Iterator[Concern]:
    claim, to = check.claim, check.reference
    if not claim.verdict:
        yield Concern(
            "claim", Weight.STOPS, f"{to} is not judged yet.",
            "Judge it, or leave it in the office.", to, "claim",
        )  # fmt: skip
    if claim.review_by is not None and claim.review_by < ws.today():
        yield Concern(
            "claim", Weight.WARNS,
            f"{to} was to be looked at again by {written_date(claim.review_by)}.",
            "Look at it again and set the next day of review.", to, "claim",
        )  # fmt: skip
    if claim.base_missing:
        missing = ", ".join(claim.base_missing)
        yield Concern(
            "claim", Weight.WARNS, f"{to} does not say all of its base: {missing}.",
            "Write it into the claim, or say why it is not known.", to, "figure",
        )  # fmt: skip
    if not check.quotable.offered or check.quotable.composed:
        words = "has no wording to quote" if not check.quotable.offered else (
            "has a wording to quote that the program put together"
        )  # fmt: skip
        yield Concern(
            "claim", Weight.WARNS, f"{to} {words}.",
            "Write the wording that may be quoted into the claim.", to, "quote",
        )  # fmt: skip

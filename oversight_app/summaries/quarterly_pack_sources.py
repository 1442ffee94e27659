"""The last section of a paper of several pages: what each measure is, how limits are drawn, and
which releases and imports the figures come from."""

from collections.abc import Sequence

from oversight_app.domain.findings import Finding
from oversight_app.domain.local_measures import MANY_ROLES
from oversight_app.domain.measures import NOT_A_JUDGEMENT
from oversight_app.domain.observations import Provenance, Release
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Sentence
from oversight_app.review.measure_names import CATALOGUE, NamedMeasure
from oversight_app.store.history import head
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.document import (
    Block,
    Heading,
    ListBlock,
    Paragraph,
    Role,
    Term,
    Terms,
    Words,
)
from oversight_app.summaries.findings_set_out import spoken
from oversight_app.summaries.papers import Part

_GENERAL = (
    NOT_A_JUDGEMENT,
    MANY_ROLES,
    "[c] stands where a number of people is hidden, so that nobody can be made out; [z] where no "
    "figure is possible.",
)


def definitions(
    ws: Workspace,
    measures: Sequence[NamedMeasure],
    findings: Sequence[Finding],
    *,
    quality: Sequence[Block] = (),
    said: Sequence[Words] = (),
) -> Part:
    """Return the definitions of measures, the methods and the sources of some findings."""
    methods = tuple(dict.fromkeys(one.method for one in findings if one.method))
    releases = tuple(dict.fromkeys(r for one in findings for r in one.origin.releases))
    terms = {one.id.split("/")[0]: one for one in measures}
    defined = tuple(
        Term(CATALOGUE[key].name if key in CATALOGUE else one.name, f"{one.definition}.")
        for key, one in terms.items()
        if one.definition
    )
    published = [one for one in releases if one.provenance is Provenance.PUBLISHED]
    local = [one for one in releases if one.provenance is not Provenance.PUBLISHED]
    blocks: list[Block] = []
    if defined:
        blocks += (Heading(2, "Measures"), Terms(defined))
    if methods:
        blocks += (Heading(2, "Methods"), *(Paragraph(one, Role.SMALL) for one in methods))
    blocks += (Heading(2, "Sources"), Terms((*map(_published, published), *_local(local))))
    if not releases:
        blocks[-1:] = (Paragraph("No figure in this paper comes from a release or a return."),)
    if quality:
        blocks += quality
    history = Sentence(
        "Made at the history head {head} of the workspace, on {day}.",
        {"head": head(ws), "day": ws.today()},
    )
    blocks += (
        Heading(2, "What to bear in mind"),
        ListBlock(tuple({str(one): one for one in (*_GENERAL, *said)}.values())),
        Paragraph(history, Role.SMALL),
    )
    count = len(releases)
    state = f"{count} source{'s' if count != 1 else ''}"
    return Part(
        "definitions",
        tuple(blocks),
        state,
        releases,
        _humblest(releases),
        counting=spoken(*findings),
    )


def _published(one: Release) -> Term:
    out = f" Published {written_date(one.published)}." if one.published else ""
    return Term(one.publisher, f"{one.title}.{out} {one.licence}.")


def _local(found: Sequence[Release]) -> tuple[Term, ...]:
    """Local imports, a line for each that sent them: management information, not official
    statistics."""
    by_title: dict[str, list[Release]] = {}
    for one in found:
        by_title.setdefault(one.publisher, []).append(one)
    terms = []
    for publisher, several in by_title.items():
        newest = max(one.edition for one in several)
        titles = ", ".join(dict.fromkeys(one.title for one in several))
        terms.append(
            Term(
                publisher,
                Sentence(
                    "Management information, not official statistics, as at {day}: {titles}.",
                    {"day": newest, "titles": titles},
                ),
            )
        )
    return tuple(terms)


def _humblest(releases: Sequence[Release]) -> Provenance:
    found = {one.provenance for one in releases}
    for one in (Provenance.SAMPLE, Provenance.LOCAL):
        if one in found:
            return one
    return Provenance.PUBLISHED

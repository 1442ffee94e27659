"""The command line on claims: a figure checked from its numbers, or as it is kept."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from oversight_app.domain.claim_checks import Finds, checks
from oversight_app.domain.claims import Claim, share_said
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.shares import Share, difference
from oversight_app.listing import Format, print_rows
from oversight_app.review.claim_compared import change_words
from oversight_app.review.claim_figures import interval_line, interval_means, sum_words
from oversight_app.review.claim_parts import ClaimCheck, WordedCheck
from oversight_app.review.claim_words import all_worded
from oversight_app.review.claims import claim_check, claims_listed, claims_table
from oversight_app.store import records
from oversight_app.store.workspace import Workspace
from oversight_app.terminal import WorkspaceOption, opened, say

claim_commands = typer.Typer(
    no_args_is_help=True, help="Claims: a figure that somebody quotes, and what it shows."
)
_UNSAID = "The numbers alone do not say:"
_COUNTS = re.compile(r"(\d{1,12}) ?/ ?(\d{1,12})", re.ASCII)
AsAt = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As it was on this day.")]


@claim_commands.command("check")
def check_claim(
    reference: Annotated[
        str | None, typer.Argument(help="A claim that is kept, such as CL-001; with -w.")
    ] = None,
    numerator: Annotated[int | None, typer.Option(help="The 114 of “114 of 259”.")] = None,
    denominator: Annotated[int | None, typer.Option(help="The 259 of “114 of 259”.")] = None,
    quoted: Annotated[str, typer.Option(help="The share as it was quoted: 44%.")] = "",
    earlier: Annotated[
        list[str] | None,
        typer.Option(help="An earlier version of the figure: 77/256. Once for each."),
    ] = None,
    counted_all: Annotated[
        bool, typer.Option("--counted-all", help="The denominator is every case there was.")
    ] = False,
    workspace: Annotated[
        Path | None, typer.Option("--workspace", "-w", help="The workspace file.")
    ] = None,
    as_at: AsAt = None,
) -> None:
    """Print a share with its interval, and what the fixed questions find. Nothing is kept."""
    numbers = numerator is not None or denominator is not None or quoted or earlier or counted_all
    if reference is not None:
        if numbers:
            raise UserProblem(
                f"{reference} has its own numbers. Give either the number of a claim or a "
                "numerator and a denominator."
            )
        if workspace is None:
            raise UserProblem(f"Which file is {reference} in? Give the workspace after -w.")
        with opened(workspace, writing=False) as ws:
            lines = kept_lines(_kept(ws, reference, _day(as_at)))
    else:
        lines = number_lines(
            _claim(numerator, denominator, quoted, counted_all=counted_all),
            [_earlier(words) for words in earlier or ()],
        )
    for line in lines:
        say(line)


@claim_commands.command("list")
def list_claims(
    workspace: WorkspaceOption,
    as_at: AsAt = None,
    as_format: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
) -> None:
    """Print the claims with their shares and verdicts."""
    with opened(workspace, writing=False) as ws:
        found = claims_listed(ws, _day(as_at))
    print_rows(claims_table(found), as_format)


def number_lines(claim: Claim, earlier: list[Share]) -> list[str]:
    """Return what numbers alone can say, line by line; the claim has a share."""
    lines = [f"{sum_words(claim)}", interval_line(claim), interval_means(claim)]
    share = claim.share
    assert share is not None
    for one in earlier:
        mine = Claim(numerator=one.numerator, denominator=one.denominator)
        change = change_words(difference(one, share))
        lines.append(f"Against {sum_words(mine)}: {change}.")
    if earlier:
        lines.append(
            "The comparison holds where both count the same and no case is in both: the numbers "
            "alone do not say."
        )
    # Who counted it is on record for a claim that is kept, and no question to numbers.
    found = [one for one in all_worded(checks(claim, "", ())) if one.id != "source"]
    said = [one for one in found if one.finds is not Finds.UNKNOWN]
    unsaid = [f"  {one.asks}" for one in found if one.finds is Finds.UNKNOWN]
    return [*lines, "", *_questions(said), *([_UNSAID, *unsaid] if unsaid else [])]


def kept_lines(found: ClaimCheck) -> list[str]:
    """Return the whole check of a claim that is kept, line by line."""
    claim = found.claim
    lines = [f"{found.reference}: {claim.name}", claim.wording, found.said_by, ""]
    lines += [one for one in (sum_words(claim), found.interval, found.interval_means) if one] or [
        f"{found.finding.headline}."
    ]
    if found.versions:
        lines += ["", "Other versions of the figure"]
    for version in found.versions:
        said = ", ".join(one for one in (version.reference, version.period, version.counts) if one)
        lines.append(f"  {said}: {version.words}")
    lines += ["", *_questions(found.checks)]
    for heading, said_lines in (("It shows", found.shows), ("It does not show", found.not_shown)):
        if said_lines:
            lines += ["", heading, *(f"  {one}" for one in said_lines)]
    lines += ["", f"Verdict: {found.verdict}"]
    if found.against:
        lines.append(f"Against “Supported”: {len(found.against)} of {len(found.checks)} checks.")
    lines.append(f"Wording you can quote: {found.quotable.words or found.quotable.note}")
    if found.quotable.words and found.quotable.note:
        lines.append(f"  {found.quotable.note}")
    if found.conclusion is not None:
        follows = found.conclusion.status or "nobody has said yet whether it follows"
        lines += ["", f"Conclusion drawn: {found.conclusion.words}", f"  {follows}"]
        lines += [f"  {found.conclusion.why}"] if found.conclusion.why else []
    return lines


def _questions(found: Iterable[WordedCheck]) -> list[str]:
    return [line for one in found for line in (one.asks, f"  {one.status}: {one.words}")]


def _claim(
    numerator: int | None, denominator: int | None, quoted: str, *, counted_all: bool
) -> Claim:
    if quoted and share_said(quoted) is None:
        raise UserProblem(f"“{quoted}” is no share. Write it as 44% or 44.0%, up to 100%.")
    if numerator is None and denominator is None:
        if quoted:
            raise UserProblem(
                f"{quoted} is quoted without counts, so the sum can’t be checked. Ask for the "
                "numerator and the denominator."
            )
        raise UserProblem(
            "There is nothing to check. Give --numerator and --denominator, or the number of a "
            "claim and -w with its workspace."
        )
    if denominator is None:
        raise UserProblem(
            f"{numerator:,} of how many? A count without a denominator makes no share. Give "
            "--denominator as well."
        )
    if numerator is None:
        raise UserProblem(f"How many of the {denominator:,}? Give --numerator as well.")
    _share(numerator, denominator)
    return Claim(
        numerator=numerator,
        denominator=denominator,
        quoted_share=quoted,
        complete="all" if counted_all else "not-known",
    )


def _share(numerator: int, denominator: int) -> Share:
    if numerator < 0 or denominator < 0:
        raise UserProblem("A count can’t be below zero. Correct the numbers.")
    if denominator == 0:
        raise UserProblem("The denominator is 0, and a share of none means nothing. Correct it.")
    if numerator > denominator:
        raise UserProblem(
            f"{numerator:,} is more than {denominator:,}, so it is no part of it. Correct one of "
            "the two; where they count different things, there is no share."
        )
    return Share(numerator, denominator)


def _earlier(words: str) -> Share:
    found = _COUNTS.fullmatch(words.strip())
    if found is None:
        raise UserProblem(f"“{words}” should read 77/256: a numerator and a denominator.")
    return _share(int(found[1]), int(found[2]))


def _kept(ws: Workspace, reference: str, as_at: date | None) -> ClaimCheck:
    with ws.snapshot():
        found = records.by_reference(ws, reference)
        if not isinstance(found, Claim):
            raise UserProblem(
                f"There is no claim “{reference}” in this file. «oversight claims list» names "
                "those there are."
            )
        return claim_check(ws, found.id, as_at)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None

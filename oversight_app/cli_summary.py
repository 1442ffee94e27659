"""The command line on papers: one written, or looked at by the publish-safe check alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from oversight_app.cli_press import GroupOption
from oversight_app.domain.errors import CheckFailed, UserProblem
from oversight_app.domain.funnel import Method
from oversight_app.domain.papers import Format, Marking, PaperOrder, SectionChoice
from oversight_app.domain.periods import Period
from oversight_app.domain.small_numbers import Rule
from oversight_app.review.press_line import PressSelection
from oversight_app.review.selection import ALL_FORCES, Selection
from oversight_app.summaries.concerns import Concern, Weight
from oversight_app.summaries.papers import Paper
from oversight_app.summaries.papers import paper as paper_of
from oversight_app.summaries.press_paper import PRESS_LINE
from oversight_app.summaries.specials_brief import SPECIALS
from oversight_app.terminal import WorkspaceOption, opened, progress_bar, say, warn

_SAID = {Weight.STOPS: "Stops", Weight.WARNS: "Warning", Weight.FINE: "Fine"}


def write_summary(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="quarterly, specials, activity, decision, specified-information, claim or "
            "press-line.",
        ),
    ],
    workspace: WorkspaceOption,
    out: Annotated[
        Path | None, typer.Option(help="The folder to write to; not needed with --check-only.")
    ] = None,
    formats: Annotated[
        list[Format] | None, typer.Option("--format", help="Once for each format; pdf unless said.")
    ] = None,
    period: Annotated[
        str, typer.Option(help="2021-22-Q4, 2021-22 or 2022-03; the newest whole one unless said.")
    ] = "",
    subject: Annotated[
        str, typer.Option(help="The record that a decision notice or claim check is about: ED-001.")
    ] = "",
    audience: Annotated[str, typer.Option("--for", help="For whom it is.")] = "",
    marking: Annotated[Marking, typer.Option(help="The security marking.")] = Marking.OFFICIAL,
    handling: Annotated[str, typer.Option(help="A handling note beside the marking.")] = "",
    small_numbers: Annotated[
        Rule | None,
        typer.Option(help="What is done with small numbers; the office’s rule unless said."),
    ] = None,
    show_small_numbers: Annotated[
        str | None,
        typer.Option(metavar="REASON", help="Show small numbers; the reason stands in the paper."),
    ] = None,
    leave_out: Annotated[
        list[str] | None, typer.Option(help="A section to leave out; once for each.")
    ] = None,
    check_only: Annotated[
        bool, typer.Option("--check-only", help="Run the publish-safe check and write nothing.")
    ] = False,
    measure: Annotated[
        str, typer.Option(help="specials: the measure compared.")
    ] = Selection().measure,
    as_at: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="specials, press-line: the date of the figures."),
    ] = None,
    peers: Annotated[str, typer.Option(help="specials: a peer set or a region.")] = ALL_FORCES,
    limits: Annotated[Method, typer.Option(help="specials: as for figures.")] = Method.ADJUSTED,
    group: GroupOption = "",
) -> None:
    """Write a summary as files, after the publish-safe check; nothing in the workspace changes."""
    from oversight_app.store.papers import disclosures, paper_settings
    from oversight_app.summaries.preparing import prepare
    from oversight_app.summaries.writing import write_paper

    chosen = paper_of(name)
    if out is None and not check_only:
        raise UserProblem("Where is it to be written? Give a folder after --out.")
    if group and name != PRESS_LINE.id:
        raise UserProblem(
            f"“{name}” is not about an outside group. Nothing was written. Leave --group out, or "
            "ask for press-line."
        )
    _refuse_what_it_is_not_of(chosen, subject, as_at)
    order = PaperOrder(
        name,
        period_of(chosen, period),
        subject,
        audience or chosen.audience,
        marking,
        handling,
        sections=_sections(chosen, leave_out or ()),
        shown_because=_reason(show_small_numbers),
        selection=_selection(name, measure, _day(as_at), peers, limits, group),
    )
    with opened(workspace, writing=False) as ws, progress_bar() as progress:
        settings = paper_settings(ws)
        order = replace(
            order,
            rule=small_numbers or settings.rule,
            handling=handling or (settings.handling if marking != Marking.OFFICIAL else ""),
        )
        prepared = prepare(ws, order, disclosures(ws))
        if check_only:
            _print_check(prepared.concerns)
            return
        assert out is not None
        _refuse_where_stopped(prepared.concerns)
        files = write_paper(
            ws, prepared, formats or [Format.PDF], out,
            progress=lambda done, of: progress(done, of, "Writing"),
        )  # fmt: skip
        for path in files:
            say(str(path))
    _warn(prepared.concerns)


def _refuse_what_it_is_not_of(chosen: Paper, subject: str, as_at: datetime | None) -> None:
    """Refuse what a paper would leave unread: somebody would take it for what was asked for."""
    if subject.strip() and not chosen.subjects:
        raise UserProblem(
            f"“{chosen.name}” is not about a record. Nothing was written. Leave --subject out."
        )
    if as_at is not None and chosen.id not in (SPECIALS.id, PRESS_LINE.id):
        raise UserProblem(
            f"“{chosen.name}” is not of a chosen day. Nothing was written. Leave --as-at out"
            f"{', and give its period after --period' if chosen.periods else ''}."
        )


def _reason(written: str | None) -> str:
    """Read the reason for showing small numbers, "" where they are not to be shown.

    The command line keeps nothing in the workspace: the reason is printed in the paper instead.
    """
    reason = " ".join((written or "").split())
    if written is not None and not reason:
        raise UserProblem(
            "Small numbers are not shown without a reason. Nothing was written. Give the reason "
            "after --show-small-numbers: it stands in the paper."
        )
    return reason


def period_of(chosen: Paper, written: str) -> Period | None:
    """Read a period that a paper can be of; None where none is given.

    Raises UserProblem for one that is not a period, or of which the paper is not made.
    """
    if not written:
        return None
    if not chosen.periods:
        raise UserProblem(
            f"“{chosen.name}” is not of a period. Nothing was written. Leave --period out."
        )
    for kind in chosen.periods:
        try:
            return Period.parse(written, kind)
        except ValueError:
            continue
    kinds = " or ".join(f"a {kind}" for kind in chosen.periods)
    raise UserProblem(
        f"“{written}” is not {kinds} as this paper takes it. Nothing was written. Write a quarter "
        "as 2021-22-Q4 (January to March 2022), a year as 2021-22, a month as 2022-03."
    )


def _sections(chosen: Paper, left_out: Sequence[str]) -> tuple[SectionChoice, ...]:
    known = {section.id: section for section in chosen.sections}
    for one in left_out:
        if one not in known or known[one].fixed:
            names = ", ".join(id_ for id_, section in known.items() if not section.fixed)
            raise UserProblem(
                f"“{one}” is no section that “{chosen.name}” can do without. Nothing was written. "
                f"There are: {names}."
            )
    if not left_out:
        return ()
    return tuple(
        SectionChoice(one.id, included=one.id not in left_out and not one.left_out)
        for one in chosen.sections
    )


def _selection(
    name: str, measure: str, as_at: date | None, peers: str, limits: Method, group: str
) -> str:
    if name == PRESS_LINE.id:
        return PressSelection(group, as_at).written()
    if name == SPECIALS.id:
        return replace(Selection(measure, peers=peers, method=limits), as_at=as_at).written()
    return ""


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _line(one: Concern) -> str:
    return f"{_SAID[one.weight]}: {one.words} {one.mend}".rstrip()


def _print_check(concerns: Sequence[Concern]) -> None:
    for one in concerns:
        say(_line(one))
    _refuse_where_stopped(concerns, "Look above for what to mend.")


def _refuse_where_stopped(concerns: Sequence[Concern], advice: str = "") -> None:
    stops = [one for one in concerns if one.weight is Weight.STOPS]
    if stops:
        said = advice or " ".join(f"{one.words} {one.mend}".strip() for one in stops)
        raise CheckFailed(f"The paper can’t leave yet. Nothing was written. {said}")


def _warn(concerns: Sequence[Concern]) -> None:
    """Warnings go beside the output, so that a scheduled task keeps them in its log."""
    for one in concerns:
        if one.weight is Weight.WARNS:
            warn(_line(one))

"""Investment: what was spent on which scheme, and what it bought."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.findings import Align, Cell, Column, Finding, Origin, Row, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Provenance, humblest
from oversight_app.domain.periods import written_date
from oversight_app.domain.reconcile import cost_per_net_additional
from oversight_app.domain.typed import written_pounds
from oversight_app.domain.wording import (
    Quantity,
    Sentence,
    Slot,
    count_word,
    counted,
    round_half_up,
    sentence_case,
)
from oversight_app.review.activity_wording import hours
from oversight_app.review.investment_lines import (
    RETURNS,
    InvestmentLine,
    investment_lines,
    strength_words,
)
from oversight_app.store.workspace import Workspace

NOT_MEANINGFUL = "not meaningful"
NOT_CAUSE = (
    "One figure does not show cause: people join and leave, and give hours, for other reasons too."
)
CAVEATS = (
    NOT_CAUSE,
    "The cost of a net additional person takes no account of those who joined and left again.",
    "Where strength did not rise, a cost for each additional person is not meaningful.",
)
METHOD = (
    "Spent, divided by closing less opening strength; spent, divided by the hours of duty of the "
    "months of the period that are over. Strength is the newest figure on or before the first and "
    "the last day."
)


@dataclass(frozen=True, slots=True)
class InvestmentAnswer:
    """The ledger. Its rows’ keys are ids of investments; ``lines`` are the same, in order."""

    finding: Finding
    table: Table
    lines: tuple[InvestmentLine, ...]
    provenance: Provenance

    def origin(self, number: int) -> Origin:
        """Say what one line rests on; of all lines where there is no such one."""
        line = next((one for one in self.lines if one.investment.id == number), None)
        return self.finding.origin if line is None else _origin((line,), Sentence(_title(line)))


def investment(
    ws: Workspace,
    as_at: date | None = None,
    between: tuple[date | None, date | None] = (None, None),
    scheme: str = "",
) -> InvestmentAnswer:
    """Answer for the lines whose period shares a day with ``between`` (None: without end)."""
    first, last = between
    lines = tuple(
        one
        for one in investment_lines(ws, as_at)
        if (not scheme or one.investment.scheme == scheme)
        and (last is None or (one.investment.from_day or last) <= last)
        and (first is None or (one.investment.to_day or first) >= first)
    )
    table = _table(lines)
    headline, support = _words(lines)
    provenance = humblest(one.investment.provenance for one in lines)
    finding = Finding(
        id="investments",
        question="What was spent, and what did it buy?",
        headline=headline,
        support=support,
        method=METHOD,
        charts=(),
        tables=(table,),
        origin=_origin(lines, headline),
        caveats=CAVEATS,
        provenance=provenance,
        sensitive=any(_by_returns(one) for one in lines),
    )
    return InvestmentAnswer(finding, table, lines, provenance)


def _by_returns(line: InvestmentLine) -> bool:
    """True where strength is counted from returns: a few people more or less may be told."""
    return any(one is not None and one.source == RETURNS for one in (line.opening, line.closing))


def pounds(pence: float) -> str:
    """Write pence as pounds: ``£1,250`` or ``£1,250.50``."""
    return f"£{written_pounds(round(pence))}"


def about_pounds(pence: float) -> str:
    """Write what a division gave: whole pounds from £100 on (``£4,615``), pence below."""
    if pence >= 100_00:
        return f"£{int(round_half_up(pence / 100, 0)):,}"
    return f"£{round_half_up(pence / 100, 2):,.2f}"


def cost_words(line: InvestmentLine) -> str:
    """The cost of a net additional person, in words; "" where it is not known."""
    if line.not_meaningful:
        return NOT_MEANINGFUL
    return "" if line.per_additional is None else about_pounds(line.per_additional)


def _words(lines: Sequence[InvestmentLine]) -> tuple[Sentence, Sentence]:
    if not lines:
        return (
            Sentence("No investment has been recorded for these years"),
            Sentence("Add what was budgeted and spent, and it is held against people and hours."),
        )
    spent = sum(one.investment.spent or 0 for one in lines)
    # A line without a budget would make the rest look overspent.
    both = [one for one in lines if one.investment.budget is not None]
    budget = sum(one.investment.budget or 0 for one in both)
    slots: dict[str, Slot] = {
        "spent": pounds(spent),
        "budget": pounds(budget),
        "lines": f"{count_word(len(lines))} {'line' if len(lines) == 1 else 'lines'}",
    }
    if len(both) == len(lines):
        headline = Sentence("{spent} of {budget} has been spent, on {lines}", slots)
    else:
        headline = Sentence("{spent} has been spent, on {lines}", slots)
    moved = _moved(lines)
    if moved is not None:
        return headline, moved
    costed = [one for one in lines if one.per_additional is not None]
    fell = sum(one.not_meaningful for one in lines)
    said = []
    if costed:
        of = f"{count_word(len(costed))} {'line' if len(costed) == 1 else 'lines'}"
        said.append(f"{of} came with more people in post")
    if fell:
        of = count_word(fell)
        said.append(f"{of} came with no more, so that a cost for each is not meaningful")
    words = f"{sentence_case('; '.join(said))}. " if said else ""
    return headline, Sentence(f"{words}{NOT_CAUSE}")


def _moved(lines: Sequence[InvestmentLine]) -> Sentence | None:
    """Say how strength moved over all lines of one scheme, and what each person came to; None
    for several schemes, whose people are not added up, and where strength is not known."""
    openings = [one.opening for one in lines if one.opening is not None]
    closings = [one.closing for one in lines if one.closing is not None]
    if len({one.investment.scheme for one in lines}) != 1 or not openings or not closings:
        return None
    opening = min(openings, key=lambda one: one.day)
    closing = max(closings, key=lambda one: one.day)
    if opening.day >= closing.day:
        return None
    spent = sum(one.investment.spent or 0 for one in lines)
    cost = cost_per_net_additional(spent, opening.people, closing.people)
    slots: dict[str, Slot] = {
        "opening": Quantity(opening.people),
        "opened": opening.day,
        "closing": Quantity(closing.people),
        "closed": closing.day,
        "cost": NOT_MEANINGFUL if cost is None else about_pounds(cost),
    }
    words = "Strength went from {opening} on {opened} to {closing} on {closed}."
    if cost is None:
        tail = "A cost for each net additional person is {cost}, since strength did not rise."
    else:
        tail = f"That is {{cost}} for each net additional person. {NOT_CAUSE}"
    return Sentence(f"{words} {tail}", slots)


def _table(lines: Sequence[InvestmentLine]) -> Table:
    right = Align.RIGHT
    return Table(
        id="investments",
        title="Investment, and what it bought",
        columns=(
            Column("scheme", "Scheme"),
            Column("purpose", "For"),
            Column("from", "From"),
            Column("to", "To"),
            Column("budget", "Budget", right),
            Column("spent", "Spent", right),
            Column("share", "Of budget", right, tip="Spent as a share of the budget"),
            Column("net", "Net change in people", right,
                   tip="Closing less opening strength of the period"),
            Column("cost", "Per net additional", right,
                   tip="Spent for each person by which strength rose"),
            Column("hours", "Duty hours", right,
                   tip="Hours of duty in the months of the period that are over"),
            Column("per-hour", "Per duty hour", right, tip="Spent for each hour of duty"),
            Column("source", "Source"),
            Column("reference", "Number"),
        ),
        rows=tuple(Row(str(one.investment.id), _cells(one)) for one in lines),
        note="Newest first; what is still under way is counted so far"
        if lines
        else "No investment has been recorded for these years",
    )  # fmt: skip


def _cells(one: InvestmentLine) -> tuple[Cell, ...]:
    said = one.investment
    whole = one.known == one.months
    return (
        one.scheme,
        said.purpose,
        said.from_day,
        said.to_day,
        None if said.budget is None else pounds(said.budget),
        None if said.spent is None else pounds(said.spent),
        None if one.of_budget is None else Quantity(one.of_budget, Unit.PERCENT),
        None if one.net is None else Quantity(one.net, signed=True),
        cost_words(one) or None,
        hours(one.minutes) if one.minutes is not None and whole else None,
        None if one.per_hour is None else about_pounds(one.per_hour),
        said.source,
        said.reference,
    )


def _title(line: InvestmentLine) -> str:
    # A sentence is a template, and people may write braces.
    words = f"{line.investment.reference}, {line.scheme}: {line.investment.purpose}"
    return words.replace("{", "{{").replace("}", "}}")


def _origin(lines: Sequence[InvestmentLine], figure: Sentence) -> Origin:
    days = [day for one in lines for day in (one.investment.from_day, one.until) if day]
    sources = {
        strength.source for one in lines for strength in (one.opening, one.closing) if strength
    }
    held = f"Strength by: {'; '.join(sorted(sources))}" if sources else ""
    return Origin(
        figure=figure,
        definition="Money put into schemes of volunteers, as the office recorded it",
        numerator="Spent in the period, as the office’s ledger says",
        denominator="Closing less opening strength; hours of duty by the activity log, and where "
        "a month has none by the monthly return",
        inclusion="Training is not duty, and its hours are not among them",
        period=f"{written_date(min(days))} to {written_date(max(days))}" if days else "",
        method=METHOD,
        releases=(),
        rows=tuple(row for one in lines for row in _line_rows(one)),
        coverage=held,
        caveats=CAVEATS,
    )


def _line_rows(one: InvestmentLine) -> list[str]:
    said = one.investment
    found = [f"{said.reference}: {pounds(said.spent or 0)} spent; source: {said.source}"]
    if one.opening and one.closing:
        words = f"Strength {strength_words(one.opening)}, {strength_words(one.closing)}"
        if one.net is None:
            words += ": no figure since the period began"
        found.append(words)
    if one.minutes is not None:
        found.append(
            f"{hours(one.minutes)} hours of duty in {one.known} of "
            f"{counted(one.months, 'month', 'months')}"
        )
    return found

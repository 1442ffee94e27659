"""The first two pages of the quarterly pack: key points, what changed, the measures, what needs
attention, decisions."""

from oversight_app.domain.charts import RangeChart
from oversight_app.domain.currency import NEEDS
from oversight_app.domain.decisions import Decision
from oversight_app.domain.findings import Row, Table
from oversight_app.domain.observations import Provenance, Release, humblest
from oversight_app.domain.small_numbers import NO_COUNTING
from oversight_app.domain.wording import Quantity, Sentence, count_word, counted, sentence_case
from oversight_app.review.changed_since import BETTER, NEITHER, USUAL, WORSE, Change
from oversight_app.review.decisions import notices_missing, register_table
from oversight_app.review.due import DueItem
from oversight_app.review.due_list import due_finding, due_table
from oversight_app.review.matrix_lines import MatrixLine
from oversight_app.review.measure_names import IN_DATE, RETURNED, series_of
from oversight_app.review.quality import kinds_table
from oversight_app.summaries.concerns import Concern, Weight
from oversight_app.summaries.document import Block, ListBlock, Paragraph, Words
from oversight_app.summaries.findings_set_out import charted, ended, spoken, tabled, told
from oversight_app.summaries.papers import Part
from oversight_app.summaries.quarterly_pack_answers import Answers

MOST_DUE = 4
"""Lines of what is due that fit on the second page."""
_CHART, _SMALL_CHART = 42.0, 38.0
_MATRIX_SHARES = (3.7, 1.15, 2.05, 0.8, 1.1, 2.3, 0.75, 1.45)
_DUE_SHARES = (1.6, 0.8, 4.2, 2.6)
_DECISION_SHARES = (0.9, 4.4, 2.2, 1.7)


def key_points(found: Answers) -> Part:
    """Return the headlines of the pages, the trend of the published rate, and the districts."""
    said: list[Words] = []
    sources: tuple[Release, ...] = ()
    blocks: list[Block] = []
    if (specials := found.specials) is not None:
        said.append(specials.finding.headline)
        sources = specials.finding.origin.releases
        blocks += charted(specials.trend, "Trend of the published rate", height=_CHART)
    answers = (found.activity, found.people, found.currency, found.custody)
    for answer in answers:
        if answer is not None:
            said.append(answer.finding.headline)
    if found.activity is None:
        said.append(nothing(found, "activity"))
    if found.due:
        said.append(due_finding(found.due, found.day).headline)
    blocks += tabled(found.districts)
    return Part(
        "key-points",
        (ListBlock(tuple(ended(one) for one in said)), *blocks),
        state=counted(len(said), "point", "points"),
        sources=sources,
        provenance=found.mixed,
        counting=spoken(*(one.finding for one in answers if one is not None)),
    )


def what_changed(found: Answers) -> Part:
    """Return the measures that became better or worse, with the chart of one that did."""
    changed = found.changed
    groups = (
        ("Worse: {said}", changed.of(WORSE)), ("Better: {said}", changed.of(BETTER)),
        ("{said}", changed.of(NEITHER)), ("{said}", changed.of(USUAL)),
    )  # fmt: skip
    items: list[Words] = [_item(words, one) for words, of in groups for one in of]
    items += [ended(one) for one in changed.recorded]
    return Part(
        "what-changed",
        (
            Paragraph(ended(changed.finding.headline)),
            ListBlock(tuple(items)),
            *_signal(found),
        ),
        state=changed.state,
        provenance=changed.provenance,
        counting=spoken(changed.finding),
    )


def metrics(found: Answers) -> Part:
    """Return the metric matrix."""
    matrix = found.matrix
    return Part(
        "metrics",
        (
            *told(matrix.finding),
            *tabled(
                matrix.table,
                ("measure", "source", "on", "value", "change", "shows", "target", "against"),
                shares=_MATRIX_SHARES,
            ),
        ),
        state=counted(len(matrix.lines), "measure", "measures"),
        provenance=matrix.provenance if matrix.lines else Provenance.LOCAL,
    )


def attention(found: Answers) -> Part:
    """Return what is overdue and lapsing, what is missing, and what does not add up."""
    late = [item for item in found.due if item.days_late > 0]
    items: list[Words] = [due_finding(found.due, found.day).headline]
    sources: tuple[Release, ...] = ()
    if found.currency is not None:
        items.append(found.currency.finding.headline)
        sources = found.currency.finding.origin.releases
    if found.returns.due:
        items.append(_of_period(found, found.returns.finding.headline))
    odd = len(found.quality.table.rows)
    if odd or found.activity is not None:
        items.append(_of_period(found, found.quality.finding.headline))
    if (gaps := notices_missing(found.register)) is not None:
        items.append(gaps)
    return Part(
        "attention",
        (
            ListBlock(tuple(ended(one) for one in items)),
            *tabled(_due(found.due), shares=_DUE_SHARES),
        ),
        state=f"{len(late)} overdue" if late else "Nothing overdue",
        sources=sources,
        provenance=found.humble(*(item.record.provenance for item in found.due)),
        concerns=period_concerns(found, "attention"),
        counting=spoken(found.currency.finding if found.currency is not None else None),
    )


def decisions(found: Answers) -> Part:
    """Return the decisions signed in the period, and those that are due next."""
    taken = {
        entry.key
        for entry in found.register.entries
        if entry.decision is not None
        and entry.decision.signed_on is not None
        and found.period.first_day <= entry.decision.signed_on <= found.day
    }
    number = sentence_case(count_word(len(taken)))
    noun = "decision was" if len(taken) == 1 else "decisions were"
    words = Sentence(f"{number} {noun} signed from {found.words}.")
    coming = [item for item in found.due if isinstance(item.record, Decision)]
    everything = register_table(found.register)
    columns = ("notice", "title", "state", "signed")
    signed = tabled(
        Table(everything.id, f"Signed in {found.words}", everything.columns, everything.rows),
        columns,
        shares=_DECISION_SHARES,
        keep=lambda row: row.key in taken,
    )
    ahead = tabled(_due(coming, "Due next"), shares=_DUE_SHARES)
    none = () if ahead else (Paragraph("No decision is due in the next 90 days."),)
    of = (entry.decision.provenance for entry in found.register.entries if entry.decision)
    return Part(
        "decisions",
        (Paragraph(words), *signed, *ahead, *none),
        state=f"{len(taken)} taken, {len(coming)} due",
        provenance=humblest(of),
    )


def nothing(found: Answers, what: str) -> Sentence:
    """Say that there is nothing of a page for the period."""
    words = {
        "activity": "No return of volunteer activity is here for {period}",
        "people": "No return that counts people is here for {period}",
        "currency": "No list that says who is in date is here for {period}",
        "custody": "No form of a custody visit is here for {period}",
        "specials": "No published figure of Specials is here for {period} or before",
    }
    return Sentence(f"{words[what]}.", {"period": found.words})


def _item(words: str, one: Change) -> Sentence:
    said = one.said
    put = words.replace("{said}", said.template)
    # Where the figure is hidden, whether it became better or worse is as well.
    return Sentence(f"{put}.", said.slots, f"{said.if_hidden}.")


def _of_period(found: Answers, said: Sentence) -> Sentence:
    hidden = f"{said.if_hidden} ({{of-period}})" if said.if_hidden else ""
    slots = {**said.slots, "of-period": found.words}
    return Sentence(f"{said.template} ({{of-period}})", slots, hidden)


def _signal(found: Answers) -> tuple[Block, ...]:
    """Return the chart of a measure that is beyond its usual range: the first that is made of no
    counts of people, of which small ones would leave gaps, else the first of all."""
    lines = [change.line for change in found.changed.changes]
    first: tuple[RangeChart, str] | None = None
    for line in sorted(lines, key=lambda one: one.counting != NO_COUNTING):
        chart = _chart_of(found, line)
        if chart is not None:
            first = first or (chart, line.measure.name)
            if not any(point.counts for point in chart.points):
                return charted(chart, line.measure.name, height=_SMALL_CHART)
    return charted(*first, height=_SMALL_CHART) if first is not None else ()


def _chart_of(found: Answers, line: MatrixLine) -> RangeChart | None:
    key = series_of(line.measure.id)
    if line.measure.group == IN_DATE:
        need = next(one.id for one in NEEDS.values() if one.measure == key.measure)
        currency = found.currency_of(need, key.scheme)
        return currency.chart if currency is not None else None
    if line.measure.group == RETURNED:
        activity = found.activity_of(key.measure, key.scheme)
        return activity.chart if activity is not None else None
    return None


def _due(items: "tuple[DueItem, ...] | list[DueItem]", title: str = "") -> Table:
    """Return the first lines of what is due: when, which record, about what, in whose hands."""
    whole = due_table(items)
    places = {column.key: place for place, column in enumerate(whole.columns)}
    shown = [places[key] for key in ("when", "reference", "title", "owner")]
    rows = tuple(
        Row(row.key, tuple(row.cells[place] for place in shown)) for row in whole.rows[:MOST_DUE]
    )
    more = len(whole.rows) - len(rows)
    note = (
        f"{more:,} more are due within 90 days" if more else ("" if title else "Overdue ones first")
    )
    return Table(
        "due-next" if title else "due-first",
        title or "Overdue and due first",
        tuple(whole.columns[place] for place in shown),
        rows,
        note,
    )


def period_concerns(found: Answers, section: str) -> tuple[Concern, ...]:
    """What the maker of the paper alone knows: returns that are missing, figures restated."""
    late = sum(one.late(found.ws.today()) for one in found.returns.due)
    said = []
    if late:
        noun = "return" if late == 1 else "returns"
        words = Sentence(
            f"{sentence_case(count_word(late))} {noun} for {{period}} "
            f"{'is' if late == 1 else 'are'} not here.",
            {"period": found.words},
        )
        said.append(Concern(
            "missing-returns", Weight.WARNS, words,
            "Ask for what is missing, or say in the text that the figures are without it.",
            "data/returns", section,
        ))  # fmt: skip
    restated = next((r for r in kinds_table(found.quality).rows if r.key == "Restated"), None)
    if restated is not None:
        number = restated.cells[1]
        many = isinstance(number, Quantity) and number.value != 1
        words = Sentence(
            "{number} " + ("months were" if many else "month was")
            + " restated in the returns for {period}.",
            {"number": number if isinstance(number, Quantity) else "", "period": found.words},
        )  # fmt: skip
        said.append(Concern(
            "revised", Weight.WARNS, words,
            "Say in the text that these figures were revised, or ask why they changed.",
            "data/quality", section,
        ))  # fmt: skip
    return tuple(said)

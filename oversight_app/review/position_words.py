"""What is said of positions: sentences, tables, and where they come from."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from oversight_app.domain.findings import Cell, Column, Finding, Origin, Row, Status, Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Sentence, Slot, count_word, counted, sentence_case
from oversight_app.review.position_rows import HeldPosition, in_or_on

if TYPE_CHECKING:
    from oversight_app.review.position_timeline import Span, TimelineRow

QUESTION = "Who holds what about working with outside groups?"
_METHOD = (
    "A position is held from its first day until its last, or until the position that replaces it "
    "begins. Where a source gives a month or a year alone, the end of it is taken as the day, and "
    "the words say no more than the source does."
)
_CAVEATS = (
    "A stance is the office’s reading of what was said. The words themselves are beside it.",
    "That a body is not listed does not show that it holds no position.",
)
_STANCES = (
    ("opposes", "opposes", "oppose"),
    ("would-consider", "would consider it", "would consider it"),
    ("supports", "supports it", "support it"),
    ("none", "takes no stance", "take no stance"),
)


def held_finding(found: Sequence[HeldPosition], today: date, provenance: Provenance) -> Finding:
    """Make the finding of the register: who holds what, and what is due of it."""
    headline = held_headline(found)
    return Finding(
        id="positions",
        question=QUESTION,
        headline=headline,
        support=_held_support(found, today),
        method=_METHOD,
        charts=(),
        tables=(positions_table(found),),
        origin=origin_of(found, headline, today),
        caveats=_CAVEATS,
        provenance=provenance,
    )


def held_headline(found: Sequence[HeldPosition]) -> Sentence:
    """Say how many bodies hold a position, which stances, and how many are past review."""
    held = [one for one in found if one.held]
    if not held:
        return Sentence("No position is held today" if found else "No position is recorded yet")
    bodies = len({one.body_key for one in held})
    late = sum(one.review_overdue for one in held)
    slots: dict[str, Slot] = {"parts": _stances(held), "n": sentence_case(count_word(bodies))}
    if bodies == 1:
        template = "One body holds a position: it {parts}"
        slots["parts"] = _stances(held).removeprefix("one ")
        if len(held) > 1:
            template, slots["n"] = "One body holds {n} positions: {parts}", count_word(len(held))
            slots["parts"] = _stances(held)
    elif len(held) == bodies:
        template = "{n} bodies hold a position: {parts}"
    else:
        template = "{n} bodies hold {all} positions: {parts}"
        slots["all"] = count_word(len(held))
    if late:
        template += "; {late} past review"
        slots["late"] = f"{count_word(late)} {'is' if late == 1 else 'are'}"
    return Sentence(template, slots)


def _stances(held: Sequence[HeldPosition]) -> str:
    parts = []
    for code, single, several in _STANCES:
        number = sum(one.position.stance == code for one in held)
        if number:
            parts.append(f"{count_word(number)} {single if number == 1 else several}")
    return ", ".join(parts)


def _held_support(found: Sequence[HeldPosition], today: date) -> Sentence:
    said = ["Held on {today}, each in the words of its source."]
    ended = sum(not one.held and (one.position.from_day or date.max) <= today for one in found)
    due = sum(one.forecast_due for one in found)
    if ended:
        kept = f"{count_word(ended)} earlier {'one is' if ended == 1 else 'ones are'}"
        said.append(f"{sentence_case(kept)} kept beside them.")
    if due:
        late = f"{count_word(due)} {'forecast is' if due == 1 else 'forecasts are'}"
        said.append(f"{sentence_case(late)} due to be held against what happened.")
    return Sentence(" ".join(said), {"today": today})


def positions_table(found: Sequence[HeldPosition], title: str = "Positions") -> Table:
    """Return a row a position; its key is the record's ``id``. Until when they were held, and
    their forecasts, are columns where there is something to say in them."""
    columns = (
        Column("body", "Body"),
        Column("stance", "Stance"),
        Column("short", "In short"),
        Column("from", "From", tip="As exactly as the source says"),
        Column("until", "Until"),
        Column("review", "Review by"),
        Column("forecast", "Forecast"),
        Column("source", "Source"),
        Column("reference", "No."),
    )
    blank = {
        id
        for id, said in (
            ("until", any(one.to_words for one in found)),
            ("forecast", any(one.forecast for one in found)),
        )
        if not said
    }
    kept = [place for place, column in enumerate(columns) if column.key not in blank]
    return Table(
        id="positions",
        title=title,
        columns=tuple(columns[place] for place in kept),
        rows=tuple(Row(one.key, tuple(_cells(one)[place] for place in kept)) for one in found),
        note="Organisations A to Z, then outside groups" if found else "None of them fits",
    )


def _cells(one: HeldPosition) -> tuple[Cell, ...]:
    review: Cell = one.position.review_by if one.held else None
    if one.review_overdue and one.position.review_by is not None:
        review = Status(written_date(one.position.review_by), "warning", strong=True)
    return (
        one.body, one.stance_short, one.in_short, sentence_case(one.from_words),
        sentence_case(one.to_words) or None, review, one.forecast, one.source or None,
        one.position.reference,
    )  # fmt: skip


def held_table(found: Sequence[HeldPosition], day: date) -> Table:
    """Return what was held on a day, for a list or a paper: body, stance, in short, from, source;
    a row's key is the record's ``id``."""
    return Table(
        id="positions-held",
        title=f"Positions held on {written_date(day)}",
        columns=(
            Column("body", "Body"),
            Column("stance", "Stance"),
            Column("short", "In short"),
            Column("from", "From"),
            Column("source", "Source"),
            Column("reference", "No."),
        ),
        rows=tuple(
            Row(
                one.key,
                (one.body, one.stance, one.in_short, sentence_case(one.from_words), one.source,
                 one.position.reference),
            )
            for one in found
        ),
        note="" if found else "No position is recorded as held on that day.",
    )  # fmt: skip


def timeline_finding(rows: Sequence["TimelineRow"], today: date, provenance: Provenance) -> Finding:
    """Make the finding of a timeline: who changed, and the latest change."""
    from oversight_app.review.position_chart import spans_table, timeline_chart

    found = [span.held for row in rows for span in row.spans]
    headline = timeline_headline(rows)
    return Finding(
        id="positions-timeline",
        question="How did positions change?",
        headline=headline,
        support=_latest_change(rows),
        method=_METHOD,
        charts=(timeline_chart(rows, today),) if rows else (),
        tables=(spans_table(rows),),
        origin=origin_of(found, headline, today),
        caveats=_CAVEATS,
        provenance=provenance,
    )


def timeline_headline(rows: Sequence["TimelineRow"]) -> Sentence:
    """Say how many bodies changed their stance since the first position."""
    if not rows:
        return Sentence("No position is recorded yet")
    changed = sum(any(span.changes for span in row.spans) for row in rows)
    if not changed:
        return Sentence("No change of stance is recorded")
    of = "one body" if len(rows) == 1 else f"{count_word(len(rows))} bodies"
    begun = min(
        (span for row in rows for span in row.spans),
        # Of one day, what is given to the month alone may be the earlier.
        key=lambda span: (span.first, span.held.position.dated == "day"),
    )
    return Sentence(
        "{n} of {of} changed {whose} stance since {begun}",
        {
            "begun": begun.held.from_words,
            "n": sentence_case(count_word(changed)),
            "of": of,
            "whose": "its" if changed == 1 else "their",
        },
    )


def _latest_change(rows: Sequence["TimelineRow"]) -> Sentence:
    changes = [span for row in rows for span in row.spans if span.changes]
    again = [span for row in rows for span in row.spans if span.before is not None]
    if not changes and again:
        latest = max(again, key=lambda span: span.first)
        when = in_or_on(latest.first, latest.held.position.dated)
        return Sentence(
            "The latest with the same stance in other words: {body}, {when}.",
            {"body": latest.held.body, "when": when},
        )
    if not changes:
        return Sentence("Each span is one position, in the words of its source.")
    latest = max(changes, key=lambda span: span.first)
    return Sentence("The latest change: {change}.", {"change": change_words(latest)})


def change_words(span: "Span") -> str:
    """Return "NSPCC, from opposes to supports, in September 2017"."""
    one, before = span.held, span.before
    was = f"from {before.stance.words.lower()} to " if before is not None else ""
    when = in_or_on(span.first, one.position.dated)
    return f"{one.body}, {was}{one.stance.words.lower()}, {when}"


def origin_of(found: Sequence[HeldPosition], headline: Sentence, today: date) -> Origin:
    """Return where positions come from: each with its source."""
    day = written_date(today)
    return Origin(
        figure=headline,
        definition="What an organisation or an outside group said about working with outside "
        "groups, word for word, with its source and its day.",
        numerator="",
        denominator="",
        inclusion="Every position that is recorded, those that were replaced or ended too.",
        period=f"Seen from {day}",
        method=_METHOD,
        releases=(),
        rows=tuple(
            f"{one.position.reference}: {one.body}, {one.from_words}, {one.source}" for one in found
        ),
        coverage=f"{counted(len(found), 'position', 'positions')} of "
        f"{counted(len({one.body_key for one in found}), 'body', 'bodies')}.",
        caveats=_CAVEATS,
    )

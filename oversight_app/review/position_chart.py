"""The timeline of positions as a chart and as its table."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from oversight_app.domain.charts import SpanChart, SpanMark, SpanRow
from oversight_app.domain.findings import Column, Row, Status, Table
from oversight_app.domain.positions import STANCES
from oversight_app.domain.wording import Sentence, count_word, sentence_case
from oversight_app.review.position_rows import STANCE_SHORT

if TYPE_CHECKING:
    from oversight_app.review.position_timeline import Span, TimelineRow

SHAPES = {"opposes": "crossed", "would-consider": "half", "supports": "filled", "none": "dashed"}
"""The shape that tells a stance on a chart, without its colour."""


def timeline_chart(rows: Sequence["TimelineRow"], today: date) -> SpanChart:
    """Return the timeline: a row a body, a span a position; a span's key is the record's ``id``."""
    told = [SpanRow(row.body, tuple(_mark(span) for span in row.spans)) for row in rows]
    title = _held_title(rows)
    used = {span.held.position.stance for row in rows for span in row.spans}
    return SpanChart(
        title=title,
        subtitle=Sentence("Positions on working with outside groups, to {today}", {"today": today}),
        alt=Sentence("{all}", {"all": ". ".join(_told(row) for row in rows) or str(title)}),
        rows=tuple(told),
        last_day=today,
        change_words="Change of stance",
        key=tuple((SHAPES[code], words) for code, words in STANCES if code in used),
    )


def _held_title(rows: Sequence["TimelineRow"]) -> Sentence:
    """Say how many of the bodies hold a position today."""
    held = sum(any(span.held.held for span in row.spans) for row in rows)
    if len(rows) == 1:
        return Sentence("It is held today" if held else "It is not held today")
    slots = {"n": sentence_case(count_word(held)), "all": count_word(len(rows))}
    if held == len(rows):
        return Sentence("All {all} bodies hold a position today", slots)
    holds = "holds" if held == 1 else "hold"
    return Sentence("{n} of {all} bodies {holds} a position today", {**slots, "holds": holds})


def spans_table(rows: Sequence["TimelineRow"]) -> Table:
    """Return every span by body and first day; a row's key is the record's ``id``."""
    spans = [span for row in rows for span in row.spans]
    return Table(
        id="positions-timeline",
        title="Positions over time",
        columns=(
            Column("body", "Body"),
            Column("from", "From"),
            Column("until", "Until"),
            Column("stance", "Stance"),
            Column("short", "In short"),
            Column("change", "Change"),
            Column("source", "Source"),
            Column("reference", "No."),
        ),
        rows=tuple(
            Row(
                span.held.key,
                (
                    span.held.body, sentence_case(span.held.from_words),
                    sentence_case(span.held.to_words) or "Held still", span.held.stance,
                    span.held.in_short, _change(span), span.held.source,
                    span.held.position.reference,
                ),
            )
            for span in spans
        ),
        note="Organisations A to Z, then outside groups; the earliest first",
    )  # fmt: skip


def _change(span: "Span") -> Status | None:
    if not span.changes or span.before is None:
        return None
    return Status(f"Was: {span.before.stance.words.lower()}", "swap", strong=True)


def _mark(span: "Span") -> SpanMark:
    one = span.held
    lines = [
        one.body,
        f"{one.stance.words}: {one.in_short}",
        f"From {one.from_words}" + (f", {_until(span)}" if one.to_words else ", held still"),
    ]
    if span.changes and span.before is not None:
        lines.append(f"Before: {span.before.stance.words.lower()}")
    lines.append(one.source)
    return SpanMark(
        key=one.key,
        first=span.first,
        last=span.last,
        shape=SHAPES[one.position.stance],
        words=STANCE_SHORT[one.position.stance],
        first_words=sentence_case(one.from_words),
        last_words=sentence_case(one.to_words),
        more=one.in_short,
        changes=span.changes,
        tip="\n".join(line for line in lines if line),
    )


def _until(span: "Span") -> str:
    words = span.held.to_words
    return words if words.startswith("replaced") else f"until {words}"


def _told(row: "TimelineRow") -> str:
    said = ", then ".join(
        f"{span.held.stance.words.lower()} from {span.held.from_words}" for span in row.spans
    )
    return f"{row.body}: {said}"

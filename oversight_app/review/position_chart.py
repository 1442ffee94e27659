"""The timeline of positions as a chart and as its table."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from oversight_app.domain.charts import SpanChart, SpanMark, SpanRow
from oversight_app.domain.findings import Column, Row, Status, Table
from oversight_app.domain.positions import STANCES
from oversight_app.domain.wording import Sentence, count_word, sentence_case
from oversight_app.review.activity_wording import listed
from oversight_app.review.position_rows import NO_GROUP, STANCE_SHORT, HeldPosition

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
        holds = "holds a position" if held else "holds no position"
        return Sentence("{body} {holds} today", {"body": rows[0].body, "holds": holds})
    slots = {"n": sentence_case(count_word(held)) if held else "None", "all": count_word(len(rows))}
    if held == len(rows):
        who = "Both bodies" if held == 2 else "All {all} bodies"
        return Sentence(f"{who} hold a position today", slots)
    if not held and len(rows) == 2:
        return Sentence("Neither of two bodies holds a position today")
    holds = "holds" if held <= 1 else "hold"
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


def apart_table(found: Sequence[HeldPosition]) -> Table:
    """Return what is not about working with a group, a row a position (key: its ``id``)."""
    return Table(
        id="positions-apart",
        title=NO_GROUP,
        columns=(
            Column("body", "Body"),
            Column("from", "From"),
            Column("until", "Until"),
            Column("short", "In short"),
            Column("source", "Source"),
            Column("reference", "No."),
        ),
        rows=tuple(
            Row(
                one.key,
                (
                    one.body, sentence_case(one.from_words),
                    sentence_case(one.to_words) or "Held still", one.in_short, one.source,
                    one.position.reference,
                ),
            )
            for one in found
        ),
        note="These are not about working with a group, so they are not drawn",
    )  # fmt: skip


def _change(span: "Span") -> Status | str | None:
    before = span.before
    if before is None:
        return _both(span) or None
    if not span.changes:
        return "Same stance, other words"
    still = " (held still)" if span.before_is_held else ""
    return Status(f"Was: {before.stance.words.lower()}{still}", "swap", strong=True)


def _both(span: "Span") -> str:
    """Return "Holds both: opposes too"; "" where nothing else is held beside it."""
    stances = list(dict.fromkeys(one.stance.words.lower() for one in span.beside))
    return f"Holds both: {listed(stances)} too" if stances else ""


def _mark(span: "Span") -> SpanMark:
    one = span.held
    lines = [
        one.body,
        f"{one.stance.words}: {one.in_short}",
        sentence_case(one.since_words) + (f", {_until(span)}" if one.to_words else ", held still"),
    ]
    if span.changes and span.before is not None:
        still = " (held still)" if span.before_is_held else ""
        lines.append(f"Before: {span.before.stance.words.lower()}{still}")
    lines.append(_both(span))
    lines.append(one.source)
    return SpanMark(
        key=one.key,
        first=span.first,
        last=span.last,
        shape=SHAPES[one.position.stance],
        words=STANCE_SHORT[one.position.stance]
        + (f" ({one.from_words})" if one.position.undated else ""),
        first_words=sentence_case(one.from_words),
        last_words=sentence_case(one.to_words),
        more=one.in_short,
        changes=span.changes,
        dated=not one.position.undated,
        tip="\n".join(line for line in lines if line),
    )


def _until(span: "Span") -> str:
    words = span.held.to_words
    return words if words.startswith(("replaced", "to be replaced")) else f"until {words}"


def _told(row: "TimelineRow") -> str:
    """Return "NSPCC: opposes and no stance, from September 2017, then supports, from 2018"."""
    parts = [
        (since, listed(list(dict.fromkeys(span.held.stance.words.lower() for span in spans))))
        for since, spans in groupby(row.spans, key=lambda span: span.held.since_words)
    ]
    return f"{row.body}: {', then '.join(f'{stances}, {since}' for since, stances in parts)}"

"""What is said of positions over time: who changed their stance, and who held more than one."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from oversight_app.domain.findings import Finding
from oversight_app.domain.observations import Provenance
from oversight_app.domain.wording import Sentence, count_word, sentence_case
from oversight_app.review.position_chart import apart_table, spans_table, timeline_chart
from oversight_app.review.position_rows import HeldPosition, in_or_on
from oversight_app.review.position_words import CAVEATS, METHOD, origin_of

if TYPE_CHECKING:
    from oversight_app.review.position_timeline import Span, TimelineRow

_METHOD = (
    f"{METHOD} A change of stance is a position that replaces one with another stance, or one that "
    "begins on a later day than all that the same body held until then about the same group, "
    "where these had another stance. Positions of one day, and those whose day is not given, are "
    "held side by side."
)


def timeline_finding(
    rows: Sequence["TimelineRow"],
    apart: Sequence[HeldPosition],
    today: date,
    provenance: Provenance,
    *,
    one_group: bool = False,
) -> Finding:
    """Make the finding of a timeline: who changed, and the latest change. ``apart`` are positions
    that are not about a group; ``one_group`` where those about one group alone were asked for."""
    found = [*(span.held for row in rows for span in row.spans), *apart]
    headline = timeline_headline(rows)
    if not rows and (one_group or apart):
        which = "this group" if one_group else "a group"
        headline = Sentence("No position on working with {which} is recorded", {"which": which})
    return Finding(
        id="positions-timeline",
        question="How did positions change?",
        headline=headline,
        support=_support(rows, apart),
        method=_METHOD,
        charts=(timeline_chart(rows, today),) if rows else (),
        tables=(spans_table(rows), *([apart_table(apart)] if apart else [])),
        origin=origin_of(found, headline, today),
        caveats=CAVEATS,
        provenance=provenance,
    )


def timeline_headline(rows: Sequence["TimelineRow"]) -> Sentence:
    """Say how many bodies have changed their stance since the first position."""
    if not rows:
        return Sentence("No position is recorded yet")
    changed = sum(any(span.changes for span in row.spans) for row in rows)
    if not changed:
        return Sentence("No change of stance is recorded")
    has = "has changed its stance" if changed == 1 else "have changed their stance"
    begun = _first_words(rows)
    return Sentence(
        "{who} {has}{since}",
        {
            "who": _who(rows, changed), "has": has, "since": f" since {begun}" if begun else "",
        },
    )  # fmt: skip


def _who(rows: Sequence["TimelineRow"], changed: int) -> str:
    if len(rows) == 1:
        return rows[0].body
    if changed == len(rows):
        return "Both bodies" if changed == 2 else f"All {count_word(changed)} bodies"
    return f"{sentence_case(count_word(changed))} of {count_word(len(rows))} bodies"


def _first_words(rows: Sequence["TimelineRow"]) -> str:
    """From when the first of them is held; "" where no source gives a day."""
    dated = [span for row in rows for span in row.spans if not span.held.position.undated]
    first = min(
        dated,
        # Of one day, what is given to the month alone may be the earlier.
        key=lambda span: (span.first, span.held.position.dated == "day"),
        default=None,
    )
    return first.held.from_words if first is not None else ""


def _support(rows: Sequence["TimelineRow"], apart: Sequence[HeldPosition]) -> Sentence:
    said = [_latest_words(rows)] if rows else []
    if rows and any(span.beside for row in rows for span in row.spans):
        said.append("Some take two stances at once: these stand one below the other.")
    if apart:
        more = f"{count_word(len(apart))} {'is' if len(apart) == 1 else 'are'}"
        said.append(f"{sentence_case(more)} not about a group, and not drawn: see Positions.")
    return Sentence("{said}", {"said": " ".join(said)}) if said else Sentence(
        "Add a position to begin with."
    )  # fmt: skip


def _latest_words(rows: Sequence["TimelineRow"]) -> str:
    spans = [span for row in rows for span in row.spans]
    changes = [span for span in spans if span.changes]
    again = [span for span in spans if span.before is not None and not span.changes]
    if changes:
        return f"The latest change: {change_words(max(changes, key=_dated_last))}."
    if again:
        return again_words(max(again, key=_dated_last))
    return "Each span is one position, in the words of its source."


def _dated_last(span: "Span") -> tuple[bool, date]:
    """What has no day is never the latest where another one has."""
    return not span.held.position.undated, span.first


def change_words(span: "Span") -> str:
    """Return "NSPCC, from opposes to supports, in September 2017"."""
    one, before = span.held, span.before
    was = f"from {before.stance.words.lower()} to " if before is not None else ""
    when = in_or_on(span.first, one.position.dated)
    still = "; the earlier one is recorded as held still" if span.before_is_held else ""
    return f"{one.body}, {was}{one.stance.words.lower()}, {when}{still}"


def again_words(span: "Span") -> str:
    """Return the sentence of one that spoke again with the same stance."""
    one = span.held
    when = in_or_on(span.first, one.position.dated)
    how = "with the same stance as before"
    if one.position.stance == "none":
        how = "and took no stance either time"
    return f"{one.body} spoke again {when}, {how}."

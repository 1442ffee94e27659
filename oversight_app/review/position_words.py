"""What is said of positions: sentences, tables, and where they come from."""

from collections.abc import Sequence
from datetime import date

from oversight_app.domain.findings import Cell, Column, Finding, Origin, Row, Status, Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import (
    Sentence,
    Slot,
    count_word,
    counted,
    mid_sentence,
    sentence_case,
)
from oversight_app.review.position_rows import NO_GROUP, HeldPosition

QUESTION = "Who holds what about working with outside groups?"
METHOD = (
    "A position is held from its first day until its last, or until the position that replaces it "
    "begins. Where a source gives a month or a year alone, the end of it is taken as the day, and "
    "the words say no more than the source does. A position that is not about working with a "
    "group is listed apart, and not counted by stance."
)
CAVEATS = (
    "A stance is the office’s reading of what was said. The words themselves are beside it.",
    "That a body is not listed does not show that it holds no position.",
)
_STANCES = (
    ("opposes", "opposes it", "oppose it"),
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
        method=METHOD,
        charts=(),
        tables=(positions_table(found),),
        origin=origin_of(found, headline, today),
        caveats=CAVEATS,
        provenance=provenance,
    )


def held_headline(found: Sequence[HeldPosition]) -> Sentence:
    """Say how many bodies hold a position on working with a group, with which stances, and how
    many of these are past review."""
    held = [one for one in found if one.held and one.of_a_group]
    if not held:
        if any(one.held for one in found):
            return Sentence("No position on working with a group is held today")
        return Sentence("No position is held today" if found else "No position is recorded yet")
    bodies = len({one.body_key for one in held})
    late = sum(one.review_overdue for one in held)
    slots: dict[str, Slot] = {"parts": _stances(held), "n": sentence_case(count_word(bodies))}
    if bodies == 1:
        template = "One body holds a position on working with groups, and {parts}"
        stance = held[0].position.stance
        slots["parts"] = next(single for code, single, _ in _STANCES if code == stance)
        if len(held) > 1:
            template = "One body holds {n} positions on working with groups: {parts}"
            slots["n"] = count_word(len(held))
            slots["parts"] = _stances(held)
    elif len(held) == bodies:
        template = "{n} bodies hold a position on working with groups: {parts}"
    else:
        template = "{n} bodies hold {all} positions on working with groups: {parts}"
        slots["all"] = count_word(len(held))
    if late:
        template += "; {late} past review"
        slots["late"] = f"{count_word(late)} {'is' if late == 1 else 'are'}"
        if len(held) == 1:
            slots["late"] = "the position is"
    return Sentence(template, slots)


def _stances(held: Sequence[HeldPosition]) -> str:
    parts = []
    for code, single, several in _STANCES:
        number = sum(one.position.stance == code for one in held)
        if number:
            parts.append(f"{count_word(number)} {single if number == 1 else several}")
    return ", ".join(parts)


def _held_support(found: Sequence[HeldPosition], today: date) -> Sentence:
    if not found:
        return Sentence("Add a position to begin with.")
    said = ["Seen from {today}, each in the words of its source."]
    apart = sum(one.held and not one.of_a_group for one in found)
    ended = sum(not one.held and (one.position.from_day or date.max) <= today for one in found)
    ahead = sum((one.position.from_day or date.min) > today for one in found)
    if apart:
        more = " more" if any(one.held and one.of_a_group for one in found) else ""
        many = f"{count_word(apart)}{more} {'is' if apart == 1 else 'are'}"
        said.append(f"{sentence_case(many)} not about a group, and listed last.")
    due = sum(one.forecast_due for one in found)
    if ended:
        kept = f"{count_word(ended)} earlier {'one is' if ended == 1 else 'ones are'}"
        said.append(f"{sentence_case(kept)} kept beside them.")
    if ahead:
        begins = f"{count_word(ahead)} {'begins' if ahead == 1 else 'begin'}"
        said.append(f"{sentence_case(begins)} on a later day.")
    if due:
        late = f"{count_word(due)} {'forecast is' if due == 1 else 'forecasts are'}"
        said.append(f"{sentence_case(late)} due to be held against what happened.")
    return Sentence(" ".join(said), {"today": today})


def positions_table(found: Sequence[HeldPosition], title: str = "Positions") -> Table:
    """Return a row a position, those that are not about a group last; its key is the record's
    ``id``. Until when they were held, and their forecasts, are columns where there is something
    to say in them."""
    found = apart_last(found)
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
        rows=tuple(
            Row(one.key, tuple(cells[place] for place in kept))
            for one, cells in ((one, _cells(one)) for one in found)
        ),
        note=_order_words(found) if found else "None of them fits",
    )


def apart_last(found: Sequence[HeldPosition]) -> tuple[HeldPosition, ...]:
    """Return positions in the same order, those that are not about a group after the others."""
    return tuple(sorted(found, key=lambda one: not one.of_a_group))


def _order_words(found: Sequence[HeldPosition]) -> str:
    words = "Organisations A to Z, then outside groups"
    return (
        words
        if all(one.of_a_group for one in found)
        else f"{words}; last, {mid_sentence(NO_GROUP)}"
    )


def _cells(one: HeldPosition) -> tuple[Cell, ...]:
    review: Cell = one.review_by
    if one.review_overdue and one.review_by is not None:
        review = Status(written_date(one.review_by), "warning", strong=True)
    return (
        one.body, one.stance_short, one.in_short, sentence_case(one.from_words),
        sentence_case(one.to_words) or None, review, one.forecast, one.source or None,
        one.position.reference,
    )  # fmt: skip


def held_table(found: Sequence[HeldPosition], day: date) -> Table:
    """Return what was held on a day, for a list or a paper: body, stance, in short, from, source;
    those that are not about a group last. A row's key is the record's ``id``."""
    found = apart_last(found)
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
        method=METHOD,
        releases=(),
        rows=tuple(
            f"{one.position.reference}: {one.body}, {one.from_words}, {one.source}" for one in found
        ),
        coverage=f"{counted(len(found), 'position', 'positions')} of "
        f"{counted(len({one.body_key for one in found}), 'body', 'bodies')}.",
        caveats=CAVEATS,
    )

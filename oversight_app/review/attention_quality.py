"""Figures that two sources tell differently, and returns that want explaining."""

from collections.abc import Iterator, Set
from datetime import date

from oversight_app.domain.attention import AttentionItem, Concern, NextStep, Weight
from oversight_app.domain.measures import MEASURES
from oversight_app.domain.observations import Marker, Provenance, Revision
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Quantity, Sentence, counted, mid_sentence
from oversight_app.review.activity_situation import last_whole_month
from oversight_app.review.activity_wording import listed
from oversight_app.review.quality import (
    HOURS_DIFFER,
    MISSING,
    PEOPLE_DIFFER,
    Oddity,
    explaining,
    oddities,
)
from oversight_app.store import preferences, revisions, schemes
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace

LIST = "activity/returns"
MONTHS = 12
"""Months back from the newest whole one: what is older stays on the page alone."""
_WHAT = {HOURS_DIFFER: "hours", PEOPLE_DIFFER: "active people"}
_REVISED = ("specials-strength", "psv-strength")


def quality_attention(
    ws: Workspace, provenance: Provenance, late: Set[str]
) -> Iterator[AttentionItem]:
    """Yield the schemes whose return and log disagree, and all else that does not add up in the
    last twelve months as one thing. A missing log of a scheme in ``late`` is said as a late
    return. To be used inside a snapshot."""
    newest = last_whole_month(ws.today())
    found, _ = oddities(ws, (newest - MONTHS + 1, newest))
    names = {one.code: one.name for one in schemes.all_schemes(ws)}
    differ: dict[str, list[Oddity]] = {}
    others: list[Oddity] = []
    for one in found:
        if one.kind in _WHAT:
            differ.setdefault(one.scheme, []).append(one)
        elif one.kind != MISSING or one.scheme not in late:
            others.append(one)
    for scheme, of in differ.items():
        what = listed([_WHAT[kind] for kind in dict.fromkeys(one.kind for one in of)])
        months = list(dict.fromkeys(one.when for one in of))
        when = months[0] if len(months) == 1 else f"{months[-1]} to {months[0]}"
        yield AttentionItem(
            f"differ:{scheme}", Concern.QUALITY, Weight.LOOK,
            Sentence("Two sources disagree on {what}: {scheme}",
                     {"what": what, "scheme": names.get(scheme, scheme)}),
            Sentence("The monthly return and the log of {when}. The pages show the log’s",
                     {"when": when}),
            NextStep("Ask which is right", LIST), "activity", len(of), None, 0, provenance,
        )  # fmt: skip
    if others:
        kinds = list(dict.fromkeys(mid_sentence(_kind_words(one.kind)) for one in others))
        of_schemes = list(dict.fromkeys(names[one.scheme] for one in others if one.scheme))
        detail = "{kinds}: {schemes}" if of_schemes else "{kinds}"
        yield AttentionItem(
            "quality:returns", Concern.QUALITY, Weight.LOOK, explaining(len(others)),
            Sentence(f"In the last twelve months. {detail}",
                     {"kinds": listed(kinds).capitalize(), "schemes": ", ".join(of_schemes)}),
            NextStep("See what to ask", LIST), "activity", len(others), None, 0, provenance,
        )  # fmt: skip


def _kind_words(kind: str) -> str:
    return {
        "Residual": "parts that do not add up", "Opening": "openings unlike the closing before",
        MISSING: "missing months", "Restated": "restated months", "Unlikely": "unlikely rows",
    }.get(kind, kind)  # fmt: skip


def revised_attention(ws: Workspace, today: date) -> Iterator[AttentionItem]:
    """Yield the published figures of the home force of which two releases say something else and
    the office has not said which it quotes; to be used inside a snapshot."""
    home = office(ws).home_force
    chosen = {(one.measure, one.as_at) for one in preferences.all_preferences(ws)}
    for measure in _REVISED:
        open_ = [
            one
            for one in revisions.revisions(ws, measure)
            if one.body == home and one.as_at <= today and (measure, one.as_at) not in chosen
        ]
        if not open_:
            continue
        newest = open_[0]
        what = MEASURES[measure].name
        days = list(dict.fromkeys(one.as_at for one in open_))
        title = "Two sources disagree on {measure} on {day}"
        if len(days) > 1:
            title = "Two sources disagree on {measure} on {number}"
        yield AttentionItem(
            f"differ:{measure}", Concern.QUALITY, Weight.LOOK,
            Sentence(title, {"measure": what, "day": newest.as_at,
                             "number": counted(len(days), "date", "dates")}),
            _both(newest, len(days) > 1), NextStep("Choose which to quote", "specials/revisions"),
            "specials", len(days), None, 0, Provenance.PUBLISHED,
        )  # fmt: skip


def _both(one: Revision, several: bool) -> Sentence:
    start = f"{written_date(one.as_at)}: " if several else ""
    return Sentence(
        start + "{before} by {earlier}, {after} by {later}",
        {
            "before": _figure(one.earlier.value, one.earlier.marker),
            "earlier": one.earlier.release.title,
            "after": _figure(one.later.value, one.later.marker),
            "later": one.later.release.title,
        },
    )


def _figure(value: float | None, marker: Marker | None) -> Quantity:
    return Quantity(value, marker=marker)

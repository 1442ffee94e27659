"""Returns that are late, one line a return whatever months of it are missing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from oversight_app.domain.attention import AttentionItem, Concern, NextStep, Weight
from oversight_app.domain.observations import Provenance
from oversight_app.domain.returns import DueReturn
from oversight_app.domain.wording import Sentence, counted, sentence_case
from oversight_app.review.returns import scheme_names, what_is_due
from oversight_app.store import expected
from oversight_app.store.workspace import Workspace

LIST = "activity/returns"
PLACE = "activity"


def returns_attention(
    ws: Workspace, provenance: Provenance, today: date
) -> Iterator[AttentionItem]:
    """Yield each expected return of which something is late; to be used inside a snapshot."""
    names = scheme_names(ws)
    late: dict[int, list[DueReturn]] = {}
    for one in expected.due(ws, today):
        if one.late(today):
            late.setdefault(one.expected.id, []).append(one)
    for of in late.values():
        first, wanted = of[0], of[0].expected
        whole = replace(first, last_month=of[-1].last_month)
        what = sentence_case(what_is_due(whole, names))
        detail = "Due on {due}, from {office}"
        if len(of) > 1:
            detail = "{number} are missing, the first due on {due}, from {office}"
        elif first.arrived_on is not None:
            missing = counted(len(first.missing_months), "month", "months")
            detail = f"{missing} of it missing, due on {{due}}, from {{office}}"
        yield AttentionItem(
            f"late:{wanted.dataset}:{wanted.scheme or 'all'}:{wanted.id}",
            Concern.RETURN, Weight.LATE,
            Sentence("{what} is late", {"what": what}),
            Sentence(detail, {"due": first.due, "office": wanted.from_office,
                              "number": counted(len(of), "return", "returns")}),
            NextStep("Write a reminder", LIST), PLACE, len(of), first.due,
            (today - first.due).days, provenance,
        )  # fmt: skip

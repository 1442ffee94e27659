"""What needs a person, from every page, each with its one next step; what matters first.

Every line is made from the answers of the pages, so that a page, the Overview and the quarterly
pack can't disagree. A line has a name (``subject``) by which it is put off, which stays for as long
as it is the same thing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from oversight_app.domain.attention import AttentionItem, BackupStanding, Snooze
from oversight_app.review.attention_currency import OTHERS, currency_attention
from oversight_app.review.attention_due import due_attention
from oversight_app.review.attention_keeping import (
    backups_attention,
    notices_attention,
    papers_attention,
)
from oversight_app.review.attention_quality import quality_attention, revised_attention
from oversight_app.review.attention_returns import returns_attention
from oversight_app.review.attention_signals import (
    signals_attention,
    targets_missed,
    told_together,
)
from oversight_app.review.attention_targets import targets_attention
from oversight_app.review.decisions import register
from oversight_app.review.due import due
from oversight_app.review.matrix_order import SPECIALS
from oversight_app.review.metric_matrix import office_matrix
from oversight_app.review.remembered import RECORDS, remembered
from oversight_app.store.activity_sources import local_provenance
from oversight_app.store.snoozes import snoozes
from oversight_app.store.workspace import Workspace

SOON_DAYS = 30
"""Days ahead that are looked at."""


@dataclass(frozen=True, slots=True)
class Attention:
    """``items`` are there now, what matters first; ``snoozed`` were put off and have not come
    back. ``counts`` are how many of ``items`` each page has, by its id; pages without one are
    left out."""

    items: tuple[AttentionItem, ...]
    snoozed: tuple[AttentionItem, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many of ``items`` come from each page."""
        found: dict[str, int] = {}
        for one in self.items:
            found[one.place] = found.get(one.place, 0) + 1
        return found


def attention(
    ws: Workspace,
    *,
    backups: BackupStanding | None = None,
    within: int = SOON_DAYS,
    affected: int = 0,
) -> Attention:
    """Return what needs a person today. ``backups`` is how they stand on this computer, None
    where nobody can know; ``within`` the days that are looked ahead; ``affected`` how many papers
    that were sent used figures that have been restated since."""
    with ws.snapshot():
        today = ws.today()
        put_off = {one.subject: one for one in snoozes(ws)}
        found = remembered(ws, f"attention {within}", lambda: _of_the_workspace(ws, within))
    found += tuple(papers_attention(affected))
    if backups is not None:
        found += tuple(backups_attention(backups, _computers_day()))
    return _sorted(found, put_off, today)


def _of_the_workspace(ws: Workspace, within: int) -> tuple[AttentionItem, ...]:
    """What the file itself tells, whoever looks and on which computer."""
    with ws.snapshot():
        put_off = {one.subject: one for one in snoozes(ws)}
        lines = office_matrix(ws).lines
        found = (
            *due_attention(due(ws, within=within), ws.today(), put_off),
            # Asked for after every save, and moved by none of a record.
            *remembered(
                ws, f"attention of figures {within}", lambda: _of_figures(ws, within),
                despite=RECORDS,
            ),
            *signals_attention(lines),
            *targets_missed(lines),
            *notices_attention(register(ws)),
        )  # fmt: skip
    return told_together(found, lines)


def _of_figures(ws: Workspace, within: int) -> tuple[AttentionItem, ...]:
    """What returns, lists and published figures tell."""
    today, local = ws.today(), local_provenance(ws)
    late = tuple(returns_attention(ws, local, today))
    return (
        *late,
        *currency_attention(ws, local, within),
        *targets_attention(ws, today),
        *revised_attention(ws, today),
        *quality_attention(ws, local, _logs_late(late)),
    )


def _sorted(
    found: tuple[AttentionItem, ...], put_off: Mapping[str, Snooze], today: date
) -> Attention:
    days = {one.subject: one.days_late for one in found}

    def order(one: AttentionItem) -> tuple[int, int, bool, str]:
        # Specials stand before others who are out of date with the same.
        others = one.subject.endswith(f":{OTHERS}")
        specials = f"{one.subject.removesuffix(OTHERS)}{SPECIALS}"
        late = min(one.days_late, days.get(specials, one.days_late)) if others else one.days_late
        return -one.weight, -late, others, one.subject

    ordered = sorted(found, key=order)
    there, away = [], []
    for one in ordered:
        kept = put_off.get(one.subject)
        if kept is not None and kept.holds(today, one.amount):
            away.append(replace(one, snooze=kept))
        else:
            there.append(one)
    return Attention(tuple(there), tuple(away))


def _logs_late(late: tuple[AttentionItem, ...]) -> frozenset[str]:
    """Return the schemes whose log is late by what is expected of it."""
    parts = (one.subject.split(":") for one in late)
    return frozenset(scheme for _, dataset, scheme, *_ in parts if dataset == "activity")


def _computers_day() -> date:
    """A backup is as old as it is, whatever day the office looks at."""
    return datetime.now(UTC).astimezone().date()

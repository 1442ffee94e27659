"""Backups that are old, missing or out of sight, papers whose figures have changed since they were
sent, and notices of decisions that are not complete."""

from collections.abc import Iterator
from datetime import date, timedelta

from oversight_app.domain.attention import (
    AttentionItem,
    BackupStanding,
    Concern,
    NextStep,
    Weight,
)
from oversight_app.domain.observations import humblest
from oversight_app.domain.wording import Sentence, counted
from oversight_app.review.decisions import Register, notices_missing

OLD_AFTER = 7
"""Days after which a backup is old, and a folder that is not there is missed."""
_BACKUPS = "data/backups"


def backups_attention(stands: BackupStanding, today: date) -> Iterator[AttentionItem]:
    """Yield what is wrong with backups. ``today`` is the computer's own day: a backup is as old as
    it is, whatever day the office looks at."""
    age = (today - stands.made_on).days if stands.made_on is not None else None
    if age is None:
        yield AttentionItem(
            "backup:none", Concern.BACKUP, Weight.FIRST, Sentence("There is no backup yet"),
            Sentence("What is saved stands in one file, on one disk"),
            NextStep("Back up now", _BACKUPS), "data",
        )  # fmt: skip
    elif age > OLD_AFTER:
        yield AttentionItem(
            "backup:old", Concern.BACKUP, Weight.LATE,
            Sentence("The last backup is {age} old", {"age": counted(age, "day", "days")}),
            Sentence("Made on {made}", {"made": stands.made_on or ""}),
            NextStep("Back up now", _BACKUPS), "data", max(age // OLD_AFTER, 1),
            today - timedelta(days=age - OLD_AFTER), age - OLD_AFTER,
        )  # fmt: skip
    since = stands.missing_since
    if since is not None and (today - since).days >= OLD_AFTER:
        days = (today - since).days
        yield AttentionItem(
            "backup:folder", Concern.BACKUP, Weight.LATE,
            Sentence("The backup folder has not been seen for {days}",
                     {"days": counted(days, "day", "days")}),
            Sentence("Not there since {since}: {folder}",
                     {"since": since, "folder": stands.folder}),
            NextStep("Look where it is, or choose another", _BACKUPS), "data", 1, None, days,
        )  # fmt: skip


def papers_attention(affected: int) -> Iterator[AttentionItem]:
    """Yield that papers which were sent used figures that have been restated."""
    if affected:
        noun = counted(affected, "paper", "papers")
        yield AttentionItem(
            "papers:restated", Concern.PAPER, Weight.LOOK,
            Sentence("{papers} sent used figures that have been restated", {"papers": noun}),
            Sentence("What was sent is kept as it was"),
            NextStep("See what changed", "summaries/papers"), "summaries", affected,
        )  # fmt: skip


def notices_attention(found: Register) -> Iterator[AttentionItem]:
    """Yield that notices of signed decisions miss something that they must have."""
    short = [one for one in found.signed if one.missing]
    said = notices_missing(found)
    if said is not None:
        of = [one.decision.provenance for one in short if one.decision is not None]
        first = short[0]
        yield AttentionItem(
            "notices:missing", Concern.PUBLISH, Weight.LOOK, said,
            Sentence("{notice}: {missing}", {"notice": first.notice, "missing": first.missing}),
            NextStep("Complete the notice", "accountability/decisions"), "accountability",
            len(short), None, 0, humblest(of),
        )  # fmt: skip

"""What needs a person, from every page, each with its one next step; what matters first."""

from collections.abc import Mapping
from dataclasses import dataclass

from oversight_app.domain.attention import AttentionItem, BackupStanding
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
    return Attention(())

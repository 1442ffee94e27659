"""What a list was narrowed to when its window was closed: there again the next time."""

from collections.abc import Sequence
from typing import get_args

from oversight_app.domain.recorded import Recorded
from oversight_app.review.record_listing import Show
from oversight_app.ui.context import Context
from oversight_app.ui.left_at import LeftAt
from oversight_app.ui.widgets.record_filters import Narrowed, RecordFilters


def remembering(
    context: Context, name: str, filters: RecordFilters, kinds: Sequence[type[Recorded]]
) -> Narrowed:
    """Return what a list begins with, and keep from now on what a person narrows it to: its kind,
    how the records stand and of which scheme. What was searched for and whose they are is not
    kept, and an earlier day is no way to begin."""
    left = LeftAt.of(context)

    def keep(now: Narrowed) -> None:
        own = now.kind if now.kind != kinds[0].kind else ""
        show = now.show if now.show != "all" else ""
        left.keep_choices(name, kind=own, show=show, scheme=now.scheme)

    filters.narrowed.connect(keep)
    said = left.choices(name)
    known = {one.kind for one in kinds}
    kind, show, scheme = said.get("kind"), said.get("show"), said.get("scheme")
    return Narrowed(
        kind if kind in known else kinds[0].kind,
        show=next((one for one in get_args(Show) if one == show), "all"),
        scheme=scheme if isinstance(scheme, str) else "",
    )

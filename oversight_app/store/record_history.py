"""Who changed what in a record, and when: from the versions that each save keeps."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from oversight_app.domain.record_fields import Spec
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.store.opened import Workspace
from oversight_app.store.record_versions import Version, versions


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as values; ``review.record_words`` writes them in words."""

    spec: Spec
    before: Any
    after: Any

    @property
    def name(self) -> str:
        """What the field is called."""
        return self.spec.heading


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One save of a record: what it said from ``day`` on.

    ``at`` is when it was saved (UTC) and ``action`` as what, from the history; None and "" where
    the entry is gone. ``who`` is the user of the computer, not verified. ``made``: it was added
    by this save, and ``fields`` are those that were filled in.
    """

    version: int
    day: date
    who: str
    at: datetime | None
    action: str
    made: bool
    fields: tuple[FieldChange, ...]


def changes_of(workspace: Workspace, record: Recorded) -> tuple[RecordChange, ...]:
    """Return the saves of a record, the newest first. A deleted record has none."""
    with workspace.snapshot():
        kept = versions(workspace, record)
        first = kept[0].version if kept else 0
        saved = {
            seq: (datetime.fromisoformat(at), action)
            for seq, at, action in workspace.db.rows(
                "SELECT h.seq, h.at, h.action FROM history AS h JOIN record_version AS v "
                "ON v.version = h.seq WHERE v.record_id = ?",
                (record.id,),
            )
        }
    blank = type(record)()
    earlier = (blank, *(one.record for one in kept))
    return tuple(
        _change(one, before, saved.get(one.version), made=one.version == first)
        for one, before in reversed(list(zip(kept, earlier, strict=False)))
    )


def _change(
    version: Version, before: Recorded, saved: tuple[datetime, str] | None, *, made: bool
) -> RecordChange:
    at, action = saved or (None, "")
    fields = tuple(
        # What a new record begins with is said too: it was not changed, but it was kept.
        FieldChange(spec, None if made else was, now)
        for spec in specs(type(version.record))
        for was, now in [(getattr(before, spec.id), getattr(version.record, spec.id))]
        if (now not in ("", None) if made else was != now)
    )
    return RecordChange(version.version, version.day, version.who, at, action, made, fields)

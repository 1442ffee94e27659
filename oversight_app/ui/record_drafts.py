"""What is typed in a form is kept while it is typed, so that a crash loses two seconds at most."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.store.drafts import Draft, drafts, drop_draft, keep_draft
from oversight_app.store.record_versions import versions
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.progress import Progress

PAUSE_MS = 2_000
LINKS, NOTE = "_links", "_note"
"""Where a draft keeps the links that a new record is to have, and a note that is not kept yet."""
Said = Callable[[], Mapping[str, Any] | None]
"""What the form says now; None where it says nothing that would be lost."""


class DraftKeeper(QObject):
    """Keeps the draft of one form, two seconds after the last letter and when it closes.

    ``kept`` says when the draft was kept. The writing thread alone reads and sets ``_id``, so
    that a draft under way and the save that takes its place cannot miss each other.
    """

    kept = Signal(str)

    def __init__(self, context: Context, said: Said, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._said = context, said
        self._id: int | None = None
        self._record: tuple[str, int | None, int] = ("", None, 0)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.keep_now)
        context.jobs.closing.connect(self._keep_last)

    def follow(self, record: Recorded) -> None:
        """Keep drafts of this record from now on, in the state that was read."""
        self._record = (record.kind, record.id or None, record.version)

    def touch(self) -> None:
        """Something was typed."""
        if not self._context.read_only:
            self._timer.start()

    def take_over(self, draft: Draft) -> None:
        """Go on with a draft: from now on it is this form's."""

        def take(_workspace: Workspace, _progress: Progress) -> None:
            self._id = draft.id

        self._context.jobs.write("Taking a draft", take, lambda _: None, quiet=True)

    def drop(self, draft: Draft) -> None:
        """Discard a draft that was offered and is not wanted."""

        def gone(workspace: Workspace, _progress: Progress) -> None:
            drop_draft(workspace, draft.id)

        self._context.jobs.write("Dropping a draft", gone, lambda _: None, quiet=True)

    def keep_now(self) -> None:
        """Keep what the form says, or forget the draft where it says nothing new."""
        self._timer.stop()
        if self._context.read_only:
            return
        self._write(last=False)

    def take_id(self) -> int | None:
        """On the writing thread: the draft that a save takes the place of."""
        return self._id

    def forget(self) -> None:
        """On the writing thread: the draft went with the save."""
        self._id = None

    def stop(self) -> None:
        """Nothing typed is waiting any more: it was saved."""
        self._timer.stop()

    def _keep_last(self) -> None:
        if not self._context.read_only:
            self._timer.stop()
            self._write(last=True)

    def _write(self, *, last: bool) -> None:
        said, (kind, record_id, version) = self._said(), self._record

        def keep(workspace: Workspace, _progress: Progress) -> bool:
            if said is None:
                if self._id is not None:
                    drop_draft(workspace, self._id)
                    self._id = None
                return False
            # 0: the draft is gone with its record. The next one is a new draft.
            self._id = keep_draft(workspace, kind, record_id, version, said, self._id) or None
            return self._id is not None

        def done(there: bool) -> None:
            # The form may have closed in the meantime.
            if isValid(self):
                self.kept.emit(clock(datetime.now(UTC)) if there else "")

        self._context.jobs.write("Keeping a draft", keep, done, quiet=True, last=last)


def clock(at: datetime) -> str:
    """Write the time of day of a moment (UTC) as this computer's clock has it: ``14:02``."""
    return f"{at.astimezone():%H:%M}"


def draft_of(
    workspace: Workspace, kind: str, record_id: int | None, links: Sequence[Link] | None = None
) -> Draft | None:
    """Return the draft kept last of a record, or (None) of a new one of a kind; with ``links``,
    of a new one that was to be linked so."""
    wanted = None if links is None else written_links(links)
    return next(
        (
            one
            for one in drafts(workspace)
            if one.kind == kind
            and one.record_id == record_id
            and (wanted is None or one.said.get(LINKS, []) == wanted)
        ),
        None,
    )


def as_read(workspace: Workspace, record: Recorded) -> Recorded:
    """Return what a record said at the version it names, as a draft's form had read it; the record
    as it is given where that version is gone."""
    found = (one for one in versions(workspace, record) if one.version == record.version)
    return replace(next((one.record for one in found), record), version=record.version)


def written_links(links: Sequence[Link]) -> list[list[Any]]:
    """Return links as a draft keeps them."""
    return [
        [one.from_id, str(one.relation), one.to_id, one.scheme, one.figure, one.batch]
        for one in links
    ]


def read_links(draft: Draft) -> tuple[Link, ...]:
    """Return the links that the new record of a draft was to have."""
    return tuple(
        Link(of, Relation(relation), to, scheme, figure, batch)
        for of, relation, to, scheme, figure, batch in draft.said.get(LINKS, ())
    )

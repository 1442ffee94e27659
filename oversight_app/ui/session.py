"""One open workspace: its jobs, what pages are given, and how it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from oversight_app.domain.attention import BackupStanding
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.wording import sentence_case
from oversight_app.store.changes import Changes
from oversight_app.ui import backup_folder
from oversight_app.ui.affected_papers import PAPERS, AffectedPapers, affected_words
from oversight_app.ui.attention_counts import AttentionCounts
from oversight_app.ui.backup_folder import BackupPlace
from oversight_app.ui.context import Context, OpenDialog, Toast, Write
from oversight_app.ui.getting_ready import GettingReady
from oversight_app.ui.jobs import Failed, Jobs
from oversight_app.ui.places import PLACES
from oversight_app.ui.progress import Cancelled, Progress
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.status_line import Standing

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace

T = TypeVar("T")
_LOOK_MS = 2_000
"""How often a window that can't write looks whether another has."""
_BACK_UP_MS = 4_000
"""How long after opening a backup is kept: the first look at a page comes before it."""
_EVERYTHING = Changes(
    office=True, bodies=True, figures=True, boundaries=True, batches=True, records=True,
    schemes=True, activity=True, mappings=True, annotations=True, governance=True, papers=True,
    attention=True, viewing=True, history=True,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hands:
    """What the window lends to a session."""

    toast: Toast
    open_dialog: OpenDialog
    import_files: Callable[[], None]
    go_to: Callable[[str], None]
    open_sample: Callable[[], None]
    new_workspace: Callable[[], None]


@dataclass(frozen=True, slots=True)
class State:
    """What the frame of the window shows of a workspace."""

    office: str
    standing: Standing
    undo: str
    redo: str
    no_undo: str = ""
    """Why there is nothing to undo, where there is nothing."""
    attention: Mapping[str, int] = field(default_factory=dict)
    """How many things on which page need a person: those that the Overview lists."""
    affected: int = 0
    """How many papers that were sent used figures that have been restated."""
    backups: BackupStanding | None = None
    """How backups stand on this computer."""
    clock: str = ""
    """What to tell of a clock that was set back; "" where it is right."""

    @property
    def badges(self) -> tuple[tuple[str, int, str], ...]:
        """What stands beside the pages: which page, how many, and of what in words."""
        return tuple(
            (
                place.id,
                number := self.attention.get(place.id, 0),
                f"{number:,} {'thing needs' if number == 1 else 'things need'} attention",
            )
            for place in PLACES
        )


class Session(QObject):
    """Owns the workspace until ``close``.

    ``changed`` carries the ``Changes`` of a write, ``state_changed`` a ``State``.
    """

    changed = Signal(object)
    state_changed = Signal(object)

    def __init__(
        self,
        workspace: "Workspace",
        theme: Theme,
        settings: Settings,
        hands: Hands,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.jobs = Jobs(workspace, self, arriving=_as_the_office_shows)
        self.state: State | None = None
        self._toast = hands.toast
        self._version: int | None = None
        self.context = Context(
            workspace=workspace,
            jobs=self.jobs,
            theme=theme,
            settings=settings,
            toast=hands.toast,
            write=self.write,
            changed=self.changed,
            open_dialog=hands.open_dialog,
            import_files=hands.import_files,
            go_to=hands.go_to,
            open_sample=hands.open_sample,
            new_workspace=hands.new_workspace,
            affected=lambda: self._affected.number,
        )
        self._getting_ready = GettingReady(self.jobs, self)
        self._affected = AffectedPapers(self.jobs, self)
        self._affected.found.connect(self._on_affected)
        self.changed.connect(self._affected.look)
        self._counts = AttentionCounts(self.jobs, self)
        self._counts.found.connect(self._show_counts)
        self._said: tuple[str, bool] = ("", False)
        """What the last toast said of a change, and whether it can be undone."""
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        if workspace.read_only:
            self._look()
            self._timer.start()
        else:
            QTimer.singleShot(_BACK_UP_MS, self, self.back_up)

    def write(
        self,
        said: str,
        change: Write,
        done: Callable[[], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Make one change on the writing thread and show it everywhere; see ``WriteChange``."""

        def run(workspace: "Workspace", progress: Progress) -> Changes:
            try:
                return _telling(change, workspace, progress)
            except Cancelled as stopped:
                # Said, so that a form which waits can be used again.
                raise UserProblem("This was stopped, and nothing was changed.") from stopped

        self.jobs.write(
            "Saving",
            run,
            lambda changes: self.written(changes, said, done),
            failed,
        )

    def written(
        self, changes: Changes, said: str = "", done: Callable[[], None] | None = None
    ) -> None:
        """Show a change that a job has made."""
        if changes:
            self.changed.emit(changes)
            self.refresh()
            self._said = (said or changes.description, changes.undoable)
            self._toast(self._said[0], undo=changes.undoable)
        else:
            self._toast("Nothing was different, so nothing was saved")
        if done is not None:
            done()

    def back_up(self) -> None:
        """Keep a backup of what was saved before today's work, unless this is the sample."""
        if self.state is None or self.state.standing.sample:
            return
        where = backup_folder.place(self.context.settings, self.workspace.path)
        self.jobs.write(
            "Backing up",
            lambda workspace, _progress: backup_folder.keep(workspace, where),
            lambda _: self.refresh(),
            quiet=True,
        )

    def undo(self) -> None:
        """Take the last change back."""
        from oversight_app.store import history

        self._step(history.undo, "Undone")

    def redo(self) -> None:
        """Make the last undone change again."""
        from oversight_app.store import history

        self._step(history.redo, "Done again")

    def refresh(self) -> None:
        """Read again what the frame of the window shows."""
        where = backup_folder.place(self.context.settings, self.workspace.path)
        self.jobs.read("state", lambda ws: read_state(ws, where), self._show_state)

    def look_again(self) -> None:
        """Read everything again that is shown: another window saved, or it is another day."""
        self.changed.emit(_EVERYTHING)
        self.refresh()

    def close(self) -> None:
        """Finish what is being written, stop the threads and close the file."""
        self._timer.stop()
        self._getting_ready.stop()
        self._affected.stop()
        self._counts.stop()
        self.jobs.close()
        self.workspace.close()

    def _step(self, step: Write, said: str) -> None:
        what = (self.state.undo if said == "Undone" else self.state.redo) if self.state else ""

        def done(changes: Changes) -> None:
            self.changed.emit(changes)
            self.refresh()
            self._said = ("", False)
            self._toast(f"{said}: {what}" if what else said)

        self.jobs.write("Undo" if said == "Undone" else "Redo", partial(_telling, step), done)

    def _show_state(self, state: State) -> None:
        if self.state is None:
            self._getting_ready.start()
            self._affected.look_later()
        kept = self.state.attention if self.state is not None else state.attention
        moved = self.state is not None and self.state.backups != state.backups
        self.state = replace(state, affected=self._affected.number, attention=kept)
        if state.backups is not None:
            backup_folder.remember(self.context.settings, state.backups)
        self.state_changed.emit(self.state)
        if moved:
            # A backup was made, or its folder has come or gone: the Overview tells of it.
            self.changed.emit(Changes(attention=True))
        self._count()

    def _count(self) -> None:
        """Count what needs a person, once it is known how the rest stands: it takes longer."""
        assert self.state is not None
        backups = None if self.state.standing.sample else self.state.backups
        self._counts.look(backups, self._affected.number)

    def _show_counts(self, found: Mapping[str, int]) -> None:
        if self.state is not None:
            self.state = replace(self.state, attention=found)
            self.state_changed.emit(self.state)

    def _on_affected(self, number: int, before: int) -> None:
        if self.state is not None:
            self.state = replace(self.state, affected=number)
            self.state_changed.emit(self.state)
            self._count()
        # The Overview tells of it too.
        self.changed.emit(Changes(attention=True))
        said, undoable = self._said
        if number > before and said:
            # The change that brought it about has been told, with its way back: both again.
            words = f"{said.rstrip('.')}. {sentence_case(affected_words(number))}"
            self._toast(words, undo=undoable, go=PAPERS)

    def _look(self) -> None:
        """In a window that can't write, notice that another has (always on one thread)."""
        self.jobs.write(
            "Looking for changes", lambda ws, _p: ws.data_version(), self._looked, quiet=True
        )

    def _looked(self, version: int) -> None:
        if version != self._version:
            # The first look too: something may have been saved while this window opened.
            self._version = version
            self.look_again()


def _telling(change: Write, workspace: "Workspace", progress: Progress) -> Changes:
    """Make a change; one that takes long, as with a large import, tells how far it has come."""
    with workspace.reporting(progress.report):
        return change(workspace)


def _as_the_office_shows(workspace: "Workspace", found: T) -> T:
    """Give figures that were read the decimals that the office chose: for every page, here."""
    from oversight_app.store.office_settings import office_settings

    decimals = office_settings(workspace).decimals
    if decimals is None:
        return found
    from oversight_app.review.decimals import with_decimals

    return with_decimals(found, decimals)


def read_state(workspace: "Workspace", where: BackupPlace) -> State:
    """Read what the frame of the window shows."""
    from oversight_app.store import activity, figures, history
    from oversight_app.store.clock import behind, behind_words
    from oversight_app.store.office import office

    whose = office(workspace)
    latest = next(iter(history.entries(workspace, limit=1)), None)
    dates = figures.dates(workspace, "specials-strength")
    months = activity.months(workspace)
    kept = backup_folder.found(where, workspace.path)
    backups = backup_folder.stands(where, kept)
    gap = behind(workspace)
    undo, redo = history.next_undo(workspace), history.next_redo(workspace)
    return State(
        office=whose.name,
        standing=Standing(
            file_name=workspace.path.name,
            saved_at=latest.at if latest else None,
            backed_up_at=kept[0].made_at if kept else None,
            backup_missed=backup_folder.missed_words(backups),
            published_to=max(dates, default=None),
            local_to=months[1] if months else None,
            held_by=str(workspace.holder) if workspace.read_only else "",
            sample=whose.sample,
        ),
        undo=undo or "",
        redo=redo or "",
        no_undo="" if undo else history.why_nothing_to_undo(workspace).rstrip("."),
        backups=backups,
        clock=behind_words(gap) if gap else "",
    )

"""One open form: what it asks for is read, kept, linked, reviewed; drafts are kept meanwhile."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from oversight_app.domain.cautions import field_cautions
from oversight_app.domain.decisions import Decision
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_kinds import Link
from oversight_app.domain.recorded import Recorded
from oversight_app.review.engagement_changes import changed_since
from oversight_app.review.engagement_view import ChangedSince
from oversight_app.review.next_steps import begun, steps_after
from oversight_app.review.record_facts import Offered, RecordFacts, facts_of, offered_records
from oversight_app.review.record_linked import to_be_linked
from oversight_app.review.record_words import record_words
from oversight_app.store import record_links, record_notes, record_reviews, records
from oversight_app.store.changes import Changes
from oversight_app.store.drafts import Draft
from oversight_app.store.record_notes import Note
from oversight_app.store.records import Conflict
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context, Write
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.dialogs.framed import show_over
from oversight_app.ui.dialogs.link_record import LinkDialog, Target
from oversight_app.ui.dialogs.mark_reviewed import MarkReviewedDialog
from oversight_app.ui.dialogs.record_form import RecordForm
from oversight_app.ui.dialogs.record_questions import ConflictDialog, ask_about
from oversight_app.ui.dialogs.sign_decision import SignDialog, WithdrawDialog
from oversight_app.ui.record_drafts import DraftKeeper, as_read, read_links
from oversight_app.ui.record_targets import targets
from oversight_app.ui.saving import FAULT, if_open, keeping, refused_in

T = TypeVar("T")
SIGN, WITHDRAW = "sign", "withdraw"


class RecordEditing(QObject):
    """Lives as long as its form. ``saved`` carries the ``id``; ``opened`` that of another record
    to open; ``begun`` a new record to begin, with its links."""

    saved = Signal(int)
    opened = Signal(int)
    begun = Signal(object, object)
    wanted = Signal(str, object)
    """The id of a kind of which one is to be added, and what to do with its ``id`` then."""

    def __init__(self, context: Context, form: RecordForm) -> None:
        super().__init__(form)
        self._context, self.form = context, form
        self.drafts = DraftKeeper(context, form.said, self)
        self.drafts.follow(form.facts.record)
        self.drafts.kept.connect(self._say_draft)
        form.edited.connect(self.drafts.touch)
        form.left.connect(self._leave)
        form.submitted.connect(self._save)
        form.draft_taken.connect(self._go_on)
        form.draft_dropped.connect(self.drafts.drop)
        form.step_asked.connect(self._step)
        form.panel.add_asked.connect(self._add_for)
        side = form.side
        side.opened.connect(self.opened)
        side.link_asked.connect(self._ask_for_link)
        side.link_dropped.connect(self._drop_link)
        side.note_added.connect(self._add_note)
        side.note_deleted.connect(self._delete_note)
        side.review_asked.connect(self._ask_for_review)
        context.changed.connect(self._changed)
        # After the draft was kept: the workspace is being closed.
        context.jobs.closing.connect(self._close)
        self._show_steps()

    @property
    def record(self) -> Recorded:
        """The record as it was read."""
        return self.form.facts.record

    def _close(self) -> None:
        self.form.done(0)

    # Saving.

    def _save(self, close: bool, record: Recorded | None = None) -> None:
        record = record or self.form.record
        links, keeper = self.form.links, self.drafts
        keeper.stop()
        number: list[int] = []

        def keep(ws: Workspace) -> Changes:
            changes = records.save(ws, record, links, draft_id=keeper.take_id())
            keeper.forget()
            number.extend(changes.saved[:1] or [record.id])
            return changes

        def done() -> None:
            if isValid(self) and isValid(self.form):
                self._kept(number[0], record, close=close)

        self._context.write("", keep, done, self._alive(lambda error: self._refused(error, record)))

    def _kept(self, number: int, sent: Recorded, *, close: bool) -> None:
        self.form.links = ()
        if close and self.form.side.note_typed:
            # A note that is written is meant to be kept.
            self._read(number, partial(self._show_kept, sent))
            self._add_note(self.form.side.note_typed, self.form.accept)
        elif close:
            self.form.accept()
        else:
            self._read(number, partial(self._show_kept, sent))
        self.saved.emit(number)

    def _show_kept(self, sent: Recorded, facts: RecordFacts) -> None:
        """Show what was kept; what was typed since it was sent stays."""
        self.form.show_facts(facts, keep_typed=self.form.record.cleaned() != sent.cleaned())
        self.form.saved()
        self.drafts.follow(facts.record)
        if self.form.changed:
            self.drafts.touch()
        self._show_steps()

    def _refused(self, error: Exception, record: Recorded) -> None:
        self.drafts.touch()
        if isinstance(error, Conflict) and error.now is not None:
            self.form.refuse("")
            self._ask_which(record, error.now)
            return
        self.form.refuse(str(error) if isinstance(error, UserProblem) else FAULT)
        self.form.say_state("Not saved yet")
        if isinstance(error, Conflict):
            # It is there no more; what was typed may be kept as another.
            gone = replace(self.record, id=0, number=0, version=0)
            self.form.show_facts(replace(self.form.facts, record=gone), keep_typed=True)
            self.drafts.follow(gone)
            self._show_steps()

    def _ask_which(self, mine: Recorded, now: Recorded) -> None:
        facts = self.form.facts
        self.form.say_state("Not saved yet: it was changed in the meantime")
        dialog = ConflictDialog(facts.record, mine, now, facts.words, self.form)

        def save() -> None:
            chosen = dialog.chosen
            self.form.show_facts(replace(facts, record=now))
            for id in self.form.panel.editors:
                if getattr(chosen, id) != getattr(now, id):
                    self.form.panel.show_value(id, getattr(chosen, id))
            self.drafts.follow(now)
            self.form.submit()

        def leave() -> None:
            if dialog.theirs:
                self._read(now.id, self._show_fresh)

        dialog.accepted.connect(save)
        dialog.rejected.connect(leave)
        show_over(dialog)

    def _show_fresh(self, facts: RecordFacts) -> None:
        self.form.show_facts(facts)
        self.form.say_state("")
        self.drafts.follow(facts.record)
        self.drafts.keep_now()
        self._show_steps()

    # Drafts.

    def _leave(self) -> None:
        self.drafts.keep_now()
        if self.form.changed and not self._context.read_only:
            record = self.record
            what = record.reference if record.id else f"a new {record.noun}"
            self._context.toast(f"What you wrote is kept as a draft of {what}")

    def _say_draft(self, when: str) -> None:
        if when and self.form.changed:
            self.form.say_state(f"Not saved yet. Draft kept at {when}")

    def _go_on(self, draft: Draft) -> None:
        self.drafts.take_over(draft)
        links = read_links(draft)
        if links and not self.record.id:
            self.form.links = links
            self._show_links()
        if self.record.id and self.record.version != draft.version:
            # Somebody saved it since. Held against what the draft was begun with, saving tells.
            then = replace(self.record, version=draft.version)
            self._take_as_read(then)
            self.form.say_state("It was changed since this draft: saving it shows both")
            read, show = partial(as_read, record=then), self._alive(self._take_as_read)
            self._context.jobs.read(f"as-read-{id(self)}", read, show)

    def _take_as_read(self, then: Recorded) -> None:
        self.form.show_facts(replace(self.form.facts, record=then), keep_typed=True)
        self.drafts.follow(then)

    # What stands beside the fields.

    def _changed(self, changes: Changes) -> None:
        if changes.governance and self.record.id and self.form.done_button.isEnabled():
            self._read(self.record.id, self._show_changed, self._show_gone)

    def _show_changed(self, facts: RecordFacts) -> None:
        if facts.record.version == self.record.version or self.form.changed:
            # What is typed is worth more than what is newer: saving will tell the two apart.
            self.form.show_side(replace(facts, record=self.record))
        else:
            self.form.show_facts(facts)
            self.drafts.follow(facts.record)
            self._show_steps()

    def _show_gone(self, error: Exception) -> None:
        if isinstance(error, UserProblem):
            self.form.refuse(str(error))

    def _ask_for_link(self) -> None:
        record = self.record

        def ask(found: Sequence[Target]) -> None:
            dialog = LinkDialog(self._context.theme, record, found, self.form)
            self._ask(dialog, lambda: self._add_link(dialog))

        self._context.jobs.read(f"link-targets-{id(self)}", targets, self._alive(ask))

    def _add_link(self, dialog: LinkDialog) -> None:
        link = dialog.link
        if self.record.id:
            self._write_from(dialog, "Linked", lambda ws: record_links.add_link(ws, link))
        else:
            self.form.links = (*self.form.links, link)
            dialog.accept()
            self._show_links()
            self.drafts.touch()

    def _drop_link(self, link: Link) -> None:
        if self.record.id:
            self._context.write("Link taken away", lambda ws: record_links.delete_link(ws, link.id))
        else:
            self.form.links = tuple(one for one in self.form.links if one != link)
            self._show_links()

    def _show_links(self) -> None:
        facts, links = self.form.facts, self.form.links
        self._context.jobs.read(
            f"to-be-linked-{id(self)}",
            lambda ws: to_be_linked(ws, links, facts.words),
            self._alive(lambda found: self.form.show_side(replace(facts, linked=found))),
        )

    def _add_note(self, words: str, then: Callable[[], None] | None = None) -> None:
        number = self.record.id

        def done() -> None:
            if not isValid(self) or not isValid(self.form):
                return
            self.form.side.clear_note()
            self.drafts.keep_now()
            if then is not None:
                then()

        def add() -> None:
            self._context.write(
                "Note added", lambda ws: record_notes.add_note(ws, number, words), done
            )

        seen = field_cautions(type(self.record), "", words)
        ask_about([("Note", words, seen)], add, self.form)

    def _delete_note(self, note: Note) -> None:
        self._context.write("Note deleted", lambda ws: record_notes.delete_note(ws, note.id))

    def _ask_for_review(self) -> None:
        record = self.record
        if not isinstance(record, Engagement):
            self._ask_what_came_of_it(None)
            return
        self._context.jobs.read(
            f"changed-since-{id(self)}",
            lambda ws: changed_since(ws, record),
            self._alive(self._ask_what_came_of_it),
        )

    def _ask_what_came_of_it(self, changed: ChangedSince | None) -> None:
        facts = self.form.facts
        dialog = MarkReviewedDialog(
            self._context.theme, [facts.record], facts.today, facts.offices, facts.next_review,
            self.form, changed,
        )  # fmt: skip
        number = facts.record.id
        said = f"{facts.record.reference} marked as reviewed"

        def mark() -> None:
            change = keeping(
                record_reviews.mark_reviewed,
                number, dialog.on, dialog.by, dialog.outcome, dialog.next_review,
            )  # fmt: skip
            self._write_from(dialog, said, change)

        self._ask(dialog, mark)

    # Records that a field is to point to.

    def _add_for(self, field: str, kind: str) -> None:
        def take(number: int) -> None:
            if not isValid(self):
                return

            def read(ws: Workspace) -> Offered:
                return offered_records(ws, kind, record_words(ws))

            self._context.jobs.read(
                f"offer-{kind}-{id(self)}",
                read,
                self._alive(lambda found: self.form.panel.offer_records(field, found, number)),
            )

        self.wanted.emit(kind, take)

    # Next steps.

    def _show_steps(self) -> None:
        record = self.record
        if not record.id or self._context.read_only:
            self.form.show_steps(())
            return
        own: list[tuple[str, str, str]] = []
        if isinstance(record, Decision) and record.state == "draft":
            own.append((SIGN, "Sign…", "edit"))
        later = [(one.id, one.words, one.icon) for one in steps_after(record)]
        if isinstance(record, Decision) and record.state != "withdrawn":
            later.append((WITHDRAW, "Withdraw…", "close"))
        self.form.show_steps([*own, *later])

    def _step(self, id: str) -> None:
        record = self.form.record
        if id in (SIGN, WITHDRAW) and isinstance(record, Decision):
            self._decide(record, sign=id == SIGN)
            return
        step = next(one for one in steps_after(self.record) if one.id == id)
        start = begun(step, self.record, self.form.facts.today)
        self.begun.emit(start, (step.link(self.record),))

    def _decide(self, record: Decision, *, sign: bool) -> None:
        theme, facts = self._context.theme, self.form.facts
        dialog: SignDialog | WithdrawDialog
        if sign:
            dialog = SignDialog(theme, record, facts.today, facts.offices, self.form)
            dialog.write_asked.connect(self.form.panel.go_to)
        else:
            dialog = WithdrawDialog(theme, record, facts.today, self.form)

        def decide() -> None:
            decided = dialog.decision
            dialog.accept()
            for id in self.form.panel.editors:
                if getattr(decided, id) != getattr(record, id):
                    self.form.panel.show_value(id, getattr(decided, id))
            self.form.submit()

        self._ask(dialog, decide)

    # Inside.

    def _ask(self, dialog: FormDialog, submitted: Callable[[], None]) -> None:
        dialog.submitted.connect(submitted)
        show_over(dialog)

    def _write_from(self, dialog: FormDialog, said: str, change: Write) -> None:
        self._context.write(
            said, change, if_open(dialog, dialog.accept), refused_in(self._context, dialog)
        )

    def _alive(self, then: Callable[[T], None]) -> Callable[[T], None]:
        """Do something with an answer, unless the form has gone in the meantime."""

        def run(found: T) -> None:
            if isValid(self) and isValid(self.form):
                then(found)

        return run

    def _read(
        self,
        number: int,
        show: Callable[[RecordFacts], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._context.jobs.read(
            f"record-form-{id(self)}",
            lambda ws: facts_of(ws, number),
            self._alive(show),
            self._alive(failed) if failed else None,
        )

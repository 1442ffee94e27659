"""What is done to a paper: drafted, frozen, approved, recorded as sent. Each is one dated act, one
transaction and one entry in the history; no step is skipped, and what was sent stays.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import Format, KeptPaper, PaperOrder, Passed, Stage
from oversight_app.domain.periods import Period, written_date
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.wording import counted
from oversight_app.store.actions import Action, writing
from oversight_app.store.changes import Changes
from oversight_app.store.kept_contents import keep_content, remove_orphans
from oversight_app.store.opened import Workspace
from oversight_app.store.paper_rows import expected_in_db, written_passed
from oversight_app.store.typed_words import typed_line

_LEFT = "Nothing was changed."


def save_draft(
    workspace: Workspace,
    name: str,
    order: PaperOrder,
    prepared_by: str,
    paper_id: int = 0,
    passed: Sequence[Passed] = (),
) -> Changes:
    """Keep a draft, or change the one with an ``id``; ``Changes.saved`` holds its ``id``.

    ``passed`` are the warnings that were passed so far, each with its reason. Raises UserProblem
    for a paper that is no longer a draft, or a name that is empty.
    """
    verb = "Change" if paper_id else "Add"
    with writing(workspace, f"{verb} a draft of a paper", "paper") as action:
        put_draft(action, workspace, name, order, prepared_by, paper_id, passed)
    return action.changes


def put_draft(
    action: Action,
    workspace: Workspace,
    name: str,
    order: PaperOrder,
    prepared_by: str,
    paper_id: int = 0,
    passed: Sequence[Passed] = (),
) -> int:
    """Keep or change a draft inside an action under way; return its ``id``."""
    name = typed_line(name)
    if not name:
        raise UserProblem("The paper has no name. Nothing was saved. Give it a name.")
    _check_reasons(passed)
    row = {
        "name": name,
        "ordered": order.written(),
        "prepared_by": typed_line(prepared_by),
        "passed": written_passed(passed),
    }
    if paper_id:
        _check_draft(expected_in_db(action.db, paper_id))
        action.update_record("paper", paper_id, **row)
    else:
        made_up = action.db.value("SELECT sample FROM workspace")
        paper_id = action.insert(
            "paper",
            drafted_on=workspace.today(),
            provenance=Provenance.SAMPLE if made_up else Provenance.LOCAL,
            **(_NOT_FROZEN | _NOT_SENT | row),
        )
    action.saved.append(paper_id)
    action.description = f"“{name}” saved"
    return paper_id


def delete_draft(workspace: Workspace, paper_id: int) -> Changes:
    """Delete a draft; undo brings it back."""
    with writing(workspace, "Delete a draft of a paper", "paper") as action:
        remove_orphans(action.db)
        found = expected_in_db(action.db, paper_id)
        _check_draft(found)
        action.delete_record("paper", paper_id)
        action.description = f"“{found.name}” deleted"
    return action.changes


def duplicate(workspace: Workspace, paper_id: int) -> Changes:
    """Make a new draft from any paper, of the period that follows its own; ``Changes.saved`` holds
    its ``id``. A reason for showing small numbers stays with the paper it was given for."""
    with writing(workspace, "Make a draft from a paper", "paper") as action:
        found = expected_in_db(action.db, paper_id)
        period = found.order.period
        order = replace(
            found.order,
            period=Period(period.kind, period.index + 1) if period else None,
            shown_because="",
        )
        name = found.name
        if period and str(period) in name:
            name = name.replace(str(period), str(order.period))
        put_draft(action, workspace, name, order, found.prepared_by)
        action.description = f"Draft made from “{found.name}”"
    return action.changes


def freeze(
    workspace: Workspace,
    paper_id: int,
    content: bytes,
    head: str,
    day: date,
    *,
    provenance: Provenance = Provenance.LOCAL,
) -> Changes:
    """Freeze a draft: ``content`` is all that it holds, made of the workspace as it was at the
    history head ``head``; ``provenance`` is the humblest of its figures."""
    with writing(workspace, "Freeze a paper", "paper") as action:
        put_frozen(action, workspace, paper_id, content, head, day, provenance)
    return action.changes


def freeze_draft(
    workspace: Workspace,
    name: str,
    order: PaperOrder,
    prepared_by: str,
    paper_id: int,
    content: bytes,
    head: str,
    *,
    provenance: Provenance = Provenance.LOCAL,
    passed: Sequence[Passed] = (),
) -> Changes:
    """Keep a draft as it was ordered and freeze it, as one act of today; ``paper_id`` is 0 for one
    that is not kept yet. ``Changes.saved`` holds its ``id``."""
    with writing(workspace, "Freeze a paper", "paper") as action:
        number = put_draft(action, workspace, name, order, prepared_by, paper_id, passed)
        put_frozen(action, workspace, number, content, head, workspace.today(), provenance)
    return action.changes


def put_frozen(
    action: Action,
    workspace: Workspace,
    paper_id: int,
    content: bytes,
    head: str,
    day: date,
    provenance: Provenance,
) -> None:
    """Freeze a draft inside an action under way that has not changed anything but it."""
    found = expected_in_db(action.db, paper_id)
    _check_draft(found)
    if not content:
        raise UserProblem(f"The paper holds nothing. {_LEFT} Choose sections for it.")
    if not action.db.value("SELECT 1 FROM history WHERE hash = ?", (head,)):
        raise ValueError("a paper was frozen at a head that the history does not have")
    _check_day(workspace, day, "frozen", found.drafted_on, "drafted")
    # One made-up figure in the workspace's own draft makes it sample for good.
    humblest = Provenance.SAMPLE if Provenance.SAMPLE in (provenance, found.provenance) else None
    action.update_record(
        "paper",
        paper_id,
        frozen=keep_content(action.db, content),
        frozen_on=day,
        frozen_head=head,
        provenance=humblest or provenance,
    )
    action.description = f"“{found.name}” frozen"


def thaw(workspace: Workspace, paper_id: int) -> Changes:
    """Make a frozen or approved paper a draft again: its figures move, its approval goes."""
    with writing(workspace, "Make a paper a draft again", "paper") as action:
        remove_orphans(action.db)
        found = expected_in_db(action.db, paper_id)
        _check_not_sent(found)
        if found.stage is Stage.DRAFT:
            raise UserProblem(f"“{found.name}” is a draft already. {_LEFT}")
        action.update_record("paper", paper_id, **_NOT_FROZEN)
        action.description = f"“{found.name}” is a draft again"
    return action.changes


def approve(workspace: Workspace, paper_id: int, by: str, on: date) -> Changes:
    """Record that an office approved a frozen paper on a day."""
    with writing(workspace, "Approve a paper", "paper") as action:
        found = expected_in_db(action.db, paper_id)
        _check_not_sent(found)
        if found.frozen_on is None:
            raise UserProblem(
                f"“{found.name}” is a draft, whose figures still move. {_LEFT} Freeze it first."
            )
        by = typed_line(by)
        if not by:
            raise UserProblem(f"No office is named that approved it. {_LEFT} Name the office.")
        _check_day(workspace, on, "approved", found.frozen_on, "frozen")
        action.update_record("paper", paper_id, approved_on=on, approved_by=by)
        action.description = f"“{found.name}” approved"
    return action.changes


def record_sent(
    workspace: Workspace,
    paper_id: int,
    to: str,
    by: str,
    on: date,
    files: Sequence[tuple[str, Format, bytes]],
    passed: Sequence[Passed],
    request: str = "",
) -> Changes:
    """Record that an approved paper was sent, and keep its files byte for byte.

    ``to`` is whom it went to and ``by`` the office that sent it; ``passed`` are the warnings of
    the publish-safe check that were passed, each with its reason; ``request`` is the reference of
    the information request that it answered (``F-003``). It stays for good: undo alone takes it
    back. Raises UserProblem for a paper with sample data, or one that is not approved.
    """
    with writing(workspace, "Record a paper as sent", "paper") as action:
        remove_orphans(action.db)
        found = expected_in_db(action.db, paper_id)
        approved = _may_be_sent(found)
        to, by = typed_line(to), typed_line(by)
        if not to or not by:
            who = "who it was sent to" if not to else "which office sent it"
            raise UserProblem(f"It is not said {who}. {_LEFT} Say so.")
        _check_day(workspace, on, "sent", approved, "approved")
        _check_files(files)
        _check_reasons(passed)
        action.update_record(
            "paper",
            paper_id,
            sent_on=on,
            sent_to=to,
            sent_by=by,
            request=_request(action, request),
            passed=written_passed(passed),
        )
        for position, (name, kind, content) in enumerate(files):
            action.insert(
                "paper_file",
                paper_id=paper_id,
                position=position,
                name=name,
                format=kind,
                sha256=keep_content(action.db, content),
            )
        action.description = f"“{found.name}” recorded as sent"
        # Said in the list of the history too, beside the reasons in what the row says after.
        action.name += _overridden(found, passed)
    return action.changes


_NOT_FROZEN: dict[str, str | None] = {
    "frozen": None,
    "frozen_on": None,
    "frozen_head": "",
    "approved_on": None,
    "approved_by": "",
}
_NOT_SENT: dict[str, str | None] = {
    "sent_on": None,
    "sent_to": "",
    "sent_by": "",
    "request": "",
    "passed": "[]",
}


def _may_be_sent(found: KeptPaper) -> date:
    """Return the day on which a paper was approved that may now be sent."""
    _check_not_sent(found)
    if found.provenance is Provenance.SAMPLE:
        raise UserProblem(
            f"“{found.name}” holds sample data, about no real force, so it can’t be recorded as "
            f"sent. {_LEFT} Make the paper in a workspace of your own."
        )
    if found.approved_on is None:
        raise UserProblem(f"“{found.name}” is not approved. {_LEFT} Record its approval first.")
    return found.approved_on


def _check_draft(found: KeptPaper) -> None:
    _check_not_sent(found)
    if found.stage is not Stage.DRAFT:
        raise UserProblem(
            f"“{found.name}” is frozen. {_LEFT} Make it a draft again to change or delete it."
        )


def _check_not_sent(found: KeptPaper) -> None:
    if found.sent_on is not None:
        raise UserProblem(
            f"“{found.name}” was recorded as sent on {written_date(found.sent_on)} and stays as "
            f"it was sent. {_LEFT} Make a new draft from it."
        )


def _check_day(workspace: Workspace, day: date, act: str, before: date, earlier: str) -> None:
    if day > workspace.today():
        raise UserProblem(
            f"It would be {act} on {written_date(day)}, which is still to come. {_LEFT} Choose "
            "today or an earlier day."
        )
    if day < before:
        raise UserProblem(
            f"It was {earlier} on {written_date(before)}, so it can’t have been {act} on "
            f"{written_date(day)}. {_LEFT} Correct the day."
        )


def _overridden(found: KeptPaper, passed: Sequence[Passed]) -> str:
    """Say what the paper went out in spite of; the reasons themselves are in its record."""
    said = ["small numbers shown"] if found.order.shown_because else []
    said += [f"{counted(len(passed), 'warning', 'warnings')} passed"] if passed else []
    return f", with {' and '.join(said)}" if said else ""


def _check_reasons(passed: Sequence[Passed]) -> None:
    if any(not one.reason.strip() for one in passed):
        raise UserProblem(f"A warning was passed without a reason. {_LEFT} Give a reason for each.")


def _check_files(files: Sequence[tuple[str, Format, bytes]]) -> None:
    if not files:
        raise UserProblem(f"There is no file to keep. {_LEFT} Choose one format or more.")
    names = {name.casefold() for name, _, _ in files}
    if len(names) != len(files) or "" in names:
        raise ValueError("two files of a paper have one name, or one has none")


def _request(action: Action, written: str) -> str:
    """Return the reference of an information request as it is kept."""
    written = written.strip().upper()
    if not written:
        return ""
    prefix, _, digits = written.partition("-")
    if prefix == KINDS["request"].prefix and digits.isascii() and digits.isdigit():
        found = action.db.value(
            "SELECT 1 FROM record WHERE kind = 'request' AND number = ?", (int(digits[:9]),)
        )
        if found:
            return written
    raise UserProblem(
        f"There is no information request called “{written}”. {_LEFT} Choose one of those that "
        "are recorded under Accountability, or leave it empty."
    )

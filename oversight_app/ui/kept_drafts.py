"""The drafts that are kept of forms, named so that each can be found and taken up again."""

from typing import TYPE_CHECKING

from oversight_app.domain.record_kinds import KINDS, reference
from oversight_app.store.drafts import Draft
from oversight_app.ui.widgets.draft_offer import moment_words

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace


def draft_words(workspace: "Workspace", draft: Draft) -> str:
    """Return which form a draft is of, and when it was kept: “question Q-031, kept 14:02”. To be
    called in a job."""
    noun = KINDS[draft.kind].noun
    noun = noun[:1].lower() + noun[1:]
    number = None
    if draft.record_id is not None:
        with workspace.snapshot():
            number = workspace.db.value(
                "SELECT number FROM record WHERE id = ?", (draft.record_id,)
            )
    name = f"new {noun}" if number is None else f"{noun} {reference(draft.kind, number)}"
    return f"{name}, kept {moment_words(draft)}"

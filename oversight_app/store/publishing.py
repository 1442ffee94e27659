"""Publishing a decision: the publication, its link, and the day on the decision, in one act."""

from datetime import date

from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.opened import Workspace
from oversight_app.store.record_links import put_link
from oversight_app.store.records import expected_in_db, put


def publish(
    workspace: Workspace, decision_id: int, publication: Publication, *, day: date | None = None
) -> Changes:
    """Save a publication of a signed decision, link the two, and set the decision's day of
    publication where it has none.

    ``Changes.saved`` holds the ``id`` of the publication first. Raises UserProblem for a draft,
    and for a publication before the signature.
    """
    day = day or workspace.today()
    with writing(workspace, "Publish a decision", "publication_record") as action:
        decision = expected_in_db(action.db, decision_id)
        if not isinstance(decision, Decision):
            raise UserProblem(
                f"{decision.reference} is no decision. Nothing was changed. Choose a decision."
            )
        kept = put(action, publication, day)
        # The link brings the day of publication to the decision: see record_links.
        put_link(action, Link(kept.id, Relation.PUBLISHES, decision.id), day, kept.begins)
        action.description = f"{decision.reference} published as {kept.reference}"
    return action.changes

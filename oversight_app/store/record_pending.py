"""The records that something is still to be done about, picked where they are kept.

The number of what is overdue stands beside the pages and is counted after every change, so that
the many records that are done with are not read for it.
"""

from collections.abc import Container

from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.recorded import Recorded
from oversight_app.store.opened import Workspace
from oversight_app.store.record_rows import record_from, select

_NOTHING = "0"
_DECISION = (
    "t.state = 'draft' AND t.publish_by IS NOT NULL OR t.state = 'signed' "
    "AND (t.review_by IS NOT NULL OR t.published_on IS NULL AND t.public_interest <> 'no')"
)
_MAY_BE_DUE = {
    "question": "t.state = 'open' AND t.due IS NOT NULL",
    "assurance": "t.review_by IS NOT NULL",
    "action": "t.state IN ('open', 'under-way') AND t.due IS NOT NULL",
    "decision": _DECISION,
    "publication": "t.refresh_by IS NOT NULL AND t.replaced = 0",
    "meeting": _NOTHING,
    "request": "t.state = 'open' AND t.due IS NOT NULL",
    "recommendation": "t.responded_on IS NULL OR t.state IN ('open', 'under-way')",
    "risk": "t.state = 'open' AND t.review_by IS NOT NULL",
    "term": _NOTHING,
    "plan": _NOTHING,
    "objective": "t.to_day IS NULL AND t.review_by IS NOT NULL",
    "investment": _NOTHING,
    "group": _NOTHING,
    "assessment": "t.superseded = 0",
    "answer": "t.superseded = 0",
    "organisation": _NOTHING,
    "position": "t.review_by IS NOT NULL AND t.superseded = 0 "
    "OR t.forecast_by IS NOT NULL AND t.forecast <> '' AND t.came_true = ''",
    "claim": "CASE t.verdict WHEN '' THEN t.check_by ELSE t.review_by END IS NOT NULL",
    "engagement": _DECISION,
    "appraisal": "t.review_by IS NOT NULL",
    "option": _NOTHING,
    "judgement": _NOTHING,
    "press": "t.review_by IS NOT NULL AND t.cleared_on IS NOT NULL AND t.taken_back_on IS NULL",
}
"""When a kind of record may have a day that counts, as its own rules say it (``open``,
``due_on``, ``under_review``); all of a kind that is not here. Assessments are all there that
answers may be told by."""


def pending(workspace: Workspace, kinds: Container[str] = KINDS) -> tuple[Recorded, ...]:
    """Return every record, of all kinds or of some, that may have a day by which something is to
    be done about it, and some that have none, by kind and number."""
    with workspace.snapshot():
        return tuple(
            record_from(kind, row)
            for kind in KINDS.values()
            if kind.kind in kinds and _MAY_BE_DUE.get(kind.kind) != _NOTHING
            for row in workspace.db.rows(
                f"{select(kind)} WHERE {_MAY_BE_DUE.get(kind.kind, '1')} ORDER BY r.number"
            )
        )

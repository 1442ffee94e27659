"""What a record can be linked with, in the words by which it is found."""

from oversight_app.domain.record_kinds import KINDS
from oversight_app.review.measure_names import offered
from oversight_app.review.record_linked import FIGURE, IMPORT, SCHEME
from oversight_app.review.record_words import record_words
from oversight_app.store import records
from oversight_app.store.batches import all_batches
from oversight_app.store.workspace import Workspace
from oversight_app.ui.dialogs.link_record import Target


def targets(ws: Workspace) -> tuple[Target, ...]:
    """Return every record, the newest first, then schemes, figures and imports."""
    words = record_words(ws)
    own = [
        Target(kind.kind, one.id, f"{one.reference}  {words.title(one)}")
        for kind in KINDS.values()
        for one in reversed(records.read(ws, kind))
    ]
    own += [Target(SCHEME, code, f"Scheme: {name}") for code, name in words.schemes.items()]
    own += [Target(FIGURE, one.id, f"Figure: {one.name}") for one in offered(words.schemes)]
    own += [
        Target(IMPORT, one.id, f"Import {one.id}: {one.file_name}")
        for one in all_batches(ws)
        if one.undone_at is None
    ]
    return tuple(own)

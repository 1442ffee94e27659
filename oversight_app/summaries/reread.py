"""What was written, opened again and read as a stranger would: nothing rides along, and its
numbers are the document's."""

from oversight_app.domain.papers import Format
from oversight_app.summaries.concerns import Concern
from oversight_app.summaries.document import Document


def reread(
    content: bytes, format: Format, document: Document, name: str = ""
) -> tuple[Concern, ...]:
    """Return what keeps a written file from leaving: none where all is well.

    ``name`` is the file's name or its ending, which says of a CSV file which table it is.
    """
    return ()

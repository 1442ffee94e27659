"""A document as one web page that needs nothing else."""

from oversight_app.summaries.document import Document


def html_bytes(document: Document) -> bytes:
    """Return a document as HTML in UTF-8. The same document gives the same bytes."""
    raise NotImplementedError

"""A document as a Word file, with real headings, captions and table headers, on the office's own
template where it has one."""

from oversight_app.summaries.document import Document


def docx_bytes(document: Document, template: bytes | None = None) -> bytes:
    """Return a document as DOCX. The same document and template give the same bytes.

    ``template`` is the office's own file: its styles, page, header and footer are used and its
    text is left out. Raises UserProblem for one that can't be used.
    """
    raise NotImplementedError

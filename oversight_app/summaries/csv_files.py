"""A document as CSV: one file a table, and one that says what they are."""

from oversight_app.summaries.document import Document


def csv_files(document: Document) -> tuple[tuple[str, bytes], ...]:
    """Return (ending of the name, content) of each file: ``-01-districts.csv`` and so on, then
    ``-metadata.json``."""
    return ()

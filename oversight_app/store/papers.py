"""The papers that the office keeps: what may be asked of them and done to them, in one place."""

from oversight_app.store.kept_contents import kept
from oversight_app.store.paper_acts import (
    approve,
    delete_draft,
    duplicate,
    freeze,
    freeze_draft,
    record_sent,
    save_draft,
    thaw,
)
from oversight_app.store.paper_rows import disclosures, one, papers, sent_papers
from oversight_app.store.paper_settings import paper_settings, save_settings

__all__ = [
    "approve",
    "delete_draft",
    "disclosures",
    "duplicate",
    "freeze",
    "freeze_draft",
    "kept",
    "one",
    "paper_settings",
    "papers",
    "record_sent",
    "save_draft",
    "save_settings",
    "sent_papers",
    "thaw",
]

"""The only room that knows SQL: one workspace file, its figures and records, the history of
every change, undo, checks and backups.

Reads return the frozen dataclasses of ``domain``; each write is one transaction with one entry
in the history, and returns :class:`~oversight_app.store.changes.Changes`.
"""

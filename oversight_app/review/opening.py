"""The period that pages of returns open on, as the office wants it."""

from dataclasses import replace
from typing import TypeVar

from oversight_app.review.activity_selection import ActivitySelection
from oversight_app.review.custody import CustodySelection
from oversight_app.store.office_settings import office_settings
from oversight_app.store.workspace import Workspace

S = TypeVar("S", ActivitySelection, CustodySelection)


def as_opened(ws: Workspace, selection: S) -> S:
    """Return what a page of returns is set to before anybody chose a period: the newest of the
    kind that the office opens on, or the page's own kind where it said none."""
    kind = office_settings(ws).opens_on
    return selection if kind is None else replace(selection, period_kind=kind, period=None)

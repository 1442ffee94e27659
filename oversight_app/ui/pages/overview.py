"""Overview: what needs me, and what changed?"""

from oversight_app.ui.page import Page


class OverviewPage(Page):
    """What needs attention, every measure at a glance, what changed, the next meeting."""

    id = "overview"
    title = "Overview"
    icon = "overview"
    concerns = (
        "office", "figures", "activity", "schemes", "records", "governance", "annotations",
        "batches", "papers", "attention", "viewing",
    )  # fmt: skip

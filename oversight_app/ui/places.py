"""The places of the side column, in their order. A new page is one entry here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from oversight_app.ui.context import Context
from oversight_app.ui.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its page is made when it is first visited, so that opening stays quick."""

    id: str
    words: str
    icon: str
    make: Callable[[Context], Page]


def _overview(context: Context) -> Page:
    from oversight_app.ui.pages.overview import OverviewPage

    return OverviewPage(context)


def _activity(context: Context) -> Page:
    from oversight_app.ui.pages.activity import ActivityPage

    return ActivityPage(context)


def _specials(context: Context) -> Page:
    from oversight_app.ui.pages.specials import SpecialsPage

    return SpecialsPage(context)


def _governance(context: Context) -> Page:
    from oversight_app.ui.pages.governance import GovernancePage

    return GovernancePage(context)


def _accountability(context: Context) -> Page:
    from oversight_app.ui.pages.accountability import AccountabilityPage

    return AccountabilityPage(context)


def _outside_groups(context: Context) -> Page:
    from oversight_app.ui.pages.outside_groups import OutsideGroupsPage

    return OutsideGroupsPage(context)


def _summaries(context: Context) -> Page:
    from oversight_app.ui.pages.summaries import SummariesPage

    return SummariesPage(context)


def _data(context: Context) -> Page:
    from oversight_app.ui.pages.data import DataPage

    return DataPage(context)


RECORD = "record"
"""What the address of a record begins with: ``record/31``, wherever it is shown."""
HELP = "help"
"""What the address of a topic of the help begins with: ``help/check-a-claim``."""

PLACES = (
    Place("overview", "Overview", "overview", _overview),
    Place("activity", "Volunteer activity", "volunteers", _activity),
    Place("specials", "Special Constabulary", "specials", _specials),
    Place("governance", "Governance", "governance", _governance),
    Place("outside-groups", "Outside groups", "groups", _outside_groups),
    Place("accountability", "Accountability", "accountability", _accountability),
    Place("summaries", "Summaries", "summaries", _summaries),
    Place("data", "Data", "data", _data),
)

TABS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "activity": (
        ("activity", "Activity"), ("custody", "Custody visiting"), ("people", "People"),
        ("returns", "Returns"), ("records", "Records"),
    ),
    "specials": (
        ("compare", "Compare forces"), ("detail", "Home force in detail"),
        ("flows", "Joiners and leavers"), ("revisions", "Revisions"),
    ),
    "governance": (
        ("boundaries", "Boundaries"), ("currency", "In date"), ("risks", "Risks"),
        ("objectives", "Objectives"), ("publication", "Publication duties"),
    ),
    "outside-groups": (
        ("decisions", "Claims and decisions"), ("claims", "Claims"), ("positions", "Positions"),
        ("timeline", "Timeline"), ("groups", "Groups"), ("options", "Options"),
        ("press", "Press line"),
    ),
    "accountability": (
        ("due", "Due"), ("questions", "Questions"), ("actions", "Actions"),
        ("decisions", "Decisions"), ("meetings", "Meetings"), ("requests", "Requests"),
        ("measures", "Measures"), ("records", "Records"),
    ),
    "summaries": (("prepare", "Prepare"), ("papers", "Papers")),
    "data": (
        ("imports", "Imports"), ("releases", "Releases"), ("revisions", "Revisions"),
        ("layouts", "Layouts"), ("names", "Names"), ("retention", "Retention"),
        ("history", "History of changes"), ("backups", "Backups"),
    ),
}  # fmt: skip
"""The tabs of each place as their pages have them, known before any page is made: what the
palette leads to and what Back is named by. ``tests/journeys/test_finding_ones_way.py`` holds them
to the pages."""


def address_words(address: str) -> str:
    """Return a place in words: “Governance ▸ Risks”; "" for one that is not there."""
    place, _, part = address.partition("/")
    tab = part.partition("/")[0]
    words = next((one.words for one in PLACES if one.id == place), "")
    if not words or not tab:
        return words
    named = dict(TABS.get(place, ())).get(tab, "")
    return f"{words} ▸ {named}" if named else ""


def address_icon(address: str) -> str:
    """Return the icon of the place that an address is of."""
    place = address.partition("/")[0]
    return next((one.icon for one in PLACES if one.id == place), "pin")

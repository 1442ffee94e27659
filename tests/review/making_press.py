"""A group, what bodies hold of it, a claim and the office's lines, for the tests of the press line.

Today is 31 October 2022.
"""

from dataclasses import dataclass, replace
from datetime import date

from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.press import LineToTake
from oversight_app.domain.recorded import Recorded
from oversight_app.store import records
from oversight_app.store.workspace import Workspace

TODAY = date(2022, 10, 31)
MADE = date(2022, 1, 1)

GROUP = OutsideGroup(name="Night watchers", sort="patrol", known_since=date(2020, 1, 1))
POSITION = Position(
    name="May consider it", wording="“We may consider it.”", stance="would-consider",
    from_day=date(2021, 9, 30), dated="month", source="Gazette, September 2021",
    owner="Scrutiny officer",
)  # fmt: skip
CLAIM = Claim(
    name="3 of 12 helped", wording="“We helped in 3 of 12.”", quoted_by="A member",
    quoted_on=date(2022, 2, 1), source="Gazette, 1 February 2022", owner="Scrutiny officer",
    numerator=3, denominator=12, offence="burglary", period_from=date(2021, 1, 1),
    period_to=date(2021, 12, 31), area="Sample town", verdict="caveats",
    not_shown="How many went to court.", checked_by="Head of Performance",
    checked_on=date(2022, 3, 1),
    quotable="In 2021 they say they helped in 3 of 12 cases of burglary in Sample town.",
)  # fmt: skip
LINE = LineToTake(
    name="Night watchers", words="Tell the police what you saw.", written_on=date(2022, 3, 1),
    owner="Press office", cleared_by="Monitoring Officer", cleared_on=date(2022, 3, 2),
    review_by=date(2022, 12, 1),
)  # fmt: skip
DECISION = Engagement(
    name="Night watchers", proposed_on=date(2022, 4, 1), owner="Policy office", area="Sample town",
    outcome="signpost", summary="Reports go the usual way", options="Nothing\nSignpost",
    reasons="No gate is met", classification="official", public_interest="yes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Story:
    """The ids of what was kept."""

    group: int
    force: int


def keep(ws: Workspace, record: Recorded, day: date = MADE) -> int:
    """Save a record as on a day; return its id."""
    return records.save(ws, record, day=day).saved[0]


def told(ws: Workspace) -> Story:
    """Keep the group and a body that speaks of it, and nothing else."""
    force = keep(ws, Organisation(name="Sample Police", sort="force", known_since=MADE))
    return Story(keep(ws, GROUP), force)


def signed(ws: Workspace, group: int, **said: object) -> int:
    """Keep a decision as signed on 20 April 2022 and published on 1 May 2022."""
    begun = keep(ws, replace(DECISION, outside_group=group), date(2022, 4, 1))
    draft = records.one(ws, begun)
    assert isinstance(draft, Engagement)
    first = {
        "state": "signed", "signatory": "Police and Crime Commissioner",
        "signed_on": date(2022, 4, 20), "published_on": date(2022, 5, 1),
    }  # fmt: skip
    return keep(ws, replace(draft, **{**first, **said}), date(2022, 5, 1))  # type: ignore[arg-type]

"""From a new claim to a published decision by the keyboard alone: the claim is typed in, counted
and judged, a decision that rests on it is written, signed and published, and each is found again.

Not one click: whatever the person is at has the focus, or Tab brings the focus there.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from oversight_app.domain.claims import Claim
from oversight_app.domain.decisions import Publication
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.records import Office
from oversight_app.store import record_links, records
from oversight_app.store.workspace import create
from oversight_app.ui.pages.outside_groups import OutsideGroupsPage
from oversight_app.ui.pages.outside_groups_decisions import ClaimsAndDecisionsTab
from tests.journeys.conftest import OpenWindow
from tests.journeys.test_one_matter import CTRL, TODAY, Typist

QUOTED = (
    "In 2016, evidence from outside groups was used in 114 of 259 cases (44%) of meeting a child "
    "following sexual grooming in England and Wales."
)


@dataclass
class Desk:
    """A typist at the first tab about outside groups."""

    typist: Typist
    page: OutsideGroupsPage
    path: Path

    @property
    def tab(self) -> ClaimsAndDecisionsTab:
        """The tab in front."""
        assert self.page.tabs.current == "decisions"
        return self.page.tab(ClaimsAndDecisionsTab, "decisions")

    def kept(self, kind: type) -> object:
        """The one record of a kind that is kept."""
        session = self.typist.window.session
        assert session is not None
        (found,) = records.read(session.workspace, kind)
        return found


@pytest.fixture
def desk(open_window: OpenWindow, tmp_path: Path) -> Desk:
    path = tmp_path / "office.oversight"
    office = Office("Sample office", "E23000038", review_date=TODAY)
    with create(path, office, reference=False) as made:
        records.save(
            made,
            OutsideGroup(
                name="Online child abuse activist groups", sort="activist",
                known_since=date(2017, 9, 17),
            ),
        )  # fmt: skip
    typist = Typist(open_window(path))
    page = typist.window.findChild(OutsideGroupsPage)
    if page is None:
        go = typist.window.session
        assert go is not None
        go.context.go_to("outside-groups")
        typist.driver.settle()
        page = typist.window.findChild(OutsideGroupsPage)
    assert page is not None
    go = typist.window.session
    assert go is not None
    go.context.go_to("outside-groups/decisions")
    typist.driver.settle()
    return Desk(typist, page, path)


def pick(typist: Typist, field: str, words: str) -> None:
    """Go to a field that is chosen from a list and type the first letters of what is wanted."""
    typist.tab_to(field)
    typist.write(words)


def add_claim(desk: Desk) -> Claim:
    """Type in the claim, count it, judge it and say what may be quoted."""
    typist = desk.typist
    typist.use("add-claim")
    typist.write("Evidence used 114 times in 259 cases")
    typist.fill(
        wording="evidence was used in court on 114 occasions in a total 259 cases",
        quoted_by="Member of an outside group", quoted_on="30/9/2017",
        source="Swindon Advertiser, September 2017",
        numerator="114", numerator_unit="occasions", denominator="259", denominator_unit="cases",
        offence="meeting a child following sexual grooming", period_from="1/1/2016",
        period_to="31/12/2016", area="England and Wales",
    )  # fmt: skip
    pick(typist, "verdict", "Arith")
    typist.fill(not_shown="How many ended in conviction", quotable=QUOTED,
                checked_by="Policy officer", checked_on="3/10/2022")  # fmt: skip
    typist.save()
    found = desk.kept(Claim)
    assert isinstance(found, Claim)
    return found


def write_decision(desk: Desk, claim: Claim) -> Engagement:
    """Write the draft, rest it on the claim, choose the position on the ladder, and sign it."""
    typist = desk.typist
    typist.use("add-decision")
    typist.fill(
        name="Work more closely with these groups?", proposed_on="4/10/2022",
        options="No engagement\nSignpost to report", reasons="No gate is met",
        summary="The position on working with these groups", area="Wiltshire",
    )  # fmt: skip
    typist.save()
    draft = desk.kept(Engagement)
    assert isinstance(draft, Engagement)
    typist.use("open-decision")
    typist.use("add-link")
    typist.driver.settle()
    return draft


def test_a_claim_becomes_a_published_decision(desk: Desk) -> None:
    claim = add_claim(desk)
    assert (claim.numerator, claim.denominator, claim.verdict) == (114, 259, "caveats")
    shown = desk.tab.claim
    assert shown.share.text() == "44.0%"
    assert "38.1%" in shown.interval.text()
    assert "50.1%" in shown.interval.text()

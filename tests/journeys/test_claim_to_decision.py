"""From a new claim to a published decision by the keyboard alone: the claim is typed in, counted
and judged, a decision that rests on it is written, signed and published, and each is found again.

Not one click: whatever the person is at has the focus, or Tab brings the focus there.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from oversight_app.domain.claims import Claim
from oversight_app.domain.decisions import Publication
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.records import Office
from oversight_app.store import record_links, records
from oversight_app.store.workspace import Workspace, create
from oversight_app.ui.pages.outside_groups import OutsideGroupsPage
from oversight_app.ui.pages.outside_groups_decisions import ClaimsAndDecisionsTab
from tests.journeys.conftest import OpenWindow
from tests.journeys.typist import CTRL, TODAY, Typist

QUOTED = (
    "In 2016, evidence from outside groups was used in 114 of 259 cases (44%) of meeting a child "
    "following sexual grooming in England and Wales."
)


R = TypeVar("R", bound=Recorded)


@dataclass
class Desk:
    """A typist at the first tab about outside groups."""

    typist: Typist
    page: OutsideGroupsPage

    @property
    def tab(self) -> ClaimsAndDecisionsTab:
        """The tab in front."""
        assert self.page.tabs.current == "decisions"
        return self.page.tab(ClaimsAndDecisionsTab, "decisions")

    @property
    def workspace(self) -> Workspace:
        """What is open."""
        session = self.typist.window.session
        assert session is not None
        return session.workspace

    def kept(self, kind: type[R]) -> R:
        """The one record of a kind that is kept."""
        (found,) = records.read(self.workspace, kind)
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
    typist.press(Qt.Key.Key_5, CTRL)
    page = typist.window.findChild(OutsideGroupsPage)
    assert page is not None
    assert page.isVisible()
    return Desk(typist, page)


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
    typist.use("fold-verdict")
    pick(typist, "verdict", "Arith")
    typist.fill(not_shown="How many ended in conviction", quotable=QUOTED,
                checked_by="Policy officer", checked_on="3/10/2022")  # fmt: skip
    typist.save()
    return desk.kept(Claim)


def write_decision(desk: Desk) -> Engagement:
    """Write the draft that rests on the claim shown, from the claim itself."""
    typist = desk.typist
    typist.use("open-claim")
    typist.use("step-take-position")
    typist.fill(
        name="Work more closely with these groups?", proposed_on="4/10/2022",
        summary="The position on working with these groups", options="No engagement",
        reasons="No gate is met",
    )  # fmt: skip
    typist.fill(area="Wiltshire")
    typist.save()
    typist.press(Qt.Key.Key_Escape)
    assert typist.forms() == []
    return desk.kept(Engagement)


def sign(desk: Desk) -> None:
    """Choose “Signpost to report” on the ladder, and record the position."""
    typist = desk.typist
    typist.tab_to("rung-none")
    typist.press(Qt.Key.Key_Right)
    typist.press(Qt.Key.Key_Return)
    typist.use("record-position")
    typist.fill(signatory="Police and Crime Commissioner", signed_on="10/10/2022")
    typist.press(Qt.Key.Key_Return)


def publish(desk: Desk) -> None:
    """Say where and when it is published."""
    typist = desk.typist
    typist.use("record-position")
    typist.fill(location="https://example.invalid/2022-001", published_on="12/10/2022")
    typist.save()


def test_a_claim_is_checked_as_soon_as_it_is_typed_in(desk: Desk) -> None:
    claim = add_claim(desk)
    assert (claim.numerator, claim.denominator, claim.verdict) == (114, 259, "caveats")
    assert claim.quotable == QUOTED
    shown = desk.tab.claim
    # Wilson's interval of 114 of 259, as the issue gives it.
    assert shown.share.text() == "44.0%"
    assert "38.1%" in shown.interval.text()
    assert "50.1%" in shown.interval.text()
    assert shown.verdict.status.words == "Arithmetic right, conclusion not shown"
    desk.typist.use("copy-quotable")
    assert QApplication.clipboard().text() == (
        f"{QUOTED}\nSource: Swindon Advertiser, September 2017, 30 September 2017."
    )


def test_a_claim_becomes_a_published_decision(desk: Desk) -> None:
    claim = add_claim(desk)
    draft = write_decision(desk)
    kept = desk.workspace
    (rests,) = record_links.links(kept, draft.id, Relation.RESTS)
    assert (rests.from_id, rests.to_id) == (draft.id, claim.id)
    assert desk.tab.decision.state.status.words == "Draft"
    sign(desk)
    signed = records.one(kept, draft.id)
    assert isinstance(signed, Engagement)
    assert (signed.state, signed.outcome, signed.signed_on, signed.notice) == (
        "signed", "signpost", date(2022, 10, 10), "2022/001",
    )  # fmt: skip
    publish(desk)
    publication = desk.kept(Publication)
    assert publication.location == "https://example.invalid/2022-001"
    (published,) = record_links.links(kept, publication.id, Relation.PUBLISHES)
    assert published.to_id == draft.id
    signed = records.one(kept, draft.id)
    assert isinstance(signed, Engagement)
    assert signed.published_on == date(2022, 10, 12)


def test_each_is_found_again(desk: Desk) -> None:
    add_claim(desk)
    write_decision(desk)
    sign(desk)
    publish(desk)
    typist = desk.typist
    for words, shown in (("259 cases", "CL-001"), ("no gate is met", "ED-001")):
        find(typist, words)
        # Both are shown whole on the page, without a form.
        assert typist.forms() == []
        assert shown in "\n".join(one.text() for one in desk.tab.findChildren(QLabel))
    find(typist, "example.invalid")
    assert [type(one.facts.record) for one in typist.forms()] == [Publication]
    typist.press(Qt.Key.Key_Escape)
    # From the decision to what it rests on, and to where it was published.
    typist.use("open-decision")
    typist.use("open-CL-001")
    assert typist.forms()[-1].facts.record.reference == "CL-001"


def find(typist: Typist, words: str) -> None:
    """Look for a record by some words it says, and go to it."""
    typist.press(Qt.Key.Key_F, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert typist.at.objectName() == "palette-words"
    typist.write(words)
    typist.press(Qt.Key.Key_Return)
    typist.driver.settle()


@pytest.mark.parametrize("steps", [2, 3, 4, 5])
def test_no_key_chooses_what_the_gates_lock(desk: Desk, steps: int) -> None:
    add_claim(desk)
    draft = write_decision(desk)
    desk.typist.tab_to("rung-none")
    for _ in range(steps):
        desk.typist.press(Qt.Key.Key_Right)
    desk.typist.press(Qt.Key.Key_Return)
    desk.typist.press(Qt.Key.Key_Space)
    kept = desk.kept(Engagement)
    assert (kept.outcome, kept.version) == ("", draft.version)
    button = desk.tab.decision.position_button
    assert not button.isEnabled()
    assert button.toolTip() == "Choose a position on the ladder first"

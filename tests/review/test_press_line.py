"""What may be said of a group on a day, what others hold, and what is held back and why."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.press import LineToTake
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.review.press_line import (
    Concern,
    PressLine,
    PressSelection,
    press_line,
    press_line_of,
)
from oversight_app.store import records
from oversight_app.store.record_links import add_link
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.html_text import as_html
from oversight_app.summaries.plain_text import as_text
from oversight_app.summaries.press_paper import press_paper
from tests.review.making_press import (
    CLAIM,
    DECISION,
    GROUP,
    LINE,
    MADE,
    POSITION,
    keep,
    signed,
    told,
)


def abouts(press: PressLine) -> list[Concern]:
    return [one.about for one in press.warnings]


def test_a_group_of_which_nothing_is_known_has_nothing_to_say(ws: Workspace) -> None:
    press = press_line(ws, told(ws).group)
    assert press.lines == press.claims == press.positions == press.contacts == ()
    assert press.decision is None
    assert abouts(press) == [Concern.NO_LINE, Concern.NO_DECISION]
    assert press.provenance is Provenance.LOCAL


def test_everything_in_order_leaves_nothing_to_check(ws: Workspace) -> None:
    story = told(ws)
    keep(ws, replace(POSITION, organisation=story.force, about=story.group), date(2021, 9, 30))
    keep(ws, replace(CLAIM, about=story.group), date(2022, 3, 1))
    keep(ws, replace(LINE, about=story.group), date(2022, 3, 2))
    signed(ws, story.group, review_by=date(2022, 11, 1))
    press = press_line(ws, story.group)
    assert press.warnings == ()
    (line,) = press.lines
    assert line.words == "Tell the police what you saw."
    assert line.cleared == (
        "LT-001, cleared by Monitoring Officer on 2 March 2022. Review by 1 December 2022"
    )
    assert press.decision is not None
    assert press.decision.outcome == "Signpost to report"
    assert "20 April 2022" in press.decision.signed
    assert "published on 1 May 2022" in press.decision.signed
    (claim,) = press.claims
    # 3 of 12 by Wilson's formula: (0.25 + z²/24 ± z·√(0.1875/12 + z²/576)) / (1 + z²/12).
    assert claim.figure == "3 of 12 is 25.0%; 95% interval 8.9% to 53.2%"
    assert claim.not_shown == ("How many went to court.",)
    assert claim.source == "Gazette, 1 February 2022"
    (held,) = press.positions
    assert (held.body, held.from_words) == ("Sample Police", "September 2021")
    assert [(one.what, one.office) for one in press.contacts] == [
        ("The office’s line", "Press office"),
        ("Figures and their sources", "Scrutiny officer"),
        ("Positions and their sources", "Scrutiny officer"),
    ]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"cleared_by": "", "cleared_on": None}, "It is not cleared."),
        ({"review_by": date(2022, 10, 30)}, "Its review was due by 30 October 2022."),
        ({"cleared_on": date(2022, 11, 1)}, "It is cleared from 1 November 2022."),
    ],
)
def test_a_line_that_may_not_be_said_is_named_and_its_words_go_nowhere(
    ws: Workspace, said: dict[str, object], why: str
) -> None:
    story = told(ws)
    line = replace(LINE, about=story.group, words="SECRET-WORDS", name="SECRET-TITLE", **said)  # type: ignore[arg-type]
    keep(ws, line, date(2022, 3, 2))
    press = press_line(ws, story.group)
    assert press.lines == ()
    (held,) = press.held_back
    assert held.reference == "LT-001"
    assert held.why.startswith(why)
    assert Concern.NO_LINE in abouts(press)
    document = press_paper(press)
    for written in (as_text(document), as_html(document)):
        assert "SECRET" not in written
        assert "LT-001 may not be said" in written


def test_a_line_may_be_said_on_the_day_of_its_review_and_not_after(ws: Workspace) -> None:
    story = told(ws)
    keep(ws, replace(LINE, about=story.group), date(2022, 3, 2))
    assert len(press_line(ws, story.group, date(2022, 12, 1)).lines) == 1
    assert press_line(ws, story.group, date(2022, 12, 2)).lines == ()


def test_a_line_that_was_taken_back_is_not_there_from_that_day(ws: Workspace) -> None:
    story = told(ws)
    number = keep(ws, replace(LINE, about=story.group), date(2022, 3, 2))
    line = records.one(ws, number)
    assert isinstance(line, LineToTake)
    keep(ws, replace(line, taken_back_on=date(2022, 6, 1)), date(2022, 6, 1))
    press = press_line(ws, story.group)
    assert (press.lines, press.held_back) == ((), ())
    assert len(press_line(ws, story.group, date(2022, 5, 31)).lines) == 1


def test_other_words_are_not_kept_under_an_earlier_clearance(ws: Workspace) -> None:
    number = keep(ws, LINE, date(2022, 3, 2))
    line = records.one(ws, number)
    assert isinstance(line, LineToTake)
    with pytest.raises(UserProblem, match=r"Monitoring Officer cleared the earlier words on 2 Ma"):
        keep(ws, replace(line, words="We work with them."))
    open_again = replace(line, words="We look at it.", cleared_by="", cleared_on=None)
    keep(ws, open_again, date(2022, 4, 1))
    again = records.one(ws, number)
    assert isinstance(again, LineToTake)
    assert not again.cleared
    keep(ws, replace(again, cleared_by="Chief executive", cleared_on=date(2022, 4, 2)))


def test_a_line_about_no_group_is_about_all_and_one_about_another_is_not(ws: Workspace) -> None:
    story = told(ws)
    other = keep(ws, replace(GROUP, name="Others"))
    keep(ws, replace(LINE, words="Of all."), date(2022, 3, 2))
    keep(ws, replace(LINE, words="Of others.", about=other), date(2022, 3, 2))
    assert [one.words for one in press_line(ws, story.group).lines] == ["Of all."]


def test_what_is_about_no_group_or_was_replaced_is_not_there(ws: Workspace) -> None:
    story = told(ws)
    keep(ws, replace(POSITION, organisation=story.force), date(2021, 9, 30))
    keep(ws, CLAIM, date(2022, 3, 1))
    first = keep(ws, replace(CLAIM, about=story.group), date(2022, 3, 1))
    later = keep(ws, replace(CLAIM, about=story.group, name="4 of 12"), date(2022, 3, 1))
    assert len(press_line(ws, story.group).claims) == 2
    add_link(ws, Link(later, Relation.REPLACES, first))
    press = press_line(ws, story.group)
    assert [one.record for one in press.claims] == [later]
    assert (press.positions, press.others) == ((), ())


def test_a_draft_is_named_as_not_for_use_and_says_nothing(ws: Workspace) -> None:
    story = told(ws)
    keep(ws, replace(DECISION, outside_group=story.group, outcome="ask", name="SECRET"))
    press = press_line(ws, story.group)
    assert press.decision is None
    assert press.draft is not None
    text = as_text(press_paper(press))
    assert "ED-001 is in draft and is not for use." in text
    assert "Ask for more" not in text
    assert "SECRET" not in text


def test_a_signed_position_that_is_not_published_says_so(ws: Workspace) -> None:
    story = told(ws)
    signed(ws, story.group, published_on=None)
    press = press_line(ws, story.group)
    assert press.decision is not None
    assert "not published yet" in press.decision.signed
    assert Concern.DECISION in abouts(press)


def test_a_sensitive_position_that_is_not_published_is_not_shown(ws: Workspace) -> None:
    story = told(ws)
    signed(ws, story.group, published_on=None, classification="official-sensitive")
    press = press_line(ws, story.group)
    assert press.decision is None
    assert "Signpost" not in as_text(press_paper(press))


def test_a_position_past_its_review_is_to_be_checked(ws: Workspace) -> None:
    story = told(ws)
    signed(ws, story.group, review_by=date(2022, 10, 30))
    late = replace(POSITION, about=story.group, review_by=date(2022, 10, 30))
    keep(ws, replace(late, organisation=story.force), date(2021, 9, 30))
    press = press_line(ws, story.group)
    assert [one.words for one in press.warnings if one.about is Concern.POSITION] == [
        "1 position is past review: PO-001. Check before use."
    ]
    assert [one.about for one in press.warnings].count(Concern.DECISION) == 1
    assert "Review was due by 30 October 2022: check before use" in as_text(press_paper(press))


def test_positions_are_those_held_on_the_day(ws: Workspace) -> None:
    story = told(ws)
    first = keep(
        ws, replace(POSITION, organisation=story.force, about=story.group), date(2021, 9, 30)
    )
    later = replace(
        POSITION, organisation=story.force, about=story.group, wording="“We will not.”",
        stance="opposes", from_day=date(2022, 6, 1), dated="day", replaces=first,
    )  # fmt: skip
    keep(ws, later, date(2022, 6, 1))
    gone = replace(POSITION, wording="“Once.”", to_day=date(2022, 2, 1), organisation=story.force)
    keep(ws, gone, date(2021, 9, 30))
    assert [one.wording for one in press_line(ws, story.group).positions] == ["“We will not.”"]
    assert [one.wording for one in press_line(ws, story.group, date(2022, 3, 1)).positions] == [
        "“We may consider it.”"
    ]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"verdict": "", "checked_by": "", "checked_on": None}, "Not judged yet"),
        ({"review_by": date(2022, 10, 30)}, "Review was due by 30 October 2022"),
        ({"quotable": ""}, "No wording of the office’s own"),
    ],
)
def test_a_claim_without_a_wording_that_holds_today_offers_none(
    ws: Workspace, said: dict[str, object], why: str
) -> None:
    story = told(ws)
    keep(ws, replace(CLAIM, about=story.group, **said), date(2022, 3, 1))  # type: ignore[arg-type]
    press = press_line(ws, story.group)
    assert press.claims == ()
    (other,) = press.others
    assert (other.reference, other.why) == ("CL-001", why)
    assert "they say they helped" not in as_text(press_paper(press))


def test_one_made_up_part_makes_all_of_it_sample_data(ws: Workspace) -> None:
    story = told(ws)
    keep(ws, replace(LINE, about=story.group, provenance=Provenance.SAMPLE), date(2022, 3, 2))
    press = press_line(ws, story.group)
    assert press.sample
    assert abouts(press)[0] is Concern.SAMPLE


def test_the_group_is_named_by_its_reference_or_is_the_one_spoken_of(ws: Workspace) -> None:
    with pytest.raises(UserProblem, match="No outside group has been recorded yet"):
        press_line_of(ws, PressSelection())
    story = told(ws)
    keep(ws, replace(GROUP, name="Others"))
    assert press_line_of(ws, PressSelection("g-002")).name == "Others"
    with pytest.raises(UserProblem, match=r"G-001 \(Night watchers\), G-002 \(Others\)"):
        press_line_of(ws, PressSelection())
    with pytest.raises(UserProblem, match="There is no outside group “G-009”"):
        press_line_of(ws, PressSelection("G-009"))
    keep(ws, replace(LINE, about=story.group), date(2022, 3, 2))
    assert press_line_of(ws, PressSelection()).name == "Night watchers"
    with pytest.raises(UserProblem, match="no such outside group"):
        press_line(ws, keep(ws, Organisation(name="No group", sort="other", known_since=MADE)))

"""Strength against target, investment, joiners and leavers: worked by hand."""

from datetime import date

from oversight_app.domain.findings import cell_words
from oversight_app.domain.plans import Investment
from oversight_app.domain.records import Flow, Target
from oversight_app.review.flows import flow_detail
from oversight_app.review.investment import about_pounds
from oversight_app.review.selection import Selection
from oversight_app.review.specials import compare
from oversight_app.review.strength import StrengthDetail, strength_detail
from oversight_app.store import flows, records, targets
from oversight_app.store.workspace import Workspace

WILTSHIRE = "E23000038"
STRENGTH = "specials-strength"


def add_target(ws: Workspace, value: float | None, day: date, review: date | None = None) -> None:
    targets.add_target(
        ws, Target(STRENGTH, WILTSHIRE, value, day, "The Commissioner", "Report", review)
    )


def test_without_a_target_the_page_says_so(ws: Workspace) -> None:
    found = strength_detail(ws)
    assert str(found.finding_target.headline) == (
        "Wiltshire had 153 Specials on 31 March 2022; no target is in force"
    )
    assert found.targets.rows == ()


def test_strength_is_held_against_the_newest_target(ws: Workspace) -> None:
    """153 of 500 is 347 short and 30.6%, written 31%."""
    add_target(ws, 300, date(2013, 12, 1))
    add_target(ws, 500, date(2016, 10, 1), review=date(2020, 1, 1))
    found = strength_detail(ws)
    assert str(found.finding_target.headline) == (
        "Wiltshire had 153 Specials on 31 March 2022, 347 short of the target of 500"
    )
    assert str(found.finding_target.support) == (
        "That is 31% of the target, which was set on 1 October 2016 (The Commissioner). "
        "Its review was due on 1 January 2020."
    )
    assert [str(row.cells[1]) for row in found.targets.rows] == ["500", "300"]


def test_a_review_is_overdue_by_the_office_s_own_day(ws: Workspace) -> None:
    """The newest strength is of 31 March 2022; the office's review date is 31 October 2022."""
    add_target(ws, 500, date(2016, 10, 1), review=date(2022, 10, 30))
    assert "was due on 30 October 2022" in str(strength_detail(ws).finding_target.support)


def test_the_trend_shows_each_target_in_its_time(ws: Workspace) -> None:
    add_target(ws, 300, date(2013, 12, 1))
    add_target(ws, 500, date(2016, 10, 1))
    add_target(ws, None, date(2019, 7, 1))
    trend = compare(ws, Selection(STRENGTH)).trend
    by_year = {point.day.year: point.target for point in trend.points}
    assert (by_year[2013], by_year[2014], by_year[2016], by_year[2017]) == (None, 300, 300, 500)
    assert by_year[2020] is None


def test_a_retired_target_is_no_target(ws: Workspace) -> None:
    add_target(ws, 500, date(2016, 10, 1))
    add_target(ws, None, date(2019, 7, 1))
    assert "no target is in force" in str(strength_detail(ws).finding_target.headline)


def spend(ws: Workspace, pence: int, start: date, end: date) -> None:
    records.save(
        ws,
        Investment(scheme="specials", from_day=start, to_day=end, spent=pence,
                   purpose="Recruitment", source="Budget book"),
    )  # fmt: skip


def money(found: StrengthDetail) -> dict[str, str]:
    cells = map(cell_words, found.investments.rows[0].cells)
    return dict(zip((one.key for one in found.investments.columns), cells, strict=True))


def test_cost_per_net_additional_special(ws: Workspace) -> None:
    """£1,000,000 over the rise in published strength between two 31 Marches."""
    figures = {f.day: f.value for f in compare(ws, Selection(STRENGTH)).trend.points}
    opening, closing = figures[date(2009, 3, 31)], figures[date(2010, 3, 31)]
    assert opening is not None
    assert closing is not None
    assert closing > opening
    spend(ws, 1_000_000_00, date(2009, 4, 1), date(2010, 3, 31))
    found = strength_detail(ws)
    row = money(found)
    assert row["spent"] == "£1,000,000"
    assert row["net"] == f"+{closing - opening:.0f}"
    assert row["cost"] == about_pounds(1_000_000_00 / (closing - opening))
    assert f"That is {row['cost']} for each net additional person" in str(
        found.finding_investment.support
    )


def test_a_cost_is_not_meaningful_when_strength_fell(ws: Workspace) -> None:
    spend(ws, 500_000_00, date(2014, 4, 1), date(2022, 3, 31))
    found = strength_detail(ws)
    assert money(found)["cost"] == "not meaningful"
    assert "not meaningful" in str(found.finding_investment.support)


def test_flows_that_add_up(ws: Workspace) -> None:
    """154 on 31 March 2021, 153 on 31 March 2022: 40 joined, 41 left; 41/153.5 = 26.7%."""
    flows.add_flow(ws, Flow(WILTSHIRE, date(2021, 4, 1), date(2022, 3, 31), 40, 41, "Return"))
    found = flow_detail(ws)
    cells = [str(cell) for cell in found.flows.rows[0].cells]
    assert cells[2:10] == ["154", "40", "41", "153", "0", "26.7%", "26.6%", "26.8%"]
    assert str(found.finding.headline).endswith("a leaver rate of 26.7%")
    assert str(found.finding.support) == "The change in strength adds up."


def test_flows_that_do_not_add_up_leave_a_named_residual(ws: Workspace) -> None:
    flows.add_flow(ws, Flow(WILTSHIRE, date(2021, 4, 1), date(2022, 3, 31), 40, 30, "Return"))
    found = flow_detail(ws)
    assert str(found.flows.rows[0].cells[6]) == "−11"
    assert "differ by −11" in str(found.finding.support)


def test_flows_without_strength_at_both_ends_can_not_be_checked(ws: Workspace) -> None:
    flows.add_flow(ws, Flow(WILTSHIRE, date(1999, 4, 1), date(2000, 3, 31), 40, 30, "Return"))
    found = flow_detail(ws)
    assert "can’t be checked" in str(found.finding.support)
    assert [str(c) for c in found.flows.rows[0].cells][6:10] == ["", "", "", ""]

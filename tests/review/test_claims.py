"""What the card of a claim says: worked by hand from the public record of 2014 to 2016."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import cell_words
from oversight_app.domain.observations import Provenance
from oversight_app.review.claim_figures import share_words
from oversight_app.review.claim_quotable import quotable
from oversight_app.review.claims import ClaimCheck, claim_check, claims_listed, claims_table
from oversight_app.store import records
from oversight_app.store.workspace import Workspace
from tests.domain.making_claims import year_of
from tests.review.making_claims import JUDGED, NOT_SHOWN, a_year, kept, public_record


@pytest.fixture
def quoted(ws: Workspace) -> ClaimCheck:
    return claim_check(ws, public_record(ws)["quoted"])


def versions(found: ClaimCheck) -> dict[str, str]:
    return {f"{one.period} {one.counts}": str(one.words) for one in found.versions}


def test_the_share_and_when_its_interval_means_something(quoted: ClaimCheck) -> None:
    assert (quoted.division, quoted.share_words) == ("114 ÷ 259", "44.0%")
    assert quoted.interval == "95% interval 38.1% to 50.1%"
    assert quoted.interval_means == (
        "This treats the 259 as a sample of similar cases. If they are every case, 44.0% is simply "
        "the count."
    )


def test_the_comparison_with_the_years_before(quoted: ClaimCheck) -> None:
    said = versions(quoted)
    assert said["2014 20 of 176"].endswith(
        "44.0% in 2016 against 11.4% in 2014: 32.7 points more (95% interval 24.6 to 39.9)."
    )
    assert said["2015 77 of 256"].endswith(
        "44.0% in 2016 against 30.1% in 2015: 13.9 points more (95% interval 5.6 to 22.0)."
    )
    # It is CL-001, the same 114 of 259 as files, that can be compared; occasions can’t.
    assert all(said[year].startswith("By the counts of CL-001, ") for year in
               ("2014 20 of 176", "2015 77 of 256"))  # fmt: skip
    assert "differs in what was counted: files" in said["2016 114 of 259"]


def test_the_checks_of_the_card(quoted: ClaimCheck) -> None:
    found = {one.id: (str(one.words), str(one.status)) for one in quoted.checks}
    assert found["arithmetic"] == (
        "114 ÷ 259 = 44.0%, as quoted elsewhere (44%, CL-001).", "Agrees",
    )  # fmt: skip
    assert found["units"] == (
        "“Occasions” or “cases”? They are not the same. CL-001 counts “files”, with the same 114 "
        "of 259.",
        "Differs",
    )
    assert found["place"] == (
        "England and Wales, 2016. The decision is about Wiltshire, 2022.", "Differs",
    )  # fmt: skip
    assert found["conviction"][1] == "No"
    assert found["twice"][1] == "Yes"
    assert found["gains"] == ("The groups.", "Noted")
    assert quoted.check("coverage").status.icon == "unknown"
    with pytest.raises(KeyError):
        quoted.check("nothing")


def test_what_stands_against_supported_is_listed_and_the_verdict_is_the_offices(
    quoted: ClaimCheck,
) -> None:
    assert [one.id for one in quoted.checks if one.stands_against] == [
        "source", "units", "place", "coverage", "conviction", "twice", "failures",
    ]  # fmt: skip
    assert len(quoted.against) == 7
    assert str(quoted.verdict) == "Arithmetic right, conclusion not shown"
    assert quoted.shows == ("The sum is right.",)
    assert quoted.not_shown == tuple(NOT_SHOWN.splitlines())


def test_the_conclusion_is_held_beside(quoted: ClaimCheck) -> None:
    drawn = quoted.conclusion
    assert drawn is not None
    assert (drawn.words, str(drawn.status)) == (
        "So the police must work with them.", "Does not follow",
    )  # fmt: skip


def test_the_finding_and_its_chart(quoted: ClaimCheck) -> None:
    finding = quoted.finding
    assert str(finding.headline) == "The share rose from 11.4% to 44.0% in two years"
    assert "The series is that of CL-001" in str(finding.support)
    assert "It rose each time by more than chance explains." in str(finding.support)
    chart = quoted.chart
    assert chart is not None
    assert str(chart.title) == "The share rose from 11% to 44% in two years"
    assert [(p.label, p.counts, round(p.value, 1), p.strong) for p in chart.points] == [
        ("2014", "20 of 176", 11.4, False),
        ("2015", "77 of 256", 30.1, False),
        ("2016", "114 of 259", 44.0, True),
    ]
    assert chart.points[-1].key == str(quoted.claim.id)
    assert "7.5% to 16.9%" in str(chart.alt)
    (table,) = finding.tables
    assert [[cell_words(cell) for cell in row.cells[:5]] for row in table.rows] == [
        ["CL-002", "2014", "20 of 176", "11.4%", "7.5% to 16.9%"],
        ["CL-003", "2015", "77 of 256", "30.1%", "24.8% to 36.0%"],
        ["CL-001", "2016", "114 of 259", "44.0%", "38.1% to 50.1%"],
        ["CL-004", "2016", "114 of 259", "44.0%", "38.1% to 50.1%"],
    ]
    assert [row.pinned for row in table.rows] == [False, False, False, True]


def test_every_figure_says_where_it_is_from(quoted: ClaimCheck) -> None:
    origin = dict(quoted.finding.origin.lines())
    assert "CL-002: 20 of 176. A request, quoted 1 April 2015" in origin["Rows"]
    assert origin["Numerator"] == "114 occasions"
    assert origin["Denominator"] == "259 cases"


def test_the_public_record_is_no_sample_and_one_made_up_version_makes_it_one(
    ws: Workspace, quoted: ClaimCheck
) -> None:
    assert quoted.provenance is Provenance.PUBLISHED
    made_up = year_of(2013, 5, 90, same_figure=quoted.claim.id, provenance=Provenance.SAMPLE)
    kept(ws, made_up)
    assert claim_check(ws, quoted.claim.id).finding.provenance is Provenance.SAMPLE


def test_no_rise_is_claimed_that_the_interval_does_not_support(ws: Workspace) -> None:
    """5 of 20 and 6 of 20: chance alone would set them further apart."""
    first = a_year(ws, 2015, 5, 20)
    found = claim_check(ws, a_year(ws, 2016, 6, 20, same_figure=first))
    assert str(found.finding.headline) == "No clear change in the share in one year"
    assert "no clear change" in str(found.versions[0].words)
    assert "less to" in str(found.versions[0].words)


def test_a_share_that_fell(ws: Workspace) -> None:
    first = a_year(ws, 2014, 114, 259)
    found = claim_check(ws, a_year(ws, 2016, 20, 176, same_figure=first))
    assert str(found.finding.headline) == "The share fell from 44.0% to 11.4% in two years"
    assert "32.7 points less (95% interval 24.6 to 39.9)" in str(found.versions[0].words)
    assert str(found.versions[0].status) == "Fell"


def test_a_lower_bound_stays_one_in_every_word(ws: Workspace) -> None:
    found = claim_check(ws, a_year(ws, 2018, 250, 403, numerator_is="more-than"))
    assert found.share_words == "more than 62.0%"
    assert found.interval == ""
    assert "Were it exactly 250, the 95% interval would be 57.2% to 66.6%." in found.interval_means
    assert str(found.finding.headline) == "More than 250 of 403 is more than 62.0%"
    assert found.chart is None
    assert "more than 250 of 403" in found.quotable.words
    assert "more than 62.0%" in found.quotable.words


def test_at_least_is_never_rounded_up() -> None:
    """200 of 300 is 66.67%: "at least 66.7%" would say more than the counts do."""
    assert share_words(year_of(2016, 200, 300, numerator_is="at-least")) == "at least 66.6%"
    assert share_words(year_of(2016, 29, 100, numerator_is="at-least")) == "at least 29.0%"


def test_150_charged_is_not_held_against_77_files(ws: Workspace) -> None:
    files = a_year(ws, 2015, 77, 256)
    charged: dict[str, Any] = {"numerator_is": "at-least", "denominator_unit": "", "asked": 43,
                               "answered": 29, "same_figure": files}  # fmt: skip
    other = claim_check(ws, a_year(ws, 2017, 150, None, numerator_unit="suspects", **charged))
    assert str(other.versions[0].words) == (
        "Not compared: it counts files, and this counts suspects."
    )
    assert str(other.check("coverage").words) == "29 of 43 answered: 67%."
    same = claim_check(ws, a_year(ws, 2017, 150, None, numerator_unit="files", **charged))
    assert "At least 150 against 77 is at least 1.9 times as many." in str(same.versions[0].words)
    assert other.quotable.missing == ("denominator",)


def test_periods_that_overlap_are_not_compared_and_it_says_so(ws: Workspace) -> None:
    first = a_year(ws, 2015, 77, 256)
    late = date(2015, 7, 1), date(2016, 6, 30)
    overlapping = a_year(
        ws, 2016, 114, 259, same_figure=first, period_from=late[0], period_to=late[1]
    )
    found = claim_check(ws, overlapping)
    assert str(found.versions[0].words) == (
        "Not compared: 2015 and 1 July 2015 to 30 June 2016 overlap, so that a case may be in both."
    )
    assert not found.versions[0].compared


def test_a_wording_put_together_keeps_its_whole_base(ws: Workspace) -> None:
    claim = year_of(
        2016, 114, 259, counted="evidence from outside groups used", not_shown=NOT_SHOWN,
        verdict="caveats", **JUDGED,
    )  # fmt: skip
    found = claim_check(ws, kept(ws, claim)).quotable
    assert found.composed
    assert found.words == (
        "Meeting a child following sexual grooming, England and Wales, 2016: evidence from outside "
        "groups used, 114 of 259 files (44.0%). Source: A request. This does not show how many "
        "cases ended in conviction."
    )
    assert claim.left_out(found.words) == ()


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"offence": ""}, ("offence",)),
        ({"period_to": None}, ("period",)),
        ({"area": "", "denominator": None}, ("area", "denominator")),
    ],
)
def test_no_wording_that_drops_a_part_of_the_base(
    ws: Workspace, change: dict[str, Any], missing: tuple[str, ...]
) -> None:
    found = claim_check(ws, a_year(ws, 2016, 114, 259, **change)).quotable
    assert not found.offered
    assert found.missing == missing
    assert all(f"the {part}" in found.note for part in missing)


@pytest.mark.parametrize("verdict", ["not-supported", "cannot"])
def test_nothing_is_put_together_for_a_claim_that_failed(ws: Workspace, verdict: str) -> None:
    found = claim_check(ws, a_year(ws, 2016, 114, 259, verdict=verdict, **JUDGED)).quotable
    assert not found.offered
    assert "the verdict is" in found.note


def test_the_offices_own_wording_comes_first(ws: Workspace) -> None:
    own = (
        "In 2016, 114 of 259 files of meeting a child following sexual grooming, England and Wales."
    )
    found = claim_check(ws, a_year(ws, 2016, 114, 259, quotable=own)).quotable
    assert (found.words, found.composed, found.note) == (own, False, "")


def test_a_claim_without_a_figure(ws: Workspace) -> None:
    claim = Claim(
        name="Some successes", wording="“We have heard of some successes”",
        quoted_on=date(2017, 9, 30), dated="month", source="Swindon Advertiser, September 2017",
        verdict="anecdotal", **JUDGED,
    )  # fmt: skip
    found = claim_check(ws, kept(ws, claim))
    assert str(found.finding.headline) == "No figure is given"
    assert (found.share, found.share_words, found.interval, found.chart) == (None, "", "", None)
    assert found.said_by == "Not said by whom: Swindon Advertiser, September 2017."
    assert str(found.check("denominator").status) == "No"


def test_the_decision_is_the_newest_about_the_same_group(ws: Workspace) -> None:
    ids = public_record(ws)
    for area, proposed in (("Swindon", date(2021, 5, 1)), ("Salisbury", date(2022, 5, 1))):
        records.save(
            ws,
            Engagement(name="Closer working?", outside_group=ids["group"], area=area,
                       proposed_on=proposed),
        )  # fmt: skip
    found = claim_check(ws, ids["quoted"])
    assert found.decision_area == "Salisbury"
    assert "Salisbury, 2022" in str(found.check("place").words)


def test_a_claim_as_it_was(ws: Workspace) -> None:
    number = kept(ws, year_of(2016, 114, 259), date(2022, 3, 1))
    claim = records.one(ws, number)
    assert isinstance(claim, Claim)
    records.save(ws, replace(claim, denominator=260), day=date(2022, 9, 1))
    assert claim_check(ws, number).division == "114 ÷ 260"
    assert claim_check(ws, number, date(2022, 6, 1)).division == "114 ÷ 259"
    with pytest.raises(UserProblem, match="not there"):
        claim_check(ws, number, date(2016, 1, 1))
    with pytest.raises(UserProblem, match="not there"):
        claim_check(ws, 4711)


def test_the_list_of_claims(ws: Workspace) -> None:
    public_record(ws)
    found = claims_listed(ws)
    assert [(one.claim.reference, one.counts, one.share_words) for one in found] == [
        ("CL-001", "114 of 259", "44.0%"),
        ("CL-002", "20 of 176", "11.4%"),
        ("CL-003", "77 of 256", "30.1%"),
        ("CL-004", "114 of 259", "44.0%"),
    ]
    assert [str(one.verdict) for one in found] == [
        "Not judged yet", "Not judged yet", "Not judged yet",
        "Arithmetic right, conclusion not shown",
    ]  # fmt: skip
    table = claims_table(found)
    assert [len(row.cells) for row in table.rows] == [len(table.columns)] * 4


def test_an_own_wording_that_drops_a_part_of_the_base_gives_way() -> None:
    """Saving refuses it; an older version, or a table, may hold one."""
    claim = year_of(2016, 114, 259, quotable="In 2016, 114 of 259 files (44%)")
    found = quotable(claim)
    assert found.composed
    assert "leaves out the offence and the area, so it is not offered" in found.note
    assert claim.left_out(found.words) == ()

"""The comparison says what the published figures say, for every selection."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.funnel import Method, Position
from oversight_app.domain.measures import COMPARED, MEASURES, Shape
from oversight_app.domain.observations import Marker
from oversight_app.domain.records import Office, PeerSet
from oversight_app.domain.wording import Quantity
from oversight_app.review.selection import Selection
from oversight_app.review.specials import Comparison, compare, origin, rows_behind
from oversight_app.store import peers
from oversight_app.store.preferences import prefer
from oversight_app.store.workspace import Workspace, create

MARCH_2022 = date(2022, 3, 31)
WILTSHIRE = "E23000038"


@pytest.fixture(scope="module")
def rate(published: Workspace) -> Comparison:
    return compare(published, Selection("specials-per-100-officers", MARCH_2022))


def test_wiltshire_has_13_6_specials_per_100_officers(rate: Comparison) -> None:
    """The open data table: 153 Specials, 1,127.1239 officers; picture 02's sentence."""
    home = next(f for f in rate.figures if f.gss_code == WILTSHIRE)
    assert home.numerator == 153
    assert home.denominator == pytest.approx(1127.1239)
    assert home.value == pytest.approx(13.5744, abs=1e-4)
    assert home.position is Position.ABOVE_998
    assert str(rate.finding.headline) == (
        "Wiltshire has 13.6 Specials per 100 officers, "
        "more than twice the median of the other forces (6.2)"
    )
    assert str(rate.finding.support) == (
        "153 Specials and 1,127 full-time equivalent officers at 31 March 2022. This is above "
        "the 99.8% limit, so chance and ordinary differences are unlikely to explain it."
    )


@pytest.mark.parametrize(("day", "total"), [(MARCH_2022, 8545), (date(2012, 3, 31), 20343)])
def test_the_43_forces_sum_to_the_published_total(
    published: Workspace, day: date, total: int
) -> None:
    found = compare(published, Selection("specials-strength", day))
    assert len(found.figures) == 43
    assert sum(f.numerator or 0 for f in found.figures) == total


def test_titles_are_findings(rate: Comparison) -> None:
    assert str(rate.funnel.title) == "Three forces are above the 99.8% limit; none is below"
    assert str(rate.trend.title) == "Wiltshire’s rate has more than halved since 2014"
    assert str(rate.trend.subtitle).endswith("Also more than halved in 27 of 42 other forces")
    assert [(s.label, s.forces) for s in rate.map.steps] == [
        ("Under 4", 7), ("4 to 6", 12), ("6 to 9", 14), ("9 or more", 10),
    ]  # fmt: skip
    assert str(rate.map.title) == "Ten forces have 9 or more Specials per 100 officers"


def test_the_limits_chosen_change_the_verdict_and_are_named(published: Workspace) -> None:
    plain = compare(
        published, Selection("specials-per-100-officers", MARCH_2022, method=Method.PLAIN)
    )
    assert "chance alone is unlikely" in str(plain.finding.support)
    assert "for chance alone" in plain.finding.method
    outside = [f for f in plain.figures if f.position in (Position.ABOVE_998, Position.BELOW_998)]
    assert len(outside) == 27


def test_a_count_alone_has_no_limits(published: Workspace) -> None:
    found = compare(published, Selection("specials-strength", MARCH_2022))
    assert {f.position for f in found.figures} == {Position.NO_LIMITS}
    assert found.funnel.average is None
    assert found.funnel.curve == ()
    assert "no limits" in str(found.finding.support)
    assert "limits" not in [c.key for c in found.forces.columns]


def test_residents_are_those_of_the_census_before_the_date(published: Workspace) -> None:
    """8,545 Specials over 59,529,700 residents of Census 2021: 14.4 per 100,000."""
    found = compare(published, Selection("specials-per-100k-residents", MARCH_2022))
    assert sum(f.denominator or 0 for f in found.figures) == 59_529_700
    home = next(f for f in found.figures if f.gss_code == WILTSHIRE)
    assert home.denominator_on == date(2021, 3, 21)
    assert "on 21 March 2021" in str(found.finding.support)


def test_the_city_of_london_is_outside_the_limits_per_resident(published: Workspace) -> None:
    found = compare(published, Selection("specials-per-100k-residents", MARCH_2022))
    city = next(f for f in found.figures if f.name == "City of London")
    assert city.position is Position.NO_LIMITS
    assert city.value is not None
    assert any("City of London has about" in c for c in found.finding.caveats)


def test_a_zero_that_means_not_supplied_is_no_figure(published: Workspace) -> None:
    found = compare(published, Selection("psv-strength", date(2021, 3, 31)))
    northumbria = next(f for f in found.figures if f.name == "Northumbria")
    assert (northumbria.value, northumbria.marker) == (None, Marker.NOT_SUPPLIED)
    assert found.finding.caveats[0] == "No figure on 31 March 2021 for: Northumbria."
    row = next(r for r in found.forces.rows if r.key == northumbria.gss_code)
    assert "not supplied" in [str(c) for c in row.cells]


def test_the_share_of_women_counts_women(published: Workspace) -> None:
    """Open data: 37 women, 115 men, 1 not stated of Wiltshire's 153 Specials: 24.2%."""
    found = compare(published, Selection("specials-share-women", MARCH_2022))
    home = next(f for f in found.figures if f.gss_code == WILTSHIRE)
    assert (home.numerator, home.denominator) == (37, 153)
    assert str(found.finding.headline).startswith("Women are 24.2% of Specials in Wiltshire")
    assert found.finding.caveats[0] == (
        "Wiltshire: sex is not stated as female or male for 1 of 153."
    )


def test_a_share_moves_by_points_not_per_cent(published: Workspace) -> None:
    found = compare(published, Selection("specials-share-women", MARCH_2022))
    assert "points lower than in 2007" in str(found.trend.title)


def test_a_count_stands_against_the_size_of_its_force(published: Workspace) -> None:
    found = compare(published, Selection("specials-strength", MARCH_2022))
    home = next(p for p in found.funnel.points if p.home)
    assert (home.x, home.y) == (pytest.approx(1127.1239), 153)


def test_a_change_is_since_the_year_before_unless_chosen(published: Workspace) -> None:
    """Wiltshire: 153 in 2022, 154 in 2021 (picture 01: −1 on 2021)."""
    year = compare(published, Selection("specials-change", MARCH_2022))
    home = next(f for f in year.figures if f.gss_code == WILTSHIRE)
    assert (home.value, home.numerator, home.denominator) == (-1, 153, 154)
    assert str(year.finding.headline) == (
        "Wiltshire has 153 Specials, 1 fewer than on 31 March 2021 (154)"
    )
    longer = compare(
        published, Selection("specials-change-percent", MARCH_2022, since=date(2012, 3, 31))
    )
    national = [f for f in longer.figures if f.value is not None]
    assert sum(f.denominator or 0 for f in national) == 20343


def test_a_headline_about_an_earlier_date_says_so(published: Workspace) -> None:
    """The open data table: 5,752 Specials of the Metropolitan Police on 31 March 2012."""
    day = date(2012, 3, 31)
    for measure, start in (
        ("specials-per-100-officers", "Wiltshire had "),
        ("specials-change", "Wiltshire had "),
        ("specials-share-women", "Women were "),
    ):
        words = str(compare(published, Selection(measure, day)).finding.headline)
        assert words.startswith(start)
        assert " on 31 March 2012" in words


def test_a_few_forces_are_never_called_all_the_others(ws: Workspace) -> None:
    """Wiltshire with two chosen neighbours, and with a region it is not in."""
    peers.save_peer_set(
        ws,
        PeerSet("Two {neighbours}", ("E23000036", "E23000039"), "The chair", MARCH_2022, "Near"),
    )
    chosen = compare(ws, Selection(as_at=MARCH_2022, peers="two {neighbours}")).finding
    assert "the median of the other forces in “Two {neighbours}” (" in str(chosen.headline)
    region = compare(ws, Selection("specials-strength", MARCH_2022, "north east")).finding
    # Cleveland 54, Durham 39, Northumbria 131.
    assert str(region.support).startswith(
        "The other forces in North East have from 39 to 131, with a median of 54."
    )
    change = compare(ws, Selection("specials-change", MARCH_2022, "Region: North East")).finding
    assert str(change.support).startswith("Of the 3 other forces in North East with a figure, ")


def test_the_city_per_resident_is_compared_with_nobody(tmp_path: Path) -> None:
    """69 Specials and 8,500 residents (Census 2021): a rate that means nothing."""
    with create(tmp_path / "city.oversight", Office("City", "E23000034")) as city:
        found = compare(city, Selection("specials-per-100k-residents", MARCH_2022)).finding
    assert str(found.headline) == "City of London has 811.8 Specials per 100,000 residents"
    assert str(found.support).endswith("A figure per resident means nothing for this force.")


def test_forces_without_a_figure_are_named_while_they_are_few(published: Workspace) -> None:
    """Police support volunteers: Gwent sent none in March 2018; nobody counted any in 2010."""
    few = compare(published, Selection("psv-strength", date(2018, 3, 31))).finding.caveats[0]
    assert few == "No figure on 31 March 2018 for: Gwent."
    none = compare(published, Selection("psv-strength", date(2010, 3, 31))).finding.caveats[0]
    assert none == "No force has a figure on 31 March 2010."


def test_a_preferred_source_is_named_for_either_end_of_a_change(ws: Workspace) -> None:
    earlier = date(2021, 3, 31)
    prefer(ws, "specials-strength", earlier, "home-office-open-data/2022-03-31", "The board’s own")
    for selection in (
        Selection("specials-change", MARCH_2022, since=earlier),
        Selection("specials-per-100-officers", earlier),
    ):
        assert any("The board’s own" in one for one in compare(ws, selection).finding.caveats)
    other = compare(ws, Selection("specials-change", MARCH_2022, since=date(2020, 3, 31)))
    assert not any("The board’s own" in one for one in other.finding.caveats)


def test_a_change_is_not_since_a_later_day(published: Workspace) -> None:
    for since in (MARCH_2022, date(2030, 1, 1)):
        found = compare(published, Selection("specials-change", MARCH_2022, since=since))
        assert found.selection.since == date(2021, 3, 31)


def test_every_selection_has_true_words(published: Workspace) -> None:
    """No measure, date, method or set of peers ends in an error or an unfilled slot."""
    for measure in COMPARED:
        dates = compare(published, Selection(measure)).choices.dates
        for day in (dates[0], dates[-1]):
            for peers_ in ("All forces", "Region: South West", "Region: London"):
                found = compare(published, Selection(measure, day, peers_))
                words = [
                    found.finding.headline, found.finding.support, found.funnel.title,
                    found.funnel.alt, found.trend.title, found.trend.alt, found.map.title,
                    found.map.alt,
                ]  # fmt: skip
                for sentence in map(str, words):
                    assert sentence.strip()
                    assert "{" not in sentence
                    assert "None" not in sentence
                shown = str(next(f.value for f in found.figures if f.gss_code == WILTSHIRE))
                assert shown  # the home force is always among the figures


def test_the_median_in_the_headline_is_of_the_other_forces(published: Workspace) -> None:
    found = compare(published, Selection("specials-per-100-officers", date(2016, 3, 31)))
    others = [f.value for f in found.figures if f.gss_code != WILTSHIRE and f.value is not None]
    assert f"({Quantity(median(others), decimals=1)})" in str(found.finding.headline)


def test_a_peer_set_compares_with_its_members_and_the_home_force(ws: Workspace) -> None:
    members = ("E23000036", "E23000039")
    peers.save_peer_set(
        ws, PeerSet("Two neighbours", members, "Head of performance", MARCH_2022, "Near")
    )
    found = compare(ws, Selection(as_at=MARCH_2022, peers="two neighbours"))
    assert {f.gss_code for f in found.figures} == {*members, WILTSHIRE}
    assert ("Two neighbours", "Two neighbours") in found.choices.peers


def test_what_does_not_exist_is_said_with_what_does(published: Workspace) -> None:
    with pytest.raises(UserProblem, match="Region: South West"):
        compare(published, Selection(peers="Nowhere"))
    with pytest.raises(UserProblem, match="specials-strength"):
        compare(published, Selection("specials-hieght"))


def test_a_date_without_figures_says_so(published: Workspace) -> None:
    found = compare(published, Selection("specials-strength", date(2020, 1, 1)))
    assert str(found.finding.headline) == (
        "Specials in post: no figure for Wiltshire on 1 January 2020 "
        "(in no release that this workspace holds)"
    )
    assert all(f.value is None for f in found.figures)


def test_the_home_force_is_first_and_the_rest_a_to_z(rate: Comparison) -> None:
    names = [str(row.cells[0]) for row in rate.forces.rows]
    assert names[0] == "Wiltshire"
    assert rate.forces.rows[0].pinned
    assert names[1:] == sorted(names[1:])
    assert not any("rank" in column.heading.lower() for column in rate.forces.columns)


def test_rows_behind_sum_to_the_figure(published: Workspace) -> None:
    for measure in COMPARED:
        selection = Selection(measure, MARCH_2022)
        found = compare(published, selection)
        home = next(f for f in found.figures if f.gss_code == WILTSHIRE)
        table = rows_behind(published, found.selection, WILTSHIRE)
        value = next(i for i, c in enumerate(table.columns) if c.key == "value")
        total = sum(c.value or 0 for r in table.rows if isinstance(c := r.cells[value], Quantity))
        shape = MEASURES[measure].shape
        expected = (home.numerator or 0) + (
            home.denominator or 0 if shape is not Shape.OBSERVED else 0
        )
        assert total == pytest.approx(expected), measure
        assert len({row.key for row in table.rows}) == len(table.rows), measure


def test_rows_behind_say_which_part_they_are_of(published: Workspace) -> None:
    """Wiltshire on 31 March 2022: 37 women among 153 Specials (the open data table)."""
    table = rows_behind(published, Selection("specials-share-women", MARCH_2022), WILTSHIRE)
    assert table.note.endswith("Specials in post, female: 37; Specials in post: 153")
    women = [r.cells[4] for r in table.rows if r.cells[0] == "Specials in post, female"]
    assert sum(cell.value or 0 for cell in women if isinstance(cell, Quantity)) == 37


def test_where_a_figure_comes_from(published: Workspace, rate: Comparison) -> None:
    found = dict(origin(published, rate.selection, WILTSHIRE).lines())
    assert found["Numerator"] == "153: Specials in post, 31 March 2022"
    assert found["Denominator"].startswith("1,127.1: Regular officers")
    assert "Home Office" in found["Source"]
    assert "row" in found["Rows"]
    assert found["Coverage"] == "43 of 43 forces have a figure"
    assert "Spiegelhalter" in found["Method"]


def test_annual_figures_carry_no_variation_verdict(published: Workspace) -> None:
    for measure in COMPARED:
        found = compare(published, replace(Selection(), measure=measure))
        text = f"{found.finding.headline} {found.finding.support} {found.trend.title}"
        assert "no real change" not in text.lower()
        assert "significant" not in text.lower()

"""The office's own work in figures, each worked by hand and equal to the records behind it."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.annotations import SeriesKey, SeriesTarget
from oversight_app.domain.boundary import Assessment
from oversight_app.domain.decisions import Publication
from oversight_app.domain.findings import Sparkline, cell_words
from oversight_app.domain.measures import Unit
from oversight_app.domain.office_measures import OFFICE_MEASURES
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.risk import Risk
from oversight_app.review.office_counting import Standing, office_figure
from oversight_app.review.office_measures import (
    OfficeAnswer,
    behind_table,
    office_chart,
    office_measures,
    office_table,
)
from oversight_app.review.publication import (
    items_table,
    publication,
    published_table,
    waiting_table,
)
from oversight_app.store import annotations, records
from oversight_app.store.workspace import Workspace
from tests.review.making_matters import ACTION, ASSURANCE, WHOLE, save, signed

TODAY = date(2022, 10, 31)
WHOLE_NOTICE = signed(
    WHOLE, date(2022, 9, 14), proposed_on=date(2022, 1, 1), review_by=date(2023, 9, 1)
)


def figure(found: OfficeAnswer, measure: str) -> tuple[float | None, int, int]:
    one = found.lines[measure].figure
    return one.value, one.numerator, one.denominator


def test_days_to_publication_are_the_median_of_what_was_published(ws: Workspace) -> None:
    # 14 to 23 September is 6 working days (the 19th a bank holiday), to the 15th 1, and from
    # 3 to 20 October 13: the median is 6. One published before the twelve months is left out.
    for on, published in (
        (date(2022, 9, 14), date(2022, 9, 23)),
        (date(2022, 9, 14), date(2022, 9, 15)),
        (date(2022, 10, 3), date(2022, 10, 20)),
    ):
        save(ws, replace(WHOLE_NOTICE, signed_on=on, published_on=published))
    save(ws, replace(WHOLE_NOTICE, proposed_on=date(2021, 1, 1), signed_on=date(2021, 10, 1),
                     published_on=date(2021, 10, 29)))  # fmt: skip
    assert figure(office_measures(ws), "publication-days") == (6.0, 3, 3)
    # Ten working days after 14 September is the 29th, after 3 October the 17th.
    assert figure(office_measures(ws), "published-in-time") == (pytest.approx(200 / 3), 2, 3)


def test_what_is_not_published_by_its_tenth_day_is_not_in_time(ws: Workspace) -> None:
    save(ws, WHOLE_NOTICE)
    save(ws, replace(WHOLE_NOTICE, public_interest="no"))
    # Its tenth working day has not come.
    save(ws, replace(WHOLE_NOTICE, signed_on=date(2022, 10, 25)))
    assert figure(office_measures(ws), "published-in-time") == (0.0, 0, 1)


def test_complete_notices_are_a_share_of_those_signed(ws: Workspace) -> None:
    save(ws, replace(WHOLE_NOTICE))
    save(ws, WHOLE)
    found = office_measures(ws)
    # It misses the objective of the plan.
    assert figure(found, "decisions-complete") == (0.0, 0, 1)
    (behind,) = found.lines["decisions-complete"].figure.behind
    assert behind.words == "Misses objective of the plan"


def test_actions_open_overdue_and_their_age(ws: Workspace) -> None:
    # Set 40, 30 and 10 days ago: the median is 30. One was due yesterday, one is due today.
    for set_on, due in (
        (date(2022, 9, 21), date(2022, 10, 30)),
        (date(2022, 10, 1), TODAY),
        (date(2022, 10, 21), date(2022, 11, 30)),
    ):
        save(ws, replace(ACTION, set_on=set_on, due=due))
    save(ws, replace(ACTION, state="done", done_on=date(2022, 10, 5)))
    found = office_measures(ws)
    assert figure(found, "actions-open") == (3.0, 3, 3)
    assert figure(found, "actions-overdue") == (1.0, 1, 1)
    assert figure(found, "actions-age") == (30.0, 3, 3)
    # Due today is in date.
    assert figure(found, "actions-in-date") == (pytest.approx(200 / 3), 2, 3)


def test_assurances_are_a_mix_that_adds_up(ws: Workspace) -> None:
    for rating in ("assured", "partly", "partly", "not"):
        save(ws, replace(ASSURANCE, rating=rating))
    save(ws, replace(ASSURANCE, given_on=date(2021, 10, 31)))
    found = office_measures(ws)
    shares = [figure(found, one) for one in ("assured", "partly-assured", "not-assured")]
    assert shares == [(25.0, 1, 4), (50.0, 2, 4), (25.0, 1, 4)]


def test_reviews_overdue_and_publications_in_date(ws: Workspace) -> None:
    save(ws, replace(ASSURANCE, review_by=date(2022, 10, 30)))
    save(ws, replace(ASSURANCE, review_by=TODAY))
    page = Publication(name="Minutes", item="minutes", published_on=date(2022, 1, 1))
    save(ws, page)
    save(ws, replace(page, refresh_by=date(2022, 10, 30)))
    save(ws, replace(page, refresh_by=date(2022, 10, 1), replaced=True))
    save(ws, replace(page, item="none", refresh_by=date(2022, 10, 1)))
    found = office_measures(ws)
    assert figure(found, "reviews-overdue") == (1.0, 1, 1)
    assert figure(found, "published-in-date") == (50.0, 1, 2)


def test_open_risks_past_their_review_and_replaced_ones(ws: Workspace) -> None:
    risk = Risk(name="Fire", owner="Head", raised_on=date(2022, 1, 1), review_by=TODAY,
                likelihood=2, impact=2)  # fmt: skip
    old = save(ws, replace(risk, review_by=date(2022, 10, 1)))
    records.save(ws, risk, links=[Link(0, Relation.REPLACES, old)])
    save(ws, replace(risk, review_by=date(2022, 10, 28)))
    save(ws, replace(risk, state="closed", closed_on=TODAY, review_by=date(2022, 1, 2)))
    found = office_measures(ws)
    assert figure(found, "risks-reviewed") == (50.0, 1, 2)
    words = [one.words for one in found.lines["risks-reviewed"].figure.behind]
    assert sorted(words) == ["Not past its review", "Review overdue by 3 days"]


def test_what_a_later_record_replaces_is_counted_nowhere(ws: Workspace) -> None:
    action = replace(ACTION, set_on=date(2022, 7, 10), due=date(2022, 8, 15))
    old = save(ws, action, day=date(2022, 7, 10))
    new = replace(action, set_on=date(2022, 9, 5), due=date(2022, 12, 1))
    save(ws, new, Link(0, Relation.REPLACES, old), day=date(2022, 9, 5))
    page = Publication(name="Minutes", item="minutes", published_on=date(2022, 7, 1))
    page = replace(page, refresh_by=date(2022, 8, 1))
    first = save(ws, page, day=date(2022, 7, 1))
    page = replace(page, published_on=date(2022, 9, 20), refresh_by=date(2023, 9, 20))
    save(ws, page, Link(0, Relation.REPLACES, first), day=date(2022, 9, 20))
    found = office_measures(ws)
    assert figure(found, "actions-open") == (1.0, 1, 1)
    assert figure(found, "actions-overdue") == (0.0, 0, 0)
    assert figure(found, "published-in-date") == (100.0, 1, 1)
    assert (publication(ws).in_date, publication(ws).total) == (1, 1)
    # Until it was replaced each was there, and at the end of August past its day.
    assert found.lines["actions-overdue"].series.values == (0.0, 1.0, 0.0, 0.0)
    assert found.lines["published-in-date"].series.values == (100.0, 0.0, 100.0, 100.0)
    then = office_measures(ws, date(2022, 8, 31))
    assert figure(then, "actions-overdue") == (1.0, 1, 1)
    assert publication(ws, date(2022, 8, 31)).in_date == 0


def test_months_are_counted_as_they_stood_at_their_end(ws: Workspace) -> None:
    number = save(ws, replace(ACTION, set_on=date(2022, 7, 10), due=date(2022, 8, 15)),
                  day=date(2022, 7, 10))  # fmt: skip
    kept = records.one(ws, number)
    assert kept is not None
    save(ws, replace(kept, state="done", done_on=date(2022, 9, 5)), day=date(2022, 9, 5))  # type: ignore[call-arg]
    save(ws, replace(ACTION, set_on=date(2022, 8, 3)), day=date(2022, 8, 3))
    found = office_measures(ws)
    july = 2022 * 12 + 6
    open_ = found.lines["actions-open"].series
    overdue = found.lines["actions-overdue"].series
    assert (open_.first, open_.values) == (july, (1.0, 2.0, 1.0, 1.0))
    # The first was overdue at the end of August, the second, due 21 October, at that of October.
    assert overdue.values == (0.0, 1.0, 0.0, 1.0)
    earlier = office_measures(ws, date(2022, 8, 31)).lines["actions-open"].series
    assert earlier.values == (1.0, 2.0)


def test_each_figure_is_the_count_of_the_records_behind_it(ws: Workspace) -> None:
    save(ws, ACTION)
    save(ws, replace(ASSURANCE, review_by=date(2022, 10, 1)))
    save(ws, WHOLE_NOTICE)
    found = office_measures(ws)
    for line in found.lines.values():
        one = line.figure
        rows = behind_table(one).rows
        assert len(rows) == one.denominator
        if one.measure.unit is Unit.PERCENT:
            assert sum(cell_words(row.cells[-1]) == "Yes" for row in rows) == one.numerator
        elif one.measure.id in ("actions-open", "actions-overdue", "reviews-overdue"):
            assert one.value == len(rows)


def test_a_target_of_the_office_stands_in_the_table_and_the_chart(ws: Workspace) -> None:
    for month in (6, 7, 8, 9):
        save(ws, replace(ACTION, set_on=date(2022, month, 3), due=date(2022, 12, 1)),
             day=date(2022, month, 3))  # fmt: skip
    annotations.add_target(
        ws,
        SeriesTarget(SeriesKey("actions-open"), 2.0, date(2022, 1, 1), "Chief Executive", "Plan"),
    )
    found = office_measures(ws)
    row = next(row for row in office_table(found).rows if row.key == "actions-open")
    assert [cell_words(row.cells[i]) for i in (0, 1, 2, 5)] == [
        "Actions open", "4", "4 records", "2",
    ]  # fmt: skip
    chart = office_chart(found, "actions-open")
    assert chart is not None
    assert (chart.target, [point.value for point in chart.points]) == (2.0, [1, 2, 3, 4, 4])


def test_days_say_that_they_are_days_and_small_charts_begin_with_the_records(
    ws: Workspace,
) -> None:
    for month in (7, 8, 9):
        save(ws, replace(ACTION, set_on=date(2022, month, 3), due=date(2022, 12, 1)),
             day=date(2022, month, 3))  # fmt: skip
    found = office_measures(ws)
    table = office_table(found)
    months = next(one.heading for one in table.columns if one.key == "months")
    rows = {row.key: row for row in table.rows}
    # Open on 31 October since 3 July, August and September: 120, 89 and 58 days.
    assert rows["actions-age"].cells[1] == "89 days"
    assert months == "4 months"
    line = rows["actions-open"].cells[3]
    assert isinstance(line, Sparkline)
    assert (line.first, line.values) == ("July 2022", (1, 2, 3, 3))


def test_an_empty_office_has_nothing_to_measure(ws: Workspace) -> None:
    found = office_measures(ws)
    assert found.empty
    assert figure(found, "published-in-time") == (None, 0, 0)
    assert figure(found, "actions-open") == (0.0, 0, 0)
    assert office_chart(found, "actions-open") is None


@pytest.mark.parametrize("measure", OFFICE_MEASURES)
def test_every_measure_of_the_catalogue_can_be_counted(measure: str) -> None:
    one = office_figure(measure, Standing(TODAY), date(2021, 10, 31))
    assert one.measure.id == measure
    assert one.denominator == 0
    assert one.measure.definition
    assert one.measure.numerator
    assert one.measure.of


def test_publication_duties_say_what_is_missing_and_what_waits(ws: Workspace) -> None:
    page = Publication(name="Minutes", item="minutes", published_on=date(2022, 1, 1),
                       refresh_by=date(2022, 10, 1))  # fmt: skip
    minutes = save(ws, page)
    save(ws, replace(page, name="Complaints", item="complaints", refresh_by=date(2023, 1, 1)))
    waiting = save(ws, replace(WHOLE_NOTICE, publish_by=date(2022, 10, 26)))
    save(ws, replace(WHOLE_NOTICE, name="Mileage", public_interest="no"))
    found = publication(ws)
    assert (found.in_date, found.total) == (1, 2)
    states = {row.key: cell_words(row.cells[1]) for row in items_table(found).rows}
    assert states["minutes"] == "One out of date"
    assert states["complaints"] == "In date"
    assert states["custody"] == "Nothing published"
    assert [row.key for row in waiting_table(found).rows] == [str(waiting)]
    assert published_table(found).rows[0].key == str(minutes)
    assert str(found.finding.headline) == "1 of 2 published items is in date"
    assert str(found.finding.support) == (
        "One signed decision waits to be published. Nothing is published under five items of the "
        "Order."
    )


def test_an_assessment_is_followed_from_the_day_of_the_later_one(ws: Workspace) -> None:
    said = Assessment(scheme="specials", assessed_on=date(2022, 1, 10), assessed_by="The office",
                      review_by=date(2022, 2, 1))  # fmt: skip
    old = save(ws, said, day=date(2022, 1, 10))
    # A note is added in May; the assessment of March is typed in on 6 June.
    kept = records.one(ws, old)
    assert isinstance(kept, Assessment)
    save(ws, replace(kept, note="See the file"), day=date(2022, 5, 10))
    later = replace(said, assessed_on=date(2022, 3, 15), review_by=date(2023, 3, 15))
    save(ws, later, day=date(2022, 6, 6))
    series = office_measures(ws).lines["reviews-overdue"].series
    # Past its day at the end of February, and followed from March on.
    assert series.values == (0.0, 1.0, *[0.0] * 8)
    then = [figure(office_measures(ws, date(2022, month, 28)), "reviews-overdue")[0]
            for month in (2, 3, 4)]  # fmt: skip
    assert then == [1.0, 0.0, 0.0]

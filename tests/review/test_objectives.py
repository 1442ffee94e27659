"""Objectives with their measures and targets, against figures worked out by hand."""

from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.annotations import SeriesKey, SeriesTarget
from oversight_app.domain.findings import cell_words
from oversight_app.domain.plans import Objective, Plan, TermOfOffice
from oversight_app.domain.records import Target
from oversight_app.review.measure_names import CATALOGUE, figure_id, named, offered, series_of
from oversight_app.review.objectives import ObjectivesAnswer, objectives, targets_table
from oversight_app.store import annotations, records, targets
from oversight_app.store.workspace import Workspace
from tests.review.making_returns import OCTOBER, bring, duty, office

WILTSHIRE = "E23000038"


def plan(ws: Workspace, name: str = "Safer together", **said: object) -> int:
    term = records.save(ws, TermOfOffice(from_day=date(2021, 5, 13))).saved[0]
    fields: dict[str, object] = {"from_day": date(2022, 4, 1), "term": term, **said}
    return records.save(ws, Plan(name=name, **fields)).saved[0]  # type: ignore[arg-type]


def objective(ws: Workspace, of: int, name: str, *measures: str, **said: object) -> int:
    one = Objective(
        name=name, plan=of, measured_by="\n".join(measures), from_day=date(2022, 4, 1),
        **said,  # type: ignore[arg-type]
    )  # fmt: skip
    return records.save(ws, one).saved[0]


def column(answer: ObjectivesAnswer, key: str) -> list[str]:
    place = [one.key for one in answer.table.columns].index(key)
    return [cell_words(row.cells[place]) for row in answer.table.rows]


def test_without_a_plan_the_page_says_so(ws: Workspace) -> None:
    assert str(objectives(ws).finding.headline) == "No Police and Crime Plan has been recorded yet"


def test_an_objective_with_a_published_measure_and_its_target(ws: Workspace) -> None:
    """153 on 31 March 2022, 154 the year before; a target of 200 is 47 away."""
    of = plan(ws)
    objective(ws, of, "Build up the Special Constabulary", "specials-strength")
    for value, day in ((180, date(2022, 4, 1)), (200, date(2022, 5, 1))):
        targets.add_target(
            ws, Target("specials-strength", WILTSHIRE, value, day, "The Commissioner", "The plan")
        )
    answer = objectives(ws)
    row = {one.key: cell_words(cell) for one, cell in zip(
        answer.table.columns, answer.table.rows[0].cells, strict=True)}  # fmt: skip
    assert row["value"] == "153"
    assert row["on"] == "31 March 2022"
    assert row["shows"] == "Down 1 in a year"
    assert (row["target"], row["against"]) == ("200", "47 short")
    assert not answer.finding.sensitive
    history = targets_table(answer.lines[0])
    assert [[cell_words(cell) for cell in line.cells] for line in history.rows] == [
        ["1 May 2022", "200", "The Commissioner", "The plan"],
        ["1 April 2022", "180", "The Commissioner", "The plan"],
    ]


def test_objectives_without_measures_are_said_so(ws: Workspace) -> None:
    of = plan(ws)
    objective(ws, of, "Second", position=2)
    objective(ws, of, "First", "specials-strength", position=1)
    answer = objectives(ws)
    assert str(answer.finding.headline) == (
        "Safer together has two objectives; one of them has no measure"
    )
    assert column(answer, "objective") == ["First", "Second"]
    assert column(answer, "measure") == ["Specials in post", "No measure named"]


def test_a_measure_of_a_scheme_s_returns(tmp_path: Path) -> None:
    with office(tmp_path) as ws:
        bring(ws, "activity", [duty(OCTOBER, 12, scheme="custody"), duty(OCTOBER, 30)])
        annotations.add_target(
            ws, SeriesTarget(SeriesKey("hours", "custody"), 20, date(2022, 5, 1), "CC", "Paper 7")
        )
        objective(ws, plan(ws), "Custody is seen", figure_id("hours", "custody"), "hours", "active")
        answer = objectives(ws)
        assert column(answer, "measure")[0] == "Hours of duty, Independent Custody Visitors"
        assert column(answer, "value") == ["12", "42", ""]
        assert column(answer, "target") == ["20", "", ""]
        assert column(answer, "on") == ["October 2022", "October 2022", ""]
        assert answer.finding.sensitive  # active people may be few
        # People are not added up over schemes.
        assert column(answer, "shows")[1:] == ["All schemes", "Name a scheme"]
        assert "12" in str(answer.origin(answer.lines[0].key).figure)


def test_a_new_commissioner_starts_a_new_plan_and_the_old_one_stays_readable(
    ws: Workspace,
) -> None:
    """31 March 2017 is the newest published date in the old plan’s time; its own figure stands."""
    old = plan(ws, "The old plan", from_day=date(2013, 4, 1), to_day=date(2017, 12, 31))
    new = plan(ws, "The new plan")
    objective(ws, old, "More Specials", "specials-strength")
    now = objectives(ws)
    assert (now.plan and now.plan.id) == new
    assert [number for number, _words in now.plans] == [new, old]
    then = objectives(ws, old)
    assert then.until == date(2017, 12, 31)
    assert column(then, "on") == ["31 March 2017"]
    assert then.term is not None
    assert then.term.from_day == date(2021, 5, 13)


def test_as_at_an_earlier_day_an_earlier_plan_was_in_force(ws: Workspace) -> None:
    old = plan(ws, "The old plan", from_day=date(2017, 4, 1), to_day=date(2022, 3, 31))
    plan(ws, "The new plan")
    found = objectives(ws, as_at=date(2021, 6, 1))
    assert (found.plan and found.plan.id) == old


def test_a_measure_that_is_no_more_stays_readable(ws: Workspace) -> None:
    objective(ws, plan(ws), "Old one", "smiles-per-hour")
    answer = objectives(ws)
    assert column(answer, "measure") == ["smiles-per-hour"]
    assert column(answer, "shows") == ["No figure"]


def test_the_office_s_own_work_is_a_measure(ws: Workspace) -> None:
    from oversight_app.domain.accountability import Action

    for n in (1, 2, 3):
        records.save(
            ws,
            Action(task=f"Task {n}", owner="Chief Executive", set_on=date(2022, 5, 1),
                   due=date(2022, 9, 30) if n == 1 else date(2022, 12, 1)),
        )  # fmt: skip
    objective(ws, plan(ws), "In control", "actions-open", "actions-overdue")
    assert column(objectives(ws), "value") == ["3", "1"]


def test_overdue_reviews_of_objectives_are_told(ws: Workspace) -> None:
    objective(ws, plan(ws), "One", "specials-strength", review_by=date(2022, 9, 30))
    answer = objectives(ws)
    assert "One objective is due for review." in str(answer.finding.support)
    assert column(answer, "review") == ["Overdue since 30 September 2022"]


def test_every_measure_has_one_name_and_a_page_or_none() -> None:
    assert len(CATALOGUE) == len({one.name for one in CATALOGUE.values()})
    assert CATALOGUE["specials-strength"].place == "specials"
    assert CATALOGUE["hours"].place == "activity"
    assert CATALOGUE["population"].place == ""


def test_a_form_offers_a_measure_of_returns_once_for_each_scheme() -> None:
    found = {one.id: one.name for one in offered({"custody": "Custody visitors"})}
    assert found["hours/custody///"] == "Hours of duty, Custody visitors"
    assert "hours" not in found
    assert "specials-strength" in found


@pytest.mark.parametrize("written", ["hours", "hours/custody///", "specials-strength", "a/b"])
def test_what_a_record_names_is_given_back_as_it_is_written(written: str) -> None:
    assert named(written).id == written
    assert series_of(written).measure

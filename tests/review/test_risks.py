"""The register of risks, its map and its trends, against figures worked out by hand."""

from dataclasses import replace
from datetime import date

from oversight_app.domain.accountability import Action
from oversight_app.domain.findings import Row, Sparkline, Status, Table, cell_words
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.risk import SEEDED_BANDS, SEEDED_IMPACT, SEEDED_LIKELIHOOD, Band, Risk
from oversight_app.review.risk_map import Which
from oversight_app.review.risks import risks
from oversight_app.store import records, risk_scales
from oversight_app.store.workspace import Workspace

TODAY = date(2022, 10, 31)
"""The review date of the workspace that these tests are given."""


def kept(ws: Workspace, name: str, likelihood: int, impact: int, **said: object) -> Risk:
    fields: dict[str, object] = {
        "owner": "Head of Assurance",
        "raised_on": date(2022, 1, 10),
        "review_by": date(2022, 12, 1),
        **said,
    }
    risk = Risk(name=name, likelihood=likelihood, impact=impact, **fields)  # type: ignore[arg-type]
    number = records.save(ws, risk, day=date(2022, 1, 10)).saved[0]
    found = records.one(ws, number)
    assert isinstance(found, Risk)
    return found


def again(ws: Workspace, risk: Risk, day: date, **said: object) -> Risk:
    records.save(ws, replace(risk, **said), day=day)  # type: ignore[arg-type]
    found = records.one(ws, risk.id)
    assert isinstance(found, Risk)
    return found


def column(table: Table, key: str) -> list[str]:
    place = [one.key for one in table.columns].index(key)
    return [cell_words(row.cells[place]) for row in table.rows]


def row_of(table: Table, risk: Risk) -> Row:
    return next(row for row in table.rows if row.key == str(risk.id))


def test_nothing_recorded_says_so(ws: Workspace) -> None:
    answer = risks(ws)
    assert str(answer.finding.headline) == "No risk has been recorded yet"
    assert sum(len(cell.risks) for cell in answer.heat.cells) == 0
    assert len(answer.heat.cells) == 16


def test_the_map_counts_risks_at_their_likelihood_and_impact(ws: Workspace) -> None:
    one = kept(ws, "Entrapment", 3, 4)
    two = kept(ws, "Live-streaming", 3, 4)
    low = kept(ws, "Scenes in public", 1, 2)
    kept(ws, "Closed one", 3, 4, state="closed", closed_on=date(2022, 5, 1))
    heat = risks(ws).heat
    cell = heat.at(3, 4)
    assert cell.risks == (one.id, two.id)
    assert (cell.score, cell.band.name) == (12, "High")
    assert heat.at(1, 2).risks == (low.id,)
    assert heat.at(1, 2).band.name == "Low"
    bands = [cell.band.name for cell in heat.cells for _ in cell.risks]
    assert sorted(bands) == ["High", "High", "Low"]
    # The top row is the highest likelihood, and each goes from the lowest impact up.
    assert [(c.likelihood, c.impact) for c in heat.rows[0]] == [(4, 1), (4, 2), (4, 3), (4, 4)]
    assert heat.words_of(cell) == f"Likely, Very serious: 12, High, 2 risks: {one.reference}, " + (
        two.reference
    )


def test_the_bands_are_those_of_the_published_scale(ws: Workspace) -> None:
    """9 to 16 high, 5 to 8 medium, 1 to 4 low (facts.md, [65])."""
    heat = risks(ws).heat
    for cell in heat.cells:
        wanted = "High" if cell.score >= 9 else "Medium" if cell.score >= 5 else "Low"
        assert cell.band.name == wanted


def test_the_map_of_inherent_scores_leaves_out_what_has_none(ws: Workspace) -> None:
    scored = kept(ws, "Entrapment", 2, 3, inherent_likelihood=4, inherent_impact=4)
    without = kept(ws, "Live-streaming", 2, 2)
    heat = risks(ws, which=Which.INHERENT).heat
    assert heat.at(4, 4).risks == (scored.id,)
    assert heat.unplaced == (without.id,)


def test_open_then_overdue_then_by_score_and_closed_last(ws: Workspace) -> None:
    kept(ws, "Closed", 4, 4, state="closed", closed_on=date(2022, 6, 1))
    kept(ws, "Low", 1, 1)
    kept(ws, "High", 4, 3)
    kept(ws, "Late and low", 1, 2, review_by=date(2022, 10, 19))
    table = risks(ws).register
    assert column(table, "name") == ["Late and low", "High", "Low", "Closed"]
    due = "1 December 2022"
    assert column(table, "review") == ["Overdue by 12 days", due, due, ""]
    assert column(table, "band") == ["Low", "High", "Low", "Closed"]


def test_the_headline_counts_high_risks_and_overdue_reviews(ws: Workspace) -> None:
    for name in ("One", "Two", "Three"):
        kept(ws, name, 3, 3)
    kept(ws, "Four", 2, 2, review_by=date(2022, 10, 1))
    answer = risks(ws)
    assert (
        str(answer.finding.headline) == "Three of four open risks are high; one review is overdue"
    )


def test_a_risk_that_rose_says_from_what_and_when(ws: Workspace) -> None:
    risk = kept(ws, "Entrapment", 2, 3)
    again(ws, risk, date(2022, 5, 3), likelihood=3)
    answer = risks(ws)
    cells = row_of(answer.register, risk).cells
    assert Status("Rose from 6 to 9 on 3 May 2022", "higher") in cells
    spark = next(cell for cell in cells if isinstance(cell, Sparkline))
    # November 2021 to October 2022: raised on 10 January, 6 until April, 9 from May.
    assert spark.values == (None, None, 6, 6, 6, 6, 9, 9, 9, 9, 9, 9)
    assert (spark.first, spark.last) == ("November 2021", "October 2022")


def test_as_at_an_earlier_day_the_register_says_what_it_said_then(ws: Workspace) -> None:
    risk = kept(ws, "Entrapment", 2, 3)
    again(ws, risk, date(2022, 5, 3), likelihood=3)
    kept(ws, "Later", 1, 1, raised_on=date(2022, 8, 1))
    then = risks(ws, date(2022, 4, 30))
    assert column(then.register, "value")[0] == "6"
    assert column(then.register, "moved")[0] == "Not moved"
    assert then.as_at == date(2022, 4, 30)


def test_moves_of_three_months_are_told(ws: Workspace) -> None:
    risen = kept(ws, "Risen", 2, 3)
    fallen = kept(ws, "Fallen", 3, 3)
    long_ago = kept(ws, "Long ago", 1, 1)
    again(ws, risen, date(2022, 9, 1), likelihood=3)
    again(ws, fallen, date(2022, 9, 2), likelihood=1)
    again(ws, long_ago, date(2022, 5, 1), likelihood=2)
    words = str(risks(ws).finding.support)
    assert "Since 31 July 2022, one rose and one fell." in words


def test_actions_that_reduce_a_risk_stand_with_it(ws: Workspace) -> None:
    risk = kept(ws, "Entrapment", 2, 3)
    link = Link(0, Relation.REDUCES, risk.id)
    late = Action(
        task="Write guidance", owner="Chief Executive", set_on=date(2022, 3, 1),
        due=date(2022, 9, 30), state="open",
    )  # fmt: skip
    coming = replace(late, task="Train the control room", due=date(2022, 12, 1))
    records.save(ws, coming, [link])
    records.save(ws, late, [link])
    answer = risks(ws)
    detail = answer.detail(risk.id)
    assert detail is not None
    assert [(act.title, act.state, act.overdue) for act in detail.acts] == [
        ("Write guidance", "Overdue", True),
        ("Train the control room", "Not begun", False),
    ]
    assert column(answer.register, "acts") == ["2 open, 1 overdue"]


def test_other_levels_ask_for_scoring_again_and_leave_the_map(ws: Workspace) -> None:
    old = kept(ws, "Entrapment", 3, 3)
    five = ("Rare", *SEEDED_LIKELIHOOD)
    risk_scales.save_scale(
        ws, five, ("Trivial", *SEEDED_IMPACT), (Band("Low", 1, 6), Band("High", 10, 1)),
        date(2022, 9, 1), "Chief Executive", "A finer scale",
    )  # fmt: skip
    new = kept(ws, "Live-streaming", 5, 2)
    answer = risks(ws)
    assert [row.key for row in answer.again.rows] == [str(old.id)]
    assert column(answer.again, "value") == ["9"]
    assert answer.heat.at(5, 2).risks == (new.id,)
    assert sum(len(cell.risks) for cell in answer.heat.cells) == 1
    assert "One needs scoring again on the scale of 1 September 2022." in str(
        answer.finding.support
    )
    # Scored again, it is on the map, and 9 on the old scale is no step to 12 on the new one.
    again(ws, old, TODAY, scale=2, likelihood=4)
    after = risks(ws)
    assert not after.again.rows
    assert after.heat.at(4, 3).risks == (old.id,)
    detail = after.detail(old.id)
    assert detail is not None
    assert detail.trend.moved is None


def test_bands_alone_may_change_without_scoring_again(ws: Workspace) -> None:
    risk = kept(ws, "Entrapment", 3, 3)
    wider = (*SEEDED_BANDS[:2], Band("High", 12, 1))
    risk_scales.save_scale(
        ws, SEEDED_LIKELIHOOD, SEEDED_IMPACT, wider, date(2022, 9, 1), "Chief Executive", "Fewer"
    )
    answer = risks(ws)
    assert not answer.again.rows
    assert answer.heat.at(3, 3).risks == (risk.id,)
    assert answer.heat.at(3, 3).band.name == "Medium"


def test_a_band_says_when_a_risk_is_due_again(ws: Workspace) -> None:
    scale = risk_scales.current_scale(ws)
    assert scale.review_after(12, date(2022, 1, 31)) == date(2022, 2, 28)
    assert scale.review_after(2, date(2022, 10, 31)) == date(2023, 1, 31)


def test_a_replaced_risk_stays_listed_and_is_counted_nowhere(ws: Workspace) -> None:
    old = kept(ws, "Live-streaming", 4, 4, review_by=date(2022, 9, 1))
    newer = replace(old, id=0, version=0, number=0, likelihood=2, impact=2,
                    raised_on=date(2022, 10, 3), review_by=date(2022, 12, 1))  # fmt: skip
    link = Link(0, Relation.REPLACES, old.id)
    (number,) = records.save(ws, newer, [link], day=date(2022, 10, 3)).saved
    now = risks(ws)
    assert str(now.finding.headline) == "The one open risk is not high; every review is in date"
    assert [one.risk.id for one in now.risks] == [number, old.id]
    assert now.heat.at(4, 4).risks == ()
    assert now.heat.at(2, 2).risks == (number,)
    assert column(now.register, "band") == ["Low", "Replaced"]
    assert column(now.register, "review") == ["1 December 2022", ""]
    before = risks(ws, date(2022, 9, 30))
    assert str(before.finding.headline) == "The one open risk is high; one review is overdue" or (
        str(before.finding.headline) == "One of one open risk is high; one review is overdue"
    )


def test_an_act_that_was_stopped_is_not_done(ws: Workspace) -> None:
    risk = kept(ws, "Entrapment", 3, 4)
    for state in ("done", "stopped"):
        act = Action(task="Ask", owner="Force", set_on=date(2022, 2, 1), due=date(2022, 3, 1),
                     state=state, done_on=date(2022, 2, 20))  # fmt: skip
        records.save(ws, act, [Link(0, Relation.REDUCES, risk.id)])
    assert column(risks(ws).register, "acts") == ["1 of 2 done"]

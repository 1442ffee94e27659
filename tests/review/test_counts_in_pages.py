"""Numbers of people in the sample's pages: named, listed, adding up, and never in plain words."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from oversight_app.charts.tables import as_table
from oversight_app.domain.charts import BarChart, RangeChart
from oversight_app.domain.currency import NEEDS
from oversight_app.domain.findings import Finding, Table
from oversight_app.domain.local_measures import LOCAL_MEASURES
from oversight_app.domain.observations import Marker
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.small_numbers import Counting
from oversight_app.domain.wording import Quantity, Sentence
from oversight_app.review.activity import ActivitySelection, answer
from oversight_app.review.activity_districts import BY_DISTRICT, by_district
from oversight_app.review.currency import CurrencySelection, currency
from oversight_app.review.currency_rows import people_behind
from oversight_app.review.custody import CustodySelection, custody
from oversight_app.review.custody_rows import visits_behind
from oversight_app.review.people import people
from oversight_app.store.workspace import Workspace, open_workspace


@pytest.fixture(scope="module")
def sample(sample_file: Path) -> Iterator[Workspace]:
    with open_workspace(sample_file, for_writing=False) as opened:
        yield opened


def findings(ws: Workspace) -> list[Finding]:
    found = [
        answer(ws, ActivitySelection(measure=measure, period_kind=kind)).finding
        for measure in LOCAL_MEASURES
        for kind in PeriodKind
    ]
    found += [
        answer(ws, ActivitySelection(measure=measure, scheme=scheme)).finding
        for measure in ("active", "headcount", "share-required")
        for scheme in ("speedwatch", "custody", "cadets")
    ]
    found.append(answer(ws, ActivitySelection(measure="active", districts=("swindon",))).finding)
    newest = people(ws)
    assert newest.month is not None
    found += [people(ws, month).finding for month in range(newest.month - 3, newest.month + 1)]
    found += [currency(ws, CurrencySelection(need=need)).finding for need in NEEDS]
    there = currency(ws)
    found += [currency(ws, CurrencySelection(scheme=code)).finding for code, _ in there.schemes]
    found += [currency(ws, CurrencySelection(day=day)).finding for day, _ in there.days[:4]]
    found += [custody(ws, CustodySelection(period_kind=kind)).finding for kind in PeriodKind]
    visited = custody(ws, CustodySelection())
    found += [custody(ws, CustodySelection(suite=one)).finding for one in visited.suites_there]
    return found


def tables(ws: Workspace) -> list[Table]:
    asked = custody(ws, CustodySelection()).selection
    month = people(ws).month
    assert month is not None
    return [
        visits_behind(ws, asked),
        people_behind(ws, CurrencySelection()),
        people_behind(ws, CurrencySelection(), "cadets"),
        *(by_district(ws, Period(PeriodKind.MONTH, month), one) for one in BY_DISTRICT),
    ]


def all_of(kind: type, thing: Any) -> Iterator[Any]:
    """Everything of a kind in a finding or a table, wherever it stands."""
    if isinstance(thing, kind):
        yield thing
    if isinstance(thing, tuple | list):
        for one in thing:
            yield from all_of(kind, one)
    elif isinstance(thing, dict):
        for one in thing.values():
            yield from all_of(kind, one)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from all_of(kind, getattr(thing, field.name))


Found = list[tuple[str, Any, Counting]]
"""Its name, a finding or a table, and its counts."""


@pytest.fixture(scope="module")
def answered(sample: Workspace) -> list[Finding]:
    return findings(sample)


@pytest.fixture(scope="module")
def every(sample: Workspace, answered: list[Finding]) -> Found:
    """All findings and tables, those behind the charts among them."""
    found: Found = [(one.id, one, one.counting) for one in answered]
    found += [(t.id, t, t.counting) for t in tables(sample)]
    found += [(t.id, t, t.counting) for _, one, _ in list(found) for t in all_of(Table, one)]
    for _, one, _ in list(found):
        for chart in [*all_of(BarChart, one), *all_of(RangeChart, one)]:
            table = as_table(chart)
            found.append((table.id, table, table.counting))
    return found


def test_each_figure_of_people_is_listed_and_every_sum_holds(every: Found) -> None:
    everywhere: dict[str, int] = {}
    named = 0
    for where, thing, counting in every:
        values = {one.key: one.value for one in counting.counts}
        for one in all_of(Quantity, thing):
            named += bool(one.counts)
            assert set(one.counts) <= set(values), f"{where}: {one} names what is not listed"
            if len(one.counts) == 2 and one.ratio:
                part, whole = (values[key] for key in one.counts)
                assert one.value == pytest.approx(part / whole * one.ratio), where
        for sum_ in counting.sums:
            total, parts = values[sum_.total], [values[part] for part in sum_.parts]
            if sum_.exact:
                assert total == sum(parts), f"{where}: {sum_}"
            else:
                assert max(parts) <= total <= sum(parts), f"{where}: {sum_}"
        for key, value in values.items():
            assert everywhere.setdefault(key, value) == value, f"{where}: {key} is two numbers"
            assert value >= 0, key
    assert named > 2_000


def test_a_count_alone_is_its_own_value(every: Found) -> None:
    """Where a whole figure names one count, it is that count; a mean over people is not."""
    for where, table in ((t.id, t) for _, t, _ in every if isinstance(t, Table)):
        values = {one.key: one.value for one in table.counting.counts}
        counting = {"listed", "headcount", "opening", "joiners", "leavers", "in-custody", "need",
                    "in-date", "overdue", "none", "reached", "stopped", "now"}  # fmt: skip
        if where in ("custody-visits", "custody-suites", "currency-all", "currency-people"):
            counting -= {"in-date", "overdue", "need"}
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                if column.key in counting and isinstance(cell, Quantity):
                    assert len(cell.counts) == 1, (where, column.key, row.key)
                    assert values[cell.counts[0]] == cell.value, (where, column.key, row.key)


PEOPLE = re.compile(
    # A year after its month ("In October 2022 volunteers of …") counts nobody.
    r"(?<!ber )(?<!ary )(?<!rch )(?<!ril )(?<!May )(?<!une )(?<!uly )(?<!ust )(?<!\d)"
    r"\d[\d,]* (?:people|person|volunteers?|Specials|visitors?|detainees?|constables?|leaders|"
    r"applicants?|cadets|coordinators|panel members|appropriate adults|in custody|in post|"
    r"overdue|in date|listed|need it)\b"
)


def test_no_number_of_people_stands_in_plain_words(every: Found) -> None:
    """Sentences are read with every figure that names counts taken out of them."""
    for where, thing, _ in every:
        for sentence in all_of(Sentence, thing):
            without = {
                name: "[c]" if any(one.counts for one in all_of(Quantity, slot)) else str(slot)
                for name, slot in sentence.slots.items()
            }
            assert not PEOPLE.search(sentence.template.format_map(without)), (where, sentence)
            assert not PEOPLE.search(sentence.if_hidden.format_map(without)), (where, sentence)
        plain = [thing.title, thing.note] if isinstance(thing, Table) else [*thing.caveats]
        for words in plain:
            assert not (isinstance(words, str) and PEOPLE.search(words)), (where, words)


def hidden(thing: Any) -> Any:
    """A slot with its figure hidden, as suppression leaves it."""
    if isinstance(thing, Quantity):
        return Quantity(None, thing.unit, marker=Marker.HIDDEN) if thing.counts else thing
    if hasattr(thing, "quantity"):
        return type(thing)(hidden(thing.quantity), thing.one, thing.many)
    return thing


def test_a_hidden_figure_has_a_sentence_of_its_own(answered: list[Finding]) -> None:
    """No headline, support, title or alternative is left with a gap in its middle."""
    for finding in answered:
        charts = [c for c in finding.charts if isinstance(c, BarChart | RangeChart)]
        for sentence in (
            finding.headline,
            finding.support,
            *(words for chart in charts for words in (chart.title, chart.alt)),
        ):
            slots = {name: hidden(slot) for name, slot in sentence.slots.items()}
            said = str(Sentence(sentence.template, slots, sentence.if_hidden))
            assert said.strip()
            if sentence.hidden is False and slots != dict(sentence.slots):
                assert sentence.if_hidden, sentence.template

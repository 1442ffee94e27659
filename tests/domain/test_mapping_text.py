"""A mapping comes back from its text as it was; what is no mapping is refused in words."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.mapping_text import read, written
from oversight_app.domain.mappings import (
    ColumnUse,
    Crosstab,
    DateOrder,
    DurationUnit,
    LeftOut,
    Mapping,
    Transform,
)

LOG = Mapping(
    "Duty log",
    "activity",
    (
        ColumnUse("Date", "day", order=DateOrder.DAY_FIRST),
        ColumnUse("Postcode", "district", transform=Transform.OUTWARD),
        ColumnUse("Mins", "minutes", unit=DurationUnit.MINUTES),
        ColumnUse("Name", left_out=LeftOut.NAME),
        ColumnUse("Hours", "people", again=1),
    ),
    constants={"scheme": "specials"},
    values={"district": {"SWI": "swindon", "n/k": ""}},
    crosstab=Crosstab("minutes", "day", "district", 2),
    whole_months=True,
    source_office="The force’s “volunteer” office",
    made_on=date(2022, 10, 31),
    made_by="someone",
)


def test_a_mapping_comes_back_as_it_was() -> None:
    assert read(written(LOG)) == LOG
    plain = replace(LOG, crosstab=None, constants={}, values={}, made_on=None)
    assert read(written(plain)) == plain


def test_the_text_is_small_readable_and_always_the_same() -> None:
    text = written(LOG)
    said = json.loads(text)
    assert (said["format"], said["version"]) == ("Oversight mapping", 1)
    assert said["columns"][3] == {"heading": "Name", "left_out": "looks like names"}
    assert said["columns"][0] == {"heading": "Date", "field": "day", "order": "day first"}
    assert "’" in text  # not as an escape
    reordered = replace(LOG, values={"district": {"n/k": "", "SWI": "swindon"}})
    assert written(reordered) == text


_WORDS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=20)
_NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9é-]{0,20}( [A-Za-z0-9]{1,9})?", fullmatch=True)


@st.composite
def _mappings(draw: st.DrawFn) -> Mapping:
    dataset = draw(st.sampled_from(sorted(DATASETS)))
    fields = [one.id for one in DATASETS[dataset].fields]
    used = draw(st.lists(st.sampled_from(fields), unique=True, max_size=6))
    columns = [
        ColumnUse(
            draw(_WORDS),
            field,
            order=draw(st.sampled_from(DateOrder)),
            unit=draw(st.sampled_from(DurationUnit)),
            transform=draw(st.sampled_from(Transform)),
            again=draw(st.integers(0, 9)),
        )
        for field in used
    ]
    columns += [
        ColumnUse(draw(_WORDS), left_out=one) for one in draw(st.sets(st.sampled_from(LeftOut)))
    ]
    across = draw(st.none() | st.sampled_from(fields))
    return Mapping(
        draw(_NAMES),
        dataset,
        tuple(columns),
        draw(st.dictionaries(st.sampled_from(fields), _WORDS, max_size=3)),
        draw(
            st.dictionaries(
                st.sampled_from(fields), st.dictionaries(_WORDS, _WORDS, max_size=3), max_size=2
            )
        ),
        Crosstab(fields[0], across, "", draw(st.integers(1, 3))) if across else None,
        draw(st.booleans()),
        draw(_WORDS),
        draw(st.none() | st.dates()),
        draw(_WORDS),
    )


@given(_mappings())
def test_any_mapping_comes_back_as_it_was(mapping: Mapping) -> None:
    assert read(written(mapping)) == mapping


@pytest.mark.parametrize(
    "crosstab",
    [
        Crosstab("", "", "district", 2),
        Crosstab("", "day", "", 1, "", {"Hours": "minutes", "Miles": "", "Heads": "people"}),
        Crosstab("", "day", "day", 2, "Measure", {"Hours": "minutes"}, "district"),
    ],
)
def test_every_kind_of_crosstab_comes_back_as_it_was(crosstab: Crosstab) -> None:
    mapping = replace(LOG, crosstab=crosstab)
    assert read(written(mapping)) == mapping


def _with(**more: Any) -> str:
    return json.dumps({**json.loads(written(LOG)), **more})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no file of that kind"),
        ("Date,Hours\n1/2/2022,3", "no file of that kind"),
        ("[" * 200_000, "no file of that kind"),
        ("[]", "does not say that it is one"),
        ('{"format": "Other program"}', "does not say that it is one"),
        (_with(version=2), "another version"),
        (_with(version=True), "another version"),
        (_with(version=float("nan")), "no file of that kind"),
        (_with(extra=1), "a part called “extra”"),
        (_with(name=" \t "), "no name"),
        (_with(name="x" * 101), "101 characters"),
        (_with(name=7), "can’t be read"),
        (_with(dataset="payroll"), "no kind of return here"),
        (_with(dataset=["activity"]), "can’t be read"),
        (_with(columns={"a": 1}), "list of columns"),
        (_with(columns=[1]), "can’t be read"),
        (_with(columns=[{"heading": "A"}] * 16_385), "list of columns"),
        (_with(columns=[{"heading": "A", "field": "salary"}]), "no field called “salary”"),
        (_with(columns=[{"heading": "A", "field": "day"}] * 2), "two columns for “Date”"),
        (_with(columns=[{"heading": "A", "order": "guess"}]), "says “guess”"),
        (_with(columns=[{"heading": "A", "again": -1}]), "no number that can be"),
        (_with(columns=[{"heading": "A", "run": "rm"}]), "a part called “run”"),
        (_with(columns=[{"heading": "\ud800"}]), "can’t be read"),
        (_with(columns=[{"heading": "x" * 40_000}]), "can’t be read"),
        (_with(constants={"salary": "x"}), "no field called “salary”"),
        (_with(constants={"scheme": 4}), "can’t be read"),
        (_with(values={"district": ["SWI"]}), "can’t be read"),
        (_with(values=[]), "can’t be read"),
        (_with(crosstab={"value": "minutes"}), "what the figures in its table are"),
        (_with(crosstab={"across": "day"}), "what the figures in its table are"),
        (_with(crosstab={"across": "day", "down": "Measure"}), "what the measures in its rows"),
        (_with(crosstab={"across": "day", "measures": ["Hours"]}), "can’t be read"),
        (_with(crosstab={"across": "day", "measures": {"Hours": "salary"}}), "called “salary”"),
        (_with(crosstab={"across": "day", "measures": {"Hours": "district"}}), "row of figures"),
        (_with(crosstab={"value": "", "across": ""}), "what the figures in its table are"),
        (_with(crosstab={"value": "minutes", "across": "day", "header_rows": 999}), "no number"),
        (_with(whole_months="yes"), "neither yes nor no"),
        (_with(made_on="31/10/2022"), "is no date"),
        (" " * 4_000_001, "far too long"),
    ],
)
def test_what_is_no_mapping_is_refused(text: str, told: str) -> None:
    with pytest.raises(UserProblem, match=told) as problem:
        read(text)
    assert "Nothing was" in str(problem.value)
    assert len(str(problem.value)) < 400


@given(st.text(max_size=200) | st.recursive(st.none() | st.integers(), st.lists).map(json.dumps))
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(UserProblem):
        read(text)


@given(st.data())
def test_a_damaged_mapping_is_read_or_refused(data: st.DataObject) -> None:
    text = written(LOG)
    at = data.draw(st.integers(0, len(text) - 1))
    damaged = text[:at] + data.draw(st.text(max_size=3)) + text[at + data.draw(st.integers(0, 5)) :]
    try:
        found = read(damaged)
    except UserProblem:
        return
    assert found.dataset in DATASETS
    assert read(written(found)) == found

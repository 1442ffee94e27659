"""One bit of the file flips: the check notices, or the flip changed nothing that is read."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from oversight_app.domain.accountability import Assurance, Meeting, Question
from oversight_app.domain.activity import ActivityFilter, By
from oversight_app.domain.annotations import ChartNote, SeriesKey
from oversight_app.domain.batches import Incoming
from oversight_app.domain.boundary import Answer
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.local_building import Record, built
from oversight_app.domain.mappings import Mapping
from oversight_app.domain.observations import Observation, Release
from oversight_app.domain.plans import Objective
from oversight_app.domain.record_kinds import KINDS, Link, Relation
from oversight_app.domain.records import Office, PeerSet, Target
from oversight_app.domain.returns import ExpectedReturn
from oversight_app.domain.schemes import Term, TermKind
from oversight_app.store import (
    activity,
    annotations,
    bodies,
    custody,
    disposal,
    drafts,
    expected,
    figures,
    history,
    mappings,
    peers,
    preferences,
    question_sets,
    record_history,
    record_links,
    record_notes,
    record_reviews,
    records,
    recruitment,
    releases,
    retention,
    risk_scales,
    scheme_returns,
    schemes,
    targets,
    volunteers,
)
from oversight_app.store.batches import all_batches, issues, keep
from oversight_app.store.checking import check
from oversight_app.store.local_keeping import keep_local, local_batches
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace, create, open_workspace
from tests.store.making_records import LATER, kept, made

DAY = date(2022, 3, 31)


def _read_all(path: Path) -> list[Any]:
    """All that a person can see of a workspace."""
    with open_workspace(path, for_writing=False) as workspace:
        return [
            office(workspace),
            bodies.all_bodies(workspace),
            sorted(bodies.names(workspace).items(), key=str),
            releases.all_releases(workspace),
            all_batches(workspace),
            [issues(workspace, batch.id) for batch in all_batches(workspace)],
            *(_figures(workspace, one) for one in ("specials-strength", "officers-fte")),
            peers.all_peer_sets(workspace),
            _said(targets.targets(workspace, "specials-strength", "E23000038")),
            preferences.all_preferences(workspace),
            *_local(workspace),
            *_records(workspace),
            history.entries(workspace),
            history.next_undo(workspace),
        ]


def _said(found: Iterable[Any]) -> list[str]:
    """What rows say, without the number of a row that nothing points to: nobody sees it, and no
    digest holds it."""
    return sorted(str(replace(one, id=0)) for one in found)


def _local(workspace: Workspace) -> list[Any]:
    return [
        schemes.all_schemes(workspace),
        [schemes.terms(workspace, kind) for kind in TermKind],
        mappings.all_mappings(workspace),
        local_batches(workspace),
        scheme_returns.returns(workspace),
        scheme_returns.restated(workspace),
        volunteers.records(workspace),
        recruitment.stages(workspace),
        custody.visits(workspace),
        custody.issues(workspace),
        _said(expected.all_expected(workspace)),
        [
            replace(one, expected=replace(one.expected, id=0))
            for one in expected.due(workspace, DAY)
        ],
        activity.cells(workspace, ActivityFilter(), By.DISTRICT),
        activity.people(workspace, ActivityFilter()),
        _said(annotations.notes(workspace)),
    ]


def _records(workspace: Workspace) -> list[Any]:
    """All but drafts: what is typed and not saved is nothing that the workspace says yet, and has
    no digest."""
    found = [one for kind in KINDS.values() for one in records.read(workspace, kind)]
    return [
        found,
        [record_history.changes_of(workspace, one) for one in found],
        [_said(record_notes.notes(workspace, one.id)) for one in found],
        [_said(record_reviews.reviews(workspace, one.id)) for one in found],
        _said(record_links.links(workspace)),
        question_sets.question_sets(workspace),
        risk_scales.scales(workspace),
        retention.rules(workspace),
        _said(retention.holds(workspace)),
        _said(disposal.disposals(workspace)),
    ]


def _keep_records(workspace: Workspace) -> None:
    """A record of most kinds, one of them changed, with all that hangs on a record."""
    for kind in KINDS.values():
        if kind not in (Answer, Objective, Question):
            kept(workspace, kind)
    question = kept(workspace, Question)
    (told,) = records.save(
        workspace, made(Assurance), [Link(0, Relation.ANSWERS, question.id)]
    ).saved
    record_notes.add_note(workspace, question.id, "A note", "The office")
    record_reviews.mark_reviewed(workspace, told, LATER, "The office", "As it was")
    records.save(workspace, replace(question, due=LATER))
    retention.place_hold(workspace, told, "A request", "The office")
    drafts.keep_draft(workspace, "question", question.id, 1, {"asked": "Half a ques"})
    disposal.dispose(workspace, [kept(workspace, Meeting, held_on=date(2012, 1, 1)).id], "A", "B")


def _keep_returns(workspace: Workspace) -> None:
    """A few records of every dataset, some of them restated."""
    month, day = DAY.year * 12 + DAY.month - 1, DAY
    who: Record = {"scheme": "specials", "volunteer": "S-1"}
    kinds: dict[str, list[Record]] = {
        "return": [
            {"scheme": "specials", "month": month - n, "headcount": 150 + n} for n in range(12)
        ],
        "volunteers": [{**who, "volunteer": f"S-{n}", "vetting_until": day} for n in range(20)],
        "recruitment": [{**who, "stage": "enquiry", "reached": day}],
        "custody-visits": [{"suite": "Midtown", "planned": day, "in_custody": 7}],
        "custody-issues": [{"suite": "Midtown", "raised": day, "category": "care"}],
        "activity": [
            {**who, "volunteer": f"S-{n % 9}", "day": date(2022, n % 3 + 1, n % 28 + 1),
             "activity": "patrol", "district": "north", "minutes": 60 + n}
            for n in range(200)
        ],
    }  # fmt: skip
    north = (Term(TermKind.DISTRICT, "north", "North"),)
    for dataset, rows in kinds.items():
        mapping = Mapping(f"Layout of {dataset}", dataset, ())
        file = replace(built(rows, mapping, file_name=f"{dataset}.csv"), new_terms=north)
        keep_local(workspace, [file], mappings=[mapping])
    again: list[Record] = [{"scheme": "specials", "month": month, "headcount": 149}]
    keep_local(workspace, [built(again, Mapping("Later", "return", ()), file_name="later.csv")])
    expected.save_expected(
        workspace, ExpectedReturn("return", "specials", "monthly", 14, "The force", month - 5)
    )
    annotations.add_note(
        workspace, ChartNote(SeriesKey("hours", "specials"), month, "A note", "me", DAY)
    )


def _figures(workspace: Workspace, measure: str) -> list[Any]:
    found = figures.current(workspace, measure)
    return [
        found,
        [
            figures.rows_behind(workspace, measure, one.body, one.as_at, one.release.key)
            for one in found
        ],
    ]


@pytest.fixture(scope="module")
def small_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workspace with the forces, a few hundred figures and some records."""
    path = tmp_path_factory.mktemp("flips") / "small.oversight"
    reference = tmp_path_factory.mktemp("flips") / "reference.oversight"
    with create(reference, Office("Test office", "E23000038")) as source:
        found = figures.current(source, "specials-strength", as_at=DAY)
        known = bodies.all_bodies(source)
    from oversight_app.store.actions import writing

    with create(path, Office("Test office", "E23000038"), reference=False) as workspace:
        with writing(workspace, "Add bodies", "body") as action:
            for body in known:
                bodies.put_body(action, body)
        release = Release("tables", DAY, "Tables", "Home Office", "OGL")
        rows = tuple(
            (
                Observation(one.body, DAY, "specials-strength", one.value, one.marker),
                Observation(one.body, DAY, "officers-fte", (one.value or 0) * 7.25),
            )
            for one in found
        )
        keep(workspace, [Incoming("tables.ods", "0" * 64, "Test", release, rows)])
        peers.save_peer_set(
            workspace, PeerSet("South", ("E23000038", "E23000036"), "me", DAY, "why")
        )
        targets.add_target(
            workspace, Target("specials-strength", "E23000038", 300, DAY, "me", "a paper")
        )
        _keep_returns(workspace)
        _keep_records(workspace)
        preferences.prefer(workspace, "specials-strength", DAY, release.key, "a reason")
    return path.read_bytes()


def _flip(whole: bytes, tmp_path: Path, times: int) -> None:
    path = tmp_path / "flipped.oversight"
    path.write_bytes(whole)
    assert check(path).ok
    seen = _read_all(path)
    chance = random.Random(1979)
    unnoticed = []
    noticed = 0
    for _ in range(times):
        at, bit = chance.randrange(len(whole)), chance.randrange(8)
        flipped = bytearray(whole)
        flipped[at] ^= 1 << bit
        path.write_bytes(flipped)
        if not check(path).ok:
            noticed += 1
        elif _read_all(path) != seen:
            unnoticed.append((at, bit))
    assert not unnoticed
    assert noticed > times / 10  # the flips do hit what matters


def test_flips_are_noticed(small_bytes: bytes, tmp_path: Path) -> None:
    _flip(small_bytes, tmp_path, 60)


@pytest.mark.soak
def test_many_flips_are_noticed(small_bytes: bytes, tmp_path: Path) -> None:
    _flip(small_bytes, tmp_path, 1000)


def test_a_flipped_file_never_ends_the_program(small_bytes: bytes, tmp_path: Path) -> None:
    """Reading it works, or the person is told that the file is damaged."""
    path = tmp_path / "flipped.oversight"
    chance = random.Random(7)
    told = 0
    for _ in range(40):
        flipped = bytearray(small_bytes)
        for _ in range(200):
            flipped[chance.randrange(100, len(flipped))] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        try:
            open_workspace(path, for_writing=False).close()
        except UserProblem:
            told += 1
    assert told > 0

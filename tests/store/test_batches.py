"""Keeping files, all or none; the same file again; reissues; taking an import back."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight_app.domain.batches import Boundary, Incoming, Ledger, RowIssue
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Marker, Observation
from oversight_app.store import boundaries, figures, history
from oversight_app.store.batches import all_batches, compare, dependents, issues, keep, undo_batch
from oversight_app.store.checking import check
from oversight_app.store.digests import digest
from oversight_app.store.preferences import prefer
from oversight_app.store.releases import all_releases
from oversight_app.store.workspace import Workspace, open_workspace

Make = Callable[..., Incoming]
SPECIALS = "specials-strength"
MARCH_20, MARCH_21, MARCH_22 = (date(year, 3, 31) for year in (2020, 2021, 2022))
SQUARE = ((((0.0, 50.0), (1.0, 50.0), (1.0, 51.0), (0.0, 50.0)),),)
OTHER = ((((0.0, 50.0), (2.0, 50.0), (2.0, 51.0), (0.0, 50.0)),),)


def _one(body: str, as_at: date, value: float, **more: object) -> Observation:
    return Observation(body, as_at, SPECIALS, value, **more)  # type: ignore[arg-type]


def test_the_same_file_again_changes_nothing(small: Workspace, incoming: Make) -> None:
    file = incoming(MARCH_22, _one("E1", MARCH_22, 10), _one("E2", MARCH_22, 5))
    assert compare(small, file).ledger == Ledger(added=2)
    changes = keep(small, [file])
    assert changes.figures
    assert changes.batches
    assert changes.description == "2 rows added"
    before = digest(small), history.head(small), all_batches(small)
    again = keep(small, [replace(file, file_name="copy.ods", file_sha256="1" * 64)])
    assert not again
    assert "Nothing new" in again.description
    assert compare(small, file).ledger == Ledger(unchanged=2)
    assert (digest(small), history.head(small), all_batches(small)) == before


def test_the_ledger_of_a_file_that_revises(small: Workspace, incoming: Make) -> None:
    keep(small, [incoming(MARCH_21, _one("E1", MARCH_21, 10), _one("E2", MARCH_21, 5))])
    newer = incoming(
        MARCH_22,
        _one("E1", MARCH_21, 12),  # restated
        _one("E2", MARCH_21, 5),  # said before, but not by this release
        _one("E1", MARCH_22, 13),
        rejected=3,
        checked=4,
    )
    preview = compare(small, newer)
    assert preview.ledger == Ledger(added=2, updated=1, rejected=3, checked=4)
    assert preview.ledger.read == 6
    assert preview.revises == ("Tables of 2021-03-31",)
    keep(small, [newer])
    assert all_batches(small)[0].ledger == preview.ledger


def test_a_row_of_two_figures_is_one_row(small: Workspace, incoming: Make) -> None:
    row = (
        Observation("E1", MARCH_22, "officers-headcount", 3),
        Observation("E1", MARCH_22, "officers-fte", 2.5),
    )
    assert compare(small, incoming(MARCH_22, row)).ledger == Ledger(added=1)
    keep(small, [incoming(MARCH_22, row[:1])])
    assert compare(small, incoming(MARCH_22, row)).ledger == Ledger(added=1)
    keep(small, [incoming(MARCH_22, row)])
    assert compare(small, incoming(MARCH_22, row)).ledger == Ledger(unchanged=1)
    assert [batch.release.reissue for batch in all_batches(small)] == [0, 0]


def test_totals_off_by_rounding_are_no_revision(small: Workspace, incoming: Make) -> None:
    def fte(value: float) -> Observation:
        return Observation("E1", MARCH_21, "officers-fte", value)

    keep(small, [incoming(MARCH_21, fte(1127.12))])
    later = compare(small, incoming(MARCH_22, fte(1127.1239)))
    assert later.ledger == Ledger(added=1)
    assert figures.revisions(small, "officers-fte") == ()


def test_another_file_of_one_edition_is_a_reissue(small: Workspace, incoming: Make) -> None:
    first = incoming(MARCH_22, _one("E1", MARCH_22, 10), _one("E2", MARCH_22, 5))
    second = incoming(MARCH_22, _one("E1", MARCH_22, 11), _one("E2", MARCH_22, 5))
    keep(small, [first])
    assert compare(small, second).ledger == Ledger(updated=1, unchanged=1)
    keep(small, [second])
    assert [one.key for one in all_releases(small)] == [
        "tables/2022-03-31/2",
        "tables/2022-03-31",
    ]
    # The reissue is held whole, so that it can be preferred, shown and taken back by itself.
    newest = {f.body: (f.value, f.release.reissue) for f in figures.current(small, SPECIALS)}
    assert newest == {"E1": (11, 1), "E2": (5, 1)}
    for known in (first, second):
        assert not keep(small, [known])
    (revision,) = (r for r in figures.revisions(small, SPECIALS) if r.body == "E1")
    assert (revision.earlier.value, revision.later.value) == (10, 11)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_files_in_any_order_end_in_the_same_figures(
    small: Workspace, incoming: Make, order: tuple[int, ...]
) -> None:
    files = [
        incoming(MARCH_20, _one("E1", MARCH_20, 1), _one("E2", MARCH_20, 2)),
        incoming(MARCH_21, _one("E1", MARCH_20, 3), _one("E1", MARCH_21, 4)),
        incoming(MARCH_22, _one("E1", MARCH_20, 3), _one("E2", MARCH_20, 5), series="open"),
    ]
    for number in order:
        keep(small, [files[number]])
    found = {(f.body, f.as_at): f.value for f in figures.current(small, SPECIALS)}
    assert found == {("E1", MARCH_20): 3, ("E2", MARCH_20): 5, ("E1", MARCH_21): 4}
    assert len(figures.revisions(small, SPECIALS)) == 2
    one_by_one = digest(small)
    for batch in all_batches(small):
        undo_batch(small, batch.id)
    keep(small, files)
    assert digest(small) == one_by_one


def test_all_files_or_none(small: Workspace, incoming: Make) -> None:
    before = digest(small), history.head(small)
    good = incoming(MARCH_22, _one("E1", MARCH_22, 10))
    issue = RowIssue("Table_5", 9, "C", "The total is 16,050", "The forces add to 16,040", True)
    for bad in (
        incoming(MARCH_21, _one("E1", MARCH_21, 1), name="sums.ods", issues=(issue,)),
        incoming(MARCH_21, name="names.ods", unknown_names=("Wessex",)),
        incoming(MARCH_21, _one("E9", MARCH_21, 1), name="codes.ods"),
        incoming(MARCH_21, _one("E1", MARCH_21, 1), _one("E1", MARCH_21, 2), name="twice.ods"),
        incoming(MARCH_21, _one("E1", MARCH_21, -1), name="negative.ods"),
        incoming(MARCH_21, _one("E1", MARCH_21, float("inf")), name="infinite.ods"),
        incoming(MARCH_21, _one("E1", MARCH_21, float("nan")), name="nothing.ods"),
    ):
        with pytest.raises(UserProblem, match="othing was kept"):
            keep(small, [good, bad])
        assert (digest(small), history.head(small)) == before
        assert all_batches(small) == ()
        assert all_releases(small) == ()
    assert keep(small, [good])


def test_several_files_are_one_action(small: Workspace, incoming: Make) -> None:
    before = digest(small)
    files = [
        incoming(MARCH_21, _one("E1", MARCH_21, 10)),
        incoming(MARCH_22, _one("E1", MARCH_21, 12), _one("E1", MARCH_22, 13)),
    ]
    seen: list[tuple[int, int]] = []
    assert keep(small, files, progress=lambda *at: seen.append(at)).description == (
        "2 rows added, 1 revised"
    )
    assert seen == [(0, 2), (1, 2)]
    assert history.next_undo(small) == "Import 2 files"
    history.undo(small)
    assert digest(small) == before
    assert [batch.undone_at is not None for batch in all_batches(small)] == [True, True]


def test_an_import_that_is_cancelled_keeps_nothing(small: Workspace, incoming: Make) -> None:
    before = digest(small)

    def stop(done: int, _: int) -> None:
        if done == 1:
            raise InterruptedError

    files = [incoming(day, _one("E1", day, 10)) for day in (MARCH_21, MARCH_22)]
    with pytest.raises(InterruptedError):
        keep(small, files, progress=stop)
    assert digest(small) == before
    assert keep(small, files)


def test_taking_an_import_back_restores_the_digest_from_before(
    small: Workspace, incoming: Make
) -> None:
    first = incoming(MARCH_21, _one("E1", MARCH_21, 10), _one("E2", MARCH_21, 5))
    second = incoming(MARCH_22, _one("E1", MARCH_21, 12), _one("E1", MARCH_22, 13))
    empty = digest(small)
    keep(small, [first])
    with_first = digest(small)
    keep(small, [second])
    with_both = digest(small)
    newest, oldest = all_batches(small)
    changes = undo_batch(small, newest.id)
    assert changes.figures
    assert digest(small) == with_first
    assert figures.current(small, SPECIALS)[0].value == 10
    with pytest.raises(UserProblem, match="taken back before"):
        undo_batch(small, newest.id)
    undo_batch(small, oldest.id)
    assert digest(small) == empty
    assert all_releases(small) == ()
    history.undo(small)
    history.undo(small)
    assert digest(small) == with_both
    with pytest.raises(UserProblem, match="no such import"):
        undo_batch(small, 999)


def test_a_file_taken_back_can_be_kept_again(small: Workspace, incoming: Make) -> None:
    file = incoming(MARCH_21, _one("E1", MARCH_21, 10))
    keep(small, [file])
    before = digest(small)
    undo_batch(small, 1)
    assert compare(small, file).ledger == Ledger(added=1)
    keep(small, [file])
    assert digest(small) == before
    # Undo and redo walk through all of it: kept, taken back, kept again.
    for _ in range(3):
        history.undo(small)
    assert figures.current(small, SPECIALS) == ()
    for _ in range(3):
        history.redo(small)
    assert digest(small) == before
    small.close()
    assert check(small.path).ok


def test_what_was_wrong_with_rows_is_kept_with_the_import(small: Workspace, incoming: Make) -> None:
    found = (
        RowIssue("Table_5", 12, "B", "“n/k” is not a number", "The row was left out"),
        RowIssue("", 0, "", "No date of publication", "The file does not say it"),
    )
    file = incoming(MARCH_22, _one("E1", MARCH_22, 1), issues=found, rejected=1, notes=("A note",))
    keep(small, [file])
    (batch,) = all_batches(small)
    assert issues(small, batch.id) == found
    assert batch.notes == ("A note",)
    assert batch.ledger == Ledger(added=1, rejected=1)
    assert batch.release == file.release
    assert batch.format_name == "Test tables"


def test_markers_zeros_and_large_figures_come_back_as_they_were(
    small: Workspace, incoming: Make
) -> None:
    rows = [
        Observation("E1", MARCH_22, "psv-strength", None, Marker.NOT_SUPPLIED, "Male", row=7),
        Observation("E2", MARCH_22, "psv-strength", 0.0, sheet="Table_7", row=8),
        Observation("E3", MARCH_22, "psv-strength", -0.0, rank="None", row=9),
        Observation("BTP", MARCH_22, "psv-strength", 8_773_400.25, area="E09000002", row=10),
    ]
    keep(small, [incoming(MARCH_22, *rows)])
    for row in rows:
        (found,) = figures.rows_behind(
            small, "psv-strength", row.body, MARCH_22, "tables/2022-03-31"
        )
        assert found.observation == row
    small.close()
    assert check(small.path).ok


def test_outlines_are_kept_once_and_the_newest_are_current(
    small: Workspace, incoming: Make
) -> None:
    assert boundaries.current(small) is None
    first = incoming(
        MARCH_21, series="areas", boundaries=(Boundary("E2", SQUARE), Boundary("E1", SQUARE))
    )
    assert compare(small, first).ledger == Ledger(added=2)
    assert keep(small, [first]).boundaries
    assert not keep(small, [first])
    second = incoming(MARCH_22, series="areas", boundaries=(Boundary("E1", OTHER),))
    preview = compare(small, second)
    assert preview.ledger == Ledger(updated=1)
    assert preview.revises == ("Tables of 2021-03-31",)
    keep(small, [second])
    held = boundaries.current(small)
    assert held is not None
    assert held[0] == (Boundary("E1", OTHER),)
    undo_batch(small, 2)
    held = boundaries.current(small)
    assert held is not None
    assert [one.body for one in held[0]] == ["E1", "E2"]


def test_an_import_survives_closing(small_file: Path, incoming: Make) -> None:
    with open_workspace(small_file) as workspace:
        before = digest(workspace)
        keep(workspace, [incoming(MARCH_22, _one("E1", MARCH_22, 10))])
    with open_workspace(small_file) as workspace:
        assert history.next_undo(workspace) == "Import a file"
        history.undo(workspace)
        assert digest(workspace) == before


def test_what_rests_on_an_import_is_said_before_it_goes(small: Workspace, incoming: Make) -> None:
    keep(small, [incoming(MARCH_21, _one("E1", MARCH_21, 10))])
    keep(small, [incoming(MARCH_22, _one("E1", MARCH_21, 12))])
    prefer(small, SPECIALS, MARCH_21, "tables/2021-03-31", "the newer table has a slip")
    (said,) = dependents(small, 1)
    assert "prefers" in said
    assert "31 March 2021" in said
    assert dependents(small, 2) == ()
    undo_batch(small, 1)
    assert figures.current(small, SPECIALS)[0].value == 12
    history.undo(small)
    assert figures.current(small, SPECIALS)[0].value == 10


_FIGURES = st.lists(
    st.tuples(
        st.sampled_from(["E1", "E2"]),
        st.sampled_from([MARCH_20, MARCH_21]),
        st.sampled_from(["", "Female"]),
        st.integers(0, 2),
    ),
    max_size=6,
    unique_by=lambda row: row[:3],
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.sampled_from([MARCH_21, MARCH_22]), _FIGURES), max_size=5))
def test_rows_read_are_added_updated_unchanged_or_rejected(
    small_file: Path, incoming: Make, files: list[tuple[date, list[tuple[str, date, str, int]]]]
) -> None:
    whole = small_file.read_bytes()
    with open_workspace(small_file) as workspace:
        for edition, rows in files:
            file = incoming(
                edition, *(_one(b, day, float(v), sex=sex) for b, day, sex, v in rows), rejected=2
            )
            ledger = compare(workspace, file).ledger
            assert ledger.read == len(rows) + 2
            before = digest(workspace)
            changed = bool(keep(workspace, [file]))
            assert (digest(workspace) != before) is changed
            assert compare(workspace, file).ledger == Ledger(unchanged=len(rows), rejected=2)
            assert not keep(workspace, [file])
    assert check(small_file).ok
    small_file.write_bytes(whole)

"""Which figure is current, what was revised, and the rows behind a figure."""

from collections.abc import Callable
from datetime import date

import pytest

from oversight_app.domain.batches import Incoming
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Figure, Marker, Observation
from oversight_app.store import figures
from oversight_app.store.batches import keep
from oversight_app.store.preferences import all_preferences, prefer, withdraw
from oversight_app.store.releases import all_releases
from oversight_app.store.workspace import Workspace

Make = Callable[..., Incoming]
SPECIALS = "specials-strength"
MARCH_21, MARCH_22 = date(2021, 3, 31), date(2022, 3, 31)


def _one(body: str, as_at: date, value: float | None, **more: object) -> Observation:
    marker = Marker.NOT_SUPPLIED if value is None else None
    return Observation(body, as_at, SPECIALS, value, marker, **more)  # type: ignore[arg-type]


def _values(found: tuple[Figure, ...]) -> dict[tuple[str, int], float | None]:
    return {(one.body, one.as_at.year): one.value for one in found}


def test_the_newest_release_wins_whatever_was_kept_last(small: Workspace, incoming: Make) -> None:
    newer = incoming(MARCH_22, _one("E1", MARCH_21, 12), _one("E1", MARCH_22, 15))
    older = incoming(MARCH_21, _one("E1", MARCH_21, 10), _one("E2", MARCH_21, 7))
    keep(small, [newer])
    keep(small, [older])
    assert _values(figures.current(small, SPECIALS)) == {
        ("E1", 2021): 12,
        ("E2", 2021): 7,
        ("E1", 2022): 15,
    }
    assert figures.dates(small, SPECIALS) == (MARCH_22, MARCH_21)
    assert _values(figures.current(small, SPECIALS, as_at=MARCH_22)) == {("E1", 2022): 15}


def test_a_figure_is_the_sum_of_its_rows(small: Workspace, incoming: Make) -> None:
    rows = [
        _one("E1", MARCH_22, 50, sex="Female", row=2),
        _one("E1", MARCH_22, 100, sex="Male", row=3),
        _one("E1", MARCH_22, 3, sex="Not stated", row=4),
    ]
    keep(small, [incoming(MARCH_22, *rows, name="open data.csv")])
    (figure,) = figures.current(small, SPECIALS, as_at=MARCH_22)
    assert figure.value == 153
    behind = figures.rows_behind(small, SPECIALS, "E1", MARCH_22, figure.release.key)
    assert [one.observation for one in behind] == rows
    assert {one.file_name for one in behind} == {"open data.csv"}


def test_a_part_is_never_shown_as_a_whole(small: Workspace, incoming: Make) -> None:
    rows = [_one("E1", MARCH_22, 50, sex="Female"), _one("E1", MARCH_22, None, sex="Male")]
    keep(small, [incoming(MARCH_22, *rows)])
    for sex in ("", "Female", "Male"):
        (figure,) = figures.current(small, SPECIALS, sex=sex)
        assert (figure.value, figure.marker) == (None, Marker.NOT_SUPPLIED)


def test_a_category_comes_from_the_newest_release_that_has_one(
    small: Workspace, incoming: Make
) -> None:
    with_sex = incoming(
        MARCH_21,
        _one("E1", MARCH_21, 4, sex="Female"),
        _one("E1", MARCH_21, 6, sex="Male"),
        _one("E2", MARCH_21, 5, sex="Male"),
        series="open",
    )
    keep(small, [with_sex, incoming(MARCH_22, _one("E1", MARCH_21, 11))])
    assert _values(figures.current(small, SPECIALS))["E1", 2021] == 11
    # Nobody was counted in a category that a force has no row of.
    assert _values(figures.current(small, SPECIALS, sex="Female")) == {
        ("E1", 2021): 4,
        ("E2", 2021): 0,
    }


def test_a_preference_decides_until_it_is_withdrawn(small: Workspace, incoming: Make) -> None:
    keep(small, [incoming(MARCH_21, _one("E1", MARCH_21, 10), _one("E2", MARCH_21, 5))])
    keep(small, [incoming(MARCH_22, _one("E1", MARCH_21, 12), _one("E3", MARCH_21, 8))])
    prefer(small, SPECIALS, MARCH_21, "tables/2021-03-31", "the newer table has a slip")
    first, *_, last = figures.current(small, SPECIALS, as_at=MARCH_21)
    assert (first.value, first.preferred_because) == (10, "the newer table has a slip")
    # The preferred release says nothing about E3, so the newest does.
    assert (last.body, last.value, last.preferred_because) == ("E3", 8, "")
    (preference,) = all_preferences(small)
    assert preference.decided_on == date(2022, 10, 31)
    assert preference.release_key == "tables/2021-03-31"
    prefer(small, SPECIALS, MARCH_21, "tables/2022-03-31", "the slip was mended")
    assert len(all_preferences(small)) == 1
    withdraw(small, SPECIALS, MARCH_21)
    assert all_preferences(small) == ()
    assert figures.current(small, SPECIALS, as_at=MARCH_21)[0].value == 12


def test_a_preference_needs_a_reason_and_a_figure(small: Workspace, incoming: Make) -> None:
    keep(small, [incoming(MARCH_21, _one("E1", MARCH_21, 10))])
    for key, day, reason in (
        ("tables/2021-03-31", MARCH_21, "  "),
        ("tables/2021-03-31", MARCH_22, "why not"),
        ("tables/1999-03-31", MARCH_21, "why not"),
    ):
        with pytest.raises(UserProblem):
            prefer(small, SPECIALS, day, key, reason)
    with pytest.raises(UserProblem):
        withdraw(small, SPECIALS, MARCH_21)


def test_the_latest_before_a_day(small: Workspace, incoming: Make) -> None:
    keep(
        small,
        [
            incoming(
                MARCH_22, _one("E1", MARCH_21, 1), _one("E2", MARCH_21, 2), _one("E1", MARCH_22, 3)
            )
        ],
    )
    assert _values(figures.latest_before(small, SPECIALS, date(2022, 10, 31))) == {
        ("E1", 2022): 3,
        ("E2", 2021): 2,
    }
    assert _values(figures.latest_before(small, SPECIALS, date(2022, 3, 30))) == {
        ("E1", 2021): 1,
        ("E2", 2021): 2,
    }
    assert figures.latest_before(small, SPECIALS, date(2000, 1, 1)) == ()


def test_revisions_of_forces_and_of_their_sum(small: Workspace, incoming: Make) -> None:
    """E1 is corrected from 10 to 8; the forces add up to 10 + 5 + 3 and then 8 + 5 + 3.
    British Transport Police is no part of the sum."""
    first = [_one(b, MARCH_21, v) for b, v in (("E1", 10), ("E2", 5), ("E3", 3), ("BTP", 99))]
    second = [_one(b, MARCH_21, v) for b, v in (("E1", 8), ("E2", 5), ("E3", 3), ("BTP", 98))]
    keep(small, [incoming(MARCH_22, *second), incoming(MARCH_21, *first)])
    found = figures.revisions(small, SPECIALS)
    assert [(r.body, r.earlier.value, r.later.value) for r in found] == [
        ("", 18, 16),
        ("BTP", 99, 98),
        ("E1", 10, 8),
    ]
    assert found[0].later.release.edition == MARCH_22
    said = figures.by_release(small, SPECIALS, MARCH_21)
    assert [(one.body, one.value) for one in said if one.body == "E1"] == [("E1", 8), ("E1", 10)]


def test_a_sum_needs_every_force_of_its_date(small: Workspace, incoming: Make) -> None:
    """E2 exists since 2010, so a release of 2005 is whole without it, one of 2021 is not."""
    then = date(2005, 3, 31)
    for edition, value in ((MARCH_21, 10), (MARCH_22, 8)):
        rows = [_one("E1", day, value) for day in (then, MARCH_21)]
        rows += [_one("E3", day, 3) for day in (then, MARCH_21)]
        keep(small, [incoming(edition, *rows)])
    found = figures.revisions(small, SPECIALS)
    assert [(r.body, r.as_at) for r in found] == [("E1", MARCH_21), ("", then), ("E1", then)]


def test_a_figure_supplied_later_is_a_revision(small: Workspace, incoming: Make) -> None:
    keep(small, [incoming(MARCH_21, _one("E1", MARCH_21, None))])
    keep(small, [incoming(MARCH_22, _one("E1", MARCH_21, 84))])
    (revision,) = figures.revisions(small, SPECIALS)
    assert revision.earlier.marker is Marker.NOT_SUPPLIED
    assert revision.later.value == 84


def test_releases_are_listed_newest_first(small: Workspace, incoming: Make) -> None:
    keep(small, [incoming(MARCH_21, _one("E1", MARCH_21, 1))])
    keep(small, [incoming(MARCH_22, _one("E1", MARCH_21, 1))])
    assert [one.key for one in all_releases(small)] == ["tables/2022-03-31", "tables/2021-03-31"]

"""The schemes that a new office says it has."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.records import Office
from oversight_app.domain.returns import ExpectedReturn
from oversight_app.domain.schemes import SEEDED
from oversight_app.store import expected, history
from oversight_app.store.checking import check
from oversight_app.store.schemes import all_schemes, choose_schemes
from oversight_app.store.workspace import create

OFFICE = Office("Dorset", "E23000039")


def test_what_the_office_has_stays_and_the_rest_is_put_away(tmp_path: Path) -> None:
    path = tmp_path / "dorset.oversight"
    with create(path, OFFICE, reference=False) as workspace:
        specials, custody = SEEDED[0], SEEDED[5]
        begun = replace(custody, valid_from=date(2003, 4, 1))
        choose_schemes(workspace, (specials, begun))
        assert all_schemes(workspace) == (specials, begun)
    assert check(path).ok


def test_it_is_one_act_that_can_be_taken_back(tmp_path: Path) -> None:
    with create(tmp_path / "dorset.oversight", OFFICE, reference=False) as workspace:
        before = all_schemes(workspace)
        choose_schemes(workspace, before[:2])
        assert len(all_schemes(workspace)) == 2
        history.undo(workspace)
        assert all_schemes(workspace) == before


def test_all_of_them_as_they_are_is_no_change(tmp_path: Path) -> None:
    with create(tmp_path / "dorset.oversight", OFFICE, reference=False) as workspace:
        head = history.head(workspace)
        assert not choose_schemes(workspace, all_schemes(workspace))
        assert history.head(workspace) == head


def test_a_scheme_that_something_names_is_not_put_away(tmp_path: Path) -> None:
    with create(tmp_path / "dorset.oversight", OFFICE, reference=False) as workspace:
        schemes = all_schemes(workspace)
        monthly = ExpectedReturn("return", "specials", "monthly", 14, "The force", 2022 * 12)
        expected.save_expected(workspace, monthly)
        with pytest.raises(UserProblem, match="Give the scheme a last day instead"):
            choose_schemes(workspace, schemes[1:])
        assert all_schemes(workspace) == schemes

"""Every kind of return that is declared has its table, its columns, its place in the calendar of
expected returns and its queries: whoever adds one is told here what is still missing."""

from datetime import date

import pytest

from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.local_building import built
from oversight_app.domain.mappings import Mapping
from oversight_app.domain.returns import ExpectedReturn
from oversight_app.imports.local import unlikely
from oversight_app.store import expected
from oversight_app.store.content import CONTENTS
from oversight_app.store.local_tables import LOCAL_TABLES
from oversight_app.store.workspace import Workspace

_SMALL = sorted(DATASETS.keys() - {"activity"})
"""The activity log has tables and rules of its own."""


def test_every_kind_has_a_table() -> None:
    assert sorted(LOCAL_TABLES) == _SMALL


@pytest.mark.parametrize("dataset", _SMALL)
def test_every_field_has_a_column(small: Workspace, dataset: str) -> None:
    table = LOCAL_TABLES[dataset]
    cursor = small.db.execute_sql(CONTENTS[table.table].select_standing)
    columns = {column[0] for column in cursor.description}
    assert {table.column(field) for field in DATASETS[dataset].fields} <= columns


@pytest.mark.parametrize("dataset", sorted(DATASETS))
def test_every_kind_can_be_waited_for(small: Workspace, dataset: str) -> None:
    month = 2022 * 12
    expected.save_expected(small, ExpectedReturn(dataset, "", "monthly", 10, "The force", month))
    (january,) = expected.due(small, date(2022, 1, 31))
    assert (january.first_month, january.arrived_on) == (month, None)


@pytest.mark.parametrize("dataset", _SMALL)
def test_every_kind_is_looked_through_for_what_is_unlikely(dataset: str) -> None:
    blank = built([{}], Mapping("A layout", dataset, ()), file_name="a.csv")
    assert unlikely.queries(blank, {}) == ([], [])

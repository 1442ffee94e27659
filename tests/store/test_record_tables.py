"""The declared fields of each kind of record and the columns of its table are the same."""

import peewee
import pytest

from oversight_app.domain.accountability import Question
from oversight_app.domain.plans import Investment
from oversight_app.domain.record_fields import Holds
from oversight_app.domain.record_kinds import KINDS, table_of
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.store.record_faults import half_records
from oversight_app.store.workspace import Workspace
from tests.store.making_records import kept

_TYPE = {
    Holds.YES_NO: "INTEGER", Holds.RECORD: "INTEGER", Holds.COUNT: "INTEGER",
    Holds.PENCE: "INTEGER", Holds.SCORE: "INTEGER",
}  # fmt: skip
_MAY_BE_NULL = (Holds.DAY, Holds.SCHEME, Holds.RECORD, Holds.COUNT, Holds.PENCE, Holds.SCORE)


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_kind_and_its_table_agree(small: Workspace, kind: type[Recorded]) -> None:
    """Column by column: name, order, type, and whether it may be left out."""
    table = table_of(kind.kind)
    columns = [
        (name, typed, bool(required))
        for _, name, typed, required, _, _ in small.db.rows(f"PRAGMA table_info({table})")
    ]
    assert columns == [
        ("id", "INTEGER", False),
        *(
            (spec.id, _TYPE.get(spec.holds, "TEXT"), spec.holds not in _MAY_BE_NULL)
            for spec in specs(kind)
        ),
    ]


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_what_points_elsewhere_is_a_foreign_key(small: Workspace, kind: type[Recorded]) -> None:
    table = table_of(kind.kind)
    points = {
        (column, parent)
        for _, _, parent, column, *_ in small.db.rows(f"PRAGMA foreign_key_list({table})")
    }
    assert points == {
        ("id", "record"),
        *((s.id, table_of(s.of)) for s in specs(kind) if s.holds is Holds.RECORD),
        *((s.id, "scheme") for s in specs(kind) if s.holds is Holds.SCHEME),
    }


def test_a_choice_begins_as_one_of_its_choices() -> None:
    for kind in KINDS.values():
        for spec in specs(kind):
            if spec.holds is Holds.CHOICE:
                begins = getattr(kind(), spec.id)
                assert begins == "" or begins in dict(spec.choices), (kind.kind, spec.id)


@pytest.mark.parametrize(
    "wrong",
    [
        "spent = -1",
        "spent = 'many'",
        "from_day = '31 March 2022'",
        "from_day = '2022-02-30'",
        "scheme = 'none such'",
        "objective = 99",
        "purpose = NULL",
    ],
)
def test_a_wrong_row_is_refused(small: Workspace, wrong: str) -> None:
    kept(small, Investment)
    with pytest.raises(peewee.DatabaseError):
        small.db.execute_sql(f"UPDATE investment_record SET {wrong}")


@pytest.mark.parametrize(
    "row",
    [
        "(1, 1, 'about', 1, NULL, NULL, NULL, '2022-01-31')",  # to itself
        "(1, 1, 'about', NULL, NULL, NULL, NULL, '2022-01-31')",  # to nothing
        "(1, 1, 'about', NULL, 'specials', 'specials-strength', NULL, '2022-01-31')",  # to two
        "(1, 1, 'about', 2, NULL, NULL, NULL, '2022-01-31')",  # to a record that is not there
        "(1, 1, 'about', NULL, 'specials', NULL, NULL, '31/1/2022')",  # made on no day
    ],
)
def test_a_wrong_link_is_refused(small: Workspace, row: str) -> None:
    kept(small, Question)
    with pytest.raises(peewee.DatabaseError):
        small.db.execute_sql(f"INSERT INTO record_link VALUES {row}")


def test_a_half_record_is_told(small: Workspace) -> None:
    whole = [kept(small, Question) for _ in range(3)]
    assert list(half_records(small.db)) == []
    small.db.execute_sql("PRAGMA foreign_keys = OFF")
    small.db.execute_sql("DELETE FROM question_record WHERE id = ?", (whole[0].id,))
    small.db.execute_sql("DELETE FROM record WHERE id = ?", (whole[1].id,))
    small.db.execute_sql("DELETE FROM record_version WHERE record_id = ?", (whole[2].id,))
    assert len(list(half_records(small.db))) == 3

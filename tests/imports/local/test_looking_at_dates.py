"""What the dates of a return say about the order in which they were written."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight_app.domain.mappings import DateOrder
from oversight_app.imports.local.looking import look, settled
from tests.imports.local.making_layouts import TODAY, column, looked, workbook


@pytest.mark.parametrize(
    ("cells", "orders"),
    [
        (("03/04/2022", "05/06/2022"), (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)),
        (("03/04/2022", "13/04/2022"), (DateOrder.DAY_FIRST,)),
        (("03/04/2022", "04/13/2022"), (DateOrder.MONTH_FIRST,)),
        (("13/04/2022", "04/13/2022"), (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)),
        (("04/04/2022", "05/05/2022"), (DateOrder.DAY_FIRST,)),
        (("2022-04-03", "2022-05-06"), (DateOrder.YEAR_FIRST,)),
        (("3 April 2022", "4 Apr 2022"), (DateOrder.YEAR_FIRST,)),
        (("44654", "44655"), (DateOrder.SERIAL_1900,)),
        (("40000", "40001"), (DateOrder.SERIAL_1900, DateOrder.SERIAL_1904)),
    ],
)
def test_dates_that_could_be_two_days_are_asked_about(
    tmp_path: Path, cells: tuple[str, str], orders: tuple[DateOrder, ...]
) -> None:
    # 44654 is 3 April 2022 by the calendar of 1900; by that of 1904 it is 4 April 2026, which
    # is in the future. 40000 is 6 July 2009, or 7 July 2013: both are past.
    seen = looked(
        tmp_path,
        f"""
        Date,Scheme,Volunteer ID,Hours
        {cells[0]},Special Constabulary,V1,7
        {cells[1]},Special Constabulary,V2,8
        """,
    )
    dates = column(seen, "Date")
    assert dates.use.field == "day"
    assert dates.orders == orders
    if len(orders) == 1:
        assert dates.use.order is orders[0]
        assert settled(seen.proposed) == ()
    else:
        assert dates.use.order is DateOrder.UNKNOWN
        assert settled(seen.proposed) == ("Say in which order the dates in “Date” are.",)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(days=st.lists(st.dates(date(2019, 1, 1), date(2024, 9, 30)), min_size=1, max_size=12))
def test_the_order_dates_were_written_in_is_never_ruled_out(
    tmp_path: Path, days: list[date]
) -> None:
    rows = "\n".join(f"{day:%d/%m/%Y},V1,7" for day in days)
    path = tmp_path / "log.csv"
    path.write_text(f"Date,Volunteer ID,Hours\n{rows}\n", encoding="utf-8")
    seen = look(path, today=TODAY)
    orders = column(seen, "Date").orders
    assert DateOrder.DAY_FIRST in orders
    told = any(day.day > 12 for day in days)
    same = all(day.day == day.month for day in days)
    assert (len(orders) == 1) == (told or same)


def test_real_dates_in_a_workbook_need_no_order(tmp_path: Path) -> None:
    rows = [
        ["Date", "Volunteer ID", "Hours"],
        [date(2022, 4, 3), "V1", 7.5],
        [date(2022, 4, 4), "V2", 8],
    ]
    path = workbook(tmp_path, {"Read me": [["About this file"]], "Log": rows})
    seen = look(path, sheet="Log", today=TODAY)
    assert seen.sheets == ("Read me", "Log")
    assert seen.sheet == "Log"
    assert column(seen, "Date").orders == (DateOrder.YEAR_FIRST,)
    assert column(seen, "Date").samples == ("3 April 2022", "4 April 2022")
    assert settled(seen.proposed) == ("Say which scheme the file is of, or which column says it.",)

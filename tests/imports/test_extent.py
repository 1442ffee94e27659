"""How far the cells of a sheet reach, whatever pieces its XML arrives in."""

from hypothesis import given
from hypothesis import strategies as st

from oversight_app.imports.cells import column_letters
from oversight_app.imports.extent import XlsxExtent

_ROWS = st.one_of(st.integers(1, 40), st.integers(1, 2_000))
_COLUMNS = st.one_of(st.integers(1, 30), st.integers(1, 800))
_WRITTEN = st.sampled_from(
    ['<c r="{}"><v>1</v></c>', "<c r='{}'><v>1</v></c>", '<c r = "{}"><v>1</v></c>',
     '<c\nr="{}"><v>1</v></c>', '<c s="1" r="{}"><v>a=b</v></c>']
)  # fmt: skip


@given(
    st.lists(st.tuples(_ROWS, _COLUMNS, _WRITTEN), min_size=1, max_size=60),
    st.booleans(),
    st.booleans(),
    st.integers(20, 5_000),
)
def test_the_furthest_row_and_column_are_found(
    cells: list[tuple[int, int, str]], in_order: bool, plain: bool, piece: int
) -> None:
    if in_order:
        cells.sort()
    usual = '<c r="{}"><v>1</v></c>'
    text = "<sheetData>" + "".join(
        (usual if plain else written).format(f"{column_letters(column - 1)}{row}")
        for row, column, written in cells
    )
    scan = XlsxExtent(10_000_000)
    data = text.encode()
    for start in range(0, len(data), piece):
        scan.feed(data[start : start + piece])
    rows = max(row for row, _, _ in cells)
    columns = max(column for _, column, _ in cells)
    assert scan.finish() == rows * columns

"""The messages of the reading process: what goes in comes out, and nothing else is believed."""

import io
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.imports.frames import BadFrame, messages, row_read, row_written, written

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(),
    st.dates(),
    st.datetimes(),
)


@given(st.lists(st.lists(CELLS, max_size=12), max_size=12))
def test_rows_come_out_as_they_went_in(rows: list[list[Any]]) -> None:
    frame = written({"is": "rows", "rows": [row_written(row) for row in rows]})
    (message,) = messages(io.BytesIO(frame))
    found = [row_read(row) for row in message["rows"]]
    assert found == rows
    assert [[type(c) for c in row] for row in found] == [[type(c) for c in row] for row in rows]


def test_numbers_that_are_none_become_words() -> None:
    assert row_written([float("nan"), float("inf"), 1.5]) == ["nan", "inf", 1.5]


@given(st.lists(st.dictionaries(st.text(max_size=5), st.integers()), min_size=1, max_size=4),
       st.data())  # fmt: skip
def test_a_stream_cut_anywhere_is_noticed(payloads: list[dict[str, int]], data: Any) -> None:
    sent = [{**payload, "is": "x"} for payload in payloads]
    ends = {0}
    stream = b""
    for message in sent:
        stream += written(message)
        ends.add(len(stream))
    cut = data.draw(st.integers(0, len(stream)))
    reading = messages(io.BytesIO(stream[:cut]))
    if cut in ends:
        assert list(reading) == sent[: sorted(ends).index(cut)]
    else:
        with pytest.raises(BadFrame):
            list(reading)


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_messages_or_refused(noise: bytes) -> None:
    for stream in (noise, len(noise).to_bytes(4, "big") + noise):
        try:
            for message in messages(io.BytesIO(stream)):
                assert isinstance(message["is"], str)
        except BadFrame:
            pass


@pytest.mark.parametrize(
    "body", [b"[]", b'"is"', b'{"is": 1}', b'{"is": "x", "n": NaN}', b"{", b"\xff\xfe",
             b"[" * 50_000]
)  # fmt: skip
def test_what_is_no_message(body: bytes) -> None:
    with pytest.raises(BadFrame):
        list(messages(io.BytesIO(len(body).to_bytes(4, "big") + body)))


@pytest.mark.parametrize(
    "row", ["text", None, [{"a": 1}], [[1]], [["2019-13-01"]], [["2019-01-01", 2]], [[]], [1e999],
            [0] * 5000]
)  # fmt: skip
def test_what_is_no_row(row: Any) -> None:
    with pytest.raises(BadFrame):
        row_read(row)


def test_a_date_stays_a_date_and_a_moment_a_moment() -> None:
    row = row_read([["2019-09-30"], ["2019-09-30T12:30:00"]])
    assert row == [date(2019, 9, 30), datetime(2019, 9, 30, 12, 30)]  # noqa: DTZ001


def test_bytes_behind_a_message_come_out_as_they_went_in() -> None:
    blob = bytes(range(256)) * 9
    stream = io.BytesIO(written({"is": "columns"}, blob) + written({"is": "columns"}, b""))
    assert [message["blob"] for message in messages(stream)] == [blob, b""]


@pytest.mark.parametrize("size", [-1, 2**40, "9", True, 3.0])
def test_bytes_of_an_impossible_number_are_refused(size: object) -> None:
    with pytest.raises(BadFrame):
        list(messages(io.BytesIO(written({"is": "columns", "blob": size}) + b"xyz")))


def test_bytes_that_are_cut_short_are_refused() -> None:
    with pytest.raises(BadFrame):
        list(messages(io.BytesIO(written({"is": "columns"}, b"abc")[:-1])))

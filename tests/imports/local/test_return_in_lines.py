"""A file in any layout on its way in, as the command line tells it."""

from dataclasses import replace
from pathlib import Path

import pytest

from oversight_app.domain.batches import Ledger, RowIssue
from oversight_app.domain.local import LocalPreview, Moved
from oversight_app.domain.records import Office
from oversight_app.domain.schemes import Term, TermKind, code_for
from oversight_app.imports.local.looking import look, settled
from oversight_app.imports.local.preview import (
    asked_lines,
    describe_local,
    describe_look,
    layout_line,
)
from oversight_app.imports.local.reading import read_local
from oversight_app.imports.local.resolving import known, resolve
from oversight_app.store.local_keeping import compare_local, keep_local
from oversight_app.store.mappings import all_mappings
from oversight_app.store.workspace import create
from tests.imports.local.making_layouts import TODAY, csv_file, looked
from tests.imports.local.test_resolving import log, office

LOG = """
    A Police Force,,,,
    ,,,,
    Date,Officer,Area,Activity,Hours
    13/04/2022,Jane Smith,Eastham,Patrol,7.5
    14/04/2022,John Brown,Eastham,Training,3
    15/04/2022,Priya Patel,,Patrol,-2
    Total,,,,8.5
    """


def test_a_look_says_what_each_column_was_taken_for_and_what_is_asked(tmp_path: Path) -> None:
    assert describe_look(looked(tmp_path, LOG)) == [
        "return.csv: duty or shift log",
        "encoding UTF-8, cells parted by commas, headings in row 3, records in rows 4 to 6, "
        "1 row of totals skipped",
        "“Date”: date, day first (heading matches)",
        "“Officer”: left out, looks like names",
        "“Area”: district (heading matches)",
        "“Activity”: activity (heading matches)",
        "“Hours”: hours (heading matches)",
        "still to be said: Say which scheme the file is of, or which column says it.",
    ]


def test_from_a_file_never_seen_to_a_kept_layout(tmp_path: Path) -> None:
    path = csv_file(tmp_path, LOG)
    created = create(tmp_path / "o.oversight", Office("Test office", "E23000038"), reference=False)
    with created as workspace:
        knows = known(workspace)
        seen = look(path, today=TODAY, words=knows.words)
        mapping = replace(seen.proposed, name="Duty log", constants={"scheme": "specials"})
        assert settled(mapping) == ()
        raw = read_local(path, mapping, sheet=seen.sheet, today=TODAY)
        asked = resolve(raw, knows)
        assert asked_lines(asked) == [
            "not known: district “Eastham”, in 2 rows",
            "This file can’t be kept until it is said what each of these words stands for.",
        ]
        east = Term(TermKind.DISTRICT, code_for("Eastham", ()), "Eastham")
        ready = resolve(raw, knows, {("district", "Eastham"): east.code}, [east])
        lines = describe_local(compare_local(workspace, ready))
        assert "rows read 3 = 2 added + 0 revised + 0 unchanged + 1 rejected" in lines
        assert any(line.startswith("rejected: row 6, column Hours") for line in lines)
        assert not any("Smith" in line or "Patel" in line for line in lines)
        keep_local(workspace, [ready], mappings=[ready.mapping])

        again = look(
            path, today=TODAY, mappings=all_mappings(workspace), words=known(workspace).words
        )
        assert again.fits is not None
        assert again.fits.name == "Duty log"
        straight = resolve(read_local(path, again.fits, today=TODAY), known(workspace))
        assert not straight.blocked
        ledger = compare_local(workspace, straight).ledger
    assert (ledger.added, ledger.unchanged, ledger.rejected) == (0, 2, 1)


def test_what_changes_is_said_month_by_month() -> None:
    incoming = resolve(log([""]), office())
    moved = Moved("specials", 24267, 6000, 5400, 12, 11)
    lines = describe_local(LocalPreview(incoming, Ledger(0, 11, 0, 0), 1, (moved,)))
    assert "rows read 11 = 0 added + 11 revised + 0 unchanged + 0 rejected" in lines
    assert ("1 row of earlier files no longer stands: this file holds its months whole") in lines
    assert (
        "Special Constabulary, April 2022: 100.0 hours become 90.0 (−10.0), 12 rows become 11"
    ) in lines


def test_schemes_are_called_as_the_office_calls_them() -> None:
    incoming = resolve(log([""]), office())
    mapping = replace(incoming.mapping, constants={"scheme": "specials", "activity": "gone"})
    preview = LocalPreview(
        replace(incoming, mapping=mapping), Ledger(1), 0, (Moved("psv", 24267, 60, 60, 1, 1),)
    )
    names = {TermKind.SCHEME: {"specials": "The Specials", "psv": "Support volunteers"}}
    lines = describe_local(preview, names)
    assert "every row: scheme “The Specials”" in lines
    assert "every row: activity “gone”" in lines
    assert any(line.startswith("Support volunteers, April 2022: 1.0 hours") for line in lines)
    assert "every row: scheme “Special Constabulary”" in describe_local(preview)


@pytest.mark.parametrize("count", [1, 20, 21, 500])
def test_of_many_problems_the_first_twenty_are_shown_and_the_rest_counted(count: int) -> None:
    incoming = replace(
        resolve(log([""]), office()),
        issues=tuple(
            RowIssue("Log", row, "Hours", "“x”", "A length of time was expected", True)
            for row in range(2, 2 + count)
        ),
    )
    lines = describe_local(LocalPreview(incoming, Ledger(1, 0, 0, count)))
    assert sum(line.startswith("rejected:") for line in lines) == min(count, 20)
    assert (f"and {count - 20:,} more (rejected)" in lines) == (count > 20)


def test_a_layout_is_told_in_one_line(tmp_path: Path) -> None:
    seen = looked(tmp_path, "Date,Area,Hours\n2022-04-03,North,2\n\n2022-04-04,North,2\n")
    assert layout_line(seen.layout) == (
        "encoding UTF-8, cells parted by commas, headings in row 1, records in rows 2 to 4, "
        "1 blank row skipped"
    )

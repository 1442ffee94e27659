"""The papers: the whole quarterly pack, hiding small numbers, a preview after a change, freezing,
and what papers that were sent say now.

``pytest -m bench -s -n 0 tests/bench/test_papers.py``
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import Format, PaperOrder, SectionChoice
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.small_numbers import Rule
from oversight_app.domain.wording import Quantity
from oversight_app.store import papers
from oversight_app.store.sample import write_sample
from oversight_app.store.workspace import Workspace, open_workspace
from oversight_app.summaries import compared, document_codec, keeping, preparing
from oversight_app.summaries.document import (
    Document,
    TableBlock,
)
from oversight_app.summaries.pdf import page_pictures
from oversight_app.summaries.preparing import prepare
from oversight_app.summaries.reread import reread
from oversight_app.summaries.small_numbers import protect
from oversight_app.summaries.writing import made_files
from tests.summaries.counted_tables import cube

pytestmark = pytest.mark.bench
ORDER = PaperOrder("quarterly", Period.parse("2022-23-Q2", PeriodKind.QUARTER))
ROOT = Path(__file__).resolve().parents[2]
SENT = 20


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("papers") / "sample.oversight"
    write_sample(path)
    with open_workspace(path) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def pack(sample: Workspace) -> Document:
    found = prepare(sample, ORDER).document
    many = sum(len(one.rows) for one in found.tables())
    print(f"\nthe pack: {len(list(found.tables()))} tables of {many} rows")
    return found


def _say(what: str, work: Callable[[], object], runs: int = 3) -> None:
    """Print the first run and the best of those that follow, and the seconds at work."""
    times, at_work = [], []
    for _ in range(runs + 1):
        start, spent = time.perf_counter(), time.process_time()
        work()
        times.append(time.perf_counter() - start)
        at_work.append(time.process_time() - spent)
    print(
        f"\n{what}: {times[0] * 1000:.0f} ms the first time, then {min(times[1:]) * 1000:.0f} ms "
        f"({min(at_work[1:]) * 1000:.0f} ms at work)"
    )


@pytest.mark.parametrize("each", list(Format))
def test_reading_a_file_again(pack: Document, each: Format) -> None:
    files = made_files(pack, [each], "pack")
    _say(
        f"reading the {each.upper()} again",
        lambda: [reread(one.content, each, pack, one.name) for one in files],
    )


_WHOLE = """
import resource, sys, time
from pathlib import Path
start, spent = time.perf_counter(), time.process_time()
from oversight_app.domain.papers import Format, PaperOrder
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.store.workspace import open_workspace
from oversight_app.summaries.preparing import prepare
from oversight_app.summaries.writing import made_files, write_files
order = PaperOrder("quarterly", Period.parse("2022-23-Q2", PeriodKind.QUARTER))
with open_workspace(Path(sys.argv[1]), for_writing=False) as ws:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for what in ("the first", "a second"):
        found = prepare(ws, order)
        there = time.perf_counter()
        files = made_files(found.document, list(Format), "pack")
        write_files(files, Path(sys.argv[2]))
        now, at_work = time.perf_counter(), time.process_time()
        print(f"  {what} pack in five formats: {now - start:.2f} s ({there - start:.2f} s of it to "
              f"prepare it), {at_work - spent:.2f} s at work")
        start, spent = now, at_work
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"  memory: {peak / 1024:.0f} MB at the most, {before / 1024:.0f} MB before")
"""


def test_the_whole_pack_in_a_process_of_its_own(sample: Workspace, tmp_path: Path) -> None:
    """Goal: 3 s for all five, libraries loaded, small numbers hidden and each read again."""
    done = subprocess.run(
        [sys.executable, "-c", _WHOLE, str(sample.path), str(tmp_path)],
        capture_output=True, text=True, check=True, cwd=ROOT, timeout=300,
    )  # fmt: skip
    print(f"\n{done.stdout}", end="")


def test_hiding_in_three_thousand_counts() -> None:
    """A table of three dimensions with every margin: 15 × 14 × 14 counts."""
    tabulated = cube((14, 13, 13), Random(1), 60)
    document = tabulated.document()
    found: list[Any] = []
    _say(
        f"hiding small numbers in {len(tabulated.values):,} counts, {len(tabulated.sums):,} sums",
        lambda: found.append(protect(document, Rule.BELOW_5)),
        runs=1,
    )
    small = sum(0 < value < 5 for value in tabulated.values.values())
    print(f"  {small:,} small, {len(found[0].hidden):,} hidden, {len(found[0].exposed)} exposed")


def test_the_preview_after_a_change(sample: Workspace) -> None:
    """What the window does once a section is left out or words are typed: the sections are as
    they were made, the pages are drawn anew."""
    chosen = preparing.paper(ORDER.paper)
    material = chosen.build(sample, ORDER)
    first = chosen.sections[0].id
    number = 0

    def changed() -> Document:
        nonlocal number
        number += 1
        words = SectionChoice(first, words=f"Said for the {number}th time.")
        order = replace(ORDER, sections=(words,))
        return preparing.prepare_material(sample, chosen, order, material).document

    _say("the pack after a change of words, checked", changed)
    _say("the same with its pages drawn", lambda: page_pictures(changed(), 144.0))


def test_freezing(sample: Workspace, tmp_path: Path) -> None:
    with open_workspace(Path(shutil.copy(sample.path, tmp_path / "copy.oversight"))) as ws:
        prepared = prepare(ws, ORDER)

        def freeze() -> None:
            number = papers.save_draft(ws, f"Pack {time.perf_counter()}", ORDER, "Office").saved[0]
            keeping.freeze(ws, number, prepared)

        _say("freezing a pack that is prepared", freeze)
        _say("opening it again", lambda: keeping.frozen_paper(ws, papers.papers(ws)[0]))


def test_what_sent_papers_say_now(sample: Workspace, tmp_path: Path) -> None:
    """Packs of twenty quarters or fewer were sent, and each is held against today's figures."""
    with open_workspace(Path(shutil.copy(sample.path, tmp_path / "copy.oversight"))) as ws:
        for back in range(SENT):
            assert ORDER.period is not None
            period = Period(PeriodKind.QUARTER, ORDER.period.index - back % 8)
            order = replace(ORDER, period=period)
            prepared = prepare(ws, order)
            # A paper with sample data is never sent: for the measure it is taken as the office's.
            document = replace(_one_other(prepared.document), provenance=Provenance.LOCAL)
            kept = document_codec.to_bytes(document, prepared.disclosure)
            number = papers.save_draft(ws, f"Pack {back}", order, "Office").saved[0]
            papers.freeze(
                ws, number, kept, document.history_head, ws.today(), provenance=Provenance.LOCAL
            )
            papers.approve(ws, number, "Commissioner", ws.today())
            papers.record_sent(
                ws, number, "Panel", "Office", ws.today(), [("pack.csv", Format.CSV, b"x")], ()
            )

        def affected() -> int:
            compared._KNOWN.clear()
            return len(compared.affected(ws))

        print(f"\n{affected()} of {SENT} sent packs say something else now")
        _say(f"holding {SENT} sent packs against today", affected, runs=1)
        _say("asking again", lambda: compared.affected(ws))
        _say("preparing a pack beside them", lambda: prepare(ws, ORDER, papers.disclosures(ws)))


def _one_other(document: Document) -> Document:
    """The same, with one figure of its first table other than it is."""
    for at, block in enumerate(document.blocks):
        if isinstance(block, TableBlock):
            row = block.table.rows[0]
            place = next(
                (i for i, one in enumerate(row.cells)
                 if isinstance(one, Quantity) and one.value is not None and not one.counts), None
            )  # fmt: skip
            if place is not None:
                cell = row.cells[place]
                assert isinstance(cell, Quantity)
                cells = list(row.cells)
                cells[place] = replace(cell, value=(cell.value or 0.0) + 1.0)
                rows = (replace(row, cells=tuple(cells)), *block.table.rows[1:])
                other = replace(block, table=replace(block.table, rows=rows))
                return replace(
                    document, blocks=(*document.blocks[:at], other, *document.blocks[at + 1 :])
                )
    return document

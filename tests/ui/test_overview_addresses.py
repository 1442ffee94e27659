"""Every step, line and question of the Overview leads to a place and a tab that there are."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

import pytest

from oversight_app.domain.attention import BackupStanding
from oversight_app.review import attention_due, since_looked
from oversight_app.review.measure_names import CATALOGUE
from oversight_app.review.overview import Looked, OverviewAnswer, overview
from oversight_app.store.workspace import open_workspace
from oversight_app.ui.pages.answering_page import AnsweringPage
from oversight_app.ui.pages.data_tab import DataTab
from oversight_app.ui.places import PLACES, RECORD

_PAGES = ("activity", "specials", "governance", "outside_groups", "accountability", "summaries")
_DATA = (
    "backups", "history", "imports", "layouts", "names", "releases", "retention", "revisions",
)  # fmt: skip


def tabs() -> dict[str, set[str]]:
    """The tabs of each place, by its id."""
    found: dict[str, set[str]] = {place.id: set() for place in PLACES}
    for name in _PAGES:
        module = import_module(f"oversight_app.ui.pages.{name}")
        pages = [one for one in vars(module).values() if isinstance(one, type)]
        for page in pages:
            if issubclass(page, AnsweringPage) and page.kinds:
                found[name.replace("_", "-")] |= set(page.kinds)
    for name in _DATA:
        module = import_module(f"oversight_app.ui.pages.data_{name}")
        kinds = [one for one in vars(module).values() if isinstance(one, type)]
        found["data"] |= {
            one.id for one in kinds if issubclass(one, DataTab) and one is not DataTab
        }
    return found


@pytest.fixture(scope="module")
def answer(sample_file: Path) -> Iterator[OverviewAnswer]:
    with open_workspace(sample_file, for_writing=False) as ws:
        yield overview(
            ws,
            backups=BackupStanding(None, "E:/", date(2020, 1, 1)),
            looked=Looked(0, datetime.now(UTC)),
            affected=1,
        )


def leads_nowhere(addresses: set[str]) -> list[str]:
    known = tabs()
    wrong = []
    for address in sorted(addresses):
        place, _, part = address.partition("/")
        tab = part.partition("/")[0]
        if place == RECORD:
            right = part.isdecimal()
        else:
            right = place in known and (not tab or tab in known[place])
        if not right:
            wrong.append(address)
    return wrong


def test_every_line_of_the_sample_leads_somewhere(answer: OverviewAnswer) -> None:
    found = answer.attention.items
    addresses = {one.step.go for one in found}
    addresses |= {one.go for one in answer.matrix.lines}
    addresses |= {one.go for one in answer.changed.noted}
    addresses |= {one.go for one in answer.since.entries} if answer.since else set()
    addresses |= {answer.meeting.step.go, *(one.go for one in answer.meeting.questions)}
    assert len(addresses) > 20
    assert leads_nowhere(addresses) == []
    assert {one.place for one in found} <= {place.id for place in PLACES}


def test_every_list_that_a_line_can_lead_to_is_there() -> None:
    lists = {*attention_due._LISTS.values(), attention_due.ALL_DUE}
    lists |= set(since_looked._SHOWN.values()) | {since_looked._HISTORY}
    lists |= {one.address for one in CATALOGUE.values() if one.address}
    assert leads_nowhere(lists) == []

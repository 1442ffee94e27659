"""Everything held on a subject is found, gathered in one act and handed out whole."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.accountability import Question
from oversight_app.domain.batches import Incoming
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Observation
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.requests import InformationRequest
from oversight_app.domain.risk import Risk
from oversight_app.store import history, records
from oversight_app.store.batches import keep
from oversight_app.store.drafts import keep_draft
from oversight_app.store.gathering import EARLIER, gather, gathered, held_on
from oversight_app.store.record_links import links
from oversight_app.store.record_notes import add_note
from oversight_app.store.workspace import Workspace

DAY = date(2022, 3, 31)
_RISK = Risk(
    name="A dog bites", owner="Office", raised_on=DAY, review_by=DAY, likelihood=1, impact=1
)


def _save(workspace: Workspace, record: Recorded) -> int:
    (made,) = records.save(workspace, record).saved
    return made


def _question(asked: str) -> Question:
    return Question(asked=asked, asked_of="Force", asked_on=DAY)


def _request(workspace: Workspace) -> int:
    return _save(
        workspace,
        InformationRequest(subject="Dog visits", asked="All on dogs", received=DAY),
    )


def test_all_that_is_held_is_found(small: Workspace, incoming: Callable[..., Incoming]) -> None:
    said = _save(small, _question("Who sees to the DOGS?"))
    noted = _save(small, _question("Who sees to the horses?"))
    add_note(small, noted, "The dogs as well", "Office")
    once = _save(small, _question("Who feeds the dogs?"))
    record = records.one(small, once)
    assert isinstance(record, Question)
    records.save(small, replace(record, asked="Who feeds the animals?"))
    _save(small, _question("Who sees to the cats?"))
    keep_draft(small, "risk", None, 0, {"name": "Dogs may bite"})
    keep_draft(small, "risk", None, 0, {"name": "Cats may bite"})
    figure = Observation("E1", DAY, "specials-strength", 10.0)
    keep(small, [incoming(DAY, figure, name="Dogs 2022.ods")])
    found = held_on(small, "dogs")
    assert {one.id for one in found.records} == {said, noted, once}
    assert next(one for one in found.records if one.id == once).snippet == EARLIER
    assert [one.file_name for one in found.imports] == ["Dogs 2022.ods"]
    assert [one.said["name"] for one in found.drafts] == ["Dogs may bite"]


@pytest.mark.parametrize("words", ["“K-9” vans", 'the "blue" vans', "C:\\\\vans", "VÁNS blue"])
def test_what_a_record_said_once_is_found_however_it_is_written(
    small: Workspace, words: str
) -> None:
    number = _save(small, _question(f"Where are {words} kept?"))
    kept = records.one(small, number)
    assert isinstance(kept, Question)
    records.save(small, replace(kept, asked="Where are they kept?"))
    (hit,) = held_on(small, words).records
    assert (hit.id, hit.snippet) == (number, EARLIER)


def test_no_words_find_nothing(small: Workspace) -> None:
    _request(small)
    found = held_on(small, "  ")
    assert (found.records, found.imports, found.drafts) == ((), (), ())


def test_what_was_found_is_gathered_in_one_act_and_handed_out(small: Workspace) -> None:
    request = _request(small)
    question = _save(small, _question("Who sees to the dogs?"))
    risk = _save(small, _RISK)
    add_note(small, question, "Asked twice", "Office")
    gather(small, request, [question, risk, request, question])
    found = {one.record.id: one for one in gathered(small, request)}
    assert set(found) == {question, risk}
    assert [note.words for note in found[question].notes] == ["Asked twice"]
    assert len(found[question].versions) == 1
    assert [link.from_id for link in found[question].links] == [request]
    head = history.head(small)
    gather(small, request, [question])  # it is gathered already
    assert history.head(small) == head
    history.undo(small)
    assert links(small) == ()


def test_nothing_is_gathered_for_what_is_no_request(small: Workspace) -> None:
    question = _save(small, _question("Who?"))
    with pytest.raises(UserProblem, match="Nothing was gathered"):
        gather(small, question, [question])

"""However many things are due, put off or grouped: each is told once, under a name of its own."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.accountability import Action, Question
from oversight_app.domain.attention import Snooze
from oversight_app.domain.positions import Position
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.risk import Risk
from oversight_app.review.attention_due import due_attention
from oversight_app.review.due import DueItem, place_of

TODAY = date(2022, 10, 31)
_DONE = {"question": "Answer due", "action": "Due", "risk": "Review", "position": "Review"}


def _record(kind: str, number: int) -> Recorded:
    match kind:
        case "question":
            return Question(id=number, number=number, asked="How many?", asked_of="The force")
        case "action":
            return Action(id=number, number=number, task="Vet", owner="Training lead")
        case "risk":
            return Risk(id=number, number=number, name="Entrapment")
    return Position(id=number, number=number, name="Would consider it")


@st.composite
def due_items(draw: st.DrawFn) -> list[DueItem]:
    kinds = draw(st.lists(st.sampled_from(sorted(_DONE)), max_size=12))
    found = []
    for number, kind in enumerate(kinds, 1):
        late = draw(st.integers(-30, 40))
        record = _record(kind, number)
        found.append(
            DueItem(
                record, record.reference, record.title, _DONE[kind],
                TODAY - timedelta(days=late), late, "", place_of(kind),
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: one.day)


@given(due_items(), st.data())
def test_each_thing_is_told_once_under_its_own_name(
    items: list[DueItem], data: st.DataObject
) -> None:
    told = due_attention(items, TODAY, {})
    away = data.draw(st.sets(st.sampled_from([one.subject for one in told]))) if told else set()
    put_off = {
        one: Snooze(one, TODAY + timedelta(days=1), "Later", 99, TODAY, "somebody") for one in away
    }
    # More may fall due after something was put off, and some of it be done.
    left = data.draw(st.lists(st.sampled_from(items), unique_by=id)) if items else []
    left = [one for one in items if any(one is other for other in left)]
    again = due_attention(left, TODAY, put_off)
    names = [one.subject for one in again]
    assert len(names) == len(set(names))
    assert sum(one.amount for one in again) == len(left)
    assert all(one.step.words and one.step.go for one in again)

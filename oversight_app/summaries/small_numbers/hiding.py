"""A document without what is to be hidden: every figure that names a hidden count goes with it,
and where counts are rounded, every figure made of them follows."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from oversight_app.domain.observations import Marker
from oversight_app.domain.small_numbers import Rule
from oversight_app.domain.wording import Quantity, Sentence, quantity_in
from oversight_app.summaries.document import Document
from oversight_app.summaries.small_numbers.figures import Change, changed
from oversight_app.summaries.small_numbers.gathered import Gathered


def with_hidden(
    document: Document, found: Gathered, hidden: Collection[str], rounded: Mapping[str, int]
) -> Document:
    """Return the document with the hidden counts hidden and the rounded ones rounded."""
    if rounded:
        return changed(document, _Rounding(found, hidden, rounded))
    return changed(document, _Hiding(hidden)) if hidden else document


def with_note(document: Document, note: str) -> Document:
    """Return the document with what the rule did, for its readers."""
    return replace(document, hidden_note=note) if note else document


def hidden_note(rule: Rule, *, hides: bool, rounds: bool) -> str:
    """Say for readers what the rule did in a paper; "" where it did nothing."""
    said = []
    if rounds:
        said.append(
            f"Numbers of people are rounded to the nearest {rule.threshold}, so they may not add "
            "up to their totals."
        )
        small = "a figure that can’t be given without saying too much about a few people"
    else:
        small = (
            f"a number of people below {rule.threshold} is hidden, or a figure that would give "
            "one back"
        )
    if hides or rounds:
        said.append(f"{Marker.HIDDEN} stands where {small}" + (" is hidden." if rounds else "."))
    return " ".join(said)


class _Hiding(Change):
    def __init__(self, hidden: Collection[str]) -> None:
        self._hidden = frozenset(hidden)

    def figure(self, quantity: Quantity, where: str) -> Quantity:
        if self._hidden.isdisjoint(quantity.counts):
            return quantity
        return _without(quantity)

    def drawn(self, value: float, counts: tuple[str, ...], where: str) -> float | None:
        return value if self._hidden.isdisjoint(counts) else None


def _without(quantity: Quantity) -> Quantity:
    return replace(quantity, value=None, marker=Marker.HIDDEN)


class _Rounding(Change):
    """Rounds each count by itself; what is made of counts is worked out again from rounded ones,
    or hidden where that can't be done."""

    def __init__(
        self, found: Gathered, hidden: Collection[str], rounded: Mapping[str, int]
    ) -> None:
        self._found, self._hidden, self._rounded = found, frozenset(hidden), rounded

    @property
    def drops_limits(self) -> bool:
        return True

    def figure(self, quantity: Quantity, where: str) -> Quantity:
        assert quantity.value is not None
        value = self._worked_out(quantity)
        if value is None:
            return _without(quantity)
        return quantity if value == quantity.value else replace(quantity, value=value)

    def drawn(self, value: float, counts: tuple[str, ...], where: str) -> float | None:
        return self._worked_out(Quantity(value, counts=counts))

    def sentence(self, sentence: Sentence) -> Sentence:
        about = {
            name
            for name, slot in sentence.slots.items()
            if (figure := quantity_in(slot)) is not None
            and figure.value is not None
            and not self._rounded.keys().isdisjoint(figure.counts)
        }
        return replace(
            sentence,
            template=_about(sentence.template, about),
            if_hidden=_about(sentence.if_hidden, about),
        )

    def _worked_out(self, quantity: Quantity) -> float | None:
        counts, value = quantity.counts, quantity.value
        if not self._hidden.isdisjoint(counts):
            return None
        if self._rounded.keys().isdisjoint(counts):
            return value
        true = [self._found.values[key] for key in counts]
        now = [self._rounded.get(key, self._found.values[key]) for key in counts]
        if quantity.ratio and len(counts) == 2:
            return quantity.ratio * now[0] / now[1] if now[1] else None
        if len(counts) == 1 and value == true[0]:
            return float(now[0])
        if len(counts) == 2 and quantity.signed and value == true[0] - true[1]:
            return float(now[0] - now[1])
        return None


_SLOT = re.compile(r"(?<!\{)\{(\w+)[^{}]*\}")


def _about(template: str, names: Collection[str]) -> str:
    """Write "about" before each rounded figure that has none."""

    def written(found: re.Match[str]) -> str:
        before = template[: found.start()]
        if found[1] not in names or re.search(r"\babout\s*[−+(]?$", before, re.IGNORECASE):
            return found[0]
        first = not before or bool(re.search(r"[.?!:]\s+$", before) and before.rstrip()[-1] != ":")
        return f"{'About' if first else 'about'} {found[0]}"

    return _SLOT.sub(written, template)

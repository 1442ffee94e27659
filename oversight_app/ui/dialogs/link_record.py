"""Choose how a record is linked, and with what."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from oversight_app.domain.record_kinds import (
    KINDS,
    RELATION_WORDS,
    Link,
    Relation,
    may_point,
)
from oversight_app.domain.recorded import Recorded
from oversight_app.review.record_linked import FIGURE, IMPORT, SCHEME
from oversight_app.ui.dialogs.choosing import chosen
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.filter_bar import ChoiceBox
from oversight_app.ui.widgets.record_choice import SearchedChoice


@dataclass(frozen=True, slots=True)
class Target:
    """Something to link with: the kind of a record and its ``id``, or a scheme, figure or import
    and its code, name or number."""

    kind: str
    value: object
    words: str


@dataclass(frozen=True, slots=True)
class Way:
    """A relation, from the record at hand (``onward``) or towards it."""

    relation: Relation
    onward: bool

    @property
    def words(self) -> str:
        """ "Answers", or "Answered by"."""
        return RELATION_WORDS[self.relation][0 if self.onward else 1]

    def takes(self, own: str, other: str) -> bool:
        """True where a record of a kind may be linked so with something of another kind."""
        if other in (SCHEME, FIGURE, IMPORT):
            return self.relation is Relation.ABOUT and self.onward
        ends = (own, other) if self.onward else (other, own)
        return may_point(self.relation, *ends)


_USUAL = (
    Relation.ANSWERS, Relation.PUBLISHES, Relation.RESTS, Relation.REDUCES, Relation.FOLLOWS,
    Relation.ABOUT, Relation.REPLACES, Relation.GATHERED,
)  # fmt: skip
"""The relations, the narrowest first: that is most often the one meant."""


def ways(kind: str) -> tuple[Way, ...]:
    """Return every way in which a record of a kind may be linked, the most usual first."""
    every = (Way(relation, onward) for relation in Relation for onward in (True, False))
    found = [one for one in every if any(one.takes(kind, other) for other in KINDS)]
    return tuple(sorted(found, key=lambda one: (_USUAL.index(one.relation), not one.onward)))


class LinkDialog(FormDialog):
    """``link`` is what was chosen; its own end is the record's ``id`` (0 for a new one)."""

    def __init__(
        self,
        theme: Theme,
        record: Recorded,
        targets: Sequence[Target],
        parent: QWidget | None = None,
    ) -> None:
        name = record.reference if record.id else f"this {record.noun}"
        super().__init__(theme, f"Link {name}", "The link is shown at both ends.", "Link", parent)
        self.setObjectName("link-record")
        self._record, self._ways = record, ways(record.kind)
        self._search = SearchedChoice("Type a reference or any words of it")
        self._search.setToolTip("Records, schemes, figures or imports by any of their words")
        own = (record.kind, record.id)
        others = [one for one in targets if (one.kind, one.value) != own]
        self._search.offer([(one, one.words) for one in others if self._fitting(one)])
        self.add_field("target", "With what", self._search)
        self._way = ChoiceBox()
        self._way.setToolTip("How the two hang together")
        self._way.setPlaceholderText("First choose with what")
        self.add_field("way", "How", self._way)
        self._search.picked.connect(self._offer)
        self._search.picked.connect(self._look_again)
        self._offer()
        self._search.setFocus()

    @property
    def link(self) -> Link:
        """The link as chosen."""
        way, own = self._chosen_way, self._record.id
        target = self._search.value
        assert isinstance(target, Target)
        if target.kind == SCHEME:
            return Link(own, way.relation, scheme=str(target.value))
        if target.kind == FIGURE:
            return Link(own, way.relation, figure=str(target.value))
        number = int(str(target.value))
        if target.kind == IMPORT:
            return Link(own, way.relation, batch=number)
        return Link(own, way.relation, number) if way.onward else Link(number, way.relation, own)

    def problems(self) -> dict[str, str]:
        """Something to link with."""
        if self._search.value is not None:
            return {}
        if self._search.text().strip():
            return {"target": "This is none of those offered. Choose one of the list."}
        return {"target": "Choose what to link it with."}

    @property
    def _chosen_way(self) -> Way:
        return self._ways[int(chosen(self._way))]

    def _fitting(self, target: Target) -> list[int]:
        """The places of the ways in which something can be linked with."""
        own = self._record.kind
        return [i for i, way in enumerate(self._ways) if way.takes(own, target.kind)]

    def _offer(self) -> None:
        """Offer the ways that fit what is chosen; they wait until it is."""
        target = self._search.value
        self._way.clear()
        for place in self._fitting(target) if isinstance(target, Target) else ():
            self._way.addItem(self._ways[place].words, place)
        # With words for "not yet" Qt chooses none by itself.
        self._way.setCurrentIndex(0 if self._way.count() else -1)
        self._way.setEnabled(self._way.count() > 0)

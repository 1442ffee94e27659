"""Hiding small numbers of people in a document before anything is worded, drawn or written.

``gathered`` reads what a document counts, ``problem`` sets out what is known and what may be
hidden, ``plan`` decides with ``solver``, and ``hiding`` maps the document to one that shows the
rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from oversight_app.domain.small_numbers import Disclosure, Rule, Sum
from oversight_app.summaries.document import Document
from oversight_app.summaries.small_numbers.gathered import Gathered, gathered
from oversight_app.summaries.small_numbers.hiding import hidden_note, with_hidden, with_note
from oversight_app.summaries.small_numbers.problem import rounded_to, stated


@dataclass(frozen=True, slots=True)
class HiddenFigure:
    """One count that was hidden: where it first stands, in words ("Headcount, Swindon"), its
    key, and why ("Below 5" or "Would give back another"). ``primary``: for what it is itself."""

    where: str
    key: str
    why: str
    primary: bool


@dataclass(frozen=True, slots=True)
class Protected:
    """A document with its small numbers hidden, what it gives away, and what was hidden.

    ``exposed`` are keys of hidden counts that can be worked out in spite of it (an earlier paper
    or a published figure gives them back): the paper must not leave so.
    """

    document: Document
    disclosure: Disclosure
    hidden: tuple[HiddenFigure, ...] = ()
    exposed: tuple[str, ...] = ()
    gives_back: tuple[str, ...] = ()
    """The papers sent before that hold what is exposed, in words."""


def protect(
    document: Document, rule: Rule, sent: Sequence[Disclosure] = (), *, shown_because: str = ""
) -> Protected:
    """Return the document with small counts of people hidden, and all that would give them back.

    ``sent`` is what other papers already gave away; ``shown_because`` shows everything. The same
    document, rule and papers have the same outcome. Raises ValueError where counts contradict
    each other: a fault of the paper's author.
    """
    found = gathered(document)
    if not found.values:
        return Protected(document, Disclosure())
    if shown_because:
        return Protected(document, Disclosure(_printed(found, ()), sums=found.sums))
    hidden, exposed = _decided(found, rule, sent)
    rounded = {}
    if rule.rounds:
        rounded = {
            key: rounded_to(value, rule.threshold)
            for key, value in found.values.items()
            if key not in found.exempt and key not in hidden
        }
    after = with_hidden(document, found, hidden, rounded)
    given = _printed(found, {*hidden, *rounded})
    disclosure = Disclosure(
        shown=given,
        rounded={key: rounded[key] for key in rounded if key in found.printed},
        hidden={key: found.values[key] for key in sorted(hidden)},
        sums=found.sums,
    )
    said = tuple(
        HiddenFigure(found.where[key], key, hidden[key], hidden[key] != _GIVES_BACK)
        for key in found.where
        if key in hidden
    )
    noted = hidden_note(rule, hides=bool(said), rounds=any(key in found.printed for key in rounded))
    return Protected(
        with_note(after, noted), disclosure, said, exposed, _papers_with(exposed, found.sums, sent)
    )


def given_back(frozen: Disclosure, rule: Rule, sent: Sequence[Disclosure]) -> tuple[str, ...]:
    """Return the keys of counts that a frozen paper, or one sent before, hides and that the two
    together give back: the other was sent after this one was made. In it nothing can be hidden
    any more."""
    shown = {key: value for one in sent for key, value in one.shown.items()}
    openly = {
        key
        for one, other in ((frozen.hidden, shown), *((one.hidden, frozen.shown) for one in sent))
        for key, value in one.items()
        if other.get(key) == value
    }
    found = Gathered(
        values={**frozen.shown, **frozen.hidden}, exempt=set(frozen.shown), sums=frozen.sums
    )
    hides = Disclosure(rounded=frozen.rounded, hidden=frozen.hidden)
    problem = stated(found, rule, (hides, *sent))
    if not any(node.must for node in problem.nodes):
        return tuple(sorted(openly))
    from oversight_app.summaries.small_numbers.plan import planned

    return tuple(sorted({*openly, *(problem.nodes[at].key for at in planned(problem).exposed)}))


def _papers_with(
    exposed: Sequence[str], sums: Sequence[Sum], sent: Sequence[Disclosure]
) -> tuple[str, ...]:
    """Return the papers that hold some of these counts, or others that they add up with."""
    joined = [{one.total, *one.parts} for one in (*sums, *(s for each in sent for s in each.sums))]
    wanted, before = set(exposed), 0
    while len(wanted) > before:
        before = len(wanted)
        wanted.update(*(keys for keys in joined if keys & wanted))
    found = (
        one.paper for one in sent if one.paper and wanted & {*one.shown, *one.rounded, *one.hidden}
    )
    return tuple(dict.fromkeys(found))


def preview_rule(document: Document, rule: Rule) -> int:
    """Return how many counts that the document prints a rule hides for being small, or rounds;
    what must be hidden with them is not among them, so that asking is quick."""
    found = gathered(document)
    counts = [found.values[key] for key in found.printed if key not in found.exempt]
    if rule.rounds:
        return sum(value != rounded_to(value, rule.threshold) for value in counts)
    return sum(0 < value < rule.threshold for value in counts)


_GIVES_BACK = "Would give back another"
_BEFORE = "Hidden in a paper sent before"


def _printed(found: Gathered, without: "set[str] | tuple[()]") -> dict[str, int]:
    return {key: found.values[key] for key in sorted(found.printed) if key not in without}


def _decided(
    found: Gathered, rule: Rule, sent: Sequence[Disclosure]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the counts to hide, each with why, and those that can be worked out all the same."""
    problem = stated(found, rule, sent)
    if not any(node.must for node in problem.nodes):
        return {}, ()
    # The solver is loaded where there is something to solve.
    from oversight_app.summaries.small_numbers.plan import planned

    plan = planned(problem)
    hidden = {}
    for node, hides in zip(problem.nodes, plan.hidden, strict=True):
        if not hides or node.key not in found.values or (node.free and not node.must):
            continue
        small = not rule.rounds and 0 < node.base < rule.threshold
        own = f"Below {rule.threshold}" if small else _BEFORE
        hidden[node.key] = own if node.must else _GIVES_BACK
    exposed = [problem.nodes[at].key for at in plan.exposed]
    return hidden, tuple(key for key in exposed if key in found.values)

"""What is overdue or soon due by the office's own records: one line a kind of thing, and a single
thing by its name."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from oversight_app.domain.attention import (
    AttentionItem,
    Concern,
    NextStep,
    Snooze,
    Weight,
    record_subject,
)
from oversight_app.domain.decisions import Decision
from oversight_app.domain.observations import humblest
from oversight_app.domain.office_measures import PUBLICATION_AIM
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.wording import Sentence, counted, mid_sentence, sentence_case
from oversight_app.review.activity_wording import listed
from oversight_app.review.due import ACCOUNTABILITY, GOVERNANCE, OUTSIDE_GROUPS, DueItem
from oversight_app.review.due_list import step_words
from oversight_app.review.duties import REVIEW, TO_PUBLISH
from oversight_app.store.working_days import working_days_between

ALL_DUE = f"{ACCOUNTABILITY}/due"
"""Where all that is due stands in one list."""
PAGE_NAMES = {
    GOVERNANCE: "Governance", OUTSIDE_GROUPS: "Outside groups", ACCOUNTABILITY: "Accountability",
}  # fmt: skip
_LISTS: Mapping[str, str] = {
    "action": "accountability/actions", "question": "accountability/questions",
    "decision": "accountability/decisions", "engagement": "outside-groups/decisions",
    "request": "accountability/requests", "recommendation": "accountability/requests",
    "risk": "governance/risks", "assessment": "governance/boundaries",
    "answer": "governance/boundaries", "objective": "governance/objectives",
    "publication": "governance/publication", "position": "outside-groups/positions",
    "claim": "outside-groups/claims", "group": "outside-groups/groups",
    "press": "outside-groups/press",
}  # fmt: skip
"""The list that shows a kind; what is due of any other stands in the list of all that is due."""
_SAID = frozenset({"position", "claim", "press"})
_DUE, _REVIEW, _PUBLISH, _SIGN, _SOON = "due", "review", "publish", "sign", "soon"
_ACTS = {REVIEW: _REVIEW, TO_PUBLISH: _PUBLISH, "To sign and publish": _SIGN}
_GROUP_WORDS = {
    _DUE: ("{number} {things} are overdue", "{reference} is overdue: {title}"),
    _REVIEW: ("{number} {things} are past their review", "{reference} is past its review: {title}"),
    _PUBLISH: ("{number} {things} are not yet published",
               "{reference} is not yet published: {title}"),
    _SIGN: ("{number} {things} are to be signed and published",
            "{reference} is to be signed and published: {title}"),
}  # fmt: skip
_Put = Mapping[str, Snooze]
_Made = Callable[[Sequence[DueItem], str], AttentionItem]


def due_attention(
    items: Sequence[DueItem], today: date, put_off: _Put
) -> tuple[AttentionItem, ...]:
    """Return what is due as things that need a person. A single thing that was put off stays out
    of its group; a group that was put off stays one while there is no more of it."""
    late = [one for one in items if one.days_late > 0 or one.what == TO_PUBLISH]
    coming = [one for one in items if one.days_late <= 0 and one.what != TO_PUBLISH]
    groups: dict[tuple[str, str], list[DueItem]] = {}
    for one in late:
        act = _ACTS.get(one.what, _DUE)
        kind = "decision" if act in (_PUBLISH, _SIGN) else one.record.kind
        groups.setdefault((act, kind), []).append(one)
    found: list[AttentionItem] = []
    for (act, kind), of in groups.items():
        found += _split(f"{act}:{kind}", of, today, put_off, lambda o, s: _late(o, s, today))
    by_place: dict[str, list[DueItem]] = {}
    for one in coming:
        by_place.setdefault(one.place, []).append(one)
    for place, of in by_place.items():
        found += _split(f"{_SOON}:{place}", of, today, put_off, lambda o, s: _soon(o, s, today))
    return tuple(found)


def _split(
    name: str, of: Iterable[DueItem], today: date, put_off: _Put, made: _Made
) -> list[AttentionItem]:
    """One line for several, and one of its own for a single thing or one that was put off."""
    alone: list[DueItem] = []
    together: list[DueItem] = []
    for one in of:
        kept = put_off.get(_subject_of(name, one))
        (alone if kept is not None and kept.holds(today, 1) else together).append(one)
    group = put_off.get(name)
    if together and (len(together) > 1 or (group is not None and group.holds(today, 1))):
        return [*(made([one], _subject_of(name, one)) for one in alone), made(together, name)]
    return [made([one], _subject_of(name, one)) for one in (*alone, *together)]


def _subject_of(name: str, one: DueItem) -> str:
    act = name.partition(":")[0]
    if act == _SOON:
        # A record may have a day to be done by and one of review.
        act = f"{_SOON}-{_ACTS.get(one.what, _DUE)}"
    return record_subject(act, one.record.kind, one.record.id)


def _late(of: Sequence[DueItem], subject: str, today: date) -> AttentionItem:
    first = of[0]
    act = _ACTS.get(first.what, _DUE)
    several, single = _GROUP_WORDS[act]
    one_alone = len(of) == 1
    kind = KINDS[first.record.kind]
    title = Sentence(
        single if one_alone else several,
        {
            "number": f"{len(of):,}",
            "things": "decisions" if act in (_PUBLISH, _SIGN) else _plural(kind.plural),
            "reference": first.reference,
            "title": first.title,
        },
    )
    step = NextStep(f"See all {len(of):,}", _LISTS.get(first.record.kind, ALL_DUE))
    if act in (_PUBLISH, _SIGN):
        step = NextStep(f"See all {len(of):,}", _LISTS["decision"])
    if one_alone:
        step = NextStep(step_words(first), f"record/{first.record.id}")
    late = max(one.days_late for one in of)
    concern = Concern.SAID if first.record.kind in _SAID else Concern.OVERDUE
    weight = Weight.LATE
    detail = _detail(of, one_alone)
    if act == _PUBLISH:
        concern = Concern.PUBLISH
        days = max(_signed_for(one, today) for one in of)
        weight = Weight.LATE if late > 0 or days > PUBLICATION_AIM else Weight.LOOK
        detail = Sentence(
            "{of}{days}. Aim: {aim}",
            {
                "of": "Signed for " if one_alone else "The oldest signed for ",
                "days": counted(days, "working day", "working days"),
                "aim": str(PUBLICATION_AIM),
            },
        )
    return AttentionItem(
        subject, concern, weight, title, detail, step, first.place, len(of), first.day,
        max(late, 0), humblest(one.record.provenance for one in of),
    )  # fmt: skip


def _signed_for(one: DueItem, today: date) -> int:
    signed = one.record.signed_on if isinstance(one.record, Decision) else None
    return working_days_between(signed, today) if signed is not None and signed < today else 0


def _detail(of: Sequence[DueItem], one_alone: bool) -> Sentence:
    first = of[0]
    if one_alone:
        words = "{when}, with {owner}" if first.owner else "{when}, nobody is named"
        if first.answers:
            words = f"{{answers}} of it. {words}"
    else:
        words = "The longest: {reference}, due on {day}"
    return Sentence(
        words,
        {
            "when": first.when,
            "owner": first.owner,
            "reference": first.reference,
            "day": first.day,
            "answers": sentence_case(counted(first.answers, "answer", "answers")),
        },
    )


def _soon(of: Sequence[DueItem], subject: str, today: date) -> AttentionItem:
    first, last = of[0], of[-1]
    if len(of) == 1:
        words = "{reference} is to be reviewed: {title}"
        if first.what != REVIEW:
            words = "{reference} falls due: {title}"
        title = Sentence(words, {"reference": first.reference, "title": first.title})
        whose = "with {owner}" if first.owner else "nobody is named"
        detail = Sentence("By {day}, " + whose, {"day": first.day, "owner": first.owner})
        step = NextStep(step_words(first), f"record/{first.record.id}")
    else:
        title = Sentence(
            "{number} things fall due on {page}",
            {"number": f"{len(of):,}", "page": PAGE_NAMES[first.place]},
        )
        detail = Sentence(
            "{kinds} by {last}. The first: {reference} on {first}",
            {
                "kinds": _kinds(of),
                "last": last.day,
                "reference": first.reference,
                "first": first.day,
            },
        )
        step = NextStep("See what falls due", ALL_DUE)
    return AttentionItem(
        subject, Concern.OVERDUE, Weight.SOON, title, detail, step, first.place, len(of),
        first.day, first.days_late, humblest(one.record.provenance for one in of),
    )  # fmt: skip


def _kinds(of: Sequence[DueItem]) -> str:
    """Return ``10 reviews, 2 actions and 1 question``: the most first."""
    names: dict[tuple[str, str], int] = {}
    for one in of:
        kind = KINDS[one.record.kind]
        noun = ("review", "reviews") if one.what == REVIEW else (kind.noun, _plural(kind.plural))
        names[noun] = names.get(noun, 0) + 1
    most = sorted(names.items(), key=lambda pair: -pair[1])
    return listed([counted(number, *noun) for noun, number in most])


def _plural(words: str) -> str:
    """A plural inside a sentence; a proper name keeps its capitals."""
    return words if words.startswith("Police") else mid_sentence(words)

"""What the checks of a claim found, in words."""

from collections.abc import Callable, Sequence

from oversight_app.domain.claim_checks import Check, Finds
from oversight_app.domain.claims import Claim
from oversight_app.domain.findings import Status
from oversight_app.domain.wording import Quantity, Sentence, Slot, sentence_case
from oversight_app.review.activity_wording import listed
from oversight_app.review.claim_figures import counts, percent, sum_words
from oversight_app.review.claim_parts import WordedCheck

ICONS = {
    Finds.AGREES: "met",
    Finds.PARTLY: "partly",
    Finds.DIFFERS: "not-met",
    Finds.UNKNOWN: "unknown",
    Finds.NOT_NEEDED: "not-needed",
}
_WORDS = {
    Finds.AGREES: "Agrees",
    Finds.PARTLY: "Partly",
    Finds.DIFFERS: "Differs",
    Finds.UNKNOWN: "Unknown",
    Finds.NOT_NEEDED: "Not needed",
}
_YES_IS_RIGHT = {Finds.AGREES: "Yes", Finds.DIFFERS: "No"}
_OWN_WORDS = {
    "source": {Finds.AGREES: "Known"},
    "denominator": _YES_IS_RIGHT,
    "coverage": {Finds.AGREES: "All"},
    "conviction": _YES_IS_RIGHT,
    "twice": {Finds.AGREES: "No", Finds.DIFFERS: "Yes"},
    "failures": _YES_IS_RIGHT,
    "gains": {Finds.NOT_NEEDED: "Noted"},
}
"""Where the question is answered by another word than "agrees" and "differs"."""

_ALWAYS = {
    ("arithmetic", "no-figure"): "No figure is given, so there is no sum to check.",
    ("source", "not-said"): "Who counted it has not been said.",
    ("source", "told-by-another"): "Counted by: {counted_by}. Told here by: {quoted_by}.",
    ("source", "nowhere-to-look"): "Counted by: {counted_by}. Where it can be looked up is not "
    "recorded.",
    ("source", "first-hand"): "Counted and told by: {counted_by}.",
    ("denominator", "there"): "It is out of {whole}.",
    ("denominator", "share-alone"): "A share is quoted without the counts behind it.",
    ("denominator", "none"): "None is given: {counts} of how many is not said.",
    (
        "denominator",
        "no-figure",
    ): "None is given, and without one no rate can be checked.",
    ("units", "no-denominator"): "There is no denominator to hold its unit against.",
    ("place", "area-not-said"): "Which area it is about has not been said.",
    ("place", "no-decision"): "{where_and_when}. There is no decision to hold it against.",
    ("place", "other-area"): "{where_and_when}. The decision is about {decision}.",
    ("place", "part"): "{where_and_when}. The decision is about {decision}: the same area in part.",
    ("place", "here"): "{where_and_when}, as the decision is.",
    ("place", "other-year"): "{where_and_when}. The decision is about {decision}.",
    ("place", "period-not-said"): "{where_and_when}, the period not said.",
    ("coverage", "share"): "{answered} of {asked} answered: {share}.",
    ("coverage", "full-count"): "It is recorded as a full count.",
    ("coverage", "asked-not-known"): "{answered} answered. How many were asked is not known.",
    ("coverage", "answers-not-known"): "{asked} were asked. How many answered is not known.",
    ("coverage", "not-known"): "How many were asked, and how many answered, is not known.",
    ("conviction", "yes"): "As the office recorded it.",
    ("conviction", "no"): "How many cases ended in conviction is not counted.",
    ("conviction", "not-known"): "Whether they ended in conviction is not known.",
    ("conviction", "not-needed"): "This claim is not about what happens in court.",
    ("twice", "yes"): "One case may be behind several {units}.",
    ("twice", "no"): "As the office recorded it.",
    ("twice", "not-known"): "Whether one case could be behind several {units} is not known.",
    ("twice", "not-needed"): "This claim does not count cases.",
    ("failures", "yes"): "Failures are counted too.",
    ("failures", "no"): "How often it failed is not counted.",
    ("failures", "not-known"): "Whether failures are counted is not known.",
    ("failures", "not-needed"): "This claim leaves nothing that could fail.",
    ("gains", "said"): "{gains}.",
    ("gains", "not-said"): "Nobody has written down yet who gains.",
}


def worded(check: Check) -> WordedCheck:
    """Put what a check found in words."""
    own = _OWN_WORDS.get(check.id, {})
    status = Status(
        own.get(check.finds, _WORDS[check.finds]),
        ICONS[check.finds],
        strong=check.finds is Finds.DIFFERS,
    )
    return WordedCheck(
        check.id, check.question.name, check.asks, _sentence(check), status, check.finds
    )


def all_worded(found: Sequence[Check]) -> tuple[WordedCheck, ...]:
    """Put all checks in words, in their order."""
    return tuple(worded(one) for one in found)


def units_of(claim: Claim) -> str:
    """Return what one of those counted is, several of them: "occasions", "cases"."""
    return claim.numerator_unit or "of those counted"


def where_and_when(claim: Claim) -> str:
    """Return the area and the period of a claim: "England and Wales, 2016"; "" for neither."""
    return ", ".join(one for one in (claim.area, claim.period) if one)


def references(claims: Sequence[Claim]) -> str:
    """Return the references of claims: "CL-001 and CL-004"."""
    return listed([one.reference for one in claims])


def _sentence(check: Check) -> Sentence:
    if check.id in _BUILT and (made := _BUILT[check.id](check)) is not None:
        return made
    return Sentence(_ALWAYS[check.id, check.because], _slots(check))


def _slots(check: Check) -> dict[str, Slot]:
    claim = check.claim
    unit = claim.denominator_unit
    whole = f"{claim.denominator or 0:,}"
    return {
        "counted_by": claim.counted_by,
        "quoted_by": claim.quoted_by or "not said",
        "counts": counts(claim),
        "whole": f"{whole} {unit}" if unit else whole,
        "where_and_when": where_and_when(claim),
        "decision": ", ".join(one for one in (check.area, str(check.year or "")) if one),
        "asked": Quantity(claim.asked),
        "answered": Quantity(claim.answered),
        "share": percent(check.share.value, 0) if check.share else "",
        "units": units_of(claim),
        "gains": sentence_case(claim.gains.rstrip(".")),
    }


def _arithmetic(check: Check) -> Sentence | None:
    claim = check.claim
    slots: dict[str, Slot] = {
        "sum": sum_words(claim),
        "said": _quoted(claim),
        "counts": sentence_case(counts(claim)),
        "others": references(check.others) if check.others else "",
        "unlike": "; ".join(f"{one.reference} has {counts(one)}" for one in check.others),
        "has": "has" if len(check.others) == 1 else "have",
    }
    template = {
        "share-alone": "{said} is quoted without counts, so the sum can’t be checked.",
        "no-sum": "{counts} is a count by itself: there is no denominator to divide it by.",
        "as-quoted": "{sum}, which agrees with the {said} quoted.",
        "not-as-quoted": "{sum}, and {said} was quoted.",
        "above-the-bound": "{sum}; {said} was quoted, which the counts neither show nor rule out.",
        "about": "{sum}, and {said} was quoted.",
        "agrees-but-other-counts": "{sum}, which agrees with the {said} quoted. Of the same "
        "period, {unlike}.",
        "other-counts": "{sum}. Of the same period, {unlike}.",
        "as-elsewhere": "{sum}. The same counts stand in {others}.",
        "not-quoted": "{sum}. No share was quoted to hold it against.",
    }.get(check.because)
    if template is None:
        return None
    if check.because == "as-elsewhere":
        quoting = [one for one in check.others if one.quoted_share]
        if quoting:
            slots |= {"others": references(quoting), "said": _quoted(quoting[0])}
            template = "{sum}, as quoted elsewhere ({said}, {others})."
    return Sentence(template, slots)


def _quoted(claim: Claim) -> str:
    return claim.quoted_share.replace(" per cent", "%").replace(" percent", "%")


def _units(check: Check) -> Sentence | None:
    claim = check.claim
    slots: dict[str, Slot] = {
        "top": claim.numerator_unit,
        "bottom": claim.denominator_unit,
        "others": references(check.others) if check.others else "",
        "counts": counts(claim),
        "unit": check.others[0].numerator_unit if check.others else "",
        "are": "counts" if len(check.others) == 1 else "count",
    }
    template = {
        "own": "“{top}” or “{bottom}”? They are not the same.",
        "same": "Both are {top}.",
        "not-said": "What one of the counts is has not been said.",
    }.get(check.because)
    if template is None:
        return None
    if check.others:
        template += " {others} {are} “{unit}”, with the same {counts}."
    slots["top"] = claim.numerator_unit if check.because == "same" else _capital(claim)
    return Sentence(template, slots)


def _capital(claim: Claim) -> str:
    return sentence_case(claim.numerator_unit)


_BUILT: dict[str, Callable[[Check], Sentence | None]] = {
    "arithmetic": _arithmetic,
    "units": _units,
}
"""Checks whose words depend on other versions of the figure."""

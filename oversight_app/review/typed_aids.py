"""What a form works out beside its fields while they are typed: the share of a claim's counts, and
a wording that keeps its base."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from oversight_app.domain.claim_checks import checks
from oversight_app.domain.claims import Claim, agrees, share_said
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.wording import sentence_case
from oversight_app.review.claim_figures import interval_line, share_words
from oversight_app.review.claim_quotable import quotable
from oversight_app.review.claim_words import all_worded


@dataclass(frozen=True, slots=True)
class Aid:
    """Words beside a field, "" for none; ``fills`` is what may be put in the field with a
    button; ``strong`` where the words are a figure."""

    words: str
    fills: str = ""
    strong: bool = False


def aids(record: Recorded) -> Mapping[str, Aid]:
    """Return what stands beside the fields of a record as it is typed, by the id of the field:
    the same fields for every record of a kind, none for most kinds."""
    if not isinstance(record, Claim):
        return {}
    return {
        "denominator": Aid(_share(record), strong=True),
        "quoted_share": Aid(_quoted(record)),
        "quotable": _wording(record),
    }


def _share(claim: Claim) -> str:
    if claim.share is None:
        return ""
    equals = "=" if claim.numerator_is == "exact" else "makes"
    said = f"{equals} {share_words(claim)}"
    if claim.complete == "all":
        return f"{said}, a full count"
    interval = interval_line(claim)
    return f"{said}, {interval}" if interval else said


def _quoted(claim: Claim) -> str:
    said = share_said(claim.quoted_share)
    if said is None or claim.share is None or claim.numerator_is != "exact":
        return ""
    if agrees(claim.share, said):
        return "The counts make the same"
    return f"The counts make {share_words(claim)}, not {claim.quoted_share.strip()}"


def _wording(claim: Claim) -> Aid:
    typed = claim.quotable.strip()
    if typed and not claim.left_out(typed):
        return Aid("It keeps the offence, the period and the area")
    put_together = quotable(replace(claim, quotable=""), all_worded(checks(claim, "", ())))
    if put_together.offered and claim.source.strip():
        # What is wrong with the words that are typed stands beside the field already.
        return Aid(f"Oversight’s wording: “{put_together.words}”", put_together.words)
    if typed:
        return Aid("")
    gaps = (*put_together.missing, *(() if claim.source.strip() else ("source",)))
    if not put_together.missing and not put_together.offered:
        return Aid(put_together.note)
    return Aid(f"{sentence_case(_the(gaps))} still to be filled in before a wording is offered")


def _the(names: tuple[str, ...]) -> str:
    the = [f"the {name}" for name in names]
    if len(the) == 1:
        return f"{the[0]} is"
    return f"{', '.join(the[:-1])} and {the[-1]} are"

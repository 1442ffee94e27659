"""What the filters of the Volunteer activity page offer, and the chips of what is chosen."""

from oversight_app.domain.local_measures import LOCAL_MEASURES
from oversight_app.domain.schemes import BLANK, NOT_STATED, Term, TermKind
from oversight_app.review.activity_selection import ActivityChoices, ActivitySelection
from oversight_app.review.activity_situation import Situation, whole_periods
from oversight_app.review.activity_wording import period_choice, period_words


def choices(found: Situation) -> ActivityChoices:
    """Return what the filters offer: whole periods of which something is known."""
    kind = found.selection.period_kind
    return ActivityChoices(
        schemes=tuple((scheme.code, scheme.name) for scheme in found.all_schemes),
        districts=_offered(found.terms.districts),
        activities=_offered(found.terms.activities),
        statuses=_offered(found.terms.statuses),
        periods=tuple(
            (index, period_choice(kind, index))
            for index in whole_periods(kind, found.first, found.newest)
        ),
        measures=tuple((one.id, one.name) for one in LOCAL_MEASURES.values()),
    )


def chips(found: Situation, asked: ActivitySelection) -> tuple[tuple[str, str, str], ...]:
    """Return what was chosen as (field of the selection, code, words)."""
    schemes = {scheme.code: scheme.name for scheme in found.all_schemes}
    chosen = [("schemes", code, schemes.get(code, code)) for code in asked.schemes]
    for field, kind, words, codes in (
        ("districts", TermKind.DISTRICT, "District", asked.districts),
        ("activities", TermKind.ACTIVITY, "Activity", asked.activities),
        ("statuses", TermKind.STATUS, "Patrol status", asked.statuses),
    ):
        names = found.terms.names(kind) | {BLANK: f"{words} {NOT_STATED.lower()}"}
        chosen += [(field, code, names.get(code, code)) for code in codes]
    if asked.period is not None:
        shown = found.selection.period
        words = period_words(asked.period_kind, asked.period if shown is None else shown)
        chosen.append(("period", str(asked.period), words))
    if asked.scheme and asked.schemes != (asked.scheme,):
        chosen.append(("scheme", asked.scheme, schemes.get(asked.scheme, asked.scheme)))
    return tuple(chosen)


def _offered(terms: tuple[Term, ...]) -> tuple[tuple[str, str], ...]:
    return (*((term.code, term.name) for term in terms), (BLANK, NOT_STATED))

"""Where one scheme's figure comes from: definition, parts, returns, files and rows."""

from oversight_app.domain.findings import Origin
from oversight_app.domain.observations import Release
from oversight_app.domain.periods import written_date, written_months
from oversight_app.domain.returns import SchemeReturn
from oversight_app.domain.wording import Quantity, Sentence, Slot, Words, counted, mid_sentence
from oversight_app.review.activity_counts import PeopleBehind
from oversight_app.review.activity_situation import Situation
from oversight_app.review.activity_wording import METHOD, hours, period_words
from oversight_app.review.activity_words import notes, of_what
from oversight_app.review.counts import Ledger, keys
from oversight_app.store.activity_sources import LogSource, local_releases, log_sources
from oversight_app.store.workspace import Workspace

_OF_LOG = frozenset({"hours", "hours-per-person", "hours-per-active", "active", "attendances",
                     "share-required"})  # fmt: skip
_OF_RETURN = frozenset({"headcount", "visits", "hours-per-person", "share-required"})


def origin_of(ws: Workspace, found: Situation, scheme: str, ledger: Ledger | None = None) -> Origin:
    """Say where one scheme's figure in the period comes from. The ledger takes down the people
    that are counted in it."""
    ledger = ledger or Ledger()
    measure, figures = found.measure, found.figures
    period = period_words(found.selection.period_kind, found.selection.period or 0)
    name = next(s.name for s in found.all_schemes if s.code == scheme)
    people = PeopleBehind(figures, found.selection)
    value = people.figure(measure, scheme, found.months, ledger)
    slots: dict[str, Slot] = {
        "measure": measure.name,
        "scheme": of_what(found) if scheme == found.selection.scheme else name,
        "period": period,
        "value": "not collected" if value is None else value,
    }
    logs = _logs(ws, found, scheme)
    sent = _returns(found, scheme)
    releases = dict.fromkeys(source.release for source in logs)
    by_batch = local_releases(ws, frozenset(one.batch for one in sent))
    releases |= dict.fromkeys(by_batch[one.batch] for one in sent if one.batch in by_batch)
    known = sum(figures.value(measure.id, scheme, (m,)) is not None for m in found.months)
    said = notes(found, scheme, ledger)
    return Origin(
        figure=Sentence("{measure}, {scheme}, {period}: {value}", slots),
        definition=measure.definition,
        numerator=_part(found, scheme, measure.numerator),
        denominator=_denominator(found, scheme, ledger),
        inclusion=measure.inclusion,
        period=period,
        method=METHOD,
        releases=tuple[Release, ...](releases),
        rows=(
            *(_log_words(found, source) for source in logs),
            *(_return_words(one) for one in sent),
        ),
        coverage=f"{known} of {counted(len(found.months), 'month', 'months')} of the period",
        caveats=(*measure.caveats, *(n for n in said if n not in measure.caveats)),
        figure_id=str(found.selection.series(scheme)),
    )


def _logs(ws: Workspace, found: Situation, scheme: str) -> tuple[LogSource, ...]:
    if found.measure.id not in _OF_LOG:
        return ()
    return log_sources(ws, scheme, found.months[0], found.months[-1])


def _returns(found: Situation, scheme: str) -> list[SchemeReturn]:
    """Return the monthly returns that a figure rests on."""
    figures = found.figures
    return [
        one
        for month in found.months
        if (one := figures.returns.get((scheme, month)))
        and (found.measure.id in _OF_RETURN or figures.from_return(scheme, month))
    ]


def _part(found: Situation, scheme: str, words: str) -> str:
    if found.measure.id in ("hours", "hours-per-person", "hours-per-active"):
        known = [n for m in found.months if (n := found.figures.minutes(scheme, m)) is not None]
        if known:
            return f"{hours(sum(known))} hours ({sum(known):,} minutes). {words}"
    return words


def _denominator(found: Situation, scheme: str, ledger: Ledger) -> Words:
    words = found.measure.denominator
    people = PeopleBehind(found.figures, found.selection)
    of = {
        "hours-per-person": people.at_start,
        "share-required": people.at_start,
        "hours-per-active": people.active,
    }.get(found.measure.id)
    if of is None:
        return words
    known = [n for m in found.months if (n := of(scheme, m)) is not None]
    if not known:
        return words
    each = "" if len(found.months) == 1 else f" in {counted(len(known), 'month', 'months')}"
    ledger.note(*known)
    slots: dict[str, Slot] = {
        "number": Quantity(sum(one.value for one in known), counts=keys(known)),
        "each": each,
        "words": mid_sentence(words),
        "all": words,
    }
    return Sentence("{number}{each}: {words}", slots, "{all}")


def _log_words(found: Situation, source: LogSource) -> str:
    rows = counted(source.rows, "record", "records")
    if found.selection.of_parts:
        rows = f"Some of {rows}"
    return (
        f"{rows} from “{source.file_name}”, brought in on "
        f"{written_date(source.kept_at.date())} as “{source.mapping_name}”"
    )


def _return_words(one: SchemeReturn) -> str:
    return f"Row {one.file_row:,} of “{one.file_name}”, {written_months(one.month, one.month)}"

"""The sentences of the “In date” tab. An overdue count says of whom, Specials before others."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from oversight_app.domain.findings import Origin
from oversight_app.domain.observations import Release
from oversight_app.domain.periods import written_date, written_month
from oversight_app.domain.schemes import NOT_STATED, Scheme, VettingOf
from oversight_app.domain.small_numbers import Count
from oversight_app.domain.spc import Variation
from oversight_app.domain.wording import (
    Quantity,
    Sentence,
    Slot,
    Words,
    counted,
    mid_sentence,
    together,
)
from oversight_app.review.activity_wording import METHOD, few_people, listed, quantity
from oversight_app.review.counts import (
    PROTECTED,
    Ledger,
    count_of,
    figure,
    keys,
    month_name,
    people,
)
from oversight_app.review.currency_counts import Held
from oversight_app.review.currency_people import InDate, in_date, of_list, of_ranks
from oversight_app.review.currency_people import listed as of_those_listed
from oversight_app.review.currency_situation import CurrencySituation
from oversight_app.review.currency_tables import ranks
from oversight_app.store.activity_sources import local_releases
from oversight_app.store.workspace import Workspace

_CHANGED = (Variation.HIGHER, Variation.LOWER)
_NAMED = 2
_ROLES = 4
"""Roles named in the support."""
"""Schemes named in the headline; more are said to be more."""


def headline(found: CurrencySituation, ledger: Ledger | None = None) -> Sentence:
    """Return of whom the need in focus is overdue. The ledger takes down who is counted."""
    name, day = found.need.name, found.day
    asked = [one for one in found.schemes if found.of(one.code).asked]
    if not asked:
        return Sentence("No list says anything of {need} on {day}", {"need": mid_sentence(name),
                                                                     "day": day})  # fmt: skip
    ledger = ledger or Ledger()
    counts = {one.code: _counts(found, one.code, ledger) for one in asked}
    wrong, words = _wrong(asked, counts)
    if not wrong:
        words = "is in date for everybody" if found.need.lapsing else "is recorded for everybody"
        none = [one for of in counts.values() for one in (of.overdue, of.not_recorded)]
        slots: dict[str, Slot] = {
            "name": name,
            "day": day,
            # Not worded: that there is nobody is said in words.
            "nobody": Quantity(0, counts=keys(none)),
        }
        hidden = f"How many are overdue for {{name}} on {{day}} is hidden {PROTECTED}"
        return Sentence(f"{{name}} {words} on {{day}}", slots, hidden)
    said: dict[str, Slot] = {"name": name, "words": words}
    of, of_hidden = [], []
    for place, (one, number) in enumerate(wrong[:_NAMED]):
        said |= {
            f"number_{place}": figure(number),
            f"of_{place}": figure(counts[one.code].needing),
            f"people_{place}": people_of(found, one),
        }
        of.append(f"{{number_{place}}} of {{of_{place}}} {{people_{place}}}")
        of_hidden.append(f"some {{people_{place}}}")
    more = len(wrong) - _NAMED
    if more > 0:
        said["more"] = f"some in {counted(more, 'other scheme', 'other schemes')}"
        of.append("{more}")
        of_hidden.append("{more}")
    template = "{name} is {words} for "
    return Sentence(template + listed(of), said, template + listed(of_hidden))


def _counts(found: CurrencySituation, scheme: str, ledger: Ledger) -> InDate:
    return in_date(found.of(scheme), found.list_days, found.day, ledger)


def _wrong(
    asked: list[Scheme], counts: Mapping[str, InDate]
) -> tuple[list[tuple[Scheme, Count]], str]:
    """Return the schemes with anybody overdue, with how many; where there are none, those with
    anybody of whom nothing is recorded."""
    for name in ("overdue", "not_recorded"):
        numbers: list[tuple[Scheme, Count]] = [
            (one, getattr(counts[one.code], name)) for one in asked
        ]
        if any(number.value for _, number in numbers):
            return [pair for pair in numbers if pair[1].value], name.replace("_", " ")
    return [], ""


def support(found: CurrencySituation, ledger: Ledger | None = None) -> Sentence:
    """Return what the scheme in focus shows: its share, what lapses next, and in which roles. The
    ledger takes down who is counted."""
    held = found.of(found.selection.scheme)
    tally = held.tally
    if not held.asked or tally.share is None:
        if not held.needed:
            return Sentence("Vetting is not needed in {scheme}", {"scheme": found.scheme.name})
        return Sentence("{scheme}: not recorded", {"scheme": found.scheme.name})
    ledger = ledger or Ledger()
    whole = _counts(found, found.selection.scheme, ledger)
    shared = replace(quantity(found.measure, tally.share), counts=_keys_of(whole), ratio=100.0)
    slots: dict[str, Slot] = {
        "scheme": found.scheme.name,
        "in_date": figure(whole.in_date),
        "needing": figure(whole.needing),
        "share": shared,
        "verdict": _verdict(found),
    }
    parts: list[Words] = [
        Sentence(
            "{scheme}: {in_date} of {needing} in date ({share}){verdict}.",
            slots,
            f"{{scheme}}: how many are in date is hidden {PROTECTED}{{verdict}}.",
        )
    ]
    if found.need.lapsing:
        parts.append(_lapsing(found, whole))
    if (by_role := overdue_by_role(found, found.selection.scheme, ledger)) is not None:
        parts.append(by_role)
    if found.need.id == "supervision" and (ratio := ratio_words(found, ledger)):
        parts.append(together(["By rank: ", ratio, "."], ""))
    said = together(parts)
    return said if isinstance(said, Sentence) else Sentence(said)


def overdue_by_role(found: CurrencySituation, scheme: str, ledger: Ledger) -> Sentence | None:
    """Say in which roles of a scheme most are overdue; None where it has one, or nobody is."""
    held = found.of(scheme)
    roles = [(role, _of_role(found, held, role, ledger).overdue) for role in held.roles]
    roles = sorted((pair for pair in roles if pair[1].value), key=lambda pair: -pair[1].value)
    return _by_role(roles[:_ROLES]) if len(held.roles) > 1 and roles else None


def lapsing_soon(found: CurrencySituation, scheme: Scheme, days: int, ledger: Ledger) -> Sentence:
    """Say of how many the need in focus lapses within some days (30, 60 or 90)."""
    whole = _counts(found, scheme.code, ledger)
    slots: dict[str, Slot] = {
        "name": found.need.name,
        "number": figure(whole.within[days]),
        "of": figure(whole.needing),
        "people": people_of(found, scheme),
        "days": str(days),
    }
    return Sentence(
        "{name} lapses within {days} days for {number} of {of} {people}",
        slots,
        "{name} lapses within {days} days for some {people}",
    )


def _of_role(found: CurrencySituation, held: Held, role: str, ledger: Ledger) -> InDate:
    return in_date(held, found.list_days, found.day, ledger, role=role)


def _keys_of(whole: InDate) -> tuple[str, ...]:
    return keys((whole.in_date, whole.needing))


def _lapsing(found: CurrencySituation, whole: InDate) -> Sentence:
    """Say how many lapse soon, and how many up to the furthest day that is looked at."""
    furthest = found.need.lapsing[-1]
    ahead = list(dict.fromkeys(days for days in (30, furthest) if days in whole.within))
    slots: dict[str, Slot] = {f"within_{days}": figure(whole.within[days]) for days in ahead}
    slots["furthest"] = str(furthest)
    if not whole.within[furthest].value:
        hidden = f"How many lapse within {{furthest}} days is hidden {PROTECTED}."
        return Sentence("None lapses within {furthest} days.", slots, hidden)
    soon = " and ".join(f"{{within_{days}}} within {days} days" for days in ahead)
    return Sentence(f"Lapsing next: {soon}.", slots, f"How many lapse next is hidden {PROTECTED}.")


def _by_role(roles: Sequence[tuple[str, Count]]) -> Sentence:
    slots: dict[str, Slot] = {}
    for place, (role, number) in enumerate(roles):
        slots |= {f"role_{place}": role or NOT_STATED, f"number_{place}": figure(number)}
    said = [f"{{role_{place}}} {{number_{place}}}" for place in range(len(roles))]
    # The most first; where one is hidden A to Z, since that order would say which is more.
    by_name = [said[place] for place in sorted(range(len(roles)), key=lambda at: roles[at][0])]
    start = "Overdue by role: "
    return Sentence(f"{start}{listed(said)}.", slots, f"{start}{listed(by_name)}.")


def title(found: CurrencySituation) -> Sentence:
    """Return the chart's finding, in ten words or fewer."""
    slots: dict[str, Slot] = {"what": f"{found.need.name} in date", "said": _said(found)}
    return Sentence("{what}: {said}", slots)


def people_of(found: CurrencySituation, scheme: Scheme) -> str:
    """Return what those who need it are called: of cadets it is their leaders."""
    if found.need.id == "vetting" and scheme.vetting_of is VettingOf.LEADERS:
        return f"leaders of {scheme.people}"
    return scheme.people


def notes(found: CurrencySituation, ledger: Ledger | None = None) -> tuple[Words, ...]:
    """Return what has to be known beside the scheme in focus. The ledger takes down the people
    that are counted in it."""
    ledger = ledger or Ledger()
    code = found.selection.scheme
    said: list[Words] = []
    days = [day for day in found.list_days.get(code, ()) if day <= found.day]
    if days:
        missing = sum(
            one.scheme == code and one.listed_on is not None and one.listed_on < days[-1]
            for one in found.in_post
        )
        if missing:
            said.append(_missing(found, missing, days[-1], ledger))
    needing = _counts(found, code, ledger).needing
    said.extend(few_people(found.scheme.name, needing, found.shown(code)))
    if ratio := ratio_words(found, ledger):
        said.append(together([f"{found.scheme.name}: ", ratio, "."], ""))
    return tuple(said)


def _missing(found: CurrencySituation, number: int, newest: date, ledger: Ledger) -> Sentence:
    code = found.selection.scheme
    of = of_list(found.list_days, code, found.day)
    missing = count_of("missing-from-list", code, found.day.isoformat(), number, **of)
    ledger.note(missing)
    slots: dict[str, Slot] = {
        "missing": people(missing, "volunteer is", "volunteers are"),
        "scheme": found.scheme.name,
        "newest": newest,
    }
    words = (
        " missing from the newest list of {scheme} ({newest}) and without an end date: each "
        "counts as the list before said."
    )
    return Sentence("{missing}" + words, slots, "Volunteers may be" + words)


def ratio_words(found: CurrencySituation, ledger: Ledger | None = None) -> Words:
    """Return the rank ratio of the scheme in focus in words; "" where its list gives no ranks."""
    code = found.selection.scheme
    mine = [one for one in found.in_post if one.scheme == code]
    supervisors, constables = ranks(mine)
    if not supervisors and not constables:
        return ""
    there = of_those_listed(code, len(mine), found.list_days, found.day)
    over, under = of_ranks(there, supervisors, constables, ledger or Ledger())
    slots: dict[str, Slot] = {
        "supervisors": figure(over),
        "constables": people(under, "constable", "constables"),
    }
    words = "{supervisors} of sergeant’s rank or above for {constables}"
    if supervisors and constables:
        slots["each"] = Quantity(
            constables / supervisors, decimals=1, counts=keys((under, over)), ratio=1.0
        )
        words += ", 1 for every {each}"
    return Sentence(words, slots, f"the numbers by rank are hidden {PROTECTED}")


def origin(ws: Workspace, found: CurrencySituation, ledger: Ledger | None = None) -> Origin:
    """Say where the share of the scheme in focus comes from. The ledger takes down who is
    counted."""
    ledger = ledger or Ledger()
    held, measure = found.of(found.selection.scheme), found.measure
    tally = held.tally
    batches: dict[tuple[int, str], int] = {}
    for one, _ in held.people:
        place = (one.batch, one.file_name)
        batches[place] = batches.get(place, 0) + 1
    rows = [
        f"{counted(number, 'row', 'rows')} of “{name}”"
        for (_, name), number in sorted(batches.items())
    ]
    if held.leaders is not None:
        batches[held.leaders.batch, held.leaders.file_name] = 1
        rows.append(f"Row {held.leaders.file_row:,} of “{held.leaders.file_name}”")
    releases = local_releases(ws, frozenset(batch for batch, _ in batches))
    whole = _counts(found, found.selection.scheme, ledger)
    value = None
    if tally.share is not None:
        value = replace(quantity(measure, tally.share), counts=_keys_of(whole), ratio=100.0)
    return Origin(
        figure=Sentence(
            "{measure}, {scheme}, {day}: {value}",
            {
                "measure": measure.name,
                "scheme": found.scheme.name,
                "day": found.day,
                "value": "not collected" if value is None else value,
            },
        ),
        definition=measure.definition,
        numerator=_part("in date", whole.in_date, measure.numerator),
        denominator=_part("need it", whole.needing, measure.denominator),
        inclusion=measure.inclusion,
        period=f"As at {written_date(found.day)}; the chart is of the end of each month",
        method=METHOD,
        releases=tuple[Release, ...](dict.fromkeys(releases.values())),
        rows=tuple(rows),
        coverage=_coverage(found, held, whole, ledger),
        caveats=(*measure.caveats, *notes(found, ledger)),
        figure_id=str(found.series),
    )


def _part(words: str, count: Count, definition: str) -> Sentence:
    slots: dict[str, Slot] = {"number": figure(count), "definition": definition}
    return Sentence(f"{{number}} {words}. {{definition}}", slots, "{definition}")


def _coverage(found: CurrencySituation, held: Held, whole: InDate, ledger: Ledger) -> Words:
    """Say how many are listed beside how many the monthly return counts."""
    number = replace(whole.needing, value=len(held.people))
    if held.leaders is not None:
        return counted(len(held.people), "volunteer listed", "volunteers listed")
    parts: list[Words] = [
        Sentence(
            "{listed}",
            {"listed": people(number, "volunteer listed", "volunteers listed")},
            f"how many are listed is hidden {PROTECTED}",
        )
    ]
    sent = found.returns.get((found.selection.scheme, found.now))
    if sent is not None and sent.headcount is not None:
        scheme = found.selection.scheme
        post = count_of("headcount", scheme, month_name(found.now), sent.headcount)
        ledger.note(post)
        slots: dict[str, Slot] = {"number": figure(post), "month": written_month(found.now)}
        words = "the monthly return counts {number} in post at the end of {month}"
        hidden = f"the monthly return’s count for {{month}} is hidden {PROTECTED}"
        parts.append(Sentence(words, slots, hidden))
    return together(parts, "; ")


def _said(found: CurrencySituation) -> str:
    """What the line of the scheme in focus shows, in words."""
    line = found.lines.get(found.selection.scheme)
    shown = found.shown(found.selection.scheme)
    month = written_month(found.now)
    if line is not None and shown in _CHANGED:
        since = line.since(found.now)
        word = "higher" if shown is Variation.HIGHER else "lower"
        when = f"in {month}" if since == found.now else f"since {written_month(since)}"
        return f"{word} than usual {when}"
    return {
        Variation.NONE: f"no real change in {month}",
        Variation.TOO_FEW: "too few months to judge",
    }.get(shown, f"no list in {month}")


def _verdict(found: CurrencySituation) -> str:
    shown = found.shown(found.selection.scheme)
    return f", {_said(found)}" if shown in (*_CHANGED, Variation.NONE) else ""

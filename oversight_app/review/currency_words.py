"""The sentences of the “In date” tab. An overdue count says of whom, Specials before others."""

from oversight_app.domain.findings import Origin
from oversight_app.domain.observations import Release
from oversight_app.domain.periods import written_date, written_month
from oversight_app.domain.schemes import NOT_STATED, Scheme, VettingOf
from oversight_app.domain.spc import Variation
from oversight_app.domain.wording import Quantity, Sentence, Slot, counted, mid_sentence
from oversight_app.review.activity_wording import METHOD, few_people, listed, quantity
from oversight_app.review.currency_situation import CurrencySituation
from oversight_app.review.currency_tables import ranks
from oversight_app.store.activity_sources import local_releases
from oversight_app.store.workspace import Workspace

_CHANGED = (Variation.HIGHER, Variation.LOWER)
_NAMED = 2
"""Schemes named in the headline; more are said to be more."""


def headline(found: CurrencySituation) -> Sentence:
    """Return of whom the need in focus is overdue."""
    name, day = found.need.name, found.day
    asked = [one for one in found.schemes if found.of(one.code).asked]
    if not asked:
        return Sentence("No list says anything of {need} on {day}", {"need": mid_sentence(name),
                                                                     "day": day})  # fmt: skip
    wrong, words = _wrong(found, asked)
    if not wrong:
        words = "is in date for everybody" if found.need.lapsing else "is recorded for everybody"
        return Sentence(f"{{name}} {words} on {{day}}", {"name": name, "day": day})
    of = [
        f"{number:,} of {found.of(one.code).tally.needing:,} {people_of(found, one)}"
        for one, number in wrong[:_NAMED]
    ]
    more = len(wrong) - _NAMED
    if more > 0:
        of.append(f"some in {counted(more, 'other scheme', 'other schemes')}")
    return Sentence("{name} is {words} for {of}", {"name": name, "words": words, "of": listed(of)})


def _wrong(found: CurrencySituation, asked: list[Scheme]) -> tuple[list[tuple[Scheme, int]], str]:
    """Return the schemes with anybody overdue, with how many; where there are none, those with
    anybody of whom nothing is recorded."""
    for words in ("overdue", "not_recorded"):
        counts = [(one, int(getattr(found.of(one.code).tally, words))) for one in asked]
        if any(number for _, number in counts):
            return [pair for pair in counts if pair[1]], words.replace("_", " ")
    return [], ""


def support(found: CurrencySituation) -> Sentence:
    """Return what the scheme in focus shows: its share, what lapses next, and in which roles."""
    held = found.of(found.selection.scheme)
    tally = held.tally
    if not held.asked or tally.share is None:
        if not held.needed:
            return Sentence("Vetting is not needed in {scheme}", {"scheme": found.scheme.name})
        return Sentence("{scheme}: not recorded", {"scheme": found.scheme.name})
    slots: dict[str, Slot] = {
        "scheme": found.scheme.name,
        "in_date": Quantity(tally.in_date),
        "needing": Quantity(tally.needing),
        "share": quantity(found.measure, tally.share),
        "verdict": _verdict(found),
    }
    words = "{scheme}: {in_date} of {needing} in date ({share}){verdict}."
    if found.need.lapsing:
        furthest = found.need.lapsing[-1]
        soon = [(days, tally.within(days)) for days in (30, furthest)]
        slots["next"] = " and ".join(
            dict.fromkeys(f"{number:,} within {days} days" for days, number in soon)
        )
        slots["furthest"] = str(furthest)
        words += " Lapsing next: {next}." if soon[-1][1] else " None lapses within {furthest} days."
    roles = [(role, held.of_role(role).tally.overdue) for role in held.roles]
    roles = sorted((pair for pair in roles if pair[1]), key=lambda pair: -pair[1])
    if len(held.roles) > 1 and roles:
        slots["roles"] = listed([f"{role or NOT_STATED} {number}" for role, number in roles[:4]])
        words += " Overdue by role: {roles}."
    if found.need.id == "supervision" and (ratio := ratio_words(found)):
        slots["ratio"] = ratio
        words += " By rank: {ratio}."
    return Sentence(words, slots)


def title(found: CurrencySituation) -> Sentence:
    """Return the chart's finding, in ten words or fewer."""
    slots: dict[str, Slot] = {"what": f"{found.need.name} in date", "said": _said(found)}
    return Sentence("{what}: {said}", slots)


def people_of(found: CurrencySituation, scheme: Scheme) -> str:
    """Return what those who need it are called: of cadets it is their leaders."""
    if found.need.id == "vetting" and scheme.vetting_of is VettingOf.LEADERS:
        return f"leaders of {scheme.people}"
    return scheme.people


def notes(found: CurrencySituation) -> tuple[str, ...]:
    """Return what has to be known beside the scheme in focus."""
    code = found.selection.scheme
    said = []
    days = [day for day in found.list_days.get(code, ()) if day <= found.day]
    if days:
        missing = sum(
            one.scheme == code and one.listed_on is not None and one.listed_on < days[-1]
            for one in found.in_post
        )
        if missing:
            said.append(
                f"{counted(missing, 'volunteer is', 'volunteers are')} missing from the newest "
                f"list of {found.scheme.name} ({written_date(days[-1])}) and without an end date: "
                "each counts as the list before said."
            )
    needing = found.of(code).tally.needing
    said.extend(few_people(found.scheme.name, needing, found.shown(code)))
    if ratio := ratio_words(found):
        said.append(f"{found.scheme.name}: {ratio}.")
    return tuple(said)


def ratio_words(found: CurrencySituation) -> str:
    """Return the rank ratio of the scheme in focus in words; "" where its list gives no ranks."""
    code = found.selection.scheme
    supervisors, constables = ranks([one for one in found.in_post if one.scheme == code])
    if not supervisors and not constables:
        return ""
    words = (
        f"{supervisors:,} of sergeant’s rank or above for "
        f"{counted(constables, 'constable', 'constables')}"
    )
    if supervisors and constables:
        words += f", 1 for every {Quantity(constables / supervisors, decimals=1)}"
    return words


def origin(ws: Workspace, found: CurrencySituation) -> Origin:
    """Say where the share of the scheme in focus comes from."""
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
    sent = found.returns.get((found.selection.scheme, found.now))
    coverage = counted(len(held.people), "volunteer listed", "volunteers listed")
    if sent is not None and sent.headcount is not None and held.leaders is None:
        coverage += (
            f"; the monthly return counts {sent.headcount:,} in post at the end of "
            f"{written_month(found.now)}"
        )
    value = None if tally.share is None else quantity(measure, tally.share)
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
        numerator=f"{tally.in_date:,} in date. {measure.numerator}",
        denominator=f"{tally.needing:,} need it. {measure.denominator}",
        inclusion=measure.inclusion,
        period=f"As at {written_date(found.day)}; the chart is of the end of each month",
        method=METHOD,
        releases=tuple[Release, ...](dict.fromkeys(releases.values())),
        rows=tuple(rows),
        coverage=coverage,
        caveats=(*measure.caveats, *notes(found)),
        figure_id=str(found.series),
    )


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

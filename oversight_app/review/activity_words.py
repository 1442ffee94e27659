"""The sentences of the Volunteer activity page: true for every selection, also of no figure."""

from dataclasses import replace

from oversight_app.domain.local_measures import A_FEW_GIVE_MANY, MANY_ROLES
from oversight_app.domain.periods import written_month
from oversight_app.domain.schemes import BLANK, NOT_STATED, Scheme, TermKind
from oversight_app.domain.spc import Assurance, Run, Variation
from oversight_app.domain.wording import (
    Quantity,
    Sentence,
    Slot,
    Words,
    count_word,
    counted,
    sentence_case,
    together,
)
from oversight_app.review.activity_counts import PeopleBehind
from oversight_app.review.activity_situation import Situation
from oversight_app.review.activity_wording import (
    TARGETS,
    few_people,
    hours,
    hours_words,
    listed,
    period_words,
    possessive,
    quantity,
)
from oversight_app.review.counts import Ledger

TITLE_WORDS = 10
_CHANGED = (Variation.HIGHER, Variation.LOWER)
_SHOWING = (*_CHANGED, Variation.NONE)


def of_what(found: Situation) -> str:
    """Return the scheme in focus with what it is narrowed to: ``Community Speedwatch, Swindon``,
    or ``Community Speedwatch, all districts``."""
    parts = [found.scheme.name]
    for kind, codes in (
        (TermKind.DISTRICT, found.selection.districts),
        (TermKind.ACTIVITY, found.selection.activities),
        (TermKind.STATUS, found.selection.statuses),
    ):
        if codes:
            parts.append(" or ".join(term_names(found, kind, codes)))
        elif kind is TermKind.DISTRICT and found.terms.districts:
            parts.append("all districts")
    return ", ".join(parts)


def term_names(found: Situation, kind: TermKind, codes: tuple[str, ...]) -> list[str]:
    """Return what codes stand for, blank ones said as what they are."""
    names = found.terms.names(kind)
    field = "" if kind is TermKind.DISTRICT else f"{kind}: "
    return [
        f"{field}{NOT_STATED.lower()}" if code == BLANK and field
        else "district not stated" if code == BLANK
        else names.get(code, code)
        for code in codes
    ]  # fmt: skip


def title(found: Situation) -> Sentence:
    """Return the chart's finding, in ten words or fewer."""
    for long in (_verdict(found, found.scheme), _verdict(found, found.scheme, than_usual=False)):
        if len(str(long).split()) <= TITLE_WORDS:
            return long
    shown = found.shown(found.scheme.code)
    since = found.line.since(found.now)
    start = _newly_based(found, found.scheme)
    slots: dict[str, Slot] = {
        "word": "Higher" if shown is Variation.HIGHER else "Lower",
        "month": written_month(since),
        "now": written_month(found.now),
    }
    if shown in _CHANGED:
        when = "in" if since == found.now else "since"
        return Sentence(f"{{word}} than usual {when} {{month}}", slots)
    if shown is Variation.NONE and start is not None:
        return Sentence("A new usual range since {start}", {"start": written_month(start)})
    if shown is Variation.NONE:
        return Sentence("No real change in {now}", slots)
    if shown is Variation.TOO_FEW:
        return Sentence("Too few months to say what is usual", slots)
    return Sentence("No figure for {now}", slots)


def headline(found: Situation) -> Sentence:
    """Return the finding in one sentence: of the scheme in focus, or that nothing changed."""
    asked = found.selection.scheme
    if not found.asked_for_scheme and not any(
        found.shown(s.code) in _CHANGED or _newly_based(found, s) for s in found.schemes
    ):
        judged = [s for s in found.schemes if found.shown(s.code) is Variation.NONE]
        if len(judged) > 1:
            verb = "show" if found.measure.plural else "shows"
            return Sentence(
                f"No scheme’s {{short}} {verb} a real change in {{month}}",
                {"short": found.measure.short, "month": written_month(found.now)},
            )
    return _verdict(found, next(s for s in found.schemes if s.code == asked))


def _newly_based(found: Situation, scheme: Scheme) -> int | None:
    """Return the month of the last re-base in a scheme's line, None without."""
    line = found.lines[scheme.code]
    run = line.run(found.now)
    return line.first + run.first if run and run.first > 0 else None


def _verdict(found: Situation, scheme: Scheme, *, than_usual: bool = True) -> Sentence:
    line = found.lines[scheme.code]
    now = found.now
    shown = found.shown(scheme.code)
    since = line.since(now)
    slots: dict[str, Slot] = {
        "what": f"{possessive(scheme.name)} {found.measure.short}",
        "month": written_month(since),
        "now": written_month(now),
    }
    plural = found.measure.plural
    if shown in _CHANGED:
        slots["word"] = "higher" if shown is Variation.HIGHER else "lower"
        than = " than usual" if than_usual else ""
        if since != now:
            have = "have" if plural else "has"
            return Sentence(f"{{what}} {have} been {{word}}{than} since {{month}}", slots)
        were = "were" if plural else "was"
        return Sentence(f"{{what}} {were} {{word}}{than} in {{now}}", slots)
    if shown is Variation.TOO_FEW:
        return Sentence("{what}: too few months to say what is usual", slots)
    if shown is Variation.NOT_COLLECTED:
        return Sentence("{what}: no figure for {now}", slots)
    start = _newly_based(found, scheme)
    if start is not None:
        slots["start"] = written_month(start)
        have = "have" if plural else "has"
        return Sentence(f"{{what}} {have} kept to a new usual range since {{start}}", slots)
    return Sentence(f"{{what}} {'show' if plural else 'shows'} no real change in {{now}}", slots)


def support(found: Situation) -> Sentence:
    """Say how much was given in all, and which other schemes show a change."""
    slots: dict[str, Slot] = {
        "period": period_words(found.selection.period_kind, found.selection.period or 0)
    }
    minutes = _total(found, training=False)
    training = _total(found, training=True)
    parts = []
    if minutes is not None:
        giving = [s for s in found.schemes if found.value(s.code, "hours")]
        slots["hours"] = hours_words(minutes)
        slots["schemes"] = counted_schemes(len(giving))
        of = " of training" if found.figures.training else ""
        when = "In" if len(found.months) == 1 else "From"
        parts.append(f"{when} {{period}} volunteers of {{schemes}} gave {{hours}}{of}")
        if training and not found.figures.training:
            slots["training"] = hours_words(training)
            parts[-1] += " of duty, and {training} of training apart from that"
        parts[-1] += "."
    else:
        parts.append("No hours are known for {period}.")
    parts.extend(_level(found, slots))
    given = Sentence(" ".join(parts), slots)
    if not (others := _others(found)):
        return given
    both = together([given, others])
    assert isinstance(both, Sentence)
    return both


def counted_schemes(number: int) -> str:
    """Return ``eight schemes`` or ``one scheme``."""
    return f"{count_word(number)} {'scheme' if number == 1 else 'schemes'}"


def _total(found: Situation, *, training: bool) -> int | None:
    of = found.figures.training_minutes if training else found.figures.minutes
    known = [n for s in found.schemes for m in found.months if (n := of(s.code, m)) is not None]
    return sum(known) if known else None


def _level(found: Situation, slots: dict[str, Slot]) -> list[str]:
    """Say, after a re-base, what the average was and is; and what the target has to expect."""
    line, now = found.line, found.now
    run = line.run(now)
    parts = []
    if run and run.first > 0 and run.limits:
        before = line.run(line.first + run.first - 1)
        if before and before.limits:
            slots["mean"] = _mean(found, run)
            slots["before"] = _mean(found, before)
            slots["focus"] = found.scheme.name
            parts.append("{focus}: an average of {mean} a month, {before} before.")
    verdict = assurance_words(found)
    if verdict:
        slots["verdict"] = verdict
        parts.append("{verdict}.")
    return parts


def _mean(found: Situation, run: Run) -> Quantity:
    """Return the average of a run of months, with the counts of people behind all of them."""
    line, people = found.line, PeopleBehind(found.figures, found.selection)
    assert run.limits is not None
    months = range(line.first + run.first, line.first + run.last + 1)
    named, _ = people.by_month(found.measure.id, found.selection.scheme, months)
    keys = tuple(dict.fromkeys(key for month in months for key in named.get(month, ())))
    return replace(quantity(found.measure, run.limits.mean), counts=keys)


def _others(found: Situation) -> Sentence | None:
    """Say which other schemes show a change, and how many none: as the table does, which does not
    say it of one whose figure is hidden."""
    parts = []
    slots: dict[str, Slot] = {}
    behind: list[str] = []
    people = PeopleBehind(found.figures, found.selection)
    for scheme in found.schemes:
        if found.shown(scheme.code) in _SHOWING:
            counts = people.behind(found.measure.id, scheme.code, found.months, Ledger())
            behind += [one.key for one in counts]
    for shown, word in ((Variation.HIGHER, "higher"), (Variation.LOWER, "lower")):
        others = [
            s.name
            for s in found.schemes
            if s.code != found.selection.scheme and found.shown(s.code) is shown
        ]
        if others:
            slots[word] = listed(others)
            also = found.shown(found.selection.scheme) is shown
            parts.append(sentence_case(f"{'also ' * also}{word} than usual: {{{word}}}."))
    calm = sum(found.shown(s.code) is Variation.NONE for s in found.schemes)
    if calm and len(found.schemes) > 1:
        slots["calm"] = sentence_case(counted_schemes(calm))
        parts.append(f"{{calm}} {'shows' if calm == 1 else 'show'} no real change.")
    if not parts:
        return None
    if behind:
        slots["behind"] = Quantity(0, counts=tuple(dict.fromkeys(behind)))
    return Sentence(
        " ".join(parts), slots, "What each scheme shows stands in the table." if behind else ""
    )


def assurance_words(found: Situation) -> str:
    """Return the target's verdict in words, "" without a target."""
    verdict = found.assurance(found.selection.scheme)
    target = found.target(found.selection.scheme)
    if verdict is Assurance.NO_TARGET or target is None:
        return ""
    amount = Quantity(target, found.measure.unit, int(target != int(target)))
    return f"Target of {amount} a month: {TARGETS[verdict].words.lower()}"


def notes(found: Situation, scheme: str = "", ledger: Ledger | None = None) -> tuple[Words, ...]:
    """Say what the reader has to know of these figures: of all schemes, or of one. The ledger
    takes down the people that are counted in it."""
    about = [s for s in found.schemes if scheme in ("", s.code)]
    said: list[Words] = [MANY_ROLES]
    if len(found.months) > 1:
        said.append(
            "Hours and visits are added up over the months; active people and hours for each "
            "person are the average month. What it shows is always judged month by month."
        )
    said.extend(_of_few(found, scheme or found.selection.scheme, ledger or Ledger()))
    said.extend(_incomplete(found, about))
    said.extend(_from_returns(found, about))
    if found.selection.of_parts:
        said.append(
            "People in post, visits and required hours are not returned by district, activity "
            "or patrol status, so they are left out."
        )
    if len(found.selection.districts) > 1 or found.selection.activities or found.selection.statuses:
        said.append(
            "Active people are known for one district at a time: somebody may be in two, or do "
            "several kinds of work."
        )
    said.extend(_unreferenced(found, scheme or found.selection.scheme))
    if any(found.value(s.code, "share-required") is not None for s in about):
        required = {s.required_minutes for s in about if s.required_minutes is not None}
        each = " or ".join(f"{hours(one)}" for one in sorted(required))
        said.append(f"Required: {each} hours a month. {A_FEW_GIVE_MANY}")
    return tuple(said)


def _of_few(found: Situation, scheme: str, ledger: Ledger) -> list[Sentence]:
    """Say of a scheme whose last month is a figure of few people that it is."""
    people = PeopleBehind(found.figures, found.selection)
    below = {
        "hours-per-person": people.at_start,
        "share-required": people.at_start,
        "hours-per-active": people.active,
    }.get(found.measure.id)
    if below is None:
        return []
    name = next(one.name for one in found.all_schemes if one.code == scheme)
    of = f"{name}, {written_month(found.now)}"
    counted_ = below(scheme, found.now)
    if counted_ is not None:
        ledger.note(counted_)
    return few_people(of, counted_, found.shown(scheme))


def _incomplete(found: Situation, about: list[Scheme]) -> list[str]:
    whole = len(found.months)
    return [
        f"{s.name}: {found.known_months(s.code)} of {whole} months are known."
        for s in about
        if 0 < found.known_months(s.code) < whole
    ]


def _from_returns(found: Situation, about: list[Scheme]) -> list[str]:
    names = [
        s.name
        for s in about
        if any(found.figures.from_return(s.code, month) for month in found.months)
    ]
    if not names:
        return []
    return [
        f"There is no duty log for {listed(names)} in all or some of the period: "
        "the hours are those of the monthly return, without records behind them."
    ]


def _unreferenced(found: Situation, scheme: str) -> list[str]:
    """Say where active people can't be all, since some hours have no reference."""
    minutes = counted_minutes = 0
    for month in found.months:
        people = found.figures.active_people.get((scheme, month))
        if people is None or found.figures.of_parts:
            continue
        minutes += found.figures.minutes(scheme, month) or 0
        counted_minutes += people.minutes
    if counted_minutes >= minutes:
        return []
    name = next(s.name for s in found.all_schemes if s.code == scheme)
    missing = counted((minutes - counted_minutes) // 60, "hour", "hours")
    return [
        f"{missing} of {name} have no volunteer’s reference, so whoever gave them "
        "is not among the active people."
    ]

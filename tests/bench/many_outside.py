"""Outside groups, and what was said, claimed, decided and appraised about them, in any number."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from oversight_app.domain.appraisal import (
    READY_MADE_ROLES,
    SEEDED_CRITERIA,
    Appraisal,
    Judgement,
    Option,
)
from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.press import LineToTake
from oversight_app.domain.recorded import Recorded
from oversight_app.store.workspace import Workspace
from tests.bench.many_records import TODAY, words_of, write

BODIES, GROUPS, APPRAISALS, LINES = 60, 40, 10, 40
CLAIMS, POSITIONS, ENGAGEMENTS = 1_000, 3_000, 200
"""How many of each ``keep_outside`` writes unless told otherwise."""
_OFFENCES = ("Arranging to meet a child", "Speeding", "Sexual communication with a child")


def keep_outside(ws: Workspace, part: int = 1, seed: int = 5) -> None:
    """Put the records of many years about outside groups into a workspace: every number above
    divided by ``part``. Positions replace one another, claims are of some series, decisions rest
    on both."""
    first = int(ws.db.value("SELECT coalesce(max(id), 0) FROM record")) + 1
    numbers = Counter(dict(ws.db.rows("SELECT kind, max(number) FROM record GROUP BY kind")))
    made: list[Recorded] = []
    for kind, said in _all(first, part, random.Random(seed)):
        numbers[kind.kind] += 1
        made.append(kind(id=first + len(made), number=numbers[kind.kind], version=1, **said))
    write(ws, made, _links(made, random.Random(seed)))


def _links(made: Sequence[Recorded], dice: random.Random) -> Iterator[tuple[int, str, int]]:
    claims = [one.id for one in made if isinstance(one, Claim)]
    positions = [one.id for one in made if isinstance(one, Position)]
    for one in made:
        if isinstance(one, Engagement):
            for to in (*dice.sample(claims, 2), *dice.sample(positions, 2)):
                yield one.id, "rests", to


def _all(
    first: int, part: int, dice: random.Random
) -> Iterator[tuple[type[Recorded], dict[str, Any]]]:
    at = first
    bodies = range(at, at := at + max(BODIES // part, 2))
    groups = range(at, at := at + max(GROUPS // part, 2))
    positions = range(at, at := at + POSITIONS // part)
    claims = range(at, at := at + CLAIMS // part)
    decisions = range(at, at := at + ENGAGEMENTS // part)
    lines = range(at, at := at + max(LINES // part, 2))
    for n, _ in enumerate(bodies):
        yield Organisation, {"name": f"{words_of(dice, 2)} {n}", "known_since": date(2012, 1, 1)}
    for n, _ in enumerate(groups):
        yield OutsideGroup, {"name": f"Group {n}", "known_since": date(2012, 1, 1)}
    for one in positions:
        # Every third one has taken the place of the one before it, of the same body.
        earlier = one - 1 if (one - positions[0]) % 3 == 2 else None
        whose = (one if earlier is None else earlier) % len(bodies)
        yield Position, _position(dice, bodies[whose], groups, one, positions[0], earlier)
    for one in claims:
        earlier = one - 1 if (one - claims[0]) % 4 else None
        yield Claim, _claim(dice, groups[one // 4 % len(groups)], earlier)
    for one in decisions:
        yield Engagement, _decision(dice, groups[one % len(groups)], one - decisions[0])
    for one in lines:
        yield LineToTake, _line(dice, groups[one % len(groups)])
    yield from _appraisals(at, max(APPRAISALS // part, 1), dice, groups)


def _position(
    dice: random.Random, whose: int, groups: range, one: int, first: int, earlier: int | None
) -> dict[str, Any]:
    begun = date(2013, 1, 1) + timedelta(days=one - first)
    return {
        "organisation": whose, "name": words_of(dice, 6), "wording": words_of(dice, 30),
        "about": groups[one % len(groups)], "from_day": begun, "source": words_of(dice, 4),
        "stance": dice.choice(("opposes", "would-consider", "supports", "none")),
        "to_day": begun + timedelta(days=400) if dice.random() > 0.1 else None,
        "replaces": earlier, "superseded": (one - first) % 3 == 1,
        "review_by": TODAY + timedelta(days=dice.randint(-20, 400)),
    }  # fmt: skip


def _claim(dice: random.Random, about: int, earlier: int | None) -> dict[str, Any]:
    year, judged = dice.randint(2013, 2021), dice.random() > 0.05
    of, quoted = dice.randint(60, 400), date(year + 1, dice.randint(1, 9), 5)
    offence = dice.choice(_OFFENCES)
    return {
        "name": words_of(dice, 6), "wording": words_of(dice, 20), "about": about,
        "quoted_on": quoted, "source": words_of(dice, 4), "quoted_by": words_of(dice, 2),
        "numerator": dice.randint(5, of), "denominator": of, "offence": offence,
        "area": "Wiltshire",
        "period_from": date(year, 1, 1), "period_to": date(year, 12, 31), "same_figure": earlier,
        "verdict": "caveats" if judged else "", "not_shown": words_of(dice, 8),
        "checked_by": "Head of policy" if judged else "", "check_by": TODAY,
        "checked_on": quoted + timedelta(days=9) if judged else None,
        "review_by": TODAY + timedelta(days=dice.randint(-20, 400)) if judged else None,
        "quotable": f"{offence}, Wiltshire, {year}: some of {of}", "owner": "Head of policy",
        "conclusion": words_of(dice, 12), "follows": "no", "follows_why": words_of(dice, 12),
    }  # fmt: skip


def _decision(dice: random.Random, group: int, number: int) -> dict[str, Any]:
    begun, done = date(2014, 1, 1) + timedelta(days=15 * number), number % 10 > 0
    return {
        "notice": f"{begun.year}-G{number:04d}" if done else "", "name": words_of(dice, 8),
        "proposed_on": begun, "owner": "Head of policy", "summary": words_of(dice, 60),
        "options": words_of(dice, 60), "reasons": words_of(dice, 60), "public_interest": "yes",
        "state": "signed" if done else "draft", "signatory": "Commissioner" if done else "",
        "signed_on": begun + timedelta(days=30) if done else None, "outside_group": group,
        "publish_by": begun + timedelta(days=40), "area": "Wiltshire", "outcome": "signpost",
        "published_on": begun + timedelta(days=35) if done else None,
        "review_by": TODAY + timedelta(days=dice.randint(-20, 400)),
        "children_gate": "partly", "children_evidence": words_of(dice, 12),
        "children_by": "Head of policy", "children_on": begun,
    }  # fmt: skip


def _line(dice: random.Random, group: int) -> dict[str, Any]:
    return {
        "name": words_of(dice, 4), "about": group, "words": words_of(dice, 30),
        "written_on": date(2022, 1, 1), "cleared_by": "Head of policy",
        "cleared_on": date(2022, 1, 2), "review_by": TODAY + timedelta(days=30),
    }  # fmt: skip


def _appraisals(
    at: int, many: int, dice: random.Random, groups: range
) -> Iterator[tuple[type[Recorded], dict[str, Any]]]:
    roles = len(READY_MADE_ROLES)
    for n in range(many):
        yield Appraisal, {
            "name": f"Appraisal {n}", "outside_group": groups[n % len(groups)], "criteria": 1,
            "appraised_on": date(2021, 1, 1), "appraised_by": "Head of policy",
            "review_by": TODAY + timedelta(days=30),
        }  # fmt: skip
    for n in range(many):
        for place, role in enumerate(READY_MADE_ROLES):
            yield Option, {
                "appraisal": at + n, "name": role.name, "position": place, "scheme": role.scheme,
                "rung": role.rung, "added_on": date(2021, 1, 1), "best_if": words_of(dice, 20),
            }  # fmt: skip
    for option in range(at + many, at + many + many * roles):
        for criterion in SEEDED_CRITERIA:
            yield Judgement, {
                "option": option, "criterion": criterion.code, "why": words_of(dice, 10),
                "judgement": dice.choice(("strong", "adequate", "weak", "not-known")),
                "judged_on": date(2021, 1, 1), "judged_by": "Head of policy",
            }  # fmt: skip

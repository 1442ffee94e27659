"""An office's records in any number: seeded, with the words, days and states of a real one.

Most are done with, as in an office of years; a few in a hundred are open, and of those some are
overdue. They are written as rows, as thousands of saves would take an hour.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from oversight_app.domain.accountability import Action, Assurance, Meeting, Question
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.claims import Claim
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.plans import Objective, Plan
from oversight_app.domain.positions import Position
from oversight_app.domain.record_kinds import table_of
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.domain.requests import InformationRequest, Recommendation
from oversight_app.domain.risk import Risk
from oversight_app.store.actions import writing
from oversight_app.store.content import canonical, content_sum
from oversight_app.store.question_sets import current_questions
from oversight_app.store.record_rows import said_by
from oversight_app.store.workspace import Workspace

TODAY = date(2022, 10, 31)
_BODIES = 20
_SCHEMES = ("specials", "psv", "cadets", "custody")
_OFFICES = tuple(f"{name} {n}" for name in ("Head of", "Director of", "Lead for") for n in range(8))
_WORDS = (
    "vetting", "training", "supervision", "duty", "hours", "patrol", "rural", "custody", "visit",
    "cadet", "safeguarding", "agreement", "expenses", "insurance", "recruitment", "retention",
    "review", "evidence", "complaint", "conduct", "speedwatch", "horse", "river", "harbour",
    "budget", "uniform", "radio", "vehicle", "mentor", "briefing",
)  # fmt: skip


def keep_many(ws: Workspace, many: int, seed: int = 4) -> None:
    """Put ``many`` records of each main kind into a workspace, half of them linked to another,
    with a first version each, and 2 more of every action."""
    made = list(_all(ws, many, random.Random(seed)))
    write(ws, made, _links(made, many))


def write(ws: Workspace, made: Sequence[Recorded], links: Iterable[tuple[int, str, int]]) -> None:
    """Write records as rows, with their versions and links (from, relation, to), in one act."""
    with writing(ws, "Add many records", "record", undoable=False) as action:
        rows = [(one.id, one.kind, one.number, 1, "local") for one in made]
        action.db.many("INSERT INTO record VALUES (?, ?, ?, ?, ?)", rows)
        action.db.many(
            "INSERT INTO issued_number VALUES (?, ?, ?, '2022-01-01', 0)",
            ((one.kind, one.number, one.id) for one in made),
        )
        for kind in dict.fromkeys(type(one) for one in made):
            names = [spec.id for spec in specs(kind)]
            marks = ", ".join("?" * (len(names) + 1))
            action.db.many(
                f"INSERT INTO {table_of(kind.kind)} (id, {', '.join(names)}) VALUES ({marks})",
                ((one.id, *said_by(one).values()) for one in made if type(one) is kind),
            )
        action.db.many("INSERT INTO record_version VALUES (?, ?, ?, ?, ?)", _versions(made))
        action.db.many(
            "INSERT INTO record_link (from_id, relation, to_id, made_on) "
            "VALUES (?, ?, ?, '2020-01-01')",
            links,
        )
        tables = ("record", "issued_number", "record_version", "record_link")
        kinds = dict.fromkeys(table_of(one.kind) for one in made)
        stored = {table: content_sum(action.db, table) for table in (*tables, *kinds)}
        for table, whole in stored.items():
            action.count(table, whole)


def _versions(made: Sequence[Recorded]) -> Iterator[tuple[int, int, str, str, str]]:
    for one in made:
        said = canonical(said_by(one))
        first = one.begins or date(2020, 1, 1)
        for n in range(3 if one.kind == "action" else 1):
            yield one.id, n + 1, (first + timedelta(30 * n)).isoformat(), "bench", said


def _links(made: Sequence[Recorded], many: int) -> Iterator[tuple[int, str, int]]:
    of: dict[str, list[Recorded]] = {}
    for one in made:
        of.setdefault(one.kind, []).append(one)
    for place in range(0, many, 2):
        yield of["assurance"][place].id, "answers", of["question"][place].id
        yield of["action"][place].id, "follows", of["assurance"][place].id
        yield of["decision"][place].id, "follows", of["action"][place].id
        yield of["publication"][place].id, "publishes", of["decision"][place].id


def _all(ws: Workspace, many: int, dice: random.Random) -> Iterator[Recorded]:
    identity = 0
    asked = [one.code for one in current_questions(ws).questions]
    for kind, count in (
        (Meeting, many // 80), (Plan, 1), (Objective, 8), (Question, many), (Assurance, many),
        (Action, many), (Decision, many), (Publication, many), (Risk, many // 10),
        (InformationRequest, many // 10), (Recommendation, many // 20),
        (Assessment, many // len(asked)), (Answer, many // len(asked) * len(asked)),
        (Organisation, _BODIES), (Position, many // 10), (Claim, many // 10),
    ):  # fmt: skip
        first = identity + 1
        for number in range(1, count + 1):
            identity += 1
            said = _said(kind, number, dice)
            if kind is Answer:
                assessment, question = divmod(number - 1, len(asked))
                said |= {
                    "assessment": first - count // len(asked) + assessment,
                    "question": asked[question],
                    "superseded": assessment < count // len(asked) - len(_SCHEMES),
                }
            elif kind is Objective:
                said["plan"] = first - 1
            elif kind is Position:
                said["organisation"] = first - _BODIES + number % _BODIES
            elif kind is Assessment:
                said["superseded"] = number <= count - len(_SCHEMES)
            yield kind(id=identity, number=number, version=1, **said)


def words_of(dice: random.Random, many: int) -> str:
    return " ".join(dice.choices(_WORDS, k=many)).capitalize()


def _said(kind: type[Recorded], number: int, dice: random.Random) -> dict[str, Any]:
    begun = TODAY - timedelta(days=dice.randint(40, 2500))
    due = begun + timedelta(days=30)
    done = dice.random() > 0.02
    late = TODAY + timedelta(days=dice.randint(-20, 60))
    office, scheme = dice.choice(_OFFICES), dice.choice(_SCHEMES)
    match kind.kind:
        case "question":
            return {
                "asked": words_of(dice, 12), "asked_of": "The force", "asked_on": begun,
                "due": due if done else late, "owner": office, "scheme": scheme,
                "state": "answered" if done else "open", "answered_on": due if done else None,
                "reply": words_of(dice, 60) if done else "",
            }  # fmt: skip
        case "assurance":
            return {
                "said": words_of(dice, 60), "rating": dice.choice(("assured", "partly", "not")),
                "given_by": "The force", "given_on": begun, "judged_by": office,
                "evidence": words_of(dice, 20), "review_by": None if done else late,
            }  # fmt: skip
        case "action":
            return {
                "task": words_of(dice, 12), "owner": office, "set_on": begun,
                "due": due if done else late, "state": "done" if done else "open",
                "done_on": due if done else None, "outcome": words_of(dice, 40) if done else "",
            }  # fmt: skip
        case "decision":
            return {
                "notice": f"{begun.year}-{number:05d}" if done else "", "name": words_of(dice, 8),
                "proposed_on": begun, "owner": office, "summary": words_of(dice, 60),
                "options": words_of(dice, 60), "reasons": words_of(dice, 60),
                "public_interest": "yes",
                "state": "signed" if done else "draft", "signatory": office if done else "",
                "signed_on": due if done else None, "publish_by": due,
                "published_on": due if done else None,
            }  # fmt: skip
        case "publication":
            return {
                "name": words_of(dice, 8), "item": "none", "published_on": begun, "owner": office,
                "refresh_by": None if done else late,
            }  # fmt: skip
        case "risk":
            closed = number > 60
            return {
                "name": words_of(dice, 8), "description": words_of(dice, 40), "owner": office,
                "raised_on": begun, "scheme": scheme, "state": "closed" if closed else "open",
                "closed_on": due if closed else None, "likelihood": dice.randint(1, 4),
                "impact": dice.randint(1, 4), "scale": 1, "review_by": late,
            }  # fmt: skip
        case "request":
            return {
                "subject": words_of(dice, 6), "asked": words_of(dice, 30), "received": begun,
                "due": due if done else late, "owner": office,
                "state": "answered" if done else "open", "answered_on": due if done else None,
                "disclosed": words_of(dice, 40) if done else "",
            }  # fmt: skip
        case "recommendation":
            return {
                "report": words_of(dice, 6), "published_on": begun,
                "recommended": words_of(dice, 20),
                "due": due if done else late, "owner": office, "response": words_of(dice, 40),
                "responded_on": due if done else None, "state": "done" if done else "open",
                "closed_on": due if done else None, "review_by": None if done else late,
            }  # fmt: skip
        case "assessment":
            return {
                "scheme": _SCHEMES[number % len(_SCHEMES)], "assessed_by": office,
                "assessed_on": date(1960, 1, 1) + timedelta(days=40 * number),
                "review_by": late, "question_set": 1,
            }  # fmt: skip
        case "answer":
            return {
                "answer": dice.choice(("met", "partly", "not-met")), "evidence": words_of(dice, 12),
                "owner": office, "answered_on": begun, "review_by": late,
            }  # fmt: skip
        case "position":
            return {
                "name": words_of(dice, 6), "wording": words_of(dice, 30), "from_day": begun,
                "to_day": due if done else None, "review_by": late, "source": words_of(dice, 4),
                "stance": dice.choice(("opposes", "would-consider", "supports")),
            }  # fmt: skip
        case "claim":
            return {
                "name": words_of(dice, 6), "wording": words_of(dice, 20), "quoted_on": begun,
                "source": words_of(dice, 4), "numerator": dice.randint(0, 99), "denominator": 100,
                "owner": office, "verdict": "supported" if done else "",
                "checked_by": office if done else "", "checked_on": due if done else None,
                "check_by": late,
            }  # fmt: skip
        case "organisation":
            return {"name": f"{words_of(dice, 2)} {number}", "known_since": begun}
        case "meeting":
            return {"name": words_of(dice, 4), "held_on": begun, "agenda": words_of(dice, 20)}
        case "plan":
            return {"name": "Police and Crime Plan", "from_day": date(2021, 11, 1)}
    return {"name": words_of(dice, 6), "owner": office, "from_day": date(2021, 11, 1)}

"""What was changed since a person last looked, in plain words and grouped by what was done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from oversight_app.domain.batches import Batch
from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.periods import written_date
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.wording import counted, mid_sentence, sentence_case, with_article
from oversight_app.store.batches import all_batches
from oversight_app.store.history_since import Act, acts_since, moment_before, newest_seq
from oversight_app.store.local_keeping import local_batches
from oversight_app.store.workspace import Workspace

_ONE_BY_ONE = 3
"""Imports that are told one by one; more are told together."""
_IMPORTS = "data/imports"
_HISTORY = "data/history"
_DONE: Mapping[str, str] = {
    "Add": "added", "Change": "changed", "Delete": "deleted", "Save": "saved", "Set": "set",
    "Place": "placed", "Lift": "lifted", "Judge": "judged", "Publish": "published",
    "Rename": "renamed", "Remove": "removed", "Freeze": "frozen", "Approve": "approved",
    "Withdraw": "withdrawn", "Prefer": "preferred", "Lock": "locked", "Retire": "retired",
}  # fmt: skip
_TOLD: Mapping[str, tuple[str, str]] = {
    "Mark as reviewed": ("1 record was marked as reviewed", "{} records were marked as reviewed"),
    "Hand over open work": ("Open work was handed over", "Open work was handed over {} times"),
    "Link a record": ("1 link was made", "{} links were made"),
    "Take a link away": ("1 link was taken away", "{} links were taken away"),
    "Take an import back": ("1 import was taken back", "{} imports were taken back"),
    "Gather for a request": ("Records were gathered for a request",
                             "Records were gathered for requests {} times"),
    "Record a paper as sent": ("1 paper was sent", "{} papers were sent"),
    "Make a paper a draft again": ("1 paper became a draft again",
                                   "{} papers became drafts again"),
    "Make a draft from a paper": ("1 draft was made from a paper",
                                  "{} drafts were made from papers"),
    "Re-base limits": ("Limits were reset", "Limits were reset {} times"),
    "Put something off": ("1 thing was put off", "{} things were put off"),
    "Bring back what was put off": ("1 thing that was put off was brought back",
                                    "{} things that were put off were brought back"),
    "Change how figures are shown": ("How figures are shown was changed",
                                     "How figures are shown was changed {} times"),
    "Change settings": ("Settings were changed", "Settings were changed {} times"),
    "Change how papers are written": ("How papers are written was changed",
                                      "How papers are written was changed {} times"),
    "Make the workspace": ("The workspace was made", "The workspace was made {} times"),
}  # fmt: skip
"""Acts whose names are not a verb and a thing."""
_SHOWN: Mapping[str, str] = {
    "action_record": "accountability/actions", "question_record": "accountability/questions",
    "assurance_record": "accountability/questions", "meeting_record": "accountability/meetings",
    "decision_record": "accountability/decisions", "request_record": "accountability/requests",
    "recommendation_record": "accountability/requests",
    "publication_record": "governance/publication", "risk_record": "governance/risks",
    "risk_scale": "governance/risks", "assessment_record": "governance/boundaries",
    "answer_record": "governance/boundaries", "question_set": "governance/boundaries",
    "objective_record": "governance/objectives", "plan_record": "governance/objectives",
    "group_record": "outside-groups/groups", "claim_record": "outside-groups/claims",
    "position_record": "outside-groups/positions", "engagement_record": "outside-groups/decisions",
    "appraisal_record": "outside-groups/options", "option_record": "outside-groups/options",
    "judgement_record": "outside-groups/options", "criteria_set": "outside-groups/options",
    "press_record": "outside-groups/press", "paper": "summaries/papers",
    "target": "specials/detail", "flow": "specials/flows", "peer_set": "specials/compare",
    "preference": "specials/revisions", "scheme": "data/names", "mapping": "data/layouts",
    "expected_return": "activity/returns", "chart_note": "activity/activity",
    "rebase": "activity/activity", "baseline": "activity/activity",
    "series_target": "activity/activity", "saved_view": "activity/activity",
    "retention_rule": "data/retention", "record_hold": "data/retention",
    "batch": _IMPORTS, "snooze": "overview", "office_setting": "overview",
}  # fmt: skip
"""Where what was done is seen, by the table it is about; the history itself for the rest."""
_PLURALS = {kind.noun: mid_sentence(kind.plural) for kind in KINDS.values()}


@dataclass(frozen=True, slots=True)
class Looked:
    """The newest entry of the history that a person saw on this computer, and when."""

    seq: int
    at: datetime


@dataclass(frozen=True, slots=True)
class SinceLine:
    """One line: what was done, how often, and where it is seen (``Context.go_to``; "" nowhere)."""

    words: str
    go: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class SinceLooked:
    """What was done since; ``newest`` is what the person will have seen after reading it."""

    looked: Looked
    entries: tuple[SinceLine, ...]
    newest: int = 0


def since_looked(ws: Workspace, looked: Looked) -> SinceLooked:
    """Return what was done after an entry of the history, the newest first. What was undone is
    left out, and so is what a person wrote."""
    with ws.snapshot():
        acts, newest = acts_since(ws, looked.seq), newest_seq(ws)
        imports = [one for one in acts if _is_import(one)]
        brought = tuple(_brought_in(ws, imports)) if imports else ()
    others: dict[tuple[str, str], list[Act]] = {}
    for one in acts:
        if not _is_import(one):
            others.setdefault((one.action, one.subject), []).append(one)
    lines = [
        SinceLine(done_words(action, len(of)), _SHOWN.get(subject, _HISTORY), len(of))
        for (action, subject), of in others.items()
    ]
    return SinceLooked(looked, (*brought, *lines), newest)


def newest_entry(ws: Workspace) -> int:
    """Return the number of the newest entry of the history: what a person who looks now has
    seen; 0 of a workspace without any."""
    return newest_seq(ws)


def done_words(action: str, number: int) -> str:
    """Return what was done so many times, from its name in the history: "4 actions were
    changed" of "Change an action". A name that is no verb and thing is quoted."""
    if action in _TOLD:
        one, many = _TOLD[action]
        return one if number == 1 else many.format(f"{number:,}")
    verb, _, thing = action.partition(" ")
    done = _DONE.get(verb)
    if done is None or not thing:
        return f"“{action}”" + (f", {number:,} times" if number > 1 else "")
    for article in ("a ", "an "):
        thing = thing.removeprefix(article)
    if thing.startswith(("the ", "how ")) or thing in ("records", "joiners and leavers"):
        # What is done to the order of the roles is done to one order.
        several = thing.partition(" of ")[0].endswith(("s", "criteria")) and thing[:4] != "how "
        were = "were" if several else "was"
        again = f" {number:,} times" if number > 1 else ""
        return sentence_case(f"{thing} {were} {done}{again}")
    if number == 1:
        return sentence_case(f"{with_article(thing)} was {done}")
    return f"{number:,} {_plural(thing)} were {done}"


def _plural(thing: str) -> str:
    head, of, rest = thing.partition(" of ")
    if thing in _PLURALS:
        return _PLURALS[thing]
    many = f"{head[:-1]}ies" if head.endswith("y") else f"{head}s"
    return f"{many}{of}{rest}"


def _is_import(one: Act) -> bool:
    return one.subject == "batch" and one.action.startswith(("Import", "Type in"))


def _brought_in(ws: Workspace, acts: Sequence[Act]) -> Iterator[SinceLine]:
    """Yield what came in: few imports one by one, many together."""
    names = {number: DATASETS[one.dataset].name for number, one in local_batches(ws).items()}
    # An import is dated when it begins, its entry when it is done.
    before = moment_before(ws, min(one.seq for one in acts))
    found = [
        one
        for one in all_batches(ws)
        if one.undone_at is None and (before is None or one.kept_at >= before)
    ]
    if len(found) <= _ONE_BY_ONE:
        for one in found:
            yield SinceLine(f"{_what(one, names)}: {rows_words(one)}", f"{_IMPORTS}/{one.id}")
        return
    together = sum((one.ledger for one in found[1:]), found[0].ledger)
    words = f"{counted(len(found), 'file was', 'files were')} brought in"
    yield SinceLine(
        f"{words}: {added_words(together.added, together.rejected)}", _IMPORTS, len(found)
    )


def _what(one: Batch, names: Mapping[int, str]) -> str:
    """Return ``The duty or shift log to 31 October 2022 was brought in``."""
    name = names.get(one.id)
    if name is None:
        return f"“{one.release.title}” was brought in"
    return f"The {mid_sentence(name)} to {written_date(one.release.edition)} was brought in"


def rows_words(one: Batch) -> str:
    """Return ``1,204 rows added, 6 rejected`` of an import."""
    return added_words(one.ledger.added, one.ledger.rejected)


def added_words(added: int, rejected: int) -> str:
    """Return ``1,204 rows added, 6 rejected``."""
    said = f"{counted(added, 'row', 'rows')} added"
    return f"{said}, {rejected:,} rejected" if rejected else said

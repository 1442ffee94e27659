"""What holds of a decision through its life: numbered at signature, then kept as it was signed,
published, withdrawn rather than deleted."""

import re
from dataclasses import replace
from datetime import date
from typing import TypeVar

from oversight_app.domain.decisions import Decision
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.periods import written_date
from oversight_app.domain.recorded import Recorded, short, specs
from oversight_app.store.actions import Action

_MAY_CHANGE = frozenset(
    {
        "notice", "owner", "public_interest", "state", "publish_by", "published_on",
        "withdrawn_on", "withdrawn_why", "review_by",
    }
)  # fmt: skip
"""What goes on changing after signature: whose it is, its publication, review and withdrawal."""
_NOTICE = re.compile(r"((?:19|20|21)\d\d)/(\d{1,5})", re.ASCII)


D = TypeVar("D", bound=Decision)


def signed(action: Action, old: Decision | None, new: D, day: date) -> D:
    """Return a decision with its number, issued at signature; UserProblem where it would go back
    on what was signed or withdrawn."""
    brought = new.notice if old is None and action.keeps_numbers else ""
    new = replace(new, notice=old.notice if old else "")
    check_change(old, new)
    if brought and new.state != "draft" and not new.problems():
        return replace(new, notice=_taken(action, brought, day))
    if new.state == "signed" and not new.notice and not new.problems() and new.signed_on:
        from oversight_app.store.records import issue_number

        year = new.signed_on.year
        number = issue_number(action, f"decision {year}", day, new.id)
        return replace(new, notice=f"{year}/{number:03d}")
    return new


def check_change(old: Decision | None, new: Decision) -> None:
    """Raise UserProblem where a decision would go back on what was signed or withdrawn."""
    was = old.state if old else "draft"
    if was != "draft" and new.state == "draft":
        raise UserProblem(
            "A signed decision can’t become a draft again. Nothing was changed. Withdraw it, and "
            "write another that replaces it."
        )
    if was == "withdrawn" and new.state == "signed":
        raise UserProblem(
            "A withdrawn decision stays withdrawn. Nothing was changed. Write another that "
            "replaces it."
        )
    if old is not None and was != "draft":
        _check_as_signed(old, new)


def _taken(action: Action, notice: str, day: date) -> str:
    """Take the number of a notice that was issued before the decision was brought in."""
    from oversight_app.store.records import take_number

    found = _NOTICE.fullmatch(notice)
    if found is None or int(found[2]) == 0:
        raise UserProblem(
            f"“{short(notice, 40)}” is no number of a decision. Nothing was saved. Write it as "
            "2022/014."
        )
    year, number = found[1], int(found[2])
    take_number(action, f"decision {year}", number, day)
    return f"{year}/{number:03d}"


def check_may_go(decision: Decision) -> None:
    """Raise UserProblem for the deletion of a decision that was signed or withdrawn."""
    if decision.state != "draft":
        advice = "Withdraw it instead; it stays listed." if decision.state == "signed" else ""
        raise UserProblem(
            f"{decision.reference} was {decision.state}, so it can’t be deleted. Nothing was "
            f"changed. {advice or 'It stays listed as withdrawn.'}"
        )


def check_order(new: Recorded | None, old: Recorded | None) -> None:
    """Raise UserProblem where a decision would replace one that was signed after it."""
    if not isinstance(new, Decision) or not isinstance(old, Decision):
        return
    if new.signed_on and old.signed_on and new.signed_on < old.signed_on:
        raise UserProblem(
            f"{new.reference} was signed on {written_date(new.signed_on)}, before "
            f"{old.reference} ({written_date(old.signed_on)}), so it can’t replace it. Nothing "
            "was changed. Link the two the other way round."
        )


def _check_as_signed(old: Decision, new: Decision) -> None:
    """A notice says what was decided: blanks may be filled in, nothing else changes."""
    changed = [
        spec.heading
        for spec in specs(type(old))
        if spec.id not in _MAY_CHANGE
        and getattr(old, spec.id) not in ("", None)
        and getattr(old, spec.id) != getattr(new, spec.id)
    ]
    if changed:
        names = " and ".join(f"“{name}”" for name in changed)
        raise UserProblem(
            f"{old.reference} was {old.state}, so {names} can’t change any more. Nothing was "
            "saved. Withdraw it and write another that replaces it, or put it back as it was."
        )

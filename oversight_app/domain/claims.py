"""Claims: a figure that somebody quotes, as quoted, with its whole base, the checks that it was put
to, the verdict, and the conclusion drawn from it (product.md, section 1, rows 9 to 12 and 25)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from oversight_app.domain.claim_base import names, names_area, names_years
from oversight_app.domain.dated import DATED, written_as_dated, written_span
from oversight_app.domain.record_fields import (
    address,
    choice,
    count,
    day,
    line,
    lines,
    office,
    record,
    text,
)
from oversight_app.domain.recorded import Recorded, before
from oversight_app.domain.shares import Share

VERDICTS = (
    ("supported", "Supported"),
    ("caveats", "Arithmetic right, conclusion not shown"),
    ("not-supported", "Not supported"),
    ("cannot", "Cannot be checked"),
    ("anecdotal", "Anecdotal: no figure given"),
)
VERDICT_ICONS = {
    "supported": "met", "caveats": "partly", "not-supported": "not-met", "cannot": "unknown",
    "anecdotal": "not-needed",
}  # fmt: skip
FOLLOWS = (("yes", "Follows"), ("partly", "Follows in part"), ("no", "Does not follow"))
NUMERATOR_IS = (
    ("exact", "Exactly this"),
    ("at-least", "At least this"),
    ("more-than", "More than this"),
    ("about", "About this"),
)
COUNTED = (
    ("all", "All of them: a full count"),
    ("sample", "A sample"),
    ("not-known", "Not known"),
)
YES_NO_UNKNOWN = (
    ("yes", "Yes"),
    ("no", "No"),
    ("not-known", "Not known"),
    ("not-needed", "Not needed"),
)

_SHARE = re.compile(r"(\d{1,3})(?:\.(\d{1,6}))? ?(?:%|per cent|percent)", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Claim(Recorded):
    """A claim with its base (offence, period, area), its counts, the checks and the verdict."""

    kind: ClassVar[str] = "claim"
    noun: ClassVar[str] = "claim"
    plural: ClassVar[str] = "Claims"
    prefix: ClassVar[str] = "CL"
    icon: ClassVar[str] = "chart"
    groups: ClassVar[tuple[str, ...]] = (
        "The figure", "How it was counted", "Checks", "Verdict", "Conclusion drawn",
        "Source and checking",
    )  # fmt: skip
    folded: ClassVar[tuple[str, ...]] = groups[1:]

    name: str = line("In short", required=True, listed=True)
    wording: str = text("Words as quoted", required=True)
    about: int | None = record("About", "group", listed=True)
    quoted_by: str = office(
        "Quoted by", listed=True, tip="By office or role, never a person’s name"
    )
    quoted_on: date | None = day("Quoted on", required=True, listed=True)
    dated: str = choice(
        "Its day is given", DATED, "day", required=True, group="Source and checking"
    )
    source: str = line("Source", required=True)
    location: str = address(
        "Where it is", group="Source and checking", tip="A web address or the name of a file"
    )
    owner: str = office("Checked for the office by", group="Source and checking")
    check_by: date | None = day("Check by", group="Source and checking")

    counted: str = line(
        "What was counted",
        group="How it was counted",
        tip="Such as: evidence from outside groups used",
    )
    numerator: int | None = count("Numerator", group="The figure", tip="The 114 of “114 of 259”")
    numerator_is: str = choice(
        "The numerator is", NUMERATOR_IS, "exact", required=True, group="How it was counted"
    )
    numerator_unit: str = line(
        "What one of the numerator is",
        group="The figure",
        short=True,
        tip="Such as: occasions in court",
    )
    denominator: int | None = count(
        "Denominator", group="The figure", tip="The 259 of “114 of 259”"
    )
    denominator_unit: str = line(
        "What one of the denominator is", group="The figure", short=True, tip="Such as: cases"
    )
    quoted_share: str = line(
        "Share as quoted",
        group="How it was counted",
        tip="As it was said: 44%. Blank where none was",
    )
    offence: str = line(
        "Offence, or what it is about", group="The figure", tip="The base that every wording keeps"
    )
    period_from: date | None = day("Counted from", group="The figure")
    period_to: date | None = day("Counted to", group="The figure")
    area: str = line("Area", group="The figure", tip="Such as: England and Wales")
    population: str = line(
        "Out of whom or what", group="How it was counted", tip="All that could have been counted"
    )
    complete: str = choice("The denominator is", COUNTED, "not-known", group="How it was counted")
    counted_by: str = office("Counted by", group="How it was counted")
    asked: int | None = count(
        "How many were asked", group="How it was counted", tip="The 43 of “29 of 43”"
    )
    answered: int | None = count("How many answered", group="How it was counted")
    same_figure: int | None = record(
        "Another version of the figure in", "claim", group="How it was counted",
        tip="Another year of it, or another telling of the same",
    )  # fmt: skip

    conviction: str = choice(
        "Does use in court mean conviction?", YES_NO_UNKNOWN, "not-known", group="Checks"
    )
    twice: str = choice(
        "Could the same case be counted twice?", YES_NO_UNKNOWN, "not-known", group="Checks"
    )
    failures: str = choice("Are failures counted?", YES_NO_UNKNOWN, "not-known", group="Checks")
    gains: str = line("Who gains if it is believed?", group="Checks")
    found: str = text("What the checks found", group="Checks", tip="And where that is from")

    verdict: str = choice("Verdict", VERDICTS, listed=True, group="Verdict")
    shows: str = lines("What it shows", group="Verdict", tip="One on each line")
    not_shown: str = lines("What it does not show", group="Verdict", tip="One on each line")
    quotable: str = text(
        "Wording you can quote",
        group="Verdict",
        tip="It keeps the offence, the period and the area",
    )
    checked_by: str = office("Judged by", group="Verdict")
    checked_on: date | None = day("Judged on", group="Verdict")
    review_by: date | None = day("Review by", group="Verdict")

    conclusion: str = text("Conclusion drawn from it", group="Conclusion drawn")
    conclusion_by: str = office("Drawn by", group="Conclusion drawn")
    follows: str = choice("Does it follow?", FOLLOWS, group="Conclusion drawn")
    follows_why: str = text("Why", group="Conclusion drawn")

    @property
    def title(self) -> str:
        return self.name

    @property
    def begins(self) -> date | None:
        return self.quoted_on

    @property
    def open(self) -> bool:
        return not self.verdict

    @property
    def due_on(self) -> date | None:
        return self.check_by if self.open else None

    @property
    def under_review(self) -> bool:
        return not self.open

    @property
    def ended_on(self) -> date | None:
        return None if self.open else self.checked_on

    @property
    def share(self) -> Share | None:
        """The share, None where there is no numerator or no denominator above zero."""
        if self.numerator is None or not self.denominator or self.numerator > self.denominator:
            return None
        return Share(self.numerator, self.denominator)

    @property
    def period(self) -> str:
        """The period that was counted, in words; "" where none is known."""
        return written_span(self.period_from, self.period_to)

    @property
    def quoted_when(self) -> str:
        """When it was quoted, as exactly as its source says."""
        return written_as_dated(self.quoted_on, self.dated)

    @property
    def base_missing(self) -> tuple[str, ...]:
        """Return which parts of the base are not known: "offence", "period", "area"."""
        base = (("offence", self.offence), ("period", self.whole_period), ("area", self.area))
        return tuple(name for name, said in base if not said)

    @property
    def whole_period(self) -> bool:
        """True where both ends of the period are known."""
        return self.period_from is not None and self.period_to is not None

    def left_out(self, words: str) -> tuple[str, ...]:
        """Return which parts of the base some words leave out: "offence", "period", "area".

        The offence and the area have to stand there as they are recorded, capitals or not, the
        area by itself ("England and Wales" is not Wales); of the period, the years in which it
        begins and ends (``2016``; ``2016/17`` names both, and is not the year 2016).
        """
        kept = {
            "offence": names(words, self.offence),
            "period": self.whole_period and names_years(words, self._years()),
            "area": names_area(words, self.area),
        }
        return tuple(name for name, said in kept.items() if not said)

    def _years(self) -> tuple[int, ...]:
        ends = (self.period_from, self.period_to)
        return tuple(sorted({one.year for one in ends if one is not None}))

    def own_problems(self) -> dict[str, str]:
        wrong = {
            "period_to": before("its first day", self.period_from, "Its last day", self.period_to),
            "review_by": before(
                "the day it was judged", self.checked_on, "The day of review", self.review_by
            ),
            "checked_on": before(
                "the day it was quoted", self.quoted_on, "The day it was judged", self.checked_on
            ),
            **self._problems_of_counts(),
            **self._problems_of_verdict(),
        }
        if self.id and self.same_figure == self.id:
            wrong["same_figure"] = "A claim is no other version of itself. Choose another one."
        if self.follows and not self.conclusion:
            wrong["conclusion"] = "Write the conclusion that was drawn, or clear the answer."
        if self.follows and not self.follows_why:
            wrong["follows_why"] = "Say why it follows or does not."
        return {name: words for name, words in wrong.items() if words}

    def _problems_of_counts(self) -> dict[str, str]:
        wrong = {}
        top, bottom = self.numerator, self.denominator
        if bottom == 0:
            wrong["denominator"] = (
                "A share of none means nothing. Correct the denominator, or leave it blank where "
                "none was given."
            )
        elif top is not None and bottom is not None and top > bottom:
            wrong["numerator"] = (
                f"{top:,} is more than {bottom:,}, so it is no part of it. Correct one of the two; "
                "where they count different things, leave the denominator blank and say so."
            )
        if self.answered is not None and self.asked is not None and self.answered > self.asked:
            wrong["answered"] = (
                f"{self.answered:,} answered, and {self.asked:,} were asked. Correct one of "
                "the two."
            )
        if self.quoted_share and share_said(self.quoted_share) is None:
            wrong["quoted_share"] = "Write the share as 44% or 44.0%, or leave it blank."
        return wrong

    def _problems_of_verdict(self) -> dict[str, str]:
        wrong = {}
        if self.verdict:
            if not self.checked_by:
                wrong["checked_by"] = "Nobody is named who judged it. Name the office."
            if self.checked_on is None:
                wrong["checked_on"] = "The day it was judged is missing. Fill it in."
            if self.verdict in ("supported", "caveats") and self.share is None:
                wrong["verdict"] = (
                    "Without a numerator and a denominator the sum can’t be checked. Choose "
                    "“Cannot be checked” or “Anecdotal”, or fill in the counts."
                )
            elif self.verdict == "caveats" and not self.not_shown:
                wrong["not_shown"] = "Say what it does not show."
        if self.quotable and (missing := self.left_out(self.quotable)):
            wrong["quotable"] = (
                f"The wording leaves out {_listed(missing)}. {self._said_of(missing)} Put it in, "
                "or leave the wording blank."
            )
        return wrong

    def _said_of(self, missing: tuple[str, ...]) -> str:
        said = {"offence": self.offence, "period": self.period, "area": self.area}
        blank = [name for name in missing if not said[name]]
        if blank:
            return f"The claim itself does not say {_listed(tuple(blank))} yet."
        return " ".join(f"The {name} is “{said[name]}”." for name in missing)


def share_said(words: str) -> tuple[float, int] | None:
    """Return a share that was written as "44%" or "44.0 per cent", in percent, and how many
    decimals it was given to; None for anything else."""
    found = _SHARE.fullmatch(words.strip())
    if found is None:
        return None
    decimals = found[2] or ""
    value = float(f"{found[1]}.{decimals or 0}")
    return (value, len(decimals)) if value <= 100 else None


def agrees(share: Share, said: tuple[float, int]) -> bool:
    """Tell whether a share rounds to what was said, half up or half down."""
    value, decimals = said
    return abs(share.value * 100 - value) <= 0.5 * 10.0**-decimals + 1e-9


def _listed(parts: tuple[str, ...]) -> str:
    the = [f"the {name}" for name in parts]
    return the[0] if len(the) == 1 else f"{', '.join(the[:-1])} and {the[-1]}"

"""Appraisals in few letters: s strong, a adequate, w weak, u not known, - not needed, . not
judged."""

from dataclasses import replace
from datetime import date

from oversight_app.domain.appraisal import Appraisal, Criterion, Judgement, Option
from oversight_app.store.appraising import JudgedRole, appraise
from oversight_app.store.criteria_sets import save_criteria
from oversight_app.store.workspace import Workspace

CODES = {"s": "strong", "a": "adequate", "w": "weak", "u": "not-known", "-": "not-needed"}
FEW = (
    Criterion("vetting", "Vetting", "Are people vetted?"),
    Criterion("safeguarding", "Safeguarding", "Are children kept safe?"),
    Criterion("cost", "Cost", "What does it cost?"),
)
"""Three criteria in place of the fifteen."""
OCT = date(2022, 10, 3)
SPECIAL = Option(name="Special Constable", scheme="specials", best_if="Enough could be spared")
SIGNPOST = Option(name="Outside group: signpost to report", rung="signpost")
PROTOCOL = Option(name="Outside group: information protocol", rung="protocol")


def judge_by_few(ws: Workspace) -> None:
    """Judge by three criteria alone, from 1 January 2020 on."""
    save_criteria(ws, FEW, date(2020, 1, 1), "The office", "Fewer are enough here")


def role(
    option: Option, said: str, *, on: date = OCT, behind: int | None = None, shown: str = "A paper"
) -> JudgedRole:
    """A role with its judgements, in the order of the three criteria; ``behind`` is the boundary
    assessment that those of vetting and safeguarding rest on."""
    made = [
        Judgement(
            criterion=criterion.code,
            judgement=CODES[letter],
            evidence=shown if letter in "sa" else "",
            assessment=behind if criterion.code != "cost" else None,
            judged_by="The office",
            judged_on=on,
        )
        for criterion, letter in zip(FEW, said, strict=True)
        if letter != "."
    ]
    return JudgedRole(replace(option, added_on=on), tuple(made))


def appraised(
    ws: Workspace, *roles: JudgedRole, group: str = "", on: date = OCT, name: str = "Who helps?"
) -> int:
    """Appraise roles, about a group by its key (``group:3``); return the ``id``."""
    appraisal = Appraisal(
        name=name,
        outside_group=int(group.partition(":")[2]) if group else None,
        appraised_on=on,
        appraised_by="The office",
    )
    return appraise(ws, appraisal, roles, day=on).saved[0]

"""What a workspace knows by name or reference, so that the words of a table can be looked up."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.appraisal import Appraisal, CriteriaSet, Option
from oversight_app.domain.boundary import Assessment, QuestionSet
from oversight_app.domain.plans import Objective
from oversight_app.domain.record_kinds import KINDS, Link
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.risk import RiskScale
from oversight_app.imports.cells import heading
from oversight_app.review.measure_names import CATALOGUE
from oversight_app.review.record_words import BY_NAME
from oversight_app.review.sent_table import measures_by_name
from oversight_app.store import records
from oversight_app.store.criteria_sets import criteria_sets
from oversight_app.store.question_sets import question_sets
from oversight_app.store.record_importing import imports_there, numbers_given_out
from oversight_app.store.record_links import links
from oversight_app.store.risk_scales import current_scale
from oversight_app.store.schemes import all_schemes
from oversight_app.store.workspace import Workspace

PREFIXES = {kind.prefix: kind for kind in KINDS.values()}


@dataclass(frozen=True, slots=True)
class Known:
    """Names in the form in which their printings are equal (``cells.heading``) to what they
    stand for; records by reference. ``mine`` are those of the table's own kind."""

    today: date
    schemes: Mapping[str, str]
    scheme_names: tuple[str, ...]
    measures: Mapping[str, str]
    references: Mapping[str, int]
    mine: dict[str, Recorded]
    given_out: frozenset[int]
    links: Mapping[int, tuple[Link, ...]]
    imports: frozenset[int]
    question_sets: tuple[QuestionSet, ...]
    assessments: Mapping[int, int]
    """The version of the questions by the ``id`` of an assessment."""
    criteria_sets: tuple[CriteriaSet, ...]
    appraised: Mapping[int, int]
    """The version of the criteria by the ``id`` of a role."""
    named: Mapping[tuple[str, str], int]
    """Bodies, groups and roles by their kind and name, where no other one is called so."""
    scale: RiskScale

    def question(self, words: str, assessment: int | None) -> str | None:
        """Return the code of a question by its code or name, first of the version that its
        assessment was made with; None for none."""
        key, version = heading(words), self.assessments.get(assessment or 0)
        sets = sorted(self.question_sets, key=lambda one: (one.version != version, -one.version))
        for asked in sets:
            for one in asked.questions:
                if key in (heading(one.name), heading(one.code)):
                    return one.code
        return None

    def criterion(self, words: str, option: int | None) -> str | None:
        """Return the code of a criterion by its code or name, first of the version that the
        appraisal of its role was made with; None for none."""
        key, version = heading(words), self.appraised.get(option or 0)
        sets = sorted(self.criteria_sets, key=lambda one: (one.version != version, -one.version))
        for made_with in sets:
            for one in made_with.criteria:
                if key in (heading(one.name), heading(one.code)):
                    return one.code
        return None


def known(ws: Workspace, kind: type[Recorded]) -> Known:
    """Return what a workspace knows, for tables of one kind."""
    with ws.snapshot():
        found = {one.kind: records.read(ws, one) for one in KINDS.values()}
        schemes = all_schemes(ws)
        going: dict[int, list[Link]] = {}
        for link in links(ws):
            going.setdefault(link.from_id, []).append(link)
        return Known(
            today=ws.today(),
            schemes={heading(one.name): one.code for one in schemes}
            | {heading(one.code): one.code for one in schemes},
            scheme_names=tuple(one.name for one in schemes),
            measures=_measures({one.code: one.name for one in schemes}, found[Objective.kind]),
            references={one.reference: one.id for some in found.values() for one in some},
            mine={one.reference: one for one in found[kind.kind]},
            given_out=numbers_given_out(ws, kind.kind),
            links={number: tuple(some) for number, some in going.items()},
            imports=imports_there(ws),
            question_sets=question_sets(ws),
            assessments={one.id: one.question_set or 0 for one in records.read(ws, Assessment)},
            criteria_sets=criteria_sets(ws),
            appraised=_appraised(ws),
            named=_named(one for kind in BY_NAME for one in found[kind]),
            scale=current_scale(ws),
        )


def _appraised(ws: Workspace) -> dict[int, int]:
    made_with = {one.id: one.criteria or 0 for one in records.read(ws, Appraisal)}
    return {one.id: made_with.get(one.appraisal or 0, 0) for one in records.read(ws, Option)}


def _named(found: Iterable[Recorded]) -> dict[tuple[str, str], int]:
    every = [((one.kind, heading(one.title)), one.id) for one in found]
    times = Counter(key for key, _ in every)
    return {key: number for key, number in every if times[key] == 1}


def _measures(schemes: Mapping[str, str], objectives: Iterable[Recorded]) -> dict[str, str]:
    """Measures by name, by what records name them by, and as objectives name them already."""
    found = {heading(name): one for name, one in measures_by_name(schemes).items()}
    for one in objectives:
        found |= {heading(each): each for each in getattr(one, "measured_by", "").split("\n")}
    return found | {heading(one): one for one in CATALOGUE}

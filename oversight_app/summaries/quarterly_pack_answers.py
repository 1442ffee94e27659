"""The answers of the pages as they stood at the end of a period, each asked for once: the sections
of a paper hold the very objects that a page shows."""

from datetime import date
from functools import cached_property

from oversight_app.domain.findings import Table
from oversight_app.domain.measures import MEASURES
from oversight_app.domain.observations import Provenance, humblest
from oversight_app.domain.periods import Period, PeriodKind, month_of
from oversight_app.review.activity import ActivityAnswer, ActivitySelection
from oversight_app.review.activity import answer as activity_answer
from oversight_app.review.activity_districts import by_district
from oversight_app.review.activity_situation import last_whole_month
from oversight_app.review.activity_wording import period_words
from oversight_app.review.boundaries import BoundaryMatrix, matrix
from oversight_app.review.changed_since import ChangedSince, changed_since
from oversight_app.review.claims import ListedClaim, claims_listed
from oversight_app.review.currency import CurrencyAnswer, CurrencySelection
from oversight_app.review.currency import currency as currency_answer
from oversight_app.review.custody import CustodyAnswer, CustodySelection
from oversight_app.review.custody import custody as custody_answer
from oversight_app.review.decisions import Register, register
from oversight_app.review.due import DueItem, due
from oversight_app.review.metric_matrix import MetricMatrix, metric_matrix
from oversight_app.review.objectives import ObjectivesAnswer, objectives
from oversight_app.review.office_measures import OfficeAnswer, office_measures
from oversight_app.review.outside_groups import WhatStands, what_stands
from oversight_app.review.people import PeopleAnswer
from oversight_app.review.people import people as people_answer
from oversight_app.review.position_timeline import Timeline, timeline
from oversight_app.review.publication import PublicationAnswer, publication
from oversight_app.review.quality import QualityAnswer, quality
from oversight_app.review.returns import ReturnsAnswer, returns
from oversight_app.review.risks import RisksAnswer, risks
from oversight_app.review.specials import Comparison, Selection, compare
from oversight_app.review.threads import Thread, threads
from oversight_app.review.values import Values
from oversight_app.store.activity_sources import local_provenance
from oversight_app.store.workspace import Workspace

DUE_WITHIN = 90
"""Days ahead that a paper looks for what is due."""


def newest_whole(ws: Workspace, kind: PeriodKind) -> Period:
    """Return the last period of a kind that had ended by the review date."""
    month = last_whole_month(ws.today())
    day = Period(PeriodKind.MONTH, month).last_day
    under_way = Period.containing(day, kind)
    return under_way if under_way.last_day <= day else Period(kind, under_way.index - 1)


class Answers:
    """What the pages say at the end of a period; to be used inside a snapshot.

    ``day`` is the last day of the period, or the review date where that comes first.
    """

    def __init__(self, ws: Workspace, period: Period) -> None:
        self.ws, self.period = ws, period
        self.day: date = min(period.last_day, ws.today())

    @property
    def words(self) -> str:
        """The period in full: "July to September 2022"."""
        return period_words(self.period.kind, self.period.index)

    @property
    def months(self) -> tuple[int, int]:
        """The first and the last month of the period."""
        return self.period.first_month, month_of(self.period.last_day)

    @cached_property
    def local(self) -> Provenance:
        """The humblest provenance of the returns."""
        return local_provenance(self.ws)

    @cached_property
    def specials(self) -> Comparison | None:
        """The comparison at the newest published date by the day; None where there is none."""
        dates = [
            one for one in Values(self.ws, MEASURES[Selection().measure]).dates if one <= self.day
        ]
        return compare(self.ws, Selection(as_at=dates[0])) if dates else None

    @cached_property
    def activity(self) -> ActivityAnswer | None:
        """The Activity tab of the period; None where no return speaks of it."""
        return self.activity_of("hours")

    @cached_property
    def districts(self) -> Table:
        """Active people by district and scheme; no rows where no return tells districts apart."""
        return self.by_district("active")

    def by_district(self, measure: str) -> Table:
        """Return a measure of the period by district and scheme; no rows without a figure."""
        return by_district(self.ws, self.period, measure)

    @property
    def mixed(self) -> Provenance:
        """Of what stands beside published figures: sample where any return is made up."""
        here = any(one is not None for one in (self.activity, self.currency, self.custody))
        return self.local if here or self.due else Provenance.PUBLISHED

    def humble(self, *others: Provenance) -> Provenance:
        """The humblest of the returns and of some records."""
        return humblest((self.local, *others))

    def activity_of(self, measure: str, scheme: str = "") -> ActivityAnswer | None:
        """Return the Activity tab for a measure and a scheme in focus."""
        shown = self.activity if scheme else None
        if shown is not None and (measure, scheme) == ("hours", shown.selection.scheme):
            return shown
        found = activity_answer(
            self.ws,
            ActivitySelection(
                measure=measure,
                scheme=scheme,
                period_kind=self.period.kind,
                period=self.period.index,
                until=month_of(self.period.last_day),
            ),
        )
        of_period = not found.empty and found.selection.period == self.period.index
        return found if of_period else None

    @cached_property
    def people(self) -> PeopleAnswer | None:
        """The People tab of the period's last month; None where no return speaks of it."""
        month = month_of(self.day)
        found = people_answer(self.ws, month)
        return found if found.month == month else None

    @cached_property
    def currency(self) -> CurrencyAnswer | None:
        """Vetting and all that must be in date, on the day; None without a list by then."""
        return self.currency_of("vetting")

    def currency_of(self, need: str, scheme: str = "") -> CurrencyAnswer | None:
        """Return the “In date” tab for a need and a scheme in focus."""
        found = currency_answer(self.ws, CurrencySelection(need, scheme, self.day))
        return None if found.empty or found.selection.day != self.day else found

    @cached_property
    def custody(self) -> CustodyAnswer | None:
        """The Custody visiting tab of the period; None where no form speaks of it."""
        found = custody_answer(self.ws, CustodySelection(self.period.kind, self.period.index))
        there = {index for index, _ in found.periods}
        return found if self.period.index in there else None

    @cached_property
    def returns(self) -> ReturnsAnswer:
        """The returns that were expected of the period, as they stand today."""
        return returns(self.ws, self.months)

    @cached_property
    def quality(self) -> QualityAnswer:
        """What does not add up in the months of the period."""
        return quality(self.ws, self.months)

    @cached_property
    def matrix(self) -> MetricMatrix:
        """The metric matrix."""
        return metric_matrix(self.ws, self.period)

    @cached_property
    def changed(self) -> ChangedSince:
        """What changed since the period before."""
        return changed_since(self.ws, self.matrix)

    @cached_property
    def due(self) -> tuple[DueItem, ...]:
        """What is overdue and due soon by the records of every page."""
        return due(self.ws, within=DUE_WITHIN, as_at=self.day)

    @cached_property
    def register(self) -> Register:
        """The register of decisions."""
        return register(self.ws, self.day)

    @cached_property
    def publication(self) -> PublicationAnswer:
        """Specified Information, and the decisions to be published."""
        return publication(self.ws, self.day)

    @cached_property
    def boundaries(self) -> BoundaryMatrix:
        """The boundary assessments that stood."""
        return matrix(self.ws, self.day)

    @cached_property
    def risks(self) -> RisksAnswer:
        """The risk register."""
        return risks(self.ws, self.day)

    @cached_property
    def objectives(self) -> ObjectivesAnswer:
        """The plan in force and its measures."""
        return objectives(self.ws, None, self.day)

    @cached_property
    def outside(self) -> WhatStands:
        """How the office stands to outside groups."""
        return what_stands(self.ws, None, self.day)

    @cached_property
    def claims(self) -> tuple[ListedClaim, ...]:
        """The claims that were recorded."""
        return claims_listed(self.ws, self.day)

    @cached_property
    def positions(self) -> Timeline:
        """Every body's positions over time."""
        return timeline(self.ws, None, self.day)

    @cached_property
    def threads(self) -> tuple[Thread, ...]:
        """Every matter of the office."""
        return threads(self.ws, self.day)

    @cached_property
    def office(self) -> OfficeAnswer:
        """The office's own work."""
        return office_measures(self.ws, self.day)

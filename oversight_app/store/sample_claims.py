"""The figures that were quoted about outside groups in 2017 and after, as public record with their
sources; the verdicts are those of the sample, by its rules.

The report speaks of occasions in court, the Freedom of Information answers of files sent to the
prosecutors, with the same 114 and 259: what was counted is in conflict, and both are kept.
"""

from datetime import date

from oversight_app.domain.claims import Claim
from oversight_app.domain.observations import Provenance
from oversight_app.store.sample_public_record import MEMBER, REPORT, REPORT_AT, REPORTED
from oversight_app.store.sample_story import Story

_OFFENCE = "meeting a child following sexual grooming"
_AREA = "England and Wales"
_CHECKER = "Volunteer and scrutiny officer"
_JUDGE = "Head of Performance"
_JUDGED = date(2022, 10, 20)
_REVIEW = date(2023, 4, 20)
_PUBLISHED = Provenance.PUBLISHED
_BBC = "BBC, by Freedom of Information requests to police forces"
_BBC_2017 = (
    "BBC Inside Out, Freedom of Information requests, as reported by the Daily Mail on "
    "17 September 2017; the answers themselves have not been seen"
)
_NOT_CONVICTION = "How many cases ended in conviction."
_NOT_CAUSE = "That the groups caused the outcome, or how often they failed."
_NOT_HERE = "Anything about one force area: the figures are for England and Wales."


def tell_claims(story: Story) -> None:
    """Tell what was claimed, and how each claim was judged."""
    _series(story)
    story.add(REPORTED, "claim-114", _as_quoted(), about="group-activist", same_figure="claim-2016")
    _later(story)
    _without_figures(story)


def _as_quoted() -> Claim:
    return Claim(
        name="Evidence used in court on 114 occasions in 259 cases, 2016",
        wording="“In 2016, paedophile hunters' evidence was used in court on 114 occasions in a "
        "total 259 cases of meeting a child after sexual grooming.”",
        quoted_by=MEMBER, quoted_on=REPORTED, dated="month", source=REPORT, location=REPORT_AT,
        owner=_CHECKER, provenance=_PUBLISHED,
        counted="evidence from outside groups used in court",
        numerator=114, numerator_unit="occasions", denominator=259, denominator_unit="cases",
        offence=_OFFENCE, period_from=date(2016, 1, 1), period_to=date(2016, 12, 31), area=_AREA,
        population="Cases of this offence in England and Wales; how many forces answered is not "
        "known",
        counted_by="Not named in the report",
        conviction="no", twice="yes", failures="no",
        gains="Groups that want the police to work with them",
        found="The report says occasions in court, in a total of cases. The answers to the BBC are "
        "reported as files sent to the Crown Prosecution Service that used such evidence, with the "
        "same 114 and 259. Which of the two was counted is not settled: the answers themselves "
        "have not been seen. One case can be before a court on several occasions.",
        verdict="caveats",
        shows="114 of 259 is 44.0%, as quoted elsewhere.\nUse of this evidence rose in each year "
        "counted.",
        not_shown="\n".join((_NOT_CONVICTION, _NOT_CAUSE, _NOT_HERE)),
        quotable="In 2016, evidence from outside groups was reported in 114 of 259 cases (44.0%) "
        "of meeting a child following sexual grooming in England and Wales. This does not show how "
        "many led to conviction.",
        checked_by=_JUDGE, checked_on=_JUDGED, review_by=_REVIEW,
        conclusion="“Given this statistic, I would say it's vital that the police start working "
        "with paedophile hunters in some form, even if it's a very basic relationship rather than "
        "a full-on collaboration.”",
        conclusion_by=MEMBER, follows="no",
        follows_why="The figure counts where such evidence was used. It shows neither convictions "
        "nor failures nor harm, and it is not about this area; whether the police should work with "
        "a group depends on all of these.",
    )  # fmt: skip


def _series(story: Story) -> None:
    """The series as reported from the Freedom of Information answers; 2016 first, since the other
    years point to it."""
    for year, top, bottom, quoted, other in (
        (2016, 114, 259, "44%", {}),
        (2014, 20, 176, "11%", {"same_figure": "claim-2016"}),
        (2015, 77, 256, "", {"same_figure": "claim-2016"}),
    ):
        claim = Claim(
            name=f"{year}: {top} of {bottom} files used such evidence",
            wording=f"As noted from the reports: {top} of {bottom} files"
            f"{f' ({quoted})' if quoted else ''}, {year}.",
            quoted_by="BBC", quoted_on=date(2017, 9, 17), source=_BBC_2017, owner=_CHECKER,
            provenance=_PUBLISHED, counted="files that used evidence from outside groups",
            numerator=top, numerator_unit="files to the Crown Prosecution Service",
            denominator=bottom, denominator_unit="files to the Crown Prosecution Service",
            quoted_share=quoted, offence=_OFFENCE, period_from=date(year, 1, 1),
            period_to=date(year, 12, 31), area=_AREA,
            population="Files of the forces that answered; how many did is not known",
            counted_by=_BBC, conviction="no", failures="no",
            gains="The broadcaster, and groups that want to be heard",
            verdict="caveats", shows=f"{top} of {bottom} is the share that was reported.",
            not_shown="\n".join((_NOT_CONVICTION, _NOT_CAUSE, _NOT_HERE)),
            checked_by=_JUDGE, checked_on=_JUDGED, review_by=_REVIEW,
        )  # fmt: skip
        story.add(date(2017, 9, 17), f"claim-{year}", claim, about="group-activist", **other)


def _later(story: Story) -> None:
    charged = Claim(
        name="At least 150 suspects charged, 2017",
        wording="As noted from the report: at least 150 charged with such evidence in 2017, "
        "seven-fold on 2015; 29 of 43 forces answered.",
        quoted_by="BBC", quoted_on=date(2018, 4, 10),
        source="BBC, Freedom of Information requests, 10 April 2018", owner=_CHECKER,
        provenance=_PUBLISHED, counted="suspects charged with evidence from outside groups",
        numerator=150, numerator_is="at-least", numerator_unit="suspects charged",
        period_from=date(2017, 1, 1), period_to=date(2017, 12, 31), area=_AREA,
        population="Forces of England and Wales that answered", counted_by=_BBC, asked=43,
        answered=29, conviction="no", failures="no", gains="The broadcaster",
        found="29 of 43 forces answered, and no total of those charged is given. It counts people "
        "charged, the years before count files; which offences are in it is not said.",
        verdict="cannot", shows="That 29 forces reported at least 150 charged.",
        not_shown="\n".join(
            (_NOT_CONVICTION, "What share of all charged this is.",
             "What 14 forces would have said.")
        ),
        checked_by=_JUDGE, checked_on=_JUDGED, review_by=_REVIEW,
    )  # fmt: skip
    story.add(
        date(2018, 4, 10), "claim-2017", charged, about="group-activist", same_figure="claim-2016"
    )
    prosecuted = Claim(
        name="More than 250 of 403 prosecuted, 2018",
        wording="As noted from the report: more than 250 of 403 prosecuted in 2018 had been "
        "charged with such evidence.",
        quoted_by="BBC, as quoted in a press article", quoted_on=date(2022, 9, 30), dated="month",
        source="Copy of a press article of September 2022 that quotes BBC Freedom of Information "
        "requests", owner=_CHECKER, check_by=date(2022, 11, 14), provenance=_PUBLISHED,
        counted="people prosecuted with evidence from outside groups",
        numerator=250, numerator_is="more-than", numerator_unit="people prosecuted",
        denominator=403, denominator_unit="people prosecuted", period_from=date(2018, 1, 1),
        period_to=date(2018, 12, 31), area=_AREA, counted_by=_BBC, conviction="no", failures="no",
    )  # fmt: skip
    story.add(
        date(2022, 9, 30),
        "claim-2018",
        prosecuted,
        about="group-activist",
        same_figure="claim-2017",
    )


def _without_figures(story: Story) -> None:
    successes = Claim(
        name="Some successes", wording="“We have heard of some successes”",
        quoted_by="Police and Crime Commissioner for Wiltshire and Swindon", quoted_on=REPORTED,
        dated="month", source=REPORT, location=REPORT_AT, owner=_CHECKER, provenance=_PUBLISHED,
        area="Wiltshire and Swindon", verdict="anecdotal",
        not_shown="How many successes, of how many attempts.", checked_by=_JUDGE,
        checked_on=_JUDGED, review_by=_REVIEW,
    )  # fmt: skip
    story.add(REPORTED, "claim-successes", successes, about="group-activist")
    rate = Claim(
        name="The same success rate",
        wording="“it just would not work in the same way and we wouldn't see the same success "
        "rate, given their strict procedures and red tape.”",
        quoted_by=MEMBER, quoted_on=REPORTED, dated="month", source=REPORT, location=REPORT_AT,
        owner=_CHECKER, provenance=_PUBLISHED, counted="success, which is not defined",
        failures="no", gains="Groups that want to stay outside the Special Constabulary",
        found="A rate without a denominator: neither what a success is nor how many attempts there "
        "were is said.",
        verdict="cannot", not_shown="What the rate is now, or would be in another role.",
        checked_by=_JUDGE, checked_on=_JUDGED, review_by=_REVIEW,
    )  # fmt: skip
    story.add(REPORTED, "claim-rate", rate, about="group-activist")

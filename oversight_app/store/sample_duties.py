"""The made-up information requests, inspectorate recommendations and publications of the Sample
office. The recommendations are of no real report."""

from datetime import date

from oversight_app.domain.decisions import Publication
from oversight_app.domain.requests import InformationRequest, Recommendation
from oversight_app.store.sample_matters import CHIEF_EXECUTIVE, HEAD, LEAD, OFFICER
from oversight_app.store.sample_story import Story, about, gathered

_REPORT = "Sample inspection of volunteering (made up)"

_PUBLISHED = (
    ("custody", "Custody visiting arrangements", date(2021, 11, 15), date(2022, 11, 15)),
    ("custody", "Custody visiting: report of the year to March 2022", date(2022, 6, 30),
     date(2023, 6, 30)),
    ("meetings", "Public meetings of 2022: dates, agendas, reports", date(2022, 1, 7),
     date(2023, 1, 6)),
    ("minutes", "Minutes of holding to account, to August 2022", date(2022, 8, 12),
     date(2022, 10, 12)),
    ("priorities", "Contribution to national priorities", date(2022, 5, 20), date(2023, 5, 20)),
    ("inspections", "Responses to inspectorate reports", date(2022, 7, 22), date(2023, 1, 22)),
    ("complaints", "Complaints: figures of 2021/22", date(2022, 7, 29), date(2023, 7, 29)),
)  # fmt: skip


def tell_duties(story: Story) -> None:
    """Tell what was asked under the Act, recommended, and published as the Order asks."""
    _requests(story)
    _recommendations(story)
    for item, name, day, refresh in _PUBLISHED:
        story.add(
            day, name,
            Publication(name=name, item=item, published_on=day, refresh_by=refresh,
                        owner=CHIEF_EXECUTIVE, location=f"https://sample.example/{item}"),
        )  # fmt: skip


def _requests(story: Story) -> None:
    story.add(
        date(2022, 3, 14), "f-hours",
        InformationRequest(
            subject="Hours of Specials", owner=OFFICER, received=date(2022, 3, 14),
            asked="Hours of duty that Specials gave in each of the last three years"),
        about(scheme="specials"),
    )  # fmt: skip
    story.change(
        date(2022, 4, 6), "f-hours", state="answered", answered_on=date(2022, 4, 6),
        disclosed="Hours by month and district, from the activity log", withheld="Nothing",
        hold_until=date(2022, 6, 6),
    )  # fmt: skip
    story.add(
        date(2022, 7, 25), "f-vetting",
        InformationRequest(
            subject="Vetting refused", owner=HEAD, received=date(2022, 7, 25),
            asked="How many volunteers were refused vetting, by scheme and sex"),
    )  # fmt: skip
    story.change(
        date(2022, 8, 30), "f-vetting", state="answered", answered_on=date(2022, 8, 30),
        disclosed="The total of three years", withheld="Numbers by scheme and sex",
        exemptions="s40(2)", hold_until=date(2022, 10, 30),
    )  # fmt: skip
    story.add(
        date(2022, 10, 10), "f-groups",
        InformationRequest(
            subject="Activist groups", owner=HEAD, received=date(2022, 10, 10),
            asked="All decisions, risks and assessments about online child abuse activist groups"),
        about("group-activist"),
        *(gathered(key) for key in (
            "q-groups", "a-crown", "a-stream", "risk Live-streaming",
            "risk Legal process endangered",
        )),
    )  # fmt: skip


def _recommendations(story: Story) -> None:
    said = (
        ("hr-vetting", date(2022, 2, 17), date(2022, 4, 8), "under-way", "specials", LEAD,
         "By December 2022, know each month whose vetting has lapsed and who is on duty.",
         "Accepted. The list is drawn up each month.", "The monthly list is in use."),
        ("hr-exit", date(2022, 2, 17), date(2022, 4, 8), "done", "", LEAD,
         "By September 2022, ask every volunteer who leaves for the reason.",
         "Accepted.", "Leaving form in use since July 2022."),
        ("hr-children", date(2022, 9, 1), None, "open", "cadets", HEAD,
         "By March 2023, train every cadet leader in safeguarding again.", "", ""),
    )  # fmt: skip
    for key, day, responded, state, scheme, owner, words, response, progress in said:
        story.add(
            day, key,
            Recommendation(report=_REPORT, inspectorate="Sample inspectorate", published_on=day,
                           recommended=words, scheme=scheme, owner=owner),
        )  # fmt: skip
        if responded:
            story.change(
                responded, key, response=response, responded_on=responded, state="under-way",
                location="https://sample.example/responses",
            )  # fmt: skip
            closed = date(2022, 9, 20) if state == "done" else None
            story.change(
                closed or date(2022, 7, 20), key, state=state, progress=progress,
                closed_on=closed, review_by=None if closed else date(2022, 12, 20),
            )  # fmt: skip

"""A year of the Sample office's own records, made up: what it asked, was told, decided, assessed
and feared, up to the sample's review date."""

from datetime import date

from oversight_app.domain.annotations import SeriesKey, SeriesTarget
from oversight_app.store import annotations
from oversight_app.store.opened import Workspace
from oversight_app.store.sample_assessments import tell_assessments
from oversight_app.store.sample_claims import tell_claims
from oversight_app.store.sample_duties import tell_duties
from oversight_app.store.sample_engagement import tell_engagement
from oversight_app.store.sample_lists import REVIEWED
from oversight_app.store.sample_matters import tell_matters
from oversight_app.store.sample_meetings import tell_meetings
from oversight_app.store.sample_options import tell_options
from oversight_app.store.sample_plans import tell_plans
from oversight_app.store.sample_public_record import tell_public_record
from oversight_app.store.sample_risks import tell_risks
from oversight_app.store.sample_small_matters import tell_small_matters
from oversight_app.store.sample_story import Story

_TARGETS = (
    ("vetting-in-date", 98.0),
    ("training-in-date", 95.0),
    ("published-in-time", 90.0),
    ("actions-in-date", 90.0),
    ("risks-reviewed", 100.0),
)
"""What the office wants to reach, in percent."""


def write_governance(workspace: Workspace) -> None:
    """Write the records of the Sample office."""
    story = Story()
    tell_plans(story)
    tell_meetings(story, REVIEWED)
    tell_assessments(story)
    tell_risks(story)
    tell_public_record(story)
    tell_claims(story)
    tell_engagement(story)
    tell_options(story)
    tell_matters(story)
    tell_small_matters(story)
    tell_duties(story)
    story.write(workspace)
    for measure, value in _TARGETS:
        annotations.add_target(
            workspace,
            SeriesTarget(
                SeriesKey(measure),
                value,
                date(2022, 4, 1),
                "Sample office",
                "Made-up Police and Crime Plan 2022 to 2025",
            ),
        )

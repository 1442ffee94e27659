"""The made-up meetings of the Sample office: monthly holding to account, and the panel each
quarter."""

from datetime import date, timedelta

from oversight_app.domain.accountability import Meeting
from oversight_app.store.sample_story import Story

_HELD = (
    date(2021, 10, 27), date(2021, 11, 24), date(2021, 12, 15), date(2022, 1, 26),
    date(2022, 2, 23), date(2022, 3, 23), date(2022, 4, 27), date(2022, 5, 25),
    date(2022, 6, 22), date(2022, 7, 27), date(2022, 9, 28), date(2022, 10, 26),
    date(2022, 11, 23),
)  # fmt: skip
_PANEL = (date(2021, 12, 2), date(2022, 3, 3), date(2022, 6, 9), date(2022, 9, 8),
          date(2022, 12, 8))  # fmt: skip
_ITEMS = "Minutes and actions of the last meeting\nVolunteers: hours, people, vetting"
_SPECIAL = {
    date(2022, 3, 23): "Plan for 2022 to 2025",
    date(2022, 5, 25): "Insurance of Speedwatch volunteers",
    date(2022, 7, 27): "Police support volunteers: agreements",
    date(2022, 10, 26): "Vetting of Specials",
    date(2022, 11, 23): "Vetting of Specials: what has been done\nOutside groups: position of "
    "the force",
}


def holding(day: date) -> str:
    """The key of the holding-to-account meeting of a day; it must be one of them."""
    assert day in _HELD, day
    return f"holding {day}"


def panel(day: date) -> str:
    """The key of the panel's meeting of a day; it must be one of them."""
    assert day in _PANEL, day
    return f"panel {day}"


def tell_meetings(story: Story, today: date) -> None:
    """Tell when they met, and what was on the agenda; minutes follow two weeks later."""
    for day in _HELD:
        agenda = "\n".join(part for part in (_ITEMS, _SPECIAL.get(day)) if part)
        meeting = Meeting(
            name="Holding to account", held_on=day, place="Sample office, meeting room",
            in_public=False, agenda=agenda, papers=f"holding-to-account-{day:%Y-%m}.pdf",
            owner="Volunteer and scrutiny officer",
        )  # fmt: skip
        _tell(story, holding(day), meeting, day, today)
    for day in _PANEL:
        meeting = Meeting(
            name="Police and Crime Panel", purpose="panel", held_on=day, place="Sample council",
            in_public=True, agenda="Report on volunteers\nQuestions of the panel",
            papers=f"panel-report-{day:%Y-%m}.pdf", owner="Head of Performance",
        )  # fmt: skip
        _tell(story, panel(day), meeting, day, today)


def _tell(story: Story, key: str, meeting: Meeting, day: date, today: date) -> None:
    story.add(min(day - timedelta(days=42), today), key, meeting)
    after = day + timedelta(days=14)
    if after <= today:
        kind = "panel" if meeting.purpose == "panel" else "holding-to-account"
        minutes = f"https://sample.example/minutes/{kind}-{day:%Y-%m}"
        story.change(after, key, minutes=minutes)

"""What the office lacks of Specified Information, each with where it is mended."""

from datetime import date

from oversight_app.domain.periods import Period, written_date
from oversight_app.domain.wording import mid_sentence
from oversight_app.review.activity_wording import period_words
from oversight_app.review.custody import CustodyAnswer
from oversight_app.review.decisions import Entry
from oversight_app.review.meetings import MeetingView
from oversight_app.review.publication import PublicationAnswer
from oversight_app.summaries.concerns import Concern, Weight

_CHECK = "specified"


def of_decisions(decided: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Return what the decisions of the period lack: publication, an answer, parts of a notice."""
    found = []
    for entry in decided:
        one = entry.decision
        if one is None or one.state != "signed":
            continue
        named = f"{one.reference} ({entry.notice})" if entry.notice else one.reference
        if one.published_on is None:
            found.append(_warns(
                "decisions", f"{named} is signed and not published.",
                "Publish it, or record why it is withheld.", one.reference,
            ))  # fmt: skip
        if not one.public_interest:
            found.append(_warns(
                "decisions", f"Nobody has said whether {named} is of significant public interest.",
                "Say so on the decision.", one.reference,
            ))  # fmt: skip
        if entry.missing:
            found.append(_warns(
                "decisions", f"The notice of {named} misses {entry.missing}.",
                "Fill it in on the decision.", one.reference,
            ))  # fmt: skip
    return tuple(found)


def of_arrangements(published: PublicationAnswer, words: str) -> tuple[Concern, ...]:
    """Return whether the arrangements for custody visiting are said or published anywhere."""
    item = next(one for one in published.items if one.id == "custody")
    if words.strip() or item.published:
        return ()
    return (
        _warns(
            "custody-arrangements", "The arrangements for custody visiting are not said.",
            "Write them in this section in the office’s own words, or record where they are "
            "published.", "paper/words/custody-arrangements",
        ),
    )  # fmt: skip


def of_visits(visits: CustodyAnswer, period: Period) -> tuple[Concern, ...]:
    """Return whether there are visits of the period."""
    if visits.suites.rows:
        return ()
    words = period_words(period.kind, period.index)
    return (
        _warns(
            "custody-figures", f"No custody visit of {words} is here.",
            "Bring in the visitors’ forms.", "activity/custody",
        ),
    )  # fmt: skip


def of_meetings(held: tuple[MeetingView, ...], today: date) -> tuple[Concern, ...]:
    """Return which public meetings have no agenda, or no minutes once they were held."""
    found = []
    for one in held:
        meeting = one.meeting
        if meeting.held_on is None:
            continue
        day = written_date(meeting.held_on)
        if not one.agenda:
            found.append(_warns(
                "meetings", f"{meeting.reference} of {day} has no agenda.",
                "Write the agenda into the meeting.", meeting.reference,
            ))  # fmt: skip
        if meeting.held_on <= today and not meeting.minutes and not one.published:
            found.append(_warns(
                "meetings", f"The minutes of {meeting.reference} of {day} are not published.",
                "Record where its minutes are.", meeting.reference,
            ))  # fmt: skip
    return tuple(found)


def of_items(published: PublicationAnswer) -> tuple[Concern, ...]:
    """Return which items of the Order have nothing published, and what is out of date."""
    bare = [
        _warns(
            "published", f"Nothing is published under: {mid_sentence(item.name)}.",
            "Publish it, and record where.", "governance/publication",
        )
        for item in published.items
        if not item.published
    ]  # fmt: skip
    late = [
        _warns(
            "published",
            f"{one.reference} was to be brought up to date by {written_date(one.refresh_by)}.",
            "Bring it up to date and record the day.", one.reference,
        )
        for item in published.items
        for one in item.out_of_date
        if one.refresh_by
    ]  # fmt: skip
    return (*bare, *late)


def _warns(section: str, words: str, mend: str, go_to: str) -> Concern:
    return Concern(_CHECK, Weight.WARNS, words, mend, go_to, section)

"""What the office is sent in layouts of others' making, and the fields each kind may hold.

A *dataset* is a kind of return. Its fields are declared once, here: the matching of columns,
the reading of cells and the words on screen come from this list, and a test holds the stored
tables to it. ``synonyms`` are headings as they are met in files, compared by ``heading_key``.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """What a cell of a field holds, and so how it is read and stored (always an integer, or a
    word of a dictionary)."""

    DAY = "day"
    """A day, as ``yyyymmdd``; ``yyyymm00`` stands for a month as a whole."""
    MONTH = "month"
    """A month, as ``year * 12 + month - 1`` (``Period``'s index)."""
    MINUTES = "minutes"
    COUNT = "count"
    TIME = "time"
    """A time of day, as minutes since midnight."""
    TEXT = "text"
    YES_NO = "yes or no"
    CHOICE = "choice"
    SCHEME = "scheme"
    DISTRICT = "district"
    ACTIVITY = "activity"
    STATUS = "status"
    VOLUNTEER = "volunteer"
    """A pseudonymous reference."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a dataset. ``choices`` are (code, words, other words met) of a CHOICE."""

    id: str
    name: str
    kind: FieldKind
    synonyms: tuple[str, ...] = ()
    required: bool = False
    tip: str = ""
    choices: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """A kind of return. ``one_row`` completes "Each row is …". ``key`` names the fields that
    say which record a row is: a later row with the same key restates it. A dataset without a
    key (the activity log where no reference is matched) is compared by content.

    ``either`` lists groups of fields of which one must be there.
    """

    id: str
    name: str
    one_row: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    either: tuple[tuple[str, ...], ...] = ()

    def field(self, field_id: str) -> Field:
        """Return a field; KeyError for an id that is in none."""
        for one in self.fields:
            if one.id == field_id:
                return one
        raise KeyError(field_id)


def heading_key(printed: str) -> str:
    """Return the form in which headings are compared: ``Volunteer_Hours`` and ``volunteer
    hours (hrs)`` differ only in what is in brackets, which is left off."""
    text = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", printed.casefold())
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


_K = FieldKind
_SCHEME = Field("scheme", "Scheme", _K.SCHEME,
                ("scheme", "volunteer type", "volunteer scheme", "programme", "role type",
                 "strand"), required=True)  # fmt: skip
_REFERENCE = ("volunteer", "volunteer id", "volunteer ref", "volunteer reference", "reference",
              "ref", "collar number", "collar no", "warrant number", "pin", "pseudonym",
              "member id", "person id", "staff number", "shoulder number")  # fmt: skip
_DISTRICT = Field("district", "District", _K.DISTRICT,
                  ("district", "area", "sector", "division", "lpa", "cpt", "bcu", "hub",
                   "location", "station", "team", "postcode", "town", "local policing area",
                   "policing area", "community", "where"))  # fmt: skip
_MONTH = Field("month", "Month", _K.MONTH,
               ("month", "period", "month ending", "reporting month", "for month"),
               required=True)  # fmt: skip
_STATUS = ("patrol status", "independent patrol status", "ips", "status level", "patrol level",
           "competence", "tutor status")  # fmt: skip


def _count(id_: str, name: str, *synonyms: str, required: bool = False, tip: str = "") -> Field:
    return Field(id_, name, _K.COUNT, (name.casefold(), *synonyms), required, tip)


def _day(id_: str, name: str, *synonyms: str, required: bool = False, tip: str = "") -> Field:
    return Field(id_, name, _K.DAY, (name.casefold(), *synonyms), required, tip)


def _text(id_: str, name: str, *synonyms: str, required: bool = False, tip: str = "") -> Field:
    return Field(id_, name, _K.TEXT, (name.casefold(), *synonyms), required, tip)


ACTIVITY = Dataset(
    "activity", "Duty or shift log", "one duty, shift, session or visit, or a total of several",
    (
        Field("day", "Date", _K.DAY,
              ("date", "duty date", "shift date", "date of duty", "start date", "day",
               "session date", "activity date", "visit date", "event date", "month", "period"),
              required=True),
        _SCHEME,
        Field("volunteer", "Volunteer reference", _K.VOLUNTEER, _REFERENCE,
              tip="A pseudonymous reference, never a name"),
        _DISTRICT,
        Field("activity", "Activity", _K.ACTIVITY,
              ("activity", "activity type", "duty type", "type", "type of duty", "event type",
               "category", "task", "role", "deployment", "deployment type")),
        Field("minutes", "Hours", _K.MINUTES,
              ("hours", "hrs", "duration", "hours worked", "volunteer hours", "duty hours",
               "total hours", "time", "minutes", "mins", "length", "hours given", "hrs worked",
               "time worked", "no of hours", "number of hours")),
        Field("start", "Start time", _K.TIME, ("start", "start time", "from", "time on", "on")),
        Field("finish", "Finish time", _K.TIME,
              ("finish", "end", "finish time", "end time", "to", "time off", "off")),
        _count("people", "People", "attended", "attendees", "attendance", "volunteers",
               "number of volunteers", "no of volunteers", "number attending", "headcount",
               "number of people", tip="How many people the hours are the sum of"),
        Field("status", "Patrol status", _K.STATUS, _STATUS),
        _text("row_key", "Reference of the row", "shift id", "duty id", "record id", "id",
              "duty number", "session id", "entry id", "booking id", "row id", "unique id",
              tip="What names this duty in the sender's own system"),
    ),
    key=("scheme", "row_key"),
    either=(("minutes", "start"),),
)  # fmt: skip

LEAVING_REASONS = (
    ("regular", "Joined the regulars"),
    ("resigned", "Resigned"),
    ("retired", "Retired"),
    ("dismissed", "Dismissed"),
    ("transferred", "Transferred"),
    ("lapsed", "Lapsed"),
)

RETURN = Dataset(
    "return", "Monthly scheme return", "one scheme in one month",
    (
        _MONTH,
        _SCHEME,
        _count("opening", "In post at the start", "opening", "opening headcount", "brought forward",
               "strength at start", "start of month"),
        _count("joiners", "Joiners", "joined", "starters", "new", "new starters", "attested"),
        _count("leavers", "Leavers", "left", "resignations", "departures"),
        *(_count(f"leavers_{code}", f"Leavers: {words.lower()}", f"leavers {words.casefold()}",
                 words.casefold()) for code, words in LEAVING_REASONS),
        _count("headcount", "In post at the end", "headcount", "strength", "closing", "in post",
               "total", "closing headcount", "number in post", "end of month", "members"),
        _count("active", "Active people", "active", "active volunteers", "number active",
               "on duty", "deployed"),
        Field("duty_minutes", "Duty hours", _K.MINUTES,
              ("duty hours", "hours", "operational hours", "volunteer hours", "total hours")),
        Field("training_minutes", "Training hours", _K.MINUTES, ("training hours", "training")),
        _count("sessions", "Visits or sessions", "sessions", "visits", "duties", "deployments"),
        _count("leaders", "Leaders", "adult leaders"),
        _count("leaders_vetted", "Leaders vetted", "leaders with enhanced dbs", "leaders dbs",
               "vetted leaders"),
    ),
    key=("scheme", "month"),
    either=(("headcount", "active", "duty_minutes", "joiners", "leavers", "sessions"),),
)  # fmt: skip

VETTING_STATUSES = (
    ("in-date", "In date", ("in date", "valid", "current", "cleared", "yes", "passed")),
    ("lapsed", "Lapsed", ("lapsed", "expired", "out of date", "overdue", "no")),
    ("withdrawn", "Withdrawn", ("withdrawn", "revoked", "refused", "suspended")),
    ("not-needed", "Not needed", ("not needed", "n/a", "na", "not required", "not applicable")),
)

STATUS_LIST = Dataset(
    "volunteers", "Volunteer status list", "one volunteer, by reference",
    (
        Field("volunteer", "Volunteer reference", _K.VOLUNTEER, _REFERENCE, required=True,
              tip="A pseudonymous reference, never a name"),
        _SCHEME,
        _text("role", "Role", "post", "job", "position"),
        _text("rank", "Rank", "grade"),
        Field("district", "District", _K.DISTRICT, _DISTRICT.synonyms),
        _day("started", "Start", "start date", "date joined", "joined", "attested",
             "appointment date", "date of attestation", "from"),
        _day("ended", "End", "end date", "date left", "leaving date", "left", "to"),
        _text("end_reason", "Reason for leaving", "leaving reason", "reason", "leaver reason"),
        _text("vetting_required", "Vetting level required", "vetting required", "level required"),
        _text("vetting_held", "Vetting level held", "vetting level", "vetting", "level held",
              "clearance"),
        Field("vetting_status", "Vetting status", _K.CHOICE, ("vetting status",),
              choices=VETTING_STATUSES),
        _day("vetting_until", "Vetting until", "vetting expiry", "vetting expires",
             "vetting end date", "vetting renewal", "vetting review date"),
        _day("training_until", "Training until", "training expiry", "training expires",
             "pst expiry", "safety training until", "refresher due", "training due"),
        _day("supervision_last", "Last supervision", "supervision", "last one to one",
             "last review", "supervision date", "last 1 1", "one to one date"),
        _day("agreement_signed", "Agreement signed", "volunteer agreement", "agreement",
             "agreement date"),
        _day("values_check", "Values check", "values check date", "values", "values based check"),
        _day("welfare_last", "Last welfare contact", "welfare contact", "welfare",
             "last contact"),
        Field("status", "Patrol status", _K.STATUS, _STATUS),
        _day("listed_on", "Date of the list", "as at", "as at date", "list date", "date of list",
             "status date", "snapshot date", "extract date", "extracted on", "report date",
             "position at",
             tip="The day that the row is right for; without it, the day it is brought in"),
    ),
    key=("scheme", "volunteer"),
)  # fmt: skip

STAGES = (
    ("enquiry", "Enquiry", ("enquiry", "expression of interest", "eoi", "interest")),
    ("application", "Application", ("application", "applied", "apply")),
    ("selection", "Selection", ("selection", "interview", "assessment", "assessment centre")),
    ("vetting", "Vetting", ("vetting", "vetted", "checks")),
    ("training", "Training", ("training", "course", "initial learning")),
    ("attested", "Attested or appointed", ("attested", "appointed", "attestation", "started")),
    ("withdrew", "Withdrew", ("withdrew", "withdrawn", "declined", "dropped out")),
    ("not-accepted", "Not accepted", ("not accepted", "rejected", "failed", "unsuccessful")),
)

RECRUITMENT = Dataset(
    "recruitment", "Recruitment stages", "one stage that one applicant reached",
    (
        Field("volunteer", "Applicant reference", _K.VOLUNTEER,
              ("applicant", "applicant id", "candidate", "candidate id", "application id",
               "applicant reference", "candidate reference", *_REFERENCE), required=True),
        _SCHEME,
        Field("stage", "Stage", _K.CHOICE, ("stage", "step", "status", "recruitment stage"),
              required=True, choices=STAGES),
        _day("reached", "Date reached", "date", "stage date", "reached", required=True),
    ),
    key=("scheme", "volunteer", "stage"),
)  # fmt: skip

CUSTODY_VISITS = Dataset(
    "custody-visits", "Custody-visit forms", "one planned visit to a custody suite",
    (
        _text("suite", "Custody suite", "suite", "custody", "station", "custody unit", "location",
              required=True),
        _day("planned", "Planned for", "planned date", "planned", "due", "week commencing",
             "scheduled", "rota date"),
        _day("made", "Made on", "date of visit", "visit date", "made", "actual date", "date",
             "visited on", tip="Blank where the visit was not made"),
        Field("visitor_one", "First visitor", _K.VOLUNTEER,
              ("visitor 1", "first visitor", "icv 1", "visitor a", "visitor one")),
        Field("visitor_two", "Second visitor", _K.VOLUNTEER,
              ("visitor 2", "second visitor", "icv 2", "visitor b", "visitor two")),
        Field("delay", "Delay at the door", _K.MINUTES,
              ("delay", "delay at the door", "entry delay", "wait", "minutes delayed",
               "delay minutes", "time waited")),
        _text("delay_reason", "Reason for the delay", "delay reason", "reason for delay",
              "reason"),
        _count("throughput", "Throughput", "throughput", "detainees through", "total throughput"),
        _count("in_custody", "In custody", "detainees in custody", "in custody at visit",
               "in custody at time of visit", "number in custody", "detainees"),
        _count("not_available", "Not available", "unavailable", "detainees not available"),
        _count("not_offered", "Not offered", "detainees not offered", "not offered a visit"),
        _count("offered", "Offered", "detainees offered", "offered a visit", "visits offered"),
        _count("accepted", "Accepted", "detainees accepted", "accepted a visit"),
        _count("seen", "Seen", "detainees seen", "spoken to", "visited", "interviewed"),
        _text("row_key", "Form number", "form", "form no", "form number", "visit number",
              "reference", "report number"),
    ),
    key=("suite", "planned", "made", "row_key"),
    either=(("planned", "made"),),
)  # fmt: skip

ISSUE_CATEGORIES = (
    ("care", "Detainee care", ("care", "detainee care", "food and drink", "bedding", "washing")),
    ("health", "Health and welfare", ("health", "medical", "welfare", "health and welfare")),
    ("rights", "Rights and information", ("rights", "rights and entitlements", "information")),
    ("building", "Building and cells", ("building", "cell", "cells", "premises", "cctv",
                                        "environment", "infrastructure", "conditions")),
    ("staffing", "Staffing and access", ("staffing", "staff", "access", "delay", "entry")),
    ("other", "Other", ("other", "misc")),
)  # fmt: skip

CUSTODY_ISSUES = Dataset(
    "custody-issues", "Custody issues", "one issue that visitors raised",
    (
        _text("suite", "Custody suite", "suite", "custody", "station", "location", required=True),
        _day("raised", "Raised on", "date raised", "raised", "date", "visit date", required=True),
        Field("category", "Category", _K.CHOICE, ("category", "type", "issue type", "theme"),
              choices=ISSUE_CATEGORIES),
        Field("urgent", "Urgent", _K.YES_NO, ("urgent", "urgency", "priority", "serious"),
              tip="Yes for urgent, no for routine"),
        _text("raised_to", "Raised to", "raised with", "owner", "reported to",
              tip="An office, not a person"),
        _day("due", "Response due", "due", "response due", "due date", "respond by"),
        _day("resolved", "Resolved on", "date resolved", "resolved", "closed", "date closed",
             "completed"),
        _text("resolution", "Resolution", "outcome", "action taken", "response"),
        _text("row_key", "Issue number", "issue", "issue no", "issue number", "reference", "id"),
    ),
    key=("suite", "raised", "category", "row_key"),
)  # fmt: skip

DATASETS: dict[str, Dataset] = {
    one.id: one
    for one in (ACTIVITY, RETURN, STATUS_LIST, RECRUITMENT, CUSTODY_VISITS, CUSTODY_ISSUES)
}


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often a return comes: its name and its months."""

    id: str
    name: str
    months: int


CADENCES = (
    Cadence("monthly", "Every month", 1),
    Cadence("quarterly", "Every quarter", 3),
    Cadence("yearly", "Every year", 12),
)

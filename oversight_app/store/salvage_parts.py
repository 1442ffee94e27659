"""What each table holds in a person's words, and the page that shows it."""

from oversight_app.domain.record_kinds import KINDS, table_of

PLACES = {
    "specials": "Special Constabulary",
    "activity": "Volunteer activity",
    "governance": "Governance",
    "outside-groups": "Outside groups",
    "accountability": "Accountability",
    "summaries": "Summaries",
    "data": "Data",
}
"""The pages by their ids, in the order of the window."""

_KIND_PLACES = {
    "specials": ("investment",),
    "governance": (
        "publication", "risk", "assessment", "answer", "term", "plan", "objective",
    ),
    "outside-groups": (
        "group", "organisation", "position", "claim", "engagement", "appraisal", "option",
        "judgement", "press",
    ),
    "accountability": (
        "question", "assurance", "action", "decision", "meeting", "request", "recommendation",
    ),
}  # fmt: skip

_TABLES = {
    "specials": {
        "observation": "published figures",
        "boundary": "boundaries on the map",
        "preference": "choices of a source",
        "peer_set": "peer sets",
        "target": "targets",
        "flow": "joiners and leavers",
        "body": "police forces",
    },
    "activity": {
        "activity": "rows of duties",
        "scheme_return": "monthly returns",
        "volunteer_status": "rows of status lists",
        "recruitment": "recruitment stages",
        "custody_visit": "custody visits",
        "custody_issue": "custody issues",
        "volunteer": "volunteers’ references",
        "expected_return": "expected returns",
        "chart_note": "notes on charts",
        "rebase": "changes of limits",
        "baseline": "locked limits",
        "series_target": "targets of schemes",
        "scheme": "schemes",
        "term": "districts, activities and statuses",
    },
    "governance": {
        "question_set": "sets of questions",
        "risk_scale": "risk scales",
        "record_review": "reviews",
    },
    "outside-groups": {"criteria_set": "sets of criteria"},
    "accountability": {"record_note": "notes", "record_link": "links between records"},
    "summaries": {
        "paper": "papers",
        "paper_file": "files of papers that were sent",
        "kept_file": "kept contents of papers",
        "paper_setting": "settings of papers",
    },
    "data": {
        "workspace": "the office’s own settings",
        "batch": "imports",
        "batch_issue": "notes on imports",
        "release": "sources",
        "mapping": "layouts",
        "spelling": "printed names",
        "saved_view": "saved views",
        "snooze": "things put off",
        "office_setting": "the office’s choices",
        "history": "entries of the history",
        "retention_rule": "retention rules",
        "record_hold": "holds",
        "disposal": "certificates of disposal",
        "draft": "drafts of forms",
    },
}

PARTS: dict[str, tuple[str, str]] = {
    **{
        table: (place, words)
        for place, tables in _TABLES.items()
        for table, words in tables.items()
    },
    **{
        table_of(kind): (place, KINDS[kind].plural)
        for place, kinds in _KIND_PLACES.items()
        for kind in kinds
    },
}
"""Of each table that a person would miss: its page, and what one row of it is, in the plural."""

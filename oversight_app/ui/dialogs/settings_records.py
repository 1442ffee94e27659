"""The settings of papers, records and backups: mostly what has a dialog of its own."""

from functools import partial

from oversight_app.domain.small_numbers import Rule
from oversight_app.domain.wording import counted
from oversight_app.ui import settings_acts as acts
from oversight_app.ui.dialogs.settings_draft import SettingsDraft, SettingsFacts
from oversight_app.ui.dialogs.settings_rows import Section, SettingRow

_RULES = {
    Rule.BELOW_5: "Counts below 5 are hidden",
    Rule.BELOW_10: "Counts below 10 are hidden",
    Rule.ROUND_5: "Counts are rounded to 5",
}


def _facts(draft: SettingsDraft) -> SettingsFacts:
    assert draft.facts is not None
    return draft.facts


def _version(place: int, draft: SettingsDraft) -> str:
    return f"Version {_facts(draft).versions[place]}"


_paper = partial(SettingRow, section=Section.PAPERS, opens=acts.papers)
PAPER_ROWS = (
    _paper(id="small-numbers", words="Small numbers of people",
           help="What a new paper does with counts so small that somebody could be made out.",
           keywords=("suppression", "hide", "disclosure", "rounding", "rule", "privacy"),
           value=lambda d: _RULES[_facts(d).papers.rule]),
    _paper(id="file-names", words="Names of files",
           help="What a paper’s files are called: its name, period, date. The marking is always "
                "in it.",
           keywords=("pattern", "export", "file name"),
           value=lambda d: _facts(d).papers.pattern),
    _paper(id="handling", words="Handling note",
           help="Words beside the marking on every page of a new paper.",
           keywords=("marking", "OFFICIAL", "caveat", "classification"),
           value=lambda d: _facts(d).papers.handling or "None"),
    _paper(id="word-template", words="Word template",
           help="The office’s own letterhead and styles, for papers as Word files.",
           keywords=("docx", "letterhead", "logo", "styles", "Microsoft"),
           value=lambda d: _facts(d).papers.template_name or "The program’s own"),
)  # fmt: skip

_kept = partial(SettingRow, section=Section.RECORDS)
RECORD_ROWS = (
    _kept(id="risk-scale", words="Risk scale",
          help="The levels of likelihood and impact, and from which score a risk is high.",
          keywords=("matrix", "score", "bands", "likelihood", "impact"), opens=acts.risk_scale,
          value=partial(_version, 0)),
    _kept(id="boundary-questions", words="Boundary questions",
          help="What an assessment of control, boundaries and governance asks.",
          keywords=("assessment", "governance", "control", "question set"), opens=acts.questions,
          value=partial(_version, 1)),
    _kept(id="criteria", words="Criteria of option appraisals",
          help="What roles are judged by, side by side.",
          keywords=("options", "appraisal", "roles", "judgement"), opens=acts.criteria,
          value=partial(_version, 2)),
    _kept(id="retention", words="How long records are kept",
          help="Counted from the day on which a record ended. Nothing is disposed of by itself.",
          keywords=("retention", "disposal", "delete", "GDPR", "data protection"),
          opens=acts.retention,
          value=lambda d: counted(len(_facts(d).rules), "kind", "kinds")),
)  # fmt: skip

_copies = partial(SettingRow, section=Section.BACKUPS)
BACKUP_ROWS = (
    _copies(id="backup-folder", words="Folder for backups",
            help="A second drive is a good place. While it is away backups are kept beside "
                 "the workspace, and after a week you are reminded.",
            keywords=("copy", "USB", "drive", "network", "share"), opens=acts.backup_folder,
            value=lambda d: _facts(d).backups[0], office=False),
    _copies(id="last-backup", words="Last backup",
            help="A checked copy is made each time the workspace is opened and something changed.",
            keywords=("copy", "restore", "last seen"), opens=acts.back_up, button="Back up now",
            value=lambda d: _facts(d).backups[1]),
    _copies(id="backups-kept", words="How long backups are kept",
            help="All of the last two days, then the last of each day for a month, of each week "
                 "for a year, and of each month after that.",
            keywords=("keep", "until", "thinned"), goes="data/backups", button="Show backups",
            office=False),
)  # fmt: skip

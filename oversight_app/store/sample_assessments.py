"""The made-up boundary assessments of the Sample office: seven schemes and two outside groups, in
October 2021 and again in October 2022. None is an assessment of a real scheme or group."""

from datetime import date

from oversight_app.domain.boundary import SEEDED_QUESTIONS, Answer, Assessment
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.periods import months_after
from oversight_app.store.sample_story import Story

_BY = "Head of Assurance"
_CODES = {"m": "met", "p": "partly", "n": "not-met", "u": "not-known", "-": "not-applicable"}

_SUBJECTS = (
    # Subject, owner, answers of 2021 and of 2022 in the order of the questions.
    ("specials", "Citizens in Policing lead, Sample Police", date(2021, 10, 11),
     "mmpmmmpmmmmmmmpmp", date(2022, 10, 12), "mmmpmmmmmmmmmmmmp"),
    ("psv", "Citizens in Policing lead, Sample Police", date(2021, 10, 12),
     "mppmmppmmmmmmmmpp", date(2022, 10, 12), "mmmpmpmmmmmmmmmpm"),
    ("cadets", "Youth lead, Sample Police", date(2021, 10, 18),
     "mmmmmmmmpm-mmmpmm", date(2022, 10, 13), "mmmmmmmmpm-mmmmmm"),
    ("custody", "Volunteer and scrutiny officer", date(2021, 10, 19),
     "mmmmmpmmmm-mmmmmm", date(2022, 10, 13), "mmmmmmmmmm-mmmmmm"),
    ("speedwatch", "Community Speedwatch co-ordinator, Sample Police", date(2021, 10, 25),
     "mnu-pmpmnppummppp", date(2022, 10, 14), "mpp-pmpmpppmmmppp"),
    ("watch", "Neighbourhood Watch association", date(2021, 10, 26),
     "mmu-np-pp--pnumpp", date(2022, 10, 14), "mmp-pp-pp--ppmmpp"),
    ("animals", "Volunteer and scrutiny officer", date(2021, 11, 1),
     "mmmmpmmmpm-mmmmmm", date(2022, 10, 17), "mmmmmmmmmm-mmmmmm"),
)  # fmt: skip

_GROUPS = (
    ("group-activist",
     OutsideGroup(
         name="Online child abuse activist groups", sort="activist", area="England and Wales",
         does="Pose online as children, confront the people who answer, and hand the police what "
         "they recorded.",
         aliases="Paedophile hunters", known_to="Sample Police", known_since=date(2017, 9, 1),
         contact="none"),
     date(2021, 11, 8), "nnunnuunuuunnuuun", date(2022, 10, 19), "unnnnunnuunnnunnn"),
    ("group-patrol",
     OutsideGroup(
         name="Evening street patrol", sort="patrol", area="Sample town centre",
         does="Walks the town centre on Friday and Saturday evenings and helps people home.",
         known_to="Sample Police", known_since=date(2019, 5, 1), contact="signpost"),
     date(2021, 11, 9), "mmpppmmmmm-pmmmpp", date(2022, 10, 20), "mmmpmmmmmm-pmmmpp"),
)  # fmt: skip

_EVIDENCE = {
    "role": ("Role profile, issued to everybody who joins", "Role profile of 2019"),
    "agreement": ("Signed agreement, kept with the scheme’s papers", "Agreement with some areas"),
    "selection": ("Interview notes and values check for each person", "Interviews without notes"),
    "vetting": ("Monthly list of vetting dates", "Monthly list: some dates have passed"),
    "safeguarding": ("Safeguarding policy and training record", "Policy without a training record"),
    "training": ("Training record of each person", "Training record, with gaps"),
    "supervision": ("Named supervisors, seen at each visit", "Supervisors named in some areas"),
    "conduct": ("Code of conduct, signed", "Code of conduct, not signed by all"),
    "insurance": ("Certificate of insurance, seen", "Cover of the parishes, not seen for all"),
    "safety": ("Risk assessments, reviewed this year", "Risk assessments older than a year"),
    "evidence": ("Instruction on handing over evidence", "Instruction in draft"),
    "data": ("Privacy notice and sharing agreement", "Privacy notice without an agreement"),
    "complaints": ("Complaints procedure on the public pages", "Complaints by e-mail, not logged"),
    "expenses": ("Expenses rule and yearly check", "Expenses rule without a check"),
    "publicity": ("Rule on photographs and social media", "Rule on photographs alone"),
    "exit": ("Leaving procedure, used this year", "Leaving procedure not written down"),
    "review": ("Minutes of the yearly review", "Review overdue by one meeting"),
}  # fmt: skip
_NONE = "Nothing that shows it was found."
_NEXT = {
    "n": "Ask the Chief Constable what is intended.",
    "u": "Ask who would know, and by when.",
    "p": "Close the gap before the next assessment.",
}


def tell_assessments(story: Story) -> None:
    """Tell who was assessed, when, and what was found."""
    for key, group, *_ in _GROUPS:
        assert group.known_since is not None
        story.add(group.known_since, key, group)
    for scheme, owner, first, then, second, now in _SUBJECTS:
        for day, said in ((first, then), (second, now)):
            assessment = Assessment(
                scheme=scheme, assessed_on=day, assessed_by=_BY, review_by=months_after(day, 12)
            )
            _tell(story, f"{scheme} {day.year}", assessment, said, owner)
    for key, _, first, then, second, now in _GROUPS:
        for day, said in ((first, then), (second, now)):
            assessment = Assessment(
                assessed_on=day, assessed_by=_BY, review_by=months_after(day, 3)
            )
            _tell(story, f"{key} {day.year}", assessment, said, _BY, outside_group=key)


def _tell(
    story: Story, key: str, assessment: Assessment, said: str, owner: str, **named: str
) -> None:
    day = assessment.assessed_on
    assert day is not None
    assert len(said) == len(SEEDED_QUESTIONS), key
    story.add(day, key, assessment, **named)
    for question, letter in zip(SEEDED_QUESTIONS, said, strict=True):
        full, partly = _EVIDENCE[question.code]
        evidence = {"m": full, "p": partly, "-": "The role does not need it.", "n": _NONE}
        answer = Answer(
            question=question.code,
            answer=_CODES[letter],
            evidence=evidence.get(letter, ""),
            next_step=_NEXT.get(letter, ""),
            owner=owner,
            answered_on=day,
            review_by=assessment.review_by,
        )
        story.add(day, f"{key} {question.code}", answer, assessment=key)

"""The smaller made-up matters of the Sample office: most of what an office asks is answered soon
and leads to one action, or to none."""

from datetime import date

from oversight_app.domain.decisions import Decision
from oversight_app.store.sample_matters import (
    HEAD,
    LEAD,
    PCC,
    ask,
    decide,
    do,
    told,
)
from oversight_app.store.sample_meetings import holding, panel
from oversight_app.store.sample_story import Story, about, follows, reduces


def tell_small_matters(story: Story) -> None:
    """Tell them all."""
    _asked_by_the_office(story)
    _asked_of_the_office(story)
    _decisions(story)


def _asked_by_the_office(story: Story) -> None:
    ask(
        story,
        "q-exit",
        date(2021, 10, 27),
        "Is anybody who leaves asked for the reason?",
        date(2021, 11, 24),
        of=LEAD,
        meeting=holding(date(2021, 10, 27)),
    )
    told(
        story,
        "as-exit",
        "q-exit",
        date(2021, 11, 22),
        "not",
        "Not in every scheme, and nobody looks at the answers together.",
        by=LEAD,
        review=date(2022, 11, 23),
    )
    do(
        story,
        "a-exit",
        date(2021, 11, 24),
        "Use one leaving form in all schemes of the force",
        LEAD,
        date(2022, 6, 30),
        follows("as-exit"),
        begun=date(2022, 3, 7),
        done=date(2022, 7, 4),
        outcome="In use since July 2022.",
    )
    ask(
        story,
        "q-tutors",
        date(2022, 2, 23),
        "How long does a new Special wait for a tutor?",
        date(2022, 3, 23),
        about("risk-supervision"),
        scheme="specials",
        meeting=holding(date(2022, 2, 23)),
    )
    told(
        story,
        "as-tutors",
        "q-tutors",
        date(2022, 3, 22),
        "partly",
        "Six weeks in the middle of the range, twelve in the north.",
        "Tutor list of March",
        by=LEAD,
        review=date(2022, 9, 28),
    )
    story.review(
        date(2022, 9, 28), "as-tutors", HEAD, "Seven tutors more; waits are shorter.",
        date(2023, 3, 22),
    )  # fmt: skip
    do(
        story,
        "a-tutors",
        date(2022, 3, 23),
        "Train six more tutors, two of them in the north",
        LEAD,
        date(2022, 8, 31),
        follows("as-tutors"),
        reduces("risk-supervision"),
        begun=date(2022, 5, 9),
        done=date(2022, 8, 26),
        outcome="Seven trained.",
    )
    ask(
        story,
        "q-awards",
        date(2022, 4, 27),
        "How are long-serving volunteers thanked?",
        date(2022, 5, 25),
        of=LEAD,
        meeting=holding(date(2022, 4, 27)),
    )
    told(
        story,
        "as-awards",
        "q-awards",
        date(2022, 5, 23),
        "assured",
        "By a letter after five years and an evening after ten.",
        "Programme of the evening",
        by=LEAD,
    )
    ask(
        story,
        "q-substitute",
        date(2022, 6, 22),
        "Do police support volunteers do work that a paid post did before?",
        date(2022, 7, 27),
        about(scheme="psv"),
        scheme="psv",
        meeting=holding(date(2022, 6, 22)),
    )
    told(
        story,
        "as-substitute",
        "q-substitute",
        date(2022, 7, 25),
        "assured",
        "No post was ended because of them. Each role is agreed with the staff unions.",
        "Minutes of the joint meeting",
        review=date(2023, 7, 26),
    )
    ask(
        story,
        "q-returns",
        date(2022, 7, 27),
        "Why did two returns arrive more than a week late this quarter?",
        date(2022, 9, 14),
        about("risk-returns"),
        of=LEAD,
        meeting=holding(date(2022, 7, 27)),
    )
    told(
        story,
        "as-returns",
        "q-returns",
        date(2022, 9, 9),
        "partly",
        "The co-ordinator was away and nobody else knew how to draw them up.",
        by=LEAD,
        review=date(2022, 12, 14),
    )
    do(
        story,
        "a-returns",
        date(2022, 9, 14),
        "Show a second person how the returns are drawn up",
        LEAD,
        date(2022, 11, 30),
        follows("as-returns"),
        reduces("risk-returns"),
        begun=date(2022, 10, 3),
    )
    ask(
        story,
        "q-adults",
        date(2022, 10, 13),
        "When will the returns of the appropriate adults arrive that are missing since September?",
        date(2022, 11, 4),
        about(scheme="adults"),
        about("risk-returns"),
        of="Appropriate adults co-ordinator",
        scheme="adults",
    )
    ask(
        story,
        "q-delay",
        date(2022, 9, 28),
        "Why did custody visitors wait longer than ten minutes in August?",
        date(2022, 10, 26),
        about("risk-custody"),
        of="Custody lead, Sample Police",
        scheme="custody",
        meeting=holding(date(2022, 9, 28)),
    )
    told(
        story,
        "as-delay",
        "q-delay",
        date(2022, 10, 25),
        "partly",
        "One suite was short of staff on four evenings. The custody lead now rings ahead.",
        "Duty record of the suite",
        by="Custody lead, Sample Police",
        review=date(2023, 1, 25),
    )


def _asked_of_the_office(story: Story) -> None:
    ask(
        story,
        "q-strength",
        date(2022, 9, 8),
        "Is the target for Specials still the right one?",
        date(2022, 10, 20),
        about(figure="specials-strength"),
        of=PCC,
        scheme="specials",
        meeting=panel(date(2022, 9, 8)),
        asker="panel",
    )
    story.change(
        date(2022, 10, 18),
        "q-strength",
        state="answered",
        answered_on=date(2022, 10, 18),
        reply="It is from an earlier plan. It will be confirmed, changed or retired with "
        "the budget for 2023/24.",
    )
    do(
        story,
        "a-target",
        date(2022, 10, 18),
        "Bring a paper on the target for Specials: confirm, change or retire it",
        "Head of Performance",
        date(2022, 12, 14),
        follows("q-strength"),
    )
    ask(story, "q-public", date(2022, 8, 15),
        "How much does the Special Constabulary cost in a year?", date(2022, 9, 5), of=PCC,
        scheme="specials", asker="public")  # fmt: skip
    story.change(date(2022, 9, 2), "q-public", state="answered", answered_on=date(2022, 9, 2),
                 reply="What this office pays is on its pages: £58,250 for training in 2021/22. "
                 "Uniform and pay of staff are in the force’s budget.")  # fmt: skip
    ask(story, "q-paper", date(2022, 10, 24),
        "Does the Commissioner want the police to work with such groups?", date(2022, 11, 1),
        about("group-activist"), of=PCC, asker="journalist")  # fmt: skip


def _decisions(story: Story) -> None:
    decide(story, "d-animals", date(2022, 9, 7), date(2022, 9, 21), date(2022, 10, 7),
           Decision(
               name="Animal welfare visiting continues", scheme="animals",
               summary="Keeps the scheme for three more years.",
               options="End the scheme\nKeep it for three years",
               reasons="Every visit led to a written answer within a month.",
               financial="£1,200 a year", equality="None of note"),
           objective="objective-many")  # fmt: skip
    decide(story, "d-expenses", date(2022, 9, 28), date(2022, 10, 12), None,
           Decision(
               name="Mileage for volunteers of this office", summary="One rate for all schemes.",
               options="Keep three rates\nOne rate", reasons="Three rates are not fair and cost "
               "time to check.", financial="About £900 a year more",
               equality="Helps those without other means", environmental="None of note"),
           objective="objective-many")  # fmt: skip
    decide(story, "d-stall", date(2022, 1, 12), date(2022, 1, 26), None,
           Decision(
               name="Recruitment stall at the county show", summary="A stall for all schemes.",
               options="Do nothing\nA stall", reasons="It reached two hundred people in 2019.",
               financial="£2,300", equality="None of note", environmental="None of note",
               public_interest="no"))  # fmt: skip
    story.change(date(2022, 5, 6), "d-stall", state="withdrawn", withdrawn_on=date(2022, 5, 6),
                 withdrawn_why="The show was called off.")  # fmt: skip

"""The made-up terms, plans, objectives and investments of the Sample office."""

from datetime import date

from oversight_app.domain.plans import Investment, Objective, Plan, TermOfOffice
from oversight_app.store.sample_story import Story, about

_OLD_FROM, _OLD_TO = date(2016, 5, 12), date(2021, 5, 12)
_NEW_FROM = date(2021, 5, 13)
_PLAN_FROM = date(2022, 4, 1)

_OBJECTIVES = (
    ("objective-specials", "Grow and keep the Special Constabulary",
     "More Specials who stay, and who give the hours that keep their skills fresh.",
     "specials-strength\nspecials-per-100-officers\nshare-required/specials///", date(2023, 3, 31)),
    ("objective-many", "More people give their time, in more ways",
     "Every scheme has people, hours and somebody who thanks them.",
     "hours\nactive/psv///\nheadcount/cadets///", date(2023, 3, 31)),
    ("objective-control", "Volunteering is in control",
     "Everybody is vetted, trained and supported, and the office can show it.",
     "vetting-in-date/specials///\ntraining-in-date/specials///\nactions-in-date",
     date(2022, 12, 31)),
    ("objective-custody", "Custody is seen by independent visitors",
     "Each suite is visited every week and every detainee is offered a visit.",
     "visits/custody///", date(2022, 9, 30)),
)  # fmt: skip

_INVESTMENTS = (
    ("specials", "Recruitment campaign and uniform", date(2020, 4, 1), date(2021, 3, 31),
     95_000_00, 91_400_00),
    ("specials", "Tutor weekends and training days", date(2021, 4, 1), date(2022, 3, 31),
     60_000_00, 58_250_00),
    ("specials", "Tutor weekends and training days", date(2022, 4, 1), date(2023, 3, 31),
     60_000_00, 33_900_00),
    ("speedwatch", "Twelve speed devices", date(2021, 4, 1), date(2022, 3, 31),
     14_400_00, 13_980_00),
    ("cadets", "A new cadet unit", date(2022, 4, 1), date(2023, 3, 31), 18_000_00, 7_650_00),
    ("custody", "Training for custody visitors", date(2022, 4, 1), date(2023, 3, 31),
     4_500_00, 2_120_00),
)  # fmt: skip


def tell_plans(story: Story) -> None:
    """Tell who held office, under which plan, and what was spent."""
    story.add(
        _OLD_FROM, "term-old",
        TermOfOffice(from_day=_OLD_FROM, to_day=_OLD_TO),
    )  # fmt: skip
    story.add(
        date(2017, 3, 1), "plan-old",
        Plan(name="Police and Crime Plan 2017 to 2021 (sample)", from_day=date(2017, 3, 1),
             to_day=date(2022, 3, 31)),
        term="term-old",
    )  # fmt: skip
    story.add(
        date(2017, 3, 1), "objective-old",
        Objective(name="Build up the Special Constabulary", owner="Head of Performance",
                  description="More Specials on duty when they are needed most.",
                  measured_by="specials-strength", from_day=date(2017, 3, 1),
                  to_day=date(2022, 3, 31), position=1),
        plan="plan-old",
    )  # fmt: skip
    story.add(_NEW_FROM, "term-new", TermOfOffice(from_day=_NEW_FROM))
    story.add(
        _PLAN_FROM, "plan-new",
        Plan(name="Police and Crime Plan 2022 to 2025 (sample)", from_day=_PLAN_FROM,
             location="https://sample.example/plan"),
        term="term-new",
    )  # fmt: skip
    for position, (key, name, description, measured_by, review_by) in enumerate(_OBJECTIVES, 1):
        story.add(
            _PLAN_FROM, key,
            Objective(name=name, description=description, measured_by=measured_by,
                      owner="Head of Performance", from_day=_PLAN_FROM, review_by=review_by,
                      position=position),
            plan="plan-new",
        )  # fmt: skip
    for scheme, purpose, first, last, budget, spent in _INVESTMENTS:
        story.add(
            max(first, date(2020, 4, 1)), f"{scheme} {purpose} {first.year}",
            Investment(scheme=scheme, purpose=purpose, from_day=first, to_day=last, budget=budget,
                       spent=spent, source="Sample office, budget monitoring"),
            about(scheme=scheme),
        )  # fmt: skip

"""What a recruitment table tells of those who stopped or are there now, beside what it prints."""

from datetime import date, timedelta

from oversight_app.domain.small_numbers import Rule
from oversight_app.domain.volunteers import StageReached
from oversight_app.review.people_pipeline import pipeline_table
from oversight_app.summaries.document import TableBlock
from oversight_app.summaries.small_numbers import protect
from tests.summaries.counted_tables import paper

DAY = date(2022, 9, 30)
WAY = ("enquiry", "application", "selection", "vetting", "training", "appointed")


def applicants(*journeys: tuple[int, str, bool]) -> list[StageReached]:
    """So many, who came as far as a stage, and stopped there or not."""
    found = []
    number = 0
    for people, furthest, stopped in journeys:
        for _ in range(people):
            number += 1
            way = WAY[: WAY.index(furthest) + 1] + (("withdrew",) if stopped else ())
            found += [
                StageReached("specials", f"AP-{number}", stage, DAY - timedelta(90 - 7 * at))
                for at, stage in enumerate(way)
            ]
    return found


def test_who_is_there_now_is_not_what_the_stages_leave() -> None:
    """40 enquired and 28 applied: of 9 who stopped, 3 are left, so one of the two must go."""
    stages = applicants(
        (9, "enquiry", True),
        (3, "enquiry", False),
        (8, "application", True),
        (6, "application", False),
        (14, "selection", False),
    )
    table = pipeline_table(stages, DAY)
    printed = protect(paper(TableBlock(table)), Rule.BELOW_5).document
    block = printed.blocks[0]
    assert isinstance(block, TableBlock)
    first, second = ([str(cell) for cell in row.cells] for row in block.table.rows[:2])
    assert first[5] == "[c]"
    assert "[c]" in (first[1], first[4], second[1])


def test_who_stopped_at_one_stage_is_not_what_the_others_leave_of_all() -> None:
    """11 of 60 stopped, 8 of them at the first stage and none at the second: so 3 at the third."""
    stages = applicants(
        (8, "enquiry", True),
        (7, "enquiry", False),
        (9, "application", False),
        (3, "selection", True),
        (33, "selection", False),
    )
    table = pipeline_table(stages, DAY)
    assert str(table.note).startswith("60 applicants; 11 stopped")
    printed = protect(paper(TableBlock(table)), Rule.BELOW_5).document
    block = printed.blocks[0]
    assert isinstance(block, TableBlock)
    stopped = [str(row.cells[4]) for row in block.table.rows[:3]]
    assert stopped[2] == "[c]"
    hidden = stopped.count("[c]") + ("11" not in str(block.table.note))
    assert hidden >= 2

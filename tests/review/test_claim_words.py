"""Whatever a claim says, and however its versions point to each other: words, and none broken."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.claim_checks import checks
from oversight_app.domain.claim_versions import same_figures, series
from oversight_app.domain.claims import COUNTED, NUMERATOR_IS, VERDICTS, YES_NO_UNKNOWN, Claim
from oversight_app.domain.observations import Provenance
from oversight_app.domain.shares import Share, difference
from oversight_app.review.claim_compared import change_words, held_against
from oversight_app.review.claim_figures import interval_means, share_words
from oversight_app.review.claim_finding import claim_finding
from oversight_app.review.claim_quotable import quotable
from oversight_app.review.claim_words import all_worded
from oversight_app.review.claims import said_by

said = st.sampled_from(["", "files", "occasions", "A {brace} and 5%", "Élan"])
counts = st.none() | st.integers(0, 400)
days = st.none() | st.dates(date(2012, 1, 1), date(2018, 12, 31))
codes: Any = {
    "numerator_is": NUMERATOR_IS, "complete": COUNTED, "conviction": YES_NO_UNKNOWN,
    "twice": YES_NO_UNKNOWN, "failures": YES_NO_UNKNOWN, "verdict": (*VERDICTS, ("", "")),
}  # fmt: skip
claims = st.builds(
    Claim,
    id=st.integers(1, 6), number=st.integers(1, 6), name=said, wording=said, source=said,
    quoted_by=said, counted_by=said, location=said, counted=said, offence=said, area=said,
    numerator_unit=said, denominator_unit=said, gains=said, not_shown=said, quotable=said,
    quoted_on=st.dates(date(2012, 1, 1), date(2018, 12, 31)),
    quoted_share=st.sampled_from(["", "44%", "0.0 per cent"]),
    numerator=counts, denominator=counts, asked=counts, answered=counts,
    period_from=days, period_to=days, same_figure=st.none() | st.integers(1, 7),
    **{name: st.sampled_from([code for code, _ in found]) for name, found in codes.items()},
)  # fmt: skip


@given(st.lists(claims, min_size=1, max_size=5, unique_by=lambda one: one.id), said)
def test_every_claim_can_be_told(every: list[Claim], area: str) -> None:
    for claim in every:
        others = same_figures(claim, every)
        worded = all_worded(checks(claim, area, others, 2022))
        assert all(str(one.words).strip() for one in worded)
        found = series(claim, others)
        versions = [held_against(claim, one, found) for one in others]
        assert all(str(one.words) for one in versions)
        finding = claim_finding(claim, found, versions, worded, Provenance.LOCAL)
        assert str(finding.headline)
        assert finding.origin.lines()
        assert len(finding.tables[0].rows) == len(others) + 1
        assert said_by(claim)
        interval_means(claim)
        offered = quotable(claim, worded)
        assert bool(offered.words) or bool(offered.note)
        if offered.offered:
            assert claim.left_out(offered.words) == ()
            assert offered.words == claim.quotable or share_words(claim) in offered.words


@given(st.integers(1, 400), st.integers(1, 400), st.data())
def test_a_change_is_clear_where_its_interval_leaves_nought_out(
    first: int, second: int, data: st.DataObject
) -> None:
    earlier = Share(data.draw(st.integers(0, first)), first)
    later = Share(data.draw(st.integers(0, second)), second)
    found = difference(earlier, later)
    words = change_words(found)
    assert words.endswith("no clear change") is not found.beyond_chance
    if found.beyond_chance:
        assert ("more" in words) is (later.value > earlier.value)

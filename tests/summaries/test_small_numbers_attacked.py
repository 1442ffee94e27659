"""Nobody works a hidden count back: an attacker of another make solves what was printed."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from oversight_app.domain.small_numbers import Rule
from oversight_app.domain.wording import Quantity
from oversight_app.summaries.small_numbers import protect
from tests.summaries.counted_tables import attacked, printed, random_table, some_of


def hold_alone(seeds: Sequence[int]) -> None:
    """Protect a table for each seed, attack what is printed, and say how much was hidden."""
    hidden = small = among = 0
    for seed in seeds:
        tabulated = random_table(seed)
        rule = Rule.BELOW_10 if seed % 3 == 0 else Rule.BELOW_5
        protected = protect(tabulated.document(), rule)
        seen = printed(protected.document)
        gone = [key for key in tabulated.values if key not in seen]
        assert not [v for v in seen.values() if 0 < v < rule.threshold], seed
        assert attacked(seen, tabulated.sums, gone, rule.threshold) == {}, seed
        assert protected.exposed == (), seed
        assert {one.key for one in protected.hidden} == set(gone)
        hidden, among = hidden + len(gone), among + len(tabulated.values)
        small += sum(0 < v < rule.threshold for v in tabulated.values.values())
    print(f"{len(seeds)} tables: {small / among:.1%} small, {hidden / among:.1%} hidden")


def hold_together(seeds: Sequence[int]) -> None:
    """Send a paper for each seed, protect another of the same counts, and attack both at once."""
    for seed in seeds:
        tabulated, rng = random_table(seed), Random(seed)
        first, second = some_of(tabulated, rng), some_of(tabulated, rng)
        earlier = protect(first.document(), Rule.BELOW_10 if seed % 5 == 0 else Rule.BELOW_5)
        later = protect(second.document(), Rule.BELOW_5, [earlier.disclosure])
        seen = printed(earlier.document, later.document)
        gone = [
            key
            for key in tabulated.values
            if key not in seen and key not in first.unprinted & second.unprinted
        ]
        assert attacked(seen, tabulated.sums, gone, 5) == {}, seed
        assert later.exposed == (), seed
        assert earlier.disclosure.shown.keys().isdisjoint(later.disclosure.hidden), seed
        assert later.disclosure.shown.keys().isdisjoint(earlier.disclosure.hidden), seed


@pytest.mark.parametrize("tens", range(5))
def test_a_hidden_count_stays_possible_over_the_width_of_the_rule(tens: int) -> None:
    hold_alone(range(20 * tens, 20 * tens + 20))


@pytest.mark.parametrize("tens", range(5))
def test_two_papers_of_one_period_do_not_give_a_count_back_together(tens: int) -> None:
    hold_together(range(20 * tens, 20 * tens + 20))


@pytest.mark.soak
def test_a_thousand_tables_hold() -> None:
    hold_alone(range(1000, 2000))


@pytest.mark.soak
def test_a_thousand_pairs_of_papers_hold() -> None:
    hold_together(range(1000, 2000))


def test_the_attacker_works_back_what_is_hidden_carelessly() -> None:
    # The proof that the attack bites: the total and all other parts give the last one back.
    tabulated = random_table(1)
    one = tabulated.sums[0]
    known = {key: value for key, value in tabulated.values.items() if key != one.parts[0]}
    value = tabulated.values[one.parts[0]]
    assert attacked(known, [one], [one.parts[0]], 5) == {one.parts[0]: (value, value)}


@pytest.mark.parametrize("seed", range(0, 40, 4))
def test_a_table_without_small_numbers_is_left_as_it_is(seed: int) -> None:
    tabulated = random_table(seed + 1)
    large = replace(tabulated, values={k: v * 10 for k, v in tabulated.values.items()})
    document = large.document()
    protected = protect(document, Rule.BELOW_10)
    assert protected.document is document
    assert protected.hidden == ()
    assert protected.disclosure.shown == large.values


@pytest.mark.parametrize("seed", range(40))
def test_rounding_keeps_what_an_earlier_paper_hid(seed: int) -> None:
    tabulated, rng = random_table(seed), Random(seed)
    first, second = some_of(tabulated, rng), some_of(tabulated, rng)
    earlier = protect(first.document(), Rule.BELOW_5)
    later = protect(second.document(), Rule.ROUND_5, [earlier.disclosure])
    assert later.exposed == ()
    seen = printed(earlier.document)
    for table in later.document.tables():
        for one in table.rows:
            figure = one.cells[1]
            assert isinstance(figure, Quantity)
            if set(figure.counts) & earlier.disclosure.hidden.keys():
                assert str(figure) == "[c]"
            elif not figure.ratio and figure.value is not None and figure.counts[0] in seen:
                assert abs(figure.value - seen[figure.counts[0]]) <= 2


@pytest.mark.parametrize("seed", range(20))
def test_a_paper_after_everything_was_restated_holds_by_itself(seed: int) -> None:
    tabulated = random_table(seed)
    earlier = protect(some_of(tabulated, Random(seed)).document(), Rule.BELOW_5)
    now = replace(tabulated, values={k: v * 2 for k, v in tabulated.values.items()})
    later = protect(now.document(), Rule.BELOW_5, [earlier.disclosure])
    seen = printed(later.document)
    gone = [key for key in now.values if key not in seen]
    # A zero is the same count then and now, and may have been hidden then.
    assert all(v == 0 or v >= 5 for v in seen.values())
    if not later.exposed:
        assert attacked(seen, now.sums, gone, 5) == {}


@pytest.mark.parametrize("seed", range(8))
def test_the_same_paper_hides_the_same(seed: int) -> None:
    document = random_table(seed).document()
    assert protect(document, Rule.BELOW_5) == protect(document, Rule.BELOW_5)

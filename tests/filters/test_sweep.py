"""Filters are asked until they rest, but not for ever."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from newsclean.filters import Context, sweep
from newsclean.filters.sweep import FEWEST_ROUNDS, MOST_LINES, ROUNDS
from newsclean.types import Block, Removal


class OneByOne:
    """A filter that points at the first line each time it is asked, as one does that takes a menu from above."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, blocks: Sequence[Block], _context: Context, /) -> Iterator[Removal]:
        self.asked.append(len(blocks))
        if blocks:
            yield Removal(0, "one-by-one", "it is the first")


@pytest.mark.parametrize(("lines", "rounds"), [(20, 21), (90, 91), (150, ROUNDS), (100_000, FEWEST_ROUNDS)])
def test_filters_are_asked_again_as_often_as_the_page_is_short(lines: int, rounds: int) -> None:
    one_by_one = OneByOne()
    removals = sweep([Block(f"Line {number}.") for number in range(lines)], (), [one_by_one], Context())
    assert len(one_by_one.asked) == rounds
    assert [removal.index for removal in removals] == list(range(min(lines, rounds)))


def test_the_lines_that_are_looked_at_are_bounded() -> None:
    one_by_one = OneByOne()
    sweep([Block(f"Line {number}.") for number in range(1_100)], (), [one_by_one], Context())
    assert MOST_LINES - 1_100 < sum(one_by_one.asked) <= MOST_LINES

"""Lines of any length cost no more than reading them: each pattern alone, and a whole text through all filters."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from newsclean import clean_text
from newsclean.rules import Rule, RuleBook
from newsclean.rules.line import Line

BOOK = RuleBook()
PACKS = sorted({rule.pack for rule in BOOK})

LONG = 100_000
"""Characters of a hostile line for one pattern."""

AS_LONG_AS = 2000
"""Passes over the line that a pattern may cost: a sound one costs less than one, a bad one more than anybody waits."""

VERY_LONG = 1_000_000
"""Characters of a hostile text for all rules together."""

PARTS = 8
GROWTH = 3 * PARTS
"""How much longer a text of so many times the size may take: as many times in theory, with room for a busy machine;
with quadratic work it would be the square."""


def hostile(rule: Rule) -> Iterator[str]:
    """Lines that begin like a match, and do not end: its example and its cue, again and again."""
    drop = rule.drops[0]
    cue = rule.cues[0].strip() or rule.cues[0]
    for piece in (f"{drop} ", cue):
        yield drop + piece * (LONG // len(piece)) + "\u2603"


def took(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


@pytest.mark.parametrize("pack", PACKS)
def test_no_pattern_takes_long_on_a_hostile_line(pack: str) -> None:
    plain = max(took(lambda: [each.isalpha() for each in "a" * LONG]), 0.001)
    for rule in (each for each in BOOK if each.pack == pack):
        for text in hostile(rule):
            line = Line(text)
            rule.find(line)  # compiles it, and folds the line
            assert took(lambda: rule.find(line)) < AS_LONG_AS * plain, rule.id  # noqa: B023 - called at once


PROSE = "The harbour was closed on Monday after the storm, the council said.\n"

TEXTS: dict[str, Callable[[int], str]] = {
    "one line of words": lambda size: "advertisement newsletter read more " * (size // 35),
    "one word": lambda size: "newsletter" * (size // 10),
    "one line of Chinese": lambda size: "广告订阅" * (size // 4),
    "many lines of noise": lambda size: "Advertisement\n" * (size // 14),
    "many lines of prose": lambda size: PROSE * (size // len(PROSE)),
    "many short lines": lambda size: "He paused.\n" * (size // 11),
    "noise and prose in turn": lambda size: "He paused.\nRead more: Storm\n" * (size // 27),
    "brackets": lambda size: "(" * size,
    "spaces": lambda size: "a" + " " * size + "b",
    "ornaments": lambda size: "»" * size,
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_a_megabyte_of_text_costs_as_much_as_its_length(name: str) -> None:
    small, large = TEXTS[name](VERY_LONG // PARTS), TEXTS[name](VERY_LONG)
    clean_text(TEXTS[name](1000))
    part = max(took(lambda: clean_text(small)), 0.05)  # a line that was seen is remembered: once only
    assert took(lambda: clean_text(large)) < GROWTH * part

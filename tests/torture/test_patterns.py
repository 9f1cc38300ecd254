"""No pattern of ours goes back and forth without end: not the code's, not the rules'.

What makes a pattern take exponential time is a piece of a match, repeated, in front of something that cannot match
(Davis et al., "The Impact of Regular Expression Denial of Service in Practice", 2018).  So pieces of what each pattern
matches are repeated; a pattern that can go wrong takes longer than the universe, one that cannot takes a moment.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hostile import LINES

import newsclean
from newsclean.rules.line import Line
from newsclean.rules.matcher import ready

FIXTURES = sorted(Path(__file__).parent.parent.parent.joinpath("fixtures").glob("*.html"))
RULES = newsclean.Cleaner().rules.rules
TIMES = 48
"""How often a piece is repeated: two ways to match two of them make 10 billion ways to match them all."""
LONGEST = 60
"""Characters of a match from which pieces are taken."""
END = "\u2603"
"""What no pattern matches."""
SECONDS = 2
"""For so many pieces of a line: a sound pattern takes microseconds, on any machine."""
OTHERS = ("newsclean.train", "newsclean.integrations", "newsclean.__main__")
"""What is not run on pages, or needs extras."""

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="only where a timer can stop a pattern")


def pumped(text: str) -> Iterator[str]:
    """A text with each of its small pieces repeated, cut off behind them and not."""
    text = text[:LONGEST]
    for start in range(len(text)):
        for length in (1, 2, 3, 6):
            piece = text[start : start + length] * TIMES
            yield text[:start] + piece + END
            yield text[:start] + piece + text[start:]


def endless(signum: int, frame: object) -> None:
    raise TimeoutError


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, endless)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def check(search: Any, texts: Iterator[Any], name: str) -> None:
    for text in texts:
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        try:
            search(text)
        except TimeoutError:
            pytest.fail(f"{name} does not come to an end with {text!r}")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(newsclean.__path__, "newsclean."):
        if not found.name.startswith(OTHERS):
            yield importlib.import_module(found.name)


def held(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from held(each)
    elif isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from held(each)


PATTERNS = {
    pattern: f"{module.__name__}.{name}"
    for module in modules()
    for name, value in vars(module).items()
    for pattern in held(value)
}
SEEN = [line for path in FIXTURES for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
SEEN += [drop for rule in RULES for drop in rule.drops[:1]]
BITS = [" ", "a", "A", "1", "a ", "A ", "1 ", ", ", ". ", "\n", "<", "<a ", "x=", '="', "'", "é", "的", *LINES.values()]


def attacks(pattern: re.Pattern[Any]) -> Iterator[Any]:
    """Texts that a pattern may go back and forth over."""
    is_bytes = isinstance(pattern.pattern, bytes)
    source = pattern.pattern.decode("latin-1") if is_bytes else pattern.pattern
    lines = (line.encode() for line in SEEN) if is_bytes else iter(SEEN)
    matched = (found[0] for line in lines if (found := pattern.search(line)) and found[0])
    example = next(matched, "")
    example = example.decode("utf-8", "replace") if isinstance(example, bytes) else example
    for text in pumped(example):
        yield text.encode() if is_bytes else text
    for bit in dict.fromkeys((*re.findall("[a-z]{2,}", source), *source, *BITS)):
        for start in ("", " ", "a ", "<a "):
            text = start + bit * TIMES + END
            yield text.encode() if is_bytes else text


def test_there_are_patterns_to_test() -> None:
    assert len(PATTERNS) > 80
    assert len(RULES) > 500


def test_a_pattern_that_goes_back_and_forth_is_found() -> None:
    with pytest.raises(pytest.fail.Exception, match="does not come to an end"):
        check(re.compile(r"\s+(?:[<>]|<<|>>)+\s+").search, attacks(re.compile(r"\s+(?:[<>]|<<|>>)+\s+")), "this")


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: PATTERNS[pattern].removeprefix("newsclean."))
def test_no_pattern_of_the_code_goes_back_and_forth_without_end(pattern: re.Pattern[Any]) -> None:
    check(pattern.search, attacks(pattern), PATTERNS[pattern])


def test_no_pattern_of_the_rules_goes_back_and_forth_without_end() -> None:
    for rule in RULES:
        matcher = ready(rule.pattern, rule.part, rule.longest)
        for drop in rule.drops[:1]:
            lines = (Line(text[: 2 * LONGEST + 6 * TIMES]) for text in pumped(drop))
            check(lambda line: matcher.find(line, line.folded if rule.cased else line.low), lines, rule.id)  # noqa: B023 - called at once

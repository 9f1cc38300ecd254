"""A page of noise lines in plain paragraphs, in every language that has a pack: all go, and nothing genuine does."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from mixed_lines import from_page, from_text, mixed

from newsclean.rules import RuleBook, read

LINES: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("noise_page.toml").read_text(encoding="utf-8")
)
NOISE = [line for pack in LINES.values() for line in pack["noise"]]
GENUINE = [line for pack in LINES.values() for line in pack["genuine"]]
PROSE = [line for pack in LINES.values() for line in pack["prose"]]

BOOK = RuleBook()

KEPT = 5
"""Noise lines that may stay at most, of all."""


both = pytest.mark.parametrize("cleaned", [from_text, from_page])


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("language", LINES)
def test_a_text_may_begin_and_end_with_a_short_line(language: str, seed: int) -> None:
    pack = LINES[language]
    lines = [*pack["noise"], *pack["genuine"], *pack["prose"]]
    random.Random(seed).shuffle(lines)  # noqa: S311 - a test's order
    left = set(from_text(lines))
    assert [line for line in [*pack["genuine"], *pack["prose"]] if line not in left] == []
    assert not left & set(pack["noise"])


def test_the_page_is_large_enough() -> None:
    assert sorted([*LINES, "any"]) == sorted({rule.pack for rule in BOOK})
    assert len(NOISE) >= 120
    assert len(GENUINE) >= 60
    assert not set(NOISE) & set(GENUINE)


@both
@pytest.mark.parametrize("seed", range(3))
def test_noise_goes_and_genuine_lines_stay(cleaned: Callable[[list[str]], list[str]], seed: int) -> None:
    left = set(cleaned(mixed([*NOISE, *GENUINE], PROSE, seed)))
    assert [line for line in [*GENUINE, *PROSE] if line not in left] == []
    assert len(left & set(NOISE)) <= KEPT


@both
@pytest.mark.parametrize("seed", [5, 7, 24])  # in two of them a date follows on a comment button
@pytest.mark.parametrize("language", LINES)
def test_each_language_alone(cleaned: Callable[[list[str]], list[str]], language: str, seed: int) -> None:
    pack = LINES[language]
    left = set(cleaned(mixed([*pack["noise"], *pack["genuine"]], pack["prose"], seed)))
    assert [line for line in [*pack["genuine"], *pack["prose"]] if line not in left] == []
    assert len(left & set(pack["noise"])) <= 1


@pytest.mark.parametrize("language", LINES)
def test_no_rule_takes_a_genuine_line(language: str) -> None:
    for line in [*LINES[language]["genuine"], *LINES[language]["prose"]]:
        assert [span.rule.id for span in BOOK.spans(read(line))] == []

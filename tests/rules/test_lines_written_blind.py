"""Lines written without sight of the rules: what is read on sites of each language, and what looks like it.

The first half of them showed what the rules had left, and the rules were widened for it; so they hold what was won, and
docs/benchmarks.md tells what the rules do to a set that nobody has mended them for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from mixed_lines import from_page, from_text, mixed

HERE = Path(__file__).parent
ROWS = [row.split("\t") for row in HERE.joinpath("written_blind.tsv").read_text(encoding="utf-8").splitlines()]
PACKS = tomllib.loads(HERE.joinpath("noise_page.toml").read_text(encoding="utf-8"))
PROSE = [paragraph for pack in PACKS.values() for paragraph in pack["prose"]]

KEPT = 3
"""Noise lines that may stay at most, of a language: bare dates and bylines count at a text's edges only."""

LOST = 1
"""Genuine lines of a language that a page may lose: a short heading among nothing but furniture looks like it."""


def page_of(language: str, seed: int) -> list[str]:
    """The lines of a language in any order, between paragraphs of its own and other languages."""
    short = [line for each, _, line in ROWS if each == language]
    own = PACKS.get(language, PACKS.get(language.partition("-")[0], {"prose": []}))["prose"]
    return mixed(short, [*own, *(paragraph for paragraph in PROSE if paragraph not in own)][:8], seed)


@pytest.mark.parametrize("cleaned", [from_text, from_page])
@pytest.mark.parametrize("language", sorted({row[0] for row in ROWS}))
def test_noise_goes_and_what_looks_like_it_stays(language: str, cleaned: Callable[[list[str]], list[str]]) -> None:
    left = set(cleaned(page_of(language, seed=1)))
    kept = [line for each, kind, line in ROWS if each == language and kind == "noise" and line in left]
    lost = [line for each, kind, line in ROWS if each == language and kind == "genuine" and line not in left]
    assert len(kept) <= KEPT, kept
    assert len(lost) <= (LOST if cleaned is from_page else 0), lost

"""Looking no further at a line, once its score is far too low, changes no verdict; nor does asking step by step."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.errors import NoArticle
from newsclean.filters import Context, split
from newsclean.filters.context import TRUSTED
from newsclean.filters.furniture import Level, Trees, furniture
from newsclean.filters.marks import Mark, Standing
from newsclean.filters.traits import FRACTIONS, GROUPS, NAMES, STEPS, Row, Traits
from newsclean.rules import KINDS, RuleBook, read
from newsclean.types import Block, Link

TESTS = Path(__file__).parents[1]
TREES = Trees.load()
BOOK = RuleBook()


def texts() -> Iterator[str]:
    """All lines that stand on the fixtures' pages, and lines of nothing but noise between paragraphs."""
    for file in sorted((TESTS.parent / "fixtures").glob("*.html")):
        with suppress(NoArticle):
            yield "\n".join(block.text for block in newsclean.clean(newsclean.load(file)).body.found)
    for pack in tomllib.loads((TESTS / "rules" / "noise_page.toml").read_text(encoding="utf-8")).values():
        yield "\n".join(chain(*zip(pack["prose"] * 9, pack["noise"], strict=False), pack["genuine"], pack["prose"]))


def rows() -> list[Row]:
    found: list[Row] = []
    for text in texts():
        standing = Standing.of(split(text), BOOK)
        traits = Traits(standing.lines, standing.marks)
        found += traits.rows()
    return found


def score(values: list[float]) -> float:
    return sum(leaf(tree, values) for tree in TREES.trees)


def leaf(node: Any, values: list[float]) -> float:
    while isinstance(node, tuple):
        node = node[2] if values[node[0]] <= node[1] else node[3]
    return node


ROWS = rows()


@pytest.mark.parametrize(("level", "from_page"), [(TREES.page, True), (TREES.text, False)])
def test_floors_change_no_verdict(level: Level, *, from_page: bool) -> None:
    verdicts = [TREES.condemn(values, from_page=from_page) for values in ROWS]
    assert verdicts == [score(values) >= level.threshold for values in ROWS]
    assert True in verdicts
    assert len(level.floors) == len(TREES.trees)


@pytest.mark.parametrize("from_page", [True, False])
def test_no_step_lets_go_of_furniture(*, from_page: bool) -> None:
    *early, last = TREES.judges(from_page=from_page)
    known = [sum(len(names) for names in STEPS[: step + 1]) for step in range(len(early))]
    furniture = [values for values in ROWS if last(*values)]
    assert furniture
    assert all(judge(*values[:count]) for values in furniture for judge, count in zip(early, known, strict=True))
    left = sum(all(judge(*values[:count]) for judge, count in zip(early, known, strict=True)) for values in ROWS)
    assert left < len(ROWS) * 0.6  # or the steps are good for nothing


def test_each_step_counts_the_traits_it_names() -> None:
    some = ("Storm closes harbour", "The ferries stayed in port on Monday. " * 9, "More news")
    lines = [read(words) for words in some]
    steps = Traits(lines, [Mark()] * len(lines)).steps
    assert [len(step([0])[0]) for step in steps] == [len(names) for names in STEPS]


def test_fractions_are_named() -> None:
    for number, name in enumerate(NAMES):
        if name not in FRACTIONS:
            assert all(float(row[number]).is_integer() for row in ROWS), name


def test_every_kind_of_rule_keeps_some_company() -> None:
    assert set(GROUPS) == set(KINDS)


def test_a_row_holds_a_number_for_each_name() -> None:
    assert {len(values) for values in ROWS} == {len(NAMES)}


def test_the_trees_were_grown_on_these_traits() -> None:
    stored = json.loads(files("newsclean.filters").joinpath("furniture.json").read_text(encoding="utf-8"))
    assert stored["traits"] == list(NAMES)


def test_a_line_that_the_article_finder_is_sure_of_is_not_condemned_by_its_words() -> None:
    context = Context(rules=BOOK, from_page=True)
    condemned = 0
    for text in texts():
        found = split(text)
        taken = [removal.index for removal in furniture(found, context)]
        doubted = [replace(block, score=TRUSTED - 0.01) for block in found]
        assert [removal.index for removal in furniture(doubted, context)] == taken
        assert not list(furniture([replace(block, score=TRUSTED) for block in found], context))
        condemned += len(taken)
    assert condemned


def test_a_line_that_is_set_as_its_neighbours_are_is_judged_as_in_plain_text() -> None:
    prose = "The harbour of Ostrel was closed on Monday after the storm, and the ferry did not sail until the evening."
    texts = (prose, prose, "Advertisement", "Comments", "The lost photograph", "Print", prose)
    alike = [Block(text, path="article/p") for text in texts]
    set_apart = replace(alike[4], path="article/p.label")
    on_page = Context(rules=BOOK, from_page=True)
    assert not list(furniture(alike, on_page))
    assert [removal.index for removal in furniture([*alike[:4], set_apart, *alike[5:]], on_page)] == [4]
    linked = replace(alike[4], links=(Link("/photograph", "The lost photograph"),))
    assert [removal.index for removal in furniture([*alike[:4], linked, *alike[5:]], on_page)] == [4]

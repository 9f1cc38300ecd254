"""Lines that are the page's furniture by their looks, their place and their neighbours, whatever they say.

Boosted trees judge a line by the traits of :mod:`newsclean.filters.traits`.  They are not asked about paragraphs of
prose, nor about a finished sentence between two paragraphs, however short: "He paused." is the article's, and may be
so as its first or last line.
The trees are data (``furniture.json``); ``docs/furniture/train.py`` grew them and prints how well they do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from newsclean.filters.context import Context
from newsclean.filters.marks import Standing
from newsclean.filters.traits import NAMES, Traits
from newsclean.types import Block, Removal

OPENING = 200
"""Characters of prose that a text has at least: of a list or a table alone nobody can tell what is furniture."""

_REASONS = {
    "looks like no sentence": (
        "length", "words", "sentence", "final", "capitals", "shouted", "date", "commas", "quotes",
    ),
    "speaks to the reader": ("call",),
    "says what furniture says": ("hint",),
    "shares few words with the text": ("on topic",),
    "stands more than once": ("repeated",),
    "stands above the text": ("from start", "text before", "prose before"),
    "stands below the text": ("from end", "text after", "prose after"),
    "stands beside furniture": ("taken", "taken near", "taken above", "kind above", "taken below"),
}  # fmt: skip
"""What a group of traits means to a person."""

_OTHERWISE = "stands among short lines"
"""The other traits: the lines beside this one, and the text as a whole."""


@dataclass(frozen=True)
class Level:
    """When a line is furniture.

    Args:
        threshold: the score from which it is.
        floors: for each tree, a sum so far below which no line of the training texts became furniture.
    """

    threshold: float
    floors: tuple[float, ...]


@dataclass(frozen=True)
class Trees:
    """Boosted trees: the score of a line is the sum of a leaf of each.

    A tree is a tuple: a trait, a threshold, the tree if the trait is not above it, the tree if it is, and the mean
    score of the lines that came here; or a leaf, which is its score.

    Args:
        trees: the trees, in the order in which they were grown.
        page: when a line of a page is furniture.
        text: the same for a line of plain text, of which nothing is known but its words: a higher one, at
            which few genuine lines are lost.
    """

    trees: tuple[Any, ...]
    page: Level
    text: Level

    @classmethod
    def load(cls) -> Trees:
        """The trees that come with newsclean."""
        values = json.loads(files("newsclean.filters").joinpath("furniture.json").read_text("utf-8"))
        levels = [Level(values["threshold" + where], tuple(values["floors" + where])) for where in ("", " in text")]
        return cls(tuple(map(_frozen, values["trees"])), *levels)

    def condemn(self, traits: Sequence[float], *, from_page: bool = True) -> bool:
        """Whether a line is furniture.

        Args:
            traits: its traits, in the order of :data:`newsclean.filters.traits.NAMES`.
            from_page: whether the line comes from a page; else from plain text.
        """
        level = self.page if from_page else self.text
        total = 0.0
        for tree, floor in zip(self.trees, level.floors, strict=True):
            node = tree
            while node.__class__ is tuple:
                node = node[2] if traits[node[0]] <= node[1] else node[3]
            total += node
            if total < floor:
                return False
        return total >= level.threshold

    def blame(self, traits: Sequence[float]) -> list[str]:
        """What spoke against a line, the strongest first.

        On its way down a tree a line comes to lines of other mean scores; each step is put down to the trait that was
        asked there (Saabas, "Interpreting random forests", 2014).

        Args:
            traits: its traits.

        Returns:
            the meanings of groups of traits.
        """
        steps = [0.0] * len(NAMES)
        for tree in self.trees:
            node = tree
            while node.__class__ is tuple:
                below = node[2] if traits[node[0]] <= node[1] else node[3]
                steps[node[0]] += (below[4] if below.__class__ is tuple else below) - node[4]
                node = below
        sums: dict[str, float] = {}
        for meaning, step in zip(_meanings(), steps, strict=True):
            sums[meaning] = sums.get(meaning, 0.0) + step
        return sorted(sums, key=lambda meaning: (-sums[meaning], meaning))


def _frozen(values: float | list[Any]) -> Any:
    return tuple(map(_frozen, values)) if isinstance(values, list) else values


@cache
def _meanings() -> tuple[str, ...]:
    groups = {name: meaning for meaning, names in _REASONS.items() for name in names}
    return tuple(groups.get(name, _OTHERWISE) for name in NAMES)


@cache
def _packed() -> Trees:
    return Trees.load()


def furniture(blocks: Sequence[Block], context: Context, /) -> Iterator[Removal]:
    """Point at lines that are furniture by their traits.

    Args:
        blocks: the lines that stand.
        context: what else is known.

    Yields:
        removals of whole lines, each with the two strongest reasons.
    """
    standing = Standing.of(blocks, context.rules)
    traits = Traits(standing.lines, standing.marks)
    if traits.prose < OPENING:
        return
    trees = _packed()
    for at, index in enumerate(traits.standing):
        here = traits.shapes[at]
        if here.prose or not here.length or (here.sentence and traits.enclosed(at)):
            continue
        if traits.is_statement(at):
            continue
        values = traits.of(at)
        if trees.condemn(values, from_page=context.from_page):
            hint = standing.marks[index].hint
            reason = "the page's furniture: " + ", ".join(trees.blame(values)[:2])
            yield Removal(index, _rule(values), reason, None, hint.kind if hint else "navigation")


_BEFORE, _AFTER = NAMES.index("prose before"), NAMES.index("prose after")


def _rule(values: Sequence[float]) -> str:
    if not values[_BEFORE]:
        return "furniture-above"
    return "furniture-between" if values[_AFTER] else "furniture-below"

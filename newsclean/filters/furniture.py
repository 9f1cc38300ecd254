"""Lines that are the page's furniture by their looks, their place and their neighbours, whatever they say.

Boosted trees judge a line by the traits of :mod:`newsclean.filters.traits`.  They are not asked about paragraphs of
prose, nor about a finished sentence between two paragraphs, however short: "He paused." is the article's, and may be
so as its first or last line.
The trees are data (``furniture.json``); ``docs/furniture/train.py`` grew them and prints how well they do.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import compress
from math import floor
from typing import Any, TypeAlias

from newsclean.filters.context import Context
from newsclean.filters.marks import Standing
from newsclean.filters.traits import FRACTIONS, NAMES, STEPS, Row, Traits
from newsclean.types import Block, Kind, Removal

OPENING = 200
"""Characters of prose that a text has at least: of a list or a table alone nobody can tell what is furniture."""

TREES = (3, 30, 40)
"""Trees that are asked after each step of counting traits; after the last step all are.  Of a hundred lines of plain
text 28 are left after the first step, 12 after the second, 5 after the third: few need the words of the whole text."""

Judge: TypeAlias = "Callable[..., bool]"
"""Some trees as one function of some traits: whether the line may be furniture."""

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


def _compiled(trees: Sequence[Any], level: Level) -> tuple[Judge, ...]:
    """Trees as functions, which take a third of the time of walking them: one for each step of counting traits."""
    steps = [len(names) for names in STEPS]
    some = [*TREES, len(trees)]
    return tuple(_judge(trees[:count], level, sum(steps[: at + 1])) for at, count in enumerate(some))


def _judge(trees: Sequence[Any], level: Level, known: int) -> Judge:
    """Trees as one function of the first traits.

    Of the other traits the worst is believed: the sum is never less than that of a line whose traits are all known.
    """
    source = [f"def judge({', '.join(f'x{trait}' for trait in range(known))}):", " total = 0.0"]
    for tree, least in zip(trees, level.floors, strict=False):
        source += [f" total += {_source(tree, known)}", f" if total < {float(least)!r}: return False"]
    source.append(f" return total >= {float(level.threshold)!r}" if len(trees) == len(level.floors) else " return True")
    scope: dict[str, Any] = {"__builtins__": {"max": max}}
    exec("\n".join(source), scope)  # noqa: S102 - made of numbers, see _source
    judge: Judge = scope["judge"]
    return judge


def _source(node: Any, known: int) -> str:
    """A tree as a Python expression; every part is a number that passed through int() or float()."""
    if node.__class__ is not tuple:
        return f"{float(node)!r}"
    trait, threshold = int(node[0]), float(node[1])
    low, high = _source(node[2], known), _source(node[3], known)
    if trait >= known:
        return f"max({low}, {high})"
    # Python compares a whole number with a whole number, and a fraction with a fraction, in half the time.
    mark = threshold if NAMES[trait] in FRACTIONS else floor(threshold)
    return f"({low} if x{trait} <= {mark!r} else {high})"


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
        return self.judges(from_page=from_page)[-1](*traits)

    def judges(self, *, from_page: bool) -> tuple[Judge, ...]:
        """The trees as functions of the traits that are known after each step.

        Args:
            from_page: about lines of pages; else of plain text.
        """
        return self._of_pages if from_page else self._of_text

    @cached_property
    def _of_pages(self) -> tuple[Judge, ...]:
        return _compiled(self.trees, self.page)

    @cached_property
    def _of_text(self) -> tuple[Judge, ...]:
        return _compiled(self.trees, self.text)

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
    suspects = [at for at in traits.suspects() if not context.trusts(standing[traits.standing[at]])]
    lines = [standing[index] for index in traits.standing]
    left = [(at, context.from_page and not _set_like_neighbours(lines, at)) for at in suspects]
    rows: list[Row] = [()] * len(left)
    for step, count in enumerate(traits.steps):
        rows = [(*row, *more) for row, more in zip(rows, count([at for at, _ in left]), strict=True)]
        may_be = [trees.judges(from_page=by_looks)[step](*row) for (_, by_looks), row in zip(left, rows, strict=True)]
        left, rows = list(compress(left, may_be)), list(compress(rows, may_be))
        if not left:
            return
    for (at, _), row in zip(left, rows, strict=True):
        index = traits.standing[at]
        hint = standing.marks[index].hint
        reason = "the page's furniture: " + ", ".join(trees.blame(row)[:2])
        yield Removal(index, _rule(row), reason, None, hint.kind if hint else "navigation")


def _set_like_neighbours(lines: Sequence[Block], at: int) -> bool:
    """Whether a page sets a paragraph without links as it sets those on both sides, and so tells what plain text tells.

    On labelled pages this keeps two lines of noise and saves none.  On plain pages in 30 languages, made of 270
    paragraphs of prose, 360 genuine short lines and 630 of noise, it saves 5 genuine lines and keeps 2 of noise.
    """
    here = lines[at]
    if here.kind is not Kind.PARAGRAPH or here.links or not here.path or not 0 < at < len(lines) - 1:
        return False
    return lines[at - 1].path == here.path == lines[at + 1].path


_BEFORE, _AFTER = NAMES.index("prose before"), NAMES.index("prose after")


def _rule(values: Sequence[float]) -> str:
    if not values[_BEFORE]:
        return "furniture-above"
    return "furniture-between" if values[_AFTER] else "furniture-below"

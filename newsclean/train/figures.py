"""How good the finder is on pages of publishers that it did not see."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean

from newsclean.extract.marks import Judged, select
from newsclean.train.labels import shingles, tokens
from newsclean.train.pages import Lesson
from newsclean.types import Kind

STRAY = 0.5
"""A line of which less than half of the shingles stand in the other text is stray: noise, or missed."""
DRAWS = 1_000
"""Bootstrap draws for the confidence intervals."""
SURE = 0.95

Line = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """One page: precision and recall of its shingles, and its stray lines."""

    precision: float
    recall: float
    noise: int
    missed: int


def result(lesson: Lesson, judged: Sequence[Judged], threshold: float, kinds: frozenset[Kind]) -> Result:
    """Measure one page, the recipe's kinds of blocks kept."""
    kept = zip(judged, select(judged, threshold), strict=True)
    lines = [tokens(each.passage.text) for each, stays in kept if stays and each.kind in kinds]
    truth = [tokens(line) for paragraph in lesson.paragraphs for line in paragraph.split("\n")]
    found_words = [word for line in lines for word in line]
    true_words = [word for line in truth for word in line]
    found, true = shingles(found_words), shingles(true_words)
    known, wanted = set(found), set(true)
    return Result(
        precision=sum(shingle in wanted for shingle in found) / len(found) if found else 0.0,
        recall=sum(shingle in known for shingle in true) / len(true) if true else 1.0,
        noise=_strays(lines, true_words),
        missed=_strays(truth, found_words),
    )


def _strays(lines: Sequence[Sequence[str]], other: Sequence[str]) -> int:
    have = {size: set(shingles(other, size)) for size in range(1, 5)}
    return sum(_astray(shingles(line), have) for line in lines if line)


def _astray(mine: Sequence[Line], have: dict[int, set[Line]]) -> bool:
    known = have[len(mine[0])]
    return sum(shingle in known for shingle in mine) < STRAY * len(mine)


def f1(results: Sequence[Result]) -> float:
    """F1 of mean precision and mean recall, as the article-extraction-benchmark reports it."""
    precision, recall = mean(each.precision for each in results), mean(each.recall for each in results)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def clean(results: Sequence[Result]) -> float:
    """The share of pages without a noise line."""
    return mean(not each.noise for each in results)


def perfect(results: Sequence[Result]) -> float:
    """The share of pages without a noise line and without a missed one."""
    return mean(not each.noise and not each.missed for each in results)


FIGURES: tuple[Callable[[Sequence[Result]], float], ...] = (f1, clean, perfect)


def table(results: dict[str, list[Result]]) -> dict[str, dict[str, tuple[float, float, float]]]:
    """For each set and figure: the value, and its 95 percent interval by bootstrap over pages."""
    return {
        name: {figure.__name__: _with_interval(some, figure) for figure in FIGURES} for name, some in results.items()
    }


def _with_interval(
    results: Sequence[Result], figure: Callable[[Sequence[Result]], float]
) -> tuple[float, float, float]:
    draw = random.Random(1)  # noqa: S311 - a bootstrap, not a secret
    values = sorted(figure(draw.choices(results, k=len(results))) for _ in range(DRAWS))
    edge = (1 - SURE) / 2
    return figure(results), values[int(edge * DRAWS)], values[int((1 - edge) * DRAWS) - 1]

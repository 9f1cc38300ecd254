"""The article finder's weights: two small forests of decision trees, kept as data.

The trees are fitted by ``python -m newsclean.train`` (LightGBM, Ke et al.,
NeurIPS 2017) and stored as JSON: a leaf is a number, a split is
``[feature, threshold, left, right]``.  Nothing but the standard library is needed to use them: each forest is turned
once into one Python function of nested conditionals, which runs about five
times faster than walking the lists.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, floor
from typing import Any, TypeAlias

from newsclean.errors import NewscleanError
from newsclean.extract.features import CONTEXT_NAMES, NAMES, SIGN_NAMES, SIGNS, WHOLE, Row
from newsclean.extract.reasons import Explainer

Tree: TypeAlias = "float | list[Any]"
Scores: TypeAlias = "Callable[[Sequence[Row]], list[float]]"

WEIGHTS = "weights.json"
_NUMBERS = len(NAMES)
_SIGN_FEATURES = len(SIGN_NAMES)
_SIGN_GROUPS = _SIGN_FEATURES // SIGNS


@dataclass(frozen=True, slots=True)
class Forest:
    """One pass: trees whose leaves add up to a score in log-odds.

    Args:
        scores: the trees as one function of rows.
    """

    scores: Scores

    def probabilities(self, rows: Sequence[Row]) -> list[float]:
        """How likely the passage of each row belongs to the article, 0 to 1."""
        return [1.0 / (1.0 + exp(-score)) for score in self.scores(rows)]


@dataclass(frozen=True, slots=True)
class Model:
    """The two passes with what they were trained on.

    Args:
        first: judges a passage by itself and its place.
        second: judges it again, knowing the first pass's scores around it.
        explain: gives the reasons for a passage's score.
        threshold: from which score on a passage is kept.
        trained: where the weights come from: sets, pages, date, figures.
    """

    first: Forest
    second: Forest
    explain: Explainer
    threshold: float
    trained: dict[str, Any]


def feature_names() -> tuple[str, ...]:
    """The names of all features, by number: numbers, signs, then what the second pass adds."""
    return NAMES + SIGN_NAMES + CONTEXT_NAMES


_WHOLE_NUMBERS = frozenset(number for number, name in enumerate(feature_names()) if name in WHOLE)


def read(weights: dict[str, Any]) -> Model:
    """Make a model of stored weights.

    Args:
        weights: what ``python -m newsclean.train`` wrote.

    Returns:
        the model, its trees compiled.

    Raises:
        NewscleanError: if the weights were trained with other features.
    """
    if tuple(weights["features"]) != feature_names():
        raise NewscleanError("the weights were trained with other features: run python -m newsclean.train again")
    numbers = _NUMBERS + _SIGN_GROUPS
    first = _forest(weights["first"], numbers)
    second = _forest(weights["second"], numbers + len(CONTEXT_NAMES))
    return Model(first, second, Explainer(weights["facts"]), weights["threshold"], weights["trained"])


@cache
def model() -> Model:
    """The weights that come with newsclean."""
    text = files("newsclean.extract").joinpath(WEIGHTS).read_text(encoding="utf-8")
    return read(json.loads(text))


def _forest(trees: list[Tree], numbers: int) -> Forest:
    """The trees as one function with a variable for each number of a row: variables are the quickest to get at."""
    row = ", ".join(f"x{place}" for place in range(numbers))
    source = f"lambda rows: [{' + '.join(_source(tree) for tree in trees)} for {row} in rows]"
    return Forest(eval(source, {"__builtins__": {}}))  # noqa: S307 - made of numbers, see _source


def _source(tree: Tree) -> str:
    """A tree as a Python expression; every part is a number that passed through int() or float()."""
    if not isinstance(tree, list):
        return f"{float(tree)!r}"
    feature, threshold, left, right = int(tree[0]), float(tree[1]), tree[2], tree[3]
    sides = f"({_source(left)} if {{}} else {_source(right)})"
    if _NUMBERS <= feature < _NUMBERS + _SIGN_FEATURES:
        where, bit = divmod(feature - _NUMBERS, SIGNS)
        return sides.format(f"not x{_NUMBERS + where} & {1 << bit}")
    # Python compares a whole number with a whole number, and a fraction with a fraction, in half the time.
    mark = floor(threshold) if feature in _WHOLE_NUMBERS else threshold
    return sides.format(f"x{_place(feature)} <= {mark!r}")


def _place(feature: int) -> int:
    """Where a feature stands in a row: the signs take three places, not one each."""
    return feature if feature < _NUMBERS else feature - _SIGN_FEATURES + _SIGN_GROUPS

"""Two passes of boosted trees, cross-validated by publisher, written as plain numbers.

LightGBM (Ke et al., NeurIPS 2017) grows the trees.  The second pass is fitted to
first-pass scores of pages that the first pass did not see, or it would learn to
trust them too much (stacking: Wolpert, 1992).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from math import log
from typing import Any

from newsclean.extract.features import NAMES, SIGNS, context
from newsclean.extract.model import Tree
from newsclean.extract.reasons import FACTS
from newsclean.train.labels import UNKNOWN
from newsclean.train.pages import Lesson

FOLDS = 5
INNER_FOLDS = 3
"""Folds whose first-pass scores the second pass learns from."""
PARAMETERS: dict[str, Any] = {
    "objective": "binary",
    "num_leaves": 14,
    "max_depth": 5,
    "learning_rate": 0.1,
    "min_data_in_leaf": 60,
    "lambda_l2": 5.0,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "max_bin": 63,
    "seed": 5,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbosity": -1,
}
"""Small trees and much shrinkage: a thousand pages are few.  One thread, so that the same pages give the same trees."""
TREES = 80
"""Trees a pass: 200 were no better than noise on unseen publishers, 50 a little worse."""
DIGITS = 5
"""Digits that a stored number keeps."""

Scores = dict[str, list[float]]
Folds = list[tuple[list[Lesson], tuple[list[Tree], list[Tree]]]]


def cross_validated(lessons: Sequence[Lesson], weights: dict[str, float]) -> tuple[Scores, Folds]:
    """Score every page by forests that saw no page of its publisher.

    Returns:
        the scores, and for each fold its pages with the two forests that did not see them.
    """
    out: Scores = {}
    folds: Folds = []
    for fold in range(FOLDS):
        seen = [lesson for lesson in lessons if _fold(lesson, FOLDS) != fold]
        unseen = [lesson for lesson in lessons if _fold(lesson, FOLDS) == fold]
        first, second = fitted(seen, weights)
        out |= _second_scores(unseen, _first_scores(unseen, first), second)
        folds.append((unseen, (trees(first), trees(second))))
    return out, folds


def fitted(lessons: Sequence[Lesson], weights: dict[str, float]) -> tuple[Any, Any]:
    """Fit both passes: two LightGBM boosters."""
    first = _grown([_expanded(lesson.rows) for lesson in lessons], lessons, weights)
    inner: Scores = {}
    for fold in range(INNER_FOLDS):
        seen = [lesson for lesson in lessons if _fold(lesson, INNER_FOLDS, "inner") != fold]
        unseen = [lesson for lesson in lessons if _fold(lesson, INNER_FOLDS, "inner") == fold]
        inner |= _first_scores(unseen, _grown([_expanded(lesson.rows) for lesson in seen], seen, weights))
    second = _grown([_with_context(lesson, inner[lesson.id]) for lesson in lessons], lessons, weights)
    return first, second


def facts(lessons: Sequence[Lesson], scores: Scores) -> dict[str, float]:
    """How strongly each fact speaks for a passage: its log-odds ratio, counts smoothed by one."""
    out: dict[str, float] = {}
    full = [
        (row + more, answer)
        for lesson in lessons
        for row, more, answer in zip(
            lesson.rows, context(scores[lesson.id], lesson.words, lesson.boxes), lesson.answers, strict=True
        )
        if answer != UNKNOWN
    ]
    for fact, holds in FACTS.items():
        counts = {(True, 1): 1, (True, 0): 1, (False, 1): 1, (False, 0): 1}
        for row, answer in full:
            counts[bool(holds(row)), answer] += 1
        odds = counts[True, 1] * counts[False, 0] / (counts[True, 0] * counts[False, 1])
        out[fact] = _rounded(log(odds))
    return out


def trees(booster: Any) -> list[Tree]:
    """A booster's trees as :mod:`newsclean.extract.model` stores them."""
    return [_node(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def _node(node: dict[str, Any]) -> Tree:
    if "leaf_value" in node:
        return _rounded(node["leaf_value"])
    return [
        int(node["split_feature"]),
        _rounded(node["threshold"]),
        _node(node["left_child"]),
        _node(node["right_child"]),
    ]


def _rounded(number: float) -> float:
    return float(f"{number:.{DIGITS}g}")


def _fold(lesson: Lesson, folds: int, salt: str = "") -> int:
    return int(hashlib.sha256(f"{salt}{lesson.group}".encode()).hexdigest(), 16) % folds


def _expanded(rows: Sequence[Sequence[float]]) -> Any:
    """Rows as a matrix, each sign a column of its own."""
    import numpy as np  # noqa: PLC0415 - only training needs it

    count = len(NAMES)
    numbers = np.array([row[:count] for row in rows], dtype=float)
    signs = np.array([row[count : count + 3] for row in rows], dtype=np.int64)
    bits = (signs[:, :, None] >> np.arange(SIGNS)) & 1
    return np.hstack([numbers, bits.reshape(len(rows), -1).astype(float)])


def _with_context(lesson: Lesson, scores: Sequence[float]) -> Any:
    import numpy as np  # noqa: PLC0415 - only training needs it

    return np.hstack([_expanded(lesson.rows), np.array(context(scores, lesson.words, lesson.boxes))])


def _grown(matrices: Sequence[Any], lessons: Sequence[Lesson], weights: dict[str, float]) -> Any:
    import lightgbm  # noqa: PLC0415 - only training needs it
    import numpy as np  # noqa: PLC0415 - only training needs it

    answers = np.concatenate([np.array(lesson.answers) for lesson in lessons])
    importance = np.concatenate([_importance(lesson, weights) for lesson in lessons])
    known = answers != UNKNOWN
    lines = lightgbm.Dataset(np.vstack(matrices)[known], answers[known], weight=importance[known])
    return lightgbm.train(PARAMETERS, lines, TREES)


def _importance(lesson: Lesson, weights: dict[str, float]) -> Any:
    """Every page counts the same, and long passages more than short ones, but not in proportion."""
    import numpy as np  # noqa: PLC0415 - only training needs it

    sizes = np.log1p(np.array(lesson.words, dtype=float)) + 0.5
    return sizes / sizes.sum() * 50 * weights.get(lesson.set, 1.0)


def _first_scores(lessons: Sequence[Lesson], booster: Any) -> Scores:
    return {lesson.id: booster.predict(_expanded(lesson.rows)).tolist() for lesson in lessons}


def _second_scores(lessons: Sequence[Lesson], first: Scores, booster: Any) -> Scores:
    return {lesson.id: booster.predict(_with_context(lesson, first[lesson.id])).tolist() for lesson in lessons}

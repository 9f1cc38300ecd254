"""Fit the article finder to labelled pages: ``python -m newsclean.train CORPUS [--out WEIGHTS.json]``.

The figures it prints come from pages of publishers that the forests judging
them did not see; the weights it writes are fitted to all pages.  The same pages
give the same weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from newsclean.cleaner import READERS_KINDS, Cleaner
from newsclean.errors import NewscleanError
from newsclean.extract import model
from newsclean.extract.kinds import kind
from newsclean.extract.marks import Judged
from newsclean.extract.paragraphs import Finder
from newsclean.train import figures, fit, pages

NEWS_SETS = ("aeb", "fundus-eval", "fundus-tests", "traf-eval", "wcxb")
NEWS_WEIGHT = 2.0
"""Sets of news pages count double beside wcxb, which has more pages, most of them blogs and guides."""
WEIGHTS = {"aeb": NEWS_WEIGHT, "fundus-eval": NEWS_WEIGHT, "fundus-tests": NEWS_WEIGHT}
THRESHOLD = 0.66
"""The mark: two to one, because a noise line is noticed before a missed one."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m newsclean.train", description=__doc__)
    parser.add_argument("corpus", type=Path, help="folder of <set>.jsonl label files with their pages")
    parser.add_argument("--sets", default=",".join(NEWS_SETS), help="which of them (default: %(default)s)")
    parser.add_argument("--out", type=Path, help="where to write the weights (default: print figures only)")
    parser.add_argument("--threshold", type=float, default=THRESHOLD, help="the mark, 0 to 1 (default: %(default)s)")
    parser.add_argument("--predict", type=Path, help="write what the default recipe makes of each unseen page (JSONL)")
    options = parser.parse_args(arguments)
    try:
        _needs_lightgbm()
        lessons = pages.read(options.corpus, options.sets.split(","))
    except NewscleanError as error:
        sys.stderr.write(f"newsclean.train: {error}\n")
        return 1
    scores, folds = fit.cross_validated(lessons, WEIGHTS)
    measured = measure(lessons, scores, options.threshold)
    sys.stdout.write(_printed(measured, lessons))
    if options.out:
        options.out.write_text(
            json.dumps(_weights(lessons, scores, measured, options.threshold), separators=(",", ":")) + "\n"
        )
    if options.predict:
        _predict(options.predict, folds, options.threshold)
    return 0


Measured = dict[str, dict[str, tuple[float, float, float]]]


def _needs_lightgbm() -> None:
    if find_spec("lightgbm") is None:
        raise NewscleanError("training needs LightGBM: pip install 'newsclean[train]'")


def measure(lessons: Sequence[pages.Lesson], scores: fit.Scores, threshold: float) -> Measured:
    """The figures of cross-validation by publisher."""
    results: dict[str, list[figures.Result]] = {}
    for lesson in lessons:
        if not lesson.paragraphs or lesson.disguised:
            continue
        judged = _judged(lesson, scores[lesson.id])
        results.setdefault(lesson.set, []).append(figures.result(lesson, judged, threshold, READERS_KINDS))
    return figures.table(results)


def _judged(lesson: pages.Lesson, scores: Sequence[float]) -> list[Judged]:
    rows = zip(lesson.passages, lesson.rows, lesson.words, scores, strict=True)
    return [
        Judged(passage, row, score, *kind(passage, row, words, score), words) for passage, row, words, score in rows
    ]


def _weights(
    lessons: Sequence[pages.Lesson], scores: fit.Scores, measured: Measured, threshold: float
) -> dict[str, Any]:
    first, second = fit.fitted(lessons, WEIGHTS)
    plain = [lesson for lesson in lessons if not lesson.disguised]
    count = {name: sum(lesson.set == name for lesson in plain) for name in sorted({each.set for each in plain})}
    count["disguised"] = len(lessons) - len(plain)
    return {
        "features": model.feature_names(),
        "threshold": threshold,
        "trained": {
            "date": datetime.now(UTC).date().isoformat(),
            "pages": count,
            "figures": {
                name: {key: round(value[0], 4) for key, value in row.items()} for name, row in measured.items()
            },
            "validation": f"{fit.FOLDS} folds by publisher",
        },
        "facts": fit.facts(lessons, scores),
        "first": fit.trees(first),
        "second": fit.trees(second),
    }


def _predict(out: Path, folds: fit.Folds, threshold: float) -> None:
    """Clean every page by the default recipe with forests that did not see its publisher."""
    with out.open("w", encoding="utf-8") as file:
        for unseen, (first, second) in folds:
            stored = {"features": model.feature_names(), "threshold": threshold, "facts": {}, "trained": {}}
            finder = Finder(model.read(stored | {"first": first, "second": second}))
            recipe = Cleaner()
            cleaner = replace(recipe, extractors=(finder, *recipe.extractors[1:]))
            for lesson in (each for each in unseen if not each.disguised):
                file.write(json.dumps(_prediction(cleaner, lesson), ensure_ascii=False) + "\n")


def _prediction(cleaner: Cleaner, lesson: pages.Lesson) -> dict[str, Any]:
    try:
        article = cleaner.clean(pages.page(lesson.html), lesson.url)
    except NewscleanError as error:
        return {"id": lesson.id, "text": "", "error": str(error)}
    published = article.published.isoformat() if article.published else None
    return {
        "id": lesson.id,
        "text": article.text,
        "title": article.title,
        "authors": list(article.authors),
        "published": published,
        "extractor": article.extractor,
        "completeness": article.completeness,
        "error": None,
    }


def _printed(measured: Measured, lessons: Sequence[pages.Lesson]) -> str:
    lines = [f"{'set':<16}{'pages':>6}" + "".join(f"{figure.__name__:>24}" for figure in figures.FIGURES)]
    for name, row in measured.items():
        count = sum(lesson.set == name and not lesson.disguised for lesson in lessons)
        cells = (f"{value:.3f} [{low:.3f}, {high:.3f}]" for value, low, high in row.values())
        lines.append(f"{name:<16}{count:>6}" + "".join(f"{cell:>24}" for cell in cells))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())

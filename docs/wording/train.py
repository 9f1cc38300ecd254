"""Find the weights of newsclean.filters.wording, and print how well they do.

usage: train.py CORPUS [--out wording.tsv] [--without "corpus 0"]

The lines are those of ``lines/*.tsv`` beside this file (language, noise or genuine, line), of the lists that the tests
keep, and the examples of the rules: all written for newsclean.  CORPUS adds genuine lines of real pages, as the
accuracy benchmark reads them (<set>.jsonl and texts.jsonl.gz); of those no more than weights of words come in.
Needs numpy and scikit-learn (1.5 or newer).

Each list is judged by weights that were found without it; so is each half of the corpus' publishers.  With --without,
the weights that are written were found without that list or half, so that they can be judged there.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from newsclean.filters.wording import BESIDE_MARK, BIAS, EDGE_MARK, LONGEST, NEAR_MARK, features
from newsclean.rules import RuleBook, read
from newsclean.train.pages import publisher

HERE = Path(__file__).parent
BLIND = HERE.parent.parent / "tests" / "rules" / "written_blind.tsv"
STRENGTH = 5.0  # inverse of the regularisation: from 1 to 30 about the same lines are found
FEWEST_LINES = 2  # lines in which a feature stands at least
MOST = 30_000  # features kept; with all of them one line in a hundred more is found
NEGLIGIBLE = 0.05  # a weight that is not worth its place


@dataclass(frozen=True)
class Sample:
    """A line, and whether it is noise."""

    origin: str
    low: str
    noise: bool
    taken: bool


def written(book: RuleBook) -> Iterator[tuple[str, str, bool]]:
    """The lines that were written, each with the name of its list."""
    for rule in book:
        if rule.part == "line":
            yield from (("examples", line, True) for line in rule.drops)
        yield from (("examples", line, False) for line in rule.keeps)
    for path in [BLIND, *sorted((HERE / "lines").glob("*.tsv"))]:
        for row in path.read_text("utf-8").splitlines():
            _, label, line = row.split("\t")
            yield path.stem, line, label == "noise"


def genuine(corpus: Path) -> Iterator[tuple[str, str]]:
    """Lines of texts that stand in the truth of their page, each with the half that its publisher belongs to."""
    squashed = {}
    for file in corpus.glob("*.jsonl"):
        for row in map(json.loads, file.open(encoding="utf-8")):
            name = publisher(row.get("url") or "") or row["id"]
            half = hashlib.sha256(name.encode()).digest()[0] % 2
            squashed[row["id"]] = f"corpus {half}", squash("".join(row.get("paragraphs", ())))
    with gzip.open(corpus / "texts.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            origin, truth = squashed[row["id"]]
            yield from ((origin, line) for line in row["text"].splitlines() if (key := squash(line)) and key in truth)


def squash(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def samples(corpus: Path) -> list[Sample]:
    book = RuleBook()
    out: dict[tuple[str, bool], Sample] = {}
    for origin, text, noise in written(book):
        line = read(text)
        out[line.low, noise] = Sample(origin, line.low, noise, bool(book.verdict(line).whole))
    for origin, text in genuine(corpus):
        line = read(text)
        if len(line.low) <= LONGEST and (line.low, True) not in out:
            out.setdefault((line.low, False), Sample(origin, line.low, noise=False, taken=False))
    return [each for each in out.values() if len(each.low) <= LONGEST]


def found(some: list[Sample]) -> dict[str, float]:
    """The weights that tell these lines apart: found twice, the second time by the features that matter."""
    counted = CountVectorizer(analyzer=features, binary=True, min_df=FEWEST_LINES)
    table = counted.fit_transform([each.low for each in some])
    names = counted.get_feature_names_out()
    labels = [each.noise for each in some]
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=300).fit(table, labels)
    matter = np.argsort(-np.abs(model.coef_[0]) * np.sqrt(np.asarray(table.sum(axis=0)).ravel()))[:MOST]
    model.fit(table[:, matter], labels)
    weights = {name: round(weight, 1) for name, weight in zip(names[matter], model.coef_[0], strict=True)}
    return {BIAS: round(float(model.intercept_[0]), 1)} | {n: w for n, w in weights.items() if abs(w) >= NEGLIGIBLE}


def weigh(weights: dict[str, float], low: str) -> float:
    return weights[BIAS] + sum(weights.get(name, 0.0) for name in set(features(low)))


def report(name: str, some: list[Sample], weights: dict[str, float], show: bool) -> None:
    scores = [weigh(weights, each.low) for each in some]
    for mark in (BESIDE_MARK, NEAR_MARK, EDGE_MARK):
        left = [score >= mark for each, score in zip(some, scores, strict=True) if each.noise and not each.taken]
        all_noise = [score >= mark for each, score in zip(some, scores, strict=True) if each.noise]
        lost = [score >= mark for each, score in zip(some, scores, strict=True) if not each.noise]
        print(
            f"{name:<16}{mark:>5.1f}  noise {sum(all_noise):>6} of {len(all_noise):<6}"
            f" left by rules {sum(left):>5} of {len(left):<5} genuine {sum(lost):>4} of {len(lost)}"
        )
    if show:
        for each, score in sorted(zip(some, scores, strict=True), key=lambda pair: -pair[1]):
            if (score >= BESIDE_MARK) != each.noise and not (each.noise and each.taken):
                print(f"    {'left' if each.noise else 'lost'} {score:5.1f} {each.low}")


def save(weights: dict[str, float], out: Path) -> None:
    """Write the features by weight, the strongest first."""
    by_weight: dict[float, list[str]] = {}
    for name, weight in weights.items():
        by_weight.setdefault(weight, []).append(name)
    rows = [f"{weight}\t{' '.join(sorted(by_weight[weight]))}" for weight in sorted(by_weight, reverse=True)]
    out.write_text("\n".join(rows) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--show", action="store_true", help="print the lines that are judged wrongly")
    parser.add_argument("--without", default="", help="a list or half that the weights must not know")
    options = parser.parse_args()
    some = samples(options.corpus)
    for origin in sorted({each.origin for each in some}):
        weights = found([each for each in some if each.origin != origin])
        report(origin, [each for each in some if each.origin == origin], weights, options.show)
    some = [each for each in some if each.origin != options.without]
    weights = found(some)
    print(len(weights), "features of", len(some), "lines")
    if options.out:
        save(weights, options.out)


if __name__ == "__main__":
    main()

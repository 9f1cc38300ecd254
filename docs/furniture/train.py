"""Grow the trees of newsclean.filters.furniture, and print how well they do.

usage: train.py CORPUS [--out furniture.json] [--half 0|1]

CORPUS holds <set>.jsonl (id, url, paragraphs, title) and texts.jsonl.gz (id, source, text), as the accuracy
benchmark reads them.  Needs numpy and scikit-learn's interface of LightGBM (4.x).

A line is noise if less than half of its four-word shingles stand in the page's labelled text.  Trees are grown on lines
that neither a noise rule nor a section filter takes.  Figures are by publisher: five parts of the publishers, each
judged by trees that were grown on the other four.  --half grows on one half of the publishers only, and prints what is
gained there and on the other half, which neither the trees nor, if they were made on that half, the rules have seen.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np

from newsclean.filters import Context, split
from newsclean.filters.closing import closing
from newsclean.filters.marks import Standing
from newsclean.filters.sections import below_the_end, comment_section
from newsclean.filters.traits import NAMES, Traits
from newsclean.rules import RuleBook
from newsclean.train.pages import publisher

PARTS = 5
NOISE_CAP, GENUINE_CAP = 10, 40  # lines of one page that count, so that no forum and no table decides
NEWS = 4  # how much more a news page counts than a page of the other set, of which there are four times as many
MARGIN = 0.1  # added to what was seen, for lines that were not
MARGIN_IN_TEXT = 0.4  # the same for plain text, in which fewer lines became furniture
THRESHOLD = 0.67  # for lines of pages, where a mark lower than in text gives more clean and no fewer perfect pages
IN_TEXT = 0.9  # for lines of plain text: from here on lines are lost where rules lose them, and hardly elsewhere
SETTINGS = {
    "n_estimators": 60,
    "num_leaves": 12,
    "learning_rate": 0.2,
    "min_child_samples": 300,
    "reg_lambda": 20,
    "colsample_bytree": 0.3,
    "subsample": 0.5,
    "subsample_freq": 1,
    "random_state": 0,
    "n_jobs": 1,
    "verbose": -1,
}
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]|[^\W_]+")


@dataclass
class Text:
    """One text, its lines, and which of them are noise."""

    source: str
    news: bool
    publisher: str
    traits: np.ndarray
    noise: np.ndarray
    counted: np.ndarray
    taken: np.ndarray
    stays: np.ndarray
    lines: list[list[str]]

    def lost(self, gone: np.ndarray) -> int:
        """How many genuine lines are not in what is left: a headline that stands twice may go once."""
        left = [word for line, out in zip(self.lines, gone, strict=True) if not out for word in line]
        have = shingles(left)
        return sum(stray(self.lines[at], have) for at in np.flatnonzero(~self.noise & self.counted & gone))


def words(text: str) -> list[str]:
    text = unicodedata.normalize("NFKC", text or "").lower().replace("\u00ad", "").replace("\u200b", "")
    return [word for run in re.findall(r"\w+", text) for word in WORD.findall(run)]


def stray(line: list[str], have: dict[int, set[tuple[str, ...]]]) -> bool:
    size = min(4, len(line))
    grams = Counter(tuple(line[at : at + size]) for at in range(len(line) - size + 1))
    return sum(count for gram, count in grams.items() if gram in have[size]) / sum(grams.values()) < 0.5


def shingles(some: list[str]) -> dict[int, set[tuple[str, ...]]]:
    return {n: {tuple(some[at : at + n]) for at in range(len(some) - n + 1)} for n in (1, 2, 3, 4)}


def half_of(name: str) -> int:
    return hashlib.sha256(name.encode()).digest()[0] & 1


def read_texts(corpus: Path) -> list[Text]:
    labels = {}
    for file in corpus.glob("*.jsonl"):
        for line in file.open(encoding="utf-8"):
            label = json.loads(line)
            labels[label["id"]] = label
    book = RuleBook()
    context = Context(rules=book)
    with gzip.open(corpus / "texts.jsonl.gz", "rt", encoding="utf-8") as rows:
        return [text for row in map(json.loads, rows) if (text := look(row, labels[row["id"]], book, context))]


def look(row: dict, label: dict, book: RuleBook, context: Context) -> Text | None:
    blocks = split(row["text"])
    if not blocks:
        return None
    standing = Standing.of(blocks, book)
    traits = Traits(standing.lines, standing.marks)
    sections = {removal.index for each in (comment_section, below_the_end) for removal in each(standing, context)}
    numbers = np.zeros((len(blocks), len(NAMES)), np.float32)
    if traits.standing:
        numbers[traits.standing] = traits.rows()
    have = shingles(words("\n".join(label["paragraphs"])))
    title = words(label.get("title") or "")
    lines = [words(block.text) for block in blocks]
    counted = [bool(line) and line != title for line in lines]
    return Text(
        row["source"],
        label["set"] != "wcxb",
        publisher(label.get("url") or "") or label["id"],
        numbers,
        np.array([known and stray(line, have) for line, known in zip(lines, counted, strict=True)]),
        np.array(counted),
        np.array([mark.rule is not None or index in sections for index, mark in enumerate(standing.marks)]),
        np.isin(np.arange(len(blocks)), list(closing(standing, context))),
        lines,
    )


def weights(text: Text) -> np.ndarray:
    noise, genuine = max(1, text.noise.sum()), max(1, (~text.noise).sum())
    each = np.where(text.noise, min(1, NOISE_CAP / noise), min(1, GENUINE_CAP / genuine))
    return each * (NEWS if text.news else 1) * text.counted


def grow(texts: list[Text]) -> lightgbm.LGBMClassifier:
    free = [~text.taken for text in texts]
    numbers = np.vstack([text.traits[rows] for text, rows in zip(texts, free, strict=True)])
    noise = np.concatenate([text.noise[rows] for text, rows in zip(texts, free, strict=True)])
    weight = np.concatenate([weights(text)[rows] for text, rows in zip(texts, free, strict=True)])
    return lightgbm.LGBMClassifier(**SETTINGS).fit(numbers, noise, sample_weight=weight)


def report(texts: list[Text], scores: list[np.ndarray], threshold: float) -> None:
    print(f"{'threshold':>9}  {'text of':<24}{'removed':>9}{'lost/1000':>11}   (rules and sections alone)")
    for level in sorted({0.8, 0.83, threshold, 0.9, 0.93}):
        for source in sorted({(text.source, text.news) for text in texts}):
            some = [
                (text, score > level)
                for text, score in zip(texts, scores, strict=True)
                if (text.source, text.news) == source
            ]
            removed, lost = share([(text, (text.taken | gone) & ~text.stays) for text, gone in some])
            before, lost_before = share([(text, text.taken & ~text.stays) for text, _ in some])
            name = f"{source[0]} {'news' if source[1] else 'other'}"
            print(f"{level:>9.2f}  {name:<24}{removed:>9.3f}{lost:>11.2f}   ({before:.3f} {lost_before:.2f})")


def share(some: list[tuple[Text, np.ndarray]]) -> tuple[float, float]:
    gone = sum(
        min(1, NOISE_CAP / text.noise.sum()) * (text.noise & out).sum() for text, out in some if text.noise.any()
    )
    all_noise = sum(min(NOISE_CAP, text.noise.sum()) for text, _ in some)
    lost = sum(text.lost(out) for text, out in some)
    return gone / all_noise, 1000 * lost / sum((~text.noise).sum() for text, _ in some)


def as_lists(node: dict) -> float | list:
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    low, high = as_lists(node["left_child"]), as_lists(node["right_child"])
    return [node["split_feature"], round(node["threshold"], 5), low, high, round(node["internal_value"], 4)]


def leaves(tree: float | list, numbers: np.ndarray) -> np.ndarray:
    if not isinstance(tree, list):
        return np.full(len(numbers), tree)
    trait, threshold, low, high, _ = tree
    return np.where(numbers[:, trait] <= threshold, leaves(low, numbers), leaves(high, numbers))


def save(model: lightgbm.LGBMClassifier, texts: list[Text], out: Path) -> None:
    """Write the trees, and for each how far below zero a line that became furniture ever was: what is lower is done."""
    trees = [as_lists(tree["tree_structure"]) for tree in model.booster_.dump_model()["tree_info"]]
    numbers = np.vstack([text.traits[~text.taken] for text in texts])
    sums = np.cumsum([leaves(tree, numbers) for tree in trees], axis=0)
    lines = [json.dumps(tree, separators=(",", ":")) for tree in trees]
    head = f'"traits": {json.dumps(NAMES)},\n'
    for name, mark, margin in (("", THRESHOLD, MARGIN), (" in text", IN_TEXT, MARGIN_IN_TEXT)):
        threshold = round(float(np.log(mark / (1 - mark))), 4)
        floors = [round(float(each) - margin, 3) for each in sums[:, sums[-1] >= threshold].min(axis=1)]
        head += f'"threshold{name}": {threshold},\n"floors{name}": {json.dumps(floors)},\n'
    out.write_text("{" + head + '"trees": [\n' + ",\n".join(lines) + "\n]}\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    options = parser.parse_args()
    texts = read_texts(options.corpus)
    if options.half is not None:
        own = [text for text in texts if half_of(text.publisher) == options.half]
        other = [text for text in texts if half_of(text.publisher) != options.half]
        model = grow(own)
        for name, some in (("grown on", own), ("not seen", other)):
            print(f"the half {name}: {len(some)} texts")
            report(some, [model.predict_proba(text.traits)[:, 1] for text in some], IN_TEXT)
        texts = own
    else:
        part = [int(hashlib.sha256(text.publisher.encode()).hexdigest(), 16) % PARTS for text in texts]
        scores: list[np.ndarray] = [np.zeros(0)] * len(texts)
        for left_out in range(PARTS):
            model = grow([text for text, each in zip(texts, part, strict=True) if each != left_out])
            for place, each in enumerate(part):
                if each == left_out:
                    scores[place] = model.predict_proba(texts[place].traits)[:, 1]
        report(texts, scores, THRESHOLD)
        model = grow(texts)
    if options.out:
        save(model, texts, options.out)


if __name__ == "__main__":
    main()

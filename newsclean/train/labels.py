"""Which passages of a page are the article, told from the article's true paragraphs.

A passage is right if its words stand in the truth in the truth's order: teasers
repeat the headline and menus repeat single words, so looking words up is not
enough.  Each passage proposes the places in the truth where it could stand, and
the heaviest chain of places that never goes back wins (a longest increasing
subsequence, weighted by words).
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence

SHINGLE = 4
"""Words of a shingle, as in the article-extraction-benchmark's own figure."""
AT_HOME = 0.5
"""A passage may stand in the truth if so many of its shingles do."""
ASTRAY_WORDS, ASTRAY = 8, 0.8
"""A passage out of order is right all the same if it has so many words and nearly all its shingles stand in the truth:
standfirsts and tables move."""
MOST_PLACES = 8
"""Places that one passage may propose."""
SLACK = 2
"""Words by which two places may overlap: labels split paragraphs a little differently."""

_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]|[^\W_]+",
)
Words = tuple[str, ...]


def tokens(text: str) -> list[str]:
    """Words, or single characters of scripts that write no spaces, lower case.

    Example:
        >>> tokens("It rained. 東京")
        ['it', 'rained', '東', '京']
    """
    return _TOKEN.findall(text.lower().replace("\u00ad", "").replace("\u200b", ""))


def shingles(words: Sequence[str], size: int = SHINGLE) -> list[Words]:
    """All runs of ``size`` words; the words themselves where there are fewer.

    Example:
        >>> shingles(["a", "b", "c"], 2)
        [('a', 'b'), ('b', 'c')]
    """
    size = min(size, len(words))
    return [tuple(words[i : i + size]) for i in range(len(words) - size + 1)] if size else []


def labels(texts: Sequence[str], paragraphs: Sequence[str]) -> list[int]:
    """Tell for each passage whether it belongs to the article.

    Args:
        texts: the page's passages in order.
        paragraphs: the article's true paragraphs in order.

    Returns:
        1 or 0 for each passage.

    Example:
        >>> labels(["Home", "It rained all day long.", "Home of the storm"], ["It rained all day long."])
        [0, 1, 0]
    """
    truth = tokens("\n".join(paragraphs))
    places = {size: _places(truth, size) for size in range(1, SHINGLE + 1)}
    lines = _lines(paragraphs)
    passages = [tokens(text) for text in texts]
    shares = [_share(words, places) for words in passages]
    proposals = [
        _proposals(words, places, lines) if share >= AT_HOME else []
        for words, share in zip(passages, shares, strict=True)
    ]
    chain = _heaviest_chain(passages, shares, proposals)
    out = [int(i in chain) for i in range(len(texts))]
    covered = {shingle for i in chain for shingle in shingles(passages[i])}
    for i, words in enumerate(passages):
        if not out[i] and len(words) >= ASTRAY_WORDS and shares[i] >= ASTRAY:
            mine = shingles(words)
            if sum(shingle in covered for shingle in mine) < (1 - ASTRAY) * len(mine):
                out[i] = 1
                covered.update(mine)
    return out


UNKNOWN = -1
TELLING_WORDS = 3
"""Words that a snippet must have to tell anything about the passage that holds it."""
MOST_OF_LINE = 0.3
"""A snippet that must not be in the text condemns a passage of which it is so large a part."""


def snippet_labels(texts: Sequence[str], wanted: Sequence[str], unwanted: Sequence[str]) -> list[int]:
    """Tell what snippets tell: passages that hold a wanted one are right, those made of an unwanted one wrong.

    Args:
        texts: the page's passages in order.
        wanted: snippets that the article contains.
        unwanted: snippets that it does not contain.

    Returns:
        1, 0, or :data:`UNKNOWN` for each passage.

    Example:
        >>> snippet_labels(["It rained all day.", "Share this story", "?"], ["rained all day"], ["Share this story"])
        [1, 0, -1]
    """
    right = [words for each in wanted if len(words := tokens(each)) >= TELLING_WORDS]
    wrong = [words for each in unwanted if (words := tokens(each))]
    out: list[int] = []
    for text in texts:
        words = tokens(text)
        line = f" {' '.join(words)} "
        good = any(f" {' '.join(each)} " in line for each in right)
        bad = any(len(each) >= MOST_OF_LINE * len(words) and f" {' '.join(each)} " in line for each in wrong)
        out.append(UNKNOWN if good == bad else int(good))
    return out


def _places(truth: Sequence[str], size: int) -> dict[Words, list[int]]:
    out: dict[Words, list[int]] = {}
    for i in range(len(truth) - size + 1):
        out.setdefault(tuple(truth[i : i + size]), []).append(i)
    return out


def _lines(paragraphs: Sequence[str]) -> dict[Words, list[int]]:
    """Where each whole line of the truth begins."""
    out: dict[Words, list[int]] = {}
    at = 0
    for paragraph in paragraphs:
        for line in paragraph.split("\n"):
            words = tuple(tokens(line))
            out.setdefault(words, []).append(at)
            at += len(words)
    return out


def _share(words: Sequence[str], places: dict[int, dict[Words, list[int]]]) -> float:
    mine = shingles(words)
    if not mine:
        return 0.0
    known = places[len(mine[0])]
    return sum(shingle in known for shingle in mine) / len(mine)


def _proposals(
    words: Sequence[str], places: dict[int, dict[Words, list[int]]], lines: dict[Words, list[int]]
) -> list[int]:
    """Where in the truth a passage could begin; fewer words than a shingle must be a whole line."""
    if len(words) < SHINGLE:
        return lines.get(tuple(words), [])
    starts: set[int] = set()
    for offset, shingle in enumerate(shingles(words)):
        for place in places[SHINGLE].get(shingle, ())[:MOST_PLACES]:
            if len(starts) < MOST_PLACES:
                starts.add(max(0, place - offset))
    return sorted(starts)


def _heaviest_chain(
    passages: Sequence[Sequence[str]], shares: Sequence[float], proposals: Sequence[Sequence[int]]
) -> set[int]:
    """The passages of the heaviest chain of places that never goes back."""
    best: list[tuple[int, float, int]] = []  # where a chain ends, its weight, its last link: both rising
    links: list[tuple[int, int]] = []  # passage, link before
    for i, starts in enumerate(proposals):
        length = len(passages[i])
        new = []
        for start in starts:
            at = bisect_left(best, (start + SLACK + 1,)) - 1
            weight, before = (best[at][1], best[at][2]) if at >= 0 else (0.0, -1)
            links.append((i, before))
            new.append((start + length, weight + length * shares[i], len(links) - 1))
        for chain in new:
            _add(best, chain)
    out: set[int] = set()
    link = best[-1][2] if best else -1
    while link >= 0:
        passage, link = links[link]
        out.add(passage)
    return out


def _add(best: list[tuple[int, float, int]], chain: tuple[int, float, int]) -> None:
    """Keep a chain unless one that ends no later weighs as much; drop those that it beats."""
    at = bisect_left(best, (chain[0] + 1,)) - 1
    if at >= 0 and best[at][1] >= chain[1]:
        return
    insort(best, chain)
    after = best.index(chain) + 1
    while after < len(best) and best[after][1] <= chain[1]:
        del best[after]

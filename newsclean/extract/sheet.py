"""The page in numbers: what stands in each box, and where the prose is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter, truediv
from typing import NamedTuple

from newsclean.extract.blocks import Box, Passage
from newsclean.extract.words import Sign

PROSE_WORDS = 12
"""From so many words on, with few links, a line is prose: the length at which menus and teasers thin out."""
PROSE_LINKED = 0.35
"""The share of linked characters up to which a line may still be prose."""
CHARACTERS_PER_WORD = 2
"""Of scripts written without spaces: a word of Chinese or Japanese has about two characters."""
MOST_OF_IT, MUCH_OF_IT = 0.7, 0.4
"""The shares of the page's prose whose deepest boxes are looked for: the article, and the article beside
long comments."""
HOPELESS_SHARE = 0.05
"""A short line whose four nearest boxes hold less of the prose than this is furniture; 0.8 percent of the lines of
labelled articles are such lines, and half of all lines of their pages."""
_HIDDEN = int(Sign.HIDDEN | Sign.UNSEEN)
_NO_SPACES = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def count_words(text: str) -> int:
    """Words, also where the script writes no spaces.

    Example:
        >>> count_words("two words"), count_words("香港電台")
        (2, 2)
    """
    spaced = text.count(" ") + 1
    if text.isascii():
        return spaced
    glyphs = len(_NO_SPACES.findall(text))
    return spaced + glyphs // CHARACTERS_PER_WORD - 1 if glyphs else spaced


FAR = 12
"""Levels beyond which it does not matter how far away a box is."""


@dataclass(slots=True)
class Sheet:
    """The passages of a page with what was counted about them.

    What stands in a box is a run of passages, so any count for a box is the difference of two sums.

    Args:
        passages: in reading order.
        words: of each passage.
        prose: the same where a passage is prose, else 0.
        linked: the share of each passage's characters that are linked.
        sums: what stands before each passage, and before the end of the page.
        begins: the first passage in each box.
        ends: one past the last passage in each box.
        most: for each passage, how many levels above the box with most of the prose its own boxes branch off; 0 if it
            stands inside.
        much: the same for the box with much of the prose.
        outside: the same for the box with most prose right in it.
        best: that box.
    """

    passages: Sequence[Passage]
    words: list[int]
    prose: list[int]
    linked: list[float]
    sums: Sums
    begins: dict[Box, int]
    ends: dict[Box, int]
    most: list[int]
    much: list[int]
    outside: list[int]
    best: Box | None

    @property
    def page_prose(self) -> int:
        """The words of prose on the page."""
        return self.sums.prose[-1]

    def prose_in(self, box: Box) -> int:
        """The words of prose in a box."""
        prose = self.sums.prose
        return prose[self.ends[box]] - prose[self.begins[box]]

    def hopeful(self) -> list[int]:
        """Which passages are not furniture at first sight: the long ones, and those near prose."""
        if not self.page_prose:
            return list(range(len(self.passages)))
        near: dict[Box | None, bool] = {}
        out: list[int] = []
        for i, (passage, words, much) in enumerate(zip(self.passages, self.words, self.much, strict=True)):
            if much and words < PROSE_WORDS:
                around = passage.box.parent
                if around not in near:
                    near[around] = self._is_near_prose(around)
                if not near[around]:
                    continue
            out.append(i)
        return out

    def _is_near_prose(self, box: Box | None) -> bool:
        """Whether the box three levels above holds a fair share of the page's prose."""
        for _ in range(3):
            box = box.parent if box is not None else None
        return box is None or self.prose_in(box) >= HOPELESS_SHARE * self.page_prose


class Sums(NamedTuple):
    """Running sums over the passages of a page, each one longer than the list of passages."""

    words: list[int]
    prose: list[int]
    characters: list[int]
    linked: list[int]


def tally(passages: Sequence[Passage]) -> Sheet:
    """Count words and links, passage by passage and box by box."""
    words: list[int] = []
    prose: list[int] = []
    sizes: list[int] = []
    linked: list[int] = []
    for passage in passages:
        text = passage.text
        size = len(text)
        count = text.count(" ") + 1 if text.isascii() else count_words(text)
        linked_here = min(passage.linked, size)
        is_prose = count >= PROSE_WORDS and linked_here <= PROSE_LINKED * size and not _is_hidden(passage.box)
        words.append(count)
        prose.append(count if is_prose else 0)
        sizes.append(size)
        linked.append(linked_here)
    sums = Sums(*(list(accumulate(each, initial=0)) for each in (words, prose, sizes, linked)))
    begins, ends = _runs(passages)
    total = sums.prose[-1]
    need = MUCH_OF_IT * total or 1
    much = [box for box, end in ends.items() if sums.prose[end] - sums.prose[begins[box]] >= need]
    most = [box for box in much if sums.prose[ends[box]] - sums.prose[begins[box]] >= MOST_OF_IT * total]
    best = _best_container(passages, prose)
    near = [_levels_above(box, begins, ends, len(passages)) for box in (_deepest(most), _deepest(much), best)]
    shares = list(map(truediv, linked, sizes))
    return Sheet(passages, words, prose, shares, sums, begins, ends, near[0], near[1], near[2], best)


def _is_hidden(box: Box) -> bool:
    return bool((box.signs | (box.parent.signs if box.parent else 0)) & _HIDDEN)


def _runs(passages: Sequence[Passage]) -> tuple[dict[Box, int], dict[Box, int]]:
    """For each box with passages in it: the first of them, and one past the last."""
    begins: dict[Box, int] = {}
    ends: dict[Box, int] = {}
    last: Box | None = None
    for i, passage in enumerate(passages):
        here: Box | None = passage.box
        if here is last:
            continue
        while here is not None and here not in begins:
            begins[here] = i
            here = here.parent
        while last is not here and last is not None:  # what holds the one before and not this one ends here
            ends[last] = i
            last = last.parent
        last = passage.box
    while last is not None:
        ends[last] = len(passages)
        last = last.parent
    return begins, ends


_DEPTH = attrgetter("depth")


def _deepest(boxes: Sequence[Box]) -> Box | None:
    return max(boxes, key=_DEPTH, default=None)


def _levels_above(box: Box | None, begins: dict[Box, int], ends: dict[Box, int], count: int) -> list[int]:
    """For each passage: how many levels above this box its own boxes branch off; 0 if it stands in the box."""
    chain: list[Box] = []
    while box is not None and len(chain) < FAR:
        chain.append(box)
        box = box.parent
    out = [FAR] * count
    for level in reversed(range(len(chain))):
        begin, end = begins[chain[level]], ends[chain[level]]
        out[begin:end] = [level] * (end - begin)
    return out


def _best_container(passages: Sequence[Passage], prose: Sequence[int]) -> Box | None:
    """The box with most prose directly in it or one level below, where paragraphs are siblings."""
    direct: dict[Box, int] = {}
    for passage, long in zip(passages, prose, strict=True):
        if long and (parent := passage.box.parent) is not None:
            direct[parent] = direct.get(parent, 0) + long
    return max(direct, key=direct.__getitem__) if direct else None

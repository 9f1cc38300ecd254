"""The page in numbers: what stands in each box, and where the prose is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

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


class Tally:
    """What stands in a box and the boxes below it."""

    __slots__ = ("characters", "count", "linked", "prose", "words")

    def __init__(self) -> None:
        self.characters = self.count = self.linked = self.prose = self.words = 0


class Lineage:
    """A box and everything above it: for asking where another box branches off."""

    def __init__(self, box: Box | None) -> None:
        self._known: dict[Box, int] = {}
        self._depth = box.depth if box is not None else 0
        level = 0
        while box is not None:
            self._known[box] = min(level, _FAR)
            box = box.parent
            level += 1

    def below(self, box: Box) -> int:
        """How many levels below this lineage's box the other one stands; -1 if it is not inside."""
        return min(box.depth - self._depth, _FAR) if self.up(box) == 0 else -1

    def up(self, box: Box) -> int:
        """How many levels above this lineage's box the other one branches off; 0 if it is inside."""
        found = self._known.get(box)
        if found is None:
            found = self._known.get(box.parent) if box.parent is not None else _FAR
            if found is None:
                found = self._climb(box.parent)
            self._known[box] = found
        return found

    def _climb(self, box: Box | None) -> int:
        passed: list[Box] = []
        here = box
        while here is not None and here not in self._known:
            passed.append(here)
            here = here.parent
        found = self._known[here] if here is not None else _FAR
        for each in passed:  # they branch off at the same place: a deep page is walked once, not once a box
            self._known[each] = found
        return found


_FAR = 12
"""Levels beyond which it does not matter how far away a box is."""


@dataclass(slots=True)
class Sheet:
    """The passages of a page with what was counted about them."""

    passages: Sequence[Passage]
    words: list[int]
    prose: list[int]
    linked: list[float]
    tallies: dict[Box, Tally]
    page_prose: int
    most: Lineage
    much: Lineage
    best: Lineage

    def hopeful(self) -> list[int]:
        """Which passages are not furniture at first sight: the long ones, and those near prose."""
        if not self.page_prose:
            return list(range(len(self.passages)))
        near: dict[Box | None, bool] = {}
        out: list[int] = []
        for i, (passage, words) in enumerate(zip(self.passages, self.words, strict=True)):
            if words < PROSE_WORDS and self.much.up(passage.box) != 0:
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
        return box is None or self.tallies[box].prose >= HOPELESS_SHARE * self.page_prose


def tally(passages: Sequence[Passage]) -> Sheet:
    """Count words and links, passage by passage and box by box."""
    words: list[int] = []
    prose: list[int] = []
    linked: list[float] = []
    tallies: dict[Box, Tally] = {}
    for passage in passages:
        text, box = passage.text, passage.box
        size = len(text)
        count = text.count(" ") + 1 if text.isascii() else count_words(text)
        linked_here = min(passage.linked, size)
        long = count if count >= PROSE_WORDS and linked_here <= PROSE_LINKED * size and not _is_hidden(box) else 0
        words.append(count)
        prose.append(long)
        linked.append(linked_here / size)
        here = tallies.get(box) or _open(tallies, box)
        here.characters += size
        here.count += 1
        here.linked += linked_here
        here.prose += long
        here.words += count
    _add_up(tallies)
    total = sum(prose)
    most, much = _deepest(tallies, MOST_OF_IT * total), _deepest(tallies, MUCH_OF_IT * total)
    best = Lineage(_best_container(passages, prose))
    return Sheet(passages, words, prose, linked, tallies, total, most, much, best)


def _is_hidden(box: Box) -> bool:
    return bool((box.signs | (box.parent.signs if box.parent else 0)) & _HIDDEN)


def _open(tallies: dict[Box, Tally], box: Box) -> Tally:
    """A tally for a box and for each box above it that has none yet, the uppermost first."""
    missing: list[Box] = []
    here: Box | None = box
    while here is not None and here not in tallies:
        missing.append(here)
        here = here.parent
    for each in reversed(missing):
        tallies[each] = Tally()
    return tallies[box]


def _add_up(tallies: dict[Box, Tally]) -> None:
    for box, own in reversed(tallies.items()):  # what is in a box was opened after it
        if box.parent is not None:
            above = tallies[box.parent]
            above.characters += own.characters
            above.count += own.count
            above.linked += own.linked
            above.prose += own.prose
            above.words += own.words


_DEPTH = attrgetter("depth")


def _deepest(tallies: dict[Box, Tally], need: float) -> Lineage:
    """The deepest box that holds so many words of prose."""
    holding = [box for box, mine in tallies.items() if mine.prose >= need] if need else []
    return Lineage(max(holding, key=_DEPTH, default=None))


def _best_container(passages: Sequence[Passage], prose: Sequence[int]) -> Box | None:
    """The box with most prose directly in it or one level below, where paragraphs are siblings."""
    direct: dict[Box, int] = {}
    for passage, long in zip(passages, prose, strict=True):
        parent = passage.box.parent
        if long and parent is not None:
            direct[parent] = direct.get(parent, 0) + long
    return max(direct, key=direct.__getitem__) if direct else None

"""What can be seen of a line beside what it says: its shape, its place, its neighbours.

They feed the trees of :mod:`newsclean.filters.furniture`, and are counted the same way when the trees are grown and
when they are asked, because it is this code that counts them both times.  These are the ones that were left of some
eighty after all were dropped that the trees did as well without.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import TypeAlias

from newsclean.filters.marks import Mark
from newsclean.filters.topic import Topic
from newsclean.rules import Line
from newsclean.rules.shapes import LONG_PROSE, NOBODY, Shape, states

FAR = 20
"""Distances, in lines, are counted up to here; farther is far."""

NEAR = 5
"""How many lines to either side are a line's neighbourhood."""

GROUPS = {
    "advertisement": 0,
    "newsletter": 0,
    "subscription": 0,
    "app": 0,
    "donation": 0,
    "consent": 1,
    "share": 2,
    "print": 2,
    "comments": 3,
    "player": 4,
    "caption": 4,
    "byline": 5,
    "timestamp": 5,
    "reading-time": 5,
    "agency": 6,
    "copyright": 6,
    "related": 7,
    "tags": 7,
    "navigation": 8,
    "correction-call": 9,
}
"""Kinds of rules that stand in the same company."""

STEPS = (
    (
        "words", "final", "shouted", "quotes", "text after", "prose before", "prose", "taken", "taken near",
        "capitals above", "words below", "length 3 above",
    ),
    (
        "length", "sentence", "capitals", "date", "commas", "call", "from start", "from end", "lines", "text before",
        "prose after", "sentences", "median", "taken above", "kind above", "taken below", "hint",
        "words above", "length below", "capitals below",
    ),
    ("on topic", "repeated"),
    ("english",),
)  # fmt: skip
"""Names of all traits, in the steps in which they are counted: what the first trees ask for, what is as quickly told,
then what takes the words of the whole text."""

NAMES = tuple(chain.from_iterable(STEPS))
"""Names of all traits, in the order of :meth:`Traits.rows`."""

FRACTIONS = frozenset((
    "shouted", "text after", "prose", "taken", "capitals above", "length 3 above", "capitals", "text before",
    "sentences", "capitals below", "on topic", "english",
))  # fmt: skip
"""Names of the traits that are no whole numbers."""

Row: TypeAlias = tuple[float, ...]

_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}/\d{1,2}\b|\d年|\d월")
_DIGIT = re.compile(r"\d")  # told in a third of the time
_FINALS = {
    ".": 9, "。": 9, "।": 9, '"': 8, "'": 8, "!": 7, "！": 7, "?": 6, "？": 6, ":": 4, ",": 3, ")": 2, "]": 2, "|": 1,
}  # fmt: skip
"""How much a line's last character looks like the end of a sentence."""

_CALLS = frozenset(
    "click sign subscribe read follow share download join get learn see view watch listen try contact book log"
    " register start find check discover explore visit shop buy call email enter select please leave post tell"
    " support donate browse submit request play show open hide skip add save print lesen jetzt mehr abonnez lire"
    " suscríbete lee leia ver assine читайте подписывайтесь смотрите".split()
)
_ENGLISH = re.compile(r" (?:the|of|and|to|in|a|is|that|for|it|was|on|with|as) [^\n]*")


class Traits:
    """The traits of the lines of one text.

    Lines that rules take anyway are stepped over: they are no neighbours, and they do not count as lines.

    Args:
        lines: every line, folded.
        marks: what the rules say of each.

    Attributes:
        standing: which lines of the text no rule takes.
        shapes: what these look like.
        prose: how many characters of prose the text has.
    """

    def __init__(self, lines: Sequence[Line], marks: Sequence[Mark]) -> None:
        self._marks = marks
        self.standing = [index for index, mark in enumerate(marks) if mark.rule is None]
        self._lines = [lines[index] for index in self.standing]
        self.shapes = shapes = [line.shape for line in self._lines]
        self._prose = _sums([each.prose for each in shapes])
        self.prose = sum([each.length for each in shapes if each.prose])

    @cached_property
    def _text(self) -> _Text:
        return _Text(self.shapes, self._marks)

    def suspects(self) -> list[int]:
        """Which of the standing lines may be furniture at all.

        Paragraphs of prose are not, nor is a sentence between two of them, nor a short statement such as the first or
        the last word of a story, the latter two if no rule has a hint.
        """
        proses, some = self._prose, []
        for at, (length, _, sentence, prose, *_) in enumerate(self.shapes):
            if prose or not length:
                continue
            if self._marks[self.standing[at]].hint is None:
                enclosed = proses[at] > 0 and proses[at + 1] < proses[-1]
                if (sentence and enclosed) or states(self._lines[at].low):
                    continue
            some.append(at)
        return some

    @property
    def steps(self) -> tuple[Callable[[Sequence[int]], list[Row]], ...]:
        """What counts the traits of some of the standing lines, step by step, in the order of :data:`STEPS`."""
        return self._first, self._second, self._third, self._last

    def rows(self) -> list[Row]:
        """All traits of all standing lines.

        Returns:
            for each line numbers, in the order of :data:`NAMES`.
        """
        everywhere = range(len(self.standing))
        steps = [step(everywhere) for step in self.steps]
        return [tuple(chain.from_iterable(row)) for row in zip(*steps, strict=True)]

    def _first(self, places: Sequence[int]) -> list[Row]:
        text, shapes, standing, proses, lines = self._text, self.shapes, self.standing, self._prose, self._lines
        lengths, near, capped, around = text.lengths, text.near, text.capped, text.around
        return [
            (
                shapes[at].words,
                _FINALS.get(lines[at].low[-1:], 0),
                shapes[at].shouted,
                lines[at].low.count('"'),
                1 - lengths[at + 1] / text.total,
                min(FAR, proses[at]),
                text.prose,
                text.share,
                near[standing[at] + 2 * NEAR + 1] - near[standing[at]],
                around[at].capitals,
                around[at + 2].words,
                (capped[at] - capped[max(at - 3, 0)]) / (min(at, 3) or 1),
            )
            for at in places
        ]

    def _second(self, places: Sequence[int]) -> list[Row]:
        text, shapes, proses, lines = self._text, self.shapes, self._prose, self._lines
        return [
            (
                shapes[at].length,
                shapes[at].sentence,
                shapes[at].capitals,
                _DIGIT.search(lines[at].low) is not None and _DATE.search(lines[at].low) is not None,
                lines[at].low.count(","),
                lines[at].low.partition(" ")[0] in _CALLS,
                min(FAR, at),
                min(FAR, len(shapes) - 1 - at),
                len(shapes),
                text.lengths[at] / text.total,
                min(FAR, proses[-1] - proses[at + 1]),
                text.sentences,
                text.median,
                *self._company(self.standing[at]),
                text.around[at].words,
                text.around[at + 2].length,
                text.around[at + 2].capitals,
            )
            for at in places
        ]

    def _company(self, index: int) -> Row:
        """How far the next lines are that rules take, what the one above is, and what a rule would have this one be."""
        taken, marks = self._text.taken, self._marks
        above = bisect_left(taken, index)
        up = taken[above - 1] if above else index - FAR
        down = taken[above] if above < len(taken) else index + FAR
        kind, hint = marks[up].rule if above else None, marks[index].hint
        return (
            min(index - up, FAR),
            GROUPS[kind.kind] if kind else -1,
            min(down - index, FAR),
            GROUPS[hint.kind] if hint else -1,
        )

    def _third(self, places: Sequence[int]) -> list[Row]:
        lines, shapes = self._lines, self.shapes
        topic = Topic([line for line, each in zip(lines, shapes, strict=True) if each.prose], len(places))
        repeated = Counter([line.low for line in lines])
        return [(topic.share(lines[at], unspaced=shapes[at].unspaced), repeated[lines[at].low]) for at in places]

    def _last(self, places: Sequence[int]) -> list[Row]:
        lines = "".join([f" {line.low} \n" for line in self._lines])
        english = len(_ENGLISH.findall(lines)) / (len(self._lines) or 1)
        return [(english,)] * len(places)


class _Text:
    """What the traits of every line of a text need to know of all of them; found out only if they are asked for."""

    def __init__(self, shapes: Sequence[Shape], marks: Sequence[Mark]) -> None:
        count = len(shapes) or 1
        self.around = [NOBODY, *shapes, NOBODY]
        lengths = [each.length for each in shapes]
        self.lengths = _sums(lengths)
        self.total = self.lengths[-1] or 1
        self.capped = _sums([min(length, LONG_PROSE) for length in lengths])
        self.taken = [index for index, mark in enumerate(marks) if mark.rule]
        beside = [False] * NEAR  # a neighbourhood reaches beyond both ends of the text
        self.near = _sums([*beside, *[mark.rule is not None or mark.hint is not None for mark in marks], *beside])
        self.share = len(self.taken) / (len(marks) or 1)
        self.prose = sum([each.prose for each in shapes]) / count
        self.sentences = sum([each.sentence for each in shapes]) / count
        self.median = sorted(lengths)[(len(lengths) - 1) // 2] if lengths else 0


def _sums(numbers: Iterable[float]) -> list[float]:
    """How much stands before each place: one more than there are numbers."""
    return list(accumulate(numbers, initial=0))

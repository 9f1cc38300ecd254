"""What can be seen of a line beside what it says: its shape, its place, its neighbours.

They feed the trees of :mod:`newsclean.filters.furniture`, and are counted the same way when the trees are grown and
when they are asked, because it is this code that counts them both times.  These are the ones that were left of some
eighty after all were dropped that the trees did as well without.  The list of them makes the file longer than others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

from newsclean.filters.marks import Mark
from newsclean.rules import Line
from newsclean.rules.line import CACHED

PROSE = 100
"""Characters from which a line that ends like a sentence is a paragraph of prose; a headline rarely passes 100."""

LONG_PROSE = 240
"""Characters from which a line is prose however it ends."""

STATEMENT = 60
"""Characters below which a finished sentence may be the article's last word; calls end otherwise, or are longer."""

FAR = 20
"""Distances, in lines, are counted up to here; farther is far."""

NEAR = 5
"""How many lines to either side are a line's neighbourhood."""

TELLING = 4
"""Letters from which a word says something about the topic: shorter ones are mostly function words."""

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

NAMES = (
    "length", "words", "sentence", "final", "capitals", "shouted", "date", "commas", "quotes", "call",
    "from start", "from end", "lines", "text before", "text after", "prose before", "prose after", "repeated",
    "on topic", "prose", "sentences", "median", "english", "taken", "taken near", "taken above", "kind above",
    "taken below", "hint", "words above", "capitals above", "length below", "words below", "capitals below",
    "length 3 above",
)  # fmt: skip
"""Names of all traits, in the order of :meth:`Traits.of`."""

_STOPS = frozenset(".!?。！？")
_SENTENCE = re.compile(r"[.!?।。！？؟۔…][\"'”’»）)\]]*\Z")
_STATED = (".", '."', '"', ".'", "。", "।", "。」", "」")
_QUOTES = {'"': '"', "」": "「", "』": "『"}
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}/\d{1,2}\b|\d年|\d월")
_DIGIT = re.compile(r"\d")  # told in a third of the time
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_MARKS = ".,:;!?\"'()[]"
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
_ENGLISH = frozenset("the of and to in a is that for it was on with as".split())


class Shape(NamedTuple):  # one is made of every line: a tuple takes a third of the time
    """What a line looks like, wherever it stands.

    Attributes:
        length: characters of the folded line.
        words: words; in scripts without spaces, half the characters.
        sentence: whether it ends like a sentence.
        prose: whether it is a paragraph of running text.
        unspaced: whether its script writes without spaces.
        capitals: the share of its words that begin with a capital; 0 for prose.
        shouted: the share of its words that are all capitals; 0 for prose.
    """

    length: int
    words: int
    sentence: bool
    prose: bool
    unspaced: bool
    capitals: float
    shouted: float


@lru_cache(maxsize=CACHED)
def shape(line: Line) -> Shape:
    """Look at a line.

    Args:
        line: the line, folded.
    """
    low = line.low
    length, count = len(low), len(line.words) or 1
    last = low[-1:]
    sentence = last in _STOPS or _SENTENCE.search(low[-6:]) is not None or _ends_without_stop(low, last)
    unspaced = count < length / 12 and _UNSPACED.search(low) is not None
    if length >= LONG_PROSE or (sentence and length >= (PROSE // 2 if unspaced else PROSE)):
        return Shape(length, length // 2 if unspaced else count, sentence, True, unspaced, 0.0, 0.0)  # noqa: FBT003
    words = line.cased
    capitals = sum([word[0].isupper() for word in words]) / count  # lists: this is asked of every line
    shouted = sum([word.isupper() for word in words if len(word) > 1]) / count if capitals else 0.0
    return Shape(length, length // 2 if unspaced else count, sentence, False, unspaced, capitals, shouted)  # noqa: FBT003


def _ends_without_stop(low: str, last: str) -> bool:
    """Whether a line may be a sentence without a stop at its end: a quotation alone, or Thai, which has no stops."""
    return low[:1] == _QUOTES[last] if last in _QUOTES else _is_thai(last)


def states(line: Line) -> bool:
    """Whether a line is a short plain statement: "He paused." may be an article's first or last word.

    Args:
        line: the line, folded.
    """
    low = line.low
    stated = low.endswith(_STATED) and not low.endswith("...")
    return len(low) < STATEMENT and (stated or _is_thai(low[:1]))


def _is_thai(character: str) -> bool:
    return "\u0e01" <= character <= "\u0e5b"


_NOBODY = Shape(-1, -1, False, False, False, -1.0, -1.0)  # noqa: FBT003


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
        self.shapes = shapes = [shape(line) for line in self._lines]
        self._prose = _sums([each.prose for each in shapes])
        self.prose = sum([each.length for each in shapes if each.prose])

    @cached_property
    def _text(self) -> _Text:
        return _Text(self._lines, self.shapes, self._marks)

    def enclosed(self, at: int) -> bool:
        """Whether paragraphs of prose stand both above and below a line, and no rule has a hint for it.

        Args:
            at: which of the standing lines.
        """
        prose = self._prose
        return prose[at] > 0 and prose[at + 1] < prose[-1] and self._marks[self.standing[at]].hint is None

    def is_statement(self, at: int) -> bool:
        """Whether a line is a short statement, such as the first or the last word of a story, and no rule has a hint.

        Args:
            at: which of the standing lines.
        """
        return self._marks[self.standing[at]].hint is None and states(self._lines[at])

    def of(self, at: int) -> list[float]:
        """All traits of one line.

        Args:
            at: which of the standing lines.

        Returns:
            numbers, in the order of :data:`NAMES`.
        """
        return [*self._looks(at), *self._place(at), *self._neighbours(at)]

    def _looks(self, at: int) -> tuple[float, ...]:
        length, count, sentence, _, _, capitals, shouted = self.shapes[at]
        line = self._lines[at]
        low, words = line.low, line.words
        return (
            length,
            count,
            sentence,
            _FINALS.get(low[-1:], 0),
            capitals,
            shouted,
            _DIGIT.search(low) is not None and _DATE.search(low) is not None,
            low.count(","),
            low.count('"'),
            words[0] in _CALLS if words else 0,
        )

    def _place(self, at: int) -> tuple[float, ...]:
        text, count, proses = self._text, len(self.shapes), self._prose
        lengths, total = text.lengths, text.lengths[-1] or 1
        above, below = proses[at], proses[-1] - proses[at + 1]
        return (
            min(FAR, at),
            min(FAR, count - 1 - at),
            count,
            lengths[at] / total,
            1 - lengths[at + 1] / total,
            min(FAR, above),
            min(FAR, below),
            text.repeated[self._lines[at].low],
            text.on_topic(self._lines[at], unspaced=self.shapes[at].unspaced),
            *text.whole,
        )

    def _neighbours(self, at: int) -> tuple[float, ...]:
        index, marks, text, shapes = self.standing[at], self._marks, self._text, self.shapes
        taken, near, capped = text.taken, text.near, text.capped
        above = bisect_left(taken, index)
        up = taken[above - 1] if above else index - FAR
        down = taken[above] if above < len(taken) else index + FAR
        kind = marks[up].rule if above else None
        hint = marks[index].hint
        before = shapes[at - 1] if at else _NOBODY
        after = shapes[at + 1] if at + 1 < len(shapes) else _NOBODY
        return (
            text.share,
            near[min(index + NEAR + 1, len(marks))] - near[max(index - NEAR, 0)],
            min(index - up, FAR),
            GROUPS[kind.kind] if kind else -1,
            min(down - index, FAR),
            GROUPS[hint.kind] if hint else -1,
            before.words,
            before.capitals,
            after.length,
            after.words,
            after.capitals,
            (capped[at] - capped[max(at - 3, 0)]) / (min(at, 3) or 1),
        )


class _Text:
    """What the traits of every line of a text need to know of all of them; found out only if they are asked for."""

    def __init__(self, lines: Sequence[Line], shapes: Sequence[Shape], marks: Sequence[Mark]) -> None:
        count = len(shapes) or 1
        lengths = [each.length for each in shapes]
        self.lengths = _sums(lengths)
        self.capped = _sums([min(length, LONG_PROSE) for length in lengths])
        self.taken = [index for index, mark in enumerate(marks) if mark.rule]
        self.near = _sums([mark.rule is not None or mark.hint is not None for mark in marks])
        self.repeated = Counter([line.low for line in lines])
        self.share = len(self.taken) / (len(marks) or 1)
        prose = [line for line, each in zip(lines, shapes, strict=True) if each.prose]
        self._said = set(chain.from_iterable([line.words for line in prose]))
        self._low = " ".join([line.low for line in prose]) if any(each.unspaced for each in shapes) else ""
        self.whole = (
            len(prose) / count,
            sum([each.sentence for each in shapes]) / count,
            sorted(lengths)[(len(lengths) - 1) // 2] if lengths else 0,
            sum([not _ENGLISH.isdisjoint(line.words) for line in lines]) / count,
        )

    def on_topic(self, line: Line, *, unspaced: bool) -> float:
        """The share of a line's telling words that the prose says too; -1 if it has none."""
        if unspaced:
            pairs = {line.low[start : start + 2] for start in range(min(len(line.low), PROSE) - 1)}
            return sum(pair in self._low for pair in pairs) / len(pairs)
        words = {word for each in line.words if len(each) >= TELLING and len(word := each.strip(_MARKS)) >= TELLING}
        if not words:
            return -1
        said = self._said
        return len([word for word in words if word in said or word + "," in said or word + "." in said]) / len(words)


def _sums(numbers: Iterable[float]) -> list[float]:
    """How much stands before each place: one more than there are numbers."""
    return list(accumulate(numbers, initial=0))

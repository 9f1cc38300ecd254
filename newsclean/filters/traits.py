"""What can be seen of a line beside what it says: its shape, its place, its neighbours.

The traits feed the trees of :mod:`newsclean.filters.furniture`.  They are counted the same way when the trees are
trained and when they are used, because it is this code that counts them both times.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from statistics import median_low

from newsclean.filters.marks import Mark
from newsclean.rules import Line
from newsclean.rules.line import CACHED

PROSE = 100
"""Characters from which a line that ends like a sentence is a paragraph of prose; a headline rarely passes 100."""

LONG_PROSE = 240
"""Characters from which a line is prose however it ends."""

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

_SENTENCE = re.compile(r"[.!?।。！？؟۔…][\"'”’»）)\]]*\Z")
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}/\d{1,2}\b|\d年|\d월")
_INNER = re.compile(r"[.!?] +[^\W\d_a-z]|[。！？]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_MARKS = ".,:;!?\"'()[]"
_STOPS = frozenset(".!?。！？")
_NOBODY = (-1.0,) * 5
_BULLETS = "-–—•*·▪►‣"
_ADDRESS = re.compile(r"@|#|https?:|www\.")
_FINALS = {
    ".": 9,
    "!": 7,
    "?": 6,
    ":": 4,
    ",": 3,
    ")": 2,
    '"': 8,
    "'": 8,
    "]": 2,
    "|": 1,
    "。": 9,
    "！": 7,
    "？": 6,
    "।": 9,
}
_YOU = frozenset(
    "you your yours our us we my me i dein deine deinen ihr ihre ihren ihrem unser unsere unseren uns wir"
    " vous votre vos nous notre nos tu tus nuestro nuestra nuestros você seu sua nosso nossa ваш ваша ваши вас вам"
    " нас наш наши мы вы twój twoje nasz nasze vostro nostro nostri tuo onze ons jouw je uw vår våra din dina"
    " vores".split()
)
_CALLS = frozenset(
    "click sign subscribe read follow share download join get learn see view watch listen try contact book log"
    " register start find check discover explore visit shop buy call email enter select please leave post tell"
    " support donate browse submit request play show open hide skip add save print lesen jetzt mehr abonnez lire"
    " suscríbete lee leia ver assine читайте подписывайтесь смотрите".split()
)
_ENGLISH = frozenset("the of and to in a is that for it was on with as".split())


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line looks like from afar, wherever it stands.

    Attributes:
        length: characters of the folded line.
        words: words; in scripts without spaces, half the characters.
        sentence: whether it ends like a sentence.
        prose: whether it is a paragraph of running text.
        bullet: whether a bullet or dash stands before it.
        unspaced: whether its script writes without spaces.
    """

    length: int
    words: int
    sentence: bool
    prose: bool
    bullet: bool
    unspaced: bool


@lru_cache(maxsize=CACHED)
def shape(line: Line) -> Shape:
    """Look at a line from afar.

    Args:
        line: the line, folded.
    """
    text = line.folded
    length, count = len(text), len(line.words) or 1
    sentence = text[-1:] in _STOPS or _SENTENCE.search(text[-6:]) is not None
    unspaced = count < length / 12 and _UNSPACED.search(text) is not None
    return Shape(
        length,
        length // 2 if unspaced else count,
        sentence,
        length >= LONG_PROSE or (sentence and length >= (PROSE // 2 if unspaced else PROSE)),
        line.text[:1] in _BULLETS,
        unspaced,
    )


@lru_cache(maxsize=CACHED)
def capitals(line: Line) -> float:
    """The share of a line's words that begin with a capital.

    Args:
        line: the line, folded.
    """
    return sum(map(str.isupper, map(_initial, line.folded.split()))) / (len(line.words) or 1)


LOOKS = (
    "length", "words", "sentence", "final", "first", "capitals", "shouted", "digits", "date", "address", "separators",
    "money", "commas", "quotes", "you", "call", "inner", "letters", "brackets", "short", "bullet", "name",
)  # fmt: skip
"""Names of the traits of a line alone, as :func:`looks` gives them."""


@lru_cache(maxsize=CACHED)
def looks(line: Line) -> tuple[float, ...]:
    """Look at a line closely.

    Args:
        line: the line, folded.

    Returns:
        numbers, in the order of :data:`LOOKS`.
    """
    far, text, low, words = shape(line), line.folded, line.low, line.words
    count = len(words) or 1
    digits = sum(map(str.isdigit, text))
    shouted = sum(len(word) > 1 and word.isupper() for word in text.split()) / count
    return (
        far.length,
        far.words,
        far.sentence,
        _FINALS.get(text[-1:], 0),
        _first(text),
        capitals(line),
        shouted,
        digits / (far.length or 1),
        _DATE.search(text) is not None,
        len(_ADDRESS.findall(low)),
        sum(map(text.count, "|·•/>")),
        sum(map(text.count, "$€£")),
        text.count(","),
        text.count('"'),
        len(_YOU.intersection(words)),
        words[0] in _CALLS if words else 0,
        len(_INNER.findall(text)),
        sum(map(len, words)) / count,
        text.count("(") + text.count("["),
        sum(len(word) < TELLING for word in words) / count,
        far.bullet,
        2 <= count <= 4 and capitals(line) == 1 and not digits and not far.sentence,
    )


def _sums(numbers: Iterable[float]) -> list[float]:
    """How much stands before each place: one more than there are numbers."""
    return list(accumulate(numbers, initial=0))


def _initial(word: str) -> str:
    return word[0]


def _first(text: str) -> int:
    first = text[:1]
    return 0 if first.islower() else 1 if first.isalpha() else 2 if first.isdigit() else 3 if first in "\"'" else 4


PLACE = (
    "from start", "from end", "lines", "text before", "text after", "prose before", "prose after", "prose above",
    "prose below", "repeated", "on topic", "like the first", "prose", "sentences", "median", "bullets", "taken",
    "taken near", "taken above", "kind above", "taken below", "kind below", "hint", "elsewhere", "comments above",
    "calls above", "related above", "english", "calls below", "first prose",
)  # fmt: skip
"""Names of the traits of a line's place."""

BESIDE = tuple(
    f"{name} {where}"
    for where in ("1 above", "1 below", "2 above", "2 below")
    for name in ("length", "sentence", "capitals", "words", "bullet")
)
AROUND = (
    "length 3 above",
    "length 3 below",
    "length 8 below",
    "sentences 3 above",
    "sentences 3 below",
    "sentences 8 below",
)
NAMES = LOOKS + PLACE + BESIDE + AROUND
"""Names of all traits, in the order of :meth:`Traits.of`."""


class Traits:
    """The traits of the lines of one text.

    Lines that rules take anyway are stepped over: they are no neighbours, and they do not count as lines.

    Args:
        lines: every line, folded.
        marks: what the rules say of each.
    """

    def __init__(self, lines: Sequence[Line], marks: Sequence[Mark]) -> None:
        self.marks = marks
        self.standing = [index for index, mark in enumerate(marks) if mark.rule is None]
        self.lines = [lines[index] for index in self.standing]
        self.shapes = shapes = [shape(line) for line in self.lines]
        self.count = len(shapes)
        self._lengths = _sums(each.length for each in shapes)
        self._capped = _sums(min(each.length, LONG_PROSE) for each in shapes)
        self._sentences = _sums(each.sentence for each in shapes)
        self._prose = _sums(each.prose for each in shapes)
        self._prose_at = [at for at, each in enumerate(shapes) if each.prose]
        prose = [line for line, each in zip(self.lines, shapes, strict=True) if each.prose]
        self.prose = sum(len(line.folded) for line in prose)
        self._said = set(chain.from_iterable(line.words for line in prose))
        self._text = " ".join(line.low for line in prose)
        self._repeated = Counter(line.low for line in self.lines)
        self._taken = [(index, GROUPS[mark.rule.kind]) for index, mark in enumerate(marks) if mark.rule]
        self._near = _sums(mark.rule is not None or mark.hint is not None for mark in marks)
        self._above = {
            name: _sums(group == GROUPS[name] for _, group in self._taken)
            for name in ("comments", "newsletter", "related")
        }
        self._page = self._of_page()

    def _of_page(self) -> tuple[float, ...]:
        shapes, count = self.shapes, self.count or 1
        english = sum(not _ENGLISH.isdisjoint(line.words) for line in self.lines) / count
        return (
            self._prose[-1] / count,
            self._sentences[-1] / count,
            median_low([each.length for each in shapes]) if shapes else 0,
            sum(each.bullet for each in shapes) / count,
            len(self._taken) / (len(self.marks) or 1),
            english,
        )

    def of(self, at: int) -> list[float]:
        """All traits of one line.

        Args:
            at: which of the standing lines (:attr:`standing` says which line of the text that is).

        Returns:
            numbers, in the order of :data:`NAMES`.
        """
        return [*looks(self.lines[at]), *self._place(at), *self._beside(at), *self._around(at)]

    def _place(self, at: int) -> list[float]:
        here, index = self.shapes[at], self.standing[at]
        prose, sentences, median, bullets, taken, english = self._page
        total = self._lengths[-1] or 1
        above = bisect_left(self._taken, (index, -1))
        up, kind_above = self._taken[above - 1] if above else (-FAR, -1)
        down, kind_below = self._taken[above] if above < len(self._taken) else (FAR * FAR + index, -1)
        hint = self.marks[index].hint
        next_prose = bisect_left(self._prose_at, at)
        last_prose = self._prose_at[next_prose - 1] if next_prose else -1
        below = next_prose + here.prose
        first = set(self.lines[0].words)
        own = set(self.lines[at].words)
        return [
            min(at, FAR),
            min(self.count - 1 - at, FAR),
            self.count,
            self._lengths[at] / total,
            1 - self._lengths[at + 1] / total,
            min(self._prose[at], FAR),
            min(self._prose[-1] - self._prose[at + 1], FAR),
            min(at - last_prose, FAR) if next_prose else FAR,
            min(self._prose_at[below] - at, FAR) if below < len(self._prose_at) else FAR,
            self._repeated[self.lines[at].low],
            self._on_topic(at),
            len(own & first) / (len(own | first) or 1) if at else 0,
            prose,
            sentences,
            median,
            bullets,
            taken,
            self._near[min(index + NEAR + 1, len(self.marks))] - self._near[max(index - NEAR, 0)],
            min(index - up, FAR),
            kind_above,
            min(down - index, FAR),
            kind_below,
            GROUPS[hint.kind] if hint else -1,
            hint is not None and not hint.hint,
            self._above["comments"][above],
            self._above["newsletter"][above],
            self._above["related"][above],
            english,
            len(self._taken) - above,
            next_prose == 0,
        ]

    def _on_topic(self, at: int) -> float:
        """The share of a line's telling words that the prose says too; -1 if it has none."""
        line = self.lines[at]
        if self.shapes[at].unspaced:
            pairs = {line.low[start : start + 2] for start in range(min(len(line.low), PROSE) - 1)}
            return sum(pair in self._text for pair in pairs) / len(pairs)
        words = {word for each in line.words if len(word := each.strip(_MARKS)) >= TELLING}
        if not words:
            return -1
        said = self._said
        return sum(word in said or word + "," in said or word + "." in said for word in words) / len(words)

    def _beside(self, at: int) -> list[float]:
        out: list[float] = []
        for other in (at - 1, at + 1, at - 2, at + 2):
            if 0 <= other < self.count:
                each = self.shapes[other]
                out += (each.length, each.sentence, capitals(self.lines[other]), each.words, each.bullet)
            else:
                out += _NOBODY
        return out

    def _around(self, at: int) -> list[float]:
        up, down, far = max(at - 3, 0), min(at + 4, self.count), min(at + 9, self.count)
        capped, sentences = self._capped, self._sentences
        after = at + 1
        return [
            (capped[at] - capped[up]) / ((at - up) or 1),
            (capped[down] - capped[after]) / ((down - after) or 1),
            (capped[far] - capped[after]) / ((far - after) or 1),
            (sentences[at] - sentences[up]) / ((at - up) or 1),
            (sentences[down] - sentences[after]) / ((down - after) or 1),
            (sentences[far] - sentences[after]) / ((far - after) or 1),
        ]

"""What a line looks like, wherever it stands: how long it is, and whether it is a paragraph, a headline, a sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

PROSE = 100
"""Characters from which a line that ends like a sentence is a paragraph of prose; a headline rarely passes 100."""

LONG_PROSE = 240
"""Characters from which a line is prose however it ends."""

STATEMENT = 60
"""Characters below which a finished sentence may be the article's last word; calls end otherwise, or are longer."""

_STOPS = frozenset(".!?。！？")
_CLOSERS = frozenset("।؟۔…\"'”’»）)]")
_SENTENCE = re.compile(r"[.!?।。！？؟۔…][\"'”’»）)\]]*\Z")
_STATED = (".", '."', '"', ".'", "。", "।", "。」", "」")
_QUOTES = {'"': '"', "」": "「", "』": "『"}
UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff"
"""Ranges of a character class: Thai, Lao, Japanese and Chinese, which are written without spaces."""
_UNSPACED = re.compile(f"[{UNSPACED}]")


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


def look(low: str, plain: str) -> Shape:
    """Look at a folded line.

    Args:
        low: the line in lower case.
        plain: the line with its capitals; its white space need not be folded.
    """
    length, count = len(low), low.count(" ") + 1
    last = low[-1:]
    sentence = (
        last in _STOPS or (last in _CLOSERS and _SENTENCE.search(low[-6:]) is not None) or _ends_without_stop(low, last)
    )
    unspaced = count < length / 12 and _UNSPACED.search(low) is not None
    if length >= LONG_PROSE or (sentence and length >= (PROSE // 2 if unspaced else PROSE)):
        return Shape(length, length // 2 if unspaced else count, sentence, True, unspaced, 0.0, 0.0)  # noqa: FBT003
    words = plain.split()
    capitals = sum([word[0].isupper() for word in words]) / count  # lists and map(): this is asked of every line
    shouted = 0.0
    if capitals and any(map(str.isupper, words)):
        shouted = sum([word.isupper() for word in words if len(word) > 1]) / count
    return Shape(length, length // 2 if unspaced else count, sentence, False, unspaced, capitals, shouted)  # noqa: FBT003


def _ends_without_stop(low: str, last: str) -> bool:
    """Whether a line may be a sentence without a stop at its end: a quotation alone, or Thai, which has no stops."""
    return low[:1] == _QUOTES[last] if last in _QUOTES else _is_thai(last)


def states(low: str) -> bool:
    """Whether a line is a short plain statement: "He paused." may be an article's first or last word.

    Args:
        low: the line, folded, in lower case.
    """
    stated = low.endswith(_STATED) and not low.endswith("...")
    return len(low) < STATEMENT and (stated or _is_thai(low[:1]))


def _is_thai(character: str) -> bool:
    return "\u0e01" <= character <= "\u0e5b"


NOBODY = Shape(-1, -1, False, False, False, -1.0, -1.0)  # noqa: FBT003
"""Beside the first and the last line."""

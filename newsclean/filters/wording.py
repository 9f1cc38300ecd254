"""Lines in the words of what sites print around their articles, in wordings that no rule describes.

Rules describe lines that somebody has seen.  Sites say the same things in ever new words, so a line that no rule
knows is weighed by its words: "newsletter", "tap here", "your inbox" speak for furniture, most other words against it.
The weights are data (``wording.tsv``), found by logistic regression over lines written for this and the examples of
the rules; ``docs/wording/train.py`` found them and prints how well they do on lines that they have not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from operator import itemgetter

from newsclean.filters.context import Context
from newsclean.filters.marks import NOTHING, Standing
from newsclean.rules.line import CACHED
from newsclean.rules.shapes import UNSPACED
from newsclean.types import Block, Kind, Removal

LONGEST = 160
"""Characters of a line that is weighed: the lines that the weights come from are no longer."""

BESIDE, BESIDE_MARK = 2, 3.0
"""Lines from one that a rule takes, and the weight (in natural logarithms of odds) from which a line so near goes.
Furniture stands in company: of 133 lines of labelled texts with at least this weight and so near, 13 are genuine; of
277 that are farther than :data:`NEAR` from any, 96 (of publishers that the weights have not seen)."""

NEAR, NEAR_MARK = 5, 5.0
"""The same for lines a little farther away, of which 3 in 24 are genuine."""

EDGE_MARK = 7.0
"""The weight from which a line goes that stands above the first paragraph of prose or below the last, far from
furniture: of 14 such lines one is genuine, of 31 just below it 4.  Between paragraphs, far from furniture, 4 of 15 are
at this weight, and every second over all: lines there are not weighed."""

UNLIKELY = -2.0
"""What the words alone must reach before their neighbours are looked at: one genuine line in five does, and 94 of 100
lines of furniture that are told in the end."""

SHORTEST = 6
"""Characters without which a line says too little to be told by its words: "Link" may be a heading."""

TOLD = 3
"""Words that are named as the reason."""

BIAS = "_"
"""The name of the weight that every line starts with; no word is called so."""

_BUILT = frozenset((Kind.TABLE, Kind.CODE))
"""Rows of tables and lines of code are no sentences, and are judged by what they are built into."""

_BULLETS = ("- ", "* ", "•", "·", "|")
"""How plain text begins an item of a list or a row of a table."""

_TENTHS = 10

_LONG_NUMBER = 3
"""Digits from which a number is a year or a count, and not a day, an hour or an item."""
_STEM = 5
"""Letters that forms of a word have in common, in most languages that inflect."""
_STEM_HANGUL = 2
"""The same in Korean, where a letter is a syllable."""

_MARKS = (
    "\u0300-\u036f"  # Latin, Greek, Cyrillic
    "\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"  # Hebrew, Arabic
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"  # Devanagari
)
"""Vowel signs and accents, which are no letters to Unicode and part of a word to everybody else."""
_WORD = re.compile(rf"[{UNSPACED}]+|(?:(?![{UNSPACED}])[^\W\d_]|[{_MARKS}])+|\d+|[^\w\s]")
"""A run of letters with their vowel signs, of characters of a script without spaces, or of digits; or a sign."""
_ASCII_WORD = re.compile(r"[a-z]+|\d+|[^\w\s]")
"""The same for a line of ASCII, in a third of the time."""
_RUN = re.compile(f"[{UNSPACED}]+")
_HANGUL = re.compile("[\uac00-\ud7a3]")


def features(low: str) -> list[str]:
    """What a line is weighed by: its words, its length, the beginnings of long words and its pairs of neighbours.

    Args:
        low: the line, folded, in lower case.

    Returns:
        the features; one that stands twice is weighed once.

    Example:
        >>> features("tap here: 5")
        ['tap', 'here', ':', '0', '#2', '^_tap', 'tap_here']
    """
    words = _words(low)
    return [*words, _length(words), *_parts(words, low)]


def _words(low: str) -> list[str]:
    """The words, signs and numbers of a line; of scripts without spaces, the characters."""
    if low.isascii():
        words = _ASCII_WORD.findall(low)
    else:
        words = []
        for word in _WORD.findall(low):
            if _RUN.match(word):
                words += word
            else:
                words.append(word)
    return [("0" if len(word) < _LONG_NUMBER else "0000") if word.isdigit() else word for word in words]


def _length(words: Sequence[str]) -> str:
    return f"#{min(len(words) // 2, 12)}"


def _parts(words: Sequence[str], low: str) -> list[str]:
    """The beginnings of long words and the pairs of words; in scripts without spaces, two and three characters."""
    parts = [stem for word in words if (stem := _stem(word))]
    for run in () if low.isascii() else _RUN.findall(low):
        parts += [run[at : at + 2] for at in range(len(run) - 1)]
        parts += [run[at : at + 3] for at in range(len(run) - 2)]
    pairs = pairwise(["^", *words, "$"])
    return [*parts, *[f"{one}_{other}" for one, other in pairs if _tell(one, other)]]


def _stem(word: str) -> str:
    """The beginning of a long word, marked as such; empty for a short one."""
    if len(word) > _STEM:
        return word[:_STEM] + "~"
    return word[:_STEM_HANGUL] + "~" if len(word) > _STEM_HANGUL and _HANGUL.match(word) else ""


def _tell(one: str, other: str) -> bool:
    """Whether two neighbours say more than each alone; of characters in a row, parts are made."""
    if not (one.isalpha() or one == "^") or not (other.isalpha() or other == "$"):
        return False
    return not (_RUN.match(one) and _RUN.match(other))


@cache
def _weights() -> Mapping[str, int]:
    """The weights that come with newsclean, by feature, in tenths: whole numbers have one sum in any order."""
    weights: dict[str, int] = {}
    for line in files("newsclean.filters").joinpath("wording.tsv").read_text("utf-8").splitlines():
        weight, _, names = line.partition("\t")
        weights |= dict.fromkeys(names.split(" "), round(_TENTHS * float(weight)))
    return weights


@lru_cache(maxsize=CACHED)
def weigh(low: str) -> float:
    """How much the words of a line speak for furniture.

    Args:
        low: the line, folded, in lower case.

    Returns:
        the natural logarithm of the odds, on the lines that the weights come from; negative for most lines, and then
        not always counted to the end.
    """
    get = _weights().get
    words = _words(low)
    weight = sum([get(name, 0) for name in {BIAS, _length(words), *words}])
    if weight >= UNLIKELY * _TENTHS:
        weight += sum([get(name, 0) for name in {*_parts(words, low)}])
    return weight / _TENTHS


def telling(low: str) -> list[str]:
    """The words of a line that speak most for furniture, the strongest first; in scripts without spaces, parts of it.

    Args:
        low: the line, folded, in lower case.

    Example:
        >>> telling("subscribe to our newsletter for more")
        ['subscribe', 'our', 'newsletter']
    """
    get = _weights().get
    words = _words(low)
    weights = {word: get(word, 0) + get(_stem(word), 0) for word in words if len(word) > 1}
    weights |= {part: get(part, 0) for part in _parts(words, low) if _RUN.fullmatch(part)}
    strongest = sorted(weights.items(), key=itemgetter(1), reverse=True)
    return [word for word, weight in strongest if weight > 0][:TOLD]


def wording(blocks: Sequence[Block], context: Context, /) -> Iterator[Removal]:
    """Point at lines that are furniture by their words, though no rule describes them.

    Lines of which a rule knows where they may stand are left to it, and so are those of a rule that was taken out.

    Args:
        blocks: the lines that stand.
        context: what else is known.

    Yields:
        removals of whole lines, each with the words that speak most for it.
    """
    standing = Standing.of(blocks, context.rules)
    for index, mark in _asked(standing, context):
        line = standing.lines[index]
        if weigh(line.low) >= mark and not any(rule.find(line) for rule in context.rules.left_out):
            reason = "worded like what sites print around articles: " + ", ".join(telling(line.low))
            yield Removal(index, "wording", reason, None, "navigation")


def _asked(standing: Standing, context: Context) -> Iterator[tuple[int, float]]:
    """The lines that are weighed, each with the weight from which it goes where it stands."""
    lines = standing.lines
    taken = [index for index in standing.marked if standing.marks[index].rule]
    beside, near = _around(taken, BESIDE), _around(taken, NEAR)
    prose = [index for index, line in enumerate(lines) if line.shape.prose]
    edges = {*range(prose[0]), *range(prose[-1] + 1, len(lines))} if prose else set()
    for index in sorted((near | edges).intersection(range(len(lines)))):
        block = standing[index]
        if standing.marks[index] is not NOTHING or block.kind in _BUILT:
            continue
        if not SHORTEST <= len(lines[index].low) <= LONGEST:
            continue
        if index in near:
            yield index, BESIDE_MARK if index in beside else NEAR_MARK
        elif not (_is_item(block) or context.trusts(block)):
            yield index, EDGE_MARK


def _around(taken: Sequence[int], distance: int) -> set[int]:
    """The places at most so many lines from one that a rule takes."""
    return {at for index in taken for at in range(index - distance, index + distance + 1)}


def _is_item(block: Block) -> bool:
    """Whether a line is one of a list, of which one alone is no furniture."""
    return block.kind is Kind.ITEM or block.text.startswith(_BULLETS)

"""Quotations that a designer took out of the text to show them a second time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsclean.filters.context import Context
from newsclean.filters.marks import Standing
from newsclean.types import Block, Kind, Removal

QUOTED_WORDS = 5
"""Words of a pull quote, at least: fewer stand in a paragraph by chance."""
MANY = 50
"""Quotations beyond which the lines that may hold one are looked up by a word: a forum's page may have thousands, and
to compare each with each line took seconds.  For few, looking at each line is quicker."""
_AROUND = "\"' .,;:!?…-"


def pull_quote(blocks: Sequence[Block], context: Context, /) -> Iterator[Removal]:
    """Point at quotations that a paragraph of the text holds word for word.

    On labelled news pages no truth keeps such a quotation a second time.

    Args:
        blocks: the lines that stand.
        context: what else is known.

    Yields:
        removals of whole lines.

    Example:
        >>> said = "“The harbour was never as full as on that day,” said the keeper of the light of Ostrel on Monday, "
        >>> said += "and closed his book."
        >>> quote = Block("“The harbour was never as full as on that day.”", Kind.QUOTE)
        >>> [removal.index for removal in pull_quote([Block(said), quote], Context())]
        [1]
    """
    quotes = [
        index
        for index, block in enumerate(blocks)
        if block.kind is Kind.QUOTE or (block.path and "quote" in block.path.lower())
    ]
    if not quotes:
        return
    standing = Standing.of(blocks, context.rules)
    prose = [line.low for line in standing.lines if line.shape.prose]
    places = _places(prose) if len(quotes) > MANY else None
    for index in quotes:
        line = standing.lines[index]
        words = line.low.strip(_AROUND)
        length = len(line.low)
        lines = prose if places is None else _fewest(words, places)
        if len(line.words) >= QUOTED_WORDS and any(words in low and len(low) > length for low in lines):
            yield Removal(index, "pull-quote", "a quotation out of the text, shown a second time", None, "navigation")


def _places(lines: Iterable[str]) -> dict[str, list[str]]:
    """The lines that hold a word, for each word."""
    places: dict[str, list[str]] = {}
    for line in lines:
        for word in set(line.split(" ")):
            places.setdefault(word, []).append(line)
    return places


def _fewest(words: str, places: Mapping[str, list[str]]) -> Sequence[str]:
    """The lines that hold the rarest of some words; the first and the last may be a part of a longer word there."""
    return min((places.get(word, ()) for word in words.split(" ")[1:-1]), key=len, default=())

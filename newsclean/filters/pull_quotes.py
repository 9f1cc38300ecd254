"""Quotations that a designer took out of the text to show them a second time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.filters.context import Context
from newsclean.filters.marks import Standing
from newsclean.types import Block, Kind, Removal

QUOTED_WORDS = 5
"""Words of a pull quote, at least: fewer stand in a paragraph by chance."""
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
    for index in quotes:
        line = standing.lines[index]
        words = line.low.strip(_AROUND)
        if len(line.words) >= QUOTED_WORDS and any(
            words in other.low and len(other.low) > len(line.low) and other.shape.prose
            for at, other in enumerate(standing.lines)
            if at != index
        ):
            yield Removal(index, "pull-quote", "a quotation out of the text, shown a second time", None, "navigation")

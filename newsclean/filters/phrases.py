"""Lines, and ends of lines, whose words say what they are: the noise rules at work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.filters.context import Context
from newsclean.rules import read
from newsclean.types import Block, Kind, Removal

HEAD = 6
"""Lines that count as the head: headline, standfirst, byline, date, place and caption stand above a first paragraph."""

TAIL = 8
"""Lines that count as the tail: credits, author note, tags, calls; a line that a rule takes is not counted."""


def phrases(blocks: Sequence[Block], context: Context, /) -> Iterator[Removal]:
    """Point at what the noise rules take.

    Args:
        blocks: the lines that stand.
        context: what else is known; its ``rules`` are the ones used.

    Yields:
        removals of whole lines, and of starts and ends of lines.
    """
    for index, block in enumerate(blocks):
        if block.kind is Kind.CODE:
            continue
        for span in context.rules.spans(read(block.text), head=index < HEAD, tail=index >= len(blocks) - TAIL):
            part = None if span.whole else (span.start, span.end)
            yield Removal(index, span.rule.id, span.rule.reason, part, span.rule.kind)

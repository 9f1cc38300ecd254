"""Lines, and ends of lines, whose words say what they are: the noise rules at work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.filters.closing import closing
from newsclean.filters.context import Context
from newsclean.filters.marks import Standing
from newsclean.types import Block, Removal


def phrases(blocks: Sequence[Block], context: Context, /) -> Iterator[Removal]:
    """Point at what the noise rules take.

    Args:
        blocks: the lines that stand.
        context: what else is known; its ``rules`` are the ones used.

    Yields:
        removals of whole lines, and of starts and ends of lines.
    """
    standing = Standing.of(blocks, context.rules)
    stays = closing(standing, context)
    for index in standing.marked:
        mark = standing.marks[index]
        if mark.rule:
            if index not in stays:
                yield Removal(index, mark.rule.id, mark.rule.reason, None, mark.rule.kind)
            continue
        for part in mark.parts:
            yield Removal(index, part.rule.id, part.rule.reason, (part.start, part.end), part.rule.kind)

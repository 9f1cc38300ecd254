"""Pages that hold their text twice: once for screens and once for phones or printing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.filters.context import Context
from newsclean.types import Block, Removal

COPIED = 500
"""Characters in a row that make a copy of the text.  What is meant to be read twice is shorter: on labelled pages the
steps of an exercise come to 400, refrains and warnings to less; copies of articles begin at 800."""
LINES = 3
"""Lines of a copy, at least: one long notice may stand in two places."""
SKIPPED = 3
"""Lines that a copy may go on after: it often lacks a picture's caption or a button."""


def second_copy(blocks: Sequence[Block], context: Context, /) -> Iterator[Removal]:  # noqa: ARG001 - a Filter
    """Point at runs of lines that stand above already, in the same order.

    Args:
        blocks: the lines that stand.
        context: not needed.

    Yields:
        removals of whole lines.

    Example:
        >>> said = [Block(f"On day {day} the ferries stayed in the harbour of Ostrel. " * 5) for day in range(4)]
        >>> [removal.index for removal in second_copy([*said, *said], Context())]
        [4, 5, 6, 7]
    """
    texts = [block.text for block in blocks]
    if len(set(texts)) == len(texts):
        return
    for run in _runs(_sources(texts)):
        if len(run) >= LINES and sum(len(texts[index]) for index in run) >= COPIED:
            for index in run:
                yield Removal(index, "second-copy", "the text a second time, line by line", None, "navigation")


def _sources(texts: Sequence[str]) -> list[int]:
    """Where each line stood first; -1 for the first of its kind."""
    first: dict[str, int] = {}
    out = []
    for index, text in enumerate(texts):
        source = first.setdefault(text, index)
        out.append(source if source != index else -1)
    return out


def _runs(sources: Sequence[int]) -> Iterator[range]:
    """Neighbouring lines that all stood before, each at the place of the one before it or a little below."""
    start = 0
    for index in range(1, len(sources) + 1):
        before = sources[index - 1]
        goes_on = index < len(sources) and before >= 0 and before <= sources[index] <= before + SKIPPED
        if not goes_on:
            if before >= 0:
                yield range(start, index)
            start = index

"""Plain text to blocks."""

from __future__ import annotations

from newsclean.types import Block


def split(text: str) -> tuple[Block, ...]:
    r"""Make a block of each line of a text that is not empty.

    Nothing is lost: the white space between two lines is the gap of the second, so ``Body(split(text)).text`` is
    ``text.strip()``, character for character.

    Args:
        text: the text; any line ending that :meth:`str.splitlines` knows.

    Returns:
        the lines, all of kind paragraph.

    Example:
        >>> [(block.text, block.gap) for block in split("It rained.\n\n  He paused.\n")]
        [('It rained.', '\n'), ('He paused.', '\n\n  ')]
    """
    blocks: list[Block] = []
    gap: list[str] = []
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if not words:
            gap.append(line)
            continue
        start = len(line) - len(line.lstrip())
        gap.append(line[:start])
        blocks.append(Block(words, gap="".join(gap) if blocks else "\n"))
        gap = [line[start + len(words) :]]
    return tuple(blocks)

"""Plain text to blocks."""

from __future__ import annotations

from newsclean.types import Block, Kind


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
    gap = ""
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = 0 if line.startswith(words) else len(line) - len(line.lstrip())
            blocks.append(_line(words, gap + line[:start] if blocks else "\n"))
            gap = line[start + len(words) :]
        else:
            gap += line
    return tuple(blocks)


_SETTERS = tuple(Block.__dict__[name].__set__ for name in Block.__slots__)


def _line(text: str, gap: str) -> Block:
    """``Block(text, gap=gap)`` in half of the time: a frozen class checks each field; made of every line."""
    block = object.__new__(Block)
    set_text, set_kind, set_level, set_links, set_path, set_score, set_reasons, set_gap = _SETTERS
    set_text(block, text)
    set_kind(block, Kind.PARAGRAPH)
    set_level(block, 0)
    set_links(block, ())
    set_path(block, "")
    set_score(block, None)
    set_reasons(block, ())
    set_gap(block, gap)
    return block

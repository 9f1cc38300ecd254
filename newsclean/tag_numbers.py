"""Lexbor's numbers for tags: asking a node for its ``tag_id`` takes half as long as asking for its ``tag``."""

from __future__ import annotations

from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

TEXT, COMMENT, DOCTYPE = 2, 4, 5
"""The numbers of what is no element."""


def tag_numbers(tags: Iterable[str]) -> dict[int, str]:
    """The numbers of tags, asked of Lexbor itself, because they change with its versions.

    Args:
        tags: their names, in lower case.

    Returns:
        the name for each number, in the order given.

    Example:
        >>> list(tag_numbers(("a", "br")).values())
        ['a', 'br']
    """
    page = LexborHTMLParser("")
    return {page.create_node(tag).tag_id: tag for tag in tags}

"""Lexbor's numbers for tags: asking a node for its ``tag_id`` takes half as long as asking for its ``tag``."""

from __future__ import annotations

from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

TEXT, COMMENT, DOCTYPE = 2, 4, 5
"""The numbers of what is no element."""

LINE_TAGS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section "
    "summary table tbody td tfoot th thead tr ul".split()
)
"""Elements whose words are no part of the line that they stand in."""


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

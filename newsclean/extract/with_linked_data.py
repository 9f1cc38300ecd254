"""JSON-LD's ``articleBody`` as a candidate: evidence, seldom the whole answer.

Sites that state it have lost the markup, often a part of the text, and
sometimes put the teaser there (schema.org/articleBody); where a page renders
its text by script only, it is all there is.
"""

from __future__ import annotations

import re
from html import unescape

from newsclean.document import Document
from newsclean.extract.blocks import clean
from newsclean.extract.sheet import count_words
from newsclean.types import Block, Candidate

NAME = "linked-data"
TRUST = 0.75
"""A little below trafilatura's: paragraphs are often run together, and headings are lost."""
SHORTEST_ARTICLE = 60
"""Words below which it is a teaser."""

MOST_CHARACTERS = 2_000_000
"""Longest ``articleBody`` that is read: thirty novels' worth of news."""

_BREAKS = re.compile(r"<\s*/?\s*(?:p|br|div|li|h[1-6]|blockquote)\b[^<>]{0,200}>|[\r\n]+", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/][^<>]{0,2000}>")


def with_linked_data(document: Document, /) -> Candidate | None:
    r"""Read the text that the page states of itself in JSON-LD.

    Args:
        document: the page.

    Returns:
        the longest ``articleBody`` on the page as paragraphs; None if it states none.

    Example:
        >>> node = r'{"@type": "NewsArticle", "articleBody": "One.\nTwo."}'
        >>> page = Document(f'<script type="application/ld+json">{node}</script>')
        >>> [block.text for block in with_linked_data(page).blocks]
        ['One.', 'Two.']
    """
    bodies = [node.get("articleBody") for node in document.linked_data.articles]
    body = max((body for body in bodies if isinstance(body, str)), key=len, default="")[:MOST_CHARACTERS]
    if "&lt;" in body:
        body = unescape(body)
    lines = (clean(unescape(_TAG.sub("", line))) for line in _BREAKS.split(body))
    blocks = tuple(Block(line) for line in lines if line)
    words = sum(count_words(block.text) for block in blocks)
    return Candidate(NAME, blocks, TRUST * min(1.0, words / SHORTEST_ARTICLE)) if blocks else None

"""trafilatura's answer as a candidate: the second voice.

trafilatura (https://trafilatura.readthedocs.io) is imported when it is first
asked.  Its shared duplicate cache is never used: it makes results depend on
earlier calls (adbar/trafilatura#778).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsclean.document import Document
from newsclean.errors import LimitExceeded
from newsclean.extract.blocks import clean, clean_code
from newsclean.extract.sheet import PROSE_WORDS, count_words
from newsclean.types import Block, Candidate, Kind

NAME = "trafilatura"
TRUST = 0.8
"""How sure trafilatura is of its answer: it does not say.  On labelled pages it is right more often than our finder
where that gives itself less than this, and less often where it gives itself more."""

SHORTEST_ARTICLE = 40
"""Words of prose below which its answer is hardly an article: on pages without one it returns menu lines."""

MOST_CHARACTERS = 3_000_000
"""Of a page that it is asked about: libxml2 loses text without a word in larger ones, and 8 MB have taken 39 s."""
MOST_TAGS = 25_000
"""Of a page that it is asked about: so many take it 3 s where they are nested.  News pages have a tenth of that."""
MOST_LINKS = 3_000
"""Of a page that it is asked about: its time grows with their square, and four times as many take it 2 s.  Of 1,024
labelled pages the one with the most has 1,205."""
FALLBACK_TAGS = 6_000
"""Of a page for which it asks its own fallbacks in turn: jusText's time grows with the square of short paragraphs."""

_KINDS = {"p": Kind.PARAGRAPH, "head": Kind.HEADING, "item": Kind.ITEM, "row": Kind.TABLE, "quote": Kind.QUOTE}
_CONTAINERS = frozenset(("body", "main", "list", "table", "quote", "div"))


def with_trafilatura(document: Document, /) -> Candidate | None:
    """Ask trafilatura what the article is.

    Args:
        document: the page.

    Returns:
        its answer as blocks, comments left out, tables kept; None if it finds no text.

    Raises:
        LimitExceeded: the page is too large for it.

    Example:
        >>> story = "<p>" + "The harbour of Ostrel was closed on Monday after the storm. " * 9 + "</p>"
        >>> candidate = with_trafilatura(Document(f"<article><h1>Storm</h1>{story}</article>"))
        >>> candidate.extractor, candidate.blocks[-1].text[:11]
        ('trafilatura', 'The harbour')
    """
    characters, tags, links = len(document.html), document.html.count("<"), document.html.count("<a ")
    for number, limit, unit in (
        (characters, MOST_CHARACTERS, "characters"),
        (tags, MOST_TAGS, "elements"),
        (links, MOST_LINKS, "links"),
    ):
        if number > limit:
            raise LimitExceeded(f"not asked about {number:,} {unit}, only about up to {limit:,}", limit=unit)
    from trafilatura import bare_extraction  # noqa: PLC0415 - loads lxml and takes half a second

    found: Any = bare_extraction(
        document.html,
        url=document.url or None,
        fast=tags > FALLBACK_TAGS,
        include_comments=False,
        include_tables=True,
    )
    if found is None or found.body is None:
        return None
    blocks = tuple(_blocks(found.body))
    if not blocks:
        return None
    words = sum(count for block in blocks if (count := count_words(block.text)) >= PROSE_WORDS)
    return Candidate(NAME, blocks, TRUST if words >= SHORTEST_ARTICLE else TRUST * words / SHORTEST_ARTICLE)


def _blocks(container: Any) -> Iterator[Block]:
    """The lines of trafilatura's TEI-like tree: p, head, list/item, quote, table/row/cell, code.

    It recurses as deep as libxml2's trees go, which is 256.
    """
    kind = _KINDS.get(container.tag, Kind.PARAGRAPH)
    yield from _lines(container.text or "", kind)
    for element in container:
        if element.tag in _CONTAINERS and len(element):
            yield from _blocks(element)
        elif element.tag == "code":
            yield Block(clean_code("".join(element.itertext())), Kind.CODE)
        elif element.tag == "row":
            cells = (clean(" ".join(cell.itertext())) for cell in element)
            yield from _lines(" | ".join(cell for cell in cells if cell), Kind.TABLE)
        else:
            kind_of_line = _KINDS.get(element.tag, kind)
            level = int((element.get("rend") or "h2")[-1:]) if kind_of_line is Kind.HEADING else 0
            yield from _lines(_text(element), kind_of_line, level)
        yield from _lines(element.tail or "", kind)


def _text(element: Any) -> str:
    for line_break in element.iter("lb"):
        line_break.text = "\n"
    return "".join(element.itertext())


def _lines(text: str, kind: Kind, level: int = 0) -> Iterator[Block]:
    for line in text.split("\n"):
        words = clean(line)
        if words:
            yield Block(words, kind, level or int(kind is Kind.ITEM))

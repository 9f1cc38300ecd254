"""The headline: headings, meta tags, JSON-LD and ``<title>``, each without the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from newsclean.metadata.plain import key, plain, squash
from newsclean.metadata.reading import Reading, ancestors, words
from newsclean.metadata.title_pieces import MARKS, SEPARATOR
from newsclean.types import Finding

MAX_TITLE = 500
"""Characters of a headline.  A longer one is a page in which an element was never closed; it is cut, with a note."""

MAX_HEADINGS = 8
"""``<h1>`` elements looked at: one to five on real pages, the headline among the first."""

MAX_LESSER = 20
"""Lesser headings and elements of class "title" compared with what the head says."""

MAX_PIECES = 5
"""Pieces of one heading that are told apart: rubric, kicker, headline, subtitle, date."""

MIN_INSIDE = 12
"""Characters of a lesser heading that may count as the headline because ``<title>`` holds it: more than a rubric."""

META = (
    "og:title", "twitter:title", "twitter:text:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title",
    "citation_title", "headline", "title", "cxenseparse:title", "weibo:article:title",
)  # fmt: skip
"""Meta names that hold a headline, the most used first."""

_NO_HEADLINE = frozenset({"nav", "footer", "aside", "dialog", "form"})
_TITLE_CLASS = re.compile(r"(?:entry|post|article|story)[-_]{0,2}(?:title|headline)", re.IGNORECASE)


def propose(reading: Reading) -> Iterator[Finding]:
    """Every headline that the page gives.

    Args:
        reading: the page.

    Yields:
        findings for ``title``: headings first, in the page's order.
    """
    yield from _headings(reading)
    for name in META:
        if name in reading.head.meta:
            yield from _title(reading.head.first(name), f"meta:{name}", reading)
    for node in reading.articles[:1]:
        for name in ("headline", "name"):
            for value in reading.data.values(node, name)[:1]:
                yield from _title(value, f"json-ld:{name}", reading)
    for element in reading.elements.headlines[:1]:
        yield from _title(element.attributes.get("content") or words(element), "microdata:headline", reading)
    yield from _from_title_element(reading)
    yield from _lesser_headings(reading)


def _title(value: object, source: str, reading: Reading) -> Iterator[Finding]:
    if text := without_site(plain(value), reading):
        yield Finding("title", text[:MAX_TITLE], source)


def _headings(reading: Reading) -> Iterator[Finding]:
    """Headlines in headings: every ``<h1>``, and the element that the head backs, whatever its tag."""
    nodes = reading.elements.h1[:MAX_HEADINGS]
    if reading.headline is not None and reading.headline.tag != "h1":
        nodes = [reading.headline, *nodes]
    for node in nodes or [node for node in reading.lesser if node.tag == "h2"][:1]:
        place = next((tag for tag in ancestors(node) if tag in _NO_HEADLINE or tag in {"article", "main"}), "")
        text = reading.words(node)
        if text and key(text) not in reading.says:
            text = words(node, reading.says)
        if not text or place in _NO_HEADLINE or reading.is_site(text):
            continue
        source = node.tag if node.tag in {"h1", "h2", "h3"} else "line"
        if "|" in text:
            text = without_site(text, reading)
        yield Finding("title", text[:MAX_TITLE], f"{source}@article" if place else str(source))
        pieces = _pieces(node)
        for cut in range(1, len(pieces) if len(pieces) <= MAX_PIECES else 0):
            yield Finding("title", " ".join(pieces[cut:]), f"{source}:end")
            yield Finding("title", " ".join(pieces[:-cut]), f"{source}:start")


def _pieces(node: LexborNode) -> list[str]:
    """What a heading is made of: child elements and the text between them, wrappers opened."""
    children: list[LexborNode] = []
    for _ in range(4):
        children = [child for child in node.iter(include_text=True) if not (child.text() or "").isspace()]
        if len(children) != 1 or children[0].tag == "-text":
            break
        node = children[0]
    pieces = (words(child) for child in children)
    return [piece for piece in pieces if key(piece)]


def _from_title_element(reading: Reading) -> Iterator[Finding]:
    text = without_site(plain(reading.head.title), reading)
    if not text:
        return
    yield Finding("title", text[:MAX_TITLE], "title-element")
    pieces = [piece.strip() for piece in SEPARATOR.split(text) if piece.strip()]
    if len(pieces) > 1:
        yield Finding("title", pieces[0], "title-element:start")
        yield Finding("title", max(pieces, key=len), "title-element:longest")


def _lesser_headings(reading: Reading) -> Iterator[Finding]:
    """Lesser headings that repeat what the head says, and the first of a class that means headline."""
    backed = (
        reading.headline is not None
        and reading.headline.tag == "h1"
        and key(reading.words(reading.headline)) in reading.stated_titles
    )
    if backed:
        return
    stated = {key(piece) for piece in SEPARATOR.split(plain(reading.head.title))} | reading.stated_titles
    classed = False
    for node in reading.lesser[:MAX_LESSER]:
        if node.tag == "h1":
            continue
        text = reading.words(node)
        small = key(text) if len(text) <= MAX_TITLE else ""
        if not small:
            continue
        if small in stated:
            yield Finding("title", text, "heading")
        elif len(small) > MIN_INSIDE and small in reading.says:
            yield Finding("title", text, "heading:part")
        elif not classed and _TITLE_CLASS.search(node.attributes.get("class") or ""):
            classed = True
            yield Finding("title", text, "heading:class")


def without_site(text: str, reading: Reading) -> str:
    """A title without the site's name at its end or its beginning.

    Args:
        text: the title.
        reading: the page, for what the site calls itself.

    Returns:
        the title; as it was if nothing would remain.
    """
    if not MARKS.search(text):
        return text
    for _ in range(MAX_PIECES):
        places = list(SEPARATOR.finditer(text[: MAX_TITLE * 2]))
        if not places:
            break
        first, last = places[0], places[-1]
        if text[: last.start()].strip() and _names_site(text[last.end() :], last[0], reading):
            text = text[: last.start()].rstrip()
        elif text[first.end() :].strip() and _names_site(text[: first.start()], first[0], reading):
            text = text[first.end() :].lstrip()
        else:
            break
    return text


def _names_site(piece: str, mark: str, reading: Reading) -> bool:
    """Whether a piece of a title is the site's name; before a colon only the name itself, not "Apple's event"."""
    if not squash(piece):
        return mark.strip() not in {"«", "»"}
    return reading.is_site(piece) if ":" in mark else reading.names_site(piece)

"""The lines around the headline: where bylines, datelines and standfirsts stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from newsclean.metadata.plain import plain
from newsclean.tag_numbers import COMMENT, DOCTYPE, LINE_TAGS, TEXT, tag_numbers

MAX_AFTER = 16
"""Lines read below the headline: of 1,870 pages, no labelled author or day stood further down and nowhere else."""

MAX_BEFORE = 4
"""Lines read above it."""

MAX_NODES = 500
"""Elements visited in one direction: the zone of a page made of thousands of empty wrappers ends here."""

LONG = 160
"""Characters of a line that is text: a byline or a dateline is shorter."""

MAX_LONG = 2
"""Long lines, a standfirst and a paragraph, after which no head of the article will come."""

_SKIPPED_TAGS = frozenset(
    "script style noscript template svg iframe select button nav video audio form dialog object textarea".split()
)
_BLOCKS = frozenset(tag_numbers(LINE_TAGS))
_SKIPPED = frozenset((COMMENT, DOCTYPE, *tag_numbers(_SKIPPED_TAGS)))
_ENDS = frozenset(tag_numbers(("body", "html")))

_WRAPPERS = 3
"""Inline elements around a block that are looked into: ``<a><span><b><div>``."""


class Line(NamedTuple):
    """One line of the page near its headline.

    Args:
        text: the words.
        node: the element that holds the line.
        place: lines between it and the headline: negative above, positive below.
        body: long lines of text between the headline and it.
    """

    text: str
    node: LexborNode
    place: int
    body: int = 0


def around(headline: LexborNode | None, body: LexborNode | None) -> tuple[Line, ...]:
    """The lines around a headline, those above it first, in the page's order.

    Args:
        headline: the heading; without one the page's first lines are read.
        body: the ``<body>`` element.
    """
    if headline is None:
        start = body.child if body is not None else None
        return tuple(_numbered(_forward(start, into=True)))
    above = [
        Line(text, node, -place)
        for place, (text, node) in zip(range(1, MAX_BEFORE + 1), _backward(headline), strict=False)
    ]
    return (*reversed(above), *_numbered(_forward(headline, into=False)))


def _numbered(lines: Iterator[tuple[str, LexborNode]]) -> Iterator[Line]:
    long = 0
    for place, (text, node) in zip(range(1, MAX_AFTER + 1), lines, strict=False):
        yield Line(text, node, place, long)
        long += len(text) > LONG
        if long >= MAX_LONG:
            return


def leaves(node: LexborNode) -> Iterator[tuple[str, LexborNode]]:
    """The lines of a page from a node on, in document order, each with the element that holds it."""
    return _forward(node, into=True)


def _forward(node: LexborNode | None, *, into: bool) -> Iterator[tuple[str, LexborNode]]:
    """Leaf blocks behind a node, in document order."""
    current = node if into else _next(node)
    for _ in range(MAX_NODES):
        if current is None:
            return
        number = current.tag_id
        if number == TEXT or number not in _SKIPPED:
            if number != TEXT and _holds_block(current):
                current = current.child or _next(current)
                continue
            if text := _text(current, number):
                yield text, current
        current = current.next or _next(current)


def _text(node: LexborNode, number: int) -> str:
    """The words of a leaf block; most text between blocks is white space."""
    raw = node.text_content if number == TEXT else shown(node, " ")
    return plain(raw) if raw and not raw.isspace() else ""


def shown(node: LexborNode, separator: str) -> str:
    """The text of an element without styles and scripts that stand among the words.

    Args:
        node: the element.
        separator: what to put between the texts of its parts.
    """
    text = node.text(separator=separator)
    if "{" not in text:
        return text
    return separator.join(part.text_content or "" for part in node.traverse(include_text=True) if _is_shown(part))


def _is_shown(part: LexborNode) -> bool:
    """Whether a part of an element is text that a reader sees."""
    return part.tag_id == TEXT and part.parent is not None and part.parent.tag_id not in _SKIPPED


def broken(node: LexborNode) -> list[str]:
    """The lines of an element, as ``<br>`` ends them, without styles and scripts."""
    lines = [""]
    for part in node.traverse(include_text=True):
        if part.tag == "br":
            lines.append("")
        elif _is_shown(part):
            lines[-1] += f" {part.text_content or ''}"
    return lines


def _next(node: LexborNode | None) -> LexborNode | None:
    """The node behind a node and all that it holds."""
    while node is not None:
        if node.next is not None:
            return node.next
        node = node.parent
        if node is None or node.tag_id in _ENDS:
            return None
    return None


def _backward(node: LexborNode) -> Iterator[tuple[str, LexborNode]]:
    """Leaf blocks before a node, the nearest first."""
    current: LexborNode | None = node
    for _ in range(MAX_NODES):
        before = current.prev if current is not None else None
        while before is None:
            current = current.parent if current is not None else None
            if current is None or current.tag_id in _ENDS:
                return
            before = current.prev
        number = before.tag_id
        while number != TEXT and number not in _SKIPPED and (last := before.last_child) is not None:
            if not _holds_block(before):
                break
            before, number = last, last.tag_id
        if (number == TEXT or number not in _SKIPPED) and (text := _text(before, number)):
            yield text, before
        current = before


def _holds_block(node: LexborNode, wrappers: int = _WRAPPERS) -> bool:
    """Whether an element holds blocks; wrappers such as ``<a><div>`` are looked into."""
    for child in node.iter():
        if child.tag_id in _BLOCKS:
            return True
        if wrappers and child.child is not None and _holds_block(child, wrappers - 1):
            return True
    return False

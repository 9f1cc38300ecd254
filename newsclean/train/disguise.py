"""Labelled pages in other clothes, so that the article finder does not lean on what they happen to wear.

Builders of sites name their boxes as they like, in any language, or let a program scramble the names; older pages have
tables, ``<font>`` and line breaks in place of any of it.  Collections of labelled pages hold few of either.  But a page
says the same without its class names, so some are learned from a second time, undressed.  On publishers that were not
trained on, a fifth of the noise lines went and no more lines were missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from zlib import crc32

_TAG = re.compile(r"<(?!meta\b|link\b|script\b)[a-z][^>]*>", re.IGNORECASE)
_NAMING = re.compile(
    r"\s(?:class|id|role|itemprop|property|data-[\w-]+)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+)", re.IGNORECASE
)
_TELLING = re.compile(r"(</?)(?:article|main|section|header|footer|aside|nav|figure|figcaption)\b", re.IGNORECASE)
_OLDER = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (r"<p\b[^>]*>", ""),
        (r"</p\s*>", "<br><br>"),
        (r"<h[2-6]\b[^>]*>", "<br><b>"),
        (r"</h[2-6]\s*>", "</b><br><br>"),
        (r"<div\b[^>]*>", "<table><tr><td>"),
        (r"</div\s*>", "</td></tr></table>"),
    )
)


def plain(html: str) -> str:
    """The page without class names and without tags that say what they hold.

    Example:
        >>> plain('<article class="story"><p id="a">It rained.</p></article>')
        '<div><p>It rained.</p></div>'
    """
    return _TAG.sub(lambda tag: _NAMING.sub("", tag[0]), _TELLING.sub(r"\1div", html))


def old(html: str) -> str:
    """The page as it would have been built in 2003: tables, bold lines for headings, line breaks for paragraphs.

    Example:
        >>> old("<div class=a><h2>Storm</h2><p>It rained.</p></div>")
        '<table><tr><td><br><b>Storm</b><br><br>It rained.<br><br></td></tr></table>'
    """
    html = plain(html)
    for pattern, instead in _OLDER:
        html = pattern.sub(instead, html)
    return html


_TENTHS = 10
_PLAIN_TENTHS = 3
"""Tenths of the pages that are learned from a second time without names; one more tenth is made to look old."""


def disguise(name: str) -> Callable[[str], str] | None:
    """How a page is disguised for the second time: the same each time the weights are made; None for most pages.

    Args:
        name: the page's name.
    """
    tenth = crc32(name.encode()) % _TENTHS
    if tenth < _PLAIN_TENTHS:
        return plain
    return old if tenth == _PLAIN_TENTHS else None

"""Where a page itself says that the article is: a meta refresh, its canonical address, its AMP twin."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urldefrag

from newsclean.types import Page

LONGEST_REFRESH = 10.0
"""Seconds.  A page that moves on after longer is not forwarding its reader, it is keeping a ticker fresh."""

_REFRESH = re.compile(r"\s*(\d{1,6}(?:\.\d*)?)\s*[;,]\s*(?:url\s*=\s*)?[\"']?\s*([^\"'\s][^\"']*)", re.IGNORECASE)
_SELECTORS = {"canonical": "link[rel~='canonical' i][href]", "amp": "link[rel~='amphtml' i][href]"}


def onward(page: Page, kinds: Collection[str]) -> tuple[str, str] | None:
    """Where to go on from a page.

    Args:
        page: the page.
        kinds: what is followed: ``"refresh"``, ``"canonical"``, ``"amp"``; the first that leads elsewhere wins, in
            this order.

    Returns:
        the kind, and an absolute URL that is not the page's own; None to stay.

    Example:
        >>> page = Page(b'<meta http-equiv="refresh" content="0; url=/story">', "https://example.com/a")
        >>> onward(page, {"refresh"})
        ('refresh', 'https://example.com/story')
    """
    from newsclean.document import Document  # noqa: PLC0415 - parses; only who follows needs it

    document = Document(page)
    for kind in ("refresh", "canonical", "amp"):
        if kind not in kinds:
            continue
        if kind == "refresh":
            node = document.tree.css_first("meta[http-equiv='refresh' i][content]")
            header = next((value for name, value in page.headers if name == "refresh"), "")
            match = _REFRESH.match(header or (node.attributes.get("content") or "" if node else ""))
            href = match[2].strip() if match and float(match[1]) <= LONGEST_REFRESH else ""
        else:
            node = document.tree.css_first(_SELECTORS[kind])
            href = (node.attributes.get("href") or "") if node else ""
        target = urldefrag(document.absolute(href)).url
        if target and target != page.url:
            return kind, target
    return None

"""What became of a hostile page, and whether that is as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hostile import MARK, Hostile
from selectolax.lexbor import LexborHTMLParser

from newsclean.article import Article
from newsclean.errors import NewscleanError

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, bidirectional overrides and isolates, halves of characters.  Line breaks and tabs stay in code."""
RENDERED = frozenset(
    "a blockquote body br code em figcaption h1 h2 h3 h4 h5 h6 li ol p pre strong table tbody td th tr ul".split()
)
"""Elements that rendered HTML may hold; ``href`` of a link is the only attribute."""
WEB = re.compile(r"https?://[^\s\"<>]+\Z")
ACTIVE_MARKDOWN = re.compile(r"(?<!\\)(?:\\\\)*(?:<[a-zA-Z/!?]|!\[|\]\((?!https?://))")
FENCED = re.compile(r"^(`{3,})\n.*?^\1$", re.DOTALL | re.MULTILINE)


def wrong(hostile: Hostile, outcome: Article | NewscleanError) -> list[str]:
    """What is wrong with the fate of a page: nothing, if all is well."""
    if isinstance(outcome, NewscleanError):
        found = [] if outcome.code in hostile.codes else [f"refused as {outcome.code}: {outcome}"]
        return found if hostile.warns in str(outcome) else [*found, f"{hostile.warns!r} is not said: {outcome}"]
    is_kept = MARK in " ".join(outcome.text.split())
    is_told = hostile.warns and any(hostile.warns in warning for warning in outcome.warnings)
    is_pointed_at = any(MARK in text and removal.reason for removal, text in outcome.body.removed())
    lost = [] if is_kept or is_told or is_pointed_at else [f"lost without a word: {outcome!r} {outcome.warnings}"]
    return [*lost, *unsound(outcome)]


def unsound(article: Article) -> list[str]:
    """What no article may hold, whatever page it is made of."""
    texts = _texts(article.to_dict(), "article")
    return [
        *(f"{place}: {found[0]!r}" for place, text in texts if (found := UNSEEN.search(text))),
        *(f"{w}" for w in article.warnings if " failed: " in w and "LimitExceeded: not asked" not in w),
        *(f"no web address: {url[:80]!r}" for url in _addresses(article) if not WEB.match(url)),
        *_active_html(article.html),
        *(f"active Markdown: {found!r}" for found in ACTIVE_MARKDOWN.findall(FENCED.sub("", article.markdown))),
    ]


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield place, name
            yield from _texts(each, f"{place}.{name}")
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each, place)


def _addresses(article: Article) -> Iterator[str]:
    metadata = article.metadata
    found = (metadata.canonical_url, metadata.amp_url, metadata.image.url if metadata.image else None)
    yield from (url for url in found if url)
    yield from (link.url for block in article.body.found for link in block.links)


def _active_html(html: str) -> Iterator[str]:
    body = LexborHTMLParser(f"<body>{html}").body
    assert body is not None
    for node in body.traverse(include_text=False):
        if node.tag not in RENDERED:
            yield f"active HTML: <{node.tag}>"
        for name, value in node.attributes.items():
            if (node.tag, name) != ("a", "href") or not WEB.match(value or ""):
                yield f"active HTML: <{node.tag} {name}={(value or '')[:60]!r}>"

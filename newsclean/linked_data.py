"""JSON-LD as a page carries it: read once, flattened, references followed.

News pages state what they are in ``<script type="application/ld+json">``
(https://www.w3.org/TR/json-ld11/, https://schema.org).  What stands there is
written by templates and plug-ins: arrays in arrays, ``@graph``, things named
by ``@id`` in another script, raw line breaks inside strings, a comma too many,
a second copy for each related story.  :func:`read` reads all of that
into one flat list of nodes.  Strict JSON is tried first; ``json-repair``, a
thousand times slower, mends what strict JSON refuses, and only where no other
script describes an article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeAlias

import msgspec

from newsclean.memory import remembered

Node: TypeAlias = dict[str, Any]
"""One described thing: property names to values, as JSON gave them."""

MAX_SCRIPTS = 40
"""Scripts read on one page.  Real pages carry one to ten."""

MAX_SCRIPT = 2_000_000
"""Characters of one script that are read; longer ones are catalogues, not articles."""

MAX_EFFORT = 5_000_000
"""Characters times quotation marks and brackets of the broken scripts of one page that are mended.

json-repair looks ahead from each mark, so that 60 KB of quotation marks can take it a minute.  It takes at most 0.4 µs
for each such product, two seconds in all; broken scripts of real pages have up to a fifth of it."""

MAX_NODES = 2_000
"""Nodes kept of one page."""

MAX_DEPTH = 24
"""Levels of nesting that are followed.  Deep enough for any article, and safe against bombs."""

_OPENING = re.compile(r"<!--|//\s{0,20}<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/")
_CLOSING = re.compile(r"(?:-->|//\s{0,20}\]\]>|\]\]>|;)\Z")
_LONGEST_CLOSING = 30
_MARKS = "\"'“”{}[]"
_PREFIX = re.compile(r"^(?:https?://(?:www\.)?schema\.org/|schema:)", re.IGNORECASE)

ARTICLE_TYPES = frozenset(
    {
        "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "askpublicnewsarticle",
        "backgroundnewsarticle", "opinionnewsarticle", "reviewnewsarticle", "advertisercontentarticle",
        "satiricalarticle", "liveblogposting", "blogposting", "scholarlyarticle", "medicalscholarlyarticle",
        "techarticle", "apireference", "report", "socialmediaposting", "discussionforumposting", "review",
        "criticreview", "claimreview", "recipe", "howto",
    }
)  # fmt: skip
"""schema.org's Article and its subtypes, and what sites use in their place (https://schema.org/Article)."""

_CARRIERS = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed", "hasPart", "subjectOf", "about")
"""Properties under which an article is nested inside the thing that carries it."""


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The things that a page describes in JSON-LD.

    Args:
        nodes: each thing, in the page's order; ``@graph`` and ``mainEntity`` are opened.
        articles: those of them whose type is an article of some kind.
        named: the fullest node for each ``@id``.
        broken: how many scripts were not read: broken beyond repair, or broken beside one that describes an article.
    """

    nodes: tuple[Node, ...] = ()
    articles: tuple[Node, ...] = ()
    named: dict[str, Node] = field(default_factory=dict)
    broken: int = 0

    def follow(self, value: Any) -> Any:
        """The thing that a reference stands for.

        Args:
            value: any value of a node.

        Returns:
            the node named by a bare ``{"@id": …}``; every other value as it is.
        """
        if isinstance(value, dict) and len(value) <= 2 and isinstance(name := value.get("@id"), str):
            return self.named.get(name, value)
        return value

    def values(self, node: Node, *keys: str) -> list[Any]:
        """The values of a property, arrays opened and references followed.

        Args:
            node: the thing.
            keys: the property, and others to ask where it is missing.

        Returns:
            the values of the first property that has any; empty if none has.

        Example:
            >>> LinkedData().values({"author": [{"name": "A. Bell"}, ["B. Cole"]]}, "author")
            [{'name': 'A. Bell'}, 'B. Cole']
        """
        for key in keys:
            stated = node.get(key)
            if stated is None:  # most often
                continue
            if isinstance(stated, str):
                return [stated] if stated else []
            if found := [self.follow(value) for value in _opened(stated)]:
                return found
        return []


def types_of(node: Node) -> frozenset[str]:
    """The types of a node, lower case, without ``schema:`` or the schema's address.

    Example:
        >>> sorted(types_of({"@type": ["schema:NewsArticle", "http://schema.org/Report"]}))
        ['newsarticle', 'report']
    """
    stated = node.get("@type")
    if isinstance(stated, str):
        return _kind(stated)
    return frozenset().union(*(_kind(kind) for kind in _opened(stated) if isinstance(kind, str)))


@remembered(256)
def _kind(stated: str) -> frozenset[str]:
    return frozenset((_PREFIX.sub("", stated).lower(),))


def read(scripts: Iterable[str]) -> LinkedData:
    """Read the JSON-LD of a page.  ``Document.linked_data`` calls this and keeps the answer.

    Args:
        scripts: what stands in each ``<script type="application/ld+json">``, in the page's order.

    Returns:
        every node, flattened; empty if the page has none.

    Example:
        >>> read(['{"@graph": [{"@type": "NewsArticle", "headline": "A"}]}']).articles[0]["headline"]
        'A'
    """
    texts = [text[:MAX_SCRIPT] for text in islice(scripts, MAX_SCRIPTS) if text and not text.isspace()]
    roots = [_parsed(text) for text in texts]
    nodes = tuple(islice(_nodes(roots, 0), MAX_NODES))
    articles = _articles(nodes)
    broken = [place for place, root in enumerate(roots) if root is None]
    if broken and not articles:
        left = MAX_EFFORT
        for place in broken:
            roots[place], effort = _mended(texts[place], left)
            left -= effort
        nodes = tuple(islice(_nodes(roots, 0), MAX_NODES))
        articles = _articles(nodes)
    named: dict[str, Node] = {}
    for node in _everything(roots) if any('"@id"' in text for text in texts) or broken else ():
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(named.get(name, ())):
            named[name] = node
    return LinkedData(nodes, articles, named, broken=sum(root is None for root in roots))


def _articles(nodes: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(node for node in nodes if not ARTICLE_TYPES.isdisjoint(types_of(node)))


def _parsed(text: str) -> Any:
    """The value of one script; None if it is no valid JSON, raw line breaks and what stands around it aside."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        pass
    try:
        return json.loads(_bare(_bare(text.strip())), strict=False)
    except (ValueError, RecursionError):
        return None


def _mended(text: str, left: int) -> tuple[Any, int]:
    """The value of a broken script, None if nothing could be read; and the effort that it took."""
    bare = _bare(_bare(text.strip()))
    effort = len(bare) * sum(map(bare.count, _MARKS))
    if not 0 < effort <= left or bare[0] not in "{[":
        return None, 0
    import json_repair  # noqa: PLC0415 - only for broken JSON

    try:
        value = json_repair.loads(bare, skip_json_loads=True)
    except (ValueError, RecursionError):
        value = None
    return value if isinstance(value, dict | list) and value else None, effort


def _bare(text: str) -> str:
    """JSON without the comment or CDATA mark around it, or the semicolon behind it."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, max(0, len(text) - _LONGEST_CLOSING))
    return text[opening.end() if opening else 0 : closing.start() if closing else len(text)].strip()


def _opened(value: Any, depth: int = 0) -> Iterator[Any]:
    """The members of arrays in arrays; a single value is itself.  ``@list`` and ``@value`` are opened too."""
    if isinstance(value, list):
        if depth < MAX_DEPTH:
            for member in value[:MAX_NODES]:
                yield from _opened(member, depth + 1)
    elif isinstance(value, dict) and ("@value" in value or "@list" in value) and depth < MAX_DEPTH:
        yield from _opened(value.get("@value", value.get("@list")), depth + 1)
    elif value is not None and value != "":
        yield value


def _nodes(value: Any, depth: int) -> Iterator[Node]:
    for thing in _opened(value):
        if not isinstance(thing, dict) or depth > MAX_DEPTH:
            continue
        node = _plain(thing)
        if len(node) > 1 or "@type" in node:
            yield node
        for key in _CARRIERS:
            if isinstance(node.get(key), dict | list):
                yield from _nodes(node[key], depth + 1)


def _plain(node: Node) -> Node:
    """The node with ``schema:headline`` as ``headline``."""
    if any(":" in key for key in node):
        return {_PREFIX.sub("", key): value for key, value in node.items()}
    return node


def _everything(value: Any) -> Iterator[Node]:
    """Every object at any depth, breadth first, bounded."""
    queue: list[Any] = [value]
    seen = 0
    while queue and seen < MAX_NODES * 10:
        level, queue = queue, []
        for thing in level:
            seen += 1
            if isinstance(thing, dict):
                yield thing
                queue.extend(member for member in thing.values() if isinstance(member, dict | list))
            elif isinstance(thing, list):
                queue.extend(member for member in thing if isinstance(member, dict | list))

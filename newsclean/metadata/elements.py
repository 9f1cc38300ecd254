"""The elements that may say something about the article, found in one walk of the page.

A query costs some thirty microseconds to walk the tree, a hundred where nobody has walked it yet, three for each tag
and up to thirty for each attribute that it asks about (measured on pages of 175 kB): one query with all the selectors
is far cheaper than one for each source, and what few pages need is not among them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsclean.document import LINKED_DATA
from newsclean.metadata.field_names import STATED
from newsclean.metadata.plain import holds

MAX_NODES = 1_500
"""Elements sorted; a page has some 50 to 200, one with more is a list."""

_SELECTORS = (
    f"{LINKED_DATA}, meta[content], h1, time, figcaption, [itemprop], a[href*='/aut'],"
    " [rel]:is([rel~='author'], a[rel~='license'], a[rel~='tag'], a[rel~='category'],"
    " link[rel~='canonical'], link[rel~='amphtml'], link[rel~='license'], link[rel~='image_src']),"
    " [property]:is([property^='schema:'], [property^='dc:']),"
    " [class]:is([class*='author' i], [class*='byline' i], [class~='fn'])"
)
"""What most elements lack is asked first."""

LESSER = "h2, h3"
"""Lesser headings: looked for where no ``<h1>`` says what the head says."""

_GROUPS = {"h1": "h1", "time": "times", "figcaption": "captions", "link": "links", "script": "scripts"}
_WHOLE = frozenset({"title", "main", "article", "h3", "figcaption", "link", "script"})
"""Tags whose attributes say nothing more."""
_NOBODY = frozenset({"h1", "h2", "time"})
"""Tags whose attributes may say what and when, and never who."""

MAX_LEVELS = 6
"""Ancestors of an element that may say that it belongs to something else."""

ELSEWHERE = tuple(
    """
comment related teaser recommend sidebar promo popular trending mostread most-read latest footer newsletter testimonial
carousel slider more- next prev card list widget menu navig nav- -nav navbar breadcrumb share social caption image photo
avatar credit disqus reply recirc aside
""".split()
)
"""What classes hold of elements that are not the article: comments, teasers, side columns."""

ASIDES = frozenset({"aside", "footer", "nav"})
"""Tags of the same."""

_DATES = ("date", "schema:date", "dc:date")
"""How the names of dates begin in microdata and RDFa."""

_MARKS = ("author", "byline", "autor")
_MARK_WORDS = ("fn", "username")
_MARK_WORD = re.compile(r"\b(?:fn|username)\b", re.IGNORECASE)
"""What attributes of elements hold that name an author: anywhere, and as a word (hCard's ``fn``)."""


@dataclass(slots=True)
class Elements:
    """Elements by what they may say, each list in the page's order.

    Args:
        meta: the attributes of each ``<meta content>``.
        scripts: JSON-LD.
        links: ``<link>`` with a rel that says something about the article.
        h1: ``<h1>``.
        times: ``<time>``.
        captions: ``<figcaption>``.
        headlines: microdata headlines.
        stated: microdata and RDFa of plain fields, each with its name.
        dates: dates in microdata and RDFa.
        rels: links to the licence, to topics and to the section.
        marked: what says of itself that it holds an author.
        order: the place of each element but ``<meta>``, by ``mem_id``.
        cut: whether there were more than were sorted.
    """

    meta: list[dict[str, str | None]] = field(default_factory=list)
    scripts: list[LexborNode] = field(default_factory=list)
    links: list[LexborNode] = field(default_factory=list)
    h1: list[LexborNode] = field(default_factory=list)
    times: list[LexborNode] = field(default_factory=list)
    captions: list[LexborNode] = field(default_factory=list)
    headlines: list[LexborNode] = field(default_factory=list)
    stated: list[tuple[str, LexborNode]] = field(default_factory=list)
    dates: list[LexborNode] = field(default_factory=list)
    rels: list[LexborNode] = field(default_factory=list)
    marked: list[LexborNode] = field(default_factory=list)
    order: dict[int, int] = field(default_factory=dict)
    cut: bool = False


def find(tree: LexborHTMLParser, also: str = "") -> Elements:
    """Find and sort the elements of a page.

    Args:
        tree: the parsed page.
        also: a selector of further elements whose order is wanted.

    Returns:
        the elements.

    Example:
        >>> [node.text() for node in find(LexborHTMLParser("<h1>Storm</h1><h2>Live</h2>")).h1]
        ['Storm']
    """
    # In one ":is()", each element comes once.
    nodes = tree.css(f":is({_SELECTORS}{', ' if also else ''}{also})")
    out = Elements(cut=len(nodes) > MAX_NODES)
    for place, node in enumerate(nodes[:MAX_NODES]):
        tag = node.tag or ""
        if tag == "meta":
            attributes = node.attributes
            out.meta.append(attributes)
            if stated := attributes.get("itemprop") or attributes.get("property"):
                _sort_stated(node, stated, out)
            continue
        out.order[node.mem_id] = place
        group = _GROUPS.get(tag)
        if group:
            getattr(out, group).append(node)
        if tag not in _WHOLE:
            _sort(node, tag, out)
    return out


def marks_of(node: LexborNode) -> str:
    """What an element says of itself: its classes, its id and its rel."""
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('rel') or ''}"


def belongs_elsewhere(node: LexborNode, marks: str) -> bool:
    """Whether an element stands in comments, teasers, side columns: in what is not the article.

    Args:
        node: the element.
        marks: what it says of itself.
    """
    parent = node.parent
    for _ in range(MAX_LEVELS):
        if parent is None or (tag := parent.tag) in {"body", "html"}:
            break
        if tag in ASIDES:
            return True
        marks += f" {marks_of(parent)}"
        parent = parent.parent
    return holds(marks, ELSEWHERE)


def _sort_stated(node: LexborNode, stated: str, out: Elements) -> None:
    """Put an element where its microdata or RDFa belongs."""
    if stated.startswith(_DATES):
        out.dates.append(node)
    elif (name := stated.removeprefix("schema:").lower()) in STATED:
        if node.tag != "meta" or node.attributes.get("itemprop"):  # <meta property="keywords"> is of the page
            out.stated.append((name, node))
    elif "headline" in stated:
        out.headlines.append(node)


def _sort(node: LexborNode, tag: str, out: Elements) -> None:
    """Put an element where its attributes belong."""
    attributes = node.attributes
    stated = attributes.get("itemprop") or attributes.get("property") or ""
    if stated:
        _sort_stated(node, stated, out)
    if tag in _NOBODY:
        return
    rel = attributes.get("rel") or ""
    named = f"{stated} {rel} {attributes.get('class')} {attributes.get('href')}"
    if holds(named, _MARKS) or (holds(named, _MARK_WORDS) and _MARK_WORD.search(named)):
        out.marked.append(node)
    elif tag == "a" and rel:
        out.rels.append(node)

"""Who wrote it: JSON-LD, meta tags, marked elements, and the byline where a reader finds it.

All the true authors stand somewhere in the visible text of nearly every page, and in JSON-LD or meta tags of two
pages in three; so the page itself is read too.  Each source gives its names as it has them; which of them sign the
article is decided later, by the points of :mod:`newsclean.metadata.trust`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import cast

from selectolax.lexbor import LexborNode

from newsclean.linked_data import types_of
from newsclean.metadata.byline_lines import from_lines
from newsclean.metadata.elements import MAX_LEVELS, belongs_elsewhere, marks_of
from newsclean.metadata.leads import is_second
from newsclean.metadata.name_shapes import folded, is_person
from newsclean.metadata.names import NOBODY, People
from newsclean.metadata.plain import holds, plain
from newsclean.metadata.reading import Reading
from newsclean.metadata.signatures import signature, signed, together, written_large
from newsclean.types import Finding

META = (
    "author", "article:author", "parsely-author", "sailthru.author", "citation_author", "dc.creator", "dcterms.creator",
    "byl", "og:author", "og:article:author", "article:author_name", "article:authors", "authors", "creator",
    "cxenseparse:author", "mediator_author", "dc.contributor", "vr:author", "news_authors", "dcsext.author",
)  # fmt: skip
"""Meta names that hold authors."""

FAMILY_FIRST = frozenset({"citation_author", "dc.creator", "dcterms.creator"})
"""Meta names whose names libraries write "Bell, Anna" (https://scholar.google.com/intl/en/scholar/inclusion.html)."""

_INVERTED = re.compile(r"(\S+), ([^\s,]+(?: [^\s,]+)?)")
"""Exactly one comma behind one word; of "Anna Bell, Bea Cole" nothing is moved."""

WRITTEN_BY = frozenset(
    {"written by", "by", "author", "verfasst von", "geschrieben von", "autor", "écrit par", "escrito por", "scritto da",
     "geschreven door", "skriven av", "skrevet av", "napisane przez", "автор", "написано автором", "yazan", "作者",
     "kirjoittaja"}
)  # fmt: skip
"""Labels of Twitter cards (``twitter:label1``) whose value is the author; WordPress plug-ins write them."""

MAX_MARKED = 14
"""Marked elements looked at; pages with more are lists of other articles."""

MAX_DOUBTFUL = 6
"""Marked elements read in comments, teasers and side columns: they sign only where nothing else does."""

MAX_MARK = 200
"""Characters of a marked element; a longer one is a biography."""

RUN_ON = 2
"""Spaces of a name from which on it may hold the beginning of what stands beside it."""

MAX_LEAVES = 20
"""Elements of a byline that are looked at one by one."""

MAX_AUTHORS = 20
"""Authors read from one list."""

PLACES = ("author-location", "author-place", "author-city", "byline-location", "byline-place")
"""What classes hold of elements beside an author's name that say where they write from."""

_ITEMS = frozenset({"li", "div", "p", "article"})
"""What lists of authors are made of."""

_BYLINE_MARK = re.compile(r"byline|signature|firma|name|\bfn\b", re.IGNORECASE)
_ORGANISATION_TYPES = frozenset({"organization", "newsmediaorganization", "corporation"})


def propose(reading: Reading) -> Iterator[Finding]:
    """Every author that the page gives.

    Args:
        reading: the page.

    Yields:
        findings for ``authors`` and ``organisations``; visible ones in the page's order.
    """
    linked = list(_from_linked_data(reading))
    yield from linked
    yield from _from_meta(reading)
    marked = list(_from_marks(reading, {finding.value for finding in linked if finding.field == "authors"}))
    yield from marked
    yield from from_lines(reading, {name for finding in marked for name in cast("tuple[str, ...]", finding.value)})


def _from_linked_data(reading: Reading) -> Iterator[Finding]:
    data = reading.data
    for node in reading.articles[:1]:
        for name in ("author", "creator"):
            values = data.values(node, name)[:MAX_AUTHORS]
            yield from signed(together(_person(value, reading) for value in values), f"json-ld:{name}")
    if not reading.articles:
        for node in data.nodes:
            if node.get("author") and "webpage" in types_of(node):
                values = data.values(node, "author")[:MAX_AUTHORS]
                yield from signed(together(_person(value, reading) for value in values), "json-ld:page-author")


def _person(value: object, reading: Reading) -> People:
    """Who a JSON-LD value names: a string, a person, an organisation."""
    if isinstance(value, str):
        return NOBODY if value.startswith("http") else reading.names(value)
    if not isinstance(value, dict):
        return NOBODY
    names = [plain(name) for name in reading.data.values(value, "name") if isinstance(name, str)]
    if not names:
        names = [f"{plain(value.get('givenName'))} {plain(value.get('familyName'))}"]
    people = together(reading.names(name) for name in names)
    if not _ORGANISATION_TYPES.isdisjoint(types_of(value)):
        return People((), folded(list(people.persons + people.organisations)))
    return people


def _from_meta(reading: Reading) -> Iterator[Finding]:
    given = reading.head.meta
    for name in META:
        if name not in given:
            continue
        values = [value for value in given[name] if not value.startswith(("http", "@", "www."))]
        if name in FAMILY_FIRST:
            values = [_given_first(value) for value in values]
        if values:
            people = together(reading.names(value) for value in values[:MAX_AUTHORS])
            yield from signed(people, f"meta:{name}")
    for number in "123":
        label = reading.head.first(f"twitter:label{number}")
        if label and plain(label).casefold() in WRITTEN_BY:
            people = reading.names(reading.head.first(f"twitter:data{number}"))
            yield from signed(people, f"meta:twitter:data{number}")


def _given_first(name: str) -> str:
    match = _INVERTED.fullmatch(name.strip())
    return f"{match[2]} {match[1]}" if match else name


def _from_marks(reading: Reading, linked: Container[object] = ()) -> Iterator[Finding]:
    """Elements marked as an author by class, rel, itemprop, or a link to an author's page.

    Where one beside the headline names somebody, those elsewhere on the page are not asked; where it says what JSON-LD
    says, neither are those behind it.  Several side by side are one byline: "<a>Anna Bell</a>, <a>Bea Cole</a>".
    """
    given: list[tuple[LexborNode, str, People]] = []
    for node, source, people in _marked(reading, linked):
        before = given[-1] if given else None
        if before and source == before[1] and source.endswith(":head") and _stand_together(before[0], node):
            given[-1] = (node, source, together([before[2], people]))
        else:
            given.append((node, source, people))
    for _, source, people in given:
        yield from signed(people, source)


def _stand_together(one: LexborNode, other: LexborNode) -> bool:
    """Whether two elements have one parent, or are items of one list."""
    parents = (one.parent, other.parent)
    if parents[0] is None or parents[1] is None:
        return False
    if parents[0].mem_id == parents[1].mem_id:
        return True
    lists = (parents[0].parent, parents[1].parent)
    same = lists[0] is not None and lists[1] is not None and lists[0].mem_id == lists[1].mem_id
    return same and parents[0].tag == parents[1].tag == "li"


def _marked(reading: Reading, linked: Container[object]) -> Iterator[tuple[LexborNode, str, People]]:
    """Each marked element that is asked, with the name of its source and whom it names."""
    order = reading.order
    start = order.get(reading.headline.mem_id, -1) if reading.headline is not None else -1
    named = False
    doubts = 0
    for index, node in enumerate(reading.elements.marked[:MAX_MARKED]):
        text = reading.words(node)
        if not text or len(text) > MAX_MARK:
            continue
        place = "head" if text in reading.zone_text else "page"
        above = order[node.mem_id] < start
        if place == "page" and (above or named):
            continue
        marks = marks_of(node)
        if holds(marks, PLACES):
            continue
        doubtful = "?" if belongs_elsewhere(node, marks) else ""
        if above and doubtful:
            continue
        if doubtful and place == "page" and (doubts := doubts + 1) > MAX_DOUBTFUL:
            continue
        people = _marked_people(index, text, reading)
        yield node, f"{_kind(node, marks)}:{place}{doubtful}", people
        if place == "head" and people.persons in linked:
            return
        named = named or (place == "head" and not doubtful and bool(people.persons))


def _kind(node: LexborNode, marks: str) -> str:
    if node.tag == "a":
        return "author-link"
    return "byline-mark" if _BYLINE_MARK.search(marks) else "author-mark"


def _marked_people(index: int, text: str, reading: Reading) -> People:
    """The names in a marked element: those of its links to authors' pages, else those of its text."""
    links = _links_in(index, reading.elements.marked)
    people = together(reading.names(reading.words(link)) for link in links) if links else NOBODY
    if not people.persons:
        node = reading.elements.marked[index]
        items = _items(node, reading)
        parts = [(item, reading.words(item)) for item in items] if items else [(node, text)]
        # "Text: …" and "Editor: …" in a list: who edits signs only where nobody else does.
        parts = [(part, said) for part, said in parts if not is_second(said)] or parts
        people = together(_apart(part, reading.names(signature(part, said)), reading) for part, said in parts)
    return written_large(people)


def _items(node: LexborNode, reading: Reading) -> list[LexborNode]:
    """The items of a list of authors, or their cards; none where its elements are of several sorts."""
    children = [child for child in node.iter() if child.tag in _ITEMS and reading.words(child)]
    alike = len({(child.tag, child.attributes.get("class")) for child in children}) == 1
    return children[:MAX_AUTHORS] if len(children) > 1 and alike else []


def _apart(node: LexborNode, people: People, reading: Reading) -> People:
    """People whose names ran into what stands beside them: "Anna Bell" and "Coast correspondent" in two elements.

    Who stands in an element of the same sort as the first signs too.
    """
    if not people.persons or people.persons[0].count(" ") < RUN_ON:
        return people
    leaves = [each for each in node.traverse() if (inside := each.first_child) and inside == each.last_child]
    parts = [(f"{leaf.tag} {marks_of(leaf)}", plain(leaf.text())) for leaf in leaves[:MAX_LEAVES]]
    for sort, text in parts:
        if people.persons[0].startswith(f"{text} ") and is_person(text, strict=True):
            return together(reading.names(other, strict=True) for same, other in parts if same == sort)
    return people


def _links_in(index: int, marked: list[LexborNode]) -> list[LexborNode]:
    """The links in a marked element, which stand right behind it in the page's order."""
    node = marked[index]
    links: list[LexborNode] = []
    for other in marked[index + 1 : index + 1 + MAX_AUTHORS] if node.tag != "a" else ():
        parent = other.parent
        for _ in range(MAX_LEVELS):
            if parent is None or parent.mem_id == node.mem_id:
                break
            parent = parent.parent
        if parent is None or parent.mem_id != node.mem_id:
            break
        if other.tag == "a":
            links.append(other)
    return links

"""Who wrote it: JSON-LD, meta tags, marked elements, and the byline where a reader finds it.

All the true authors stand somewhere in the visible text of nearly every page, and in JSON-LD or meta tags of two
pages in three; so the page itself is read too.  Each source gives its names as it has them; which of them sign the
article is decided later, by the points of :mod:`newsclean.metadata.trust`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import cast

from selectolax.lexbor import LexborNode

from newsclean.linked_data import types_of
from newsclean.metadata import bylines_cjk, dates
from newsclean.metadata.byline_words import AGENCIES, ROLES
from newsclean.metadata.elements import ASIDES, ELSEWHERE
from newsclean.metadata.given_names import is_given_name
from newsclean.metadata.leads import without_lead
from newsclean.metadata.name_shapes import folded
from newsclean.metadata.names import NOBODY, People
from newsclean.metadata.plain import holds, plain
from newsclean.metadata.reading import Reading
from newsclean.metadata.zone import LONG, Line
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

MAX_LEVELS = 6
"""Ancestors of a marked element that may say that it belongs to something else."""

MAX_MARK = 200
"""Characters of a marked element; a longer one is a biography."""

MAX_AUTHORS = 20
"""Authors read from one list."""

MAX_SPACES = 14
"""Spaces in a line that may be names and nothing else: four or five of them, or one with its role and the date."""

ABOVE = 4
"""Lines above the headline that may be a byline."""

MAX_BODY = 1
"""Long lines between the headline and a byline: a standfirst, no more."""

HEAD = 4
"""Lines below the headline that count as next to it."""

MARK_LEVELS = 3
"""Elements from a line's own on that may say by their class that it is a byline."""

MAX_BESIDE = 3
"""Words beside the names in a line that is names and nothing else: "and", a city, an agency."""

AUTHOR_CLASSES = (
    "autor", "writer", "reporter", "signat", "firma", "assinatura", "podpis", "szerz", "kirjoitt", "penulis", "yazar",
    "muhabir", "skribent", "forfatter", "författare", "auteur", "redakt", "journalist", "credits-name", "by-name",
)  # fmt: skip
"""What classes hold of elements that name an author, beside "author" and "byline", which are looked for everywhere."""

OTHER_CLASSES = (
    "tag", "topic", "label", "section", "seccion", "sezione", "secao", "editoria", "dzial", "sectiune", "rubri",
    "ressort", "categor", "kicker", "eyebrow", "location", "place", "region", "standfirst", "subtitle", "subhead",
    "teaser", "foto", "photo", "image", "caption", "credit", "share", "related", "keyword", "breadcrumb", "menu",
    "team", "score",
)  # fmt: skip
"""What classes hold of lines that are names of topics, places and sections."""

_NO_BYLINES = frozenset({"figure", "figcaption", "nav", "aside", "footer", "blockquote", "button", "form", "table"})
"""Elements in which names are pictured, quoted or linked, and sign nothing."""

_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,3}")
_PLACED = re.compile(r"[A-ZÀ-Þ][\w .,'’()-]{1,40}\s[—–|/-]{1,2}\s")
"""A place before a byline."""

_TWO_CAPITALS = re.compile(r"[A-Z][\w'.-]*\s+(?:[\w'.-]+\s+)?[A-Z]")
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
    yield from _from_lines(reading, {name for finding in marked for name in cast("tuple[str, ...]", finding.value)})


def signed(people: People, source: str) -> Iterator[Finding]:
    """Findings for ``authors`` and ``organisations``, as far as there are any.

    Example:
        >>> [finding.field for finding in signed(People(("Anna Bell",)), "byline")]
        ['authors']
    """
    if people.persons:
        yield Finding("authors", people.persons, source)
    if people.organisations:
        yield Finding("organisations", people.organisations, source)


def _together(parts: Iterable[People]) -> People:
    listed = list(parts)
    return People(
        folded([name for part in listed for name in part.persons]),
        folded([name for part in listed for name in part.organisations]),
    )


def _from_linked_data(reading: Reading) -> Iterator[Finding]:
    data = reading.data
    for node in reading.articles[:1]:
        for name in ("author", "creator"):
            values = data.values(node, name)[:MAX_AUTHORS]
            yield from signed(_together(_person(value, reading) for value in values), f"json-ld:{name}")
    if not reading.articles:
        for node in data.nodes:
            if node.get("author") and "webpage" in types_of(node):
                values = data.values(node, "author")[:MAX_AUTHORS]
                yield from signed(_together(_person(value, reading) for value in values), "json-ld:page-author")


def _person(value: object, reading: Reading) -> People:
    """Who a JSON-LD value names: a string, a person, an organisation."""
    if isinstance(value, str):
        return NOBODY if value.startswith("http") else reading.names(value)
    if not isinstance(value, dict):
        return NOBODY
    names = [plain(name) for name in reading.data.values(value, "name") if isinstance(name, str)]
    if not names:
        names = [f"{plain(value.get('givenName'))} {plain(value.get('familyName'))}"]
    people = _together(reading.names(name) for name in names)
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
            people = _together(reading.names(value) for value in values[:MAX_AUTHORS])
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
    says, neither are those behind it.
    """
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
        marks = _marks(node)
        doubtful = "?" if _belongs_elsewhere(node, marks) else ""
        if above and doubtful:
            continue
        if doubtful and place == "page" and (doubts := doubts + 1) > MAX_DOUBTFUL:
            continue
        people = _marked_people(index, text, reading)
        yield from signed(people, f"{_kind(node, marks)}:{place}{doubtful}")
        if place == "head" and people.persons in linked:
            return
        named = named or (place == "head" and not doubtful and bool(people.persons))


def _marks(node: LexborNode) -> str:
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('rel') or ''}"


def _kind(node: LexborNode, marks: str) -> str:
    if node.tag == "a":
        return "author-link"
    return "byline-mark" if _BYLINE_MARK.search(marks) else "author-mark"


def _belongs_elsewhere(node: LexborNode, marks: str) -> bool:
    """Whether an element stands in comments, teasers, side columns: in what is not the article."""
    parent = node.parent
    for _ in range(MAX_LEVELS):
        if parent is None or (tag := parent.tag) in {"body", "html"}:
            break
        if tag in ASIDES:
            return True
        marks += f" {_marks(parent)}"
        parent = parent.parent
    return holds(marks, ELSEWHERE)


def _marked_people(index: int, text: str, reading: Reading) -> People:
    """The names in a marked element: those of its links to authors' pages, else those of its text."""
    links = _links_in(index, reading.elements.marked)
    people = _together(reading.names(reading.words(link)) for link in links) if links else NOBODY
    return _written_large(people if people.persons else reading.names(text))


def _written_large(people: People) -> People:
    """People without "love eating": meta tags hold names in small letters, on the page small words are a sentence."""
    persons = tuple(name for name in people.persons if " " not in name or not name.islower())
    return people if len(persons) == len(people.persons) else People(persons, people.organisations)


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


def _may_be_names(text: str) -> bool:
    """Whether a line is short enough and has capitals enough to be names: the cheap test before the careful one."""
    if text.count(" ") > MAX_SPACES:
        return False
    return not text.isascii() or bool(_TWO_CAPITALS.search(text)) or text.strip(" |").casefold() in AGENCIES


def _from_lines(reading: Reading, marked: Container[str] = ()) -> Iterator[Finding]:
    """Lines near the headline that are a byline by their wording, or by standing beside the date.

    Args:
        reading: the page.
        marked: names that marked elements give: a line that is names says nothing more of them.
    """
    lines = [line for line in reading.zone if line.place >= -ABOVE and line.body <= MAX_BODY]
    dated = [len(line.text) < LONG and bool(dates.scan(line.text, month_first=reading.month_first)) for line in lines]
    for index, line in enumerate(lines):
        if len(line.text) >= LONG:
            if bylines_cjk.signs(line.text):  # the brackets that a report begins with
                yield from signed(reading.names(line.text), "byline")
            continue
        rest, led = _led(line.text)
        # Where no space parts a word from the next, a lead is also the beginning of a word: only the grammar tells.
        signs = bylines_cjk.signs(line.text)
        if rest and (signs or bylines_cjk.is_asian(line.text[:1])):
            rest, led = line.text, signs
        near = reading.headline is not None and 0 < line.place <= HEAD
        above = reading.headline is not None and line.place < 0
        if led and not rest:
            following = _next(lines, index)
            if len(following) < LONG:
                yield from signed(_written_large(reading.names(following)), "byline:label")
        elif led:
            yield from signed(_written_large(reading.names(rest)), "byline" if near else "byline:below")
        elif near and any(dated[max(index - 1, 0) : index + 3]) and _may_be_names(line.text):
            yield from signed(reading.names(line.text, strict=True), "line:dated")
        elif above and dated[index] and _may_be_names(line.text):
            yield from signed(reading.names(line.text, strict=True), "line:dated-above")
        elif (near or above) and _next(lines, index).casefold() in ROLES and _may_be_names(line.text):
            yield from signed(reading.names(line.text, strict=True), "line:role")
        elif near and _may_be_names(line.text):
            yield from _from_names(line, reading, marked)


def _led(text: str) -> tuple[str, bool]:
    """A line without the words that begin a byline, also behind a place: "OSLO — By Anna Bell"."""
    rest, led = without_lead(text)
    if led or not (bar := _PLACED.match(text)):
        return rest, led
    return without_lead(text[bar.end() :])


def _from_names(line: Line, reading: Reading, known: Container[str]) -> Iterator[Finding]:
    """A line below the headline whose element says that it holds an author, or that is names and little else."""
    marked = _says_author(line.node)
    if marked is None:
        return
    persons = reading.names(line.text, strict=True).persons
    if not marked:
        persons = tuple(filter(_is_named, persons)) if persons and _covers(persons, line.text) else ()
    new = tuple(name for name in persons if name not in known)
    yield from signed(People(new), "line:marked" if marked else "line:names")


def _says_author(node: LexborNode) -> bool | None:
    """Whether an element or one around it says that it holds an author; None if it stands in what is not the head."""
    parent: LexborNode | None = node
    for _ in range(MARK_LEVELS):
        if parent is None or (tag := parent.tag) in {"body", "html", "article", "main"}:
            return False
        if tag in _NO_BYLINES:
            return None
        marks = _marks(parent)
        if holds(marks, AUTHOR_CLASSES):
            return None if holds(marks, ELSEWHERE) else True
        if holds(marks, OTHER_CLASSES):
            return None
        parent = parent.parent
    return False


def _covers(persons: Sequence[str], text: str) -> bool:
    """Whether a line is names, joined, with a place or an agency behind them at most."""
    beside = len(text.split()) - sum(len(name.split()) for name in persons)
    return text[:1].isupper() and text[-1:] not in ".:!?…" and beside <= MAX_BESIDE


def _is_named(name: str) -> bool:
    """Whether something shaped like a person's name holds a given name, or initials before a family name."""
    words = name.split()
    return _INITIALS.fullmatch(words[0]) is not None or any(map(is_given_name, words))


def _next(lines: Sequence[Line], index: int) -> str:
    return lines[index + 1].text if index + 1 < len(lines) else ""

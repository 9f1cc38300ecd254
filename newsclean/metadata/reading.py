"""What one page offers to the sources, each thing read once: a long file, because it is one page behind one door."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from newsclean.document import Document
from newsclean.linked_data import LinkedData, Node, types_of
from newsclean.metadata import head as heads
from newsclean.metadata.dates import MAX_TEXT, Seen, scan
from newsclean.metadata.elements import LESSER, Elements, find
from newsclean.metadata.names import People, read_names
from newsclean.metadata.number_dates import HABITS
from newsclean.metadata.plain import key, plain, seen, squash
from newsclean.metadata.title_pieces import runs
from newsclean.metadata.zone import Line, around, leaves, shown

_SITE_TYPES = frozenset({"newsmediaorganization", "organization", "website", "corporation", "newspaper", "brand"})
_NO_NAMES = frozenset({"www", "m", "amp", "blog", "news"})
_HOSTERS = frozenset(
    {
        "blogspot",
        "wordpress",
        "substack",
        "medium",
        "tumblr",
        "github",
        "typepad",
        "livejournal",
        "wixsite",
        "weebly",
        "ghost",
    }
)
"""Domains below which each subdomain is a site of its own."""

_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go", "gob", "gv", "in"})
"""Labels below a country code that are no site's name: example.co.uk, example.gv.at."""


_LINE = re.compile(r"\S[^\n]*")
"""A line that is not blank: most of what stands between elements is."""

_LOOSE = re.compile(r" [,.:;!?)]")
"""A mark behind a space, which the page may have or the reading of its elements apart."""

HEADINGS = frozenset({"h1", "h2", "h3"})
"""Elements whose text is read to the letter."""


def _bare(url: str) -> str:
    """An address without scheme, ``www``, query, fragment and closing slash: how two spellings of it compare."""
    return (
        url.split("#", maxsplit=1)[0]
        .split("?", maxsplit=1)[0]
        .partition("://")[2]
        .removeprefix("www.")
        .rstrip("/")
        .casefold()
    )


_DAY_FIRST = re.compile(r"\.(?:uk|au|nz|ie|in|za|ng|ke|gh|tz|ug|zw|pk|my|sg|eu|de|fr|es|it|nl|be|at|ch)$")
"""Country codes where English dates begin with the day."""

SHORT_NAME = 3
"""Letters of a site's name that stand for it at the beginning of its domain: "ntv" of ntv.com.tr."""

LONG_NAME = 6
"""Words of a site's name: "The Sunday Times of Sri Lanka"."""

MAX_ABOVE = 4
"""Lines above the headline that count as next to it."""

MAX_HEADINGS = 12
"""``<h1>`` elements compared with the title in the head."""

MAX_LESSER = 20
"""``<h2>`` and ``<h3>`` elements compared with it where no ``<h1>`` is: sites that head their teasers with them."""

MAX_LEAVES = 200
"""Lines searched for the headline on pages without headings."""

MAX_HEADING = 500
"""Characters of a heading that are compared."""

MIN_BACKED = 9
"""Characters of a heading that may be the headline because the head holds it: more than "Politics"."""

MAX_PAGE = 60_000
"""Characters of the page's text that are searched when nothing else has answered."""

MAX_LEVELS = 12
"""Ancestors of an element that are asked what it stands in."""


def ancestors(node: LexborNode) -> Iterator[str]:
    """The tags that an element stands in, the nearest first, up to ``<body>``."""
    parent = node.parent
    for _ in range(MAX_LEVELS):
        if parent is None or parent.tag in {"body", "html"}:
            return
        yield parent.tag or ""
        parent = parent.parent


def words(node: LexborNode, backing: str = "") -> str:
    """The text of an element as one line.

    Whether ``C<span>ycle</span>`` is one word or two cannot be seen in the markup;
    where ``backing`` holds one of the two readings, that one is taken.
    """
    read = seen if node.tag in HEADINGS else plain
    apart = read(shown(node, " "))
    if node.tag in HEADINGS and _LOOSE.search(apart):
        joined = read(shown(node, ""))  # "<span>Storm</span>: harbour closed"
        apart = joined if key(joined) == key(apart) else apart
    if backing and apart and key(apart) not in backing:
        joined = read(shown(node, ""))
        if key(joined) in backing:
            return joined
    return apart


@dataclass(frozen=True)
class Reading:
    """One page, as the metadata sources see it.

    Args:
        document: the page.
    """

    document: Document

    def words(self, node: LexborNode) -> str:
        """The text of an element as one line; each element is read once."""
        text = self._texts.get(node.mem_id)
        if text is None:
            text = self._texts[node.mem_id] = words(node)
        return text

    def names(self, text: str, *, strict: bool = False) -> People:
        """The names in a signature; each text is taken apart once."""
        people = self._people.get((text, strict))
        if people is None:
            people = self._people[text, strict] = read_names(text, self.names_site, strict=strict)
        return people

    def absolute(self, href: str | None) -> str:
        """A link made absolute; each is made so once: a page gives its own address half a dozen times."""
        if not href:
            return ""
        url = self._links.get(href)
        if url is None:
            url = self._links[href] = self.document.absolute(href)
        return url

    @cached_property
    def _links(self) -> dict[str, str]:
        return {}

    @cached_property
    def body_lines(self) -> list[str]:
        """The text of the page, scripts included, a line for each element."""
        body = self.document.tree.body
        text = body.text(separator="\n")[:MAX_PAGE] if body is not None else ""
        return _LINE.findall(text)

    @cached_property
    def _texts(self) -> dict[int, str]:
        return {}

    @cached_property
    def _people(self) -> dict[tuple[str, bool], People]:
        return {}

    @cached_property
    def elements(self) -> Elements:
        """The elements that may say something, found in one walk."""
        return find(self.document.tree)

    @cached_property
    def lesser(self) -> list[LexborNode]:
        """The ``<h2>`` and ``<h3>`` elements: asked for where no ``<h1>`` says what the head says."""
        return self.document.tree.css(LESSER)

    @cached_property
    def order(self) -> dict[int, int]:
        """The place of each element that may say something and of the headline, by ``mem_id``."""
        if self.headline is None or self.headline.tag not in {"h2", "h3"}:
            return self.elements.order
        return find(self.document.tree, LESSER).order

    @cached_property
    def head(self) -> heads.Head:
        """The head of the page."""
        return heads.read(self.elements, self.document.tree)

    @cached_property
    def data(self) -> LinkedData:
        """Everything that the page describes in JSON-LD."""
        # Where there were too many elements, a script may stand behind what was sorted.
        return self.document.read_linked_data(None if self.elements.cut else self.elements.scripts)

    @cached_property
    def host(self) -> str:
        """The host in the page's address; empty if it has none."""
        return urlsplit(self.document.url).hostname or ""

    @cached_property
    def domain(self) -> str:
        """The name in the page's address: ``"example"`` of ``https://www.example.co.uk/a``."""
        labels = [label for label in self.host.split(".") if label not in _NO_NAMES] or [self.host]
        labels = labels[:-1] or labels
        while len(labels) > 1 and labels[-1] in _SECOND_LEVEL | _HOSTERS:
            labels.pop()
        return labels[-1]

    @cached_property
    def site_names(self) -> tuple[str, ...]:
        """What the site calls itself, in meta tags and JSON-LD."""
        names = [self.head.first(name) for name in ("og:site_name", "application-name", "apple-mobile-web-app-title")]
        names += [
            self.head.first(name).lstrip("@") for name in ("twitter:site", "dc.publisher", "publisher", "copyright")
        ]
        for node in self.data.nodes:
            for value in (node, *self.data.values(node, "publisher"), *self.data.values(node, "isPartOf")):
                if isinstance(value, dict) and not _SITE_TYPES.isdisjoint(types_of(value)):
                    names += [name for name in (value.get("name"), value.get("alternateName")) if isinstance(name, str)]
        return tuple(dict.fromkeys(name for name in map(plain, names) if name and len(name) < 80))

    @cached_property
    def stated_titles(self) -> frozenset[str]:
        """What the head and JSON-LD give as the page's title, as keys for comparison."""
        titles = [self.head.title, self.head.first("og:title"), self.head.first("twitter:title")]
        for node in self.data.articles[:1]:
            titles += [value for value in self.data.values(node, "headline") if isinstance(value, str)]
        return frozenset(filter(None, (key(plain(title)) for title in titles)))

    @cached_property
    def says(self) -> str:
        """All of :attr:`stated_titles` in one string: a heading that stands in it is backed by the head."""
        return " # ".join(sorted(self.stated_titles))

    @cached_property
    def headline(self) -> LexborNode | None:
        """The element that holds the headline: one that the head backs, else the first ``<h1>``."""
        first = self.elements.h1[:MAX_HEADINGS]
        if found := self._backed(first):
            return found
        first = [node for node in first if self.words(node) and not self.is_site(self.words(node))]
        if found := self._backed(self.lesser[:MAX_LESSER], whole=bool(first)):
            return found
        return first[0] if first else self._unmarked()

    def _backed(self, headings: list[LexborNode], *, whole: bool = False) -> LexborNode | None:
        """The first heading that the head repeats and that is not the site's name; with ``whole``, all of a title."""
        for node in headings:
            text = self.words(node)[:MAX_HEADING]
            small = key(text)
            if len(small) <= MIN_BACKED or self.is_site(text):
                continue
            if (small in self.stated_titles if whole else small in self.says) or small.endswith(
                tuple(self.stated_titles)
            ):
                return node
        return None

    def _unmarked(self) -> LexborNode | None:
        """The first line that says what ``<title>`` says, on pages that mark their headlines with ``<font>``."""
        stated = {small for part in runs(plain(self.head.title)) if len(small := key(part)) > MIN_BACKED}
        body = self.document.tree.body
        if not stated or body is None or body.child is None:
            return None
        return next((node for text, node in islice(leaves(body.child), MAX_LEAVES) if key(text) in stated), None)

    def is_site(self, text: str) -> bool:
        """Whether a heading is the site's name and nothing else: stricter than :meth:`names_site`."""
        return squash(text) in self.site_keys

    @cached_property
    def zone(self) -> tuple[Line, ...]:
        """The lines around the headline."""
        tree = self.document.tree
        body = None if self.headline is not None else tree.css_first("main, article") or tree.body
        return around(self.headline, body)

    @cached_property
    def zone_text(self) -> str:
        """The lines around the headline that are no running text, in one string."""
        near = (line.text for line in self.zone if line.body == 0 and line.place >= -MAX_ABOVE)
        return "\n".join(near)

    @cached_property
    def month_first(self) -> bool:
        """Whether ``6/5/2025`` means June here: in American English (and in no other press of the world)."""
        language = (self.head.first("og:locale") or self.head.lang).replace("-", "_").lower()
        return language in {"en_us", "en"} and not _DAY_FIRST.search(
            self.document.url.split("/")[2] if "//" in self.document.url else ""
        )

    def dates_in(self, text: str) -> tuple[Seen, ...]:
        """The dates in a line, its numbers in the order of the page's language."""
        text = text[:MAX_TEXT]  # what is behind it is not searched, and must not be remembered
        if self.habit:
            return scan(text, language=self.habit)
        return scan(text, month_first=self.month_first)

    @cached_property
    def habit(self) -> str:
        """The page's language where it has its own way with dates in numbers, else nothing."""
        language = self.head.lang.replace("_", "-").partition("-")[0].casefold()
        return language if language in HABITS else ""

    @cached_property
    def articles(self) -> tuple[Node, ...]:
        """The articles in JSON-LD, the one that this page is about first."""
        return (
            tuple(sorted(self.data.articles, key=self._distance)) if len(self.data.articles) > 1 else self.data.articles
        )

    def _distance(self, node: Node) -> int:
        """How far a node is from the page: 0 if it names the page's address, 1 its headline, else 2."""
        here = {self.document.url, *(self.absolute(href) for href in self.head.links.get("canonical", ()))}
        here = {_bare(url) for url in here if url}
        for value in (
            self.data.values(node, "url") + self.data.values(node, "mainEntityOfPage") + self.data.values(node, "@id")
        ):
            address = value.get("@id") or value.get("url") if isinstance(value, dict) else value
            if isinstance(address, str) and _bare(self.absolute(address)) in here:
                return 0
        head = {key(plain(self.head.title)), key(plain(self.head.first("og:title")))}
        headline = key(plain(next(iter(self.data.values(node, "headline", "name")), "")))
        return 1 if headline and any(headline in title for title in head) else 2

    @cached_property
    def site_keys(self) -> frozenset[str]:
        """The site's names, squashed, with and without the domain's ending."""
        names = (*self.site_names, self.host.removeprefix("www."), self.domain)
        return frozenset(filter(None, map(squash, names)))

    def names_site(self, text: str) -> bool:
        """Whether a piece of a title, or a signature, is the site's own name.

        Example:
            >>> Reading(Document("", "https://www.zeit.de/a")).names_site("ZEIT ONLINE")
            True
        """
        small = squash(text)
        known = self._sites.get(small)
        if known is None:
            known = self._sites[small] = self._is_site(small, len(text.split()))
        return known

    @cached_property
    def _sites(self) -> dict[str, bool]:
        return {}

    def _is_site(self, small: str, count: int) -> bool:
        if not small or small in self.site_keys:
            return True
        domain = squash(self.domain)
        if len(small) >= SHORT_NAME and domain.startswith(small):
            return True
        if count <= LONG_NAME and len(domain) > SHORT_NAME and domain in small:
            return True
        if len(small) > SHORT_NAME and small in squash(self.host):
            return True
        long = len(small) > SHORT_NAME + 1 and count <= LONG_NAME
        return long and any(len(name) > SHORT_NAME + 1 and (name in small or small in name) for name in self.site_keys)

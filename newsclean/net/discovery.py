"""Finding a site's articles, without IO: its feeds, its news sitemaps, its sitemaps."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias
from urllib.parse import urlsplit

from newsclean.errors import BadOption, NewscleanError
from newsclean.net.addresses import canonical, listed
from newsclean.net.bodies import Decoding
from newsclean.net.exchange import Answer, Scene, Trip
from newsclean.net.feeds import Listing, read_feed, read_json_feed
from newsclean.net.flow import reach
from newsclean.net.hosts import origin_of
from newsclean.net.sitemaps import LARGEST, MOST_ENTRIES, SitemapReader, moment
from newsclean.net.steps import Flow
from newsclean.net.wants import Collected, Sink, Want
from newsclean.types import Page

__all__ = ["Listing", "Scope", "discovery"]

MOST_FEEDS = 10
"""Feeds of one site that are read: large sites offer one for each rubric, and the first ones hold the rest."""

MOST_SITEMAPS = 50
"""Sitemaps of one site that are read."""

GUESSES = ("/sitemap.xml", "/feed/", "/rss.xml")
"""Where to look if a site names neither feed nor sitemap: the protocol's own example, WordPress, and habit."""

_ACCEPT = (
    "text/html,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,"
    "text/xml;q=0.9,application/gzip;q=0.8,*/*;q=0.1"
)
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_GZIP_MAGIC = b"\x1f\x8b"
_SNIFFED = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """How far a search for articles goes.

    Args:
        limit: articles.
        within: seconds for all of it.
        since: older articles are left out; those without a date stay.  Aware.

    Raises:
        BadOption: a value that cannot be.
    """

    limit: int = 1000
    within: float = 60.0
    since: datetime | None = None

    def __post_init__(self) -> None:
        limit: object = self.limit
        within: object = self.within
        since: object = self.since
        if not isinstance(limit, int) or limit < 1:
            raise BadOption(f"Scope.limit is {limit!r}; it takes a number from 1", option="limit")
        if not isinstance(within, int | float) or not within > 0:
            raise BadOption(f"Scope.within is {within!r}; it takes a number of seconds", option="within")
        if since is not None and not isinstance(since, datetime):
            raise BadOption(f"Scope.since is {since!r}; it takes a datetime", option="since")
        if since is not None and since.tzinfo is None:
            raise BadOption("Scope.since has no time zone; add tzinfo=datetime.UTC", option="since")


class Opened:
    """A sink for what may be a page, a feed or a sitemap, gzipped or not: the first bytes decide.

    Args:
        most: pages that a sitemap may list.
        largest: bytes of anything else.
    """

    def __init__(self, most: int, largest: int) -> None:
        self._most = most
        self._largest = largest
        self._start = b""
        self._gzip: Decoding | None = None
        self._sink: Sink | None = None
        self._first = True

    def take(self, piece: bytes) -> bool:
        """Take some bytes.

        Args:
            piece: decoded bytes.

        Returns:
            True if it has had enough.

        Raises:
            PageTooLarge: more than the limit came.
            FetchError: a gzip file that is broken.
        """
        if self._first:
            self._first = False
            self._gzip = Decoding("gzip") if piece.startswith(_GZIP_MAGIC) else None  # sitemap.xml.gz as a file
        pieces = self._gzip.feed(piece) if self._gzip else iter((piece,))
        return any(self._pass_on(part) for part in pieces)

    def _pass_on(self, part: bytes) -> bool:
        if self._sink:
            return self._sink.take(part)
        self._start += part
        return self.settle() if len(self._start) >= _SNIFFED else False

    def settle(self) -> bool:
        """Decide what it is, by what came so far.

        Returns:
            True if it has had enough.
        """
        if self._sink:
            return False
        is_sitemap = b"<urlset" in self._start[:_SNIFFED] or b"<sitemapindex" in self._start[:_SNIFFED]
        self._sink = SitemapReader(self._most) if is_sitemap else Collected(self._largest)
        return self._sink.take(self._start)

    @property
    def sitemap(self) -> SitemapReader | None:
        """The sitemap; None if it is something else."""
        return self._sink if isinstance(self._sink, SitemapReader) else None

    @property
    def body(self) -> bytes:
        """What came; empty for a sitemap."""
        return self._sink.body if isinstance(self._sink, Collected) else b""


Ask: TypeAlias = Flow[tuple[Answer, Opened]]


def discovery(scene: Scene, site: str, scope: Scope) -> Generator[Ask | Listing, tuple[Answer, Opened], None]:
    """Find a site's articles.

    Args:
        scene: what it plays in.
        site: a site, a feed or a sitemap.
        scope: how far to go.

    Yields:
        flows to carry out, whose result is sent back, and articles.

    Raises:
        NewscleanError: the site itself could not be had.
        BadOption: ``scope`` is none.
    """
    if not isinstance(scope, Scope):
        raise BadOption(f"scope must be a Scope, such as Scope(limit=20), not {scope!r:.80}", option="scope")
    canonical("https://example.com/")  # says at once which extra is missing
    until = scene.now() + scope.within
    seen: set[str] = set()
    asked: set[str] = set()
    waiting: deque[str] = deque([site])
    feeds = sitemaps = 0
    while waiting and len(seen) < scope.limit and scene.now() < until:
        url = waiting.popleft()
        if url in asked or feeds >= MOST_FEEDS or sitemaps >= MOST_SITEMAPS:
            continue
        is_first = not asked
        asked.add(url)
        try:
            answer, opened = yield _open(scene, url, scope, until - scene.now())
        except NewscleanError:
            if is_first:
                raise
            continue  # one broken feed never stops the rest
        asked.add(answer.url)
        if opened.sitemap:
            sitemaps += 1
            listings, further = _from_sitemap(opened.sitemap, answer.url)
        else:
            listings, further = _from_feed(answer, opened), []
            feeds += bool(listings)
            if not listings and is_first:
                further = _named(scene, answer, opened)
        waiting.extend(further)
        yield from _fresh(listings, scope, seen)


def _open(scene: Scene, url: str, scope: Scope, left: float) -> Ask:
    """Open something: the sink says what it is."""
    manners = replace(scene.manners, total=max(0.1, min(scene.manners.total, left)))
    opened: list[Opened] = []

    def sink() -> Opened:  # a new one for each attempt
        # Who wants what is new must see all: most sitemaps list what is old first.
        opened.append(Opened(MOST_ENTRIES if scope.since else scope.limit, manners.largest))
        return opened[-1]

    want = Want(LARGEST, _ACCEPT, cached=True, sink=sink)
    trip = Trip(replace(scene, manners=manners), patience=max(0.0, left))
    answer = yield from reach(trip, url, want)
    opened[-1].settle()
    return answer, opened[-1]


def _from_sitemap(reader: SitemapReader, url: str) -> tuple[list[Listing], list[str]]:
    listings: list[Listing] = []
    further: list[tuple[bool, float, str]] = []
    for entry in reader.entries:
        fields = entry.fields
        address = listed(url, fields["loc"])
        if not address:
            continue
        modified = moment(fields.get("lastmod", ""))
        if entry.kind == "sitemap":
            # News first, then what changed last: the limits cut off what is old.
            is_news = "news" in address.rpartition("/")[2].lower()
            further.append((not is_news, -modified.timestamp() if modified else 0.0, address))
            continue
        is_news = "publication_date" in fields
        listings.append(
            Listing(
                address,
                fields.get("title") or None,
                moment(fields.get("publication_date", "")),
                modified,
                url,
                "news sitemap" if is_news else "sitemap",
            )
        )
    return listings, [address for _, _, address in sorted(further)]


def _from_feed(answer: Answer, opened: Opened) -> list[Listing]:
    body = opened.body
    start = body[:_SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        try:
            return read_json_feed(json.loads(body), answer.url)
        except (ValueError, RecursionError):
            return []
    if any(mark in start for mark in (b"<rss", b"<feed", b"<rdf:RDF", b"<RDF")):
        return read_feed(body, answer.head.get("content-type"), answer.url)
    return []


def _named(scene: Scene, answer: Answer, opened: Opened) -> list[str]:
    """The feeds that a page names, and the sitemaps that robots.txt names; guesses where there are none."""
    from newsclean.document import Document  # noqa: PLC0415 - parses

    document = Document(Page(opened.body, answer.url, answer.head.get("content-type")))
    feeds: list[str] = []
    for node in document.tree.css("link[rel~='alternate' i][href]"):
        kind = (node.attributes.get("type") or "").split(";")[0].strip().lower()
        address = document.absolute(node.attributes.get("href"))
        if kind in _FEED_TYPES and address and "/comments/" not in urlsplit(address).path:  # WordPress names both
            feeds.append(address)
    origin = origin_of(answer.url)
    robots = scene.hosts.robots(origin)
    sitemaps = [address for link in (robots.sitemaps() if robots else ()) if (address := listed(origin, link))]
    sitemaps.sort(key=lambda address: "news" not in address.lower())
    return [*feeds[:MOST_FEEDS], *sitemaps] or [origin + path for path in GUESSES]


def _fresh(listings: list[Listing], scope: Scope, seen: set[str]) -> Iterator[Listing]:
    for listing in listings:
        date = listing.published or listing.modified
        if listing.url in seen:
            continue
        if scope.since and date and date < scope.since:
            continue
        if len(seen) >= scope.limit:
            return
        seen.add(listing.url)
        yield listing

"""The blocking hand: :class:`Fetcher`, and :func:`fetch` for one page."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from newsclean.errors import NewscleanError
from newsclean.net import clients, failures, flow
from newsclean.net.cache import Cache
from newsclean.net.discovery import Listing, Scope, discovery
from newsclean.net.exchange import Scene
from newsclean.net.guard import Guard, Resolve, look_up, system_resolve
from newsclean.net.hosts import Hosts
from newsclean.net.manners import POLITE, Manners, checked_manners
from newsclean.net.places import Places
from newsclean.net.steps import Close, Flow, Head, Leave, Read, Send, Step, Take, Wait, Work
from newsclean.types import Page

_Value = TypeVar("_Value")


class Fetcher:
    """Fetches pages, politely and safely, blocking.  Keep one for a crawl: it remembers hosts and connections.

    It may be used from many threads at once.  :class:`newsclean.AsyncFetcher` is its awaiting twin.

    Args:
        manners: how to behave.
        client: your own client with httpx's interface (``httpx.Client``, ``httpx2.Client``), for a proxy or HTTP/2;
            you close it.  What then holds for the guard is told in ``docs/fetching.md``.
        resolve: who looks names up; the system by default.
        tls: whose certificates are trusted; certifi's list by default.

    Raises:
        BadOption: the client is not of this kind.
        MissingExtra: a cache is wanted and hishel is not installed.

    Example:
        >>> with Fetcher(Manners(contact="https://example.com/bot")) as fetcher:  # doctest: +SKIP
        ...     page = fetcher.fetch("https://example.com/story")
    """

    def __init__(
        self,
        manners: Manners = POLITE,
        client: clients.Client | None = None,
        *,
        resolve: Resolve = system_resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.manners = manners = checked_manners(manners)
        self.hosts = Hosts()
        """What is remembered of each host; fetchers that share it share their manners towards it."""
        self._line = _Line(manners, client, resolve, tls)
        self._cache = Cache(manners.cache) if manners.cache else None

    def fetch(self, url: str) -> Page:
        """Fetch a page.

        Args:
            url: absolute, http or https.

        Returns:
            the page, content encodings undone.

        Raises:
            FetchError: it could not be had; the classes below it say why, ``temporary`` whether to try later.
            NotHtml: it is no HTML page.
        """
        return self._run(flow.page(self._scene(), url), url)

    def discover(self, site: str, scope: Scope = Scope()) -> Iterator[Listing]:  # noqa: B008 - a frozen value
        """Find a site's articles: in its feeds, its news sitemaps, its sitemaps.

        Args:
            site: a site, a feed or a sitemap.
            scope: how many, for how long, how far back.

        Yields:
            articles with their dates and titles as given, each once.

        Raises:
            FetchError: the site itself could not be had.
            MissingExtra: feedparser or w3lib is not installed.
        """
        asking = discovery(self._scene(), site, scope)
        reply: Any = None
        try:
            item = next(asking)
            while True:
                if isinstance(item, Listing):
                    yield item
                    item = next(asking)
                    continue
                try:
                    reply = self._run(item, site)
                except NewscleanError as error:
                    item = asking.throw(error)
                else:
                    item = asking.send(reply)
        except StopIteration:
            return

    def close(self) -> None:
        """Close every connection of its own, and the cache."""
        if not self._line.foreign:
            self._line.client.close()
        if self._cache:
            self._cache.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _scene(self) -> Scene:
        return Scene(self.manners, self.hosts, self._cache)

    def _run(self, steps: Flow[_Value], url: str) -> _Value:
        hand = _Hand(self._line, url)
        try:
            step = next(steps)
            while True:
                try:
                    reply = hand.carry_out(step)
                except NewscleanError as error:
                    step = steps.throw(error)
                else:
                    step = steps.send(reply)
        except StopIteration as stop:
            value: _Value = stop.value
            return value
        except NewscleanError as error:
            failures.name_url(error, url)
            raise
        finally:
            hand.let_go()


class _Line:
    """What the hands of one fetcher share."""

    def __init__(
        self, manners: Manners, client: clients.Client | None, resolve: Resolve, tls: ssl.SSLContext | None
    ) -> None:
        self.manners = manners
        self.guard = Guard.of(manners)
        self.resolve = resolve
        self.places = Places()
        self.foreign = client is not None
        self.deadline: Any = None
        self.client: Any = client
        if client is None:
            self.client, self.deadline = clients.own_client(manners, resolve, tls)
            self.failures = failures.of_library("httpx")
        else:
            clients.check_kind(client, awaiting=False)
            self.failures = failures.of_client(client)


class _Hand:
    """Carries out the steps of one flow."""

    def __init__(self, line: _Line, url: str) -> None:
        self._line = line
        self._url = url
        self._response: Any = None
        self._chunks: Iterator[bytes] = iter(())
        self._held: list[str] = []

    def carry_out(self, step: Step) -> Any:
        line = self._line
        match step:
            case Read():
                return self._read(step)
            case Send():
                return self._send(step)
            case Close():
                self._close()
            case Take():
                line.places.take(step.key, step.places)
                self._held.append(step.key)
            case Leave():
                self._held.remove(step.key)
                line.places.leave(step.key)
            case Wait():
                time.sleep(step.seconds)
            case Work():
                return step.call()
        return None

    def _send(self, step: Send) -> Head:
        line, self._url = self._line, step.url
        try:
            request = clients.request_of(line.client, step, line.manners)
            if line.foreign:
                self._look_before(step)
            else:
                line.deadline.set(step.within)
            self._response = line.client.send(request, stream=True, follow_redirects=False)
            if line.foreign:
                clients.check_peer(line.guard, self._response, step.url)
        except NewscleanError:
            self._close()
            raise
        except line.failures as error:
            self._close()
            raise failures.told(error, step.url) from error
        consumed = self._response.is_stream_consumed
        self._chunks = iter([self._response.content]) if consumed else self._response.iter_raw()
        return clients.head_of(self._response)

    def _look_before(self, step: Send) -> None:
        """A client that was brought along connects by itself: judge the host before it sees the URL."""
        if self._line.guard.on:
            parts = urlsplit(step.url)
            host = parts.hostname or ""
            self._line.guard.admit(host, look_up(self._line.resolve, host, parts.port or 0, step.within))

    def _read(self, step: Read) -> bytes:
        if self._line.deadline:
            self._line.deadline.set(step.within)
        try:
            return next((chunk for chunk in self._chunks if chunk), b"")
        except self._line.failures as error:
            self._close()
            raise failures.told(error, self._url) from error

    def _close(self) -> None:
        response, self._response, self._chunks = self._response, None, iter(())
        if response is not None:
            response.close()

    def let_go(self) -> None:
        self._close()
        while self._held:
            self._line.places.leave(self._held.pop())

"""The awaiting hand: :class:`AsyncFetcher`."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Iterable
from contextlib import aclosing
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from newsclean.article import Outcome
from newsclean.errors import BadOption, NewscleanError
from newsclean.net import clients, failures, flow
from newsclean.net.cache import Cache
from newsclean.net.discovery import Listing, Scope, discovery
from newsclean.net.exchange import Scene
from newsclean.net.guard import Guard, Resolve, system_resolve
from newsclean.net.hosts import Hosts
from newsclean.net.manners import POLITE, Manners, checked_manners
from newsclean.net.places import AsyncPlaces
from newsclean.net.progress import shown
from newsclean.net.rounds import Round
from newsclean.net.steps import Close, Flow, Head, Leave, Read, Send, Step, Take, Wait, Work
from newsclean.types import Page

_Value = TypeVar("_Value")


class AsyncFetcher:
    """Fetches pages, politely and safely, awaiting.  Keep one for a crawl: it remembers hosts and connections.

    It lives in one asyncio loop.  :class:`newsclean.Fetcher` is its blocking twin, with the same arguments.

    Args:
        manners: how to behave.
        client: your own client with httpx's interface (``httpx.AsyncClient``, ``httpx2.AsyncClient``), for a proxy or
            HTTP/2; you close it.  What then holds for the guard is told in ``docs/fetching.md``.
        resolve: who looks names up, called in a thread; the system by default.
        tls: whose certificates are trusted; certifi's list by default.

    Raises:
        BadOption: the client is not of this kind.
        MissingExtra: a cache is wanted and hishel is not installed.

    Example:
        >>> async def main() -> None:  # doctest: +SKIP
        ...     async with AsyncFetcher(Manners(contact="https://example.com/bot")) as fetcher:
        ...         async for outcome in fetcher.each(urls):
        ...             print(outcome.url, outcome.error or len(outcome.value.body))
    """

    def __init__(
        self,
        manners: Manners = POLITE,
        client: clients.AsyncClient | None = None,
        *,
        resolve: Resolve = system_resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.manners = manners = checked_manners(manners)
        self.hosts = Hosts()
        """What is remembered of each host; fetchers that share it share their manners towards it."""
        self._line = _Line(manners, client, resolve, tls)
        self._cache = Cache(manners.cache) if manners.cache else None
        self._rounds: set[Round] = set()

    async def fetch(self, url: str) -> Page:
        """Fetch a page.

        Args:
            url: absolute, http or https.

        Returns:
            the page, content encodings undone.

        Raises:
            FetchError: it could not be had; the classes below it say why, ``temporary`` whether to try later.
            NotHtml: it is no HTML page.
        """
        return await self._run(flow.page(self._scene(), url), url)

    async def each(
        self, urls: Iterable[str] | AsyncIterable[str], *, progress: bool = False
    ) -> AsyncGenerator[Outcome, None]:
        """Fetch many pages, as many hosts at a time as manners allow.

        The pages of one host are asked for in their order, with the host's delay.  Results come as they are ready.
        URLs are read as they are needed, so that there may be endlessly many.  Leave the loop early within
        ``contextlib.aclosing``, or close the fetcher: nothing is left running.

        Args:
            urls: the pages.
            progress: whether to show a progress bar (needs ``newsclean[progress]``).

        Yields:
            one outcome for each page: the page, or the error that says why there is none.

        Raises:
            BadOption: ``urls`` is one text, whose letters are no pages, or cannot be gone through.
            MissingExtra: progress is wanted and tqdm is not installed.
        """
        if isinstance(urls, str | bytes) or not isinstance(urls, Iterable | AsyncIterable):
            raise BadOption("urls must be several URLs, such as a list; fetch takes one", option="urls")
        with shown(urls, on=progress) as advance:
            current = Round(self.fetch, urls, self.manners)
            self._rounds.add(current)
            try:
                async with aclosing(current.outcomes()) as outcomes:
                    async for outcome in outcomes:
                        advance()
                        yield outcome
            finally:
                self._rounds.discard(current)

    async def discover(
        self,
        site: str,
        scope: Scope = Scope(),  # noqa: B008 - a frozen value
    ) -> AsyncGenerator[Listing, None]:
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
                    reply = await self._run(item, site)
                except NewscleanError as error:
                    item = asking.throw(error)
                else:
                    item = asking.send(reply)
        except StopIteration:
            return

    async def aclose(self) -> None:
        """Stop what is under way, and close every connection of its own, and the cache."""
        for current in list(self._rounds):
            await current.stop()
        if not self._line.foreign:
            await self._line.client.aclose()
        if self._cache:
            self._cache.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def _scene(self) -> Scene:
        return Scene(self.manners, self.hosts, self._cache)

    async def _run(self, steps: Flow[_Value], url: str) -> _Value:
        hand = _Hand(self._line, url)
        try:
            step = next(steps)
            while True:
                try:
                    reply = await hand.carry_out(step)
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
            await hand.let_go()


class _Line:
    """What the hands of one fetcher share."""

    def __init__(
        self, manners: Manners, client: clients.AsyncClient | None, resolve: Resolve, tls: ssl.SSLContext | None
    ) -> None:
        self.manners = manners
        self.guard = Guard.of(manners)
        self.resolve = resolve
        self.places = AsyncPlaces()
        self.foreign = client is not None
        self.client: Any = client
        if client is None:
            self.client = clients.own_async_client(manners, resolve, tls)
            self.failures = failures.of_library("httpx")
        else:
            clients.check_kind(client, awaiting=True)
            self.failures = failures.of_client(client)


class _Hand:
    """Carries out the steps of one flow."""

    def __init__(self, line: _Line, url: str) -> None:
        self._line = line
        self._url = url
        self._response: Any = None
        self._chunks: AsyncIterator[bytes] = _made_up(b"")
        self._held: list[str] = []

    async def carry_out(self, step: Step) -> Any:
        line = self._line
        match step:
            case Read():
                return await self._read(step)
            case Send():
                return await self._send(step)
            case Close():
                await self._close()
            case Take():
                await line.places.take(step.key, step.places)
                self._held.append(step.key)
            case Leave():
                self._held.remove(step.key)
                line.places.leave(step.key)
            case Wait():
                await asyncio.sleep(step.seconds)
            case Work():
                return await asyncio.to_thread(step.call)
        return None

    async def _send(self, step: Send) -> Head:
        line, self._url = self._line, step.url
        try:
            request = clients.request_of(line.client, step, line.manners)
            async with asyncio.timeout(step.within):
                if line.foreign:
                    await self._look_before(step)
                self._response = await line.client.send(request, stream=True, follow_redirects=False)
            if line.foreign:
                clients.check_peer(line.guard, self._response, step.url)
        except NewscleanError:
            await self._close()
            raise
        except line.failures as error:
            await self._close()
            raise failures.told(error, step.url) from error
        consumed = self._response.is_stream_consumed
        self._chunks = _made_up(self._response.content) if consumed else self._response.aiter_raw()
        return clients.head_of(self._response)

    async def _look_before(self, step: Send) -> None:
        """A client that was brought along connects by itself: judge the host before it sees the URL."""
        from newsclean.net.wire import look_up_async  # noqa: PLC0415 - loads httpx, which is needed now

        if self._line.guard.on:
            parts = urlsplit(step.url)
            host = parts.hostname or ""
            self._line.guard.admit(host, await look_up_async(self._line.resolve, host, parts.port or 0))

    async def _read(self, step: Read) -> bytes:
        try:
            async with asyncio.timeout(step.within):
                async for chunk in self._chunks:
                    if chunk:
                        return chunk
        except self._line.failures as error:
            await self._close()
            raise failures.told(error, self._url) from error
        return b""

    async def _close(self) -> None:
        response, self._response, self._chunks = self._response, None, _made_up(b"")
        if response is not None:
            await response.aclose()

    async def let_go(self) -> None:
        while self._held:
            self._line.places.leave(self._held.pop())
        await self._close()


async def _made_up(content: bytes) -> AsyncIterator[bytes]:
    yield content

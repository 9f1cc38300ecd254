"""One call each, for a notebook: :func:`fetch`, :func:`fetch_all`, :func:`discover`.

They share what is remembered of each host, so that a loop over ``fetch`` is as polite as a fetcher that is kept.
That memory holds no setting.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Iterable, Iterator
from threading import Thread
from typing import TypeVar

from newsclean.article import Outcome
from newsclean.net.async_fetcher import AsyncFetcher
from newsclean.net.discovery import Listing, Scope
from newsclean.net.fetcher import Fetcher
from newsclean.net.hosts import Hosts
from newsclean.net.manners import POLITE, Manners
from newsclean.types import Page

_Value = TypeVar("_Value")

_HOSTS = Hosts()


def fetch(url: str, manners: Manners = POLITE) -> Page:
    """Fetch one page, politely and safely.

    robots.txt and the hosts' turns are remembered from call to call.  For many pages use :func:`newsclean.fetch_all`,
    or keep a :class:`newsclean.Fetcher`.

    Args:
        url: absolute, http or https.
        manners: how to behave.

    Returns:
        the page, content encodings undone.

    Raises:
        FetchError: it could not be had; the classes below it say why, ``temporary`` whether to try later.
        NotHtml: it is no HTML page.

    Example:
        >>> page = fetch("https://example.com/story")  # doctest: +SKIP
    """
    with Fetcher(manners) as fetcher:
        fetcher.hosts = _HOSTS
        return fetcher.fetch(url)


def fetch_all(urls: Iterable[str], manners: Manners = POLITE, *, progress: bool = False) -> Iterator[Outcome]:
    """Fetch many pages, many hosts at a time, each host in order and with its delay.

    It works in a notebook too: the pages are fetched by a loop in a thread of its own.  Stop reading whenever you
    like; what is under way is then given up.

    Args:
        urls: the pages; read as they are needed, in that thread.
        manners: how to behave.
        progress: whether to show a progress bar (needs ``newsclean[progress]``).

    Yields:
        one outcome for each page, as it is ready: the page, or the error that says why there is none.

    Raises:
        BadOption: ``urls`` is one text, whose letters are no pages, or cannot be gone through.
        MissingExtra: progress is wanted and tqdm is not installed.

    Example:
        >>> for outcome in fetch_all(urls, progress=True):  # doctest: +SKIP
        ...     print(outcome.url, outcome.error or len(outcome.value.body))
    """
    loop = _Loop()
    try:
        fetcher = AsyncFetcher(manners)
        fetcher.hosts = _HOSTS
        outcomes = fetcher.each(urls, progress=progress)
        try:
            yield from loop.each(outcomes)
        finally:
            loop.call(outcomes.aclose())
            loop.call(fetcher.aclose())
    finally:
        loop.close()


def discover(site: str, scope: Scope = Scope(), manners: Manners = POLITE) -> Iterator[Listing]:  # noqa: B008 - frozen
    """Find a site's articles: in its feeds, its news sitemaps, its sitemaps.

    Args:
        site: a site, a feed or a sitemap.
        scope: how many, for how long, how far back.
        manners: how to behave.

    Yields:
        articles with their dates and titles as given, each once.

    Raises:
        FetchError: the site itself could not be had.
        MissingExtra: feedparser or w3lib is not installed.

    Example:
        >>> for listing in discover("https://example.com", Scope(limit=20)):  # doctest: +SKIP
        ...     print(listing.published, listing.title, listing.url)
    """
    with Fetcher(manners) as fetcher:
        fetcher.hosts = _HOSTS
        yield from fetcher.discover(site, scope)


class _Loop:
    """An asyncio loop in a thread of its own, so that blocking code can call awaiting code, in a notebook too."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="newsclean-loop", daemon=True)
        self._thread.start()

    def call(self, work: Awaitable[_Value]) -> _Value:
        """Await something there, and wait for it here."""

        async def awaited() -> _Value:
            return await work

        return asyncio.run_coroutine_threadsafe(awaited(), self._loop).result()

    def each(self, items: AsyncIterator[_Value]) -> Iterator[_Value]:
        """Go through an asynchronous iterator, blocking."""
        while True:
            try:
                item = self.call(anext(items))
            except StopAsyncIteration:
                return
            yield item

    def close(self) -> None:
        """Stop the loop and its thread."""
        self.call(self._loop.shutdown_asyncgens())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

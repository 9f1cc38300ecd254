"""Many pages at once: a round through many hosts, each host's pages in order."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterable, Awaitable, Callable, Coroutine, Iterable
from typing import Any

from newsclean.article import Outcome
from newsclean.errors import NewscleanError
from newsclean.net.hosts import host_of
from newsclean.net.manners import Manners
from newsclean.types import Page

AHEAD = 64
"""URLs read ahead for each place, so that a hundred pages of one slow host do not hide the other hosts behind them."""


class Round:
    """Fetches many pages.

    For every host there are as many tasks as it has places, and each takes the host's next page when it is done with
    the last.  What is ready waits in a short queue: who reads slowly is waited for.

    Args:
        fetch: fetches one page.
        urls: the pages.
        manners: how many at a time.
    """

    def __init__(
        self,
        fetch: Callable[[str], Awaitable[Page]],
        urls: Iterable[str] | AsyncIterable[str],
        manners: Manners,
    ) -> None:
        self._fetch = fetch
        self._urls = urls
        self._per_host = manners.per_host
        self._room = asyncio.Semaphore(manners.concurrency * AHEAD)
        self._ready: asyncio.Queue[Outcome | BaseException | None] = asyncio.Queue(manners.concurrency)
        self._waiting: dict[str, deque[str]] = {}
        self._at_work: dict[str, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopped = False

    async def outcomes(self) -> AsyncGenerator[Outcome, None]:
        """Go on the round.

        Yields:
            outcomes, as they are ready.
        """
        self._start(self._read())
        try:
            while True:
                item = await self._ready.get()
                if item is None:
                    return
                if isinstance(item, BaseException):
                    raise item
                self._room.release()
                yield item
        finally:
            await self.stop()

    async def stop(self) -> None:
        """Stop everything that is under way, and wait until it has."""
        self._stopped = True
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with contextlib.suppress(asyncio.QueueFull):
            self._ready.put_nowait(None)  # wakes a reader that is still waiting

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if task.cancelled() or self._stopped:
            return
        failure = task.exception()
        if failure or not self._tasks:  # what is no NewscleanError is a bug, of ours or of the caller's URLs
            last = asyncio.get_running_loop().create_task(self._ready.put(failure))
            self._tasks.add(last)
            last.add_done_callback(self._tasks.discard)

    async def _read(self) -> None:
        """Read URLs, and hand them to their hosts."""
        if isinstance(self._urls, AsyncIterable):
            async for url in self._urls:
                await self._take_on(url)
        else:
            for url in self._urls:
                await self._take_on(url)

    async def _take_on(self, url: str) -> None:
        await self._room.acquire()
        try:
            host = host_of(url)
        except (ValueError, AttributeError, TypeError):
            host = ""  # no URL: fetching it says so
        self._waiting.setdefault(host, deque()).append(url)
        if self._at_work.get(host, 0) < self._per_host:
            self._at_work[host] = self._at_work.get(host, 0) + 1
            self._start(self._work(host))

    async def _work(self, host: str) -> None:
        """Fetch a host's pages, one after the other."""
        waiting = self._waiting[host]
        while waiting:
            url = waiting.popleft()
            try:
                outcome = Outcome(url, await self._fetch(url))
            except NewscleanError as error:
                # A value, not something that is raised: its frames would keep the page's bytes alive.
                error.__traceback__ = error.__cause__ = error.__context__ = None
                outcome = Outcome(url, error)
            await self._ready.put(outcome)
        self._at_work[host] -= 1
        if not self._at_work[host]:
            del self._at_work[host], self._waiting[host]

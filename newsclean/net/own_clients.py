"""newsclean's own HTTP clients: httpx's requests and responses over the guarded wire.

Each host has a connection pool of its own.  One pool for all hosts would look through all its connections several
times for each request (httpcore 1.0: 100 idle connections cost 10,000 looks), which took two thirds of the time of a
crawl over 200 hosts.
"""

from __future__ import annotations

import ssl
import threading
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterator
from typing import Any, Generic, TypeVar

import httpcore
import httpx

from newsclean.net.wire import AsyncGuardedBackend, GuardedBackend

KEEP_ALIVE = 5.0
"""Seconds that an idle connection is kept: httpx's own default, and the shortest that servers commonly use."""

IDLE_HOSTS = 256
"""Hosts whose connections are kept while nobody uses them: a fraction of the file handles that a process may have."""

_Pool = TypeVar("_Pool", httpcore.ConnectionPool, httpcore.AsyncConnectionPool)


class _Shelf(Generic[_Pool]):
    """The pools of all hosts, the one used last at the end."""

    def __init__(self) -> None:
        self._pools: OrderedDict[tuple[Any, ...], _Pool] = OrderedDict()
        self._users: dict[int, int] = {}
        self._lock = threading.Lock()

    def take(self, key: tuple[Any, ...]) -> _Pool | None:
        with self._lock:
            pool = self._pools.get(key)
            if pool is not None:
                self._pools.move_to_end(key)
                self._users[id(pool)] += 1
            return pool

    def add(self, key: tuple[Any, ...], pool: _Pool) -> list[_Pool]:
        """Add a pool, which its maker uses; return those that have to go."""
        with self._lock:
            if key in self._pools:  # another thread was faster: this one will be closed when it is done
                key = (*key, id(pool))
            self._pools[key] = pool
            self._users[id(pool)] = 1
            idle = [name for name, other in self._pools.items() if not self._users[id(other)]]
            gone = [self._pools.pop(name) for name in idle[: max(0, len(idle) - IDLE_HOSTS)]]
            for other in gone:
                del self._users[id(other)]
            return gone

    def give_back(self, pool: _Pool) -> None:
        with self._lock:
            self._users[id(pool)] -= 1

    def clear(self) -> list[_Pool]:
        with self._lock:
            pools = list(self._pools.values())
            self._pools.clear()
            return pools


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response, shelf: _Shelf[httpcore.ConnectionPool], pool: Any) -> None:
        self._stream: Any = answer.stream
        self._shelf = shelf
        self._pool = pool

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def close(self) -> None:
        if self._pool is not None:
            pool, self._pool = self._pool, None
            try:
                self._stream.close()
            finally:
                self._shelf.give_back(pool)


class _AsyncBody(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response, shelf: _Shelf[httpcore.AsyncConnectionPool], pool: Any) -> None:
        self._stream: Any = answer.stream
        self._shelf = shelf
        self._pool = pool

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self._stream)

    async def aclose(self) -> None:
        if self._pool is not None:
            pool, self._pool = self._pool, None
            try:
                await self._stream.aclose()
            finally:
                self._shelf.give_back(pool)


def _core_request(request: httpx.Request) -> httpcore.Request:
    url = request.url
    return httpcore.Request(
        method=request.method,
        url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )


def _key(request: httpx.Request) -> tuple[Any, ...]:
    return request.url.scheme, request.url.raw_host, request.url.port


class GuardedClient:
    """Sends httpx's requests over a guarded backend, and nothing else.

    It has those methods of ``httpx.Client`` that a fetcher needs.  What ``httpx.Client`` does beyond that is unwanted
    here: it reads redirects that nobody asked it to follow and fails on broken ones, carries cookies from page to page,
    and takes proxies from the environment.

    Args:
        backend: makes the connections.
        tls: which certificates are trusted.
    """

    def __init__(self, backend: GuardedBackend, tls: ssl.SSLContext) -> None:
        self._backend = backend
        self._tls = tls
        self._shelf: _Shelf[httpcore.ConnectionPool] = _Shelf()

    def build_request(self, method: str, url: str, *, headers: Any, extensions: Any) -> httpx.Request:
        """Make a request.

        Args:
            method: ``"GET"``.
            url: absolute.
            headers: name and value pairs.
            extensions: httpx's: the timeouts.

        Returns:
            the request.
        """
        return httpx.Request(method, url, headers=headers, extensions=extensions)

    def send(self, request: httpx.Request, **_: bool) -> httpx.Response:
        """Send a request.

        Args:
            request: the request.

        Returns:
            the response, its body unread, redirects not followed.
        """
        pool = self._shelf.take(_key(request))
        if pool is None:
            pool = httpcore.ConnectionPool(
                ssl_context=self._tls,
                max_connections=None,
                keepalive_expiry=KEEP_ALIVE,
                network_backend=self._backend,
            )
            for gone in self._shelf.add(_key(request), pool):
                gone.close()
        try:
            answer = pool.handle_request(_core_request(request))
        except BaseException:  # Ctrl-C and cancelling, too, leave the pool usable
            self._shelf.give_back(pool)
            raise
        body = _Body(answer, self._shelf, pool)
        return httpx.Response(answer.status, headers=answer.headers, stream=body, extensions=answer.extensions)

    def close(self) -> None:
        """Close every connection."""
        for pool in self._shelf.clear():
            pool.close()


class AsyncGuardedClient:
    """The awaiting twin of :class:`GuardedClient`.

    Args:
        backend: makes the connections.
        tls: which certificates are trusted.
    """

    def __init__(self, backend: AsyncGuardedBackend, tls: ssl.SSLContext) -> None:
        self._backend = backend
        self._tls = tls
        self._shelf: _Shelf[httpcore.AsyncConnectionPool] = _Shelf()

    def build_request(self, method: str, url: str, *, headers: Any, extensions: Any) -> httpx.Request:
        """Make a request.

        Args:
            method: ``"GET"``.
            url: absolute.
            headers: name and value pairs.
            extensions: httpx's: the timeouts.

        Returns:
            the request.
        """
        return httpx.Request(method, url, headers=headers, extensions=extensions)

    async def send(self, request: httpx.Request, **_: bool) -> httpx.Response:
        """Send a request.

        Args:
            request: the request.

        Returns:
            the response, its body unread, redirects not followed.
        """
        pool = self._shelf.take(_key(request))
        if pool is None:
            pool = httpcore.AsyncConnectionPool(
                ssl_context=self._tls,
                max_connections=None,
                keepalive_expiry=KEEP_ALIVE,
                network_backend=self._backend,
            )
            for gone in self._shelf.add(_key(request), pool):
                await gone.aclose()
        try:
            answer = await pool.handle_async_request(_core_request(request))
        except BaseException:  # Ctrl-C and cancelling, too, leave the pool usable
            self._shelf.give_back(pool)
            raise
        body = _AsyncBody(answer, self._shelf, pool)
        return httpx.Response(answer.status, headers=answer.headers, stream=body, extensions=answer.extensions)

    async def aclose(self) -> None:
        """Close every connection."""
        for pool in self._shelf.clear():
            await pool.aclose()

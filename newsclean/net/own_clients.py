"""newsclean's own HTTP clients: httpx's requests and responses over the guarded wire."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpcore
import httpx

from newsclean.net.wire import AsyncGuardedBackend, GuardedBackend

KEEP_ALIVE = 5.0
"""Seconds that an idle connection is kept: httpx's own default, and the shortest that servers commonly use."""


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def close(self) -> None:
        self._stream.close()


class _AsyncBody(httpx.AsyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self._stream)

    async def aclose(self) -> None:
        await self._stream.aclose()


def _core_request(request: httpx.Request) -> httpcore.Request:
    url = request.url
    return httpcore.Request(
        method=request.method,
        url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )


class GuardedClient:
    """Sends httpx's requests over a guarded backend, and nothing else.

    It has those methods of ``httpx.Client`` that a fetcher needs.  What ``httpx.Client`` does beyond that is unwanted
    here: it reads redirects that nobody asked it to follow and fails on broken ones, carries cookies from page to page,
    and takes proxies from the environment.

    Args:
        backend: makes the connections.
        tls: which certificates are trusted.
        connections: how many at a time.
    """

    def __init__(self, backend: GuardedBackend, tls: ssl.SSLContext, connections: int) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls,
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=KEEP_ALIVE,
            network_backend=backend,
        )

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
        answer = self._pool.handle_request(_core_request(request))
        body = _Body(answer.stream)
        return httpx.Response(answer.status, headers=answer.headers, stream=body, extensions=answer.extensions)

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class AsyncGuardedClient:
    """The awaiting twin of :class:`GuardedClient`.

    Args:
        backend: makes the connections.
        tls: which certificates are trusted.
        connections: how many at a time.
    """

    def __init__(self, backend: AsyncGuardedBackend, tls: ssl.SSLContext, connections: int) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=KEEP_ALIVE,
            network_backend=backend,
        )

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
        answer = await self._pool.handle_async_request(_core_request(request))
        body = _AsyncBody(answer.stream)
        return httpx.Response(answer.status, headers=answer.headers, stream=body, extensions=answer.extensions)

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()

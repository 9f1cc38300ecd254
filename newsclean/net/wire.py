"""The wire: httpcore network backends that connect to exactly the address that was judged.

newsclean's own clients stand on top of them.  The backend is the one place where nothing lies
between the judgement and the connection: it looks the name up once, asks the guard, and connects to the address
itself.  TLS still checks the certificate against the name, because httpcore starts it with the name of the URL.

The blocking streams also keep one deadline over everything: httpx has timeouts for single reads, and a server that
sends a byte a second never meets one (encode/httpx#1450).  The awaiting side needs no such thing: asyncio can cancel.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore

from newsclean.net.guard import Guard, Reply, Resolve, found, is_address, look_up, look_up_in_thread

_LONG = 86_400.0
"""Seconds: as good as no deadline."""


class Deadline:
    """One deadline for everything that the current thread does."""

    def __init__(self) -> None:
        self._local = threading.local()

    def set(self, within: float) -> None:
        """Set it.

        Args:
            within: seconds from now.
        """
        self._local.until = time.monotonic() + within

    def left(self, timeout: float | None) -> float:
        """What is left of a timeout.

        Args:
            timeout: seconds; None for no limit.

        Returns:
            seconds until the timeout or the deadline, whichever comes first.

        Raises:
            httpcore.ReadTimeout: the deadline has passed.
        """
        left: float = getattr(self._local, "until", time.monotonic() + _LONG) - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the deadline has passed")
        return left if timeout is None else min(timeout, left)


class _Stream(httpcore.NetworkStream):
    """A stream that keeps the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Stream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to the addresses that the guard admits, blocking.

    Args:
        guard: judges addresses.
        resolve: looks names up.
        deadline: the deadline of the current thread.
    """

    def __init__(self, guard: Guard, resolve: Resolve, deadline: Deadline) -> None:
        self._guard = guard
        self._resolve = resolve
        self._deadline = deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Look up, judge, connect.

        Args:
            host: the name in the URL.
            port: the port.
            timeout: seconds for all of it.
            local_address: where to connect from.
            socket_options: as for ``socket.setsockopt``.

        Returns:
            the stream.

        Raises:
            AddressDenied: no address of the host may be fetched.
            httpcore.ConnectError: none of those that may answers.
        """
        until = time.monotonic() + self._deadline.left(timeout)
        addresses = self._guard.admit(host, look_up(self._resolve, host, port, until - time.monotonic()))
        failure: Exception = httpcore.ConnectTimeout("no time was left to connect")
        for share, address in _shares(addresses, until):
            try:
                stream = self._inner.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self._deadline)
        raise failure


class _AsyncStream(httpcore.AsyncNetworkStream):
    """A stream that is closed when agreeing on TLS is cancelled: httpcore 1.0 closes it on errors only."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's
    ) -> httpcore.AsyncNetworkStream:
        try:
            return await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except asyncio.CancelledError:
            await self._stream.aclose()
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class AsyncGuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects to the addresses that the guard admits, awaiting.

    Args:
        guard: judges addresses.
        resolve: looks names up.
    """

    def __init__(self, guard: Guard, resolve: Resolve) -> None:
        self._guard = guard
        self._resolve = resolve
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Look up, judge, connect.

        Args:
            host: the name in the URL.
            port: the port.
            timeout: seconds for all of it.
            local_address: where to connect from.
            socket_options: as for ``socket.setsockopt``.

        Returns:
            the stream.

        Raises:
            AddressDenied: no address of the host may be fetched.
            httpcore.ConnectError: none of those that may answers.
        """
        until = time.monotonic() + (_LONG if timeout is None else timeout)
        try:
            async with asyncio.timeout(timeout):
                addresses = self._guard.admit(host, await look_up_async(self._resolve, host, port))
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"{host} could not be looked up in time") from error
        failure: Exception = httpcore.ConnectTimeout("no time was left to connect")
        for share, address in _shares(addresses, until):
            try:
                stream = await self._inner.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _AsyncStream(stream)
        raise failure


def _shares(addresses: list[str], until: float) -> Iterator[tuple[float, str]]:
    """Each address with its share of the time that is left, so that a dead one does not eat up the living one's."""
    for number, address in enumerate(addresses):
        left = until - time.monotonic()
        if left <= 0:
            return
        yield left / (len(addresses) - number), address


async def look_up_async(resolve: Resolve, host: str, port: int) -> list[str]:
    """Look up a name without blocking the loop.

    Args:
        resolve: who looks up, in a thread.
        host: a name or an address.
        port: the port.

    Returns:
        the addresses.

    Raises:
        HostNotFound: there is no such host.
        FetchError: the resolver could not say; temporary.
    """
    if is_address(host):
        return [host]
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Reply] = loop.create_future()

    def settle(reply: Reply) -> None:
        if not future.done():
            future.set_result(reply)

    def tell(reply: Reply) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has closed: nobody waits any more
            loop.call_soon_threadsafe(settle, reply)

    look_up_in_thread(resolve, host, port, tell)
    return list(found(host, await future))

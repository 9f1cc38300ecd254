"""The HTTP client: newsclean's own, or one that the caller brings.

Its own client connects through :mod:`newsclean.net.wire`; it carries no cookies and reads no proxy from the
environment.  A client that is
brought along makes its connections itself, so that the guard can only stand at its door: the name is looked up and
judged before the client sees the URL, and the address that the client says it connected to is judged before the body
is read.  Behind a proxy that address is the proxy's, and the proxy looks names up once more; so a proxy on a private
address must be allowed by name (``Manners(allow=…)``), and it must refuse private targets itself.
"""

from __future__ import annotations

import asyncio
import ssl
from functools import cache
from typing import Any, Protocol

from newsclean.errors import AddressDenied, BadOption
from newsclean.net.guard import Guard, Resolve
from newsclean.net.manners import Manners
from newsclean.net.steps import Head, Send


class Client(Protocol):
    """What a blocking client must have: ``httpx.Client`` has it, and ``httpx2.Client``."""

    def build_request(self, method: str, url: str, *, headers: Any, extensions: Any) -> Any:
        """Make a request."""

    def send(self, request: Any, *, stream: bool, follow_redirects: bool) -> Any:
        """Send it, and return the response with its body unread."""

    def close(self) -> None:
        """Close every connection."""


class AsyncClient(Protocol):
    """What an awaiting client must have: ``httpx.AsyncClient`` has it, and ``httpx2.AsyncClient``."""

    def build_request(self, method: str, url: str, *, headers: Any, extensions: Any) -> Any:
        """Make a request."""

    async def send(self, request: Any, *, stream: bool, follow_redirects: bool) -> Any:
        """Send it, and return the response with its body unread."""

    async def aclose(self) -> None:
        """Close every connection."""


@cache
def default_tls() -> ssl.SSLContext:
    """Whose certificates are trusted: those of certifi's list, whatever the environment says.

    Returns:
        a context that checks certificates and names.
    """
    import httpx  # noqa: PLC0415 - only who fetches needs it

    return httpx.create_ssl_context(trust_env=False)


def own_client(manners: Manners, resolve: Resolve, tls: ssl.SSLContext | None) -> tuple[Client, Any]:
    """The blocking client.

    Args:
        manners: how to behave.
        resolve: who looks names up.
        tls: whose certificates are trusted.

    Returns:
        the client, and the deadline that its connections keep.
    """
    from newsclean.net import own_clients, wire  # noqa: PLC0415 - loads httpx, which only who fetches needs

    deadline = wire.Deadline()
    backend = wire.GuardedBackend(Guard.of(manners), resolve, deadline)
    return own_clients.GuardedClient(backend, tls or default_tls()), deadline


def own_async_client(manners: Manners, resolve: Resolve, tls: ssl.SSLContext | None) -> AsyncClient:
    """The awaiting client.

    Args:
        manners: how to behave.
        resolve: who looks names up.
        tls: whose certificates are trusted.

    Returns:
        the client.
    """
    from newsclean.net import own_clients, wire  # noqa: PLC0415 - loads httpx, which only who fetches needs

    backend = wire.AsyncGuardedBackend(Guard.of(manners), resolve)
    return own_clients.AsyncGuardedClient(backend, tls or default_tls())


def check_kind(client: object, *, awaiting: bool) -> None:
    """See that a client that was brought along is of the right kind.

    Args:
        client: the client.
        awaiting: whether it should be an awaiting one.

    Raises:
        BadOption: it is not.
    """
    if asyncio.iscoroutinefunction(getattr(client, "send", None)) != awaiting:
        kind = "AsyncClient" if awaiting else "Client"
        raise BadOption(f"this fetcher takes an httpx.{kind}, not a {type(client).__name__}", option="client")


def request_of(client: Any, step: Send, manners: Manners) -> Any:
    """The client's request for a step.

    Args:
        client: the client.
        step: what to send.
        manners: how long to wait.

    Returns:
        the request.
    """
    timeout = {
        "connect": min(manners.connect, step.within),
        "read": min(manners.read, step.within),
        "write": min(manners.read, step.within),
        "pool": step.within,
    }
    return client.build_request("GET", step.url, headers=list(step.headers), extensions={"timeout": timeout})


def head_of(response: Any) -> Head:
    """The head of a client's response.

    Args:
        response: the response.

    Returns:
        its status and headers.
    """
    headers = [(name.lower(), value) for name, value in response.headers.multi_items()]
    if response.is_stream_consumed:  # a response that somebody made up for a test: its content is decoded already
        headers = [pair for pair in headers if pair[0] not in {"content-encoding", "content-length"}]
    return Head(response.status_code, tuple(headers))


def check_peer(guard: Guard, response: Any, url: str) -> None:
    """Judge the address that a client which was brought along connected to.

    Args:
        guard: judges addresses.
        response: the client's response.
        url: the page.

    Raises:
        AddressDenied: it may not be fetched, or the client does not tell.
    """
    if not guard.on:
        return
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream else None
    if not isinstance(peer, tuple):
        message = "the client does not tell which address it connected to; Manners(guard=False) takes its word"
        raise AddressDenied(message, url)
    reason = guard.why_not(str(peer[0]))
    if reason:
        message = f"the client connected to {peer[0]}, which is not public ({reason})"
        raise AddressDenied(message, url, address=str(peer[0]))

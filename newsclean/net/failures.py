"""Other libraries' errors, told as newsclean's.

httpx, its continuation httpx2 and httpcore below them name their errors alike; so they are told apart by name, and no
error of theirs leaves this room.
"""

from __future__ import annotations

import ssl
import sys
from collections.abc import Iterator

from newsclean.errors import BadCertificate, BadOption, FetchError, FetchTimeout, NewscleanError

_ROOTS = ("HTTPError", "InvalidURL", "StreamError")
"""The roots of httpx's error tree."""

_CORE_ROOTS = ("TimeoutException", "NetworkError", "ProtocolError", "ProxyError", "UnsupportedProtocol")
"""The roots of httpcore's."""

_LASTING = frozenset({"InvalidURL", "UnsupportedProtocol", "LocalProtocolError"})
"""What is wrong with the request, and stays so."""


def of_client(client: object) -> tuple[type[Exception], ...]:
    """What a client may raise.

    Args:
        client: an httpx client, or one of a library with its interface.

    Returns:
        the classes to catch.

    Raises:
        BadOption: it is no such client.
    """
    for klass in type(client).__mro__:
        library = klass.__module__.partition(".")[0]
        if all(hasattr(sys.modules.get(library), name) for name in _ROOTS):
            return of_library(library)
    raise BadOption(f"the client is a {type(client).__name__}, not a client with httpx's interface", option="client")


def of_library(name: str) -> tuple[type[Exception], ...]:
    """What the clients of a library may raise.

    Args:
        name: ``"httpx"`` or ``"httpx2"``; already imported.

    Returns:
        the classes to catch.
    """
    core = name.replace("httpx", "httpcore")
    roots = [(name, root) for root in _ROOTS] + [(core, root) for root in _CORE_ROOTS if core in sys.modules]
    return (*(getattr(sys.modules[module], root) for module, root in roots), OSError, UnicodeError)


def name_url(error: NewscleanError, url: str) -> None:
    """Tell an error of ours which page it is about, where whoever raised it could not know.

    Args:
        error: the error.
        url: the page.
    """
    if not error.url:
        error.url, error.args = url, (error.message, url)


def told(error: BaseException, url: str) -> NewscleanError:
    """Tell an error as newsclean's.

    Args:
        error: what was raised.
        url: the page.

    Returns:
        the error to raise in its place.
    """
    names = {klass.__name__ for klass in type(error).__mro__}
    detail = str(error) or type(error).__name__
    if any(isinstance(link, ssl.SSLCertVerificationError) for link in _chain(error)):
        return BadCertificate(f"the server's certificate is wrong: {detail}", url)
    if "TimeoutException" in names or isinstance(error, TimeoutError):
        waiting = "no connection in time" if "ConnectTimeout" in names else "the page did not arrive in time"
        return FetchTimeout(waiting, url)
    if names & _LASTING or isinstance(error, UnicodeError):
        return FetchError(f"this cannot be requested: {detail}", url)
    if "ConnectError" in names:
        return FetchError(f"no connection: {detail}", url, temporary=True)
    return FetchError(f"the connection broke: {detail}", url, temporary=True)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__

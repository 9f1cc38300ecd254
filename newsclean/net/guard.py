"""Which addresses may be fetched, and the look-up that comes before the question.

A URL that somebody else wrote is a request that somebody else sends from *your* machine: to a cloud's metadata
service, to a router, to a database that listens on loopback (server-side request forgery, CWE-918).  Names do not
help against it, because a name may resolve to anything and to something else a second later (DNS rebinding).  So the
guard judges addresses, and :mod:`newsclean.net.wire` connects to the very address that was judged.

What is public is what IANA's special-purpose registries leave
(https://www.iana.org/assignments/iana-ipv4-special-registry, …-ipv6-special-registry), as Python's
:mod:`ipaddress` knows them.  IPv6 addresses that carry an IPv4 address are judged by both.
"""

from __future__ import annotations

import contextlib
import queue
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from newsclean.errors import AddressDenied, FetchError, FetchTimeout, HostNotFound
from newsclean.net.manners import Manners

Resolve = Callable[[str, int], Sequence[str]]
"""Looks up a name: host and port in, addresses out; raises OSError where there is none.  May block."""

_NAT64 = IPv6Network("64:ff9b::/96")
"""Well-known prefix of IPv4 addresses behind NAT64 (RFC 6052): on an IPv6-only network, every IPv4 site."""

_NEVER = (
    (IPv6Network("64:ff9b:1::/48"), "local NAT64"),  # RFC 8215: translates to whatever the network likes
    (IPv6Network("2001::/32"), "Teredo"),  # RFC 4380: a tunnel to a hidden IPv4 address
    (IPv6Network("::/96"), "IPv4-compatible"),  # RFC 4291 §2.5.5.1: deprecated, only ever a disguise
    (IPv6Network("fec0::/10"), "site-local"),  # RFC 3879: deprecated, but routers still carry it
    (IPv4Network("192.88.99.0/24"), "6to4 relay"),  # RFC 7526: deprecated
    (IPv4Network("192.0.0.0/24"), "protocol assignments"),  # RFC 6890
)
"""Networks that Python's ``is_global`` lets through, in some version or other."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Judges addresses.

    Args:
        networks: networks that are let through although they are not public.
        on: False lets everything through.

    Example:
        >>> Guard().why_not("169.254.169.254")
        'link-local'
        >>> Guard().why_not("::ffff:127.0.0.1")
        'loopback'
        >>> Guard((ip_network("127.0.0.0/8"),)).why_not("127.0.0.1")
        ''
    """

    networks: tuple[IPv4Network | IPv6Network, ...] = ()
    on: bool = True

    @classmethod
    def of(cls, manners: Manners) -> Guard:
        """The guard that these manners ask for.

        Args:
            manners: what is allowed.

        Returns:
            a guard.
        """
        return cls(tuple(ip_network(network, strict=False) for network in manners.allow), manners.guard)

    def why_not(self, address: str) -> str:
        """Why an address may not be fetched.

        Args:
            address: an IPv4 or IPv6 address, with or without a zone.

        Returns:
            the reason in a word or two; empty if it may.
        """
        if not self.on:
            return ""
        try:
            parsed = ip_address(address)
        except ValueError:
            return "not an address"
        faces = list(_faces(parsed))
        if any(face in network for face in (parsed, *faces) for network in self.networks):
            return ""
        return next((reason for face in faces if (reason := _special(face))), "")

    def admit(self, host: str, addresses: Sequence[str]) -> list[str]:
        """The addresses of a host that may be connected to.

        Args:
            host: the name that was looked up, for the error.
            addresses: what it resolves to.

        Returns:
            those that may be fetched, in order; at least one.

        Raises:
            AddressDenied: there is none.
        """
        reasons = {address: self.why_not(address) for address in addresses}
        fine = [address for address, reason in reasons.items() if not reason]
        if fine:
            return fine
        address, reason = next(iter(reasons.items()), ("", "no address"))
        raise AddressDenied(f"{host} leads to {address}, which is not public ({reason})", address=address)


def _faces(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The address, and the IPv4 address that it carries.  A mapped address is nothing but its IPv4 address."""
    if isinstance(address, IPv4Address):
        yield address
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
        return
    yield address
    if address.sixtofour:
        yield address.sixtofour
    if address in _NAT64:
        yield IPv4Address(int(address) & 0xFFFF_FFFF)


def _special(address: IPv4Address | IPv6Address) -> str:
    """What makes an address not public; empty if nothing does."""
    kinds = (
        (address.is_unspecified, "unspecified"),
        (address.is_loopback, "loopback"),
        (address.is_link_local, "link-local"),
        (address.is_multicast, "multicast"),
    )
    for is_so, reason in kinds:
        if is_so:
            return reason
    for network, reason in _NEVER:
        if address in network:  # of two IP versions, never
            return reason
    if address in _NAT64:
        return ""  # judged by the IPv4 address it carries
    if address.is_reserved:
        return "reserved"
    return "" if address.is_global else "private"


def system_resolve(host: str, port: int) -> list[str]:
    """Look up a name as the machine is set up to.

    Args:
        host: the name, or an address; the C library also reads ``2130706433`` and ``0x7f.1`` as addresses.
        port: where the connection will go.

    Returns:
        its addresses, most preferred first.

    Raises:
        OSError: there is none, or nobody answered.
    """
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def is_address(host: str) -> bool:
    """Whether a host is an address, so that nothing has to be looked up.

    Args:
        host: a name or an address.

    Returns:
        True for an address in its usual form.
    """
    with contextlib.suppress(ValueError):
        ip_address(host)
        return True
    return False


Reply = Sequence[str] | BaseException


def look_up_in_thread(resolve: Resolve, host: str, port: int, tell: Callable[[Reply], None]) -> None:
    """Start a look-up that nobody has to wait for.

    ``getaddrinfo`` takes no timeout and cannot be interrupted; a thread of a pool would hold up the end of the
    program until the resolver gives up.  So each look-up has a daemon thread of its own.

    Args:
        resolve: who looks up.
        host: the name.
        port: the port.
        tell: called in that thread, once, with the addresses or the error.
    """

    def look_up() -> None:
        try:
            reply: Reply = resolve(host, port)
        except (OSError, UnicodeError) as error:  # UnicodeError: a label that is no name (idna)
            reply = error
        tell(reply)

    threading.Thread(target=look_up, name="newsclean-look-up", daemon=True).start()


def look_up(resolve: Resolve, host: str, port: int, within: float) -> Sequence[str]:
    """Look up a name, blocking.

    Args:
        resolve: who looks up.
        host: a name or an address.
        port: the port.
        within: seconds to wait.

    Returns:
        the addresses.

    Raises:
        FetchTimeout: nobody answered in time.
        HostNotFound: there is no such host.
        FetchError: the resolver could not say; temporary.
    """
    if is_address(host):
        return [host]
    replies: queue.SimpleQueue[Reply] = queue.SimpleQueue()
    look_up_in_thread(resolve, host, port, replies.put)
    try:
        reply = replies.get(timeout=max(0.0, within))
    except queue.Empty:
        raise FetchTimeout(f"{host} could not be looked up in time") from None
    return found(host, reply)


def found(host: str, reply: Reply) -> Sequence[str]:
    """The addresses of a reply.

    Args:
        host: the name that was looked up.
        reply: what came of it.

    Returns:
        the addresses.

    Raises:
        HostNotFound: there are none.
        FetchError: the resolver could not say; temporary.
    """
    if not isinstance(reply, BaseException) and reply:
        return reply
    # Only EAI_AGAIN is worth another try; "no such name" stays so for longer than anybody waits.
    again = isinstance(reply, socket.gaierror) and reply.errno == socket.EAI_AGAIN
    why = f": {reply}" if isinstance(reply, BaseException) else ""
    message = f"{host} has no address{why}"
    error = FetchError(message, temporary=True) if again else HostNotFound(message)
    if isinstance(reply, BaseException):
        raise error from reply
    raise error

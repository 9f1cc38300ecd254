"""One request and its answer, without IO: sent, read within its limits, tried again, answered from the cache."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urldefrag, urljoin

from newsclean.errors import CircuitOpen, FetchError, FetchTimeout, HttpStatusError, NewscleanError
from newsclean.net.bodies import accepted
from newsclean.net.cache import Cache, Kept
from newsclean.net.cookies import Cookies
from newsclean.net.failures import name_url
from newsclean.net.hosts import LONGEST_COOL_DOWN, Hosts, host_of
from newsclean.net.manners import POLITE, Manners
from newsclean.net.retries import TEMPORARY_STATUSES, retried, retry_after
from newsclean.net.steps import Close, Flow, Head, Headers, Leave, Read, Send, Take
from newsclean.net.wants import Unpacking, Want

REDIRECTS = frozenset({301, 302, 303, 307, 308})

NO_PAGE = frozenset({204, 205, 206})
"""Successes that are no page: no content, reset, a part (RFC 9110 §15.3)."""

EVERYTHING = "everything"
"""The key of the places for requests under way, over all hosts."""

Before = Callable[[], Flow[None]]


def wall_clock() -> datetime:
    """What time it is.

    Returns:
        now, in UTC.
    """
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Scene:
    """What a flow plays in.

    Args:
        manners: how to behave.
        hosts: what is remembered of the hosts.
        cache: answers that were kept; None without a cache.
        now: the clock, in seconds; only differences mean anything.
        today: the calendar: the time, aware.
    """

    manners: Manners = POLITE
    hosts: Hosts = field(default_factory=Hosts)
    cache: Cache | None = None
    now: Callable[[], float] = time.monotonic
    today: Callable[[], datetime] = wall_clock


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, its body decoded.

    Args:
        url: what was asked for.
        head: status and headers.
        body: the body; empty for a redirect, and where a sink of the caller's took it.
        from_cache: whether the cache answered.
    """

    url: str
    head: Head
    body: bytes = b""
    from_cache: bool = False

    @property
    def location(self) -> str:
        """Where it redirects to, absolute; empty if it does not."""
        target = self.head.get("location") if self.head.status in REDIRECTS else ""
        try:
            return urldefrag(urljoin(self.url, target.strip())).url if target else ""
        except ValueError as error:
            raise FetchError(f"the redirect leads to no URL: {target[:200]!r}", self.url) from error


class Trip:
    """The way to one page: what must be remembered on it.

    Args:
        scene: what it plays in.
        patience: seconds that it may wait for a host's turn.
    """

    def __init__(self, scene: Scene, patience: float = math.inf) -> None:
        self.scene = scene
        self.patience = patience
        self.manners = scene.manners
        self.until = scene.now() + scene.manners.total
        self.hops = scene.manners.redirects
        self.host = ""
        """The host whose place is held."""
        self.delay = scene.manners.delay
        """How long that host rests between two pages."""
        self.cookies = Cookies()

    def left(self) -> float:
        """The time that is left.

        Returns:
            seconds.
        """
        return self.until - self.scene.now()

    def take(self, key: str, places: int) -> Flow[None]:
        """Take a place; the time waited for it does not count.

        Args:
            key: what the place is of.
            places: how many there are.
        """
        before = self.scene.now()
        yield Take(key, places)
        self.until += self.scene.now() - before

    def late(self, url: str) -> FetchTimeout:
        """The error for a page whose time is up.

        Args:
            url: the page.

        Returns:
            the error, to be raised.
        """
        return FetchTimeout(f"the page did not arrive within {self.manners.total:g} s", url)

    def refuse_if_shut(self, url: str) -> None:
        """Leave a host alone that failed too often.

        Args:
            url: the page.

        Raises:
            CircuitOpen: it did.
        """
        host = host_of(url)
        pause = self.scene.hosts.shut_for(host, self.scene.now())
        if pause:
            message = f"{host} failed too often or asked for a rest: left alone for {pause:.0f} s more"
            raise CircuitOpen(message, url, retry_after=pause)


def ask(trip: Trip, url: str, want: Want, before: Before) -> Flow[Answer]:
    """Ask for a URL: of the cache, or of the server, again while it fails in a way that may pass.

    Args:
        trip: the way it lies on.
        url: what is asked for.
        want: what is wanted.
        before: what comes before the server is asked: permission, and the host's turn.

    Returns:
        the answer: a page, or a redirect.

    Raises:
        NewscleanError: there is none.
    """
    cookie = trip.cookies.header(url)
    headers: Headers = (
        ("user-agent", trip.manners.header),
        ("accept", want.accept),
        ("accept-encoding", accepted()),
        *((("cookie", cookie),) if cookie else ()),
    )
    cache = trip.scene.cache if want.cached else None
    unpacked: Unpacking | None = None

    def over_the_wire(headers: Headers) -> Flow[Kept]:
        nonlocal unpacked
        yield from before()
        head, unpacked = yield from _persistently(trip, url, headers, want)
        return Kept(head, unpacked.raw if unpacked else b"")

    if cache is None:
        kept, from_cache = (yield from over_the_wire(headers)), False
    else:
        kept, from_cache = yield from cache.answer(url, headers, over_the_wire, trip.scene.today)
    if from_cache and kept.head.status not in REDIRECTS:
        unpacked = _unpack(kept, want)
    return Answer(url, kept.head, unpacked.body if unpacked else b"", from_cache)


def _unpack(kept: Kept, want: Want) -> Unpacking:
    """What the cache kept, under the same limits as what comes over the wire."""
    want.check(kept.head)
    unpacking = Unpacking(kept.head, want)
    if not unpacking.feed(kept.body):
        unpacking.end()
    return unpacking


def _persistently(trip: Trip, url: str, headers: Headers, want: Want) -> Flow[tuple[Head, Unpacking | None]]:
    """Ask until it answers, fails for good, or the host has failed too often."""
    host, hosts, now = host_of(url), trip.scene.hosts, trip.scene.now

    def attempt() -> Flow[tuple[Head, Unpacking | None]]:
        trip.refuse_if_shut(url)
        try:
            answer = yield from _exchange(trip, url, headers, want)
        except FetchError as error:
            status = getattr(error, "status", 0)
            if error.temporary and status != 429:  # a host that counts its visitors is not down
                hosts.failed(host, now(), trip.manners)
            elif status:
                hosts.worked(host)
            raise
        hosts.worked(host)
        return answer

    answer = yield from retried(attempt, trip.manners, lambda: 0.0 if hosts.shut_for(host, now()) else trip.left())
    return answer


def _exchange(trip: Trip, url: str, headers: Headers, want: Want) -> Flow[tuple[Head, Unpacking | None]]:
    """Send the request and read its answer, once."""
    yield from trip.take(EVERYTHING, trip.manners.concurrency)
    try:
        if trip.left() <= 0:
            raise trip.late(url)
        head: Head = yield Send(url, headers, trip.left())
        if trip.host == host_of(url):  # the answer has come, so the question has arrived: from now on the host rests
            trip.scene.hosts.rest(trip.host, trip.scene.now() + trip.delay)
        conditional = any(name.lower().startswith("if-") for name, _ in headers)
        if head.status in REDIRECTS and head.get("location"):
            trip.cookies.keep(url, head)
            unpacking = None
        elif head.status == 304 and conditional:
            unpacking = None
        else:
            unpacking = yield from _read(trip, url, head, want)
    except NewscleanError as error:  # no "finally": a generator that is being closed must not yield
        name_url(error, url)
        yield Close()
        yield Leave(EVERYTHING)
        raise
    yield Close()
    yield Leave(EVERYTHING)
    return head, unpacking


def _read(trip: Trip, url: str, head: Head, want: Want) -> Flow[Unpacking]:
    """Read the body within its limits."""
    if not 200 <= head.status < 300 or head.status in NO_PAGE:
        raise _refused(trip, url, head)
    want.check(head)
    unpacking = Unpacking(head, want, keep=want.cached and trip.scene.cache is not None)
    try:
        while chunk := (yield Read(trip.left())):
            if unpacking.feed(chunk):
                return unpacking
            if trip.left() <= 0:
                raise trip.late(url)
        unpacking.end()
    except NewscleanError:
        unpacking.forget()
        raise
    return unpacking


def _refused(trip: Trip, url: str, head: Head) -> HttpStatusError:
    """The error for a status that is no page.  A host that asks for a rest gets it."""
    temporary = head.status in TEMPORARY_STATUSES
    asked = retry_after(head.get("retry-after"), trip.scene.today())
    if asked and temporary:
        longest, now, host = trip.manners.longest_wait, trip.scene.now(), host_of(url)
        if asked > longest:
            trip.scene.hosts.shut(host, now + min(asked, LONGEST_COOL_DOWN))
        else:
            trip.scene.hosts.rest(host, now + asked)
    rest = f" and asks for {asked:.0f} s of rest" if asked else ""
    message = f"the server answered {head.status}{rest}"
    return HttpStatusError(message, url, status=head.status, retry_after=asked, temporary=temporary)

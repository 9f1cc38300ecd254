"""Bringing a page home, without IO: the way over redirects, robots.txt, and the turns of the hosts on it.

:func:`page` is a generator of :mod:`newsclean.net.steps`: it can be driven by hand, and is driven by two hands.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from urllib.parse import urldefrag, urlsplit

from newsclean.errors import (
    AddressDenied,
    BadCertificate,
    CircuitOpen,
    FetchError,
    FetchTimeout,
    HostNotFound,
    HttpStatusError,
    RobotsDenied,
    TooManyRedirects,
)
from newsclean.net import robots as robotstxt
from newsclean.net.exchange import Answer, Scene, Trip, ask
from newsclean.net.hosts import host_of, origin_of
from newsclean.net.http_dates import http_date
from newsclean.net.onward import onward
from newsclean.net.robots import Robots
from newsclean.net.steps import Flow, Leave, Step, Wait
from newsclean.net.wants import Want, page_want
from newsclean.types import Page

_ROBOTS = Want(robotstxt.READ, "text/plain,*/*;q=0.1", cut=True)


def page(scene: Scene, url: str) -> Flow[Page]:
    """Bring a page home.

    Args:
        scene: what it plays in.
        url: the page.

    Returns:
        the page.

    Raises:
        NewscleanError: it cannot be had.
    """
    trip = Trip(scene)
    want = page_want(scene.manners.largest)
    answer = yield from reach(trip, url, want)
    found = as_page(scene, answer, want)
    kinds = set(scene.manners.follow)
    while kinds and (further := onward(found, kinds)):
        kind, target = further
        if kind != "refresh":
            kinds.discard(kind)  # a canonical page and its AMP twin name each other
        try:
            answer = yield from reach(trip, target, want)
        except FetchError:
            if kind == "refresh":
                raise
            continue  # the page in hand is as good
        found = as_page(scene, answer, want)
    return found


def as_page(scene: Scene, answer: Answer, want: Want) -> Page:
    """The page that an answer holds.

    Args:
        scene: what it plays in.
        answer: the answer.
        want: what was wanted.

    Returns:
        the page.

    Raises:
        NotHtml: it is something else.
    """
    head = answer.head
    want.check_body(head, answer.body)
    moment = (http_date(head.get("date")) if answer.from_cache else None) or scene.today()
    return Page(
        answer.body,
        answer.url,
        head.get("content-type"),
        head.status,
        moment,
        answer.from_cache,
        head.headers,
    )


def checked(url: str) -> str:
    """Look at a URL before anything is done with it.

    Args:
        url: what somebody wants.

    Returns:
        the URL without its fragment and surrounding spaces.

    Raises:
        AddressDenied: neither http nor https.
        FetchError: not a URL.

    Example:
        >>> checked(" https://example.com/a#comments ")
        'https://example.com/a'
    """
    if not isinstance(url, str):
        raise FetchError(f"a URL is a text, not {type(url).__name__}")
    stripped = urldefrag(url.strip()).url
    try:
        parts = urlsplit(stripped)
        host, _ = parts.hostname, parts.port  # .port raises for what is no port
    except ValueError as error:
        raise FetchError(f"this is no URL: {error}", stripped) from error
    if parts.scheme in {"http", "https"}:
        if not host or any(character.isspace() or not character.isprintable() for character in host):
            raise FetchError("this is no URL: it names no host", stripped)
        return stripped
    if not parts.scheme or "." in parts.scheme or parts.path.split("/")[0].isdecimal():  # example.com, example.com:80
        raise FetchError("this is no URL: it does not begin with http:// or https://", stripped)
    raise AddressDenied(f"only http and https are fetched, not {parts.scheme}", stripped, address=stripped)


def reach(trip: Trip, url: str, want: Want) -> Flow[Answer]:
    """Get to a URL, over redirects.

    Args:
        trip: the way it lies on.
        url: where to begin.
        want: what is wanted at the end.

    Returns:
        the answer at the end.

    Raises:
        TooManyRedirects: there is no end.
        NewscleanError: the way is closed.
    """
    url = checked(url)
    seen: set[tuple[str, str]] = set()
    while (here := (url, trip.cookies.header(url))) not in seen:
        seen.add(here)
        answer = yield from ask(trip, url, want, partial(_turn, trip, url))
        target = answer.location
        if not target:
            return answer
        if not trip.hops:
            limit = trip.manners.redirects
            raise TooManyRedirects(f"more than {limit} redirects, the last to {target}", url, limit=limit)
        trip.hops -= 1
        url = checked(target)
    raise TooManyRedirects("the redirects lead in a circle", url, limit=trip.manners.redirects)


def _turn(trip: Trip, url: str) -> Flow[None]:
    """Wait for the host's turn, once robots.txt allows the page."""
    host, scene = host_of(url), trip.scene
    trip.refuse_if_shut(url)
    if trip.host and trip.host != host:
        yield Leave(trip.host)  # before waiting for another: two pages that redirect to each other must not lock
        trip.host = ""
    delay = trip.manners.delay
    if trip.manners.robots:
        robots = yield from permission(trip, url)
        delay = max(delay, robots.delay(trip.manners.header))
    if trip.host:
        return  # a redirect within the host belongs to the turn
    yield from trip.take(host, trip.manners.per_host)
    trip.host, trip.delay = host, delay
    trip.refuse_if_shut(url)
    wait = scene.hosts.reserve(host, scene.now(), delay)
    if wait > trip.patience:
        raise FetchTimeout(f"the turn of {host} comes in {wait:.0f} s, which is too late", url)
    if wait:
        yield Wait(wait)
        trip.until += wait


def permission(trip: Trip, url: str) -> Flow[Robots]:
    """Ask robots.txt whether a page may be fetched; it is read if it is not remembered.

    Args:
        trip: the way it lies on.
        url: the page.

    Returns:
        the site's robots.txt.

    Raises:
        RobotsDenied: it does not allow the page, or could not be read.
    """
    origin, hosts = origin_of(url), trip.scene.hosts
    robots = _remembered(trip, origin)
    if robots is None:
        key = f"{origin}/robots.txt"
        yield from trip.take(key, 1)
        robots = _remembered(trip, origin)  # somebody else may have read it meanwhile
        if robots is None:
            robots = yield from _read_robots(trip, origin)
            hosts.remember(origin, robots)
        yield Leave(key)
    agent = trip.manners.header
    if robots.unreachable:
        message = f"robots.txt could not be read, so nothing may be fetched: {robots.unreachable}"
        raise RobotsDenied(message, url, agent="*", temporary=True)
    if not robots.allows(url, agent):
        rule = robots.rule_for(agent)
        raise RobotsDenied(f"robots.txt does not allow this page for User-agent: {rule}", url, agent=rule)
    return robots


def _remembered(trip: Trip, origin: str) -> Robots | None:
    robots = trip.scene.hosts.robots(origin)
    return robots if robots and trip.scene.now() < robots.until else None


def _read_robots(trip: Trip, origin: str) -> Flow[Robots]:
    """Read robots.txt (RFC 9309 §2.3.1): 4xx means no limits, 5xx and unreachable mean do not fetch."""
    url = f"{origin}/robots.txt"
    for hop in range(robotstxt.REDIRECTS + 1):
        try:
            answer = yield from ask(trip, url, _ROBOTS, _nothing)
            target = answer.location
            url = checked(target) if target else url
        except HttpStatusError as error:
            if error.status < 500:
                break
            return _unreachable(trip, origin, error)
        except FetchError as error:
            # What bars the way to robots.txt bars the way to the page, and is the better answer.
            if isinstance(error, CircuitOpen) or (
                hop == 0 and isinstance(error, AddressDenied | BadCertificate | HostNotFound)
            ):
                raise
            return _unreachable(trip, origin, error)
        if not target:
            body = answer.body
            whole = body if len(body) < robotstxt.READ else body[: body.rfind(b"\n") + 1]
            kept = robotstxt.lifetime(answer.head.get("cache-control"))
            return Robots.read(whole.decode("utf-8-sig", "replace"), trip.scene.now() + kept)
    return Robots(until=trip.scene.now() + robotstxt.LIFETIME)


def _unreachable(trip: Trip, origin: str, error: FetchError) -> Robots:
    """What to go by when robots.txt cannot be read: an older copy (RFC 9309 §2.4), else a ban."""
    again = trip.scene.now() + robotstxt.ASK_AGAIN
    older = trip.scene.hosts.robots(origin)
    if older and not older.unreachable:
        return replace(older, until=again)
    return Robots(until=again, unreachable=error.message)


def _nothing() -> Flow[None]:
    """Reading robots.txt needs no permission and no turn."""
    steps: tuple[Step, ...] = ()
    yield from steps

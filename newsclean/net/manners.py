"""Manners: how to behave on the network, as one frozen value."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import ip_network
from os import PathLike
from typing import Literal

from newsclean.errors import BadOption
from newsclean.release import release

Follow = Literal["refresh", "canonical", "amp"]

FOLLOWABLE: frozenset[str] = frozenset({"refresh", "canonical", "amp"})

_WHOLE = ("largest", "attempts", "per_host", "concurrency", "failures")
_POSITIVE = ("connect", "read", "total")
_WAITS = ("first_wait", "longest_wait", "delay", "cool_down")
_PRODUCT = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # a token, RFC 9110 §5.6.2
_HEADER_TEXT = re.compile(r"[\x20-\x7e]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How to behave on the network.  The defaults are polite and safe; change what you need.

    Args:
        user_agent: who is asking, a product token first: ``"examplebot/2.1"``.  robots.txt is read for this name.
        contact: where a site's owner can reach you, a page or an address; sent in the ``User-Agent`` header.
            Set it when you fetch more than a few pages: it is what keeps you from being blocked unheard.
        connect: seconds to look up the name, connect and agree on TLS.
        read: seconds that the server may stay silent.
        total: seconds for one page from its first request to its last byte, over redirects, retries and the waits
            between them.  Waiting for a host's turn does not count: that is our politeness, not the host's fault.
        largest: bytes that a page may have, before and after decompression.  Of 755 news pages, the median has
            128 KB and the largest 2.2 MB.
        redirects: how many are followed.  Browsers stop at 20 (Fetch standard); news pages need three.
        attempts: how often one request is tried, the first time included.
        first_wait: seconds that the wait before the second attempt is drawn from; doubles with each attempt.
        longest_wait: seconds that one wait may last.  A server that asks for longer (``Retry-After``) gets its
            peace instead: the error says when to come back.
        delay: seconds of rest between the answer to one page of a host and the request for the next.  A longer
            ``Crawl-delay`` in robots.txt wins.  robots.txt itself and redirects within the host do not wait.
        per_host: pages of one host under way at a time.
        concurrency: requests under way at a time, over all hosts.
        robots: whether robots.txt is read and obeyed (RFC 9309).
        cache: False; True for an HTTP cache in memory that lives as long as its fetcher; or a folder.
            Needs ``newsclean[fetch]``.
        guard: whether addresses that are not public are refused: loopback, private, link-local …
        allow: networks that the guard lets through all the same: ``("10.1.0.0/16",)``.
        follow: what else to follow, beside redirects: ``"refresh"`` (a meta refresh), ``"canonical"``, ``"amp"``.
        failures: failures in a row after which a host is left alone.
        cool_down: seconds that it is left alone; twice as long each time it fails again, an hour at most.

    Raises:
        BadOption: a value that cannot be.

    Example:
        >>> manners = Manners(user_agent="examplebot/2.1", contact="https://example.com/bot", delay=2)
        >>> manners.header
        'examplebot/2.1 (+https://example.com/bot)'
    """

    user_agent: str = f"newsclean/{release()}"
    contact: str = ""
    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    largest: int = 10 * 2**20
    redirects: int = 10
    attempts: int = 3
    first_wait: float = 0.5
    longest_wait: float = 30.0
    delay: float = 1.0
    per_host: int = 1
    concurrency: int = 32
    robots: bool = True
    cache: bool | str | PathLike[str] = False
    guard: bool = True
    allow: tuple[str, ...] = ()
    follow: tuple[Follow, ...] = ()
    failures: int = 5
    cool_down: float = 60.0

    def __post_init__(self) -> None:
        for name in (*_WHOLE, "redirects"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or value < (name in _WHOLE):
                raise _bad(name, value, "a whole number" + (" from 1" if name in _WHOLE else " from 0"))
        for name in (*_POSITIVE, *_WAITS):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
                raise _bad(name, value, "a number of seconds")
            if name in _POSITIVE and not value:
                raise _bad(name, value, "more than no seconds")
        self._check_words()

    def _check_words(self) -> None:
        agent: object = self.user_agent
        if not isinstance(agent, str) or not _PRODUCT.match(agent) or not _HEADER_TEXT.fullmatch(agent):
            raise _bad("user_agent", agent, 'a name such as "examplebot/2.1"')
        contact: object = self.contact
        if not isinstance(contact, str) or not _HEADER_TEXT.fullmatch(self.header):
            raise _bad("contact", self.contact, "printable ASCII, as a header takes it")
        place: object = self.cache
        if not isinstance(place, bool | str | PathLike) or place == "":
            raise _bad("cache", place, "False, True or a folder")
        self._check_tuples()

    def _check_tuples(self) -> None:
        for name in ("allow", "follow"):
            given: object = getattr(self, name)
            if isinstance(given, str) or not isinstance(given, Collection):
                raise _bad(name, given, "a tuple of texts")
        for network in self.allow:
            try:
                ip_network(str(network), strict=False)  # a number would be an address, too
            except ValueError as error:
                raise _bad("allow", network, 'a network such as "10.1.0.0/16"') from error
        for follow in self.follow:
            if follow not in FOLLOWABLE:
                raise _bad("follow", follow, f"one of {', '.join(sorted(FOLLOWABLE))}")

    @property
    def header(self) -> str:
        """The ``User-Agent`` header."""
        return f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent


def checked_manners(manners: object) -> Manners:
    """The manners that somebody means.

    Raises:
        BadOption: it is something else.
    """
    if not isinstance(manners, Manners):
        message = f"manners must be Manners, such as Manners(contact='me@example.com'), not {manners!r:.80}"
        raise BadOption(message, option="manners")
    return manners


def _bad(option: str, value: object, wanted: str) -> BadOption:
    return BadOption(f"Manners.{option} is {value!r}; it takes {wanted}", option=option)


POLITE = Manners()
"""The defaults."""

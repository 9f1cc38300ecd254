"""What is remembered of each host between its pages: when its turn comes, whether it is down, its robots.txt.

Nothing here waits or reads a clock: the time is told.  One lock makes it safe to share between threads, and so
between the two hands.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsclean.net.manners import Manners
from newsclean.net.robots import Robots

REMEMBERED = 10_000
"""Hosts that are remembered."""

REMEMBERED_ROBOTS = 4 * 2**20
"""Characters of robots.txt that are remembered.  Parsed by protego, each takes about 20 bytes (measured on files of
2 to 500 KB), so this is 80 MB at the worst."""

LONGEST_COOL_DOWN = 3600.0
"""Seconds.  A host that comes back should not be missed for longer than an hour."""

DEFAULT_PORTS = {"http": 80, "https": 443}


def host_of(url: str) -> str:
    """The host whose turn a URL needs.

    Args:
        url: absolute, http or https.

    Returns:
        the host name in lower case, with the port where it is not the scheme's own; http and https are one host.

    Example:
        >>> host_of("https://News.example.com/a"), host_of("http://news.example.com:8080/")
        ('news.example.com', 'news.example.com:8080')
    """
    parts = urlsplit(url)
    port = parts.port
    name = parts.hostname or ""
    return name if port in {None, DEFAULT_PORTS.get(parts.scheme)} else f"{name}:{port}"


def origin_of(url: str) -> str:
    """The origin whose robots.txt speaks for a URL: scheme, host and port (RFC 9309 §2.3).

    Args:
        url: absolute, http or https.

    Returns:
        the origin: ``"https://news.example.com"``.
    """
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    port = parts.port
    return f"{parts.scheme}://{host}" + ("" if port in {None, DEFAULT_PORTS.get(parts.scheme)} else f":{port}")


@dataclass(slots=True)
class _Host:
    free_at: float = 0.0
    failures: int = 0
    shut_until: float = 0.0
    last_shut: float = 0.0


class Hosts:
    """What is remembered of each host.

    Args:
        remembered: how many; the one not asked about for longest goes first.
    """

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._remembered = remembered
        self._hosts: OrderedDict[str, _Host] = OrderedDict()
        self._robots: OrderedDict[str, Robots] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def _host(self, name: str) -> _Host:
        found = self._hosts.get(name)
        if found is None:
            found = self._hosts[name] = _Host()
            if len(self._hosts) > self._remembered:
                self._hosts.popitem(last=False)
        else:
            self._hosts.move_to_end(name)
        return found

    def reserve(self, name: str, now: float, delay: float) -> float:
        """Take the host's next turn.

        Args:
            name: the host.
            now: the time in seconds.
            delay: seconds between two turns.

        Returns:
            seconds to wait for it.
        """
        with self._lock:
            host = self._host(name)
            start = max(now, host.free_at)
            host.free_at = start + delay
            return start - now

    def rest(self, name: str, until: float) -> None:
        """Let the host rest: no turn before then.

        Args:
            name: the host.
            until: the time in seconds.
        """
        with self._lock:
            host = self._host(name)
            host.free_at = max(host.free_at, until)

    def failed(self, name: str, now: float, manners: Manners) -> None:
        """The host failed; often enough in a row, and it is left alone.

        Args:
            name: the host.
            now: the time in seconds.
            manners: how often, and for how long.
        """
        with self._lock:
            host = self._host(name)
            host.failures += 1
            if host.failures >= manners.failures and now >= host.shut_until:
                longer = min(max(manners.cool_down, LONGEST_COOL_DOWN), host.last_shut * 2)
                host.last_shut = max(manners.cool_down, longer)
                host.shut_until = now + host.last_shut

    def shut(self, name: str, until: float) -> None:
        """Leave the host alone, because it asked for that.

        Args:
            name: the host.
            until: the time in seconds.
        """
        with self._lock:
            host = self._host(name)
            host.shut_until = max(host.shut_until, until)

    def worked(self, name: str) -> None:
        """The host answered as it should.

        Args:
            name: the host.
        """
        with self._lock:
            host = self._host(name)
            host.failures = 0
            host.last_shut = 0.0

    def shut_for(self, name: str, now: float) -> float:
        """How long the host is left alone.

        Args:
            name: the host.
            now: the time in seconds.

        Returns:
            seconds; 0 if it may be asked.  After the pause it may be asked again; one more failure, and it is shut
            for twice as long.
        """
        with self._lock:
            host = self._hosts.get(name)
            return max(0.0, host.shut_until - now) if host else 0.0

    def robots(self, origin: str) -> Robots | None:
        """The robots.txt that is remembered, fresh or not.

        Args:
            origin: the site: scheme, host and port.

        Returns:
            None if it was never read.
        """
        with self._lock:
            if origin in self._robots:
                self._robots.move_to_end(origin)
            return self._robots.get(origin)

    def remember(self, origin: str, robots: Robots) -> None:
        """Remember a robots.txt.

        Args:
            origin: the site: scheme, host and port.
            robots: what it says.
        """
        with self._lock:
            older = self._robots.pop(origin, None)
            self._robots[origin] = robots
            self._size += robots.size - (older.size if older else 0)
            while len(self._robots) > self._remembered or (self._size > REMEMBERED_ROBOTS and len(self._robots) > 1):
                self._size -= self._robots.popitem(last=False)[1].size

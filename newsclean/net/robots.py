"""robots.txt: what it says, and for how long that holds (RFC 9309).

protego reads the rules.  What the standard leaves to the crawler is here: which answers mean "no limits" and which
"do not fetch", how much is read, and how long an answer is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

READ = 512 * 2**10
"""Bytes that are read; the rest is as if it were not there.  RFC 9309 §2.5 asks for at least 500 KiB."""

REDIRECTS = 5
"""Redirects that are followed, to other hosts too; after that there is no robots.txt (RFC 9309 §2.3.1.2)."""

LIFETIME = 86_400.0
"""Seconds that an answer is kept: RFC 9309 §2.4 says no longer than a day."""

SHORTEST_LIFETIME = 300.0
"""Seconds.  ``max-age=0`` must not mean two requests for every page."""

ASK_AGAIN = 60.0
"""Seconds until an unreachable robots.txt is asked for again: once a minute hammers nobody."""

_AGENTS = re.compile(r"^[ \t]*user-?agent[ \t]*:[ \t]*([^#\s]+)", re.IGNORECASE | re.MULTILINE)
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_HTML = re.compile(r"\s*(?:<!doctype|<html|<head|<body)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Robots:
    r"""What a site's robots.txt says.

    Args:
        rules: the rules; None for no limits.
        agents: the agents that it names, lower case.
        until: when to ask again, in seconds of the flow's clock.
        unreachable: why it could not be read, so that nothing may be fetched; empty if it could.
        size: characters that were read.

    Example:
        >>> robots = Robots.read("User-agent: *\nDisallow: /admin\nCrawl-delay: 5", until=0.0)
        >>> robots.allows("https://example.com/admin/x", "examplebot/2.1")
        False
        >>> robots.delay("examplebot/2.1")
        5.0
    """

    rules: Protego | None = None
    agents: tuple[str, ...] = ()
    until: float = 0.0
    unreachable: str = ""
    size: int = 0

    @classmethod
    def read(cls, text: str, until: float) -> Robots:
        """Read a robots.txt.

        Args:
            text: what it says.  A web page in its place ("soft 404") says nothing.
            until: when to ask again.

        Returns:
            its rules.
        """
        from protego import Protego  # noqa: PLC0415 - only who fetches needs it

        if _HTML.match(text):
            return cls(until=until)
        agents = tuple({agent.lower() for agent in _AGENTS.findall(text)})
        return cls(Protego.parse(text), agents, until, size=len(text))

    def allows(self, url: str, agent: str) -> bool:
        """Whether a page may be fetched.

        Args:
            url: the page.
            agent: the ``User-Agent`` header.

        Returns:
            True if it may.
        """
        if self.unreachable:
            return False
        return self.rules is None or bool(self.rules.can_fetch(url, agent))

    def delay(self, agent: str) -> float:
        """The ``Crawl-delay``: no standard, but what the site asks for.

        Args:
            agent: the ``User-Agent`` header.

        Returns:
            seconds; 0 if it asks for none, a day at most: no robots.txt holds for longer, and no clock waits for ever.
        """
        return min(LIFETIME, max(0.0, (self.rules and self.rules.crawl_delay(agent)) or 0.0))

    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that it names.

        Returns:
            their URLs as they stand there.
        """
        return tuple(self.rules.sitemaps) if self.rules else ()

    def rule_for(self, agent: str) -> str:
        """The agent whose rules apply.

        Args:
            agent: the ``User-Agent`` header.

        Returns:
            the longest name in the file that the header names (RFC 9309 §2.2.1), else ``"*"``.
        """
        header = agent.lower()
        # A name counts where it begins a word, as protego sees it: "bot" is not in "mybot".
        named = [name for name in self.agents if re.search(rf"(?<![\w-]){re.escape(name.rstrip('*'))}", header)]
        return max((name for name in named if name != "*"), key=len, default="*")


def lifetime(cache_control: str) -> float:
    """How long a robots.txt is kept.

    Args:
        cache_control: its ``Cache-Control`` header.

    Returns:
        seconds, between five minutes and a day.

    Example:
        >>> lifetime("public, max-age=3600"), lifetime("max-age=0"), lifetime("")
        (3600.0, 300.0, 86400.0)
    """
    match = _MAX_AGE.search(cache_control)
    return min(LIFETIME, max(SHORTEST_LIFETIME, float(match[1]))) if match else LIFETIME

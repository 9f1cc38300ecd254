"""Fetching, politely and safely.

One flow without IO (:mod:`~newsclean.net.flow`) decides; two hands carry it out (:class:`Fetcher`,
:class:`AsyncFetcher`).  ``docs/fetching.md`` tells the whole story.  Importing this loads no HTTP client: httpx comes
with the first fetcher that is made.
"""

from newsclean.net.addresses import canonical, without_tracking
from newsclean.net.async_fetcher import AsyncFetcher
from newsclean.net.discovery import Scope
from newsclean.net.feeds import Listing
from newsclean.net.fetcher import Fetcher
from newsclean.net.manners import Manners
from newsclean.net.many import discover, fetch, fetch_all
from newsclean.net.store import load, save

__all__ = [
    "AsyncFetcher",
    "Fetcher",
    "Listing",
    "Manners",
    "Scope",
    "canonical",
    "discover",
    "fetch",
    "fetch_all",
    "load",
    "save",
    "without_tracking",
]

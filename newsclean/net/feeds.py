"""Feeds: RSS and Atom by feedparser, JSON Feed (https://www.jsonfeed.org/version/1.1/) by hand."""

from __future__ import annotations

import io
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from time import struct_time
from typing import Any

from newsclean.errors import MissingExtra
from newsclean.net.addresses import listed
from newsclean.net.sitemaps import moment


@dataclass(frozen=True, slots=True)
class Listing:
    """An article that a feed or a sitemap lists; not fetched yet.

    Args:
        url: its address, canonical, tracking parameters off.
        title: its title as given; None if none is.
        published: when it appeared, aware; None if not given.
        modified: when it was last changed, aware; None if not given.
        found_in: the feed or sitemap.
        source: what that is: ``"rss"``, ``"atom"``, ``"json feed"``, ``"news sitemap"``, ``"sitemap"``.
    """

    url: str
    title: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    found_in: str = ""
    source: str = ""


def read_feed(body: bytes, content_type: str, url: str) -> list[Listing]:
    """Read an RSS or Atom feed.

    Args:
        body: the feed.
        content_type: its ``Content-Type`` header: its charset counts.
        url: where it came from.

    Returns:
        its entries, in order; what has no address is left out.

    Raises:
        MissingExtra: feedparser is not installed.
    """
    try:
        import feedparser  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra("feeds need feedparser: pip install 'newsclean[fetch]'", extra="fetch") from error
    headers = {"content-type": content_type or "application/xml", "content-location": url}
    # Bytes in a file: given text, feedparser would take it for a name to open.
    parsed = feedparser.parse(io.BytesIO(body), response_headers=headers, sanitize_html=False)
    source = "atom" if str(parsed.get("version", "")).startswith("atom") else "rss"
    return [
        Listing(
            address,
            _title(entry.get("title")),
            _moment(dict.get(entry, "published_parsed")),
            _moment(dict.get(entry, "updated_parsed")),  # not entry.get: it falls back on the published date
            url,
            source,
        )
        for entry in parsed.entries
        if (address := listed(url, str(entry.get("feedburner_origlink") or entry.get("link") or "")))
    ]


def _title(text: Any) -> str | None:
    return " ".join(unescape(str(text)).split()) or None if text else None


def _moment(parsed: struct_time | None) -> datetime | None:
    """A time of feedparser's, which is in UTC."""
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError):  # a year that no calendar has
        return None


def read_json_feed(values: Any, url: str) -> list[Listing]:
    """Read a JSON Feed.

    Args:
        values: what the JSON says.
        url: where it came from.

    Returns:
        its items, in order; empty if it is no JSON Feed.

    Example:
        >>> feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "https://example.com/a"}]}
        >>> [listing.url for listing in read_json_feed(feed, "https://example.com/feed.json")]
        ['https://example.com/a']
    """
    if not isinstance(values, dict) or "jsonfeed.org/version/" not in str(values.get("version", "")):
        return []
    items = values.get("items")
    return [
        Listing(
            address,
            _title(item.get("title")),
            moment(str(item.get("date_published") or "")),
            moment(str(item.get("date_modified") or "")),
            url,
            "json feed",
        )
        for item in (items if isinstance(items, list) else ())
        if isinstance(item, dict) and (address := listed(url, str(item.get("url") or item.get("external_url") or "")))
    ]

"""``newsclean fetch`` and ``newsclean discover``: pages and lists of pages from the web, politely."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from newsclean.cli.pages import add_manners, at_least, manners
from newsclean.cli.terminal import write

if TYPE_CHECKING:
    from newsclean.net import Listing

_FETCH_EXAMPLES = """\
examples:
  newsclean fetch https://example.com/story -o story.html
  newsclean fetch https://example.com/story --contact me@example.com > story.html

With -o the headers are kept too, in story.html.json; `newsclean clean story.html` then knows the URL and the charset.
"""
_DISCOVER_EXAMPLES = """\
examples:
  newsclean discover https://example.com
  newsclean discover https://example.com/feed.xml --limit 20 --json
"""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``fetch`` and ``discover``.

    Args:
        commands: the commands so far.
    """
    parser = commands.add_parser(
        "fetch",
        help="fetch a page: robots.txt, retries, limits and the address guard included",
        description="Fetch a page and write it as it came.",
        epilog=_FETCH_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("page", metavar="URL", help="the page")
    parser.add_argument("-o", "--output", metavar="FILE", help="write it here, and what the server said beside it")
    add_manners(parser)
    parser.set_defaults(run=_fetch)

    parser = commands.add_parser(
        "discover",
        help="list the articles of a site by its feeds and sitemaps",
        description="List the articles of a site by its feeds and sitemaps: date, URL and title, one a line.",
        epilog=_DISCOVER_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("page", metavar="SITE", help="a site, a feed or a sitemap")
    parser.add_argument("--limit", type=at_least(1), default=100, help="articles at most (default: 100)")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    add_manners(parser)
    parser.set_defaults(run=_discover)


def _fetch(options: argparse.Namespace) -> None:
    from newsclean.net import fetch, save  # noqa: PLC0415 - only who fetches needs it

    page = fetch(options.page, manners(options))
    if options.output:
        save(page, options.output)
    else:
        sys.stdout.buffer.write(page.body)


def _discover(options: argparse.Namespace) -> None:
    from newsclean.net import Scope, discover  # noqa: PLC0415 - only who fetches needs it

    for listing in discover(options.page, Scope(limit=options.limit), manners(options)):
        write(json.dumps(_row(listing), ensure_ascii=False) if options.json else _line(listing))


def _row(listing: Listing) -> dict[str, str | None]:
    return {
        "url": listing.url,
        "title": listing.title,
        "published": listing.published.isoformat() if listing.published else None,
        "modified": listing.modified.isoformat() if listing.modified else None,
        "found_in": listing.found_in,
        "source": listing.source,
    }


def _line(listing: Listing) -> str:
    when = f"{listing.published:%Y-%m-%d %H:%M}" if listing.published else "-"
    return f"{when}\t{listing.url}\t{' '.join((listing.title or '').split())}".rstrip()

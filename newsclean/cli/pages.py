"""Where a page comes from: a file, standard input, or the web."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from newsclean.errors import NewscleanError
from newsclean.types import Page

STDIN = "-"


def add_page(parser: argparse.ArgumentParser) -> None:
    """Give a command its ``PAGE`` and ``--url``.

    Args:
        parser: the command's parser.
    """
    parser.add_argument("page", metavar="PAGE", help="an HTML file (plain or gzip), a URL, or - for standard input")
    parser.add_argument("--url", default="", help="where a saved page came from; makes its links absolute")


def read_page(name: str, url: str) -> Page:
    """The page that a person named.

    Args:
        name: a path, a URL, or ``-``.
        url: where it came from, if the person said so.

    Raises:
        NewscleanError: if it cannot be read or fetched.
    """
    if name.lower().startswith(("http://", "https://")):
        return _fetched(name)
    if name == STDIN:
        return Page(sys.stdin.buffer.read(), url)
    from newsclean.api import load  # noqa: PLC0415 - `newsclean --help` need not load the cleaner

    page = load(name)
    return replace(page, url=url) if url else page


def _fetched(url: str) -> Page:
    raise NewscleanError("fetching is not part of this version: save the page and name the file", url)

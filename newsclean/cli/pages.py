"""Where a page comes from: a file, standard input, or the web."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.errors import NewscleanError
from newsclean.types import Page

if TYPE_CHECKING:
    from newsclean.cleaner import Cleaner
    from newsclean.net import Manners

RECIPES = ("default", "fast", "thorough", "precise")
"""The default recipe, and those that :mod:`newsclean.cleaner` names."""

STREAM = "-"
"""Names standard input, and standard output where something is written."""

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)

_BARE_ADDRESS = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?/|www\.", re.IGNORECASE)
"""How a URL begins that is written without its scheme; a path may begin so, too."""


def add_page(parser: argparse.ArgumentParser) -> None:
    """Give a command its ``PAGE`` and what belongs to it.

    Args:
        parser: the command's parser.
    """
    parser.add_argument("page", metavar="PAGE", help="an HTML file (plain or gzip), a URL, or - for standard input")
    parser.add_argument("--url", default="", help="where a saved page came from; makes its links absolute")
    add_recipe(parser)
    add_manners(parser)
    parser.set_defaults(refuse=parser.error)


def add_recipe(parser: argparse.ArgumentParser) -> None:
    """Give a command the choice between the recipes that have names.

    Args:
        parser: the command's parser.
    """
    text = "fast: without trafilatura; thorough: asks everyone; precise: rather misses a line than keeps noise"
    parser.add_argument("--recipe", choices=RECIPES, default="default", help=text)


def recipe(options: argparse.Namespace) -> Cleaner:
    """The recipe that a person chose.

    Args:
        options: with ``recipe``.
    """
    from newsclean import cleaner  # noqa: PLC0415 - `newsclean --help` need not load the cleaner

    chosen: Cleaner = cleaner.Cleaner() if options.recipe == "default" else getattr(cleaner, options.recipe.upper())
    return chosen


def add_manners(parser: argparse.ArgumentParser) -> None:
    """Give a command what it says of itself to servers.

    Args:
        parser: the command's parser.
    """
    parser.add_argument("--contact", default="", help="your address or page, told to the servers that are asked")


def manners(options: argparse.Namespace) -> Manners:
    """How to behave on the network, as the options say.

    Args:
        options: with ``contact``.
    """
    from newsclean.net import Manners  # noqa: PLC0415 - only who fetches needs it

    return Manners(contact=options.contact)


def is_url(name: str) -> bool:
    """Whether a person means a page on the web, not a file.

    Example:
        >>> is_url("https://example.com/a"), is_url("story.html")
        (True, False)
    """
    return _SCHEME.match(name) is not None


def read_page(options: argparse.Namespace) -> Page:
    """The page that a person named.

    Args:
        options: with ``page``: a path, a URL, or ``-``; and with ``url``, ``contact`` and ``refuse``.

    Raises:
        NewscleanError: if it cannot be read or fetched.
        SystemExit: if ``url`` is said of a page that is fetched.
    """
    if is_url(options.page):
        from newsclean.net import fetch  # noqa: PLC0415 - only who fetches needs it

        if options.url:
            options.refuse(f"--url says where a saved page came from; {options.page} is fetched and needs none")
        return fetch(options.page, manners(options))
    page = read_file(options.page)
    return replace(page, url=options.url) if options.url else page


def read_file(name: str) -> Page:
    """A saved page or text.

    Args:
        name: a path, or ``-`` for standard input.

    Raises:
        NewscleanError: if it cannot be read.
    """
    if name == STREAM:
        if sys.stdin is None:  # closed before we came, as `<&-` does
            raise NewscleanError("standard input is closed")
        return Page(sys.stdin.buffer.read())
    if _BARE_ADDRESS.match(name) and not Path(name).exists():
        raise NewscleanError(f"there is no file {name}; the page on the web is https://{name}")
    from newsclean.api import load  # noqa: PLC0415 - `newsclean --help` need not load the cleaner

    return load(name)


def at_least(least: int) -> Callable[[str], int]:
    """A number of pages or processes, as argparse reads it.

    Args:
        least: the smallest that there can be.

    Returns:
        what reads it; of anything else it says what is wanted, and argparse shows the usage.

    Example:
        >>> at_least(1)("8")
        8
    """

    def number(value: str) -> int:
        if not value.isdecimal() or int(value) < least:
            raise argparse.ArgumentTypeError(f"must be a whole number, {least} or more, not {value!r}")
        return int(value)

    return number


def seconds(value: str) -> float:
    """A time, as argparse reads it.

    Raises:
        ArgumentTypeError: if it is none; argparse then shows the usage.

    Example:
        >>> seconds("0.5")
        0.5
    """
    try:
        number = float(value)
    except ValueError:
        number = 0.0
    if not 0 < number < inf:
        raise argparse.ArgumentTypeError(f"must be a number of seconds, more than 0, not {value!r}")
    return number

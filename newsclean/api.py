"""One call for one page."""

from __future__ import annotations

import gzip
import os
import zlib
from dataclasses import replace
from functools import cache
from pathlib import Path

from newsclean.article import Article, Body
from newsclean.cleaner import Cleaner
from newsclean.errors import BadOption, NewscleanError
from newsclean.types import Page

_GZIP = b"\x1f\x8b"
MOST_BYTES = 200 * 1024 * 1024
"""The largest saved page that is read, unpacked: ten times the size that is cleaned."""


@cache
def _default() -> Cleaner:
    return Cleaner()


def _recipe(cleaner: Cleaner | None) -> Cleaner:
    if cleaner is None:
        return _default()
    if not isinstance(cleaner, Cleaner):
        message = f"cleaner must be a Cleaner, such as newsclean.FAST or Cleaner(), not {cleaner!r:.80}"
        raise BadOption(message, option="cleaner")
    return cleaner


def clean(html_or_page: str | bytes | Page, url: str = "", *, cleaner: Cleaner | None = None) -> Article:
    """Turn a news page into a clean article with its metadata.  Never touches the network.

    Args:
        html_or_page: the page: bytes (decoded as a browser would), text, or a :class:`Page`.
        url: where it came from; makes links absolute and helps with dates and the site's name.
        cleaner: the recipe; ``Cleaner()`` by default.

    Returns:
        the article.

    Raises:
        NoArticle: if the page holds none; the message says why.
        NotHtml: if it is no HTML page.

    Example:
        >>> story = "The harbour of Ostrel was closed on Monday after the storm, the town said. " * 5
        >>> page = f"<article><h1>Storm closes harbour</h1><p>{story}</p><p>300x250 Ad</p></article>"
        >>> clean(page).text == story.strip()
        True
    """
    return _recipe(cleaner).clean(html_or_page, url)


def clean_text(text: str, language: str | None = None, *, cleaner: Cleaner | None = None) -> Body:
    r"""Clean text that somebody's extractor already took out of its page.

    Args:
        text: the text, one paragraph a line.
        language: BCP 47 (``"en"``), if it is known; rules of all languages are tried either way.
        cleaner: the recipe; ``Cleaner()`` by default.

    Returns:
        the body; what was not removed is unchanged, character for character, but for white space at both ends.

    Example:
        >>> clean_text("He paused.\n300x250 Ad\n300x250 Ad").text
        'He paused.'
    """
    return _recipe(cleaner).clean_text(text, language)


def load(path: str | os.PathLike[str]) -> Page:
    """Read a saved page, plain or gzip-compressed.

    Args:
        path: the file.

    Returns:
        the page; its URL and headers are known if :func:`newsclean.fetch` stored them beside it.

    Raises:
        BadOption: if it is no name of a file.
        NewscleanError: if the file cannot be read.

    Example:
        >>> load("no-such-page.html")
        Traceback (most recent call last):
        newsclean.errors.NewscleanError: no-such-page.html cannot be read: No such file or directory
    """
    from newsclean.net import store  # noqa: PLC0415 - who cleans what he has needs nothing of the network

    if not isinstance(path, str | os.PathLike):
        raise BadOption(f"path must be the name of a file, not {type(path).__name__}", option="path")
    if not os.fspath(path):
        raise BadOption("path must be the name of a file; it is empty", option="path")
    if isinstance(path, str) and path.lower().startswith(("http://", "https://")):
        raise BadOption(f"{path} is no file; newsclean.fetch fetches a URL", option="path")
    file = Path(path)
    try:
        page = store.load(file)
        return replace(page, body=_unzipped(file)) if page.body.startswith(_GZIP) else page
    except (OSError, EOFError, ValueError, zlib.error) as error:  # a NUL in a path is a ValueError
        reason = getattr(error, "strerror", None) or error
        raise NewscleanError(f"{file} cannot be read: {reason}") from error


def _unzipped(file: Path) -> bytes:
    with gzip.open(file) as packed:
        body = packed.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise NewscleanError(f"{file} holds more than {MOST_BYTES:,} bytes")
    return body

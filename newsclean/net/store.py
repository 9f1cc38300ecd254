"""A fetched page on disk: the bytes as they came, and what the server said in a file beside them.

``page.html`` holds the body, byte for byte.  ``page.html.json`` beside it holds::

    {
      "format": "newsclean page 1",
      "url": "https://example.com/story",
      "status": 200,
      "content_type": "text/html; charset=windows-1251",
      "fetched_at": "2026-05-01T12:00:00+00:00",
      "from_cache": false,
      "headers": [["content-type", "text/html; charset=windows-1251"], …]
    }

Cookies are left out: they belong to a visit, not to a page, and saved pages get passed on.
"""

from __future__ import annotations

import errno
import json
from datetime import datetime
from os import PathLike
from pathlib import Path
from typing import Any

from newsclean.errors import NewscleanError
from newsclean.types import Page

FORMAT = "newsclean page 1"

SUFFIX = ".json"
"""What is added to the page's file name."""

_NOTHING_BESIDE = frozenset({errno.ENOENT, errno.ENAMETOOLONG})
"""There is no sidecar file, or there can be none: the page's own name is as long as names may be."""

_PRIVATE = frozenset({"set-cookie", "set-cookie2"})


def save(page: Page, path: str | PathLike[str]) -> None:
    """Save a page, with what the server said beside it.

    Args:
        page: the page.
        path: where to; ``path`` + ``.json`` is written too.

    Raises:
        OSError: it cannot be written.

    Example:
        >>> import tempfile, os
        >>> folder = tempfile.mkdtemp()
        >>> save(Page(b"<p>Hello.</p>", "https://example.com/a"), os.path.join(folder, "a.html"))
        >>> load(os.path.join(folder, "a.html")).url
        'https://example.com/a'
    """
    path = Path(path)
    sidecar = {
        "format": FORMAT,
        "url": page.url,
        "status": page.status,
        "content_type": page.content_type,
        "fetched_at": page.fetched_at.isoformat() if page.fetched_at else None,
        "from_cache": page.from_cache,
        "headers": [[name, value] for name, value in page.headers if name not in _PRIVATE],
    }
    path.write_bytes(page.body)
    _beside(path).write_text(json.dumps(sidecar, indent=1, ensure_ascii=False) + "\n", "utf-8")


def load(path: str | PathLike[str]) -> Page:
    """Load a page that :func:`save` saved, or any HTML file.

    Args:
        path: the page's file.

    Returns:
        the page; without its sidecar file, only its body is known.

    Raises:
        OSError: there is no such file.
        NewscleanError: the sidecar file is broken.
    """
    path = Path(path)
    body = path.read_bytes()
    try:
        return _page(body, json.loads(_beside(path).read_text("utf-8")))
    except OSError as error:
        if error.errno in _NOTHING_BESIDE:
            return Page(body)
        raise
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise NewscleanError(f"{_beside(path).name} is no {FORMAT!r}: {error!r}") from error


def _page(body: bytes, values: dict[str, Any]) -> Page:
    if values["format"] != FORMAT:
        raise ValueError(f"its format is {values['format']!r}")
    return Page(
        body,
        str(values["url"]),
        str(values["content_type"]),
        int(values["status"]),
        datetime.fromisoformat(values["fetched_at"]) if values["fetched_at"] else None,
        bool(values["from_cache"]),
        tuple((str(name), str(value)) for name, value in values["headers"]),
    )


def _beside(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)

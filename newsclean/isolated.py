"""Clean pages in a process that can be stopped: deadlines that hold.

Nothing inside a process can stop a parser that hangs: signals wait for C code to return, threads cannot be killed.
:class:`Isolated` keeps one worker process, sends it page after page, and kills it when a page has used up its time or
its memory; the next page goes to a fresh one.  Many pages at once are :func:`newsclean.batch.run`'s trade, which has
the same workers.

Example:
    >>> from newsclean import Cleaner
    >>> from newsclean.isolated import Isolated
    >>> from newsclean.limits import Limits
    >>> with Isolated(Cleaner(limits=Limits(seconds=5))) as isolated:  # doctest: +SKIP
    ...     article = isolated.clean(html)
"""

from __future__ import annotations

import atexit
import os
import threading
from dataclasses import replace
from typing import Self

from newsclean.article import Article
from newsclean.batch.child import Shape
from newsclean.batch.plan import Plan
from newsclean.batch.worker import Worker, order
from newsclean.cleaner import Cleaner
from newsclean.errors import BadOption, NewscleanError
from newsclean.types import Page


class Isolated:
    """A cleaner whose work is done in a process of its own.  Threads may share it: they take turns.

    Args:
        cleaner: the recipe; its ``limits.seconds`` and ``limits.memory`` are kept.  Parts of it that are defined in a
            script or a notebook need cloudpickle (``pip install 'newsclean[batch]'``).

    Raises:
        NewscleanError: the recipe cannot be sent to another process.
        BadOption: it is no recipe.
    """

    def __init__(self, cleaner: Cleaner | None = None) -> None:
        self.cleaner = Cleaner() if cleaner is None else cleaner
        if not isinstance(self.cleaner, Cleaner):
            message = f"cleaner must be a Cleaner, such as newsclean.FAST or Cleaner(), not {cleaner!r:.80}"
            raise BadOption(message, option="cleaner")
        limits = self.cleaner.limits
        plan = Plan(workers=1, seconds=limits.seconds, memory=limits.memory)
        self._worker = Worker(order(self.cleaner, plan, Shape.OUTCOME))
        self._turn = threading.Lock()
        self._home = os.getpid()

    def clean(self, html: str | bytes | Page, url: str = "") -> Article:
        """Clean one page.

        Args:
            html: the page: bytes, text, or a :class:`newsclean.Page`.
            url: where it came from; a page's own ``url`` is the default.

        Returns:
            the article.

        Raises:
            NewscleanError: as :meth:`newsclean.Cleaner.clean` does; also
                :class:`~newsclean.errors.LimitExceeded` with the limit ``seconds`` or ``memory``, and
                :class:`~newsclean.errors.Crashed` and :class:`~newsclean.errors.Unexpected` for what would have been
                the end of this process.
        """
        if os.getpid() != self._home:
            raise NewscleanError("this was made in another process, before a fork: make a new one", url)
        with self._turn:
            value = self._worker.ask(_page(html, url)).value
        if isinstance(value, NewscleanError):
            raise value
        assert isinstance(value, Article)  # noqa: S101 - asked for
        return value

    def close(self) -> None:
        """End the process; the next page would start another one."""
        with self._turn:
            self._worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def clean_isolated(html_or_page: str | bytes | Page, url: str = "", *, cleaner: Cleaner | None = None) -> Article:
    """Clean one page in another process, within the time and memory that the cleaner's limits give it.

    The first call starts the process, which takes about a second; it is kept for the next one, and ended with this
    process.  A call with another recipe starts another process in its place: to go back and forth between recipes,
    keep an :class:`Isolated` for each.

    Args:
        html_or_page: the page: bytes, text, or a :class:`newsclean.Page`.
        url: where it came from.
        cleaner: the recipe; ``Cleaner()`` by default, with 20 seconds and 1 GB for a page.

    Returns:
        the article.

    Raises:
        NewscleanError: as :meth:`Isolated.clean` does.

    Example:
        >>> story = "<p>The harbour of Ostrel was closed on Monday after the storm, the town said.</p>" * 4
        >>> clean_isolated(f"<article>{story}</article>").text[:21]  # doctest: +SKIP
        'The harbour of Ostrel'
    """
    return _kept.clean(html_or_page, url, cleaner)


class _Kept:
    """The process that :func:`clean_isolated` keeps between calls."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew: after a fork, the process and the lock belong to the parent."""
        self._lock = threading.Lock()
        self._isolated: Isolated | None = None
        self._asked_for: Cleaner | None = None

    def clean(self, html: str | bytes | Page, url: str, cleaner: Cleaner | None) -> Article:
        with self._lock:  # to the end: a process that another recipe took the place of would be started again by a page
            return self._of(cleaner).clean(html, url)

    def _of(self, cleaner: Cleaner | None) -> Isolated:
        before = self._isolated
        if before is not None and (cleaner is self._asked_for or cleaner == self._asked_for):
            return before
        self._isolated, self._asked_for = Isolated(cleaner), cleaner
        if before is not None:
            before.close()
        return self._isolated

    def close(self) -> None:
        if self._isolated is not None:
            self._isolated.close()


_kept = _Kept()
atexit.register(_kept.close)
if hasattr(os, "register_at_fork"):  # not on Windows, which cannot fork
    os.register_at_fork(after_in_child=_kept.forget)


def _page(html: str | bytes | Page, url: str) -> Page:
    if isinstance(html, Page):
        return replace(html, url=url) if url else html
    if isinstance(html, str):
        return Page(html.encode("utf-8", "replace"), url, "text/html; charset=utf-8")
    if isinstance(html, bytes | bytearray | memoryview):
        return Page(bytes(html), url)
    raise BadOption(f"html must be bytes, text or a Page, not {type(html).__name__}", url, option="html")

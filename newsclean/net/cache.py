"""An HTTP cache (RFC 9111), by hishel.

hishel decides: what is fresh, what must be asked for again and how, what a 304 means, what may be kept.  It does so
in states without IO, so that its cache is a flow here as everything else is.  Bodies are kept as they came, encoded.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsclean.errors import FetchError, MissingExtra
from newsclean.net.http_dates import http_date
from newsclean.net.steps import Flow, Head, Headers, Work

if TYPE_CHECKING:
    import hishel

FILE = "newsclean-cache.db"
"""The file in the cache's folder."""

_LARGEST = 2**30
"""Bytes that the cache may hold, in memory or on disk: hishel's own default."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the cache remembers of an answer.

    Args:
        head: its status and headers.
        body: its body, as it came.
    """

    head: Head
    body: bytes


class Cache:
    """Answers that were kept.

    Args:
        place: True for memory, or a folder.

    Raises:
        MissingExtra: hishel is not installed.
    """

    def __init__(self, place: bool | str | PathLike[str]) -> None:
        try:
            import hishel  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise MissingExtra("a cache needs hishel: pip install 'newsclean[fetch]'", extra="fetch") from error
        self._hishel = hishel
        # A cache for one reader, as a browser's is: "private" answers may be kept.
        self._options = hishel.CacheOptions(shared=False, supported_methods=["GET"], allow_stale=False)
        if not isinstance(place, bool):
            self._storage = hishel.SqliteStorage(database_path=Path(place) / FILE, max_size=_LARGEST)
        else:
            memory = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
            self._storage = hishel.SqliteStorage(connection=memory, max_size=_LARGEST)

    def close(self) -> None:
        """Close the file, or forget what is in memory."""
        self._storage.close()

    def answer(
        self, url: str, headers: Headers, ask: Callable[[Headers], Flow[Kept]], today: Callable[[], datetime]
    ) -> Flow[tuple[Kept, bool]]:
        """Answer a request from the cache, or ask and keep what comes.

        Args:
            url: what is requested.
            headers: the request's headers.
            ask: asks the server; given the request's headers, with conditions added.
            today: the time, aware.

        Returns:
            the answer, and whether it comes from the cache.
        """
        hishel, storage = self._hishel, self._storage
        request = hishel.Request("GET", url, hishel.Headers(dict(headers)))
        key = hashlib.sha256(url.encode()).hexdigest()
        entries = yield _disk(storage.get_entries, key)
        # What the new answer will replace; hishel would keep both.  Other variants (Vary) stay.
        old = [entry.id for entry in entries if dict(entry.request.headers) == dict(request.headers)]
        state: Any = hishel.IdleClient(options=self._options).next(request, entries)
        kept = Kept(Head(0, ()), b"")
        while True:
            if isinstance(state, hishel.CacheMiss | hishel.NeedRevalidation):
                kept = yield from ask(tuple(state.request.headers.items()))
                state = state.next(_response(hishel, kept, today))
            elif isinstance(state, hishel.FromCache):
                found = state.entry.response
                body = yield _disk(b"".join, found.stream)
                return Kept(Head(found.status_code, _pairs(found.headers)), body), True
            elif isinstance(state, hishel.StoreAndUse):
                for entry_id in old:
                    yield _disk(storage.remove_entry, entry_id)
                yield _disk(_store, storage, request, state.response, key)
                return kept, False
            elif isinstance(state, hishel.CouldNotBeStored):
                return kept, False
            elif isinstance(state, hishel.NeedToBeUpdated):
                for entry in state.updating_entries:
                    yield _disk(storage.update_headers, entry.id, entry.response.headers)
                state = state.next()
            else:  # InvalidateEntries
                for entry_id in state.entry_ids:
                    yield _disk(storage.remove_entry, entry_id)
                state = state.next()


def _disk(call: Callable[..., Any], *arguments: Any) -> Work:
    """A step that reads or writes the cache.

    hishel copes with a full or broken disk; not with a file of another version, or one that was cleared while it was
    read.
    """

    def work() -> Any:
        try:
            return call(*arguments)
        except (RuntimeError, OSError, sqlite3.Error) as error:
            raise FetchError(f"the cache failed: {error}") from error

    return Work(work)


def _response(library: Any, kept: Kept, today: Callable[[], datetime]) -> hishel.Response:
    grouped: dict[str, list[str]] = {}
    for name, value in kept.head.headers:
        grouped.setdefault(name, []).append(value)
    grouped.pop("transfer-encoding", None)  # undone already
    if http_date(kept.head.get("date")) is None:
        # RFC 9110 §6.6.1: who keeps an answer without a date gives it one.  Without, hishel holds it for ever new.
        grouped["date"] = [format_datetime(today().astimezone(UTC), usegmt=True)]
    response: hishel.Response = library.Response(kept.head.status, library.Headers(grouped), iter([kept.body]))
    return response


def _pairs(headers: Any) -> Headers:
    return tuple((name.lower(), value) for name in headers for value in headers.get_list(name) or [])


def _store(storage: hishel.SqliteStorage, request: hishel.Request, response: hishel.Response, key: str) -> None:
    entry = storage.create_entry(request, response, key)
    stream = entry.response.stream
    assert isinstance(stream, Iterator)  # noqa: S101 - hishel's own promise
    for _ in stream:  # hishel keeps what is read
        pass

"""Where pages come from: folders, JSON lines, Parquet, lists of URLs, and WARC (:mod:`newsclean.batch.warc`).

Each source is a generator of :class:`Item`: a page, or the error that stands in for one that could not be read, with
the place where it lay.  What is broken becomes an item, never an exception in the middle of the work and never silence.
A source yields the same items in the same order each time; that is what resuming counts by.
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Protocol

from newsclean.batch.extras import extra
from newsclean.batch.warc import MOST_BYTES, Item, warc
from newsclean.errors import BadOption, NewscleanError, PageTooLarge, Unreadable
from newsclean.net import Manners, fetch_all, load
from newsclean.types import Page

PAGES = (".html", ".htm", ".xhtml", ".shtml", ".html.gz", ".htm.gz")
"""What a saved page is called."""

_ROWS_AT_A_TIME = 32
"""Rows of a Parquet file in memory at a time: pages are large."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table, or keys of a line of JSON, hold the pages.

    Args:
        html: the page, as text or bytes.
        url: where it came from; need not be there.
        content_type: the ``Content-Type`` header; need not be there.
    """

    html: str = "html"
    url: str = "url"
    content_type: str = "content_type"

    def page(self, values: dict[str, Any], place: str) -> Page | NewscleanError:
        """The page in a row.

        Args:
            values: the row.
            place: where it lies, for the error.

        Returns:
            the page, or the error that says why there is none.
        """
        html = values.get(self.html)
        url = _text(values.get(self.url))
        if isinstance(html, str):
            # What is text already needs no decoding: its <meta charset> tells of bytes that are long gone.
            return Page(html.encode("utf-8", "replace"), url, "text/html; charset=utf-8")
        if isinstance(html, bytes):
            return Page(html, url, _text(values.get(self.content_type)))
        found = "nothing" if html is None else f"a {type(html).__name__}"
        return Unreadable(f"{place} has {found} for {self.html!r}, and no page", url)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


DEFAULT_COLUMNS = Columns()


class Source(Protocol):
    """Pages that know their numbers.  Any iterable of pages will do, too."""

    @property
    def name(self) -> str:
        """What it is called, without the folders it lies in."""

    def fingerprint(self) -> str:
        """A text that changes when the source does."""

    def items(self, done: Container[int]) -> Iterator[Item]:
        """The pages, each with its number, but for those that are done."""


def open_source(
    path: str | os.PathLike[str], columns: Columns = DEFAULT_COLUMNS, manners: Manners | None = None
) -> Source:
    """The source that a path asks for.

    Args:
        path: a ``.warc``, ``.warc.gz``, ``.parquet``, ``.jsonl``, ``.jsonl.gz`` or HTML file; a ``.txt`` file with a
            URL on each line, which are fetched; or a folder, whose files are read in the order of their names.
        columns: where Parquet and JSON hold the pages.
        manners: how to fetch URLs.

    Returns:
        the source; nothing is read yet.

    Raises:
        BadOption: there is no such file, or no source is known for its name.

    Example:
        >>> open_source("no-such-file.warc.gz")
        Traceback (most recent call last):
        newsclean.errors.BadOption: no-such-file.warc.gz: there is no such file or folder
    """
    file = Path(path)
    if not file.exists():
        raise BadOption(f"{file}: there is no such file or folder", option="source")
    if file.is_dir():
        return Files(file, columns)
    if file.name.lower().endswith((".txt", ".urls")):
        return Urls(file, manners or Manners())
    if _reader(file) is None:
        known = ", ".join([*_READERS, *PAGES, ".txt"])
        raise BadOption(f"{file}: pages come from {known}, or a folder of those", option="source")
    return Files(file, columns)


@dataclass(frozen=True, slots=True)
class Files:
    """A file of pages, or a folder with such files, at any depth.

    Args:
        path: the file or folder.
        columns: where Parquet and JSON hold the pages.
    """

    path: Path
    columns: Columns = DEFAULT_COLUMNS

    @property
    def name(self) -> str:
        """The file's or folder's own name."""
        return self.path.name

    def fingerprint(self) -> str:
        """Names and sizes of all files."""
        listing = "\n".join(f"{self._place(file)} {file.stat().st_size}" for file in self._files())
        return sha256(listing.encode("utf-8", "surrogateescape")).hexdigest()[:16]

    def items(self, done: Container[int] = ()) -> Iterator[Item]:
        """The pages, numbered through all files.

        Args:
            done: numbers of pages that are left out; saved pages among them are not even read.

        Yields:
            a page, or what stands in for it.
        """
        number = 0
        for file in self._files():
            reader = _reader(file)
            if reader is None and number in done:
                number += 1
                continue
            for item in reader(file, self.columns) if reader else saved(file):
                if number not in done:
                    yield replace(item, number=number, place=self._placed(file, item))
                number += 1

    def _files(self) -> Iterator[Path]:
        if self.path.is_file():
            yield self.path
            return
        for folder, folders, names in os.walk(self.path):
            folders.sort()
            for name in sorted(names):
                file = Path(folder, name)
                if _reader(file) or name.lower().endswith(PAGES):
                    yield file

    def _place(self, file: Path) -> str:
        return file.name if file == self.path else file.relative_to(self.path).as_posix()

    def _placed(self, file: Path, item: Item) -> str:
        return f"{self._place(file)}:{item.place}" if item.place else self._place(file)


@dataclass(frozen=True, slots=True)
class Urls:
    """A list of URLs, one on each line, to be fetched; ``#`` begins a comment.

    Pages come as they are ready; each has the number of its URL in the list.

    Args:
        path: the file.
        manners: how to fetch.
    """

    path: Path
    manners: Manners = field(default_factory=Manners)

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.name

    def fingerprint(self) -> str:
        """A hash of the list."""
        return sha256(self.path.read_bytes()).hexdigest()[:16]

    def items(self, done: Container[int] = ()) -> Iterator[Item]:
        """The pages.

        Args:
            done: numbers of URLs that are left out; they are not fetched again.

        Yields:
            a page, or the error that says why it could not be fetched.
        """
        wanted: dict[str, list[tuple[int, int]]] = {}
        for number, (line, url) in enumerate(self._lines()):
            if number not in done:
                wanted.setdefault(url, []).append((number, line))
        for outcome in fetch_all(list(wanted), self.manners):
            value = outcome.value
            assert isinstance(value, Page | NewscleanError)  # noqa: S101 - what fetch_all promises
            for number, line in wanted[outcome.url]:
                yield Item(value, f"{self.name}:{line}", number)

    def _lines(self) -> Iterator[tuple[int, str]]:
        with self.path.open(encoding="utf-8-sig", errors="replace") as lines:
            for line, text in enumerate(lines, 1):
                if (url := text.strip()) and not url.startswith("#"):
                    yield line, url


def saved(path: Path) -> Iterator[Item]:
    """A saved page, plain or packed with gzip, with what the server said if it was stored beside it.

    Args:
        path: the file.

    Yields:
        the page, or the error that says why it cannot be read.
    """
    try:
        page = load(path)
        if path.suffix == ".gz":
            with gzip.open(path) as packed:
                page = replace(page, body=packed.read(MOST_BYTES + 1))
        if len(page.body) > MOST_BYTES:
            yield Item(PageTooLarge(f"the page has more than {MOST_BYTES:,} bytes", page.url, limit=MOST_BYTES))
        else:
            yield Item(page)
    except (OSError, EOFError, zlib.error) as error:
        yield Item(Unreadable(f"the file cannot be read: {getattr(error, 'strerror', None) or error}"))
    except NewscleanError as error:
        yield Item(error)


def json_lines(path: Path, columns: Columns = DEFAULT_COLUMNS) -> Iterator[Item]:
    """A file with a JSON object on each line, plain or packed with gzip.

    Args:
        path: the file.
        columns: which keys hold the page.

    Yields:
        a page for each line that is not empty, or the error that says what is wrong with it.
    """
    try:
        with _unpacked(path) as lines:
            for line, content in enumerate(lines, 1):
                if content.strip():
                    yield Item(_from_json(content, columns, f"line {line}"), str(line))
    except (OSError, EOFError, zlib.error) as error:
        yield Item(Unreadable(f"{path.name} breaks off: {error}"))


def _unpacked(path: Path) -> IO[bytes]:
    return gzip.open(path) if path.suffix == ".gz" else path.open("rb")  # type: ignore[return-value]


def _from_json(content: bytes, columns: Columns, place: str) -> Page | NewscleanError:
    try:
        values = json.loads(content)
    except (ValueError, RecursionError) as error:
        return Unreadable(f"{place} is no JSON: {error}")
    if not isinstance(values, dict):
        return Unreadable(f"{place} holds no JSON object, but a {type(values).__name__}")
    return columns.page(values, place)


def parquet(path: Path, columns: Columns = DEFAULT_COLUMNS) -> Iterator[Item]:
    """A Parquet file.

    Args:
        path: the file.
        columns: which columns hold the page.

    Yields:
        a page for each row, or the error that says what is wrong with it.

    Raises:
        BadOption: there is no column of that name.
        MissingExtra: pyarrow is not installed.
    """
    with extra("batch", "reading Parquet"):
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra
    row = 0
    try:
        with pq.ParquetFile(path) as file:
            there = file.schema_arrow.names
            if columns.html not in there:
                raise BadOption(f"{path.name} has no column {columns.html!r}; it has {', '.join(there)}", option="html")
            wanted = [name for name in (columns.html, columns.url, columns.content_type) if name in there]
            for batch in file.iter_batches(_ROWS_AT_A_TIME, columns=wanted):
                for values in batch.to_pylist():
                    yield Item(columns.page(values, f"row {row}"), str(row))
                    row += 1
    except (OSError, pa.ArrowException) as error:
        yield Item(Unreadable(f"{path.name} cannot be read on from row {row}: {error}"), str(row))


_READERS: dict[str, Callable[[Path, Columns], Iterator[Item]]] = {
    ".warc": lambda path, _: warc(path),
    ".warc.gz": lambda path, _: warc(path),
    ".warc.zst": lambda path, _: warc(path),
    ".jsonl": json_lines,
    ".jsonl.gz": json_lines,
    ".ndjson": json_lines,
    ".ndjson.gz": json_lines,
    ".parquet": parquet,
}


def _reader(path: Path) -> Callable[[Path, Columns], Iterator[Item]] | None:
    name = path.name.lower()
    return next((reader for suffix, reader in _READERS.items() if name.endswith(suffix)), None)

"""Where pages come from: folders, JSON lines, Parquet, lists of URLs, and WARC (:mod:`newsclean.batch.warc`).

Each source is a generator of :class:`Item`: a page, or the error that stands in for one that could not be read, with
the place where it lay.  What is broken becomes an item, never an exception in the middle of the work and never silence.
A source yields the same items in the same order each time; that is what resuming counts by.
"""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Protocol, runtime_checkable

from newsclean.batch.arguments import columns_of_pages, file_or_folder
from newsclean.batch.tables import DEFAULT_COLUMNS, Columns, json_lines, parquet
from newsclean.batch.warc import MOST_BYTES, Item, warc
from newsclean.errors import BadOption, NewscleanError, PageTooLarge, Unreadable
from newsclean.net import Manners, fetch_all, load
from newsclean.types import Page

GZIP = b"\x1f\x8b"
"""How packed files begin (RFC 1952 §2.3.1), whatever they are called."""

PAGES = (".html", ".htm", ".xhtml", ".shtml", ".html.gz", ".htm.gz")
"""What a saved page is called."""


@runtime_checkable
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
    file, columns = file_or_folder(path, "source"), columns_of_pages(columns)
    if not os.path.exists(file):  # noqa: PTH110 - Path.exists raises where a name is too long
        raise BadOption(f"{file}: there is no such file or folder", option="source")
    if file.is_dir():
        return Files(file, columns)
    if file.name.lower().endswith((".txt", ".urls")):
        return Urls(file, manners or Manners())
    if _reader(file) is None and not file.name.lower().endswith(PAGES):
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
        listing = "\n".join(f"{self._place(file)} {_size(file)}" for file in self._files())
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
                # A pipe would never end; a link that leads nowhere is a page that cannot be read.
                if (_reader(file) or name.lower().endswith(PAGES)) and (file.is_file() or file.is_symlink()):
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
            for number, line in wanted.pop(outcome.url):
                yield Item(value, f"{self.name}:{line}", number)
        for url, places in wanted.items():
            for number, line in places:
                yield Item(Unreadable("the page was not fetched", url), f"{self.name}:{line}", number)

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
        if page.body.startswith(GZIP):
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


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _reader(path: Path) -> Callable[[Path, Columns], Iterator[Item]] | None:
    name = path.name.lower()
    return next((reader for suffix, reader in _READERS.items() if name.endswith(suffix)), None)

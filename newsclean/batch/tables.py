"""Pages from tables: JSON lines and Parquet."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from newsclean.batch.extras import extra
from newsclean.batch.warc import Item
from newsclean.errors import BadOption, Unreadable
from newsclean.types import Page

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

    def page(self, values: dict[str, Any], place: str) -> Page | Unreadable:
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
    return gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb")  # type: ignore[return-value]


def _from_json(content: bytes, columns: Columns, place: str) -> Page | Unreadable:
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

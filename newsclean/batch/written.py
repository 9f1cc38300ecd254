"""Read back what a run wrote, row by row."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import sqlite3
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from newsclean.batch.arguments import file_or_folder
from newsclean.batch.extras import extra
from newsclean.batch.rows import COLUMNS, Holds, Row
from newsclean.errors import BadOption, Unreadable

_LONGEST_CELL = min(sys.maxsize, 2**31 - 1)
"""Characters that a CSV cell may have; Python's own limit of 131,072 is less than a long article."""


@dataclass(frozen=True, slots=True)
class Written:
    """The rows of an output of :func:`newsclean.batch.run`; can be gone through any number of times.

    Args:
        path: what was written: JSON lines, CSV, SQLite, Parquet or a folder of Parquet files.
        names: the columns to read; all by default.

    Raises:
        BadOption: the path is none of these, or there is no column of a name.
        Unreadable: while it is gone through: it cannot be read, or is damaged.

    Example:
        >>> for row in Written("articles.parquet", ("url", "text")):  # doctest: +SKIP
        ...     print(row["url"], len(row["text"] or ""))
    """

    path: str | os.PathLike[str]
    names: Sequence[str] = tuple(column.name for column in COLUMNS)

    def __post_init__(self) -> None:
        file_or_folder(self.path, "path")
        known, names = list(_HOLDS), self.names
        if isinstance(names, str) or not names or not isinstance(names, Sequence):
            raise BadOption(f"names must be a list of columns, not {names!r:.80}", option="names")
        if unknown := [name for name in names if name not in known]:
            raise BadOption(f"there is no column {unknown[0]!r}; there are {', '.join(known)}", option="names")

    def __iter__(self) -> Iterator[Row]:
        path = Path(self.path)
        suffix = (path.with_suffix("") if _is_packed(path) else path).suffix.lower()
        if suffix in {".jsonl", ".ndjson"}:
            return _told(path, self._json(path))
        if suffix == ".csv":
            return _told(path, self._csv(path))
        if suffix in {".sqlite", ".sqlite3", ".db"}:
            return _told(path, self._sqlite(path))
        if suffix == ".parquet" or path.is_dir():
            return _told(path, self._parquet(path))
        raise BadOption(f"{path} is no output of a run", option="path")

    def _json(self, path: Path) -> Iterator[Row]:
        with _open(path) as lines:
            for line in lines:
                values = json.loads(line)
                yield {name: values[name] for name in self.names}

    def _csv(self, path: Path) -> Iterator[Row]:
        csv.field_size_limit(_LONGEST_CELL)
        with _open(path) as packed, io.TextIOWrapper(packed, encoding="utf-8", newline="") as lines:
            for values in csv.DictReader(lines):
                yield {name: _unflat(name, values[name]) for name in self.names}

    def _sqlite(self, path: Path) -> Iterator[Row]:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            wanted = ", ".join(f'"{name}"' for name in self.names)
            for values in database.execute(f"SELECT {wanted} FROM articles ORDER BY rowid"):  # noqa: S608 - names
                yield {name: _unflat(name, value) for name, value in zip(self.names, values, strict=True)}

    def _parquet(self, path: Path) -> Iterator[Row]:
        with extra("batch", "reading Parquet"):
            import pyarrow as pa  # noqa: PLC0415 - an extra
            import pyarrow.parquet as pq  # noqa: PLC0415 - an extra
        try:
            for file in sorted(path.glob("*.parquet")) if path.is_dir() else [path]:
                with pq.ParquetFile(file) as table:
                    for batch in table.iter_batches(columns=list(self.names)):
                        yield from ({name: row[name] for name in self.names} for row in batch.to_pylist())
        except pa.ArrowException as error:
            raise Unreadable(f"{path} cannot be read: {error}") from error


_NEVER_NULL = frozenset(("url", "place"))
"""Columns of text in which a page of which nothing is known has an empty text; CSV cannot tell it from null."""

_HOLDS = {column.name: column.holds for column in COLUMNS}


def _told(path: Path, rows: Iterator[Row]) -> Iterator[Row]:
    """Rows, and what the formats' own readers find wrong in our words."""
    try:
        yield from rows
    except KeyError as error:
        raise Unreadable(f"{path} cannot be read: there is no column {error}") from error
    except (OSError, EOFError, zlib.error, sqlite3.Error, csv.Error, ValueError, TypeError, RecursionError) as error:
        raise Unreadable(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _open(path: Path) -> IO[bytes]:
    return gzip.open(path) if _is_packed(path) else path.open("rb")  # type: ignore[return-value]


def _is_packed(path: Path) -> bool:
    return path.suffix.lower() == ".gz"


def _unflat(name: str, value: str | float | None) -> object:
    """A value as it was before it was put into a cell."""
    holds = _HOLDS[name]
    if value is None or value == "":
        return "" if value == "" and name in _NEVER_NULL else None
    if holds in {Holds.TEXTS, Holds.REMOVALS}:
        return json.loads(str(value))
    if holds is Holds.TRUTH:
        return value in {"True", 1}
    if holds is Holds.INTEGER:
        return int(value)
    return float(value) if holds is Holds.NUMBER else value

"""Where rows go: JSON lines, CSV, SQLite, Parquet.

Each of them survives ``kill -9`` at any moment: what :meth:`Sink.write` has returned from is there, once, and what it
was in the middle of is not.  JSON lines and CSV grow at their end, and are cut back to the last whole part; SQLite has
transactions; Parquet cannot grow, so its parts are files of their own that are joined at the end.
"""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import json
import os
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol, runtime_checkable

from newsclean.batch.arguments import file_or_folder
from newsclean.batch.journal import (
    LAST_LINE,
    History,
    Journal,
    Recipe,
    begun,
    first_line,
    part_line,
    sync_folder,
)
from newsclean.batch.parquet import Parquet, ParquetFolder
from newsclean.batch.rows import COLUMNS, Holds, Row
from newsclean.errors import BadOption, NewscleanError


@runtime_checkable
class Sink(Protocol):
    """Takes rows.  To write somewhere else, write a class with these four methods."""

    def open(self, recipe: Recipe, *, resume: bool) -> History:
        """Begin, or go on.

        Args:
            recipe: what the rows are made with.
            resume: whether to go on with what is there.

        Returns:
            what is there already.

        Raises:
            NewscleanError: there is something already and ``resume`` was not said; or it was made differently.
        """

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows so that they are there for good when this returns."""

    def finish(self) -> None:
        """Say that all rows are written."""

    def close(self) -> None:
        """Let go of files; may be called at any time."""


def open_sink(path: str | os.PathLike[str]) -> Sink:
    """The sink that a path asks for.

    Args:
        path: ``.jsonl``, ``.ndjson``, ``.csv`` (each also with ``.gz``), ``.sqlite``, ``.db``, ``.parquet``; without
            a suffix, a folder of Parquet files.

    Returns:
        the sink; nothing is written yet.

    Raises:
        BadOption: no sink is known for the name.

    Example:
        >>> open_sink("articles.jsonl.gz")
        JsonLines('articles.jsonl.gz')
    """
    file = file_or_folder(path, "sink")
    name = file.name.lower()
    kinds: dict[str, Any] = {
        ".jsonl": JsonLines,
        ".ndjson": JsonLines,
        ".csv": Csv,
        ".sqlite": Sqlite,
        ".sqlite3": Sqlite,
        ".db": Sqlite,
        ".parquet": Parquet,
    }
    for suffix, kind in kinds.items():
        if name.endswith((suffix, f"{suffix}.gz") if kind in {JsonLines, Csv} else suffix):
            return kind(file)  # type: ignore[no-any-return]
    if file.suffix and not file.is_dir():
        known = ", ".join(kinds)
        raise BadOption(f"{file}: rows go to {known}, or a folder of Parquet files", option="sink")
    return ParquetFolder(file)


class Appended(ABC):
    """A file of lines that grows at its end, with a journal beside it."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = file_or_folder(path, "sink")
        self._packed = self.path.suffix.lower() == ".gz"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self.path)!r})"

    def open(self, recipe: Recipe, *, resume: bool) -> History:
        """Begin, or go on: see :class:`Sink`."""
        try:
            return self._begin(recipe, resume=resume)
        except OSError as error:
            raise NewscleanError(f"{self.path} cannot be written: {error.strerror}") from error

    def _begin(self, recipe: Recipe, *, resume: bool) -> History:
        self._journal = Journal(self.path.with_name(self.path.name + ".journal"))
        history = self._journal.history
        if not begun(self.path, history, recipe, resume=resume):
            self._journal.append(first_line(recipe))
        end = history.last.get("end", 0)
        there = self.path.stat().st_size if self.path.exists() else 0
        if there < end:
            raise NewscleanError(f"{self.path} is shorter than its journal says: {there:,} of {end:,} bytes")
        if history.finished:
            return history
        self._file = self.path.open("ab")
        self._file.truncate(end)
        self._file.seek(0, os.SEEK_END)
        sync_folder(self.path.parent)
        return history

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows: see :class:`Sink`."""
        self._append(self.encode(rows))
        self._journal.append(part_line(rows, end=self._file.tell()))

    def finish(self) -> None:
        """Say that all rows are written: see :class:`Sink`."""
        self._append(b"")
        self._journal.append(LAST_LINE)

    def _append(self, content: bytes) -> None:
        if not self._file.tell():
            content = self.head() + content
        if self._packed and content:  # several gzip members after one another are one gzip file (RFC 1952 §2.2)
            content = gzip.compress(content, mtime=0)
        self._file.write(content)
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Let go of the files: see :class:`Sink`."""
        for name in ("_file", "_journal"):
            if hasattr(self, name):
                getattr(self, name).close()

    def head(self) -> bytes:
        """What stands before the first row."""
        return b""

    @abstractmethod
    def encode(self, rows: Sequence[Row]) -> bytes:
        """Rows as lines."""


class JsonLines(Appended):
    """A line of JSON for each row.

    Args:
        path: the file; packed with gzip if it ends in ``.gz``.
    """

    def encode(self, rows: Sequence[Row]) -> bytes:
        """Rows as lines."""
        import msgspec  # noqa: PLC0415 - knows times, and is several times quicker than json

        return msgspec.json.Encoder().encode_lines(rows)


class Csv(Appended):
    """A table of comma-separated values, UTF-8, with a head (RFC 4180).

    Lists stand in their cells as JSON.

    Args:
        path: the file; packed with gzip if it ends in ``.gz``.
    """

    def head(self) -> bytes:
        """The names of the columns."""
        return self._lines([[column.name for column in COLUMNS]])

    def encode(self, rows: Sequence[Row]) -> bytes:
        """Rows as lines."""
        return self._lines([flat(row[column.name]) for column in COLUMNS] for row in rows)

    def _lines(self, cells: Iterable[Sequence[object]]) -> bytes:
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerows(cells)
        return out.getvalue().encode()


def flat(value: object) -> object:
    """A value as it stands in a cell that holds no lists."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


_SQL = {Holds.INTEGER: "INTEGER", Holds.NUMBER: "REAL", Holds.TRUTH: "INTEGER"}


_PATIENCE = 60.0
"""Seconds to wait while somebody reads the database."""


class Sqlite:
    """A SQLite database with a table ``articles``; lists stand in it as JSON, for ``json_each``.

    Args:
        path: the file.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = file_or_folder(path, "sink")

    def __repr__(self) -> str:
        return f"Sqlite({str(self.path)!r})"

    def open(self, recipe: Recipe, *, resume: bool) -> History:
        """Begin, or go on: see :class:`Sink`."""
        columns = ", ".join(f"{column.name} {_SQL.get(column.holds, 'TEXT')}" for column in COLUMNS)
        try:
            self._database = sqlite3.connect(self.path, isolation_level=None, timeout=_PATIENCE)
            with self._transaction():
                self._database.execute("CREATE TABLE IF NOT EXISTS newsclean_journal (line TEXT NOT NULL)")
                lines = self._database.execute("SELECT line FROM newsclean_journal ORDER BY rowid").fetchall()
                history = History.read((line for (line,) in lines), f"the journal in {self.path}")
                if history.recipe is not None:
                    begun(self.path, history, recipe, resume=resume)
                else:
                    self._database.execute(f"CREATE TABLE articles ({columns}, PRIMARY KEY (position))")
                    self._tell(first_line(recipe))
        except sqlite3.Error as error:
            raise self._refused(error) from error
        return history

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows: see :class:`Sink`."""
        places = ", ".join("?" for _ in COLUMNS)
        cells = ([flat(row[column.name]) for column in COLUMNS] for row in rows)
        try:
            with self._transaction():
                self._database.executemany(f"INSERT INTO articles VALUES ({places})", cells)  # noqa: S608 - marks
                self._tell(part_line(rows))
        except sqlite3.Error as error:
            raise self._refused(error) from error

    def finish(self) -> None:
        """Say that all rows are written: see :class:`Sink`."""
        try:
            self._tell(LAST_LINE)
        except sqlite3.Error as error:
            raise self._refused(error) from error

    def close(self) -> None:
        """Let go of the file: see :class:`Sink`."""
        if hasattr(self, "_database"):
            self._database.close()

    def _tell(self, line: str) -> None:
        self._database.execute("INSERT INTO newsclean_journal VALUES (?)", (line,))

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        with self._database:
            yield

    def _refused(self, error: sqlite3.Error) -> NewscleanError:
        return NewscleanError(f"{self.path} cannot be written: {error}")

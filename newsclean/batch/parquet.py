"""Rows to Parquet: part files that are joined at the end, or stay a folder."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.batch.arguments import file_or_folder
from newsclean.batch.extras import extra
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
from newsclean.batch.rows import Row, arrow_schema
from newsclean.errors import NewscleanError

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

ROW_GROUP = 16 * 2**20
"""Bytes, in memory, of a row group in a joined file: large enough to read quickly, small enough to hold."""

_COMPRESSION = "zstd"
"""What Parquet files of text are packed with: half of snappy's size at about its speed."""


_OURS = re.compile(r"part-\d{6,}\.(?:parquet|unfinished)")
"""What a part is called, and while it is written: other programs call theirs ``part-00000-…`` and the like."""


class ParquetFolder:
    """A folder of Parquet files, as Spark, Dask, DuckDB, polars and ``pyarrow.dataset`` read it.

    Args:
        path: the folder.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = file_or_folder(path, "sink")
        self._parts = self.path
        self._journal_path = self.path / "_journal"  # readers of folders skip names that begin so

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self.path)!r})"

    def open(self, recipe: Recipe, *, resume: bool) -> History:
        """Begin, or go on: see :class:`newsclean.batch.Sink`."""
        with extra("batch", "writing Parquet"):
            import pyarrow.parquet  # noqa: F401, PLC0415 - an extra
        self._schema = arrow_schema().with_metadata({name: str(value) for name, value in recipe.items()})
        try:
            return self._begin(recipe, resume=resume)
        except OSError as error:
            raise NewscleanError(f"{self.path} cannot be written: {error.strerror}") from error

    def _begin(self, recipe: Recipe, *, resume: bool) -> History:
        self._journal_path.parent.mkdir(parents=True, exist_ok=True)
        self._journal = Journal(self._journal_path)
        history = self._journal.history
        if not begun(self._output(), history, recipe, resume=resume):
            self._journal.append(first_line(recipe))
            sync_folder(self._journal_path.parent)
        self._written = history.entries
        self._check(history)
        if history.finished:
            self._tidy()
        else:
            self._parts.mkdir(exist_ok=True)
            self._forget_unfinished()
        return history

    def _output(self) -> Path:
        """What must not be there yet when a run begins: any Parquet file, another program's too."""
        return min(self._parts.glob("*.parquet"), default=self._parts / _name(0))

    def _check(self, _: History) -> None:
        """Make sure that the parts of which the journal tells can be read: better now than after hours."""
        for index in range(self._written):
            with _part(self._parts / _name(index)):
                pass

    def _forget_unfinished(self) -> None:
        known = {_name(index) for index in range(self._written)}
        for file in self._parts.glob("part-*"):
            if _OURS.fullmatch(file.name) and file.name not in known:
                file.unlink()

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows: see :class:`newsclean.batch.Sink`."""
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

        table = pa.Table.from_pylist(list(rows), schema=self._schema)
        target = self._parts / _name(self._written)
        fresh = target.with_suffix(".unfinished")
        pq.write_table(table, fresh, compression=_COMPRESSION)
        del table
        _give_back()
        _put(fresh, target)
        self._journal.append(part_line(rows))
        self._written += 1

    def finish(self) -> None:
        """Say that all rows are written: see :class:`newsclean.batch.Sink`."""
        self._journal.append(LAST_LINE)

    def close(self) -> None:
        """Let go of the files: see :class:`newsclean.batch.Sink`."""
        if hasattr(self, "_journal"):
            self._journal.close()

    def _tidy(self) -> None:
        """Remove what a finished run needs no more."""


class Parquet(ParquetFolder):
    """One Parquet file; until all is done, its parts lie in a folder beside it.

    Args:
        path: the file.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        super().__init__(path)
        self._parts = self.path.with_name(self.path.name + ".parts")
        self._journal_path = self.path.with_name(self.path.name + ".journal")

    def _output(self) -> Path:
        return self.path

    def _check(self, history: History) -> None:
        if not history.finished:
            super()._check(history)
        elif not self.path.is_file():
            raise NewscleanError(f"{self.path} is missing, although {self._journal_path.name} says that it is finished")

    def finish(self) -> None:
        """Join the parts, a row group at a time: see :class:`newsclean.batch.Sink`."""
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

        fresh = self.path.with_name(self.path.name + ".unfinished")
        with pq.ParquetWriter(fresh, self._schema, compression=_COMPRESSION) as writer:
            for table in self._row_groups():
                writer.write_table(table)
                del table
                _give_back()
        _put(fresh, self.path)
        super().finish()
        self._tidy()

    def _row_groups(self) -> Iterator[pa.Table]:
        import pyarrow as pa  # noqa: PLC0415 - an extra

        waiting: list[pa.Table] = []
        for index in range(self._written):
            with _part(self._parts / _name(index)) as part:
                waiting.append(part.read(use_threads=False))  # each thread would keep memory of its own
            if sum(table.nbytes for table in waiting) >= ROW_GROUP:
                joined, waiting = pa.concat_tables(waiting), []
                yield joined
                del joined
        if waiting:
            yield pa.concat_tables(waiting)

    def _tidy(self) -> None:
        shutil.rmtree(self._parts, ignore_errors=True)


def _name(index: int) -> str:
    return f"part-{index:06}.parquet"


@contextmanager
def _part(file: Path) -> Iterator[pq.ParquetFile]:
    """A part of which the journal tells."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

    try:
        with pq.ParquetFile(file) as part:
            yield part
    except (OSError, pa.ArrowException) as error:
        raise NewscleanError(
            f"{file} cannot be read, although the journal tells of it ({error}): "
            "delete the output, its parts and its journal, and begin anew"
        ) from error


def _give_back() -> None:
    """Return to the system what Arrow has freed; it would keep it, and the parent would grow by and by."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    pa.default_memory_pool().release_unused()


def _put(fresh: Path, target: Path) -> None:
    """Give a finished file its name: readers see all of it or nothing."""
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())
    fresh.replace(target)
    sync_folder(target.parent)

"""What is finished, written down so that a killed run can go on.

A journal is lines of JSON.  The first names the recipe.  Each further one says that a part of the output is on the
disk: which pages it holds, and what the sink needs to know to find the end of it.  The last one says that all is done.
A line is written after the part it tells of has reached the disk; a part without a line is cut off when the run is
taken up again.  So after a crash at any moment every page is in the output once, or not at all and done again.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from operator import index
from pathlib import Path
from typing import Any, Self

from newsclean.errors import NewscleanError

Recipe = Mapping[str, Any]
"""What rows are made with: versions, the source, the columns.  A run goes on only with the same."""

Entry = dict[str, Any]
"""One line: ``pages`` as ranges, ``rows``, ``failed``, and what the sink adds."""


class Numbers:
    """A set of page numbers, kept as ranges: a finished crawl of a million pages is one range.

    Example:
        >>> numbers = Numbers.of([2, 0, 1, 5])
        >>> numbers.ranges(), 1 in numbers, 4 in numbers, len(numbers)
        ([[0, 2], [5, 5]], True, False, 4)
    """

    def __init__(self, ranges: Iterable[list[int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for first, last in sorted(ranges):
            if self._ends and first <= self._ends[-1] + 1:
                self._ends[-1] = max(last, self._ends[-1])
            else:
                self._starts.append(first)
                self._ends.append(last)

    @classmethod
    def of(cls, numbers: Iterable[int]) -> Self:
        """The set of these numbers, in any order."""
        return cls([number, number] for number in numbers)

    def ranges(self) -> list[list[int]]:
        """First and last number of each range, in order."""
        return [[first, last] for first, last in zip(self._starts, self._ends, strict=True)]

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int):
            return False
        index = bisect_right(self._starts, number) - 1
        return index >= 0 and number <= self._ends[index]

    def __len__(self) -> int:
        return sum(last - first + 1 for first, last in zip(self._starts, self._ends, strict=True))


@dataclass(slots=True)
class History:
    """What a journal tells.

    Args:
        recipe: what its first line says the rows are made with.
        done: the pages that are in the output.
        rows: how many.
        failed: how many of them are failures.
        entries: how many parts there are.
        last: the last part's line; empty if there is none.
        finished: whether all is done.
    """

    recipe: dict[str, Any] | None = None
    done: Numbers = field(default_factory=Numbers)
    rows: int = 0
    failed: int = 0
    entries: int = 0
    last: Entry = field(default_factory=dict)
    finished: bool = False

    @classmethod
    def read(cls, lines: Iterable[str], name: str = "the journal") -> Self:
        """Read a journal's lines.

        Args:
            lines: whole lines.
            name: what the journal is called, for the error.

        Raises:
            NewscleanError: they are no journal of ours.
        """
        history = cls()
        ranges: list[list[int]] = []
        try:
            for line in lines:
                entry = json.loads(line)
                if history.recipe is None:
                    history.recipe = dict(entry["newsclean"])
                elif "finished" in entry:
                    history.finished = True
                else:
                    ranges.extend([index(first), index(last)] for first, last in entry["pages"])
                    history.rows += index(entry["rows"])
                    history.failed += index(entry["failed"])
                    history.entries += 1
                    history.last = entry | {"end": index(entry.get("end", 0))}
            history.done = Numbers(ranges)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise NewscleanError(
                f"{name} cannot be read ({type(error).__name__}: {error}): delete it and the output, and begin anew"
            ) from error
        return history

    def check(self, recipe: Recipe) -> None:
        """Make sure that the rows to come go with those that are there.

        Args:
            recipe: what they are made with now.

        Raises:
            NewscleanError: they are made differently; the message says in what.
        """
        was = self.recipe or {}
        differing = [name for name in {**was, **recipe} if was.get(name) != recipe.get(name)]
        if differing:
            changes = ", ".join(f"{name} was {was.get(name)!r} and is {recipe.get(name)!r}" for name in differing)
            raise NewscleanError(f"the output was begun in another way and cannot be gone on with: {changes}")


def begun(path: Path, history: History, recipe: Recipe, *, resume: bool) -> bool:
    """Whether an output was begun before, after checking that going on with it is wanted.

    Args:
        path: the output.
        history: what its journal tells.
        recipe: what the rows are made with now.
        resume: whether to go on with what is there.

    Raises:
        NewscleanError: it is not wanted, or cannot be gone on with.
    """
    if history.recipe is None:
        if path.exists():
            raise NewscleanError(f"{path} is there already, and no journal tells how far it came")
        return False
    if not resume:
        raise NewscleanError(f"{path} was begun before: go on with resume, or delete it and its journal")
    history.check(recipe)
    return True


def first_line(recipe: Recipe) -> str:
    """The line a journal begins with."""
    return json.dumps({"newsclean": dict(recipe)})


def part_line(rows: Sequence[Mapping[str, Any]], **where: object) -> str:
    """The line for a part that is on the disk.

    Args:
        rows: its rows.
        where: what the sink needs to know to find its end.
    """
    numbers = Numbers.of(row["position"] for row in rows)
    failed = sum(1 for row in rows if not row["ok"])
    return json.dumps({"pages": numbers.ranges(), "rows": len(rows), "failed": failed, **where})


LAST_LINE = json.dumps({"finished": True})
"""The line a journal ends with."""


class Journal:
    """A journal in a file of its own, beside the output.

    While it is open, nobody else can open it: two runs into one output would spoil it.

    Args:
        path: the file; made if there is none.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("a+b")
        try:
            _lock(self._file.fileno(), path)
            self.history = self._read()
        except BaseException:
            self._file.close()
            raise

    def _read(self) -> History:
        self._file.seek(0)
        content = self._file.read()
        whole = content[: content.rfind(b"\n") + 1]
        self._file.truncate(len(whole))  # a line that the crash cut off tells of nothing
        return History.read(whole.decode("utf-8", "replace").splitlines(), str(self.path))

    def append(self, line: str) -> None:
        """Write a line and wait until it is on the disk.

        Args:
            line: without its end.
        """
        self._file.write(line.encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file and let others open it; one that tells of nothing does not stay, as where a run is refused."""
        if not self._file.closed and not os.fstat(self._file.fileno()).st_size:
            with suppress(PermissionError):  # Windows deletes no file that is open
                self.path.unlink(missing_ok=True)
        self._file.close()


def _lock(descriptor: int, path: Path) -> None:
    try:
        import fcntl  # noqa: PLC0415 - not on Windows, where the promise is not held
    except ImportError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise NewscleanError(f"another run is writing this output: {path} is locked") from error


def sync_folder(folder: Path) -> None:
    """Make new and renamed names in a folder survive a power failure (fsync(2) says why)."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows cannot open folders, and needs it not
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

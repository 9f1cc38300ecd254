"""From a source through workers into a sink, and nothing lost on the way."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from newsclean.batch.arguments import recipe_and_plan
from newsclean.batch.child import Cleans, Shape
from newsclean.batch.extras import extra
from newsclean.batch.flow import Flow, Pages, checked, numbered
from newsclean.batch.journal import Recipe
from newsclean.batch.plan import Plan
from newsclean.batch.pool import Pool, open_pool
from newsclean.batch.report import Report
from newsclean.batch.rows import COLUMNS, Row, sound
from newsclean.batch.sinks import Sink, open_sink
from newsclean.batch.sources import Source, open_source
from newsclean.errors import BadOption, NewscleanError
from newsclean.release import release


def run(
    source: str | os.PathLike[str] | Pages,
    sink: str | os.PathLike[str] | Sink,
    cleaner: Cleans | None = None,
    plan: Plan | None = None,
) -> Report:
    """Clean many pages in several processes and write a row for every one, failures included.

    Stop it however you like, ``kill -9`` included; with ``Plan(resume=True)`` it goes on where it was.  A page that
    crashes or hangs its worker, or eats its memory, is tried again alone, then written as failed; the rest goes on.
    Same pages, same cleaner, same rows, whatever the number of workers.

    Args:
        source: a path (see :func:`newsclean.batch.open_source`), or anything that brings pages.  To be taken up
            again, it must bring the same pages in the same order.
        sink: a path (see :func:`newsclean.batch.open_sink`), or anything that takes rows.
        cleaner: the recipe; ``Cleaner()`` by default.
        plan: workers, limits, order, resuming, progress.

    Returns:
        what it did.

    Raises:
        NewscleanError: the source or the output cannot be used, or no worker can be started.

    Example:
        >>> import tempfile
        >>> from pathlib import Path
        >>> from newsclean.types import Page
        >>> folder = Path(tempfile.mkdtemp())
        >>> story = "The harbour of Ostrel was closed on Monday after the storm, the town said. " * 5
        >>> pages = [Page(f"<article><p>{story}</p></article>".encode()), Page(b"")]
        >>> report = run(pages, folder / "articles.jsonl", plan=Plan(workers=1))
        >>> report.articles, report.failures
        (1, {'no-article': 1})
    """
    cleaner, plan = recipe_and_plan(cleaner, plan)
    _check_apart(source, sink)
    pages = open_source(source) if isinstance(source, str | os.PathLike) else checked(source)
    target = sink if isinstance(sink, Sink) else open_sink(sink)
    with closing(target):
        history = target.open(_recipe(pages, cleaner, plan), resume=plan.resume)
        if history.finished:
            return Report(before=history.rows)
        shape = Shape.WHOLE if plan.whole else Shape.ROW
        with (
            _bar(plan, history.rows) as bar,
            closing(numbered(pages, history.done)) as items,
            open_pool(cleaner, plan, shape) as pool,
        ):
            writing = _Writing(target, plan, bar)
            try:
                for done in Flow(pool, plan, lambda: writing.held).through(items):
                    writing.add({"position": done.number, "place": sound(done.place), **done.row})
            finally:
                writing.flush()  # what is cleaned is kept, even if the source failed or somebody pressed Ctrl-C
            writing.finish()
            return writing.report(history.rows, pool)


def _check_apart(source: object, sink: object) -> None:
    """An output among the pages would be read as pages, and the folder would no more be what the journal says."""
    if isinstance(source, str | os.PathLike) and isinstance(sink, str | os.PathLike):
        pages, rows = Path(source).resolve(), Path(sink).resolve()
        if rows == pages or pages in rows.parents:
            raise BadOption(f"{rows} lies in the source: write it somewhere else", option="sink")


def _recipe(pages: object, cleaner: Cleans, plan: Plan) -> Recipe:
    """What the rows are made with, for the journal and for who finds the file years later."""
    recipe: dict[str, Any] = {
        "version": release(),
        "rules": getattr(getattr(cleaner, "rules", None), "version", ""),
        "columns": len(COLUMNS),
        "whole": plan.whole,
    }
    if isinstance(pages, Source):
        recipe |= {"source": sound(pages.name), "fingerprint": pages.fingerprint()}
    return recipe


class _Writing:
    """Rows on their way to the disk, part by part."""

    def __init__(self, sink: Sink, plan: Plan, bar: Any) -> None:
        self._sink = sink
        self._part = plan.part
        self._bar = bar
        self._rows: list[Row] = []
        self._begun = time.monotonic()
        self._pages = 0
        self._failures: Counter[str] = Counter()

    @property
    def held(self) -> int:
        """Rows that are not on the disk yet."""
        return len(self._rows)

    def add(self, row: Row) -> None:
        """Take a row."""
        self._rows.append(row)
        self._pages += 1
        if not row["ok"]:
            self._failures[row["error"]] += 1
            if self._bar is not None:
                self._bar.set_postfix(failures=self._failures.total(), refresh=False)
        if self._bar is not None:
            self._bar.update()
        if len(self._rows) >= self._part:
            self.flush()

    def flush(self) -> None:
        """Write what is held."""
        rows, self._rows = self._rows, []  # first, so that what could not be written is not tried once more
        if rows:
            with self._told():
                self._sink.write(rows)

    def finish(self) -> None:
        """Say that all rows are written."""
        with self._told():
            self._sink.finish()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise NewscleanError(f"{self._sink} cannot be written: {error.strerror or error}") from error

    def report(self, before: int, pool: Pool) -> Report:
        """What was done."""
        return Report(
            pages=self._pages,
            articles=self._pages - self._failures.total(),
            failures=dict(sorted(self._failures.items())),
            before=before,
            seconds=time.monotonic() - self._begun,
            restarts=pool.restarts,
            worker_memory=pool.peak,
        )


def _bar(plan: Plan, done: int) -> AbstractContextManager[Any]:
    if not plan.progress:
        return nullcontext()
    with extra("progress", "a progress bar"):
        from tqdm.auto import tqdm  # noqa: PLC0415 - an extra
    bar: AbstractContextManager[Any] = tqdm(initial=done, unit=" pages", smoothing=0.05)
    return bar

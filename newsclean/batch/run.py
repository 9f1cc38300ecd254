"""From a source through workers into a sink, and nothing lost on the way."""

from __future__ import annotations

import os
import time
from collections import Counter, deque
from collections.abc import Container, Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, field
from importlib import metadata
from itertools import count
from typing import Any

from newsclean.article import Outcome
from newsclean.batch.child import Cleans, Shape
from newsclean.batch.extras import extra
from newsclean.batch.journal import Recipe
from newsclean.batch.plan import Plan
from newsclean.batch.pool import Pool
from newsclean.batch.rows import COLUMNS, Row, failed_row
from newsclean.batch.sinks import Sink, open_sink
from newsclean.batch.sources import Source, open_source
from newsclean.batch.warc import Item
from newsclean.batch.worker import order
from newsclean.cleaner import Cleaner
from newsclean.errors import BadOption, NewscleanError
from newsclean.types import Page

Pages = Source | Iterable[Item | Page | Outcome]
"""Anything that brings pages: a source, or any iterable of pages, outcomes of fetching among them."""

CHUNK = 8
"""Pages that go to a worker together: enough that it seldom waits, few enough that a crash sends few back."""

CHUNK_BYTES = 2**20
"""Bytes after which a chunk is full, however few pages it holds."""

AHEAD = 3
"""Chunks per worker that are read ahead: one in work, one on its way, one in reserve while rows are written."""

AHEAD_BYTES = 64 * 2**20
"""Bytes of pages after which nothing more is read ahead, however few pages they are."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did.

    Args:
        pages: how many rows it wrote.
        articles: how many of them are articles.
        failures: how many failed, by the error's code.
        before: how many rows were there already, from a run that this one went on with.
        seconds: how long it took.
        restarts: how often a worker died.
        worker_memory: the most memory that one worker held, in bytes; 0 where the system does not tell.

    Example:
        >>> print(Report(pages=1000, articles=990, failures={"no-article": 10}, seconds=20.0))
        1,000 pages in 20.0 s (50.0 a second): 990 articles, 10 failures (no-article 10)
    """

    pages: int = 0
    articles: int = 0
    failures: dict[str, int] = field(default_factory=dict)
    before: int = 0
    seconds: float = 0.0
    restarts: int = 0
    worker_memory: int = 0

    @property
    def failed(self) -> int:
        """How many failed."""
        return sum(self.failures.values())

    @property
    def per_second(self) -> float:
        """Pages per second."""
        return self.pages / self.seconds if self.seconds else 0.0

    def __str__(self) -> str:
        before = f"; {self.before:,} were done before" if self.before else ""
        why = ", ".join(f"{code} {number:,}" for code, number in sorted(self.failures.items()))
        failed = f"{self.failed:,} failures ({why})" if why else "no failures"
        speed = f"{self.pages:,} pages in {self.seconds:.1f} s ({self.per_second:.1f} a second)"
        return f"{speed}: {self.articles:,} articles, {failed}{before}"


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
        >>> folder = Path(tempfile.mkdtemp())
        >>> story = "The harbour of Ostrel was closed on Monday after the storm, the town said. " * 5
        >>> pages = [Page(f"<article><p>{story}</p></article>".encode()), Page(b"")]
        >>> report = run(pages, folder / "articles.jsonl", plan=Plan(workers=1))
        >>> report.articles, report.failures
        (1, {'no-article': 1})
    """
    plan = plan or Plan()
    recipe_of_pages = cleaner or Cleaner()
    pages = open_source(source) if isinstance(source, str | os.PathLike) else source
    target = open_sink(sink) if isinstance(sink, str | os.PathLike) else sink
    with closing(target):
        history = target.open(_recipe(pages, recipe_of_pages, plan), resume=plan.resume)
        if history.finished:
            return Report(before=history.rows)
        told = order(recipe_of_pages, plan, Shape.WHOLE if plan.whole else Shape.ROW)
        with _bar(plan, history.rows) as bar, Pool(told, plan.workers) as pool:
            writing = _Writing(target, plan, bar)
            try:
                _Flow(pool, plan, writing).through(_items(pages, history.done))
            finally:
                writing.flush()  # what is cleaned is kept, even if the source failed or somebody pressed Ctrl-C
            target.finish()
            return writing.report(history.rows, pool)


def _recipe(pages: object, cleaner: Cleans, plan: Plan) -> Recipe:
    """What the rows are made with, for the journal and for who finds the file years later."""
    recipe: dict[str, Any] = {
        "version": metadata.version("newsclean"),
        "rules": getattr(getattr(cleaner, "rules", None), "version", ""),
        "columns": len(COLUMNS),
        "whole": plan.whole,
    }
    if hasattr(pages, "fingerprint"):
        recipe |= {"source": getattr(pages, "name", ""), "fingerprint": pages.fingerprint()}
    return recipe


def _items(pages: Pages, done: Container[int]) -> Iterator[tuple[int, Item]]:
    """Every page that is not done, with its number."""
    if hasattr(pages, "items"):
        for item in pages.items(done):
            if item.number is None:
                raise BadOption("a source with items() must number them", option="source")
            yield item.number, item
        return
    for number, each in zip(count(), pages, strict=False):
        if number not in done:
            yield number, _item(each)


def _item(each: object) -> Item:
    if isinstance(each, Item):
        return each
    value = each.value if isinstance(each, Outcome) else each
    if isinstance(value, Page | NewscleanError):
        return Item(value)
    raise BadOption(f"a source brings Page, Outcome or Item, not {type(value).__name__}", option="source")


class _Flow:
    """Keeps the workers busy and brings their replies into order."""

    def __init__(self, pool: Pool, plan: Plan, writing: _Writing) -> None:
        self._pool = pool
        self._plan = plan
        self._writing = writing
        self._size = max(1, min(CHUNK, plan.part // plan.workers))
        self._ahead = min(self._size * AHEAD * plan.workers, plan.batch)
        self._known: dict[int, tuple[str, int]] = {}
        """Place and size of each page that is not cleaned yet."""
        self._bytes = 0
        self._chunk: list[tuple[int, Page]] = []
        self._out = 0
        self._waiting: deque[int] = deque()
        self._ready: dict[int, Row] = {}

    def through(self, items: Iterator[tuple[int, Item]]) -> None:
        """Every item in, every row out."""
        for number, item in items:
            while self._is_full():
                self._give_out()
                self._take()
            if self._plan.ordered:
                self._waiting.append(number)
            size = len(item.value.body) if isinstance(item.value, Page) else 0
            self._known[number] = item.place, size
            self._bytes += size
            if isinstance(item.value, Page):
                self._chunk.append((number, item.value))
                if self._is_chunk():
                    self._give_out()
            else:
                self._bring(number, failed_row(item.value))
        self._give_out()
        while self._out:
            self._take()

    def _is_full(self) -> bool:
        # What is begun and not on the disk is what a crash costs: never more than a batch.
        begun = len(self._known) + len(self._ready) + self._writing.held
        return len(self._known) >= self._ahead or begun >= self._plan.batch or self._bytes >= AHEAD_BYTES

    def _is_chunk(self) -> bool:
        if len(self._chunk) >= self._size or self._out < self._plan.workers:  # somebody has nothing to do
            return True
        return sum(len(page.body) for _, page in self._chunk) >= CHUNK_BYTES

    def _give_out(self) -> None:
        if self._chunk:
            self._pool.put(self._chunk)
            self._out += len(self._chunk)
            self._chunk = []

    def _take(self) -> None:
        number, reply = self._pool.get()
        self._out -= 1
        assert isinstance(reply.value, dict)  # noqa: S101 - rows were asked for
        self._bring(number, reply.value)

    def _bring(self, number: int, row: Row) -> None:
        place, size = self._known.pop(number)
        self._bytes -= size
        row = {"position": number, "place": place, **row}
        if not self._plan.ordered:
            self._writing.add(row)
            return
        self._ready[number] = row
        while self._waiting and self._waiting[0] in self._ready:
            self._writing.add(self._ready.pop(self._waiting.popleft()))


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
        if not rows:
            return
        try:
            self._sink.write(rows)
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

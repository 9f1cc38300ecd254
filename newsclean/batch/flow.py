"""Pages through workers: busy hands, replies in order, and a bound on what is begun and not finished."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Container, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from newsclean.article import Article, Outcome
from newsclean.batch.arguments import recipe_and_plan
from newsclean.batch.child import Cleans, Shape
from newsclean.batch.plan import Plan
from newsclean.batch.pool import Pool, open_pool
from newsclean.batch.rows import Row, failed_row
from newsclean.batch.sources import Source
from newsclean.batch.warc import Item
from newsclean.errors import BadOption, NewscleanError, Unreadable
from newsclean.types import Page

CHUNK = 8
"""Pages that go to a worker together: enough that it seldom waits, few enough that a crash sends few back."""

CHUNK_BYTES = 2**20
"""Bytes after which a chunk is full, however few pages it holds."""

AHEAD = 3
"""Chunks per worker that are read ahead: one in work, one on its way, one in reserve while rows are written."""

AHEAD_BYTES = 64 * 2**20
"""Bytes of pages after which nothing more is read ahead, however few pages they are."""


Pages = Source | Iterable[Item | Page | Outcome]
"""Anything that brings pages: a source, or any iterable of pages, outcomes of fetching among them."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one page.

    Args:
        number: its number in the source.
        place: where it lay.
        url: where it came from.
        value: the workers' reply; of what came as an error, that error.
        seconds: how long a worker had it; None if none had, or it took its worker down.
    """

    number: int
    place: str
    url: str
    value: Row | Article | NewscleanError
    seconds: float | None = None

    @property
    def row(self) -> Row:
        """The reply as a row, where rows were asked for."""
        if isinstance(self.value, NewscleanError):
            return failed_row(self.value)
        assert isinstance(self.value, dict)  # noqa: S101 - as the order asks
        return self.value


def outcomes(pages: Pages, cleaner: Cleans | None = None, plan: Plan | None = None) -> Iterator[Outcome]:
    """Clean many pages in several processes and get an outcome for every one, in order.

    Pages are read as they are needed, so that there may be endlessly many.  To write them to files, take
    :func:`newsclean.batch.run`.

    Args:
        pages: a source, or the pages; outcomes of fetching will do, and their errors pass through.
        cleaner: the recipe; ``Cleaner()`` by default.
        plan: workers, limits, order.

    Yields:
        the article, or the error that says why there is none.

    Raises:
        NewscleanError: no worker can be started.
        BadOption: one of the arguments is something else.

    Example:
        >>> [outcome] = outcomes([Page(b"")], plan=Plan(workers=1))
        >>> outcome.error.code
        'no-article'
    """
    cleaner, plan = recipe_and_plan(cleaner, plan)
    pages = checked(pages)
    with open_pool(cleaner, plan, Shape.OUTCOME) as pool, closing(numbered(pages)) as items:
        for done in Flow(pool, plan).through(items):
            assert isinstance(done.value, Article | NewscleanError)  # noqa: S101 - as the order asks
            yield Outcome(done.url, done.value, done.seconds)


def clean_rows(pages: Pages, cleaner: Cleans | None = None, plan: Plan | None = None) -> Iterator[Row]:
    """Clean many pages in several processes and get a row for every one, in order.

    Args:
        pages: a source, or the pages; outcomes of fetching will do, and their errors pass through.
        cleaner: the recipe; ``Cleaner()`` by default.
        plan: workers, limits, order.

    Yields:
        a value for every one of :data:`newsclean.batch.ARTICLE_COLUMNS`.

    Raises:
        NewscleanError: no worker can be started.
        BadOption: one of the arguments is something else.

    Example:
        >>> [row] = clean_rows([Page(b"", "https://example.com/a")], plan=Plan(workers=0))
        >>> row["url"], row["error"]
        ('https://example.com/a', 'no-article')
    """
    cleaner, plan = recipe_and_plan(cleaner, plan)
    pages = checked(pages)
    shape = Shape.WHOLE if plan.whole else Shape.ROW
    with open_pool(cleaner, plan, shape) as pool, closing(numbered(pages)) as items:
        for done in Flow(pool, plan).through(items):
            yield done.row


def checked(pages: object) -> Pages:
    """The pages, if they may be some.

    Args:
        pages: what should bring pages.

    Raises:
        BadOption: it is a path, a single page, or cannot be gone through.
    """
    if isinstance(pages, str | os.PathLike):
        raise BadOption("open_source(path) opens a file or folder of pages", option="source")
    if not isinstance(pages, Source | Iterable):
        message = f"a source brings pages, as a list of Page or a Source does, not {type(pages).__name__}"
        raise BadOption(message, option="source")
    return pages


def numbered(pages: Pages, done: Container[int] = ()) -> Generator[tuple[int, Item], None, None]:
    """Count the pages.

    Args:
        pages: a source, or any iterable of pages, outcomes of fetching, or items.
        done: numbers of pages to leave out.

    Yields:
        the number, from 0, and the item.

    Raises:
        BadOption: there is something else among them.
    """
    if isinstance(pages, Source):  # dicts and data frames have items(), too
        for item in pages.items(done):
            if item.number is None:
                raise BadOption("the items of a source need numbers", option="source")
            yield item.number, item
        return
    yield from ((number, _item(each)) for number, each in enumerate(pages) if number not in done)


def _item(each: object) -> Item:
    if isinstance(each, Item):
        return each
    value = each.value if isinstance(each, Outcome) else each
    if not isinstance(value, Page | NewscleanError):
        raise BadOption(f"a source brings Page, Outcome or Item, not {type(value).__name__}", option="source")
    if isinstance(value, Page) and not isinstance(value.body, bytes | bytearray | memoryview):
        return Item(Unreadable(f"the body of the page is {type(value.body).__name__}, and not bytes", str(value.url)))
    return Item(value)


class Flow:
    """Keeps the workers busy and brings their replies into order.

    Args:
        pool: the workers.
        plan: how many pages may be begun at a time, and whether order is kept.
        held: how many pages whoever reads the results has not put away yet.
    """

    def __init__(self, pool: Pool, plan: Plan, held: Callable[[], int] = lambda: 0) -> None:
        self._pool = pool
        self._plan = plan
        self._held = held
        self._hands = max(1, plan.workers)
        self._size = max(1, min(CHUNK, plan.part // self._hands))
        self._ahead = min(self._size * AHEAD * self._hands, plan.batch)
        self._known: dict[int, Item] = {}
        self._bytes = 0
        self._chunk: list[tuple[int, Page]] = []
        self._out = 0
        self._waiting: deque[int] = deque()
        self._ready: dict[int, Done] = {}

    def through(self, items: Iterator[tuple[int, Item]]) -> Iterator[Done]:
        """Let every page through.

        Args:
            items: numbered pages.

        Yields:
            what became of each.

        Raises:
            NewscleanError: no worker can be started.
        """
        for number, item in items:
            while self._is_full():
                self._give_out()
                yield from self._take()
            if self._plan.ordered:
                self._waiting.append(number)
            self._known[number] = item
            if isinstance(item.value, Page):
                self._chunk.append((number, item.value))
                self._bytes += len(item.value.body)
                if self._is_chunk():
                    self._give_out()
            else:
                yield from self._bring(number, item.value, None)
        self._give_out()
        while self._out:
            yield from self._take()

    def _is_full(self) -> bool:
        # What is begun and not put away is what a crash costs: never more than a batch.
        begun = len(self._known) + len(self._ready) + self._held()
        return len(self._known) >= self._ahead or begun >= self._plan.batch or self._bytes >= AHEAD_BYTES

    def _is_chunk(self) -> bool:
        if len(self._chunk) >= self._size or self._out < self._hands:  # somebody has nothing to do
            return True
        return sum(len(page.body) for _, page in self._chunk) >= CHUNK_BYTES

    def _give_out(self) -> None:
        if self._chunk:
            self._pool.put(self._chunk)
            self._out += len(self._chunk)
            self._chunk = []

    def _take(self) -> Iterator[Done]:
        number, reply = self._pool.get()
        self._out -= 1
        return self._bring(number, reply.value, reply.seconds)

    def _bring(self, number: int, value: Row | Article | NewscleanError, seconds: float | None) -> Iterator[Done]:
        item = self._known.pop(number)
        if isinstance(item.value, Page):
            self._bytes -= len(item.value.body)
        done = Done(number, item.place, item.value.url, value, seconds)
        if not self._plan.ordered:
            yield done
            return
        self._ready[number] = done
        while self._waiting and self._waiting[0] in self._ready:
            yield self._ready.pop(self._waiting.popleft())

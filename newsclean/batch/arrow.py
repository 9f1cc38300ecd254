"""One row in, one row out, on Arrow batches: what carries every engine.

Ray, Spark, Dask, polars and pandas all hand over Arrow without copying it.  So there is one function, and no engine
of our own: see :mod:`newsclean.integrations`.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Self

from newsclean.batch.arguments import columns_of_pages, recipe_and_plan
from newsclean.batch.child import Cleans, Shape
from newsclean.batch.extras import extra
from newsclean.batch.flow import Flow
from newsclean.batch.plan import Plan
from newsclean.batch.pool import Pool, open_pool
from newsclean.batch.rows import ARTICLE_COLUMNS, Row, arrow_schema
from newsclean.batch.tables import DEFAULT_COLUMNS, Columns
from newsclean.batch.warc import Item
from newsclean.errors import BadOption

if TYPE_CHECKING:
    import pyarrow as pa

ONE_WORKER = Plan(workers=1)
"""An engine brings its own parallelism: one worker for each of its tasks, so that a page cannot crash or hang it."""


def clean_batches(
    batches: Iterable[pa.RecordBatch],
    cleaner: Cleans | None = None,
    columns: Columns = DEFAULT_COLUMNS,
    plan: Plan = ONE_WORKER,
) -> Iterator[pa.RecordBatch]:
    """Clean the pages in Arrow batches.

    Args:
        batches: with a column of pages, and whatever else; that is carried along.
        cleaner: the recipe; ``Cleaner()`` by default.
        columns: which columns hold the pages.
        plan: limits and workers; ``Plan(workers=0)`` cleans in this process, without limits.

    Yields:
        for each batch one with as many rows, in the same order: its columns but for the page, then
        :data:`newsclean.batch.ARTICLE_COLUMNS`.  A page without an article has a row too, with the reason.

    Raises:
        BadOption: there is no column of that name, or one that the result would cover up.
        MissingExtra: pyarrow is not installed.

    Example:
        >>> import pyarrow as pa
        >>> story = "The harbour of Ostrel was closed on Monday after the storm, the town said. " * 5
        >>> batch = pa.RecordBatch.from_pydict({"id": [1, 2], "html": [f"<article><p>{story}</p></article>", ""]})
        >>> [cleaned] = clean_batches([batch], plan=Plan(workers=0))
        >>> cleaned.select(["id", "ok", "error"]).to_pylist()
        [{'id': 1, 'ok': True, 'error': None}, {'id': 2, 'ok': False, 'error': 'no-article'}]
    """
    with BatchCleaner(cleaner, columns, plan) as worker:
        yield from worker.clean(batches)


def cleaned_schema(schema: pa.Schema, columns: Columns = DEFAULT_COLUMNS) -> pa.Schema:
    """The schema that :func:`clean_batches` gives to batches of a schema; engines want to know it beforehand.

    Args:
        schema: of the batches that go in.
        columns: which columns hold the pages.

    Raises:
        BadOption: there is no column of that name, or several, or one that the result would cover up; or it is no
            schema.
        MissingExtra: pyarrow is not installed.
    """
    with extra("batch", "cleaning Arrow batches"):
        import pyarrow as pa  # noqa: PLC0415 - an extra
    if not isinstance(schema, pa.Schema):
        message = f"schema must be an Arrow schema, as table.schema is, not {type(schema).__name__}"
        raise BadOption(message, option="schema")
    columns = columns_of_pages(columns)
    ours = arrow_schema(ARTICLE_COLUMNS)
    if columns.html not in schema.names:
        raise BadOption(f"there is no column {columns.html!r}; there are {', '.join(schema.names)}", option="html")
    if twice := [name for name, times in Counter(schema.names).items() if times > 1]:
        names = ", ".join(map(repr, twice))
        raise BadOption(f"there are several columns called {names}: rename or drop some", option="columns")
    kept = [field for field in schema if field.name not in {columns.html, columns.url}]
    if clash := [field.name for field in kept if field.name in ours.names]:
        names = ", ".join(map(repr, clash))
        raise BadOption(
            f"the result has columns of its own with the names {names}: rename or drop yours", option="columns"
        )
    return pa.schema([*kept, *ours])


class BatchCleaner:
    """Cleans Arrow batches with workers that stay: for engines that call for every batch anew.

    Args:
        cleaner: the recipe; ``Cleaner()`` by default.
        columns: which columns hold the pages.
        plan: limits and workers.

    Example:
        >>> with BatchCleaner(plan=Plan(workers=0)) as cleaner:
        ...     list(cleaner.clean([]))
        []
    """

    def __init__(
        self, cleaner: Cleans | None = None, columns: Columns = DEFAULT_COLUMNS, plan: Plan = ONE_WORKER
    ) -> None:
        cleaner, self._plan = recipe_and_plan(cleaner, plan)
        self._columns = columns_of_pages(columns)
        self._open = partial(open_pool, cleaner, plan, Shape.WHOLE if plan.whole else Shape.ROW)
        self._pool: Pool | None = None

    def clean(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Clean batches: see :func:`clean_batches`.

        Args:
            batches: with a column of pages.
        """
        pool = self._pool or self._open()
        self._pool = None
        waiting: deque[pa.RecordBatch] = deque()
        rows: list[Row] = []
        try:
            for done in Flow(pool, self._plan).through(self._items(batches, waiting)):
                while len(waiting[0]) == 0:
                    yield self._joined(waiting.popleft(), [])
                rows.append(done.row)
                if len(rows) == len(waiting[0]):
                    yield self._joined(waiting.popleft(), rows)
                    rows = []
            yield from (self._joined(batch, []) for batch in waiting)
            self._pool = pool
        finally:
            if self._pool is None:  # somebody left in the middle: answers to old questions are on their way
                pool.close()

    def _items(self, batches: object, waiting: deque[pa.RecordBatch]) -> Iterator[tuple[int, Item]]:
        number = 0
        for each in batches if isinstance(batches, Iterable) else (batches,):
            batch = _record_batch(each, batches)
            cleaned_schema(batch.schema, self._columns)  # refuses what cannot be done before anything is begun
            waiting.append(batch)
            there = [name for name in self._names() if name in batch.schema.names]
            pages = batch.select(there)
            for row in range(len(pages)):  # one at a time: a batch of pages is large, and needs no second copy
                [values] = pages.slice(row, 1).to_pylist()
                yield number, Item(self._columns.page(values, "the row"))
                number += 1

    def _names(self) -> tuple[str, ...]:
        return self._columns.html, self._columns.url, self._columns.content_type

    def _joined(self, batch: pa.RecordBatch, rows: list[Row]) -> pa.RecordBatch:
        import pyarrow as pa  # noqa: PLC0415 - an extra

        schema = cleaned_schema(batch.schema, self._columns)
        ours = pa.RecordBatch.from_pylist(rows, schema=arrow_schema(ARTICLE_COLUMNS))
        kept = schema.names[: len(schema.names) - len(ours.schema.names)]
        return pa.RecordBatch.from_arrays([*(batch[name] for name in kept), *ours.columns], schema=schema)

    def close(self) -> None:
        """End the workers."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _record_batch(batch: object, batches: object) -> pa.RecordBatch:
    with extra("batch", "cleaning Arrow batches"):
        import pyarrow as pa  # noqa: PLC0415 - an extra
    if not isinstance(batch, pa.RecordBatch):
        message = "batches must be Arrow record batches, as table.to_batches() gives them"
        raise BadOption(f"{message}, not {type(batches).__name__}", option="batches")
    return batch

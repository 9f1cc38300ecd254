"""Ray Data: ``clean(dataset)`` on Arrow tables, with workers that a page cannot crash or hang."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.batch.arrow import ONE_WORKER, BatchCleaner, cleaned_schema
from newsclean.batch.child import Cleans
from newsclean.batch.extras import extra
from newsclean.batch.plan import Plan
from newsclean.batch.tables import DEFAULT_COLUMNS, Columns
from newsclean.errors import BadOption

if TYPE_CHECKING:
    import pyarrow as pa
    from ray.data import Dataset


class CleanTables:
    """What ``Dataset.map_batches`` calls: make it once for each actor, so that its worker stays.

    Args:
        cleaner: the recipe; ``Cleaner()`` by default.
        columns: which columns hold the pages.
        plan: limits of one page.

    Example:
        >>> dataset.map_batches(CleanTables, batch_format="pyarrow", concurrency=8)  # doctest: +SKIP
    """

    def __init__(
        self, cleaner: Cleans | None = None, columns: Columns = DEFAULT_COLUMNS, plan: Plan = ONE_WORKER
    ) -> None:
        self._columns = columns
        self._cleaner = BatchCleaner(cleaner, columns, plan)

    def __call__(self, table: pa.Table) -> pa.Table:
        """Clean the pages of a table."""
        with extra("ray", "cleaning Ray datasets"):
            import pyarrow as pa  # noqa: PLC0415 - an extra
        cleaned = list(self._cleaner.clean(table.to_batches()))
        return pa.Table.from_batches(cleaned, schema=cleaned_schema(table.schema, self._columns))


def clean(
    dataset: Dataset,
    cleaner: Cleans | None = None,
    columns: Columns = DEFAULT_COLUMNS,
    plan: Plan = ONE_WORKER,
    **options: Any,
) -> Dataset:
    """Clean the pages of a dataset.

    Args:
        dataset: with a column of pages, and whatever else; that is carried along.
        cleaner: the recipe; ``Cleaner()`` by default.
        columns: which columns hold the pages.
        plan: limits of one page.
        options: for ``Dataset.map_batches``; ``concurrency``, the number of actors, is 1 unless you say so.

    Returns:
        a dataset with a row for every page: see :func:`newsclean.batch.clean_batches`.

    Raises:
        BadOption: it is no dataset.

    Example:
        >>> articles = clean(ray.data.read_parquet("pages/"), concurrency=8)  # doctest: +SKIP
    """
    if not hasattr(dataset, "map_batches"):
        raise BadOption(f"dataset must be a Ray Dataset, not {type(dataset).__name__}", option="dataset")
    given = {"batch_format": "pyarrow", "batch_size": BATCH, "concurrency": 1} | options
    arguments = {"cleaner": cleaner, "columns": columns, "plan": plan}
    return dataset.map_batches(CleanTables, fn_constructor_kwargs=arguments, **given)


BATCH = 256
"""Pages that one call gets: some seconds of work and some tens of megabytes; Ray's own 1024 is meant for numbers."""

"""Spark: ``clean(frame)`` by ``DataFrame.mapInArrow``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from newsclean.batch.arrow import ONE_WORKER, clean_batches, cleaned_schema
from newsclean.batch.child import Cleans
from newsclean.batch.extras import extra
from newsclean.batch.plan import Plan
from newsclean.batch.tables import DEFAULT_COLUMNS, Columns
from newsclean.errors import BadOption

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame


def clean(
    frame: DataFrame, cleaner: Cleans | None = None, columns: Columns = DEFAULT_COLUMNS, plan: Plan = ONE_WORKER
) -> DataFrame:
    """Clean the pages of a data frame.  The executors need newsclean, too.

    Args:
        frame: with a column of pages, and whatever else; that is carried along.
        cleaner: the recipe; ``Cleaner()`` by default.
        columns: which columns hold the pages.
        plan: limits of one page; each partition has a worker of its own.

    Returns:
        a data frame with a row for every page: see :func:`newsclean.batch.clean_batches`.

    Raises:
        BadOption: there is no column of that name, or one that the result would cover up.
        MissingExtra: Spark or pyarrow is not installed.

    Example:
        >>> articles = clean(spark.read.parquet("pages/"))  # doctest: +SKIP
    """
    with extra("spark", "cleaning Spark data frames"):
        from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema  # noqa: PLC0415 - an extra
    if not hasattr(frame, "mapInArrow"):
        raise BadOption(f"frame must be a Spark DataFrame, not {type(frame).__name__}", option="frame")
    schema = from_arrow_schema(cleaned_schema(to_arrow_schema(frame.schema), columns))
    return frame.mapInArrow(partial(_partition, cleaner, columns, plan), schema)


def _partition(
    cleaner: Cleans | None, columns: Columns, plan: Plan, batches: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    return clean_batches(batches, cleaner, columns, plan)

"""polars: ``clean(frame)``; for a lazy frame, ``lazy.map_batches(clean, schema=None)``."""

from __future__ import annotations

from newsclean.batch.arrow import ONE_WORKER, clean_batches, cleaned_schema
from newsclean.batch.child import Cleans
from newsclean.batch.extras import extra
from newsclean.batch.plan import Plan
from newsclean.batch.tables import DEFAULT_COLUMNS, Columns
from newsclean.errors import BadOption

with extra("polars", "cleaning polars frames"):
    import polars as pl


def clean(
    frame: pl.DataFrame,
    cleaner: Cleans | None = None,
    columns: Columns = DEFAULT_COLUMNS,
    plan: Plan = ONE_WORKER,
) -> pl.DataFrame:
    """Clean the pages of a data frame.

    Args:
        frame: with a column of pages, and whatever else; that is carried along.
        cleaner: the recipe; ``Cleaner()`` by default.
        columns: which columns hold the pages.
        plan: workers and limits.

    Returns:
        a data frame with a row for every page: see :func:`newsclean.batch.clean_batches`.

    Raises:
        BadOption: there is no column of that name, or one that the result would cover up; or it is no data frame.

    Example:
        >>> articles = clean(pl.read_parquet("pages.parquet"), plan=Plan(workers=8))  # doctest: +SKIP
    """
    with extra("batch", "cleaning polars frames"):
        import pyarrow as pa  # noqa: PLC0415 - an extra
    if not isinstance(frame, pl.DataFrame):
        hint = ": lazy.map_batches(clean, schema=None) cleans a lazy one" if isinstance(frame, pl.LazyFrame) else ""
        raise BadOption(f"frame must be a polars DataFrame, not {type(frame).__name__}{hint}", option="frame")
    table = frame.to_arrow()
    cleaned = clean_batches(table.to_batches(), cleaner, columns, plan)
    result = pl.from_arrow(pa.Table.from_batches(list(cleaned), schema=cleaned_schema(table.schema, columns)))
    assert isinstance(result, pl.DataFrame)  # noqa: S101 - a table becomes a frame
    return result

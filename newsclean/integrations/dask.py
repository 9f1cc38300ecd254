"""Dask: ``clean(frame)``, a partition at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.batch.arrow import ONE_WORKER
from newsclean.batch.child import Cleans
from newsclean.batch.plan import Plan
from newsclean.batch.tables import DEFAULT_COLUMNS, Columns
from newsclean.errors import BadOption
from newsclean.integrations import pandas

if TYPE_CHECKING:
    from dask.dataframe import DataFrame


def clean(
    frame: DataFrame, cleaner: Cleans | None = None, columns: Columns = DEFAULT_COLUMNS, plan: Plan = ONE_WORKER
) -> DataFrame:
    """Clean the pages of a data frame; nothing is done until you ask for the result.

    Args:
        frame: with a column of pages, and whatever else; that is carried along.
        cleaner: the recipe; ``Cleaner()`` by default.
        columns: which columns hold the pages.
        plan: limits of one page; each partition has a worker of its own.

    Returns:
        a data frame with a row for every page: see :func:`newsclean.integrations.pandas.clean`.

    Raises:
        BadOption: there is no column of that name, or one that the result would cover up.

    Example:
        >>> articles = clean(dd.read_parquet("pages/")).to_parquet("articles/")  # doctest: +SKIP
    """
    if not hasattr(frame, "map_partitions"):
        raise BadOption(f"frame must be a Dask DataFrame, not {type(frame).__name__}", option="frame")
    empty = pandas.clean(frame._meta, cleaner, columns, plan)  # noqa: SLF001 - Dask's documented way to say what comes
    return frame.map_partitions(pandas.clean, cleaner, columns, plan, meta=empty)

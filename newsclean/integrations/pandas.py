"""pandas: ``clean(frame)``, or ``frame.newsclean.clean()`` once this module is imported."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.article import Outcome
from newsclean.batch.arguments import columns_of_pages
from newsclean.batch.child import Cleans
from newsclean.batch.extras import extra
from newsclean.batch.flow import clean_rows
from newsclean.batch.plan import Plan
from newsclean.batch.rows import ARTICLE_COLUMNS, arrow_schema
from newsclean.batch.tables import DEFAULT_COLUMNS, Columns
from newsclean.errors import BadOption
from newsclean.types import Page

with extra("notebook", "cleaning pandas frames"):
    import pandas as pd


def clean(
    frame: pd.DataFrame,
    cleaner: Cleans | None = None,
    columns: Columns = DEFAULT_COLUMNS,
    plan: Plan | None = None,
) -> pd.DataFrame:
    """Clean the pages of a data frame.

    Args:
        frame: with a column of pages, and whatever else; that is carried along, and so is the index.
        cleaner: the recipe; ``Cleaner()`` by default.
        columns: which columns hold the pages.
        plan: workers and limits; ``Plan(workers=0)`` cleans in this process, without limits.

    Returns:
        a data frame with a row for every page: your columns but for the page, then
        :data:`newsclean.batch.ARTICLE_COLUMNS`.

    Raises:
        BadOption: there is no column of that name, or one that the result would cover up; or it is no data frame.
        MissingExtra: pyarrow is not installed.

    Example:
        >>> frame = pd.DataFrame({"id": [7], "html": [""]})
        >>> clean(frame, plan=Plan(workers=0))[["id", "ok"]].to_dict("records")
        [{'id': 7, 'ok': False}]
    """
    with extra("batch", "cleaning pandas frames"):
        import pyarrow as pa  # noqa: PLC0415 - an extra
    columns = columns_of_pages(columns)
    if not isinstance(frame, pd.DataFrame):
        hint = ": of a series, series.to_frame('html') makes one" if isinstance(frame, pd.Series) else ""
        raise BadOption(f"frame must be a pandas DataFrame, not {type(frame).__name__}{hint}", option="frame")
    if not frame.columns.is_unique:
        names = ", ".join(map(repr, frame.columns[frame.columns.duplicated()].unique()))
        raise BadOption(f"the frame has several columns called {names}: rename or drop some", option="frame")
    if columns.html not in frame.columns:
        raise BadOption(f"there is no column {columns.html!r}; there are {', '.join(map(str, frame))}", option="html")
    kept = frame.drop(columns=[name for name in (columns.html, columns.url) if name in frame.columns])
    if clash := [column.name for column in ARTICLE_COLUMNS if column.name in kept.columns]:
        names = ", ".join(map(repr, clash))
        raise BadOption(f"the result has columns of its own with the names {names}: rename yours", option="columns")
    rows = list(clean_rows(_pages(frame, columns), cleaner, plan))
    table = pa.Table.from_pylist(rows, schema=arrow_schema(ARTICLE_COLUMNS))
    cleaned: pd.DataFrame = table.to_pandas()
    return pd.concat([kept, cleaned.set_index(frame.index)], axis="columns")


def _pages(frame: pd.DataFrame, columns: Columns) -> Iterator[Page | Outcome]:
    there = [name for name in (columns.html, columns.url, columns.content_type) if name in frame.columns]
    for values in frame[there].itertuples(index=False, name=None):
        page = columns.page(dict(zip(there, values, strict=True)), "the row")
        yield page if isinstance(page, Page) else Outcome(page.url, page)


@pd.api.extensions.register_dataframe_accessor("newsclean")
class Accessor:
    """``frame.newsclean``.

    Args:
        frame: a data frame with pages in a column.

    Example:
        >>> frame.newsclean.clean("html", url="url")  # doctest: +SKIP
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def clean(
        self, html: str = "html", url: str = "url", cleaner: Cleans | None = None, plan: Plan | None = None
    ) -> pd.DataFrame:
        """Clean the pages in a column: see :func:`clean`.

        Args:
            html: the column with the pages.
            url: the column that says where they came from; need not be there.
            cleaner: the recipe; ``Cleaner()`` by default.
            plan: workers and limits.
        """
        return clean(self._frame, cleaner, Columns(html, url), plan)

"""Many pages: sources of pages, sinks for rows, and :func:`run` between them.

Example:
    >>> from newsclean.batch import Plan, run
    >>> report = run("crawl.warc.gz", "articles.parquet", plan=Plan(workers=4))  # doctest: +SKIP
    >>> print(report)  # doctest: +SKIP
    10,000 pages in 61.0 s (163.9 a second): 9,870 articles, 130 failed (no-article 130)

Names are loaded when they are first used: a worker process starts quicker for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean.batch.arrow import BatchCleaner, clean_batches, cleaned_schema
    from newsclean.batch.child import Cleans
    from newsclean.batch.duplicates import Group, Twin, find_duplicates
    from newsclean.batch.flow import clean_rows, outcomes
    from newsclean.batch.journal import History, Recipe
    from newsclean.batch.parquet import Parquet, ParquetFolder
    from newsclean.batch.plan import Plan
    from newsclean.batch.report import Report
    from newsclean.batch.rows import ARTICLE_COLUMNS, COLUMNS, Column, Row, arrow_schema, article_row, failed_row
    from newsclean.batch.runner import run
    from newsclean.batch.sinks import Csv, JsonLines, Sink, Sqlite, open_sink
    from newsclean.batch.sources import Files, Source, Urls, open_source
    from newsclean.batch.tables import Columns
    from newsclean.batch.warc import Item
    from newsclean.batch.written import Written

_HOMES = {
    "ARTICLE_COLUMNS": "newsclean.batch.rows",
    "BatchCleaner": "newsclean.batch.arrow",
    "COLUMNS": "newsclean.batch.rows",
    "Cleans": "newsclean.batch.child",
    "Column": "newsclean.batch.rows",
    "Columns": "newsclean.batch.tables",
    "Csv": "newsclean.batch.sinks",
    "Files": "newsclean.batch.sources",
    "Group": "newsclean.batch.duplicates",
    "History": "newsclean.batch.journal",
    "Item": "newsclean.batch.warc",
    "JsonLines": "newsclean.batch.sinks",
    "Parquet": "newsclean.batch.parquet",
    "ParquetFolder": "newsclean.batch.parquet",
    "Plan": "newsclean.batch.plan",
    "Recipe": "newsclean.batch.journal",
    "Report": "newsclean.batch.report",
    "Row": "newsclean.batch.rows",
    "Sink": "newsclean.batch.sinks",
    "Source": "newsclean.batch.sources",
    "Sqlite": "newsclean.batch.sinks",
    "Twin": "newsclean.batch.duplicates",
    "Urls": "newsclean.batch.sources",
    "Written": "newsclean.batch.written",
    "arrow_schema": "newsclean.batch.rows",
    "article_row": "newsclean.batch.rows",
    "clean_batches": "newsclean.batch.arrow",
    "clean_rows": "newsclean.batch.flow",
    "cleaned_schema": "newsclean.batch.arrow",
    "failed_row": "newsclean.batch.rows",
    "find_duplicates": "newsclean.batch.duplicates",
    "open_sink": "newsclean.batch.sinks",
    "open_source": "newsclean.batch.sources",
    "outcomes": "newsclean.batch.flow",
    "run": "newsclean.batch.runner",
}

__all__ = [
    "ARTICLE_COLUMNS",
    "COLUMNS",
    "BatchCleaner",
    "Cleans",
    "Column",
    "Columns",
    "Csv",
    "Files",
    "Group",
    "History",
    "Item",
    "JsonLines",
    "Parquet",
    "ParquetFolder",
    "Plan",
    "Recipe",
    "Report",
    "Row",
    "Sink",
    "Source",
    "Sqlite",
    "Twin",
    "Urls",
    "Written",
    "arrow_schema",
    "article_row",
    "clean_batches",
    "clean_rows",
    "cleaned_schema",
    "failed_row",
    "find_duplicates",
    "open_sink",
    "open_source",
    "outcomes",
    "run",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'newsclean.batch' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])

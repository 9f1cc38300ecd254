"""Rows: a value or None for every column, whatever the page held."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pyarrow as pa
import pytest

from newsclean.article import Article, Body
from newsclean.batch import ARTICLE_COLUMNS, COLUMNS, arrow_schema, article_row, failed_row
from newsclean.batch.rows import sound
from newsclean.errors import HttpStatusError, NoArticle
from newsclean.types import Block, Image, Metadata, Page, Removal

NAMES = [column.name for column in ARTICLE_COLUMNS]
PAGE = Page(b"", "https://example.com/a", status=203)
ARTICLE = Article(
    Body((Block("He paused."), Block("300x250 Ad")), (Removal(1, "ad-size", "advertisement placeholder", None, "ad"),)),
    url=PAGE.url,
    metadata=Metadata(
        title="A pause",
        authors=("Ada Byron",),
        published=datetime(2026, 5, 1, 12, tzinfo=timezone(timedelta(hours=2))),
        image=Image("https://example.com/a.jpg"),
        tags=("silence",),
        words=2,
    ),
    extractor="paragraphs",
    completeness=0.9,
    rules="1+abc",
)


def test_an_article_fills_its_row() -> None:
    row = article_row(ARTICLE, PAGE)
    assert list(row) == NAMES
    assert row["ok"] is True
    assert row["text"] == "He paused."
    assert row["published"] == "2026-05-01T12:00:00+02:00"
    assert row["published_utc"] == datetime(2026, 5, 1, 10, tzinfo=UTC)
    assert row["removed"] == [
        {"rule": "ad-size", "kind": "ad", "reason": "advertisement placeholder", "text": "300x250 Ad"}
    ]
    assert (row["image"], row["status"], row["article"]) == ("https://example.com/a.jpg", 203, None)


def test_a_failure_fills_its_row() -> None:
    row = failed_row(NoArticle("it is empty"), "https://example.com/a", 200)
    assert list(row) == NAMES
    said = {name: value for name, value in row.items() if value is not None}
    assert said == {
        "url": "https://example.com/a", "ok": False, "error": "no-article", "reason": "it is empty", "status": 200,
    }  # fmt: skip


def test_a_failures_own_url_and_status_are_taken_where_no_page_has_them() -> None:
    row = failed_row(HttpStatusError("gone", "https://example.com/gone", status=410))
    assert (row["url"], row["status"]) == ("https://example.com/gone", 410)


def test_the_whole_article_comes_back_from_its_row() -> None:
    row = article_row(ARTICLE, PAGE, whole=True)
    assert Article.from_dict(json.loads(row["article"])) == ARTICLE


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (datetime(2026, 5, 1), datetime(2026, 5, 1, tzinfo=UTC)),  # noqa: DTZ001 - pages state times without a zone
        (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=2))), None),
        (None, None),
    ],
)
def test_points_in_time(published: datetime | None, expected: datetime | None) -> None:
    article = replace(ARTICLE, metadata=replace(ARTICLE.metadata, published=published))
    assert article_row(article, PAGE)["published_utc"] == expected


def test_rows_are_sound_unicode() -> None:
    broken = replace(
        ARTICLE, metadata=Metadata(title="a\ud83db", tags=("\udc80",), section="\ud83d\ude00"), warnings=("\ud800",)
    )
    row = article_row(broken, PAGE, whole=True)
    assert (row["title"], row["tags"], row["section"], row["warnings"]) == ("a\ufffdb", ["\ufffd"], "😀", ["\ufffd"])
    row["article"].encode()
    assert failed_row(NoArticle("\ud800"))["reason"] == "\ufffd"


def test_numbers_fit_into_tables() -> None:
    page = Page(b"", status=10**30)
    assert article_row(Article(), page)["status"] is None
    assert failed_row(NoArticle("it is empty"), status=-(2**63) - 1)["status"] is None
    assert failed_row(NoArticle("it is empty"), status=2**63 - 1)["status"] == 2**63 - 1
    assert [sound(number) for number in (True, -5, 2**63)] == [True, -5, None]


def test_every_row_fits_the_arrow_schema() -> None:
    rows = [article_row(ARTICLE, PAGE, whole=True), failed_row(NoArticle("it is empty"))]
    batch = pa.RecordBatch.from_pylist(rows, schema=arrow_schema(ARTICLE_COLUMNS))
    assert batch.to_pylist() == rows


def test_the_docs_table_is_the_table() -> None:
    text = Path(__file__).parents[2].joinpath("docs", "batch.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)
    assert documented == [(column.name, column.holds.value, column.meaning) for column in COLUMNS]

"""One row for every page: what a table of articles holds.

The columns are said once, in :data:`COLUMNS`; the Arrow schema, the SQLite table, the head of the CSV file and the
table in the docs are made from it.  A row is a plain dict with a value, or None, for every column.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from newsclean.article import Article
from newsclean.errors import NewscleanError
from newsclean.types import Page

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
"""A page's row: a value, or None, for every column."""


class Holds(StrEnum):
    """What a column holds."""

    TEXT = "text"
    TEXTS = "list of texts"
    INTEGER = "integer"
    NUMBER = "number"
    TRUTH = "true or false"
    TIME = "time, UTC"
    REMOVALS = "list of removals"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table.

    Args:
        name: its name.
        holds: what it holds.
        meaning: what that is, in words.
    """

    name: str
    holds: Holds
    meaning: str


_BITS = 64
"""Of a whole number with its sign, in Arrow and in SQLite."""

ARTICLE_COLUMNS = (
    Column("url", Holds.TEXT, "where the page came from; empty if unknown"),
    Column("ok", Holds.TRUTH, "whether an article came out"),
    Column("error", Holds.TEXT, "if not: the code of the error, such as `no-article`"),
    Column("reason", Holds.TEXT, "if not: why, in words"),
    Column("title", Holds.TEXT, "the headline"),
    Column("subtitle", Holds.TEXT, "the dek or standfirst"),
    Column("text", Holds.TEXT, "the clean text, one block a line"),
    Column("authors", Holds.TEXTS, "who signs: people in the page's order, then agencies and desks"),
    Column("published", Holds.TEXT, "when it first appeared, ISO 8601, with the page's zone if it states one"),
    Column("published_utc", Holds.TIME, "the same as a point in time; without a zone, it is read as UTC"),
    Column("modified", Holds.TEXT, "when it was last changed, ISO 8601"),
    Column("language", Holds.TEXT, "of the text, BCP 47"),
    Column("site", Holds.TEXT, "the site's name"),
    Column("publisher", Holds.TEXT, "the publishing organisation"),
    Column("section", Holds.TEXT, "the desk or rubric"),
    Column("tags", Holds.TEXTS, "topics and keywords"),
    Column("description", Holds.TEXT, "the summary that the page gives of itself"),
    Column("image", Holds.TEXT, "URL of the main picture"),
    Column("canonical_url", Holds.TEXT, "the page's address as it states it itself"),
    Column("agency", Holds.TEXT, "the wire or original source of the copy"),
    Column("licence", Holds.TEXT, "the licence, a URL or its name"),
    Column("kind", Holds.TEXT, "what the page says it is: `NewsArticle` …"),
    Column("is_free", Holds.TRUTH, "whether it may be read without paying; null if the page does not say"),
    Column("words", Holds.INTEGER, "words of the text, characters in scripts without spaces"),
    Column("completeness", Holds.NUMBER, "how sure newsclean is of the text, 0 to 1"),
    Column("extractor", Holds.TEXT, "whose proposal was chosen"),
    Column("warnings", Holds.TEXTS, "what was cut, mended or could not be read"),
    Column("removed", Holds.REMOVALS, "what was taken out: rule, kind, reason and the words"),
    Column("status", Holds.INTEGER, "the HTTP status the page came with"),
    Column("rules", Holds.TEXT, "version, hash of the rule pack and hash of what was learned"),
    Column("article", Holds.TEXT, "the whole article as JSON, for `Article.from_dict`; null unless asked for"),
)
"""What cleaning says about a page."""

COLUMNS = (
    Column("position", Holds.INTEGER, "the page's place in the source, from 0: the key of the table"),
    Column("place", Holds.TEXT, "where it lay: file and line, row or byte offset"),
    *ARTICLE_COLUMNS,
)
"""The table that :func:`newsclean.batch.run` writes."""

_EMPTY: Row = {column.name: None for column in ARTICLE_COLUMNS}


def article_row(article: Article, page: Page, *, whole: bool = False) -> Row:
    """The row of a page that became an article.

    Args:
        article: what came out.
        page: what went in.
        whole: whether the row carries the whole article as JSON.

    Returns:
        a value for every one of :data:`ARTICLE_COLUMNS`; its texts are sound Unicode, whatever the page held.

    Example:
        >>> article_row(Article(), Page(b"", "https://example.com/a"))["ok"]
        True
    """
    metadata = article.metadata
    published = metadata.published
    row = _EMPTY | {
        "url": page.url or article.url,
        "ok": True,
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "text": article.text,
        "authors": list(article.authors),
        "published": published.isoformat() if published else None,
        "published_utc": _utc(published),
        "modified": metadata.modified.isoformat() if metadata.modified else None,
        "language": metadata.language,
        "site": metadata.site,
        "publisher": metadata.publisher,
        "section": metadata.section,
        "tags": list(metadata.tags),
        "description": metadata.description,
        "image": metadata.image.url if metadata.image else None,
        "canonical_url": metadata.canonical_url,
        "agency": metadata.agency,
        "licence": metadata.licence,
        "kind": metadata.kind,
        "is_free": metadata.is_free,
        "words": metadata.words,
        "completeness": article.completeness,
        "extractor": article.extractor,
        "warnings": list(article.warnings),
        "removed": [
            {"rule": removal.rule, "kind": removal.kind, "reason": removal.reason, "text": words}
            for removal, words in article.body.removed()
        ],
        "status": page.status,
        "rules": article.rules,
        "article": _as_json(article) if whole else None,
    }
    return {name: sound(value) for name, value in row.items()}


def failed_row(error: NewscleanError, url: str = "", status: int | None = None) -> Row:
    """The row of a page that did not become an article.

    Args:
        error: why.
        url: the page.
        status: the HTTP status it came with.

    Returns:
        a value, mostly None, for every one of :data:`ARTICLE_COLUMNS`.

    Example:
        >>> from newsclean.errors import NoArticle
        >>> failed_row(NoArticle("it is empty"))["reason"]
        'it is empty'
    """
    row = _EMPTY | {"url": url or error.url, "ok": False, "error": error.code, "reason": error.message}
    row["status"] = status if status is not None else getattr(error, "status", None)
    return {name: sound(value) for name, value in row.items()}


def arrow_schema(columns: Iterable[Column] = COLUMNS) -> pa.Schema:
    """The table's schema for Arrow and Parquet.

    Args:
        columns: which columns.

    Returns:
        the schema; each field carries its meaning as metadata.

    Raises:
        ImportError: pyarrow is not installed.

    Example:
        >>> arrow_schema().field("authors").type
        ListType(list<element: string>)
    """
    import pyarrow as pa  # noqa: PLC0415 - an extra

    removal = pa.struct([(name, pa.string()) for name in ("rule", "kind", "reason", "text")])
    types = {
        Holds.TEXT: pa.string(),
        Holds.TEXTS: pa.list_(pa.field("element", pa.string())),
        Holds.INTEGER: pa.int64(),
        Holds.NUMBER: pa.float64(),
        Holds.TRUTH: pa.bool_(),
        Holds.TIME: pa.timestamp("us", tz="UTC"),
        Holds.REMOVALS: pa.list_(pa.field("element", removal)),
    }
    return pa.schema(
        [pa.field(column.name, types[column.holds], metadata={"meaning": column.meaning}) for column in columns]
    )


def _utc(time: datetime | None) -> datetime | None:
    if time is None:
        return None
    try:
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except OverflowError:  # the first or last day that a calendar of four digits has
        return None


def _as_json(article: Article) -> str:
    import msgspec  # noqa: PLC0415 - only who asks for whole articles needs it

    return msgspec.json.encode(sound(article.to_dict())).decode()


def sound(value: Any) -> Any:
    r"""The same value without lone surrogates and numbers of more than 64 bits, which no table can hold.

    JSON can smuggle them in (``"\ud83d"``), and names of files that are not UTF-8 do.

    Args:
        value: a text or a number, or a list or dict with such in it.

    Example:
        >>> sound(["a\ud83d", "\ud83d\ude00", 2**64])
        ['a�', '😀', None]
    """
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    elif isinstance(value, list | tuple):
        return [sound(each) for each in value]
    elif isinstance(value, dict):
        return {name: sound(each) for name, each in value.items()}
    elif isinstance(value, int) and value.bit_length() >= _BITS:
        return None
    return value

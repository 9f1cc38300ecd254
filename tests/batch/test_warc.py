"""WARC files, whole and damaged."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from newsclean.batch import Item, Plan, run
from newsclean.batch.warc import MOST_BYTES, warc
from newsclean.errors import HttpStatusError, NewscleanError, PageTooLarge
from newsclean.types import Page

Record = Callable[..., bytes]
HTML = b"<html><body><p>Hello.</p></body></html>"
CHUNKED = b"%x\r\n%b\r\n5;name=value\r\nworld\r\n0\r\n\r\n" % (len(HTML), HTML)


def read(path: Path, *records: bytes) -> list[Item]:
    path.write_bytes(b"".join(map(gzip.compress, records)))
    return list(warc(path))


def said(item: Item) -> object:
    return item.value.body if isinstance(item.value, Page) else item.value.message


def test_responses_and_resources_are_pages_and_nothing_else_is(tmp_path: Path, record: Record) -> None:
    found = read(
        tmp_path / "a.warc.gz",
        record("", b"software: test\r\n", kind="warcinfo"),
        record("https://example.com/1", b"", ["GET / HTTP/1.1"], "request"),
        record("https://example.com/1", HTML, ["HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", "X-A: b"]),
        record("https://example.com/1", b"{}", kind="metadata"),
        record("https://example.com/1", HTML, kind="revisit"),
        record("https://example.com/2", HTML, kind="resource"),
    )
    assert [said(item) for item in found] == [HTML, HTML]
    page, resource = (item.value for item in found)
    assert isinstance(page, Page)
    assert (page.url, page.status, page.content_type) == ("https://example.com/1", 200, "text/html; charset=utf-8")
    assert page.headers == (("content-type", "text/html; charset=utf-8"), ("x-a", "b"))
    assert page.fetched_at is not None
    assert page.fetched_at.tzinfo is not None
    assert isinstance(resource, Page)
    assert resource.content_type == "text/html"


def test_places_lead_back_to_the_record(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "a.warc.gz"
    for item in read(path, *(record(f"https://example.com/{number}", HTML) for number in range(3))):
        with path.open("rb") as file:
            file.seek(int(item.place))
            member = gzip.decompress(file.read(10_000))
        assert f"WARC-Target-URI: {item.value.url}".encode() in member.split(b"\r\n\r\n")[0]


@pytest.mark.parametrize(
    ("head", "content", "expected"),
    [
        (["Content-Encoding: gzip"], gzip.compress(HTML), HTML),
        (["Content-Encoding: gzip"], HTML, HTML),  # decoded by the crawler, which left the header
        (["Transfer-Encoding: chunked"], CHUNKED, HTML + b"world"),
        (["Transfer-Encoding: chunked"], HTML, HTML),
        (["Transfer-Encoding: chunked", "Content-Encoding: gzip"],
         b"%x\r\n%b\r\n0\r\n\r\n" % (len(gzip.compress(HTML, mtime=0)), gzip.compress(HTML, mtime=0)), HTML),
        (["Content-Encoding: gzip"], gzip.compress(HTML)[:12] + b"x" * 20, "the page's compression is broken"),
        (["Content-Encoding: rot13"], b"uryyb", "the page is encoded in a way nobody knows"),
    ],
    ids=["gzip", "said gzip", "chunks", "said chunks", "chunks of gzip", "broken", "unknown"],
)  # fmt: skip
def test_encodings_are_undone(
    tmp_path: Path, record: Record, head: list[str], content: bytes, expected: bytes | str
) -> None:
    [item] = read(tmp_path / "a.warc.gz", record("https://example.com/1", content, ["HTTP/1.1 200 OK", *head]))
    found = said(item)
    if isinstance(expected, str):
        assert isinstance(found, str)
        assert found.startswith(expected)
    else:
        assert found == expected


def test_other_statuses_are_failures(tmp_path: Path, record: Record) -> None:
    [item] = read(tmp_path / "a.warc.gz", record("https://example.com/1", HTML, ["HTTP/1.1 404 Not Found"]))
    assert isinstance(item.value, HttpStatusError)
    assert (item.value.status, item.value.url) == (404, "https://example.com/1")


def test_bombs_are_not_unpacked(tmp_path: Path, record: Record) -> None:
    bomb = gzip.compress(bytes(MOST_BYTES * 2))
    found = read(
        tmp_path / "a.warc.gz",
        record("https://example.com/1", bomb, ["HTTP/1.1 200 OK", "Content-Encoding: gzip"]),
        record("https://example.com/2", bytes(MOST_BYTES + 1)),
        record("https://example.com/3", HTML),
    )
    assert [type(item.value) for item in found] == [PageTooLarge, PageTooLarge, Page]


@pytest.fixture
def packed(record: Record) -> list[bytes]:
    return [gzip.compress(record(f"https://example.com/{number}", HTML)) for number in range(6)]


def urls(items: list[Item]) -> list[str]:
    return [item.value.url.rsplit("/", 1)[1] if isinstance(item.value, Page) else "-" for item in items]


@pytest.mark.parametrize("left", [5, 60, -60])
def test_a_file_that_breaks_off_says_so_once(tmp_path: Path, packed: list[bytes], left: int) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(packed[:5]) + packed[5][:left])
    found = list(warc(path))
    assert urls(found) == [*"01234", "-"]
    assert "breaks off" in str(found[-1].value) or "does not say" in str(found[-1].value)


def test_a_damaged_record_costs_itself_only(tmp_path: Path, packed: list[bytes]) -> None:
    path = tmp_path / "a.warc.gz"
    broken = bytearray(packed[2])
    broken[150:170] = b"x" * 20
    path.write_bytes(b"".join([*packed[:2], bytes(broken), *packed[3:]]))
    found = list(warc(path))
    assert urls(found) == [*"01", "-", *"345"]
    assert found[2].place == str(len(packed[0]) + len(packed[1]))


def test_plain_and_oddly_packed_files_are_read(tmp_path: Path, record: Record) -> None:
    plain = b"".join(record(f"https://example.com/{number}", HTML) for number in range(3))
    for name, content in (("a.warc", plain), ("b.warc.gz", gzip.compress(plain))):
        (tmp_path / name).write_bytes(content)
        assert urls(list(warc(tmp_path / name))) == ["0", "1", "2"]


@pytest.mark.parametrize("content", [b"", b"hello world", b"\x00" * 1000])
def test_what_is_no_warc_file_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.warc.gz").write_bytes(content)
    [item] = warc(tmp_path / "a.warc.gz")
    assert isinstance(item.value, NewscleanError)


def test_a_crawl_from_warc_to_parquet(tmp_path: Path, record: Record) -> None:
    story = (
        f"<article><h1>Storm</h1><p>{'The harbour of Ostrel was closed, the town said. ' * 9}</p></article>".encode()
    )
    path = tmp_path / "crawl.warc.gz"
    read(path, record("https://example.com/1", story), record("https://example.com/2", b"%PDF-1.7"))
    report = run(path, tmp_path / "out.parquet", plan=Plan(workers=1))
    rows = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert [row["ok"] for row in rows] == [True, False]
    assert rows[0]["place"] == "crawl.warc.gz:0"
    assert report.articles == 1

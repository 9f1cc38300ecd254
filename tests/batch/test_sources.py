"""Sources: every page in a fixed order, and an item that says so where one cannot be read."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsclean.batch import Columns, Files, Item, Plan, Urls, Written, open_source, run
from newsclean.document import Document
from newsclean.errors import BadOption, NewscleanError, Unreadable
from newsclean.net import Manners, save
from newsclean.types import Page


def items(path: Path, **columns: str) -> list[Item]:
    return list(open_source(path, Columns(**columns)).items(()))


def body(item: Item) -> bytes:
    assert isinstance(item.value, Page), item
    return item.value.body


def why(item: Item) -> str:
    assert isinstance(item.value, NewscleanError), item
    return item.value.message


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.html").write_bytes(b"two")
    (tmp_path / "a.html").write_bytes(b"one")
    (tmp_path / "c.HTM.gz").write_bytes(gzip.compress(b"three"))
    (tmp_path / "d.jsonl").write_text('{"html": "four"}\n{"html": "five"}\n')
    (tmp_path / "notes.md").write_text("no page")
    found = items(tmp_path)
    assert [(item.number, item.place) for item in found] == [
        (0, "a.html"), (1, "c.HTM.gz"), (2, "d.jsonl:1"), (3, "d.jsonl:2"), (4, "b/2.html"),
    ]  # fmt: skip
    assert [body(item) for item in found] == [b"one", b"three", b"four", b"five", b"two"]


def test_saved_pages_know_what_the_server_said(tmp_path: Path) -> None:
    page = Page(b"<p>Hello.</p>", "https://example.com/a", "text/html; charset=windows-1251", 203)
    save(page, tmp_path / "a.html")
    [item] = items(tmp_path)
    assert item.value == page


def test_pages_that_are_done_are_not_even_read(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.html").write_bytes(str(number).encode())
    source = Files(tmp_path)
    (tmp_path / "1.html").unlink()
    (tmp_path / "1.html").mkdir()  # reading it would fail
    (tmp_path / "1.html").rmdir()
    (tmp_path / "1.html").symlink_to("nowhere")
    assert [item.number for item in source.items({0, 1, 3})] == [2]


def test_what_cannot_be_read_is_an_item(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"x" * 1000)[:-20])
    (tmp_path / "b.html").symlink_to("nowhere")
    (tmp_path / "c.html").write_bytes(b"one")
    (tmp_path / "c.html.json").write_text("no sidecar")
    found = items(tmp_path)
    assert [item.place for item in found] == ["a.html.gz", "b.html", "c.html"]
    assert [why(item) for item in found] == [
        "the file cannot be read: Compressed file ended before the end-of-stream marker was reached",
        "the file cannot be read: No such file or directory",
        why(found[2]),
    ]
    assert "c.html.json" in why(found[2])


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.sqlite", "out.parquet"])
def test_names_that_are_no_utf_8_cost_nothing(tmp_path: Path, name: str) -> None:
    folder = os.fsencode(tmp_path) + b"/pages \xff"
    try:
        os.mkdir(folder)  # noqa: PTH102 - paths of bytes
    except OSError:
        pytest.skip("this file system has no such names")
    Path(os.fsdecode(folder + b"/\xfe.html")).write_bytes(b"")
    run(Path(os.fsdecode(folder)), tmp_path / name, plan=Plan(workers=0))
    assert [row["place"] for row in Written(tmp_path / name)] == ["\ufffd.html"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_no_page_and_a_link_to_nowhere_is_a_page_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<p>a")
    (tmp_path / "b.html").symlink_to(tmp_path / "gone.html")
    os.mkfifo(tmp_path / "c.html")
    source = open_source(tmp_path)
    first, second = source.items(())
    assert body(first) == b"<p>a"
    assert why(second) == "the file cannot be read: No such file or directory"
    assert len(source.fingerprint()) == 16


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        json.dumps({"html": "<p>Grüße", "url": "https://example.com/a", "id": 7}),
        "",
        "no json",
        '{"url": "https://example.com/b"}',
        "[1, 2]",
        '{"html": 5}',
        '{"html": "\\ud800"}',
        "[" * 100_000,
    ]
    path = tmp_path / "pages.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    found = items(path)
    assert [item.place for item in found] == [f"pages.jsonl.gz:{line}" for line in (1, 3, 4, 5, 6, 7, 8)]
    page = found[0].value
    assert isinstance(page, Page)
    assert (page.body.decode(), page.url) == ("<p>Grüße", "https://example.com/a")
    assert why(found[1]).startswith("line 3 is no JSON: ")
    assert why(found[2]) == "line 4 has nothing for 'html', and no page"
    assert found[2].value.url == "https://example.com/b"
    assert why(found[3]) == "line 5 holds no JSON object, but a list"
    assert why(found[4]) == "line 6 has a int for 'html', and no page"
    assert body(found[5]) == b"?"
    assert why(found[6]).startswith("line 8 is no JSON: ")


def test_packed_json_lines_are_known_by_any_spelling_of_their_suffix(tmp_path: Path) -> None:
    path = tmp_path / "PAGES.JSONL.GZ"
    path.write_bytes(gzip.compress(b'{"html": "one"}\n'))
    [item] = open_source(path).items(())
    assert item.value == Page(b"one", "", "text/html; charset=utf-8")


def test_json_lines_that_break_off(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl.gz"
    whole = gzip.compress(b'{"html": "one"}\n') + gzip.compress(b'{"html": "two"}\n')
    path.write_bytes(whole[:-9])
    found = items(path)
    assert body(found[0]) == b"one"
    assert isinstance(found[-1].value, Unreadable)
    assert "breaks off" in why(found[-1])


def test_text_is_not_decoded_twice(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    html = '<meta charset="windows-1251"><p>Grüße aus Österreich</p>'
    path.write_text(json.dumps({"html": html}), encoding="utf-8")
    [item] = items(path)
    assert isinstance(item.value, Page)
    assert Document(item.value).html == html


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    pq.write_table(
        pa.table(
            {
                "content": pa.array([b"\xcf\xf0\xe8", None, b"two"] * 40),
                "link": ["https://example.com/a", "https://example.com/b", None] * 40,
                "content_type": ["text/html; charset=windows-1251"] * 120,
                "huge": ["not read"] * 120,
            }
        ),
        path,
    )
    found = items(path, html="content", url="link")
    assert [item.place for item in found] == [f"pages.parquet:{row}" for row in range(120)]
    first, second, third = found[:3]
    assert first.value == Page(b"\xcf\xf0\xe8", "https://example.com/a", "text/html; charset=windows-1251")
    assert why(second) == "row 1 has nothing for 'content', and no page"
    assert (body(third), third.value.url) == (b"two", "")


def test_parquet_without_the_column_is_refused_and_told(tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    pq.write_table(pa.table({"content": ["a"], "link": ["b"]}), path)
    with pytest.raises(BadOption, match="has no column 'html'; it has content, link"):
        items(path)


def test_a_broken_parquet_file_is_an_item(tmp_path: Path) -> None:
    (tmp_path / "pages.parquet").write_bytes(b"PAR1 and no more")
    [item] = items(tmp_path / "pages.parquet")
    assert "cannot be read" in why(item)


def test_fingerprints_change_with_the_source(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"one")
    before = Files(tmp_path).fingerprint()
    assert Files(tmp_path).fingerprint() == before
    (tmp_path / "b.html").write_bytes(b"two")
    assert Files(tmp_path).fingerprint() != before


@pytest.mark.parametrize("name", ["pages.zip", "page"])
def test_an_unknown_name_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(BadOption, match=r"pages come from \.warc, "):
        open_source(tmp_path / name)


@pytest.fixture
def server() -> Iterator[str]:
    """A site with three pages and one that is gone."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404 if self.path in {"/robots.txt", "/gone"} else 200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f"<article><h1>Page</h1><p>{'The town said. ' * 40}</p></article>".encode())

        def log_message(self, *_: Any) -> None:
            pass

    asked: list[str] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as site:
        site.asked = asked  # type: ignore[attr-defined]
        Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_address[1]}"
        site.shutdown()


def test_a_list_of_urls_is_fetched(tmp_path: Path, server: str) -> None:
    path = tmp_path / "urls.txt"
    path.write_text(f"# the pages\n{server}/a\n\n{server}/gone\n{server}/b\n{server}/a\nhttp://10.0.0.1/private\n")
    manners = Manners(allow=("127.0.0.0/8",), delay=0, attempts=1)
    source = open_source(path, manners=manners)
    assert isinstance(source, Urls)
    found = sorted(source.items(()), key=lambda item: item.number or 0)
    assert [(item.number, item.place) for item in found] == [
        (0, "urls.txt:2"), (1, "urls.txt:4"), (2, "urls.txt:5"), (3, "urls.txt:6"), (4, "urls.txt:7"),
    ]  # fmt: skip
    assert [getattr(item.value, "code", "page") for item in found] == [
        "page", "http-status", "page", "page", "address-denied",
    ]  # fmt: skip
    assert [item.number for item in source.items({0, 1, 2, 3})] == [4]

    out = tmp_path / "out.jsonl"
    report = run(source, out, plan=Plan(workers=1))
    assert report.failures == {"address-denied": 1, "http-status": 1}
    again = run(Urls(path, manners), out, plan=Plan(workers=1, resume=True))
    assert (again.pages, again.before) == (0, 5)
    path.write_text(f"{server}/b\n")
    with pytest.raises(NewscleanError, match="fingerprint was"):
        run(Urls(path, manners), out, plan=Plan(workers=1, resume=True))

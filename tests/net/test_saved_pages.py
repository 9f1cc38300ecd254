"""A page on disk, and what the server said beside it."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.errors import NewscleanError
from newsclean.net import load, save
from newsclean.types import Page

PAGE = Page(
    "Он помолчал.".encode("cp1251"),
    "https://example.com/a",
    "text/html; charset=windows-1251",
    203,
    datetime(2026, 5, 1, 12, 30, tzinfo=timezone(timedelta(hours=2))),
    from_cache=True,
    headers=(("content-type", "text/html; charset=windows-1251"), ("link", "a"), ("link", "b")),
)


def test_what_is_saved_is_loaded(tmp_path):
    save(PAGE, tmp_path / "page.html")
    assert load(tmp_path / "page.html") == PAGE
    assert load(str(tmp_path / "page.html")) == PAGE
    assert (tmp_path / "page.html").read_bytes() == PAGE.body


@settings(deadline=None, max_examples=50)
@given(
    body=st.binary(),
    url=st.text(st.characters(exclude_categories=["Cs"])),
    moment=st.none() | st.datetimes(timezones=st.just(UTC)),
    headers=st.lists(st.tuples(st.sampled_from(["a", "b"]), st.text(st.characters(exclude_categories=["Cs"])))),
)
def test_any_page_comes_back(tmp_path_factory, body, url, moment, headers):
    path = tmp_path_factory.mktemp("saved") / "page.html"
    page = Page(body, url, "text/html", 200, moment, headers=tuple(headers))
    save(page, path)
    assert load(path) == page


def test_cookies_are_left_out(tmp_path):
    save(Page(b"", headers=(("set-cookie", "session=1"), ("server", "x"))), tmp_path / "a")
    assert load(tmp_path / "a").headers == (("server", "x"),)
    assert "session" not in (tmp_path / "a.json").read_text("utf-8")


def test_any_html_file_may_be_loaded(tmp_path):
    (tmp_path / "a.html").write_bytes(b"<p>Hello.</p>")
    assert load(tmp_path / "a.html") == Page(b"<p>Hello.</p>")


def test_no_file(tmp_path):
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "a.html")


@pytest.mark.parametrize(
    "change",
    [
        {"format": "newsclean page 2"},
        {"status": "many"},
        {"headers": [["one"]]},
        {"headers": None},
        {"fetched_at": "yesterday"},
        None,
    ],
)
def test_a_broken_sidecar_is_named(tmp_path, change):
    path = tmp_path / "a.html"
    save(PAGE, path)
    sidecar = tmp_path / "a.html.json"
    values = json.loads(sidecar.read_text("utf-8"))
    sidecar.write_text(json.dumps(values | change) if change else "[", "utf-8")
    with pytest.raises(NewscleanError, match=r"a\.html\.json is no"):
        load(path)


def test_a_sidecar_that_is_something_else(tmp_path):
    (tmp_path / "a.html").write_bytes(b"")
    (tmp_path / "a.html.json").write_text('["a list"]', "utf-8")
    with pytest.raises(NewscleanError):
        load(tmp_path / "a.html")


def test_a_sidecar_of_any_bytes_is_an_error_of_ours(tmp_path):
    (tmp_path / "a.html").write_bytes(b"<p>Hello.</p>")
    for content in (b"\xff\xfe", b"[" * 200_000, b"{}"):
        (tmp_path / "a.html.json").write_bytes(content)
        with pytest.raises(NewscleanError, match=r"a\.html\.json"):
            load(tmp_path / "a.html")


def test_a_name_too_long_for_a_sidecar_has_none(tmp_path):
    path = tmp_path / ("a" * 250 + ".html")  # 255 bytes, the most that most file systems take
    path.write_bytes(b"<p>Hello.</p>")
    assert load(path) == Page(b"<p>Hello.</p>")

"""The HTTP cache (RFC 9111), in memory and in a folder, in both hands."""

import sqlite3
import sys
from contextlib import closing
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from misbehaving import STORY, redirect

from newsclean.errors import (
    FetchError,
    HttpStatusError,
    MissingExtra,
    NotHtml,
    PageTooLarge,
    RobotsDenied,
    TooManyRedirects,
)
from newsclean.net import AsyncFetcher, Fetcher, Manners


@pytest.fixture(params=["memory", "folder"])
def place(request, tmp_path):
    return True if request.param == "memory" else str(tmp_path / "cache")


def conditions(server, name):
    return [request.headers.get(name) for request in server.requests if request.path != "/robots.txt"]


def test_what_is_fresh_is_not_asked_for(hand, server, place):
    hand.open(cache=place)
    first, second = hand.fetch(server.url("/fresh")), hand.fetch(server.url("/fresh"))
    assert (first.from_cache, second.from_cache) == (False, True)
    assert second.body == first.body == STORY
    assert second.content_type == first.content_type
    assert second.status == 200
    assert abs((second.fetched_at - first.fetched_at).total_seconds()) < 2
    assert server.paths() == ["/fresh"]


@pytest.mark.parametrize(
    "case",
    [
        ("/etag", "if-none-match", '"v1"'),
        ("/last-modified", "if-modified-since", "Wed, 21 Oct 2015 07:28:00 GMT"),
    ],
    ids=lambda case: case[1],
)
def test_what_may_be_stale_is_asked_for_again(hand, server, place, case):
    path, header, validator = case
    hand.open(cache=place)
    pages = [hand.fetch(server.url(path)) for _ in range(3)]
    assert [page.body for page in pages] == [STORY] * 3  # gzipped in the cache, undone on the way out
    assert [page.from_cache for page in pages] == [False, True, True]
    assert conditions(server, header) == [None, validator, validator]


def test_what_has_changed_replaces_what_was_kept(hand, server, place):
    async def changing(peer):
        version = f'"v{peer.visits() // 2}"'  # changes at the second and the fourth request
        if peer.request.headers.get("if-none-match") == version:
            await peer.head("304 Not Modified", etag=version)
        else:
            await peer.answer(version.encode() + STORY, etag=version, cache_control="no-cache")

    server.pages["/changing"] = changing
    hand.open(cache=place)
    pages = [hand.fetch(server.url("/changing")) for _ in range(4)]
    assert [page.body[:4] for page in pages] == [b'"v0"', b'"v1"', b'"v1"', b'"v2"']
    assert [page.from_cache for page in pages] == [False, False, True, False]


def test_vary_tells_visitors_apart(hand, server, tmp_path):
    folder = str(tmp_path)
    bodies = [
        hand.open(cache=folder, user_agent=name).fetch(server.url("/vary")).body for name in ("a/1", "b/1", "a/1")
    ]
    assert bodies == [b"a/1", b"b/1", b"a/1"]
    assert len(server.paths()) == 2


def test_what_must_not_be_kept(hand, server, place):
    hand.open(cache=place)
    assert [hand.fetch(server.url("/no-store")).from_cache for _ in range(2)] == [False, False]


def test_a_folder_outlives_its_fetcher(hand, server, tmp_path):
    folder = str(tmp_path / "deep" / "cache")
    assert not hand.open(cache=folder).fetch(server.url("/fresh")).from_cache
    assert hand.open(cache=Path(folder)).fetch(server.url("/fresh")).from_cache
    assert (tmp_path / "deep" / "cache" / "newsclean-cache.db").exists()


def test_redirects_are_kept_too(hand, server, place):
    async def moved(peer):
        await peer.answer(b"", "301 Moved Permanently", location="/fresh", cache_control="max-age=600")

    server.pages["/moved"] = moved
    hand.open(cache=place)
    pages = [hand.fetch(server.url("/moved")) for _ in range(2)]
    assert [page.url for page in pages] == [server.url("/fresh")] * 2
    assert pages[1].from_cache
    assert server.paths() == ["/moved", "/fresh"]


def test_failures_are_not_kept(hand, server, place):
    async def recovering(peer):
        if peer.visits() == 1:
            await peer.answer(b"", "404 Not Found", cache_control="max-age=600")
        else:
            await peer.answer(cache_control="max-age=600")

    server.pages["/recovering"] = recovering
    hand.open(cache=place)
    with pytest.raises(HttpStatusError):
        hand.fetch(server.url("/recovering"))
    assert hand.fetch(server.url("/recovering")).body == STORY


def test_what_breaks_off_is_not_kept(hand, server, place):
    async def breaking(peer):
        length = len(STORY) + 50 if peer.visits() == 1 else len(STORY)
        await peer.answer(cache_control="max-age=600", content_length=str(length))
        if peer.visits() == 1:
            peer.writer.close()

    server.pages["/breaking"] = breaking
    hand.open(cache=place)
    assert [hand.fetch(server.url("/breaking")).body for _ in range(2)] == [STORY] * 2
    assert len(server.paths()) == 2


def test_limits_hold_for_what_was_kept(hand, server, tmp_path):
    folder = str(tmp_path)
    assert hand.open(cache=folder).fetch(server.url("/fresh")).body == STORY
    with pytest.raises(PageTooLarge):
        hand.open(cache=folder, largest=10).fetch(server.url("/fresh"))
    assert server.paths() == ["/fresh"]


def test_types_are_checked_in_what_was_kept(hand, server, place):
    async def nameless(peer):
        await peer.answer(b"%PDF-1.7", content_type="", cache_control="max-age=600")

    server.pages["/nameless"] = nameless
    hand.open(cache=place)
    for _ in range(2):
        with pytest.raises(NotHtml):
            hand.fetch(server.url("/nameless"))


def test_robots_hold_where_the_server_must_be_asked(hand, server, place):
    server.robots["site.test"] = b"User-agent: *\nDisallow: /fresh"
    with pytest.raises(RobotsDenied):
        hand.open(cache=place).fetch(server.url("/fresh"))


def test_a_redirect_circle_in_the_cache_ends(hand, server, place):
    server.pages["/round"] = redirect("/round", "301 Moved Permanently")
    with pytest.raises(TooManyRedirects):
        hand.open(cache=place).fetch(server.url("/round"))


def test_many_at_once_share_a_cache(hand, server, place):
    hand.open(cache=place, robots=False)
    urls = [server.url("/fresh", f"h{n}.test") for n in range(6)]
    assert not any(page.from_cache for page in hand.fetch_together(urls))
    assert all(page.from_cache for page in hand.fetch_together(urls * 4))
    assert len(server.paths()) == 6


@pytest.mark.parametrize("date", ["", "yesterday", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_an_answer_without_a_date_gets_one(hand, server, place, date):
    """Without a date, it would never grow old."""
    server.pages["/dated"] = lambda peer: peer.answer(cache_control="max-age=999999999", date=date)
    hand.open(cache=place)
    first, second = hand.fetch(server.url("/dated")), hand.fetch(server.url("/dated"))
    assert second.from_cache
    if date.endswith("GMT"):
        assert second.fetched_at.year == 2015
    else:
        assert abs((second.fetched_at - first.fetched_at).total_seconds()) < 2
        assert parsedate_to_datetime(dict(second.headers)["date"]) == second.fetched_at


@pytest.mark.parametrize("kind", [Fetcher, AsyncFetcher])
def test_without_hishel(kind, monkeypatch):
    monkeypatch.setitem(sys.modules, "hishel", None)
    with pytest.raises(MissingExtra, match=r"newsclean\[fetch\]"):
        kind(Manners(cache=True))


def test_a_broken_cache_file_costs_the_cache_and_not_the_page(hand, server, tmp_path, caplog):
    (tmp_path / "newsclean-cache.db").write_bytes(b"no database at all" * 1000)
    hand.open(cache=str(tmp_path))
    assert [hand.fetch(server.url("/fresh")).from_cache for _ in range(2)] == [False, False]
    assert "treating this as a cache miss" in caplog.text


def test_a_cache_file_of_somebody_else_is_left_alone(hand, server, tmp_path):
    with closing(sqlite3.connect(tmp_path / "newsclean-cache.db")) as database:
        database.execute("CREATE TABLE entries (mine TEXT)")
    with pytest.raises(FetchError, match="the cache failed"):
        hand.open(cache=str(tmp_path)).fetch(server.url("/fresh"))

"""Finding a site's articles: feeds, sitemaps, and what names them, in both hands."""

import asyncio
import gzip
import json
import socket
import sys
import time
from datetime import UTC, datetime
from urllib.parse import urlencode, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from misbehaving import BEHAVIOURS, QUICK

from newsclean.errors import AddressDenied, BadOption, FetchError, HttpStatusError, MissingExtra, RobotsDenied
from newsclean.net import Listing, Manners, Scope, canonical, discover, without_tracking
from newsclean.net.addresses import TRACKING, is_tracking
from newsclean.net.feeds import read_feed
from newsclean.net.sitemaps import SitemapReader

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>News</title>
<item><title>Rain &amp;amp; wind</title><link>https://site.test/a?utm_source=rss&amp;id=1</link>
  <pubDate>Fri, 01 May 2026 14:00:00 +0200</pubDate></item>
<item><title>  Snow
  falls </title><link>https://proxy.test/x</link>
  <feedburner:origLink>https://site.test/b</feedburner:origLink></item>
<item><title>No link</title></item>
<item><guid isPermaLink="true">https://site.test/c</guid></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><title type="html">Hail</title><link rel="alternate" href="/d"/><updated>2026-05-02T10:00:00Z</updated></entry>
<entry><title>Fog</title><link href="https://site.test/e"/><published>2026-05-01T10:00:00Z</published>
  <updated>2026-05-03T10:00:00Z</updated></entry></feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News",
        "items": [
            {"id": "1", "url": "https://site.test/f", "title": "Frost", "date_published": "2026-05-01T10:00:00+02:00"},
            {"id": "2", "external_url": "https://other.test/g"},
            {"id": "3", "title": "nowhere"},
            "no item",
        ],
    }
).encode()

NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://site.test/h </loc><news:news><news:publication><news:name>Site</news:name></news:publication>
  <news:publication_date>2026-05-01T12:00:00+02:00</news:publication_date><news:title>Heat &amp; dust</news:title>
  </news:news><image:image><image:loc>https://site.test/h.jpg</image:loc><image:title>Dust</image:title></image:image>
</url>
<url><loc>https://site.test/i</loc><lastmod>2026-05-01</lastmod></url>
<url><lastmod>2026-05-01</lastmod></url>
</urlset>"""


def serve(server, path, body, content_type="application/xml", **headers):
    server.pages[path] = lambda peer: peer.answer(body, content_type=content_type, **headers)


def index(*urls):
    rows = "".join(f"<sitemap><loc>{url}</loc><lastmod>{date}</lastmod></sitemap>" for url, date in urls)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'.encode()


def urlset(*urls):
    return f"<urlset>{''.join(f'<url><loc>{url}</loc></url>' for url in urls)}</urlset>".encode()


def test_rss(hand, server):
    serve(server, "/rss", RSS, "application/rss+xml")
    feed = server.url("/rss")
    assert hand.open().discover(feed) == [
        Listing("https://site.test/a?id=1", "Rain & wind", datetime(2026, 5, 1, 12, tzinfo=UTC), None, feed, "rss"),
        Listing("https://site.test/b", "Snow falls", None, None, feed, "rss"),
        Listing("https://site.test/c", None, None, None, feed, "rss"),
    ]


def test_atom(hand, server):
    serve(server, "/atom", ATOM, "text/xml; charset=utf-8")
    feed = server.url("/atom")
    hail, fog = hand.open().discover(feed)
    assert (hail.url, hail.title, hail.published, hail.source) == (server.url("/d"), "Hail", None, "atom")
    assert hail.modified == datetime(2026, 5, 2, 10, tzinfo=UTC)
    assert (fog.published, fog.modified) == (
        datetime(2026, 5, 1, 10, tzinfo=UTC),
        datetime(2026, 5, 3, 10, tzinfo=UTC),
    )


def test_json_feed(hand, server):
    serve(server, "/feed.json", JSON_FEED, "application/feed+json")
    frost, elsewhere = hand.open().discover(server.url("/feed.json"))
    assert (frost.title, frost.published, frost.source) == (
        "Frost",
        datetime(2026, 5, 1, 8, tzinfo=UTC),
        "json feed",
    )
    assert elsewhere.url == "https://other.test/g"


@pytest.mark.parametrize("form", ["plain", "file", "encoding", "both"])
def test_news_sitemap(hand, server, form):
    body, headers = NEWS, {}
    if form in {"file", "both"}:
        body, headers = gzip.compress(body), {"content_type": "application/gzip"}
    if form in {"encoding", "both"}:
        body, headers = gzip.compress(body), headers | {"content_encoding": "gzip"}
    serve(server, "/news.xml.gz", body, **headers)
    heat, plain = hand.open().discover(server.url("/news.xml.gz"))
    assert (heat.url, heat.title, heat.source) == ("https://site.test/h", "Heat & dust", "news sitemap")
    assert heat.published == datetime(2026, 5, 1, 10, tzinfo=UTC)
    assert (plain.url, plain.title, plain.published) == ("https://site.test/i", None, None)
    assert plain.modified == datetime(2026, 5, 1, tzinfo=UTC)


def test_an_index_is_read_news_first_then_what_changed_last(hand, server):
    names = {"old": "2020-01-01", "new": "2026-05-01", "news": "2019-01-01"}
    serve(server, "/sitemap.xml", index(*((f"/{name}.xml", date) for name, date in names.items())))
    for name in names:
        serve(server, f"/{name}.xml", urlset(f"https://site.test/{name}"))
    found = hand.open().discover(server.url("/sitemap.xml"))
    assert [listing.url for listing in found] == [f"https://site.test/{name}" for name in ("news", "new", "old")]


def test_a_site_names_its_feeds_and_robots_its_sitemaps(hand, server):
    head = (
        '<link rel="alternate" type="application/rss+xml" href="/rss">'
        '<link rel="alternate" type="application/rss+xml" href="/comments/feed/">'
        '<link rel="alternate" hreflang="de" href="/de">'
    )
    serve(server, "/", f"<html><head>{head}</head></html>".encode(), "text/html")
    serve(server, "/rss", RSS, "application/rss+xml")
    serve(server, "/news.xml", NEWS)
    server.robots["site.test"] = f"Sitemap: {server.url('/news.xml')}\nUser-agent: *\nAllow: /".encode()
    found = hand.open().discover(server.url("/"))
    assert [urlsplit(listing.url).path for listing in found] == ["/a", "/b", "/c", "/h", "/i"]
    assert server.paths() == ["/", "/rss", "/news.xml"]


def test_a_site_that_names_nothing_is_tried_at_the_usual_places(hand, server):
    serve(server, "/", b"<html><body>News</body></html>", "text/html")
    serve(server, "/feed/", ATOM, "application/atom+xml")
    assert len(hand.open().discover(server.url("/"))) == 2
    assert server.paths() == ["/", "/sitemap.xml", "/feed/", "/rss.xml"]


def test_one_article_is_listed_once(hand, server):
    head = "".join(f'<link rel="alternate" type="application/rss+xml" href="/rss{n}">' for n in range(3))
    serve(server, "/", f"<html><head>{head}</head></html>".encode(), "text/html")
    for number in range(3):
        serve(server, f"/rss{number}", RSS.replace(b"utm_source=rss", b"utm_campaign=%d" % number))
    assert len(hand.open().discover(server.url("/"))) == 3


def test_a_broken_feed_does_not_stop_the_rest(hand, server):
    paths = ["/gone", "/reset", "/endless", "/to-metadata", "/gzip-broken", "/pdf", "/nonsense", "/rss"]
    head = "".join(f'<link rel="alternate" type="application/rss+xml" href="{path}">' for path in paths)
    serve(server, "/", f"<html><head>{head}</head></html>".encode(), "text/html")
    serve(server, "/nonsense", b"<rss><channel><item><title>&bad;</ti", "text/xml")
    serve(server, "/rss", RSS)
    found = hand.open(attempts=1, failures=100, largest=2**20).discover(server.url("/"))
    assert [urlsplit(listing.url).path for listing in found] == ["/a", "/b", "/c"]


@pytest.mark.parametrize(
    ("path", "error"), [("/gone", HttpStatusError), ("/to-metadata", AddressDenied), ("/reset", FetchError)]
)
def test_a_site_that_cannot_be_had(hand, server, path, error):
    with pytest.raises(error):
        hand.open(attempts=1).discover(server.url(path))


@pytest.mark.parametrize("cut", [10, 100])
def test_a_broken_gzip_file_is_an_error_of_ours(hand, server, cut):
    body = gzip.compress(NEWS)
    serve(server, "/news.xml.gz", body[:cut] + b"\xff" * 100, "application/gzip")
    with pytest.raises(FetchError, match="compression is broken"):
        hand.open().discover(server.url("/news.xml.gz"))


def test_a_small_limit_does_not_cut_an_index(hand, server):
    dates = [f"{year}-01-01" for year in range(2000, 2027)]
    serve(server, "/sitemap.xml", index(*((f"/{date}.xml", date) for date in dates)))
    for date in dates:
        serve(server, f"/{date}.xml", urlset(f"https://site.test/{date}"))
    found = hand.open().discover(server.url("/sitemap.xml"), Scope(limit=2))
    assert [listing.url for listing in found] == ["https://site.test/2026-01-01", "https://site.test/2025-01-01"]


def test_what_is_new_is_found_at_the_end_of_a_sitemap(hand, server):
    rows = "".join(
        f"<url><loc>https://site.test/{n}</loc><lastmod>{'2026-05-01' if n >= 2998 else '2020-01-01'}</lastmod></url>"
        for n in range(3000)
    )
    serve(server, "/sitemap.xml", f"<urlset>{rows}</urlset>".encode())
    scope = Scope(limit=5, since=datetime(2026, 1, 1, tzinfo=UTC))
    found = hand.open().discover(server.url("/sitemap.xml"), scope)
    assert [listing.url for listing in found] == ["https://site.test/2998", "https://site.test/2999"]


def test_nobody_waits_for_a_turn_that_comes_too_late(hand, server):
    server.robots["site.test"] = b"User-agent: *\nCrawl-delay: 300"
    serve(server, "/", b'<link rel="alternate" type="application/rss+xml" href="/rss">', "text/html")
    serve(server, "/rss", RSS)
    begun = time.monotonic()
    assert hand.open().discover(server.url("/"), Scope(within=2.0)) == []
    assert time.monotonic() - begun < 3


def test_robots_hold_for_feeds(hand, server):
    server.robots["site.test"] = b"User-agent: *\nDisallow: /rss"
    with pytest.raises(RobotsDenied):
        hand.open().discover(server.url("/rss"))


def test_the_count_is_bounded(hand, server):
    serve(server, "/sitemap.xml", urlset(*(f"https://site.test/{n}" for n in range(5000))))
    assert len(hand.open().discover(server.url("/sitemap.xml"), Scope(limit=7))) == 7


def test_endless_sitemaps_are_bounded_in_time(hand, server):
    async def more(peer):
        number = int(peer.request.path.partition("?")[2] or 0)
        await peer.answer(index((f"/index.xml?{number + 1}", "2026-05-01")), content_type="application/xml")

    server.pages["/index.xml"] = more
    begun = time.monotonic()
    assert hand.open().discover(server.url("/index.xml"), Scope(within=2.0)) == []
    assert time.monotonic() - begun < 3
    assert len(server.paths()) <= 50


def test_a_slow_sitemap_is_bounded_in_time(hand, server):
    async def slow(peer):
        await peer.head(content_type="application/xml")
        await peer.send(b"<urlset>")
        while True:
            await peer.send(b"<url><loc>https://site.test/a</loc></url>")
            await asyncio.sleep(0.05)

    server.pages["/slow.xml"] = slow
    begun = time.monotonic()
    with pytest.raises(FetchError):
        hand.open(attempts=1).discover(server.url("/slow.xml"), Scope(within=0.6))
    assert time.monotonic() - begun < 2


def test_an_endless_sitemap_is_read_until_there_is_enough(hand, server):
    async def endless(peer):
        await peer.head(content_type="application/xml")
        await peer.send(b"<urlset>")
        number = 0
        while True:
            number += 1
            await peer.send(b"<url><loc>https://site.test/%d</loc></url>" % number)

    server.pages["/endless.xml"] = endless
    assert len(hand.open().discover(server.url("/endless.xml"), Scope(limit=500))) == 500


def test_only_what_is_new(hand, server):
    serve(server, "/atom", ATOM)
    since = datetime(2026, 5, 2, tzinfo=UTC)
    assert [listing.title for listing in hand.open().discover(server.url("/atom"), Scope(since=since))] == ["Hail"]


@pytest.mark.parametrize("changes", [{"limit": 0}, {"within": 0}, {"within": -1.0}, {"since": datetime(2026, 5, 1)}])  # noqa: DTZ001
def test_scopes_that_cannot_be(changes):
    with pytest.raises(BadOption):
        Scope(**changes)


def test_an_empty_site(hand, server):
    serve(server, "/", b"", "text/html")
    assert hand.open().discover(server.url("/")) == []


def test_only_web_addresses_are_listed(hand, server):
    serve(
        server,
        "/sitemap.xml",
        urlset("javascript:alert(1)", "file:///etc/passwd", "https://site.test/a", "/b", "http://["),
    )
    found = hand.open().discover(server.url("/sitemap.xml"))
    assert [listing.url for listing in found] == ["https://site.test/a", server.url("/b")]


def test_one_line(server, monkeypatch):
    serve(server, "/rss", RSS)
    assert len(list(discover(server.url("/rss", "127.0.0.1"), manners=Manners(**QUICK)))) == 3


@pytest.mark.parametrize("package", ["feedparser", "w3lib.url"])
def test_without_the_extra(hand, server, monkeypatch, package):
    monkeypatch.setitem(sys.modules, package, None)
    serve(server, "/rss", RSS)
    with pytest.raises(MissingExtra, match=r"newsclean\[fetch\]"):
        hand.open().discover(server.url("/rss"))


def test_feeds_are_never_fetched_by_feedparser(monkeypatch):
    monkeypatch.setattr(socket, "create_connection", lambda *a, **k: pytest.fail("feedparser opened a connection"))
    assert read_feed(b"https://example.com/feed", "", "https://example.com/feed") == []


def test_an_old_charset_in_the_header_counts():
    body = (
        '<rss version="2.0"><channel><item><title>Дождь</title><link>https://site.test/a</link></item></channel></rss>'
    )
    (listing,) = read_feed(body.encode("cp1251"), "text/xml; charset=windows-1251", "https://site.test/rss")
    assert listing.title == "Дождь"


# Sitemaps


def entries(body, most=100, size=7):
    reader = SitemapReader(most)
    for start in range(0, len(body), size):
        if reader.take(body[start : start + size]):
            break
    return reader.entries


def test_an_entity_bomb_ends_the_reading():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>'
    assert entries(bomb) == []


def test_depth_and_length_are_bounded():
    assert entries(b"<urlset>" + b"<a>" * 5000) == []
    (entry,) = entries(b"<urlset><url><loc>" + b"a" * 10**6 + b"</loc></url>", size=65536)
    assert len(entry.fields["loc"]) <= 4096


@pytest.mark.parametrize("encoding", ["no-such-encoding", "base64", "gb2312", "idna"])
def test_an_encoding_that_nobody_reads_ends_the_reading(encoding):
    reader = SitemapReader(10)
    assert reader.take(f'<?xml version="1.0" encoding="{encoding}"?><urlset/>'.encode())
    assert reader.entries == []


def test_what_came_before_an_error_stands():
    body = b"<urlset><url><loc>https://site.test/a</loc></url><url><loc>https://site.test/b</lo"
    assert [entry.fields["loc"] for entry in entries(body + b"<<<")] == ["https://site.test/a"]


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=500))
def test_a_sitemap_of_anything(data):
    assert isinstance(entries(b"<urlset>" + data), list)


# Addresses


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://example.com/a?utm_source=x&UTM_Medium=y&fbclid=z", "https://example.com/a"),
        ("https://example.com/a?b=2&a=1", "https://example.com/a?a=1&b=2"),
        ("https://EXAMPLE.com:443/a", "https://example.com/a"),
        ("http://example.com:8080/a", "http://example.com:8080/a"),
        ("https://example.com/a?ref=front&source=x&id=3", "https://example.com/a?id=3&ref=front&source=x"),
        ("https://example.com/caf%c3%a9", "https://example.com/caf%C3%A9"),
        ("https://example.com/a?q", "https://example.com/a?q="),
        ("https://example.com/a#top", "https://example.com/a"),
        ("http://[::1", "http://[::1"),
    ],
)
def test_one_address_for_one_article(url, wanted):
    assert canonical(url) == wanted


@pytest.mark.parametrize("url", ["https://example.com/a?b=%2F&&c#d", "https://example.com/", "no url", "http://[::1"])
def test_what_does_not_track_stays_as_it_is(url):
    assert without_tracking(url) == url


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.tuples(st.sampled_from(["id", "utm_source", "page", "fbclid", "a"]), st.text("abc/é &=", max_size=5)))
)
def test_taking_off_what_tracks_is_done_at_once(pairs):
    url = "https://example.com/a?" + urlencode(pairs)
    once = without_tracking(url)
    assert without_tracking(once) == once
    assert canonical(canonical(url)) == canonical(url)
    assert not any(is_tracking(pair.partition("=")[0]) for pair in urlsplit(once).query.split("&"))


def test_the_table_is_lower_case_and_says_whose_each_is():
    names = [name for name, _ in TRACKING]
    assert len(names) == len(set(names))
    assert all(name == name.lower() and owner for name, owner in TRACKING)
    assert all(is_tracking(name.replace("*", "x")) for name in names)


def test_the_server_knows_no_such_paths_by_itself():
    assert not {"/", "/rss", "/sitemap.xml", "/feed/"} & set(BEHAVIOURS)

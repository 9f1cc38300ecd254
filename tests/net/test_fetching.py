"""What servers do, and what becomes of it, in both hands."""

import asyncio
import gzip
import itertools
import socket
import ssl
import time

import pytest
import trustme
from misbehaving import BEHAVIOURS, STORY, redirect

from newsclean.document import Document
from newsclean.errors import (
    AddressDenied,
    BadCertificate,
    CircuitOpen,
    FetchError,
    FetchTimeout,
    HostNotFound,
    HttpStatusError,
    NewscleanError,
    NotHtml,
    PageTooLarge,
    RobotsDenied,
    TooManyRedirects,
)
from newsclean.net.clients import default_tls

SOON = 4.0
"""Seconds in which every case ends, whatever the server does."""

STORY_PATHS = [
    "/story",
    "/chunked",
    "/http10",
    "/unnamed-page",
    "/plain-page",
    "/gzip",
    "/gzip-members",
    "/deflate",
    "/deflate-raw",
    "/br",
    "/zstd",
    "/gzip-twice",
    "/to-story",
    "/to-other-host",
    "/chain/10",
    "/cookie-wall",
    "/503-twice",
]

# path, error, what else must be true of it, manners
FAILURES = [
    ("/slow-body", FetchTimeout, {"temporary": True}, {"total": 0.6, "attempts": 1}),
    ("/slow-head", FetchTimeout, {"temporary": True}, {"total": 0.6, "attempts": 1}),
    ("/silent", FetchTimeout, {"temporary": True}, {"read": 0.3, "attempts": 2}),
    ("/silent", FetchTimeout, {"temporary": True}, {"total": 0.5}),
    ("/endless", PageTooLarge, {"limit": 2**20}, {"largest": 2**20}),
    ("/endless-head", FetchError, {}, {"attempts": 1}),
    ("/declares-too-much", FetchError, {"temporary": True}, {}),
    ("/declares-nonsense", FetchError, {}, {}),
    ("/declares-huge", PageTooLarge, {"limit": 2**20}, {"largest": 2**20}),
    ("/reset", FetchError, {"temporary": True}, {}),
    ("/hangs-up", FetchError, {"temporary": True}, {}),
    ("/no-http", FetchError, {}, {}),
    ("/no-content", HttpStatusError, {"status": 204, "temporary": False}, {}),
    ("/empty", None, {}, {}),
    ("/pdf", NotHtml, {"found": "application/pdf"}, {}),
    ("/unnamed-pdf", NotHtml, {"found": "application/pdf"}, {}),
    ("/picture", NotHtml, {"found": "image/jpeg"}, {}),
    ("/gzip-thrice", FetchError, {"temporary": False}, {}),
    ("/unknown-encoding", FetchError, {"temporary": False}, {}),
    ("/gzip-broken", FetchError, {"temporary": False}, {}),
    ("/gzip-cut", FetchError, {"temporary": True}, {}),
    ("/gzip-bomb-10-mb", PageTooLarge, {"limit": 10 * 2**20}, {}),
    ("/gzip-bomb-10-gb", PageTooLarge, {}, {}),
    ("/gzip-nothing", PageTooLarge, {}, {"largest": 2**20}),
    ("/br-bomb", PageTooLarge, {}, {}),
    ("/zstd-bomb", PageTooLarge, {}, {}),
    ("/zstd-window", FetchError, {"temporary": False}, {}),
    ("/gzip-twice-bomb", PageTooLarge, {}, {}),
    ("/chain/11", TooManyRedirects, {"limit": 10}, {}),
    ("/chain/30", TooManyRedirects, {"limit": 10}, {}),
    ("/circle", TooManyRedirects, {}, {}),
    ("/ping", TooManyRedirects, {}, {}),
    ("/consent-wall", TooManyRedirects, {}, {}),
    ("/to-file", AddressDenied, {"address": "file:///etc/passwd"}, {}),
    ("/to-ftp", AddressDenied, {}, {}),
    ("/to-javascript", AddressDenied, {}, {}),
    ("/to-broken", FetchError, {"temporary": False}, {}),
    ("/to-metadata", AddressDenied, {"address": "169.254.169.254"}, {}),
    ("/to-nowhere", HttpStatusError, {"status": 302}, {}),
    ("/gone", HttpStatusError, {"status": 410, "temporary": False}, {}),
    ("/forbidden", HttpStatusError, {"status": 403, "temporary": False}, {}),
    ("/500", HttpStatusError, {"status": 500, "temporary": True}, {}),
    ("/429-for-an-hour", HttpStatusError, {"status": 429, "retry_after": 3600.0, "temporary": True}, {}),
]


@pytest.mark.parametrize("path", STORY_PATHS)
def test_the_page_comes(hand, server, path):
    page = hand.open().fetch(server.url(path))
    assert page.body == STORY
    assert page.status == 200
    assert page.fetched_at.tzinfo is not None
    assert not page.from_cache


@pytest.mark.parametrize("case", FAILURES, ids=lambda case: case[0])
def test_the_right_error_comes_in_time(hand, server, case):
    path, error, details, manners = case
    hand.open(**manners)
    begun = time.monotonic()
    if error is None:
        assert hand.fetch(server.url(path)).body == b""
        return
    with pytest.raises(error) as caught:
        hand.fetch(server.url(path))
    assert time.monotonic() - begun < SOON
    assert type(caught.value) is error
    assert caught.value.url
    assert {name: getattr(caught.value, name) for name in details} == details


def test_a_page_says_where_it_is_and_what_the_server_said(hand, server):
    page = hand.open().fetch(server.url("/to-other-host#comments"))
    assert page.url == server.url("/story", "other.test")
    assert page.content_type == "text/html; charset=utf-8"
    assert dict(page.headers)["content-length"] == str(len(STORY))


def test_the_header_charset_outranks_the_pages_own(hand, server):
    page = hand.open().fetch(server.url("/charset"))
    assert "Он помолчал." in Document(page).html


def test_a_body_longer_than_declared_ends_where_it_was_declared_to(hand, server):
    assert hand.open().fetch(server.url("/declares-too-little")).body == STORY[:20]


def test_a_soft_404_is_a_page(hand, server):
    assert b"not found" in hand.open().fetch(server.url("/soft-404")).body


# Retries


@pytest.mark.parametrize(("path", "requests"), [("/500", 3), ("/gone", 1), ("/forbidden", 1), ("/pdf", 1)])
def test_what_is_tried_again(hand, server, path, requests):
    with pytest.raises(NewscleanError):
        hand.open().fetch(server.url(path))
    assert server.paths() == [path] * requests


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_temporary_statuses_are_tried_again(hand, server, status):
    async def once(peer):
        if peer.visits() == 1:
            await peer.answer(b"", f"{status} Later")
        else:
            await peer.answer()

    server.pages["/later"] = once
    assert hand.open().fetch(server.url("/later")).body == STORY


@pytest.mark.parametrize(("path", "least"), [("/429-seconds", 1.0), ("/429-date", 0.9)])
def test_retry_after_is_honoured(hand, server, path, least):
    assert hand.open().fetch(server.url(path)).body == STORY
    first, second = [request.at for request in server.requests if request.path == path]
    assert least <= second - first < 3.5


def test_who_asks_for_longer_than_we_wait_gets_its_rest(hand, server):
    hand.open()
    with pytest.raises(HttpStatusError):
        hand.fetch(server.url("/429-for-an-hour"))
    with pytest.raises(CircuitOpen) as caught:
        hand.fetch(server.url("/story"))
    assert caught.value.retry_after == pytest.approx(3600, abs=5)
    assert server.paths() == ["/429-for-an-hour"]


def test_a_wait_that_would_pass_the_deadline_is_not_begun(hand, server):
    begun = time.monotonic()
    with pytest.raises(HttpStatusError):
        hand.open(total=0.5, first_wait=5.0, delay=1.0, robots=False).fetch(server.url("/500"))
    assert time.monotonic() - begun < 0.5


def test_the_circuit_breaker_leaves_a_dead_host_alone_and_says_so(hand, server):
    hand.open(failures=4, cool_down=60.0)
    for _ in range(2):
        with pytest.raises(HttpStatusError):
            hand.fetch(server.url("/500"))
    for path in ("/500", "/story"):
        with pytest.raises(CircuitOpen, match=r"site\.test:.*left alone") as caught:
            hand.fetch(server.url(path))
        assert 50 < caught.value.retry_after <= 60
        assert caught.value.temporary
    assert len(server.paths()) == 4
    assert hand.fetch(server.url("/story", "other.test")).body == STORY


def test_the_circuit_closes_again(hand, server):
    hand.open(failures=1, cool_down=0.2, attempts=1)
    with pytest.raises(HttpStatusError):
        hand.fetch(server.url("/500"))
    with pytest.raises(CircuitOpen):
        hand.fetch(server.url("/story"))
    time.sleep(0.25)
    assert hand.fetch(server.url("/story")).body == STORY


def test_a_host_that_refuses_is_a_connection_error(hand, server):
    url = server.url()
    server.close()
    with pytest.raises(FetchError, match="no connection") as caught:
        hand.open(robots=False).fetch(url)
    assert type(caught.value) is FetchError
    assert caught.value.temporary


def test_a_host_that_is_not_there(hand):
    with pytest.raises(HostNotFound, match=r"nobody\.example has no address") as caught:
        hand.open().fetch("http://nobody.example/")
    assert not caught.value.temporary


def test_a_name_server_that_is_silent_meets_the_deadline(hand):
    def silent(host, port):
        time.sleep(2)
        return ["127.0.0.1"]

    begun = time.monotonic()
    with pytest.raises(FetchTimeout):
        hand.open(resolve=silent, robots=False, connect=0.3, attempts=1).fetch("http://site.test/")
    assert time.monotonic() - begun < 1.5


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("", FetchError),
        ("story.html", FetchError),
        ("example.com/a", FetchError),
        ("localhost:8080/a", FetchError),
        ("//example.com/a", FetchError),
        ("http://", FetchError),
        ("http://[::1", FetchError),
        ("http://example.com:99999999/", FetchError),
        ("http://exa mple.test/", FetchError),
        ("http://site.test/\x00", FetchError),
        (None, FetchError),
        ("file:///etc/passwd", AddressDenied),
        ("data:text/html,<p>Hello", AddressDenied),
        ("gopher://site.test/", AddressDenied),
    ],
)
def test_what_is_no_url(hand, url, error):
    with pytest.raises(error) as caught:
        hand.open(robots=False, attempts=1).fetch(url)
    assert not caught.value.temporary


# Headers and cookies


def test_we_say_who_we_are(hand, server):
    hand.open(user_agent="examplebot/2.1", contact="https://example.com/bot").fetch(server.url())
    for request in server.requests:
        assert request.headers["user-agent"] == "examplebot/2.1 (+https://example.com/bot)"
    assert server.requests[-1].headers["accept-encoding"] == "gzip, deflate, br, zstd"


def test_cookies_end_with_the_page(hand, server):
    hand.open()
    for _ in range(2):
        hand.fetch(server.url("/cookie-wall"))
    cookies = [request.headers.get("cookie") for request in server.requests if request.path == "/cookie-wall"]
    assert cookies == [None, "agreed=yes", None, "agreed=yes"]


def test_cookies_stay_with_their_host(hand, server):
    async def leaving(peer):
        target = f"http://other.test:{peer.server.port}/story"
        await peer.answer(b"", "302 Found", location=target, set_cookie="secret=1; Path=/")

    server.pages["/leaving"] = leaving
    hand.open().fetch(server.url("/leaving"))
    assert "cookie" not in server.requests[-1].headers


# What pages themselves say


@pytest.mark.parametrize("path", ["/refresh", "/with-canonical", "/refresh-later"])
def test_pages_are_not_followed_unasked(hand, server, path):
    assert hand.open().fetch(server.url(path)).url == server.url(path)


@pytest.mark.parametrize(
    ("path", "follow", "end"),
    [
        ("/refresh", ("refresh",), "/story"),
        ("/refresh-later", ("refresh",), "/refresh-later"),
        ("/with-canonical", ("canonical",), "/story"),
        ("/with-canonical", ("amp",), "/amp"),
        ("/with-canonical", ("canonical", "amp"), "/story"),
        ("/amp", ("canonical", "amp"), "/amp"),
        ("/with-dead-canonical", ("canonical",), "/with-dead-canonical"),
    ],
)
def test_pages_are_followed_when_asked(hand, server, path, follow, end):
    assert hand.open(follow=follow).fetch(server.url(path)).url == server.url(end)


def test_a_refresh_is_guarded_and_counted(hand, server):
    hand.open(follow=("refresh",), allow=("127.0.0.2/32",), resolve=lambda host, port: ["127.0.0.2"])
    with pytest.raises(AddressDenied):
        hand.fetch(server.url("/refresh-to-loopback"))
    page = hand.fetch(server.url("/refresh-circle"))
    assert page.url.endswith("/refresh-circle?again")


# TLS


def test_a_right_certificate(hand, secure, trusting):
    server = secure("site.test")
    assert hand.open(tls=trusting).fetch(server.url()).body == STORY


def test_a_certificate_for_another_name(hand, secure, trusting):
    server = secure("other.test")
    with pytest.raises(BadCertificate, match="certificate is wrong") as caught:
        hand.open(tls=trusting).fetch(server.url())
    assert not caught.value.temporary
    assert not server.requests


def test_a_certificate_that_nobody_signed(hand, secure):
    server = secure("site.test", trustme.CA())
    with pytest.raises(BadCertificate):
        hand.open().fetch(server.url())


def test_a_server_that_speaks_no_tls(hand, server, trusting):
    with pytest.raises(FetchError):
        hand.open(tls=trusting, robots=False, attempts=1, total=0.5).fetch(server.url().replace("http:", "https:"))


def test_a_tls_handshake_that_never_ends(hand, trusting):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"https://site.test:{listening.getsockname()[1]}/"
        begun = time.monotonic()
        with pytest.raises(FetchTimeout):
            hand.open(tls=trusting, robots=False, connect=0.4, attempts=1).fetch(url)
        assert time.monotonic() - begun < SOON


def test_our_context_checks_names_and_certificates():
    assert default_tls().check_hostname
    assert default_tls().verify_mode == ssl.CERT_REQUIRED


# robots.txt


def test_robots_are_obeyed(hand, server):
    server.robots["site.test"] = b"User-agent: *\nDisallow: /story\n\nUser-agent: examplebot\nDisallow: /private\n"
    with pytest.raises(RobotsDenied) as caught:
        hand.open(user_agent="otherbot/1").fetch(server.url())
    assert caught.value.agent == "*"
    with pytest.raises(RobotsDenied, match="User-agent: examplebot") as caught:
        hand.open(user_agent="examplebot/2.1").fetch(server.url("/private/a"))
    assert caught.value.agent == "examplebot"
    assert hand.fetch(server.url()).body == STORY
    assert server.paths() == ["/story"]


def test_robots_may_be_passed_over(hand, server):
    server.robots["site.test"] = b"User-agent: *\nDisallow: /"
    assert hand.open(robots=False).fetch(server.url()).body == STORY
    assert [request.path for request in server.requests] == ["/story"]


def test_robots_of_the_redirects_host_count(hand, server):
    server.robots["other.test"] = b"User-agent: *\nDisallow: /"
    with pytest.raises(RobotsDenied) as caught:
        hand.open().fetch(server.url("/to-other-host"))
    assert caught.value.url == server.url("/story", "other.test")


def test_robots_are_read_once(hand, server):
    hand.open(per_host=4)
    assert len(hand.fetch_together([server.url()] * 4)) == 4
    hand.fetch(server.url())
    assert [request.path for request in server.requests].count("/robots.txt") == 1


@pytest.mark.parametrize("status", ["401 Unauthorized", "403 Forbidden", "404 Not Found", "410 Gone"])
def test_robots_4xx_means_no_limits(hand, server, status):
    server.pages["/robots.txt"] = lambda peer: peer.answer(b"User-agent: *\nDisallow: /", status)
    assert hand.open().fetch(server.url()).body == STORY


@pytest.mark.parametrize("path", ["/500", "/silent", "/slow-body", "/hangs-up", "/gzip-broken"])
def test_robots_5xx_and_unreachable_mean_do_not_fetch(hand, server, path):
    server.pages["/robots.txt"] = BEHAVIOURS[path]
    hand.open(read=0.3, total=0.8, attempts=2, failures=10)
    for _ in range(2):
        with pytest.raises(RobotsDenied, match=r"robots\.txt could not be read") as caught:
            hand.fetch(server.url())
        assert caught.value.temporary
    assert not server.paths()
    assert [request.path for request in server.requests].count("/robots.txt") <= 2  # remembered, not hammered


def test_robots_that_come_at_the_second_try(hand, server):
    async def second(peer):
        await peer.answer(b"", "503 Service Unavailable" if peer.visits() == 1 else "404 Not Found")

    server.pages["/robots.txt"] = second
    assert hand.open().fetch(server.url()).body == STORY


def test_a_large_robots_is_read_for_512_kib(hand, server):
    early, late = b"User-agent: *\nDisallow: /early\n", b"Disallow: /late\n"
    server.robots["site.test"] = early + b"# nothing\n" * 200_000 + late
    hand.open()
    with pytest.raises(RobotsDenied):
        hand.fetch(server.url("/early"))
    with pytest.raises(HttpStatusError):  # not denied: nobody reads 2 MB of rules
        hand.fetch(server.url("/late"))


def test_a_compressed_robots_is_read_for_512_kib(hand, server):
    async def bomb(peer):
        body = gzip.compress(b"User-agent: *\nDisallow: /early\n" + b"#" * 2**26)
        await peer.answer(body, content_encoding="gzip", content_type="text/plain")

    server.pages["/robots.txt"] = bomb
    with pytest.raises(RobotsDenied):
        hand.open().fetch(server.url("/early"))


def test_robots_redirects_are_followed_to_other_hosts_too(hand, server):
    server.robots["other.test"] = b"User-agent: *\nDisallow: /story"
    server.pages["/robots.txt"] = redirect(f"http://other.test:{server.port}/rules")
    server.pages["/rules"] = lambda peer: peer.answer(server.robots["other.test"], content_type="text/plain")
    with pytest.raises(RobotsDenied):
        hand.open().fetch(server.url())


def test_robots_redirects_without_end_mean_no_limits(hand, server):
    server.pages["/robots.txt"] = redirect("/robots.txt")
    assert hand.open().fetch(server.url()).body == STORY
    assert [request.path for request in server.requests].count("/robots.txt") == 6


def test_a_web_page_in_place_of_robots_means_no_limits(hand, server):
    body = b"<!doctype html><html><body>\nUser-agent: *\nDisallow: /\n</body></html>"
    server.pages["/robots.txt"] = lambda peer: peer.answer(body)
    assert hand.open().fetch(server.url()).body == STORY


def test_robots_are_kept_for_their_lifetime(hand, server):
    server.pages["/robots.txt"] = lambda peer: peer.answer(b"", cache_control="max-age=600", content_type="text/plain")
    hand.open().fetch(server.url())
    origin = server.url("")
    kept = hand.fetcher.hosts.robots(origin).until - time.monotonic()
    assert 590 < kept <= 600


# Politeness


def pages_at(server):
    return [request.at for request in server.requests if request.path != "/robots.txt"]


def test_a_host_gets_its_delay(hand, server):
    hand.open(delay=0.2)
    hand.fetch_together([server.url()] * 4)
    times = pages_at(server)
    assert len(times) == 4
    assert min(later - earlier for earlier, later in itertools.pairwise(times)) >= 0.2


def test_hosts_do_not_wait_for_each_other(hand, server):
    hand.open(delay=2.0)
    begun = time.monotonic()
    hand.fetch_together([server.url(host=f"h{n}.test") for n in range(8)])
    assert time.monotonic() - begun < 2.0


def test_a_longer_crawl_delay_wins(hand, server):
    server.robots["site.test"] = b"User-agent: *\nCrawl-delay: 0.4"
    hand.open(delay=0.05)
    hand.fetch_together([server.url()] * 2)
    first, second = pages_at(server)
    assert second - first >= 0.4


@pytest.mark.parametrize("places", [1, 3])
def test_a_host_gets_no_more_at_once_than_it_has_places(hand, server, places):
    async def slow(peer):
        await asyncio.sleep(0.1)
        await peer.answer()

    server.pages["/slow"] = slow
    hand.open(per_host=places, robots=False)
    assert [page.body for page in hand.fetch_together([server.url("/slow")] * 6)] == [STORY] * 6
    assert server.most_at_once == places


def test_there_are_no_more_at_once_than_wanted(hand, server):
    async def slow(peer):
        await asyncio.sleep(0.1)
        await peer.answer()

    server.pages["/slow"] = slow
    hand.open(concurrency=2, robots=False)
    urls = [server.url("/slow", f"h{n}.test") for n in range(6)]
    assert [page.body for page in hand.fetch_together(urls)] == [STORY] * 6
    assert server.most_at_once == 2


def test_pages_that_redirect_to_each_others_hosts_do_not_lock(hand, server):
    server.pages["/a"] = redirect("http://two.test:PORT/story")
    server.pages["/b"] = redirect("http://one.test:PORT/story")
    hand.open()
    urls = [server.url("/a", "one.test"), server.url("/b", "two.test")] * 3
    assert [page.body for page in hand.fetch_together(urls)] == [STORY] * 6


def test_places_are_given_back_after_failures(hand, server):
    hand.open(attempts=1, failures=100, total=0.3)
    for path in ("/silent", "/reset", "/pdf", "/endless", "/gone", "/to-metadata"):
        with pytest.raises(NewscleanError):
            hand.fetch(server.url(path))
    assert hand.fetch(server.url()).body == STORY
    assert not hand.fetcher._line.places._gates

"""A loopback server that misbehaves on purpose: a path for each thing that servers do.

It speaks bytes, not HTTP: a library would correct what it is here to get wrong.
"""

import asyncio
import gzip
import socket
import threading
import time
import zlib
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache

import brotli
import zstandard

STORY = b"<!doctype html><html><head><title>Story</title></head><body><p>He paused.</p></body></html>"

QUICK = {"delay": 0.0, "first_wait": 0.01, "longest_wait": 5.0, "allow": ("127.0.0.0/8",), "total": 5.0, "read": 3.0}
"""Manners for a server that is ours: nobody has to be spared, and mistakes should show soon."""


def resolve(host, port):
    """Names that end in .test are here; nobody else is asked."""
    if host.endswith(".test") or host.replace(".", "").isdecimal() or host.startswith("0x"):
        numeric = host if not host.endswith(".test") else "127.0.0.1"
        return [found[4][0] for found in socket.getaddrinfo(numeric, port, type=socket.SOCK_STREAM)]
    raise OSError(f"the tests know no {host}")


@dataclass
class Request:
    path: str
    headers: dict[str, str]
    local: str
    """The address that the client connected to."""
    at: float = field(default_factory=time.monotonic)

    @property
    def host(self) -> str:
        return self.headers.get("host", "").partition(":")[0]


class Peer:
    """One connection, from the server's side."""

    def __init__(self, server, request, writer):
        self.server = server
        self.request = request
        self.writer = writer

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def answer(self, body: bytes = STORY, status: str = "200 OK", **headers: str) -> None:
        named = {"content-type": "text/html; charset=utf-8", "content-length": str(len(body))}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        await self.head(status, **{name: value for name, value in named.items() if value})
        await self.send(body)

    async def head(self, status: str = "200 OK", version: str = "1.1", **headers: str) -> None:
        lines = [f"HTTP/{version} {status}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        await self.send("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n")

    def visits(self, path: str = "") -> int:
        """How often this path was asked for, this time included."""
        wanted = path or self.request.path
        return sum(1 for request in self.server.requests if request.path == wanted)


Behaviour = Callable[[Peer], Awaitable[None]]
BEHAVIOURS: dict[str, Behaviour] = {}


def at(path: str) -> Callable[[Behaviour], Behaviour]:
    def register(behaviour: Behaviour) -> Behaviour:
        BEHAVIOURS[path] = behaviour
        return behaviour

    return register


class Server:
    """Runs in a thread of its own, so that blocking and awaiting clients meet the same server."""

    def __init__(self, tls=None, addresses=("127.0.0.1", "127.0.0.2")):
        self.requests: list[Request] = []
        self.robots: dict[str, bytes] = defaultdict(bytes)
        """What stands in robots.txt, by host; nothing by default."""
        self.pages: dict[str, Behaviour] = {}
        """Behaviours of one test, by path; they go before the others."""
        self.most_at_once = 0
        self._at_once = 0
        self._tls = tls
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._addresses = addresses
        self.port = 0
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._ready.wait(5)

    def url(self, path: str = "/story", host: str = "site.test") -> str:
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.path for request in self.requests if request.path != "/robots.txt"]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._start())
        self._ready.set()
        self._loop.run_forever()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.run_until_complete(asyncio.sleep(0.01))  # transports close a moment later
        self._loop.close()

    async def _start(self) -> None:
        first, *others = self._addresses
        self._servers = [await asyncio.start_server(self._serve, first, 0, ssl=self._tls)]
        self.port = self._servers[0].sockets[0].getsockname()[1]
        for address in others:
            self._servers.append(await asyncio.start_server(self._serve, address, self.port, ssl=self._tls))

    def close(self) -> None:
        if self._loop.is_closed():
            return

        def stop() -> None:
            for server in self._servers:
                server.close()
            self._loop.stop()

        self._loop.call_soon_threadsafe(stop)
        self._thread.join(5)

    async def _serve(self, reader, writer) -> None:
        try:
            while True:
                raw = await reader.readuntil(b"\r\n\r\n")
                first, *lines = raw.decode("latin-1").split("\r\n")
                headers = {k.strip().lower(): v.strip() for k, _, v in (line.partition(":") for line in lines if line)}
                request = Request(first.split(" ")[1], headers, writer.get_extra_info("sockname")[0])
                self.requests.append(request)
                self._at_once += 1
                self.most_at_once = max(self.most_at_once, self._at_once)
                try:
                    await self._behave(Peer(self, request, writer))
                finally:
                    self._at_once -= 1
        except (asyncio.IncompleteReadError, ConnectionError, TimeoutError, asyncio.CancelledError, OSError):
            pass
        finally:
            if not writer.is_closing():
                writer.transport.abort()

    async def _behave(self, peer: Peer) -> None:
        path = peer.request.path.partition("?")[0]
        behaviour = self.pages.get(path) or BEHAVIOURS.get(path)
        if behaviour is None and path == "/robots.txt":
            await peer.answer(self.robots[peer.request.host], content_type="text/plain")
        elif behaviour is None:
            await peer.answer(b"not here", "404 Not Found")
        else:
            await behaviour(peer)


# Bodies


@at("/story")
async def story(peer):
    await peer.answer()


@at("/slow-body")
async def slow_body(peer):
    await peer.head(content_type="text/html", content_length="100000")
    while True:
        await peer.send(b"a")
        await asyncio.sleep(0.05)


@at("/slow-head")
async def slow_head(peer):
    await peer.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        await peer.send(b"x-wait: 1\r\n")
        await asyncio.sleep(0.05)


@at("/silent")
async def silent(peer):
    await asyncio.sleep(60)


@at("/endless")
async def endless(peer):
    await peer.head(content_type="text/html")
    while True:
        await peer.send(b"<p>and so on</p>" * 4096)


@at("/endless-head")
async def endless_head(peer):
    await peer.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        await peer.send(b"x-more: " + b"a" * 8192 + b"\r\n")


@at("/chunked")
async def chunked(peer):
    await peer.head(content_type="text/html", transfer_encoding="chunked")
    for start in range(0, len(STORY), 10):
        part = STORY[start : start + 10]
        await peer.send(b"%x\r\n%b\r\n" % (len(part), part))
    await peer.send(b"0\r\n\r\n")


@at("/http10")
async def http10(peer):
    await peer.head(version="1.0", content_type="text/html")
    await peer.send(STORY)
    peer.writer.close()


@at("/declares-too-much")
async def declares_too_much(peer):
    await peer.answer(content_length=str(len(STORY) + 50))
    peer.writer.close()


@at("/declares-too-little")
async def declares_too_little(peer):
    await peer.answer(content_length="20")
    peer.writer.close()


@at("/declares-nonsense")
async def declares_nonsense(peer):
    await peer.answer(content_length="-1")


@at("/declares-huge")
async def declares_huge(peer):
    await peer.answer(content_length=str(10**12))


@at("/reset")
async def reset(peer):
    await peer.head(content_type="text/html", content_length="100000")
    await peer.send(STORY)
    peer.writer.transport.abort()


@at("/hangs-up")
async def hangs_up(peer):
    peer.writer.transport.abort()


@at("/no-http")
async def no_http(peer):
    await peer.send(b"220 mail.example.com ESMTP\r\n\r\n")
    peer.writer.close()


@at("/empty")
async def empty(peer):
    await peer.answer(b"")


@at("/no-content")
async def no_content(peer):
    await peer.head("204 No Content")


@at("/charset")
async def charset(peer):
    body = '<meta charset="utf-8"><p>Он помолчал.</p>'.encode("cp1251")
    await peer.answer(body, content_type="text/html; charset=windows-1251")


# Types


@at("/pdf")
async def pdf(peer):
    await peer.answer(b"%PDF-1.7 ...", content_type="application/pdf")


@at("/unnamed-pdf")
async def unnamed_pdf(peer):
    await peer.answer(b"%PDF-1.7 ...", content_type="")


@at("/unnamed-page")
async def unnamed_page(peer):
    await peer.answer(content_type="")


@at("/plain-page")
async def plain_page(peer):
    await peer.answer(content_type="text/plain")


@at("/picture")
async def picture(peer):
    await peer.head(content_type="image/jpeg")
    while True:  # nobody should wait for it
        await peer.send(b"\xff\xd8" * 4096)


# Compression


@at("/gzip")
async def gzipped(peer):
    await peer.answer(gzip.compress(STORY), content_encoding="gzip")


@at("/gzip-members")
async def gzip_members(peer):
    await peer.answer(gzip.compress(STORY[:40]) + gzip.compress(STORY[40:]) + b"\0\0", content_encoding="x-gzip")


@at("/deflate")
async def deflated(peer):
    await peer.answer(zlib.compress(STORY), content_encoding="deflate")


@at("/deflate-raw")
async def deflated_raw(peer):
    stream = zlib.compressobj(wbits=-15)
    await peer.answer(stream.compress(STORY) + stream.flush(), content_encoding="deflate")


@at("/br")
async def brotli_(peer):
    await peer.answer(brotli.compress(STORY), content_encoding="br")


@at("/zstd")
async def zstd(peer):
    await peer.answer(zstandard.compress(STORY), content_encoding="zstd")


@at("/gzip-twice")
async def gzip_twice(peer):
    await peer.answer(gzip.compress(gzip.compress(STORY)), content_encoding="gzip, gzip")


@at("/gzip-thrice")
async def gzip_thrice(peer):
    await peer.answer(gzip.compress(gzip.compress(gzip.compress(STORY))), content_encoding="gzip, gzip, gzip")


@at("/unknown-encoding")
async def unknown_encoding(peer):
    await peer.answer(content_encoding="sdch")


@at("/gzip-broken")
async def gzip_broken(peer):
    await peer.answer(b"\x1f\x8b\x08\x00" + b"\xff" * 50, content_encoding="gzip")


@at("/gzip-cut")
async def gzip_cut(peer):
    body = gzip.compress(STORY * 1000)
    await peer.answer(body[: len(body) // 2], content_encoding="gzip")


@cache
def _megabyte_of_deflate() -> tuple[bytes, bytes]:
    """A gzip header, and a piece that decodes to 1 MiB of spaces and may be repeated."""
    stream = zlib.compressobj(9, wbits=-15)
    return gzip.compress(b"")[:10], stream.compress(b" " * 2**20) + stream.flush(zlib.Z_FULL_FLUSH)


def gzip_bomb(megabytes: int) -> Behaviour:
    async def bomb(peer):
        header, piece = _megabyte_of_deflate()
        await peer.head(content_type="text/html", content_encoding="gzip")  # no length that would give it away
        await peer.send(header)
        for _ in range(megabytes):
            await peer.send(piece)

    return bomb


BEHAVIOURS["/gzip-bomb-10-mb"] = gzip_bomb(11)
BEHAVIOURS["/gzip-bomb-10-gb"] = gzip_bomb(10_240)


@cache
def _bomb(kind: str) -> bytes:
    quarter = b" " * 2**28
    if kind == "br":
        return brotli.compress(quarter, quality=1)
    if kind == "zstd":
        return zstandard.compress(quarter) * 40  # frames follow one another: 10 GB
    return gzip.compress(gzip.compress(quarter))


@at("/br-bomb")
async def br_bomb(peer):
    await peer.answer(_bomb("br"), content_encoding="br")


@at("/zstd-bomb")
async def zstd_bomb(peer):
    await peer.answer(_bomb("zstd"), content_encoding="zstd")


@at("/gzip-twice-bomb")
async def gzip_twice_bomb(peer):
    await peer.answer(_bomb("gzip"), content_encoding="gzip, gzip")


@at("/zstd-window")
async def zstd_window(peer):
    """A frame that asks for a window of 128 MB."""
    parameters = zstandard.ZstdCompressionParameters(window_log=27, compression_level=3)
    stream = zstandard.ZstdCompressor(compression_params=parameters).compressobj()  # of unknown size
    await peer.answer(stream.compress(STORY) + stream.flush(), content_encoding="zstd")


@at("/gzip-nothing")
async def gzip_nothing(peer):
    """Endless gzip data that decodes to nothing."""
    await peer.head(content_type="text/html", content_encoding="gzip")
    await peer.send(gzip.compress(b"")[:10])
    while True:
        await peer.send(b"\x00\x00\x00\xff\xff" * 8192)  # empty stored blocks


# Redirects


def redirect(target: str, status: str = "302 Found") -> Behaviour:
    async def behaviour(peer):
        await peer.answer(b"", status, location=target.replace("PORT", str(peer.server.port)))

    return behaviour


TARGETS = {
    "/to-story": "/story",
    "/to-other-host": "http://other.test:PORT/story",
    "/to-loopback": "http://127.0.0.1:PORT/story",
    "/to-loopback-6": "http://[::1]:PORT/story",
    "/to-metadata": "http://169.254.169.254/latest/meta-data/",
    "/to-decimal": "http://2130706433:PORT/story",
    "/to-hexadecimal": "http://0x7f000001:PORT/story",
    "/to-octal": "http://0177.0.0.1:PORT/story",
    "/to-mapped": "http://[::ffff:127.0.0.1]:PORT/story",
    "/to-file": "file:///etc/passwd",
    "/to-ftp": "ftp://site.test/story",
    "/to-javascript": "javascript:alert(1)",
    "/to-broken": "http://[::1",
    "/to-nowhere": "",
    "/circle": "/circle",
    "/ping": "/pong",
    "/pong": "/ping",
}
BEHAVIOURS.update({path: redirect(target) for path, target in TARGETS.items()})
BEHAVIOURS.update({f"/chain/{n}": redirect(f"/chain/{n - 1}", "301 Moved Permanently") for n in range(1, 31)})
BEHAVIOURS["/chain/0"] = story


@at("/cookie-wall")
async def cookie_wall(peer):
    if "agreed=yes" in peer.request.headers.get("cookie", ""):
        await peer.answer()
    else:
        await peer.answer(b"", "302 Found", location="/cookie-wall", set_cookie="agreed=yes; Path=/")


@at("/consent-wall")
async def consent_wall(peer):
    """Only a script could pass it: the cookie that it sets is not the one that it asks for."""
    await peer.answer(b"", "302 Found", location="/consent-wall", set_cookie="seen=1; Path=/")


def page(head: str) -> Behaviour:
    async def behaviour(peer):
        await peer.answer(f"<html><head>{head}</head><body><p>Wait.</p></body></html>".encode())

    return behaviour


BEHAVIOURS["/refresh"] = page('<meta http-equiv="Refresh" content="0; URL=/story">')
BEHAVIOURS["/refresh-later"] = page('<meta http-equiv="refresh" content="300; url=/story">')
BEHAVIOURS["/refresh-circle"] = page('<meta http-equiv="refresh" content="0; url=/refresh-circle?again">')
BEHAVIOURS["/refresh-to-loopback"] = page('<meta http-equiv="refresh" content="0; url=http://127.0.0.1/">')
BEHAVIOURS["/with-canonical"] = page('<link rel="canonical" href="/story"><link rel="amphtml" href="/amp">')
BEHAVIOURS["/with-dead-canonical"] = page('<link rel="canonical" href="/gone">')
BEHAVIOURS["/amp"] = page('<link rel="canonical" href="/with-canonical">')


# Statuses


@at("/gone")
async def gone(peer):
    await peer.answer(b"gone", "410 Gone")


@at("/forbidden")
async def forbidden(peer):
    await peer.answer(b"no", "403 Forbidden")


@at("/soft-404")
async def soft_404(peer):
    await peer.answer(b"<html><body><h1>Page not found</h1></body></html>")


@at("/503-twice")
async def unavailable_twice(peer):
    if peer.visits() <= 2:
        await peer.answer(b"", "503 Service Unavailable")
    else:
        await peer.answer()


@at("/500")
async def broken(peer):
    await peer.answer(b"", "500 Internal Server Error")


@at("/429-seconds")
async def too_many_seconds(peer):
    if peer.visits() == 1:
        await peer.answer(b"", "429 Too Many Requests", retry_after="1")
    else:
        await peer.answer()


@at("/429-date")
async def too_many_date(peer):
    if peer.visits() == 1:
        moment = datetime.now(UTC) + timedelta(seconds=2)
        await peer.answer(b"", "429 Too Many Requests", retry_after=format_datetime(moment, usegmt=True))
    else:
        await peer.answer()


@at("/429-for-an-hour")
async def too_many_for_an_hour(peer):
    await peer.answer(b"", "429 Too Many Requests", retry_after="3600")


# Caching


@at("/fresh")
async def fresh(peer):
    await peer.answer(cache_control="max-age=600", date=format_datetime(datetime.now(UTC), usegmt=True))


@at("/etag")
async def etag(peer):
    if peer.request.headers.get("if-none-match") == '"v1"':
        await peer.head("304 Not Modified", etag='"v1"')
    else:
        await peer.answer(etag='"v1"', cache_control="no-cache")


@at("/last-modified")
async def last_modified(peer):
    date = "Wed, 21 Oct 2015 07:28:00 GMT"
    if peer.request.headers.get("if-modified-since") == date:
        await peer.head("304 Not Modified", last_modified=date)
    else:
        await peer.answer(gzip.compress(STORY), content_encoding="gzip", last_modified=date, cache_control="max-age=0")


@at("/vary")
async def vary(peer):
    await peer.answer(peer.request.headers["user-agent"].encode(), cache_control="max-age=600", vary="User-Agent")


@at("/no-store")
async def no_store(peer):
    await peer.answer(cache_control="no-store, max-age=600")

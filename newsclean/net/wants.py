"""What a flow wants from an answer: which content, how much of it, and where the bytes go."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from newsclean.errors import NotHtml, PageTooLarge
from newsclean.net.bodies import Decoding
from newsclean.net.steps import Head

PAGE_ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})

UNSURE_TYPES = frozenset({"", "text/plain", "text/xml", "application/xml", "application/octet-stream"})
"""Types under which servers send HTML by mistake or out of age: the first bytes decide."""

SNIFFED = 1445
"""Bytes that decide: what the WHATWG MIME sniffing standard reads (§5.1)."""

_TAGS = (b"<!doctype html", b"<html", b"<head", b"<script", b"<body", b"<title", b"<meta", b"<div", b"<p", b"<!--")
_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"RIFF", "image/webp"),
    (b"{", "application/json"),
    (b"[", "application/json"),
    (b"<rss", "application/rss+xml"),
    (b"<feed", "application/atom+xml"),
    (b"<?xml", "application/xml"),
)


class Sink(Protocol):
    """Takes a body's decoded bytes as they come."""

    def take(self, piece: bytes) -> bool:
        """Take some bytes; True says that it has had enough."""


class Collected:
    """A sink that keeps everything up to a limit.

    Args:
        limit: bytes.
        cut: whether to stop at the limit, instead of failing.
    """

    def __init__(self, limit: int, *, cut: bool = False) -> None:
        self._limit = limit
        self._cut = cut
        self._body = bytearray()

    def take(self, piece: bytes) -> bool:
        """Take some bytes.

        Args:
            piece: decoded bytes.

        Returns:
            True if it has had enough.

        Raises:
            PageTooLarge: more than the limit came.
        """
        self._body += piece
        if len(self._body) <= self._limit:
            return False
        if not self._cut:
            self._body = bytearray()  # the frames of the error would keep it alive
            raise too_large(self._limit)
        return True

    @property
    def body(self) -> bytes:
        """What came, up to the limit."""
        return bytes(memoryview(self._body)[: self._limit])


def too_large(limit: int) -> PageTooLarge:
    """The error for a page that is too large.

    Args:
        limit: the limit that was passed, in bytes.

    Returns:
        the error, to be raised.
    """
    return PageTooLarge(f"the page is larger than {limit:,} bytes", limit=limit)


@dataclass(frozen=True, slots=True)
class Want:
    """What is wanted.

    Args:
        limit: bytes, before and after decompression.
        accept: the ``Accept`` header.
        html: whether only HTML will do.
        cut: whether what comes after the limit is left, instead of failing.
        cached: whether an HTTP cache may answer and keep the answer.
        sink: makes what takes the bytes; by default they are collected.
    """

    limit: int
    accept: str = "*/*"
    html: bool = False
    cut: bool = False
    cached: bool = False
    sink: Callable[[], Sink] | None = None

    def check(self, head: Head) -> None:
        """Look at the head before the body is read.

        Args:
            head: the answer's head.

        Raises:
            NotHtml: it says that the body is something else.
            PageTooLarge: it says that the body is too long.
        """
        kind = media_type(head.get("content-type"))
        if self.html and kind not in HTML_TYPES and kind not in UNSURE_TYPES:
            raise not_html(kind)
        declared = head.get("content-length")
        if not self.cut and declared.isdecimal() and int(declared[:20]) > self.limit:
            raise too_large(self.limit)

    def check_body(self, head: Head, body: bytes) -> None:
        """Look at the body where the head did not say what it is.

        Args:
            head: the answer's head.
            body: the decoded body.

        Raises:
            NotHtml: it is something else.
        """
        if self.html and media_type(head.get("content-type")) in UNSURE_TYPES:
            found = sniffed(body)
            if found != "text/html":
                raise not_html(found)


class Unpacking:
    """Undoes a body's encodings and hands it to a sink, as its bytes come.

    Args:
        head: the answer's head.
        want: what is wanted of it.
        keep: whether the bytes are also kept as they came, for the cache.
    """

    def __init__(self, head: Head, want: Want, *, keep: bool = False) -> None:
        self._limit = 0 if want.cut else want.limit
        self._came = 0
        self._raw: list[bytes] | None = [] if keep else None
        self._decoding = Decoding(head.get("content-encoding"))
        self.sink: Sink = want.sink() if want.sink else Collected(want.limit, cut=want.cut)

    def feed(self, chunk: bytes) -> bool:
        """Take some bytes as they came.

        Args:
            chunk: bytes, still encoded.

        Returns:
            True if the sink has had enough.

        Raises:
            PageTooLarge: too much came.
            FetchError: the encoding is broken.
        """
        self._came += len(chunk)
        if self._limit and self._came > self._limit:  # also stops data that decodes to nothing, for ever
            raise too_large(self._limit)
        if self._raw is not None:
            self._raw.append(chunk)
        return any(self.sink.take(piece) for piece in self._decoding.feed(chunk))

    def end(self) -> None:
        """Say that no more bytes come.

        Raises:
            FetchError: the data broke off.
        """
        self._decoding.end()

    def forget(self) -> None:
        """Let go of what came: the frames of an error keep it alive until the garbage collector comes by."""
        self._raw = None
        self.sink = Collected(0)

    @property
    def raw(self) -> bytes:
        """The bytes as they came; empty where they were not kept."""
        return b"".join(self._raw or ())

    @property
    def body(self) -> bytes:
        """What was collected; empty where another sink took it."""
        return self.sink.body if isinstance(self.sink, Collected) else b""


def page_want(limit: int) -> Want:
    """A page of HTML.

    Args:
        limit: bytes that it may have.

    Returns:
        what is wanted.
    """
    return Want(limit, PAGE_ACCEPT, html=True, cached=True)


def media_type(content_type: str) -> str:
    """The type without its parameters.

    Args:
        content_type: a ``Content-Type`` header.

    Returns:
        the type in lower case: ``"text/html"``.
    """
    return re.split("[,;]", content_type, maxsplit=1)[0].strip().lower()


def sniffed(body: bytes) -> str:
    """What a body is, by its first bytes.

    Args:
        body: the decoded body.

    Returns:
        ``"text/html"`` for anything that begins as a page does, else what it is as far as it can be told.
    """
    start = body[:SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:  # UTF-16: drop the zero bytes, the tags are ASCII
        start = start[2:].replace(b"\0", b"")
    lowered = start.lower()
    if lowered.startswith(_TAGS) or (lowered.startswith(b"<?xml") and b"<html" in lowered):
        return "text/html"
    known = next((name for signature, name in _SIGNATURES if start.startswith(signature)), "")
    if known:
        return known
    return "application/octet-stream" if b"\0" in start else "text/plain"


def not_html(found: str) -> NotHtml:
    """The error for a body that is no page.

    Args:
        found: its type.

    Returns:
        the error, to be raised.
    """
    return NotHtml(f"this is no HTML page but {found or 'nothing at all'}", found=found)

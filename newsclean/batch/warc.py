"""Pages from WARC files (ISO 28500), such as Common Crawl's CC-NEWS.

The records of pages are ``response`` (a page with its HTTP head) and ``resource`` (a page without).  All others tell
of pages and are none: requests, metadata, ``revisit`` (the same page as an earlier record), ``conversion`` (text).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.batch.extras import extra
from newsclean.errors import FetchError, HttpStatusError, NewscleanError, PageTooLarge, Unreadable
from newsclean.net.bodies import Decoding
from newsclean.types import Page

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MOST_BYTES = 64 * 2**20
"""Bytes of a page, unpacked, that are read at all: far above what is cleaned, far below what hurts."""

_OK = range(200, 300)
"""HTTP statuses that come with the page that was asked for (RFC 9110 §15.3)."""

_GZIP_MEMBER = b"\x1f\x8b\x08"
"""How a gzip member begins; each record of a WARC file is one."""

_WINDOW = 2**20
"""Bytes searched at a time for the next record."""


_SLICE = 64 * 1024
"""Compressed bytes unpacked at a time, only to find where they end: a thousand times as many at most."""


@dataclass(frozen=True, slots=True)
class Item:
    """One page of a source.

    Args:
        value: the page, or the error that stands in for it.
        place: where it lay in its file: a line, a row, a byte offset.
        number: its number in the source; None where the source does not count.
    """

    value: Page | NewscleanError
    place: str = ""
    number: int | None = None


def warc(path: Path) -> Iterator[Item]:
    """The pages of a WARC file, plain or compressed.

    A damaged stretch becomes one item, and reading goes on at the next record that begins after it.

    Args:
        path: the file.

    Yields:
        a page for each record that holds one, or the error that says why there is none; its place is the byte offset
        of the record in the file as it lies on the disk.

    Raises:
        MissingExtra: fastwarc is not installed.
    """
    with extra("batch", "reading WARC files"):
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - an extra
    wanted = (WarcRecordType.response, WarcRecordType.resource)
    start: int | None = 0
    whole = True  # whether the last page was read to its end
    while start is not None:
        read = None  # where the last record lies that was read
        try:
            with path.open("rb") as stream:
                stream.seek(start)
                for record in ArchiveIterator(stream, parse_http=False, quirks_mode=True, fsspec_args=False):
                    if record.record_type in wanted:
                        value = _page(record)
                        whole = not isinstance(value, _BrokenOff)
                        yield Item(value, str(record.stream_pos))
                    read = record.stream_pos
            if read is None and start == 0:
                yield Item(Unreadable("the file holds no WARC record"))
            elif whole and _is_cut_off(path, read if read is not None else start):
                yield Item(_BrokenOff("the file breaks off in the middle of a record"), str(read or start))
            start = None
        except OSError as error:
            broken = _next_record(path, read + 1) if read is not None else start
            if read is not None or start == 0:  # else it is the rest of what was told of already
                yield Item(Unreadable(f"the file is damaged: {error}"), str(broken))
            start = _next_record(path, broken + 1) if broken is not None else None


class _BrokenOff(Unreadable):
    """The file ends before its last record does."""


def _page(record: WarcRecord) -> Page | NewscleanError:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    is_http = record.is_http
    if is_http:
        record.parse_http(quirks_mode=True)
    announced = record.content_length
    content = record.reader.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        return PageTooLarge(f"the page has more than {MOST_BYTES:,} bytes", url, limit=MOST_BYTES)
    if len(content) < announced:
        return _BrokenOff(f"the file breaks off in this page, after {len(content):,} of {announced:,} bytes", url)
    if not url:
        return _BrokenOff("the record does not say where its page came from")
    if not is_http:
        return Page(content, url, record.headers.get("Content-Type") or "", fetched_at=record.record_date)
    return _http_page(record, url, content)


def _http_page(record: WarcRecord, url: str, content: bytes) -> Page | NewscleanError:
    headers = tuple((name.lower(), value) for name, value in record.http_headers.to_tuples())
    said = dict(headers)
    status = record.http_headers.status_code or 200
    if status not in _OK:
        return HttpStatusError(f"the server answered with status {status}", url, status=status)
    try:
        body = _decoded(content, said)
    except (FetchError, ImportError) as error:
        return Unreadable(str(error), url)
    if len(body) > MOST_BYTES:
        return PageTooLarge(f"the page has more than {MOST_BYTES:,} bytes unpacked", url, limit=MOST_BYTES)
    return Page(body, url, said.get("content-type", ""), status, record.record_date, headers=headers)


def _decoded(content: bytes, headers: dict[str, str]) -> bytes:
    """The body without chunks and compression; crawlers that undid them already leave the headers as they were."""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        content = _unchunked(content)
    encodings = headers.get("content-encoding", "")
    if not encodings or content.lstrip()[:1] == b"<":
        return content
    decoding, pieces, size = Decoding(encodings), [], 0
    for piece in decoding.feed(content):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            break
    return b"".join(pieces)


def _unchunked(content: bytes) -> bytes:
    """The chunks' contents (RFC 9112 §7.1); what does not hold together as chunks is taken as it is."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = content.find(b"\r\n", at)
        try:
            size = int(content[at:end].split(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0 or end + 2 + size > len(content):
            return b"".join(pieces) if pieces else content
        if size == 0:
            return b"".join(pieces)
        pieces.append(content[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _next_record(path: Path, start: int) -> int | None:
    """Where the next gzip member begins, at or after a byte; None at the end and in files that are not gzip."""
    with path.open("rb") as stream:
        if stream.read(len(_GZIP_MEMBER)) != _GZIP_MEMBER:
            return None
        stream.seek(start)
        before, rest = start, b""
        while window := stream.read(_WINDOW):
            found = (rest + window).find(_GZIP_MEMBER)
            if found >= 0:
                return before - len(rest) + found
            before += len(window)
            rest = window[-len(_GZIP_MEMBER) + 1 :]
    return None


def _is_cut_off(path: Path, last: int) -> bool:
    """Whether bytes follow the last record of a gzip file, so that they are the beginning of another one."""
    with path.open("rb") as stream:
        if stream.read(len(_GZIP_MEMBER)) != _GZIP_MEMBER:
            return False
        stream.seek(last)
        if stream.read(len(_GZIP_MEMBER)) != _GZIP_MEMBER:  # packed as a whole, not record by record: nobody can tell
            return False
        stream.seek(last)
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            while not member.eof and (window := stream.read(_SLICE)):
                member.decompress(window)
        except zlib.error:
            return True
        # A member without its end had all of its record: what is missing is a checksum.
        return member.eof and (bool(member.unused_data.strip(b"\0")) or bool(stream.read(1)))

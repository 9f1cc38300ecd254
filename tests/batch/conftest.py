from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from newsclean.types import Page


@pytest.fixture
def pages() -> Callable[..., list[Page]]:
    """Pages with these bodies, numbered in their URLs."""

    def make(*bodies: str) -> list[Page]:
        return [Page(body.encode(), f"https://example.com/{index}") for index, body in enumerate(bodies)]

    return make


@pytest.fixture
def read() -> Callable[[Path], list[dict[str, Any]]]:
    """The rows of a file of JSON lines."""

    def rows(path: Path) -> list[dict[str, Any]]:
        content = path.read_bytes()
        return [
            json.loads(line) for line in (gzip.decompress(content) if path.suffix == ".gz" else content).splitlines()
        ]

    return rows


@pytest.fixture
def record() -> Callable[..., bytes]:
    """One WARC record, not packed."""

    def make(
        url: str,
        body: bytes,
        head: Sequence[str] = ("HTTP/1.1 200 OK", "Content-Type: text/html"),
        kind: str = "response",
    ) -> bytes:
        warc = WarcRecord()
        warc.init_headers(record_type=getattr(WarcRecordType, kind), record_urn=b"urn:uuid:" + url.encode()[-8:])
        if url:
            warc.headers.append("WARC-Target-URI", url)
        if kind in {"response", "request"}:
            warc.is_http = True
            warc.headers["Content-Type"] = f"application/http; msgtype={kind}"
            body = "\r\n".join(head).encode() + b"\r\n\r\n" + body
        else:
            warc.headers["Content-Type"] = "text/html"
        warc.set_bytes_content(body)
        out = io.BytesIO()
        warc.write(out)
        return out.getvalue()

    return make

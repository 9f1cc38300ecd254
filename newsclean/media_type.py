"""What came, if it is no HTML page: a PDF, a picture, JSON, a feed, random bytes.

The signatures are those of the WHATWG MIME Sniffing Standard (https://mimesniff.spec.whatwg.org) and of the other
files that crawlers bring home under the name of a page.  Servers' ``Content-Type`` headers are believed only where the
content says nothing: a page served as ``text/plain`` is still a page.
"""

from __future__ import annotations

import re

HEAD = 4096
"""Characters that are looked at for control characters."""
BINARY_SHARE = 0.02
"""Share of control characters from which on it is no text: a tenth of random bytes are some, in text there are none."""

_SIGNATURES = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"%!PS-Adobe-", "application/postscript"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"\0\0\1\0", "image/x-icon"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"OggS\0", "application/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"wOFF", "font/woff"),
    (0, b"wOF2", "font/woff2"),
    (0, b"PK\3\4", "application/zip"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"(\xb5/\xfd", "application/zstd"),
    (0, b"7z\xbc\xaf'\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\7", "application/vnd.rar"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"\0asm", "application/wasm"),
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
    (0, b"WARC/1.", "application/warc"),
    (8, b"WEBPVP", "image/webp"),
    (8, b"WAVEfmt ", "audio/wav"),
    (8, b"AVI LIST", "video/x-msvideo"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftyp", "video/mp4"),
)
"""Where it stands, in bytes, what stands there, and what it is a sign of."""

_CONTROL = re.compile(b"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
"""The standard's binary data bytes (§3)."""
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|div|article|main|table|span|p>)", re.IGNORECASE
)
"""Tags long enough not to turn up in random bytes."""
_ARCHIVE = re.compile(rb"(?:From|Date|Subject|MIME-Version|Content-Type|Snapshot-Content-Location): ")
"""A page saved together with its pictures (MHTML) is an e-mail."""
_HTML_ROOT = re.compile(
    r"(?:html|head|body|title|meta|link|script|style|div|p|article|main|section|h[1-6]|span|table|a|br|ul|b|i)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[a-zA-Z!/?]")
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*(?:[\[{\"\]\d-]|true\b|false\b|null\b))")
_XML = re.compile(r"\s*<\?xml\s")
_ROOT = re.compile(
    r"(?:\s++|<\?[^>]*+>|<!--(?:[^-]++|-(?!->))*+-->|<!DOCTYPE(?:[^\[>]++|\[[^\]]*+\])*+>)*+"
    r"<(?:[\w.-]{1,40}:)?([a-zA-Z][\w.-]{0,40})",
    re.IGNORECASE,
)
"""The first element of a page, and what may stand before it."""
_ROOTS = {
    "rss": "application/rss+xml",
    "feed": "application/atom+xml",
    "rdf": "application/rdf+xml",
    "urlset": "application/xml",
    "sitemapindex": "application/xml",
    "svg": "image/svg+xml",
}
_MEDIA_TYPE = re.compile(r"[a-z]{1,20}/[a-z0-9.+-]{1,80}")
_SAID_OF_PAGES = frozenset(("text/html", "application/xhtml+xml", "application/octet-stream"))


def of_bytes(body: bytes) -> str:
    """The media type of bytes that are no text.

    Args:
        body: what came.

    Returns:
        ``"application/pdf"``, ``"image/jpeg"`` …; ``"application/octet-stream"`` for bytes that are nothing known;
        empty if it may be text.

    Example:
        >>> of_bytes(b"%PDF-1.7 ..."), of_bytes(b"<p>Hello.</p>")
        ('application/pdf', '')
    """
    for offset, signature, name in _SIGNATURES:
        if body.startswith(signature, offset):
            return name
    head = body[:HEAD]
    if _ARCHIVE.match(head) and b"MIME-Version:" in head:
        return "multipart/related"
    is_binary = len(_CONTROL.findall(head)) > BINARY_SHARE * len(head)
    return "application/octet-stream" if is_binary and not _HTML.search(body[: HEAD * 16].replace(b"\0", b"")) else ""


def of_text(text: str, content_type: str = "") -> str:
    """The media type of text that is no HTML.

    Args:
        text: the decoded page.
        content_type: the ``Content-Type`` header, if there was one.

    Returns:
        ``"application/json"``, ``"application/rss+xml"``, ``"text/plain"`` …; empty if it may be HTML, or is empty.

    Example:
        >>> of_text('{"title": "Storm"}'), of_text("It rained."), of_text("It <b>rained</b>.")
        ('application/json', 'text/plain', '')
    """
    if not text or text.isspace():
        return ""
    if _JSON.match(text) and text.rstrip()[-1] in "}]":
        return "application/json"
    root = _ROOT.match(text)
    if root and (found := _of_root(root[1], text)):
        return found
    if _TAG.search(text):
        return ""
    said = content_type.partition(";")[0].strip().lower()
    return said if _MEDIA_TYPE.fullmatch(said) and said not in _SAID_OF_PAGES else "text/plain"


def _of_root(root: str, text: str) -> str:
    if found := _ROOTS.get(root.lower()):
        return found
    return "application/xml" if _XML.match(text) and not _HTML_ROOT.fullmatch(root) else ""

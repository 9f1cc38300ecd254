"""A page decoded and parsed, once.

Decoding follows the WHATWG encoding standard's order of trust
(https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding):
byte order mark, then the HTTP charset, then ``<meta>`` or an XML declaration,
then detection.  Labels are the standard's own (``gb2312`` means GB18030,
``latin1`` means windows-1252).  Beyond the standard: a declared encoding in
which the bytes cannot be read loses its turn, because servers that say UTF-8
over windows-1251 are common and the bytes do not lie.

A :class:`Document` holds a parser tree: it belongs to one thread and is never
stored or pickled.
"""

from __future__ import annotations

import codecs
import re
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsclean import linked_data
from newsclean.types import Page

PRESCAN = 4096
"""Bytes searched for a declared charset.  The standard says 1024; real pages put scripts before their ``<meta>``."""

SAMPLE = 65_536
"""Bytes shown to the detector: enough for any statistics, small enough to be quick."""

TOLERATED = 0.002
"""Share of undecodable characters that a declared UTF-8 page may have: cut-off multi-byte characters, pasted bytes."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HTTP_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s\"';,]+)", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{1,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{1,40})")
_SURROGATES = re.compile("[\ud800-\udfff]")
_WITHOUT_BOM = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))


def decode(body: bytes, content_type: str = "") -> tuple[str, str]:
    """Decode a page as a browser would.

    Args:
        body: the bytes, content encodings such as gzip already undone.
        content_type: the ``Content-Type`` header, if there was one.

    Returns:
        the text, and the name of the encoding it was read in.

    Example:
        >>> decode("Привет".encode("cp1251"), "text/html; charset=windows-1251")
        ('Привет', 'windows-1251')
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace"), name
    if body.isascii() and b"\x1b" not in body:
        return (body.decode("ascii"), "utf-8") if b"\0" not in body[:PRESCAN] else _decode_wide(body)
    declared = _declared(body, content_type)
    for codec, name in declared:
        text = _read(body, codec)
        if text is not None:
            return text, name
    text = _read(body, "utf-8")
    if text is not None:
        return text, "utf-8"
    return _detect(body)


def _decode_wide(body: bytes) -> tuple[str, str]:
    head = body[:PRESCAN].lstrip()
    for start, name in _WITHOUT_BOM:
        if head.startswith(start):
            return body.decode(name, "replace"), name
    return body.decode("ascii"), "utf-8"


def _declared(body: bytes, content_type: str) -> list[tuple[str, str]]:
    """The encodings that the page claims, most trusted first, as Python codec and standard name."""
    import webencodings  # noqa: PLC0415 - most pages are ASCII or say nothing that needs it

    head = body[:PRESCAN]
    labels: list[str] = []
    if match := _HTTP_CHARSET.search(content_type):
        labels.append(match[1])
    labels += [found[1].decode("ascii") for found in (_XML_ENCODING.search(head), _META_CHARSET.search(head)) if found]
    out: list[tuple[str, str]] = []
    for label in labels:
        encoding = webencodings.lookup(label)
        if encoding is None:
            continue
        # A page whose <meta> was readable as ASCII is not UTF-16, whatever it says (the standard's own rule).
        name = "utf-8" if encoding.name in {"utf-16le", "utf-16be"} else encoding.name
        codec = {"gbk": "gb18030", "euc-kr": "cp949", "shift_jis": "cp932", "windows-1252": "cp1252"}.get(name, name)
        if (codec, name) not in out:
            out.append((codec, name))
    return out


def _read(body: bytes, codec: str) -> str | None:
    """The text, or None if the bytes are plainly not in this encoding."""
    try:
        return body.decode(codec)
    except UnicodeDecodeError:
        pass
    except LookupError:  # a label of the standard that Python has no codec for
        return None
    if codec == "cp1252":  # the standard maps the five holes of windows-1252 to control characters
        return body.decode("cp1252", "replace")
    text = body.decode(codec, "replace")
    foreign = sum(1 for character in text if character > "\x7f")
    return text if text.count("\ufffd") <= max(3, TOLERATED * len(text)) and _mostly_right(text, foreign) else None


def _mostly_right(text: str, foreign: int) -> bool:
    return text.count("\ufffd") * 4 <= foreign


def _detect(body: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    best = from_bytes(_visible(body)[:SAMPLE]).best()
    if best is not None and best.encoding not in {"ascii", "utf_8"}:
        text = _read(body, best.encoding)
        if text is not None:
            return text, best.encoding.replace("_", "-")
    return body.decode("cp1252", "replace"), "windows-1252"


def _visible(body: bytes) -> bytes:
    """The bytes that are words: markup and scripts are ASCII and only blur the statistics."""
    without = re.sub(rb"(?is)<(script|style)\b.*?</\1\s*>", b" ", body[: SAMPLE * 16])
    return re.sub(rb"<[^>]{0,2000}>", b" ", without)


class Document:
    """A page, decoded and parsed once, for everybody who reads it.

    Args:
        html: the page: bytes, text, or a :class:`newsclean.Page` with what the server said.
        url: where it came from; a page's own ``url`` is the default.

    Example:
        >>> Document("<p>Hello.</p>", "https://example.com/a").tree.css_first("p").text()
        'Hello.'
    """

    def __init__(self, html: str | bytes | Page, url: str = "") -> None:
        page = html if isinstance(html, Page) else None
        self.page = page
        self.url = url or (page.url if page else "")
        if isinstance(html, str):
            self.html, self.encoding = _SURROGATES.sub("\ufffd", html), "str"
        elif page:
            self.html, self.encoding = decode(page.body, page.content_type)
        else:
            self.html, self.encoding = decode(bytes(html))  # type: ignore[arg-type]
        self.tree = LexborHTMLParser(self.html)

    @cached_property
    def root(self) -> LexborNode | None:
        """The ``<html>`` element; None if the page holds nothing at all."""
        return self.tree.root

    @cached_property
    def base_url(self) -> str:
        """What relative links are relative to: ``<base href>``, else the page's URL."""
        base = self.tree.css_first("base[href]")
        href = (base.attributes.get("href") or "").strip() if base else ""
        return self.absolute(href, self.url) or self.url

    @cached_property
    def linked_data(self) -> linked_data.LinkedData:
        """The things that the page describes in JSON-LD; read when somebody first asks."""
        return linked_data.read(node.text() for node in self.tree.css("script[type*='ld+json' i]"))

    def absolute(self, href: str | None, base: str | None = None) -> str:
        """Make a link absolute.

        Args:
            href: the link as it stands in the page.
            base: what it is relative to; the page's base URL by default.

        Returns:
            an http or https URL; empty if the link is none (``javascript:``, ``data:``, ``mailto:``, broken).

        Example:
            >>> Document("", "https://example.com/news/a").absolute("../b")
            'https://example.com/b'
        """
        if not href:
            return ""
        href = href.strip()
        try:
            joined = urljoin(self.base_url if base is None else base, href)
            parts = urlsplit(joined)
        except ValueError:
            return ""
        return joined if parts.scheme in {"http", "https"} and parts.netloc else ""

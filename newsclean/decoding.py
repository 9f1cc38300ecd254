"""Bytes to text, as a browser would, and a little more forgiving.

The order of trust is the WHATWG encoding standard's
(https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding): byte order mark, then the
HTTP charset, then ``<meta>`` or an XML declaration, then detection.  Labels mean what the standard says
(``gb2312`` is GB18030, ``latin1`` is windows-1252).

Beyond the standard: a declared encoding in which the bytes cannot be read loses its turn, because servers that say
UTF-8 over windows-1251 are common and the bytes do not lie; and a page of UTF-8 with pasted windows-1252 is read as
what it is, not as question marks; and bytes that can be nothing but UTF-8 are read as UTF-8, whatever the label.
"""

from __future__ import annotations

import codecs
import re

PRESCAN = 4096
"""Bytes searched for a declared charset.  The standard says 1024; real pages put scripts before their ``<meta>``."""
SAMPLE = 65_536
"""Bytes shown to the detector: enough for any statistics, small enough to be quick."""
VISIBLE = 1_000_000
"""Bytes searched for the words of the sample."""
TOLERATED = 0.002
"""Share of unreadable characters that a page in a declared encoding may have: cut-off characters, pasted bytes."""
READABLE_SHARE = 3
"""A page is UTF-8 with something pasted into it while it has so many readable foreign characters for each bad byte.
Text in another encoding has next to none: its bytes seldom make UTF-8, one in seven in the worst case (GBK)."""

UNMISTAKABLE = 8
"""So many continuation bytes, all in their places, are no accident: other encodings make valid UTF-8 of a character or
two, seldom of a third.  A browser would believe the label; readers want the words."""

FEW = 8
"""Fewer foreign bytes than this are a pound sign or a quotation mark in an English page, and no statistics: they are
read as windows-1252, the standard's fallback for most locales.  Text in another script has more in its first words."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SOME = 0.05
"""Share of zero bytes that markup brings into UTF-16 of any script, and of those in the wrong places by accident."""
_HTTP_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s\"';,]+)", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{1,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{1,40})")
_WIDE = frozenset(("utf-16-le", "utf-16-be"))
_JAPANESE_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
"""ISO-2022-JP (RFC 1468) is ASCII between escapes; nothing else on the web uses these."""
_UNUSED = "replacement"
"""Encodings that the standard forbids to decode, such as ISO-2022-KR."""
_CODECS = {"gbk": "gb18030", "x-user-defined": "cp1252"}
"""Where another codec reads more than the standard's own."""
_DETECTABLE = [
    "utf_8", "gb18030", "big5", "cp932", "euc_jp", "cp949", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255",
    "cp1256", "cp1257", "cp1258", "koi8_r", "koi8_u", "cp866", "cp874", "iso8859_2", "iso8859_7", "mac_cyrillic",
]  # fmt: skip
"""The encodings of the standard that pages without a right label are in."""


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
    text, name, _ = transcode(body, content_type)
    return text, name


def transcode(body: bytes, content_type: str = "") -> tuple[str, str, bytes]:
    r"""The same, and the page in UTF-8 as well: most pages are in it, and encoding them anew takes time.

    Args:
        body: as for :func:`decode`.
        content_type: as for :func:`decode`.

    Returns:
        the text, the name of the encoding it was read in, and the text in UTF-8.

    Example:
        >>> transcode(b"\xef\xbb\xbfHello.")
        ('Hello.', 'utf-8', b'Hello.')
    """
    head = body[:PRESCAN]
    marked = next((name for bom, name in _BOMS if body.startswith(bom)), "")
    if sure := marked or _wide(head):
        text, name = body.decode(sure, "replace").removeprefix("\ufeff"), sure
    elif body.isascii() and b"\x1b" not in body:
        return body.decode("ascii"), "utf-8", body
    elif (plain := _strict_utf8(body)) is not None:
        return plain, "utf-8", body
    else:
        text, name = _doubtful(body, head, content_type)
    return text, name, text.encode()


def _doubtful(body: bytes, head: bytes, content_type: str) -> tuple[str, str]:
    """What may be in any encoding: the declared one if the bytes can be read in it, else what they look like."""
    for codec, name in _declared(head, content_type):
        text = _utf8(body) if codec == "utf-8" else _read(body, codec)
        if text is not None:
            return text, name
    if b"\x1b" in body and any(escape in body for escape in _JAPANESE_ESCAPES):
        return body.decode("iso2022_jp", "replace"), "iso-2022-jp"
    text = _utf8(body)
    return (text, "utf-8") if text is not None else _detect(body)


def _strict_utf8(body: bytes) -> str | None:
    """The text of bytes that can be nothing but UTF-8, whatever is declared; None if they may be something else."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return None
    return text if len(body) - len(text) >= UNMISTAKABLE else None


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: markup is ASCII, so that every other byte is zero."""
    if b"\0" not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    few, many = sorted((even, odd))
    if many < _SOME * len(head) or few > _SOME * many:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _declared(head: bytes, content_type: str) -> list[tuple[str, str]]:
    """The encodings that the page claims, most trusted first, as Python codec and standard name."""
    import webencodings  # noqa: PLC0415 - most pages are ASCII or say nothing that needs it

    by_server = _HTTP_CHARSET.search(content_type)
    labels = [by_server[1]] if by_server else []
    labels += [found[1].decode("ascii") for found in (_XML_ENCODING.search(head), _META_CHARSET.search(head)) if found]
    out: list[tuple[str, str]] = []
    for number, label in enumerate(labels):
        encoding = webencodings.lookup(label)
        if encoding is None or encoding.name == _UNUSED:
            continue
        codec, name = _CODECS.get(encoding.name, encoding.codec_info.name), encoding.name
        if codec in _WIDE and (number or not by_server):
            # A page whose <meta> was readable as ASCII is not UTF-16, whatever it says (the standard's own rule).
            codec = name = "utf-8"
        if (codec, name) not in out:
            out.append((codec, name))
    return out


def _utf8(body: bytes) -> str | None:
    """The text, pasted windows-1252 read as such; None if the page is plainly in another encoding."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        pass
    bad = body.decode("utf-8", "replace").count("\ufffd")
    readable = body.decode("utf-8", "ignore")
    foreign = len(readable) - len(readable.encode("ascii", "ignore"))
    return body.decode("utf-8", _PASTED) if bad * READABLE_SHARE <= foreign else None


def _pasted(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8 is windows-1252; the beginning of a character that was cut off is unreadable."""
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - the only kind that decoding raises
    bad = error.object[error.start : error.end]
    return (bad.decode("cp1252", "replace") if len(bad) == 1 else "\ufffd"), error.end


_PASTED = "newsclean.windows-1252"
codecs.register_error(_PASTED, _pasted)


def _read(body: bytes, codec: str) -> str | None:
    """The text, or None if the bytes are plainly not in this encoding."""
    try:
        return body.decode(codec)
    except UnicodeDecodeError:
        pass
    text = body.decode(codec, "replace")
    bad = text.count("\ufffd")
    if codec.startswith("cp125"):  # the standard maps the holes of these code pages to control characters
        return text
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return text if bad <= max(3, TOLERATED * len(text)) and bad * (READABLE_SHARE + 1) <= foreign else None


def _detect(body: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    words = _visible(body)
    scarce = len(words) - len(words.decode("ascii", "ignore")) < FEW
    best = None if scarce else from_bytes(words, cp_isolation=_DETECTABLE).best()
    if best is not None and best.encoding not in {"ascii", "utf_8", "cp1252"}:
        text = _read(body, best.encoding)
        if text is not None:
            return text, best.encoding.replace("_", "-")
    return body.decode("utf-8", _PASTED), "windows-1252"


_HIDDEN = re.compile(rb"<(script|style)\b(?:[^<]++|<(?!/\1))*+|<[^<>]*+>?", re.IGNORECASE)
"""Scripts, style sheets and tags, in linear time whatever they are."""


def _visible(body: bytes) -> bytes:
    """Bytes that are words: markup and scripts are ASCII and only blur the statistics."""
    return b" ".join(_HIDDEN.sub(b" ", body[:VISIBLE]).split())[:SAMPLE]

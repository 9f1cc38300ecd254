"""Words as a reader sees them: entities undone, tags gone, white space folded."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

MAX_LINE = 20_000
"""Characters of one value that are looked at; a line longer than this is no headline, name or summary."""

REMEMBERED = 512
"""Lines remembered: a page gives its headline, its names and its site's name a dozen times each."""

_TAG = re.compile(r"<(?:!--.{0,500}?-->|/?[a-zA-Z][^<>]{0,500}>)", re.DOTALL)
# Soft hyphens, zero-width spaces (not the joiners: Persian and Hindi spell with them), direction marks,
# byte order marks: invisible, and poison for comparison.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
"""What no reader sees: controls, soft hyphens, bidirectional overrides, and the half characters that JSON can write."""
_WORD = re.compile(r"\w+")
_NO_LETTERS = re.compile(r"[\W_]+")


def plain(value: object) -> str:
    """A value from a tag, an attribute or JSON-LD as one clean line.

    Entities are undone twice: content systems escape what was escaped before.

    Args:
        value: what stood there; anything but text is the empty string.

    Returns:
        the line; empty if there is nothing to read.

    Example:
        >>> plain("  Tom &amp;amp; <b>Jerry</b> ")
        'Tom & Jerry'
    """
    return _line(value[:MAX_LINE]) if isinstance(value, str) and value else ""


@lru_cache(maxsize=REMEMBERED)
def _line(text: str) -> str:
    if "&" in text:
        text = unescape(unescape(text))
    if "<" in text:
        text = _TAG.sub(" ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _mended(text))
    if not text.isprintable():
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


def _mended(text: str) -> str:
    """UTF-8 that was read as windows-1252 and written again ("sanciÃ³n"), read as it was meant.

    Only text that is valid UTF-8 as a whole is touched: "NÃO" and "Â£5" next to real accents stay as they are.
    """
    if "Ã" in text or "Â" in text or "â" in text:
        for codec in ("cp1252", "latin-1"):
            try:
                return text.encode(codec).decode("utf-8")
            except UnicodeError:
                continue
    return text


@lru_cache(maxsize=REMEMBERED)
def key(text: str) -> str:
    """What two spellings of one value have in common: words only, case and accents of width folded.

    Example:
        >>> key("“Storm hits Oslo”") == key("Storm Hits Oslo")
        True
    """
    folded = text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_WORD.findall(folded))


def squash(text: str) -> str:
    """Letters and digits only, as a domain name would hold them.

    Example:
        >>> squash("Die Zeit – Online")
        'diezeitonline'
    """
    return _NO_LETTERS.sub("", text.casefold())


def holds(text: str, stems: tuple[str, ...]) -> bool:
    """Whether a text holds one of some lower-case stems; ten times quicker than a pattern of alternatives.

    Example:
        >>> holds("Last Updated: 5 June", ("updat", "modif"))
        True
    """
    return any(map(text.casefold().__contains__, stems))

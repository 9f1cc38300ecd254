"""Words as a reader sees them: entities undone, tags gone, white space folded."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from newsclean.memory import remembered

MAX_LINE = 20_000
"""Characters of one value that are looked at; a line longer than this is no headline, name or summary."""

REMEMBERED = 512
"""Lines remembered: a page gives its headline, its names and its site's name a dozen times each."""

_TAG = re.compile(r"<(?:!--.{0,500}?-->|/?(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})(?P<rest>[^<>]{0,500})>)", re.DOTALL)
_MARKUP = frozenset(
    "a abbr b bdi br cite code div em figure font h1 h2 h3 h4 h5 h6 hr i img li mark nobr ol p q s section small span"
    " strike strong sub sup table tbody td time tr u ul wbr".split()
)
"""Tags that editors and plug-ins leave in the values of tags and JSON-LD."""

_LESS = "\ue000"
"""Stands for "<" where it is a letter like others: a private character, which no page writes."""

_BLOCKS = frozenset({"p", "div", "section", "table", "ul", "ol", "li"})
"""Tags that open a text that was cut off before they were closed."""

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

    Entities are undone twice: content systems escape what was escaped before.  Markup goes; what only looks like a tag
    ("30 years of <br> tags", "<The Palace: A Tale>") stays.

    Args:
        value: what stood there; anything but text is the empty string.

    Returns:
        the line; empty if there is nothing to read.

    Example:
        >>> plain("  Tom &amp;amp; <b>Jerry</b> ")
        'Tom & Jerry'
        >>> plain("What the &lt;b&gt; tag does")
        'What the <b> tag does'
    """
    return _line(value[:MAX_LINE]) if isinstance(value, str) and value else ""


@remembered(REMEMBERED)
def _line(text: str) -> str:
    if "&" in text:
        text = unescape(unescape(text))
    if "<" in text:
        text = _without_markup(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _mended(text))
    if not text.isprintable():
        text = _INVISIBLE.sub("", text)
    elif "  " not in text:
        return text.strip()  # the space is the only white space that counts as printable
    return " ".join(text.split())


def seen(text: str) -> str:
    """The text of a heading as one clean line: what looks like a tag there is what a reader reads.

    Example:
        >>> seen("Why <b>bold</b> is  a word")
        'Why <b>bold</b> is a word'
    """
    if "<" not in text:
        return plain(text)
    return plain(text.replace("<", _LESS)).replace(_LESS, "<")


def _without_markup(text: str) -> str:
    """A text without tags that mean something: closed ones, those with attributes, those glued to words."""
    closed = {match["name"].lower() for match in _TAG.finditer(text) if match[0].startswith("</")}

    def kept(match: re.Match[str]) -> str:
        name = (match["name"] or "").lower()
        if not name or name in closed or "=" in match["rest"] or match["rest"].endswith("/"):
            return " "
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        a_word = not (before + after).strip(" .,:;?!)")
        return match[0] if name not in _MARKUP or (a_word and name not in _BLOCKS) else " "

    return _TAG.sub(kept, text)


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


@remembered(REMEMBERED)
def key(text: str) -> str:
    """What two spellings of one value have in common: words only, case and accents of width folded.

    Example:
        >>> key("“Storm hits Oslo”") == key("Storm Hits Oslo")
        True
    """
    folded = text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_WORD.findall(folded))


@remembered(REMEMBERED)
def squash(text: str) -> str:
    """Letters and digits only, as a domain name would hold them.

    Example:
        >>> squash("Die Zeit – Online")
        'diezeitonline'
    """
    small = text.casefold()
    return small if small.isalnum() else _NO_LETTERS.sub("", small)


def holds(text: str, stems: tuple[str, ...]) -> bool:
    """Whether a text holds one of some lower-case stems; ten times quicker than a pattern of alternatives.

    Example:
        >>> holds("Last Updated: 5 June", ("updat", "modif"))
        True
    """
    return text != "" and any(map(text.casefold().__contains__, stems))

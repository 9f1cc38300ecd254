"""A line of text as rules see it: folded, so that one pattern fits every spelling.

Folding takes away what differs between two sites that print the same words: no-break and thin spaces, zero-width
characters, curly quotes, long dashes, bullets and arrows around the words, capitals.  A rule that trims a part of a
line needs the way back, from folded positions to those of the text: :meth:`Line.origin` knows it.
"""

from __future__ import annotations

import re
import unicodedata

from newsclean.memory import remembered
from newsclean.rules.shapes import Shape, look

CACHED = 4096
"""Lines kept folded: several filters and rounds look at the same line, and an article has a few hundred of them."""

_TYPOGRAPHY = {
    **dict.fromkeys("“”„‟″〝〞＂", '"'),
    **dict.fromkeys("‘’‚‛′ʼ＇", "'"),
    **dict.fromkeys("–—―‒‐‑−", "-"),
    "…": "...",
    "×": "x",
}
# soft hyphen, joiners, directional marks, variation selectors, byte order mark: they have no width and no meaning here
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff"
_OFTEN = tuple((odd, _TYPOGRAPHY[odd]) for odd in "’“”‘–—…")
_COMBINING = "\u0300-\u036f\u0653-\u0655\u093c\u1100-\u11ff\u3099\u309a"  # what NFC puts together with a letter
_ODD = re.compile(f"[{''.join(_TYPOGRAPHY)}{_COMBINING}]|[{_INVISIBLE}]+")
_ORDINARY = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,!?:;'\"()")
# What stands around the words without being part of them: bullets, arrows, boxes, pictographs, pipes.
_ORNAMENT = (
    r"\s|*\-<>+=_~·•‣⁃∙●○◦■□▪▫▲△▶▷►▸▼▽◀◁◄◆◇★☆❯❮›‹¦"
    r"\u2190-\u21ff\u23cf-\u23ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\ue000-\uf8ff\U0001f000-\U0001faff"
)
_LEAD = re.compile(f"[{_ORNAMENT}«»]+")
_TRAIL = re.compile(f"[{_ORNAMENT}«»]+\\Z")
_EDGE = re.compile(f"[^{_ORNAMENT}«»]")


class Line:
    """One line, folded.

    Attributes:
        text: the line as it stands.
        low: the words in lower case, with white space, quotes, dashes and ornaments folded.

    Example:
        >>> Line("▶\u00a0Read more »").low
        'read more'
    """

    __slots__ = ("_plain", "_shape", "low", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._shape: Shape | None = None
        self._plain = plain = _fold(text)
        low = plain.lower()
        if not low.isascii() and "\u0307" in low:  # Turkish İ becomes two characters
            low = low.replace("i\u0307", "i")
        # no white space but the space is printable (str.isprintable)
        self.low = low if "  " not in low and low.isprintable() else " ".join(low.split())

    @property
    def shape(self) -> Shape:
        """What the line looks like; found out once, when it is first asked for."""
        shape = self._shape
        if shape is None:
            shape = self._shape = look(self.low, self._plain)
        return shape

    @property
    def words(self) -> list[str]:
        """The words of ``low``."""
        return self.low.split()

    @property
    def cased(self) -> list[str]:
        """The same as ``words``, with their capitals."""
        return self._plain.split()

    @property
    def folded(self) -> str:
        """The same as ``low``, and as long, with its capitals."""
        return " ".join(self.cased)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the folded line stands in the text.

        Args:
            start: first character of the part in ``folded``.
            end: the one after its last.

        Returns:
            start and end in ``text``.

        Example:
            >>> line = Line("•  It  rained…  (AP Photo)")
            >>> line.text[slice(*line.origin(line.folded.index("("), len(line.folded)))]
            '(AP Photo)'
        """
        places = _places(self.text, self.folded)
        if not places:  # cannot happen for a line of more than ornaments; kept total for odd Unicode
            return 0, len(self.text)
        first = places[min(start, len(places) - 1)][0]
        last = places[min(max(end - 1, start), len(places) - 1)][1]
        return first, last


@remembered(CACHED)
def read(text: str) -> Line:
    """A line, folded; folded once however many filters ask for it.

    Args:
        text: the line.

    Returns:
        the folded line; shared, so nobody may change it.
    """
    return Line(text)


def _fold(text: str) -> str:
    """The line with typography and ornaments folded; white space is folded by who splits it into words."""
    if not text.isascii():
        for odd, plain in _OFTEN:
            if odd in text:
                text = text.replace(odd, plain)
        if not text.isascii() and _is_odd(text):
            text = _ODD.sub(_plain, unicodedata.normalize("NFC", text))
    text = text.strip()
    first, last = text[:1], text[-1:]
    if not (first in _ORDINARY and last in _ORDINARY) and not (first.isalnum() and last.isalnum()):
        text = _without_ornaments(text)
    return text if text.isascii() else text.replace("«", '"').replace("»", '"')


def _is_odd(text: str) -> bool:
    """Whether a text holds characters to be folded; Latin-1, which is most of what is no ASCII, has two of them."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return _ODD.search(text) is not None
    return "×" in text or "\u00ad" in text


def _plain(match: re.Match[str]) -> str:
    found = match[0]
    return _TYPOGRAPHY.get(found) or (found if unicodedata.combining(found[0]) or found.isalpha() else "")


def _without_ornaments(text: str) -> str:
    first = _EDGE.search(text)
    if first is None:
        return ""
    start, end = first.start(), len(text)
    trail = _TRAIL.search(text, max(start, _last_word(text)))
    if trail:
        end = trail.start()
    # « and » are arrows at one edge ("Read more »") and quotation marks where both edges or the middle have them.
    lead_quotes, tail_quotes = _quotes(text[:start]), _quotes(text[end:])
    inner = "«" in text[start:end] or "»" in text[start:end]
    if lead_quotes and (tail_quotes or inner):
        start = min(text.find(mark, 0, start) for mark in lead_quotes)
    if tail_quotes and (lead_quotes or inner):
        end = 1 + max(text.rfind(mark, end) for mark in tail_quotes)
    return text[start:end]


def _quotes(part: str) -> str:
    return "".join(mark for mark in "«»" if mark in part)


def _last_word(text: str) -> int:
    """Where a run of ornaments at the end may begin: looked for from the back, so that a long line costs no scan."""
    at = len(text)
    while at and _EDGE.match(text[at - 1]) is None:
        at -= 1
    return at


def _places(text: str, folded: str) -> list[tuple[int, int]]:
    """For each character of the folded line, where it came from: built only when a rule trims a part."""
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cluster = unicodedata.normalize("NFC", text[at:end])
        for character in _ODD.sub(_plain, cluster).replace("«", '"').replace("»", '"'):
            if not character.isspace():
                characters.append(character)
                places.append((at, end))
            elif characters and characters[-1] != " ":
                characters.append(" ")
                places.append((at, end))
        at = end
    start = "".join(characters).find(folded)
    return places[start : start + len(folded)] if start >= 0 else []

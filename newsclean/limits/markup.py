"""The look at a page that comes before the parser's: is it small and flat enough, and what must go if not.

Most pages have so few tags that no arrangement of them can do harm; a few searches at the speed of C find that out.
The tags of the others are followed one by one, by :class:`newsclean.limits.walk.Walk`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from newsclean.errors import LimitExceeded
from newsclean.limits.tokens import ATTRIBUTES, SPACE, TOKEN
from newsclean.limits.values import Limits
from newsclean.limits.walk import Walk

HARMLESS_TAGS = 10_000
"""Tags that can do no harm, whatever they are: 10,000 nested ``<div>`` take Lexbor 0.15 s, 50,000 take it 10 s."""
HARMLESS_COPIES = 1_000_000
"""Formatting tags times tags: the most elements that formatting left open can be copied into."""
HARMLESS_TAG = 3_000
"""Bytes in which a tag cannot hold enough attributes to do harm: 1,500 take Lexbor 7 ms, 50,000 take it 9 s."""
HARMLESS_BYTES = 1_000_000
"""Bytes of tags that do not hold enough different names to do harm: 100,000 take Lexbor 1 s, 200,000 take it 11 s."""

_NOTABLE = re.compile(
    rf"<(?=[bBiIsSuUeEcCfFnNtT!])(?:[bBiIsSuU][{SPACE}/>]|[eE][mM][{SPACE}/>]|[bB][iI][gG]|[cC][oO][dD]|[fF][oO][nN]"
    r"|[nN][oO][bB]|[sS][mMtT][aAr]|[tT][tT]|[tT][eE][mM][pP]"
    r"|!\[CDATA\[(?<!/[/*]<!\[CDATA\[)(?<!/[/*] <!\[CDATA\[))".encode()
)
"""Formatting tags, templates and character data, but for what begins behind a comment mark of a script or style sheet:
most of it does.  The first letter is looked at by itself because that is quicker."""
_OPEN_TAG = re.compile(rb"<[a-zA-Z][^>]*+")
_HELD_END = re.compile(
    rf"=(?<![^{SPACE}/\"'>]==)[{SPACE}]*+(?:\"(?=[^\">]*+>)|'(?=[^'>]*+>))".encode(),
)
"""The beginning of a value that holds a ``>``; of ``a=="">`` the second ``=`` begins the value."""
_TOKEN_BYTES, _ATTRIBUTES_BYTES = re.compile(TOKEN.pattern.encode()), re.compile(ATTRIBUTES.pattern.encode())
_SPACE_BYTES = b"\t\n\f\r "
_BEFORE_MARK = frozenset(b"\t\n\f\r =")
_BEFORE_VALUE = 20
"""Bytes before a quotation mark in which a ``=`` is looked for; behind so much white space one is taken to stand."""
_LONG_TAG = 5 * HARMLESS_TAG
"""A stretch in which the end of a tag is looked for when it is not found close by: scripts write few of them."""
_SEPARATING = b"\t\n\f\r /\"'"
"""One of these stands between two attributes."""
_TRIES = 20
"""How often the end of a tag is looked for in one stretch of :data:`HARMLESS_TAG` bytes."""
_READ_TWICE = 4
"""How often the tags that are read one by one may cover the page: long tags that seem to stand in each other."""
_DEFAULTS = Limits()
_FOLLOWED = ("elements", "depth", "formatting", "attributes", "names")


class Seen(NamedTuple):
    """What a search through a page's markup found.

    Args:
        tags: how many tags and comments it has at the most.
        notable: formatting tags, templates and character data, as they begin; each once if there are many tags.
    """

    tags: int
    notable: Collection[bytes]

    @property
    def has_templates(self) -> bool:
        """Whether there are templates: browsers show some of them."""
        return any(each.lower() == b"<temp" for each in set(self.notable))

    @property
    def has_character_data(self) -> bool:
        """Whether there may be CDATA sections in the text: their authors meant text, browsers see comments."""
        return b"<![CDATA[" in self.notable


def see(page: bytes) -> Seen:
    """Search a page for what asks for care; all in one search, because that takes no longer than one of them.

    Args:
        page: in UTF-8, in which searches are quicker than in text.

    Example:
        >>> see(b"<p>It <b>rained</b>.")
        Seen(tags=3, notable=[b'<b>'])
    """
    tags = page.count(b"<")
    if tags > HARMLESS_TAGS:
        return Seen(tags, {found[0] for found in _NOTABLE.finditer(page)})
    return Seen(tags, _NOTABLE.findall(page))


def scan(html: str, limits: Limits, page: bytes = b"", seen: Seen | None = None) -> tuple[str, tuple[str, ...]]:
    """Look whether a page can be parsed safely, and mend it if it cannot.

    Args:
        html: the page.
        limits: what is allowed.
        page: the same in UTF-8, if somebody has it.
        seen: what :func:`see` found in it, if somebody has looked.

    Returns:
        the page, mended where it must be, and what was left out, in words.

    Raises:
        LimitExceeded: the page is too large to be read at all.

    Example:
        >>> page, warnings = scan("<div>" * 20_000 + "It rained.", Limits())
        >>> page.count("<div>"), page[-10:], warnings
        (512, 'It rained.', ('19,488 tags nested more than 512 deep were left out; their text is kept',))
    """
    if len(html) > limits.characters:
        message = f"the page has {len(html):,} characters; {limits.characters:,} are allowed"
        raise LimitExceeded(message, limit="characters")
    return Walk(html, limits).run() if needs_walk(page or html.encode(), limits, seen) else (html, ())


def needs_walk(page: bytes, limits: Limits, seen: Seen | None = None) -> bool:
    """Whether the tags of a page must be followed one by one: it has enough of something to do harm.

    Args:
        page: the page in UTF-8.
        limits: what is allowed; lower limits than the default ones ask for every tag.
        seen: what :func:`see` found in it, if somebody has looked.

    Returns:
        False for most pages; each test holds for any arrangement of what it counts.
    """
    tags, notable = seen or see(page)
    if tags > HARMLESS_TAGS or _are_strict(limits) or page.rfind(b"<") > page.rfind(b">"):
        return True
    if len(notable) * tags > HARMLESS_COPIES or (len(page) > HARMLESS_BYTES and _bytes_in_tags(page) > HARMLESS_BYTES):
        return True
    return _has_crowded_tag(page, limits.attributes)


def _has_crowded_tag(page: bytes, most: int) -> bool:
    """Whether a tag may hold more attributes than this, and more than are harmless, or may never end.

    No tag is open where this begins, nor behind a ``>`` that stands in no quoted value.  While such marks follow each
    other closely, every tag between them is short, and a few searches backwards find them.  Where none is in reach,
    the tag that may begin there is read; it may as well be words of a script, so the next one is looked at, too.
    """
    read = 0
    start = page.find(b"<")
    while 0 <= start < len(page) - HARMLESS_TAG:
        end = _last_end(page, start, start + HARMLESS_TAG)
        if end < 0:
            end = _last_end(page, start, start + _LONG_TAG)
            if end >= 0 and end - start - len(page[start:end].translate(None, _SEPARATING)) > most:
                end = -1
        if end < 0 and (tag := _TOKEN_BYTES.match(page, start)) is not None and tag["name"]:
            if not tag["end"] or len(_ATTRIBUTES_BYTES.findall(tag["attributes"])) > most:
                return True
            read += len(tag[0])
            if read > _READ_TWICE * len(page):
                return True
        start = page.find(b"<", max(end, start + 1))
    return start >= 0 and _last_end(page, start, len(page)) != page.rfind(b">")


def _last_end(page: bytes, start: int, stop: int) -> int:
    """The last ``>`` of a stretch that ends any tag begun in it; -1 if none is sure to."""
    for _ in range(_TRIES):
        end = page.rfind(b">", start, stop)
        if end < 0:
            return -1
        stop = max(_opening(page, b'"', start, end), _opening(page, b"'", start, end))
        if stop < 0:
            return end
    return -1


def _opening(page: bytes, mark: bytes, start: int, stop: int) -> int:
    """Where the last quotation mark of a stretch stands, if it may open the value of an attribute; else -1.

    Behind one that opens no value, no value in such marks is open: it closed one, or there was none.
    """
    last = page.rfind(mark, start, stop)
    if last < 0 or page[last - 1] not in _BEFORE_MARK:
        return -1
    before = page[max(start, last - _BEFORE_VALUE) : last].rstrip(_SPACE_BYTES)
    return last if not before or before.endswith(b"=") else -1


def _bytes_in_tags(page: bytes) -> int:
    """How much of a page is tags at the most; pages of megabytes are mostly scripts and pictures."""
    seen = sum(map(len, _OPEN_TAG.findall(page)))
    return seen + len(_HELD_END.findall(page)) * HARMLESS_TAG


def _are_strict(limits: Limits) -> bool:
    return limits != _DEFAULTS and any(getattr(limits, name) < getattr(_DEFAULTS, name) for name in _FOLLOWED)

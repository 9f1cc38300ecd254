"""One walk over the tags of a page: what a parser would make of them, and what must go.

The tags are told apart by :mod:`newsclean.limits.tokens`, and followed by
:class:`newsclean.limits.open_elements.OpenElements`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.errors import LimitExceeded
from newsclean.limits.open_elements import BREAKOUT, FORMATTING, ONCE, SPECIAL, VOID, OpenElements
from newsclean.limits.tokens import (
    ATTRIBUTE_NAMES,
    ATTRIBUTES,
    HOLDING_TEXT,
    TOKEN,
    comment_end,
    ends_behind_attributes,
    lower,
    pairs,
    sense,
    text_end,
)
from newsclean.limits.values import Limits

_FONT = frozenset(("color", "face", "size"))
"""Attributes with which ``<font>`` ends a drawing."""
_NEUTRAL = {"script": r"\u003c", "title": "&lt;", "textarea": "&lt;"}
"""``<`` in the text of an element, written so that it cannot be taken for a tag: as JSON and JavaScript, or as HTML."""
_USUAL = SPECIAL | FORMATTING | VOID | {"span", "svg", "class", "href", "id", "itemprop", "name", "property", "rel"}
"""Names that there is always room for."""
_BREAK = "<hr>"
"""Stands for blocks that are left out, so that the words before and in them do not run together; and for what would
have ended a drawing, so that the words in it are none of the drawing's."""
_LONG_ATTRIBUTES = 3_000
"""Characters from which on attributes are not kept to know them again."""
_RAW_TAGS = 10_000
"""Tags in texts behind a drawing that can do no harm, should the parser take them for tags."""


class Walk:
    """One walk over the tags of a page.

    Args:
        html: the page.
        limits: what is allowed.
    """

    def __init__(self, html: str, limits: Limits) -> None:
        self.html = html
        self.limits = limits
        self.open = OpenElements(limits.depth, limits.formatting)
        self.names = set(_USUAL)
        self.read_attributes: set[str] = set()
        self.raw_end = -1  # where the end tag of an element begins that holds text
        self.on_roots = 0  # attributes on <html>, <head> and <body>, which the parser gathers on one element
        self.raw_tags = 0
        self.attributes_left_out = 0
        self.names_left_out = 0
        self.unfinished = 0
        self.pieces: list[str] = []
        self.copied = 0  # what stands before this place is in the pieces already

    def run(self) -> tuple[str, tuple[str, ...]]:
        """Follow every tag.

        Returns:
            the page, mended where it must be, and what was left out, in words.

        Raises:
            LimitExceeded: the page has too many elements.
        """
        html, search = self.html, TOKEN.search
        position = self._beginning()
        while (token := search(html, position)) is not None:
            self.open.text(html[position : token.start()])
            if not token["name"]:
                position = self._comment(token)
            elif not token["end"]:
                self.unfinished = len(html) - token.start()
                break
            elif token["slash"]:
                position = self._end(token)
            else:
                position = self._start(token, lower(token["name"]))
            if self.open.made > self.limits.elements:
                message = f"the page has more than {self.limits.elements:,} elements"
                raise LimitExceeded(message, limit="elements")
        return self._mended(), tuple(self._warnings())

    def _beginning(self) -> int:
        """Where the first tag stands; what comes before it decides which rules hold."""
        position = 0
        while (token := TOKEN.search(self.html, position)) is not None and not token["name"]:
            self.open.text(self.html[position : token.start()])
            position = self._comment(token)
        self.open.is_quirky = _is_quirky(self.html[: token.start() if token else position])
        return position

    def _comment(self, token: re.Match[str]) -> int:
        self.open.made += 1
        return comment_end(self.html, token, in_drawing=self.open.is_in_drawing)

    def _end(self, token: re.Match[str]) -> int:
        name = lower(token["name"])
        if token.start() == self.raw_end:
            return token.end()
        if name not in self.names and not self._has_room_for(name):
            self._replace(*token.span(), "")
        elif not self.open.end(name):
            self._leave_out(token, is_block=name in SPECIAL and not self.open.in_foreign)
        return token.end()

    def _start(self, token: re.Match[str], name: str) -> int:
        attributes = self._read_attributes(name, token["attributes"])
        holds_text = name in HOLDING_TEXT and not self.open.in_foreign
        if not self._stands(token, name, attributes):
            return token.end()
        if len(attributes) < len(token["attributes"]):
            self._replace(token.start("attributes") + len(attributes), token.end("attributes"), "")
        if holds_text:
            return self._raw(name, token.end())
        if name == "plaintext" and not self.open.in_foreign:
            return len(self.html)
        return token.end()

    def _stands(self, token: re.Match[str], name: str, attributes: str) -> bool:
        """Whether a start tag stays; it is left out if not."""
        if name == "title" and self.open.awaits_end_of("svg"):
            self._leave_out(token, is_block=False)  # of a drawing that was left out: it must not swallow what follows
            return False
        if name not in self.names and not self._has_room_for(name):
            self.names_left_out += 1
            self._leave_out(token, is_block=False)
            return False
        was_foreign = self.open.in_foreign
        ends_drawing = name == "font" and was_foreign and not _FONT.isdisjoint(pairs(attributes))
        closed = attributes.endswith("/") and ends_behind_attributes(attributes)
        if name in FORMATTING:
            attributes = (name != "a" and sense(attributes)) or ""  # two links are never active
        if self.open.start(name, attributes, closed=closed, ends_drawing=ends_drawing):
            return True
        ends_drawing = ends_drawing or name in BREAKOUT
        self._leave_out(token, is_block=ends_drawing if was_foreign else name in SPECIAL)
        return False

    def _leave_out(self, token: re.Match[str], *, is_block: bool) -> None:
        """Leave out a tag."""
        if is_block and not (self.pieces and self.pieces[-1] is _BREAK and self.copied == token.start()):
            self.open.start("hr", "")
            self._replace(*token.span(), _BREAK)
        else:
            self._replace(*token.span(), "")

    def _raw(self, name: str, start: int) -> int:
        """Skip the text of an element that is not markup."""
        end = text_end(self.html, name, start)
        if name == "textarea":
            self.open.text(self.html[start:end])  # to the parser an element like any other
        else:
            self.raw_end = end
        if self.open.has_been_foreign and (tags := self.html.count("<", start, end)):
            # In SVG this would be markup: should the parser see it so, it shall find none.
            self.raw_tags += tags
            if name in _NEUTRAL:
                self._replace(start, end, self.html[start:end].replace("<", _NEUTRAL[name]))
            elif self.raw_tags > _RAW_TAGS:
                self._replace(start, end, "")
        return end

    def _read_attributes(self, name: str, attributes: str) -> str:
        """The attributes that stay: all, if there are not too many of them, or the first ones."""
        kept = attributes
        if len(attributes) > 1 and attributes not in self.read_attributes:
            found = ATTRIBUTE_NAMES.findall(attributes)
            if len(found) > self.limits.attributes:
                kept = self._first(attributes, self.limits.attributes)
            elif not self._has_room_for(*found):
                kept = self._first(attributes, 0)
            elif len(attributes) < _LONG_ATTRIBUTES:
                self.read_attributes.add(attributes)
        if name in ONCE:
            self.on_roots += len(ATTRIBUTES.findall(kept))
            if self.on_roots > self.limits.attributes:
                kept = self._first(kept, 0)
        return "" if name in FORMATTING and name != "a" and sense(kept) is None else kept

    def _first(self, attributes: str, kept: int) -> str:
        """The first ones of a tag's attributes."""
        ends = [found.end() for found in ATTRIBUTES.finditer(attributes)]
        self.attributes_left_out += len(ends) - kept
        return attributes[: ends[kept - 1]] if kept else ""

    def _has_room_for(self, *names: str) -> bool:
        new = {name for name in names if name not in self.names}
        if len(self.names) + len(new) > self.limits.names + len(_USUAL):
            return False
        self.names |= new
        return True

    def _replace(self, start: int, end: int, replacement: str) -> None:
        if start > self.copied:
            self.pieces.append(self.html[self.copied : start])
        if replacement:
            self.pieces.append(replacement)
        self.copied = end

    def _mended(self) -> str:
        return "".join((*self.pieces, self.html[self.copied :])) if self.copied else self.html

    def _warnings(self) -> Iterator[str]:
        limits = self.limits
        if number := self.open.refused["depth"]:
            yield f"{number:,} tags nested more than {limits.depth:,} deep were left out; their text is kept"
        if number := self.open.refused["formatting"]:
            yield f"{number:,} formatting tags, with {limits.formatting:,} left open, were left out; their text is kept"
        if number := self.attributes_left_out:
            yield f"{number:,} attributes were left out, of tags with more than {limits.attributes:,}"
        if number := self.names_left_out:
            yield f"{number:,} tags with more than {limits.names:,} different names were left out; their text is kept"
        if self.unfinished:
            yield f"the page ends inside a tag: its last {self.unfinished:,} characters were not read"


def _is_quirky(beginning: str) -> bool:
    """Whether a page that begins so is laid out as in the last century: the parser knows the document types."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - few pages need it

    return LexborHTMLParser(f"{beginning}<p><table>").css_first("p > table") is not None

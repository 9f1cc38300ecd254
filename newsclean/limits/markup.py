"""The look at a page that comes before the parser's: is it small and flat enough, and what must go if not.

Most pages have so few tags that no arrangement of them can do harm; a few searches at the speed of C find that out.
The tags of the others are followed one by one, by the tokenizer of the HTML standard
(https://html.spec.whatwg.org/multipage/parsing.html#tokenization) written as one pattern without backtracking, and by
:class:`newsclean.limits.open_elements.OpenElements`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from newsclean.errors import LimitExceeded
from newsclean.limits.open_elements import FORMATTING, ONCE, SPECIAL, VOID, OpenElements
from newsclean.limits.values import Limits

HARMLESS_TAGS = 10_000
"""Tags that can do no harm, whatever they are: 10,000 nested ``<div>`` take Lexbor 0.15 s, 50,000 take it 10 s."""
HARMLESS_COPIES = 1_000_000
"""Formatting tags times tags: the most elements that formatting left open can be copied into."""
HARMLESS_TAG = 3_000
"""Bytes in which a tag cannot hold enough attributes to do harm: 1,500 take Lexbor 7 ms, 50,000 take it 9 s."""
HARMLESS_BYTES = 1_000_000
"""Bytes of tags that do not hold enough different names to do harm: 100,000 take Lexbor 1 s, 200,000 take it 11 s."""

_SPACE = r"\t\n\f\r "
_NAME = rf"[^{_SPACE}/>][^{_SPACE}/>=]*+"
_VALUE = (
    rf"(?:[{_SPACE}]*+=[{_SPACE}]*+(?:\"[^\"]*+\"|'[^']*+'|[^{_SPACE}>\"'][^{_SPACE}>]*+|(?=>))"
    rf"|(?![{_SPACE}]*+=))"
)
_TOKEN = re.compile(
    rf"<(?:(?P<slash>/?)(?P<name>[a-zA-Z][^{_SPACE}/>]*+)(?P<attributes>(?:[{_SPACE}/]++|{_NAME}{_VALUE})*+)(?P<end>>?)"
    r"|(?P<comment>!--|[!?]|/[^a-zA-Z>]))"
)
"""A tag, or the beginning of a comment.  A tag whose end is missing runs to the end of the page."""
_ATTRIBUTES = re.compile(_NAME + _VALUE)
_ATTRIBUTE_NAMES = re.compile(f"({_NAME}){_VALUE}")
_NO_COMMENT = re.compile("-?>")
"""Ends a comment where it begins."""
_COMMENT_END = re.compile("--!?>")
_CHARACTER_DATA = "[CDATA["
_NOTABLE = re.compile(
    rf"<(?=[bBiIsSuUeEcCfFnNtT!])(?:[bBiIsSuU][{_SPACE}/>]|[eE][mM][{_SPACE}/>]|[bB][iI][gG]|[cC][oO][dD]|[fF][oO][nN]"
    r"|[nN][oO][bB]|[sS][mMtT][aAr]|[tT][tT]|[tT][eE][mM][pP]"
    r"|!\[CDATA\[(?<!/[/*]<!\[CDATA\[)(?<!/[/*] <!\[CDATA\[))".encode()
)
"""Formatting tags, templates and character data, but for what begins behind a comment mark of a script or style sheet:
most of it does.  The first letter is looked at by itself because that is quicker."""
_OPEN_TAG = re.compile(rb"<[a-zA-Z][^>]*+")
_HELD_END = re.compile(
    rf"=(?<![^{_SPACE}/\"'>]==)[{_SPACE}]*+(?:\"(?=[^\">]*+>)|'(?=[^'>]*+>))".encode(),
)
"""The beginning of a value that holds a ``>``; of ``a=="">`` the second ``=`` begins the value."""
_TOKEN_BYTES, _ATTRIBUTES_BYTES = re.compile(_TOKEN.pattern.encode()), re.compile(_ATTRIBUTES.pattern.encode())
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
_RAW = {
    name: re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE | re.ASCII)
    for name in ("script", "style", "xmp", "iframe", "noembed", "noframes", "title", "textarea")
}
"""Elements that hold text, whatever it looks like, with their ends."""
_SCRIPT = re.compile(rf"<!--+>|<!--|-->|<(/?)script(?=[{_SPACE}/>])", re.IGNORECASE | re.ASCII)
"""What a script's end depends on: ``</script>`` behind ``<!-- <script>`` ends the inner one."""
_SPACES = "\t\n\f\r "
_QUOTES = frozenset("\"'")
_FONT = frozenset(("color", "face", "size"))
"""Attributes with which ``<font>`` ends a drawing."""
_ODD_VALUE = re.compile("&(?!amp;)(?=[a-zA-Z0-9#])|[\r\0]")
"""What makes values equal that look different, but for ``&amp;``."""
_NEUTRAL = {"script": r"\u003c", "title": "&lt;", "textarea": "&lt;"}
"""``<`` in the text of an element, written so that it cannot be taken for a tag: as JSON and JavaScript, or as HTML."""
_USUAL = SPECIAL | FORMATTING | VOID | {"span", "svg", "class", "href", "id", "itemprop", "name", "property", "rel"}
"""Names that there is always room for."""
_BREAK = "<hr>"
"""Stands for blocks that are left out, so that the words before and in them do not run together."""
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
    return _Walk(html, limits).run() if needs_walk(page or html.encode(), limits, seen) else (html, ())


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


class _Walk:
    """One walk over the tags of a page."""

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
        """Follow every tag."""
        html, search = self.html, _TOKEN.search
        position = self._beginning()
        while (token := search(html, position)) is not None:
            start = token.start()
            if start > position:
                self.open.text(html[position:start])
            if not token["name"]:
                position = self._comment(token)
            elif not token["end"]:
                self.unfinished = len(html) - start
                break
            elif token["slash"]:
                position = self._end(token)
            else:
                position = self._start(token, _lower(token["name"]))
            if self.open.made > self.limits.elements:
                message = f"the page has more than {self.limits.elements:,} elements"
                raise LimitExceeded(message, limit="elements")
        return self._mended(), tuple(self._warnings())

    def _beginning(self) -> int:
        """Where the first tag stands; what comes before it decides which rules hold."""
        position = 0
        while (token := _TOKEN.search(self.html, position)) is not None and not token["name"]:
            position = self._comment(token)
        self.open.is_quirky = _is_quirky(self.html[: token.start() if token else position])
        return position

    def _comment(self, token: re.Match[str]) -> int:
        self.open.made += 1
        start = token.end()
        if token["comment"] == "!--":
            end = _NO_COMMENT.match(self.html, start) or _COMMENT_END.search(self.html, start)
            return end.end() if end else len(self.html)
        if token["comment"] == "!" and self.open.is_in_drawing and self.html.startswith(_CHARACTER_DATA, start):
            found = self.html.find("]]>", start)
            return found + len("]]>") if found >= 0 else len(self.html)
        return self.html.find(">", token.start()) + 1 or len(self.html)

    def _end(self, token: re.Match[str]) -> int:
        name = _lower(token["name"])
        if token.start() == self.raw_end:
            return token.end()
        if name not in self.names and not self._has_room_for(name):
            self._replace(*token.span(), "")
        elif not self.open.end(name):
            self._leave_out(token, is_block=name in SPECIAL and not self.open.in_foreign)
        return token.end()

    def _start(self, token: re.Match[str], name: str) -> int:
        attributes = self._read_attributes(name, token["attributes"])
        holds_text = name in _RAW and not self.open.in_foreign
        if not self._stands(token, name, attributes):
            return token.end()
        if len(attributes) < len(token["attributes"]):
            self._replace(token.start("attributes") + len(attributes), token.end("attributes"), "")
        if holds_text:
            return self._raw(_RAW[name], name, token.end())
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
        ends_drawing = name == "font" and was_foreign and not _FONT.isdisjoint(_pairs(attributes))
        closed = attributes.endswith("/") and _ends_behind_attributes(attributes)
        if name in FORMATTING:
            attributes = _sense(attributes) if name != "a" else ""  # two links are never active
        if self.open.start(name, attributes, closed=closed, ends_drawing=ends_drawing):
            return True
        self._leave_out(token, is_block=name in SPECIAL and not was_foreign)
        return False

    def _leave_out(self, token: re.Match[str], *, is_block: bool) -> None:
        """Leave out a tag."""
        if is_block and not (self.pieces and self.pieces[-1] is _BREAK and self.copied == token.start()):
            self.open.start("hr", "")
            self._replace(*token.span(), _BREAK)
        else:
            self._replace(*token.span(), "")

    def _raw(self, end_tag: re.Pattern[str], name: str, start: int) -> int:
        """Skip the text of an element that is not markup."""
        found = self._script_end(start) if name == "script" else end_tag.search(self.html, start)
        end = found.start() if found else len(self.html)
        if name == "textarea":
            self.open.text(self.html[start:end])  # to the parser an element like any other
        else:
            self.raw_end = end
        if self.open.has_been_foreign and (tags := self.html.count("<", start, end)):
            # In SVG this would be markup: should the parser see it so, it shall find none.
            self.raw_tags += tags
            if name in _NEUTRAL:
                self._replace(start, end, self.html[start:end].replace("<", _NEUTRAL[name]))
            elif self.raw_tags > HARMLESS_TAGS:
                self._replace(start, end, "")
        return end

    def _script_end(self, start: int) -> re.Match[str] | None:
        """The end tag of a script: https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements."""
        in_comment = in_script = False
        for found in _SCRIPT.finditer(self.html, start):
            if found[1] is None:
                in_comment = found[0] == "<!--" or (in_comment and found[0] != "-->")
                in_script &= in_comment
            elif not found[1]:
                in_script = in_comment
            elif in_script:
                in_script = False
            else:
                return found
        return None

    def _read_attributes(self, name: str, attributes: str) -> str:
        """The attributes that stay: all, if there are not too many of them, or the first ones."""
        kept = attributes
        if len(attributes) > 1 and attributes not in self.read_attributes:
            found = _ATTRIBUTE_NAMES.findall(attributes)
            if len(found) > self.limits.attributes:
                kept = self._first(attributes, self.limits.attributes)
            elif not self._has_room_for(*found):
                kept = self._first(attributes, 0)
            elif len(attributes) < HARMLESS_TAG:
                self.read_attributes.add(attributes)
        if name in ONCE:
            self.on_roots += len(_ATTRIBUTES.findall(kept))
            if self.on_roots > self.limits.attributes:
                kept = self._first(kept, 0)
        if name in FORMATTING and name != "a" and _ODD_VALUE.search(kept):
            return "" if any(map(_ODD_VALUE.search, _pairs(kept).values())) else kept
        return kept

    def _first(self, attributes: str, kept: int) -> str:
        """The first ones of a tag's attributes."""
        ends = [found.end() for found in _ATTRIBUTES.finditer(attributes)]
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


def _lower(name: str) -> str:
    """A name as the standard compares it: only the letters of ASCII have another case."""
    return name.lower() if name.isascii() else name.encode().lower().decode()


def _pairs(attributes: str) -> dict[str, str]:
    """The attributes of a tag, each once."""
    pairs: dict[str, str] = {}
    for found in _ATTRIBUTES.finditer(attributes):
        name, _, value = found[0].partition("=") if found[0][0] != "=" else (found[0], "", "")
        value = value.strip(_SPACES)
        pairs.setdefault(_lower(name.rstrip(_SPACES)), value[1:-1] if value[:1] in _QUOTES else value)
    return pairs


def _sense(attributes: str) -> str:
    """The same for attributes that mean the same."""
    return repr(sorted(_pairs(attributes).items())).replace("&amp;", "&")


def _ends_behind_attributes(attributes: str) -> bool:
    """Whether a slash at the end belongs to the tag, and to no value."""
    end = 0
    for found in _ATTRIBUTES.finditer(attributes):
        end = found.end()
    return end < len(attributes)


def _is_quirky(beginning: str) -> bool:
    """Whether a page that begins so is laid out as in the last century: the parser knows the document types."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - few pages need it

    return LexborHTMLParser(f"{beginning}<p><table>").css_first("p > table") is not None

"""A page looked at, decoded and parsed, once.

What is no HTML is refused (:mod:`newsclean.media_type`), bytes become text (:mod:`newsclean.decoding`), what could make
a parser hang is mended (:mod:`newsclean.limits`), and what a parser would swallow without a word is brought to light or
told in :attr:`Document.warnings`.  The file is long because each of these steps is told where it is taken.

A :class:`Document` holds a parser tree: it belongs to one thread and is never
stored or pickled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from html import escape
from itertools import islice
from os import PathLike
from urllib.parse import quote, urljoin, urlsplit

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode, SelectolaxError

from newsclean import linked_data, media_type, mojibake
from newsclean.decoding import transcode
from newsclean.errors import BadOption, LimitExceeded, NotHtml
from newsclean.limits import Limits, Seen, nests_deeper, scan, see
from newsclean.linked_data import LinkedData
from newsclean.types import Page

LINKED_DATA = "script[type*='ld+json' i]"
"""The selector of JSON-LD scripts."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_LONGEST_CHARACTER = 4
"""Bytes that one character can take, in any encoding of the web."""
_WITHOUT_EVENTS = LexborDocumentOptions.WO_EVENTS.value
"""Lexbor's events copy the chosen ``<option>`` into ``<selectedcontent>``, and take quadratic time for a long
``<select>`` (rushter/selectolax#221); no reader of articles needs them."""
_TEMPLATE = re.compile(r"<(/?)template\b(?=([^>]{0,400}))", re.IGNORECASE)
_CDATA = re.compile(
    r"<(?P<raw>script|style|textarea|title|xmp)\b(?:[^<]++|<(?!/(?P=raw)))*+"
    r"|<!--(?:[^-]++|-(?!->))*+|<!\[CDATA\[(?P<text>(?:[^\]]++|\](?!\]>))*+)\]\]>",
    re.IGNORECASE,
)
_SWALLOWING = frozenset("script style title textarea xmp iframe noembed noframes plaintext".split())
_SWALLOWED = 200
"""Characters behind something that was never closed, from which on they are more than a cut-off ending."""
_TOP = 200
"""Children of ``<body>`` among which a ``<base>`` is looked for: a head that something ended early goes on there."""
_SAME_ENDING = 20
"""Characters, white space aside, by which the end of a text is known to be the end of the page."""
_NOT_IN_URLS = re.compile(
    '[\x00-\x20\x7f-\xa0\xad"<>`\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ud800-\udfff]'
)
"""What the URL standard percent-encodes, and what no reader sees: spaces of every width, controls, marks."""
_IN_URLS = "%:/?#@!$&'()*+,;="
"""What stands in a URL for itself (RFC 3986 §2.2), but for brackets."""
_PLAIN_URL = re.compile(r"(https?://[A-Za-z0-9.-]++(?::[0-9]++)?)(?:[/?#][!#-;=?-_a-z{|}~]*+)?")
"""A whole URL with nothing in it that :data:`_NOT_IN_URLS` would encode, and its origin."""
_PLAIN_PATH = re.compile(r"/(?!/)[A-Za-z0-9_~%+=,@:!$&'()*/.-]*+")
"""A path from the root.  A query or fragment might be empty, and their marks would go."""
_LONE_URL = re.compile(r"\s*https?://\S{1,2000}\s*", re.IGNORECASE)
_LONE_FILE = re.compile(r"[^\n<>]{1,1000}\.(?:x?html?|mhtml|txt)(?:\.gz)?", re.IGNORECASE)
"""What people hand over who mean the page behind it."""
_DEFAULT_LIMITS = Limits()


class Document:
    """A page, decoded and parsed once, for everybody who reads it.

    Args:
        html: the page: bytes, text, or a :class:`newsclean.Page` with what the server said.
        url: where it came from; a page's own ``url`` is the default.
        limits: how much of it is read.

    Raises:
        NotHtml: if it is something else; ``found`` says what.
        LimitExceeded: if it is too large.

    Example:
        >>> Document("<p>Hello.</p>", "https://example.com/a").tree.css_first("p").text()
        'Hello.'
    """

    def __init__(self, html: str | bytes | Page, url: str = "", limits: Limits = _DEFAULT_LIMITS) -> None:
        self.page = html if isinstance(html, Page) else None
        url = url or (self.page.url if self.page else "") or ""
        if not isinstance(url, str):
            raise BadOption(f"url must be text, not {type(url).__name__}", option="url")
        self.url = _splittable(url)
        self.limits = limits
        self._told: list[str] = []
        self._linked_data: LinkedData | None = None
        self.scripts: Sequence[LexborNode] | None = None
        """The scripts of the page, once somebody has walked over it: looking for them is another walk."""
        self.encoding = "str"
        text, page = self._put_right(*self._read(html))
        if found := media_type.of_text(text, self.page.content_type if self.page else ""):
            raise self._not_html(found, text)
        seen = see(page)
        if (shown := _brought_to_light(text, seen)) != text:
            text, page = shown, shown.encode()
            seen = see(page)
        try:
            self.html, told = scan(text, limits, page, seen)
        except LimitExceeded as error:
            raise LimitExceeded(error.message, self.url, limit=error.limit) from None
        self._told += told
        self.tree = self._parsed(page if self.html is text else self.html.encode())
        self._tell_what_was_swallowed()

    def _parsed(self, page: bytes) -> LexborHTMLParser:
        try:
            return LexborHTMLParser(page, options=_WITHOUT_EVENTS)
        except SelectolaxError as error:  # HTML parsers know no syntax errors: there was no memory for the tree
            raise LimitExceeded("there is not enough memory to parse the page", self.url, limit="memory") from error

    def _read(self, html: str | bytes | Page) -> tuple[str, bytes]:
        """The page as text, and in UTF-8."""
        if isinstance(html, str):
            text = _SURROGATES.sub("\ufffd", html)
            return text, text.encode()
        if not isinstance(html, Page | bytes | bytearray | memoryview):
            hint = "; newsclean.load reads a file" if isinstance(html, PathLike) else ""
            message = f"html must be bytes, text or a Page, not {type(html).__name__}{hint}"
            raise BadOption(message, self.url, option="html")
        body, content_type = (html.body, html.content_type or "") if isinstance(html, Page) else (html, "")
        if not isinstance(body, bytes | bytearray | memoryview):
            message = f"the body of a Page must be bytes, not {type(body).__name__}; text is cleaned as it is"
            raise BadOption(message, self.url, option="html")
        body = bytes(body)
        if len(body) > self.limits.characters * _LONGEST_CHARACTER:
            message = f"the page has {len(body):,} bytes; {self.limits.characters:,} characters are allowed"
            raise LimitExceeded(message, self.url, limit="characters")
        if found := media_type.of_bytes(body):
            raise self._not_html(found)
        text, self.encoding, page = transcode(body, content_type)
        return text, page

    def _put_right(self, text: str, page: bytes) -> tuple[str, bytes]:
        """The page as it was before somebody encoded it a second time."""
        if not mojibake.broken(page):
            return text, page
        self._told.append("the page was encoded twice (â€™ for ’); its characters were put right")
        text = mojibake.mended(text)
        return text, text.encode()

    def _not_html(self, found: str, text: str = "") -> NotHtml:
        hint = f"; {_call_for(text)}" if found == "text/plain" else ""
        return NotHtml(f"this is no HTML page but {found}{hint}", self.url, found=found)

    def _tell_what_was_swallowed(self) -> None:
        """A comment, script or title that is never closed takes the rest of the page with it."""
        body = self.tree.body
        node = body if body is not None and body.last_child is not None else self.tree.head or self.tree.root
        while node is not None and node.last_child is not None:
            node = node.last_child
        if node is None:
            return
        is_comment = node.is_comment_node
        inside = (node.parent.tag or "") if node.parent is not None else ""
        if not is_comment and inside not in _SWALLOWING:
            return
        text = (node.comment_content if is_comment else node.text_content) or ""
        if len(text) > _SWALLOWED and _ending(text) == _ending(self.html):
            what = "a comment" if is_comment else f"<{inside}>"
            self._told.append(f"{what} is never closed: the last {len(text):,} characters of the page are in it")

    @property
    def warnings(self) -> tuple[str, ...]:
        """What of the page was mended, left out or not read, in words."""
        return tuple(self._told)

    @property
    def root(self) -> LexborNode | None:
        """The ``<html>`` element; None if the page holds nothing at all."""
        return self.tree.root

    @cached_property
    def base_url(self) -> str:
        """What relative links are relative to: ``<base href>``, else the page's URL."""
        # Looked for where it belongs: a query walks the whole tree, a search all the text, and few pages have a base.
        base = self.tree.head.css_first("base[href]") if self.tree.head else None
        if base is None and self.tree.body is not None:
            top = islice(self.tree.body.iter(), _TOP)
            base = next((node for node in top if node.tag == "base" and node.attributes.get("href")), None)
        href = (base.attributes.get("href") or "").strip() if base else ""
        return self.absolute(href, self.url) or self.url

    @cached_property
    def _origin(self) -> str:
        """What stands before a path from the root, if that is plain enough to be put before it as it is."""
        found = _PLAIN_URL.fullmatch(self.base_url)
        return found[1] if found else ""

    @property
    def linked_data(self) -> LinkedData:
        """The things that the page describes in JSON-LD; read when somebody first asks."""
        return self.read_linked_data(None)

    def read_linked_data(self, found: Sequence[LexborNode] | None) -> LinkedData:
        """The same, for who has the scripts in hand: finding them walks the whole tree.

        Args:
            found: the JSON-LD scripts of the page, in its order; None to look for them.

        Returns:
            what was read, by this call or an earlier one.
        """
        if self._linked_data is None:
            if found is None:
                found = self._linked_data_scripts()
            self._linked_data = self._described([node.text() for node in found])
        return self._linked_data

    def _linked_data_scripts(self) -> Sequence[LexborNode]:
        if self.scripts is not None:
            return [node for node in self.scripts if "ld+json" in (node.attributes.get("type") or "").lower()]
        return self.tree.css(LINKED_DATA)

    def _described(self, scripts: list[str]) -> LinkedData:
        small = [text for text in scripts if len(text) <= self.limits.linked_data]
        flat = [text for text in small if not nests_deeper(text, self.limits.linked_data_depth)]
        found = linked_data.read(flat)
        for number, what in (
            (len(scripts) - len(small), f"longer than {self.limits.linked_data:,} characters"),
            (len(small) - len(flat), f"nested more than {self.limits.linked_data_depth:,} deep"),
            (max(0, len(flat) - linked_data.MAX_SCRIPTS), f"beyond the first {linked_data.MAX_SCRIPTS}"),
            (found.broken, "broken"),
        ):
            if number:
                self._told.append(f"{number:,} JSON-LD scripts were not read: {what}")
        return found

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
        if _PLAIN_URL.fullmatch(href):  # nine links in ten need neither be taken apart nor encoded
            return href
        if base is None and self._origin and _PLAIN_PATH.fullmatch(href) and "/." not in href:
            return self._origin + href
        try:
            is_whole = href.startswith(("https://", "http://"))
            joined = href if is_whole else urljoin(self.base_url if base is None else base, href)
            parts = urlsplit(joined)
        except ValueError:
            return ""
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            return ""
        return _encoded(joined)


def _call_for(text: str) -> str:
    """The call that takes what was given in place of a page."""
    if _LONE_URL.fullmatch(text):
        return "newsclean.fetch fetches a URL"
    if _LONE_FILE.fullmatch(text):
        return "newsclean.load reads a file"
    return "newsclean.clean_text cleans text that is no page"


def _encoded(url: str) -> str:
    return _NOT_IN_URLS.sub(lambda found: quote(found[0], errors="replace"), url)


def _splittable(url: str) -> str:
    """A page's URL as it was given, but for what nobody sees in it and what it cannot be taken apart with."""
    url = _encoded(url)
    try:
        urlsplit(url)
    except ValueError:  # brackets that hold no IPv6 address, hosts that Unicode's folding would change
        return quote(url, safe=_IN_URLS)
    return url


def _opened(html: str) -> str:
    """A page whose declarative shadow roots are plain boxes: browsers show what is in them, parsers put it aside.

    https://html.spec.whatwg.org/multipage/scripting.html#attr-template-shadowrootmode
    """
    are_shadows: list[bool] = []

    def opened(tag: re.Match[str]) -> str:
        if tag[1]:
            return "</div" if are_shadows and are_shadows.pop() else tag[0]
        are_shadows.append("shadowroot" in tag[2].lower())
        return "<div" if are_shadows[-1] else tag[0]

    return _TEMPLATE.sub(opened, html)


def _brought_to_light(html: str, seen: Seen) -> str:
    """Show the parser what a browser would show though HTML parsers hide it, and what no parser shows."""
    if seen.has_templates and "shadowroot" in html:
        html = _opened(html)
    return _CDATA.sub(_unwrapped, html) if seen.has_character_data else html


def _unwrapped(found: re.Match[str]) -> str:
    """CDATA as the text that its author meant; a script, or a comment, as it is."""
    return found[0] if found["text"] is None else escape(found["text"])


def _ending(text: str) -> str:
    return "".join(text[-_SWALLOWED:].split())[-_SAME_ENDING:]

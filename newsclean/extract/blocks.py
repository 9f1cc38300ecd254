"""The one walk over the tree: a page becomes passages, each with the boxes it stands in.

A passage is a line of the page as a reader sees it: the text of one block-level
box, or the part of it between two block-level children, or between two
``<br><br>``.  A table row whose cells are short is one passage.  Navigation,
asides, forms and hidden boxes are not deleted; they are signs on the boxes,
and the article finder weighs them.

The walk goes from node to node and keeps a list of what comes after the open
elements, so it needs no recursion, and a page 10,000 elements deep costs the
same as a flat one.  The file is long because the walk is one: what
it asks of each sort of node stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from selectolax.lexbor import LexborNode

from newsclean.document import Document
from newsclean.extract.words import TAG_SIGNS, Sign, signs
from newsclean.tag_numbers import COMMENT, DOCTYPE, LINE_TAGS, TEXT, tag_numbers
from newsclean.types import Link

BLOCK_TAGS = LINE_TAGS | {"audio", "button", "noscript", "video"}
"""Elements that may hold passages; those that are no lines of their own hold furniture, mostly."""
_SKIPPED_TAGS = frozenset(
    "script style template svg math select option optgroup datalist textarea object iframe canvas head map noembed "
    "noframes rp rt title".split(),
)
_EMPTY_TAGS = "area base col embed img input link meta param source track wbr".split()
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset(("ul", "ol", "dir", "menu"))
_COUNTED = _LISTS | _HEADINGS.keys() | {"tr"}
"""Boxes that change what stands in them: its level of heading, how many lists it stands in."""
_CELLS = frozenset(("td", "th"))
_UNSEEN = int(Sign.UNSEEN)  # as an integer: an IntFlag checks itself at every operation
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ODD = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]"
)
"""Characters that no reader sees: controls, soft hyphens, zero-width spaces, bidi overrides, marks.  Joiners stay:
Persian and Hindi are spelt with them."""
CELL_WORDS = 25
"""A table row is a line of a table while no cell holds more words than this; longer cells are columns of a layout."""
MOST_CELLS = 100
"""Cells of a row in one line; wider tables are data, and lines that grow cell by cell take quadratic time."""


CELL_LINES = 2
"""Line breaks in a cell from which on it is a column of a layout, such as a menu."""
_LINE_BREAK = "\n"


class Box:
    """A block-level element of the page, as the passages in it need it."""

    __slots__ = (
        "_attributes", "_names", "_setting", "_signs", "depth", "heading", "in_article", "in_row", "key", "lists",
        "parent", "tag",
    )  # fmt: skip

    def __init__(self, tag: str, parent: Box | None, attributes: dict[str, str | None]) -> None:
        self.tag = tag
        self.parent = parent
        self._names = names = attributes.get("class") or ""
        self._attributes = None if _TELLING.isdisjoint(attributes) else attributes
        first = names.split(None, 1)
        self.key = f"{tag}.{first[0]}" if first else tag
        """What kind of box it is: its tag and its first class."""
        self._setting = ""
        self._signs = -1
        if parent is None:
            self.depth = self.heading = self.lists = 0
            self.in_article: Box | None = None
            self.in_row: Box | None = None
            return
        self.depth = parent.depth + 1
        self.in_article = parent if parent.tag == "article" else parent.in_article
        self.in_row = parent if parent.tag == "tr" else parent.in_row
        self.lists = parent.lists
        self.heading = parent.heading
        if tag in _COUNTED:
            self.lists += tag in _LISTS
            self.heading = _HEADINGS.get(tag, 0)

    @property
    def row(self) -> Box | None:
        """The table row that it is or stands in.  Boxes point up only: a page must not wait for the collector."""
        return self if self.tag == "tr" else self.in_row

    @property
    def article(self) -> Box | None:
        """The ``<article>`` that it is or stands in."""
        return self if self.tag == "article" else self.in_article

    @property
    def setting(self) -> str:
        """What kind of box it is, and in what kind of box it stands."""
        if not self._setting:
            self._setting = f"{self.parent.key}>{self.key}" if self.parent is not None else self.key
        return self._setting

    @property
    def signs(self) -> int:
        """What its tag and its attributes say about it, as the bits of :class:`newsclean.extract.words.Sign`."""
        if self._signs < 0:
            said = _signs_of(self._names, self._attributes) if self._attributes else signs(self._names)
            self._signs = TAG_SIGNS.get(self.tag, 0) | said
        return self._signs

    def path(self) -> str:
        """Where the box stands, for people: ``"article/div.story-body/p"``."""
        keys: list[str] = []
        box: Box | None = self
        while box is not None and len(keys) < _PATH_LENGTH and box.tag not in {"body", "html"}:
            keys.append(box.key)
            box = box.parent
        return clean("/".join(reversed(keys)))


_PATH_LENGTH = 6
"""Boxes named in a path: enough to find the place, short enough to read."""


_Linked: TypeAlias = "tuple[int, int, str]"
"""A linked piece of :attr:`Passage.raw`: first, one past last, the link as written."""


class Passage:
    """A line of the page with the box it stands in."""

    __slots__ = ("begin", "bold", "box", "breaks", "end", "linked", "links", "raw", "text")

    def __init__(self, box: Box, raw: list[str]) -> None:
        raw.append("")  # keeps the last link of one passage apart from the first of the next
        self.box = box
        self.raw = raw
        """The texts of the whole page; those of the passage stand from ``begin`` to ``end``."""
        self.begin = self.end = len(raw)
        self.text = ""
        self.links: list[_Linked] | tuple[()] = ()
        self.linked = 0
        self.bold = 0
        self.breaks = 0

    def lines(self) -> int:
        """How many line breaks it has."""
        return self.raw[self.begin : self.end].count(_LINE_BREAK)


_BLOCKS = tag_numbers(BLOCK_TAGS)
_A, _BR, _SCRIPT = tag_numbers(("a", "br", "script"))
_BOLD = frozenset(tag_numbers(("b", "strong")))
_EMPTY = frozenset((COMMENT, DOCTYPE, *tag_numbers(_EMPTY_TAGS)))
"""What nothing stands in."""
_CLOSED = _EMPTY | {_BR} | tag_numbers(_SKIPPED_TAGS).keys()
"""What no text for readers stands in; any other element is part of a line."""


def passages(document: Document) -> list[Passage]:  # noqa: C901, PLR0912 - one loop, a branch for each sort of node
    """Walk the page once.

    Args:
        document: the page.

    Returns:
        its passages in reading order; none is empty.

    Example:
        >>> [p.text for p in passages(Document("<div>One<br><br>two <b>three</b><p>four</p></div>"))]
        ['One', 'two three', 'four']
    """
    node = document.tree.root
    box, link, bold = Box("html", None, {}), "", False
    later: list[tuple[LexborNode, Box, str, bool]] = []  # what comes after the open elements, and where its text goes
    out, raw = list[Passage](), list[str]()
    now: Passage | None = None
    blank = ""  # white space that may stand between two texts of a passage
    document.scripts = scripts = list[LexborNode]()
    while node is not None:
        number = node.tag_id
        if number == TEXT:
            text = node.text_content or ""
            is_blank = text.isspace()
            if is_blank and (now is None or now.box is not box or text.isascii()):
                blank += text
            elif text:
                if now is None or now.box is not box:
                    out.append(now := Passage(box, raw))
                elif blank and (box.tag == "pre" or not (text[0].isspace() or raw[-1][-1].isspace())):
                    raw.append(blank)
                blank = ""
                if link or bold:
                    _mark(now, len(text), link, bold=bold)
                if not is_blank:
                    now.breaks = 0
                raw.append(text)
        elif (tag := _BLOCKS.get(number)) is not None or number not in _CLOSED:
            now = None if tag else now
            if (inside := node.first_child) is not None:
                if (following := node.next) is not None:
                    later.append((following, box, link, bold))
                if tag:
                    box = Box(tag, box, node.attributes)
                elif number == _A:
                    link = node.attributes.get("href") or ""
                elif number in _BOLD:
                    bold = True
                node = inside
                continue
        elif number == _BR:
            now, blank = _break(now), ""
        elif number not in _EMPTY:
            scripts += _scripts(node)
            blank = ""
        node = node.next
        if node is None and later:
            node, box, link, bold = later.pop()
    return _finished(out, raw)


def _scripts(node: LexborNode) -> Iterable[LexborNode]:
    """The scripts in an element that holds no text for readers, itself included."""
    return (node,) if node.tag_id == _SCRIPT else [each for each in node.traverse() if each.tag_id == _SCRIPT]


def _mark(passage: Passage, size: int, link: str, *, bold: bool) -> None:
    """Note that the text that comes next is linked, or bold."""
    if link:
        at = len(passage.raw)
        piece = (at, at + 1, link)
        if passage.links:
            passage.links.append(piece)
        else:
            passage.links = [piece]
        passage.linked += size
    if bold:
        passage.bold += size


def _break(passage: Passage | None) -> Passage | None:
    """A ``<br>``: one is a space (a line break in code), two in a row end the passage."""
    if passage is None:
        return None
    passage.breaks += 1
    passage.raw.append(_LINE_BREAK)
    return passage if passage.breaks == 1 else None


def _signs_of(names: str, attributes: dict[str, str | None]) -> int:
    """What the class names and the other telling attributes of a box say."""
    for key in _NAMING:
        if key in attributes:
            names = f"{names} {attributes[key]}"
    found = signs(names) if names else 0
    style = attributes.get("style")
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or (style and _HIDING.search(style)):
        found |= _UNSEEN
    return found


_NAMING = ("id", "role", "itemprop", "data-testid", "data-component", "data-type", "data-module", "property")
"""Attributes beside ``class`` in which builders say what a box is."""
_TELLING = frozenset((*_NAMING, "hidden", "aria-hidden", "style"))


def _finished(found: list[Passage], raw: list[str]) -> list[Passage]:
    out: list[Passage] = []
    ends = [*(passage.begin - 1 for passage in found), len(raw)]
    for passage, end in zip(found, ends[1:], strict=True):
        begin, tag = passage.begin, passage.box.tag
        whole = raw[begin] if end - begin == 1 else "".join(raw[begin:end])
        text = clean(whole) if tag != "pre" else clean_code(whole)
        if (
            text
            and text[-1] in _ANCHORS
            and passage.box.heading
            and passage.links
            and _is_anchor(passage.links[-1], raw)
        ):
            text = text[:-1].rstrip()
        if text in _NOTHING:
            continue
        passage.text, passage.end = text, end
        if tag in _CELLS and out and _same_row(out[-1], passage):
            _join(out[-1], passage)
        else:
            out.append(passage)
    return out


_NOTHING = frozenset(("", "\u200c", "\u200d"))
"""Texts that nobody sees: editors leave a joiner, which words and emoji need, in paragraphs that are empty."""

_ANCHORS = "#¶§"
"""What stands behind headings of blogs and manuals: a link to the heading itself, shown while one points at it."""


def _is_anchor(link: _Linked, raw: list[str]) -> bool:
    """Whether a link to a place on the page is a mark and nothing else."""
    first, last, href = link
    return href.startswith("#") and "".join(raw[first:last]).strip() in _ANCHORS


def _same_row(left: Passage, right: Passage) -> bool:
    """Whether a passage and a cell are of one row of data; cells with lines of their own are columns of a layout."""
    row, bars = right.box.row, left.text.count("|")
    return (
        row is not None
        and row is left.box.row
        and (left.box.tag in _CELLS or left.box is row)
        and bars < MOST_CELLS
        and left.text.count(" ") - bars * 2 <= CELL_WORDS
        and right.text.count(" ") <= CELL_WORDS
        and left.lines() < CELL_LINES
        and right.lines() < CELL_LINES
    )


def _join(row: Passage, cell: Passage) -> None:
    """Append a cell to its row."""
    assert row.box.row is not None  # noqa: S101 - _same_row has looked
    row.links = [*row.links, *cell.links]
    row.text = f"{row.text} | {cell.text}"
    row.end = cell.end
    row.linked += cell.linked
    row.bold += cell.bold
    row.box = row.box.row


def clean(text: str) -> str:
    r"""Fold white space and drop what no reader sees.

    Example:
        >>> clean("  one \n  two\u200b ")
        'one two'
    """
    text = text.strip()
    if text.isprintable() and "  " not in text:  # nothing to fold: the only white space that prints is one space
        return text
    folded = " ".join(text.split())
    return folded if folded.isprintable() else " ".join(_ODD.sub("", folded).split())


def clean_code(text: str) -> str:
    """The same for preformatted text, whose line breaks and indentation stay."""
    lines = [line.rstrip() for line in _ODD.sub("", text).expandtabs(4).splitlines()]
    return "\n".join(lines).strip("\n")


def linked_words(passage: Passage, document: Document) -> tuple[Link, ...]:
    """The links of a passage, their words placed in its text, their addresses absolute.

    A link whose address is none, or whose words are not found again in the text, is left out.
    """
    if not passage.links:
        return ()
    out: list[Link] = []
    position = misses = 0
    for first, last, href in _joined(passage.links):
        words = clean("".join(passage.raw[first:last]))
        start = passage.text.find(words, position) if words else -1
        if start < 0:
            misses += 1
            if misses > _MOST_MISSES:
                break
            continue
        position = start + len(words)
        url = document.absolute(href)
        if url:
            out.append(Link(words, url, start))
    return tuple(out)


_MOST_MISSES = 100
"""Links whose words are looked for in vain, each time to the end of the line, before the rest is given up."""


def _joined(links: Iterable[_Linked]) -> list[_Linked]:
    """Pieces of one link, such as a bold word in it, made one."""
    out: list[_Linked] = []
    for first, last, href in links:
        if out and out[-1][1] == first and out[-1][2] == href:
            out[-1] = (out[-1][0], last, href)
        else:
            out.append((first, last, href))
    return out

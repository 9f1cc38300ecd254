"""The one walk over the tree: a page becomes passages, each with the boxes it stands in.

A passage is a line of the page as a reader sees it: the text of one block-level
box, or the part of it between two block-level children, or between two
``<br><br>``.  A table row whose cells are short is one passage.  Navigation,
asides, forms and hidden boxes are not deleted; they are signs on the boxes,
and the article finder weighs them.

The walk takes Lexbor's flat traversal and keeps the boxes by node identity, so
it needs neither recursion nor closing events, and a page 10,000 elements deep
costs the same as a flat one.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsclean.document import Document
from newsclean.extract.words import TAG_SIGNS, Sign, signs

_BLOCK_TAGS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav noscript ol p pre search "
    "section summary table tbody td tfoot th thead tr ul video audio".split(),
)
_SKIPPED_TAGS = frozenset(
    "script style template svg math select option optgroup datalist textarea object iframe canvas head map noembed "
    "noframes rp rt title".split(),
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset(("b", "strong"))
_LISTS = frozenset(("ul", "ol", "dir", "menu"))
_CELLS = frozenset(("td", "th"))
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ODD = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]"
)
"""Characters that no reader sees: controls, soft hyphens, zero-width spaces, bidi overrides, marks.  Joiners stay:
Persian and Hindi are spelt with them."""
CELL_WORDS = 25
"""A table row is a line of a table while no cell holds more words than this; longer cells are columns of a layout."""


class Box:
    """An element of the page, as the passages in it need it."""

    __slots__ = (
        "bold",
        "block",
        "depth",
        "heading",
        "key",
        "link",
        "lists",
        "parent",
        "row",
        "signs",
        "skip",
        "tag",
        "work",
    )

    def __init__(self, tag: str, parent: Box | None) -> None:
        self.tag = tag
        self.parent = parent
        self.signs = 0
        self.key = tag
        self.work: object = None
        if parent is None:
            self.depth = self.heading = self.lists = 0
            self.block: Box = self
            self.row: Box | None = None
            self.link = ""
            self.bold = self.skip = False
        else:
            self.depth = parent.depth + 1
            self.block = parent.block
            self.row = parent.row
            self.link = parent.link
            self.bold = parent.bold
            self.heading = parent.heading
            self.lists = parent.lists
            self.skip = parent.skip

    def path(self) -> str:
        """Where the box stands, for people: ``"article/div.story-body/p"``."""
        keys: list[str] = []
        box: Box | None = self
        while box is not None and len(keys) < _PATH_LENGTH and box.tag not in {"body", "html"}:
            keys.append(box.key)
            box = box.parent
        return "/".join(reversed(keys))


_PATH_LENGTH = 6
"""Boxes named in a path: enough to find the place, short enough to read."""


class Passage:
    """A line of the page with the box it stands in."""

    __slots__ = ("bold", "box", "breaks", "linked", "links", "raw", "text")

    def __init__(self, box: Box) -> None:
        self.box = box
        self.raw: list[str] = []
        self.text = ""
        self.links: list[tuple[int, int, str]] = []
        """Linked pieces of ``raw``: first, one past last, the link as written."""
        self.linked = 0
        self.bold = 0
        self.breaks = 0


def _tag_names() -> dict[int, str]:
    """Lexbor's numbers for tags, asked of Lexbor itself, because they change with its versions."""
    plain = " ".join(
        f"<{tag}></{tag}>" for tag in sorted(_BLOCK_TAGS | _SKIPPED_TAGS | _BOLD) if tag not in _TABLE_PARTS
    )
    table = "<table><caption></caption><thead></thead><tbody><tr><td></td><th></th></tr></tbody><tfoot></tfoot></table>"
    html = f"{plain}{table}<a></a><br><hr><time></time><label></label><select></select>"
    return {node.tag_id: node.tag or "" for node in LexborHTMLParser(html).root.traverse()}  # type: ignore[union-attr]


_TABLE_PARTS = frozenset("html body head frameset caption tbody td tfoot th thead tr plaintext".split())
_NAMES = _tag_names()
_TEXT = 2
"""Lexbor's number of a text node."""


def passages(document: Document) -> list[Passage]:
    """Walk the page once.

    Args:
        document: the page.

    Returns:
        its passages in reading order; none is empty.

    Example:
        >>> [p.text for p in passages(Document("<div>One<br><br>two <b>three</b><p>four</p></div>"))]
        ['One', 'two three', 'four']
    """
    root = document.tree.root
    if root is None:
        return []
    boxes: dict[int, Box] = {}
    out: list[Passage] = []
    now: Passage | None = None
    top = Box("html", None)
    for node in root.traverse(include_text=True):
        number = node.tag_id
        parent_node = node.parent
        parent = boxes.get(parent_node.mem_id, top) if parent_node is not None else top
        if number == _TEXT:
            if parent.skip:
                continue
            text = node.text_content or ""
            if now is None or now.box is not parent.block:
                if not text or text.isspace():
                    continue
                now = Passage(parent.block)
                out.append(now)
            _add(now, text, parent)
            continue
        tag = _NAMES.get(number)
        if tag is None:
            tag = node.tag or ""
            if tag[:1] == "-":
                continue  # a comment or a doctype
        if parent.skip:
            boxes[node.mem_id] = parent
        elif tag == "br":
            now = _break(now)
        elif tag == "hr":
            now = None
        else:
            boxes[node.mem_id] = box = _box(node, tag, parent)
            if box.block is box:
                now = None
    return _finished(out)


def _add(passage: Passage, text: str, box: Box) -> None:
    raw = passage.raw
    if box.link:
        passage.links.append((len(raw), len(raw) + 1, box.link))
        passage.linked += len(text)
    if box.bold:
        passage.bold += len(text)
    raw.append(text)
    if passage.breaks and not text.isspace():
        passage.breaks = 0


def _break(passage: Passage | None) -> Passage | None:
    """A ``<br>``: one is a space (a line break in code), two in a row end the passage."""
    if passage is None:
        return None
    passage.breaks += 1
    passage.raw.append("\n")
    return passage if passage.breaks == 1 else None


def _box(node: LexborNode, tag: str, parent: Box) -> Box:
    box = Box(tag, parent)
    if tag in _BLOCK_TAGS:
        box.block = box
        if tag in _HEADINGS:
            box.heading = _HEADINGS[tag]
        elif tag in _LISTS:
            box.lists += 1
        elif tag == "tr":
            box.row = box
    elif tag in _BOLD:
        box.bold = True
    elif tag in _SKIPPED_TAGS:
        box.skip = True
        return box
    attributes = node.attributes
    found = TAG_SIGNS.get(tag, 0)
    if attributes:
        get = attributes.get
        if tag == "a":
            box.link = get("href") or ""
        names = get("class") or ""
        if names:
            box.key = f"{tag}.{names.split(None, 1)[0]}" if not names.isspace() else tag
        extra = [value for key in _NAMING if (value := get(key))]
        if extra:
            names = f"{names} {' '.join(extra)}"
        if names:
            found |= signs(names)
        style = get("style")
        if "hidden" in attributes or get("aria-hidden") == "true" or (style and _HIDING.search(style)):
            found |= Sign.HIDDEN
    box.signs = int(found)
    return box


_NAMING = ("id", "role", "itemprop", "data-testid", "data-component", "data-type", "data-module", "property")
"""Attributes beside ``class`` in which builders say what a box is."""


def _finished(found: list[Passage]) -> list[Passage]:
    out: list[Passage] = []
    for passage in found:
        text = clean("".join(passage.raw)) if passage.box.tag != "pre" else clean_code("".join(passage.raw))
        if not text:
            continue
        passage.text = text
        if out and passage.box.row is not None and _same_row(out[-1], passage):
            _join(out[-1], passage)
        else:
            out.append(passage)
    return out


def _same_row(left: Passage, right: Passage) -> bool:
    return (
        left.box.row is right.box.row
        and (left.box.tag in _CELLS or left.box is left.box.row)
        and right.box.tag in _CELLS
        and left.text.count(" ") - left.text.count("|") * 2 <= CELL_WORDS
        and right.text.count(" ") <= CELL_WORDS
    )


def _join(row: Passage, cell: Passage) -> None:
    """Append a cell to its row."""
    assert row.box.row is not None  # noqa: S101 - _same_row has looked
    offset = len(row.raw) + 1
    row.raw += [" | ", *cell.raw]
    row.links += [(first + offset, last + offset, url) for first, last, url in cell.links]
    row.text = f"{row.text} | {cell.text}"
    row.linked += cell.linked
    row.bold += cell.bold
    row.box = row.box.row


def clean(text: str) -> str:
    """Fold white space and drop what no reader sees.

    Example:
        >>> clean("  one \\n  two\\u200b ")
        'one two'
    """
    if not text.isascii() and _ODD.search(text):
        text = _ODD.sub("", text)
    elif text.isascii() and not text.isprintable():
        text = _ODD.sub("", text)
    return " ".join(text.split())


def clean_code(text: str) -> str:
    """The same for preformatted text, whose line breaks and indentation stay."""
    lines = [line.rstrip() for line in _ODD.sub("", text).expandtabs(4).splitlines()]
    return "\n".join(lines).strip("\n")

"""Blocks to text, Markdown and HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from html import escape

from newsclean.types import Block, Kind, Link

_MARKDOWN_SPECIAL = re.compile(r"([\\`*_\[\]<>]|&(?=#?\w{1,32};))")
_MARKDOWN_OPENING = re.compile(
    r"^(\s?(?:\d{1,9}(?=[.)](?:\s|$))|(?=(?:#{1,6}|[-+])(?:\s|$)|[=~]{3,}|(?:-{2,}|={1,2})\s?$)))"
)
"""Up to the first mark that would make a list, a heading, a line or a fence of a paragraph: of "12. Juni" the point,
because a backslash escapes marks and no digits (CommonMark 0.31 §2.4)."""
_MARKDOWN_CLOSING = re.compile(r"(?<!\S)(#+\s?)$")
"""Marks at the end of a heading, which would go (§4.2)."""
_SPACE = re.compile(r"\s+")


def text(blocks: Sequence[Block]) -> str:
    r"""Blocks as plain text, one a line.

    Example:
        >>> text([Block("He paused."), Block("“Never.”")])
        'He paused.\n“Never.”'
    """
    return "".join(block.gap + block.text if index else block.text for index, block in enumerate(blocks))


def trimmed(block: Block, spans: Iterable[tuple[int, int]]) -> Block:
    """A block without parts of its text.

    Args:
        block: the block.
        spans: the parts that go, as start and end in characters; they may touch and overlap.

    Returns:
        a block whose text is what remains, white space at its ends and at the seams folded, with the links that remain.

    Example:
        >>> trimmed(Block("It rained. (Photo by A. Bell)"), [(11, 29)]).text
        'It rained.'
    """
    kept: list[str] = []
    links: list[Link] = []
    position = length = 0
    for start, end in [*sorted(spans), (len(block.text), len(block.text))]:
        piece = block.text[position : max(start, position)]
        if kept and piece and kept[-1][-1:].isspace():
            piece_start = position + len(piece) - len(piece.lstrip())
            piece = piece.lstrip()
        else:
            piece_start = position
        inside = (
            link
            for link in block.links
            if piece_start <= link.start and link.start + len(link.text) <= piece_start + len(piece)
        )
        links += [replace(link, start=link.start - piece_start + length) for link in inside]
        if piece:
            kept.append(piece)
            length += len(piece)
        position = max(position, end)
    joined = "".join(kept)
    lead = len(joined) - len(joined.lstrip())
    links = [replace(link, start=link.start - lead) for link in links] if lead else links
    return replace(block, text=joined.strip(), links=tuple(links))


def markdown(blocks: Sequence[Block]) -> str:
    r"""Blocks as CommonMark (https://spec.commonmark.org).

    Example:
        >>> markdown([Block("Storm", Kind.HEADING, 2), Block("It rained.")])
        '## Storm\n\nIt rained.'
    """
    out: list[str] = []
    before: Block | None = None
    for block in blocks:
        tight = before is not None and before.kind is block.kind and block.kind in {Kind.ITEM, Kind.TABLE}
        out.append(("\n" if tight else "\n\n") if out else "")
        out.append(_markdown_block(block))
        before = block
    return "".join(out)


def _markdown_block(block: Block) -> str:
    if block.kind is Kind.CODE:
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", block.text)), default=0))
        return f"{fence}\n{block.text}\n{fence}"
    line = _MARKDOWN_OPENING.sub(r"\1\\", _SPACE.sub(" ", _with_links(block, _markdown_link, _markdown_escape)))
    line = line.replace("![", r"\![")  # an exclamation mark before a link would make it a picture
    if block.kind in {Kind.HEADING, Kind.TITLE}:
        line = _MARKDOWN_CLOSING.sub(r"\\\1", line)
        return f"{'#' * min(max(block.level, 1), 6)} {line}"
    if block.kind is Kind.ITEM:
        return f"{'  ' * max(block.level - 1, 0)}- {line}"
    if block.kind is Kind.QUOTE:
        return f"> {line}"
    if block.kind in {Kind.CAPTION, Kind.CREDIT, Kind.AUTHOR_NOTE}:
        return f"*{line}*"
    return line


def _markdown_escape(text: str) -> str:
    return _MARKDOWN_SPECIAL.sub(r"\\\1", text)


def _markdown_link(link: Link) -> str:
    url = link.url.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")
    return f"[{_markdown_escape(link.text)}]({url})"


_TAGS = {Kind.ITEM: "li", Kind.QUOTE: "blockquote", Kind.CAPTION: "figcaption", Kind.CODE: "pre"}


def html(blocks: Sequence[Block]) -> str:
    """Blocks as HTML: paragraphs, headings, lists, quotes and http(s) links; everything else is escaped.

    Example:
        >>> html([Block("<script>alert(1)</script>")])
        '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'
    """
    out: list[str] = []
    in_list = False
    for block in blocks:
        if in_list != (block.kind is Kind.ITEM):
            out.append("</ul>" if in_list else "<ul>")
            in_list = not in_list
        heading = block.kind in {Kind.HEADING, Kind.TITLE}
        tag = f"h{min(max(block.level, 1), 6)}" if heading else _TAGS.get(block.kind, "p")
        out.append(f"<{tag}>{_with_links(block, _html_link, escape)}</{tag}>")
    if in_list:
        out.append("</ul>")
    return "\n".join(out)


def _html_link(link: Link) -> str:
    return f'<a href="{escape(link.url)}">{escape(link.text)}</a>'


def _with_links(block: Block, linked: Callable[[Link], str], plain: Callable[[str], str]) -> str:
    """The block's text with its links written by one function and the words between by another."""
    out: list[str] = []
    position = 0
    for link in block.links:
        end = link.start + len(link.text)
        if link.start < position or not link.text.strip() or block.text[link.start : end] != link.text:
            continue
        out += [plain(block.text[position : link.start]), linked(link)]
        position = end
    out.append(plain(block.text[position:]))
    return "".join(out)

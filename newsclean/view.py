"""Before and after in one: what was found, with what was removed struck through in its place.

Notebooks (``_repr_html_``), ``newsclean explain`` and its report all show the same lines; this is where they are made.
Nothing of a page is trusted: every word is escaped, no link, no picture and no script is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from itertools import groupby

from newsclean import render
from newsclean.palette import FAMILIES, OUTSIDE, TINT, family
from newsclean.types import Block, Kind, Metadata, Removal

LONG = 24
"""Kept lines in a row that are shown whole, the middle of a longer run is folded.  A usual wire story is shorter."""

ENDS = 6
"""Lines shown at either end of a folded run: noise stands at the ends, so that is where one looks."""

RUN = 3
"""Lines outside the article in a row that are shown; a longer run (a menu, a footer) is folded away."""


@dataclass(frozen=True, slots=True)
class Line:
    """A block with what was removed of it.

    Args:
        block: the block as it was found.
        removals: what points at it; one for all of it, or some for parts of it, or none.
    """

    block: Block
    removals: tuple[Removal, ...] = ()

    @property
    def removal(self) -> Removal | None:
        """What took the whole block; None if it stands."""
        return next((removal for removal in self.removals if removal.span is None), None)

    @property
    def outside(self) -> bool:
        """Whether it was never part of the article, which is less worth a look than noise inside it."""
        return self.removal is not None and family(self.removal) is OUTSIDE

    def pieces(self) -> Iterator[tuple[str, Removal | None]]:
        """The block's text in order, each piece with what removed it.

        Yields:
            text, and the removal that took it or None.
        """
        text = self.block.text
        if self.removal is not None:
            yield text, self.removal
            return
        position = 0
        for removal in self.removals:
            start, end = removal.span or (0, 0)
            if max(start, position) < end:
                if position < start:
                    yield text[position:start], None
                yield text[max(start, position) : end], removal
                position = end
        if position < len(text):
            yield text[position:], None


def lines(found: Sequence[Block], removals: Sequence[Removal]) -> list[Line]:
    """Every block with what was removed of it.

    Args:
        found: the blocks.
        removals: what points at them.

    Example:
        >>> [line.removal is None for line in lines([Block("a"), Block("b")], [Removal(1, "rule", "reason")])]
        [True, False]
    """
    at: dict[int, list[Removal]] = {}
    for removal in sorted(removals, key=lambda each: (each.index, each.span or (0, 0))):
        at.setdefault(removal.index, []).append(removal)
    return [Line(block, tuple(at.get(index, ()))) for index, block in enumerate(found)]


def byline(metadata: Metadata) -> str:
    """Who, when and where, in one line.

    Example:
        >>> byline(Metadata(authors=("Ilse Karrow", "Tomas Brandvold"), site="Harbor Ledger"))
        'By Ilse Karrow and Tomas Brandvold · Harbor Ledger'
    """
    *others, last = metadata.authors or metadata.organisations or ("",)
    names = f"{', '.join(others)} and {last}" if others else last
    when = _date(metadata.published, day_only=metadata.published_date_only)
    return " · ".join(part for part in (names and f"By {names}", when, metadata.site or "") if part)


def _date(moment: datetime | None, *, day_only: bool) -> str:
    if moment is None:
        return ""
    return f"{moment:%Y-%m-%d}" if day_only else f"{moment:%Y-%m-%d %H:%M%z}".replace("+0000", " UTC")


def count(found: Sequence[Line]) -> str:
    """How much stands and how much went, in words.

    Example:
        >>> count(lines([Block("a"), Block("b")], [Removal(1, "x", "y")]))
        '1 line kept, 1 removed'
    """
    gone = sum(line.removal is not None for line in found)
    parts = sum(bool(line.removals) and line.removal is None for line in found)
    kept = len(found) - gone
    text = f"{kept} line{'' if kept == 1 else 's'} kept, {gone} removed"
    return f"{text}, {parts} trimmed" if parts else text


def markdown(found: Sequence[Block], removals: Sequence[Removal], metadata: Metadata | None = None) -> str:
    """The view as GitHub-flavoured Markdown: ``~~struck~~`` lines with their rule and reason.

    Args:
        found: the blocks.
        removals: what points at them.
        metadata: for the head; none where only a body is shown.

    Example:
        >>> removal = Removal(1, "any-ad-size", "a banner's size", kind="advertisement")
        >>> print(markdown([Block("It rained."), Block("300x250 Ad")], [removal]))
        It rained.
        <BLANKLINE>
        ~~300x250 Ad~~ *any-ad-size: a banner's size*
    """
    out: list[str] = []
    if metadata is not None:
        head = [render.markdown([Block(metadata.title, Kind.TITLE, 1)])] if metadata.title else []
        out += [*head, *([render.markdown([Block(who)])] if (who := byline(metadata)) else [])]
    outside = 0
    for line in lines(found, removals):
        if line.removal is None:
            out.append(render.markdown([_trimmed(line)]))
        elif line.outside:
            outside += 1
        else:
            out.append(_struck(line.block.text, line.removal))
        out += [
            _struck(text, removal) for text, removal in line.pieces() if removal is not None and line.removal is None
        ]
    if outside:
        out.append(f"*{outside} line{'' if outside == 1 else 's'} outside the article*")
    return "\n\n".join(part for part in out if part)


def _trimmed(line: Line) -> Block:
    return render.trimmed(line.block, [removal.span for removal in line.removals if removal.span is not None])


def _struck(text: str, removal: Removal) -> str:
    words = render.markdown([Block(text.strip())])
    why = render.markdown([Block(f"{removal.rule}: {removal.reason}")])
    return f"~~{words}~~ *{why}*"


def html(found: Sequence[Block], removals: Sequence[Removal], metadata: Metadata | None = None) -> str:
    """The view as HTML to stand in a page: a notebook's cell, a report.

    Args:
        found: the blocks.
        removals: what points at them.
        metadata: for the head; none where only a body is shown.

    Returns:
        one ``<div>`` with its style; nothing in it is active.
    """
    shown = lines(found, removals)
    out = [f'<div class="newsclean"><style>{STYLE}</style>']
    if metadata is not None:
        if metadata.title:
            out.append(f'<h3 dir="auto">{escape(metadata.title)}</h3>')
        if who := byline(metadata):
            out.append(f'<p class="newsclean-byline" dir="auto">{escape(who)}</p>')
    out += [_legend(shown), *_runs(shown), "</div>"]
    return "\n".join(out)


def _runs(shown: Sequence[Line]) -> Iterator[str]:
    """The lines, long runs folded."""
    for (outside, gone), group in groupby(shown, key=lambda line: (line.outside, line.removal is not None)):
        run = [_line(line) for line in group]
        if outside and len(run) > RUN:
            yield _folded(f"{len(run)} lines outside the article", run)
        elif not gone and len(run) > LONG:
            yield from run[:ENDS]
            yield _folded(f"{len(run) - 2 * ENDS} more lines of the article", run[ENDS:-ENDS])
            yield from run[-ENDS:]
        else:
            yield from run


def _folded(summary: str, run: Sequence[str]) -> str:
    return f"<details><summary>{summary}</summary>\n" + "\n".join(run) + "\n</details>"


def _line(line: Line) -> str:
    words = "".join(escape(text) if removal is None else _deleted(text, removal) for text, removal in line.pieces())
    kind = _MARKS.get(line.block.kind)
    css = f' class="newsclean-{kind}"' if kind else ""
    reasons = "; ".join(line.block.reasons)
    why = f' title="kept: {escape(reasons)}"' if reasons and line.removal is None else ""
    return f'<p dir="auto"{css}{why}>{words}</p>'


_MARKS = {
    Kind.HEADING: "heading",
    Kind.TITLE: "heading",
    Kind.STANDFIRST: "standfirst",
    Kind.ITEM: "item",
    Kind.QUOTE: "quote",
    Kind.CODE: "code",
}


def _deleted(text: str, removal: Removal) -> str:
    lead = text[: len(text) - len(text.lstrip())]
    tail = text[len(text.rstrip()) :] if text.strip() else ""
    why = escape(f"{removal.rule}: {removal.reason}")
    colour = family(removal).colour
    style = f"background:{colour}{TINT};text-decoration-color:{colour}"
    return f'{lead}<del title="{why}" style="{style}">{escape(text.strip())}</del>{tail}'


def _legend(shown: Sequence[Line]) -> str:
    counts = Counter(family(removal) for line in shown for removal in line.removals)
    parts = [f"<span>{escape(count(shown))}</span>"]
    parts += [
        f'<span><i style="background:{each.colour}"></i>{each.name} ({counts[each]})</span>'
        for each in (*FAMILIES, OUTSIDE)
        if counts[each]
    ]
    return '<p class="newsclean-legend">' + "\n".join(parts) + "</p>"


STYLE = """\
.newsclean{max-width:46em;line-height:1.5;color:inherit;font-family:inherit}
.newsclean h3{margin:.2em 0;font-size:1.35em;line-height:1.25}
.newsclean p{margin:.45em 0;padding:0;overflow-wrap:anywhere}
.newsclean .newsclean-byline,.newsclean .newsclean-legend,.newsclean summary{font-size:.87em;opacity:.8}
.newsclean .newsclean-heading{font-weight:700;font-size:1.08em;margin-top:.9em}
.newsclean .newsclean-standfirst{font-style:italic}
.newsclean .newsclean-item{display:list-item;list-style:disc;margin-inline-start:1.5em}
.newsclean .newsclean-quote{border-inline-start:3px solid #8c8c8c66;padding-inline-start:.8em}
.newsclean .newsclean-code{white-space:pre-wrap;font-family:monospace}
.newsclean del{text-decoration-line:line-through;text-decoration-thickness:2px;cursor:help;padding:0 .25em;\
border-radius:3px}
.newsclean details{margin:.45em 0}.newsclean summary{cursor:pointer}
.newsclean .newsclean-legend{border-bottom:1px solid #8c8c8c66;padding-bottom:.5em;margin-bottom:.9em}
.newsclean .newsclean-legend span{display:inline-block;margin-inline-end:1.1em}
.newsclean .newsclean-legend i{display:inline-block;width:.75em;height:.75em;border-radius:2px;margin-inline-end:.35em}
"""
"""Colours of text and ground are the notebook's own, so that the view is readable in light and dark."""

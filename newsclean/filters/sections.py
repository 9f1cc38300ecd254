"""Whole sections that are not the article: readers' comments, and what stands below the article's end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from newsclean.filters.closing import closing
from newsclean.filters.context import Context
from newsclean.filters.marks import Mark, Standing
from newsclean.rules import Line
from newsclean.rules.shapes import states
from newsclean.types import Block, Removal

OPENING = 3
"""Paragraphs of prose that an article has at least, before anything can stand below its end."""

COMMENTED = 0.5
"""The share of a text's characters that stands above its comments at least: the button "Comments" also stands at the
head, and in blogs with many comments the article is still the longest single part."""

SOON = 8
"""Lines below the opening line among which a comment section shows a date, an answer button or the like."""

OTHER_KINDS = 3
"""Kinds of other furniture below a comment section's opening at most: where more stand, the whole page is mixed, and
what stands between them may be the article's."""

SIGNS = 2
"""Dates and answer buttons that a comment section has at least, if both other furniture and prose stand in it: one of
them alone may be the article's own, and so may the prose."""

_SIGNED = frozenset(("timestamp", "comments"))

REST = 25
"""Lines that stand below an article's end at most: longer rests are tables and lists that belong to it."""

_ENDS = frozenset(
    "newsletter subscription app donation related share comments byline tags navigation consent correction-call".split()
)
"""Kinds of rules whose lines stand at an article's end; advertisements, captions and credits stand in its middle."""

_OPENS = frozenset(":：")

_COUNTED = re.compile(
    r"\W*\d[\d.,k]* ?\w{4,20}(?: .{0,120})?"  # "36 comments", "34 responses to …", "12 Kommentare"
    r"|[^\d\W]{4,16}(?: [^\d\W]{1,10})? ?[(\[]\d+[)\]]"  # "Comments (12)"
    r"|[^\d\W]{5,16}:?"  # "Comments"
    r"|leave a reply"
)


def comment_section(blocks: Sequence[Block], context: Context, /) -> Iterator[Removal]:
    """Point at readers' comments: everything below a line that counts or opens them, late in the text.

    Args:
        blocks: the lines that stand.
        context: what else is known.

    Yields:
        removals of whole lines.
    """
    standing = Standing.of(blocks, context.rules)
    opens = [
        index
        for index in standing.marked
        if (rule := standing.marks[index].rule)
        and rule.kind == "comments"
        and _COUNTED.fullmatch(standing.lines[index].low)
    ]
    if not opens:
        return
    above = list(accumulate((len(line.low) for line in standing.lines), initial=0))
    late = next((index for index in opens if above[index] >= COMMENTED * above[-1]), len(standing))
    below = range(late + 1, len(standing))
    if _are_comments(standing, below, context):
        for each in below:
            yield Removal(each, "comment-section", "stands among readers' comments", None, "comments")


def _are_comments(standing: Standing, below: range, context: Context) -> bool:
    """Whether the lines below an opening look like comments: dated or answered, with little other furniture."""
    verdicts = context.rules.verdicts(standing.lines[below.start :])
    kinds = [{rule.kind for rule in verdict.whole} for verdict in verdicts]
    others = len(set().union(*kinds) - _SIGNED - {"byline"})
    if others > OTHER_KINDS or not any(_SIGNED & each for each in kinds[:SOON]):
        return False
    if not others or sum(bool(_SIGNED & each) for each in kinds) >= SIGNS:
        return True
    return not any(line.shape.prose for line in standing.lines[below.start :])


def below_the_end(blocks: Sequence[Block], context: Context, /) -> Iterator[Removal]:
    """Point at what stands below the article's end: a line of furniture after which no paragraph of prose comes.

    Args:
        blocks: the lines that stand.
        context: what else is known.

    Yields:
        removals of whole lines.
    """
    standing = Standing.of(blocks, context.rules)
    lines, marks = standing.lines, standing.marks
    prose = (index for index in range(len(lines) - 1, -1, -1) if marks[index].rule is None and lines[index].shape.prose)
    last = next(prose, None)
    if last is None or sum(1 for _ in islice(prose, OPENING - 1)) < OPENING - 1:
        return
    rest = range(last + 1, len(lines))
    end = next((index for index in rest if _is_end(marks[index], lines[index])), None)
    if end is None or len(lines) - end > REST:
        return
    stays = closing(standing, context)
    for index in range(end + 1, len(lines)):
        if index in stays or (marks[index].hint is None and states(lines[index].low)):
            continue
        yield Removal(index, "below-the-end", "stands below the article's end", None, "navigation")


def _is_end(mark: Mark, line: Line) -> bool:
    """Whether a line ends an article.  "See also:" opens a list; whether that is the article's own, nobody can tell."""
    rule = mark.rule
    return rule is not None and rule.kind in _ENDS and not (rule.kind == "related" and line.low[-1:] in _OPENS)

"""Pointers to one story, its headline behind the heading of a box: "You might also like: Storm closes harbour".

Rules know how boxes of other stories are headed, in the words of each language.  The same words with a headline behind
them, or in brackets, point to a single story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.filters.context import Context
from newsclean.filters.marks import GUIDE, NOTHING, Standing
from newsclean.rules import Line, Rule, Verdict, read
from newsclean.rules.shapes import UNSPACED
from newsclean.types import Block, Kind, Removal

LONGEST = 240
"""Characters of a line that is looked at: a heading and a headline."""

WORDS = 3
"""Words of a heading that points: of two words, "Next up: the north" and "Further information: 12 Quay Street" are as
often the article's own."""

UNSPACED_CHARACTERS = 4
"""The same in scripts without spaces."""

_HEADED = re.compile(r"([^:：]{4,60}?) ?[:：] ?\S.{4,}[^.。।]")
"""A headline has no full stop: "In other news: the mayor resigned." is a sentence of a round-up."""
_BRACKETED = re.compile(r"[\[(【（［]([^\[(【（［]{8,})[\])】）］]\.?")
_UNSPACED = re.compile(f"[{UNSPACED}]{{{UNSPACED_CHARACTERS}}}")
_BUILT = frozenset((Kind.TABLE, Kind.CODE))


def pointer(blocks: Sequence[Block], context: Context, /) -> Iterator[Removal]:
    """Point at lines that name another story behind the heading of a box of stories.

    In a guide such lines are how it is built (:data:`newsclean.filters.marks.GUIDE`); there they stay.

    Args:
        blocks: the lines that stand.
        context: what else is known.

    Yields:
        removals of whole lines.

    Example:
        >>> [removal.index for removal in pointer([Block("You might also like: Storm closes harbour")], Context())]
        [0]
    """
    standing = Standing.of(blocks, context.rules)
    if len(standing) > GUIDE:
        return
    asked = [
        (index, words)
        for index, line in enumerate(standing.lines)
        if standing.marks[index] is NOTHING
        and standing[index].kind not in _BUILT
        and not context.trusts(standing[index])
        for words in _asked(line)
    ]
    verdicts = context.rules.verdicts([read(words) for _, words in asked])
    rules = {index: rule for (index, _), verdict in zip(asked, verdicts, strict=True) if (rule := _related(verdict))}
    for index in rules:
        yield Removal(index, "pointer", "pointer to another story, its headline behind a heading", None, "related")


def _asked(line: Line) -> Iterator[str]:
    """What of a line may be the heading of a box: all of it without its brackets, and what stands before a colon."""
    low = line.low
    if len(low) > LONGEST:
        return
    if bracketed := _BRACKETED.fullmatch(low):
        low = bracketed[1]
        yield low
    if (headed := _HEADED.fullmatch(low)) and (headed[1].count(" ") >= WORDS - 1 or _UNSPACED.match(headed[1])):
        yield headed[1]


def _related(verdict: Verdict) -> Rule | None:
    """The rule that takes a heading or pointer wherever it stands."""
    rules = (rule for rule in verdict.whole if rule.kind == "related" and rule.place == "anywhere" and not rule.hint)
    return next(rules, None)

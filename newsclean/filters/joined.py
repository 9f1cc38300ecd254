"""Lines in which several pieces of furniture stand side by side: "Print | Share | Comments (23)".

Extractors run a row of buttons together, and templates print the day and the reading time in one line.  No rule
describes such a line as a whole; each piece is one that a rule takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.filters.context import Context
from newsclean.filters.marks import Standing
from newsclean.rules import Verdict, read
from newsclean.types import Block, Kind, Removal

LONGEST = 240
"""Characters of a line that is taken apart: a row of buttons."""

MOST = 8
"""Pieces of a line that are asked about."""

_BARS = ("|", "•", "·", "｜")
_BAR = re.compile(r"\s*[|•·｜]\s*")
"""What stands between pieces."""

_BUILT = frozenset((Kind.TABLE, Kind.CODE))
"""Rows of tables have bars, too, and a table of times is one of genuine ones."""


def joined(blocks: Sequence[Block], context: Context, /) -> Iterator[Removal]:
    """Point at lines of which rules take every piece.

    Args:
        blocks: the lines that stand.
        context: what else is known.

    Yields:
        removals of whole lines, each with what its first piece is.

    Example:
        >>> [removal.index for removal in joined([Block("Print this page | Share | 12 comments")], Context())]
        [0]
    """
    standing = Standing.of(blocks, context.rules)
    for index, line in enumerate(standing.lines):
        if len(line.text) > LONGEST or not any(map(line.text.__contains__, _BARS)):
            continue
        if standing.marks[index].rule or standing[index].kind in _BUILT:
            continue
        pieces = _BAR.split(line.text.strip(" |•·｜"))
        if not 1 < len(pieces) <= MOST or not all(pieces):
            continue
        verdicts = context.rules.verdicts([read(piece) for piece in pieces])
        if all(verdict.whole for verdict in verdicts) and (kind := _kind(verdicts)):
            yield Removal(index, "joined", "several pieces of furniture in one line", None, kind)


def _kind(verdicts: Sequence[Verdict]) -> str:
    """The kind of the first piece that goes wherever it stands; empty if none does: names and dates side by side."""
    rules = (rule for verdict in verdicts for rule in verdict.whole)
    return next((rule.kind for rule in rules if rule.place == "anywhere" and not rule.hint), "")

"""What the noise rules say of each line, with its place; asked once for all filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from newsclean.rules import Line, Rule, RuleBook, Span, Verdict, read
from newsclean.types import Block, Kind

HEAD = 6
"""Lines that count as the head: headline, standfirst, byline, date, place and caption stand above a first paragraph."""

TAIL = 8
"""Lines that count as the tail: credits, author note, tags, calls.  Lines that rules take are not counted in either."""

GUIDE = 60
"""Lines from which a text is more likely a guide than news.  In a guide, "Read more: …" below each chapter is how it
is built; editors who labelled such pages kept these lines (in news they did not)."""

CHAPTERS = 2
"""Pointers from which a guide is built that way: of thirteen that stood alone in one, eight were noise."""

POINTER = 30
"""Characters from which a line of kind "related" points to one story by its headline, and is no label of a box."""

CLEAN = 0.05
"""The share of lines that rules take up to which a text is otherwise clean."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the noise rules say of a line where it stands.

    Attributes:
        rule: the rule that takes all of it; None if none does.
        hint: a rule that takes such lines elsewhere, or only where more speaks for it.
        parts: what rules take of its start and end.
    """

    rule: Rule | None = None
    hint: Rule | None = None
    parts: tuple[Span, ...] = ()


NOTHING = Mark()
"""The mark of most lines."""
_CODE = Verdict()


class Standing(tuple[Block, ...]):  # noqa: SLOT001 - a tuple of varying length cannot have slots
    """The lines that stand in one round of the sweep, with what all filters need to know of them, found out once.

    Attributes:
        lines: the lines, folded.
        marks: what the rules say of each.
        marked: the places of those of which they say anything.
    """

    lines: list[Line]
    marks: list[Mark]
    marked: list[int]
    _book: RuleBook

    @classmethod
    def of(cls, blocks: Sequence[Block], book: RuleBook) -> Self:
        """The blocks with their marks; the same object if it has them already.

        Args:
            blocks: the lines that stand.
            book: the rules.
        """
        if isinstance(blocks, cls) and blocks._book is book:  # noqa: SLF001 - its own
            return blocks
        self = cls(blocks)
        self._book = book
        self.lines = [read(block.text) for block in self]
        self.marks = _marks(self, self.lines, book)
        self.marked = [index for index, mark in enumerate(self.marks) if mark is not NOTHING]
        return self


def _marks(blocks: Sequence[Block], lines: Sequence[Line], book: RuleBook) -> list[Mark]:
    verdicts = book.verdicts(lines)
    for index, block in enumerate(blocks):
        if block.kind is Kind.CODE:
            verdicts[index] = _CODE
    taken: list[Rule | None] = [None] * len(lines)
    if any(verdict.whole for verdict in verdicts):
        _take(taken, verdicts, range(len(lines)), HEAD, head=True)
        _take(taken, verdicts, range(len(lines) - 1, -1, -1), TAIL, head=False)
    marks = [
        Mark(rule, None if rule or not verdict.whole else verdict.whole[0], verdict.parts)
        if verdict.whole or verdict.parts
        else NOTHING
        for rule, verdict in zip(taken, verdicts, strict=True)
    ]
    return _without_pointers(marks, lines) if len(lines) > GUIDE else marks


def _take(taken: list[Rule | None], verdicts: Sequence[Verdict], order: range, room: int, *, head: bool) -> None:
    """Walk from one end of the text; lines count as its head or tail until so many were not taken."""
    for index in order:
        if taken[index] is None and verdicts[index].whole:
            taken[index] = verdicts[index].taken(head=head and room > 0, tail=not head and room > 0)
        room -= taken[index] is None


def _without_pointers(marks: list[Mark], lines: Sequence[Line]) -> list[Mark]:
    """In a long and otherwise clean text, pointers to other stories are no more than a hint, the tail's apart.

    A single one is no chapter's end.
    """
    pointers = {
        index
        for index, mark in enumerate(marks[:-TAIL])
        if mark.rule and mark.rule.kind == "related" and len(lines[index].low) > POINTER
    }
    others = sum(mark.rule is not None for mark in marks) - len(pointers)
    if len(pointers) < CHAPTERS or others > CLEAN * len(marks):
        return marks
    return [Mark(hint=mark.rule) if index in pointers else mark for index, mark in enumerate(marks)]

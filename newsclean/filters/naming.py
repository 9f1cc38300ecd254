"""Lines that the article finder left out, named by the rules where a rule knows better why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsclean.filters.marks import HEAD, TAIL
from newsclean.rules import RuleBook, read
from newsclean.types import Block, Removal


def named(found: Sequence[Block], removals: Sequence[Removal], book: RuleBook) -> list[Removal]:
    """Name the rule that would have taken a line which somebody else left out already.

    An article finder says "not part of the article"; a rule says "advertisement placeholder", and what the line still
    tells: a credit, an agency.  Nothing is removed here, and only lines between the lines that stand or just around
    them are looked at: a credit in another story's teaser is not this article's.

    Args:
        found: every block.
        removals: what is removed already.
        book: the rules.

    Returns:
        the same removals, those of whole lines renamed where a rule takes the whole line.

    Example:
        >>> blocks = [Block("It rained."), Block("300x250 Ad")]
        >>> named(blocks, [Removal(1, "not-article", "not part of the article")], RuleBook())[0].rule
        'any-ad-size'
    """
    gone = {removal.index for removal in removals if removal.span is None}
    standing = [index for index in range(len(found)) if index not in gone]
    if not standing:
        return list(removals)
    near = range(standing[0] - HEAD, standing[-1] + TAIL + 1)
    return [_named(removal, found, book) if removal.index in near else removal for removal in removals]


def _named(removal: Removal, found: Sequence[Block], book: RuleBook) -> Removal:
    if removal.span is not None or removal.rule in book:
        return removal
    spans = book.spans(read(found[removal.index].text))
    if not spans or not spans[0].whole:
        return removal
    rule = spans[0].rule
    return replace(removal, rule=rule.id, reason=rule.reason, kind=rule.kind)

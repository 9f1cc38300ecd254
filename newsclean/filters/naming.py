"""Lines that the article finder left out, named by the rules where a rule knows better why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsclean.filters.marks import HEAD, TAIL
from newsclean.rules import Rule, RuleBook, read
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
    asked = [
        removal for removal in removals if removal.index in near and removal.span is None and removal.rule not in book
    ]
    verdicts = book.verdicts([read(found[removal.index].text) for removal in asked])
    rules = {
        removal: rule
        for removal, verdict in zip(asked, verdicts, strict=True)
        if (rule := verdict.taken(head=True, tail=True))
    }
    return [_named(removal, rules.get(removal)) for removal in removals]


def _named(removal: Removal, rule: Rule | None) -> Removal:
    return replace(removal, rule=rule.id, reason=rule.reason, kind=rule.kind) if rule else removal

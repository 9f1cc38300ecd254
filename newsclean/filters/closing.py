"""The last words of a plain text: who took the picture, who else reported, where the story appeared first.

On a page such lines go, because what they tell becomes metadata.  Plain text has no metadata: there the line is all
that tells it.  Editors who labelled texts kept such lines about as often as they left them out where they close a text
that holds little other noise, and left them out wherever else they stand.  So they stay there, and only there.

Which rules take such lines is in the rules (``closing = true``).  ``RuleBook().with_rules(*(replace(rule,
closing=False) for rule in RuleBook() if rule.closing))`` is a book that takes them everywhere.
"""

from __future__ import annotations

from itertools import takewhile

from newsclean.filters.context import Context
from newsclean.filters.marks import Mark, Standing

COMPANY = frozenset(("agency", "byline", "caption", "copyright"))
"""Kinds of lines that may stand between the article's last paragraph and its closing line."""

BELOW = 3
"""Lines that no rule takes and that are no prose, below a closing line at most: a button, a mark of the site's code."""

NOISY = 0.3
"""The share of a text's lines, above a closing line, up to which rules may take them: in a text that is a whole page,
nobody can tell the article's last line from the page's."""


def closing(standing: Standing, context: Context) -> frozenset[int]:
    """The lines that stay although a rule takes them elsewhere, because they close the text.

    Args:
        standing: the lines, with what the rules say of them.
        context: whether they come from a page.

    Returns:
        their places.

    Example:
        >>> from newsclean.types import Block
        >>> prose = "The harbour was closed on Monday after the storm, and the council said that nobody had been hurt."
        >>> text = [Block(prose + " Ferries stay in port."), Block("Anna Bell contributed to this report.")]
        >>> context = Context()
        >>> closing(Standing.of(text, context.rules), context)
        frozenset({1})
    """
    marks, lines = standing.marks, standing.lines
    rules = [rule for index in standing.marked if (rule := marks[index].rule)]
    if context.from_page or not any(rule.closing for rule in rules):
        return frozenset()
    prose = (at for at in range(len(marks) - 1, -1, -1) if marks[at].rule is None and lines[at].shape.prose)
    last = next(prose, -1)
    if last < 0 or sum(mark.rule is not None for mark in marks[:last]) > NOISY * len(marks):
        return frozenset()
    below = list(takewhile(lambda at: _may_stand(marks[at]), range(last + 1, len(marks))))
    free = sum(mark.rule is None for mark in marks[last + 1 :])
    stays = []
    for at in below:
        rule = marks[at].rule
        if rule is None:
            free -= 1
        elif rule.closing and free <= BELOW:
            stays.append(at)
    return frozenset(stays)


def _may_stand(mark: Mark) -> bool:
    return mark.rule is None or mark.rule.kind in COMPANY

"""Rules that are no patterns: what a line's place, neighbours, length and repetition say.

Each has an id, so that ``RuleBook().without("below-the-end")`` and ``body.keeping("below-the-end")`` work as for any
rule; how each decides is in :mod:`newsclean.filters`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signal:
    """A reason to remove a line that is not in its words alone.

    Args:
        id: the id of its removals.
        kind: one of :data:`newsclean.rules.KINDS`.
        reason: why such a line goes, for a person.
        filter: the filter in :mod:`newsclean.filters` that decides it.
    """

    id: str
    kind: str
    reason: str
    filter: str


SIGNALS: tuple[Signal, ...] = (
    Signal("joined", "navigation", "several pieces of furniture in one line", "joined"),
    Signal("pointer", "related", "pointer to another story, its headline behind a heading", "pointer"),
    Signal("comment-section", "comments", "stands among readers' comments", "comment_section"),
    Signal("below-the-end", "navigation", "stands below the article's end", "below_the_end"),
    Signal("pull-quote", "navigation", "a quotation out of the text, shown a second time", "pull_quote"),
    Signal("second-copy", "navigation", "the text a second time, line by line", "second_copy"),
    Signal("author-note", "byline", "a note about the author", "author_note"),
    Signal("furniture-above", "navigation", "looks like the page's furniture, above the first paragraph", "furniture"),
    Signal("furniture-between", "navigation", "looks like the page's furniture, between paragraphs", "furniture"),
    Signal("furniture-below", "navigation", "looks like the page's furniture, below the last paragraph", "furniture"),
    Signal("wording", "navigation", "worded like what sites print around articles", "wording"),
)
"""Every signal of the default filters."""

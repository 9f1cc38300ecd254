"""Blocks to removals: each filter points at what it judges to be noise and says why; none of them cuts.

A filter is a function ``(blocks, context) -> removals``.  All see the same blocks, so their order does not matter;
:func:`sweep` asks them all, again and again until none points at anything new.  Filters work on the blocks of a page,
whose kinds and links are known, and on plain text, of which :func:`split` makes blocks that are all paragraphs.
"""

from __future__ import annotations

from newsclean.filters.author_notes import author_note
from newsclean.filters.context import Context, Filter
from newsclean.filters.furniture import furniture
from newsclean.filters.joined import joined
from newsclean.filters.naming import named
from newsclean.filters.phrases import phrases
from newsclean.filters.pointers import pointer
from newsclean.filters.pull_quotes import pull_quote
from newsclean.filters.second_copies import second_copy
from newsclean.filters.sections import below_the_end, comment_section
from newsclean.filters.sweep import sweep
from newsclean.filters.tells import told
from newsclean.filters.text import split
from newsclean.filters.wording import wording

DEFAULT_FILTERS: tuple[Filter, ...] = (
    phrases,
    joined,
    pointer,
    comment_section,
    below_the_end,
    pull_quote,
    second_copy,
    author_note,
    furniture,
    wording,
)
"""What cleans if nothing else is asked for."""

__all__ = [
    "DEFAULT_FILTERS",
    "Context",
    "Filter",
    "author_note",
    "below_the_end",
    "comment_section",
    "furniture",
    "joined",
    "named",
    "phrases",
    "pointer",
    "pull_quote",
    "second_copy",
    "split",
    "sweep",
    "told",
    "wording",
]

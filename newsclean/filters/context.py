"""What filters know beside the blocks, and what a filter is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from newsclean.rules import RuleBook
from newsclean.types import Block, Removal

TRUSTED = 0.9
"""What the article finder gives a line of a page from which on its words alone do not condemn it: of those that the
trees of :mod:`newsclean.filters.furniture` would take on labelled pages of unseen publishers, 11 belong to the article
and 7 do not."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about the text that filters look at.

    Args:
        language: of the text, BCP 47; None if unknown.
        title: the headline; None if unknown.
        site: the site's name; None if unknown.
        authors: the names of those who may have signed it.
        rules: the noise rules, and which signals are switched off.
        from_page: whether the blocks come from a page, with kinds and links; else they are lines of plain text.

    Example:
        >>> Context(language="en").from_page
        False
    """

    language: str | None = None
    title: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    rules: RuleBook = field(default_factory=RuleBook)
    from_page: bool = False

    def trusts(self, block: Block) -> bool:
        """Whether a line comes from a page whose article finder is sure of it.

        Args:
            block: the line.
        """
        return self.from_page and block.score is not None and block.score >= TRUSTED


class Filter(Protocol):
    """A function that points at noise.  It must not depend on anything but its arguments."""

    def __call__(self, blocks: Sequence[Block], context: Context, /) -> Iterable[Removal]:
        """Point at blocks, or at parts of them.

        Args:
            blocks: the lines that stand.
            context: what else is known.

        Returns:
            removals whose ``index`` counts in ``blocks``.
        """
        ...

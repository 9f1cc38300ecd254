"""Document to Candidate: who proposes what the article is, and who decides.

An extractor is a function ``(document) -> Candidate | None``; a plug-in is
passed in (``Cleaner(extractors=(mine, …))``), nothing is subclassed and nothing
is registered.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from newsclean.document import Document
from newsclean.extract.choose import by_paragraph, choose
from newsclean.extract.paragraphs import Finder, paragraphs, strict_paragraphs
from newsclean.extract.with_linked_data import with_linked_data
from newsclean.extract.with_trafilatura import with_trafilatura
from newsclean.types import Candidate


class Extractor(Protocol):
    """Proposes what the article is."""

    def __call__(self, document: Document, /) -> Candidate | None:
        """Propose, or return None where there is nothing to propose."""
        ...


class Chooser(Protocol):
    """Decides between candidates."""

    def __call__(self, candidates: Sequence[Candidate], /) -> Candidate:
        """Take one of them, or make one of them all; there is at least one."""
        ...


__all__ = [
    "Chooser",
    "Extractor",
    "Finder",
    "by_paragraph",
    "choose",
    "paragraphs",
    "strict_paragraphs",
    "with_linked_data",
    "with_trafilatura",
]

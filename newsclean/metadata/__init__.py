"""What is known about an article: read from its page, field by field, with sources.

:func:`propose` lists every value that any source on the page gives;
:func:`decide` chooses among them; :func:`read_metadata` does both.  :func:`propose_below` lists who signs at the end of
the text, once the text is known.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.document import Document
from newsclean.metadata.closing_signature import propose_below
from newsclean.metadata.decisions import decide
from newsclean.metadata.sources import propose
from newsclean.types import Finding, Metadata

__all__ = ["decide", "propose", "propose_below", "read_metadata"]


def read_metadata(
    document: Document, *, told: Sequence[Finding] = (), text: str = "", thorough: bool = True
) -> Metadata:
    """Read the metadata of a page.

    Args:
        document: the page.
        told: what removed lines of the text said: credits, contributors, update hints.
        text: the clean article text, for language, word count and reading time.
        thorough: whether to search the page's text, and ask htmldate, where no source gives a day of publication.

    Returns:
        the metadata; what no source states is None or empty.

    Example:
        >>> page = Document('<meta property="og:title" content="Storm hits Oslo"><p>It rained.</p>')
        >>> read_metadata(page).title
        'Storm hits Oslo'
    """
    fetched_at = document.page.fetched_at if document.page else None
    return decide((*told, *propose(document, thorough=thorough)), text, now=fetched_at)

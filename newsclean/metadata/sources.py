"""Every value that any source on a page gives for a metadata field."""

from __future__ import annotations

from newsclean.document import Document
from newsclean.metadata import bylines, bylines_in_text, datelines, fields, titles
from newsclean.metadata.reading import Reading
from newsclean.types import Finding

SOURCES = (titles.propose, bylines.propose, datelines.propose, fields.propose)
"""What is asked on every page, in this order; each takes a :class:`Reading` and yields findings."""


def propose(document: Document, *, thorough: bool = True) -> tuple[Finding, ...]:
    """List every value found on a page.

    Args:
        document: the page.
        thorough: whether to search the page's text, and ask htmldate, where no source gives a day of publication.

    Returns:
        the findings, in the order of their sources.

    Example:
        >>> [finding.source for finding in propose(Document("<h1>Storm hits Oslo</h1>"))]
        ['h1']
    """
    reading = Reading(document)
    found = [finding for source in SOURCES for finding in source(reading)]
    fields_found = {finding.field for finding in found}
    if thorough and fields_found.isdisjoint({"authors", "organisations"}):
        found += bylines_in_text.propose(reading)
    if thorough and fields_found.isdisjoint({"published", "modified"}):
        found += datelines.propose_last(reading)
    return tuple(found)

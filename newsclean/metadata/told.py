"""What removed lines of the text say, read as the page's own sources are read.

Rules hand over the words as they stood: ``"By JANE DOE, Staff Writer"``, ``"Updated June 6, 2025"``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.metadata import dates, desks
from newsclean.metadata.byline_words import AGENCIES
from newsclean.metadata.names import read_names
from newsclean.types import Finding

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d)?)?$")
"""A date as :mod:`newsclean.metadata.dates` writes it; others are read again, whoever gave them."""


_LABEL = re.compile(r"^[^:：]{2,20}[:：]\s*(?=\S)")
"""What stands before an agency: "Source:", "Πηγή:"."""

_MARKS = " .,;/()[]*–—-|"
"""Marks around an agency: "/ritzau/", "(PAP)"."""

_PARTS = re.compile(r"[;,]\s*")
_WORK = re.compile(r"^(?:additional |further )?\w+(?: and \w+)? by:? ", re.IGNORECASE)
"""What contributors did: "Anna Bell in Oslo; editing by Carl Dorn"."""


def cleaned(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Findings with what ``rule:`` sources gave cleaned; all others as they are.

    Args:
        findings: of any source.

    Yields:
        findings as the fields hold them; dates that cannot be read are left out.

    Example:
        >>> list(cleaned([Finding("published", "June 6, 2025", "rule:en-date")]))
        [Finding(field='published', value='2025-06-06', source='rule:en-date')]
    """
    for finding in findings:
        if finding.field in {"published", "modified"} and not _ISO.match(str(finding.value)):
            yield from _dated(finding)
        elif not finding.source.startswith("rule:"):
            yield finding
        elif finding.field == "updated":
            yield finding
            yield from _dated(Finding("modified", finding.value, finding.source))
        elif finding.field in {"authors", "contributors"}:
            yield from _signed(finding)
        elif finding.field == "agency":
            if name := _LABEL.sub("", str(finding.value)).strip(_MARKS):
                yield Finding("agency", AGENCIES.get(name.casefold(), name), finding.source)
        else:
            yield finding


def _dated(finding: Finding) -> Iterator[Finding]:
    if iso := dates.read(finding.value):
        yield Finding(finding.field, iso, finding.source)


def _signed(finding: Finding) -> Iterator[Finding]:
    text = ", ".join(finding.value) if isinstance(finding.value, tuple) else str(finding.value)
    if finding.field == "contributors":
        text = ", ".join(_WORK.sub("", part) for part in _PARTS.split(text))
    people = read_names(text)
    persons = tuple(name for name in people.persons if desks.may_sign(name))
    if persons:
        yield Finding(finding.field, persons, finding.source)
    if people.organisations and finding.field == "authors":
        yield Finding("organisations", people.organisations, finding.source)

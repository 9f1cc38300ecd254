"""Reporters in the dateline that opens a text; bylines below it, and boxes about the author.

Those below the text are read only where nothing else names anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newsclean.metadata.leads import without_lead
from newsclean.metadata.name_shapes import is_person
from newsclean.metadata.names import read_names
from newsclean.metadata.reading import Reading
from newsclean.metadata.signatures import signed
from newsclean.metadata.zone import LONG
from newsclean.types import Finding

CLOSING_LEADS = (
    "written by", "article by", "article written by", "posted by", "story by", "words by", "post written by",
    "this post was written by", "geschrieben von", "verfasst von", "autor:", "autorin:", "autoren", "text:", "von:",
    "écrit par", "auteur :", "escrito por", "autor :", "scritto da", "geschreven door", "napisał", "автор:", "текст:",
    "yazan:", "skriven av", "skrevet av",
)  # fmt: skip
"""How a byline below the text begins, written so that no sentence begins like it."""

LONGEST_LEAD = max(map(len, CLOSING_LEADS))
_LEAD_INITIALS = frozenset(lead[0] for lead in CLOSING_LEADS) | frozenset(lead[0].upper() for lead in CLOSING_LEADS)

IS = ("is ", "has ", "was ", "writes ", "works ", "ist ", "schreibt ", "arbeitet ", "est ", "es ", "è ", "é ", "jest ")
"""What follows the name in a line that tells who somebody is: "Anna Bell is a reporter in Oslo"."""


_SLAVIC = r"[А-ЯЁІЇЄҐ][а-яёіїєґ’-]+ [А-ЯЁІЇЄҐ][а-яёіїєґ’-]+"
_DATELINE = re.compile(
    r"[А-ЯЁІЇЄҐ][А-ЯЁІЇЄҐ -]{2,40}, \d{1,2} [а-яіїє]{3,9}\.?\s?[-–—.]\s"
    rf"(?:[^,./]{{2,40}}, (?P<names>{_SLAVIC}(?:, {_SLAVIC})*)\.|/[Кк]орр\w*\.? \S+ (?P<others>{_SLAVIC})/)"
)
"""How stories of Russian agencies open: "ОСЛО, 6 авг — Агентство, Анна Белова." and "/Корр. АГЕНТСТВА Анна Белова/"."""


def dateline(text: str) -> Iterator[Finding]:
    """The reporters in the dateline that opens a wire story.

    Args:
        text: the clean article text.

    Yields:
        a finding for ``authors``, if any are named there.

    Example:
        >>> next(dateline("ОСЛО, 6 августа. /Корр. ОРА Анна Белова/. Идёт дождь.")).value
        ('Анна Белова',)
    """
    if match := _DATELINE.match(text):
        yield from signed(read_names(match["names"] or match["others"], strict=True), "text:dateline")


def propose(reading: Reading) -> Iterator[Finding]:
    """Names that stand anywhere in the text: asked only where nothing else names anybody.

    Args:
        reading: the page.

    Yields:
        findings for ``authors``: of a line that says "Written by", of a box about the author (a name, and below it a
        line that begins with the name).
    """
    for line, following in pairwise([*reading.body_lines, ""]):
        if line[0] in _LEAD_INITIALS and len(line) <= LONG and _begins_with_lead(line):
            rest, led = without_lead(line.rstrip())
            if led:
                yield from signed(reading.names(rest or following[:LONG], strict=True), "text:byline")
        if following.startswith(name := line.rstrip()) and _tells_of(name, following) and is_person(name, strict=True):
            yield from signed(reading.names(name, strict=True), "text:author-box")


def _begins_with_lead(line: str) -> bool:
    return line[:LONGEST_LEAD].casefold().startswith(CLOSING_LEADS)


def _tells_of(name: str, line: str) -> bool:
    """Whether a line that begins with a name goes on "is …"."""
    return len(name) <= LONG and line[len(name) :].lstrip(" ,").startswith(IS)

"""The pieces of a ``<title>``: headline, section, the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

MAX_PIECES = 5
"""Separators in a ``<title>`` that are looked at."""

SEPARATOR = re.compile(
    r"\s+[|\-–—―:·•»«›‹/~*<>⋆→⟫]++\s+|\s*(?:[|»]|--)\s*|(?<=\w):\s+|：(?=[^：]{2,14}$)|_(?=[^_]{2,14}$)"
)
"""What stands between a headline and the site's name in ``<title>``."""

MARKS = re.compile(r"[|\-–—―:·•»«›‹/~*<>⋆→⟫：_]")
"""What every separator holds: the cheap test."""


def runs(title: str) -> Iterator[str]:
    """Every run of neighbouring pieces of a ``<title>``, the title itself first.

    Example:
        >>> list(runs("Storm - Oslo | Times"))
        ['Storm - Oslo | Times', 'Storm - Oslo', 'Storm', 'Oslo | Times', 'Oslo', 'Times']
    """
    breaks = [(match.start(), match.end()) for match in islice(SEPARATOR.finditer(title), MAX_PIECES)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(title)]
    for first, start in enumerate(starts):
        yield from (title[start:end] for end in reversed(ends[first:]))

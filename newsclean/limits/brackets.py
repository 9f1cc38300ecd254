"""How deep JSON is nested."""

from __future__ import annotations

import re

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)


def nests_deeper(text: str, depth: int) -> bool:
    """Whether brackets stand inside each other deeper than this.

    Recursive readers run out of stack on such text; the careful ones that mend broken JSON take minutes.

    Args:
        text: JSON, valid or not.
        depth: levels that are allowed.

    Example:
        >>> nests_deeper('[["]"]]', 2), nests_deeper("[[[]]]", 2)
        (False, True)
    """
    if text.count("[") + text.count("{") <= depth:
        return False
    level = 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in "[{":
            level += 1
            if level > depth:
                return True
        elif mark in "]}":
            level -= 1
    return False

"""The "and" of Arabic and Hebrew, which is a letter in front of the next name: "فؤاد العريقي وأمل صالح"."""

from __future__ import annotations

import re

from newsclean.metadata.desk_words import BEGINS_WITH_VAV, BEGINS_WITH_WAW

FULL = 2
"""Words of a full name: on both sides of the word."""

_AND = re.compile(r"\s(?=[وו]\w{2})")
_WAW, _VAV = "و", "ו"


def parted(text: str) -> list[str]:
    """A piece of a list, taken apart before each name that "and" is written on.

    Example:
        >>> parted("سامي البدري وأمل صالح"), parted("דוד כהן וורד לוי"), parted("أحمد محمد وليد")
        (['سامي البدري', 'أمل صالح'], ['דוד כהן', 'ורד לוי'], ['أحمد محمد وليد'])
    """
    if text.isascii() or _AND.search(text) is None:
        return [text]
    names: list[list[str]] = [[]]
    words = text.split()
    for place, word in enumerate(words):
        if len(names[-1]) >= FULL and len(words) - place >= FULL and _is_joined(word):
            names.append([word[1:]])
        else:
            names[-1].append(word)
    return [" ".join(name) for name in names]


def _is_joined(word: str) -> bool:
    """Whether a word is "and" and a name."""
    if word[0] == _VAV:
        return len(word) > FULL and (word[1] == _VAV or not word.startswith(BEGINS_WITH_VAV))
    return word[0] == _WAW and len(word) > FULL and word not in BEGINS_WITH_WAW

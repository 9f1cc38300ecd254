"""Many words looked for in one text, in plain Python: for interpreters for which nobody built ``pyahocorasick``.

A word is looked for only if its first characters stand in the text at all.  Cleaning a text takes some seven times as
long with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

GRAM = 3
"""Characters by which a word is looked for: few texts hold many different ones."""


class Automaton:
    """What is needed of ``ahocorasick.Automaton``.

    Example:
        >>> words = Automaton()
        >>> words.add_word("she", 1), words.add_word("he", 2)
        (True, True)
        >>> words.make_automaton()
        >>> sorted(words.iter("she paused"))
        [(2, 1), (2, 2)]
    """

    def __init__(self) -> None:
        self._words: dict[str, Any] = {}
        self._grams: dict[int, dict[str, list[str]]] = {}

    def add_word(self, word: str, value: object) -> bool:
        """Look for a word, too, and say whether it is new."""
        new = word not in self._words
        if new:
            gram = word[:GRAM]
            self._grams.setdefault(len(gram), {}).setdefault(gram, []).append(word)
        self._words[word] = value
        return new

    def make_automaton(self) -> None:
        """Nothing to be done."""

    def iter(self, text: str) -> Iterator[tuple[int, Any]]:
        """Where words end in a text, in order, with their values."""
        ends: list[tuple[int, str]] = []
        for size, words in self._grams.items():
            here = {text[at : at + size] for at in range(len(text) - size + 1)}
            for word in [word for gram in words.keys() & here for word in words[gram]]:
                at = text.find(word)
                while at >= 0:
                    ends.append((at + len(word) - 1, word))
                    at = text.find(word, at + 1)
        for end, word in sorted(ends):
            yield end, self._words[word]

"""Whether a line has to do with the text it stands in: how many of its words the paragraphs of prose say, too."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.rules import Line
from newsclean.rules.shapes import PROSE

TELLING = 4
"""Letters from which a word says something about the topic: shorter ones are mostly function words."""

FEW = 8
"""Lines whose words are searched for in the prose one by one; for more it pays to take the prose to pieces."""

_PAUSES = frozenset((", ", ". "))
_MARKS = ".,:;!?\"'()[]"


class Topic:
    """What the prose of a text says.

    Args:
        prose: its paragraphs.
        count: how many lines will be asked about.

    Example:
        >>> topic = Topic([Line("The harbour was closed on Monday, the council said.")], 1)
        >>> topic.share(Line("Council: harbour open again"), unspaced=False)
        0.5
    """

    def __init__(self, prose: Sequence[Line], count: int) -> None:
        self._low = f" {' '.join([line.low for line in prose])} "
        self._words = set(self._low.split()) if count > FEW else None

    def share(self, line: Line, *, unspaced: bool) -> float:
        """The share of a line's telling words that the prose says too.

        Args:
            line: the line.
            unspaced: whether its script writes without spaces: then pairs of characters stand for words.

        Returns:
            0 to 1; -1 if it has no telling words.
        """
        if unspaced:
            pairs = {line.low[start : start + 2] for start in range(min(len(line.low), PROSE) - 1)}
            low = self._low[1:-1]
            return sum(pair in low for pair in pairs) / len(pairs)
        words = {word for each in line.words if len(each) >= TELLING and len(word := each.strip(_MARKS)) >= TELLING}
        if not words:
            return -1
        said = self._words
        if said is None:
            return sum([self._holds(word) for word in words]) / len(words)
        return len([word for word in words if word in said or word + "," in said or word + "." in said]) / len(words)

    def _holds(self, word: str) -> bool:
        """Whether the word stands in the prose, before a space, a comma or a full stop."""
        low, at = self._low, self._low.find(" " + word)
        while at >= 0:
            after = low[at + len(word) + 1 : at + len(word) + 3]
            if after[0] == " " or after in _PAUSES:
                return True
            at = low.find(" " + word, at + 1)
        return False

"""Which rules may have to do with a line: found by its words, without trying a pattern.

With some thousand cues, asking each one whether it stands in the line costs more than everything else together.
Most words of most texts hold no cue at all, and the same words come again and again.  So a word is looked into once;
words without a cue are remembered in a set, and a line of such words is done with one set difference.
The memory is bounded, and only makes things faster: what is found never depends on it.

A cue of several words is looked for by one of them.  The words in the middle of a cue are whole words of the line, the
first ends a word and the last begins one, so ``"in je"`` is looked for by words that begin with "je", not by all words
that hold "in".  A line is looked at with a space before and behind it, so that the cue ``" ver"`` begins a word also at
the beginning of a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsclean.rules.line import Line
from newsclean.rules.rule import Rule

REMEMBERED = 100_000
"""Words kept in memory, about 10 MB at most; a language's news uses some 50,000 forms a month."""

LONGEST_WORD = 32
"""Longer "words" are sentences of scripts without spaces, or addresses: they do not come again."""

GRAM = 3
"""Letters by which a piece of a cue is looked for inside a word."""

_INSIDE, _FIRST, _LAST = range(3)


class CueIndex:
    """The cues of a set of rules, ready to be found in lines.

    Args:
        rules: the rules, in order.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules: dict[str, list[int]] = {}
        self._exact: dict[str, list[str]] = {}
        self._grams: dict[str, list[tuple[str, int, str]]] = {}
        for order, rule in enumerate(rules):
            for cue in rule.cues:
                self._rules.setdefault(cue.lower(), []).append(order)
        for cue in self._rules:
            self._add(cue)
        self._sizes = sorted({len(gram) for gram in self._grams})
        self._without: set[str] = set()
        self._with: dict[str, tuple[str, ...]] = {}

    def candidates(self, line: Line) -> list[int]:
        """The rules that have a cue in a line.

        Args:
            line: the line.

        Returns:
            positions in the sequence of rules, ascending.
        """
        fresh = set(line.words).difference(self._without)
        if not fresh:
            return []
        low = f" {line.low} "
        cues: set[str] = set()  # each is looked for once, however many words of a long line suggest it
        for word in fresh:
            known = self._with.get(word)
            cues.update(self._look_into(word) if known is None else known)
        return sorted({order for cue in cues if cue in low for order in self._rules[cue]})

    def _add(self, cue: str) -> None:
        """File a cue under its most telling piece: a whole word before a part of one, a longer before a shorter."""
        pieces = cue.split()
        if not pieces:
            return
        modes = [_LAST if at else _FIRST if len(pieces) > 1 else _INSIDE for at in range(len(pieces))]
        bounded = [0 < at < len(pieces) - 1 for at in range(len(pieces))]
        bounded[0] |= cue[0].isspace() and (len(pieces) > 1 or cue[-1].isspace())
        bounded[-1] |= cue[-1].isspace() and (len(pieces) > 1 or cue[0].isspace())
        if len(pieces) == 1:
            modes[0] = _LAST if cue[0].isspace() else _FIRST if cue[-1].isspace() else _INSIDE
        best = max(range(len(pieces)), key=lambda at: len(pieces[at]) + (GRAM if bounded[at] else 0))
        piece = pieces[best]
        if bounded[best]:
            self._exact.setdefault(piece, []).append(cue)
        else:
            gram = piece[-GRAM:] if modes[best] == _FIRST else piece[:GRAM]
            self._grams.setdefault(gram, []).append((piece, modes[best], cue))

    def _look_into(self, word: str) -> Iterable[str]:
        found = dict.fromkeys(self._exact.get(word, ()))  # a word of markup can hold a cue ten thousand times
        for size in self._sizes:
            for at in range(len(word) - size + 1):
                for piece, mode, cue in self._grams.get(word[at : at + size], ()):
                    if _holds(word, piece, mode):
                        found[cue] = None
        if len(word) <= LONGEST_WORD:
            self._remember(word, tuple(found))
        return found

    def _remember(self, word: str, cues: tuple[str, ...]) -> None:
        if len(self._without) + len(self._with) >= REMEMBERED:
            self._without.clear()
            self._with.clear()
        if cues:
            self._with[word] = cues
        else:
            self._without.add(word)


def _holds(word: str, piece: str, mode: int) -> bool:
    if mode == _INSIDE:
        return piece in word
    return word.endswith(piece) if mode == _FIRST else word.startswith(piece)

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

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from newsclean.rules.line import Line
from newsclean.rules.rule import Rule

REMEMBERED = 100_000
"""Words kept in memory, some 10 MB; a language's news uses about 50,000 forms a month."""

GRAM = 3
"""Letters by which a piece of a cue is looked for inside a word."""

_COMMON = frozenset(
    "a all also an and are as at av be been by da de del der die do du e ein el en er et for for from har i in is it la"
    " le les more na not o och og om on op our på som te the this to un van von was what with you your".split()
)
"""Words that stand in nearly every line of some language: no piece to look for a cue by, if it has another."""

_INSIDE, _FIRST, _LAST = range(3)


class CueIndex:
    """The cues of a set of rules, ready to be found in lines of some lengths.

    Args:
        rules: the rules, each with its place in the book.
        shortest: lines have more characters than this.
        longest: lines have no more characters than this.
    """

    def __init__(self, rules: Mapping[int, Rule], shortest: int, longest: int) -> None:
        self.shortest = shortest
        self.longest = longest
        self._rules: dict[str, list[int]] = {}
        self._exact: dict[str, list[str]] = {}
        self._grams: dict[str, list[tuple[str, int, str]]] = {}
        for order, rule in rules.items():
            for cue in rule.cues:
                self._rules.setdefault(cue.lower(), []).append(order)
        for cue in self._rules:
            self._add(cue)
        self._sizes = sorted({len(gram) for gram in self._grams})
        self._known: set[str] = set()
        self._telling: set[str] = set()
        self._with: dict[str, tuple[str, ...]] = {}

    def learn(self, lines: Iterable[Sequence[str]]) -> None:
        """Look into the words of some lines, so that :meth:`candidates` knows them.

        Args:
            lines: the words of each line.
        """
        fresh = set(chain.from_iterable(lines)).difference(self._known)
        if len(self._known) + len(fresh) > REMEMBERED:
            self._known.clear()
            self._telling.clear()
            self._with.clear()
        for word in fresh:
            if cues := tuple(self._look_into(word)):
                self._with[word] = cues
                self._telling.add(word)
        self._known.update(fresh)

    def candidates(self, line: Line) -> list[int]:
        """The rules that have a cue in a line whose words were learned.

        Args:
            line: the line.

        Returns:
            places in the book, ascending.
        """
        words = self._telling.intersection(line.words)
        if not words:
            return []
        low = f" {line.low} "
        cues = set(chain.from_iterable(map(self._with.__getitem__, words)))
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
        best = max(range(len(pieces)), key=lambda at: (pieces[at] not in _COMMON, len(pieces[at]) + bounded[at]))
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
        return found


def _holds(word: str, piece: str, mode: int) -> bool:
    if mode == _INSIDE:
        return piece in word
    return word.endswith(piece) if mode == _FIRST else word.startswith(piece)

"""Which rules may have to do with a line: found by its words, without trying a pattern.

With some ten thousand cues, asking each one whether it stands in the line costs more than everything else together.
Most words of most texts hold no cue at all, and the same words come again and again.  So a word is looked into once;
words without a cue are remembered in a set, and a line of such words is done with one set intersection.
The memory is bounded, and only makes things faster: what is found never depends on it.

A cue of several words is looked for by one of them.  The words in the middle of a cue are whole words of the line, the
first ends a word and the last begins one, so ``"in je"`` is looked for by words that begin with "je", not by all words
that hold "in".  A line is looked at with a space before and behind it, so that the cue ``" ver"`` begins a word also at
the beginning of a line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from newsclean.rules.line import Line
from newsclean.rules.rule import Rule

REMEMBERED = 100_000
"""Words kept in memory, some 10 MB; a language's news uses about 50,000 forms a month."""

EDGE = 3
"""Letters by which a piece of a cue is looked for at the beginning or the end of a word."""

GRAM, LONG_GRAM = 3, 5
"""Characters by which a piece is looked for inside a word: many words hold "con", few hold "conte".  Shorter pieces
in ASCII are so few that each is looked for by itself."""

_COMMON = frozenset(
    "a all also an and are as at av be been by da de del der die do du e ein el en er et for for from har i in is it la"
    " le les more na not o och og om on op our på som te the this to un van von was what with you your".split()
)
"""Words that stand in nearly every line of some language: no piece to look for a cue by, if it has another."""

_INSIDE, _FIRST, _LAST = range(3)


class _Edges:
    """Cues, each filed under letters that a word begins with, or ends with.

    Args:
        end: whether they stand at a word's end.
    """

    def __init__(self, *, end: bool) -> None:
        self._end = end
        self._cues: dict[str, list[str]] = {}
        self._lengths: dict[int, dict[str, set[int]]] = {}

    def add(self, letters: str, cue: str) -> None:
        """File a cue."""
        self._cues.setdefault(letters, []).append(cue)
        edge = letters[-EDGE:] if self._end else letters[:EDGE]
        self._lengths.setdefault(len(edge), {}).setdefault(edge, set()).add(len(letters))

    def cues_of(self, words: set[str]) -> Iterator[tuple[str, list[str]]]:
        """The words that begin or end so, with the cues."""
        for size, lengths in self._lengths.items():
            edge = slice(-size, None) if self._end else slice(size)
            for word in [word for word in words if word[edge] in lengths]:
                for length in lengths[word[edge]]:
                    letters = word[-length:] if self._end else word[:length]
                    if cues := self._cues.get(letters):
                        yield word, cues


class CueIndex:
    """The cues of a set of rules, ready to be found in lines.

    Args:
        groups: which rules to ask about lines of some lengths: for each group the rules, by their place in the book;
            the first group holds all rules.
    """

    def __init__(self, groups: Sequence[Mapping[int, Rule]]) -> None:
        self._rules: list[dict[str, list[int]]] = []
        for group in groups:
            rules: dict[str, list[int]] = {}
            for order, rule in group.items():
                for cue in rule.cues:
                    rules.setdefault(cue.lower(), []).append(order)
            self._rules.append(rules)
        self._exact: dict[str, list[str]] = {}
        self._begin = _Edges(end=False)
        self._end = _Edges(end=True)
        self._short: dict[str, list[str]] = {}
        self._inside: dict[str, list[tuple[str, str]]] = {}
        for cue in self._rules[0]:
            self._add(cue)
        self._sizes = sorted({len(gram) for gram in self._inside})
        self._known: set[str] = set()
        self._with: list[dict[str, set[str]]] = [{} for _ in groups]

    def learn(self, lines: Iterable[Sequence[str]]) -> None:
        """Look into the words of some lines, so that :meth:`candidates` knows them.

        Args:
            lines: the words of each line.
        """
        fresh = set(chain.from_iterable(lines)).difference(self._known)
        if len(self._known) + len(fresh) > REMEMBERED:
            self._known.clear()
            for known in self._with:
                known.clear()
        for word, cues in self._look_into(fresh).items():
            for rules, known in zip(self._rules, self._with, strict=True):
                if here := rules.keys() & cues:
                    known[word] = here
        self._known.update(fresh)

    def candidates(self, line: Line, group: int = 0) -> list[int]:
        """The rules of a group that have a cue in a line whose words were learned.

        Args:
            line: the line.
            group: which group.

        Returns:
            places in the book, ascending.
        """
        known, rules = self._with[group], self._rules[group]
        cues = set(chain.from_iterable(known[word] for word in line.words if word in known))
        if not cues:
            return []
        low = f" {line.low} "
        return sorted({order for cue in cues if cue in low for order in rules[cue]})

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
        elif modes[best] == _FIRST:
            self._end.add(piece, cue)
        elif modes[best] == _LAST:
            self._begin.add(piece, cue)
        elif len(piece) < LONG_GRAM and piece.isascii():
            self._short.setdefault(piece, []).append(cue)
        else:
            gram = piece[: LONG_GRAM if len(piece) >= LONG_GRAM else GRAM]
            self._inside.setdefault(gram, []).append((piece, cue))

    def _look_into(self, words: set[str]) -> dict[str, set[str]]:
        """The cues that words hold, or hold a piece of; words without any are not in it."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for word in words & self._exact.keys():
            found[word].update(self._exact[word])
        for word, some in chain(self._begin.cues_of(words), self._end.cues_of(words)):
            found[word].update(some)
        plain = {word for word in words if word.isascii()}
        for these, sizes in ((plain, (LONG_GRAM,)), (words - plain, self._sizes)):
            text = " ".join(these) + " "
            for piece in [piece for piece in self._short if piece in text]:
                for word in _words_with(piece, text):
                    found[word].update(self._short[piece])
            for size in sizes:
                grams = {text[at : at + size] for at in range(len(text) - size)}
                for gram in self._inside.keys() & grams:
                    for piece, cue in self._inside[gram]:
                        for word in _words_with(piece, text):
                            found[word].add(cue)
        return found


def _words_with(piece: str, text: str) -> Iterator[str]:
    """The words that hold a piece, of words that a space follows."""
    at = text.find(piece)
    while at >= 0:
        end = text.index(" ", at)
        yield text[text.rfind(" ", 0, at) + 1 : end]
        at = text.find(piece, end)

"""Which rules may have to do with a line: found by its cues and its length, without trying a pattern.

With some ten thousand cues, asking each one whether it stands in the line costs more than everything else together.
So all are looked for in one pass (Aho and Corasick, "Efficient string matching", 1975), over all lines of a text at
once.  A line is looked at with a space before and behind it, so that the cue ``" ver"`` begins a word also at the
beginning of a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

try:
    from ahocorasick import Automaton
except ImportError:  # an interpreter for which nobody built it: slower, and finds the same
    from newsclean.rules.plain_search import Automaton

from newsclean.rules.rule import Rule

_BETWEEN = " \n "
"""What stands between two lines: no folded line holds a line feed, so no cue reaches from one into the next."""


class Lengths(NamedTuple):
    """How long lines are, in characters of the folded line, of which a rule may take all or a part."""

    least: int
    most: int


class CueIndex:
    r"""The cues of some rules, ready to be found in lines.

    Args:
        rules: the rules, each with the lengths of the lines that it may take; their order is their place in the book.

    Example:
        >>> rule = Rule("en-more", "related", "pointer to another story", ("read more",), r"read more\b.{0,160}")
        >>> index = CueIndex([(rule, Lengths(9, 169))])
        >>> list(index.candidates(["it rained.", "read more: storm hits coast"]))
        [(1, [0])]
    """

    def __init__(self, rules: Sequence[tuple[Rule, Lengths]]) -> None:
        self._lengths = [lengths for _, lengths in rules]
        orders: dict[str, list[int]] = {}
        for order, (rule, _) in enumerate(rules):
            for cue in rule.cues:
                orders.setdefault(cue.lower(), []).append(order)
        self._cues = {cue: (max(self._lengths[order].most for order in some), some) for cue, some in orders.items()}

    @cached_property
    def _all(self) -> Automaton:
        return _automaton(self._cues)

    @cached_property
    def _ascii(self) -> Automaton:
        """The cues that a line of ASCII may hold: less than half of all, found in two thirds of the time."""
        return _automaton({cue: value for cue, value in self._cues.items() if cue.isascii()})

    def candidates(self, lines: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
        """The rules that have a cue in a line and may take a line of its length.

        Args:
            lines: the lines, folded, in lower case.

        Yields:
            for each line with such rules, its place and theirs, in the book's order.
        """
        text = f" {_BETWEEN.join(lines)} "
        automaton = self._ascii if text.isascii() else self._all
        at = last = -1
        length, found = 0, set[int]()
        for end, (most, orders) in automaton.iter(text):
            if end > last:
                if found and (fitting := self._fitting(found, length)):
                    yield at, fitting
                found = set()
                while end > last:
                    at += 1
                    length = len(lines[at])
                    last += length + len(_BETWEEN)
            if length <= most:
                found.update(orders)
        if found and (fitting := self._fitting(found, length)):
            yield at, fitting

    def _fitting(self, found: set[int], length: int) -> list[int]:
        lengths = self._lengths
        return sorted([order for order in found if lengths[order][0] <= length <= lengths[order][1]])


def _automaton(words: Mapping[str, tuple[int, list[int]]]) -> Automaton:
    automaton = Automaton()
    automaton.add_word("\n\n", (0, []))  # stands in no text; an automaton without words cannot be asked
    for word, value in sorted(words.items()):  # in this order words that begin alike are found a tenth faster
        if word.strip() and "\n" not in word:  # else it says nothing, or stands in no line
            automaton.add_word(word, value)
    automaton.make_automaton()
    return automaton

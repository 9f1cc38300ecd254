"""Which rules may have to do with a line: found by its cues, without trying a pattern.

With some ten thousand cues, asking each one whether it stands in the line costs more than everything else together.
So all are looked for in one pass (Aho and Corasick, "Efficient string matching", 1975), over all lines of a text at
once.  A line is looked at with a space before and behind it, so that the cue ``" ver"`` begins a word also at the
beginning of a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

try:
    from ahocorasick import Automaton
except ImportError:  # an interpreter for which nobody built it: slower, and finds the same
    from newsclean.rules.plain_search import Automaton

from newsclean.rules.rule import Rule

_BETWEEN = " \n "
"""What stands between two lines: no folded line holds a line feed, so no cue reaches from one into the next."""


class CueIndex:
    r"""The cues of some rules, ready to be found in lines.

    Args:
        rules: the rules, by their place in the book.

    Example:
        >>> rule = Rule("en-more", "related", "pointer to another story", ("read more",), r"read more\b.{0,160}")
        >>> list(CueIndex({7: rule}).candidates(["it rained.", "read more: storm hits coast"]))
        [(1, {7})]
    """

    def __init__(self, rules: Mapping[int, Rule]) -> None:
        self._orders: dict[str, list[int]] = {}
        for order, rule in rules.items():
            for cue in rule.cues:
                self._orders.setdefault(cue.lower(), []).append(order)

    @cached_property
    def _all(self) -> Automaton:
        return _automaton(self._orders)

    @cached_property
    def _ascii(self) -> Automaton:
        """The cues that a line of ASCII may hold: less than half of all, found in two thirds of the time."""
        return _automaton({cue: orders for cue, orders in self._orders.items() if cue.isascii()})

    def candidates(self, lines: Sequence[str]) -> Iterator[tuple[int, set[int]]]:
        """The rules that have a cue in a line.

        Args:
            lines: the lines, folded, in lower case.

        Yields:
            for each line with a cue, its place and those of the rules in the book.
        """
        text = f" {_BETWEEN.join(lines)} "
        automaton = self._ascii if text.isascii() else self._all
        at, last, found = -1, -1, set[int]()
        for end, orders in automaton.iter(text):
            if end > last:
                if found:
                    yield at, found
                    found = set()
                while end > last:
                    at += 1
                    last += len(lines[at]) + len(_BETWEEN)
            found.update(orders)
        if found:
            yield at, found


def _automaton(words: Mapping[str, object]) -> Automaton:
    automaton = Automaton()
    automaton.add_word("\n\n", ())  # stands in no text; an automaton without words cannot be asked
    for word, value in sorted(words.items()):  # in this order words that begin alike are found a tenth faster
        if word.strip() and "\n" not in word:  # else it says nothing, or stands in no line
            automaton.add_word(word, value)
    automaton.make_automaton()
    return automaton

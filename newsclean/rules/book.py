"""A set of rules, ready for use."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from newsclean.errors import RuleError
from newsclean.memory import LONGEST as LONGEST_KEPT
from newsclean.rules.cue_index import CueIndex, Lengths
from newsclean.rules.learned import LEARNED
from newsclean.rules.line import CACHED, Line
from newsclean.rules.loading import packed
from newsclean.rules.matcher import LONGEST, Matcher, ready, width
from newsclean.rules.rule import Rule
from newsclean.rules.signals import SIGNALS

VERSION = "2"
"""Raised when what a rule means changes: a new key, another folding.  What the rules are is in the hash."""

PROSE = 120
"""Characters from which a line is no label, whatever its pattern would allow."""

_LABELS = frozenset(("navigation", "player", "print", "reading-time", "timestamp"))
_TOLD_BY_LABELS = frozenset(("byline", "published"))
"""Kinds of rules that are for labels, and what labels tell: a byline names names, a note on the author is prose."""


@dataclass(frozen=True, slots=True)
class Span:
    """What a rule takes of a line.

    Args:
        rule: the rule.
        start: first character, in the text of the line.
        end: the one after the last.
        whole: whether the rule takes all of the line.
    """

    rule: Rule
    start: int
    end: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of a line, whatever its place.

    Args:
        whole: the rules that match all of it, in order; those after one that takes it anywhere are not asked.
        parts: what rules take of its start and end; none touches another.
    """

    whole: tuple[Rule, ...] = ()
    parts: tuple[Span, ...] = ()

    def taken(self, *, head: bool, tail: bool) -> Rule | None:
        """The rule that takes the whole line where it stands.

        Args:
            head: whether it is among the first lines of its text.
            tail: whether it is among the last.
        """
        return next((rule for rule in self.whole if not rule.hint and rule.stands(head=head, tail=tail)), None)


_NOTHING = Verdict()


@dataclass(frozen=True)
class RuleBook:
    """All rules that a cleaner uses: by default, every pack that comes with newsclean.

    A book is a value: :meth:`without` and :meth:`with_rules` give a new one.

    Args:
        rules: the rules, in order; where several take a line, the first gives the reason.
        off: ids of signals (:data:`newsclean.rules.SIGNALS`) that are switched off.
        left_out: rules that were taken out; what one of them describes is not taken for its words, either.

    Raises:
        RuleError: if ``rules`` are none.

    Example:
        >>> book = RuleBook()
        >>> book["any-ad-size"].kind
        'advertisement'
        >>> "any-ad-size" in book.without("any-ad-size")
        False
    """

    rules: tuple[Rule, ...] = field(default_factory=packed)
    off: frozenset[str] = frozenset()
    left_out: tuple[Rule, ...] = ()

    def __post_init__(self) -> None:
        given: object = self.rules
        if not isinstance(given, tuple | list) or not all(isinstance(each, Rule) for each in given):
            raise RuleError(f"a RuleBook takes a tuple of rules, not {given!r:.80}")

    def __getitem__(self, name: str) -> Rule:
        """The rule with an id.

        Raises:
            KeyError: if there is none.
        """
        return self._by_id[name]

    def __contains__(self, name: object) -> bool:
        return name in self._by_id

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def __repr__(self) -> str:
        return f"<RuleBook {self.version}: {len(self.rules)} rules>"

    @cached_property
    def version(self) -> str:
        """Version and two hashes, of the rules and of what was learned: ``"1+3f2a9c41d0b7.82c6aa03b1f5"``.

        Equal only for books that clean alike, by the same release.
        """
        content = [rule.to_dict() | {"drops": [], "keeps": []} for rule in self.rules]
        absent = sorted(self.off) + sorted(rule.id for rule in self.left_out)
        text = json.dumps([content, absent], sort_keys=True, ensure_ascii=False)
        return f"{VERSION}+{hashlib.sha256(text.encode()).hexdigest()[:12]}.{LEARNED}"

    def without(self, *names: str) -> RuleBook:
        """This book without some rules or signals.

        Args:
            names: their ids.

        Raises:
            RuleError: if there is no rule or signal with such an id.
        """
        signals = {signal.id for signal in SIGNALS}
        for name in names:
            if not isinstance(name, str):
                raise RuleError(f"without takes ids one by one, not {_called(name)}")
            if name not in self._by_id and name not in signals:
                raise RuleError(f"there is no rule {name!r}", rule=name)
        kept = tuple(rule for rule in self.rules if rule.id not in names)
        left_out = tuple(rule for rule in self.rules if rule.id in names)
        return RuleBook(kept, self.off | (signals & set(names)), self.left_out + left_out)

    def with_rules(self, *rules: Rule) -> RuleBook:
        """This book with more rules; one with the id of a rule that is there takes its place.

        Args:
            rules: the rules; :func:`newsclean.rules.loading.parse` reads them from the text of a TOML file.

        Raises:
            RuleError: if something is no rule, or a rule could not work (see :meth:`Rule.check`).
        """
        known = {rule.pattern for rule in self.rules}
        for rule in rules:
            if not isinstance(rule, Rule):
                raise RuleError(f"with_rules takes rules one by one, not {_called(rule)}")
            if rule.pattern not in known:  # those of the packs were checked
                rule.check()
        new = {rule.id: rule for rule in rules}
        kept = tuple(new.pop(rule.id, rule) for rule in self.rules)
        names = {rule.id for rule in rules}
        left_out = tuple(rule for rule in self.left_out if rule.id not in names)
        return RuleBook(kept + tuple(new.values()), self.off - names, left_out)

    def verdicts(self, lines: Sequence[Line]) -> list[Verdict]:
        """What the rules say of each line of a text.

        Args:
            lines: the lines.

        Returns:
            for each line, the rules that match all of it, and the parts that others take.
        """
        known = self._verdicts
        verdicts = [known.get(line.text) for line in lines]
        fresh = {line.text: line for line, verdict in zip(lines, verdicts, strict=True) if verdict is None}
        judged = self._judged(tuple(fresh.values())) if fresh else {}
        if len(known) + len(judged) > CACHED:
            known.clear()
        known.update({text: verdict for text, verdict in judged.items() if len(text) <= LONGEST_KEPT})
        return [verdict or judged[line.text] for line, verdict in zip(lines, verdicts, strict=True)]

    def verdict(self, line: Line) -> Verdict:
        """What the rules say of one line.

        Args:
            line: the line.
        """
        return self.verdicts((line,))[0]

    def spans(self, line: Line, *, head: bool = True, tail: bool = True) -> list[Span]:
        """What the rules take of a line where it stands.

        Args:
            line: the line.
            head: whether it is among the first lines of its text.
            tail: whether it is among the last.

        Returns:
            one span for the whole line; or the parts that go, none of them touching another; or nothing.
        """
        verdict = self.verdict(line)
        rule = verdict.taken(head=head, tail=tail)
        return [Span(rule, 0, len(line.text), whole=True)] if rule else list(verdict.parts)

    def _judged(self, lines: Sequence[Line]) -> dict[str, Verdict]:
        """The verdicts of some lines, by their text."""
        judged = dict.fromkeys([line.text for line in lines], _NOTHING)
        for at, orders in self._index.candidates([line.low for line in lines]):
            judged[lines[at].text] = self._judge(lines[at], orders)
        return judged

    def _judge(self, line: Line, candidates: Iterable[int]) -> Verdict:
        whole: list[Rule] = []
        partial: list[tuple[Rule, re.Match[str]]] = []
        for order in candidates:
            rule = self.rules[order]
            matcher = self._matchers[order]
            if matcher is None:
                matcher = self._matchers[order] = ready(rule.pattern, rule.part, rule.longest)
            found = matcher.find(line, line.folded if rule.cased else line.low)
            if found is None:
                continue
            if rule.part != "line":
                partial.append((rule, found))
                continue
            whole.append(rule)
            if rule.place == "anywhere" and not rule.hint:
                return Verdict(tuple(whole))
        return _verdict(line, whole, partial) if whole or partial else _NOTHING

    @cached_property
    def _matchers(self) -> list[Matcher | None]:
        return [None] * len(self.rules)

    @cached_property
    def _verdicts(self) -> dict[str, Verdict]:
        return {}

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def _index(self) -> CueIndex:
        return CueIndex([(rule, _lengths(rule)) for rule in self.rules])

    def __getstate__(self) -> dict[str, Any]:
        return {"rules": self.rules, "off": self.off, "left_out": self.left_out}


def _verdict(line: Line, whole: list[Rule], partial: list[tuple[Rule, re.Match[str]]]) -> Verdict:
    parts: list[Span] = []
    for rule, found in partial:
        if found.span() == (0, len(line.folded)):
            return Verdict((*whole, rule))
        start, end = line.origin(*found.span())
        if all(end <= part.start or start >= part.end for part in parts):
            parts.append(Span(rule, start, end))
    return Verdict(tuple(whole), tuple(parts))


def _lengths(rule: Rule) -> Lengths:
    least, most = width(rule.pattern)
    if rule.part != "line":
        return Lengths(least, rule.longest or sys.maxsize)
    label = rule.kind in _LABELS or rule.tells in _TOLD_BY_LABELS
    return Lengths(least, min(rule.longest or most, PROSE if label else max(rule.longest, LONGEST)))


def _called(value: object) -> str:
    """What to call a wrong argument; a list is most often one whose ``*`` was forgotten."""
    name = f"a {type(value).__name__}"
    return f"{name}; write * before it" if isinstance(value, list | tuple | set | frozenset | RuleBook) else name

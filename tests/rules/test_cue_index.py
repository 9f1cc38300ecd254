"""The index finds every rule whose cue stands in a line, and no other: it only makes things faster."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.rules import Rule, RuleBook, cue_index, plain_search, read
from newsclean.rules.book import CACHED
from newsclean.rules.cue_index import CueIndex
from newsclean.rules.line import Line

BOOK = RuleBook()
RULES = dict(enumerate(BOOK))
LONG = {order: rule for order, rule in RULES.items() if order % 3 == 0}
ORDERS: dict[str, list[int]] = {}
for order, rule in RULES.items():
    for each in rule.cues:
        ORDERS.setdefault(each.lower(), []).append(order)
CUES = sorted(ORDERS)


def plain(rules: dict[int, Rule]) -> CueIndex:
    """The same index where pyahocorasick is missing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cue_index, "Automaton", plain_search.Automaton)
        return CueIndex(rules)


INDEXES = [(CueIndex(rules), rules) for rules in (RULES, LONG)] + [(plain(rules), rules) for rules in (RULES, LONG)]

words = st.one_of(st.sampled_from(CUES), st.sampled_from(CUES).map(str.strip), st.text(max_size=12))
lines = st.lists(words, max_size=6).flatmap(lambda some: st.sampled_from([" ".join(some), "".join(some)]))


def by_asking_each(low: str) -> set[int]:
    padded = f" {low} "
    return {order for cue, orders in ORDERS.items() if cue in padded for order in orders}


@given(st.lists(lines, max_size=4))
@settings(max_examples=200, deadline=None)
def test_it_finds_what_asking_each_cue_finds(texts: list[str]) -> None:
    some = [Line(text).low for text in texts]
    wanted = {at: found for at, low in enumerate(some) if (found := by_asking_each(low))}
    for index, rules in INDEXES:
        of_rules = {at: found & rules.keys() for at, found in wanted.items() if found & rules.keys()}
        assert dict(index.candidates(some)) == of_rules


def test_each_cue_alone_is_found() -> None:
    some = [Line(cue.strip()).low for cue in CUES[::5]]
    wanted = {at: found for at, low in enumerate(some) if (found := by_asking_each(low))}
    for index, rules in INDEXES:
        if rules is RULES:
            assert dict(index.candidates(some)) == wanted


def test_a_book_without_rules_finds_nothing() -> None:
    assert list(CueIndex({}).candidates(["it rained.", ""])) == []
    assert list(plain({}).candidates([])) == []


def test_what_was_read_before_changes_no_verdict() -> None:
    book = RuleBook()
    known = [read(line) for rule in RULES.values() for line in rule.drops[:1]]
    before = book.verdicts(known)
    letters = random.Random(3)  # noqa: S311 - words that nobody has seen
    for _ in range(3):
        book.verdicts([read("".join(letters.choices("abcdefgh ", k=30))) for _ in range(CACHED)])
        assert book.verdicts(known) == before
    assert [book.verdict(line) for line in known] == before

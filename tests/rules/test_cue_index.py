"""The index finds every rule whose cue stands in a line of fitting length, and no other: it only saves time."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.rules import Rule, RuleBook, cue_index, plain_search, read
from newsclean.rules.book import CACHED
from newsclean.rules.cue_index import CueIndex, Lengths
from newsclean.rules.line import Line

BOOK = RuleBook()
ANY = Lengths(0, 1_000_000)
ALL = [(rule, ANY) for rule in BOOK]
SOME = [(rule, Lengths(order % 40, order % 90)) for order, rule in enumerate(BOOK) if order % 3 == 0]
CUES = sorted({cue.lower() for rule in BOOK for cue in rule.cues})


def plain(rules: list[tuple[Rule, Lengths]]) -> CueIndex:
    """The same index where pyahocorasick is missing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cue_index, "Automaton", plain_search.Automaton)
        return CueIndex(rules)


INDEXES = [(CueIndex(rules), rules) for rules in (ALL, SOME)] + [(plain(rules), rules) for rules in (ALL, SOME)]

words = st.one_of(st.sampled_from(CUES), st.sampled_from(CUES).map(str.strip), st.text(max_size=12))
lines = st.lists(words, max_size=6).flatmap(lambda some: st.sampled_from([" ".join(some), "".join(some)]))


def by_asking_each(lines: list[str], rules: list[tuple[Rule, Lengths]]) -> dict[int, list[int]]:
    places: dict[str, list[int]] = {}
    for order, (rule, _) in enumerate(rules):
        for cue in rule.cues:
            places.setdefault(cue.lower(), []).append(order)
    found = {}
    for at, low in enumerate(lines):
        here = {order for cue, orders in places.items() if cue in f" {low} " for order in orders}
        if fitting := sorted(order for order in here if rules[order][1].least <= len(low) <= rules[order][1].most):
            found[at] = fitting
    return found


@given(st.lists(lines, max_size=4))
@settings(max_examples=200, deadline=None)
def test_it_finds_what_asking_each_cue_finds(texts: list[str]) -> None:
    some = [Line(text).low for text in texts]
    for index, rules in INDEXES:
        assert dict(index.candidates(some)) == by_asking_each(some, rules)


def test_each_cue_alone_is_found() -> None:
    some = [Line(cue.strip()).low for cue in CUES[::5]]
    wanted = by_asking_each(some, ALL)
    assert len(wanted) > len(some) / 2
    for index, rules in INDEXES:
        if rules is ALL:
            assert dict(index.candidates(some)) == wanted


def test_a_book_without_rules_finds_nothing() -> None:
    assert list(CueIndex([]).candidates(["it rained.", ""])) == []
    assert list(plain([]).candidates([])) == []


def test_what_was_read_before_changes_no_verdict() -> None:
    book = RuleBook()
    known = [read(line) for rule in BOOK for line in rule.drops[:1]]
    before = book.verdicts(known)
    letters = random.Random(3)  # noqa: S311 - words that nobody has seen
    for _ in range(3):
        book.verdicts([read("".join(letters.choices("abcdefgh ", k=30))) for _ in range(CACHED)])
        assert book.verdicts(known) == before
    assert [book.verdict(line) for line in known] == before

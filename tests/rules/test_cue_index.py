"""The index finds every rule whose cue stands in a line, and no other: it only makes things faster."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.rules import RuleBook, read
from newsclean.rules.cue_index import REMEMBERED, CueIndex
from newsclean.rules.line import Line

BOOK = RuleBook()
RULES = dict(enumerate(BOOK))
LONG = {order: rule for order, rule in RULES.items() if order % 3 == 0}
INDEX = CueIndex((RULES, LONG))
ORDERS: dict[str, list[int]] = {}
for order, rule in RULES.items():
    for each in rule.cues:
        ORDERS.setdefault(each.lower(), []).append(order)
CUES = sorted(ORDERS)

words = st.one_of(st.sampled_from(CUES), st.sampled_from(CUES).map(str.strip), st.text(max_size=12))
lines = st.lists(words, max_size=6).flatmap(lambda some: st.sampled_from([" ".join(some), "".join(some)]))


def by_asking_each(line: Line) -> list[int]:
    low = f" {line.low} "
    return sorted({order for cue, orders in ORDERS.items() if cue in low for order in orders})


@given(lines)
@settings(max_examples=300, deadline=None)
def test_it_finds_what_asking_each_cue_finds(text: str) -> None:
    line = Line(text)
    INDEX.learn([line.words])
    assert INDEX.candidates(line) == by_asking_each(line)
    assert INDEX.candidates(line, 1) == [order for order in by_asking_each(line) if order in LONG]


def test_each_cue_alone_is_found() -> None:
    for cue in CUES[::5]:
        line = Line(cue.strip())
        INDEX.learn([line.words])
        assert INDEX.candidates(line) == by_asking_each(line), cue


def test_forgetting_changes_nothing() -> None:
    index = CueIndex((RULES,))
    line = read("Subscribe to our newsletter")
    index.learn([line.words])
    before = index.candidates(line)
    index.learn([[f"w{number}" for number in range(REMEMBERED)]])
    index.learn([line.words])
    assert before
    assert index.candidates(line) == before

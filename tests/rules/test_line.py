"""A folded line holds no white space but single spaces between its words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.rules import read
from newsclean.rules.line import Line

SPACES = " \u00a0\u2009\u3000\u2028\u0085\t\x1c"
lines = st.text(st.sampled_from("aB\u0130é.«»▶-" + SPACES), max_size=24)


@given(lines)
@settings(max_examples=500, deadline=None)
def test_white_space_is_folded(text: str) -> None:
    low = Line(text).low
    assert low == " ".join(low.split())


def test_no_break_spaces_beside_spaces_are_folded() -> None:
    assert read("Read\u00a0 more:  the\u00a0story").low == "read more: the story"
    assert len(read("10\u00a0\u00a0\u00a0 12 pm").low) == len("10 12 pm")

"""Blocks as Markdown: a reader sees the words, whatever marks they begin or end with."""

from __future__ import annotations

import pytest

from newsclean.render import markdown
from newsclean.types import Block, Kind


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("12. Juni 1953", r"12\. Juni 1953"),  # before a digit, a backslash would be seen
        ("3) No dogs", r"3\) No dogs"),
        ("12.5 percent", "12.5 percent"),
        ("1.", r"1\."),
        ("- Bread", r"\- Bread"),
        ("-", r"\-"),
        ("-3 degrees", "-3 degrees"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("~~~", r"\~~~"),
        ("# One", r"\# One"),
        ("#one", "#one"),
        ("Write &copy; for ©", r"Write \&copy; for ©"),
        ("R&D, AT&T", "R&D, AT&T"),
    ],
)
def test_marks_of_a_paragraph_are_seen(text: str, written: str) -> None:
    assert markdown([Block(text)]) == written


@pytest.mark.parametrize(
    ("text", "written"), [("Learn C #", r"## Learn C \#"), ("C#", "## C#"), ("10. Rain", r"## 10\. Rain")]
)
def test_marks_of_a_heading_are_seen(text: str, written: str) -> None:
    assert markdown([Block(text, Kind.HEADING, 2)]) == written

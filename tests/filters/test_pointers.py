"""Pointers to one story: the heading of a box of stories with a headline behind it."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.cleaner import Cleaner
from newsclean.filters import Context, pointer
from newsclean.filters.context import TRUSTED
from newsclean.filters.marks import CHAPTERS, GUIDE
from newsclean.rules import RuleBook
from newsclean.types import Block, Kind

PROSE = "The harbour was closed on Monday after the storm, and the council said that nobody had been hurt at all."
POINTERS = [
    "You might also like: How the harbour was built",
    "More on the topic: How the harbour was built",
    "[Read more: How the harbour was built]",
    "Das könnte Ihnen auch gefallen: Wie der Hafen entstand",
    "Vous aimerez aussi : comment le port fut construit",
    "Du vil kanskje like: Slik ble havnen bygd",
    "你可能感兴趣：港口是怎样建成的",
]
GENUINE = [
    "In other news: the mayor resigned.",
    "Next up: the northern route",
    "What the harbour needs: money, time and stone",
    "More on the topic is known: the harbour was built in 1911",
    "(More than once: in 1911 and in 1954)",
]


@pytest.mark.parametrize("line", POINTERS)
def test_a_heading_of_other_stories_with_a_headline_behind_it_goes(line: str) -> None:
    (removal,) = pointer([Block(line)], Context())
    assert (removal.index, removal.rule, removal.kind, removal.span) == (0, "pointer", "related", None)
    assert newsclean.clean_text(f"{PROSE}\n{line}\n{PROSE[::-1]}").text == f"{PROSE}\n{PROSE[::-1]}"


@pytest.mark.parametrize("line", GENUINE)
def test_other_lines_with_a_colon_stay(line: str) -> None:
    assert not list(pointer([Block(line)], Context()))


@pytest.mark.parametrize("kind", [Kind.TABLE, Kind.CODE])
def test_rows_and_code_are_not_asked(kind: Kind) -> None:
    assert not list(pointer([Block(POINTERS[0], kind)], Context()))


def test_a_line_of_which_the_finder_is_sure_stays() -> None:
    sure = Block(POINTERS[0], score=TRUSTED)
    assert not list(pointer([sure], Context(from_page=True)))
    assert list(pointer([sure], Context()))


def test_a_guide_is_built_of_pointers_if_it_has_several() -> None:
    chapters = [f"{place} {PROSE}" for place in range(GUIDE)]
    pointers = [f"Read more: How harbour {place} was built" for place in range(CHAPTERS)]
    half = len(chapters) // 2
    several = "\n".join(
        [*chapters[:half], pointers[0], *chapters[half : -half // 2], *pointers[1:], *chapters[-half // 2 :]]
    )
    alone = "\n".join([*chapters[:half], pointers[0], *chapters[half:]])
    assert newsclean.clean_text(several).text == several
    assert newsclean.clean_text(alone).text == "\n".join(chapters)


def test_the_signal_can_be_switched_off() -> None:
    lenient = Cleaner(rules=RuleBook().without("pointer", "wording"))
    text = f"{PROSE}\n{POINTERS[0]}\n{PROSE[::-1]}"
    assert newsclean.clean_text(text, cleaner=lenient).text == text

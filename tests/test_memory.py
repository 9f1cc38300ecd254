"""What was said about short lines is kept, up to a number of them; nothing is kept of long ones."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable

import pytest

import newsclean
from newsclean.memory import LONGEST, remembered

LENGTH = 300_000
"""Characters of a line that is worth no room."""

TURNS = 5


def text(turn: int, length: int) -> str:
    return "\n".join((f"{turn} " + "The harbour was closed on Monday. " * (length // 34), "300x250 Ad", "He paused."))


def page(turn: int, length: int) -> str:
    line = text(turn, length).split("\n")[0]
    head = f'<title>{line}</title><meta name="author" content="{line}"><meta property="og:title" content="{line}">'
    linked = f'<script type="application/ld+json">{{"@type": "{line}", "headline": "{line}"}}</script>'
    return f"<html><head>{head}{linked}</head><body><h1>{line}</h1><p>By {line}</p><p>{line}</p></body></html>"


@pytest.mark.parametrize(
    "clean", [lambda turn, length: newsclean.clean_text(text(turn, length)),
              lambda turn, length: newsclean.clean(page(turn, length))],
    ids=["text", "page"],
)  # fmt: skip
def test_nothing_is_kept_of_long_lines(clean: Callable[[int, int], object]) -> None:
    clean(0, LENGTH)  # what is loaded once
    tracemalloc.start()
    try:
        for turn in range(1, TURNS + 1):
            clean(turn, LENGTH)
        gc.collect()
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < LENGTH


def test_a_short_text_is_asked_about_once_until_it_is_forgotten() -> None:
    asked: list[str] = []

    @remembered(most=2)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    long = "x" * (LONGEST + 1)
    assert [length("storm"), length("storm"), length(long), length(long)] == [5, 5, LONGEST + 1, LONGEST + 1]
    assert asked == ["storm", long, long]
    length.forget()
    length("storm")
    assert asked[3:] == ["storm"]

"""Readers' comments go as one section, wherever in a long text they are announced."""

from __future__ import annotations

from typing import cast

from newsclean.filters import Context, comment_section, split
from newsclean.filters.marks import Standing
from newsclean.rules import Line

PROSE = (
    "The harbour was closed on Monday after the storm, and the council said that nobody had been hurt. Ferry number #."
)
COMMENTS = "2 comments\nAnna\nReply\nAt last somebody says so.\nBert\nReply\nIt was the same last year."


def story(paragraphs: int) -> str:
    return "\n".join(PROSE.replace("#", str(number)) for number in range(paragraphs))


def pointed(text: str) -> list[int]:
    return [removal.index for removal in comment_section(split(text), Context())]


def test_what_stands_below_the_opening_goes() -> None:
    assert pointed(f"{story(4)}\n{COMMENTS}") == [5, 6, 7, 8, 9, 10]


def test_a_button_above_the_text_opens_nothing() -> None:
    assert pointed(f"2 comments\nReply\nReply\n{story(4)}") == []


class Counted:
    """A line that tells each time it is looked at."""

    def __init__(self, line: Line, looks: list[Line]) -> None:
        self._line = line
        self._looks = looks

    @property
    def low(self) -> str:
        self._looks.append(self._line)
        return self._line.low


def test_each_line_is_measured_a_few_times_however_many_openings_there_are() -> None:
    openings = 300
    text = "\n".join(f"{number} comments" for number in range(openings)) + "\n" + story(openings)
    context = Context()
    standing = Standing.of(split(text), context.rules)
    looks: list[Line] = []
    standing.lines = [cast("Line", Counted(line, looks)) for line in standing.lines]
    assert list(comment_section(standing, context)) == []
    assert len(looks) <= 2 * len(standing)

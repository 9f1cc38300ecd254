"""A text that a page shows twice is kept once; what is meant to be read twice stays."""

from __future__ import annotations

import newsclean
from newsclean.filters import Context, second_copy
from newsclean.types import Block

STORY = [
    "The harbour of Ostrel was closed on Monday after the storm, and ferries stayed at their moorings all day long.",
    "A ferry on Tuesday",
    "The council will meet on Thursday to count the damage, which the mayor put at two million, the town said.",
    "“Nobody remembered a storm like it,” said Ann Lee, who has kept the light of Ostrel for more than thirty years.",
    "He paused.",
    "Two boats were lost, one of them the pilot's, and the roof of the fish market was found in the next village.",
    "Schools open on Wednesday, trains run again since noon, and the bridge to the island will be closed until Friday.",
]
REFRAIN = ["The storm is over, the storm is done,", "and home come the boats with the rising sun."]
CAPTION = "The harbour on Monday."


def pointed(*lines: str) -> list[int]:
    return [removal.index for removal in second_copy([Block(line) for line in lines], Context())]


def test_the_second_copy_goes() -> None:
    assert pointed(*STORY, *STORY) == list(range(7, 14))


def test_a_third_copy_goes_too() -> None:
    assert pointed(*STORY, *STORY, *STORY) == list(range(7, 21))


def test_a_copy_may_lack_a_line() -> None:
    assert pointed(STORY[0], CAPTION, *STORY[1:], *STORY) == list(range(8, 15))


def test_refrains_and_single_lines_stay() -> None:
    assert pointed(*REFRAIN, STORY[0], *REFRAIN, STORY[2], *REFRAIN) == []
    assert pointed(*STORY, STORY[3]) == []


def test_lines_in_another_order_are_no_copy() -> None:
    assert pointed(*STORY, *reversed(STORY)) == []


def test_one_long_line_is_no_copy() -> None:
    notice = " ".join(STORY) * 2
    assert pointed(notice, STORY[0], notice) == []


def test_a_page_with_two_copies_is_read_once_and_the_removal_can_be_undone() -> None:
    copy = "".join(f"<p>{line} {line.lower()}</p>" for line in STORY)
    article = newsclean.clean(
        f"<article><h1>Storm</h1><div class=desktop>{copy}</div><div class=mobile>{copy}</div></article>"
    )
    assert article.text.count(STORY[0]) == 1
    assert article.body.keeping("second-copy").text.count(STORY[0]) == 2


def test_a_text_is_cleaned_of_it_too() -> None:
    text = "\n".join(STORY)
    assert newsclean.clean_text(f"{text}\n{text}").text.strip() == text

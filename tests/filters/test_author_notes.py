"""A note about who signs the article goes from its end; people in the news stay."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.filters import Context, author_note
from newsclean.types import Block

STORY = [
    "The harbour of Ostrel was closed on Monday after the storm, and ferries stayed at their moorings all day long.",
    "The council will meet on Thursday to count the damage, which the mayor put at two million, the town said.",
    "Two boats were lost, one of them the pilot's, and the roof of the fish market was found in the next village.",
    "Schools open on Wednesday, trains run again since noon, and the bridge to the island will be closed until Friday.",
]
SIGNED = Context(authors=("Anna Bell", "Ostrel"))


def pointed(*lines: str, context: Context = SIGNED) -> list[int]:
    return [removal.index for removal in author_note([Block(line) for line in lines], context)]


@pytest.mark.parametrize(
    "note",
    [
        "Anna Bell is a physician and lives in Ostrel.",
        "*Anna Bell, MD, is a physician.",
        "(Anna Bell, who grew up in Ostrel, writes about the sea.)",
        "Anna Bell (bell@example.org) is the founder of the Harbour Watch.",
        "Anna Bell ist Ärztin in Ostrel.",
        "Anna Bell est médecin à Ostrel.",
    ],
)
def test_a_note_about_who_signs_goes(note: str) -> None:
    assert pointed(*STORY, note) == [4]
    assert pointed(*STORY, note, "Two people died.") == [4]


@pytest.mark.parametrize(
    "line",
    [
        "Carl Bay is a physician and lives in Ostrel.",
        "Anna Bell",
        "Anna Bell’s house was lost.",
        "Anna Bell, Ostrel",
        "“Anna Bell is a physician,” he said.",
        "Ostrel is a town of 9,000.",
    ],
)
def test_people_in_the_news_names_and_places_stay(line: str) -> None:
    assert pointed(*STORY, line) == []


def test_it_is_a_note_only_at_the_end() -> None:
    note = "Anna Bell is a physician and lives in Ostrel."
    assert pointed(note, *STORY) == []
    assert pointed(note) == []


def test_without_a_signature_nothing_goes() -> None:
    assert pointed(*STORY, "Anna Bell is a physician.", context=Context()) == []


def test_a_page_is_cleaned_of_it_and_the_removal_can_be_undone() -> None:
    note = "Anna Bell is a physician and lives in Ostrel."
    lines = "".join(f"<p>{line}</p>" for line in [*STORY, note])
    page = f"<meta name=author content='Anna Bell'><article><h1>Storm</h1>{lines}</article>"
    article = newsclean.clean(page)
    assert note not in article.text
    assert STORY[-1] in article.text
    assert note in article.body.keeping("author-note").text

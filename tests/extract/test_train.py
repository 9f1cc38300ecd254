"""What the finder learns from: labels told from truths and snippets."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.document import Document
from newsclean.errors import NewscleanError
from newsclean.extract.blocks import passages
from newsclean.train import pages
from newsclean.train.__main__ import main
from newsclean.train.disguise import disguise, old, plain
from newsclean.train.labels import labels, snippet_labels


def test_a_teaser_that_repeats_the_first_line_is_no_article() -> None:
    story = ["It rained all day in Ostrel.", "Nobody was hurt by the storm.", "The ferry will sail on Friday."]
    page = ["Home", *story, "Most read", "It rained all day in Ostrel."]
    assert labels(page, story) == [0, 1, 1, 1, 0, 0]


def test_short_lines_must_be_whole_lines() -> None:
    assert labels(["Ostrel", "It rained in Ostrel all day long."], ["It rained in Ostrel all day long."]) == [0, 1]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text("abcdefgh ", min_size=12, max_size=40), min_size=1, max_size=12))
def test_a_page_that_is_its_own_truth_is_all_article(lines: list[str]) -> None:
    truth = [f"{number} {line} end{number} of line{number}" for number, line in enumerate(lines)]
    assert labels(truth, truth) == [1] * len(truth)


def test_snippets_tell_only_what_they_touch() -> None:
    page = ["It rained all day in Ostrel.", "Share this story", "Nobody was hurt."]
    assert snippet_labels(page, ["rained all day"], ["Share this story"]) == [1, 0, -1]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.post.co.uk/a", "post.co.uk"),
        ("https://m.example.com/", "example.com"),
        ("https://www.orf.at/b", "orf.at"),  # as short as "co.uk", and still the publisher
        ("https://orf.at/b", "orf.at"),
        ("", ""),
    ],
)
def test_publishers(url: str, name: str) -> None:
    assert pages.publisher(url) == name


def test_a_folder_without_its_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NewscleanError, match="is not there"):
        pages.read(tmp_path, ["missing"])


def test_a_broken_label_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text(json.dumps({"id": "a"}) + "\n")
    with pytest.raises(NewscleanError, match="line 1"):
        pages.read(tmp_path, ["set"])


def test_a_labelled_page_becomes_a_lesson(tmp_path: Path) -> None:
    story = "It rained all day in Ostrel, and nobody was hurt by the storm. " * 3
    (tmp_path / "a.html").write_text(f"<nav><a href=/>Home</a></nav><p>{story}</p>")
    label = {"id": "a", "url": "https://www.post.example/a", "html": "a.html", "paragraphs": [story]}
    (tmp_path / "set.jsonl").write_text(json.dumps(label) + "\n")
    (lesson,) = pages.read(tmp_path, ["set"])
    assert lesson.group == "post.example"
    assert len(lesson.rows) == len(lesson.answers) == len(lesson.words)
    assert sum(lesson.answers) == 1


def test_training_on_nothing_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert "newsclean.train:" in capsys.readouterr().err


STORY = ["It rained all day in Ostrel.", "The ferry will sail on Friday.", "Nobody was hurt."]
CLOTHED = (
    '<body class="page"><header id="top"><a href="/a">Home</a></header>'
    "<main><article class='story'><h2 class=h>Storm</h2>"
    + "".join(f'<p class="story__text" data-index={number}>{line}</p>' for number, line in enumerate(STORY))
    + "</article></main></body>"
)


@pytest.mark.parametrize("disguised", [plain, old])
def test_a_disguise_changes_the_clothes_and_not_the_words(disguised: Callable[[str], str]) -> None:
    html = disguised(CLOTHED)
    assert [passage.text for passage in passages(Document(html))] == ["Home", "Storm", *STORY]
    assert "class" not in html
    assert "story" not in html
    assert "<article" not in html
    assert 'href="/a"' in html


def test_some_pages_are_learned_from_twice_and_stay_with_their_publisher(tmp_path: Path) -> None:
    names = [f"page-{number}" for number in range(20)]
    (tmp_path / "a.html").write_text(CLOTHED)
    labelled = [
        {"id": name, "url": "https://www.post.example/a", "html": "a.html", "paragraphs": STORY} for name in names
    ]
    (tmp_path / "set.jsonl").write_text("".join(json.dumps(each) + "\n" for each in labelled))
    lessons = pages.read(tmp_path, ["set"])
    twice = [name for name in names if disguise(name)]
    assert 0 < len(twice) < len(names)
    assert [lesson.id for lesson in lessons if lesson.disguised] == [f"{name} disguised" for name in twice]
    assert {lesson.group for lesson in lessons} == {"post.example"}
    assert all(sum(lesson.answers) >= len(STORY) for lesson in lessons)

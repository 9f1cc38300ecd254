"""Near-duplicates: what is one story, whose it is, and what each paper added."""

from __future__ import annotations

import random
from typing import Any

import pytest

from newsclean.batch import Plan, Written, find_duplicates, run
from newsclean.errors import BadOption
from newsclean.types import Page

SYLLABLES = "ba ko ri lum tes van dor mi sal eth pu gan".split()


def paragraph(seed: int, words: int = 40) -> str:
    dice = random.Random(seed)  # noqa: S311 - words
    return " ".join("".join(dice.choices(SYLLABLES, k=dice.randint(1, 3))) for _ in range(words)).capitalize() + "."


WIRE = [paragraph(number) for number in range(6)]


def row(position: int, *lines: str, **more: Any) -> dict[str, Any]:
    known = {
        "url": f"https://paper{position}.example/a",
        "published": None,
        "site": None,
        "publisher": None,
        "agency": None,
    }
    return {"position": position, "text": "\n".join(lines), **known, **more}


def others(first: int, number: int = 30) -> list[dict[str, Any]]:
    return [
        row(first + index, *(paragraph(10_000 + 1000 * first + 10 * index + line) for line in range(5)))
        for index in range(number)
    ]


def test_the_same_page_twice_is_one_group() -> None:
    rows = [*others(0), row(30, *WIRE), *others(31), row(61, *WIRE)]
    [group] = find_duplicates(rows)
    assert (group.original.position, group.because) == (30, "first")
    [copy] = group.copies
    assert (copy.position, copy.similarity, copy.shared) == (61, 1.0, (True,) * 6)
    assert group.original.shared == (True,) * 6


def test_wire_copy_is_found_and_what_papers_added_is_theirs() -> None:
    local = "The mayor of Ostrel told this newspaper that he would look into the matter himself next week."
    cut = WIRE[2].replace(WIRE[2].split()[5], "altered", 1)
    rows = [
        row(0, *WIRE[:5], agency="dpa", published="2026-05-01T09:00:00+02:00", site="Ostrel Post"),
        *others(1),
        row(
            40, WIRE[0], WIRE[1], cut, WIRE[3], local, "He paused.", agency="dpa", published="2026-05-01T08:00:00+00:00"
        ),
    ]
    [group] = find_duplicates(rows)
    assert (group.original.position, group.because) == (0, "earliest")
    assert group.copies[0].shared == (True, True, True, True, False, False)
    assert group.original.shared == (True, True, True, True, False)
    assert 0.5 < group.copies[0].similarity < 0.8


@pytest.mark.parametrize(
    "own",
    [
        {"site": "Associated Press"},
        {"publisher": "The Associated Press"},
        {"site": "AP News"},
        {"url": "https://apnews.com/a"},
        {"url": "https://www.ap.org/a"},
    ],
)
def test_the_agency_that_copies_name_is_the_original(own: dict[str, Any]) -> None:
    rows = [
        row(0, *WIRE, agency="AP" if "AP" in own.get("site", "") else "Associated Press", published="2026-05-01T08:00"),
        row(1, *WIRE, **{"published": "2026-05-01T12:00", **own}),
    ]
    [group] = find_duplicates(rows)
    assert (group.original.position, group.because) == (1, "agency")


def test_a_paper_whose_name_holds_the_agencys_letters_is_not_the_agency() -> None:
    rows = [
        row(0, *WIRE, agency="AP", published="2026-05-01T08:00"),
        row(1, *WIRE, url="https://www.apple-daily.example/a", site="Apple Daily", published="2026-05-01T12:00"),
    ]
    assert find_duplicates(rows)[0].because == "earliest"


@pytest.mark.parametrize(
    ("first", "second", "original", "because"),
    [
        ("2026-05-01T09:00:00+02:00", "2026-05-01T08:00:00+00:00", 0, "earliest"),
        ("2026-05-01T08:00:00-05:00", "2026-05-01T09:00:00+00:00", 1, "earliest"),
        ("2026-05-01T00:00:00", "2026-05-01T18:00:00", 1, "earliest"),  # a mere day says nothing about the hour
        ("2026-05-01", "2026-05-02T00:30:00", 0, "earliest"),
        (None, "2026-05-02T00:30:00", 1, "earliest"),
        ("next Monday", "2026-05-02T00:30:00", 1, "earliest"),
        (None, None, 1, "longest"),
    ],
)
def test_else_the_earliest_then_the_longest(first: str, second: str, original: int, because: str) -> None:
    rows = [row(0, *WIRE[:4], published=first), row(1, *WIRE, published=second)]
    [group] = find_duplicates(rows)
    assert (group.original.position, group.because) == (original, because)


def test_unrelated_articles_and_failures_are_in_no_group() -> None:
    assert find_duplicates([*others(0, 100), row(200, ""), row(201, ""), {**row(202), "text": None}]) == []


def test_texts_without_spaces_are_compared_by_characters() -> None:
    dice = random.Random(5)  # noqa: S311 - characters
    story = "".join(chr(dice.randint(0x4E00, 0x9FA0)) for _ in range(300))
    other = "".join(chr(dice.randint(0x4E00, 0x9FA0)) for _ in range(300))
    groups = find_duplicates([row(0, story), row(1, other), row(2, story[:250])])
    assert [(group.original.position, [copy.position for copy in group.copies]) for group in groups] == [(0, [2])]


def test_similarity_is_kept_to() -> None:
    rows = [row(0, *WIRE), row(1, *WIRE[:4], paragraph(90), paragraph(91))]
    assert find_duplicates(rows, 0.45)
    assert not find_duplicates(rows, 0.6)


def test_many_copies_of_one_text_take_no_time() -> None:
    [group] = find_duplicates([row(number, *WIRE) for number in range(3000)])
    assert len(group.copies) == 2999


def test_groups_do_not_depend_on_the_order_of_rows_but_for_ties() -> None:
    rows = [row(0, *WIRE), *others(1), row(50, *WIRE[:5], paragraph(77)), row(51, *WIRE[1:], paragraph(78))]
    forward, backward = find_duplicates(rows), find_duplicates(rows[::-1])
    assert forward == backward


@pytest.mark.parametrize("similarity", [0, 0.1, 1.1])
def test_similarities_that_cannot_be_are_refused(similarity: float) -> None:
    with pytest.raises(BadOption, match=r"similarity must be between 0\.3 and 1"):
        find_duplicates([], similarity)


def test_rows_that_can_be_read_only_once_are_refused() -> None:
    with pytest.raises(BadOption, match="gone through twice"):
        find_duplicates(iter([row(0, *WIRE)]))


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.csv.gz", "out.sqlite", "out.parquet", "out"])
def test_what_a_run_wrote_is_read_back_and_compared(tmp_path: Any, name: str) -> None:
    story = "<article><h1>Storm</h1>" + "".join(f"<p>{line}</p>" for line in WIRE) + "</article>"
    other = "<article><h1>Calm</h1>" + "".join(f"<p>{paragraph(50 + number)}</p>" for number in range(5)) + "</article>"
    bodies = [story, other, "", story]
    pages = [Page(body.encode(), f"https://example.com/{number}") for number, body in enumerate(bodies)]
    run(pages, tmp_path / name, plan=Plan(workers=0, batch=4))
    written = Written(tmp_path / name)
    rows = list(written)
    assert [each["ok"] for each in rows] == [True, True, False, True]
    assert [each["error"] for each in rows] == [None, None, "no-article", None]
    assert rows[0]["text"] == "\n".join(WIRE)
    assert isinstance(rows[0]["removed"], list)
    assert (rows[0]["position"], rows[2]["text"], rows[2]["tags"]) == (0, None, None)
    [group] = find_duplicates(written)
    assert [group.original.position, *(copy.position for copy in group.copies)] == [0, 3]
    assert group.to_dict()["copies"][0]["shared"] == [True] * 6


def test_what_no_run_wrote_is_refused(tmp_path: Any) -> None:
    with pytest.raises(BadOption, match="no output of a run"):
        iter(Written(tmp_path / "notes.txt"))

"""What a notebook shows of an article: everything in its place, nothing of the page trusted."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, Body, palette, view
from newsclean.report import report
from newsclean.rules import KINDS
from newsclean.types import Block, Finding, Kind, Metadata, Removal

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&"
AD = Removal(1, "any-ad-size", "the size of a banner", kind="advertisement")


def body() -> Body:
    return Body((Block("It rained. (Photo by A. Bell)"), Block("300x250 Ad"), Block("He paused.")), (
        Removal(0, "en-photo", "picture credit", (11, 29), "caption"), AD))  # fmt: skip


class Reader(HTMLParser):
    """What a browser sees: elements, their attributes, and which words are struck through."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.struck: list[str] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data
        if "del" in self.open:
            self.struck.append(data)


@pytest.mark.parametrize("article", [body(), Article(body(), metadata=Metadata(title="A pause"))])
def test_removed_words_are_struck_through_in_their_place(article: Article | Body) -> None:
    seen = Reader(article._repr_html_())
    assert seen.struck == ["(Photo by A. Bell)", "300x250 Ad"]
    assert ("title", "any-ad-size: the size of a banner") in seen.attributes
    assert seen.text.index("(Photo") < seen.text.index("300x250") < seen.text.index("He paused.")
    assert "2 lines kept, 1 removed, 1 trimmed" in seen.text
    assert not seen.open


def test_the_head_is_headline_byline_and_date() -> None:
    metadata = Metadata(
        title="A pause", authors=("A. Bell", "B. Crane", "C. Dove"), site="The Ledger",
        published=datetime(2024, 2, 9, 14, 5, tzinfo=UTC),
    )  # fmt: skip
    text = Reader(Article(body(), metadata=metadata)._repr_html_()).text
    assert "A pause" in text
    assert "By A. Bell, B. Crane and C. Dove · 2024-02-09 14:05 UTC · The Ledger" in text


def test_a_date_without_a_time_shows_none() -> None:
    metadata = Metadata(published=datetime(2024, 2, 9), published_date_only=True)  # noqa: DTZ001 - a day has no zone
    assert view.byline(metadata) == "2024-02-09"


def test_nothing_of_a_page_is_trusted() -> None:
    removal = Removal(1, EVIL, EVIL, kind=EVIL)
    metadata = Metadata(
        title=EVIL, authors=(EVIL,), site=EVIL, language=EVIL,
        sources={"title": EVIL}, findings=(Finding("title", EVIL, EVIL), Finding("title", EVIL, EVIL)),
    )  # fmt: skip
    article = Article(Body((Block(EVIL), Block(EVIL)), (removal,)), EVIL, metadata, EVIL, 0.0, (EVIL,), EVIL)
    for html in (article._repr_html_(), report(article)):
        seen = Reader(html)
        assert EVIL in seen.text
        assert not {"script", "img", "a", "iframe", "svg"} & set(seen.tags)
        assert not [name for name, _ in seen.attributes if name.startswith("on") or name in {"src", "href"}]
    assert "<script" not in article._repr_markdown_().replace("\\<", "")


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_words_come_out_as_words(text: str, reason: str) -> None:
    html = view.html([Block(text)], [Removal(0, "rule", reason)])
    shown = re.sub(r"\s+", "", Reader(html.replace("\r", " ")).text.replace("\0", ""))
    assert re.sub(r"\s+", "", text.replace("\0", "")) in shown


def test_a_line_that_stays_says_why() -> None:
    blocks = [
        Block("It rained.", reasons=('ends like a "sentence"', "plenty of prose")),
        Block("Menu", reasons=("no",)),
    ]
    html = view.html(blocks, [Removal(1, "not-article", "links only")])
    assert ("title", 'kept: ends like a "sentence"; plenty of prose') in Reader(html).attributes
    assert "kept: no" not in html


def test_long_articles_and_menus_are_folded() -> None:
    blocks = [Block(f"Menu {n}") for n in range(10)] + [Block(f"Line {n}.") for n in range(100)]
    html = view.html(blocks, [Removal(n, "outside", "a menu") for n in range(10)])
    summaries = re.findall("<summary>(.*?)</summary>", html)
    assert summaries == ["10 lines outside the article", f"{100 - 2 * view.ENDS} more lines of the article"]
    folded = re.findall("<details>.*?</details>", html, re.DOTALL)
    assert "Menu 9" in folded[0]
    assert "Line 50." in folded[1]
    assert "Line 0." not in folded[1]
    assert "Line 99." not in folded[1]


def test_every_kind_of_noise_has_one_colour() -> None:
    members = [kind for each in palette.FAMILIES for kind in each.kinds]
    assert sorted(members) == sorted(KINDS)
    assert len({each.colour for each in (*palette.FAMILIES, palette.OUTSIDE)}) == len(palette.FAMILIES) + 1


def test_markdown_strikes_lines_through() -> None:
    article = Article(body(), metadata=Metadata(title="A *pause*", authors=("A. Bell",)))
    assert article._repr_markdown_().splitlines()[::2] == [
        "# A \\*pause\\*",
        "By A. Bell",
        "It rained.",
        "~~(Photo by A. Bell)~~ *en-photo: picture credit*",
        "~~300x250 Ad~~ *any-ad-size: the size of a banner*",
        "He paused.",
    ]


def test_plain_reprs_are_short() -> None:
    assert repr(body()).startswith("<Body: 2 lines kept, ")
    assert len(repr(Article(body(), metadata=Metadata(title="A pause")))) < 100


def test_pieces_of_overlapping_trims_add_up() -> None:
    removals = [Removal(0, "a", "x", (2, 6)), Removal(0, "b", "y", (4, 8)), Removal(0, "c", "z", (5, 6))]
    (line,) = view.lines([Block("0123456789")], removals)
    assert [(text, removal and removal.rule) for text, removal in line.pieces()] == [
        ("01", None), ("2345", "a"), ("67", "b"), ("89", None),
    ]  # fmt: skip


def test_a_heading_and_an_item_look_like_one() -> None:
    html = view.html([Block("Storm", Kind.HEADING, 2), Block("First", Kind.ITEM, 1)], [])
    assert '<p dir="auto" class="newsclean-heading">Storm</p>' in html
    assert '<p dir="auto" class="newsclean-item">First</p>' in html

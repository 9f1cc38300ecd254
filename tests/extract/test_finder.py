"""The article finder, its reasons, its weights, and who is asked when."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from importlib.resources import files
from itertools import chain
from typing import Any

import pytest

from newsclean.cleaner import FAST, PRECISE, THOROUGH, Cleaner
from newsclean.document import Document
from newsclean.errors import LimitExceeded, NewscleanError, NoArticle
from newsclean.extract import by_paragraph, paragraphs, strict_paragraphs, with_linked_data, with_trafilatura
from newsclean.extract.blocks import Box, Passage
from newsclean.extract.features import ARTICLE, NAMES, NEWS, PARAGRAPH_TAG, SHARED_AS_ARTICLE, UNSTATED
from newsclean.extract.marks import Judged, select, with_entries
from newsclean.extract.model import feature_names, model, read
from newsclean.extract.reasons import FACTS
from newsclean.extract.with_trafilatura import MOST_LINKS
from newsclean.types import Block, Candidate, Kind, Removal

SENTENCES = (
    "The harbour of Ostrel was closed on Monday after the storm, the town council said.",
    "Nobody was hurt, but eleven boats sank at their moorings, according to the harbour master, Ida Wollny.",
    "“We heard the chains go,” said Berit Halvor, who lives above the chandlery on Quay Street.",
    "Repairs will take until the end of March, and the ferry to Low Fell will not sail before then.",
    "The council has asked the government for help with the costs, which it puts at two million crowns.",
)


def page(*extra: str, sentences: tuple[str, ...] = SENTENCES) -> str:
    body = "".join(f"<p>{sentence} {sentence[::-1]}</p>" for sentence in sentences)
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Home", "News", "Sport", "Weather", "Shop"))
    more = "".join(f'<li><a href="/s{n}">Another story of the day number {n}</a></li>' for n in range(8))
    return (
        "<html><head><title>Storm closes harbour - The Ostrel Post</title>"
        '<meta property="og:title" content="Storm closes harbour"></head><body>'
        f'<nav class="menu"><ul>{menu}</ul></nav><main><article class="story"><h1>Storm closes harbour</h1>'
        f'<p class="standfirst">Eleven boats sank in the worst night of the winter</p>'
        f'<div class="story-body">{body}{"".join(extra)}</div></article></main>'
        f'<aside class="related"><h3>Most read</h3><ul>{more}</ul></aside>'
        "<footer>© The Ostrel Post</footer></body></html>"
    )


def test_finds_the_article_and_nothing_else() -> None:
    found = paragraphs(Document(page()))
    assert found is not None
    lines = [block.text for block in found.standing if block.kind is not Kind.TITLE]
    assert all(any(line.startswith(sentence) for line in lines) for sentence in SENTENCES)
    assert not any("Another story" in line or line in {"Home", "Most read"} for line in lines)
    assert found.score > Cleaner().enough


def test_every_block_says_why() -> None:
    found = paragraphs(Document(page('<p><a href="/x">Read more about the storm here</a></p>')))
    assert found is not None
    for block in found.blocks:
        assert 0 <= (block.score or 0) <= 1
        assert set(block.reasons) <= set(FACTS)
    kept = next(block for block in found.standing if block.text.startswith("Nobody was hurt"))
    assert kept.reasons


def test_the_same_page_gives_the_same_answer() -> None:
    assert paragraphs(Document(page())) == paragraphs(Document(page()))


def test_an_empty_page_has_no_candidate() -> None:
    assert paragraphs(Document("")) is None
    assert strict_paragraphs(Document("   ")) is None


def test_stricter_never_keeps_more() -> None:
    document = Document(page("<ul><li>Read this</li><li>And this</li><li>Or that</li></ul>"))
    loose, strict = paragraphs(document), strict_paragraphs(document)
    assert loose is not None
    assert strict is not None
    assert {block.text for block in strict.standing} <= {block.text for block in loose.standing}


HEAD, PROSE = Kind.HEADING, Kind.PARAGRAPH


def judged(*lines: tuple[Kind, float], type_: int = NEWS) -> list[Judged]:
    passages = {kind: Passage(Box(tag, None, {}), []) for kind, tag in ((HEAD, "h2"), (PROSE, "p"))}
    row = [float(type_) if name == "page type" else 0.0 for name in NAMES]
    return [Judged(passages[kind], row, score, kind, 2 * (kind is HEAD), 12) for kind, score in lines]


def judged_as(text: str, kind: Kind, score: float, known: dict[str, float]) -> Judged:
    passage = Passage(Box("p", None, {}), [])
    passage.text = text
    return Judged(passage, [known.get(name, 0.0) for name in NAMES], score, kind, 0, 2)


@pytest.mark.parametrize(
    ("doubted", "below", "stays"),
    [
        (0.3, (PROSE, 0.9), True),
        (0.3, (PROSE, 0.1), False),
        (0.3, (HEAD, 0.9), False),
        (0.0, (PROSE, 0.9), False),  # with it the headings do not reach the mark on average
    ],
)
def test_a_heading_that_is_doubted_stays_with_its_like_and_what_it_heads(
    doubted: float, below: tuple[Kind, float], stays: bool
) -> None:
    others = [(HEAD, 0.9), (PROSE, 0.9), (HEAD, 0.7), (PROSE, 0.9)]
    assert select(judged(*others, (HEAD, doubted), below), 0.6)[4] is stays
    assert not select(judged(*others[:2], (HEAD, doubted), (PROSE, 0.9)), 0.6)[2]


SURE = ((PROSE, 0.95),) * 3
"""What makes a page judge the rest by the common mark."""


@pytest.mark.parametrize(
    ("text", "row", "below", "stays"),
    [
        ("Pros:", {"repeats": 3}, 0.9, True),
        ("What did you learn from it?", {"repeats": 5}, 0.9, True),
        ("Pros:", {"repeats": 2}, 0.9, False),
        ("Pros:", {"repeats": 3}, 0.1, False),
        ("Pros:", {"repeats": 3, "linked": 1.0}, 0.9, False),
        ("Advertisement", {"repeats": 3}, 0.9, False),
    ],
)
def test_a_recurring_label_stays_with_what_it_introduces(
    text: str, row: dict[str, float], below: float, stays: bool
) -> None:
    label = judged_as(text, PROSE, 0.4, row)
    assert select([*judged(*SURE), label, *judged((PROSE, below))], 0.6)[3] is stays
    assert not select([*judged(*SURE), label._replace(score=0.2), *judged((PROSE, below))], 0.6)[3]


@pytest.mark.parametrize(
    ("scores", "row", "last", "stays"),
    [
        ((0.5, 0.5, 0.5), {"repeats": 3}, (PROSE, 0.9), True),
        ((0.5, 0.5), {"repeats": 2}, (PROSE, 0.9), False),
        ((0.5, 0.5, 0.3), {"repeats": 3}, (PROSE, 0.9), False),
        ((0.5, 0.5, 0.5), {"repeats": 3, "linked": 1.0}, (PROSE, 0.9), False),
        ((0.5, 0.5, 0.5), {"repeats": 3}, (PROSE, 0.1), False),
        ((0.5, 0.5, 0.5), {"repeats": 3}, (HEAD, 0.9), False),
    ],
)
def test_a_recurring_line_stays_where_prose_follows_it_each_time(
    scores: tuple[float, ...], row: dict[str, float], last: tuple[Kind, float], stays: bool
) -> None:
    below = [(PROSE, 0.9)] * (len(scores) - 1) + [last]
    labels = [judged_as("Why we picked it.", PROSE, score, row) for score in scores]
    kept = select([*judged(*SURE), *chain.from_iterable(zip(labels, judged(*below), strict=True))], 0.6)
    assert kept[3::2] == [stays] * len(scores)


@pytest.mark.parametrize(
    ("kind", "score", "stays"),
    [
        (Kind.TABLE, 0.55, True),
        (Kind.CODE, 0.55, True),
        (Kind.QUOTE, 0.55, True),
        (PROSE, 0.55, False),
        (Kind.TABLE, 0.4, False),
        (Kind.CODE, 0.4, True),
        (Kind.QUOTE, 0.4, True),
        (Kind.QUOTE, 0.2, False),
    ],
)
def test_what_a_writer_put_in_needs_less(kind: Kind, score: float, stays: bool) -> None:
    assert select([*judged(*SURE), judged_as("Ferries", kind, score, {})], 0.6)[3] is stays


@pytest.mark.parametrize(
    ("text", "known", "stays"),
    [
        ("The quay was closed on Monday.", {"stated": 1.0}, True),
        ("The quay was closed on Monday.", {"stated": 0.0}, False),
        ("The quay was closed on Monday.", {"stated": 1.0, "linked": 0.6}, False),
        ("The quay", {"stated": 1.0}, False),
    ],
)
def test_a_line_that_the_page_states_as_its_body_needs_less(text: str, known: dict[str, float], stays: bool) -> None:
    line = judged_as(text, Kind.PARAGRAPH, 0.5, {"page type": float(NEWS), **known})
    assert select([*judged(*SURE, (PROSE, 0.1)), line, *judged((PROSE, 0.1))], 0.6)[len(SURE) + 1] is stays


@pytest.mark.parametrize("type_", [UNSTATED, SHARED_AS_ARTICLE, ARTICLE, NEWS])
def test_more_is_asked_on_pages_that_do_not_say_that_they_are_news(type_: int) -> None:
    lines = judged(*SURE, (PROSE, 0.63), (PROSE, 0.1), type_=type_)
    assert select(lines, 0.6)[len(SURE)] is (type_ == NEWS)
    assert select(lines, 0.56)[len(SURE)]


@pytest.mark.parametrize(("score", "stays"), [(0.56, True), (0.4, False)])
def test_a_line_like_both_its_neighbours_needs_less(score: float, stays: bool) -> None:
    lines = judged(*SURE, (PROSE, 0.9), (PROSE, score), (PROSE, 0.9))
    assert select(lines, 0.6)[4] is stays
    other = Passage(Box("div", None, {}), [])
    assert not select([*lines[:4], lines[4]._replace(passage=other), lines[5]], 0.6)[4]


@pytest.mark.parametrize(("score", "below", "stays"), [(0.5, PROSE, True), (0.5, HEAD, False), (0.3, PROSE, False)])
def test_a_heading_of_its_own_needs_less_above_what_stays(score: float, below: Kind, stays: bool) -> None:
    assert select(judged(*SURE, (HEAD, score), (below, 0.9)), 0.6)[3] is stays
    assert not select(judged(*SURE, (HEAD, score), (below, 0.1)), 0.6)[3]


@pytest.mark.parametrize(
    ("page_type", "description", "tag", "score", "stays"),
    [
        (3, 1.0, PARAGRAPH_TAG, 0.2, True),  # news
        (0, 1.0, PARAGRAPH_TAG, 0.55, True),
        (0, 0.5, PARAGRAPH_TAG + 1, 0.55, True),
        (0, 1.0, PARAGRAPH_TAG, 0.45, False),
        (2, 1.0, PARAGRAPH_TAG, 0.75, False),  # an article that does not call itself news
        (0, 1.0, PARAGRAPH_TAG + 1, 0.75, False),
        (2, 1.0, PARAGRAPH_TAG, 0.85, True),
    ],
)
def test_a_standfirst_needs_the_more_the_less_the_page_is_news(
    page_type: int, description: float, tag: int, score: float, stays: bool
) -> None:
    row = {"page type": page_type, "description": description, "tag": tag}
    standfirst = judged_as("Eleven boats sank.", Kind.STANDFIRST, score, row)
    assert select([standfirst, *judged(*SURE)], 0.6)[0] is stays


@pytest.mark.parametrize(
    ("above", "text", "below", "kind"),
    [
        (HEAD, "The Greater East End Trail", PROSE, Kind.PARAGRAPH),
        (PROSE, "The document dump is not over yet.", PROSE, Kind.PARAGRAPH),
        (PROSE, "Storm closes northern harbours", PROSE, Kind.TEASER),
        (Kind.TEASER, "The Greater East End Trail", PROSE, Kind.TEASER),
    ],
)
def test_a_link_alone_between_what_stays_names_an_entry(above: Kind, text: str, below: Kind, kind: Kind) -> None:
    link = judged_as(text, Kind.TEASER, 0.7, {"linked": 1.0, "full end": float(text.endswith("."))})
    first, last = judged((PROSE, 0.9), (below, 0.9))
    lines = [first._replace(kind=above), link, last]
    assert with_entries(lines, [True, True, True])[1].kind is kind
    assert with_entries(lines, [True, True, False])[1].kind is Kind.TEASER
    assert (
        with_entries([lines[0], link._replace(row=[0.0 for _ in NAMES]), lines[2]], [True, True, True])[1].kind
        is Kind.TEASER
    )


@pytest.mark.parametrize(
    ("tag", "score", "kind"), [("h3", 0.7, Kind.HEADING), ("h3", 0.5, Kind.TEASER), ("p", 0.7, Kind.TEASER)]
)
def test_a_linked_heading_of_which_the_finder_is_sure_is_an_entry_wherever_it_stands(
    tag: str, score: float, kind: Kind
) -> None:
    link = judged_as("2. The quay of Ostrel", Kind.TEASER, score, {"linked": 1.0})
    link = link._replace(passage=Passage(Box(tag, Box("div", None, {}), {}), []))
    first, last = judged((PROSE, 0.9), (PROSE, 0.9))
    assert with_entries([first, link, last], [True, True, True])[1].kind is kind
    assert with_entries([link], [True])[0].kind is kind


def test_the_second_voice_is_not_asked_about_a_page_of_links() -> None:
    with pytest.raises(LimitExceeded, match="links") as caught:
        with_trafilatura(Document(page("<a href=/a>Storm</a> " * (MOST_LINKS + 1))))
    assert caught.value.limit == "links"


def test_weights_of_other_features_are_refused() -> None:
    stored = json.loads(files("newsclean.extract").joinpath("weights.json").read_text(encoding="utf-8"))
    with pytest.raises(NewscleanError, match="other features"):
        read(stored | {"features": [*feature_names()][1:]})


def test_weights_say_where_they_come_from() -> None:
    trained = model().trained
    assert set(trained["pages"]) >= {"aeb", "fundus-tests", "wcxb"}
    assert 0.9 < trained["figures"]["aeb"]["f1"] <= 1


class Counting:
    """An extractor that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, _document: Document, /) -> Candidate | None:
        self.asked += 1
        return None


@pytest.mark.parametrize(("score", "asked"), [(0.95, 0), (0.4, 1)])
def test_the_second_voice_is_asked_only_where_the_first_is_unsure(score: float, asked: int) -> None:
    second = Counting()
    first = Candidate("first", (Block("It rained all day."),), score)
    cleaner = replace(Cleaner(), extractors=(lambda _: first, second))
    assert cleaner.clean("<p>It rained all day.</p>").text == "It rained all day."
    assert second.asked == asked


def test_what_two_have_stays_and_what_one_alone_has_must_be_sure() -> None:
    blocks = (Block("It rained all day in Ostrel.", score=0.4), Block("Subscribe to the Ostrel Post now.", score=0.7))
    ours = Candidate("ours", blocks, 0.9, (Removal(0, "not-article", "unlikely"),))
    theirs = Candidate("theirs", (Block("It rained all day in Ostrel."),))
    decided = by_paragraph([ours, theirs])
    assert [block.text for block in decided.standing] == ["It rained all day in Ostrel."]
    assert by_paragraph([ours]) is ours


def test_a_page_that_renders_by_script_is_read_from_its_linked_data() -> None:
    body = "\\n".join(sentence * 3 for sentence in SENTENCES)
    linked = f'{{"@type":"NewsArticle","articleBody":"{body}"}}'
    html = f'<script type="application/ld+json">{linked}</script><div id=root></div>'
    assert with_linked_data(Document(html)) is not None
    article = FAST.clean(html)
    assert article.extractor == "linked-data"
    assert len(article.body) == len(SENTENCES)


@pytest.mark.parametrize("recipe", [Cleaner(), FAST, THOROUGH, PRECISE])
def test_every_recipe_finds_the_story(recipe: Cleaner) -> None:
    text = recipe.clean(page()).text
    assert "Another story" not in text
    assert sum(sentence in text for sentence in SENTENCES) >= len(SENTENCES) - 1


def test_no_article_where_there_is_none() -> None:
    with pytest.raises(NoArticle):
        FAST.clean("<nav><a href=/>Home</a> <a href=/news>News</a></nav>")


def test_fast_imports_neither_trafilatura_nor_lxml() -> None:
    code = (
        "import sys; from newsclean.cleaner import FAST;"
        "FAST.clean('<p>It rained all day long in Ostrel, they said.</p>');"
        "print([name for name in ('trafilatura', 'lxml', 'htmldate', 'httpx') if name in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


CAPTIONS = (
    Block("The last net loft", Kind.HEADING, 2),
    Block("Nets hang from the beams of the loft on Sallow Street, as they have since 1911.", Kind.CAPTION),
    Block("Per Aune mends a herring net by the window, where the light is best.", Kind.CAPTION),
)


@pytest.mark.parametrize("more", [(), (Block(SENTENCES[0]),)])
def test_captions_are_the_text_of_a_page_that_has_no_other(more: tuple[Block, ...]) -> None:
    def gallery(_: Document, /) -> Candidate:
        return Candidate("gallery", (*CAPTIONS, *more), 1.0)

    article = Cleaner(extractors=(gallery,)).clean(page())
    assert (CAPTIONS[1] in article.body.blocks) is not bool(more)
    assert bool(article.warnings) is not bool(more)


@pytest.mark.parametrize("captions", [CAPTIONS[1:2], (Block("Left", Kind.CAPTION), Block("Right", Kind.CAPTION))])
def test_one_caption_or_single_words_are_no_article(captions: tuple[Block, ...]) -> None:
    def gallery(_: Document, /) -> Candidate:
        return Candidate("gallery", (CAPTIONS[0], *captions), 1.0)

    with pytest.raises(NoArticle, match="nothing but headings"):
        Cleaner(extractors=(gallery,)).clean(page())


@pytest.mark.parametrize("kinds", [["paragraph"], ("paragraph",), {Kind.PARAGRAPH}])
def test_a_recipe_takes_its_kinds_from_any_collection(kinds: Any) -> None:
    assert {block.kind for block in Cleaner(kinds=kinds).clean(page()).body.blocks} == {Kind.PARAGRAPH}

"""The laws: nothing is lost, cleaning twice changes nothing, filters commute, values travel."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean import Article, Body, Cleaner, Outcome, Page, Rule, RuleBook
from newsclean.errors import HttpStatusError, NewscleanError, NoArticle, RuleError
from newsclean.filters import DEFAULT_FILTERS, Context, split, sweep
from newsclean.types import Block, Finding, Image, Kind, Link, Metadata, Removal

FIXTURES = sorted(Path(__file__).parent.parent.joinpath("fixtures").glob("*.html"))

NOISE = [line for rule in RuleBook() for line in rule.drops]
GENUINE = [line for rule in RuleBook() for line in rule.keeps]

lines = st.one_of(
    st.sampled_from(NOISE),
    st.sampled_from(GENUINE),
    st.text(max_size=80),
    st.builds("{} {}".format, st.sampled_from(GENUINE), st.sampled_from(NOISE)),
    st.builds("{} {}".format, st.sampled_from(NOISE), st.sampled_from(GENUINE)),
)
texts = st.lists(lines, max_size=12).map("\n".join)


@pytest.fixture(scope="module", params=FIXTURES, ids=lambda path: path.stem)
def article(request: pytest.FixtureRequest) -> Article:
    try:
        return newsclean.clean(newsclean.load(request.param))
    except NoArticle as error:
        return Article(url=request.param.name, warnings=(str(error),))


def without_removed(body: Body) -> list[str]:
    """What stands, worked out by hand: each block, less the spans that point at it."""
    kept = []
    for index, block in enumerate(body.found):
        spans = [removal.span for removal in body.removals if removal.index == index]
        if None in spans:
            continue
        gone = {place for span in spans if span for place in range(*span)}
        kept.append("".join(character for place, character in enumerate(block.text) if place not in gone))
    return [text for text in kept if text.strip()]


def words(texts: Sequence[str]) -> list[str]:
    return " ".join(texts).split()


def check_nothing_lost(body: Body) -> None:
    assert words([block.text for block in body.blocks]) == words(without_removed(body))
    undone = body.keeping(*{removal.rule for removal in body.removals})
    assert undone.blocks == tuple(block for block in body.found if block.text)
    assert [removal for removal, _ in body.removed()] == list(body.removals)
    for removal, text in body.removed():
        assert text
        assert text in body.found[removal.index].text
        assert removal.rule
        assert removal.reason


def test_nothing_is_lost_in_a_page(article: Article) -> None:
    check_nothing_lost(article.body)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost_in_a_text(text: str) -> None:
    body = newsclean.clean_text(text)
    check_nothing_lost(body)
    assert body.keeping(*{removal.rule for removal in body.removals}).text.split() == text.split()


@given(texts)
@settings(max_examples=300, deadline=None)
def test_cleaning_a_text_twice_changes_nothing(text: str) -> None:
    once = newsclean.clean_text(text).text
    again = newsclean.clean_text(once)
    assert again.text == once
    assert not again.removals


def test_cleaning_a_pages_text_twice_changes_nothing(article: Article) -> None:
    # Sweeping the blocks that stand, not their text: in plain text a heading is no heading any more.
    body = article.body
    context = Context(title=article.title, site=article.metadata.site, rules=RuleBook(), from_page=True)
    assert sweep(body.blocks, (), DEFAULT_FILTERS, context) == ()


def test_the_same_page_gives_the_same_article() -> None:
    page = newsclean.load(FIXTURES[0])
    assert newsclean.clean(page) == newsclean.clean(page)


def orders() -> list[tuple[newsclean.Cleaner, ...]]:
    several = (
        list(permutations(DEFAULT_FILTERS))
        if len(DEFAULT_FILTERS) <= 4
        else [DEFAULT_FILTERS[turn:] + DEFAULT_FILTERS[:turn] for turn in range(len(DEFAULT_FILTERS))]
        + [DEFAULT_FILTERS[::-1]]
    )
    return [replace(Cleaner(), filters=tuple(order)) for order in several]


ORDERS = orders()


@given(texts)
@settings(max_examples=100, deadline=None)
def test_filters_commute(text: str) -> None:
    answers = {cleaner.clean_text(text) for cleaner in ORDERS}
    assert len(answers) == 1


def test_filters_commute_on_a_page() -> None:
    page = newsclean.load(FIXTURES[-1])
    answers = {cleaner.clean(page).body for cleaner in ORDERS}
    assert len(answers) == 1


@given(texts)
@settings(max_examples=50, deadline=None)
def test_a_filter_sees_only_its_arguments(text: str) -> None:
    found = split(text)
    for each in DEFAULT_FILTERS:
        assert set(each(found, Context())) == set(each(found, Context()))


def test_an_article_travels(article: Article) -> None:
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301 - our own bytes
    assert Article.from_dict(json.loads(json.dumps(article.to_dict()))) == article


@given(texts)
@settings(max_examples=50, deadline=None)
def test_a_body_travels(text: str) -> None:
    body = newsclean.clean_text(text)
    assert pickle.loads(pickle.dumps(body)) == body  # noqa: S301 - our own bytes
    assert Body.from_dict(json.loads(json.dumps(body.to_dict()))) == body


MOMENT = datetime(2024, 2, 9, 14, 5, tzinfo=UTC)

VALUES = [
    Block("It rained.", Kind.HEADING, 2, (Link("rained", "https://example.com/", 3),), "h2", 0.5, ("why",), "\n\n"),
    Removal(1, "any-ad-size", "a banner's size", (0, 3), "advertisement"),
    Page(b"\xff\x00", "https://example.com/", "text/html", 200, MOMENT, True, (("etag", "x"),)),
    Metadata("A", authors=("B",), published=MOMENT, image=Image("https://example.com/i.jpg"), sources={"title": "h1"},
             findings=(Finding("title", "A", "h1"), Finding("is_free", False, "json-ld"))),
    Outcome("https://example.com/", NoArticle("no text", "https://example.com/")),
    HttpStatusError("gone", "https://example.com/", status=410, retry_after=2.0),
    RuleBook().without("any-ad-size"),
    next(iter(RuleBook())),
    Cleaner(),
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_pickles(value: object) -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        copy = pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 - our own bytes
        assert type(copy) is type(value)
        if isinstance(value, NewscleanError):
            assert (str(copy), vars(copy)) == (str(value), vars(value))
        elif isinstance(value, Outcome):
            assert (copy.url, str(copy.error)) == (value.url, str(value.error))
        else:
            assert copy == value


@pytest.mark.parametrize("value", [v for v in VALUES if not isinstance(v, Exception)], ids=lambda v: type(v).__name__)
def test_a_value_is_frozen(value: object) -> None:
    name = next(iter(type(value).__dataclass_fields__))  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        setattr(value, name, None)


@pytest.mark.parametrize("value", [v for v in VALUES if isinstance(v, Block | Removal | Page | Metadata)])
def test_a_value_stands_in_a_set(value: object) -> None:
    copy = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes
    assert {value, copy} == {value}


def test_an_article_stands_in_a_set(article: Article) -> None:
    assert {article, Article.from_dict(article.to_dict())} == {article}


def test_a_page_shows_itself_in_short() -> None:
    assert repr(Page(b"x" * 5000, "https://example.com/a")) == "<Page https://example.com/a: status 200, 5,000 bytes>"
    assert repr(Page(None)) == "<Page without a URL: status 200, no bytes>"  # type: ignore[arg-type]


def test_what_is_no_article_is_refused() -> None:
    with pytest.raises(NewscleanError, match="Article"):
        Article.from_dict({"body": 7})


def test_an_article_in_another_style_is_refused(article: Article) -> None:
    for style in ("schema.org", "zyte"):
        with pytest.raises(NewscleanError, match="body"):
            Article.from_dict(article.to_dict(style=style))


@pytest.mark.parametrize(
    "call",
    [
        lambda: Body().keeping(["any-ad-size"]),  # type: ignore[arg-type]
        lambda: RuleBook().without(["any-ad-size"]),  # type: ignore[arg-type]
        lambda: RuleBook().with_rules([]),  # type: ignore[arg-type]
        lambda: newsclean.clean_text("He paused.", cleaner=Cleaner),  # type: ignore[arg-type]
        lambda: newsclean.clean("<p>He paused.</p>", cleaner="fast"),  # type: ignore[arg-type]
        lambda: newsclean.load(None),  # type: ignore[arg-type]
        lambda: newsclean.load(""),
        lambda: newsclean.load("https://example.com/story"),
    ],
)
def test_a_wrong_argument_is_refused_in_our_own_words(call: Callable[[], object]) -> None:
    with pytest.raises(NewscleanError, match=r"not a|must be|newsclean\.fetch"):
        call()


def test_a_rule_that_could_not_work_is_refused() -> None:
    rule = Rule("en-more", "related", "pointer to another story", ("more",), "read more")
    for change, says in (({"pattern": "(more"}, "pattern is broken"), ({"kind": "weather"}, "no kind 'weather'")):
        with pytest.raises(RuleError, match=says):
            RuleBook().with_rules(replace(rule, **change))

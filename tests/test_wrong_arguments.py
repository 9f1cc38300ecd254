"""What the public names answer when they are given something else than they take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import newsclean
from newsclean import AsyncFetcher, Cleaner, Fetcher, Limits, Manners, Rule, RuleBook
from newsclean.errors import BadOption, RuleError
from newsclean.isolated import Isolated, clean_isolated
from newsclean.net import Scope
from newsclean.types import Kind

URL = "https://example.invalid/a"


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("extractors", None),
        ("extractors", "trafilatura"),
        ("extractors", ("trafilatura",)),
        ("enough", "0.8"),
        ("enough", float("nan")),
        ("thorough", "yes"),
        ("choose", None),
        ("filters", None),
        ("filters", ("phrases",)),
        ("rules", None),
        ("rules", []),
        ("kinds", None),
        ("kinds", "paragraph"),
        ("kinds", {"paragraf"}),
        ("kinds", [["paragraph"]]),
        ("limits", None),
        ("limits", 3),
    ],
)
def test_a_recipe_names_the_part_that_cannot_be(part: str, value: object) -> None:
    with pytest.raises(BadOption, match=f"^{part} must be .*, not ") as caught:
        Cleaner(**{part: value})
    assert caught.value.option == part


def test_lists_and_words_for_kinds_make_a_recipe() -> None:
    cleaner = Cleaner(filters=[], kinds={"paragraph", Kind.HEADING})  # type: ignore[arg-type]
    assert cleaner.clean_text("He paused.").text == "He paused."


@pytest.mark.parametrize("cleaner", ["fast", Cleaner, RuleBook(), 3])
def test_what_is_no_recipe_starts_no_process(cleaner: Any) -> None:
    for call in (Isolated, lambda cleaner: clean_isolated("<p>a</p>", cleaner=cleaner)):
        with pytest.raises(BadOption, match=r"cleaner must be a Cleaner, such as newsclean\.FAST or Cleaner\(\), not "):
            call(cleaner)


@pytest.mark.parametrize("language", [3, b"en", ["en"]])
def test_a_language_is_text(language: Any) -> None:
    with pytest.raises(BadOption, match="language must be text"):
        newsclean.clean_text("He paused.", language)


@pytest.mark.parametrize("value", ["5", None, 0, float("nan")])
def test_limits_say_what_they_take(value: Any) -> None:
    with pytest.raises(BadOption, match="the limit elements must be a number, more than 0, not "):
        Limits(elements=value)


@pytest.mark.parametrize("rules", ["any-ad-size", 3, None, ("any-ad-size",)])
def test_a_book_takes_rules(rules: Any) -> None:
    with pytest.raises(RuleError, match="a RuleBook takes a tuple of rules, not "):
        RuleBook(rules)


@pytest.mark.parametrize("table", [None, 3, "any-ad-size", ["id"]])
def test_a_rule_is_made_from_a_table(table: Any) -> None:
    with pytest.raises(RuleError, match="a rule is a table with id, kind, reason, cues, pattern, not "):
        Rule.from_dict(table)


@pytest.mark.parametrize("manners", ["me@example.com", None, {"contact": "me"}])
def test_manners_are_manners(manners: Any) -> None:
    wrong: tuple[Callable[[Any], object], ...] = (
        Fetcher,
        AsyncFetcher,
        lambda manners: newsclean.fetch(URL, manners),
        lambda manners: list(newsclean.fetch_all([URL], manners)),
        lambda manners: list(newsclean.discover(URL, manners=manners)),
    )
    for call in wrong:
        with pytest.raises(BadOption, match="manners must be Manners, such as "):
            call(manners)


def test_a_contact_is_text() -> None:
    with pytest.raises(BadOption, match=r"Manners\.contact is None"):
        Manners(contact=None)  # type: ignore[arg-type]


@pytest.mark.parametrize("urls", [None, 3, URL])
def test_several_urls_are_a_list(urls: Any) -> None:
    with pytest.raises(BadOption, match="urls must be several URLs, such as a list"):
        list(newsclean.fetch_all(urls))


@pytest.mark.parametrize("options", [{"limit": "5"}, {"within": None}, {"since": "2026-01-01"}, {"since": date.min}])
def test_scopes_say_what_they_take(options: dict[str, Any]) -> None:
    with pytest.raises(BadOption, match=r"Scope\.\w+ is .*; it takes a "):
        Scope(**options)
    with pytest.raises(BadOption, match=r"scope must be a Scope, such as Scope\(limit=20\), not "):
        list(newsclean.discover(URL, options))  # type: ignore[arg-type]

"""Mutated fixtures, some hundreds in CI and ten thousand in the night: an article or an error of ours, both sound."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import CHANGES, TAGS, TEXTS, encoded, mutated, tokens
from oracle import complaints

import newsclean
from newsclean.errors import NewscleanError

FIXTURES = sorted(Path(__file__).parent.parent.parent.joinpath("fixtures").glob("*.html"))
PAGES = [tokens(path.read_text(encoding="utf-8", errors="replace")) for path in FIXTURES]

pages = st.builds(
    lambda seed, page: encoded(random.Random(seed), mutated(random.Random(seed), page, PAGES)),  # noqa: S311
    st.integers(0, 2**32),
    st.sampled_from(PAGES),
)
soups = st.lists(st.sampled_from((*TAGS, *TEXTS)) | st.text(max_size=20), max_size=60).map("".join)


def check(html: str | bytes) -> None:
    try:
        outcome = newsclean.clean(html, "https://example.com/a")
    except NewscleanError as error:
        outcome = error
    assert complaints(outcome) == []


def test_tokens_are_the_page() -> None:
    assert all("".join(tokens(html)) == html for html in ("", "<", "a<b>c<", "<p>x</p>", "<<a>>"))
    assert len(set(CHANGES)) == 10


@given(st.one_of(pages, soups, st.binary(max_size=2_000), st.text(max_size=500)))
@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_page_is_cleaned_or_refused(html: str | bytes) -> None:
    check(html)


def test_control_characters_do_not_trouble_those_who_are_asked_for_a_date() -> None:
    head = '<html><meta property="og:type" content="article"><body>'
    check(f"{head}<p>Storm on Monday.<script>a</script>\u202e\x01 and &#1;{'a' * 300}.</p>")


@pytest.mark.nightly
@given(st.one_of(pages, pages, pages, soups, st.binary(max_size=2_000)))
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_page_is_cleaned_or_refused_in_a_night(html: str | bytes) -> None:
    check(html)

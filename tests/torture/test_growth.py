"""Time grows with the page, not with its square; so does what a line of it may hold."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from html import escape
from itertools import pairwise

import pytest
from growth import FAMILIES, growth, seconds
from hostile import LINES, STORY, page

import newsclean
from newsclean import Cleaner
from newsclean.errors import NoArticle
from newsclean.extract import paragraphs
from newsclean.limits import Limits

pytestmark = pytest.mark.nightly
"""Ratios of times mean something on a quiet machine only."""

MOST = 2.5
"""Times as long that a page of twice the size may take."""
UNSURE = 0.05
"""Seconds that are noise, whatever they are a ratio of."""


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    newsclean.clean(page())


ALONE = replace(Cleaner(), extractors=(paragraphs,))
"""The recipe without trafilatura, which is asked about some pages, up to a size, and not about others.  About two
megabytes of links it takes six times as long as about one."""


UNLIMITED = Cleaner(limits=Limits(characters=1_000_000_000))
"""For pages that hold a line of a megabyte two dozen times."""


def worst(family: str, smallest: int, largest: int, cleaner: Cleaner) -> float:
    rows = list(growth(family, smallest, largest, cleaner))
    assert len(rows) > 1
    return max(now / (before + UNSURE) for (_, before, _), (_, now, _) in pairwise(rows))


@pytest.mark.parametrize("family", FAMILIES)
def test_time_grows_with_the_page(family: str) -> None:
    tries = (worst(family, 125_000, 500_000, ALONE) for _ in range(3))  # a machine may hiccup, not three times
    assert any(ratio <= MOST for ratio in tries)


@pytest.mark.nightly
@pytest.mark.parametrize("family", FAMILIES)
def test_time_grows_with_the_page_up_to_the_limits(family: str) -> None:
    assert worst(family, 1_000_000, 16_000_000, ALONE) <= MOST


def everywhere(line: str) -> str:
    """A page with a line wherever a pattern of ours may look at it."""
    text = escape(line)
    keys = ("author", "date", "og:title", "keywords", "description", "og:image", "og:site_name", "article:section")
    metas = "".join(f'<meta name="{name}" property="{name}" content="{text}">' for name in keys)
    byline = f"<p class=byline>{text}</p><time datetime='{text}'>{text}</time><span rel=author>{text}</span>"
    picture = f"<figure><img src='{text}' alt='{text}'><figcaption>{text}</figcaption></figure>"
    names = f"class='{text}' id='{text}' style='{text}'"
    body = f"<article {names}><h1>{text}</h1>{byline}{picture}{STORY}<p>{text}</p></article>"
    return page(f"{body}<a href='{text}'>{text}</a><pre>{text}</pre>", f"<title>{text}</title>{metas}")


def took(line: str) -> float:
    def clean(storm: str) -> None:
        newsclean.clean_text(f"{storm} {line} harbour.\n{line}")
        with suppress(NoArticle):
            newsclean.clean(everywhere(f"{storm} {line}x"), "https://example.com/storm", cleaner=UNLIMITED)

    return seconds(clean, ("Storm", "Gale", "Breeze"))


def check_line(name: str, length: int) -> None:
    unit = LINES[name]
    ratios = []
    for _ in range(3):
        short, long = (took((unit * (size // len(unit) + 1))[:size]) for size in (length // 4, length))
        ratios.append(long / (short + UNSURE))
        if ratios[-1] <= 2 * MOST:
            break
    assert min(ratios) <= 2 * MOST, f"four times the line took {min(ratios):.1f} times as long"


@pytest.mark.parametrize("name", LINES)
def test_no_line_makes_a_pattern_go_back_and_forth(name: str) -> None:
    check_line(name, 40_000)


@pytest.mark.nightly
@pytest.mark.parametrize("name", LINES)
def test_no_line_of_a_megabyte_makes_a_pattern_go_back_and_forth(name: str) -> None:
    check_line(name, 1_000_000)

"""Where a credit or a notice closes a plain text it stays; wherever else it stands, and on a page, it goes."""

from __future__ import annotations

import html
from dataclasses import replace

import pytest

import newsclean
from newsclean import Cleaner
from newsclean.rules import RuleBook

BOOK = RuleBook()
CLOSING = [rule for rule in BOOK if rule.closing]
BEFORE = "The harbour of Ostrel was closed on Monday after the storm, and ferries stayed at their moorings all day."
PROSE = "The council will meet on Thursday to count the damage, which the mayor put at two million, the town said."
CREDIT = "Anna Bell in Ostrel contributed to this report."
PICTURE = "(Photo: Anna Bell)"


def left(*lines: str, cleaner: Cleaner | None = None) -> list[str]:
    """The lines that stay of a text that begins with a paragraph of prose."""
    return newsclean.clean_text("\n".join([BEFORE, *lines]), cleaner=cleaner).text.split("\n")[1:]


@pytest.mark.parametrize("rule", CLOSING, ids=lambda rule: rule.id)
def test_a_line_that_closes_the_text_stays(rule: newsclean.Rule) -> None:
    line = rule.drops[0]
    assert left(PROSE, line) == [PROSE, line]
    assert left(line, PROSE) == [PROSE]


def test_on_a_page_it_goes_and_is_told() -> None:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in [BEFORE, PROSE, PROSE.replace("two", "six"), CREDIT])
    article = newsclean.clean(f"<title>Harbour</title><article>{paragraphs}</article>")
    assert CREDIT not in article.text
    assert article.metadata.contributors == ("Anna Bell",)


@pytest.mark.parametrize(
    "below",
    [
        [CREDIT, PICTURE],  # several
        [PICTURE, "Email: abell@example.com", CREDIT],  # with an address between, which goes
        [CREDIT, "Advertisement", "Share on Facebook"],  # other noise below
        ["Ostrel, Monday", CREDIT, "*/?>"],  # lines of which nothing is known
    ],
)
def test_what_may_stand_around_it(below: list[str]) -> None:
    stays = set(left(PROSE, *below))
    assert {CREDIT, PICTURE} & stays == {CREDIT, PICTURE} & set(below)
    assert not {"Advertisement", "Share on Facebook", "Email: abell@example.com"} & stays


@pytest.mark.parametrize(
    "lines",
    [
        [CREDIT, PROSE],  # between paragraphs
        [PROSE, "Sign up for our free daily newsletter", CREDIT],  # below the text's end
        ["Advertisement", "Read more: Storm hits coast", "Advertisement", PROSE, CREDIT],  # in a text that is a page
        [PROSE, CREDIT, "Weather", "Harbour", "Sport", "Culture"],  # above a list of the site's pages
    ],
)
def test_elsewhere_it_goes(lines: list[str]) -> None:
    assert CREDIT not in left(*lines)


def test_a_text_without_a_paragraph_has_no_closing_line() -> None:
    assert newsclean.clean_text(f"It rained.\n{PICTURE}").text == "It rained."


@pytest.mark.parametrize("line", ["© 2024 Able Times", "Reporting by Anna Bell; editing by Carl Dorn", "AFP"])
def test_labels_go_also_at_the_end(line: str) -> None:
    assert left(PROSE, line) == [PROSE]


def test_a_book_may_take_them_everywhere() -> None:
    book = BOOK.with_rules(*(replace(rule, closing=False) for rule in CLOSING))
    assert left(PROSE, CREDIT, PICTURE, cleaner=replace(Cleaner(), rules=book)) == [PROSE]
    assert book.version != BOOK.version

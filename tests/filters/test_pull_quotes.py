"""A quotation that is shown twice goes once; one that is told once stays."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.filters import Context, pull_quote
from newsclean.filters.pull_quotes import MANY
from newsclean.types import Block, Kind

SAID = (
    "“The harbour was never as full as on that day,” the keeper of the light of Ostrel said on Monday, “and nobody "
    "remembered a storm like it.”"
)
BEFORE = "The harbour of Ostrel was closed on Monday after the storm, and ferries stayed at their moorings all day."
AFTER = "The council will meet on Thursday to count the damage, which the mayor put at two million, the town said."


def pointed(*blocks: Block) -> list[int]:
    return [removal.index for removal in pull_quote(blocks, Context())]


@pytest.mark.parametrize(
    "quote",
    [
        Block("“The harbour was never as full as on that day”", Kind.QUOTE),
        Block("»nobody remembered a storm like it.«", Kind.QUOTE),
        Block("The harbour was never as full …", path="article/aside.pull-quote/p"),
    ],
)
def test_a_quotation_out_of_the_text_goes(quote: Block) -> None:
    assert pointed(Block(SAID), quote) == [1]
    assert pointed(quote, Block(SAID)) == [0]


@pytest.mark.parametrize(
    "block",
    [
        Block("“The harbour was never as empty as on that day”", Kind.QUOTE),
        Block("“Nobody remembered.”", Kind.QUOTE),
        Block("The harbour was never as full as on that day", Kind.HEADING, level=2),
        Block("“The harbour was never as full as on that day”"),
    ],
)
def test_other_words_few_words_headings_and_plain_lines_stay(block: Block) -> None:
    assert pointed(Block(SAID), block) == []


def test_of_a_quotation_that_stands_only_as_such_both_copies_stay() -> None:
    quote = Block(SAID, Kind.QUOTE)
    assert pointed(quote, quote) == []


@pytest.mark.parametrize("count", [1, MANY + 1])
def test_among_many_quotations_each_is_found_as_alone(count: int) -> None:
    quotes = [Block(f"“…arbour number {at} was never as full as on that day.”", Kind.QUOTE) for at in range(count)]
    said = [Block(SAID.replace("The harbour", f"The harbour number {at}")) for at in range(0, count, 2)]
    assert pointed(*said, *quotes) == [len(said) + at for at in range(0, count, 2)]


def test_a_page_is_cleaned_of_it_and_the_removal_can_be_undone() -> None:
    quote = "The harbour was never as full as on that day"
    shown = f"<p>{BEFORE}</p><blockquote><p>{quote}</p></blockquote><p>{SAID}</p><p>{AFTER}</p>"
    article = newsclean.clean(f"<article><h1>Storm</h1>{shown}</article>")
    assert quote not in article.text.split("\n")
    assert SAID in article.text
    assert quote in article.body.keeping("pull-quote").text.split("\n")

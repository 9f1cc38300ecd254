"""Lines told by their words: calls in wordings that no rule describes."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mixed_lines import from_page, from_text, mixed

import newsclean
from newsclean.cleaner import Cleaner
from newsclean.filters import Context, wording
from newsclean.filters.wording import (
    BESIDE_MARK,
    BIAS,
    EDGE_MARK,
    LONGEST,
    UNLIKELY,
    _weights,
    features,
    telling,
    weigh,
)
from newsclean.rules import RuleBook, read
from newsclean.types import Block, Kind

HERE = Path(__file__).parent
EXAM = [row.split("\t") for row in HERE.joinpath("exam.tsv").read_text(encoding="utf-8").splitlines()]
PACKS = tomllib.loads((HERE.parent / "rules" / "noise_page.toml").read_text(encoding="utf-8"))
PROSE = [paragraph for pack in PACKS.values() for paragraph in pack["prose"]]

KEPT = 10
"""Noise lines of the exam, which has three hundred, that may stay."""

LOST = 1
"""Genuine lines that a page may lose: a short heading among nothing but furniture looks like it."""

LABEL = "Advertisement"
PARAGRAPH = (
    "The harbour was closed on Monday after the storm, and the council said that nobody had been hurt, although two of"
    " the older boats had sunk at their moorings."
)

CALLS = [
    "Get the best of our sports desk mailed to you on Friday evenings",
    "Want more from the harbour? Our reporters write to subscribers every Friday",
    "Mehr Nachrichten vom Hafen gibt es jeden Morgen in unserem Podcast",
    "Reçois chaque matin nos meilleurs articles dans ta boîte mail",
    "Puedes escuchar esta noticia en nuestro canal de audio",
    "Du kan lytte til artiklen i vores app",
    "港の最新ニュースはアプリでお読みいただけます",
]
FAINT = "Meer lezen over de haven? Word lid van onze krant"
GENUINE = [
    "He read the letter twice and put it in a drawer.",
    "The app, he says, has changed how farmers sell their grain.",
    "Two of the three editors have left.",
    "Der Newsletter war ihr erster Text.",
    "Wer hat die Fotos gemacht?",
]


def pointed(*texts: str) -> list[str]:
    blocks = [Block(text) for text in texts]
    return [blocks[removal.index].text for removal in wording(blocks, Context())]


@pytest.mark.parametrize("line", CALLS)
def test_a_call_that_no_rule_knows_goes_beside_other_furniture(line: str) -> None:
    assert not RuleBook().verdict(read(line)).whole
    assert pointed(PARAGRAPH, LABEL, line, PARAGRAPH) == [line]


@pytest.mark.parametrize("line", GENUINE)
def test_what_shares_words_with_calls_stays(line: str) -> None:
    assert pointed(PARAGRAPH, LABEL, line, LABEL, PARAGRAPH) == []


def test_more_is_asked_of_a_line_that_stands_alone() -> None:
    assert BESIDE_MARK <= weigh(read(FAINT).low) < EDGE_MARK
    assert pointed(PARAGRAPH, LABEL, FAINT, PARAGRAPH) == [FAINT]
    assert pointed(PARAGRAPH, FAINT, PARAGRAPH) == []
    assert pointed(PARAGRAPH, FAINT) == []


def test_one_item_of_a_list_is_no_furniture() -> None:
    line = max(CALLS, key=lambda each: weigh(read(each).low))
    assert pointed(PARAGRAPH, line) == [line]
    assert pointed(PARAGRAPH, f"- {line}") == []
    assert not list(wording([Block(PARAGRAPH), Block(line, Kind.ITEM)], Context()))


def test_a_finder_that_is_sure_is_not_overruled_about_a_line_alone() -> None:
    line = max(CALLS, key=lambda each: weigh(read(each).low))
    blocks = [Block(PARAGRAPH), Block(line, score=0.95)]
    assert not list(wording(blocks, Context(from_page=True)))
    assert [each.index for each in wording(blocks, Context())] == [1]


def test_lines_that_a_rule_knows_are_left_to_it() -> None:
    dated = "Published 12 May 2024, 14:05"
    assert RuleBook().verdict(read(dated)).whole
    assert pointed(PARAGRAPH, LABEL, dated, PARAGRAPH) == []


def test_lines_of_a_rule_that_was_taken_out_stay() -> None:
    text = f"{PARAGRAPH}\nTell us what you think of the new stand in our readers' poll\n{LABEL}\n{PARAGRAPH}"
    (rule, label) = (removal.rule for removal in newsclean.clean_text(text).removals)
    book = RuleBook().without(rule)
    assert [removal.rule for removal in newsclean.clean_text(text, cleaner=Cleaner(rules=book)).removals] == [label]
    assert book.with_rules(RuleBook()[rule]).left_out == ()


def test_the_reason_names_the_words() -> None:
    blocks = [Block(PARAGRAPH), Block(LABEL), Block(CALLS[2]), Block(PARAGRAPH)]
    (removal,) = wording(blocks, Context())
    words = telling(read(CALLS[2]).low)
    assert words
    assert removal.reason == f"worded like what sites print around articles: {', '.join(words)}"
    assert (removal.rule, removal.span) == ("wording", None)


def test_the_signal_can_be_switched_off() -> None:
    text = "\n".join([PARAGRAPH, LABEL, CALLS[0], PARAGRAPH])
    assert newsclean.clean_text(text).text == f"{PARAGRAPH}\n{PARAGRAPH}"
    lenient = Cleaner(rules=RuleBook().without("wording"))
    assert newsclean.clean_text(text, cleaner=lenient).text == "\n".join([PARAGRAPH, CALLS[0], PARAGRAPH])


def test_weights_are_sorted_and_each_feature_has_one() -> None:
    rows = HERE.parent.parent / "newsclean" / "filters" / "wording.tsv"
    weights, names = zip(*(row.split("\t") for row in rows.read_text("utf-8").splitlines()), strict=True)
    numbers = [float(weight) for weight in weights]
    assert numbers == sorted(set(numbers), reverse=True)
    known = [name for some in names for name in some.split(" ")]
    assert len(known) == len(set(known)) == len(_weights())
    assert BIAS in known


@given(st.text(max_size=2 * LONGEST))
def test_any_line_can_be_weighed(text: str) -> None:
    low = read(text).low
    total = _weights()[BIAS] + sum(_weights().get(name, 0) for name in set(features(low)))
    assert weigh(low) == total / 10 or weigh(low) < UNLIKELY
    assert BIAS not in features(low)


@pytest.mark.parametrize("cleaned", [from_text, from_page])
@pytest.mark.parametrize("seed", range(2))
def test_a_page_of_lines_that_nobody_wrote_rules_or_weights_for(
    seed: int, cleaned: Callable[[list[str]], list[str]]
) -> None:
    left = set(cleaned(mixed([line for _, _, line in EXAM], PROSE, seed)))
    assert len([line for _, label, line in EXAM if label == "noise" and line in left]) <= KEPT
    lost = [line for _, label, line in EXAM if label == "genuine" and line not in left]
    assert len(lost) <= (LOST if cleaned is from_page else 0), lost

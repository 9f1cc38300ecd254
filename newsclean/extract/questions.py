"""Which passages are questions and answers that the page lists for search engines.

Guides end in questions that readers ask, each folded up in a box of its own, and to a finder such boxes look like
furniture.  But the page says what they are: ``Question`` with an ``acceptedAnswer`` in its JSON-LD
(https://schema.org/FAQPage).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from newsclean.extract.blocks import Passage
from newsclean.linked_data import LinkedData, Node, types_of

ASKED = 0.9
"""The score of such passages at least: on 27 labelled pages, 229 of 255 belong to the article, of which the forests
alone keep 118."""
REASON = "the page lists it among questions and answers"

_BEGINNING = 25
"""Letters by which an answer is known whose question stands in other words above it, or nowhere."""
_TAG = re.compile(r"<[^>]{0,300}>")
_NUMBER = re.compile(r"[\W\d_]*")
_SIGNS = re.compile(r"[\W_]+")


def asked(passages: Sequence[Passage], data: LinkedData) -> frozenset[int]:
    """Which passages are such questions and answers, or a heading right above them.

    Args:
        passages: the passages of the page.
        data: its JSON-LD.

    Returns:
        their places.
    """
    answers = {_letters(question): _letters(answer) for question, answer in _listed(data)}
    if not answers:
        return frozenset()
    begun = {answer[:_BEGINNING]: answer for answer in answers.values() if len(answer) >= _BEGINNING}
    places: set[int] = set()
    answer, read = "", 0
    for i, passage in enumerate(passages):
        letters = _letters(passage.text)
        if not letters:
            continue
        if answer.startswith(letters, read):  # an answer of several passages goes on
            read += len(letters)
        elif letters in answers:
            answer, read = answers[letters], 0
        elif begun.get(letters[:_BEGINNING], "").startswith(letters):
            answer, read = begun[letters[:_BEGINNING]], len(letters)
        else:
            continue
        places.add(i)
    return frozenset(places | {i - 1 for i in places if i and passages[i - 1].box.heading})


def _listed(data: LinkedData) -> Iterator[tuple[str, str]]:
    """Questions and their answers; empty where the page states none."""
    for node in data.nodes:
        if "question" in types_of(node) and (question := _text(node.get("name"))):
            yield question, " ".join(_answer(each) for each in data.values(node, "acceptedAnswer"))


def _answer(stated: Any) -> str:
    answer: Node = stated if isinstance(stated, dict) else {}
    return _text(answer.get("text"))


def _text(value: Any) -> str:
    """A text of JSON-LD without the markup in it."""
    return _TAG.sub(" ", unescape(value)) if isinstance(value, str) else ""


def _letters(text: str) -> str:
    """The letters of a text, without the number that it may begin with."""
    return _SIGNS.sub("", text[_number(text) :]).lower()


def _number(text: str) -> int:
    found = _NUMBER.match(text)
    return found.end() if found else 0

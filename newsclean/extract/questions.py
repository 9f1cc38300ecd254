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

MOST = 500_000
"""Characters of questions and answers that are read: five hundred answers of two hundred words have no more, and one
answer to which thousands of questions refer would be read thousands of times."""

_BEGINNING = 25
"""Letters by which an answer is known whose question stands in other words above it, or nowhere."""
_TAG = re.compile(r"<[^>]{0,300}>")
_NUMBER = re.compile(r"\d+")
_SIGNS = re.compile(r"[\W_]+")


def asked(passages: Sequence[Passage], data: LinkedData) -> frozenset[int]:
    """Which passages are such questions and answers, or a heading right above them.

    Args:
        passages: the passages of the page.
        data: its JSON-LD.

    Returns:
        their places.
    """
    answers = {_bare(_letters(question)): _letters(answer) for question, answer in _listed(data)}
    if not answers:
        return frozenset()
    begun: dict[str, tuple[str, int]] = {}
    for answer in answers.values():
        start = _number(answer)
        if len(answer) >= start + _BEGINNING:
            begun[answer[start : start + _BEGINNING]] = (answer, start)
    places: set[int] = set()
    answer, read = "", 0
    for i, passage in enumerate(passages):
        letters = _letters(passage.text)
        bare = _bare(letters)
        if not bare:
            continue
        if goes_on := next((each for each in (letters, bare) if answer.startswith(each, read)), ""):
            read += len(goes_on)  # an answer of several passages: "2 cups of water" may be their words or the second
        elif bare in answers:
            answer, read = answers[bare], 0
        elif (found := begun.get(bare[:_BEGINNING])) and found[0].startswith(bare, found[1]):
            answer, read = found[0], found[1] + len(bare)
        else:
            continue
        places.add(i)
    return frozenset(places | {i - 1 for i in places if i and passages[i - 1].box.heading})


def _listed(data: LinkedData) -> Iterator[tuple[str, str]]:
    """Questions and their answers, until so much is read; an answer is empty where the page states none."""
    left = MOST
    for node in data.nodes:
        if left <= 0:
            return
        if "question" in types_of(node) and (question := _text(node.get("name"))):
            answer = ""
            for each in data.values(node, "acceptedAnswer"):
                answer += f" {_answer(each)}"
                if len(answer) > left:
                    break
            left -= len(question) + len(answer)
            yield question, answer


def _answer(stated: Any) -> str:
    answer: Node = stated if isinstance(stated, dict) else {}
    return _text(answer.get("text"))


def _text(value: Any) -> str:
    """A text of JSON-LD without the markup in it."""
    return _TAG.sub(" ", unescape(value)) if isinstance(value, str) else ""


def _letters(text: str) -> str:
    """The letters and digits of a text."""
    return _SIGNS.sub("", text).lower()


def _bare(letters: str) -> str:
    """Letters without the number that they may begin with: "2. Who runs the ferry?"."""
    return letters[_number(letters) :]


def _number(letters: str) -> int:
    """Where the number ends that letters may begin with."""
    found = _NUMBER.match(letters)
    return found.end() if found else 0

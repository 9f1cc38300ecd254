"""Questions and answers that a page lists in its JSON-LD."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsclean.document import Document
from newsclean.extract import paragraphs
from newsclean.extract.blocks import passages
from newsclean.extract.questions import MOST, REASON, asked

PROSE = "".join(
    f"<p>Chapter {n} of the harbour's history begins with a storm, and the quay had to be built anew each time.</p>"
    for n in range(9)
)
BOXES = (
    ("Can I swim there?", "<p>No.</p><p>Boats leave every ten minutes in summer.</p>"),
    ("2. Who runs the ferry?", "<p>The town of Ostrel runs it, with the help of two villages.</p>"),
    ("How long is the quay", "<ul><li>The old part of it all: 90 metres</li><li>The new part: 210 metres</li></ul>"),
    ("What does it cost?", "<p>It costs:</p><ul><li>2 crowns in winter</li><li>4 crowns in summer</li></ul>"),
)
STATED = (
    ("Can I swim there?", "<p>No. <b>Boats</b> leave every ten minutes in summer.</p>"),
    ("Who runs the ferry?", "The town of Ostrel runs it, with the help of two villages."),
    ("Length of the quay", "<ul><li>The old part of it all: 90&nbsp;metres<li>The new part: 210 metres</ul>"),
    ("What does it cost?", "It costs: 2 crowns in winter, 4 crowns in summer"),
)


def page(stated: Any) -> str:
    boxes = "".join(
        f'<div class="drop"><div class="head"><button>{question}</button></div><div class="in">{answer}</div></div>'
        for question, answer in BOXES
    )
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Home", "No", "Shop", "About the site"))
    script = f'<script type="application/ld+json">{json.dumps(stated)}</script>' if stated else ""
    return (
        f"<html><head><title>A guide to the quay</title>{script}</head><body><nav><ul>{menu}</ul></nav>"
        f'<main><article><h1>A guide to the quay</h1>{PROSE}</article></main><div class="extra"><section><div>'
        f'<h2>FAQ</h2>{boxes}</div></section></div><div class="extra"><p>Sign up here</p></div></body></html>'
    )


def listed(pairs: tuple[tuple[str, str], ...] = STATED) -> dict[str, Any]:
    questions = [
        {"@type": "Question", "name": name, "acceptedAnswer": {"@type": "Answer", "text": text}} for name, text in pairs
    ]
    return {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": questions}


def lines(stated: Any) -> list[str]:
    document = Document(page(stated))
    found = passages(document)
    return [found[i].text for i in sorted(asked(found, document.linked_data))]


def test_questions_answers_and_the_heading_above_them_are_told() -> None:
    assert lines(listed()) == [
        "FAQ",
        "Can I swim there?",
        "No.",
        "Boats leave every ten minutes in summer.",
        "2. Who runs the ferry?",
        "The town of Ostrel runs it, with the help of two villages.",
        "The old part of it all: 90 metres",  # its question is worded otherwise: the answer's beginning tells it
        "The new part: 210 metres",
        "What does it cost?",
        "It costs:",
        "2 crowns in winter",
        "4 crowns in summer",
    ]


def test_a_list_longer_than_any_is_read_as_far_as_that() -> None:
    long = {"@type": "Answer", "@id": "#long", "text": "No. " * (MOST // 4)}
    questions = [{"@type": "Question", "name": name, "acceptedAnswer": {"@id": "#long"}} for name, _ in STATED]
    assert lines({"@graph": [*questions, long]}) == ["FAQ", "Can I swim there?", "No."]


@pytest.mark.parametrize("stated", [None, {"@graph": listed()}, {"@graph": [listed(), {"@type": "WebSite"}]}])
def test_lists_are_found_wherever_they_are_nested(stated: Any) -> None:
    assert bool(lines(stated)) is bool(stated)


@pytest.mark.parametrize(
    "question",
    [
        {"name": None},
        {"name": "FAQ"},
        {"name": "Can I swim there?", "acceptedAnswer": "Certainly not"},
        {"name": "Can I swim there?", "acceptedAnswer": [None, {"text": 7}, {"@id": "#nowhere"}]},
        {"name": ["Can I swim there?"], "acceptedAnswer": {"text": {}}},
    ],
)
def test_odd_lists_do_no_harm(question: dict[str, Any]) -> None:
    assert set(lines({"@type": "FAQPage", "mainEntity": [{"@type": "Question"} | question]})) <= {
        "FAQ",
        "Can I swim there?",
    }


def test_they_stay_and_say_why() -> None:
    without, found = paragraphs(Document(page(None))), paragraphs(Document(page(listed())))
    assert without is not None
    assert found is not None
    before, after = {block.text for block in without.standing}, {block.text: block for block in found.standing}
    assert set(after) - before >= {"FAQ", "Can I swim there?", "No.", "2. Who runs the ferry?"}
    assert REASON in after["Can I swim there?"].reasons
    assert REASON not in next(block for block in found.standing if block.text.startswith("Chapter 1")).reasons
    assert "Sign up here" not in after

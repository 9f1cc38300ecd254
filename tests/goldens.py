"""Write the goldens: what newsclean makes of each fixture, for a reviewer to read in ``git diff``.

usage: python tests/goldens.py [NAME ...]

Nothing else writes them.  tests/test_goldens.py compares field by field.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from typing import Any

from truths import FIXTURES, NAMES, cleaned

from newsclean import Article

GOLDENS = FIXTURES / "goldens"
UNTOLD = ("findings",)
"""Fields of the metadata that a golden leaves out: rival values, which are long and say nothing about the answer."""
SHOWN = 80
"""Characters of a removed line that a golden shows: enough to know it by."""


def fields(article: Article) -> dict[str, Any]:
    """Every field of the article's metadata, and what was said about the cleaning, as JSON types."""
    values = article.to_dict()
    metadata = {name: value for name, value in values["metadata"].items() if name not in UNTOLD}
    return metadata | {"extractor": values["extractor"], "warnings": values["warnings"]}


def removals(article: Article) -> list[dict[str, str]]:
    """What was removed, in the page's order."""
    return [
        {"rule": removal.rule, "reason": removal.reason, "words": shortened(words)}
        for removal, words in article.body.removed()
    ]


def shortened(words: str) -> str:
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


@cache
def golden(name: str) -> dict[str, Any]:
    """What newsclean makes of a fixture now.

    Args:
        name: a fixture: ``"wire-story"``.

    Returns:
        its fields, text and Markdown, and at the end the removals; or the error.
    """
    outcome = cleaned(name)
    if not isinstance(outcome, Article):
        return {"error": outcome.code, "message": str(outcome)}
    values: dict[str, Any] = json.loads(
        json.dumps(
            {
                "fields": fields(outcome),
                "text": outcome.text.split("\n"),
                "markdown": outcome.markdown.split("\n"),
                "removals": removals(outcome),
            }
        )
    )
    return values


@cache
def stored(name: str) -> dict[str, Any]:
    """What the golden says."""
    values: dict[str, Any] = json.loads((GOLDENS / f"{name}.json").read_text("utf-8"))
    return values


def write(names: tuple[str, ...]) -> None:
    GOLDENS.mkdir(exist_ok=True)
    for name in names:
        text = json.dumps(golden(name), ensure_ascii=False, indent=2) + "\n"
        (GOLDENS / f"{name}.json").write_text(text, "utf-8", newline="\n")
    for path in GOLDENS.glob("*.json"):
        if path.stem not in NAMES:
            path.unlink()


if __name__ == "__main__":
    unknown = set(sys.argv[1:]) - set(NAMES)
    if unknown:
        sys.exit(f"no such fixture: {', '.join(sorted(unknown))}")
    write(tuple(sys.argv[1:]) or NAMES)

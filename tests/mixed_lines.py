"""Short lines in any order between paragraphs of prose, cleaned as a text and as a page."""

from __future__ import annotations

import html
import random
from collections.abc import Sequence
from math import ceil

import newsclean


def mixed(short: Sequence[str], prose: Sequence[str], seed: int) -> list[str]:
    """The short lines in any order, with paragraphs of prose between, and around them."""
    shuffled = random.Random(seed).sample(short, len(short))  # noqa: S311 - a test's order
    run = ceil(len(shuffled) / (len(prose) - 1))
    return [line for at, paragraph in enumerate(prose) for line in (paragraph, *shuffled[at * run : (at + 1) * run])]


def from_text(lines: list[str]) -> list[str]:
    """What is left of the lines as a text."""
    return newsclean.clean_text("\n".join(lines)).text.split("\n")


def from_page(lines: list[str]) -> list[str]:
    """What is left of the lines as plain paragraphs of a page."""
    paragraphs = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
    page = f"<html><head><title>Harbour</title></head><body><article>{paragraphs}</article></body></html>"
    return [block.text for block in newsclean.clean(page).body.blocks]

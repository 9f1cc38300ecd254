"""The fixtures, and what a reader would call the article on each: the yardstick that does not follow the code."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import newsclean
from newsclean import Article, NewscleanError

FIXTURES = Path(__file__).parent.parent / "fixtures"
NAMES = tuple(sorted(path.stem for path in FIXTURES.glob("*.html")))
OLD = tuple(name for name in NAMES if name.startswith("old-"))

_UNSEEN = re.compile(r"[\s|\u00ad\ufffd]+")
"""White space, the bars between a table's cells, soft hyphens, what could not be decoded."""


@dataclass(frozen=True)
class Truth:
    """fixtures/truth/NAME.json; fixtures/README.md says what each field holds."""

    url: str
    title: str | None
    authors: list[str]
    published: str | None
    language: str
    text: list[str]
    optional: list[int] = field(default_factory=list)
    never: list[str] = field(default_factory=list)
    encoding: str = "utf-8"
    note: str = ""

    def missing(self, text: str) -> list[str]:
        """The lines of the article that a text does not have."""
        must = Counter(shape(line) for index, line in enumerate(self.text) if index not in self.optional)
        return _those(self.text, must - Counter(map(shape, text.splitlines())))

    def stray(self, text: str) -> list[str]:
        """The lines of a text that are no lines of the article, or stand there too often."""
        return _those(text.splitlines(), Counter(map(shape, text.splitlines())) - Counter(map(shape, self.text)))

    def disorder(self, text: str) -> list[str]:
        """The lines of the article that a text has, but before one that they should follow."""
        places = {shape(line): place for place, line in enumerate(text.splitlines())}
        known = [(line, places[shape(line)]) for line in self.text if shape(line) in places]
        return [line for (_, before), (line, place) in pairwise(known) if place < before]


@dataclass(frozen=True)
class Shortfall:
    """What newsclean is known to get wrong on a page: fixtures/shortfalls.toml."""

    missing: int = 0
    stray: int = 0
    navigation: bool = False
    fields: tuple[str, ...] = ()
    why: str = ""


def shape(line: str) -> str:
    """A line as it is compared: every letter and every mark, but no white space."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", line))


def _those(lines: Sequence[str], wanted: Counter[str]) -> list[str]:
    out = []
    for line in lines:
        if wanted[shape(line)] > 0:
            wanted[shape(line)] -= 1
            out.append(line)
    return out


@cache
def truth(name: str) -> Truth:
    """What a reader would call the article."""
    return Truth(**json.loads((FIXTURES / "truth" / f"{name}.json").read_text("utf-8")))


@cache
def shortfalls() -> dict[str, Shortfall]:
    """What is known to be wrong, by page."""
    tables = tomllib.loads((FIXTURES / "shortfalls.toml").read_text("utf-8"))
    return {name: Shortfall(**table | {"fields": tuple(table.get("fields", ()))}) for name, table in tables.items()}


@cache
def cleaned(name: str) -> Article | NewscleanError:
    """What newsclean makes of a fixture that came from the address in its truth."""
    page = replace(newsclean.load(FIXTURES / f"{name}.html"), url=truth(name).url)
    try:
        return newsclean.clean(page)
    except NewscleanError as error:
        return error


def article(name: str) -> Article:
    """What newsclean makes of a fixture that holds an article."""
    outcome = cleaned(name)
    assert isinstance(outcome, Article), f"{name}: {outcome!r}"
    return outcome

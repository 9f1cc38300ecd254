"""Labelled pages, read into what the article finder learns from."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newsclean.document import Document
from newsclean.errors import NewscleanError
from newsclean.extract.blocks import Box, Passage, passages
from newsclean.extract.features import Row, rows
from newsclean.extract.paragraphs import hints
from newsclean.extract.sheet import tally
from newsclean.train.disguise import disguise
from newsclean.train.labels import labels, snippet_labels


@dataclass(frozen=True, slots=True)
class Lesson:
    """One labelled page.

    Args:
        id: its name in the label file.
        set: the label file.
        url: where it came from.
        html: its file.
        group: its publisher: pages of one group are never trained on and tested on at once.
        paragraphs: the true text; empty where the labels are snippets.
        passages: the page's passages but for the hopeless ones.
        rows: what the first pass knows about each.
        words: how many words each has.
        answers: 1 for each passage of the article, 0 for others, -1 where the labels do not tell.
        disguised: whether it is a page seen a second time, in other clothes (:mod:`newsclean.train.disguise`).
    """

    id: str
    set: str
    url: str
    html: Path
    group: str
    paragraphs: tuple[str, ...]
    passages: tuple[Passage, ...]
    rows: tuple[Row, ...]
    words: tuple[int, ...]
    answers: tuple[int, ...]
    disguised: bool = False

    @property
    def boxes(self) -> list[Box]:
        """The boxes of the passages."""
        return [passage.box for passage in self.passages]


def read(corpus: Path, sets: Sequence[str]) -> list[Lesson]:
    """Read labelled pages.

    Args:
        corpus: a folder of ``<set>.jsonl`` files, one JSON object a line with ``id``, ``url``, ``html`` (a path below
            the folder, plain or gzip) and ``paragraphs`` (the true text in order), or
            ``with`` and ``without`` (snippets that must and must not be in the text).
        sets: which of them.

    Raises:
        NewscleanError: if a set is not there or a line is not such an object.
    """
    return [lesson for name in sets for lesson in _set(corpus, name)]


def _set(corpus: Path, name: str) -> Iterator[Lesson]:
    file = corpus / f"{name}.jsonl"
    if not file.exists():
        raise NewscleanError(f"{file} is not there")
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not line:
            continue
        try:
            yield from _lessons(json.loads(line), name, corpus)
        except (KeyError, ValueError, OSError) as error:
            raise NewscleanError(f"{file}, line {number}: {error}") from error


def _lessons(label: dict[str, Any], name: str, corpus: Path) -> Iterator[Lesson]:
    """A page, and for some a second time in other clothes."""
    html = corpus / label["html"]
    document = Document(page(html), label.get("url") or "")
    documents = [document]
    if (other := disguise(label["id"])) is not None:
        documents.append(Document(other(document.html), document.url))
    for number, each in enumerate(documents):
        lesson = _lesson(label, name, html, each)
        if lesson is not None:
            yield replace(lesson, id=f"{lesson.id} disguised", disguised=True) if number else lesson


def page(html: Path) -> bytes:
    """A stored page, plain or gzip."""
    body = html.read_bytes()
    return gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body


def _lesson(label: dict[str, Any], name: str, html: Path, document: Document) -> Lesson | None:
    url, paragraphs = document.url, tuple(label.get("paragraphs", ()))
    found = passages(document)
    if not found:
        return None
    sheet = tally(found)
    chosen = sheet.hopeful()
    kept = tuple(found[i] for i in chosen)
    texts = [passage.text for passage in kept]
    snippets = (label["with"], label["without"]) if not paragraphs else ()
    return Lesson(
        id=label["id"],
        set=name,
        url=url,
        html=html,
        group=publisher(url) or label["id"],
        paragraphs=paragraphs,
        passages=kept,
        rows=tuple(rows(sheet, hints(document), chosen)),
        words=tuple(sheet.words[i] for i in chosen),
        answers=tuple(labels(texts, paragraphs) if paragraphs else snippet_labels(texts, *snippets)),
    )


def publisher(url: str) -> str:
    """The part of a host that names the publisher.

    Example:
        >>> publisher("https://sport.example.co.uk/a"), publisher("https://www.bbc.com/b")
        ('example.co.uk', 'bbc.com')
    """
    parts = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and parts[-2] in _SECOND_LEVEL else parts[-2:])


_SECOND_LEVEL = frozenset(("ac", "co", "com", "edu", "go", "gob", "gov", "ne", "net", "or", "org"))
"""What stands between a publisher and a country: ``co.uk``, ``com.br``, ``or.jp``."""

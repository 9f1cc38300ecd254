"""Labelled pages, read into what the article finder learns from."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from newsclean.document import Document
from newsclean.errors import NewscleanError
from newsclean.extract.blocks import Box, Passage, passages
from newsclean.extract.features import Row, rows
from newsclean.extract.paragraphs import hints
from newsclean.extract.sheet import tally
from newsclean.train.labels import labels


@dataclass(frozen=True, slots=True)
class Lesson:
    """One labelled page.

    Args:
        id: its name in the label file.
        set: the label file.
        group: its publisher: pages of one group are never trained on and tested on at once.
        paragraphs: the true text.
        passages: the page's passages but for the hopeless ones.
        rows: what the first pass knows about each.
        words: how many words each has.
        answers: 1 for each passage of the article, else 0.
    """

    id: str
    set: str
    group: str
    paragraphs: tuple[str, ...]
    passages: tuple[Passage, ...]
    rows: tuple[Row, ...]
    words: tuple[int, ...]
    answers: tuple[int, ...]

    @property
    def boxes(self) -> list[Box]:
        """The boxes of the passages."""
        return [passage.box for passage in self.passages]


def read(corpus: Path, sets: Sequence[str]) -> list[Lesson]:
    """Read labelled pages.

    Args:
        corpus: a folder of ``<set>.jsonl`` files, one JSON object a line with ``id``, ``url``, ``html`` (a path below
            the folder, plain or gzip) and ``paragraphs`` (the true text in order).
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
            label = json.loads(line)
            body = (corpus / label["html"]).read_bytes()
            url, paragraphs = label.get("url") or "", tuple(label["paragraphs"])
        except (KeyError, ValueError, OSError) as error:
            raise NewscleanError(f"{file}, line {number}: {error}") from error
        html = gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body
        lesson = _lesson(Document(html, url), str(label["id"]), name, paragraphs)
        if lesson is not None:
            yield lesson


def _lesson(document: Document, name: str, set_: str, paragraphs: tuple[str, ...]) -> Lesson | None:
    found = passages(document)
    if not found:
        return None
    sheet = tally(found)
    chosen = [i for i in range(len(found)) if not sheet.hopeless(i)]
    kept = tuple(found[i] for i in chosen)
    return Lesson(
        id=name,
        set=set_,
        group=publisher(document.url) or name,
        paragraphs=paragraphs,
        passages=kept,
        rows=tuple(rows(sheet, hints(document), chosen)),
        words=tuple(sheet.words[i] for i in chosen),
        answers=tuple(labels([passage.text for passage in kept], paragraphs)),
    )


def publisher(url: str) -> str:
    """The part of a host that names the publisher.

    Example:
        >>> publisher("https://sport.example.co.uk/a"), publisher("https://www.example.de/b")
        ('example.co.uk', 'example.de')
    """
    parts = (urlsplit(url).hostname or "").split(".")
    second_level = len(parts) > 2 and len(parts[-2]) <= 3  # co.uk, com.br
    return ".".join(parts[-3:] if second_level else parts[-2:])

"""datatrove: :class:`CleanNews`, a pipeline step for its local, Slurm and Ray executors."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from newsclean.batch.arrow import ONE_WORKER
from newsclean.batch.child import Cleans
from newsclean.batch.extras import extra
from newsclean.batch.flow import clean_rows
from newsclean.batch.plan import Plan
from newsclean.batch.rows import Row
from newsclean.types import Page

with extra("datatrove", "a datatrove step"):
    from datatrove.data import Document
    from datatrove.pipeline.base import PipelineStep

_UNTOLD = frozenset(("text", "published_utc"))
"""Columns that stand elsewhere in a document, or that its writers cannot write."""


class CleanNews(PipelineStep):
    """Takes documents whose text is HTML, and passes on documents whose text is the article.

    What is known about the article goes into the metadata, beside what was there.

    Args:
        cleaner: the recipe; ``Cleaner()`` by default.
        plan: limits of one page; each task of the executor has a worker of its own.
        failures: whether pages without an article are passed on, too, with an empty text and ``ok``, ``error`` and
            ``reason`` in their metadata; if not, they are counted and dropped.

    Example:
        >>> pipeline = [WarcReader("crawl/"), CleanNews(), JsonlWriter("articles/")]  # doctest: +SKIP
    """

    type = "🛢 - EXTRAC"
    name = "🗞 newsclean"

    def __init__(self, cleaner: Cleans | None = None, plan: Plan = ONE_WORKER, *, failures: bool = True) -> None:
        super().__init__()
        self.cleaner = cleaner
        self.plan = plan
        self.failures = failures

    def run(self, data: Iterator[Document] | None, rank: int = 0, world_size: int = 1) -> Iterator[Document]:  # noqa: ARG002 - as datatrove calls it
        """Clean documents.

        Args:
            data: documents whose text is HTML and whose metadata may have a ``url``.
            rank: which task of the executor this is.
            world_size: how many there are.

        Yields:
            the same documents, in the same order.
        """
        waiting: deque[Document] = deque()
        for row in clean_rows(self._pages(data or iter(()), waiting), self.cleaner, self.plan):
            document = waiting.popleft()
            self.stat_update("total")
            if not row["ok"]:
                self.stat_update(row["error"])
                if not self.failures:
                    continue
            document.text = row["text"] or ""
            document.metadata |= _known(row, document)
            self.stat_update("forwarded")
            self.update_doc_stats(document)
            yield document

    def _pages(self, data: Iterator[Document], waiting: deque[Document]) -> Iterator[Page]:
        for document in data:
            waiting.append(document)
            url = document.metadata.get("url")
            yield Page(
                document.text.encode("utf-8", "replace"),
                url if isinstance(url, str) else "",
                "text/html; charset=utf-8",  # it was decoded already; its <meta> tells of other bytes
            )


def _known(row: Row, document: Document) -> dict[str, Any]:
    known = {name: value for name, value in row.items() if name not in _UNTOLD}
    if not known["url"]:
        known["url"] = document.metadata.get("url")
    return known

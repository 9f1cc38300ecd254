"""LlamaIndex: :class:`NewsReader`, a reader."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from newsclean.article import Outcome
from newsclean.batch.child import Cleans
from newsclean.batch.extras import extra
from newsclean.batch.flow import Pages
from newsclean.batch.plan import Plan
from newsclean.integrations.documents import articles, known

with extra("llama-index", "a LlamaIndex reader"):
    from llama_index.core.readers.base import BaseReader
    from llama_index.core.schema import Document


class NewsReader(BaseReader):
    """Reads news pages as documents: the clean text, and what is known about it as flat metadata.

    Pages without an article become no documents; they are in :attr:`failures` with their reasons.

    Args:
        cleaner: the recipe; ``Cleaner()`` by default.
        plan: workers and limits.

    Example:
        >>> documents = NewsReader().load_data("pages/")  # doctest: +SKIP
    """

    def __init__(self, cleaner: Cleans | None = None, plan: Plan | None = None) -> None:
        self.cleaner = cleaner
        self.plan = plan
        self.failures: list[Outcome] = []
        """The pages of the last call that held no article."""

    def lazy_load_data(self, source: str | os.PathLike[str] | Pages, **_: Any) -> Iterator[Document]:
        """Read documents as they are needed.

        Args:
            source: a path (see :func:`newsclean.batch.open_source`: HTML files, WARC, Parquet, JSON lines, lists of
                URLs), or pages.

        Yields:
            a document for each article, in order.
        """
        self.failures = []
        for article in articles(source, self.cleaner, self.plan, self.failures):
            document = Document(text=article.text, metadata=known(article))
            if article.url:
                document.id_ = article.url
            yield document

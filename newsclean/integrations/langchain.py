"""LangChain: :class:`NewsLoader`, a document loader."""

from __future__ import annotations

import os
from collections.abc import Iterator

from newsclean.article import Outcome
from newsclean.batch.child import Cleans
from newsclean.batch.extras import extra
from newsclean.batch.flow import Pages
from newsclean.batch.plan import Plan
from newsclean.integrations.documents import articles, known

with extra("langchain", "a LangChain loader"):
    from langchain_core.document_loaders import BaseLoader
    from langchain_core.documents import Document


class NewsLoader(BaseLoader):
    """Loads news pages as documents: the clean text, and what is known about it as flat metadata.

    Pages without an article become no documents; they are in :attr:`failures` with their reasons.

    Args:
        source: a path (see :func:`newsclean.batch.open_source`: HTML files, WARC, Parquet, JSON lines, lists of
            URLs), or pages.
        cleaner: the recipe; ``Cleaner()`` by default.
        plan: workers and limits.

    Example:
        >>> documents = NewsLoader("pages/").load()  # doctest: +SKIP
    """

    def __init__(
        self, source: str | os.PathLike[str] | Pages, cleaner: Cleans | None = None, plan: Plan | None = None
    ) -> None:
        self.source = source
        self.cleaner = cleaner
        self.plan = plan
        self.failures: list[Outcome] = []
        """The pages of the last load that held no article."""

    def lazy_load(self) -> Iterator[Document]:
        """Load documents as they are needed.

        Yields:
            a document for each article, in order.
        """
        self.failures = []
        for article in articles(self.source, self.cleaner, self.plan, self.failures):
            yield Document(page_content=article.text, metadata=known(article))

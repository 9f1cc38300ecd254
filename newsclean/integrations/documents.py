"""What the frameworks for retrieval have in common: a text, and flat metadata beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator

from newsclean.article import Article, Outcome
from newsclean.batch.child import Cleans
from newsclean.batch.flow import Pages, outcomes
from newsclean.batch.plan import Plan
from newsclean.batch.sources import open_source

Flat = str | int | float | bool
"""What vector stores take as metadata."""

_FIELDS = (
    "title",
    "subtitle",
    "authors",
    "published",
    "modified",
    "language",
    "site",
    "publisher",
    "section",
    "tags",
    "description",
    "agency",
    "is_free",
    "words",
)


def articles(
    source: str | os.PathLike[str] | Pages, cleaner: Cleans | None, plan: Plan | None, failures: list[Outcome]
) -> Iterator[Article]:
    """The articles in a source.

    Args:
        source: a path, or pages.
        cleaner: the recipe.
        plan: workers and limits.
        failures: takes the pages without an article.

    Yields:
        the articles, in order.
    """
    pages = open_source(source) if isinstance(source, str | os.PathLike) else source
    for outcome in outcomes(pages, cleaner, plan):
        if isinstance(outcome.value, Article):
            yield outcome.value
        else:
            failures.append(outcome)


def known(article: Article) -> dict[str, Flat]:
    """What is known about an article, without what is not.

    Args:
        article: the article.

    Returns:
        texts, numbers and truths; lists are joined by ``"; "``, dates are ISO 8601.  ``source`` is the URL, as both
        frameworks call it.

    Example:
        >>> from newsclean.types import Metadata
        >>> known(Article(url="https://example.com/a", metadata=Metadata(authors=("Ada Byron", "Alan Turing"))))
        {'source': 'https://example.com/a', 'authors': 'Ada Byron; Alan Turing', 'words': 0}
    """
    flat: dict[str, Flat] = {"source": article.url}
    for name in _FIELDS:
        value = getattr(article.metadata, name)
        if isinstance(value, tuple):
            value = "; ".join(value)
        elif hasattr(value, "isoformat"):
            value = value.isoformat()
        if value is not None and value != "":
            flat[name] = value
    return flat

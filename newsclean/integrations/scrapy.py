"""Scrapy: an item pipeline, and one call for a callback."""

from __future__ import annotations

import queue
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from newsclean.batch.child import Cleans, Shape, task
from newsclean.batch.extras import extra
from newsclean.batch.plan import Plan
from newsclean.batch.rows import Row, failed_row
from newsclean.batch.tables import Columns
from newsclean.batch.worker import Worker, order
from newsclean.cleaner import Cleaner
from newsclean.types import Page

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response


def page_of(response: Response) -> Page:
    """The page in a response.

    Args:
        response: what Scrapy brought; its body is decoded here, as a browser would.
    """
    headers = tuple(
        (name.decode("latin-1").lower(), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    )
    return Page(response.body, response.url, dict(headers).get("content-type", ""), response.status, headers=headers)


def clean_response(response: Response, cleaner: Cleans | None = None) -> Row:
    """Clean what Scrapy brought, in a callback.

    It cleans in this very process, for some hundredths of a second; :class:`CleanPipeline` does it in another one.

    Args:
        response: what Scrapy brought.
        cleaner: the recipe; ``Cleaner()`` by default.

    Returns:
        an item with a value for every one of :data:`newsclean.batch.ARTICLE_COLUMNS`; a page without an article has
        one too, with the reason.

    Example:
        >>> def parse(self, response):  # doctest: +SKIP
        ...     yield clean_response(response)
    """
    row = task(cleaner or _default(), page_of(response), Shape.ROW)
    assert isinstance(row, dict)  # noqa: S101 - as the shape asks
    return row


@cache
def _default() -> Cleaner:
    return Cleaner()


class CleanPipeline:
    """Cleans items that carry a page: ``ITEM_PIPELINES = {"newsclean.integrations.scrapy.CleanPipeline": 300}``.

    Items without one pass through as they are.  A plain dict is all that an item needs to be; an item class needs
    fields for the columns.  Pages are cleaned in worker processes, so that the crawl goes on meanwhile, and a page that
    crashes or hangs its worker costs itself only.

    Settings:

    * ``NEWSCLEAN_HTML``, ``NEWSCLEAN_URL``: the fields with the page (``"html"``; removed) and its URL (``"url"``).
    * ``NEWSCLEAN_CLEANER``: a recipe, or the path of one: ``"myproject.recipes.CLEANER"``.
    * ``NEWSCLEAN_PLAN``: a :class:`newsclean.batch.Plan`; its ``workers`` is 1 unless you say so.

    Args:
        cleaner: the recipe.
        columns: the fields of the items.
        plan: workers and limits.
    """

    def __init__(self, cleaner: Cleans, columns: Columns, plan: Plan) -> None:
        self._columns = columns
        self._workers = [Worker(order(cleaner, plan, Shape.ROW)) for _ in range(max(1, plan.workers))]
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make one from a crawler's settings."""
        with extra("scrapy", "a Scrapy pipeline"):
            from scrapy.utils.misc import load_object  # noqa: PLC0415 - an extra
        settings = crawler.settings
        cleaner: Any = settings.get("NEWSCLEAN_CLEANER") or Cleaner()
        return cls(
            load_object(cleaner) if isinstance(cleaner, str) else cleaner,
            Columns(settings.get("NEWSCLEAN_HTML", "html"), settings.get("NEWSCLEAN_URL", "url")),
            settings.get("NEWSCLEAN_PLAN") or Plan(workers=1),
        )

    async def process_item(self, item: Any) -> Any:
        """Clean the page of an item.

        Args:
            item: any item that Scrapy knows.

        Returns:
            the item with the columns in place of the page.
        """
        from itemadapter import ItemAdapter  # noqa: PLC0415 - comes with Scrapy
        from scrapy.utils.defer import maybe_deferred_to_future  # noqa: PLC0415 - an extra
        from twisted.internet.threads import deferToThread  # noqa: PLC0415 - comes with Scrapy

        adapter = ItemAdapter(item)
        if adapter.get(self._columns.html) is None:
            return item
        page = self._columns.page(adapter.asdict(), "the item")
        if isinstance(page, Page):
            row = await maybe_deferred_to_future(deferToThread(self._clean, page))
        else:
            row = failed_row(page)
        del adapter[self._columns.html]
        adapter.update(row)
        return item

    def _clean(self, page: Page) -> Row:
        worker = self._idle.get()
        try:
            [reply] = worker.clean([page])
        finally:
            self._idle.put(worker)
        assert isinstance(reply.value, dict)  # noqa: S101 - as the order asks
        return reply.value

    def close_spider(self) -> None:
        """End the workers."""
        for worker in self._workers:
            worker.close()

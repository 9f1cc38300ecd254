"""A real Scrapy crawl of a site of our own, with robots.txt and a feed export."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from pages_for_engines import ERRORS, HERE, PAGES, html

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("default")]  # the engines' warnings are theirs

SPIDER = """
import sys
import scrapy
from scrapy.crawler import CrawlerProcess
from recipe_for_engines import Fragile
from newsclean.batch import Plan
from newsclean.integrations.scrapy import clean_response

site, way, out = sys.argv[1:]


class NewsSpider(scrapy.Spider):
    name = "news"
    start_urls = [site + "/"]

    def parse(self, response):
        yield from response.follow_all(css="a", callback=self.story)

    def story(self, response):
        number = response.url.rsplit("/", 1)[1]
        if way == "callback":
            yield {"id": f"page {number}"} | clean_response(response)
        else:
            yield {"id": f"page {number}", "url": response.url, "html": response.body}
            yield {"id": "a link", "link": response.url}


pipeline = {"newsclean.integrations.scrapy.CleanPipeline": 300}
process = CrawlerProcess({
    "ROBOTSTXT_OBEY": True,
    "ITEM_PIPELINES": pipeline if way == "pipeline" else {},
    "NEWSCLEAN_CLEANER": Fragile(),
    "NEWSCLEAN_PLAN": Plan(workers=2),
    "FEEDS": {out: {"format": "jsonlines"}},
    "LOG_LEVEL": "WARNING",
})
process.crawl(NewsSpider)
process.start()
"""


@pytest.fixture
def site() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/plain" if self.path == "/robots.txt" else "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(self.page().encode())

        def page(self) -> str:
            if self.path == "/robots.txt":
                return "User-agent: *\nDisallow: /private/\n"
            if self.path == "/":
                links = [*map(str, range(PAGES)), "private/1"]
                return "".join(f'<a href="/{link}">{link}</a>' for link in links)
            return html(int(self.path.rsplit("/", 1)[1])) or ""

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


@pytest.mark.parametrize("way", ["pipeline", "callback"])
def test_scrapy(site: tuple[str, list[str]], tmp_path: Path, check: Callable[..., None], way: str) -> None:
    pytest.importorskip("scrapy")
    address, asked = site
    out = tmp_path / "items.jsonl"
    spider = tmp_path / "spider.py"
    spider.write_text(SPIDER)
    done = subprocess.run(
        [sys.executable, str(spider), address, way, str(out)], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "/private/1" not in asked
    assert "Error" not in done.stderr, done.stderr
    items = [json.loads(line) for line in out.read_text().splitlines()]
    stories = [item for item in items if "link" not in item]
    for story in stories:
        story["url"] = story["url"].replace(address, "https://example.com")
        number = int(story["id"].split()[1])
        if number == 7:  # what is missing elsewhere is an empty page on a site
            assert story["error"] == "no-article"
            story["error"] = ERRORS[7]
        if number == 17 and way == "callback":  # its default cleaner does not crash on a page that says so
            assert story["error"] in {None, "no-article"}
            story.update(ok=False, error=ERRORS[17], reason="not tried here")
    check(f"Scrapy, {way}", stories)
    if way == "pipeline":
        assert sum("link" in item for item in items) == PAGES
        assert not any("html" in item for item in items)

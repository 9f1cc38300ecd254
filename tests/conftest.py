"""A web of our own, for tests of what a reader types: no test goes out."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from hypothesis import settings

from newsclean.net import clients, many
from newsclean.net.hosts import Hosts

FIXTURES = Path(__file__).parent.parent / "fixtures"

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Example</title>
<item><title>Storm closes harbour</title><link>https://example.com/storm?utm_source=rss</link>
<pubDate>Fri, 09 Feb 2024 14:05:00 GMT</pubDate></item>
<item><title>He paused</title><link>https://example.com/pause</link></item></channel></rss>"""


def pytest_configure(config: pytest.Config) -> None:
    """The same cases in every run, so that a change is judged by itself; the nightly session looks for new ones."""
    settings.register_profile("steady", derandomize=True)
    if config.option.markexpr != "nightly":
        settings.load_profile("steady")


@dataclass
class Web:
    """Pages by URL, and what was asked for."""

    pages: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    asked: list[httpx.Request] = field(default_factory=list)

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        kind, body = self.pages.get(str(request.url), ("text/plain", b""))
        return httpx.Response(200 if body else 404, headers={"content-type": kind}, content=body)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    """The fixtures at the addresses they give themselves, and a small example.com; hosts remember nothing."""
    story = (FIXTURES / "wire-story.html").read_bytes()
    web = Web(
        {
            "https://example.com/story": ("text/html; charset=utf-8", story),
            "https://example.com/feed.xml": ("application/rss+xml", FEED.encode()),
            "https://example.com/paper.pdf": ("application/pdf", b"%PDF-1.7"),
        }
    )
    for truth in sorted((FIXTURES / "truth").glob("*.json")):
        page = FIXTURES / f"{truth.stem}.html"
        url = json.loads(truth.read_text(encoding="utf-8")).get("url")
        if url and page.exists():
            web.pages[url] = ("text/html", page.read_bytes())
    transport = httpx.MockTransport(web.answer)
    deadline = SimpleNamespace(set=lambda seconds: None)
    monkeypatch.setattr(clients, "own_client", lambda *_: (httpx.Client(transport=transport), deadline))
    monkeypatch.setattr(clients, "own_async_client", lambda *_: httpx.AsyncClient(transport=transport))
    monkeypatch.setattr(many, "_HOSTS", Hosts())
    return web

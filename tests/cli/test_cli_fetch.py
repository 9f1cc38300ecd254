"""``newsclean fetch``, ``newsclean discover`` and pages by URL, against a web of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import newsclean
from newsclean.cli import main

STORY = (Path(__file__).parent.parent.parent / "fixtures" / "wire-story.html").read_bytes()
URL = "https://example.com/story"

pytestmark = pytest.mark.usefixtures("web")


def test_a_page_by_its_url(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", URL]) == 0
    assert capsys.readouterr().out == newsclean.clean(STORY, URL).text + "\n"


def test_a_page_is_written_with_what_the_server_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "story.html"
    assert main(["fetch", URL, "-o", str(file)]) == 0
    assert file.read_bytes() == STORY
    assert newsclean.load(file).url == URL
    assert newsclean.load(file).content_type == "text/html; charset=utf-8"
    assert main(["clean", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["url"] == URL


def test_a_page_goes_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["fetch", URL]) == 0
    assert capfdbinary.readouterr().out == STORY


def test_servers_are_told_whom_to_write_to(web: object) -> None:
    assert main(["clean", URL, "--contact", "me@example.com"]) == 0
    assert [request.url.path for request in web.asked] == ["/robots.txt", "/story"]
    assert all("me@example.com" in request.headers["user-agent"] for request in web.asked)


def test_articles_are_discovered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["discover", "https://example.com/feed.xml"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.split("\t") == ["2024-02-09 14:05", "https://example.com/storm", "Storm closes harbour"]
    assert second.split("\t") == ["-", "https://example.com/pause", "He paused"]


def test_articles_are_discovered_as_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["discover", "https://example.com/feed.xml", "--json", "--limit", "1"]) == 0
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert row["published"] == "2024-02-09T14:05:00+00:00"
    assert row["source"] == "rss"


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("https://example.com/gone", "404"),
        ("https://example.com/paper.pdf", "application/pdf"),
        ("http://127.0.0.1/", "127.0.0.1"),
        ("ftp://example.com/story", "ftp"),
    ],
)
@pytest.mark.parametrize("command", ["clean", "fetch"])
def test_what_cannot_be_fetched_is_one_line(
    command: str, url: str, says: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if "127" in url:
        monkeypatch.undo()  # the guard stands in the real client; it refuses before anything is sent
    assert main([command, url]) == 1
    out, err = capsys.readouterr()
    assert not out
    (line,) = err.splitlines()
    assert line.startswith("newsclean: ")
    assert says in line

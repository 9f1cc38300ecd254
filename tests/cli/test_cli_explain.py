"""``newsclean explain``: lines in their place, colours only for eyes, one self-contained file."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

import newsclean
import newsclean.types
from newsclean.cli import main

STORY = Path(__file__).parent.parent.parent / "fixtures" / "wire-story.html"
AD = "300x250 Ad"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_removed_lines_stand_in_their_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(STORY)]) == 0
    shown = capsys.readouterr().out
    assert f"- {AD}  [any-ad-size: " in shown
    last = newsclean.clean(newsclean.load(STORY)).text.splitlines()[-1]
    assert shown.index(f"  {last}") < shown.index(AD)
    assert "\x1b" not in shown


def test_a_trimmed_line_shows_what_went(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    removal = newsclean.types.Removal(0, "en-photo-credit", "picture credit", (11, 29), "caption")
    body = newsclean.Body((newsclean.types.Block("It rained. (Photo by A. Bell)"),), (removal,))
    monkeypatch.setattr("newsclean.api.clean", lambda page, cleaner: newsclean.Article(body))
    assert main(["explain", str(STORY), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["kept"]
    assert row["trimmed"] == [
        {"text": "(Photo by A. Bell)", "rule": "en-photo-credit", "reason": "picture credit"},
    ]
    assert main(["explain", str(STORY)]) == 0
    shown = capsys.readouterr().out
    assert "~ It rained. [-(Photo by A. Bell)-]  [en-photo-credit: picture credit]" in shown
    assert "1 line kept, 0 removed, 1 trimmed" in shown


def test_long_runs_outside_the_article_are_folded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    menu = [newsclean.types.Block(f"Menu {number}") for number in range(20)]
    gone = [newsclean.types.Removal(number, "outside", "a menu") for number in range(20)]
    body = newsclean.Body((*menu, newsclean.types.Block("It rained.")), tuple(gone))
    monkeypatch.setattr("newsclean.api.clean", lambda page, cleaner: newsclean.Article(body))
    assert main(["explain", str(STORY)]) == 0
    assert "… 20 lines outside the article" in (short := capsys.readouterr().out)
    assert "Menu" not in short
    assert main(["explain", str(STORY), "--all"]) == 0
    assert "- Menu 19  [outside: a menu]" in capsys.readouterr().out


def test_json_has_a_row_for_each_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(STORY), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    body = newsclean.clean(newsclean.load(STORY)).body
    assert [row["text"] for row in rows] == [block.text for block in body.found]
    assert sum(not row["kept"] for row in rows) == sum(removal.span is None for removal in body.removals)


def test_colours_are_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert main(["explain", str(STORY)]) == 0
    assert f"\x1b[9;31m{AD}\x1b[0m" in sys.stdout.getvalue()


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_switched_off(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert main(["explain", str(STORY)]) == 0
    assert "\x1b" not in sys.stdout.getvalue()


def test_a_page_cannot_command_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "a.html"
    story = "The harbour\x1b]0;owned\x07 of Ostrel was closed\x9b2J on Monday after the storm, the town said. " * 5
    page.write_text(f"<article><h1>Sto\x1b[2Jrm</h1><p>{story}</p></article>", encoding="utf-8")
    monkeypatch.setenv("NO_COLOR", "1")
    for command in ("clean", "explain"):
        monkeypatch.setattr(sys, "stdout", Terminal())
        assert main([command, str(page)]) == 0
        assert "harbour" in sys.stdout.getvalue()
        assert not {"\x1b", "\x9b", "\x07"} & set(sys.stdout.getvalue())


def test_a_report_is_one_file_that_loads_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.html"
    assert main(["explain", str(STORY), "--html", str(report)]) == 0
    assert not capsys.readouterr().out
    html = report.read_text(encoding="utf-8")
    assert html.count("<del ") >= 2
    assert "src=" not in html
    assert "href=" not in html
    assert "<script" not in html


def test_a_report_can_go_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(STORY), "--html", "-"]) == 0
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")

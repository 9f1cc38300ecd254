"""``newsclean batch``: rows in a table, a report on stdout, nothing lost when it is called again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from newsclean.cli import main

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three pages, one of them empty."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("wire-story", "interview"):
        shutil.copy(FIXTURES / f"{name}.html", pages)
    (pages / "empty.html").write_bytes(b"")
    return pages


def test_a_folder_becomes_a_table(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "articles.jsonl"
    assert main(["batch", str(folder), str(out), "--workers", "1", "--json"]) == 0
    printed, err = capsys.readouterr()
    report = json.loads(printed)
    assert (report["pages"], report["articles"], sum(report["failures"].values())) == (3, 2, 1)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["ok"] for row in rows] == [False, True, True]
    assert not err


def test_a_single_page_is_a_source(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", str(folder / "wire-story.html"), str(tmp_path / "articles.jsonl"), "--workers", "1"]) == 0
    assert "1 articles" in capsys.readouterr().out


def test_a_finished_run_is_not_done_again(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["batch", str(folder), str(tmp_path / "articles.jsonl"), "--workers", "1", "--resume"]
    assert main(arguments) == 0
    assert "3 pages" in capsys.readouterr().out
    assert main([*arguments, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["pages"], report["before"]) == (0, 3)


@pytest.mark.parametrize("arguments", [["no-such-folder", "articles.jsonl"], ["pages", "articles.doc"]])
def test_what_cannot_be_done_is_said(
    arguments: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder.parent)
    assert main(["batch", *arguments]) == 1
    out, err = capsys.readouterr()
    assert not out
    assert err.startswith("newsclean: ")


def test_no_workers_and_parts_of_seconds_are_as_in_a_plan(folder: Path, tmp_path: Path) -> None:
    arguments = ["batch", str(folder), str(tmp_path / "articles.jsonl"), "--workers", "0", "--seconds", "0.5"]
    assert main(arguments) == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--workers", "-1"], "argument --workers: must be a whole number, 0 or more, not '-1'"),
        (["--workers", "two"], "argument --workers: must be a whole number, 0 or more, not 'two'"),
        (["--batch", "0"], "argument --batch: must be a whole number, 1 or more, not '0'"),
        (["--seconds", "soon"], "argument --seconds: must be a number of seconds, more than 0, not 'soon'"),
        (["--seconds", "0"], "argument --seconds: must be a number of seconds, more than 0, not '0'"),
        (["--seconds", "inf"], "argument --seconds: must be a number of seconds, more than 0, not 'inf'"),
        (["another.jsonl"], "unrecognized arguments: another.jsonl"),
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["batch", "pages", "articles.jsonl", *arguments])
    assert stop.value.code == 2
    err = capsys.readouterr().err
    assert "usage: newsclean" in err
    assert says in err

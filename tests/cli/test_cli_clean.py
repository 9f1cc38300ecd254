"""``newsclean clean`` and ``newsclean text``, as a person at a terminal would use them."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import newsclean
from newsclean.cli import build_parser, main

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
STORY = FIXTURES / "wire-story.html"
AD = "300x250 Ad"


def run(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, as a shell would start it."""
    return subprocess.run(
        [sys.executable, "-m", "newsclean", *arguments],
        input=given,
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, **environment},
    )


def test_a_page_gives_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(STORY)]) == 0
    out, err = capsys.readouterr()
    assert out == newsclean.clean(newsclean.load(STORY)).text + "\n"
    assert AD not in out
    assert not err


def test_a_page_from_standard_input() -> None:
    done = run("clean", "-", given=STORY.read_bytes())
    assert done.returncode == 0
    assert done.stdout.decode() == newsclean.clean(newsclean.load(STORY)).text + "\n"


def test_a_packed_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed = tmp_path / "story.html.gz"
    packed.write_bytes(gzip.compress(STORY.read_bytes()))
    assert main(["clean", str(packed)]) == 0
    assert capsys.readouterr().out == newsclean.clean(newsclean.load(STORY)).text + "\n"


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_every_format(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(STORY), "--format", form]) == 0
    assert capsys.readouterr().out == getattr(newsclean.clean(newsclean.load(STORY)), form) + "\n"


@pytest.mark.parametrize("arguments", [["--json"], ["--format", "json"]])
def test_json_holds_the_whole_article(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(STORY), *arguments, "--url", "https://www.harborledger.example/a"]) == 0
    article = newsclean.Article.from_dict(json.loads(capsys.readouterr().out))
    assert article == newsclean.clean(newsclean.load(STORY), "https://www.harborledger.example/a")


@pytest.mark.parametrize("name", ["fast", "thorough", "precise"])
def test_recipes_have_names(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(STORY), "--recipe", name]) == 0
    cleaner = getattr(newsclean, name.upper())
    assert capsys.readouterr().out == newsclean.clean(newsclean.load(STORY), cleaner=cleaner).text + "\n"


def test_explain_says_what_was_removed_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(STORY), "--explain"]) == 0
    text, _, removed = capsys.readouterr().out.partition("\nremoved ")
    assert AD not in text
    assert removed.count(f"- {AD}  [any-ad-size: ") == 2


def test_text_is_cleaned(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "extracted.txt"
    file.write_text(f"He paused.\n\nIt rained.\n{AD}\n", encoding="utf-8")
    assert main(["text", str(file)]) == 0
    assert capsys.readouterr().out == "He paused.\n\nIt rained.\n"
    assert main(["text", str(file), "--json", "--language", "en"]) == 0
    assert newsclean.Body.from_dict(json.loads(capsys.readouterr().out)) == newsclean.clean_text(file.read_text())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["clean", "no-such-page.html"], "no-such-page.html cannot be read: No such file or directory"),
        (["clean", str(FIXTURES)], "cannot be read: Is a directory"),
        (["clean", "-"], "no text was found"),
        (["explain", "no-such-page.html"], "cannot be read"),
        (["clean", "no-such-folder/story"], "cannot be read"),
        (["clean", "example.com/story"], "no file example.com/story; the page on the web is https://example.com/story"),
        (["explain", "www.example.com"], "no file www.example.com; the page on the web is https://www.example.com"),
        (["clean", "ftp://example.com/story"], "only http and https are fetched, not ftp"),
        (
            ["explain", str(STORY), "--html", "/no/such/folder/report.html"],
            "folder/report.html: No such file",
        ),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_1(arguments: list[str], says: str) -> None:
    done = run(*arguments)
    assert done.returncode == 1
    assert not done.stdout
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("newsclean: ")
    assert says in line


@pytest.mark.parametrize(
    "arguments",
    [
        ["clean"],
        ["clean", "a", "b"],
        ["clean", "a", "--format", "pdf"],
        ["clean", "https://example.com/a", "--url", "https://example.com/b"],
        ["explain", "https://example.com/a", "--url", "https://example.com/b"],
        ["wash"],
        ["explain"],
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert not done.stdout
    assert b"usage: newsclean" in done.stderr


def test_a_file_in_a_folder_called_like_a_host_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "example.com").mkdir()
    (tmp_path / "example.com" / "story").write_bytes(STORY.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert main(["clean", "example.com/story"]) == 0


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "examples:" in capsys.readouterr().out


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"newsclean {newsclean.__version__}\n"


def test_every_command_has_help_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    (commands,) = [action for action in build_parser()._actions if action.dest == "command"]
    assert {"clean", "text", "explain"} <= set(commands.choices)
    for name, parser in commands.choices.items():
        for each in nested(parser) or [parser]:
            assert name in each.format_usage()
            assert "examples:\n  newsclean " in each.epilog, each.prog


def nested(parser: object) -> list[object]:
    """The commands below a command: ``rules list``."""
    return [each for action in parser._actions if isinstance(action.choices, dict) for each in action.choices.values()]


def test_a_reader_who_leaves_early_is_no_error() -> None:
    code = f"{sys.executable} -m newsclean clean {STORY} --json | head -c 1"
    done = subprocess.run(["/bin/sh", "-c", code], capture_output=True, timeout=60, check=True)
    assert done.stdout == b"{"
    assert not done.stderr


@pytest.mark.parametrize(
    ("redirected", "code", "says"),
    [("- <&-", 1, "newsclean: standard input is closed\n"), (f"{STORY} >&-", 0, "")],
)
def test_closed_streams_give_no_traceback(redirected: str, code: int, says: str) -> None:
    command = f"{sys.executable} -m newsclean clean {redirected}"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (code, says)


def test_any_language_goes_into_a_pipe_whatever_the_locale() -> None:
    text = "Он помолчал. 沉默。 เงียบ"
    done = run("text", "-", given=text.encode(), LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.stdout.decode() == text + "\n"


def test_help_loads_no_cleaner() -> None:
    code = "import sys; from newsclean.cli import main; main([]); assert 'selectolax' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr

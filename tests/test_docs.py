"""Every code block in the README and the docs runs, offline; every example in a docstring is true."""

from __future__ import annotations

import ast
import asyncio
import doctest
import gzip
import importlib
import json
import os
import pkgutil
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

import newsclean
from newsclean.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md")] + sorted((ROOT / "docs").glob("*.md"))
BLOCK = re.compile(r"^```(?P<language>\S*)(?P<marks>[^\n]*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
ENGINES = [pytest.mark.engines, pytest.mark.filterwarnings("default")]  # the engines' warnings are theirs
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def blocks(path: Path, language: str) -> list[tuple[int, str, bool]]:
    """The blocks of a language: line, code, and whether they need an engine (```` ```python engines ````)."""
    text = path.read_text(encoding="utf-8")
    found = [match for match in BLOCK.finditer(text) if match["language"] == language]
    return [(text.count("\n", 0, each.start()) + 2, each["code"], "engines" in each["marks"]) for each in found]


def cases(language: str) -> list[ParameterSet]:
    """The blocks of a language on all pages, each with its place."""
    return [
        pytest.param(path, line, code, id=f"{path.name}:{line}", marks=ENGINES if engines else [])
        for path in PAGES
        if path.exists()
        for line, code, engines in blocks(path, language)
    ]


def sessions() -> list[ParameterSet]:
    """For each page with ``>>>`` blocks, all of them; lines between them are left empty, so that numbers are right."""
    out = []
    for path in PAGES:
        found = blocks(path, "pycon") if path.exists() else []
        lines: list[str] = []
        for line, code, _ in found:
            lines += [""] * (line - 1 - len(lines)) + code.splitlines()
        if found:
            out.append(pytest.param(path, 0, "\n".join(lines) + "\n", id=path.name))
    return out


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, web: object) -> Path:
    """A folder to work in as a reader would, offline: the fixtures are there, the project's own files are safe."""
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    (tmp_path / "CC-NEWS-sample.warc.gz").write_bytes(warc(ROOT / "fixtures" / "wire-story.html"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)  # Spark starts whatever python3 is first on the path
    return tmp_path


def warc(page: Path) -> bytes:
    """A WARC file with one response (ISO 28500), as CC-NEWS writes them."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.read_bytes()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:5c1f0b2e-0000-4000-8000-000000000000>\r\n"
        "WARC-Date: 2024-02-09T19:30:00Z\r\nWARC-Target-URI: https://example.com/story\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n")


@pytest.mark.parametrize(("path", "line", "code"), cases("python"))
def test_python_blocks_run(path: Path, line: int, code: str, desk: Path) -> None:
    code = "\n" * (line - 1) + code
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if "await " in code else 0  # as in a notebook
    done = eval(compile(code, str(path), "exec", flags), {"__name__": "__main__"})  # noqa: S307 - that is the test
    if flags:
        asyncio.run(done)


@pytest.mark.parametrize(("path", "line", "code"), sessions())
def test_python_sessions_are_true(path: Path, line: int, code: str, desk: Path) -> None:
    """All ``>>>`` blocks of a page, one after the other, as one session."""
    test = doctest.DocTestParser().get_doctest(code, {}, path.name, str(path), line)
    assert test.examples
    said: list[str] = []
    failed = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.append).failed
    assert not failed, "".join(said)


@pytest.mark.parametrize(("path", "line", "code"), cases("toml"))
def test_toml_blocks_are_rules(path: Path, line: int, code: str, desk: Path) -> None:
    for table in tomllib.loads(code).get("rule", []):
        rule = newsclean.Rule.from_dict(table)
        book = newsclean.RuleBook().with_rules(rule)
        assert all(rule.id in fired(book, line) for line in rule.drops)
        assert not any(fired(book, line) for line in rule.keeps)


def fired(book: newsclean.RuleBook, text: str) -> set[str]:
    cleaner = replace(newsclean.Cleaner(), rules=book)
    return {removal.rule for removal in newsclean.clean_text(text, cleaner=cleaner).removals}


@pytest.mark.parametrize(("path", "line", "code"), cases("console"))
def test_commands_work(path: Path, line: int, code: str, desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """``$ command`` runs; what stands below it is printed in that order, with anything where there is ``…``."""
    commands = re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]
    assert commands
    for each in commands:
        command, _, expected = each.partition("\n")
        code = run(command)
        printed = "".join(capfd.readouterr())
        assert code == ("newsclean: " in expected), printed
        rest = printed
        for wanted in filter(None, (part.strip() for part in expected.split("…"))):
            assert wanted in rest, f"{command}\n{printed}"
            rest = rest.partition(wanted)[2]


def run(command: str) -> int:
    """Run a command here, where the web is our own; one with a pipe in a shell."""
    if command.startswith("newsclean ") and not set("|<>") & set(command):
        return main(shlex.split(command)[1:])
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["/bin/sh", "-c", command], env={**os.environ, "PATH": path}, timeout=120, check=False
    ).returncode


def test_other_commands_only_set_up() -> None:
    """Blocks of ``sh`` are not run here: they install, measure, or are sessions of nox, which have their own checks."""
    measures = ("python tests/bench/", "python docs/wording/train.py ", "python predict.py ", "python score.py ")
    known = ("python3 -m venv ", "pip install ", ".venv/bin/", "nox ", "docker ", *measures)
    lines = [line for case in cases("sh") for line in case.values[2].splitlines() if line and not line.startswith("#")]
    assert not [line for line in lines if not line.startswith(known)]


def test_the_readme_has_its_two_commands() -> None:
    commands = [code.strip() for _, code, _ in blocks(ROOT / "README.md", "sh")]
    first, second = [command for command in commands if command.startswith("python3 -m venv")]
    assert first.startswith("python3 -m venv .venv && .venv/bin/pip install -q -e . && .venv/bin/newsclean clean ")
    assert second == 'python3 -m venv .venv && .venv/bin/pip install -q -e ".[test]" && .venv/bin/python -m pytest -q'
    page = shlex.split(first)[-1]
    assert page.startswith("fixtures/")
    assert newsclean.clean(newsclean.load(ROOT / page)).body.removals


def test_links_inside_the_project_lead_somewhere() -> None:
    pages = [path for path in PAGES if path.exists()]
    links = [(path, link) for path in pages for link in LINK.findall(path.read_text(encoding="utf-8"))]
    assert not [f"{path.name}: {link}" for path, link in links if not (path.parent / link).exists()]


def modules() -> list[ParameterSet]:
    """Every module; those that bring newsclean into an engine need the engine."""
    found = pkgutil.walk_packages([str(Path(newsclean.__file__).parent)], "newsclean.")
    names = ["newsclean", *(module.name for module in found if not module.name.endswith("__main__"))]
    here = ("newsclean.integrations.pandas", "newsclean.integrations.documents")
    engines = [name for name in names if name.startswith("newsclean.integrations.") and name not in here]
    return [pytest.param(name, id=name, marks=ENGINES if name in engines else []) for name in names]


@pytest.mark.parametrize("name", modules())
def test_docstring_examples_are_true(name: str, desk: Path) -> None:
    assert doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS).failed == 0


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_notebooks_are_sound_and_carry_no_machine(path: Path) -> None:
    """They are executed by ``nox -s notebooks``; here, without a kernel: each code cell compiles and is clean."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            code = "".join(line for line in cell["source"] if not line.startswith("%"))
            compile(code, path.name, "exec")
            assert not any(output.get("output_type") == "error" for output in cell["outputs"])

"""Every code block in the README and the docs runs, offline; every example in a docstring is true."""

from __future__ import annotations

import doctest
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
from pathlib import Path

import pytest

import newsclean

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md")] + sorted((ROOT / "docs").glob("*.md"))
BLOCK = re.compile(r"^```(?P<language>\S*)(?P<marks>[^\n]*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def blocks(path: Path, language: str) -> list[tuple[int, str]]:
    text = path.read_text(encoding="utf-8")
    found = [match for match in BLOCK.finditer(text) if match["language"].strip("{}") == language]
    return [(text.count("\n", 0, match.start()) + 2, match["code"]) for match in found]


def cases(language: str) -> list[object]:
    return [
        pytest.param(path, line, code, id=f"{path.name}:{line}")
        for path in PAGES
        if path.exists()
        for line, code in blocks(path, language)
    ]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in as a reader would: the fixtures are there, the project's own files are safe."""
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("path", "line", "code"), cases("python"))
def test_python_blocks_run(path: Path, line: int, code: str, desk: Path) -> None:
    exec(compile("\n" * (line - 1) + code, str(path), "exec"), {"__name__": "__main__"})  # noqa: S102 - that is the test


@pytest.mark.parametrize(("path", "line", "code"), cases("pycon"))
def test_python_sessions_are_true(path: Path, line: int, code: str, desk: Path) -> None:
    test = doctest.DocTestParser().get_doctest(code, {}, path.name, str(path), line)
    assert test.examples
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(test).failed == 0


@pytest.mark.parametrize(("path", "line", "code"), cases("toml"))
def test_toml_blocks_are_rules(path: Path, line: int, code: str, desk: Path) -> None:
    if "[[rule]]" in code:
        assert newsclean.Rule.from_dict(tomllib.loads(code)["rule"][0]).drops


@pytest.mark.parametrize(("path", "line", "code"), cases("console"))
def test_commands_work(path: Path, line: int, code: str, desk: Path) -> None:
    """``$ command`` runs; what stands below it is the beginning of what it prints."""
    commands = re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]
    assert commands
    for each in commands:
        command, _, expected = each.partition("\n")
        done = subprocess.run(
            ["/bin/sh", "-c", command], capture_output=True, text=True, env=environment(), timeout=120, check=False
        )
        assert done.returncode in {0, 1}, done.stderr
        printed = done.stdout + done.stderr
        for wanted in filter(None, (part.strip() for part in expected.split("…"))):
            assert wanted in printed, f"{command}\n{printed}"


def environment() -> dict[str, str]:
    """This environment with the commands that stand beside this interpreter first on the path."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def test_the_readme_has_its_two_commands() -> None:
    commands = [code.strip() for _, code in blocks(ROOT / "README.md", "sh")]
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


def modules() -> list[str]:
    found = pkgutil.walk_packages([str(Path(newsclean.__file__).parent)], "newsclean.")
    return ["newsclean", *(module.name for module in found if module.name != "newsclean.__main__")]


@pytest.mark.parametrize("name", modules())
def test_docstring_examples_are_true(name: str, desk: Path) -> None:
    module = importlib.import_module(name)
    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_notebooks_are_sound_and_carry_no_machine(path: Path) -> None:
    """They are executed by ``nox -s notebooks``; here, without a kernel: each code cell compiles and is clean."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            code = "".join(line for line in cell["source"] if not line.startswith("%"))
            compile(code, path.name, "exec")
            assert not any(output.get("output_type") == "error" for output in cell["outputs"])

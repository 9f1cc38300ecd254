"""What is run by hand and in CI; ``nox -l`` lists it.  Each session installs what it needs.

``nox`` alone runs what a change must pass: lint, types, tests, docs and notebooks.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2024.4.15"
nox.options.error_on_missing_interpreters = False  # "where present": a machine need not have them all
nox.options.default_venv_backend = "venv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["lint", "types", "tests", "docs", "notebooks"]

PYTHONS = ["3.11", "3.12", "3.13"]

CORPUS = "../shared/corpus"
BENCH = "../shared/bench"
"""The labelled pages and their judges: other people's pages, which are therefore no part of this project."""

NEWS_SETS = "aeb,wcxb,fundus-eval,fundus-tests"


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The suite, on every Python that is there: what the README's test command runs."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", "-q", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Ruff: every rule, with the exceptions and their reasons in pyproject.toml."""
    session.install("ruff")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Mypy, strict."""
    session.install("-e", ".[test,types]")
    session.run("mypy")


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, into docs/_build/html; a warning is an error."""
    session.install("-e", ".[docs]")
    session.run("sphinx-build", "-W", "--keep-going", "-q", "-b", "html", "docs", "docs/_build/html", *session.posargs)


@nox.session
def notebooks(session: nox.Session) -> None:
    """The example notebooks, executed; ``nox -s notebooks -- --overwrite`` writes what they print back into them."""
    session.install("-e", ".[test]", "ipykernel", "nbmake")
    session.run("python", "-m", "pytest", "-q", "--nbmake", "docs/notebooks", *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Notebooks and reports in a real browser: headless Chromium, which must be installed."""
    if not (os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")):
        session.error("there is no Chromium: apt-get install chromium, or name it in CHROMIUM")
    session.install("-e", ".[test]", "ipykernel", "nbconvert")
    session.run("python", "-m", "pytest", "-q", "tests/browser", "-m", "browser", *session.posargs)


@nox.session
def picture(session: nox.Session) -> None:
    """The README's picture, from a fixture, by headless Chromium."""
    session.install("-e", ".")
    session.run("python", "docs/picture.py")


@nox.session
def wheel(session: nox.Session) -> None:
    """The built wheel as a new user gets it: every step of the README and the docs, and the command line."""
    folder = session.create_tmp()
    session.install("build")
    session.run("python", "-m", "build", "--outdir", folder, silent=True)
    (built,) = sorted(Path(folder).glob("*.whl"), key=lambda path: path.stat().st_mtime)[-1:]
    session.install("--force-reinstall", "--no-deps", str(built))
    session.install(f"{built}[test]")
    # Not `python -m pytest`, which would put this folder, and so the source, before the wheel.
    session.run("pytest", "-q", "tests/test_docs.py", "tests/cli", *session.posargs)


@nox.session
def goldens(session: nox.Session) -> None:
    """Write the expected results of all fixtures anew; the change is then read in ``git diff``."""
    session.install("-e", ".[test]")
    session.run("python", "tests/goldens.py", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Speed as ratios to trafilatura, import time, and how time grows with the page: ``nox -s bench -- PAGES``."""
    session.install("-e", ".")
    session.run("python", "tests/bench/speed.py", *session.posargs)
    session.run("python", "tests/bench/text_speed.py")
    session.run("python", "tests/torture/growth.py")


@nox.session
def accuracy(session: nox.Session) -> None:
    """Accuracy beside trafilatura's: ``nox -s accuracy -- [CORPUS [BENCH]]`` (default: ../shared/…)."""
    given = [*session.posargs, *(CORPUS, BENCH)[len(session.posargs) :]]
    corpus, judges = (Path(place).resolve() for place in given)
    for place in (corpus, judges):
        if not place.is_dir():
            session.error(f"{place} is not there: nox -s accuracy -- CORPUS BENCH")
    session.install("-e", ".")
    out = Path(session.create_tmp())
    for name, extractor in (("newsclean", "ours:page"), ("trafilatura", "trafilatura")):
        session.run(
            "python", f"{judges}/predict.py", extractor, f"{out}/{name}.jsonl",
            "--corpus", str(corpus), "--sets", NEWS_SETS,
        )  # fmt: skip
    tables = [f"{out}/{name}.jsonl" for name in ("newsclean", "trafilatura")]
    session.run("python", f"{judges}/score.py", *tables, "--corpus", str(corpus), "--sets", NEWS_SETS)
    session.run("python", f"{judges}/text_bench.py", "ours:text", "--corpus", str(corpus))


@nox.session
def train(session: nox.Session) -> None:
    """Fit the article finder anew: ``nox -s train -- CORPUS [--out WEIGHTS.json]`` (default: ../shared/corpus)."""
    session.install("-e", ".[train]")
    session.run("python", "-m", "newsclean.train", *(session.posargs or [CORPUS]))


@nox.session
def engines(session: nox.Session) -> None:
    """The engines that carry batches, for real, in local mode: datatrove, Ray Data, Spark, Dask, Scrapy."""
    session.install("-e", ".[test,engines]")
    session.run(
        "python", "-m", "pytest", "-q", "tests/engines", "tests/test_docs.py", "-m", "engines", *session.posargs
    )


@nox.session
def nightly(session: nox.Session) -> None:
    """Hostile pages that take minutes, and pages that grow up to the limits; ``-- -k growth`` for some of it."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", "-q", "-m", "nightly", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Pages mutated from pages; those that break something are kept: ``-- --minutes 30 --corpus FOLDER``."""
    session.install("-e", ".[test]")
    session.run("python", "tests/fuzz/run.py", *session.posargs)


@nox.session
def hostile(session: nox.Session) -> None:
    """The table in docs/torture.md, written anew: every hostile page, here and in trafilatura."""
    session.install("-e", ".[test]")
    session.run("python", "tests/torture/table.py", *session.posargs)

"""What is run by hand and in CI; ``nox -l`` lists it.  Each session installs what it needs."""

from __future__ import annotations

import nox

nox.needs_version = ">=2024.4"
nox.options.error_on_missing_interpreters = False  # "where present": a machine need not have them all
nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["lint", "types", "tests"]

PYTHONS = ["3.11", "3.12", "3.13"]


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The suite: what the README's test command runs, on every Python that is there."""
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

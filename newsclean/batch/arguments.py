"""What callers pass, checked where it comes in: a wrong argument is named before anything is begun."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from newsclean.batch.child import Cleans
from newsclean.batch.plan import Plan
from newsclean.batch.tables import Columns
from newsclean.cleaner import Cleaner
from newsclean.errors import BadOption

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def recipe_and_plan(cleaner: Cleans | None, plan: Plan | None) -> tuple[Cleans, Plan]:
    """The recipe and the plan that somebody means.

    Args:
        cleaner: the recipe; None for ``Cleaner()``.
        plan: the plan; None for ``Plan()``.

    Raises:
        BadOption: one of them is something else.

    Example:
        >>> recipe_and_plan("fast", None)
        Traceback (most recent call last):
        newsclean.errors.BadOption: cleaner must be a Cleaner, or an object with its clean(page), not 'fast'
    """
    cleaner = Cleaner() if cleaner is None else cleaner
    if isinstance(cleaner, type) or not callable(getattr(cleaner, "clean", None)):
        message = f"cleaner must be a Cleaner, or an object with its clean(page), not {cleaner!r:.80}"
        raise BadOption(message, option="cleaner")
    plan = Plan() if plan is None else plan
    if not isinstance(plan, Plan):
        raise BadOption(f"plan must be a Plan, such as Plan(workers=2), not {plan!r:.80}", option="plan")
    return cleaner, plan


def columns_of_pages(columns: object) -> Columns:
    """The columns that somebody names.

    Args:
        columns: what should name them.

    Raises:
        BadOption: it is something else.

    Example:
        >>> columns_of_pages("body")
        Traceback (most recent call last):
        newsclean.errors.BadOption: columns must be Columns, such as Columns(html='body'), not 'body'
    """
    if not isinstance(columns, Columns):
        raise BadOption(f"columns must be Columns, such as Columns(html='body'), not {columns!r:.80}", option="columns")
    return columns


def file_or_folder(path: object, option: str) -> Path:
    """The path of a file or folder.

    Args:
        path: what should be one.
        option: what it is for, for the error.

    Raises:
        BadOption: it is no name, or a URL.

    Example:
        >>> file_or_folder("s3://crawl/rows.parquet", "sink")
        Traceback (most recent call last):
        newsclean.errors.BadOption: sink must be a file or folder of this machine, not s3://crawl/rows.parquet
    """
    name: Any = os.fspath(path) if isinstance(path, str | os.PathLike) else path
    if not isinstance(name, str) or not name or "\0" in name:
        raise BadOption(f"{option} must be the name of a file or folder, not {path!r:.80}", option=option)
    if _SCHEME.match(name):
        urls = "; URLs that are to be fetched stand in a .txt file" if option == "source" else ""
        raise BadOption(f"{option} must be a file or folder of this machine, not {name}{urls}", option=option)
    return Path(name)

r"""newsclean: news pages in, clean article text and metadata out, with a reason for every line removed.

Example:
    >>> import newsclean
    >>> newsclean.clean_text("He paused.\n300x250 Ad").text
    'He paused.'

Names are loaded when they are first used: ``import newsclean`` costs next to
nothing, and nobody pays for what he does not use.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean.api import clean, clean_text, load
    from newsclean.article import Article, Body, Outcome
    from newsclean.cleaner import FAST, PRECISE, THOROUGH, Cleaner
    from newsclean.errors import NewscleanError
    from newsclean.isolated import clean_isolated
    from newsclean.limits import Limits
    from newsclean.net import AsyncFetcher, Fetcher, Manners, discover, fetch, fetch_all
    from newsclean.rules import Rule, RuleBook
    from newsclean.types import Page

_HOMES = {
    "clean": "newsclean.api",
    "clean_text": "newsclean.api",
    "load": "newsclean.api",
    "Article": "newsclean.article",
    "Body": "newsclean.article",
    "Outcome": "newsclean.article",
    "Cleaner": "newsclean.cleaner",
    "NewscleanError": "newsclean.errors",
    "FAST": "newsclean.cleaner",
    "PRECISE": "newsclean.cleaner",
    "THOROUGH": "newsclean.cleaner",
    "Limits": "newsclean.limits",
    "clean_isolated": "newsclean.isolated",
    "AsyncFetcher": "newsclean.net",
    "Fetcher": "newsclean.net",
    "Manners": "newsclean.net",
    "discover": "newsclean.net",
    "fetch": "newsclean.net",
    "fetch_all": "newsclean.net",
    "Page": "newsclean.types",
    "Rule": "newsclean.rules",
    "RuleBook": "newsclean.rules",
}

__all__ = [
    "FAST",
    "PRECISE",
    "THOROUGH",
    "Article",
    "AsyncFetcher",
    "Body",
    "Cleaner",
    "Fetcher",
    "Limits",
    "Manners",
    "NewscleanError",
    "Outcome",
    "Page",
    "Rule",
    "RuleBook",
    "clean",
    "clean_isolated",
    "clean_text",
    "discover",
    "fetch",
    "fetch_all",
    "load",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from newsclean.release import release  # noqa: PLC0415 - slow, and seldom asked for

        return release()
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'newsclean' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    ours = (name for name, value in globals().items() if isinstance(value, ModuleType) or name.startswith("__"))
    return sorted({*ours, *__all__, "__version__"})

"""Reading rule packs, and refusing rules that are wrong before they touch a text."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from newsclean.errors import RuleError
from newsclean.rules.rule import Rule

_ANY = "any"


def parse(text: str, origin: str = "") -> tuple[Rule, ...]:
    """Rules from the text of a TOML file; their form is checked, their examples are not.

    Args:
        text: the file's text: tables ``[[rule]]`` and nothing else.
        origin: the file's name, for error messages.

    Raises:
        RuleError: if it is no TOML, or a rule has an unknown key, lacks one or has one of the wrong type.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{origin or 'the rules'}: {error}") from error
    unknown = tables.keys() - {"rule"}
    if unknown or not isinstance(tables.get("rule", []), list):
        raise RuleError(f"{origin or 'the rules'}: only [[rule]] tables may stand here, found {sorted(unknown)}")
    return tuple(Rule.from_dict(table, origin) for table in tables.get("rule", []))


@lru_cache(maxsize=1)
def packed() -> tuple[Rule, ...]:
    """The rules of all packs that come with newsclean, ``any`` first, then by language."""
    folder = files("newsclean.rules")
    packs = sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name)
    packs.sort(key=lambda each: each.name != f"{_ANY}.toml")
    return tuple(rule for pack in packs for rule in parse(pack.read_text("utf-8"), pack.name))

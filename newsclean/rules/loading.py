"""Reading rule packs, and refusing rules that are wrong before they touch a text."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from newsclean.errors import RuleError
from newsclean.rules.rule import Rule

STORED = "packs.json"
"""The packs as JSON, written by ``docs/rule_catalogue.py``: read in a fifth of the time that the TOML files take."""

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
    """The rules of all packs that come with newsclean, ``any`` first, then by language.

    They come from the stored copy as long as that is one of the TOML files as they are now.
    """
    packs = _packs()
    return _stored(_fingerprint(packs)) or _parsed(packs)


def stored() -> str:
    """The text of the stored copy: a fingerprint of the TOML files, and their rules.

    Raises:
        RuleError: if a rule could not work: whoever reads the copy does not look again.
    """
    packs = _packs()
    rules = _parsed(packs)
    for rule in rules:
        rule.check()
    rows = [json.dumps(rule.to_dict(), ensure_ascii=False) for rule in rules]
    return f'{{"packs": "{_fingerprint(packs)}", "rules": [\n' + ",\n".join(rows) + "\n]}\n"


def _packs() -> list[tuple[str, bytes]]:
    packs = [each for each in files("newsclean.rules").iterdir() if each.name.endswith(".toml")]
    packs.sort(key=lambda each: (each.name != f"{_ANY}.toml", each.name))
    return [(each.name, each.read_bytes()) for each in packs]


def _fingerprint(packs: Sequence[tuple[str, bytes]]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for name, text in packs:
        digest.update(f"{name} {len(text)} ".encode() + text)
    return digest.hexdigest()


def _stored(fingerprint: str) -> tuple[Rule, ...]:
    """The rules of the stored copy; none if it is not one of these packs: somebody is writing rules."""
    file = files("newsclean.rules").joinpath(STORED)
    copy = json.loads(file.read_bytes()) if file.is_file() else {}
    if copy.get("packs") != fingerprint:
        return ()
    return tuple(Rule.from_table(table) for table in copy["rules"])


def _parsed(packs: Sequence[tuple[str, bytes]]) -> tuple[Rule, ...]:
    return tuple(rule for name, text in packs for rule in parse(text.decode(), name))

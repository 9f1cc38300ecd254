"""Each fixture's golden, field by field: ``pytest -k wire-story:title``.  Goldens are written by tests/goldens.py."""

from __future__ import annotations

from difflib import unified_diff
from typing import Any

import pytest
from goldens import GOLDENS, golden, stored
from truths import NAMES

PARTS = ("text", "markdown", "removals")
LONGEST_DIFF = 40
"""Lines of a difference that a failure shows: what fits a screen."""


def cases() -> list[tuple[str, str]]:
    """A page and a field for each test; a golden that is missing is one failing test, not an error of collecting."""
    out: list[tuple[str, str]] = []
    for name in NAMES:
        values = stored(name) if (GOLDENS / f"{name}.json").exists() else {}
        out += [(name, field) for field in values.get("fields", ())]
        out += [(name, part) for part in (PARTS if "fields" in values else ("error", "message"))]
    return out


@pytest.mark.parametrize(("name", "field"), cases(), ids=[":".join(case) for case in cases()])
def test_golden(name: str, field: str) -> None:
    wanted, given = part(stored(name), field), part(golden(name), field)
    if given != wanted:
        pytest.fail(f"{name}: {field}\n{difference(wanted, given)}\n(python tests/goldens.py {name})", pytrace=False)


@pytest.mark.parametrize("name", NAMES)
def test_golden_has_every_field(name: str) -> None:
    assert list(golden(name).get("fields", ())) == list(stored(name).get("fields", ()))


def test_there_is_a_golden_for_each_fixture_and_no_other() -> None:
    assert sorted(path.stem for path in GOLDENS.glob("*.json")) == list(NAMES)


def part(values: dict[str, Any], field: str) -> Any:
    return values[field] if field in values else values.get("fields", {}).get(field)


def difference(wanted: Any, given: Any) -> str:
    """What a golden says and what comes now, as a short diff."""
    diff = list(unified_diff(lines(wanted), lines(given), "golden", "now", lineterm="", n=0))[2:]
    more = [f"… and {len(diff) - LONGEST_DIFF} lines more"] if len(diff) > LONGEST_DIFF else []
    return "\n".join([*(line[:200] for line in diff[:LONGEST_DIFF]), *more])


def lines(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [f"{key}: {each!r}" for key, each in value.items()]
    if isinstance(value, list):
        return [" · ".join(each.values()) if isinstance(each, dict) else str(each) for each in value]
    return [repr(value)]


def test_a_failure_names_page_and_field_and_shows_the_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = stored("wire-story") | {"text": [*stored("wire-story")["text"], "300x250 Ad"]}
    monkeypatch.setitem(globals(), "golden", lambda _: changed)
    with pytest.raises(pytest.fail.Exception, match=r"wire-story: text\n@@ .*\n\+300x250 Ad\n"):
        test_golden("wire-story", "text")

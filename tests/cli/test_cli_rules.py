"""``newsclean rules``: what the rules are."""

from __future__ import annotations

import json

import pytest

from newsclean import RuleBook
from newsclean.cli import main
from newsclean.rules import SIGNALS


def test_all_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == [each.id for each in (*RuleBook(), *SIGNALS)]


def test_some_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", "--pack", "any", "--kind", "advertisement"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("any-ad-size ") for line in lines)
    assert all(line.startswith("any-") and " advertisement " in line for line in lines)


def test_a_rule_is_shown_with_its_examples(capsys: pytest.CaptureFixture[str]) -> None:
    rule = RuleBook()["any-ad-size"]
    assert main(["rules", "show", rule.id]) == 0
    shown = capsys.readouterr().out
    for line in (rule.pattern, rule.reason, *rule.drops, *rule.keeps):
        assert line in shown
    assert main(["rules", "show", rule.id, "--json"]) == 0
    assert type(rule).from_dict(json.loads(capsys.readouterr().out)) == rule


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda each: each.id)
def test_a_signal_is_shown(signal: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", signal.id]) == 0
    assert signal.reason in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["show", "no-such-rule"], ["list", "--kind", "weather"]])
def test_what_is_not_there_is_said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", *arguments]) == 1
    out, err = capsys.readouterr()
    assert not out
    assert "there is no " in err

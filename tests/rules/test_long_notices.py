"""A rule looks at lines of 400 characters at most, unless it says how long its lines may be."""

from __future__ import annotations

import pytest

from newsclean.rules import Rule, RuleBook, read

NOTICE = "This is no advice. " + "Ask somebody who knows the harbour of Ostrel. " * 15
RULE = Rule("en-no-advice", "copyright", "notice", (" advice",), r"this is no advice\b.{0,2000}")


@pytest.mark.parametrize(
    ("longest", "line", "taken"),
    [
        (0, NOTICE[:390], True),
        (0, NOTICE, False),
        (1000, NOTICE, True),
        (500, NOTICE, False),
        (100, NOTICE[:90], True),
        (100, NOTICE[:110], False),
    ],
)
def test_the_rule_alone_and_in_a_book(longest: int, line: str, taken: bool) -> None:
    rule = Rule(RULE.id, RULE.kind, RULE.reason, RULE.cues, RULE.pattern, longest=longest)
    folded = read(line)
    assert (rule.find(folded) is not None) is taken
    assert bool(RuleBook().with_rules(rule).verdicts([folded])[0].whole) is taken

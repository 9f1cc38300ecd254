"""``newsclean rules``: what the rules are, and what new ones would do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from newsclean import Rule, RuleBook
from newsclean.cli import main
from newsclean.limits import Limits
from newsclean.rules import SIGNALS, read


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


@pytest.mark.parametrize(
    "arguments", [["show", "no-such-rule"], ["list", "--kind", "weather"], ["list", "--pack", "xx", "--json"]]
)
def test_what_is_not_there_is_said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", *arguments]) == 1
    out, err = capsys.readouterr()
    assert not out
    assert "there is no " in err


RULE = r"""
[[rule]]
id      = "en-ledger-desk"
kind    = "correction-call"
reason  = "the Ledger's own night desk"
cues    = ["night desk"]
pattern = 'the night desk: extension \d+\.'
drops   = ["The night desk: extension 4."]
keeps   = ["The night desk of the hospital was closed."]
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rule, and texts and pages to try it on."""
    (tmp_path / "mine.toml").write_text(RULE, encoding="utf-8")
    (tmp_path / "broken").mkdir()
    broken = RULE.replace("ledger-desk", "broken").replace("'the night", "'(the night")
    (tmp_path / "broken" / "broken.toml").write_text(broken, encoding="utf-8")
    texts = tmp_path / "texts"
    (texts / "deep").mkdir(parents=True)
    (texts / "a.txt").write_text("It rained.\nThe night desk: extension 4.\n728 x 90\n", encoding="utf-8")
    story = "".join(
        f"<p>The harbour of Ostrel was closed on Monday after the storm, said {who}.</p>" for who in "abcdef"
    )
    page = f"<html><body><article><h1>Storm</h1>{story}<p>The night desk: extension 4.</p></article></body></html>"
    (texts / "deep" / "b.html").write_text(page, encoding="utf-8")
    (texts / "deep" / "empty.html").write_text("", encoding="utf-8")
    (texts / "notes.md").write_text("The night desk", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_rules_are_tried_before_they_are_added(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "try", "mine.toml", "texts", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {
        "file": "texts/a.txt",
        "line": "The night desk: extension 4.",
        "rule": "en-ledger-desk",
        "gone": True,
    } in rows
    assert all(row["line"] == "The night desk: extension 4." for row in rows)
    assert main(["rules", "try", "mine.toml", "texts"]) == 0
    assert capsys.readouterr().out.endswith(f"{len(rows)} lines go, 0 come back\n")


def test_wrong_examples_are_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = RULE.replace('["The night desk: extension 4."]', '["Night desk: 4"]')
    wrong = wrong.replace("The night desk of the hospital was closed.", "The night desk: extension 12.")
    (desk / "mine.toml").write_text(wrong, encoding="utf-8")
    assert main(["rules", "try", "mine.toml", "texts"]) == 1
    err = capsys.readouterr().err
    assert "en-ledger-desk does not take 'Night desk: 4'" in err
    assert "en-ledger-desk takes 'The night desk: extension 12.'" in err


@pytest.mark.parametrize("command", [["try", "mine.toml"], ["diff", "packed", "mine.toml"]])
def test_pages_that_cannot_be_read_are_told_and_the_others_tried(
    command: list[str], desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "texts" / "0.html.gz").write_bytes(b"\x1f\x8b broken")
    (desk / "texts" / "1.html").write_text("<p>" * (Limits().elements + 1), encoding="utf-8")
    assert main(["rules", *command, "texts"]) == 1
    out, err = capsys.readouterr()
    assert "- The night desk: extension 4.  [en-ledger-desk]  texts/a.txt" in out
    assert [line.split(":")[1] for line in err.splitlines()] == [
        " texts/0.html.gz cannot be read",
        " texts/1.html cannot be cleaned",
    ]


def test_names_that_are_no_utf_8_are_shown(desk: Path) -> None:
    try:
        (desk / "texts" / os.fsdecode(b"\xff.txt")).write_text("728 x 90\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    command = [sys.executable, "-m", "newsclean", "rules", "diff", "packed", "mine.toml", "texts"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "+ 728 x 90  [any-ad-size]  texts/\\udcff.txt" in done.stdout


def test_two_sets_of_rules_are_compared(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "diff", "packed", "mine.toml", "texts/a.txt"]) == 0
    out = capsys.readouterr().out
    assert "- The night desk: extension 4.  [en-ledger-desk]  texts/a.txt" in out
    assert "+ 728 x 90  [any-ad-size]  texts/a.txt" in out
    assert out.endswith("1 lines go, 1 come back\n")
    assert main(["rules", "diff", ".", "mine.toml", "texts", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    "line", ["Get 3 more stories!", "Don't miss “our” newsletter", "▶ Jetzt abonnieren »", "もっと読む", "a\\b says it"]
)
def test_a_stub_is_a_sound_rule(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "new", line, "--pack", "de", "--kind", "related"]) == 0
    out, err = capsys.readouterr()
    (table,) = tomllib.loads(out)["rule"]
    rule = Rule.from_dict(table)
    assert rule.drops == (line,)
    assert len(rule.keeps) == 2
    mine = RuleBook((rule,))
    assert [span.rule for span in mine.spans(read(line))] == [rule]
    assert not [span for near_miss in rule.keeps for span in mine.spans(read(near_miss))]
    assert not err or "already" in err


def test_a_line_that_a_rule_takes_already_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "new", "Ad 300x250"]) == 0
    assert "any-ad-size takes this line already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["try", "no-such.toml", "texts"], "no-such.toml cannot be read"),
        (["try", "mine.toml", "no-such-folder"], "no-such-folder holds no .html"),
        (["try", "texts", "texts"], "texts holds no TOML file"),
        (["try", "broken/broken.toml", "texts"], "en-broken: the pattern is broken: missing )"),
        (["diff", "packed", "broken", "texts"], "en-broken: the pattern is broken: missing )"),
        (["new", "12 34"], "no word"),
        (["new", "Get more", "--kind", "weather"], "there is no kind 'weather'"),
    ],
)
def test_what_the_workbench_cannot_do_is_said(
    arguments: list[str], says: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", *arguments]) == 1
    assert says in capsys.readouterr().err

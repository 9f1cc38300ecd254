"""Write what follows from the rule tables: docs/rules.md, how long the lines are that each pattern can match, and the
copy of the packs that is quickly read; and the hash of what was learned.

``python docs/rule_catalogue.py`` after every change of a rule or of weights; tests hold the files current.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path

import newsclean.rules
from newsclean.rules import SIGNALS, Rule, RuleBook
from newsclean.rules.loading import STORED, stored
from newsclean.rules.matcher import fingerprint, parsed_width

PAGE = Path(__file__).with_name("rules.md")
WIDTHS = Path(newsclean.rules.__file__).with_name("widths.json")
COPY = WIDTHS.with_name(STORED)
HASH = WIDTHS.with_name("learned.py")
ROOMS = [WIDTHS.parent.parent / room for room in ("extract", "filters")]
"""Where weights lie: of the article finder, of the trees, of words."""
OPENING = """# The noise rules

Written from the tables in `newsclean/rules/*.toml` by `docs/rule_catalogue.py`; a test fails when it is stale.
A rule is switched off with `RuleBook().without(ID)` and undone in one text with `body.keeping(ID)`;
`newsclean rules show ID` prints it whole, with its examples and near misses. [](add-a-rule.md) tells how to write one.
A kind marked "(closing)": where such a line closes a plain text it stays, because nothing else tells what it tells.
"""


def page(book: RuleBook) -> str:
    """The whole page."""
    packs: dict[str, list[Rule]] = defaultdict(list)
    for rule in book:
        packs[rule.pack].append(rule)
    parts = [OPENING, "## Signals\n", "| signal | removes a line because it |\n|---|---|"]
    parts += [f"| `{signal.id}` | {signal.reason} |" for signal in SIGNALS]
    for pack, rules in packs.items():
        title = "Lines of any language" if pack == "any" else f"`{pack}`"
        parts += [f"\n## {title}\n", "| rule | kind | reason | takes, for example |\n|---|---|---|---|"]
        parts += [f"| `{rule.id}` | {_kind(rule)} | {rule.reason} | {_cell(rule.drops[0])} |" for rule in rules]
    return "\n".join(parts) + "\n"


def widths(book: RuleBook) -> str:
    """The table of widths."""
    rows = sorted({f'"{fingerprint(rule.pattern)}": {[*parsed_width(rule.pattern)]}' for rule in book})
    return "{\n" + ",\n".join(rows) + "\n}\n"


def learned() -> str:
    """The module with the hash of all weights: found here, so that nobody who cleans reads them for it."""
    digest = hashlib.sha256()
    for path in sorted(path for room in ROOMS for path in room.iterdir() if path.suffix in {".json", ".tsv"}):
        text = path.read_text(encoding="utf-8")
        digest.update(f"{path.name} {len(text)} {text}".encode())
    return (
        '"""What was learned, as one hash: written by ``docs/rule_catalogue.py``."""\n\n'
        f'LEARNED = "{digest.hexdigest()[:12]}"\n'
        '"""Of the weights of words, the trees of furniture and those of the article finder."""\n'
    )


def _kind(rule: Rule) -> str:
    return f"{rule.kind} (closing)" if rule.closing else rule.kind


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("[", "\\[")


if __name__ == "__main__":
    PAGE.write_text(page(RuleBook()), encoding="utf-8")
    WIDTHS.write_text(widths(RuleBook()), encoding="utf-8")
    COPY.write_text(stored(), encoding="utf-8")
    HASH.write_text(learned(), encoding="utf-8")

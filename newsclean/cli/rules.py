"""``newsclean rules``: look rules up, try them on your own pages, write new ones."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from newsclean.cli.terminal import BOLD, DIM, coloured, paint, plain, tell, write_json
from newsclean.errors import NewscleanError, RuleError

if TYPE_CHECKING:
    from newsclean.cli.workbench import Change
    from newsclean.rules import Rule, Signal

_LIST_EXAMPLES = """\
examples:
  newsclean rules list
  newsclean rules list --pack en --kind newsletter
  newsclean rules list --json | jq -r '.[].id'
"""
_SHOW_EXAMPLES = """\
examples:
  newsclean rules show any-ad-size
  newsclean rules show any-ad-size --json
"""
_TRY_EXAMPLES = """\
examples:
  newsclean rules try my-rules.toml texts/
  newsclean rules try my-rules.toml pages/ --json | jq -r '.[].line' | sort | uniq -c

FOLDER holds texts (.txt) and pages (.html), at any depth.  The rules come on top of those that newsclean has.
"""
_NEW_EXAMPLES = """\
examples:
  newsclean rules new "Get 3 more stories!" --kind subscription > my-rules.toml
  newsclean rules new "Jetzt abonnieren" --pack de --kind subscription

The stub takes that line only, and has two near misses.  Widen the pattern, write a reason, add near misses of your own.
"""
_DIFF_EXAMPLES = """\
examples:
  newsclean rules diff packed my-rules/ texts/
  newsclean rules diff old-rules/ new-rules/ pages/ --json

OLD and NEW are TOML files, folders of them, or "packed": the rules that come with newsclean.
"""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``rules`` and the commands below it.

    Args:
        commands: the commands so far.
    """
    parser = commands.add_parser(
        "rules",
        help="look noise rules up, try them, write new ones",
        description="Look noise rules up, try them on your own texts and pages, write new ones.",
    )
    below = parser.add_subparsers(title="commands", metavar="COMMAND", dest="rules", required=True)

    listing = _add(below, "list", "list the rules and signals", _LIST_EXAMPLES)
    listing.add_argument("--pack", help="only one pack: any, en, de …")
    listing.add_argument("--kind", help="only one kind: advertisement, newsletter …")
    listing.add_argument("--json", action="store_true", help="print them as JSON")
    listing.set_defaults(run=_list)

    showing = _add(below, "show", "show one rule with what it takes and what it leaves alone", _SHOW_EXAMPLES)
    showing.add_argument("id", metavar="ID", help="the id of a rule or signal, as a removal names it")
    showing.add_argument("--json", action="store_true", help="print it as JSON")
    showing.set_defaults(run=_show)
    _add_workbench(below)


def _add_workbench(below: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    trying = _add(below, "try", "show what a file of rules would take from your texts and pages", _TRY_EXAMPLES)
    trying.add_argument("file", metavar="FILE", help="rules as TOML")
    trying.add_argument("folder", metavar="FOLDER", help="texts and pages")
    trying.add_argument("--json", action="store_true", help="print the lines as JSON")
    trying.set_defaults(run=_try)

    making = _add(below, "new", "write the beginning of a rule that takes a line", _NEW_EXAMPLES)
    making.add_argument("line", metavar="LINE", help="the noise line, as it stands in a text")
    making.add_argument("--pack", default="en", help="the language of the line: en, de, pt … (default: en)")
    making.add_argument("--kind", default="navigation", help="what such a line is (default: navigation)")
    making.set_defaults(run=_new)

    differing = _add(below, "diff", "list the lines whose fate changes between two sets of rules", _DIFF_EXAMPLES)
    differing.add_argument("old", metavar="OLD", help="the rules before")
    differing.add_argument("new", metavar="NEW", help="the rules now")
    differing.add_argument("folder", metavar="FOLDER", help="texts and pages")
    differing.add_argument("--json", action="store_true", help="print the lines as JSON")
    differing.set_defaults(run=_diff)


def _add(
    below: argparse._SubParsersAction[argparse.ArgumentParser], name: str, does: str, examples: str
) -> argparse.ArgumentParser:
    return below.add_parser(
        name,
        help=does,
        description=f"{does[0].upper()}{does[1:]}.",
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _list(options: argparse.Namespace) -> None:
    from newsclean.rules import SIGNALS, RuleBook  # noqa: PLC0415 - reading the packs takes a moment

    found: list[Rule | Signal] = [*RuleBook(), *SIGNALS]
    chosen = [
        each
        for each in found
        if options.kind in {None, each.kind} and options.pack in {None, getattr(each, "pack", "signal")}
    ]
    if not chosen:
        packs = ", ".join(sorted({getattr(each, "pack", "signal") for each in found}))
        kinds = ", ".join(sorted({each.kind for each in found}))
        raise RuleError(f"there is no such rule; packs are {packs}; kinds are {kinds}")
    if options.json:
        write_json([_row(each) for each in chosen])
        return
    width = max(len(each.id) for each in chosen)
    for each in chosen:
        print(f"{each.id:{width}}  {each.kind:16}  {each.reason}")


def _row(rule: Rule | Signal) -> dict[str, object]:
    return {"id": rule.id, "pack": getattr(rule, "pack", "signal"), "kind": rule.kind, "reason": rule.reason}


def _show(options: argparse.Namespace) -> None:
    from newsclean.rules import SIGNALS, RuleBook  # noqa: PLC0415

    book = RuleBook()
    signals = {signal.id: signal for signal in SIGNALS}
    if options.id not in book and options.id not in signals:
        raise RuleError(f"there is no rule {options.id!r}; `newsclean rules list` shows them all", rule=options.id)
    if options.id in signals:
        signal = signals[options.id]
        values: dict[str, object] = _row(signal) | {"filter": signal.filter}
    else:
        values = dict(book[options.id].to_dict())
    if options.json:
        write_json(values)
        return
    colour = coloured(sys.stdout)
    print(paint(str(values.pop("id")), BOLD, on=colour))
    for key, value in values.items():
        if key == "cues" and isinstance(value, list):
            print(paint(f"{key}:", DIM, on=colour), ", ".join(value))
        elif isinstance(value, list):
            print(paint(f"{key}:", DIM, on=colour), *(f"  {each}" for each in value), sep="\n")
        else:
            print(paint(f"{key}:", DIM, on=colour), value)


def _try(options: argparse.Namespace) -> int:
    from newsclean.cli import workbench  # noqa: PLC0415 - only who works on rules needs the cleaner
    from newsclean.rules import RuleBook  # noqa: PLC0415

    mine = workbench.read_rules(options.file)
    book = RuleBook().with_rules(*mine)
    wrong = list(workbench.wrong_examples(mine, book))
    for sentence in wrong:
        tell(sentence)
    whole = _write_changes(workbench.changes(RuleBook(), book, workbench.files_of(options.folder)), options)
    return int(bool(wrong) or not whole)


def _new(options: argparse.Namespace) -> None:
    from newsclean.cli import workbench  # noqa: PLC0415
    from newsclean.rules import RuleBook, read  # noqa: PLC0415

    for span in RuleBook().spans(read(options.line)):
        tell(f"{span.rule.id} takes {'this line' if span.whole else 'a part of this line'} already")
    print(workbench.stub(options.line, options.pack, options.kind))


def _diff(options: argparse.Namespace) -> int:
    from newsclean.cli import workbench  # noqa: PLC0415

    old, new = (workbench.read_rules(path) for path in (options.old, options.new))
    return int(not _write_changes(workbench.changes(old, new, workbench.files_of(options.folder)), options))


def _write_changes(found: Iterable[Change | NewscleanError], options: argparse.Namespace) -> bool:
    """Print the changes, and on stderr what could not be looked at; returns whether all could."""
    changes: list[Change] = []
    whole = True
    for each in found:
        if isinstance(each, NewscleanError):
            tell(str(each))
            whole = False
        else:
            changes.append(each)
    if options.json:
        write_json([asdict(change) for change in changes])
        return whole
    for change in changes:
        print(f"{'-' if change.gone else '+'} {plain(change.line)}  [{change.rule}]  {change.file}")
    gone = sum(change.gone for change in changes)
    print(f"{gone} lines go, {len(changes) - gone} come back")
    return whole

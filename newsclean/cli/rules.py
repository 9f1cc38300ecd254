"""``newsclean rules``: look rules up, try them on your own pages, write new ones."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from newsclean.cli.terminal import BOLD, DIM, coloured, paint, write_json
from newsclean.errors import RuleError

if TYPE_CHECKING:
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
    if options.json:
        write_json([_row(each) for each in chosen])
        return
    if not chosen:
        packs = ", ".join(sorted({getattr(each, "pack", "signal") for each in found}))
        kinds = ", ".join(sorted({each.kind for each in found}))
        raise RuleError(f"there is no such rule; packs are {packs}; kinds are {kinds}")
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

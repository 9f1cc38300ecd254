"""``newsclean batch``: a crawl in, a table out, and no page lost."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from importlib.util import find_spec

from newsclean.cli.pages import add_recipe, at_least, recipe, seconds
from newsclean.cli.terminal import write_json

_EXAMPLES = """\
examples:
  newsclean batch pages/ articles.parquet
  newsclean batch CC-NEWS-20240209.warc.gz articles.jsonl --workers 8
  newsclean batch urls.txt articles.sqlite --resume
  newsclean batch pages/ articles.jsonl --json | jq .failures

IN   a folder or file of pages, WARC (.warc, .warc.gz), Parquet or JSON lines with columns html and url,
     or a list of URLs (.txt), which are fetched politely
OUT  .parquet, .jsonl, .csv or .sqlite; one row for every page, failures included with their reason
"""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``batch``.

    Args:
        commands: the commands so far.
    """
    parser = commands.add_parser(
        "batch",
        help="clean many pages in several processes into a table; can be taken up again",
        description="Clean many pages in several processes into a table, one row a page, failures included.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("source", metavar="IN", help="pages: a folder, WARC, Parquet, JSON lines or a list of URLs")
    parser.add_argument("sink", metavar="OUT", help="the table: .parquet, .jsonl, .csv or .sqlite")
    parser.add_argument("--resume", action="store_true", help="go on where an earlier run into OUT stopped")
    add_recipe(parser)
    parser.add_argument(
        "--workers", type=at_least(0), help="processes (default: one for each processor; 0: in this one, to debug)"
    )
    parser.add_argument(
        "--batch", type=at_least(1), help="pages that a crash of the machine may cost at most (default: 512)"
    )
    parser.add_argument("--seconds", type=seconds, help="the longest that one page may take (default: 20)")
    parser.add_argument("--unordered", action="store_true", help="write rows as they are ready, not in IN's order")
    parser.add_argument("--whole", action="store_true", help="keep everything removed, too, as JSON in a column")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.set_defaults(run=_batch)


def _batch(options: argparse.Namespace) -> None:
    from newsclean.batch import Plan, run  # noqa: PLC0415 - only who has many pages needs it

    given = {name: getattr(options, name) for name in ("workers", "batch", "seconds")}
    plan = Plan(
        **{name: value for name, value in given.items() if value is not None},
        resume=options.resume,
        ordered=not options.unordered,
        whole=options.whole,
        progress=sys.stderr.isatty() and find_spec("tqdm") is not None,
    )
    report = run(options.source, options.sink, recipe(options), plan)
    if options.json:
        write_json(asdict(report))
    else:
        print(report)

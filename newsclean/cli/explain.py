"""``newsclean explain``: everything that was found in a page, with what was removed in its place."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.cli.pages import STREAM, add_page, read_page, recipe
from newsclean.cli.terminal import BOLD, DIM, RED, STRUCK, coloured, paint, tell, write_json

if TYPE_CHECKING:
    from newsclean.article import Article
    from newsclean.view import Line

_EXAMPLES = """\
examples:
  newsclean explain story.html
  newsclean explain story.html --html report.html
  newsclean explain story.html --json | jq -r '.[] | select(.kept | not) | .rule'

A line that was removed begins with "-", a line that was trimmed with "~".
"""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``explain``.

    Args:
        commands: the commands so far.
    """
    parser = commands.add_parser(
        "explain",
        help="show what was removed from a page, in its place, by which rule and why",
        description="Show what was removed from a page, in its place, by which rule and why.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_page(parser)
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--html", metavar="FILE", help="write it as one self-contained HTML file; - for stdout")
    output.add_argument("--json", action="store_true", help="print it as JSON: one object for each line found")
    parser.add_argument("--all", action="store_true", help="show every line outside the article, too")
    parser.set_defaults(run=_explain)


def _explain(options: argparse.Namespace) -> None:
    from newsclean.api import clean  # noqa: PLC0415 - `newsclean --help` need not load the cleaner
    from newsclean.report import report  # noqa: PLC0415
    from newsclean.view import count, lines  # noqa: PLC0415

    article = clean(read_page(options), cleaner=recipe(options))
    if options.html == STREAM:
        print(report(article))
        return
    if options.html:
        Path(options.html).write_text(report(article), encoding="utf-8")
        if sys.stderr.isatty():
            tell(f"{options.html} written")
        return
    shown = lines(article.body.found, article.body.removals)
    if options.json:
        write_json([_row(line) for line in shown])
        return
    colour = coloured(sys.stdout)
    for text in (*_head(article, colour=colour), *_shown(shown, everything=options.all, colour=colour)):
        print(text)
    print(f"\n{count(shown)}")


def _row(line: Line) -> dict[str, object]:
    return {
        "text": line.block.text,
        "kind": line.block.kind.value,
        "kept": line.removal is None,
        "rule": line.removal.rule if line.removal else None,
        "reason": line.removal.reason if line.removal else None,
        "trimmed": [
            {"text": text, "rule": removal.rule, "reason": removal.reason}
            for text, removal in line.pieces()
            if removal is not None and line.removal is None
        ],
        "score": line.block.score,
        "reasons": list(line.block.reasons),
    }


def _head(article: Article, *, colour: bool) -> Iterator[str]:
    from newsclean.view import byline  # noqa: PLC0415

    if article.title:
        yield paint(article.title, BOLD, on=colour)
    if who := byline(article.metadata):
        yield paint(who, DIM, on=colour)
    yield ""


def _shown(shown: list[Line], *, everything: bool, colour: bool) -> Iterator[str]:
    from newsclean.view import RUN  # noqa: PLC0415

    for outside, group in groupby(shown, key=lambda line: line.outside):
        run = list(group)
        if outside and len(run) > RUN and not everything:
            yield paint(f"… {len(run)} lines outside the article (--all shows them)", DIM, on=colour)
            continue
        for line in run:
            yield _marked(line, colour=colour)


def _marked(line: Line, *, colour: bool) -> str:
    mark = "-" if line.removal else "~" if line.removals else " "
    words = "".join(
        paint(text, on=colour) if removal is None else _struck(text, partly=line.removal is None, colour=colour)
        for text, removal in line.pieces()
    )
    why = "; ".join(f"{removal.rule}: {removal.reason}" for removal in line.removals)
    return f"{mark} {words}" + (paint(f"  [{why}]", DIM, on=colour) if why else "")


def _struck(text: str, *, partly: bool, colour: bool) -> str:
    if colour:
        return paint(text, STRUCK, RED, on=True)
    return f"[-{paint(text, on=False)}-]" if partly else paint(text, on=False)

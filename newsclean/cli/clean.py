"""``newsclean clean`` and ``newsclean text``: one page or one text in, clean text out."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from newsclean.cli.pages import add_page, read_file, read_page, recipe
from newsclean.cli.terminal import write, write_json

if TYPE_CHECKING:
    from newsclean.article import Body

_CLEAN_EXAMPLES = """\
examples:
  newsclean clean story.html
  newsclean clean story.html.gz --url https://example.com/story --format markdown
  newsclean clean story.html --explain
  newsclean clean - --json < story.html | jq .metadata.authors
"""
_TEXT_EXAMPLES = """\
examples:
  newsclean text extracted.txt
  some-extractor story.html | newsclean text - --explain
"""
FORMATS = ("text", "markdown", "html", "json")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``clean`` and ``text``.

    Args:
        commands: the commands so far.
    """
    parser = commands.add_parser(
        "clean",
        help="print the article of a page",
        description="Print the article of a page: its text, Markdown, HTML, or everything as JSON.",
        epilog=_CLEAN_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_page(parser)
    _add_output(parser)
    parser.set_defaults(run=_clean)

    parser = commands.add_parser(
        "text",
        help="clean a text that some extractor already took out of its page",
        description="Clean a text, one paragraph a line, that some extractor already took out of its page.",
        epilog=_TEXT_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("page", metavar="FILE", help="a text file, or - for standard input")
    parser.add_argument("--language", help="the language of the text, if it is known: en, pt-BR …")
    _add_output(parser)
    parser.set_defaults(run=_clean_text)


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=FORMATS, default="text", help="what to print (default: text)")
    parser.add_argument("--json", action="store_const", const="json", dest="format", help="the same as --format json")
    parser.add_argument("--explain", action="store_true", help="print below it what was removed, by which rule and why")


def _clean(options: argparse.Namespace) -> None:
    from newsclean.api import clean  # noqa: PLC0415 - `newsclean --help` need not load the cleaner

    article = clean(read_page(options), cleaner=recipe(options))
    if options.format == "json":
        write_json(article.to_dict())
        return
    _write_body(article.body, options)


def _clean_text(options: argparse.Namespace) -> None:
    from newsclean.api import clean_text  # noqa: PLC0415
    from newsclean.decoding import decode  # noqa: PLC0415

    body = clean_text(decode(read_file(options.page).body)[0], options.language)
    if options.format == "json":
        write_json({"text": body.text} | body.to_dict())
        return
    _write_body(body, options)


def _write_body(body: Body, options: argparse.Namespace) -> None:
    write(getattr(body, options.format))
    if options.explain:
        write(removals_as_text(body))


def removals_as_text(body: Body) -> str:
    r"""What was removed, one a line.

    Args:
        body: a cleaned body.

    Example:
        >>> from newsclean.api import clean_text
        >>> print(removals_as_text(clean_text("He paused.\n300x250 Ad")))
        <BLANKLINE>
        removed 1 of 2 lines:
        - 300x250 Ad  [any-ad-size: advertisement placeholder: the size of a banner]
    """
    whole = sum(1 for removal in body.removals if removal.span is None)
    parts = len(body.removals) - whole
    lines = [f"\nremoved {whole} of {len(body.found)} lines" + (f" and {parts} parts of lines:" if parts else ":")]
    lines += [f"- {' '.join(text.split())}  [{removal.rule}: {removal.reason}]" for removal, text in body.removed()]
    return "\n".join(lines)

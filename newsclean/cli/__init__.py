"""The command line: ``newsclean COMMAND …``.

Results go to stdout and everything else to stderr.  Exit codes are stable:

====  ========================================================
   0  done
   1  it could not be done; one line on stderr says why
   2  the command was used wrongly; the usage is on stderr
 130  interrupted
====  ========================================================
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from newsclean.cli import batch, clean, explain, fetch, rules
from newsclean.cli.terminal import tell
from newsclean.errors import NewscleanError

DONE = 0
FAILED = 1
INTERRUPTED = 130
"""128 + SIGINT, as shells count."""

_EXAMPLES = """\
examples:
  newsclean clean story.html
  newsclean clean story.html --explain
  curl -s https://example.com/story | newsclean clean - --json
  newsclean text extracted.txt
  newsclean explain story.html --html report.html
  newsclean fetch https://example.com/story -o story.html
  newsclean batch pages/ articles.parquet

exit codes: 0 done · 1 could not be done, stderr says why · 2 wrong usage · 130 interrupted
`newsclean COMMAND --help` shows the options of a command, with examples.
"""


def build_parser() -> argparse.ArgumentParser:
    """The parser with all commands; what completes the shell and what the docs are made from."""
    parser = argparse.ArgumentParser(
        prog="newsclean",
        description="News pages in, clean article text and metadata out, with a reason for every line removed.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="store_true", help="print the version and leave")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    for room in (clean, explain, fetch, batch, rules):
        room.add_commands(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command.

    Args:
        arguments: what stands behind ``newsclean``; ``sys.argv`` by default.

    Returns:
        the exit code.
    """
    parser = build_parser()
    _complete(parser)
    options = parser.parse_args(arguments)
    _write_utf8()
    if options.version:
        from newsclean import __version__  # noqa: PLC0415 - reading the installed metadata is slow

        print(f"newsclean {__version__}")
        return DONE
    if options.command is None:
        parser.print_help()
        return DONE
    try:
        code = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader left, as `| head` does: nothing is wrong.  Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (NewscleanError, OSError) as error:
        tell(_reason(error))
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return int(code or DONE)


def _reason(error: Exception) -> str:
    if isinstance(error, NewscleanError) or not isinstance(error, OSError) or not error.strerror:
        return str(error)
    return f"{error.filename}: {error.strerror}" if error.filename else error.strerror


def _write_utf8() -> None:
    """Write UTF-8 into files and pipes, whatever the locale: a page in Thai must not die on a cp1252 console.

    What no encoding holds, such as the bytes of a file name that is no text, is written as an escape.
    """
    if sys.stdout is None:  # closed before we came, as `>&-` does
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open until the process ends
    if not sys.stdout.isatty() and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _complete(parser: argparse.ArgumentParser) -> None:
    """Complete the shell's line if argcomplete is there; it asks by an environment variable."""
    if "_ARGCOMPLETE" not in os.environ:
        return
    try:
        import argcomplete  # noqa: PLC0415 - only a completing shell needs it
    except ImportError:
        return
    argcomplete.autocomplete(parser)

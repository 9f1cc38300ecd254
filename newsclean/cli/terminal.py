"""What is written, and where: text on stdout, everything else on stderr, colours only for eyes."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import TextIO

STRUCK = "9"
DIM = "2"
BOLD = "1"
RED = "31"
"""ECMA-48 "select graphic rendition" parameters (§8.3.117)."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""C0 and C1 controls but tab and line feed: in a page's text they would command the reader's terminal."""


def coloured(stream: TextIO) -> bool:
    """Whether to colour what is written to a stream.

    Only for a terminal that can, and not where ``NO_COLOR`` is set (https://no-color.org).

    Args:
        stream: where it goes.
    """
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint(text: str, *codes: str, on: bool) -> str:
    r"""A page's text in colours, without the characters that would command a terminal.

    Args:
        text: the text.
        codes: SGR parameters.
        on: whether to colour at all.

    Example:
        >>> paint("gone", STRUCK, RED, on=True)
        '\x1b[9;31mgone\x1b[0m'
    """
    text = plain(text)
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if on and codes and text else text


def plain(text: str) -> str:
    r"""A page's text without the characters that would command a terminal.

    Example:
        >>> plain("\x1b]0;owned\x07He paused.")
        ']0;ownedHe paused.'
    """
    return _CONTROLS.sub("", text)


def write(text: str) -> None:
    """Write a page's text to stdout; on a terminal, without control characters.

    Args:
        text: the text, without its last line feed.
    """
    print(plain(text) if sys.stdout.isatty() else text)


def write_json(value: Mapping[str, object] | Sequence[object]) -> None:
    """Write a value to stdout as one JSON document.

    Args:
        value: JSON types all through.
    """
    print(json.dumps(value, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None))


def tell(message: str) -> None:
    """Tell the person at the keyboard something on stderr, as one line.

    Args:
        message: one sentence.
    """
    print(f"newsclean: {plain(' '.join(message.split()))}", file=sys.stderr)

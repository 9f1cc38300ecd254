"""A rule's pattern, made ready: what can be told without trying it is asked first.

Most lines that hold a cue are no match.  Lines that are too long or too short for a pattern are told by their length;
and a guard against reporting lines (``(?!.{0,300}…)`` at the pattern's start) is asked last, because it reads far.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files

from newsclean.rules.line import Line

LONGEST = 400
"""Characters of a folded line that a rule looks at unless it asks for more: longer lines are paragraphs, and only their
ends are read."""

MAXREPEAT = 2**32 - 1
"""The width of a pattern that can match any number of characters (``_sre.MAXREPEAT`` on 64 bits)."""

_BRACKETS = "([【（［"
_OPEN = ",-'&%$€£"
"""Characters that leave a sentence open."""

_FIRST_UNSPACED = 0x2E7F
"""The last code point before the CJK blocks (Unicode 15): from here on words are written without spaces."""


class Matcher:
    """A pattern, made ready.

    Args:
        pattern: the rule's pattern.
        part: the rule's part: ``"line"``, ``"start"`` or ``"end"``.
        most: characters that it looks at, at most.

    Attributes:
        longest: characters that a match can have at most, ``most`` at the most.
        shortest: characters that it has at least.
    """

    def __init__(self, pattern: str, part: str, most: int = LONGEST) -> None:
        self._guarded = pattern
        self._part = part
        self.shortest, longest = width(pattern)
        self.longest = min(longest, most)

    @cached_property
    def pattern(self) -> re.Pattern[str]:  # compiled only when a line of the right length comes
        """The pattern, compiled, without its guard."""
        _, body = _split(self._guarded)
        return re.compile(rf"(?:{body})\Z" if self._part == "end" else body)

    @cached_property
    def _guard(self) -> re.Pattern[str] | None:
        guard, _ = _split(self._guarded)
        return re.compile(guard) if guard else None

    def find(self, line: Line, text: str) -> re.Match[str] | None:
        """What of a line the pattern takes.

        Args:
            line: the line.
            text: it as the rule sees it: ``line.low`` or ``line.folded``.
        """
        length = len(text)
        if length < self.shortest:
            return None
        if self._part == "line":
            found = self.pattern.fullmatch(text) if length <= self.longest else None
        elif self._part == "start":
            found = self.pattern.match(text, 0, LONGEST)
        else:
            found = self.pattern.search(text, max(0, length - self.longest))
        if found is None or (self._part != "line" and not _severed(line.folded, found, self._part)):
            return None
        return None if self._guard and self._guard.match(text, found.start()) else found


@cache
def ready(pattern: str, part: str, longest: int = 0) -> Matcher:
    """A pattern, made ready; once.

    Args:
        pattern: the rule's pattern.
        part: the rule's part.
        longest: the rule's longest line; 0 if it does not say.
    """
    return Matcher(pattern, part, max(longest, LONGEST))


def width(pattern: str) -> tuple[int, int]:
    """How long a pattern's matches are.

    Args:
        pattern: a rule's pattern.

    Returns:
        characters at least and at most.
    """
    known = _known_widths().get(fingerprint(pattern))
    return (known[0], known[1]) if known else parsed_width(pattern)


def parsed_width(pattern: str) -> tuple[int, int]:
    """How long a pattern's matches are, worked out: a millisecond for a long pattern.

    Args:
        pattern: a rule's pattern.
    """
    from re import _parser  # type: ignore[attr-defined] # noqa: PLC0415 - private; nothing public tells it

    shortest, longest = _parser.parse(pattern).getwidth()
    return int(shortest), min(int(longest), MAXREPEAT)


def fingerprint(pattern: str) -> str:
    """What a pattern is called in the table of widths.

    Args:
        pattern: a rule's pattern.
    """
    return hashlib.blake2b(pattern.encode(), digest_size=6).hexdigest()


@cache
def _known_widths() -> dict[str, list[int]]:
    """The widths of the packs' patterns, written by ``docs/rule_catalogue.py``: a second of work that is done once."""
    table: dict[str, list[int]] = json.loads(files("newsclean.rules").joinpath("widths.json").read_text("utf-8"))
    return table


def _split(pattern: str) -> tuple[str, str]:
    """A pattern's guard, as what must not match, and the rest; no guard if it does not guard all of the pattern."""
    if not pattern.startswith("(?!"):
        return "", pattern
    closed = next((at for at, character, depth in _scan(pattern) if character == ")" and depth == 0), None)
    if closed is None or any(character == "|" and depth == 0 for _, character, depth in _scan(pattern)):
        return "", pattern
    return pattern[3:closed], pattern[closed + 1 :]


def _scan(pattern: str) -> Iterator[tuple[int, str, int]]:
    """The brackets and bars of a pattern that are no plain characters, each with the depth it stands at."""
    depth = at = 0
    while at < len(pattern):
        character = pattern[at]
        if character == "\\":
            at += 1
        elif character == "[":
            at = pattern.index("]", at + 2 + pattern.startswith("^", at + 1))
        elif character in "()|":
            depth -= character == ")"
            yield at, character, depth
            depth += character == "("
        at += 1


def _severed(text: str, found: re.Match[str], part: str) -> bool:
    """Whether a matched part stands on its own: no word is cut, and a part at the end follows a finished sentence."""
    start, end = found.span()
    if end < len(text) and text[end - 1].isalnum() and text[end].isalnum() and not _glued(text, end):
        return False
    before = text[:start].rstrip()
    if part == "start" or not before:
        return True
    return text[start] in _BRACKETS or not (before[-1].isalnum() or before[-1] in _OPEN) or _glued(text, start)


def _glued(text: str, at: int) -> bool:
    """Whether a label and a sentence touch here: "ShareThe minister", "…Tweet12 people", or a script without spaces."""
    before, after = text[at - 1], text[at]
    return (before.islower() and (after.isupper() or after.isdigit())) or ord(after) > _FIRST_UNSPACED

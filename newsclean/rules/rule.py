"""One noise rule, and what makes it a sound one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

from newsclean.errors import RuleError
from newsclean.rules.line import Line
from newsclean.rules.matcher import ready

_NEEDED = ("id", "kind", "reason", "cues", "pattern")
"""What no rule can be without."""

KINDS = (
    "advertisement",
    "newsletter",
    "subscription",
    "app",
    "related",
    "share",
    "print",
    "comments",
    "consent",
    "player",
    "reading-time",
    "copyright",
    "byline",
    "timestamp",
    "agency",
    "caption",
    "tags",
    "donation",
    "navigation",
    "correction-call",
)
"""What a noise line is to a newsroom."""

PLACES = ("anywhere", "head", "tail", "edges")
"""Where in the text a rule looks: everywhere, among the first lines, among the last, among either."""

PARTS = ("line", "start", "end")
"""What of a line a pattern must match: all of it, or its start or end, which alone is then trimmed."""

TELLS = ("credit", "contributors", "agency", "updated", "paywall", "byline", "published")
"""What a removed line may still tell the metadata."""

SHORTEST_CUE = 3
SHORTEST_CUE_CJK = 2
"""A cue must be telling; two characters are a word in Chinese, Japanese, Korean and Thai, and a syllable elsewhere."""

_ID = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)+")


@dataclass(frozen=True, slots=True)
class Rule:
    r"""A noise rule: which lines it takes, why, and the examples that prove it.

    Args:
        id: unique over all packs; begins with the pack's name: ``"de-newsletter"``.
        kind: one of :data:`KINDS`.
        reason: why such a line goes, in English, for a person.
        cues: at least one must stand in the folded line; the cheap test that is made first.  A space before a cue means
            that it begins a word, one behind it that it ends one.
        pattern: a regular expression over the folded line (see :mod:`newsclean.rules.line`).
        place: one of :data:`PLACES`.
        part: one of :data:`PARTS`.
        tells: one of :data:`TELLS`, or empty.
        cased: cues and pattern see capitals.
        longest: characters of a line that the rule looks at, at most; 0 for as many as its pattern matches, up to 400.
        hint: the words alone do not decide: the line goes only where its place and its neighbours agree
            (see :mod:`newsclean.filters.furniture`).
        closing: in plain text the line stays where it closes the text (see :mod:`newsclean.filters.closing`).
        drops: lines that exactly this rule takes.
        keeps: near misses: genuine lines that every rule of every pack leaves alone.

    Example:
        >>> rule = Rule("en-more", "related", "pointer to another story", ("read more",), r"read more\b.{0,160}",
        ...             drops=("Read more: Storm hits coast",), keeps=("“You should read more,” the minister said.",))
        >>> rule.find(Line("Read more: Storm hits coast")).span()
        (0, 27)
    """

    id: str
    kind: str
    reason: str
    cues: tuple[str, ...]
    pattern: str
    place: str = "anywhere"
    part: str = "line"
    tells: str = ""
    cased: bool = False
    hint: bool = False
    longest: int = 0
    closing: bool = False
    drops: tuple[str, ...] = field(default=(), repr=False)
    keeps: tuple[str, ...] = field(default=(), repr=False)

    @property
    def pack(self) -> str:
        """The pack it belongs to: a BCP 47 primary language, or ``"any"``."""
        return self.id.partition("-")[0]

    def stands(self, *, head: bool, tail: bool) -> bool:
        """Whether the rule looks at a place.

        Args:
            head: whether it is among the first lines of its text.
            tail: whether it is among the last.
        """
        place = self.place
        return place == "anywhere" or (head and place in {"head", "edges"}) or (tail and place in {"tail", "edges"})

    def find(self, line: Line) -> re.Match[str] | None:
        """What of a folded line this rule takes, its place in the text aside.

        Args:
            line: the line.

        Returns:
            a match in ``line.low`` (``line.folded`` for a cased rule); None if the rule leaves the line alone.

        Raises:
            re.error: if the pattern is broken; rules that were loaded with checks never are.
        """
        text = line.folded if self.cased else line.low
        padded = f" {text} "
        if (self.longest and len(text) > self.longest) or not any(cue in padded for cue in self.cues):
            return None
        return ready(self.pattern, self.part, self.longest).find(line, text)

    def check(self) -> None:
        """Refuse a rule that could not work, before it meets a text; its examples are not looked at.

        Raises:
            RuleError: if the kind, the place or the like is none that there is, or the pattern is broken.

        Example:
            >>> Rule("en-more", "related", "pointer to another story", ("more",), "(more").check()
            Traceback (most recent call last):
            newsclean.errors.RuleError: en-more: the pattern is broken: missing ), unterminated subpattern at position 0
        """
        for key, known in (("kind", KINDS), ("place", PLACES), ("part", PARTS), ("tells", ("", *TELLS))):
            value = getattr(self, key)
            if value not in known:
                there_are = ", ".join(filter(None, known))
                raise RuleError(f"{self.id}: there is no {key} {value!r}; there are {there_are}", rule=self.id)
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise RuleError(f"{self.id}: the pattern is broken: {error}", rule=self.id) from error

    @classmethod
    def from_dict(cls, values: Mapping[str, Any], origin: str = "") -> Self:
        """A rule from a table of a TOML file.

        Args:
            values: the table.
            origin: the file, for the error message.

        Raises:
            RuleError: if a key is unknown or missing, or a value is of the wrong type; names the rule.
        """
        if not isinstance(values, Mapping):
            raise RuleError(f"a rule is a table with {', '.join(_NEEDED)}, not {values!r:.80}")
        name = str(values.get("id") or "a rule without an id")
        where = f"{name} in {origin}" if origin else name
        known = {each.name: each for each in fields(cls)}
        for key, value in values.items():
            if key not in known:
                raise RuleError(f"{where}: unknown key {key!r}; a rule knows {', '.join(known)}", rule=name)
            right = _type_of(key)
            texts = isinstance(value, list) and all(isinstance(each, str) for each in value)
            if not (texts if right is list else isinstance(value, right)):
                raise RuleError(f"{where}: {key} must be {_TYPE_NAMES[right]}", rule=name)
        for key in _NEEDED:
            if not values.get(key):
                raise RuleError(f"{where}: {key} is missing", rule=name)
        return cls.from_table(values)

    @classmethod
    def from_table(cls, values: Mapping[str, Any]) -> Self:
        """A rule from a table that was checked before.

        Args:
            values: what :meth:`to_dict` returned.
        """
        plain: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in values.items()
        }
        return cls(**plain)

    def to_dict(self) -> dict[str, Any]:
        """The rule as a table, default values left out: what :meth:`from_dict` takes."""
        table: dict[str, Any] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if each.default != value:
                table[each.name] = list(value) if isinstance(value, tuple) else value
        return table


_TYPE_NAMES: dict[type, str] = {str: "text", list: "a list of texts", bool: "true or false", int: "a number"}


def _type_of(key: str) -> type:
    if key in {"cues", "drops", "keeps"}:
        return list
    if key == "longest":
        return int
    return bool if key in {"cased", "hint", "closing"} else str

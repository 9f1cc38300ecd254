"""What removed lines still tell: credits, contributors, agencies, update hints, a paywall."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.rules import Rule, RuleBook, read
from newsclean.rules.labels import SECONDS, folded_words
from newsclean.types import Block, Finding, Removal

_FIELDS = {
    "credit": "credits",
    "contributors": "contributors",
    "agency": "agency",
    "updated": "updated",
    "paywall": "is_free",
    "byline": "authors",
    "published": "published",
}
# between names: a comma, a semicolon, "and" in the languages of the packs, as words of their own
_BETWEEN = re.compile(
    r"\s*[,;、،]\s*(?:(?:and|und|et|y|e|og|och|i|и|та|ve|en|ja|și|és|dan|và)\s+)?"
    r"|\s+(?:and|und|et|y|e|og|och|i|и|та|ve|en|ja|și|és|dan|và|&|\||·|و)\s+"
)
_BEHIND_NAMES = re.compile(
    r" (?:correspondent|reporter|writer|editor|columnist|contributor)s?\b| [–—-] [^\W\d_][\w .'’-]{2,30}$",
    re.IGNORECASE,
)
"""What tells who the last of several names is: "Anna Bell, Coastal Affairs Reporter", "Anna Bell, Able Post — Oslo"."""


def told(found: Sequence[Block], removals: Sequence[Removal], book: RuleBook) -> tuple[Finding, ...]:
    """Read what the removed lines say about the article.

    Args:
        found: every block.
        removals: what was removed from them.
        book: the rules that removed them.

    Returns:
        findings in the order of the lines, with ``rule:<id>`` as source.  ``authors``, ``contributors`` and ``credits``
        hold tuples; ``published`` and ``updated`` hold the words as they stood; ``is_free`` is False.

    Example:
        >>> told([Block("He paused.")], (), RuleBook())
        ()
    """
    return tuple(
        finding
        for removal in removals
        if removal.rule in book and book[removal.rule].tells
        for finding in _read(book[removal.rule], _words(found, removal))
    )


def _words(found: Sequence[Block], removal: Removal) -> str:
    text = found[removal.index].text
    return text if removal.span is None else text[slice(*removal.span)]


def _read(rule: Rule, words: str) -> Iterator[Finding]:
    field = _FIELDS[rule.tells]
    source = f"rule:{rule.id}"
    if field == "is_free":
        yield Finding(field, value=False, source=source)
        return
    label, value = _taken_apart(rule, words)
    if not value:
        return
    if field == "authors":
        label, value = (label, value) if label else _behind_label(value)
        field = "contributors" if folded_words(label) in SECONDS else field
    if field in {"authors", "contributors"}:
        if names := tuple(name for each in _BETWEEN.split(value) if (name := each.strip(" ."))):
            yield Finding(field, names, source)
    elif field == "credits":
        yield Finding(field, (value,), source)
    else:
        yield Finding(field, value, source)


def _taken_apart(rule: Rule, words: str) -> tuple[str, str]:
    """What stands before the group ``value`` of the rule's pattern, and the group as it was written; else all words."""
    line = read(words)
    found = rule.find(line)
    if found is None or "value" not in found.re.groupindex or found["value"] is None:
        return "", line.folded
    start, end = found.span("value")
    end = _end_of_word(line.folded, end)
    if rule.tells == "byline" and (behind := _BEHIND_NAMES.match(line.folded, end)):
        end = behind.end()
    return line.low[:start].strip(" .:/|-"), words[slice(*line.origin(start, end))].strip(" .:-–—")


def _behind_label(words: str) -> tuple[str, str]:
    """The label of who edited or translated, and the names behind it; else no label, and all words."""
    label, _, names = words.partition(":")
    return (label, names.strip()) if folded_words(label.strip()) in SECONDS else ("", words)


def _end_of_word(text: str, end: int) -> int:
    """Where the word ends that a value was cut in, at its hyphen: "Gunadi-" of "Gunadi-Wibisono"."""
    if text[end - 1 : end].isalnum() and text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
        end = next((place for place in range(end, len(text)) if text[place].isspace()), len(text))
    return end

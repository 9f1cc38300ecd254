"""Signatures as elements hold them, and findings of who signs, out of the people that one names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from newsclean.metadata.byline_words import JOINS
from newsclean.metadata.given_names import is_given_name
from newsclean.metadata.name_shapes import folded, is_person
from newsclean.metadata.names import People
from newsclean.metadata.plain import plain
from newsclean.metadata.zone import broken, shown
from newsclean.tag_numbers import TEXT
from newsclean.types import Finding


def signature(node: LexborNode, text: str) -> str:
    """The words of a signature: the one name in its microdata, else all of it, with a bar where ``<br>`` ends a line.

    Args:
        node: the element.
        text: its words.

    Example:
        >>> from selectolax.lexbor import LexborHTMLParser
        >>> node = LexborHTMLParser("<p>Anna Bell<br>OSLO</p>").css_first("p")
        >>> signature(node, "Anna Bell OSLO")
        'Anna Bell | OSLO'
    """
    if node.tag_id == TEXT:
        return text
    if "author" in (node.attributes.get("itemprop") or "") and len(names := node.css("[itemprop='name']")) == 1:
        return names[0].attributes.get("content") or shown(names[0], " ")
    if node.css_first("br") is None:
        return text
    lines = [line for line in map(plain, broken(node)) if line]
    out = lines[0] if lines else ""
    for line in lines[1:]:
        goes_on = out.endswith((",", "&")) or out.rpartition(" ")[2].casefold() in JOINS
        another = is_given_name(line.split()[0]) and is_person(line, strict=True)
        out += f" {line}" if goes_on else f", {line}" if another else f" | {line}"
    return out


def signed(people: People, source: str) -> Iterator[Finding]:
    """Findings for ``authors`` and ``organisations``, as far as there are any.

    Example:
        >>> [finding.field for finding in signed(People(("Anna Bell",)), "byline")]
        ['authors']
    """
    if people.persons:
        yield Finding("authors", people.persons, source)
    if people.organisations:
        yield Finding("organisations", people.organisations, source)


def together(parts: Iterable[People]) -> People:
    """The people of several signatures as those of one, each once."""
    listed = list(parts)
    return People(
        folded([name for part in listed for name in part.persons]),
        folded([name for part in listed for name in part.organisations]),
    )


def written_large(people: People) -> People:
    """People without "love eating": meta tags hold names in small letters, on the page small words are a sentence."""
    persons = tuple(name for name in people.persons if " " not in name or not name.islower())
    return people if len(persons) == len(people.persons) else People(persons, people.organisations)

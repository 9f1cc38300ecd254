"""Findings of who signs, out of the people that a signature names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.metadata.name_shapes import folded
from newsclean.metadata.names import People
from newsclean.types import Finding


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

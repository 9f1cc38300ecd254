"""The limits: a frozen value."""

from __future__ import annotations

from dataclasses import dataclass, fields

from newsclean.errors import BadOption


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one page is read.

    The defaults are far from anything seen on real pages: of 2,221 pages of news sites, blogs and shops, the largest
    has 3.6 million characters and 40,000 elements, and the deepest is 60 elements deep.

    Args:
        characters: of the decoded page.  A longer one is refused.
        elements: that the parser would make.  A page with more is refused.
        depth: elements inside each other.  Deeper tags are left out, their text stays.  Pages of a few thousand tags
            are not held to it, because they are quick at any depth, unless it is set lower.
        formatting: ``<b>``, ``<font>`` … left open at the same time: the parser repeats each of them in every
            paragraph that follows.  Further ones are left out, their text stays.
        attributes: of one tag.  Further ones are left out.
        names: different names of tags and attributes on a page.  Tags with further ones are left out, their text stays.
        linked_data: characters of one JSON-LD script.  A longer one is not read.
        linked_data_depth: brackets inside each other in a JSON-LD script.  A deeper one is not read.
        seconds: that a worker may take for one page: :func:`newsclean.isolated.clean_isolated` kills it then.
            Inside one process nothing can stop a parser; the other limits keep its work small.
        memory: bytes that a worker may take on top of what an empty one has.

    Raises:
        BadOption: if a limit is not more than 0.

    Example:
        >>> Limits(depth=0)
        Traceback (most recent call last):
        newsclean.errors.BadOption: the limit depth must be a number, more than 0, not 0
    """

    characters: int = 20_000_000
    elements: int = 500_000
    depth: int = 512
    formatting: int = 64
    attributes: int = 1_000
    names: int = 20_000
    linked_data: int = 2_000_000
    linked_data_depth: int = 100
    seconds: float = 20.0
    memory: int = 1_000_000_000

    def __post_init__(self) -> None:
        for each in fields(self):
            value: object = getattr(self, each.name)
            if not isinstance(value, int | float) or not value > 0:
                raise BadOption(f"the limit {each.name} must be a number, more than 0, not {value!r}", option=each.name)

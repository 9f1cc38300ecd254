"""What a page says of itself in ``<head>``: meta tags, links, title; read in one pass."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from newsclean.metadata.elements import Elements
from newsclean.metadata.plain import plain
from newsclean.tag_numbers import tag_numbers

MAX_TAGS = 600
"""``<meta>`` and ``<link>`` elements looked at; a page carries some 20 to 120."""

MAX_NAME = 200
"""Characters of the name of a ``<meta>``; the longest in use have 40."""

MAX_TITLE = 2_000
"""Characters of a ``<title>`` that are read: longer than any headline, short enough for a page that is all title."""

(_TITLE,) = tag_numbers(("title",))
_FAMILIES = ("property", "name", "http-equiv")
"""Attributes that name a ``<meta>``."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a page.

    Args:
        meta: lower-case ``name``, ``property`` or ``http-equiv`` to the contents given for it, in order.
        links: lower-case ``rel`` to the addresses given for it, as they stand, in order.
        title: the text of ``<title>``.
        lang: ``lang`` of ``<html>``.
    """

    meta: dict[str, list[str]]
    links: dict[str, list[str]]
    title: str = ""
    lang: str = ""

    def first(self, name: str) -> str:
        """The first content given for a name; empty if there is none."""
        return self.meta.get(name, [""])[0]


def read(elements: Elements, tree: LexborHTMLParser) -> Head:
    """Read the head of a page.

    Args:
        elements: what :func:`newsclean.metadata.elements.find` found.
        tree: the parsed page.

    Returns:
        the head.

    Example:
        >>> from newsclean.metadata.elements import find
        >>> from selectolax.lexbor import LexborHTMLParser
        >>> tree = LexborHTMLParser('<meta property="og:title" content="Storm">')
        >>> read(find(tree), tree).meta
        {'og:title': ['Storm']}
    """
    meta: dict[str, list[str]] = {}
    links: dict[str, list[str]] = {}
    for attributes in elements.meta[:MAX_TAGS]:
        content = (attributes.get("content") or "").strip()
        names: list[str] = []
        for family in _FAMILIES if content else ():
            given = attributes.get(family)
            if given and len(given) <= MAX_NAME and (name := _key(given)) not in names:
                names.append(name)
                meta.setdefault(name, []).append(content)
    for node in elements.links[:MAX_TAGS]:
        for rel in (node.attributes.get("rel") or "").lower().split():
            links.setdefault(rel, []).append(node.attributes.get("href") or "")
    of_page = tree.root.attributes if tree.root is not None else {}
    lang = of_page.get("lang") or of_page.get("xml:lang") or ""
    return Head(meta, links, _title(tree), lang.strip())


def _title(tree: LexborHTMLParser) -> str:
    """The text of the ``<title>`` in the head, else of the first anywhere; pictures have titles, too."""
    top = tree.head.iter() if tree.head is not None else ()
    title = next((node for node in top if node.tag_id == _TITLE), None) or tree.css_first("title")
    return title.text()[:MAX_TITLE] if title is not None else ""


def _key(name: str) -> str:
    return (name if name.isprintable() else plain(name)).strip().lower()

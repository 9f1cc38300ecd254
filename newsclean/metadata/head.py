"""What a page says of itself in ``<head>``: meta tags, links, title; read in one pass."""

from __future__ import annotations

from dataclasses import dataclass

from newsclean.document import Document

MAX_TAGS = 600
"""``<meta>`` and ``<link>`` elements looked at; a page carries some 20 to 120."""

MAX_TITLE = 2_000
"""Characters of a ``<title>`` that are read: longer than any headline, short enough for a page that is all title."""


_TAGS = "meta[content], link[rel~='canonical'], link[rel~='amphtml'], link[rel~='license'], link[rel~='image_src']"


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


def read(document: Document) -> Head:
    """Read the head of a page.

    Example:
        >>> read(Document('<meta property="og:title" content="Storm">')).meta
        {'og:title': ['Storm']}
    """
    meta: dict[str, list[str]] = {}
    links: dict[str, list[str]] = {}
    for node in document.tree.css(_TAGS)[:MAX_TAGS]:
        attributes = node.attributes
        if node.tag == "link":
            for rel in (attributes.get("rel") or "").lower().split():
                links.setdefault(rel, []).append(attributes.get("href") or "")
            continue
        content = (attributes["content"] or "").strip()
        names = {attributes.get(name) or "" for name in ("property", "name", "http-equiv")} - {""}
        for name in sorted(names) if content else ():
            meta.setdefault(name.strip().lower(), []).append(content)
    title = document.tree.css_first("head > title") or document.tree.css_first("title")
    root = document.root
    lang = (root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root else ""
    return Head(meta, links, title.text()[:MAX_TITLE] if title else "", lang.strip())

"""Every value that any source on a page gives for a metadata field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from newsclean.document import Document
from newsclean.linked_data import Node
from newsclean.metadata import head as heads
from newsclean.metadata.plain import plain
from newsclean.types import Finding

_META = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "description": ("og:description", "description", "twitter:description"),
    "published": ("article:published_time", "date", "dc.date"),
    "modified": ("article:modified_time", "og:updated_time"),
    "site": ("og:site_name", "application-name"),
    "section": ("article:section",),
    "image": ("og:image", "twitter:image"),
    "kind": ("og:type",),
    "authors": ("author", "article:author", "parsely-author", "dc.creator"),
}


def propose(document: Document) -> tuple[Finding, ...]:
    """List every value found on a page.

    Args:
        document: the page.

    Returns:
        the findings, in the order of their sources.
    """
    head = heads.read(document)
    found = [*_from_linked_data(document), *_from_meta(document, head)]
    if (h1 := document.tree.css_first("h1")) and (text := plain(h1.text())):
        found.append(Finding("title", text, "h1"))
    if title := plain(head.title):
        found.append(Finding("title", title, "title-element"))
    if head.lang:
        found.append(Finding("language", head.lang, "html:lang"))
    for href in head.links.get("canonical", ()):
        found += _finding("canonical_url", document.absolute(href), "link:canonical")
    return tuple(found)


def _from_linked_data(document: Document) -> Iterator[Finding]:
    data = document.linked_data
    for node in data.articles[:1]:
        for field, name in (
            ("title", "headline"),
            ("published", "datePublished"),
            ("modified", "dateModified"),
            ("description", "description"),
            ("section", "articleSection"),
            ("language", "inLanguage"),
        ):
            yield from _finding(field, next(iter(data.values(node, name)), None), f"json-ld:{name}")
        names = tuple(filter(None, (_name(value) for value in data.values(node, "author"))))
        if names:
            yield Finding("authors", names, "json-ld:author")
        for value in data.values(node, "publisher")[:1]:
            yield from _finding("publisher", _name(value), "json-ld:publisher")


def _name(value: str | Node) -> str:
    return plain(value.get("name") if isinstance(value, dict) else value)


def _from_meta(document: Document, head: heads.Head) -> Iterator[Finding]:
    for field, names in _META.items():
        for name in names:
            value = plain(head.first(name))
            if field == "image":
                value = document.absolute(value)
            if field == "authors" and value and not value.startswith("http"):
                yield Finding(field, (value,), f"meta:{name}")
            elif field != "authors":
                yield from _finding(field, value, f"meta:{name}")


def _finding(field: str, value: object, source: str) -> Iterator[Finding]:
    text = plain(value)
    if field in {"published", "modified"}:
        try:
            text = datetime.fromisoformat(text).isoformat()
        except ValueError:
            return
    if text:
        yield Finding(field, text, source)

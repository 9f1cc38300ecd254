"""Write docs/metadata.md from the code's own tables: ``python docs/metadata_table.py``.  A test holds it current."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from newsclean.metadata import trust
from newsclean.types import Metadata

PAGE = Path(__file__).with_name("metadata.md")
OPENING = """# Metadata

Written from the code's own tables by `docs/metadata_table.py`; a test fails when it is stale.

`article.metadata` holds one value for each field, `metadata.sources[field]` names where it stood, and
`metadata.rivals(field)` lists every value that any source gave. What no source states is None or empty.

Title, authors and day of publication are chosen by agreement: each source that gives a value adds its points, and
the value with most points wins. For the other fields the most trusted source that speaks wins. A `*` stands for all
sources of that family.
"""
POINTS = {"title": trust.TITLE, "authors": trust.AUTHOR, "published (day)": trust.DAY}
SCHEMA_ORG = {
    "title": "headline", "subtitle": "alternativeHeadline", "authors": "author", "contributors": "contributor",
    "published": "datePublished", "modified": "dateModified", "language": "inLanguage", "publisher": "publisher",
    "section": "articleSection", "tags": "keywords", "description": "description", "image": "image",
    "canonical_url": "url", "agency": "sourceOrganization", "licence": "license", "is_free": "isAccessibleForFree",
    "words": "wordCount", "reading_minutes": "timeRequired", "identifiers": "identifier",
}  # fmt: skip
"""The property of schema.org's NewsArticle that says the same (https://schema.org/NewsArticle)."""


def page() -> str:
    """The whole page."""
    parts = [OPENING, "## Fields\n", "| field | schema.org | sources, the most trusted first |\n|---|---|---|"]
    for field in fields(Metadata):
        order = trust.ORDER.get(field.name, ())
        sources = ", ".join(f"`{source}`" for source in order)
        sources = sources or ("by points" if field.name in {"title", "authors"} else "")
        parts.append(f"| `{field.name}` | {SCHEMA_ORG.get(field.name, '')} | {sources} |")
    for name, table in POINTS.items():
        parts += [f"\n## Points: {name}\n", "| evidence | points |\n|---|---:|"]
        parts += [f"| {evidence} | {points:+} |" for evidence, points in table.items()]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

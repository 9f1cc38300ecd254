"""Write docs/metadata.md from the code's own tables: ``python docs/metadata_table.py``.  A test holds it current."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from newsclean.metadata import trust
from newsclean.types import Metadata
from newsclean.vocabularies import SCHEMA_ORG, ZYTE

PAGE = Path(__file__).with_name("metadata.md")
OPENING = """# Metadata

Written from the code's own tables by `docs/metadata_table.py`; a test fails when it is stale.

`article.metadata` holds one value for each field, `metadata.sources[field]` names where it stood, and
`metadata.rivals(field)` lists every value that any source gave. What no source states is None or empty.

Title, authors and day of publication are chosen by agreement: each source that gives a value adds its points, and
the value with most points wins; `python tests/bench/trust_table.py CORPUS` prints beside the points how often each kind
of evidence is right on labelled pages. For the other fields the most trusted source that speaks wins. A `*` stands for
all sources of that family.

`article.authors` is who signs: `metadata.authors`, which are people, and `metadata.organisations`, which are the agency
or desk that signs with them or in their place.
"""
VOCABULARIES = """
## In other vocabularies

`article.to_dict()` is described by [article.schema.json](article.schema.json) (JSON Schema 2020-12, written from the
types by `docs/article_schema.py`). `article.to_dict(style="schema.org")` is JSON-LD of a
[NewsArticle](https://schema.org/NewsArticle); `article.to_dict(style="zyte")` is what
[`zyte_common_items.Article.from_dict`](https://zyte-common-items.readthedocs.io/en/latest/reference/items.html) takes.
Both leave out what is not known. An empty cell: the vocabulary has no word for it.

```python
import json

import zyte_common_items

import newsclean

article = newsclean.clean(newsclean.load("fixtures/wire-story.html"))
item = zyte_common_items.Article.from_dict(article.to_dict(style="zyte"))
script = json.dumps(article.to_dict(style="schema.org"), ensure_ascii=False)
```
"""
POINTS = {"title": trust.TITLE, "authors": trust.AUTHOR, "published (day)": trust.DAY}


def page() -> str:
    """The whole page."""
    parts = [OPENING, "## Fields\n", "| field | sources, the most trusted first |\n|---|---|"]
    for field in fields(Metadata):
        order = trust.ORDER.get(field.name, ())
        sources = ", ".join(f"`{source}`" for source in order)
        sources = sources or ("by points" if field.name in {"title", "authors"} else "")
        parts.append(f"| `{field.name}` | {sources} |")
    parts += [VOCABULARIES, "| field | schema.org NewsArticle | zyte-common-items Article |\n|---|---|---|"]
    for name in dict.fromkeys([*SCHEMA_ORG, *ZYTE]):
        parts.append(f"| `{name}` | {SCHEMA_ORG.get(name, '')} | {ZYTE.get(name, '')} |")
    for name, table in POINTS.items():
        parts += [f"\n## Points: {name}\n", "| evidence | points |\n|---|---:|"]
        parts += [f"| {evidence} | {points:+} |" for evidence, points in table.items()]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

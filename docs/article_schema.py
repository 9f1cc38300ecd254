"""Write docs/article.schema.json from the types: ``python docs/article_schema.py``.  A test holds it current."""

from __future__ import annotations

import inspect
import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from newsclean import Article, types
from newsclean.article import Body

PAGE = Path(__file__).with_name("article.schema.json")
HEAD = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "newsclean article",
    "description": "What newsclean.Article.to_dict() returns and Article.from_dict() takes back.",
}
DERIVED: dict[str, Any] = {
    "title": {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "the headline: metadata.title"},
    "text": {"type": "string", "description": "the clean text: one block a line"},
}
"""What stands in the JSON for readers and is derived from the rest."""

MOMENT = {"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$"}
"""ISO 8601.  JSON Schema's own date-time asks for a zone, which many pages do not state."""

_ARGUMENT = re.compile(r"^ {4}(?P<name>\w+): (?P<text>.*(?:\n {8,}.*)*)", re.MULTILINE)


def schema() -> dict[str, Any]:
    """The whole schema."""
    written = msgspec.json.schema(Article)
    for name, definition in written["$defs"].items():
        described(definition, {"Article": Article, "Body": Body}.get(name) or getattr(types, name))
    written["$defs"]["Article"]["properties"] |= DERIVED
    for definition in written["$defs"].values():
        if "properties" in definition:
            definition["additionalProperties"] = False
            definition["required"] = list(definition["properties"])
    return HEAD | written


def described(definition: dict[str, Any], kind: type) -> None:
    """Say what each property means, as the docstring of its type does."""
    told = inspect.getdoc(kind) or ""
    hints = get_type_hints(kind)
    definition["description"] = told.partition("\n\n")[0].replace("\n", " ")
    meanings = {found["name"]: " ".join(found["text"].split()) for found in _ARGUMENT.finditer(told)}
    for name, value in definition.get("properties", {}).items():
        value.pop("default", None)  # to_dict() writes every property
        if hints[name] == datetime | None:  # msgspec says of it only that it is a string
            value["anyOf"][0] |= MOMENT
        value["description"] = meanings[name]


def text() -> str:
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")

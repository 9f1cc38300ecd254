"""Articles as JSON Schema describes them, and in the words of schema.org and zyte-common-items."""

from __future__ import annotations

import importlib.util
import json
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest
import zyte_common_items
from pyld import jsonld
from truths import FIXTURES, NAMES, cleaned

from newsclean import Article, NewscleanError
from newsclean.article import Body
from newsclean.errors import BadOption
from newsclean.types import Block, Image, Metadata
from newsclean.vocabularies import KINDS, SCHEMA_ORG, ZYTE, schema_org

DOCS = Path(__file__).parents[2] / "docs"
FULL = Article(
    body=Body((Block("The harbour is closed."),)),
    url="https://post.example/a?utm=1",
    metadata=Metadata(
        title="Storm closes harbour", subtitle="Ferries stay in port", authors=("Ida Wollny", "Tom Berg"),
        contributors=("Eva Lund",), organisations=("Reuters",),
        published=datetime.fromisoformat("2024-03-12T06:30:00+01:00"),
        modified=datetime.fromisoformat("2024-03-13"), modified_date_only=True, language="en-GB", site="The Post",
        publisher="Post Ltd", section="Region", tags=("storm", "harbour"), description="The harbour is closed.",
        image=Image("https://post.example/a.jpg", "The harbour", "Eva Lund"), canonical_url="https://post.example/a",
        agency="Reuters", licence="https://creativecommons.org/licenses/by/4.0/", is_free=False, words=4,
        reading_minutes=2.5, kind="ReportageNewsArticle", identifiers=(("doi", "10.1000/1"),),
    ),
    completeness=0.75,
)  # fmt: skip


def page(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCHEMA: dict[str, Any] = json.loads((DOCS / "article.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
ARTICLES = tuple(name for name in NAMES if isinstance(cleaned(name), Article))


def article(name: str) -> Article:
    outcome = cleaned(name)
    assert isinstance(outcome, Article)
    return outcome


def test_the_schema_is_a_schema_and_current() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert page("article_schema").text() == (DOCS / "article.schema.json").read_text(encoding="utf-8"), (
        "run python docs/article_schema.py"
    )


@pytest.mark.parametrize("name", ARTICLES)
def test_every_fixture_is_as_the_schema_says(name: str) -> None:
    written = json.loads(json.dumps(article(name).to_dict()))
    VALIDATOR.validate(written)
    assert Article.from_dict(written) == article(name)


@pytest.mark.parametrize("name", [path.stem for path in sorted((FIXTURES / "goldens").glob("*.json"))])
def test_every_golden_holds_fields_as_the_schema_says(name: str) -> None:
    golden = json.loads((FIXTURES / "goldens" / f"{name}.json").read_text(encoding="utf-8"))
    properties = SCHEMA["$defs"]["Metadata"]["properties"]
    assert "error" in golden or set(properties) - {"findings"} <= set(golden["fields"])
    for field, value in golden.get("fields", {}).items():
        if field in properties:
            jsonschema.Draft202012Validator({"$defs": SCHEMA["$defs"], **properties[field]}).validate(value)


def test_the_full_article_is_as_the_schema_says() -> None:
    VALIDATOR.validate(json.loads(json.dumps(FULL.to_dict())))


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("metadata", "published"), "yesterday"),
        (("metadata", "authors"), "Ida Wollny"),
        (("metadata", "is_free"), "no"),
        (("metadata", "mood"), "calm"),
        (("completeness",), "high"),
        (("body", "found"), [{"text": 1}]),
    ],
)
def test_the_schema_refuses_what_no_article_is(path: tuple[str, ...], wrong: object) -> None:
    written = json.loads(json.dumps(FULL.to_dict()))
    inner = written
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = wrong
    assert not VALIDATOR.is_valid(written)


def test_every_property_says_what_it_means() -> None:
    for definition in SCHEMA["$defs"].values():
        assert all(len(value["description"]) > 5 for value in definition.get("properties", {}).values())


def test_schema_org_has_every_property_of_the_table() -> None:
    written = FULL.to_dict(style="schema.org")
    assert set(written) == {"@context", *SCHEMA_ORG.values()}
    assert written["@type"] == "ReportageNewsArticle"
    assert written["author"] == [
        {"@type": "Person", "name": "Ida Wollny"},
        {"@type": "Person", "name": "Tom Berg"},
        {"@type": "Organization", "name": "Reuters"},
    ]
    assert written["datePublished"] == "2024-03-12T06:30:00+01:00"
    assert written["dateModified"] == "2024-03-13"
    assert written["timeRequired"] == "PT2M30S"
    assert written["isAccessibleForFree"] is False
    assert written["image"] == {
        "@type": "ImageObject", "url": "https://post.example/a.jpg", "caption": "The harbour", "creditText": "Eva Lund",
    }  # fmt: skip


@pytest.mark.parametrize("name", ARTICLES)
def test_schema_org_is_json_ld_with_the_right_types(name: str) -> None:
    written = json.loads(json.dumps(article(name).to_dict(style="schema.org")))
    assert written.pop("@context") == "https://schema.org"
    # Expanded with schema.org's vocabulary in place of its context, which would be fetched.
    (expanded,) = jsonld.expand({"@context": {"@vocab": "https://schema.org/"}, **written})
    assert expanded["@type"][0].removeprefix("https://schema.org/") in KINDS
    assert all(key.startswith(("@", "https://schema.org/")) for key in expanded)
    authors = expanded.get("https://schema.org/author", ())
    types = {kind for author in authors for kind in author["@type"]}
    assert types <= {"https://schema.org/Person", "https://schema.org/Organization"}
    names = {author["https://schema.org/name"][0]["@value"] for author in authors}
    assert names == set(article(name).authors)


def test_what_is_not_known_is_left_out() -> None:
    assert schema_org(Metadata()) == {"@context": "https://schema.org", "@type": "NewsArticle"}


@pytest.mark.parametrize("kind", ["website", "article", None, "Product"])
def test_what_is_no_article_type_becomes_a_news_article(kind: str | None) -> None:
    assert schema_org(Metadata(kind=kind))["@type"] == "NewsArticle"


def test_newsclean_reads_back_what_it_writes_for_schema_org() -> None:
    from newsclean.document import Document  # noqa: PLC0415 - only this law needs the reader
    from newsclean.metadata import read_metadata  # noqa: PLC0415

    script = json.dumps(FULL.to_dict(style="schema.org"))
    found = read_metadata(Document(f'<script type="application/ld+json">{script}</script>', FULL.url), thorough=False)
    for field in ("title", "subtitle", "authors", "published", "modified", "section", "tags", "description", "image",
                  "canonical_url", "agency", "licence", "is_free", "kind", "identifiers", "contributors"):  # fmt: skip
        assert getattr(found, field) == getattr(FULL.metadata, field), field


def test_zyte_takes_every_attribute_of_the_table() -> None:
    item = zyte_common_items.Article.from_dict(FULL.to_dict(style="zyte"))
    assert item.headline == "Storm closes harbour"
    assert [author.name for author in item.authors or ()] == ["Ida Wollny", "Tom Berg", "Reuters"]
    assert item.datePublished == "2024-03-12T06:30:00+01:00"
    assert item.inLanguage == "en"
    assert item.mainImage is not None
    assert item.mainImage.url == "https://post.example/a.jpg"
    assert item.metadata is not None
    assert item.metadata.probability == 0.75
    assert {name.partition(".")[0] for name in ZYTE.values()} | {"images"} == set(FULL.to_dict(style="zyte"))


@pytest.mark.parametrize("name", ARTICLES)
def test_every_fixture_is_an_item_for_zyte(name: str) -> None:
    item = zyte_common_items.Article.from_dict(article(name).to_dict(style="zyte"))
    assert item.articleBody == article(name).text
    assert item.url == article(name).url


def test_there_is_no_other_style() -> None:
    with pytest.raises(BadOption, match=r"schema\.org") as caught:
        FULL.to_dict(style="rdf")
    assert isinstance(caught.value, NewscleanError)
    assert caught.value.option == "style"

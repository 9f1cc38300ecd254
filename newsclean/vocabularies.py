"""An article in other people's words: schema.org's NewsArticle as JSON-LD, and zyte-common-items' Article.

``Article.to_dict(style="schema.org")`` and ``Article.to_dict(style="zyte")`` call this; :data:`SCHEMA_ORG` and
:data:`ZYTE` say which field becomes which property.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from newsclean.types import Image, Metadata

SCHEMA_ORG: Mapping[str, str] = MappingProxyType(
    {
        "title": "headline", "subtitle": "alternativeHeadline", "authors": "author", "contributors": "contributor",
        "organisations": "author", "published": "datePublished", "modified": "dateModified", "language": "inLanguage",
        "site": "isPartOf", "publisher": "publisher", "section": "articleSection", "tags": "keywords",
        "description": "description", "image": "image", "canonical_url": "url", "agency": "sourceOrganization",
        "licence": "license", "is_free": "isAccessibleForFree", "words": "wordCount",
        "reading_minutes": "timeRequired", "kind": "@type", "identifiers": "identifier", "text": "articleBody",
    }
)  # fmt: skip
"""Fields of :class:`newsclean.types.Metadata`, and the text, to properties of https://schema.org/NewsArticle."""

ZYTE: Mapping[str, str] = MappingProxyType(
    {
        "title": "headline", "authors": "authors", "organisations": "authors", "published": "datePublished",
        "modified": "dateModified", "language": "inLanguage", "description": "description", "image": "mainImage",
        "canonical_url": "canonicalUrl", "text": "articleBody", "html": "articleBodyHtml", "url": "url",
        "completeness": "metadata.probability",
    }
)  # fmt: skip
"""Fields to attributes of https://zyte-common-items.readthedocs.io/en/latest/reference/items.html#zyte_common_items.Article."""

KINDS = frozenset(
    {
        "Article", "NewsArticle", "AnalysisNewsArticle", "AskPublicNewsArticle", "BackgroundNewsArticle",
        "OpinionNewsArticle", "ReportageNewsArticle", "ReviewNewsArticle", "AdvertiserContentArticle", "Report",
        "SatiricalArticle", "ScholarlyArticle", "MedicalScholarlyArticle", "SocialMediaPosting", "BlogPosting",
        "LiveBlogPosting", "DiscussionForumPosting", "TechArticle", "APIReference",
    }
)  # fmt: skip
"""schema.org's Article and all its subtypes; whatever else a page calls itself ("website") is no type of article."""


def schema_org(metadata: Metadata, *, url: str = "", text: str = "") -> dict[str, Any]:
    """An article as JSON-LD of https://schema.org/NewsArticle; what is not known is left out.

    Args:
        metadata: what is known about it.
        url: where the page came from; the canonical address outranks it.
        text: the clean text.

    Returns:
        plain JSON types, ready for ``<script type="application/ld+json">``.

    Example:
        >>> schema_org(Metadata(title="Storm hits Oslo", authors=("Anna Bell",)))["author"]
        [{'@type': 'Person', 'name': 'Anna Bell'}]
    """
    known: dict[str, Any] = {
        "headline": metadata.title,
        "alternativeHeadline": metadata.subtitle,
        "author": _named("Person", metadata.authors) + _named("Organization", metadata.organisations),
        "contributor": _named("Person", metadata.contributors),
        "datePublished": _moment(metadata.published, day_only=metadata.published_date_only),
        "dateModified": _moment(metadata.modified, day_only=metadata.modified_date_only),
        "inLanguage": metadata.language,
        "isPartOf": _named("WebSite", (metadata.site,))[0] if metadata.site else None,
        "publisher": _named("Organization", (metadata.publisher,))[0] if metadata.publisher else None,
        "articleSection": metadata.section,
        "keywords": list(metadata.tags),
        "description": metadata.description,
        "image": _image(metadata.image) if metadata.image else None,
        "url": metadata.canonical_url or url,
        "sourceOrganization": _named("Organization", (metadata.agency,))[0] if metadata.agency else None,
        "license": metadata.licence,
        "isAccessibleForFree": metadata.is_free,
        "wordCount": metadata.words or None,
        "timeRequired": _duration(metadata.reading_minutes) if metadata.reading_minutes else None,
        "identifier": [{"@type": "PropertyValue", "propertyID": n, "value": v} for n, v in metadata.identifiers],
        "articleBody": text,
    }
    kind = metadata.kind if metadata.kind in KINDS else "NewsArticle"
    return {"@context": "https://schema.org", "@type": kind, **_filled(known)}


def zyte(metadata: Metadata, *, url: str, text: str, html: str, completeness: float) -> dict[str, Any]:
    """An article as ``zyte_common_items.Article.from_dict`` takes it; what is not known is left out.

    Args:
        metadata: what is known about it.
        url: where the page came from.
        text: the clean text.
        html: the same as simple HTML.
        completeness: how sure newsclean is, 0 to 1.

    Returns:
        plain JSON types.

    Example:
        >>> zyte(Metadata(language="en-GB"), url="https://example.com/a", text="Rain.", html="", completeness=1)
        {'inLanguage': 'en', 'articleBody': 'Rain.', 'url': 'https://example.com/a', 'metadata': {'probability': 1}}
    """
    image = {"url": metadata.image.url} if metadata.image else None
    known: dict[str, Any] = {
        "headline": metadata.title,
        "authors": [{"name": name} for name in metadata.byline],
        "datePublished": metadata.published.isoformat() if metadata.published else None,
        "dateModified": metadata.modified.isoformat() if metadata.modified else None,
        "inLanguage": metadata.language.partition("-")[0] if metadata.language else None,  # ISO 639-1, no region
        "description": metadata.description,
        "mainImage": image,
        "images": [image] if image else [],
        "articleBody": text,
        "articleBodyHtml": html,
        "canonicalUrl": metadata.canonical_url,
    }
    return {**_filled(known), "url": url, "metadata": {"probability": completeness}}


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """The values that say something; False does."""
    return {name: value for name, value in values.items() if value is not None and value not in ("", [])}


def _named(kind: str, names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"@type": kind, "name": name} for name in names]


def _image(image: Image) -> dict[str, str]:
    return {"@type": "ImageObject", **_filled({"url": image.url, "caption": image.caption, "creditText": image.credit})}


def _moment(moment: datetime | None, *, day_only: bool) -> str | None:
    """A day where the page states a day, else date and time with the page's own zone: ISO 8601."""
    if moment is None:
        return None
    return moment.date().isoformat() if day_only else moment.isoformat()


def _duration(minutes: float) -> str:
    """Minutes as schema.org's Duration (ISO 8601): ``PT2M30S``."""
    whole, seconds = divmod(round(minutes * 60), 60)
    return "PT" + (f"{whole}M" if whole else "") + (f"{seconds}S" if seconds or not whole else "")

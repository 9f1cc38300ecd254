"""Where the plain fields stand: names of meta tags and schema.org properties, the most trusted first."""

from __future__ import annotations

META: dict[str, tuple[str, ...]] = {
    "site": ("og:site_name", "application-name", "al:android:app_name", "apple-mobile-web-app-title"),
    "publisher": ("dc.publisher", "dcterms.publisher", "citation_publisher", "publisher", "article:publisher"),
    "section": (
        "article:section", "og:article:section", "parsely-section", "sailthru.vertical", "cxenseparse:section",
        "section", "article.section", "articlesection", "og:section", "dc.subject.section", "rubrik", "category",
    ),
    "subtitle": ("subtitle", "subheadline", "article:subtitle", "dek"),
    "description": (
        "og:description", "twitter:description", "description", "dc.description", "dcterms.abstract", "parsely-summary",
    ),
    "image": (
        "og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src", "parsely-image-url",
        "sailthru.image.full",
    ),
    "image.caption": ("og:image:alt", "twitter:image:alt"),
    "kind": ("og:type", "parsely-type", "dc.type"),
    "language": (
        "og:locale", "content-language", "language", "dc.language", "dcterms.language", "citation_language",
    ),
    "canonical_url": ("og:url", "parsely-link", "twitter:url"),
    "licence": ("dcterms.license", "dc.rights.license", "license", "licence"),
    "agency": ("article:source", "original-source", "syndication-source"),
}  # fmt: skip
"""Field to meta names (Open Graph, Twitter cards, Dublin Core, parsely, sailthru, cXense, Highwire Press)."""

META_FIELDS: dict[str, str] = {name: field for field, names in META.items() for name in names}
"""Meta name to the field that it holds."""

TAGS = (
    "article:tag", "og:article:tag", "parsely-tags", "sailthru.tags", "news_keywords", "keywords", "dc.subject",
    "citation_keywords",
)  # fmt: skip
"""Meta names that hold topics."""

IDENTIFIERS: dict[str, str] = {
    "citation_doi": "doi", "dc.identifier.doi": "doi", "prism.doi": "doi", "bepress_citation_doi": "doi",
    "citation_issn": "issn", "prism.issn": "issn", "citation_pmid": "pmid", "article:id": "id", "parsely-post-id": "id",
    "articleid": "id", "article_id": "id", "cxenseparse:recs:articleid": "id", "brightspot.contentid": "id",
}  # fmt: skip
"""Meta names that hold an identifier, and what kind it is."""

LINKED: dict[str, tuple[str, ...]] = {
    "subtitle": ("alternativeHeadline",),
    "description": ("description", "abstract"),
    "section": ("articleSection",),
    "language": ("inLanguage",),
    "licence": ("license",),
    "canonical_url": ("url", "mainEntityOfPage"),
    "kind": ("@type",),
    "publisher": ("publisher",),
    "agency": ("sourceOrganization", "provider", "isBasedOn"),
}
"""Field to the properties of a schema.org article (https://schema.org/NewsArticle)."""

STATED: dict[str, str] = {
    "alternativeheadline": "subtitle", "articlesection": "section", "genre": "section", "keywords": "tags",
    "publisher": "publisher", "image": "image",
}  # fmt: skip
"""Names of schema.org's microdata and RDFa, in small letters, to field."""

RELS: dict[str, str] = {
    "canonical": "canonical_url", "amphtml": "amp_url", "license": "licence", "image_src": "image",
}  # fmt: skip
"""``<link rel>`` to field."""

TIERS: dict[str, bool] = {"free": True, "locked": False, "paid": False, "premium": False}
"""Values of ``article:content_tier`` (Facebook's paywall tags) to whether it is free; "metered" says nothing."""

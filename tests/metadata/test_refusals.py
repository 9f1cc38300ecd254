"""What is refused, and laws that hold for every page."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.document import Document
from newsclean.metadata import decide, propose, read_metadata
from newsclean.types import Finding, Metadata

URL = "https://www.ostrelpost.example/region/storm"
NOW = datetime(2026, 3, 12, 12, tzinfo=UTC)


def linked(**given: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **given})}</script>'


def read(html: str, now: datetime | None = NOW, url: str = URL) -> Metadata:
    return decide(propose(Document(html, url), thorough=False), now=now)


@pytest.mark.parametrize("days", [2, 30, 3650])
def test_the_future_is_refused(days: int) -> None:
    assert read(linked(datePublished=(NOW + timedelta(days=days)).isoformat())).published is None


@pytest.mark.parametrize("hours", [-1, 1, 23])
def test_a_day_ahead_is_not_the_future(hours: int) -> None:
    moment = NOW + timedelta(hours=hours)
    assert read(linked(datePublished=moment.isoformat())).published == moment


def test_a_refused_day_leaves_the_next_best() -> None:
    future = (NOW + timedelta(days=30)).isoformat()
    found = read(linked(datePublished=future) + '<meta name="pubdate" content="2026-03-01">')
    assert found.published == datetime(2026, 3, 1)  # noqa: DTZ001 - the page states no zone
    assert {rival.value for rival in found.rivals("published")} == {future, "2026-03-01"}


@pytest.mark.parametrize("year", [1601, 1888, 1989])
def test_before_the_web_only_with_two_sources(year: int) -> None:
    day = f"{year}-03-12"
    assert read(linked(datePublished=day)).published is None
    found = read(linked(datePublished=day) + f'<meta name="dc.date.issued" content="{day}">')
    assert found.published == datetime(year, 3, 12)  # noqa: DTZ001 - the page states no zone


@pytest.mark.parametrize(
    "footer",
    ["© 2026 The Post", "Copyright 2019-2026 The Post. All rights reserved.", "(c) 2026", "© 1999 – 2026 Post Ltd"],
)
def test_the_copyright_year_is_no_date(footer: str) -> None:
    page = Document(f"<h1>Storm closes the harbour</h1><p>It rained.</p><footer>{footer}</footer>", URL)
    assert read_metadata(page).published is None


def test_a_change_before_the_first_appearance_is_a_mistake_of_the_page() -> None:
    assert read(linked(datePublished="2024-03-12", dateModified="2023-01-01")).modified is None


@pytest.mark.parametrize(
    "bad", ["9999-01-01", "0000-00-00", "1066-10-14", "soon", "2024-13-40", "12", "", "NaN", "1e400"]
)
def test_what_is_no_date(bad: str) -> None:
    assert read(linked(datePublished=bad) + f'<meta name="date" content="{bad}">').published is None


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "data:text/html,x", "mailto:a@b.example",
     "data:image/png;base64,AA", "blob:https://a.example/1", "file:///etc/passwd", "http://", "https://[", "#"],
)  # fmt: skip
def test_addresses_that_are_none_are_dropped(address: str) -> None:
    found = read(
        f'<link rel="canonical" href="{address}"><link rel="amphtml" href="{address}">'
        f'<link rel="license" href="{address}"><link rel="image_src" href="{address}">'
        f'<meta property="og:image" content="{address}"><meta property="og:url" content="{address}">'
        + linked(image=address, url=address, thumbnailUrl=address)
    )
    if address == "#":  # the page itself
        assert found.canonical_url is not None
        return
    assert (found.canonical_url, found.amp_url, found.image, found.licence) == (None, None, None, None)


@pytest.mark.parametrize(
    ("href", "base", "wanted"),
    [
        ("/a", "", "https://www.ostrelpost.example/a"),
        ("b.jpg", "", "https://www.ostrelpost.example/region/b.jpg"),
        ("//cdn.example/a.jpg", "", "https://cdn.example/a.jpg"),
        ("a.jpg", '<base href="https://cdn.example/x/">', "https://cdn.example/x/a.jpg"),
        ("a.jpg", '<img src="pixel.gif"><base href="https://cdn.example/x/">', "https://cdn.example/x/a.jpg"),
    ],
)
def test_relative_addresses_are_made_absolute(href: str, base: str, wanted: str) -> None:
    found = read(f'{base}<meta property="og:image" content="{href}"><link rel="canonical" href="{href}">')
    assert found.image is not None
    assert (found.image.url, found.canonical_url) == (wanted, wanted)


def test_a_relative_address_on_a_page_without_one_is_dropped() -> None:
    assert read('<meta property="og:image" content="/a.jpg">', url="").image is None


def test_keyword_dumps_and_machine_tags_are_cut() -> None:
    found = read(f'<meta name="keywords" content="{", ".join(f"word {n}" for n in range(200))}, type:story">')
    assert len(found.tags) == 40
    assert not any(":" in tag for tag in found.tags)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
    | st.sampled_from(["2024-03-12", "By Ida Wollny", "https://a.example/x", "javascript:x", "Reuters", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([
        "@type", "@id", "@graph", "@list", "@value", "author", "name", "headline", "datePublished", "dateModified",
        "image", "url", "publisher", "isAccessibleForFree", "hasPart", "keywords", "identifier", "license", "creator",
        "contributor", "itemListElement", "sourceOrganization", "articleSection", "inLanguage", "mainEntityOfPage",
    ]), inner, max_size=6),
    max_leaves=20,
)  # fmt: skip


META = ["og:title", "author", "article:published_time", "keywords", "og:image", "og:url", "og:locale", "citation_doi",
        "article:section", "og:site_name", "article:content_tier", "syndication-source"]  # fmt: skip


def holds_what_its_types_say(found: Metadata) -> None:
    for field in ("authors", "contributors", "organisations", "tags", "credits"):
        values = getattr(found, field)
        assert isinstance(values, tuple)
        assert all(isinstance(value, str) and value for value in values), field
    for field in (
        "title",
        "subtitle",
        "language",
        "site",
        "publisher",
        "section",
        "description",
        "agency",
        "licence",
        "kind",
    ):
        assert getattr(found, field) is None or isinstance(getattr(found, field), str), field
    for url in (found.canonical_url, found.amp_url, found.image and found.image.url):
        assert not url or url.startswith(("http://", "https://"))
    assert found.is_free in {None, True, False}


def has_a_source_for_every_value(found: Metadata) -> None:
    empty = Metadata()
    unsourced = {
        "words",
        "reading_minutes",
        "sources",
        "findings",
        "notes",
        "published_date_only",
        "modified_date_only",
    }
    for field in Metadata.__dataclass_fields__:
        if field not in unsourced and getattr(found, field) != getattr(empty, field):
            assert found.sources.get(field), f"{field} has no source"
            assert found.rivals(field) or found.sources[field].startswith(("text", "changed:")), field
    assert all(finding.source and finding.value not in ("", ()) for finding in found.findings)


@settings(deadline=None, max_examples=200)
@given(json_values, st.booleans())
def test_no_json_ld_breaks_it_and_no_value_is_without_a_source(value: object, wrapped: bool) -> None:
    thing = {"@type": "NewsArticle", **value} if wrapped and isinstance(value, dict) else value
    script = json.dumps(thing).replace("</", "<\\/")
    found = read_metadata(
        Document(f'<script type="application/ld+json">{script}</script><p>x</p>', URL), thorough=False
    )
    holds_what_its_types_say(found)
    has_a_source_for_every_value(found)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(META),
            st.text(alphabet=st.characters(exclude_characters='"<>'), max_size=40),
        ),
        max_size=8,
    ),
    st.text(alphabet=st.characters(exclude_characters="<>"), max_size=60),
)  # fmt: skip
def test_no_meta_tag_breaks_it_and_no_value_is_without_a_source(given_: list[tuple[str, str]], heading: str) -> None:
    head = "".join(f'<meta property="{name}" content="{value}">' for name, value in given_)
    page = Document(f"<html><head>{head}</head><body><h1>{heading}</h1><p>{heading}</p></body></html>", URL)
    found = read_metadata(page, text=heading)
    holds_what_its_types_say(found)
    has_a_source_for_every_value(found)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.builds(
            Finding,
            field=st.sampled_from(["title", "authors", "organisations", "published", "modified", "site", "language"]),
            value=st.text(max_size=20) | st.tuples(st.text(max_size=20)) | st.just("2024-03-12T06:30:00"),
            source=st.sampled_from(["h1", "rule:en-byline", "json-ld:author", "meta:author", "dateline:near", "x"]),
        ),
        max_size=8,
    )
)  # fmt: skip
def test_nothing_that_a_rule_tells_breaks_the_decision(findings: list[Finding]) -> None:
    decide(findings, "It rained.", now=NOW)

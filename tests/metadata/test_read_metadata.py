"""Fields, their sources, their rivals, and what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.document import Document
from newsclean.metadata import read_metadata
from newsclean.types import Metadata

URL = "https://www.ostrelpost.example/2024/03/12/storm"


def read(head: str, body: str = "<p>It rained all day.</p>") -> Metadata:
    return read_metadata(Document(f"<html><head>{head}</head><body>{body}</body></html>", URL), thorough=False)


def linked(**node: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **node})}</script>'


@pytest.mark.parametrize(
    "author",
    ["Ida Wollny", {"@type": "Person", "name": "Ida Wollny"}, [{"name": "Ida Wollny"}], {"name": ["Ida Wollny"]}],
)
def test_authors_of_every_shape(author: object) -> None:
    assert read(linked(author=author, headline="Storm closes harbour")).authors == ("Ida Wollny",)


def test_the_pages_own_zone_is_kept() -> None:
    found = read(linked(datePublished="2024-03-12T06:30:00+01:00"))
    assert found.published is not None
    assert found.published.isoformat() == "2024-03-12T06:30:00+01:00"
    assert not found.published_date_only


def test_a_day_says_that_it_is_only_a_day() -> None:
    found = read(linked(datePublished="2024-03-12"))
    assert found.published is not None
    assert found.published.date().isoformat() == "2024-03-12"
    assert found.published_date_only


def test_the_sites_name_is_cut_off_the_title() -> None:
    head = (
        "<title>Storm closes the harbour of Ostrel | The Ostrel Post</title>"
        '<meta property="og:site_name" content="The Ostrel Post">'
    )
    found = read(head, "<h1>Storm closes the harbour of Ostrel</h1><p>It rained all day.</p>")
    assert found.title == "Storm closes the harbour of Ostrel"
    assert found.site == "The Ostrel Post"


def test_every_set_field_names_its_source_and_rivals_are_listed() -> None:
    found = read(linked(headline="Storm closes harbour") + '<meta property="og:title" content="Storm closes harbour!">')
    assert found.sources["title"]
    assert {finding.source.split(":")[0] for finding in found.rivals("title")} >= {"json-ld", "meta"}


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "mailto:a@b.example"])
def test_links_that_are_none_are_dropped(url: str) -> None:
    assert read(f'<link rel="canonical" href="{url}"><meta property="og:image" content="{url}">').canonical_url is None


@pytest.mark.parametrize("date", ["9999-01-01", "0000-00-00", "1066-10-14", "soon"])
def test_impossible_dates_are_refused(date: str) -> None:
    head = linked(datePublished=date) + f'<meta name="date" content="{date}">'
    document = Document(f"<head>{head}</head><p>It rained all day.</p>", "https://www.ostrelpost.example/storm")
    assert read_metadata(document, thorough=False).published is None


def test_broken_linked_data_is_mended() -> None:
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Storm closes harbour",}</script>'
    assert read(broken).title == "Storm closes harbour"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["@type", "@id", "@graph", "author", "name", "headline", "datePublished", "image", "url", "publisher"],
    ), inner, max_size=4),
    max_leaves=15,
)  # fmt: skip


@settings(deadline=None, max_examples=80)
@given(json_values)
def test_no_linked_data_breaks_it(value: object) -> None:
    script = json.dumps(value).replace("</", "<\\/")
    found = read(f'<script type="application/ld+json">{script}</script>')
    for url in (found.canonical_url, found.amp_url, found.image and found.image.url):
        assert not url or url.startswith(("http://", "https://"))

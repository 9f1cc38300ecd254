"""Where fields stand: one page for each kind of source, and each field that it gives.

Longer than other files, because the kinds of sources are many and belong side by side.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from newsclean.document import Document
from newsclean.errors import BadOption
from newsclean.metadata import decide, propose, read_metadata
from newsclean.types import Finding, Image, Metadata

URL = "https://www.ostrelpost.example/region/storm"
STORY = "<p>It rained all day in the harbour of Ostrel, and the ferries to the islands stayed in port until night.</p>"

LONG_STORY = f"<p>{STORY[3:-4] * 3}</p>" * 5


def read(head: str = "", body: str = STORY, url: str = URL, *, thorough: bool = False, text: str = "") -> Metadata:
    page = Document(f"<html><head>{head}</head><body>{body}</body></html>", url)
    return read_metadata(page, thorough=thorough, text=text)


def meta(**given: str) -> str:
    return "".join(f'<meta name="{name.replace("__", ":")}" content="{value}">' for name, value in given.items())


def named(given: Mapping[str, str]) -> str:
    return "".join(f'<meta property="{name}" content="{value}">' for name, value in given.items())


def linked(*things: Any) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)


NEWS: dict[str, Any] = {
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Storm closes the harbour of Ostrel",
    "author": {"@type": "Person", "name": "Ida Wollny"}, "datePublished": "2024-03-12T06:30:00+01:00",
}  # fmt: skip
TITLE, AUTHORS, MOMENT = "Storm closes the harbour of Ostrel", ("Ida Wollny",), "2024-03-12T06:30:00+01:00"


def is_the_storm(found: Metadata) -> None:
    assert found.title == TITLE
    assert found.authors == AUTHORS
    assert found.published == datetime.fromisoformat(MOMENT)


class TestLinkedData:
    @pytest.mark.parametrize(
        "things",
        [
            (NEWS,),
            ([NEWS],),
            ([[{"@type": "WebSite", "name": "The Post"}, NEWS]],),
            ({"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "Home"}, NEWS]},),
            ({"@type": "WebPage", "mainEntity": NEWS},),
            ({**NEWS, "@type": ["Article", "NewsArticle"]},),
            ({**NEWS, "@type": "schema:NewsArticle"},),
            ({**NEWS, "@type": "http://schema.org/NewsArticle"},),
            ({f"schema:{name}" if name[0] != "@" else name: value for name, value in NEWS.items()},),
            ({**NEWS, "author": {"@id": "#ida"}}, {"@type": "Person", "@id": "#ida", "name": "Ida Wollny"}),
        ],
        ids=[
            "one",
            "array",
            "array in array",
            "graph",
            "main entity",
            "types",
            "prefix",
            "address",
            "keys",
            "reference",
        ],
    )
    def test_every_shape(self, things: tuple[Any, ...]) -> None:
        is_the_storm(read(linked(*things)))

    @pytest.mark.parametrize(
        "kind",
        ["NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle",
         "BackgroundNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "BlogPosting", "Article", "Report",
         "SatiricalArticle", "ScholarlyArticle", "SocialMediaPosting"],
    )  # fmt: skip
    def test_every_type_of_article(self, kind: str) -> None:
        found = read(linked({**NEWS, "@type": kind}))
        is_the_storm(found)
        assert found.kind == kind

    @pytest.mark.parametrize(
        "author",
        ["Ida Wollny", ["Ida Wollny"], {"name": "Ida Wollny"}, [{"@type": "Person", "name": "Ida Wollny"}],
         {"@type": "Person", "givenName": "Ida", "familyName": "Wollny"}, [["Ida Wollny"]],
         {"@list": [{"name": "Ida Wollny"}]}, {"name": ["Ida Wollny"]}, "By Ida Wollny, Staff Writer"],
    )  # fmt: skip
    def test_authors_of_every_shape(self, author: object) -> None:
        assert read(linked({**NEWS, "author": author})).authors == AUTHORS

    def test_several_authors_keep_their_order(self) -> None:
        names = ["Zoe Adler", "Ida Wollny", "Bo Lind"]
        assert read(linked({**NEWS, "author": [{"name": name} for name in names]})).authors == tuple(names)

    def test_of_several_articles_the_one_that_names_the_page(self) -> None:
        other = {**NEWS, "headline": "Ferry sold to a bank in Norr", "author": "Bo Lind", "url": "/region/ferry"}
        is_the_storm(read(linked(other, {**NEWS, "url": URL})))

    def test_of_several_articles_the_one_that_has_the_pages_title(self) -> None:
        other = {**NEWS, "headline": "Ferry sold to a bank in Norr", "author": "Bo Lind"}
        is_the_storm(read(f"<title>{TITLE}</title>" + linked(other, NEWS)))

    @pytest.mark.parametrize(
        ("broken", "mended"),
        [
            (', "datePublished"', ', , "datePublished"'),
            ("}", ",}"),
            ('"headline": "Storm', '"headline": "\nStorm'),
            ('"@context": "https://schema.org"', '/* ours */ "@context": "https://schema.org"'),
        ],
        ids=["comma too many", "comma at the end", "line break in a string", "comment"],
    )
    def test_broken_scripts_are_mended(self, broken: str, mended: str) -> None:
        script = json.dumps(NEWS).replace(broken, mended)
        is_the_storm(read(f'<script type="application/ld+json">{script}</script>'))

    def test_broken_scripts_beside_an_article_are_left_and_told(self) -> None:
        broken = '<script type="application/ld+json">{"@type": "Review", "author": "Bo Lind",, "name": "}</script>'
        page = Document(f"<html><head>{broken}{linked(NEWS)}</head><body>{STORY}</body></html>", URL)
        is_the_storm(read_metadata(page))
        assert page.warnings == ("1 JSON-LD scripts were not read: broken",)

    @pytest.mark.parametrize("wrapper", ["<!-- {} -->", "//<![CDATA[\n{}\n//]]>", "{};"])
    def test_wrapped_scripts_are_read(self, wrapper: str) -> None:
        is_the_storm(read(f'<script type="application/ld+json">{wrapper.format(json.dumps(NEWS))}</script>'))

    def test_a_page_that_is_no_article_may_state_its_author_and_day(self) -> None:
        page = {"@type": "WebPage", "name": TITLE, "author": {"name": "Ida Wollny"}, "datePublished": MOMENT}
        found = read(linked(page))
        assert found.authors == AUTHORS
        assert found.sources["published"] == "json-ld:page-datePublished"

    def test_the_plain_fields(self) -> None:
        found = read(linked({
            **NEWS, "alternativeHeadline": "Ferries stay in port", "description": "The harbour is closed.",
            "articleSection": "Region", "keywords": ["storm", "harbour"], "inLanguage": "en-GB",
            "license": "https://creativecommons.org/licenses/by/4.0/", "url": URL, "identifier": "a-17",
            "publisher": {"@type": "Organization", "name": "Post Ltd"}, "sourceOrganization": {"name": "Reuters"},
            "contributor": {"name": "Eva Lund"}, "editor": "Bo Lind", "dateModified": "2024-03-13T08:00:00Z",
            "image": {"url": "/a.jpg", "caption": "The harbour", "creditText": "Eva Lund"},
        }))  # fmt: skip
        assert found.subtitle == "Ferries stay in port"
        assert found.description == "The harbour is closed."
        assert (found.section, found.tags, found.language) == ("Region", ("storm", "harbour"), "en-GB")
        assert found.licence == "https://creativecommons.org/licenses/by/4.0/"
        assert found.canonical_url == URL
        assert (found.publisher, found.agency, found.contributors) == ("Post Ltd", "Reuters", ("Eva Lund",))
        assert found.identifiers == (("id", "a-17"),)
        assert found.modified == datetime(2024, 3, 13, 8, tzinfo=UTC)
        assert found.image == Image("https://www.ostrelpost.example/a.jpg", "The harbour", "Eva Lund")

    def test_breadcrumbs_name_the_section(self) -> None:
        steps = [{"@type": "ListItem", "position": n, "name": name} for n, name in enumerate(("Home", "Region", TITLE))]
        assert read(linked({"@type": "BreadcrumbList", "itemListElement": steps}, NEWS)).section == "Region"


class TestIsFree:
    @pytest.mark.parametrize(
        ("said", "wanted"),
        [(True, True), ("True", True), ("false", False), (False, False), ("http://schema.org/False", False)],
    )
    def test_what_the_article_says(self, said: object, wanted: bool) -> None:
        assert read(linked({**NEWS, "isAccessibleForFree": said})).is_free is wanted

    def test_a_part_that_is_not_free_outranks_the_whole(self) -> None:
        part = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paywall"}
        found = read(linked({**NEWS, "isAccessibleForFree": True, "hasPart": part}))
        assert found.is_free is False
        assert found.sources["is_free"] == "json-ld:hasPart"

    @pytest.mark.parametrize(("tier", "wanted"), [("free", True), ("locked", False), ("metered", None)])
    def test_the_content_tier(self, tier: str, wanted: bool | None) -> None:
        assert read(named({"article:content_tier": tier})).is_free is wanted

    def test_a_page_that_does_not_say(self) -> None:
        assert read(linked(NEWS)).is_free is None


META_TITLES = [
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "citation_title",
]
META_AUTHORS = ["author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "citation_author", "byl"]
META_DATES = ["article:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued",
              "citation_publication_date", "pubdate", "datePublished", "og:published_time"]  # fmt: skip


class TestMetaTags:
    @pytest.mark.parametrize("name", META_TITLES)
    def test_titles(self, name: str) -> None:
        found = read(named({name: TITLE}))
        assert (found.title, found.sources["title"]) == (TITLE, f"meta:{name}")

    @pytest.mark.parametrize("name", META_AUTHORS)
    def test_authors(self, name: str) -> None:
        found = read(meta(**{name: "Ida Wollny"}))
        assert (found.authors, found.sources["authors"]) == (AUTHORS, f"meta:{name}")

    @pytest.mark.parametrize("name", ["citation_author", "dc.creator"])
    def test_libraries_write_the_family_name_first(self, name: str) -> None:
        assert read(meta(**{name: "Wollny, Ida"}) + meta(**{name: "Lind, Bo A."})).authors == (
            "Ida Wollny",
            "Bo A. Lind",
        )

    @pytest.mark.parametrize("name", META_DATES)
    def test_dates(self, name: str) -> None:
        found = read(named({name: MOMENT}))
        assert found.published == datetime.fromisoformat(MOMENT)
        assert found.sources["published"] == f"meta:{name.lower()}"

    @pytest.mark.parametrize("label", ["Written by", "Verfasst von", "Escrito por"])
    def test_twitter_labels(self, label: str) -> None:
        assert read(meta(twitter__label1=label, twitter__data1="Ida Wollny")).authors == AUTHORS

    @pytest.mark.parametrize("value", ["https://www.facebook.com/ida", "@idawollny", "admin", "www.post.example"])
    def test_what_is_no_author(self, value: str) -> None:
        assert read(meta(author=value)).byline == ()

    @pytest.mark.parametrize(
        ("given", "field", "wanted"),
        [
            ({"og:site_name": "The Post"}, "site", "The Post"),
            ({"application-name": "The Post"}, "site", "The Post"),
            ({"dc.publisher": "Post Ltd"}, "publisher", "Post Ltd"),
            ({"article:section": "Region"}, "section", "Region"),
            ({"parsely-section": "Region"}, "section", "Region"),
            ({"sailthru.vertical": "Region"}, "section", "Region"),
            ({"og:description": "Closed."}, "description", "Closed."),
            ({"dc.description": "Closed."}, "description", "Closed."),
            ({"keywords": "storm, harbour"}, "tags", ("storm", "harbour")),
            ({"article:tag": "storm"}, "tags", ("storm",)),
            ({"parsely-tags": "storm,harbour"}, "tags", ("storm", "harbour")),
            ({"og:image": "/a.jpg"}, "image", Image("https://www.ostrelpost.example/a.jpg")),
            ({"twitter:image": "/a.jpg"}, "image", Image("https://www.ostrelpost.example/a.jpg")),
            ({"og:url": URL}, "canonical_url", URL),
            ({"og:type": "article"}, "kind", "article"),
            ({"og:locale": "de_AT"}, "language", "de-AT"),
            ({"dc.language": "de"}, "language", "de"),
            ({"syndication-source": "Reuters"}, "agency", "Reuters"),
            ({"dc.rights.license": "CC BY 4.0"}, "licence", "CC BY 4.0"),
            ({"citation_doi": "10.1000/1"}, "identifiers", (("doi", "10.1000/1"),)),
            ({"parsely-post-id": "a-17"}, "identifiers", (("id", "a-17"),)),
            ({"article:modified_time": MOMENT}, "modified", datetime.fromisoformat(MOMENT)),
        ],
    )
    def test_plain_fields(self, given: dict[str, str], field: str, wanted: object) -> None:
        found = read(named(given))
        assert getattr(found, field) == wanted
        assert found.sources[field].startswith("meta:")


class TestMarkup:
    def test_microdata(self) -> None:
        found = read(
            body=f"""<article itemscope itemtype="https://schema.org/NewsArticle">
            <h2 itemprop="headline">{TITLE}</h2>
            <span itemprop="author" itemscope itemtype="https://schema.org/Person">
            <b itemprop="name">Ida Wollny</b></span>
            <meta itemprop="datePublished" content="{MOMENT}"></article>{STORY}"""
        )
        is_the_storm(found)

    def test_rdfa(self) -> None:
        found = read(body=f'<span property="schema:datePublished" content="{MOMENT}">today</span>{STORY}')
        assert found.published == datetime.fromisoformat(MOMENT)

    def test_time(self) -> None:
        found = read(body=f'<h1>{TITLE}</h1><time datetime="{MOMENT}">this morning</time>{STORY}')
        assert found.published == datetime.fromisoformat(MOMENT)
        assert found.sources["published"].startswith("time:")

    @pytest.mark.parametrize("beside", [True, False], ids=["beside the headline", "nowhere else"])
    def test_marks_elsewhere_count_where_none_stands_beside_the_headline(self, *, beside: bool) -> None:
        here = f'<a rel="author" href="/people/ida">Ida Wollny</a><time datetime="{MOMENT}">12 March</time>'
        there = (
            '<a rel="author" href="/people/bo">Bo Lind</a><time datetime="2020-01-02T08:00:00+01:00">long ago</time>'
        )
        found = read(body=f"<h1>{TITLE}</h1>{here if beside else ''}{LONG_STORY}<div>{there}</div>")
        names = {name for finding in found.rivals("authors") for name in finding.value}
        assert names == ({"Ida Wollny"} if beside else {"Bo Lind"})
        times = [finding.value for finding in found.rivals("published") if finding.source.startswith("time:")]
        assert times == ([MOMENT] if beside else ["2020-01-02T08:00:00+01:00"])

    def test_rel_author(self) -> None:
        found = read(body=f'<h1>{TITLE}</h1><a rel="author" href="/people/ida">Ida Wollny</a>{STORY}')
        assert found.authors == AUTHORS
        assert found.sources["authors"].startswith("author-link")

    def test_link_elements(self) -> None:
        found = read(
            '<link rel="canonical" href="/a"><link rel="amphtml" href="/a/amp"><link rel="license" href="/terms">'
            '<link rel="image_src" href="/a.jpg">'
        )
        site = "https://www.ostrelpost.example"
        assert (found.canonical_url, found.amp_url, found.licence) == (f"{site}/a", f"{site}/a/amp", f"{site}/terms")
        assert found.image == Image(f"{site}/a.jpg")

    def test_links_to_topics_and_licence(self) -> None:
        found = read(body=f'{STORY}<a rel="tag" href="/t">storm</a><a rel="license" href="/cc">CC BY</a>')
        assert found.tags == ("storm",)
        assert found.licence == "https://www.ostrelpost.example/cc"

    def test_no_link_of_another_kind_is_the_licence(self) -> None:
        links = '<a itemprop="item" href="/news">News</a><a class="byline" rel="nofollow" href="/x">More</a>'
        assert read(body=f"{STORY}{links}").licence is None

    def test_caption_and_credit(self) -> None:
        found = read(
            named({"og:image": "/a.jpg"}),
            f"<h1>{TITLE}</h1><figure><img src=/a.jpg><figcaption>The harbour. Photo: Eva Lund</figcaption></figure>",
        )
        assert found.image is not None
        assert found.image.caption == "The harbour. Photo: Eva Lund"
        assert found.image.credit == "Eva Lund"


class TestVisible:
    @pytest.mark.parametrize(
        ("byline", "authors"),
        [
            ("By Ida Wollny", ("Ida Wollny",)),
            ("By IDA WOLLNY and TOM LIND", ("Ida Wollny", "Tom Lind")),
            ("Von Ida Wollny und Bo Lind, Ostrel", ("Ida Wollny", "Bo Lind")),
            ("Par Ida Wollny", ("Ida Wollny",)),
            ("Por Ida Wollny y Bo Lind", ("Ida Wollny", "Bo Lind")),
            ("di Ida Wollny", ("Ida Wollny",)),
            ("Door Ida Wollny en Bo Lind", ("Ida Wollny", "Bo Lind")),
            ("Text: Ida Wollny", ("Ida Wollny",)),
            ("Автор: Ида Волны", ("Ида Волны",)),
            ("12.03.2024 | Ida Wollny", ("Ida Wollny",)),
            ("By remaining vigilant", ()),
        ],
    )
    def test_bylines_below_the_headline(self, byline: str, authors: tuple[str, ...]) -> None:
        assert read(body=f"<h1>{TITLE}</h1><p>{byline}</p>{STORY}").authors == authors

    def test_the_name_below_its_label(self) -> None:
        assert read(body=f"<h1>{TITLE}</h1><p>Written by</p><p>Ida Wollny</p>{STORY}").authors == AUTHORS

    def test_a_name_beside_its_role(self) -> None:
        assert read(body=f"<h1>{TITLE}</h1><p>Ida Wollny</p><p>Reporter</p>{STORY}").authors == AUTHORS

    def test_a_name_beside_the_date_above_the_headline(self) -> None:
        assert read(body=f"<p>12 March 2024 | Ida Wollny</p><h1>{TITLE}</h1>{STORY}").authors == AUTHORS

    @pytest.mark.parametrize("line", ["Written by Ida Wollny", "Text: Ida Wollny", "Verfasst von Ida Wollny"])
    def test_a_byline_below_the_text_is_read_where_nothing_else_names_anybody(self, line: str) -> None:
        body = f"<h1>{TITLE}</h1>{LONG_STORY}<p>{line}</p>"
        found = read(body=body, thorough=True)
        assert (found.authors, found.sources["authors"]) == (AUTHORS, "text:byline")
        assert read(meta(author="Bo Lind"), body, thorough=True).authors == ("Bo Lind",)

    def test_a_box_about_the_author(self) -> None:
        box = "<div>Ida Wollny</div><div>Ida Wollny is a reporter in Ostrel who writes about ships.</div>"
        found = read(body=f"<h1>{TITLE}</h1>{LONG_STORY}{box}", thorough=True)
        assert (found.authors, found.sources["authors"]) == (AUTHORS, "text:author-box")

    @pytest.mark.parametrize(
        "teaser",
        [
            '<aside class="related"><h3>Ferry sold</h3><span class="author">By Bo Lind</span></aside>',
            '<div class="comments"><span class="author">Bo Lind</span></div>',
            '<footer><a href="/author/bo">Bo Lind</a></footer>',
        ],
    )
    def test_no_author_is_taken_from_teasers(self, teaser: str) -> None:
        assert read(linked(NEWS), f"<h1>{TITLE}</h1>{LONG_STORY}{teaser}").authors == AUTHORS

    @pytest.mark.parametrize(
        ("line", "wanted"),
        [
            ("Published 12 March 2024, 6:30 am", "2024-03-12T06:30:00"),
            ("12. März 2024, 06.30 Uhr", "2024-03-12T06:30:00"),
            ("12 mars 2024 à 6h30", "2024-03-12T06:30:00"),
            ("12 de marzo de 2024", "2024-03-12T00:00:00"),
            ("2024年3月12日 06:30", "2024-03-12T06:30:00"),
            ("12 марта 2024, 06:30", "2024-03-12T06:30:00"),
        ],
    )
    def test_datelines(self, line: str, wanted: str) -> None:
        found = read(body=f"<h1>{TITLE}</h1><p>{line}</p>{STORY}")
        assert found.published == datetime.fromisoformat(wanted)
        assert found.sources["published"].startswith("dateline")

    def test_a_day_that_can_be_read_in_two_ways_is_read_as_json_ld_says(self) -> None:
        found = read(linked({**NEWS, "datePublished": "2024-09-10"}), f"<h1>{TITLE}</h1><p>10/09/2024</p>{STORY}")
        assert found.published == datetime(2024, 9, 10)  # noqa: DTZ001 - the page states no zone
        found = read(linked({**NEWS, "datePublished": "2024-10-09"}), f"<h1>{TITLE}</h1><p>10/09/2024</p>{STORY}")
        assert found.published == datetime(2024, 10, 9)  # noqa: DTZ001

    def test_the_standfirst(self) -> None:
        dek = "Ferries stay in port until the wind turns"
        assert read(body=f'<h1>{TITLE}</h1><p class="standfirst">{dek}</p>{STORY}').subtitle == dek


class TestTitle:
    def test_the_sites_name_is_split_off_by_what_the_site_calls_itself(self) -> None:
        for title in (f"{TITLE} | The Ostrel Post", f"{TITLE} - Ostrelpost.example", f"The Ostrel Post: {TITLE}"):
            assert read(f"<title>{title}</title>{named({'og:site_name': 'The Ostrel Post'})}").title == TITLE

    def test_the_sites_name_is_cut_off_the_heading_behind_a_bar(self) -> None:
        assert read(body=f"<h1>{TITLE} | Ostrelpost.example</h1>{STORY}").title == TITLE

    @pytest.mark.parametrize(
        "title", ["«The wind will not turn today»", "Skipper on the storm: «The wind will not turn»"]
    )
    def test_quotation_marks_stay(self, title: str) -> None:
        head = (
            f"<title>{title} | The Ostrel Post</title>{named({'og:title': title, 'og:site_name': 'The Ostrel Post'})}"
        )
        assert read(head).title == title

    def test_what_holds_the_sites_name_before_a_colon_stays(self) -> None:
        title = "The Ostrel Post storm guide: what to do tonight"
        assert read(named({"og:title": title, "og:site_name": "The Ostrel Post"})).title == title

    def test_a_headline_with_a_dash_stays_whole(self) -> None:
        title = "Storm - Ostrel counts its ships"
        assert read(f"<title>{title} - The Post</title>", f"<h1>{title}</h1>{STORY}").title == title

    @pytest.mark.parametrize(
        ("written", "wanted"),
        [
            ("30 years of &lt;br&gt; tags in Ostrel", "30 years of <br> tags in Ostrel"),
            ("What the &lt;b&gt; tag does to news", "What the <b> tag does to news"),
            ("Storm in &lt;The Palace: A Tale&gt; tonight", "Storm in <The Palace: A Tale> tonight"),
            ("Storm &amp;amp; rain close the harbour", "Storm & rain close the harbour"),
        ],
    )
    def test_what_only_looks_like_a_tag_stays(self, written: str, wanted: str) -> None:
        assert read(f"<title>{written}</title>", f"<h1>{written}</h1>{STORY}").title == wanted

    def test_tags_in_a_headline_are_letters_and_in_json_ld_markup(self) -> None:
        assert read(body=f"<h1>Why &lt;b&gt;bold&lt;/b&gt; is a word</h1>{STORY}").title == "Why <b>bold</b> is a word"
        assert (
            read(linked({**NEWS, "headline": "The <i>Post</i> is sold<br>to a bank"})).title
            == "The Post is sold to a bank"
        )

    @pytest.mark.parametrize("gap", ["", " "])
    def test_marks_stand_where_the_page_has_them(self, gap: str) -> None:
        heading = f"<h1><span>Storm</span><span>{gap}: </span><span>harbour closed</span></h1>"
        assert read(body=heading + STORY).title == f"Storm{gap}: harbour closed"

    def test_styles_in_a_heading_are_not_its_words(self) -> None:
        assert read(body=f"<h1><style>.a{{color:red}}</style><b>{TITLE}</b></h1>{STORY}").title == TITLE

    def test_of_a_megabyte_is_cut_with_a_note(self) -> None:
        found = read(f"<title>{'storm ' * 200_000}</title>", "<p>x</p>")
        assert found.title is not None
        assert len(found.title) <= 500
        assert any("cut" in note for note in found.notes)


class TestAddress:
    @pytest.mark.parametrize(
        "path", ["2024/03/12/storm", "2024/mar/12/storm", "2024/3/12/storm", "news/2024-03-12-storm", "20240312/storm"]
    )
    def test_a_day_in_the_address(self, path: str) -> None:
        found = read(url=f"https://post.example/{path}")
        assert found.published == datetime(2024, 3, 12)  # noqa: DTZ001 - the page states no zone
        assert found.published_date_only
        assert found.sources["published"] == "url"

    def test_a_day_that_can_be_read_in_two_ways_is_read_as_the_address_says(self) -> None:
        body = f"<h1>{TITLE}</h1><p>10/09/2024</p>{STORY}"
        for path, month in (("2024/09/10", 9), ("2024/october/09", 10)):
            found = read(body=body, url=f"https://post.example/{path}/storm")
            assert found.published is not None
            assert found.published.month == month

    def test_the_last_voice_is_the_pages_text(self) -> None:
        body = f"{LONG_STORY}<div><span>Posted on</span> 12 March 2024</div>"
        assert read(body=body, url="https://post.example/").published is None
        found = read(body=body, url="https://post.example/", thorough=True)
        assert found.published == datetime(2024, 3, 12)  # noqa: DTZ001 - the page states no zone
        assert found.sources["published"].startswith("text:")


class TestText:
    @pytest.mark.parametrize(
        ("dateline", "agency"), [("BERLIN (Reuters) - ", "Reuters"), ("Oslo (dpa) – ", "dpa"), ("OSLO (AP) — ", "AP")]
    )
    def test_the_agency_in_the_dateline(self, dateline: str, agency: str) -> None:
        found = decide((), f"{dateline}It rained.")
        assert (found.agency, found.sources["agency"]) == (agency, "text:dateline")

    @pytest.mark.parametrize(
        ("tag", "text", "wanted"),
        [
            ("de", "The storm hit the coast of Norway and the harbour was closed for the night, the town said.", "en"),
            (
                "en-GB",
                "The storm hit the coast of Norway and the harbour was closed for the night, the town said.",
                "en-GB",
            ),
            ("", "Der Sturm hat die Küste erreicht, und der Hafen ist für die Nacht nicht zu erreichen.", "de"),
            ("pt_BR", "A tempestade não chegou à costa e o porto de Ostrel está fechado para os navios.", "pt-BR"),
            ("en", "台风今晚登陆,港口关闭,渡轮停航。", "zh"),
            ("zh-hans-cn", "台风今晚登陆,港口关闭,渡轮停航。", "zh-Hans-CN"),
        ],
    )
    def test_the_language_of_the_text(self, tag: str, text: str, wanted: str) -> None:
        page = Document(f'<html lang="{tag}"><p>{text}</p></html>' if tag else f"<p>{text}</p>")
        assert read_metadata(page, text=text).language == wanted

    @pytest.mark.parametrize(
        ("language", "text", "words", "minutes"),
        [
            ("en", "rain " * 456, 456, 2.0),
            ("de", "Regen " * 358, 358, 2.0),
            ("ja", "雨が" * 357, 714, 2.0),
            ("zh", "雨" * 510, 510, 2.0),
            ("th", "ก" * 714, 714, 2.0),
            ("eo", "pluvo " * 368, 368, 2.0),
        ],
    )
    def test_reading_time_by_script(self, language: str, text: str, words: int, minutes: float) -> None:
        found = decide([Finding("language", language, "html:lang")], text.strip())
        assert (found.words, found.reading_minutes) == (words, minutes)


def test_every_field_names_its_winner_and_the_winner_leads_its_rivals() -> None:
    head = linked(NEWS) + named(
        {"og:title": "Storm closes harbour", "article:author": "Bo Lind", "og:site_name": "The Post"}
    )
    found = read(head, f"<h1>{TITLE}</h1><p>12 March 2024</p>{STORY}")
    for field, source in found.sources.items():
        rivals = found.rivals(field.partition(".")[0])
        assert rivals, field
        assert rivals[0].source == source, field
    assert {rival.value for rival in found.rivals("title")} >= {TITLE, "Storm closes harbour"}
    assert found.rivals("amp_url") == ()


@pytest.mark.parametrize("name", ["titel", "", None, ["title"]])
def test_rivals_of_a_field_that_is_none_are_refused(name: object) -> None:
    with pytest.raises(BadOption, match=r"there is no field .*; there are title, subtitle, .*, image\.credit"):
        Metadata().rivals(name)  # type: ignore[arg-type]


def test_what_is_proposed_is_what_the_rivals_are() -> None:
    page = Document(f"<html><head>{linked(NEWS)}</head><body><h1>{TITLE}</h1>{STORY}</body></html>", URL)
    proposed = {(finding.field, finding.source) for finding in propose(page, thorough=False)}
    found = read_metadata(page, thorough=False)
    assert proposed == {(finding.field, finding.source) for finding in found.findings}


def test_a_page_that_says_nothing_has_no_field() -> None:
    found = read(body="<p>x</p>", url="")
    assert found == Metadata(notes=found.notes)


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ("<p>Nerea Wollny y Tomás Lind</p>", ("Nerea Wollny", "Tomás Lind")),
        ("<p>Stanisław Wollny, Bruksela</p>", ("Stanisław Wollny",)),
        ("<p>J.T. Wollny</p>", ("J.T. Wollny",)),
        ("<p class='podpis'>Wollnyová Orla, Lindová Asta</p>", ("Wollnyová Orla", "Lindová Asta")),
        ("<div class='writer'><span>Asgerd Wollny</span></div>", ("Asgerd Wollny",)),
        ("<p>OSTREL — By Ida Wollny, Associated Press</p>", ("Ida Wollny",)),
        ("<p>Distance Learning</p>", ()),
        ("<p class='section'>Santa Clara</p>", ()),
        ("<ul class='tags'><li>Joe Wollny</li></ul>", ()),
        ("<figure><figcaption>Anna Wollny</figcaption></figure>", ()),
        ("<figure><figcaption>取り壊しが決まった北浜橋＝北浜市</figcaption></figure>", ()),
        (
            "<div class='byline'><b>Ida Wollny</b><p>Coast correspondent</p><b>Tomás Lind</b><p>Editor</p></div>",
            ("Ida Wollny", "Tomás Lind"),
        ),
    ],
)
def test_names_below_the_headline_sign_without_a_word(markup: str, names: tuple[str, ...]) -> None:
    assert read(body=f"<h1>{TITLE}</h1>{markup}{LONG_STORY}").authors == names


def test_organisations_are_not_said_again_in_one_name() -> None:
    found = decide(
        [
            Finding("organisations", ("Ostrel Post", "AFP"), "json-ld:author"),
            Finding("organisations", ("Ostrel Post", "AFP"), "author-mark:head"),
            Finding("organisations", ("Ostrel Post avec AFP",), "byline"),
        ],
        "",
    )
    assert found.organisations == ("Ostrel Post", "AFP")


def test_a_name_cut_by_one_source_is_read_whole_from_another() -> None:
    found = decide(
        [Finding("authors", ("Ida Wollny",), "rule:x"), Finding("authors", ("Ida Wollny-Lind",), "byline")], ""
    )
    assert found.authors == ("Ida Wollny-Lind",)


@pytest.mark.parametrize("tag", ["search", "legend", "dir"])
def test_what_stands_in_a_block_of_its_own_is_no_part_of_the_byline(tag: str) -> None:
    body = f"<h1>{TITLE}</h1><div>By Ida Wollny <{tag}>Lena Varga</{tag}></div>{LONG_STORY}"
    assert read(body=body).authors == ("Ida Wollny",)

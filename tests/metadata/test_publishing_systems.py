"""How publishing systems state metadata: a few lines of each kind of page, and what a reader would say."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from newsclean.document import Document
from newsclean.metadata import decide, read_metadata
from newsclean.metadata.dates import scan
from newsclean.metadata.names import read_names
from newsclean.types import Finding, Metadata

URL = "https://www.ostrelpost.example/region/storm"
TITLE = "Storm closes the harbour of Ostrel"
STORY = "<p>It rained all day in the harbour of Ostrel, and the ferries to the islands stayed in port until night.</p>"
DAY = "<p>12 March 2024</p>"
CARDS = (
    '<div class="authors"><div itemprop="author"><b itemprop="name">Ida Wollny</b> <i>Data editor</i></div>'
    '<div itemprop="author"><b itemprop="name">Bo Lind</b> <i>Editor</i></div></div>'
)


def read(head: str = "", body: str = STORY, *, text: str = "") -> Metadata:
    page = Document(f"<html><head>{head}</head><body>{body}</body></html>", URL)
    return read_metadata(page, thorough=False, text=text)


def below(byline: str) -> Metadata:
    return read(body=f"<h1>{TITLE}</h1>{byline}{STORY}")


def linked(**given: Any) -> str:
    thing = {"@type": "NewsArticle", "headline": TITLE} | given
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


class TestSeveralAuthors:
    @pytest.mark.parametrize(
        "byline",
        [
            '<ul class="authors"><li>Ida Wollny</li><li>Bo Lind</li></ul>',
            '<ul class="authors"><li>Ida Wollny<br>OSTREL</li><li>Bo Lind<br>OSLO</li></ul>',
            '<ul class="authors"><li><a>Ida Wollny</a> <i>Reporter</i></li><li>Bo Lind <i>Editor</i></li></ul>',
            '<div class="bylines"><div class="byline">Ida Wollny</div><div class="byline">Bo Lind</div></div>',
            CARDS,
            '<div class="author">Ida Wollny, <br>Bo Lind</div>',
            '<div class="author">Ida Wollny and<br>Bo Lind</div>',
            '<div itemprop="author"><b itemprop="name">Ida Wollny</b> and <b itemprop="name">Bo Lind</b></div>',
        ],
        ids=["items", "places", "roles", "one class", "cards", "broken at a comma", "broken at and", "microdata"],
    )
    def test_of_one_list(self, byline: str) -> None:
        assert below(byline + DAY).authors == ("Ida Wollny", "Bo Lind")

    @pytest.mark.parametrize("seen", [True, False], ids=["in the byline", "nowhere"])
    def test_a_contributor_signs_who_stands_in_the_byline(self, *, seen: bool) -> None:
        stated = linked(author={"name": "Ida Wollny"}, contributor=[{"name": "Bo Lind"}])
        links = '<a href="/author/ida">Ida Wollny</a>' + (', <a href="/author/bo">Bo Lind</a>' if seen else "")
        found = read(stated, f'<h1>{TITLE}</h1><h4 class="author-name">{links}</h4>{DAY}{STORY}')
        people = (("Ida Wollny", "Bo Lind"), ()) if seen else (("Ida Wollny",), ("Bo Lind",))
        assert (found.authors, found.contributors) == people

    def test_a_place_behind_a_break_is_no_name(self) -> None:
        assert below(f"<div>By Ida Wollny<br>Ostrel</div>{DAY}").authors == ("Ida Wollny",)
        styled = '<div class="byline"><style>.name {color: red}</style>Ida Wollny<br>OSTREL</div>'
        assert below(styled).authors == ("Ida Wollny",)


class TestByline:
    def test_a_name_beside_a_relative_time(self) -> None:
        ago = '<p>Published <time datetime="2024-03-12T06:30:00Z">2 hours ago</time></p>'
        assert below(f"<p>Anna Wollny · Deputy news editor</p>{ago}").authors == ("Anna Wollny",)
        assert below(f"<p>Ask Question</p>{ago}").authors == ()

    def test_a_reporter_signs_above_the_role_where_json_ld_names_the_site(self) -> None:
        site = '<meta property="og:site_name" content="Ostrel Post">'
        stated = linked(author={"@type": "Organization", "name": "Ostrel Post"})
        byline = f"{DAY}<p>Ida Wollny</p><p>Ostrel Post Transport correspondent</p>"
        assert read(site + stated, f"<h1>{TITLE}</h1>{byline}{STORY}").authors == ("Ida Wollny",)

    def test_who_bears_the_name_of_the_site_is_no_person(self) -> None:
        found = decide(
            [Finding("site", "Le Courrier", "meta:og:site_name"), Finding("authors", ("Le Courrier",), "byline")]
        )
        assert (found.authors, found.organisations) == ((), ("Le Courrier",))

    @pytest.mark.parametrize(
        "opening",
        [
            "ОСТРЕЛ, 12 мар — Вести-Берег, Ида Волкова. Шёл дождь.",
            "ОСТРЕЛ, 12 марта. /Корр. БЕРЕГА Ида Волкова/. Шёл дождь.",
        ],
        ids=["behind the agency", "between strokes"],
    )
    def test_a_reporter_in_a_russian_dateline(self, opening: str) -> None:
        assert read(text=opening).authors == ("Ида Волкова",)

    def test_a_town_in_a_dateline_is_no_reporter(self) -> None:
        assert read(text="ОСТРЕЛ, 12 мар — Вести-Берег. Ида Волкова видела дождь.").authors == ()

    @pytest.mark.parametrize("name", ["The Ostrel Post", "New Ostrel Post", "Ostrel Post"])
    def test_a_paper_called_post_keeps_its_name(self, name: str) -> None:
        assert read(f'<meta name="author" content="{name}">').organisations == (name,)
        assert read('<meta name="author" content="Anna Bell Post">').authors == ("Anna Bell",)

    @pytest.mark.parametrize("name", ["Able Bridges, Inc.", "Able Bridges Inc."])
    def test_a_company_keeps_its_form(self, name: str) -> None:
        assert read(linked(author={"@type": "Organization", "name": name})).organisations == (name,)

    @pytest.mark.parametrize("behind", ["Co-editor", "Plc correspondent"])
    def test_what_begins_like_a_companys_form_is_no_part_of_a_name(self, behind: str) -> None:
        assert read(f'<meta name="author" content="Anna Bell, {behind}">').authors == ("Anna Bell",)

    @pytest.mark.parametrize("between", [", ", " and ", " & "])
    def test_people_behind_a_company(self, between: str) -> None:
        assert read_names(f"Able Bridges, Inc.{between}Bo Lind") == (("Bo Lind",), ("Able Bridges, Inc.",))


class TestAgency:
    def test_an_agency_that_signs_is_the_agency(self) -> None:
        found = read(linked(author={"@type": "Organization", "name": "dpa"}))
        assert (found.organisations, found.agency) == (("dpa",), "dpa")

    @pytest.mark.parametrize(
        ("line", "agency"),
        [("/ritzau/", "Ritzau"), ("(PAP)", "PAP"), ("Πηγή: ΑΠΕ-ΜΠΕ", "ΑΠΕ-ΜΠΕ"), ("Reuters", "Reuters")],
    )
    def test_without_what_stands_around_it(self, line: str, agency: str) -> None:
        assert decide([Finding("agency", line, "rule:any-agency")]).agency == agency

    def test_marks_alone_are_no_agency(self) -> None:
        assert decide([Finding("agency", "(/)", "rule:any-agency")]).agency is None

    def test_contributors_behind_what_they_did(self) -> None:
        names = ("Ida Wollny in Ostrel; Editing by Bo Lind", "Eva Lund")
        author = Finding("authors", ("Ida Wollny",), "byline")
        found = decide([Finding("contributors", names, "rule:any-credit"), author])
        assert (found.authors, found.contributors) == (("Ida Wollny",), ("Bo Lind", "Eva Lund"))

    def test_a_contributor_behind_the_agency_and_the_role(self) -> None:
        told = Finding("contributors", ("Able Press writer Ida Wollny in Ostrel",), "rule:any-credit")
        assert decide([told]).contributors == ("Ida Wollny",)


class TestMicrodata:
    ARTICLE = (
        f'<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>'
        '<p itemprop="alternativeHeadline">Ferries stay in port</p><a itemprop="articleSection">Weather</a>'
        '<meta itemprop="keywords" content="storm, harbour"><i itemprop="publisher" itemscope><meta itemprop="name"'
        ' content="Ostrel Post Ltd"></i><figure itemprop="image" itemscope><img itemprop="url" src="/storm.jpg">'
    )

    def test_plain_fields(self) -> None:
        found = read(body=f"{self.ARTICLE}{STORY}</article>")
        assert (found.subtitle, found.section, found.tags) == ("Ferries stay in port", "Weather", ("storm", "harbour"))
        assert found.publisher == "Ostrel Post Ltd"
        assert found.image is not None
        assert found.image.url == "https://www.ostrelpost.example/storm.jpg"

    def test_an_authors_picture_is_not_the_articles(self) -> None:
        person = '<div itemscope itemtype="https://schema.org/Person"><img itemprop="image" src="/ida.jpg"></div>'
        assert read(body=f"<h1>{TITLE}</h1>{person}{STORY}").image is None

    def test_a_publisher_is_called_by_its_name_and_not_by_its_logo(self) -> None:
        logo = '<i itemprop="logo" itemscope><img itemprop="url" src="/logo.png"></i>'
        name = '<meta itemprop="name" content="Ostrel Post Ltd">'
        assert below(f'<div itemprop="publisher" itemscope>{logo}{name}</div>').publisher == "Ostrel Post Ltd"
        assert below(f'<div itemprop="publisher" itemscope>{logo}</div>').publisher is None

    def test_a_picture_is_an_address_and_no_words(self) -> None:
        caption = "<figcaption>The harbour</figcaption>"
        assert below(f'<figure itemprop="image" itemscope>{caption}</figure>').image is None
        found = below('<a itemprop="image" href="/storm.jpg">The harbour</a>').image
        assert found is not None
        assert found.url == "https://www.ostrelpost.example/storm.jpg"

    def test_topics_in_an_element_each(self) -> None:
        links = '<a itemprop="keywords">storm</a> <a itemprop="keywords">harbour</a>'
        listed = '<meta itemprop="keywords" content="storm, ferries">'
        assert below(links).tags == ("storm", "harbour")
        assert below(listed + listed + links).tags == ("storm", "ferries", "harbour")

    def test_a_teasers_section_is_not_the_articles(self) -> None:
        assert (
            read(body=f'<h1>{TITLE}</h1>{STORY}<aside><a itemprop="articleSection">Sport</a></aside>').section is None
        )

    def test_another_articles_picture_is_not_the_articles(self) -> None:
        other = '<div itemscope itemtype="https://schema.org/NewsArticle"><img itemprop="image" src="/sport.jpg"></div>'
        assert read(body=f"{self.ARTICLE.partition('<figure')[0]}{STORY}</article>{other}").image is None
        assert read(body=f"<h1>{TITLE}</h1>{STORY}{other}").image is not None

    def test_a_moment_in_the_title_of_an_abbreviation(self) -> None:
        found = below('<abbr itemprop="datePublished" title="2024-03-12T20:41:00+01:00">20:41</abbr>')
        assert found.published == datetime.fromisoformat("2024-03-12T20:41:00+01:00")


class TestPlainFields:
    def test_the_sites_name_at_the_end_of_the_title(self) -> None:
        found = read(f"<title>{TITLE} | The Ostrel Post</title>")
        assert (found.title, found.site) == (TITLE, "The Ostrel Post")
        assert read(f"<title>{TITLE} | What we know</title>").site is None

    def test_a_category_is_the_section_and_no_tag(self) -> None:
        links = '<a rel="category tag" href="/c">Weather</a> <a rel="tag" href="/t">storm</a>'
        found = read(body=f"<h1>{TITLE}</h1>{STORY}{links}")
        assert (found.section, found.tags) == ("Weather", ("storm",))

    def test_a_category_without_words_is_none(self) -> None:
        links = '<a rel="category"><img src="/weather.png"></a> <a rel="category">Weather</a>'
        assert read(body=f"<h1>{TITLE}</h1>{STORY}{links}").section == "Weather"

    def test_a_section_above_the_headline(self) -> None:
        assert read(body=f'<a class="post-category">Weather</a><h1>{TITLE}</h1>{STORY}').section == "Weather"
        assert read(body=f'<a class="crumb">Weather</a><h1>{TITLE}</h1>{STORY}').section is None

    @pytest.mark.parametrize(
        "line",
        [
            '<ul><li class="menu-item menu-item-object-category">Sport</li></ul>',
            '<aside><p class="all-sections">Subscribe</p></aside>',
        ],
        ids=["a menu", "a side column"],
    )
    def test_what_is_no_section(self, line: str) -> None:
        assert read(body=f"{line}<h1>{TITLE}</h1>{STORY}").section is None

    @pytest.mark.parametrize("name", ["og:section", "articleSection"])
    def test_a_section_by_its_meta_names(self, name: str) -> None:
        assert read(f'<meta name="{name}" content="Weather">').section == "Weather"

    @pytest.mark.parametrize("mark", ["preamble", "article__desc"])
    def test_a_standfirst_by_its_class(self, mark: str) -> None:
        assert below(f'<p class="{mark}">The ferries stay in port until night.</p>').subtitle is not None

    @pytest.mark.parametrize(
        "line",
        [
            '<ul class="summary"><li>The ferries stay in port</li><li>It rains</li></ul>',
            f"<h2>{TITLE}</h2>",
            '<p class="author-desc">Writes about ships and harbours.</p>',
        ],
        ids=["a list of points", "the title once more", "who the author is"],
    )
    def test_what_is_no_standfirst(self, line: str) -> None:
        assert below(line).subtitle is None


class TestMoments:
    @pytest.mark.parametrize(
        ("line", "moments"),
        [
            ("August 6, 2024 at 6:14 p.m. ET", ["2024-08-06T18:14:00-04:00"]),
            ("January 6, 2024, 6 PM PT", ["2024-01-06T18:00:00-08:00"]),
            ("March 10, 2024 9:00 am CT", ["2024-03-10T09:00:00-05:00"]),
            ("March 25, 2006 9:00 am CT", ["2006-03-25T09:00:00-06:00"]),
            ("October 28, 2006 9:00 am CT", ["2006-10-28T09:00:00-05:00"]),
            ("October 29, 2006 9:00 am CT", ["2006-10-29T09:00:00-06:00"]),
            ("November 3, 2024 9:00 am MT", ["2024-11-03T09:00:00-07:00"]),
            ("6 août 2024 à 14h32 et plus tard", ["2024-08-06T14:32:00"]),
            ("06 августа 2024, 14:32 МСК", ["2024-08-06T14:32:00+03:00"]),
            ("6 de agosto de 2024, 02:32 p. m.", ["2024-08-06T14:32:00"]),
            ("6 أغسطس 2024 02:32 م", ["2024-08-06T14:32:00"]),
            ("6 أغسطس 2024 12:32 صباحا", ["2024-08-06T00:32:00"]),
            ("6 أغسطس 2024 02:32 مارلا", ["2024-08-06T02:32:00"]),
            ("6 Αυγούστου 2024, 2:32 μ.μ.", ["2024-08-06T14:32:00"]),
            ("6. aug. 2024 kl. 14.55 (7. aug. 2024 kl. 08.10)", ["2024-08-06T14:55:00", "2024-08-07T08:10:00"]),
        ],
    )  # fmt: skip
    def test_halves_of_the_day_and_zones_as_words(self, line: str, moments: list[str]) -> None:
        assert [seen.iso for seen in scan(line, month_first=True)] == moments

    def test_an_update_in_the_words_of_its_element(self) -> None:
        first, last = "2024-03-12T13:00:00+00:00", "2024-03-12T16:20:00+00:00"
        found = below(
            f'<time datetime="{first}">Publicerad 15.00</time> <time datetime="{last}">Uppdaterad 18.20</time>'
        )
        assert (found.published, found.modified) == (datetime.fromisoformat(first), datetime.fromisoformat(last))

    def test_a_change_has_its_zone_from_a_source_of_the_same_minute(self) -> None:
        given = [
            Finding("published", "2024-03-12", "url"),
            Finding("modified", "2024-03-12T16:20:00", "dateline:near"),
            Finding("modified", "2024-03-12T16:20:31+01:00", "meta:datemodified"),
        ]
        assert decide(given).modified == datetime.fromisoformat("2024-03-12T16:20:31+01:00")

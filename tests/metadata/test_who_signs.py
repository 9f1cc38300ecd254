"""Who signs, and who only stands beside: desks, places, papers, agencies, editors, and names below the text."""

from __future__ import annotations

import pytest

from newsclean import clean
from newsclean.document import Document
from newsclean.metadata import read_metadata
from newsclean.metadata.names import read_names
from newsclean.types import Metadata

TITLE = "Storm closes the harbour of Ostrel"
STORY = "<p>It rained all day in the harbour of Ostrel, and the ferries to the islands stayed in port until night.</p>"
DAY = "<p>12 March 2024</p>"


def below(byline: str, *, lang: str = "en", tail: str = "") -> Metadata:
    body = f"<body><h1>{TITLE}</h1>{byline}{DAY}{STORY * 3}{tail}</body>"
    page = Document(f'<html lang="{lang}">{body}</html>', "https://www.ostrelpost.example/region/storm")
    return read_metadata(page, thorough=False)


class TestWithoutAName:
    @pytest.mark.parametrize("desk", ["ویب ڈیسک", "अनलाइन डेस्क", "অনলাইন ডেস্ক", "వెబ్ డెస్క్", "غرفة الأخبار", "گروه آنلاین"])
    def test_a_desk_is_an_organisation(self, desk: str) -> None:
        assert read_names(desk) == ((), (desk,))

    @pytest.mark.parametrize(
        "line",
        [
            "Our Staff Correspondent, Ostrel",
            "নিজস্ব প্রতিবেদক, ঢাকা",
            "রাজশাহী প্রতিনিধি",
            "نمائندہ خصوصی",
            "Mwandishi Wetu, Mbeya",
        ],
    )
    def test_a_correspondent_and_a_place_are_nobody(self, line: str) -> None:
        assert read_names(line).persons == ()

    @pytest.mark.parametrize(
        ("line", "name"),
        [
            ("نمائندہ خصوصی کامران وڑائچ", "کامران وڑائچ"),
            ("Our Correspondent, Ida Wollny", "Ida Wollny"),
            ("Kontributor Kupang, Ida Wollny", "Ida Wollny"),
        ],
    )
    def test_a_correspondent_with_a_name_signs(self, line: str, name: str) -> None:
        assert read_names(line).persons == (name,)


class TestAgencyBesideAPerson:
    @pytest.mark.parametrize("line", ["di Mario Stolfi e Ansa", "Mario Stolfi con Ansa", "Mario Stolfi / Ansa"])
    def test_both_sign(self, line: str) -> None:
        assert read_names(line) == (("Mario Stolfi",), ("Ansa",))


class TestWhereTheyWriteFrom:
    @pytest.mark.parametrize(
        ("line", "lang"),
        [
            ("Aus Ostrel berichtet Mario Wollny", "de"),
            ("dal nostro inviato a Ostrel Mario Wollny", "it"),
            ("De notre correspondant à Ostrel, Mario Wollny", "fr"),
            ("Bologna - Mario Wollny", "it"),
            ("Reporter Biro Medan: Mario Wollny | Editor: Bo Lind", "id"),
        ],
    )
    def test_the_place_is_no_part_of_the_name(self, line: str, lang: str) -> None:
        assert below(f"<div>{line}</div>", lang=lang).authors == ("Mario Wollny",)

    def test_a_role_and_a_place_before_a_name_in_hindi(self) -> None:
        assert below("<div>संवाददाता, पटना: रमेश तिर्की</div>", lang="hi").authors == ("रमेश तिर्की",)

    def test_the_reporters_of_a_region_are_nobody(self) -> None:
        assert below("<div>PV Tây Nguyên</div>", lang="vi").authors == ()

    def test_a_family_name_that_begins_like_a_month_stays_before_a_date(self) -> None:
        assert read_names("Bologna - Anna Martignoni 12 maggio 2023", strict=True).persons == ("Anna Martignoni",)
        assert read_names("Anna Bell March 12, 2024").persons == ("Anna Bell",)


class TestBesideTheWriter:
    CREDITS = (
        '<div class="post-authors"><p><b>Текст:</b> Ида Волкова</p><p><b>Фото:</b> Борис Линд</p>'
        "<p><b>Редактор:</b> Ева Лунд</p></div>"
    )

    def test_who_edited_and_photographed_in_a_list_below_the_text_does_not_sign(self) -> None:
        assert below("", lang="ru", tail=self.CREDITS).authors == ("Ида Волкова",)

    def test_an_editor_whose_label_is_a_line_of_its_own_does_not_sign(self) -> None:
        labels = "<div>Penulis</div><h6>Kontributor Kupang, Ida Wollny</h6><div>Editor</div><h6>Bo Lind</h6>"
        assert below(labels, lang="id").authors == ("Ida Wollny",)

    def test_where_an_author_writes_from_is_no_author(self) -> None:
        name, place = '<i class="author-name">Ida Wollny</i>', '<i class="author-location">Ostrel Bay</i>'
        assert below(f"<div>{name}{place}</div>").authors == ("Ida Wollny",)


class TestPaperBesideAPerson:
    @pytest.mark.parametrize(
        ("line", "names"),
        [
            ("Renata Wollny e Mario Lind, Costa PE — Recife", ("Renata Wollny", "Mario Lind")),
            ("Mario Wollny, Costa Azul - Rosario", ("Mario Wollny",)),
            ("Mario Wollny, Anna Lind - Rosario", ("Mario Wollny", "Anna Lind")),
            ("Mario Wollny, Anna Lind", ("Mario Wollny", "Anna Lind")),
        ],
        ids=["behind a list that ended", "before a place", "another person", "no place"],
    )
    def test_a_paper_signs_as_one(self, line: str, names: tuple[str, ...]) -> None:
        assert read_names(line).persons == names

    @pytest.mark.parametrize("site", ["", "الخليج"], ids=["alone", "beside the paper"])
    def test_a_desks_byline(self, site: str) -> None:
        named = '<meta property="og:site_name" content="صحيفة الخليج">'
        meta = f'{named}<meta name="author" content="{site}">' if site else ""
        byline = "<div><span>القاهرة - سامي البدري</span> <span>12 مارس 2024</span></div>"
        fragment = "<p>يغلق الميناء أبوابه كل مساء في وجه الصيادين الصغار، ويعود هدوء البحر</p>"
        page = f'<html lang="ar"><head>{meta}</head><body><h1>{TITLE}</h1>{fragment}{byline}{STORY}</body></html>'
        assert read_metadata(Document(page, ""), thorough=False).authors == ("سامي البدري",)

    def test_an_agency_in_an_element_of_its_own(self) -> None:
        found = below("<div><b>Mario Wollny</b><i>La Presse canadienne à Laval</i></div>", lang="fr")
        assert found.authors == ("Mario Wollny",)

    def test_who_took_a_picture_does_not_sign_in_its_caption(self) -> None:
        assert below("<figure><img><figcaption>Ảnh: Phan Duy</figcaption></figure>", lang="vi").authors == ()

    def test_a_role_in_three_words_is_cut_by_no_rule(self) -> None:
        story = STORY * 4
        page = f"<h1>{TITLE}</h1><p>By Ida Wollny, Coastal Affairs Reporter @wollny</p>{DAY}{story}"
        assert clean(page).metadata.authors == ("Ida Wollny",)


class TestBelowTheText:
    def signed(
        self, *lines: str, head: str = "", body: str = "<p>Es regnete den ganzen Tag im Hafen von Ostrel.</p>"
    ) -> Metadata:
        story = f"{STORY * 5}{body}{''.join(lines)}"
        return clean(f"<html><head>{head}</head><body><h1>{TITLE}</h1>{DAY}<div>{story}</div></body></html>").metadata

    @pytest.mark.parametrize(
        ("line", "name"),
        [
            ('<p style="text-align:right"><b>Anna Wollny</b></p>', "Anna Wollny"),
            ("<p><em>Phan Thị Mai</em> (Theo <em>Reuters</em>)</p>", "Phan Thị Mai"),
            ("<p>Nauka i Morze, Anna Wrona</p><p>awr/ bar/</p>", "Anna Wrona"),
            (
                "<p>Az első eső után megnyílt a kikötő, és újra járnak a kompok a szigetekre.</p><p>Szabó Anna</p>",
                "Szabó Anna",
            ),
        ],
        ids=["alone", "with an agency", "behind its desk", "family name first"],
    )
    def test_a_name_alone_signs(self, line: str, name: str) -> None:
        assert self.signed(line).authors == (name,)

    def test_a_name_signs_beside_the_paper(self) -> None:
        site = '<meta property="og:site_name" content="Ostrel Post"><meta name="author" content="Ostrel Post">'
        assert self.signed("<p>Anna Wollny</p>", head=site).authors == ("Anna Wollny",)

    @pytest.mark.parametrize(
        "line",
        [
            "<p>Photograph: Anna Wollny</p>",
            "<p>Ostrel Bay</p>",
            '<p><a href="/topic/anna-wollny">Anna Wollny</a></p>',
            "<ul><li>Anna Wollny</li></ul>",
            "<p><em>Anna Wollny, The Sea</em></p>",
        ],
        ids=["picture", "place", "topic", "item", "quoted"],
    )
    def test_what_else_stands_there_does_not(self, line: str) -> None:
        assert self.signed(line).authors == ()

    def test_whom_the_text_speaks_of_does_not(self) -> None:
        spoken = "<p>It was a long day in the harbour, said Anna Wollny, who runs the ferries to the islands.</p>"
        assert self.signed("<p>Anna Wollny</p>", body=spoken).authors == ()

    @pytest.mark.parametrize(
        ("closing", "names"),
        [
            ("（編集委員・佐藤花子）", ("佐藤花子",)),
            ("【佐藤花子】", ("佐藤花子",)),
            ("（写真・佐藤花子）", ()),
            ("（敬称略）", ()),
        ],
    )
    def test_in_the_brackets_that_close_a_text(self, closing: str, names: tuple[str, ...]) -> None:
        story = "".join(
            f"<p>港の市場は{count}日、雨のため休みとなり、島へ向かう船も終日欠航した。</p>" for count in range(2, 9)
        )
        last = f"<p>市場の再開は来週になるという。島へ向かう船も同じころに動き出す見通しだ。{closing}</p>"
        page = (
            f"<html lang='ja'><body><h1>港の市場が休みに</h1><p>2024年3月12日</p><div>{story}{last}</div></body></html>"
        )
        assert clean(page).metadata.authors == names

    def test_who_took_a_picture_is_no_name_with_the_verb(self) -> None:
        assert read_names("佐藤花子撮影", strict=True).persons == ()

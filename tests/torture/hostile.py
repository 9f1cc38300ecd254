"""Pages that break things: each is made here, small in the file and as large as it needs to be in memory.

A page carries :data:`MARK`, a sentence that a reader would see (or would have seen, had the page been whole).  What may
become of it stands beside each page: it is in the text; or the page is refused, with one of these codes; or a warning
says, in these words, why it is not there.

    python -m tests.torture.hostile NAME > page.html     # one of them, for a debugger
"""

# ruff: noqa: E501, S311 - markup reads best unbroken; nothing here is secret

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass

from newsclean.types import Page

MARK = "The lighthouse keeper of Ostrel counted forty-one ships that night, he told the harbour office."
BEFORE = (
    "The harbour was closed on Monday after the storm, the town said, and ferries stayed at their moorings all day."
)
AFTER = "Nobody was hurt, but the fish market lost its roof, and the council will meet on Thursday to count the damage."
STORY = (
    f"<h1>Storm closes harbour</h1><p>{BEFORE}</p><p>{MARK}</p><p>{AFTER}</p><p>{BEFORE[:60]} again.</p><p>{AFTER}</p>"
)
HEAD = "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Storm closes harbour</title>"
PAGE = f"{HEAD}</head><body><article>{STORY}</article></body></html>"

Html = str | bytes | Page


@dataclass(frozen=True, slots=True)
class Hostile:
    """A page and what may become of it.

    Args:
        name: what is wrong with it, with dashes.
        make: makes the page.
        codes: the errors that it may be refused with; empty if it must be cleaned.
        warns: words of the warning that must be there where the mark is not in the text.
        slow: takes more than a second to clean: not for the quick run.
    """

    name: str
    make: Callable[[], Html]
    codes: frozenset[str] = frozenset()
    warns: str = ""
    slow: bool = False


HOSTILE: dict[str, Hostile] = {}


def hostile(*codes: str, warns: str = "", slow: bool = False) -> Callable[[Callable[[], Html]], Callable[[], Html]]:
    """Note a page under the name of the function that makes it."""

    def noted(make: Callable[[], Html]) -> Callable[[], Html]:
        name = make.__name__.replace("_", "-")
        HOSTILE[name] = Hostile(name, make, frozenset(codes), warns, slow)
        return make

    return noted


def page(body: str = STORY, head: str = "") -> str:
    return f"{HEAD}{head}</head><body>{body}</body></html>"


def each(number: int, pattern: str) -> str:
    return "".join(pattern.replace("#", str(i)) for i in range(number))


def linked(value: object) -> str:
    return page(
        head=f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'
    )


# Nothing, or next to nothing.


@hostile("no-article")
def empty() -> Html:
    return b""


@hostile("no-article")
def white_space() -> Html:
    return " \t\r\n\f" * 200_000


@hostile("not-html")
def a_megabyte_of_nul() -> Html:
    return b"\0" * 1_000_000


@hostile("not-html")
def a_megabyte_of_less_than() -> Html:
    return "<" * 1_000_000


@hostile("not-html")
def a_megabyte_of_ampersands() -> Html:
    return "&" * 1_000_000


@hostile("no-article")
def only_a_doctype() -> Html:
    return "<!DOCTYPE html>"


@hostile("no-article")
def only_scripts() -> Html:
    return "<script>var story = 1;</script>" * 10_000


@hostile("no-article")
def only_tags() -> Html:
    return "<div><p></p></div>" * 20_000


@hostile("not-html")
def plain_text() -> Html:
    return f"{BEFORE}\n{MARK}\n{AFTER}"


# Depth: a parser looks through all that is open.


@hostile()
def divs_nested_200000_deep() -> Html:
    return page("<div>" * 200_000 + STORY)


@hostile()
def divs_nested_200000_deep_and_closed() -> Html:
    return page("<div>" * 200_000 + STORY + "</div>" * 200_000)


@hostile("limit-exceeded")
def divs_nested_a_million_deep() -> Html:
    return page("<div>" * 1_000_000 + STORY)


@hostile()
def spans_nested_200000_deep() -> Html:
    return page("<span>" * 200_000 + STORY)


@hostile()
def lists_nested_50000_deep() -> Html:
    return page("<ul><li>" * 50_000 + STORY)


@hostile()
def tables_nested_20000_deep() -> Html:
    return page("<table><tr><td>" * 20_000 + STORY)


@hostile()
def quotes_nested_100000_deep() -> Html:
    return page("<blockquote>" * 100_000 + STORY)


def _depth(depth: int) -> Callable[[], Html]:
    def make() -> Html:
        return page("<div>" * depth + STORY + "</div>" * depth)

    make.__name__ = f"depth_{depth}"
    return make


for _level in (255, 256, 257, 400, 511, 512, 513, 1_000, 5_000):
    hostile()(_depth(_level))


@hostile(warns="nested more than")
def everything_unclosed() -> Html:
    return page("<div><section><p><b><i><a href=/>x" * 5_000 + STORY)


@hostile()
def forms_that_leave_divs_open() -> Html:
    return page("<form><div></form>" * 30_000 + STORY)


@hostile()
def drawings_that_leave_divs_open() -> Html:
    return page("<svg><div></svg>" * 30_000 + STORY)


@hostile()
def selects_that_leave_divs_open() -> Html:
    return page("<div><select></div>" * 20_000 + "</select>" + STORY, head="")


@hostile("no-article", warns="nested more than")
def tags_in_the_title_of_a_drawing() -> Html:
    return page(f"<svg><title>{'<div>' * 50_000}</title></svg>{STORY}")


@hostile()
def tags_in_the_style_of_a_drawing() -> Html:
    return page(f"<svg></svg><p><svg><g></p><style>{'<div>' * 50_000}</style>{STORY}")


@hostile()
def drawings_nested_50000_deep() -> Html:
    return page("<svg><g>" * 50_000 + "</g></svg>" * 50_000 + STORY)


@hostile()
def drawings_that_only_seem_closed() -> Html:
    return page("<svg><g a=b/>" * 50_000 + "</svg>" + STORY)


@hostile()
def headings_closed_twice_that_leave_divs_open() -> Html:
    return page("<h1></h1><blockquote></h1><h1><h1></blockquote>" * 20_000 + STORY)


@hostile()
def lists_of_forms_that_leave_divs_open() -> Html:
    return page("<li><form><div></form></div><li></li><div></li>" * 20_000 + STORY)


@hostile("limit-exceeded")
def formatting_in_shadow_roots() -> Html:
    return page(each(3_000, "<template shadowroot><b a=#></template>") + "<p>storm</p>" * 10_000 + STORY)


@hostile()
def formulas_nested_50000_deep() -> Html:
    return page("<math><mrow>" * 50_000 + "</mrow></math>" * 50_000 + STORY)


@hostile()
def stray_end_tags_in_the_deep() -> Html:
    return page("<span>" * 20_000 + "</i>" * 20_000 + STORY)


@hostile("limit-exceeded")
def a_million_stray_end_tags() -> Html:
    return page("</p>" * 1_000_000 + STORY)


@hostile()
def options_100000() -> Html:
    return page(f"<select>{each(100_000, '<option>#')}</select>{STORY}")


# Formatting left open: a parser repeats it in every paragraph (lexbor/lexbor#340).


@hostile()
def bolds_nested_100000_deep() -> Html:
    return page("<b>" * 100_000 + STORY)


@hostile()
def bolds_with_attributes_nested_100000_deep() -> Html:
    return page(each(100_000, "<b class=c#>") + STORY)


@hostile()
def bolds_left_open_in_paragraphs() -> Html:
    return page(each(3_000, "<p><b class=c#>x</p>") + STORY)


@hostile("limit-exceeded")
def bolds_left_open_in_many_paragraphs() -> Html:
    return page(each(100_000, "<p><b class=c#>x</p>") + STORY)


@hostile()
def fonts_never_closed() -> Html:
    return page(each(5_000, "<font color=#>x<br>") + STORY)


@hostile()
def links_around_divs_never_closed() -> Html:
    return page("<a href=/><div>x" * 20_000 + "</a>" + STORY)


@hostile()
def formatting_closed_in_the_wrong_order() -> Html:
    return page("<b><i><u><s><p>x</b></i></u></s>" * 3_000 + STORY)


@hostile()
def drawings_with_titles() -> Html:
    return page(f"<div><div>{'<div><svg><title>x</title><path></path></svg></div>' * 2_000}</div></div>{STORY}")


@hostile()
def captions_in_rows_without_end() -> Html:
    return page("</tr><table><tr><caption>" * 5_000 + STORY)


# Attributes and names: a parser compares each with the others.


@hostile()
def a_million_attributes() -> Html:
    return page(f"<p {each(1_000_000, 'a# ')}>{MARK}</p>{STORY}")


@hostile()
def a_million_attributes_on_the_body() -> Html:
    return page(each(100_000, "<body a#=1 b#=2>") + STORY)


@hostile()
def attributes_with_greater_than_in_quotes() -> Html:
    return page("<p " + each(100_000, "a#='>' ") + f">{MARK}</p>{STORY}")


@hostile()
def the_same_attribute_a_million_times() -> Html:
    return page(f"<p {'a=1 ' * 1_000_000}>{MARK}</p>{STORY}")


@hostile()
def an_attribute_of_15_megabytes() -> Html:
    return page(f"<p title='{'x' * 15_000_000}'>{MARK}</p>{STORY}")


@hostile()
def different_tags_200000() -> Html:
    return page(each(200_000, "<x#></x#>") + STORY)


@hostile()
def different_attributes_300000() -> Html:
    return page(each(300_000, "<i a#></i>") + STORY)


# Never closed: the rest of the page is swallowed.


@hostile("no-article", warns="ends inside a tag")
def a_quotation_mark_never_closed() -> Html:
    return f'{HEAD}</head><body><p>{BEFORE}</p><a href="/x><article>{STORY}</article>'


@hostile("no-article", warns="ends inside a tag")
def a_tag_never_closed() -> Html:
    return f"{HEAD}</head><body><p>{BEFORE}</p><div class=x {MARK}"


@hostile("no-article", warns="a comment is never closed")
def a_comment_never_closed() -> Html:
    return page(f"<p>{BEFORE}</p><!-- {STORY}")


@hostile("no-article", warns="<script> is never closed")
def a_script_never_closed() -> Html:
    return page(f"<p>{BEFORE}</p><script>{STORY}")


@hostile("no-article", warns="<style> is never closed")
def a_style_sheet_never_closed() -> Html:
    return page(f"<p>{BEFORE}</p><style>{STORY}")


@hostile("no-article", warns="<title> is never closed")
def a_title_never_closed() -> Html:
    return f"<html><head><title>Storm<body>{STORY}</body></html>"


@hostile("no-article", warns="<textarea> is never closed")
def a_textarea_never_closed() -> Html:
    return page(f"<p>{BEFORE}</p><textarea>{STORY}")


@hostile("no-article", warns="<iframe> is never closed")
def a_frame_closed_as_in_xml() -> Html:
    return page(f"<p>{BEFORE}</p><iframe src=/x />{STORY}")


@hostile()
def a_script_in_a_script() -> Html:
    return page(f"<script><!-- <script> a </script> --></script>{STORY}")


# Size.


@hostile("limit-exceeded")
def fifty_megabytes() -> Html:
    return page(f"<p>{BEFORE} </p>" * 420_000 + STORY)


@hostile("no-article", slow=True)
def a_text_of_20_megabytes() -> Html:
    return page(f"<p>{'word ' * 3_990_000}</p><p>{MARK}</p>")


@hostile(slow=True)
def sixteen_megabytes_of_paragraphs() -> Html:
    return page(f"<article>{STORY}{each(130_000, f'<p>{BEFORE} #</p>')}</article>")


@hostile("limit-exceeded")
def a_million_short_lines() -> Html:
    return page("<p>x</p>" * 1_000_000 + STORY)


@hostile(slow=True)
def short_lines_200000() -> Html:
    return page(f"<article>{STORY}</article>" + each(200_000, "<p>x #</p>"))


@hostile("limit-exceeded")
def a_million_line_breaks() -> Html:
    return page("x<br>" * 1_000_000 + STORY)


@hostile()
def a_word_of_5_megabytes() -> Html:
    return page(f"<article>{STORY}<p>{'x' * 5_000_000}</p></article>")


@hostile()
def a_gap_of_5_megabytes() -> Html:
    return page(f"<article>{STORY}<p>one{chr(0xA0) * 2_000_000}{' ' * 3_000_000}two</p></article>")


@hostile()
def a_row_of_20000_cells() -> Html:
    return page(f"<article>{STORY}<table><tr>{each(20_000, '<td>#')}</table></article>")


@hostile()
def a_table_of_20000_rows() -> Html:
    return page(f"<article>{STORY}<table>{each(20_000, '<tr><td>a #<td>b')}</table></article>")


@hostile()
def a_menu_of_1500_lines_before_the_story() -> Html:
    menu = ("DIENSTE", "Schlagzeilen per SMS", "Bücher &amp; Mehr", "Heft-Abo", "16. Februar 2006")
    return page("".join(f"<p>{line}</p>" for line in menu) * 300 + STORY)


@hostile()
def links_100000() -> Html:
    return page(f"<article>{STORY}</article>" + each(100_000, "<a href=/#>link #</a> "))


@hostile()
def a_title_of_a_megabyte() -> Html:
    return page(f"<h1>{'Storm ' * 170_000}</h1>{STORY}", head=f"<title>{'Storm ' * 170_000}</title>")


@hostile()
def metas_10000() -> Html:
    return page(head=each(10_000, "<meta property=article:tag content='tag #'><meta name=author content='Ann Bell #'>"))


@hostile()
def a_meta_of_a_megabyte() -> Html:
    names = ("description", "author", "og:title", "article:published_time", "keywords", "og:url", "og:site_name")
    return page(head="".join(f"<meta property={name} name={name} content='{'By Ann, ' * 130_000}'>" for name in names))


@hostile()
def pictures_inside_the_page() -> Html:
    return page(f"<img src='data:image/png;base64,{'QUJD' * 2_500_000}'>{STORY}")


@hostile()
def comments_300000() -> Html:
    return page("<!-- -->" * 300_000 + STORY)


@hostile("limit-exceeded")
def comments_a_million() -> Html:
    return page("<!---->" * 1_000_000 + STORY)


@hostile()
def a_comment_of_5_megabytes_of_dashes() -> Html:
    return page(f"<!--{'-' * 5_000_000} -->{STORY}")


# Markup that few know.


@hostile()
def character_data() -> Html:
    return page(f"<p><![CDATA[{BEFORE}]]></p><p><![CDATA[{MARK} ]] > ]]></p><p>{AFTER}</p>")


@hostile()
def a_template() -> Html:
    return page(f"<template><p>{BEFORE}</p></template>{STORY}")


@hostile()
def templates_nested_50000_deep() -> Html:
    return page(STORY + "<template>" * 50_000)


@hostile()
def a_shadow_root() -> Html:
    return page(f"<main-story><template shadowrootmode=open><article>{STORY}</article></template></main-story>")


@hostile()
def a_story_for_browsers_without_script() -> Html:
    return page(f"<noscript>{STORY}</noscript>")


@hostile("no-article")
def frames() -> Html:
    return f"{HEAD}</head><frameset cols=1,1>{'<frame src=/a>' * 5}<noframes>{STORY}</noframes></frameset></html>"


@hostile()
def plain_text_element() -> Html:
    return page(f"<p>{BEFORE}</p><plaintext>\n{MARK}\n\n{AFTER}")


@hostile()
def an_example_element() -> Html:
    return page(f"<p>{BEFORE}</p><p>{MARK}</p><xmp>{'<div>' * 20_000}</xmp><p>{AFTER}</p>")


@hostile()
def a_story_in_a_drawing() -> Html:
    return page(f"<svg><foreignObject><div>{STORY}</div></foreignObject></svg>{STORY}")


@hostile()
def markup_for_internet_explorer() -> Html:
    return page(f"<!--[if IE]><p>old</p><![endif]--><![if !IE]>{STORY}<![endif]>")


@hostile()
def a_rain_of_stray_brackets() -> Html:
    return page(f"<p>1 < 2 << 3 <3 <- <= <> </> <!> <?> </ > & &; &# &#x; &bogus; &amp</p>{STORY}")


@hostile()
def entities_that_multiply() -> Html:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{laughs}]><html><body><p>&l9;</p>{STORY}</body></html>'
    )


# Characters.


@hostile()
def nul_in_the_text() -> Html:
    return PAGE.replace("lighthouse", "light\0house").encode()


@hostile()
def references_to_nothing() -> Html:
    return page(f"<p>{BEFORE} &#0;&#xD800;&#xDFFF;&#x110000;&#xFFFE;&#x80;&#x1;&#99999999999999;</p>{STORY}")


@hostile()
def characters_that_nobody_sees() -> Html:
    odd = "\u200b\u200e\u200f\u202e\u2066\ufeff\xad\u2028\u2029\x85\x07\ufffe\U000e0041"
    spread = "".join(f"<p>{odd}{text}{odd}</p>" for text in (BEFORE, MARK, AFTER, AFTER))
    return page(f"<h1>{odd}Storm{odd}</h1>{spread}", head=f"<meta name=author content='Ann{odd} Bell'>")


@hostile()
def marks_piled_on_letters() -> Html:
    return page(f"<article>{STORY}<p>Z{chr(0x301) * 200_000}algo.</p></article>")


@hostile()
def half_a_character_given_as_text() -> Html:
    return PAGE.replace("Nobody", "Nobody \ud83d \udc00")


@hostile()
def broken_utf_8() -> Html:
    return PAGE.replace("Nobody", "~").encode().replace(b"~", b"Nobody \xff\xc3\x28\xe2\x82 \xf0\x9f\x98")


@hostile()
def utf_16_with_a_mark() -> Html:
    return b"\xff\xfe" + PAGE.encode("utf-16-le")


@hostile()
def utf_16_without_a_mark() -> Html:
    return PAGE.encode("utf-16-be")


@hostile()
def half_a_character_of_utf_16() -> Html:
    return b"\xff\xfe" + PAGE.encode("utf-16-le") + b"\0\xd8\x41"


@hostile()
def a_charset_that_is_not_true() -> Html:
    return Page(PAGE.encode("utf-8"), content_type="text/html; charset=utf-16le")


@hostile()
def a_charset_that_is_not_known() -> Html:
    return Page(PAGE.replace("utf-8", "martian-5").encode(), content_type="text/html; charset=rot13")


@hostile()
def gb18030() -> Html:
    return PAGE.replace("utf-8", "gb2312").replace("Storm", "暴风雨镕㐀").encode("gb18030")


@hostile()
def every_byte_there_is() -> Html:
    return PAGE.encode().replace(b"Nobody", b"Nobody " + bytes(range(128, 256)))


# No pages.


@hostile("not-html")
def random_bytes() -> Html:
    return random.Random(7).randbytes(300_000)


@hostile("not-html")
def gzip_garbage() -> Html:
    return gzip.compress(PAGE.encode(), mtime=0)


@hostile("not-html")
def a_pdf() -> Html:
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type /Catalog>>\nendobj\n" + random.Random(1).randbytes(20_000)


@hostile("not-html")
def a_photograph() -> Html:
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0\1" + random.Random(2).randbytes(20_000)


@hostile("not-html")
def an_archive() -> Html:
    return b"PK\3\4" + random.Random(3).randbytes(20_000)


@hostile("not-html")
def json_instead_of_a_page() -> Html:
    return json.dumps({"html": PAGE, "items": list(range(1_000))})


@hostile("not-html")
def a_feed() -> Html:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>{MARK}</title></item></channel></rss>'


@hostile("not-html")
def a_feed_of_the_other_kind() -> Html:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><summary>{MARK}</summary></entry></feed>'
    )


@hostile()
def a_language_that_is_none() -> Html:
    return PAGE.replace("lang=en", f"lang='ja\\\n<meta \x15ttp-equiv={'x' * 200_000}'")


@hostile()
def an_address_with_spaces_of_every_width() -> Html:
    spaces = "\xa0\u1680\u2003\u202f\u205f\u3000\x85\x13"
    return page(
        STORY.replace("he told", f"<a href='/a{spaces}b'>he</a> told") + f"<p>{MARK}</p>",
        head=f"<link rel=canonical href='https://example.com/a{spaces}b'><meta property=og:image content='/c{spaces}d'>",
    )


@hostile()
def a_title_that_makes_patterns_go_back_and_forth() -> Html:
    title = " ".join(f"Storm {mark * 60}x" for mark in ("<", "-", ":", "|", ">", "- ", "\u2014"))
    plain = f"<p><font>{BEFORE}</font></p><p>{MARK}</p><p>{AFTER}</p><p>{AFTER}</p>"
    return f"<html><head><title>{title}</title></head><body>{plain}</body></html>"


# JSON-LD.


@hostile()
def linked_data_that_is_none() -> Html:
    return linked('{"@type": "NewsArticle", "headline": "Storm closes harbour", author: [ {"name" "Ann Bell" ')


@hostile(warns="longer than")
def linked_data_of_5_megabytes() -> Html:
    return linked({"@type": "NewsArticle", "headline": "Storm", "articleBody": BEFORE * 45_000})


@hostile(warns="nested more than")
def linked_data_nested_10000_deep() -> Html:
    return linked('{"@type": "NewsArticle", "a": ' * 10_000 + "1" + "}" * 10_000)


@hostile(warns="nested more than")
def linked_data_opened_100000_times() -> Html:
    return linked("[" * 100_000)


@hostile()
def linked_data_in_a_circle() -> Html:
    return linked(
        {
            "@graph": [
                {
                    "@type": "NewsArticle",
                    "@id": "#a",
                    "headline": {"@id": "#a"},
                    "author": {"@id": "#b"},
                    "isPartOf": {"@id": "#a"},
                },
                {"@type": "Person", "@id": "#b", "name": {"@id": "#c"}, "worksFor": {"@id": "#a"}},
                {"@type": "Person", "@id": "#c", "name": {"@id": "#b"}, "publisher": {"@id": "#c"}},
            ]
        }
    )


@hostile()
def linked_data_of_all_the_wrong_types() -> Html:
    odd = [
        None,
        True,
        -1,
        1e308,
        [],
        {},
        [[[]]],
        {"@value": {"@value": []}},
        "",
        " ",
        "\0",
        [1, None, {"name": [None]}],
    ]
    names = "headline author datePublished dateModified publisher image url description keywords articleSection inLanguage isAccessibleForFree mainEntityOfPage wordCount articleBody sourceOrganization creator license identifier".split()
    scripts = "".join(
        f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | dict.fromkeys(names, value))}</script>'
        for value in odd
    )
    return page(head=scripts)


@hostile()
def linked_data_with_half_characters() -> Html:
    return linked(
        '{"@type": "NewsArticle", "headline": "Storm \\ud800 closes \\u202e harbour \\u0000\\u0007", "author": {"name": "Ann \\udfff Bell"},'
        '"keywords": ["\\ud83d"], "articleSection": "\\u202dNews", "publisher": {"name": "\\u2066Ostrel\\ud800 Post"}}'
    )


@hostile()
def linked_data_with_numbers_that_overflow() -> Html:
    return linked(
        '{"@type": "NewsArticle", "datePublished": '
        + "9" * 20_000
        + ', "wordCount": 1e999, "dateModified": NaN, "x": -Infinity}'
    )


@hostile()
def linked_data_of_white_space() -> Html:
    return linked('{"@type": "NewsArticle", "headline": "Storm", ' + " " * 1_500_000 + "}")


@hostile()
def linked_data_of_40000_things() -> Html:
    return linked(
        {"@graph": [{"@type": "NewsArticle", "@id": f"#{i}", "headline": f"Storm {i}"} for i in range(20_000)]}
    )


@hostile(warns="beyond the first")
def linked_data_in_1000_scripts() -> Html:
    return page(head=each(1_000, '<script type="application/ld+json">{"@type": "Person", "name": "Ann #"}</script>'))


@hostile()
def linked_data_that_takes_long_to_mend() -> Html:
    scripts = ('{"@type": "NewsArticle", "a": [' + '"x' * 30_000, '{"@type": "NewsArticle", "a": ' + "{ ]null" * 20_000)
    return page(head="".join(f'<script type="application/ld+json">{each}</script>' for each in scripts))


@hostile()
def linked_data_that_takes_long_to_mend_in_many_scripts() -> Html:
    script = '{"@type": "NewsArticle", "a": [' + '"x' * 700
    return page(head=f'<script type="application/ld+json">{script}</script>' * 40)


@hostile()
def names_of_metas_that_nobody_sees() -> Html:
    names = ("article\x12published_time", "article:published_time\u202e", "x" * 500_000 + "published", "\x07author")
    return page(head="".join(f"<meta name='{name}' content='2025-06-05T10:15:00Z'>" for name in names))


@hostile()
def dates_at_the_ends_of_time() -> Html:
    dates = (
        "0000-00-00T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "-1",
        "99999999999999",
        "2025-02-30",
    )
    metas = "".join(
        f'<meta property="article:{name}_time" content="{date}"><script type="application/ld+json">'
        f'{{"@type": "NewsArticle", "datePublished": "{date}", "dateModified": "{date}"}}</script><time datetime="{date}">x</time>'
        for date in dates
        for name in ("published", "modified")
    )
    return page(head=metas)


# Addresses and active content.


@hostile()
def links_that_do_things() -> Html:
    urls = (
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " java\nscript:alert(1)", "data:text/html,<script>alert(1)</script>",
        "vbscript:x", "file:///etc/passwd", "http://[", "http://\u202eexample.com/\x01", "//", "http:", "https://a@b:c@d:99999999/",
        '"><script>alert(1)</script>', "x" * 100_000, "\\\\host\\share", "http://example.com/a b\"c'd<e>f)g(h]i[j",
    )  # fmt: skip
    links = " ".join(f"<a href='{url.replace(chr(39), '&#39;')}'>said</a>" for url in urls)
    names = ("og:url", "og:image", "twitter:image", "article:publisher", "license")
    metas = "".join(f"<meta property='{n}' content='{u.replace(chr(39), '&#39;')}'>" for n in names for u in urls[:9])
    head = f"<base href='javascript:alert(1)'><link rel=canonical href='javascript:alert(2)'><link rel=amphtml href='data:x'>{metas}"
    return page(STORY.replace("he told", f"{links} he told") + f"<p>{MARK}</p>", head=head)


@hostile()
def markup_written_as_text() -> Html:
    evil = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; [x](javascript:alert(1)) ![y](data:z) `` ``` <br>"
    return page(f"<article>{STORY}<p>{evil} was what he wrote to the office, it said on Monday.</p></article>")


# Lines that make careless patterns go back and forth.

LINES = {
    "letters": "a", "spaces": " ", "tabs": "\t ", "hard spaces": "\xa0", "wide spaces": "\u3000", "initials": "A. ", "names": "Ann Bell, ",
    "ands": "Ann and ", "by": "By ", "von": "von ", "words": "word ", "capitals": "AB", "camels": "aB", "mixed": "Ab ",
    "digits": "1", "letters and digits": "a1", "dates": "5 June 2025, ", "months": "5. Juni ", "cjk dates": "2025年1月",
    "times": "12:00 ", "numbers": "1.2.3-4/5 ", "lists": "1. ", "percents": "% ", "prices": "$ ",
    "brackets": "(", "pairs": "()", "closing": ") ", "square": "[", "squares": "]]", "quotes": "\"'", "escapes": '\\"',
    "dots": ".", "abbreviations": "a.", "commas": "a, ", "colons": "a: ", "semicolons": ";", "questions": "? ",
    "calls": "! ", "ellipses": "… ", "dashes": "- ", "hyphens": "a-", "long dashes": " – ", "underscores": "a_",
    "bars": "| ", "slashes": "a/", "double slashes": "//", "stars": "* ", "hashes": "# ", "bullets": "• ",
    "arrows": "» ", "plus": "+", "equals": "=", "mail": "a@", "addresses": "http://a.b/", "sites": "www.",
    "handles": "@a ", "tags": "<a <b <i ", "less": "<", "more than": "<>", "breaks": "| - ", "comments": "<!--", "ends": "-->", "scripts": "<script",
    "entities": "&amp;", "photos": "(AP Photo/", "rights": "© 2025 All rights reserved ", "copies": "(c) ",
    "updates": "Updated ", "more": "Read more: ", "shares": "Share this ", "advertisements": "Advertisement ",
    "signs": "Sign up for our newsletter ", "subscribe": "Subscribe ", "accents": "é ", "combined": "e\u0301",
    "marks": "\u0301", "joiners": "\u200d", "faces": "😀",
}  # fmt: skip
"""What lines that make careless patterns go back and forth are made of."""
_MADE_INTO_PAGES = 50_000
"""Characters of such a line on a hostile page."""


def _line(name: str, text: str) -> Callable[[], Html]:
    def make() -> Html:
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        head = "".join(
            f'<meta name="{n}" property="{n}" content="{escaped}">' for n in ("author", "date", "og:title", "keywords")
        )
        lines = f"<p class='byline author'>{escaped}</p><time>{escaped}</time><figcaption>{escaped}</figcaption>"
        return page(f"<article class='{escaped}' id='{escaped}'>{lines}{STORY}<p>{escaped}</p></article>", head)

    make.__name__ = f"line_of_{name}"
    return make


for _name in (
    "spaces",
    "names",
    "initials",
    "brackets",
    "quotes",
    "dots",
    "dates",
    "mail",
    "photos",
    "tags",
    "comments",
):
    hostile()(_line(_name.replace(" ", "_"), (LINES[_name] * _MADE_INTO_PAGES)[:_MADE_INTO_PAGES]))


if __name__ == "__main__":
    made = HOSTILE[sys.argv[1]].make()
    made = made.body if isinstance(made, Page) else made
    sys.stdout.buffer.write(made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass"))

"""The look before the parser's: what is let through, mended, refused; and that it counts as the parser does."""

from __future__ import annotations

import json
import pickle
import re
from collections import Counter
from dataclasses import fields, replace

import pytest
from hostile import AFTER, BEFORE, MARK, STORY, page
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import newsclean
from newsclean import Cleaner, Page
from newsclean.document import Document
from newsclean.errors import BadOption, LimitExceeded, NewscleanError
from newsclean.limits import Limits, nests_deeper, scan
from newsclean.limits.markup import HARMLESS_BYTES, HARMLESS_TAG, needs_walk
from newsclean.limits.walk import Walk

DEPTH, FORMATTING = 15, 6
TEXT = 2
"""Lexbor's number of a text node."""

NAMES = (
    "div p span b i a font nobr li ul ol dd dl table tr td th tbody caption select option button form h1 h2 svg g math "
    "mi foreignObject title desc template object marquee applet section article blockquote pre br img x-y em code "
    "noscript body html head col input ruby rt rp rtc optgroup dialog details search hr mglyph annotation-xml "
    "xmp textarea"
).split()
MORE = [
    "w1 ",
    "w2 ",
    " w3",
    " ",
    "<!-- c -->",
    "<!--!>",
    "-->",
    "<![CDATA[>",
    "]]>",
    "<script>",
    "<!--<script>",
    "<svg>",
    "</svg>",
    "<table>",
    "<b a=1>",
    "<div>",
    "</p>",
    "</div>",
]
tags = st.one_of(
    st.sampled_from(NAMES).map("<{}>".format),
    st.builds("<{} a={}>".format, st.sampled_from(NAMES), st.integers(0, 3)),
    st.sampled_from(NAMES).map("</{}>".format),
    st.sampled_from(NAMES).map("<{}/>".format),
    st.sampled_from(NAMES).map("<{} a=b/>".format),
    st.sampled_from(NAMES).map("<{} color>".format),
    st.sampled_from(MORE),
)
some = st.lists(tags, min_size=1, max_size=8).map("".join)
repeated = st.builds(lambda pattern, times: pattern * times, some, st.integers(2, 200))
soups = st.one_of(st.lists(tags, max_size=80).map("".join), repeated, st.tuples(repeated, repeated).map("".join))


def tree(html: str) -> tuple[int, int, Counter[str]]:
    """How deep the parser's tree is, how large, and the words in it."""
    root = LexborHTMLParser(html).root
    assert root is not None
    depths = {root.mem_id: 1}
    words: Counter[str] = Counter()
    for node in root.traverse(include_text=True):
        if node.tag_id == TEXT:
            words.update(re.findall(r"w\d", node.text_content or ""))
        elif node.parent is not None:
            depths[node.mem_id] = depths.get(node.parent.mem_id, 0) + 1
    return max(depths.values()), len(depths), words


def check_soup(html: str) -> None:
    walk = Walk(html, Limits(depth=DEPTH, formatting=FORMATTING))
    mended, _ = walk.run()
    depth, elements, words = tree(mended)
    # The last tag that may stand brings a row and a part of a table with it, or opens all formatting elements again;
    # closing those in the wrong order puts what was closed before into copies of them; <html>, <body>, <colgroup>.
    assert depth <= DEPTH + 2 + 2 * FORMATTING + 3
    assert elements <= walk.open.made + 5
    assert not tree(html)[2] - words, "words are lost"


OUTGROWING = [
    "<button></div><div><em>",
    "<h1></h1><blockquote></h1><h1><h1></blockquote>",
    "</h2><div><div></h2><h2><h2>",
    "</select><select><select><noscript></select><div>",
    "</select><select><select a=0><foreignObject></select><foreignObject>",
    "<title><h2 a=0></title><svg><title>",
    "<h1><i><i></h1></br>",
    "<li><form><div></form></div><li></li><div></li>",
    "<a><g><h2></a></h2><span></g>",
    "<p><table></table><span></p><g></span>",
    "<p><xmp></xmp><span></p>",
    f"<li>{'<div>' * 9}<li></li><span></li>",
    "<option><span><option></option><div></option>",
    "<table><object><b></table><b></object>",
    "<svg><g a=b/>",
    "<svg><font color=a></svg>",
    "<svg><![CDATA[><div>]]></div>",
    "<b><math><annotation-xml></b>",
    "<math><annotation-xml encoding=text/html><div></div>",
    "<math><mi><mglyph><div></div><span></mglyph>",
    "<svg><desc><math></desc><g></svg><span></desc>",
    "<lin\u212a>",
    "<!--!><div>--><span></div>",
    "<script></\u017fcript><div></script><span></div>",
    "<script><!--<script></script><div></script>--></script><span></div>",
    "<p><b><b ><b  ><b   ></p>w1</b></b></b><span></b>",
    "<b a=&#49;><b a=1><b a='1'><b a=1 A=2></b></b></b><span></b>",
    "<script><!--<script><!--></script><div></script><span></div>",
    "<svg></svg><script><!--<script></script>--></script><div>",
    "<ruby><rt><span><rt></rt></span></ruby><rb><span></rb>",
    "<nobr><span><nobr></nobr><div></nobr>",
]
"""Soups, by the repetition of which a tree once grew that had not been counted; or might have."""


@pytest.mark.parametrize("pattern", OUTGROWING)
@pytest.mark.parametrize("before", ["", "<!DOCTYPE html>", "<table>", "<template><div>", "w1<noscript><frameset>"])
def test_no_repeated_soup_grows_beyond_what_was_counted(before: str, pattern: str) -> None:
    check_soup(before + pattern * 52)


@pytest.mark.parametrize("before", ["w1<!-- -->", "<!-- -->\xa0", "&nbsp;", "\0", "<br>", "</br>", "</head>", "<body>"])
def test_noscript_stays_open_where_the_body_has_begun(before: str) -> None:
    check_soup(before + "<noscript>" * 52)


MARKED = "<!--here-->"


def stands_in(html: str) -> list[str]:
    """The elements that the parser has open at a comment, but for ``<html>``, ``<head>`` and ``<body>``."""
    root = LexborHTMLParser(html).root
    assert root is not None
    node = next(
        (node for node in root.traverse(include_text=True) if node.is_comment_node and node.html == MARKED), None
    )
    assume(node is not None)  # else a soup ends in a text, or in another comment
    found = []
    node = node and node.parent
    while node is not None and node.parent is not None:
        found.append((node.tag or "").lower())
        node = node.parent
    names = found[::-1]
    begin = 3 if names[1:3] == ["head", "noscript"] else 2  # in the head nothing is opened in one
    return names[begin:]


def walked(html: str) -> tuple[str, Walk]:
    walk = Walk(f"{html}{MARKED}", Limits())
    return walk.run()[0], walk


@given(soups.filter(lambda soup: not re.search("<(?:form|a|t[dhr]|table|tbody|col|caption|/body|/html)\\b", soup)))
@settings(max_examples=300, deadline=None)
def test_what_is_counted_as_open_is_what_the_parser_has_open(html: str) -> None:
    mended, walk = walked(html)
    assert [name.removeprefix(":") for name, _ in walk.open._stack if name] == stands_in(mended)


@given(soups)
@settings(max_examples=300, deadline=None)
def test_no_more_is_open_than_is_counted(html: str) -> None:
    mended, walk = walked(html)
    assert len([name for name in stands_in(mended) if name != "colgroup"]) <= walk.open.depth


def test_what_is_shown_of_templates_is_counted() -> None:
    html = "".join(f"<template shadowroot><b a={number}></template>" for number in range(3_000)) + "<p>" * 10_000
    document = Document(html + MARK)
    assert any("formatting tags, with 64 left open" in warning for warning in document.warnings)
    assert tree(document.tree.html or "")[0] < 1_000


def test_a_title_that_the_parser_finds_in_a_drawing_hides_no_tags() -> None:
    check_soup("<select><select><svg></select><title>" * 27)
    document = Document("<select><select><svg></select><title>" + "<div>" * 20_000 + MARK)
    assert tree(document.tree.html or "")[0] < 1_000


def test_formatting_is_opened_again_around_noscript() -> None:
    check_soup("</noscript><noscript><b>" * 53)


@given(soups)
@settings(max_examples=400, deadline=None)
def test_no_soup_of_tags_grows_beyond_what_was_counted(html: str) -> None:
    check_soup(html)


@pytest.mark.nightly
@given(soups)
@settings(max_examples=20_000, deadline=None)
def test_no_soup_of_tags_grows_beyond_what_was_counted_in_a_night(html: str) -> None:
    check_soup(html)


def test_ordinary_pages_are_not_walked() -> None:
    html = page(f"<article>{STORY * 100}</article>")
    assert not needs_walk(html.encode(), Limits())
    assert scan(html, Limits()) == (html, ())


pieces = st.one_of(
    st.sampled_from(
        ["<a", "<p ", "<!--", "-->", '="', "='", '= "', '"', "'", ">", "=", "/", " ", "<script>", "</script>"]
    ),
    st.integers(0, 9),
)


@given(st.lists(pieces, min_size=1, max_size=60))
@settings(max_examples=300, deadline=None)
def test_what_is_not_walked_has_no_tag_with_many_attributes(soup: list[str | int]) -> None:
    runs = 0
    html = ""
    for piece in soup:
        runs += isinstance(piece, int)
        html += piece if isinstance(piece, str) else " " + " ".join(f"x{runs}-{name}" for name in range(piece * 60))
    if not needs_walk(html.encode(), Limits()):
        root = LexborHTMLParser(html).root
        most = max((len(node.attributes) for node in root.traverse()), default=0) if root else 0
        assert most <= max(HARMLESS_TAG // 2, Limits().attributes)


@pytest.mark.parametrize("value", ["'>'", '">"', "'>>' b=\"'>'\"", "'>' b='>' c='>'", "'=\">' b=\"'>\""])
def test_a_tag_with_many_attributes_does_not_hide_behind_its_values(value: str) -> None:
    html = page(f"<a a={value} {' '.join(f'x{number}' for number in range(40_000))}>{STORY}</a>")
    document = Document(html)
    assert MARK in (document.tree.text() or "")
    assert any("attributes were left out" in warning for warning in document.warnings)


def test_a_long_script_is_not_walked_and_many_names_are() -> None:
    script = "<script>var story = '" + "It rained in Ostrel. " * 100_000 + "'</script>"
    assert not needs_walk(page(script + STORY).encode(), Limits())
    names = "".join(f"<q {' '.join(f'x{tag}-{name}' for name in range(40))}></q>" for tag in range(4_000))
    assert len(names) > HARMLESS_BYTES
    assert needs_walk(page(names + STORY).encode(), Limits())


def test_a_walk_over_a_sound_page_changes_nothing() -> None:
    html = page(
        "<!-- a --><div class='x > y' hidden data-a=\"<b>\">" + STORY + "<svg><path d='M0'/></svg><p>a<br/>b</div>"
    )
    mended, warnings = Walk(html, Limits()).run()
    assert mended is html
    assert warnings == ()


@pytest.mark.parametrize(
    "pattern",
    [
        "<div><svg><title>x</title><path></path></svg></div>",
        "<div><svg><desc><g></g></desc><path/></svg></div>",
        "<div><math><mtext>x</mtext></math></div>",
        "<table><caption>x<tr><td>y<tr><th>z<tbody><td>a</table>",
        "<table><colgroup><col><tr><td>y<caption>z</table>",
    ],
)
def test_sound_elements_are_not_counted_as_open(pattern: str) -> None:
    walk = Walk(pattern * 3_000, Limits())
    assert walk.run() == (pattern * 3_000, ())
    assert walk.open.depth == 0


STRICT = {
    "depth": ("<div>" * 40 + MARK, "35 tags nested more than 5 deep"),
    "formatting": ("<b a=1><b a=2><i><u><s><em>" + MARK, "1 formatting tags, with 5 left open"),
    "attributes": (f"<p a b c d e f g>{MARK}</p>", "2 attributes were left out, of tags with more than 5"),
    "names": (f"<x-1><x-2><x-3><x-4><x-5><x-6><x-7>{MARK}", "2 tags with more than 5 different names"),
}


@pytest.mark.parametrize("name", STRICT)
def test_what_is_left_out_is_told_and_the_text_stays(name: str) -> None:
    html, told = STRICT[name]
    document = Document(html, limits=replace(Limits(), **{name: 5}))
    assert MARK in (document.tree.text() or "")
    assert any(told in warning for warning in document.warnings)
    assert Document(html).warnings == ()


def test_blocks_that_are_left_out_still_part_the_lines() -> None:
    html = "<div><div><div>" + "".join(f"<p>{text}</p>" for text in (BEFORE, MARK, AFTER))
    article = newsclean.clean(html, cleaner=Cleaner(limits=Limits(depth=3)))
    assert article.text.split("\n") == [BEFORE, MARK, AFTER]


@pytest.mark.parametrize(("name", "most"), [("characters", 500), ("elements", 5)])
def test_what_is_too_large_is_refused(name: str, most: int) -> None:
    with pytest.raises(LimitExceeded) as caught:
        newsclean.clean(page(STORY), "https://example.com/a", cleaner=Cleaner(limits=replace(Limits(), **{name: most})))
    assert caught.value.limit == name
    assert caught.value.code == "limit-exceeded"
    assert caught.value.url == "https://example.com/a"
    assert f"{most:,}" in str(caught.value)


def test_bytes_that_cannot_fit_are_refused_before_they_are_read() -> None:
    with pytest.raises(LimitExceeded, match="bytes"):
        newsclean.clean(b"<p>" * 10_000, cleaner=Cleaner(limits=Limits(characters=1_000)))


def test_linked_data_beyond_its_limits_is_told() -> None:
    html = page(
        head='<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A", "x": [[[1]]]}</script>'
    )
    for limits, told in ((Limits(linked_data=20), "longer than 20"), (Limits(linked_data_depth=3), "more than 3 deep")):
        document = Document(html, limits=limits)
        assert not document.linked_data.nodes
        assert any(told in warning for warning in document.warnings)
    assert Document(html).linked_data.nodes


@given(
    st.recursive(
        st.text(max_size=3),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    )
)
@settings(max_examples=200, deadline=None)
def test_the_depth_of_json_is_counted_right(value: object) -> None:
    def depth(value: object) -> int:
        if isinstance(value, dict):
            return 1 + max((depth(each) for each in value.values()), default=0)
        return 1 + max((depth(each) for each in value), default=0) if isinstance(value, list) else 0

    text = json.dumps(value)
    assert not nests_deeper(text, max(1, depth(value)))
    assert depth(value) < 2 or nests_deeper(text, depth(value) - 1)


@pytest.mark.parametrize("name", [each.name for each in fields(Limits)])
@pytest.mark.parametrize("value", [0, -1])
def test_a_limit_is_more_than_nothing(name: str, value: int) -> None:
    with pytest.raises(BadOption) as caught:
        Limits(**{name: value})
    assert caught.value.option == name


def test_limits_travel_with_their_cleaner() -> None:
    cleaner = Cleaner(limits=Limits(depth=99))
    assert pickle.loads(pickle.dumps(cleaner)).limits == Limits(depth=99)  # noqa: S301 - our own


@pytest.mark.parametrize("odd", [None, 5, ["<p>"], object()])
def test_what_is_neither_text_nor_bytes_is_a_bad_option(odd: object) -> None:
    with pytest.raises(BadOption, match="html must be bytes, text or a Page"):
        newsclean.clean(odd)  # type: ignore[arg-type]


@pytest.mark.parametrize("odd", [None, 5, b"Storm.", ["Storm."], Page(b"Storm.")])
def test_what_is_no_text_is_a_bad_option(odd: object) -> None:
    with pytest.raises(BadOption, match="text must be text"):
        newsclean.clean_text(odd)  # type: ignore[arg-type]


@pytest.mark.parametrize("odd", [5, float("nan"), b"https://example.com/"])
def test_a_url_that_is_no_text_is_a_bad_option(odd: object) -> None:
    with pytest.raises(BadOption, match="url must be text"):
        newsclean.clean(page(STORY), odd)  # type: ignore[arg-type]


def test_a_page_of_text_or_of_nothing_is_a_bad_option() -> None:
    for body in (page(STORY), None):
        with pytest.raises(BadOption, match="body of a Page must be bytes"):
            newsclean.clean(Page(body))  # type: ignore[arg-type]


def test_a_page_may_leave_out_what_it_does_not_know() -> None:
    known = newsclean.clean(Page(page(STORY).encode()))
    odd = Page(bytearray(page(STORY).encode()), url=None, content_type=None)  # type: ignore[arg-type]
    assert newsclean.clean(odd) == known


def test_a_path_that_cannot_be_is_an_error_of_ours() -> None:
    with pytest.raises(NewscleanError, match="cannot be read"):
        newsclean.load("a\0b")


def test_bytes_come_in_three_kinds() -> None:
    body = page(STORY).encode()
    assert newsclean.clean(bytearray(body)).text == newsclean.clean(memoryview(body)).text == newsclean.clean(body).text

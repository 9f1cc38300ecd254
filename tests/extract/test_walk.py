"""The one walk: what becomes a passage, and that nothing a reader sees is lost."""

from __future__ import annotations

import gc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.document import Document
from newsclean.extract.blocks import Box, linked_words, passages
from newsclean.extract.words import Sign, signs


def texts(html: str) -> list[str]:
    return [passage.text for passage in passages(Document(html))]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One</p><p>two</p>", ["One", "two"]),
        ("<div>One<p>two</p>three</div>", ["One", "two", "three"]),
        ("<p>One<br>two</p>", ["One two"]),
        ("<td>One<br><br>two</td>", ["One", "two"]),
        ("<div>One<br>&nbsp;<br>two</div>", ["One", "two"]),
        ("<div>One<hr>two</div>", ["One", "two"]),
        ("<p>One <b>two</b> <i>three</i></p>", ["One two three"]),
        ("<p><b>One</b> <img><i>two</i></p>", ["One two"]),
        ("<p><a>One<svg></svg></a>, two</p>", ["One, two"]),
        ("<pre><b>if</b>\n  <i>  </i><b>run</b></pre>", ["if\n    run"]),
        ("<p><span>S</span>trong</p>", ["Strong"]),
        ("<p><b>one</b> <!-- and --> <i>two</i></p>", ["one two"]),
        ("<ul><li>One<li>two</ul>", ["One", "two"]),
        ("<button>Who pays?</button>", ["Who pays?"]),
        ("<script>let a</script><style>p{}</style><p>One</p>", ["One"]),
        ("<p>so\u00adft \u200bzero</p>", ["soft zero"]),
        ("<p>one</p><p>\u200d</p><p>two</p>", ["one", "two"]),
        ("<pre>if a:\n    b</pre>", ["if a:\n    b"]),
        ("<pre><span>a</span>\n<span>b</span></pre>", ["a\nb"]),
    ],
)
def test_what_becomes_a_passage(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


def test_a_row_of_short_cells_is_one_passage() -> None:
    rows = "<table><tr><th>Team<th>Points<tr><td>Ostrel<td>12</table>"
    assert texts(rows) == ["Team | Points", "Ostrel | 12"]


def test_columns_of_a_layout_are_passages_of_their_own() -> None:
    prose = "It rained all day long in Ostrel. " * 6
    assert texts(f"<table><tr><td>Home<br>News<br>Sport<td>{prose}</table>") == ["Home News Sport", prose.strip()]


def test_links_keep_their_words_and_places() -> None:
    document = Document(
        '<p>See <a href="/a">the <b>story</b></a>, <a href="javascript:x()">not this</a>.</p>', "https://x.example/"
    )
    (passage,) = passages(document)
    (link,) = linked_words(passage, document)
    assert (link.text, link.url, passage.text[link.start : link.start + len(link.text)]) == (
        "the story",
        "https://x.example/a",
        "the story",
    )


def test_a_link_with_elements_in_it_is_one_link() -> None:
    document = Document(
        "<p>See <a href=/b>the <i>old</i>er<sup>1</sup></a><a href=/c>map</a>.", "https://example.com/a"
    )
    (passage,) = passages(document)
    assert [link.text for link in linked_words(passage, document)] == ["the older1", "map"]


def test_class_names_fall_apart_into_words() -> None:
    assert Sign(signs("article__body")) == Sign.ARTICLE | Sign.BODY
    assert Sign(signs("mostRead")) & Sign.RELATED
    assert signs("css-1x2abc") == 0


def test_a_deep_page_is_walked_like_a_flat_one() -> None:
    assert texts("<div>" * 400 + "deep") == ["deep"]


inline = st.sampled_from(["b", "i", "span", "a", "em", "font"])
block = st.sampled_from(["p", "div", "section", "li", "blockquote", "td", "h2", "article"])
words = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=8)
trees = st.recursive(
    words,
    lambda inner: st.tuples(st.one_of(inline, block), st.lists(inner, min_size=1, max_size=4)).map(
        lambda pair: f"<{pair[0]}>{' '.join(pair[1])}</{pair[0]}>",
    ),
    max_leaves=25,
)


@settings(deadline=None, max_examples=150)
@given(trees)
def test_no_word_is_lost(tree: str) -> None:
    html = f"<body>{tree}"
    document = Document(html)
    seen = "".join((document.tree.body.text() if document.tree.body else "").split())
    assert sorted("".join(texts(html)).replace("|", "").replace(" ", "")) == sorted(seen)


def test_a_page_that_was_walked_does_not_wait_for_the_collector() -> None:
    html = "<table><tr><td>One<td>two</table><ul><li>three</ul>"
    gc.collect()
    gc.disable()
    try:
        assert texts(html) == ["One | two", "three"]
        assert not [each for each in gc.get_objects() if isinstance(each, Box)]
    finally:
        gc.enable()


def test_scripts_are_found_by_the_walk_as_by_the_selector() -> None:
    kinds = ("application/ld&#43;json", "Application/LD+JSON", "text/javascript", "")
    told = [
        f'<script type="{kind}">{{"@type": "NewsArticle", "headline": "{i}"}}</script>' for i, kind in enumerate(kinds)
    ]
    html = f"<head>{told[0]}</head><svg>{told[1]}</svg>{told[2]}<p>One</p><noscript>{told[3]}</noscript>"
    walked = Document(html)
    passages(walked)
    assert walked.linked_data.articles == Document(html).linked_data.articles
    assert [each["headline"] for each in walked.linked_data.articles] == ["0", "1"]


def test_a_link_from_a_heading_to_itself_is_no_word_of_it() -> None:
    page = '<h2 id="one">One<a href="#one">#</a></h2><h2>In C<a href="/c">#</a></h2><p>Note <a href="#n">#</a></p>'
    assert [each.text for each in passages(Document(page))] == ["One", "In C#", "Note #"]

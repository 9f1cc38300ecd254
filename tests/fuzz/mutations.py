"""Pages made from pages: changes that respect the structure of HTML just enough to get far into the code."""

# ruff: noqa: E501, Q003 - markup reads best unbroken

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

Tokens = list[str]
Change = Callable[[random.Random, Tokens, Sequence[Tokens]], Tokens]

LARGEST = 400_000
"""Characters of a mutated page: large pages are the business of the torture suite."""

_TOKEN = re.compile(r"<[^<>]*>|[^<]+|<")
_QUOTED = re.compile(r'"[^"]*"')

TAGS = (
    "<div>", "</div>", "<p>", "</p>", "<b class=x>", "</b>", "<a href='javascript:x'>", "</a>", "<table>", "</table>",
    "<td>", "<tr>", "</tr>", "<ul><li>", "</ul>", "<svg>", "</svg>", "<math><mi>", "<template>", "</template>",
    "<select><option>", "</select>", "<form>", "</form>", "<title>", "</title>", "<textarea>", "<plaintext>", "<xmp>",
    "<script>", "</script>", "<style>", "</style>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE html>", "<?xml ?>",
    "<frameset>", "<noscript>", "</noscript>", "<pre>", "</pre>", "<br><br>", "<h1>", "</h1>", "<aside>", "</aside>",
    "<figure><figcaption>", "</figure>", "<time datetime='9999-12-31T23:59:59-14:00'>", "<base href='//x['>", "<html x>",
    "<body hidden>", "<p style='display:none'>", "<img src=data:x>", "<template shadowrootmode=open>", "<p", "<a href=\"",
    '<meta property="og:title" content="', '<meta name=author content="By \ud800 and \u202e">', "<link rel=canonical href=x:y>",
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": [{"@value": 5}], "datePublished": NaN}</script>',
    '<script type="application/ld+json">{"@graph": [{"@id": "#a", "author": {"@id": "#a"}}',
)  # fmt: skip
TEXTS = (
    "\0", "\ud83d", "\u202e", "\u200b", "\ufeff", "\x85", "\u2028", "\r", "\t", " " * 300, "\xa0" * 300, "a" * 3_000, "e\u0301" * 300,
    "&#0;", "&#xD800;", "&#x202E;", "&lt;script&gt;", "&amp;amp;", "&bogus;", "]]>", "300x250 Ad", "Advertisement", "By ", "© 2025",
    "Updated 5 June 2025, 10:15", "(AP Photo/Ann Bell)", "Read more: ", "| " * 50, "- " * 50, "1. " * 50, "http://a.b/ " * 20,
    "“Never,” he said.", "令和7年6月5日", "٥ يونيو ٢٠٢٥", "😀" * 50, "```", "![x](javascript:y)", "<" * 50, '"' * 51, "'" * 51,
)  # fmt: skip


def tokens(html: str) -> Tokens:
    """A page as tags and the text between them; joined, they are the page again."""
    return _TOKEN.findall(html)


def _place(dice: random.Random, page: Tokens) -> int:
    return dice.randrange(len(page) + 1)


def _span(dice: random.Random, page: Tokens, longest: int = 40) -> slice:
    start = _place(dice, page)
    return slice(start, min(len(page), start + dice.randint(1, longest)))


def delete(dice: random.Random, page: Tokens, _: Sequence[Tokens]) -> Tokens:
    gone = _span(dice, page)
    return page[: gone.start] + page[gone.stop :]


def repeat(dice: random.Random, page: Tokens, _: Sequence[Tokens]) -> Tokens:
    some = _span(dice, page)
    return page[: some.stop] + page[some] * dice.choice((1, 2, 5, 30, 300)) + page[some.stop :]


def move(dice: random.Random, page: Tokens, _: Sequence[Tokens]) -> Tokens:
    some = _span(dice, page)
    rest = page[: some.start] + page[some.stop :]
    place = _place(dice, rest)
    return rest[:place] + page[some] + rest[place:]


def splice(dice: random.Random, page: Tokens, others: Sequence[Tokens]) -> Tokens:
    other = dice.choice(others)
    place = _place(dice, page)
    return page[:place] + other[_span(dice, other, 200)] + page[place:]


def insert_tag(dice: random.Random, page: Tokens, _: Sequence[Tokens]) -> Tokens:
    place = _place(dice, page)
    return page[:place] + [dice.choice(TAGS)] * dice.choice((1, 1, 1, 3, 50)) + page[place:]


def insert_text(dice: random.Random, page: Tokens, _: Sequence[Tokens]) -> Tokens:
    place = _place(dice, page)
    return [*page[:place], dice.choice(TEXTS), *page[place:]]


def spoil_text(dice: random.Random, page: Tokens, _: Sequence[Tokens]) -> Tokens:
    if not page:
        return page
    place = dice.randrange(len(page))
    old = page[place]
    cut = dice.randrange(len(old) + 1)
    return [*page[:place], old[:cut] + dice.choice(TEXTS) + old[cut:], *page[place + 1 :]]


def spoil_attribute(dice: random.Random, page: Tokens, _: Sequence[Tokens]) -> Tokens:
    quoted = [place for place, token in enumerate(page) if '"' in token and token.startswith("<")]
    if not quoted:
        return page
    place = dice.choice(quoted)
    value = f'"{dice.choice((*TEXTS, *TAGS))}"'
    return [*page[:place], _QUOTED.sub(lambda _: value, page[place], count=1), *page[place + 1 :]]


def open_ended(dice: random.Random, page: Tokens, _: Sequence[Tokens]) -> Tokens:
    name = dice.choice(("</div>", "</p>", "</a>", "</li>", "</script>", "</title>", "</style>", "</b>"))
    return [token for token in page if token != name or dice.random() < 0.3]


def cut_off(dice: random.Random, page: Tokens, _: Sequence[Tokens]) -> Tokens:
    html = "".join(page)
    return tokens(html[: dice.randrange(len(html) + 1)])


CHANGES: tuple[Change, ...] = (
    delete, repeat, move, splice, splice, insert_tag, insert_tag, insert_text, spoil_text, spoil_attribute, open_ended, cut_off,
)  # fmt: skip


def mutated(dice: random.Random, page: Tokens, others: Sequence[Tokens]) -> str:
    """A page after one to eight changes."""
    for _ in range(dice.randint(1, 8)):
        page = dice.choice(CHANGES)(dice, page, others)
    return "".join(page)[:LARGEST]


def encoded(dice: random.Random, html: str) -> str | bytes:
    """The page as somebody might send it: mostly sound, sometimes not."""
    if dice.random() < 0.5:
        return html
    codec = dice.choice(
        ("utf-8", "utf-8", "cp1252", "cp1251", "gb18030", "utf-16", "utf-16-le", "shift_jis", "iso2022_jp")
    )
    body = bytearray(html.encode(codec, "replace"))
    for _ in range(dice.choice((0, 0, 1, 10, 200)) if body else 0):
        body[dice.randrange(len(body))] = dice.randrange(256)
    return bytes(body)

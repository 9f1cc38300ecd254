"""newsclean against the fixtures' hand-set truths: no line of the article missing, no other line there.

What is known to be wrong stands in fixtures/shortfalls.toml with its reason.  A page that gets better than stated
there fails too, so that the table cannot go stale.
"""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
import write_very_long
from truths import FIXTURES, NAMES, OLD, Shortfall, article, cleaned, shape, shortfalls, truth

from newsclean import Article
from newsclean.decoding import decode
from newsclean.document import Document
from newsclean.errors import NoArticle

WITHOUT = "no-article"
STORIES = tuple(name for name in NAMES if name != WITHOUT)
FIELDS = ("title", "authors", "published", "language")
DATED = tuple(name for name in STORIES if truth(name).published)

_DROP_CAP = re.compile(r'<img\b[^>]*\balt="(\w)"[^>]*>', re.IGNORECASE)
"""A picture of one letter, which a reader reads as that letter."""


def expected(name: str) -> Shortfall:
    return shortfalls().get(name, Shortfall())


@pytest.mark.parametrize("name", STORIES)
def test_text_is_what_a_reader_would_call_the_article(name: str) -> None:
    text, said = article(name).text, expected(name)
    missing, stray = truth(name).missing(text), truth(name).stray(text)
    report = "\n".join([*(f"- {line[:160]}" for line in missing), *(f"+ {line[:160]}" for line in stray)])
    assert (len(missing), len(stray)) == (said.missing, said.stray), (
        f"{name}: {len(missing)} lines missing (-), {len(stray)} stray (+); shortfalls.toml says "
        f"{said.missing} and {said.stray}\n{report}"
    )


@pytest.mark.parametrize("name", STORIES)
def test_lines_keep_their_order(name: str) -> None:
    assert truth(name).disorder(article(name).text) == []


@pytest.mark.parametrize("name", OLD)
def test_old_layouts_are_never_empty_and_never_navigation(name: str) -> None:
    text = shape(article(name).text)
    assert text
    navigation = [line for line in truth(name).never if shape(line) in text]
    assert bool(navigation) is expected(name).navigation, f"{name}: {navigation}"


def test_a_page_without_an_article_says_so() -> None:
    outcome, said = cleaned(WITHOUT), expected(WITHOUT)
    if said.stray:
        assert isinstance(outcome, Article), "better than shortfalls.toml says"
        assert len(truth(WITHOUT).stray(outcome.text)) == said.stray
    else:
        assert isinstance(outcome, NoArticle), getattr(outcome, "text", outcome)
        assert outcome.url == truth(WITHOUT).url


@pytest.mark.parametrize(
    ("name", "field"),
    [(name, field) for name in STORIES for field in FIELDS if field != "published" or name in DATED],
    ids=lambda value: value,
)
def test_metadata_is_what_a_reader_would_say(name: str, field: str) -> None:
    wanted, given = getattr(truth(name), field), getattr(article(name).metadata, field)
    right = {"published": same_moment, "language": same_language}.get(field, same)(wanted, given)
    assert right is (field not in expected(name).fields), (
        f"{name}: {field} is {given!r}, the page says {wanted!r}; shortfalls.toml says "
        f"{'it is known to be wrong' if field in expected(name).fields else 'nothing'}"
    )


def same(wanted: str | list[str], given: str | tuple[str, ...] | None) -> bool:
    if isinstance(wanted, str):
        return given is not None and " ".join(str(given).split()) == " ".join(wanted.split())
    return wanted == list(given or ())


def same_language(wanted: str, given: str | None) -> bool:
    return given is not None and (given == wanted or given.startswith(wanted + "-"))


def same_moment(wanted: str, given: datetime | None) -> bool:
    """The same day where the page states a day, the same minute where it states a time."""
    if given is None:
        return False
    if len(wanted) == len("2005-06-11"):
        return given.date() == date.fromisoformat(wanted)
    moment = datetime.fromisoformat(wanted)
    if moment.tzinfo is None or given.tzinfo is None:  # many pages state a time without its zone
        return given.replace(tzinfo=None, second=0, microsecond=0) == moment.replace(tzinfo=None, second=0)
    return abs((given - moment).total_seconds()) < 60


def test_every_known_shortfall_is_of_a_fixture_and_has_a_reason() -> None:
    for name, said in shortfalls().items():
        assert name in NAMES
        assert len(said.why) > len("too hard"), name
        assert said.missing or said.stray or said.navigation or said.fields, name
        assert set(said.fields) <= set(FIELDS), name


@pytest.mark.parametrize("name", NAMES)
def test_the_truth_stands_in_the_page(name: str) -> None:
    html, _ = decode((FIXTURES / f"{name}.html").read_bytes())
    body = Document(_DROP_CAP.sub(r"\1", html)).tree.body
    assert body is not None
    words = shape(body.text(separator=" "))
    for line in [*truth(name).text, *truth(name).never]:
        assert shape(line) in words, line


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_in_the_encoding_that_it_models(name: str) -> None:
    raw, encoding = (FIXTURES / f"{name}.html").read_bytes(), truth(name).encoding
    html, _ = decode(raw)
    if encoding != "utf-8":
        assert html == raw.decode(encoding)
        with pytest.raises(UnicodeDecodeError):
            raw.decode("utf-8")
    elif name == "broken-markup":  # two dashes of another encoding, as pasted text leaves them
        assert html == raw.replace(b"\x96", "\u2013".encode()).decode("utf-8")
    else:
        assert html == raw.decode("utf-8")


def test_the_very_long_page_is_what_its_script_writes() -> None:
    assert (FIXTURES / "very-long.html").read_text("utf-8") == write_very_long.page()
    assert (FIXTURES / "truth" / "very-long.json").read_text("utf-8") == write_very_long.truth()
    assert len(" ".join(truth("very-long").text).split()) >= write_very_long.WORDS

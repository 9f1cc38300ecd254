"""The rule packs: examples are the tests, patterns stay linear, the catalogue is current."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from newsclean import Cleaner, clean_text
from newsclean.errors import RuleError
from newsclean.filters import told
from newsclean.rules import RuleBook, loading, read
from newsclean.rules.loading import parse

BOOK = RuleBook()
DOCS = Path(__file__).parents[2] / "docs"
LANGUAGES = "any ar cs da de el en es fa fi fr he hi hu id it ja ko nl no pl pt ro ru sv th tr uk vi zh".split()


def test_every_language_has_a_pack() -> None:
    assert sorted({rule.pack for rule in BOOK}) == LANGUAGES


def test_every_rule_could_work() -> None:
    for rule in BOOK:
        rule.check()


def takers(line: str) -> list[str]:
    """The rules that take a line, or a part of it, somewhere; rules that only hint are not among them."""
    verdict = BOOK.verdict(read(line))
    return [rule.id for rule in verdict.whole if not rule.hint] + [part.rule.id for part in verdict.parts]


@pytest.mark.parametrize("pack", LANGUAGES)
def test_every_drop_fires_exactly_its_rule(pack: str) -> None:
    for rule in (each for each in BOOK if each.pack == pack):
        assert rule.drops, f"{rule.id} has no example"
        for line in rule.drops:
            assert rule.find(read(line)), f"{rule.id} leaves {line!r}"
            if rule.hint:
                assert takers(line) == [], f"{rule.id} only hints at {line!r}"
                assert rule in BOOK.verdict(read(line)).whole
                continue
            assert takers(line) == [rule.id], f"{line!r} of {rule.id} is taken by {takers(line)}"
            (removal,) = clean_text(line).removals
            assert (removal.rule, removal.reason, removal.kind) == (rule.id, rule.reason, rule.kind)


@pytest.mark.parametrize("pack", LANGUAGES)
def test_near_misses_survive_all_rules_of_all_languages(pack: str) -> None:
    for rule in (each for each in BOOK if each.pack == pack):
        assert rule.keeps, f"{rule.id} has no near miss"
        for line in rule.keeps:
            assert takers(line) == [], f"{line!r} is taken by {takers(line)}"


@pytest.mark.parametrize(
    "line",
    ["He paused.", "“Never.”", "Two people died.", "Read more books, the minister told pupils.",
     "The 300x250 ad is the web's most common banner size."],
)  # fmt: skip
def test_genuine_short_lines_stay(line: str) -> None:
    text = f"The harbour was closed on Monday after the storm, the town council said.\n{line}\nNobody was hurt."
    assert clean_text(text).text == text


def test_a_wire_story_comes_back_without_its_placeholders() -> None:
    story = "The harbour was closed on Monday after the storm.\n\nNobody was hurt, the council said."
    assert clean_text(f"{story}\n300x250 Ad\n300x250 Ad").text == story


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[rule]]\nid = 'en-x'", "en-x"),
        ("[[rule]]\nid = 'en-x'\ncolour = 'red'", "colour"),
        ("[other]", "only"),
        ("[[rule", "rules"),
    ],
)
def test_wrong_rules_are_refused_by_name(text: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        parse(text, "the rules")


def test_switching_off_and_undoing_one_rule() -> None:
    text = "Nobody was hurt.\n300x250 Ad"
    body = clean_text(text)
    (removal,) = body.removals
    assert body.text == "Nobody was hurt."
    assert body.keeping(removal.rule).text == text
    assert removal.rule not in BOOK.without(removal.rule)
    assert BOOK.without(removal.rule).version != BOOK.version


def test_what_follows_from_the_tables_is_current() -> None:
    spec = importlib.util.spec_from_file_location("rule_catalogue", DOCS / "rule_catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (DOCS / "rules.md").read_text(encoding="utf-8") == module.page(BOOK), "run python docs/rule_catalogue.py"
    assert module.WIDTHS.read_text(encoding="utf-8") == module.widths(BOOK), "run python docs/rule_catalogue.py"
    assert module.COPY.read_text(encoding="utf-8") == loading.stored(), "run python docs/rule_catalogue.py"
    assert module.HASH.read_text(encoding="utf-8") == module.learned(), "run python docs/rule_catalogue.py"


def test_the_stored_copy_is_left_alone_once_a_pack_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    packs = loading._packs()
    changed = [(name, text.replace(b"300x250 Ad", b"301x251 Ad")) for name, text in packs]
    assert changed != packs
    monkeypatch.setattr(loading, "_packs", lambda: changed)
    monkeypatch.setattr(loading, "packed", loading.packed.__wrapped__)
    drops = [line for rule in loading.packed() for line in rule.drops]
    assert "301x251 Ad" in drops
    assert "300x250 Ad" not in drops
    assert len(loading.packed()) == len(BOOK)


def test_a_book_is_a_value() -> None:
    rule = BOOK["any-ad-size"]
    fewer = BOOK.without("any-ad-size", "below-the-end")
    assert (len(BOOK) - len(fewer), fewer.off) == (1, {"below-the-end"})
    assert rule in tuple(BOOK)
    assert "any-ad-size" not in fewer
    assert list(fewer.with_rules(rule)) == [*fewer, rule]
    assert RuleBook() == BOOK
    assert RuleBook().version == BOOK.version
    with pytest.raises(RuleError, match="no-such-rule"):
        BOOK.without("no-such-rule")
    with pytest.raises(KeyError):
        fewer["any-ad-size"]


def test_a_new_rule_takes_the_place_of_one_with_its_id() -> None:
    rule = replace(BOOK["any-ad-size"], reason="a banner")
    book = BOOK.with_rules(rule)
    assert [each.id for each in book] == [each.id for each in BOOK]
    assert book["any-ad-size"].reason == "a banner"
    (removal,) = replace(Cleaner(), rules=book).clean_text("Nobody was hurt.\n300x250 Ad").removals
    assert (removal.rule, removal.reason) == ("any-ad-size", "a banner")


def test_the_version_tells_books_apart_that_clean_differently() -> None:
    rule = BOOK["any-ad-size"]
    others = [
        BOOK.without("any-ad-size"),
        BOOK.without("below-the-end"),
        BOOK.with_rules(replace(rule, pattern=rule.pattern + "!?")),
        BOOK.with_rules(replace(rule, place="tail")),
        RuleBook(tuple(reversed(BOOK.rules))),
    ]
    assert len({BOOK.version, *(book.version for book in others)}) == len(others) + 1
    same = BOOK.with_rules(replace(rule, drops=("728x90",), keeps=("He measured 728x90 and left.",)))
    assert same.version == BOOK.version


def test_a_signal_is_switched_off_and_undone() -> None:
    prose = (
        "The harbour was closed on Monday after the storm, and the town council said that ferries would stay in port."
    )
    text = "\n".join(
        [prose, prose.replace("Monday", "Sunday"), prose.replace("storm", "flood"), "Tags: storm", "Weather"]
    )
    body = clean_text(text)
    assert [removal.rule for removal in body.removals] == ["en-tags", "below-the-end"]
    assert body.keeping("below-the-end").text.endswith("\nWeather")
    book = BOOK.without("below-the-end", "furniture-below")
    assert replace(Cleaner(), rules=book).clean_text(text).text.endswith("\nWeather")


@pytest.mark.parametrize(
    ("text", "left", "field", "value"),
    [
        ("“Nobody was hurt,” she said. (AP Photo/Anna Bell)", "“Nobody was hurt,” she said.", "credits", None),
        ("Nobody was hurt. (Reporting by Anna Bell; Editing by Carl Dorn)", "Nobody was hurt.", "contributors", None),
    ],
)
def test_inline_noise_is_trimmed_and_told(text: str, left: str, field: str, value: object) -> None:
    body = clean_text(text)
    assert body.text == left
    assert all(removal.span for removal in body.removals)
    findings = [finding for finding in told(body.found, body.removals, BOOK) if finding.field == field]
    assert findings
    assert all(finding.source.startswith("rule:en-") for finding in findings)
    assert value is None or findings[0].value == value


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The council met on Monday. [Advertisement]", "The council met on Monday."),
        ("The council met on Monday, she said. Click here to subscribe.", "The council met on Monday, she said."),
        ("ShareTweetThe council met on Monday.", "The council met on Monday."),
        ("The council met on Monday. It clicked.", "The council met on Monday. It clicked."),
    ],
)
def test_the_ends_of_a_genuine_paragraph_are_trimmed(text: str, left: str) -> None:
    assert clean_text(text).text == left

"""The bylines among the lines around the headline: by their words, by what stands beside them, or by being names.

A line is asked in this order: is it led by a word ("By", "Von") or built like a desk's signature; does a date or a role
stand beside it; does its element say that it holds an author, or is it names and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from newsclean.metadata import bylines_cjk, desks
from newsclean.metadata.byline_words import AGENCIES, ROLES
from newsclean.metadata.elements import ELSEWHERE, marks_of
from newsclean.metadata.given_names import is_given_name
from newsclean.metadata.leads import SHORT_LEADS, is_second, names_second, without_lead
from newsclean.metadata.name_shapes import is_person
from newsclean.metadata.names import People, agencies_in
from newsclean.metadata.plain import holds, plain
from newsclean.metadata.reading import Reading
from newsclean.metadata.signatures import signature, signed, written_large
from newsclean.metadata.zone import LONG, Line
from newsclean.tag_numbers import TEXT
from newsclean.types import Finding

MAX_SPACES = 14
"""Spaces in a line that may be names and nothing else: four or five of them, or one with its role and the date."""

ABOVE = 4
"""Lines above the headline that may be a byline."""

MAX_BODY = 1
"""Long lines between the headline and a byline: a standfirst, no more."""

HEAD = 4
"""Lines below the headline that count as next to it."""

MARK_LEVELS = 3
"""Elements from a line's own on that may say by their class that it is a byline."""

MAX_BESIDE = 3
"""Words beside the names in a line that is names and nothing else: "and", a city, an agency."""

MAX_BESIDE_DATE = 6
"""Words beside the names in a line in a script without capitals: a role, a place, the month."""

MAX_BEFORE_NAME = 4
"""Words before them in such a line: "Thursday 12 March, correspondent in Cairo"."""

MAX_ROLE = 6
"""Words of a line that says what somebody does."""

AUTHOR_CLASSES = (
    "autor", "writer", "reporter", "signat", "firma", "assinatura", "podpis", "szerz", "kirjoitt", "penulis", "yazar",
    "muhabir", "skribent", "forfatter", "författare", "auteur", "redakt", "journalist", "credits-name", "by-name",
)  # fmt: skip
"""What classes hold of elements that name an author, beside "author" and "byline", which are looked for everywhere."""

OTHER_CLASSES = (
    "tag", "topic", "label", "section", "seccion", "sezione", "secao", "editoria", "dzial", "sectiune", "rubri",
    "ressort", "categor", "kicker", "eyebrow", "location", "place", "region", "standfirst", "subtitle", "subhead",
    "teaser", "foto", "photo", "image", "caption", "credit", "share", "related", "keyword", "breadcrumb", "menu",
    "team", "score",
)  # fmt: skip
"""What classes hold of lines that are names of topics, places and sections."""

_NO_BYLINES = frozenset({"figure", "figcaption", "nav", "aside", "footer", "blockquote", "button", "form", "table"})
"""Elements in which names are pictured, quoted or linked, and sign nothing."""

_DIGIT = re.compile(r"\d")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,3}")
_PLACED = re.compile(r"[A-ZÀ-Þ][\w .,'’()-]{1,40}\s[—–|/-]{1,2}\s")
"""A place before a byline."""

MAX_PARTS = 5
"""Elements of a line that is a byline."""

_TWO_CAPITALS = re.compile(r"[A-Z][\w'.-]*\s+(?:[\w'.-]+\s+)?[A-Z]")


class _Near(NamedTuple):
    """The lines around the headline, and which of them hold a date or what stands beside names as dates do."""

    reading: Reading
    lines: Sequence[Line]
    dated: Sequence[str]

    def below(self, index: int) -> str:
        """The line below one."""
        return self.lines[index + 1].text if index + 1 < len(self.lines) else ""


def from_lines(reading: Reading, marked: Container[str] = ()) -> Iterator[Finding]:
    """Who signs in the lines near the headline.

    Args:
        reading: the page.
        marked: names that marked elements give: a line that is names says nothing more of them.

    Yields:
        findings for ``authors`` and ``organisations``; who edits and translates only where nobody else signs.
    """
    lines = [line for line in reading.zone if line.place >= -ABOVE and line.body <= MAX_BODY]
    language = reading.head.lang[:2].lower()
    local = [desks.may_be_desks(line.text, language) for line in lines]
    dated = [_dated(line, reading, local=here) for line, here in zip(lines, local, strict=True)]
    here = _Near(reading, lines, dated)
    late: list[Finding] = []
    somebody = False
    for index, line in enumerate(lines):
        if bylines_cjk.is_asian(line.text[:1]) and _is_caption(line.node):
            continue  # 北浜橋＝北浜市: what is pictured, and where
        if len(line.text) >= LONG:
            if bylines_cjk.signs(line.text):  # the brackets that a report begins with
                yield from signed(reading.names(line.text), "byline")
            continue
        near = reading.headline is not None and 0 < line.place <= HEAD
        beside = near or (reading.headline is not None and line.place < 0)
        desk = desks.signature(_in_parts(line)) if local[index] and beside and not _is_caption(line.node) else ""
        rest, led = _led(signature(line.node, line.text))
        if desk or led:
            found = _worded(here, index, desk, rest if led else "", near=near)
            if desk or not (is_second(line.text) or names_second(line.text)):
                somebody = somebody or bool(rest)
                yield from found
            else:
                late += found
        elif beside and not (local[index] and desks.is_sentence(line.text)) and _may_be_names(line.text):
            yield from _unworded(here, index, marked, near=near)
    if not somebody:
        yield from late


def _is_caption(node: LexborNode) -> bool:
    parent: LexborNode | None = node
    for _ in range(MARK_LEVELS):
        if parent is None:
            return False
        if parent.tag == "figcaption":
            return True
        parent = parent.parent
    return False


def _unworded(here: _Near, index: int, marked: Container[str], *, near: bool) -> Iterator[Finding]:
    """Who signs in a line that may be names: by the date or the role beside it, else by its element and the names."""
    line = here.lines[index]
    text = signature(line.node, line.text)
    beside = here.dated[max(index - 1, 0) : index + 3] if near else [here.dated[index]]
    people = here.reading.names(_without_agency(line, text), strict=True)
    if text != line.text or (any(beside) and "words" not in beside):
        # A piece of a line, or a line by "2 hours ago", is often a label.
        people = People(tuple(filter(_is_named, people.persons)))
    if desks.has_no_capitals(text) and not _covers_most(people.persons, text):
        people = People()  # "…، ويعود هدوء البحر" is the end of a sentence
    role = _is_role(here.below(index))
    dated = any(beside) if near else "words" in beside
    if dated:
        yield from signed(people, "line:dated" if near else "line:dated-above")
    if role and (near or not dated):
        yield from signed(people, "line:role")
    if near and not dated and not role:
        yield from _from_names(line, here.reading, marked)


def _without_agency(line: Line, text: str) -> str:
    """A line with a bar before the element in which an agency stands: "Anna Bell", "La Presse canadienne à Laval"."""
    parts = _in_parts(line).split(" | ") if line.node.tag_id != TEXT and text == line.text else []
    agency = len(parts) > 1 and is_person(parts[0], strict=True) and any(map(agencies_in, parts[1:]))
    return " | ".join(parts) if agency else text


def _dated(line: Line, reading: Reading, *, local: bool) -> str:
    """What a short line holds: a date, or what stands beside names as dates do; the ``<time>`` of "2 hours ago"."""
    if len(line.text) >= LONG:
        return ""
    if reading.dates_in(line.text) or (local and desks.accompanies(line.text)):
        return "words"
    return "time" if line.node.tag_id != TEXT and line.node.css_first("time[datetime]") is not None else ""


def _is_role(text: str) -> bool:
    """Whether a line is what somebody does: "Reporter", "Northern transport correspondent"."""
    small = text.casefold()
    return small in ROLES or (text.count(" ") < MAX_ROLE and small.rpartition(" ")[2] in ROLES)


def _may_be_names(text: str) -> bool:
    """Whether a line is short enough and has capitals enough to be names: the cheap test before the careful one."""
    if text.count(" ") > MAX_SPACES:
        return False
    return not text.isascii() or bool(_TWO_CAPITALS.search(text)) or text.strip(" |").casefold() in AGENCIES


def _led(text: str) -> tuple[str, bool]:
    """A line without the words that begin a byline, and whether there were any, be it behind a place: "OSLO — By"."""
    rest, led = without_lead(text)
    # Where no space parts a word from the next, a lead is also the beginning of a word: only the grammar tells.
    if bylines_cjk.signs(text):
        return (text if rest else rest), True
    if rest and bylines_cjk.is_asian(text[:1]):
        return text, False
    if led or not (bar := _PLACED.match(text)):
        return rest, led
    return without_lead(text[bar.end() :])


def _worded(here: _Near, index: int, desk: str, rest: str, *, near: bool) -> Iterator[Finding]:
    """Who signs in a line that is a byline by its words: those of a desk, or a lead before the rest."""
    text, reading = here.lines[index].text, here.reading
    if desk:
        led = without_lead(text)[1]
        yield from signed(reading.names(desk, strict=" " in desk), "byline" if led and near else "line:desk")
    elif rest:
        yield from signed(_behind_lead(text, rest, reading), "byline" if near else "byline:below")
    elif len(below := here.below(index)) < LONG:
        yield from signed(written_large(reading.names(below)), "byline:label")


def _behind_lead(text: str, rest: str, reading: Reading) -> People:
    """Who signs behind a lead; in a script without capitals, only what is as short as a name."""
    if names := desks.by_family(rest):
        return reading.names(names, strict=True)
    if not desks.has_no_capitals(rest):
        people = written_large(reading.names(rest))
        # "PV Tây Nguyên": the reporters of a region.
        return People(tuple(name for name in people.persons if not desks.is_city(name)), people.organisations)
    people = reading.names(text, strict=":" not in text and " " in rest)
    return People(tuple(name for name in people.persons if desks.may_sign(name)), people.organisations)


def _in_parts(line: Line) -> str:
    """A line with a bar between its elements: a name in bold and what somebody does behind it."""
    node = line.node
    if node.child is None or node.child.next is None:
        return line.text
    parts = [part for text in node.text(separator="\n").split("\n") if (part := plain(text))]
    return " | ".join(parts) if parts and len(parts) <= MAX_PARTS else line.text


def _from_names(line: Line, reading: Reading, known: Container[str]) -> Iterator[Finding]:
    """A line below the headline whose element says that it holds an author, or that is names and little else."""
    marked = _says_author(line.node)
    if marked is None:
        return
    persons = reading.names(line.text, strict=True).persons
    if not marked:
        persons = tuple(filter(_is_named, persons)) if persons and _covers(persons, line.text) else ()
    new = tuple(name for name in persons if name not in known)
    yield from signed(People(new), "line:marked" if marked else "line:names")


def _says_author(node: LexborNode) -> bool | None:
    """Whether an element or one around it says that it holds an author; None if it stands in what is not the head."""
    parent: LexborNode | None = node
    for _ in range(MARK_LEVELS):
        if parent is None or (tag := parent.tag) in {"body", "html", "article", "main"}:
            return False
        if tag in _NO_BYLINES:
            return None
        marks = marks_of(parent)
        if holds(marks, AUTHOR_CLASSES):
            return None if holds(marks, ELSEWHERE) else True
        if holds(marks, OTHER_CLASSES):
            return None
        parent = parent.parent
    return False


def _covers(persons: Sequence[str], text: str) -> bool:
    """Whether a line is names, joined, with a place or an agency behind them at most."""
    beside = len(text.split()) - sum(len(name.split()) for name in persons)
    led = text.split(None, 1)[0].casefold() in SHORT_LEADS  # "Theo" is Vietnamese for "according to"
    return text[:1].isupper() and text[-1:] not in ".:!?…" and beside <= MAX_BESIDE and not led


def _covers_most(persons: Sequence[str], text: str) -> bool:
    """Whether names begin a line in a script without capitals, or nearly, and are most of it, its numbers apart."""
    words = [word for word in text.split() if not _DIGIT.search(word)]
    before = [word for word in text.partition(persons[0])[0].split() if not _DIGIT.search(word)] if persons else []
    beside = len(words) - sum(len(name.split()) for name in persons)
    return beside <= MAX_BESIDE_DATE and len(before) <= MAX_BEFORE_NAME


def _is_named(name: str) -> bool:
    """Whether something shaped like a person's name holds a given name, or initials before a family name."""
    words = name.split()
    return _INITIALS.fullmatch(words[0]) is not None or any(map(is_given_name, words))

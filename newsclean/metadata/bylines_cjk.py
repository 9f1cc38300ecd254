"""The grammar of bylines in Chinese, Japanese and Korean.

A byline there is a list of fields, each with a label ("文／陳柏舟　攝影／吳蕾"), or a role that sticks to the name,
before it in Chinese (記者陳怡廷／台北報導) and behind it in Japanese and Korean (野々村大地記者, 세종=정우람 기자),
or names in the brackets of a dateline.  Here such a line becomes a plain list of names, which
:mod:`newsclean.metadata.names` judges like any other.  A long file: the grammar is one, and its parts call each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile, groupby, zip_longest
from typing import Literal, NamedTuple

from newsclean.memory import remembered
from newsclean.metadata.byline_words import AGENCIES, either
from newsclean.metadata.byline_words_cjk import (
    BUREAUS,
    FROM_PLACE,
    JAPANESE_SURNAMES,
    KATAKANA_PLACES,
    NAME_ENDINGS,
    NEED_A_MARK,
    NO_NAMES_KOREAN,
    OTHER_LABELS,
    PLACES,
    REPORT_ENDINGS,
    REPORTER,
    ROLE_ENDINGS,
    ROLE_PREFIXES,
    ROLES_CJK,
    SIGNING_LABELS,
    SOURCE_LABELS,
)
from newsclean.metadata.names_cjk import (
    has_family_name,
    is_chinese,
    is_desk,
    is_japanese,
    is_japanese_pair,
    is_korean,
    is_name,
)
from newsclean.metadata.plain import REMEMBERED

LIST_MARK = "、"
"""What stands between the names that are handed on."""

MAX_LINE = 160
"""Characters of a line that are read."""

MAX_OPENING = 80
"""Characters in which the brackets end that a report begins with: （中央社記者高芷涵新竹15日電）."""

MAX_STRANGE = 2
"""Words of a line that are no names, beside those that look like some: more are a sentence."""

MIN_LABEL = 3
"""Characters of a label that no sentence begins with: 글쓴이."""

LONGEST_FAMILY = 3
"""Characters of a Japanese family name: 小野瀬."""

MAX_HANGUL_WORDS = 3
"""Words of a foreign name in Hangul: 마이클 오브라이언."""


class Byline(NamedTuple):
    """What a line says about who wrote.

    Args:
        names: what may be names, and organisations among them, in order.
        marked: whether a label, a role or the form of a dateline says that these wrote.
    """

    names: tuple[str, ...] = ()
    marked: bool = False


_NOBODY = Byline()


class _Word(NamedTuple):
    """A word of a byline: (part of) a name if it holds text, else a role, or what else is known."""

    text: str = ""
    role: bool = False


_ROLE = _Word(role=True)
_KNOWN = _Word()


_ASIAN = re.compile(r"[\u3005\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3041-\u30fa]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_KNOWN_WORDS = PLACES | NO_NAMES_KOREAN
_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"[（(]?[\w.+-]+@[\w.-]+[)）]?|https?://\S+|www\.\S+")
_LABELS = SIGNING_LABELS | OTHER_LABELS | SOURCE_LABELS
_LABEL_WORD = either(_LABELS)
_AND = r"\s?[・·．.、＆&＋+/／和與与]\s?"
_LABEL = re.compile(
    rf"(?:^|(?<=[\s（(【〔\[「|｜，,、；;／/]))"
    rf"(?P<label>(?:{_LABEL_WORD})(?:(?:{_AND}|\s)(?:{_LABEL_WORD}))*)"
    rf"(?P<mark>\s*[:：／/＝=|｜]\s*|,\s+|\s*[・·](?=\S)|\s+(?=\S))"
)
"""A label and what parts it from the name: 取材・文／, 글·사진, 작성자:."""
_LABEL_PARTS = re.compile(rf"{_AND}|\s")
_SPREAD = re.compile(
    rf"(?<!\S)({either({f'{word[0]} {word[1]}' for word in _LABELS if len(word) == 2})})(?=\s?[:：/／])"
)
"""A label over the room of three characters: 作　者：."""
_BEHIND = re.compile(rf"(?<!\S)([^/／:：]{{2,20}}?)(?:\s?[/／]|\s)((?:{_LABEL_WORD})(?:[/／](?:{_LABEL_WORD}))?)(?!\S)")
"""A label behind the names: 毛尖 李幼薇/文 唐骋/摄."""
_BOXED = re.compile(rf"[【\[〔（(]\s?((?:{_LABEL_WORD})(?:{_AND}(?:{_LABEL_WORD}))*)\s?[】\]〕）)]\s?(?=\w)")
"""A label in brackets: 【文】, ［取材・文］."""
_REPORTER_LABEL = re.compile(r"(?:^|[/|｜])\s*기자\s?[:：]")
_LABEL_LAST = re.compile(rf"[\s/／](?:{_LABEL_WORD})$")
_BARS = str.maketrans(
    dict.fromkeys("丨︱┃∣│", "｜") | dict.fromkeys("●■◆▲□▶▷◎※★☆▼▽◇", " ") | {"［": "[", "］": "]"},
)
"""What Chinese sites write for a bar (the first is a character of its own right, which no name holds); bullets."""
_KOREAN_DATELINE = re.compile(
    r"[(\[【（][^()\[\]【】（）]{1,20}[=＝][^()\[\]【】（）]{1,30}[)\]】）]\s*"
    r"([^=＝()\[\]]{2,40}?(?:기자|특파원|통신원))\s*[=＝]"
)
"""How a Korean report begins: [서울=한빛뉴스] 한소라 기자 =."""
_ASIDE = re.compile(r"[（(【〔\[]([^（）()【】〔〕\[\]]{0,60})[)）】〕\]]")
_WIRE_END = ("电", "電", "讯", "訊")
_EDGES = " .,:;-–—|*\"“”'=＝：／/｜▲△■□◆◇●○▶▷※〔〕【】（）()[]「」『』<>＜＞《》"
_BAR = re.compile(r"\s*[|｜•∙]\s*|\s[–—-]\s")
_LIST = re.compile(r"\s*[、，,;；&＆＋+/／]\s*|\s(?:和|与|與|及|以及|暨|跟|と|와|과|및|and)\s")
_WIRE = re.compile(r"(\D{0,12})(?:\d{1,2}月)?\d{1,2}日\D{0,3}[电電訊讯]")
"""A wire's report: who, where, and the day: 高芷涵新竹15日電."""
_PREFIX = re.compile(rf"\D{{0,10}}?(?:{either(ROLE_PREFIXES)})[:：]?(?=\S)")
_DOTS = re.compile(r"[・·‧．･]")
_JOIN = re.compile(r"[和与與及跟暨と]")
_SENTENCE = re.compile(r"[。！？!?…」』”]|다\.")
_HONORARY = frozenset({"博士", "氏", "さん", "씨", "박사", "先生"})
"""Titles of people that others write about."""


def is_asian(text: str) -> bool:
    """Whether the beginning of a line holds Chinese, Japanese or Korean characters.

    Example:
        >>> is_asian("文＝佐々木遥香"), is_asian("Von Anna Bell")
        (True, False)
    """
    return not text.isascii() and _ASIAN.search(text, 0, MAX_OPENING) is not None


def signs(text: str) -> bool:
    """Whether a line is a byline by its wording.

    Example:
        >>> signs("〔記者林政勳／高雄報導〕"), signs("記者會現場擠滿粉絲。")
        (True, False)
    """
    return is_asian(text) and read(text).marked


def listed(text: str) -> str:
    """A byline as a plain list of its names.

    Example:
        >>> listed("記者蕭宇辰、范姜雅雯／連線報導"), listed("세종=정우람 기자")
        ('蕭宇辰、范姜雅雯', '정우람')
    """
    pieces = [piece.strip(_EDGES) for piece in _LIST.split(text)]
    return LIST_MARK.join((*read(text).names, *filter(_is_organisation, pieces)))


def _is_organisation(piece: str) -> bool:
    return piece.casefold() in AGENCIES or is_desk(piece)


@remembered(REMEMBERED)
def read(text: str) -> Byline:
    """The names in a line, and whether it says that they wrote.

    Example:
        >>> read("文／陳柏舟　攝影／吳蕾")
        Byline(names=('陳柏舟',), marked=True)
    """
    if match := _KOREAN_DATELINE.match(text):
        return _fields(match[1])
    line = _SPREAD.sub(_closed, text.translate(_BARS))
    line = _REPORTER_LABEL.sub(" 글쓴이：", _BOXED.sub(r" \1：", line)).strip()
    line = _ADDRESS.sub(" ", line) if "@" in text or "http" in text or "www." in text else line
    opening = _opening(line)
    if opening.marked:
        return opening
    if len(line) > MAX_LINE:
        return _NOBODY
    bare = _ASIDE.sub(_role_aside, line).strip(" 。")
    if _SENTENCE.search(bare):
        return _NOBODY
    if _LABEL_LAST.search(bare):
        bare = _BEHIND.sub(_label_first, bare).strip()
    return _fields(bare or line.strip(_EDGES))


def _closed(label: re.Match[str]) -> str:
    return label[1].replace(" ", "")


def _role_aside(aside: re.Match[str]) -> str:
    """What stands in brackets behind a name, if it is a role: 佐藤花子（ジャーナリスト）."""
    return f" {aside[1]} " if aside[1] in ROLES_CJK or aside[1].endswith(ROLE_ENDINGS) else " "


def _label_first(match: re.Match[str]) -> str:
    found = _field(match[1], "")
    full = bool(found.names) and all(is_name(name, strict=True) for name in found.names)
    return f" {match[2]}：{LIST_MARK.join(found.names)} " if full else match[0]


def _opening(line: str) -> Byline:
    """Who signs in the brackets that a report begins with: 〔記者林政勳／高雄報導〕, 【樋口健吾、真鍋さやか】."""
    match = _ASIDE.search(line[:MAX_OPENING])
    if match is None or not (before := line[: match.start()].strip()).endswith(("", *_WIRE_END)):
        return _NOBODY
    if before and not before.endswith(_WIRE_END):
        return _NOBODY
    found = _fields(match[1])
    if found.marked or match.end() < len(line.rstrip()) or _BAR.search(match[1]):
        return found
    full = bool(found.names) and all(is_name(name, strict=True) for name in found.names)
    several = len(found.names) > 1 or any(map(has_family_name, found.names)) or _LABEL.search(match[1]) is not None
    return Byline(found.names, marked=full and several)


def _fields(line: str) -> Byline:
    """The names of all the fields of a line that name who wrote."""
    labels = list(_LABEL.finditer(line))
    names: list[str] = []
    found = _field(line[: labels[0].start()] if labels else line, "")
    if found.marked or not any(map(_is_signing, labels)):
        names += found.names
    marked = found.marked
    for label, following in zip_longest(labels, labels[1:]):
        value = line[label.end() : following.start() if following else len(line)]
        found = _labelled(label["label"], label["mark"], value)
        names += found.names
        marked = marked or found.marked
    return Byline(tuple(names), marked)


def _is_signing(label: re.Match[str]) -> bool:
    return not SIGNING_LABELS.isdisjoint(_LABEL_PARTS.split(label["label"]))


def _labelled(label: str, mark: str, value: str) -> Byline:
    """The names behind a label."""
    words = frozenset(_LABEL_PARTS.split(label)) | {label}
    if not words.isdisjoint(SOURCE_LABELS):
        pieces = [piece.strip(_EDGES) for piece in _LIST.split(value)]
        return Byline(tuple(piece for piece in pieces if not is_asian(piece) or _is_organisation(piece)))
    if words.isdisjoint(SIGNING_LABELS):
        return _NOBODY
    if label in NEED_A_MARK and mark.isspace():
        return _field(value, "")
    plain_label = len(label) >= MIN_LABEL if mark.isspace() else mark.strip() not in {"・", "·"}
    return _field(_BAR.split(value.strip())[0], "signing" if plain_label else "weak")


def _field(value: str, label: Literal["", "weak", "signing"]) -> Byline:
    """The names of one field: behind a label, behind one that may be a word of a sentence, or behind none."""
    pieces = [[*_words(piece)] for part in _BAR.split(value) for piece in _LIST.split(part)]
    spaced = _KANA.search(value) is not None
    read_pieces = [(_names(piece, spaced=spaced), _ROLE in piece) for piece in pieces]
    names = [name for found, _ in read_pieces for name in found]
    full = [name for name in names if _is_full(name)]
    if label == "signing":
        signing = any(not is_asian(name) or is_name(name, strict=False) for name in names)
        return Byline(tuple(names), signing)
    if not label and len(names) - len(full) > MAX_STRANGE:
        return _NOBODY
    # "海湾观察 记者 濮振宇": a strange word beside a role is where the person works.
    strange = any(not _is_full(name) for found, role in read_pieces for name in found if not role)
    marked = bool(full) and not strange and (any(role for _, role in read_pieces) or label == "weak")
    return Byline(tuple(full if label or marked else names), marked)


def _names(piece: list[_Word], *, spaced: bool) -> list[str]:
    """The names in one piece of a list."""
    names: list[str] = []
    for is_text, run in groupby(piece, key=_has_text):
        words = [word.text for word in run] if is_text else []
        names += _together(words[:1] if _ROLE in piece and _is_described(words) else words, spaced=spaced)
    return names


def _is_full(name: str) -> bool:
    return not is_asian(name) or is_name(name, strict=True)


def _has_text(word: _Word) -> bool:
    return word.text != ""


def _is_described(words: list[str]) -> bool:
    """Whether a Korean name is followed by what the person does: 음성원 도시건축 (전문작가)."""
    return len(words) > 1 and len(words[0]) > 2 and is_korean(words[0]) and not any(map(is_korean, words[1:]))


def _words(piece: str) -> Iterator[_Word]:
    """What each word of a piece is."""
    words = [bare for word in piece.split() if (bare := word.strip(_EDGES))]
    for before, word, following in zip(["", *words], words, [*words[1:], ""], strict=False):
        ending = _ending(word, NAME_ENDINGS)
        # "东岸新闻记者 赵启铭": where a name follows, what stands before the role is a paper.
        if word.endswith(REPORTER) and (is_chinese(following) or len(following) == 1):
            yield _ROLE
        elif ending and word not in ROLES_CJK and _completes(before, word.removesuffix(ending)):
            yield _Word(word.removesuffix(ending))
            yield _KNOWN if ending in _HONORARY else _ROLE
        else:
            yield from _word(word)


def _completes(family: str, given: str) -> bool:
    """Whether a word is the given name to the one before it: 緑 慎也さん."""
    known = family in PLACES or family in ROLES_CJK or is_desk(family) or is_desk(given)
    return not known and len(given) <= LONGEST_FAMILY and is_japanese_pair(f"{_DOTS.split(family)[-1]} {given}")


def _word(word: str) -> Iterator[_Word]:
    """What one word is, or those that stick together in it."""
    if (match := _PREFIX.match(word)) and all(map(is_chinese, names := _several(word[match.end() :]))) and names:
        yield _ROLE
        yield from map(_Word, names)
    elif word.isascii():
        yield _KNOWN if _DIGIT.search(word) else _Word(word)
    elif word in ROLES_CJK:
        yield _KNOWN if word in _HONORARY else _ROLE
    elif word.startswith(("駐", "驻", *FROM_PLACE[:-1])) or word in _KNOWN_WORDS or is_desk(word):
        yield _ROLE if word.endswith(BUREAUS) else _KNOWN
    elif _DIGIT.search(word) and (match := _WIRE.match(word)):
        yield _ROLE
        yield from _word(_placeless(match[1])) if match[1] not in PLACES else ()
    elif _DIGIT.search(word):
        yield _KNOWN
    elif (parts := _sides(word)) != [word]:
        for part in parts:
            yield from _word(part) if part else (_ROLE,)
    else:
        yield from _glued(word)


def _sides(word: str) -> list[str]:
    """The parts of a word around an equals sign or dots, as far as they are no one name.

    An empty part stands for the place of a dateline: ワシントン＝高村美里.
    """
    for mark in "=＝":
        before, equals, behind = word.partition(mark)
        if equals and before and behind and (_HANGUL.search(word) or not _DOTS.search(before)):
            return [before, ""] if behind in PLACES else ["", behind]
    place = next(filter(word.startswith, KATAKANA_PLACES), "") if word.startswith(KATAKANA_PLACES) else ""
    if place and is_japanese(word.removeprefix(place)):
        return ["", word.removeprefix(place)]
    parts = [part for part in _DOTS.split(word) if part]
    named = [*dropwhile(_is_office, parts[:-1]), *parts[-1:]]
    if len(named) < 2 or _HANGUL.search(word):
        return ["", *named] if len(named) < len(parts) else parts
    several = all(is_chinese(name) and len(name) > 2 for name in named) or all(map(has_family_name, named))
    return ["", *named] if several and len(named) < len(parts) else named if several else [word]


def _is_office(part: str) -> bool:
    return part in PLACES or part in ROLES_CJK or is_desk(part) or part.endswith(ROLE_ENDINGS)


def _glued(word: str) -> Iterator[_Word]:
    """A word that holds a role and a name, two names, or one."""
    if ending := _ending(word, REPORT_ENDINGS):
        rest = word.removesuffix(ending).removeprefix(FROM_PLACE[-1])
        bare = _placeless(rest)
        if not rest or rest in PLACES or bare != rest or _PREFIX.match(rest) or is_name(rest, strict=True):
            yield _ROLE
            yield from _word(bare) if rest and rest not in PLACES else ()
            return
    if (ending := _ending(word, NAME_ENDINGS)) and (names := _several(word.removesuffix(ending))):
        yield from map(_Word, names)
        yield _KNOWN if ending in _HONORARY else _ROLE
        return
    if word.endswith(ROLE_ENDINGS) and not is_korean(word):
        yield _ROLE
    elif names := _several(word):
        yield from map(_Word, names)
    else:
        yield _Word(word)


def _ending(word: str, endings: tuple[str, ...]) -> str:
    return next(filter(word.endswith, endings), "") if word.endswith(endings) else ""


def _placeless(word: str) -> str:
    """A reporter without the place that sticks to the name: 高芷涵新竹."""
    ends = (place for place in (word[-2:], word[-3:], word[-4:]) if place in PLACES and len(word) > len(place) + 1)
    return word.removesuffix(next(ends, ""))


def _several(word: str) -> list[str]:
    """The full names in a word: one, two with a joining word between them, or none."""
    for match in _JOIN.finditer(word):
        before, behind = word[: match.start()], word[match.end() :]
        japanese = match[0] == "と" and is_japanese(before) and is_japanese(behind)
        if japanese or (match[0] != "と" and is_chinese(before) and is_chinese(behind)):
            return [before, behind]
    # 한소라와 정우람
    if word.endswith(("와", "과")) and len(word) > 3 and is_korean(word[:-1]):
        return [word[:-1]]
    return [word] if is_name(word, strict=True) else []


def _together(words: list[str], *, spaced: bool) -> list[str]:
    """Words side by side as names.

    Chinese spreads two characters over the room of three (孟　然　许佳宁); Japanese parts the family name from the
    given one; foreign names have as many words as they have.
    """
    if all(word.isascii() for word in words):
        return [" ".join(words)] if words else []
    if all(map(_HANGUL.search, words)):
        several = len(words) > 1 and all(len(word) > 2 and is_korean(word) for word in words)
        return words if several or len(words) > MAX_HANGUL_WORDS else [" ".join(words)]
    out: list[str] = []
    rest = words
    while rest:
        taken = _one(rest[0], rest[1] if len(rest) > 1 else "", spaced=spaced)
        # "作者：周慕白 资深媒体人": behind a full name, only full names.
        if not out or is_name(taken, strict=True):
            out.append(taken)
        rest = rest[2 if len(rest) > 1 and taken != rest[0] else 1 :]
    return out


def _one(first: str, second: str, *, spaced: bool) -> str:
    """The name that a word begins: alone or with the next."""
    if not second:
        return first
    if len(first) == len(second) == 1 and is_chinese(first + second) and not spaced:
        return first + second
    chinese = is_chinese(first) and is_chinese(second)
    whole = len(first) > LONGEST_FAMILY and has_family_name(first) and is_japanese(first)
    if first not in JAPANESE_SURNAMES and (chinese or whole):
        return first
    pair = f"{first} {second}"
    return pair if is_name(pair, strict=True) else first

"""What a person's name looks like in Chinese, Japanese and Korean.

Chinese and Korean names begin with one of few family names; Japanese ones are told by their length and by what they
do not hold; foreign ones are katakana, or characters with a dot between them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import add

from newsclean.metadata.byline_words_cjk import (
    CHINESE_DOUBLE_SURNAMES,
    CHINESE_SURNAMES,
    DESK_ENDINGS,
    JAPANESE_SURNAMES,
    KOREAN_DESK_ENDINGS,
    KOREAN_DOUBLE_SURNAMES,
    KOREAN_SURNAMES,
    NO_DESKS,
    NO_NAME_KANA,
    NO_NAME_STEMS,
    NO_NAMES_KOREAN,
    NOBODY,
    NOT_JAPANESE,
    PLACES,
    SHORT_KOREAN_SURNAMES,
)
from newsclean.metadata.plain import REMEMBERED

MAX_HAN = 6
"""Characters of a name in Chinese or Japanese characters: "勅使河原三郎" has six."""

MAX_PEN_NAME = 12
"""Characters of a name that is taken because a label stands before it."""

MAX_FOREIGN = 24
"""Characters of a foreign name: "マリア・フェルナンデス＝西岡" has 15."""

MIN_JAPANESE = 3
"""Characters of a full Japanese name; two are a family name alone, or any word."""

MAX_DOUBLE = 4
"""Characters of a name whose family name has two: 欧阳静怡, 남궁서윤."""

_HAN = r"\u3005\u3400-\u9fffノヶヵ"
_PAIRS = frozenset(stem for stem in NO_NAME_STEMS if len(stem) == 2)
_LONGER = tuple(stem for stem in NO_NAME_STEMS if len(stem) > 2)
_NEVER = PLACES | NOBODY
_HAN_ONLY = re.compile(rf"[{_HAN}]+")
_JAPANESE = re.compile(rf"([{_HAN}]{{1,4}})([\u3041-\u309f]{{2,4}}|[\u30a1-\u30fa\u30fc]{{2,6}})")
"""A family name and a given name in kana: 真鍋さやか."""
_PAIR = re.compile(rf"[{_HAN}]{{1,4}} [{_HAN}\u3041-\u309f\u30a1-\u30fa\u30fc]{{1,4}}")
_FOREIGN = re.compile(
    rf"[{_HAN}\u30a1-\u30fa\u30fc]{{1,10}}(?:[・·‧•．＝=][{_HAN}A-Z\u30a1-\u30fa\u30fc]{{1,9}}){{1,3}}"
)
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{2,10}(?: [\u30a1-\u30fa\u30fc]{2,10}){1,2}")
_HANGUL = re.compile(r"[\uac00-\ud7a3]+(?: [\uac00-\ud7a3]+){0,2}")
_KANA = r"\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30fe"
_LETTERS = re.compile(rf"[{_HAN}{_KANA}\uac00-\ud7a3A-Za-z0-9 .・·‧•．＝'’-]+")
_PARTICLES = "のをがはにでともへや"
"""What a given name in hiragana seldom begins with, and the end of a sentence often."""


@lru_cache(maxsize=REMEMBERED)
def is_name(name: str, *, strict: bool) -> bool:
    """Whether something is shaped like a name.

    Args:
        name: one name with at least one Chinese, Japanese or Korean character.
        strict: whether only full names count, and no pen names.

    Example:
        >>> is_name("真鍋さやか", strict=True), is_name("有料記事", strict=True)
        (True, False)
    """
    if not _LETTERS.fullmatch(name) or name in _NEVER:
        return False
    if _HANGUL.fullmatch(name):
        return is_korean(name) if strict else len(name) <= MAX_PEN_NAME and name not in NO_NAMES_KOREAN
    if _holds_no_name(name) or is_desk(name):
        return False
    if _FOREIGN.fullmatch(name) or _KATAKANA.fullmatch(name):
        return len(name) <= MAX_FOREIGN
    if strict:
        return is_japanese_pair(name) or is_chinese(name) or is_japanese(name)
    return _is_pen_name(name)


def _holds_no_name(name: str) -> bool:
    """Whether a name holds a word that no name holds; most have two characters, which a set finds at once."""
    if not _PAIRS.isdisjoint(map(add, name, name[1:])):
        return True
    return any(map(name.__contains__, _LONGER)) if len(name) > 2 else False


def _is_pen_name(name: str) -> bool:
    """Whether something that a label calls a name is short enough, and no end of a sentence: もちづき, 青衫客."""
    if len(name) > MAX_HAN and any(map(name.__contains__, NO_NAME_KANA)):
        return False
    return len(name) <= (MAX_HAN if _HAN_ONLY.fullmatch(name) else MAX_PEN_NAME)


def is_chinese(name: str) -> bool:
    """Whether a name begins as Chinese ones do and is as long.

    Example:
        >>> is_chinese("李晓晨"), is_chinese("欧阳静怡"), is_chinese("放晚学")
        (True, True, False)
    """
    if not _HAN_ONLY.fullmatch(name) or name in PLACES:
        return False
    if name[:2] in CHINESE_DOUBLE_SURNAMES:
        return MIN_JAPANESE <= len(name) <= MAX_DOUBLE
    # Four characters without a double family name: a woman who bears her husband's too, "范徐麗泰".
    married = len(name) == MAX_DOUBLE and name[1] in CHINESE_SURNAMES
    return name[0] in CHINESE_SURNAMES and (2 <= len(name) < MAX_DOUBLE or married)


def is_japanese(name: str) -> bool:
    """Whether a name is kanji, or kanji and then kana, as Japanese full names are.

    Example:
        >>> is_japanese("柴崎淳也"), is_japanese("地元のまつり")
        (True, False)
    """
    if not NOT_JAPANESE.isdisjoint(name):
        return False
    if _HAN_ONLY.fullmatch(name):
        return MIN_JAPANESE <= len(name) <= (MAX_HAN if has_family_name(name) else MAX_HAN - 1)
    match = _JAPANESE.fullmatch(name)
    if match is None or any(map(match[2].__contains__, NO_NAME_KANA)):
        return False
    return match[1] in JAPANESE_SURNAMES or (len(match[1]) > 1 and match[2][0] not in _PARTICLES)


def has_family_name(name: str) -> bool:
    """Whether a name begins with a common Japanese family name of two or three characters.

    Example:
        >>> has_family_name("佐々木遥香")
        True
    """
    return name[:2] in JAPANESE_SURNAMES or name[:3] in JAPANESE_SURNAMES


def is_japanese_pair(name: str) -> bool:
    """Whether a name is a Japanese family name, a space and a given name.

    Example:
        >>> is_japanese_pair("五十嵐 崇")
        True
    """
    if _PAIR.fullmatch(name) is None or not NOT_JAPANESE.isdisjoint(name):
        return False
    return not any(map(name.__contains__, NO_NAME_KANA))


def is_korean(name: str) -> bool:
    """Whether a name begins as Korean ones do and is as long; a space may follow the family name.

    Example:
        >>> is_korean("남궁서윤"), is_korean("선우 진"), is_korean("사회부")
        (True, True, False)
    """
    family, space, given = name.partition(" ")
    if space:
        known = family in KOREAN_SURNAMES or family in KOREAN_DOUBLE_SURNAMES
        return known and 1 <= len(given) <= 3 and " " not in given
    if name in PLACES or name in NO_NAMES_KOREAN or not _HANGUL.fullmatch(name):
        return False
    if name[:2] in KOREAN_DOUBLE_SURNAMES and len(name) in {3, 4}:
        return True
    return name[0] in (KOREAN_SURNAMES if len(name) == MIN_JAPANESE else SHORT_KOREAN_SURNAMES) and len(name) in {2, 3}


def is_desk(word: str) -> bool:
    """Whether a word is a desk, a paper, a school: 社会部, 한빛뉴스.

    Example:
        >>> is_desk("社会部"), is_desk("阿部")
        (True, False)
    """
    if len(word) > MIN_JAPANESE and word.endswith(KOREAN_DESK_ENDINGS) and word[:2] not in KOREAN_DOUBLE_SURNAMES:
        return True
    return len(word) > 2 and word.endswith(DESK_ENDINGS) and word not in NO_DESKS and not is_korean(word)

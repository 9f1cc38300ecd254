"""Dates whose month is a number: 12.3.2024, 2024-03-12, 7/11 2014, 2024年3月12日, 12 tháng 3, 2024, 9. XII. 2011."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple, TypeAlias

from newsclean.metadata import calendars
from newsclean.metadata.calendars import NUMERALS, PIVOT

Place: TypeAlias = tuple[date, int, int]
"""A day, and where it begins and ends in the line."""

_Parts: TypeAlias = tuple[int, int, int]
"""Year, month and day of the month."""

_Way: TypeAlias = tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str]], _Parts]]

YEAR_FIRST = frozenset({"ja", "ko", "zh", "hu", "lt", "sv", "fa"})
"""Languages that write 24.03.12 for the twelfth of March; of Swedish only 24-03-12."""

HABITS = YEAR_FIRST | {"th", "vi"}
"""Languages whose numbers are read in their own way."""

_NUMERIC = re.compile(
    r"""
    (?<![\d.,/-]) (?<!\d:)
    (?: (?P<year>\d{4}) \s? (?P<mark>[-/.]) \s? (?P<month>\d{1,2}) \s?(?P=mark)\s? (?P<day>\d{1,2})
      | (?P<first>\d{1,2}) \s? (?P<sign>[-/.]) \s? (?P<second>\d{1,2}) \s?(?P=sign)\s? (?P<last>\d{4}|\d{2})
    )
    (?! \d | [/-](?!\d{1,2}[:h]) | [.,:](?!\d\d:)\d )
    """,
    re.VERBOSE,
)
_MARKED = re.compile(r"\d\s?[-/.]")
"""What every date in numbers holds: the cheap test."""

_FRACTION = re.compile(r"(?<![\d.,:/-])(\d{1,2})\s?/\s?(\d{1,2})(?:\s?-\s?|\s)(\d{4})(?![\d/:-])")
"""The Scandinavian way: 7/11 2014."""
_REPUBLIC = re.compile(r"(?<![\d.,:/-])(1[0-4]\d)([-/.])(0\d|1[0-2])\2([0-2]\d|3[01])(?![\d/-])")
"""The Taiwanese way: 112/02/28."""
_ERA = re.compile(r"(?<![a-z\d])([rhs令平昭])\s?(\d{1,2}|元)([./-])(\d{1,2})\3(\d{1,2})(?!\d)")
"""The Japanese way: R6.3.12."""
_CJK = re.compile(
    rf"(?:({'|'.join(era for era in calendars.ERAS if era not in 'rhs')}|(?<![a-z])[rhs])\s?)?"
    rf"(\d{{1,4}}|元|[{NUMERALS}]{{1,5}})\s?[年년]\s?(\d{{1,2}}|[{NUMERALS}]{{1,2}})\s?[月월]\s?"
    rf"(\d{{1,2}}|[{NUMERALS}]{{1,3}})\s?[日일号號]"
)
_ROMAN = {
    roman: month for month, roman in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)
}  # fmt: skip
_ROMANS = r"(?P<roman>xii|xi|x|ix|viii|vii|vi|v|iv|iii|ii|i)"
_ROMAN_DATE = re.compile(
    rf"""
    (?<![\d.,:/-])
    (?: (?P<day>\d{{1,2}}) (?:[./-]\s?{_ROMANS}[./-]|\s(?P<plain>xi|xii|ix|viii?|vi|iv|iii?)\.?)\s? (?P<year>\d{{4}})
      | (?P<begin>\d{{4}}) [./-]\s? {_ROMANS.replace("roman", "middle")} [./-]\s? (?P<end>\d{{1,2}})
    ) (?!\d)
    """,
    re.VERBOSE,
)
_ROMANISH = re.compile(r"\d[./ -]{1,2}[ivx]")
"""The month as a Roman numeral; one of one letter only between two marks: "5 i 2024" may be "in"."""

_VIETNAMESE_MONTHS = {
    word: month
    for month, words in enumerate(
        ("một giêng", "hai", "ba", "tư bốn", "năm", "sáu", "bảy bẩy", "tám", "chín", "mười"), 1
    )
    for word in words.split()
} | {"mười một": 11, "mười hai": 12, "chạp": 12}
_SPELT = "|".join(sorted(_VIETNAMESE_MONTHS, key=len, reverse=True))
_VIETNAMESE = re.compile(
    rf"(?P<day>\d{{1,2}})\s*(?:tháng|thg\.?|th\.?)\s*(?P<month>\d{{1,2}}|{_SPELT})\s*[,./-]?\s*(?:năm\s+)?(?P<year>\d{{4}})"
    rf"|(?:tháng|thg\.?|\bth\.?)\s*(?P<front>\d{{1,2}}|{_SPELT})\s*[,/-]?\s+(?:ngày\s+)?(?P<then>\d{{1,2}})\s*,?\s*"
    r"(?:năm\s+)?(?P<last>\d{4})"
)

_LETTERS = (("ko", "가", "힣"), ("ja", "ぁ", "ヿ"), ("th", "ก", "๛"), ("zh", "一", "鿿"))
"""Letters that tell the language of a line whose page does not say it."""


class Habit(NamedTuple):
    """How a page orders the parts of a date in numbers.

    Args:
        month_first: whether ``6/5/2025`` means June.
        language: the page's language, where it is one of :data:`HABITS`.
    """

    month_first: bool = False
    language: str = ""


def find(line: str, habit: Habit) -> Iterator[Place]:
    """Every day that a line writes with the month as a number.

    Args:
        line: the line, case folded, its digits ours.
        habit: how the page orders the parts.

    Example:
        >>> [day.isoformat() for day, _, _ in find("12/3/2024, 令和6年3月13日, 14 thg 3, 2024", Habit())]
        ['2024-03-12', '2024-03-13', '2024-03-14']
    """
    if _MARKED.search(line):
        for match in _NUMERIC.finditer(line):
            if day := _numeric(match, line, habit):
                yield day, match.start(), match.end()
        yield from _rarer(line, _MARKED_WAYS)
        if habit.language == "ja" or not line.isascii():
            yield from _rarer(line, _ERA_WAY)
    if _ROMANISH.search(line):
        yield from _rarer(line, _ROMAN_WAY)
    if not line.isascii() or "thg" in line:
        yield from _rarer(line, _WAYS)
    elif habit.language == "vi":
        yield from _rarer(line, _CLIPPED_WAY)


def _rarer(line: str, ways: tuple[_Way, ...]) -> Iterator[Place]:
    """Days of the ways whose signs the line holds."""
    for signs, pattern, parts in ways:
        if any(map(line.__contains__, signs)):
            for match in pattern.finditer(line):
                if day := calendars.day(*parts(match)):
                    yield day, match.start(), match.end()


def _of_fraction(match: re.Match[str]) -> _Parts:
    return int(match[3]), int(match[2]), int(match[1])


def _of_republic(match: re.Match[str]) -> _Parts:
    return int(match[1]) + calendars.MINGUO, int(match[3]), int(match[4])


def _of_era(match: re.Match[str]) -> _Parts:
    return calendars.of_era(match[1], calendars.numeral(match[2])), int(match[4]), int(match[5])


def _of_roman(match: re.Match[str]) -> _Parts:
    month = _ROMAN[match["roman"] or match["plain"] or match["middle"]]
    return int(match["year"] or match["begin"]), month, int(match["day"] or match["end"])


def _of_cjk(match: re.Match[str]) -> _Parts:
    year = calendars.of_era(match[1], calendars.numeral(match[2]))
    return year, calendars.numeral(match[3]), calendars.numeral(match[4])


def _of_vietnamese(match: re.Match[str]) -> _Parts:
    spelt = match["month"] or match["front"]
    month = _VIETNAMESE_MONTHS.get(spelt) or int(spelt)
    return int(match["year"] or match["last"]), month, int(match["day"] or match["then"])


_MARKED_WAYS: tuple[_Way, ...] = (
    (("/",), _FRACTION, _of_fraction),
    (("10", "11", "12", "13", "14"), _REPUBLIC, _of_republic),
)
_ERA_WAY: tuple[_Way, ...] = ((("r", "h", "s", "令", "平", "昭"), _ERA, _of_era),)
_ROMAN_WAY: tuple[_Way, ...] = ((("i", "v", "x"), _ROMAN_DATE, _of_roman),)
_CLIPPED_WAY: tuple[_Way, ...] = ((("th",), _VIETNAMESE, _of_vietnamese),)
_WAYS: tuple[_Way, ...] = (
    (("年", "년"), _CJK, _of_cjk),
    (("tháng", "thg"), _VIETNAMESE, _of_vietnamese),
)
"""Ways of writing a date: what every such line holds, the pattern, and how its year, month and day are read."""


def _numeric(match: re.Match[str], line: str, habit: Habit) -> date | None:
    if match["year"]:
        return calendars.numbered(int(match["year"]), int(match["month"]), int(match["day"]))
    if len(match["last"]) == 2:
        return _short(match, line, habit)
    month, day = int(match["first"]), int(match["second"])
    if match["sign"] == "." or month > 12 or (day <= 12 and not habit.month_first):
        month, day = day, month
    return calendars.numbered(int(match["last"]), month, day)


def _short(match: re.Match[str], line: str, habit: Habit) -> date | None:
    """A day whose year has two digits: which of the three it is, the language says."""
    first, second, last = int(match["first"]), int(match["second"]), int(match["last"])
    language = habit.language or _language(line)
    if language in YEAR_FIRST and (language != "sv" or match["sign"] == "-") and len(match["first"]) == 2:
        year = _short_year(first, language)
        if found := calendars.jalali(year, second, last) if language == "fa" else calendars.day(year, second, last):
            return found
    if match["sign"] == "-" and (len(match[0]) < len("10-12-14") or habit.month_first):
        return None  # 1-0-14 is no date, and 10-12-14 in English may be anything
    month, day = first, second
    if match["sign"] == "." or month > 12 or (day <= 12 and not habit.month_first):
        month, day = day, month
    return calendars.day(_short_year(last, language), month, day)


def _short_year(number: int, language: str) -> int:
    if language == "fa":
        return number + (1300 if number >= PIVOT else 1400)
    if language == "th" and number in calendars.SHORT_BUDDHIST:
        return number + 2500 - calendars.BUDDHIST
    return number + (2000 if number < PIVOT else 1900)


def _language(line: str) -> str:
    if line.isascii():
        return ""
    return next((name for name, low, high in _LETTERS if any(low <= mark <= high for mark in line)), "")

"""Dates as news pages write them: ISO 8601 and its misspellings, RFC 5322, numbers, months as words in fifty languages.

A date is read into ISO 8601 text: ``2025-06-05`` where the page states a day, ``2025-06-05T14:46:00+02:00`` where it
states a time, with the page's own zone and never another.  ``dateparser`` reads more, and takes 0.2 s to import and
milliseconds for each string; here a string takes microseconds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from newsclean.metadata import clock
from newsclean.metadata.calendar_words import JALALI_MONTHS, MONTHS

MAX_TEXT = 400
"""Characters searched for a date; a line that holds one is short."""

FIRST_YEAR = 1600
"""No newspaper is older (Relation, Strasbourg, 1605)."""

LAST_YEAR = 2100

PIVOT = 70
"""Two digits from which a year is one of the last century (POSIX ``strptime`` has 69, but no page is of 1969)."""

FILLER = 6
"""Letters of a word that may stand between the parts of a date: of, the, de, del, th, gada, tháng …"""

BUDDHIST = 543
"""Years that the Thai calendar is ahead."""

_ISO = re.compile(
    r"""
    \s* (\d{4}) [-/.] (\d{1,2}) [-/.] (\d{1,2})
    (?: [T\ ,_]+ (\d{1,2}) : (\d{2}) (?: : (\d{2}) (?:[.,]\d+)? )?
        \s* ( Z\b | (?:UTC|GMT)?\s*[+-]\d{2}:?\d{2}\b | [+-]\d{2}\b | [A-Za-z]{1,4}\b )?
    )?
    """,
    re.VERBOSE,
)
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?\s*")
_EPOCH = re.compile(r"\s*(1\d{9})(\d{3})?\s*")
_NUMERIC = re.compile(
    r"""
    (?<![\d.,:/-])
    (?: (?P<year>\d{4}) \s? (?P<mark>[-/.]) \s? (?P<month>\d{1,2}) \s?(?P=mark)\s? (?P<day>\d{1,2})
      | (?P<first>\d{1,2}) \s? (?P<sign>[-/.]) \s? (?P<second>\d{1,2}) \s?(?P=sign)\s? (?P<last>\d{4}|\d{2})
    )
    (?! [\d/-] | [.,:]\d )
    """,
    re.VERBOSE,
)
_MARKED = re.compile(r"\d\s?[-/.]")
"""What every date in numbers holds: the cheap test."""
_CJK = re.compile(r"(?:(令和|平成)\s?)?(\d{1,4}|元)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]")
_VIETNAMESE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*,?\s*năm|\s*,)?\s+(\d{4})")
_ERAS = {"令和": 2018, "平成": 1988}
"""Japanese eras to the year before their first."""

_SOME_DIGITS = re.compile(r"\d.?\d")
_TWO_NUMBERS = re.compile(r"\d\D{1,20}\d")
"""Every date has a day and a year, or a year and a month; nearly every other line has not."""

_TOKEN = re.compile(r"\d+|[^\s\d,;|()\[\]/\-–—:·•\"“”‘]+")
_EDGES = ".'’׳॰"
"""Marks around a word of a date: "Jan." """
_MONTHS = frozenset(MONTHS) | frozenset(JALALI_MONTHS)
_PREFIXES = ("ב", "و")
"""One-letter prepositions that Hebrew and Arabic write to the month: ביוני."""

_ZEROES = (0x660, 0x6F0, 0x966, 0x9E6, 0xBE6, 0xE50)
"""Zero in Arabic, Persian, Devanagari, Bengali, Tamil and Thai digits."""

_DIGITS = {zero + digit: str(digit) for zero in _ZEROES for digit in range(10)} | {0x200E: "", 0x200F: "", 0x60C: ","}


class Seen(NamedTuple):
    """A date found in a line of text.

    Args:
        iso: the date, ISO 8601.
        start: where it begins in the text, in characters.
        end: where it ends.
    """

    iso: str
    start: int
    end: int


def read(text: object, *, month_first: bool = False) -> str:
    """Read a date from a tag, an attribute or a line.

    Args:
        text: what stood there; anything but text or a number is no date.
        month_first: whether ``6/5/2025`` means June, as in the United States.

    Returns:
        ISO 8601, a day or a day and time; empty if there is no date.

    Example:
        >>> read("2025-06-05T14:46:12.123+0200")
        '2025-06-05T14:46:12+02:00'
        >>> read("Thu, 05 Jun 2025 14:46:12 GMT")
        '2025-06-05T14:46:12+00:00'
        >>> read("Stand: 5. Juni 2025, 14.46 Uhr")
        '2025-06-05T14:46:00'
        >>> read("5 juin 2025")
        '2025-06-05'
    """
    if isinstance(text, int | float) and not isinstance(text, bool):
        text = str(int(text)) if 0 <= text < 1e16 else ""
    if not isinstance(text, str) or not _SOME_DIGITS.search(text, 0, MAX_TEXT):
        return ""
    if match := _ISO.match(text) or _COMPACT.fullmatch(text):
        year, month, day, *time_of_day = match.groups()
        if found := _iso(_date(int(year), int(month), int(day)), clock.stated(*time_of_day)):
            return found
    if match := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(match[1]), UTC).isoformat()
    return next((seen.iso for seen in scan(text, month_first=month_first)), "")


@lru_cache(maxsize=1024)
def scan(text: str, *, month_first: bool = False) -> tuple[Seen, ...]:
    """Find every date in a line of text, in order.

    Args:
        text: the line; the first :data:`MAX_TEXT` characters are searched.
        month_first: whether ``6/5/2025`` means June.

    Returns:
        the dates, each with the time that stands behind or before it.

    Example:
        >>> [seen.iso for seen in scan("Published 5 June 2025, updated June 6, 2025 10:15 am")]
        ['2025-06-05', '2025-06-06T10:15:00']
    """
    if not _TWO_NUMBERS.search(text, 0, MAX_TEXT):
        return ()
    line = unicodedata.normalize("NFC", text[:MAX_TEXT]).casefold()
    line = line if line.isascii() else line.translate(_DIGITS)
    days = sorted(
        {start: (day, start, end) for day, start, end in _days(line, month_first=month_first)}.values(), key=_place
    )
    out: list[Seen] = []
    for index, (day, start, end) in enumerate(days):
        since = out[-1].end if out else 0
        if start < since:
            continue
        until = days[index + 1][1] if index + 1 < len(days) else len(line)
        time_of_day, stop = clock.beside(line, since, (start, end), until)
        out.append(Seen(_iso(day, time_of_day), start, stop))
    return tuple(out)


def _place(found: tuple[date, int, int]) -> int:
    return found[1]


def _days(line: str, *, month_first: bool) -> Iterator[tuple[date, int, int]]:
    for match in _NUMERIC.finditer(line) if _MARKED.search(line) else ():
        if day := _numeric(match, month_first=month_first):
            yield day, match.start(), match.end()
    if not line.isascii():
        for match in _CJK.finditer(line):
            number = 1 if match[2] == "元" else int(match[2])
            year = number + _ERAS[match[1]] if match[1] else number + (2000 if number < 100 else 0)
            if day := _date(year, int(match[3]), int(match[4])):
                yield day, match.start(), match.end()
        for match in _VIETNAMESE.finditer(line):
            if day := _date(int(match[3]), int(match[2]), int(match[1])):
                yield day, match.start(), match.end()
    yield from _worded(line)


def _numeric(match: re.Match[str], *, month_first: bool) -> date | None:
    if match["year"]:
        return _date(int(match["year"]), int(match["month"]), int(match["day"]))
    month, day, year = int(match["first"]), int(match["second"]), int(match["last"])
    if len(match["last"]) == 2:
        if match["sign"] == "-":
            return None  # 10-12-14 may be anything
        year += 2000 if year < PIVOT else 1900
    if match["sign"] == "." or month > 12 or (day <= 12 and not month_first):
        month, day = day, month
    return _date(year, month, day)


def _worded(line: str) -> Iterator[tuple[date, int, int]]:
    """Dates with the month as a word: 5 June 2025, June 5th, 2025, 2025. június 5., 2025. gada 5. jūnijs."""
    spelt = [word.strip(_EDGES) for word in _TOKEN.findall(line)]
    if not line.isascii():
        spelt = list(map(_without_prefix, spelt))
    if _MONTHS.isdisjoint(spelt):
        return
    matches = list(_TOKEN.finditer(line))
    places = [place for place, word in enumerate(spelt) if word]
    words = [spelt[place] for place in places]
    for index, word in enumerate(words):
        if not (month := MONTHS.get(word) or JALALI_MONTHS.get(word)):
            continue
        before = _numbers(words, range(index - 1, max(index - 5, -1), -1))
        after = _numbers(words, range(index + 1, min(index + 5, len(words))))
        orders = ((before[:1], after[:1]), (after[:1], after[1:2]), (after[:1], before[:1]), (before[:1], before[1:2]))
        for day, year in orders:
            if day and year and (read_ := _dated(words, (day[0], month, year[0]), jalali=word in JALALI_MONTHS)):
                parts = (places[index], places[day[0]], places[year[0]])
                yield read_, matches[min(parts)].start(), matches[max(parts)].end()
                break


def _without_prefix(word: str) -> str:
    """A month without the preposition written to it; every other word as it is."""
    return word[1:] if word.startswith(_PREFIXES) and word not in MONTHS and word[1:] in _MONTHS else word


def _numbers(words: list[str], places: range) -> list[int]:
    """Where the next two numbers stand, up to two short words between them passed over."""
    out: list[int] = []
    passed = 0
    for place in places:
        word = words[place]
        if word.isdecimal():
            out.append(place)
            passed = 0
        elif len(word) > FILLER or word in MONTHS or passed == 2:
            break
        else:
            passed += 1
        if len(out) == 2:
            break
    return out


def _dated(words: list[str], parts: tuple[int, int, int], *, jalali: bool) -> date | None:
    """The date of a day, a month and a year, day and year given as places of words."""
    place, month, year_place = parts
    day, year = words[place], words[year_place]
    if len(day) > 2 or len(year) not in {2, 4}:
        return None
    number = int(year)
    if len(year) == 2:
        # "5 June 25", and never the hour of "5 June 10:15"
        return _date(2000 + number, month, int(day)) if year_place > place and 12 < number < PIVOT else None
    if jalali:
        return _gregorian(number, month, int(day))
    return _date(number - BUDDHIST if 2400 < number < 2700 else number, month, int(day))


def _gregorian(year: int, month: int, day: int) -> date | None:
    """A day of the Persian calendar, by its 33-year cycle of leap years, which is exact from 1244 to 1472."""
    if not (1244 <= year <= 1472 and 1 <= day <= 31):
        return None
    leaps = sum(1 for cycle in range(1244, year) if cycle % 33 in {1, 5, 9, 13, 17, 22, 26, 30})
    first = date(1865, 3, 21) + timedelta(days=(year - 1244) * 365 + leaps)
    return first + timedelta(days=min(month - 1, 6) * 31 + max(month - 7, 0) * 30 + day - 1)


def _date(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(day: date | None, time_of_day: time | None) -> str:
    if day is None:
        return ""
    return datetime.combine(day, time_of_day).isoformat() if time_of_day else day.isoformat()

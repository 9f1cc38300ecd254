"""Dates as news pages write them: ISO 8601 and its misspellings, RFC 5322, numbers, months as words in fifty languages.

A date is read into ISO 8601 text: ``2025-06-05`` where the page states a day, ``2025-06-05T14:46:00+02:00`` where it
states a time, with the page's own zone and never another.  ``dateparser`` reads more, and takes 0.2 s to import and
milliseconds for each string; here a string takes microseconds.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from newsclean.metadata import calendars, clock, number_dates
from newsclean.metadata.calendar_words import JALALI_MONTHS, MONTH_PAIRS, MONTHS
from newsclean.metadata.calendars import PIVOT
from newsclean.metadata.number_dates import Habit, Place

MAX_TEXT = 400
"""Characters searched for a date; a line that holds one is short."""

FILLER = 6
"""Letters of a word that may stand between the parts of a date: of, the, de, del, th, gada, tháng …"""

HOURS = 12
"""Two digits up to which a number behind a month is rather the hour than the year."""

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
_SOME_DIGITS = re.compile(r"\d.?\d")
_TWO_NUMBERS = re.compile(r"\d\D{1,32}\d")
"""Every date has a day and a year, or a year and a month; nearly every other line has not."""

_TOKEN = re.compile(r"\d+|[^\s\d,;|()\[\]/\-–—:·•\"“”‘]+")
_EDGES = ".'’׳॰"
"""Marks around a word of a date: "Jan." """
_MONTHS = frozenset(MONTHS) | frozenset(JALALI_MONTHS)
_PREFIXES = ("ב", "ל", "و")
"""One-letter prepositions that Hebrew and Arabic write to the month: ביוני."""

_ZEROES = (0x660, 0x6F0, 0x966, 0x9E6, 0xBE6, 0xE50)
"""Zero in Arabic, Persian, Devanagari, Bengali, Tamil and Thai digits."""

_DIGITS = (
    {zero + digit: str(digit) for zero in _ZEROES for digit in range(10)}
    | {0xFEE0 + ord(mark): mark for mark in "0123456789-./:()"}
    | {0x200E: "", 0x200F: "", 0x307: "", 0x60C: ","}
)
"""Digits of other scripts, marks of full width and of direction, and the dot that folding the case of "İ" leaves."""

_BLANKED = {word: " " * len(word) for word in ("พ.ศ.", "พศ.", "ค.ศ.", "พุทธศักราช", "คริสต์ศักราช")} | {"ב-": "ב "}
"""What Thai writes before a year and Hebrew before a day, without a space."""

_SHORT_ENDS = re.compile(r"\s*(?:$|[|,;()\[\]–—·•/-]|\d{1,2}[:.]\d\d|um |at |à |a las |alle |kl|klo|ore|ora|saat )")
"""What may follow "5 June 07" if 07 is the year and not the hour."""

_MINUTES = re.compile(r"\s?[:h時时点點시]|\.\d")
"""What follows a number that is the hour."""


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
    if not isinstance(text, str) or not (_SOME_DIGITS.search(text, 0, MAX_TEXT) or "年" in text):
        return ""
    if match := _ISO.match(text) or _COMPACT.fullmatch(text):
        year, month, day, *time_of_day = match.groups()
        if found := _iso(calendars.day(int(year), int(month), int(day)), clock.stated(*time_of_day)):
            return found
    if match := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(match[1]), UTC).isoformat()
    return next((seen.iso for seen in scan(text, month_first=month_first)), "")


def scan(text: str, *, month_first: bool = False, language: str = "") -> tuple[Seen, ...]:
    """Find every date in a line of text, in order.

    Args:
        text: the line; the first :data:`MAX_TEXT` characters are searched.
        month_first: whether ``6/5/2025`` means June.
        language: the page's language, where it is one of :data:`~newsclean.metadata.number_dates.HABITS`.

    Returns:
        the dates, each with the time that stands behind or before it.

    Example:
        >>> [seen.iso for seen in scan("Published 5 June 2025, updated June 6, 2025 10:15 am")]
        ['2025-06-05', '2025-06-06T10:15:00']
    """
    return _scanned(text[:MAX_TEXT], Habit(month_first, language))


@lru_cache(maxsize=1024)
def _scanned(text: str, habit: Habit) -> tuple[Seen, ...]:
    if not _TWO_NUMBERS.search(text) and "年" not in text:
        return ()
    line = _folded(text)
    places = (*number_dates.find(line, habit), *_worded(line))
    days = sorted({place[1]: place for place in places}.values(), key=_place) if len(places) > 1 else places
    out: list[Seen] = []
    leading = len(days) > 1 and clock.leads(line, days[0][1], days[-1][2])
    for index, (day, start, end) in enumerate(days):
        since = out[-1].end if out else 0
        if start < since:
            continue
        until = days[index + 1][1] if index + 1 < len(days) else len(line)
        time_of_day, stop = clock.beside(line, since, (start, end), until, leading=leading)
        out.append(Seen(_iso(day, time_of_day), start, stop))
    if not out or _stands(text):
        return tuple(out)
    return tuple(Seen(iso, _origin(text, start), _origin(text, stop)) for iso, start, stop in out)


def _place(found: Place) -> int:
    return found[1]


def _folded(text: str) -> str:
    """A line as it is searched: case folded, every digit one of ours."""
    line = unicodedata.normalize("NFC", text).casefold()
    if line.isascii():
        return line
    line = line.translate(_DIGITS)
    for written, blank in _BLANKED.items():
        line = line.replace(written, blank)
    return line


def _stands(text: str) -> bool:
    """Whether every character of a line stands where it stood when the line is folded."""
    if text.isascii():
        return True
    small = text.casefold()  # never shorter; "ß" is longer
    return (
        len(small) == len(text) == len(small.translate(_DIGITS))  # never longer; marks of direction go
        and unicodedata.is_normalized("NFC", text)
    )


def _origin(text: str, place: int) -> int:
    """Where a place of the folded line is in the text: as far as so much of the line is folded from."""
    return bisect_right(range(1, len(text) + 1), place, key=lambda end: len(_folded(text[:end])))


def _worded(line: str) -> Iterator[Place]:
    """Dates with the month as a word: 5 June 2025, June 5th, 2025, 2025. június 5., 2025. gada 5. jūnijs."""
    spelt = [word.strip(_EDGES) for word in _TOKEN.findall(line)]
    if not line.isascii():
        spelt = _joined(list(map(_without_prefix, spelt)))
    if _MONTHS.isdisjoint(spelt):
        return
    matches = list(_TOKEN.finditer(line))
    places = [place for place, word in enumerate(spelt) if word]
    words = [spelt[place] for place in places]
    for index, word in enumerate(words):
        if not (month := MONTHS.get(word) or JALALI_MONTHS.get(word)):
            continue
        before = _numbers(words, range(index - 1, max(index - 5, -1), -1), month)
        after = _numbers(words, range(index + 1, min(index + 5, len(words))), month)
        orders = ((before[:1], after[:1]), (after[:1], after[1:2]), (after[:1], before[:1]), (before[:1], before[1:2]))
        for day, year in sorted(filter(all, orders), key=lambda order: -len(words[order[1][0]])):
            ends = [matches[places[part]].end() for part in (day[0], year[0])]
            hour = len(words[year[0]]) == 2 and not _is_year(words, index, (day[0], year[0]), line, ends)
            if not hour and (found := _dated(words[day[0]], word, words[year[0]])):
                parts = (places[index], places[day[0]], places[year[0]])
                yield found, matches[min(parts)].start(), matches[max(parts)].end()
                break


def _joined(words: list[str]) -> list[str]:
    """The words, with months of two words in one place and nothing in the other."""
    if not MONTH_PAIRS.isdisjoint(words):
        for index, (word, following) in enumerate(pairwise(words)):
            if word in MONTH_PAIRS and (pair := f"{word} {following}") in MONTHS:
                words[index : index + 2] = [pair, ""]
    return words


def _is_year(words: list[str], month: int, parts: tuple[int, int], line: str, ends: list[int]) -> bool:
    """Whether two digits are a year, "5 June 25", and not the time of "5 June 10:15"."""
    day, year = parts
    if year < day or any(_MINUTES.match(line, end) for end in ends):
        return False
    return int(words[year]) > HOURS or (year == month + 1 and _SHORT_ENDS.match(line, ends[1]) is not None)


def _without_prefix(word: str) -> str:
    """A month without the preposition written to it; every other word as it is."""
    return word[1:] if word.startswith(_PREFIXES) and word not in MONTHS and word[1:] in _MONTHS else word


def _numbers(words: list[str], places: range, month: int) -> list[int]:
    """Where the next two numbers stand, up to two short words between them passed over, or the month's other name."""
    out: list[int] = []
    passed = 0
    for place in places:
        word = words[place]
        if word.isdecimal():
            out.append(place)
            passed = 0
        elif MONTHS.get(word, month) != month or passed == 2 or (len(word) > FILLER and word not in MONTHS):
            break
        else:
            passed += 1
        if len(out) == 2:
            break
    return out


def _dated(day: str, word: str, year: str) -> date | None:
    """The date of a day, the name of a month and a year."""
    if len(day) > 2 or len(year) not in {2, 4}:
        return None
    number = int(year)
    if month := JALALI_MONTHS.get(word):
        return calendars.jalali(number + (1300 if number >= PIVOT else 1400) * (len(year) == 2), month, int(day))
    if len(year) == 2:
        thai = "ก" <= word[0] <= "๛" and number in calendars.SHORT_BUDDHIST
        number += 2500 - calendars.BUDDHIST if thai else 2000
        return calendars.day(number, MONTHS[word], int(day)) if thai or number < 2000 + PIVOT else None
    return calendars.day(number - calendars.BUDDHIST if 2400 < number < 2700 else number, MONTHS[word], int(day))


def _iso(day: date | None, time_of_day: time | None) -> str:
    if day is None:
        return ""
    return datetime.combine(day, time_of_day).isoformat() if time_of_day else day.isoformat()

"""Years of other calendars: Persian, Thai, Taiwanese and Japanese, each read into a day of ours."""

from __future__ import annotations

from datetime import date, timedelta

FIRST_YEAR = 1600
"""No newspaper is older (Relation, Strasbourg, 1605)."""

LAST_YEAR = 2100

PIVOT = 70
"""Two digits from which a year is one of the last century (POSIX ``strptime`` has 69, but no page is of 1969)."""

BUDDHIST = 543
"""Years that the Thai calendar is ahead."""

SHORT_BUDDHIST = range(40, 80)
"""Two digits that are a Thai year: 2540 to 2579 are 1997 to 2036."""

MINGUO = 1911
"""The year before the first one of the Republic of China."""

SHORT_MINGUO = range(94, 200)
"""Years without an era before 年 that are the republic's: 94 is 2005, and "24年" is 2024."""

PERSIAN = range(1340, 1421)
"""Years in numbers that are Persian: 1961 to 2041.  Later ones are of the lunar calendar: 1445 was 2024."""

ERAS = {
    "令和": 2018, "平成": 1988, "昭和": 1925, "令": 2018, "平": 1988, "昭": 1925, "r": 2018, "h": 1988, "s": 1925,
    "民國": MINGUO, "民国": MINGUO,
}  # fmt: skip
"""Eras to the year before their first."""

_NUMERALS = {mark: value for value, mark in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1}
NUMERALS = "〇零○一二三四五六七八九十百"
"""Chinese numerals as dates write them."""


def day(year: int, month: int, of_month: int) -> date | None:
    """A day of our calendar; None where there is no such day.

    Example:
        >>> day(2024, 2, 30) is None
        True
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def numbered(year: int, month: int, of_month: int) -> date | None:
    """A day in numbers of four digits of year, which tell the calendar.

    Example:
        >>> numbered(1400, 5, 12).isoformat(), numbered(2567, 3, 12).isoformat()
        ('2021-08-03', '2024-03-12')
    """
    if year in PERSIAN:
        return jalali(year, month, of_month)
    return day(year - BUDDHIST if 2500 < year < 2600 else year, month, of_month)


def jalali(year: int, month: int, of_month: int) -> date | None:
    """A day of the Persian calendar, by its 33-year cycle of leap years, which is exact from 1244 to 1472.

    Example:
        >>> jalali(1402, 12, 22).isoformat()
        '2024-03-12'
    """
    if not (1244 <= year <= 1472 and 1 <= month <= 12 and 1 <= of_month <= 31):
        return None
    leaps = sum(1 for cycle in range(1244, year) if cycle % 33 in {1, 5, 9, 13, 17, 22, 26, 30})
    first = date(1865, 3, 21) + timedelta(days=(year - 1244) * 365 + leaps)
    return first + timedelta(days=min(month - 1, 6) * 31 + max(month - 7, 0) * 30 + of_month - 1)


def of_era(era: str | None, number: int) -> int:
    """The year of a number before 年, with its era if one is stated.

    Example:
        >>> of_era("令和", 6), of_era(None, 112), of_era(None, 24), of_era(None, 2024)
        (2024, 2023, 2024, 2024)
    """
    if era:
        return number + ERAS[era]
    if number in SHORT_MINGUO:
        return number + MINGUO
    return number + 2000 if number < 100 else number


def numeral(text: str) -> int:
    """A number in digits or in Chinese numerals; a year is written digit for digit.

    Example:
        >>> numeral("二〇一二"), numeral("二十一"), numeral("十"), numeral("一百一十二"), numeral("12")
        (2012, 21, 10, 112, 12)
    """
    if text.isdecimal():
        return int(text)
    if "十" not in text and "百" not in text:
        return int("".join(str(_NUMERALS[mark]) for mark in text))
    hundreds, _, rest = text.rpartition("百")
    tens, _, ones = rest.rpartition("十") if "十" in rest else ("0", "", rest)
    digits = (hundreds or "0", (tens or "1").lstrip("零〇") or "1", ones.lstrip("零〇"))
    values = [int(part) if part.isdecimal() else _NUMERALS.get(part, 0) for part in digits]
    return 100 * values[0] + 10 * values[1] + values[2]
